"""The whole way through the window with the real review in its own process: from dropping a draft to opening it again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from csreview.gui import exporting
from csreview.gui.decision_dialogs import DismissDialog, NoteDialog
from csreview.gui.review_process import ProcessReviewer, ReviewProcess
from csreview.gui.samples import samples
from csreview.gui.session import Session, target_of
from csreview.gui.settings import Settings
from csreview.gui.widgets import Text
from csreview.gui.window import Window
from csreview.model import Scope, Severity, Side

_LONG = 120_000  # milliseconds that a review may take on a machine that has much else to do


@pytest.fixture
def process() -> Iterator[ReviewProcess]:
    made = ReviewProcess()
    yield made
    made.end()


@pytest.fixture
def new_window(qtbot, settings: Settings, process: ReviewProcess) -> Callable[[], Window]:
    def make() -> Window:
        made = Window(Session(side=Side.MERCHANT), settings, lambda: ProcessReviewer(process, "2026-11-27"))
        qtbot.addWidget(made)
        made.resize(1280, 720)
        made.show()
        return made

    return make


def _drop(window: Window, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(20, 20), action, data, button, key))


def test_the_whole_story(qtbot, new_window, tmp_path: Path, monkeypatch) -> None:
    draft = tmp_path / "待审草案.docx"
    shutil.copy(samples()[-1][1], draft)
    monkeypatch.setattr(DismissDialog, "ask", classmethod(lambda *_, **__: ("已在补充协议中约定", Scope.PLACE)))
    monkeypatch.setattr(NoteDialog, "ask", classmethod(lambda *_: "请财务确认"))
    window = new_window()
    with qtbot.waitSignal(window.reviewed, timeout=_LONG):
        _drop(window, draft)
    assert "Do not sign yet" in [text.text() for text in window.desk.head.findChildren(Text)]
    assert 3 <= len(window.desk.head.rows) <= 5

    for action, value in window.desk.navigator._ticks:
        action.setChecked(value is Severity.HIGH)
    qtbot.keyClick(window, Qt.Key.Key_F8)
    dismissed = window.session.target.finding
    with qtbot.waitSignal(window.deciding.keeper.saved):
        qtbot.keyClick(window, Qt.Key.Key_Delete)
    qtbot.keyClick(window, Qt.Key.Key_F8)
    noted = window.session.target.finding
    assert noted != dismissed
    with qtbot.waitSignal(window.deciding.keeper.saved):
        qtbot.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)

    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.session.side is Side.VENDOR
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(window.deciding.keeper.saved):
        qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(window.deciding.keeper.saved):
        qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    report = tmp_path / "报告.md"
    monkeypatch.setattr(exporting, "ask_file", lambda *_: (str(report), ""))
    with qtbot.waitSignal(window.exporting.written):
        qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    written = report.read_text(encoding="utf-8")
    assert "已在补充协议中约定" in written
    assert "filtered by: High" in written
    assert str(report.name) in window.banner.sentence
    window.close()

    again, moved = new_window(), draft.rename(tmp_path / "改名移动.docx")
    with qtbot.waitSignal(again.reviewed, timeout=_LONG):
        again.open_draft(moved)
    review = again.session.review
    assert review is not None
    assert [each.finding.id for each in review.dismissed] == [dismissed]
    assert [(d.subject, d.text) for d in review.decisions if d.text == "请财务确认"] == [(noted, "请财务确认")]
    again.choose(target_of(next(f for f in review.findings if f.id == noted)))
    assert "Note: 请财务确认" in [text.text() for text in again.desk.detail.findChildren(Text)]
    again.close()
