"""What is told of a finding goes into a message as a whole, and by the keyboard."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from csreview.gui.copying import finding_text
from csreview.gui.page import places_of, title_of
from csreview.gui.quote import laid_out
from csreview.gui.session import Target, finding_of, outcome_of
from csreview.gui.widgets import IconButton
from csreview.gui.window import Window
from csreview.model import Evidence, Span
from tests.gui.factory import BLANK, merchant_review


def _paste() -> str:
    return QGuiApplication.clipboard().text()


def test_a_finding_is_copied_with_all_that_is_said_of_it(qtbot, reviewed: Window) -> None:
    reviewed.choose(Target("kpi.first-response", "blank1"))
    qtbot.mouseClick(reviewed.desk.detail.findChild(IconButton, "copy-finding"), Qt.MouseButton.LeftButton)
    assert _paste().split("\n") == [
        "【High】首次响应时长（第一条 服务标准 · 1.1）",
        "Problem: blank1 的说明",
        "Text: “首次响应时长____秒”",
        "Remedy: blank1 的建议",
        "Model clause: 双方约定首次响应时长为【】。",
        "Legal basis: 《民法典》第五百一十一条",
    ]


def test_ctrl_c_in_the_list_copies_the_whole_finding(qtbot, reviewed: Window) -> None:
    reviewed.desk.navigator.turn_to(1)
    reviewed.choose(Target("kpi.first-response", "blank1"))
    tree = reviewed.desk.navigator.trees[1]
    qtbot.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "Remedy: blank1 的建议" in _paste()


def test_what_is_absent_is_copied_with_where_it_belongs() -> None:
    review = merchant_review()
    said = finding_text(review, review.findings[0])
    assert "（↳ 第一条 服务标准 · 1.1）" in said.split("\n")[0]
    assert "Text" not in said


def test_a_contradiction_is_copied_with_both_of_its_places() -> None:
    review = merchant_review()
    assert "“甲方”“乙方”" in finding_text(review, review.findings[-1])


def test_with_both_sides_beside_each_other_it_is_what_is_chosen_now(qtbot, reviewed: Window) -> None:
    reviewed.choose(Target("kpi.first-response", "blank1"))
    reviewed.desk.both_button.click()
    reviewed.choose(Target("fees.payment-date", "gap2"))
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(reviewed, Qt.Key.Key_C, keys)
    assert "gap2" in _paste()
    qtbot.keyClick(reviewed, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert _paste() == "双方约定付款期限为【】。"


def test_a_quote_that_another_holds_is_not_shown_twice() -> None:
    review = merchant_review()
    finding, outcome = finding_of(review, "blank1"), outcome_of(review, "kpi.first-response")
    assert outcome is not None
    within = Evidence(BLANK.clause, Span(BLANK.span.start, BLANK.span.start + 4), "首次响应")
    beside = Evidence(BLANK.clause, Span(1, 3), "乙方")
    assert places_of(finding, dataclasses.replace(outcome, evidence=(within, BLANK, beside))) == [BLANK, beside]


def test_a_contradiction_without_a_requirement_says_what_it_is_about() -> None:
    finding = dataclasses.replace(merchant_review().findings[-1], rule="consistency.uscc-checksum")
    assert title_of(finding, None) == "Unified social credit code"
    assert title_of(merchant_review().findings[2], None) == "Vague wording"


def test_a_quote_of_a_table_keeps_its_rows_and_cells_apart() -> None:
    assert laid_out("指标\t权重\n首次 响应\t40%\n \n满意度\t") == "指标　权重\n首次 响应　40%\n满意度　"
