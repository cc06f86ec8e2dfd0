from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from csreview.errors import ChecklistInvalid, DraftUnreadable
from csreview.gui import dialogs, exporting
from csreview.gui import window as window_module
from csreview.gui.checklist_model import STATE, TARGET
from csreview.gui.coverage import Coverage
from csreview.gui.decision_dialogs import DismissDialog, NoteDialog
from csreview.gui.detail_pane import DetailPane
from csreview.gui.head import first_sentence
from csreview.gui.page import shortened
from csreview.gui.quote import Quote
from csreview.gui.reviewer import PipelineReviewer, Reviews
from csreview.gui.session import Session, Target, target_of
from csreview.gui.settings import Settings
from csreview.gui.theme import LIGHT
from csreview.gui.widgets import Button, Row, Text
from csreview.gui.window import Window
from csreview.model import AgreementKind, Ruling, Scope, Severity, Side
from tests.gui.fakes import FakeReviewer
from tests.gui.monkey import Monkey, nothing_outside


def _said(widget: QWidget) -> str:
    return "\n".join(t.text() for t in widget.findChildren(Text) if t.isVisibleTo(widget))


def _drop(window: Window, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(20, 20), action, data, button, key))


def test_a_finding_that_no_line_of_the_checklist_carries_is_shown_among_the_findings(qtbot, reviewed: Window) -> None:
    navigator = reviewed.desk.navigator
    navigator.turn_to(0)
    reviewed.choose(Target("kpi.first-response", "blank1"))
    assert navigator.tabs.current == 0
    reviewed.choose(Target(None, "vague1"))
    assert navigator.tabs.current == 1
    assert navigator.trees[1].currentIndex().data(TARGET) == Target(None, "vague1")
    navigator.turn_to(0)
    navigator.search.setText("没有这句话")
    reviewed.choose(Target(None, "vague1"))
    assert navigator.tabs.current == 0  # the filter lists it in neither


def test_the_clause_in_which_a_finding_stands_is_marked_among_the_clauses(qtbot, reviewed: Window) -> None:
    tree = reviewed.desk.navigator.trees[2]
    reviewed.choose(Target("kpi.first-response", "blank1"))
    reviewed.desk.navigator.turn_to(2)
    assert str(tree.currentIndex().data()).startswith("1.1")
    reviewed.choose(Target("kpi.data-source", "gap1"))  # stands nowhere
    assert not tree.selectionModel().hasSelection()


def test_what_must_be_settled_is_told_whole_in_its_first_sentence(qtbot, reviewed: Window) -> None:
    said = "“不少于95%。”过于含糊：没有数值界限。这里没有写明幅度多大。"
    assert first_sentence(said) == "“不少于95%。”过于含糊：没有数值界限。"
    assert first_sentence("没有句号") == "没有句号"
    row = Row("很长的事项" * 20, "severity-high", "high", note="第四条第2款", wraps=True)
    qtbot.addWidget(row)
    assert row.heightForWidth(400) > row.heightForWidth(4000)


def test_no_line_of_a_row_begins_with_a_mark_of_the_line_before(qtbot) -> None:
    row = Row("按哪个考核、扣款没有约定。" * 6, "severity-high", "high", wraps=True)
    qtbot.addWidget(row)
    for width in range(120, 240, 7):
        laid = row._laid(width)
        begun = {laid.text()[laid.lineAt(number).textStart()] for number in range(laid.lineCount())}
        assert begun.isdisjoint("。、")


def test_what_is_stated_but_against_the_side_shows_in_the_checklist_how_bad_that_is(reviewed: Window) -> None:
    reviewed.take_side(Side.VENDOR)
    navigator = reviewed.desk.navigator
    cap = navigator.checklist.find("liab.cap")
    assert cap.data(STATE).worst is Severity.MEDIUM
    assert str(cap.data(Qt.ItemDataRole.AccessibleTextRole)).startswith("Medium, Met")
    next(action for action, value in navigator._ticks if value is Severity.MEDIUM).setChecked(True)
    assert navigator.trees[0].proxy.mapFromSource(cap).isValid()


def test_the_whole_story(qtbot, window: Window, draft_file: Path, tmp_path: Path, monkeypatch) -> None:
    with qtbot.waitSignal(window.reviewed):
        _drop(window, draft_file)
    desk = window.desk
    assert "Do not sign yet" in _said(desk.head)
    assert "For the Merchant: 2 high, 2 medium, 1 low" in _said(desk.head)
    assert [r.text() for r in desk.head.rows] == ["gap1 的说明", "blank1 的说明"]

    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert window.session.target == Target("kpi.first-response", "blank1")
    assert (
        desk.draft.view.textCursor().position()
        == desk.draft.view.document().find("首次响应时长____秒").selectionStart()
    )
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert window.session.target == Target(None, "vague1")
    qtbot.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert window.session.target.finding == "blank1"

    desk.navigator.search.setText("付款")
    assert desk.navigator.trees[0].proxy.rowCount() == 1
    desk.navigator.clear_filter()
    assert desk.navigator.trees[0].proxy.rowCount() == 4

    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.session.side is Side.VENDOR
    assert window.session.target == Target("kpi.first-response", "blank1")
    assert "Amend before signing" in _said(desk.head)

    report = tmp_path / "报告.json"
    monkeypatch.setattr(exporting, "ask_file", lambda *_: (str(report), ""))
    with qtbot.waitSignal(window.exporting.written):
        window.export()
    assert '"side": "vendor"' in report.read_text(encoding="utf-8")
    assert report.name in window.banner.sentence
    opened: list[Path] = []
    monkeypatch.setattr(window_module, "open_file", opened.append)
    monkeypatch.setattr(window_module, "open_folder", opened.append)
    for button in window.banner.findChildren(Button):
        button.click()
    assert opened == [report, report]


def test_clicking_a_highlight_chooses_its_finding(qtbot, reviewed: Window) -> None:
    view = reviewed.desk.draft.view
    start = view.document().find("及时").selectionStart()
    cursor = view.textCursor()
    cursor.setPosition(start + 1)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.cursorRect(cursor).center())
    assert reviewed.session.target == Target(None, "vague1")


def test_the_highlight_of_what_is_chosen_cuts_exactly_its_quote(reviewed: Window) -> None:
    for finding in reviewed.session.reviews[Side.MERCHANT].findings:
        reviewed.choose(Target(None, finding.id))
        selections = reviewed.desk.draft.view.extraSelections()
        if finding.quote:
            assert selections[-1].cursor.selectedText().replace("合格𠮷", "").replace("\u2028", "\n") == finding.quote
        else:
            assert len(selections) == 5  # four findings with a place, one comment


def test_a_contradiction_leads_to_both_of_its_places(qtbot, reviewed: Window) -> None:
    reviewed.choose(Target(None, "consistency1"))
    first, second = reviewed.desk.detail.findChildren(Quote)
    for quote, words in ((second, "乙方"), (first, "甲方")):
        qtbot.mouseClick(quote, Qt.MouseButton.LeftButton)
        assert reviewed.desk.draft.view.extraSelections()[-1].cursor.selectedText() == words


def test_an_absence_highlights_nothing_and_says_where_it_belongs(reviewed: Window) -> None:
    reviewed.choose(Target("kpi.data-source", "gap1"))
    rows = [row.text() for row in reviewed.desk.detail.findChildren(Row)]
    assert "after 第一条 服务标准 · 1.1" in rows
    assert not reviewed.desk.detail.findChildren(Quote)


def test_where_the_absent_belongs_is_marked_below_all_of_its_clause(reviewed: Window) -> None:
    view = reviewed.desk.draft.view
    reviewed.choose(Target("kpi.data-source", "gap1"))
    assert view.document().findBlock(view._gap).text().startswith("1.1 ")
    assert view._gap_ink == LIGHT.high.ink
    view.grab()
    reviewed.choose(Target(None, "vague1"))
    assert view._gap is None


def test_why_it_matters_is_said_once(reviewed: Window) -> None:
    assert shortened("没有写明时限。没有时限就无法认定。", "没有时限就无法认定。") == "没有写明时限。"
    assert shortened("没有时限就无法认定。", "没有时限就无法认定") == "没有时限就无法认定。"
    assert shortened("没有写明时限。", "") == "没有写明时限。"


def test_choosing_in_the_checklist_shows_the_point(qtbot, reviewed: Window) -> None:
    tree = reviewed.desk.navigator.trees[0]
    tree.expandAll()
    index = tree.proxy.mapFromSource(reviewed.desk.navigator.checklist.find("fees.payment-date"))
    tree.scrollTo(index)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(index).center())
    assert reviewed.session.target == Target("fees.payment-date", "gap2")
    assert "付款期限" in _said(reviewed.desk.detail)
    assert "《民法典》第五百一十一条" in _said(reviewed.desk.detail)
    assert "付款期限对merchant要紧" in _said(reviewed.desk.detail)


def test_the_arrow_keys_choose_too(qtbot, reviewed: Window) -> None:
    reviewed.desk.navigator.turn_to(1)
    reviewed.desk.navigator.focus_list()
    qtbot.keyClick(reviewed.desk.navigator.trees[1], Qt.Key.Key_Down)
    assert reviewed.session.target.finding == "blank1"


def test_the_model_wording_is_copied(qtbot, reviewed: Window) -> None:
    reviewed.choose(Target("kpi.data-source", "gap1"))
    qtbot.keyClick(reviewed, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert QGuiApplication.clipboard().text() == "双方约定数据来源为【】。"


def test_the_side_switch_keeps_what_is_unfolded_and_the_place_in_the_draft(reviewed: Window) -> None:
    reviewed.resize(1000, 600)
    tree, bar = reviewed.desk.navigator.trees[0], reviewed.desk.draft.view.verticalScrollBar()
    tree.collapseAll()
    tree.expand(tree.proxy.index(2, 0))
    bar.setValue(bar.maximum())
    before = bar.value()
    reviewed.take_side(Side.VENDOR)
    assert bar.value() == before
    assert [tree.isExpanded(tree.proxy.index(r, 0)) for r in range(4)] == [False, True, True, False]


def test_coverage_leads_to_its_section(qtbot, reviewed: Window) -> None:
    coverage = reviewed.desk.head.findChild(Coverage)
    assert coverage is not None
    tree = reviewed.desk.navigator.trees[0]
    tree.collapseAll()
    coverage.setFocus()
    qtbot.keyClick(coverage, Qt.Key.Key_Right)
    qtbot.keyClick(coverage, Qt.Key.Key_Return)
    assert tree.isExpanded(tree.proxy.index(1, 0))


def test_notices_and_unread_parts_are_told(reviewed: Window) -> None:
    reviewed.desk.notices._more.click()
    reviewed.deciding.accept()  # leaves them unfolded
    said = _said(reviewed.desk.notices)
    assert "未接受的修订" in said
    assert "像是委托合同" in said
    assert "Not read: image, 附件三: 图片中的文字读不到" in said


def test_finding_words_in_the_draft(qtbot, reviewed: Window) -> None:
    pane = reviewed.desk.draft
    qtbot.keyClick(reviewed, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert pane.find_bar.isVisible()
    pane.find_bar.field.setText("乙方")
    assert "1 / 3" in _said(pane.find_bar)
    qtbot.keyClick(pane.find_bar.field, Qt.Key.Key_Return)
    assert "2 / 3" in _said(pane.find_bar)
    pane.find_bar.field.setText("没有这句")
    assert "not found" in _said(pane.find_bar)
    qtbot.keyClick(pane.find_bar.field, Qt.Key.Key_Escape)
    assert not pane.find_bar.isVisible()


def test_words_are_looked_for_from_what_is_in_sight_on(
    qtbot, window: Window, reviewer: FakeReviewer, draft_file: Path, long: Reviews
) -> None:
    reviewer.reviews = long
    with qtbot.waitSignal(window.reviewed):
        window.open_draft(draft_file)
    pane = window.desk.draft
    pane.view.verticalScrollBar().setValue(pane.view.verticalScrollBar().maximum() // 2)
    top = pane.view.top_position()
    pane.begin_find()
    pane.find_bar.field.setText("及时")
    first = pane.view.textCursor().position()
    assert first >= top
    pane.find_bar.field.setText("及时响应")
    assert pane.view.textCursor().position() == first
    pane.end_find()
    pane.view.verticalScrollBar().setValue(0)
    pane.begin_find()  # with the words of before
    assert "1 / 200" in _said(pane.find_bar)


def test_tracked_changes_show_or_are_accepted(qtbot, reviewed: Window) -> None:
    view = reviewed.desk.draft.view
    assert "到合格𠮷发票" in view.toPlainText()
    reviewed.desk.draft.revisions.setChecked(False)
    qtbot.waitUntil(lambda: "甲方收到发票后付款" in view.toPlainText())


def test_zoom_is_kept(qtbot, reviewed: Window, settings: Settings) -> None:
    view = reviewed.desk.draft.view
    size = view.document().defaultFont().pointSizeF()
    reviewed.desk.draft.zoom_by(2)
    qtbot.waitUntil(lambda: view.document().defaultFont().pointSizeF() == pytest.approx(size * 1.2))
    assert settings.zoom == 120


def test_f6_goes_round_the_panes(qtbot, reviewed: Window) -> None:
    desk = reviewed.desk
    reviewed.activateWindow()
    desk.navigator.focus_list()
    places = [desk.draft.view, desk.detail, desk.navigator.trees[0]]
    for place in places:
        qtbot.keyClick(reviewed, Qt.Key.Key_F6)
        assert reviewed.focusWidget() is place


def test_a_draft_that_cannot_be_read_gets_a_sentence(
    qtbot, window: Window, reviewer: FakeReviewer, draft_file: Path
) -> None:
    reviewer.error = DraftUnreadable("文件不是 Word 草案。", "not a Word draft")
    with qtbot.waitSignal(window.failed):
        window.open_draft(draft_file)
    assert window.banner.sentence == "客服外包协议.docx: not a Word draft"
    assert window.empty.isVisible()


def test_an_internal_fault_gets_a_sentence_without_a_traceback(
    qtbot, window: Window, reviewer: FakeReviewer, draft_file: Path
) -> None:
    reviewer.error = ZeroDivisionError("保密的草案文字")
    with qtbot.waitSignal(window.failed):
        window.open_draft(draft_file)
    assert "untouched" in window.banner.sentence
    assert "Traceback" not in _said(window.banner)


def test_of_many_faults_of_a_checklist_the_first_are_said_and_all_are_shown_on_demand(
    qtbot, window: Window, reviewer: FakeReviewer, draft_file: Path, monkeypatch
) -> None:
    reviewer.error = ChecklistInvalid(tuple(f"第 {number} 处" for number in range(1, 13)))
    with qtbot.waitSignal(window.failed):
        window.open_draft(draft_file)
    said = window.banner.sentence
    assert said.startswith("the checklist has 12 fault(s):")
    assert "第 3 处" in said
    assert "第 4 处" not in said
    told = []
    monkeypatch.setattr("csreview.gui.faults.tell", lambda *given: told.append(given[-1]))
    next(b for b in window.banner.findChildren(Button) if b.text() == "Details…").click()
    assert "第 12 处" in told[0]


def test_a_failed_opening_leaves_the_draft_that_was_open(
    qtbot, reviewed: Window, reviewer: FakeReviewer, tmp_path: Path
) -> None:
    reviewer.error = DraftUnreadable("坏", "bad")
    with qtbot.waitSignal(reviewed.failed):
        reviewed.open_draft(tmp_path / "other.docx")
    qtbot.waitUntil(reviewed.desk.isVisible)
    assert reviewed.session.path is not None
    assert reviewed.session.path.name == "客服外包协议.docx"


def test_opening_shows_its_steps_and_can_be_cancelled(
    qtbot, window: Window, reviewer: FakeReviewer, draft_file: Path
) -> None:
    reviewer.gate.clear()
    with qtbot.waitSignals([window.jobs.progressed] * 5):
        window.open_draft(draft_file)
    assert window.opening.isVisible()
    qtbot.mouseClick(window.opening.cancel_button, Qt.MouseButton.LeftButton)
    assert window.empty.isVisible()
    with qtbot.assertNotEmitted(window.reviewed):
        reviewer.gate.set()
        window.jobs.stop()
    assert window.session.review is None


def test_an_opened_draft_is_recent_with_how_it_stood(
    qtbot, reviewed: Window, settings: Settings, draft_file: Path
) -> None:
    entry = settings.recent[0]
    assert (entry.path, entry.side, entry.high, entry.medium, entry.low) == (str(draft_file), "merchant", 2, 2, 1)
    reviewed._show_page(reviewed.empty)
    rows = reviewed.empty.findChildren(Row)
    assert draft_file.name in [row.text() for row in rows]


def test_the_start_page_and_recent_drafts_are_in_the_menu(qtbot, reviewed: Window, draft_file: Path) -> None:
    file = reviewed.menuBar().actions()[0].menu()
    qtbot.keyClick(reviewed, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert reviewed.empty.isVisible()
    file.aboutToShow.emit()
    (recent,) = [action.menu() for action in file.actions() if action.menu() is not None]
    (entry,) = recent.actions()
    assert entry.text() == draft_file.name
    with qtbot.waitSignal(reviewed.reviewed):
        entry.trigger()


def test_what_could_do_nothing_is_grey_while_its_menu_is_open(reviewed: Window) -> None:
    decide = reviewed.menuBar().actions()[3].menu()

    def grey() -> set[str]:
        decide.aboutToShow.emit()
        found = {action.text() for action in decide.actions() if not action.isEnabled()}
        decide.aboutToHide.emit()
        return found

    assert grey() == {"Withdra&w dismissal", "&Undo the last decision", "&Redo"}
    assert all(action.isEnabled() for action in decide.actions())
    reviewed.deciding.accept()
    assert grey() == {"Withdra&w dismissal", "&Redo"}
    reviewed.choose(Target("parties.names"))
    assert "&Accept or withdraw acceptance" in grey()


def test_undo_is_offered_once_there_is_something_to_undo(reviewed: Window) -> None:
    def undo() -> QWidget:
        return reviewed.desk.detail.widget().findChild(QWidget, "decide-undo")

    assert not undo().isEnabled()
    reviewed.deciding.accept()
    assert undo().isEnabled()
    reviewed.deciding.undo()
    assert not undo().isEnabled()


def test_another_kind_of_agreement_is_the_first_thing_said(reviewed: Window) -> None:
    review = reviewed.session.review
    lease = dataclasses.replace(review.agreement, kind=AgreementKind("lease", "租赁合同"))
    reviewed.desk.head.show_review(dataclasses.replace(review, agreement=lease, kind="租赁合同"))
    assert "Not an agreement of this kind" in _said(reviewed.desk.head)
    assert "This appears to be: 租赁合同." in _said(reviewed.desk.head)


def test_what_was_unfolded_is_so_again_after_a_search(reviewed: Window) -> None:
    navigator, tree = reviewed.desk.navigator, reviewed.desk.navigator.trees[0]

    def unfolded() -> list[bool]:
        return [tree.isExpanded(tree.proxy.index(row, 0)) for row in range(tree.proxy.rowCount())]

    tree.collapseAll()
    tree.expand(tree.proxy.index(2, 0))
    before = unfolded()
    navigator.search.setText("付款")
    navigator.search.setText("没有的词")
    assert navigator.everything.isVisible()
    navigator.everything.click()
    assert not navigator.everything.isVisible()
    assert len(before) == len(unfolded())
    assert unfolded()[2]
    assert not unfolded()[3]


def test_escape_cancels_what_is_being_opened(qtbot, window: Window, reviewer: FakeReviewer, draft_file: Path) -> None:
    reviewer.gate.clear()
    window.open_draft(draft_file)
    qtbot.keyClick(window.opening.cancel_button, Qt.Key.Key_Escape)
    assert window.empty.isVisible()
    reviewer.gate.set()


def test_settings_are_asked_and_kept(window: Window, settings: Settings, monkeypatch, qtbot) -> None:
    choices = dialogs.Choices("en", "dark", Side.VENDOR, "signing", checklist="/清单/自己的")
    monkeypatch.setattr(dialogs.SettingsDialog, "ask", classmethod(lambda *_: choices))
    with qtbot.waitSignal(window.restyled) as caught:
        window.ask_settings()
    assert caught.args == [choices]
    assert (settings.side, settings.stage) == (Side.VENDOR, "signing")
    assert settings.checklist == "/清单/自己的"


def test_a_file_is_asked_for_and_opened(
    qtbot, window: Window, draft_file: Path, monkeypatch, reviewer: FakeReviewer
) -> None:
    monkeypatch.setattr(window_module, "ask_file", lambda *_: draft_file)
    with qtbot.waitSignal(window.reviewed):
        qtbot.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert reviewer.opened == [draft_file]
    monkeypatch.setattr(window_module, "ask_file", lambda *_: None)
    window.ask_draft()
    assert reviewer.opened == [draft_file]


def test_everything_that_takes_the_focus_has_a_name(reviewed: Window, settings: Settings) -> None:
    tops = [reviewed, dialogs.ShortcutsDialog(), dialogs.AboutDialog("1")]
    for top in tops:
        for widget in top.findChildren(QWidget):
            if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.objectName().startswith("qt_"):
                continue
            named = widget.accessibleName() or getattr(widget, "text", str)() or widget.focusProxy() is not None
            assert named, f"{type(widget).__name__} in {type(widget.parent()).__name__}"


def test_the_state_of_the_window_is_remembered(qtbot, reviewed: Window, settings: Settings) -> None:
    reviewed.resize(1100, 700)
    reviewed.desk.splitter.setSizes([250, 500, 300])
    reviewed.close()
    assert not settings.geometry.isEmpty()
    again = Window(Session(), settings, reviewed._make_reviewer)
    qtbot.addWidget(again)
    assert again.height() == 700  # the screen that there is not is 800 wide
    assert again.desk.splitter.saveState() == settings.panes


def test_a_draft_without_findings_is_shown(qtbot, window: Window, reviewer: FakeReviewer, draft_file: Path) -> None:
    bare = {
        s: dataclasses.replace(r, findings=(), outcomes=(), must_settle=(), notices=())
        for s, r in reviewer.reviews.items()
    }
    reviewer.reviews = bare
    with qtbot.waitSignal(window.reviewed):
        window.open_draft(draft_file)
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert window.session.target == Target()
    assert isinstance(window.desk.detail, DetailPane)
    assert "Choose a point" in _said(window.desk.detail)


def test_random_places_are_harmless(qtbot, reviewed: Window) -> None:
    view = reviewed.desk.draft.view
    for x, y in ((0, 0), (view.width() - 30, 5), (40, view.height() - 5), (5, 300)):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    qtbot.mouseClick(reviewed.desk.draft.marks, Qt.MouseButton.LeftButton, pos=QPoint(5, 100))
    assert reviewed.session.target.finding is not None


def test_warming_up_is_silent_even_where_it_fails(qtbot, window: Window, reviewer: FakeReviewer) -> None:
    reviewer.error = DraftUnreadable("坏", "bad")
    with qtbot.waitSignal(window.jobs.failed):
        window.warm_up()
    assert reviewer.warmed
    assert window.banner.sentence == ""
    assert window.empty.isVisible()


def test_the_other_side_of_a_point_is_told(reviewed: Window) -> None:
    reviewed.choose(Target("liab.cap"))
    said = _said(reviewed.desk.detail)
    assert "Vendor’s view" in said
    assert "risk1 的说明" in said


def test_random_keys_and_clicks_end_without_an_exception(qtbot, reviewed: Window, monkeypatch) -> None:
    monkey = Monkey(lambda: reviewed, 20261127, popups=False)
    monkeypatch.setattr(dialogs.SettingsDialog, "ask", classmethod(lambda *_: None))
    for dialog in (dialogs.ShortcutsDialog, dialogs.AboutDialog, dialogs.TraceDialog):
        monkeypatch.setattr(dialog, "tell", classmethod(lambda *_: None))
    scopes, notes = list(Scope), ["", "记", None]
    monkeypatch.setattr(DismissDialog, "ask", classmethod(lambda *_, **__: ("随便", monkey.chance.choice(scopes))))
    monkeypatch.setattr(NoteDialog, "ask", classmethod(lambda *_: monkey.chance.choice(notes)))
    with nothing_outside():
        for _ in range(250):
            monkey.step()
    assert reviewed.isVisible()


def test_reviewing_again_keeps_what_is_chosen(qtbot, reviewed: Window, reviewer: FakeReviewer) -> None:
    reviewed.choose(Target("kpi.first-response", "blank1"))
    with qtbot.waitSignal(reviewed.reviewed):
        qtbot.keyClick(reviewed, Qt.Key.Key_F5)
    assert len(reviewer.opened) == 2
    assert reviewed.session.target == Target("kpi.first-response", "blank1")


def test_the_draft_is_opened_where_it_can_be_edited(reviewed: Window, monkeypatch, draft_file: Path) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(window_module, "open_file", opened.append)
    reviewed.edit()
    assert opened == [draft_file]


def test_tab_goes_as_the_eye_does(reviewed: Window) -> None:
    desk = reviewed.desk
    reviewed.take_side(Side.VENDOR)
    reviewed.take_side(Side.MERCHANT)
    met, widget = [], desk.sides.buttons[0]
    for _ in range(400):
        met.append(widget)
        widget = widget.nextInFocusChain()
        if widget is desk.sides.buttons[0]:
            break
    places = [desk.export_button, *desk.head.rows, desk.head.coverage, desk.navigator.search, desk.navigator.trees[0]]
    places += [desk.draft.view, desk.detail]
    numbers = [met.index(place) for place in places]
    assert numbers == sorted(numbers)


def test_tab_goes_all_the_way_round(qtbot, reviewed: Window) -> None:
    desk = reviewed.desk
    reviewed.activateWindow()
    desk.navigator.turn_to(1)  # the first list is hidden
    desk.navigator.focus_list()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.navigator.trees[1])
    met: list[QWidget | None] = []
    while (focused := QApplication.focusWidget()) not in met:
        met.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert focused is desk.navigator.trees[1]
    assert {desk.draft.view, desk.detail, desk.export_button, *desk.head.rows, desk.navigator.search} <= set(met)
    assert "decide-accept" in {widget.objectName() for widget in met if widget is not None}


def test_the_pane_with_the_focus_is_marked(qtbot, reviewed: Window) -> None:
    desk = reviewed.desk
    qtbot.waitUntil(desk._mark.isVisible)
    for pane in (desk.draft, desk.right, desk.navigator):
        qtbot.keyClick(reviewed, Qt.Key.Key_F6)
        assert desk._mark.parentWidget() is pane
    desk.export_button.setFocus()
    qtbot.waitUntil(lambda: not desk._mark.isVisible())


def test_ctrl_and_the_wheel_make_the_text_larger_and_smaller(reviewed: Window, settings: Settings) -> None:
    view = reviewed.desk.draft.view
    for turn in (120, 120, -120):
        place, none = QPointF(9, 9), QPoint()
        keys, phase = Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(place, place, none, QPoint(0, turn), Qt.MouseButton.NoButton, keys, phase, False)
        QCoreApplication.sendEvent(view.viewport(), event)
    assert settings.zoom == 110


def test_escape_empties_the_search(qtbot, reviewed: Window) -> None:
    search = reviewed.desk.navigator.search
    search.setFocus()
    search.setText("付款")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""


def test_enter_at_the_caret_chooses_the_finding_there(qtbot, reviewed: Window) -> None:
    view = reviewed.desk.draft.view
    cursor = view.textCursor()
    cursor.setPosition(view.document().find("及时").selectionStart())
    view.setTextCursor(cursor)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert reviewed.session.target == Target(None, "vague1")


def test_a_fault_is_told_once_at_a_time(reviewed: Window, monkeypatch) -> None:
    told: list[str] = []

    def tell(_parent, _title, sentence, _more) -> None:
        told.append(sentence)
        reviewed.show_fault(ValueError())

    monkeypatch.setattr("csreview.gui.faults.tell", tell)
    reviewed.show_fault(ValueError())
    assert len(told) == 1


def test_the_list_says_how_many_findings_it_shows(reviewed: Window) -> None:
    texts = [button.text() for button in reviewed.desk.navigator.tabs.buttons]
    assert texts[1] == "Findings 5"
    reviewed.desk.navigator.search.setText("及时")
    assert reviewed.desk.navigator.tabs.buttons[1].text() == "Findings 1/5"


def test_what_lies_under_the_pointer_is_told_without_reading_it_as_markup(reviewed: Window) -> None:
    view = reviewed.desk.draft.view
    start = view.document().find("付款。").selectionStart()
    assert view.tip(start) == "<qt>Medium · Gap<br>gap2 的说明<br>Comment: 李：几天&lt;内&gt;付？</qt>"
    assert view.tip(0) == ""


def test_the_first_answer_can_be_put_away(qtbot, reviewed: Window) -> None:
    for visible in (False, True):
        qtbot.keyClick(reviewed, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
        assert reviewed.desk.head.isVisible() is visible


def test_of_several_files_the_draft_is_the_one_that_is_no_annex(
    qtbot, window: Window, reviewer: FakeReviewer, draft_file: Path, tmp_path: Path
) -> None:
    annexes = [tmp_path / "附件一.docx", tmp_path / "附件二.docx"]
    for annex in annexes:
        annex.touch()
    with qtbot.waitSignal(window.reviewed):
        _drop(window, annexes[0], draft_file, annexes[1])
    assert reviewer.opened == [draft_file]
    assert list(reviewer.annexes) == annexes
    with qtbot.waitSignal(window.reviewed):
        window.reload()
    assert list(reviewer.annexes) == annexes


def test_how_an_outcome_came_about_is_told_on_demand(qtbot, reviewed: Window, monkeypatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(dialogs.TraceDialog, "tell", classmethod(lambda _cls, trace, _parent: told.append(trace)))
    reviewed.choose(Target("fees.rate"))
    with qtbot.waitSignal(reviewed.traces.finished):
        reviewed.desk.detail.widget().findChild(QAbstractButton, "trace").click()
    assert told == ["trace of fees.rate"]


def test_the_pipelines_reviewer_traces_verdicts(tmp_path: Path) -> None:
    draft = tmp_path / "草案.txt"
    draft.write_text("客服外包协议\n甲方：甲公司\n乙方：乙公司\n第一条 服务\n乙方提供客服。", encoding="utf-8")
    reviewer = PipelineReviewer("2026-05-01")
    assert reviewer.explain("kpi.first-response") == ""
    reviewer.open(draft, lambda _step: None, lambda: False)
    assert reviewer.explain("kpi.first-response").startswith("kpi.first-response")
    assert reviewer.explain("no.such") == ""


def test_copied_text_is_reviewed_and_not_remembered(
    qtbot, window: Window, reviewer: FakeReviewer, settings: Settings
) -> None:
    QGuiApplication.clipboard().setText("  ")
    qtbot.keyClick(window.empty.open_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert reviewer.opened == []
    QGuiApplication.clipboard().setText("第一条 服务\n乙方提供客服。")
    with qtbot.waitSignal(window.reviewed):
        qtbot.keyClick(window.empty.open_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert reviewer.text == "第一条 服务\n乙方提供客服。"
    assert settings.recent == ()
    with qtbot.waitSignal(window.reviewed):
        window.reload()
    assert reviewer.text is not None


def test_the_pipelines_reviewer_takes_text() -> None:
    text = "客服外包协议\n甲方：甲公司\n乙方：乙公司\n第一条 服务\n乙方提供客服。"
    reviews = PipelineReviewer("2026-05-01").open(Path("文字"), lambda _step: None, lambda: False, text=text)
    assert reviews[Side.VENDOR].agreement.draft.name == "文字"


def test_a_draft_that_is_opened_while_another_is_still_being_shown_may_fail(
    qtbot, reviewed: Window, reviewer: FakeReviewer, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr("csreview.gui.turns._TURN", 0.0)  # a step a turn
    reviewed._present()
    assert reviewed._presenting.half
    reviewer.error = DraftUnreadable("坏", "bad")
    with qtbot.waitSignals([reviewed.failed, reviewed.reviewed], timeout=20_000):
        reviewed.open_draft(tmp_path / "other.docx")
    assert reviewed.desk.isVisible()
    assert not reviewed._presenting.half


def test_what_is_reviewed_already_is_not_cancelled(qtbot, reviewed: Window, monkeypatch) -> None:
    monkeypatch.setattr("csreview.gui.turns._TURN", 0.0)
    with qtbot.waitSignal(reviewed.reviewed, timeout=20_000):
        reviewed._present()
        reviewed.cancel()
    assert reviewed.desk.isVisible()


def test_every_shortcut_is_there_once_and_stands_in_the_sheet(window: Window) -> None:
    keys = [key.toString() for action in window.findChildren(QAction) for key in action.shortcuts()]
    assert sorted(keys) == sorted(set(keys))
    sheet = dialogs.ShortcutsDialog()
    told = " ".join(keys for keys, _what in sheet.rows())
    same = {
        "Ctrl+Return": "Ctrl+Enter",
        "Ctrl+=": "Ctrl++",
        "Ctrl+Shift+Z": "Ctrl+Y",
        "Alt+2": "Alt+1",
        "Alt+3": "Alt+1",
    }
    assert [key for key in keys if same.get(key, key) not in told] == []


def test_a_draft_that_is_no_longer_shown_is_let_go(qtbot, reviewed: Window, draft_file: Path) -> None:
    documents = [reviewed.desk.draft.view.document()]
    for _ in range(2):
        with qtbot.waitSignal(reviewed.reviewed):
            reviewed.open_draft(draft_file)
        documents.append(reviewed.desk.draft.view.document())
    qtbot.waitUntil(lambda: [shiboken6.isValid(each) for each in documents] == [False, False, True])
    reviewed.desk.draft.view.viewport().grab()  # nothing of them is painted any more


def test_a_draft_is_shown_ahead_while_it_is_reviewed(
    qtbot, reviewed: Window, reviewer: FakeReviewer, tmp_path: Path
) -> None:
    view, before = reviewed.desk.draft.view, reviewed.session.path
    shown = view.document()
    reviewer.gate.clear()
    reviewed.open_draft(tmp_path / "别的.docx")
    qtbot.waitUntil(lambda: view.document() is not shown)
    ahead = view.document()
    assert reviewed.opening.isVisible()
    with qtbot.waitSignal(reviewed.reviewed):
        reviewer.gate.set()
    assert view.document() is ahead

    reviewer.gate.clear()
    reviewed.open_draft(before)
    qtbot.waitUntil(lambda: view.document() is not ahead)
    with qtbot.waitSignal(reviewed.reviewed):
        reviewed.cancel()
    assert reviewed.session.path == tmp_path / "别的.docx"
    assert reviewed.desk.isVisible()
    assert reviewed.desk.draft.view.extraSelections()
    reviewer.gate.set()


def test_what_was_decided_before_is_shown_though_the_findings_were_shown_ahead(
    qtbot, reviewed: Window, draft_file: Path
) -> None:
    qtbot.keyClick(reviewed, Qt.Key.Key_F8)
    accepted = reviewed.session.target.finding
    with qtbot.waitSignal(reviewed.deciding.keeper.saved):
        reviewed.deciding.accept()
    with qtbot.waitSignal(reviewed.reviewed):
        reviewed.open_draft(draft_file)
    findings = reviewed.desk.navigator.findings
    assert findings.find(accepted).data(STATE).verdict is Ruling.ACCEPTED


@pytest.fixture(scope="module")
def long() -> Reviews:
    """The reviews of a draft of several hundred lines, with a finding in every other."""
    text = "客服外包协议\n" + "第一条 服务\n乙方应及时响应。\n" * 200
    return PipelineReviewer("2026-05-01").open(Path("长"), lambda _told: None, lambda: False, text=text)


def test_a_higher_window_shows_more_highlights(
    qtbot, window: Window, reviewer: FakeReviewer, draft_file: Path, long: Reviews
) -> None:
    reviewer.reviews = long
    window.resize(1280, 560)
    with qtbot.waitSignal(window.reviewed):
        window.open_draft(draft_file)
    view = window.desk.draft.view
    before = len(view.extraSelections())
    window.resize(1280, 1600)
    qtbot.waitUntil(lambda: len(view.extraSelections()) > before + 10)


def test_what_is_in_sight_stays_there_when_the_window_changes(
    qtbot, window: Window, reviewer: FakeReviewer, draft_file: Path, long: Reviews
) -> None:
    reviewer.reviews = long
    with qtbot.waitSignal(window.reviewed):
        window.open_draft(draft_file)
    view, findings = window.desk.draft.view, window.desk.navigator.trees[1]
    window.desk.navigator.turn_to(1)
    window.choose(target_of(long[Side.MERCHANT].findings[150]))
    window.resize(1000, 560)
    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.cursorRect().center()))
    assert findings.viewport().rect().contains(findings.visualRect(findings.currentIndex()))
    window.desk.draft.view.verticalScrollBar().setValue(0)
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: findings.viewport().rect().contains(findings.visualRect(findings.currentIndex())))
    assert view.verticalScrollBar().value() == 0


def test_an_opened_draft_stands_at_the_finding_that_is_told(
    qtbot, window: Window, reviewer: FakeReviewer, draft_file: Path, long: Reviews
) -> None:
    last = long[Side.MERCHANT].findings[150]
    reviewer.reviews = {side: dataclasses.replace(found, must_settle=(last.id,)) for side, found in long.items()}
    with qtbot.waitSignal(window.reviewed):
        window.open_draft(draft_file)
    view = window.desk.draft.view
    assert window.session.target == target_of(last)
    assert view.verticalScrollBar().value() > 0
    assert view.viewport().rect().contains(view.cursorRect().center())


def test_a_first_window_fits_its_screen(qtbot, settings: Settings, reviewer: FakeReviewer) -> None:
    made = Window(Session(side=Side.MERCHANT), settings, lambda: reviewer)
    qtbot.addWidget(made)
    screen = made.screen().availableSize()
    assert made.width() < screen.width() or made.width() == made.minimumWidth()
    assert made.height() < screen.height()


def test_a_small_window_names_fewer_points_to_settle_first(
    qtbot, window: Window, reviewer: FakeReviewer, draft_file: Path, long: Reviews
) -> None:
    reviewer.reviews = long
    with qtbot.waitSignal(window.reviewed):
        window.open_draft(draft_file)
    rows = window.desk.head.rows
    assert [row.isVisible() for row in rows] == [True] * 5
    window.resize(960, 500)
    qtbot.waitUntil(lambda: [row.isVisible() for row in rows] == [True] * 3 + [False] * 2)
    assert "not legal advice" not in _said(window.desk.head)
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: "not legal advice" in _said(window.desk.head))


def test_a_shorter_draft_follows_a_longer_one(
    qtbot, window: Window, reviewer: FakeReviewer, tmp_path: Path, draft_file: Path, long: Reviews
) -> None:
    short = reviewer.reviews
    for reviews, path in ((long, draft_file), (short, tmp_path / "短.docx")):
        reviewer.reviews = reviews
        with qtbot.waitSignal(window.reviewed):
            window.open_draft(path)
        bar = window.desk.draft.view.verticalScrollBar()
        bar.setValue(bar.maximum())  # the places of its highlights are far down


def test_a_click_may_bring_another_page_of_the_pane_that_it_was_made_in(qtbot, reviewed: Window) -> None:
    detail = reviewed.desk.detail
    reviewed.choose(Target("kpi.first-response", "blank1"))
    page = detail.widget()
    quote = next(iter(detail.findChildren(Quote)))
    quote.clicked.connect(lambda: reviewed.choose(Target(None, "vague1")))
    qtbot.mouseClick(quote, Qt.MouseButton.LeftButton)
    assert detail.widget() is not page
    qtbot.waitUntil(lambda: not shiboken6.isValid(page))
