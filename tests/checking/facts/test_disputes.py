"""How disputes are settled: one way only, before a forum that can be told."""

from __future__ import annotations

import pytest

from csreview.checking.facts import FACTS
from csreview.model import ElementStatus
from tests.drafts import passages

SPECIFIC, VAGUE, BLANK, ABSENT = (
    ElementStatus.SPECIFIC,
    ElementStatus.VAGUE,
    ElementStatus.BLANK,
    ElementStatus.ABSENT,
)


def found(fact: str, text: str) -> ElementStatus:
    return FACTS[fact](passages(f"第一条 争议\n{text}")).status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("协商不成的，提交杭州仲裁委员会仲裁。", SPECIFIC),
        ("协商不成的，向乙方所在地人民法院起诉。", SPECIFIC),
        ("双方选择诉讼方式解决争议，不适用仲裁。", SPECIFIC),
        ("双方发生争执，由甲方所在地法院解决。", SPECIFIC),
        ("争议解决方式：☑诉讼 □仲裁。", SPECIFIC),
        ("发生争议的，可以提交仲裁委员会仲裁，也可以向人民法院起诉。", VAGUE),
        ("发生争议的，按下列第____种方式解决：（1）仲裁；（2）向人民法院起诉。", BLANK),
        ("发生争议的，双方友好协商解决。", ABSENT),
        ("乙方与员工的劳动争议由乙方申请仲裁解决。", ABSENT),
    ],
)
def test_court_and_arbitration_exclude_each_other(text: str, status: ElementStatus) -> None:
    assert found("dispute-one-way", text) is status


def test_two_ways_in_two_clauses_are_as_open_as_in_one() -> None:
    text = "协商不成的，提交杭州仲裁委员会仲裁。\n第二条 其他\n由本合同引起的争议由甲方所在地人民法院管辖。"
    assert found("dispute-one-way", text) is VAGUE


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("争议由甲方住所地人民法院管辖。", SPECIFIC),
        ("商量不成，到番禺区人民法院打官司。", SPECIFIC),
        ("争议提交中国国际经济贸易仲裁委员会仲裁。", SPECIFIC),
        ("争议由守约方所在地人民法院管辖。", VAGUE),
        ("争议由有管辖权的人民法院管辖。", VAGUE),
        ("争议提交仲裁委员会仲裁。", VAGUE),
        ("争议向______仲裁委员会申请仲裁。", BLANK),
        ("争议由双方协商解决。", ABSENT),
    ],
)
def test_a_forum_is_named_only_if_it_can_be_told(text: str, status: ElementStatus) -> None:
    assert found("dispute-forum-named", text) is status


def test_the_fact_shows_its_place() -> None:
    read = passages("第一条 争议\n协商不成的，向乙方所在地人民法院起诉。")
    shown = FACTS["dispute-forum-named"](read)
    assert shown.clause is not None
    assert shown.span is not None
    assert "乙方所在地人民法院" in shown.span.cut(read.agreement.clause(shown.clause).text)
