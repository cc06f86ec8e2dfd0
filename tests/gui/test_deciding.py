"""Deciding in the window: what it shows, what it counts, what it keeps."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox

from csreview import places
from csreview.errors import DecisionsUnusable
from csreview.gui.checklist_model import STATE, VALUE
from csreview.gui.decision_dialogs import DismissDialog, NoteDialog
from csreview.gui.keeper import Saved
from csreview.gui.session import Session, Target
from csreview.gui.settings import Settings
from csreview.gui.states import States
from csreview.gui.widgets import Text
from csreview.gui.window import Window
from csreview.model import Decision, DraftKey, Ruling, Scope, Severity, Side
from csreview.store.decisions import Change, DecisionStore, own_store
from tests.gui.factory import merchant_review
from tests.gui.fakes import FakeReviewer

KEY = DraftKey.of(merchant_review().agreement.draft)


def _said(window: Window) -> str:
    return "\n".join(t.text() for t in window.desk.detail.findChildren(Text) if t.isVisibleTo(window.desk.detail))


def _button(window: Window, act: str) -> QAbstractButton:
    found = window.desk.detail.widget().findChild(QAbstractButton, f"decide-{act}")
    assert isinstance(found, QAbstractButton)
    return found


def _answer(monkeypatch: pytest.MonkeyPatch, reason: str = "商业上可接受", scope: Scope = Scope.PLACE) -> None:
    monkeypatch.setattr(DismissDialog, "ask", classmethod(lambda *_, **__: (reason, scope)))


def _live(window: Window) -> list[str]:
    review = window.session.review
    assert review is not None
    return [finding.id for finding in review.findings]


def _listed(window: Window) -> dict[str, bool]:
    rows = window.desk.navigator.trees[1].proxy
    indexes = [rows.index(row, 0) for row in range(rows.rowCount())]
    return {index.data(VALUE).id: index.data(STATE).dismissed for index in indexes}


def test_the_whole_story_of_deciding(
    qtbot, reviewed: Window, settings: Settings, reviewer: FakeReviewer, draft_file: Path, tmp_path: Path, monkeypatch
) -> None:
    keeper = reviewed.deciding.keeper
    _answer(monkeypatch)
    monkeypatch.setattr(NoteDialog, "ask", classmethod(lambda *_: "问一下财务"))
    assert reviewed.session.target.finding == "gap1"

    with qtbot.waitSignal(keeper.saved):
        qtbot.keyClick(reviewed, Qt.Key.Key_Delete)
    assert _live(reviewed) == ["blank1", "vague1", "gap2", "consistency1"]
    assert "Dismissed here: 商业上可接受" in _said(reviewed)
    assert "Merchant: 1 high," in reviewed.desk.head.accessibleDescription()
    assert [row.text() for row in reviewed.desk.head.rows] == ["blank1 的说明"]
    assert reviewed.desk.navigator.tabs.buttons[1].text() == "Findings 4"
    assert _listed(reviewed) == {"gap1": True, "blank1": False, "vague1": False, "gap2": False, "consistency1": False}

    reviewed.choose(Target(None, "vague1"))
    with qtbot.waitSignal(keeper.saved):
        qtbot.mouseClick(_button(reviewed, "note"), Qt.MouseButton.LeftButton)
    reviewed.choose(Target("kpi.first-response", "blank1"))
    with qtbot.waitSignal(keeper.saved):
        qtbot.mouseClick(_button(reviewed, "accept"), Qt.MouseButton.LeftButton)
    assert _button(reviewed, "accept").text() == "Accepted"
    with qtbot.waitSignal(keeper.saved):
        qtbot.keyClick(reviewed, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _button(reviewed, "accept").text() == "Accept"
    assert "Note" not in _said(reviewed)
    reviewed.close()

    again = Window(Session(side=Side.VENDOR), settings, lambda: reviewer)
    qtbot.addWidget(again)
    moved = draft_file.rename(tmp_path / "改名.docx")
    with qtbot.waitSignal(again.reviewed):
        again.open_draft(moved)
    assert "gap1" not in _live(again)
    again.take_side(Side.MERCHANT)
    assert "gap1" not in _live(again)
    again.choose(Target(None, "vague1"))
    assert "Note: 问一下财务" in _said(again)
    assert "Saved" in _said(again)
    again.close()


def test_what_is_dismissed_for_its_requirement_is_set_aside_in_the_checklist(reviewed: Window, monkeypatch) -> None:
    _answer(monkeypatch, scope=Scope.REQUIREMENT)
    reviewed.deciding.dismiss()
    index = reviewed.desk.navigator.checklist.find("kpi.data-source")
    assert index.data(STATE).dismissed
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "High, Missing, 数据来源, dismissed"
    kpi = reviewed.desk.navigator.checklist.index(1, 0).data(VALUE)
    assert (kpi.high, kpi.set_aside, kpi.applicable) == (1, 1, 2)
    assert "Dismissed throughout the draft" in _said(reviewed)
    _button(reviewed, "restore").click()
    assert "gap1" in _live(reviewed)


def test_only_what_is_undecided_is_listed_when_asked(reviewed: Window, monkeypatch) -> None:
    _answer(monkeypatch)
    reviewed.deciding.dismiss()
    reviewed.choose(Target("kpi.first-response", "blank1"))
    reviewed.deciding.accept()
    navigator = reviewed.desk.navigator
    navigator.undecided.setChecked(True)
    assert list(_listed(reviewed)) == ["vague1", "gap2", "consistency1"]
    tree = navigator.trees[0].proxy
    assert [tree.index(row, 0).data() for row in range(tree.rowCount())] == ["服务费用"]
    navigator.clear_filter()
    assert len(_listed(reviewed)) == 5


def test_the_clauses_count_anew_when_they_are_looked_at_again(reviewed: Window, monkeypatch) -> None:
    _answer(monkeypatch)
    navigator = reviewed.desk.navigator
    outline = navigator.trees[2].proxy

    def counts() -> tuple[int, ...]:
        rows = (outline.index(row, 0) for row in range(outline.rowCount()))
        return next(row.data(VALUE).counts for row in rows if row.data() == "第一条 服务标准")

    assert counts() == (1, 1, 0)
    reviewed.choose(Target("kpi.first-response", "blank1"))
    reviewed.deciding.dismiss()
    navigator.turn_to(2)
    assert counts() == (0, 1, 0)
    reviewed.deciding.undo()
    assert counts() == (1, 1, 0)


def test_a_highlight_goes_with_a_dismissed_finding_and_comes_back(reviewed: Window, monkeypatch) -> None:
    _answer(monkeypatch)
    view = reviewed.desk.draft.view
    place = view.document().find("及时").selectionStart()
    reviewed.choose(Target(None, "vague1"))
    assert view.tip(place)
    reviewed.deciding.dismiss()
    assert not view.tip(place)
    reviewed.deciding.undo()
    assert view.tip(place)


def test_walking_goes_past_what_is_dismissed(qtbot, reviewed: Window, monkeypatch) -> None:
    _answer(monkeypatch)
    reviewed.choose(Target("kpi.first-response", "blank1"))
    reviewed.deciding.dismiss()
    reviewed.choose(Target("kpi.data-source", "gap1"))
    qtbot.keyClick(reviewed, Qt.Key.Key_F8)
    assert reviewed.session.target.finding == "vague1"


def test_a_severity_of_ones_own_moves_the_finding(reviewed: Window) -> None:
    reviewed.deciding.rate(Severity.LOW)
    assert _live(reviewed)[0] == "blank1"
    assert "Severity set by you: Low" in _said(reviewed)
    assert reviewed.desk.navigator.checklist.find("kpi.data-source").data(STATE).rated
    reviewed.deciding.rate(None)
    assert _live(reviewed)[0] == "gap1"
    reviewed.deciding.rate(None)
    assert len(reviewed.session.done) == 2


def test_undo_goes_to_what_it_changes_and_redo_does_it_again(reviewed: Window, monkeypatch) -> None:
    _answer(monkeypatch)
    reviewed.deciding.dismiss()
    reviewed.choose(Target(None, "vague1"))
    reviewed.deciding.undo()
    assert reviewed.session.target.finding == "gap1"
    assert "gap1" in _live(reviewed)
    reviewed.deciding.redo()
    assert "gap1" not in _live(reviewed)
    reviewed.deciding.undo()
    reviewed.deciding.undo()
    reviewed.deciding.redo()
    reviewed.deciding.redo()
    assert "gap1" not in _live(reviewed)


def test_a_changed_mind_leaves_one_verdict(reviewed: Window, monkeypatch) -> None:
    reviewed.deciding.accept()
    _answer(monkeypatch, "一", Scope.REQUIREMENT)
    reviewed.deciding.dismiss()
    _answer(monkeypatch, "二", Scope.PLACE)
    reviewed.deciding.dismiss()
    assert [(d.scope, d.ruling, d.text) for d in reviewed.session.decisions] == [(Scope.PLACE, Ruling.DISMISSED, "二")]
    reviewed.deciding.accept()
    assert [d.ruling for d in reviewed.session.decisions] == [Ruling.ACCEPTED]
    reviewed.deciding.accept()
    assert reviewed.session.decisions == ()


def test_a_point_in_order_takes_a_note_but_no_verdict(reviewed: Window, monkeypatch) -> None:
    reviewed.choose(Target("fees.rate"))
    monkeypatch.setattr(NoteDialog, "ask", classmethod(lambda *_: "很好"))
    reviewed.deciding.accept()
    reviewed.deciding.dismiss()
    reviewed.deciding.note()
    made = reviewed.session.decisions
    assert [(d.subject, d.scope, d.text) for d in made] == [("fees.rate", Scope.REQUIREMENT, "很好")]
    monkeypatch.setattr(NoteDialog, "ask", classmethod(lambda *_: ""))
    reviewed.deciding.note()
    assert reviewed.session.decisions == ()


def test_nothing_is_shown_as_saved_before_it_is(qtbot, window: Window, draft_file: Path) -> None:
    gate = threading.Event()

    def held() -> DecisionStore:
        assert gate.wait(timeout=20)
        return own_store()

    window.deciding.keeper._open_store = held
    with qtbot.waitSignal(window.reviewed):
        window.open_draft(draft_file)
    window.deciding.accept()
    assert "Saving…" in _said(window)
    assert own_store().of(KEY) == ()
    with qtbot.waitSignal(window.deciding.keeper.saved):
        gate.set()
    assert "Saved" in _said(window)
    assert [d.subject for d in own_store().of(KEY)] == ["gap1"]


def test_what_could_not_be_saved_is_said_and_tried_again(qtbot, reviewed: Window) -> None:
    keeper = reviewed.deciding.keeper

    def none() -> DecisionStore:
        raise DecisionsUnusable("磁盘已满。", "the disk is full.")

    keeper._open_store = none
    with qtbot.waitSignal(keeper.failed):
        reviewed.deciding.accept()
    assert keeper.state is Saved.FAILED
    assert "Not saved yet" in _said(reviewed)
    assert reviewed.banner.sentence
    keeper._open_store = own_store
    with qtbot.waitSignal(keeper.saved):
        reviewed.deciding.rate(Severity.LOW)
    assert {d.ruling for d in own_store().of(KEY)} == {Ruling.ACCEPTED, Ruling.SEVERITY}


def test_closing_at_once_saves_what_waits(reviewed: Window) -> None:
    reviewed.deciding.accept()
    reviewed.deciding.rate(Severity.LOW)
    reviewed.close()
    assert len(own_store().of(KEY)) == 2


def test_two_windows_take_in_each_others_decisions(qtbot, reviewed: Window) -> None:
    theirs = Decision("blank1", Scope.PLACE, Ruling.DISMISSED, "另一窗口", None, "2026-05-01T08:00:00Z")
    own_store().change(KEY, [Change(put=(theirs,))])
    with qtbot.waitSignal(reviewed.deciding.keeper.saved):
        reviewed.deciding.accept()
    assert theirs in reviewed.session.decisions
    assert "blank1" not in _live(reviewed)


def test_decisions_that_cannot_be_read_do_not_keep_a_draft_from_opening(
    qtbot, window: Window, draft_file: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.sqlite3"
    broken.write_bytes(b"no database" * 500)
    window._open_store = lambda: DecisionStore(broken)
    with qtbot.waitSignal(window.reviewed):
        window.open_draft(draft_file)
    assert window.desk.isVisible()
    assert window.banner.sentence


def test_the_focus_stays_on_the_button_that_was_pressed(qtbot, reviewed: Window) -> None:
    reviewed.activateWindow()
    _button(reviewed, "accept").setFocus()
    qtbot.keyClick(_button(reviewed, "accept"), Qt.Key.Key_Space)
    assert reviewed.focusWidget() is _button(reviewed, "accept")


def test_a_report_from_the_window_lists_what_was_dismissed(
    qtbot, reviewed: Window, tmp_path: Path, monkeypatch
) -> None:
    _answer(monkeypatch)
    reviewed.deciding.dismiss()
    report = tmp_path / "报告.md"
    monkeypatch.setattr("csreview.gui.exporting.ask_file", lambda *_: (str(report), ""))
    with qtbot.waitSignal(reviewed.exporting.written):
        reviewed.export()
    text = report.read_text(encoding="utf-8")
    assert "商业上可接受" in text[text.rindex("不采纳的发现") :]


@pytest.fixture
def shown(qtbot) -> Callable[[DismissDialog], DismissDialog]:
    def show(dialog: DismissDialog) -> DismissDialog:
        qtbot.addWidget(dialog)
        return dialog

    return show


def test_a_reason_is_needed(qtbot, shown) -> None:
    dialog = shown(DismissDialog(3))
    ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    qtbot.keyClicks(dialog.reason, "  ")
    assert not ok.isEnabled()
    dialog._take("不必")
    assert ok.isEnabled()
    assert dialog.answer() == ("不必", Scope.PLACE)
    dialog.whole.setChecked(True)
    assert dialog.answer() == ("不必", Scope.REQUIREMENT)


def test_the_dialog_offers_only_what_there_is(shown) -> None:
    assert not shown(DismissDialog(0)).whole.isEnabled()
    whole = shown(DismissDialog(2, whole_only=True))
    assert not whole.place.isEnabled()
    assert whole.answer()[1] is Scope.REQUIREMENT


def test_states_know_a_requirement_by_its_findings() -> None:
    states = States(merchant_review())
    assert [o.requirement for o in merchant_review().outcomes if states.undecided(o)] == [
        "kpi.first-response",
        "kpi.data-source",
        "fees.payment-date",
    ]


def test_the_folder_of_these_tests_is_not_the_users(tmp_path: Path) -> None:
    assert places.data_folder() == tmp_path / "settings"


@pytest.fixture(autouse=True)
def no_dialog_is_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog that nobody closes would hold the tests up for good."""
    monkeypatch.setattr(DismissDialog, "exec", lambda _self: pytest.fail("a dialog was opened"))
    monkeypatch.setattr(NoteDialog, "exec", lambda _self: pytest.fail("a dialog was opened"))


def test_ctrl_and_enter_end_a_note(qtbot, settings: Settings) -> None:
    dialog = NoteDialog("")
    qtbot.addWidget(dialog)
    (keys,) = dialog.findChildren(QShortcut)
    assert keys.key().toString() == "Ctrl+Return"
    with qtbot.waitSignal(dialog.accepted):
        keys.activated.emit()
