"""Both sides beside each other, annexes asked for later, and what cannot be decided without them."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout

from csreview.gui import window as window_module
from csreview.gui.quote import Quote
from csreview.gui.session import Session, Target
from csreview.gui.settings import Settings
from csreview.gui.widgets import Button, Card, Pill, Row, Text
from csreview.gui.window import Window
from csreview.model import Side
from tests.gui.factory import merchant_review
from tests.gui.fakes import FakeReviewer


@pytest.fixture
def paired(qtbot, reviewed: Window) -> Window:
    qtbot.keyClick(reviewed, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    return reviewed


def _columns(window: Window) -> list[Card]:
    return window.desk.both.widget().findChildren(Card)


def _said(card: Card) -> str:
    return "\n".join([*(t.text() for t in card.findChildren(Text)), *(r.text() for r in card.findChildren(Row))])


def test_the_same_point_is_told_from_both_sides(paired: Window) -> None:
    paired.choose(Target("kpi.first-response", "blank1"))
    assert paired.desk.right.currentWidget() is paired.desk.both
    merchant, vendor = _columns(paired)
    assert [p.text() for p in merchant.findChildren(Pill)] == ["High", "To fill in"]
    assert [p.text() for p in vendor.findChildren(Pill)] == ["Medium", "To fill in"]
    assert "首次响应时长对merchant要紧" in _said(merchant)
    assert "首次响应时长对vendor要紧" in _said(vendor)
    quotes = paired.desk.both.widget().findChildren(Quote)
    assert [q.text() for q in quotes] == ["首次响应时长____秒"]
    quotes[0].click()
    assert paired.desk.draft.view.textCursor().position() == paired.desk.draft._places()[0][0]


def test_what_only_one_side_has_to_settle_is_told_so(paired: Window) -> None:
    paired.choose(Target("liab.cap"))
    merchant, vendor = _columns(paired)
    assert "Nothing to settle for this side." in _said(merchant)
    assert "risk1 的说明" in _said(vendor)
    paired.choose(Target(None, "vague1"))
    merchant, vendor = _columns(paired)
    assert "vague1 的说明" in _said(merchant)
    assert "Nothing to settle for this side." in _said(vendor)


def test_a_finding_of_the_other_side_leads_there(qtbot, paired: Window) -> None:
    paired.choose(Target("liab.cap"))
    row = _columns(paired)[1].findChild(Row)
    assert row is not None
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert (paired.session.side, paired.session.target) == (Side.VENDOR, Target("liab.cap", "risk1"))


def test_either_sides_wording_is_copied(paired: Window) -> None:
    paired.choose(Target("kpi.data-source", "gap1"))
    buttons = [b for card in _columns(paired) for b in card.findChildren(Button)]
    assert len(buttons) == 2
    buttons[1].click()
    assert QGuiApplication.clipboard().text() == "双方约定数据来源为【】。"
    assert buttons[1].text() == "Copied"


def test_nothing_chosen_tells_how_to_choose(paired: Window) -> None:
    paired.choose(Target())
    assert _columns(paired) == []
    assert "Choose a point" in [t.text() for t in paired.desk.both.widget().findChildren(Text)]


def test_showing_both_sides_is_remembered_and_ends_as_it_began(
    qtbot, paired: Window, settings: Settings, reviewer: FakeReviewer
) -> None:
    assert settings.both
    again = Window(Session(), settings, lambda: reviewer)
    qtbot.addWidget(again)
    assert again.desk.both_button.isChecked()
    paired.choose(Target("kpi.first-response", "blank1"))
    qtbot.keyClick(paired, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert paired.desk.right.currentWidget() is paired.desk.detail
    assert not settings.both
    assert "blank1 的说明" in [t.text() for t in paired.desk.detail.widget().findChildren(Text)]


def test_an_annex_is_added_later(
    qtbot, reviewed: Window, reviewer: FakeReviewer, draft_file: Path, tmp_path: Path, monkeypatch
) -> None:
    annex = tmp_path / "附件一.docx"
    monkeypatch.setattr(window_module, "ask_file", lambda *_: annex)
    with qtbot.waitSignal(reviewed.reviewed):
        reviewed.add_annex()
    assert (reviewer.opened, reviewer.annexes) == ([draft_file, draft_file], (annex,))


def test_what_hangs_on_an_absent_annex_is_told(qtbot, reviewed: Window, reviewer: FakeReviewer) -> None:
    merchant = merchant_review()
    outcomes = tuple(
        dataclasses.replace(o, awaits=("附件二",)) if o.requirement == "kpi.first-response" else o
        for o in merchant.outcomes
    )
    reviewer.reviews = {**reviewer.reviews, Side.MERCHANT: dataclasses.replace(merchant, outcomes=outcomes)}
    with qtbot.waitSignal(reviewed.reviewed):
        reviewed.reload()
    index = reviewed.desk.navigator.checklist.find("kpi.first-response")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "High, To fill in, Awaits an annex, 首次响应时长"
    reviewed.choose(Target("kpi.first-response", "blank1"))
    page = reviewed.desk.detail.widget()
    assert "Awaits an annex" in [p.text() for p in page.findChildren(Pill)]
    assert any("The draft leaves this to 附件二" in t.text() for t in page.findChildren(Text))


def test_a_finding_is_read_whole_in_a_narrow_column(qtbot) -> None:
    long = "此处内容尚未填写，签署后无法确定双方的约定，" * 4
    row, cut = Row(long, "severity-high", "high", wraps=True), Row(long, "severity-high", "high")
    card = Card()
    qtbot.addWidget(card)
    column = QVBoxLayout(card)
    for each in (row, cut):
        column.addWidget(each)
    card.resize(240, 600)
    card.grab()  # lays it out
    assert row.height() >= row.heightForWidth(row.width()) > 3 * cut.height()
    assert row.heightForWidth(400) < row.heightForWidth(200)
