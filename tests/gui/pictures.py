"""Pictures of the window in every state, to be looked at: python -m tests.gui.pictures FOLDER [DRAFT]

Without DRAFT the first sample is shown. Where there is no screen, set QT_QPA_PLATFORM=offscreen.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from csreview.errors import DraftUnreadable
from csreview.gui import app as gui_app
from csreview.gui import dialogs
from csreview.gui.app import Host
from csreview.gui.decision_dialogs import DismissDialog, NoteDialog
from csreview.gui.samples import samples
from csreview.gui.session import Target, target_of
from csreview.gui.settings import Recent, Settings
from csreview.gui.window import Window
from csreview.model import Kind, Scope, Severity, Side

_SIZES = ((1280, 800), (1280, 720), (1920, 1080))


def main(folder: Path, draft: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    app = gui_app.make_application()
    for theme in ("light", "dark"):
        for language in ("zh", "en"):
            for size in _SIZES:
                _one(app, theme, language, size, folder, draft)


def _one(app: QApplication, theme: str, language: str, size: tuple[int, int], folder: Path, draft: Path) -> None:
    with tempfile.TemporaryDirectory() as own, patch("csreview.places.data_folder", lambda: Path(own)):
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, own)
        host = Host(app, Settings(), theme, language, Side.MERCHANT)
        host.start(size)
        for name, widget in _states(host, draft):
            _wait(150)
            widget.grab().save(str(folder / f"{theme}-{language}-{size[0]}x{size[1]}-{name}.png"))
        host.window.close()
        host.end()


def _states(host: Host, draft: Path) -> Iterator[tuple[str, QWidget]]:
    window = host.window
    Settings().remember(Recent("/稿/年度框架协议.docx", "vendor", "2026-11-20", 3, 12, 20))
    window._show_page(window.empty)
    yield "empty", window
    window.open_draft(draft)
    yield "opening", window
    while window.session.review is None:
        _wait(20)
    yield "reviewed", window
    yield from _reviewed(window)
    yield from _dialogs(window)
    window.tell_fault(DraftUnreadable("文件不是 Word 草案。", "not a Word draft"))
    yield "error", window


def _reviewed(window: Window) -> Iterator[tuple[str, QWidget]]:
    review, desk = window.session.review, window.desk
    assert review is not None
    for kind in Kind:
        finding = next((f for f in review.findings if f.kind is kind and f.clause), None)
        if finding is not None:
            window.choose(target_of(finding))
            yield f"finding-{kind.value}", window
    for number, name in enumerate(("checklist", "findings", "clauses")):
        desk.navigator.turn_to(number)
        yield name, window
    desk.draft.begin_find()
    desk.draft.find_bar.field.setText("乙方")
    yield "find", window
    desk.draft.end_find()
    yield from _decided(window)
    window.choose(Target())
    yield "nothing-chosen", window
    window.take_side(Side.VENDOR)
    yield "vendor", window


def _decided(window: Window) -> Iterator[tuple[str, QWidget]]:
    assert window.session.review is not None
    first, second, third = window.session.review.findings[:3]
    answers = ((DismissDialog, ("本次交易可以接受", Scope.PLACE)), (NoteDialog, "与财务确认付款周期。"))
    with patch.object(*_asking(answers[0])), patch.object(*_asking(answers[1])):
        window.choose(target_of(third))
        window.deciding.accept()
        window.choose(target_of(second))
        window.deciding.note()
        window.deciding.rate(Severity.LOW)
        yield "noted", window
        window.choose(target_of(first))
        window.deciding.dismiss()
        window.desk.navigator.turn_to(1)
        yield "dismissed", window


def _asking(answer: tuple[type, object]) -> tuple[type, str, object]:
    return answer[0], "ask", classmethod(lambda *_, **__: answer[1])


def _dialogs(window: Window) -> Iterator[tuple[str, QWidget]]:
    shown = {
        "settings": dialogs.SettingsDialog(window._settings, window),
        "shortcuts": dialogs.ShortcutsDialog(window),
        "dismiss": DismissDialog(3, None, window),
        "note": NoteDialog("", window),
        "trace": dialogs.TraceDialog(_trace(window), window),
        "about": dialogs.AboutDialog("0.1.0", window),
    }
    for name, dialog in shown.items():
        dialog.show()
        yield name, dialog
        dialog.close()


def _trace(window: Window) -> str:
    return window.session.explain("kpi.first-response") if window.session.explain is not None else ""


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else samples()[-1][1])
