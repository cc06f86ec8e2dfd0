"""Sentences whose loose words must be flagged, and sentences in which the same words are exact."""

from __future__ import annotations

import pytest

from csreview import pipeline
from csreview.checking.wording import vague_wording
from tests.drafts import passages


def flagged(text: str) -> list[str]:
    found = passages(f"第一条 约定\n1. {text}")
    clauses = {c.id: c for c in found.agreement.clauses}
    return [c.span.cut(clauses[c.clause or ""].text) for c in vague_wording(found, pipeline.language_data()) if c.span]


LOOSE = {
    "乙方应及时回复消费者。": "及时",
    "乙方应尽快提交整改方案。": "尽快",
    "甲方应在合理期限内付款。": "在合理期限内",
    "乙方应定期提交报告。": "定期",
    "大促期间乙方应适当增加人手。": "适当",
    "具体费用由双方另行协商。": "另行协商",
    "乙方可视情况调整排班。": "视情况",
    "乙方应努力提高满意度。": "努力提高",
    "满意度应达到行业平均水平。": "行业平均水平",
    "服务内容包括但不限于售前咨询。": "包括但不限于",
    "严重违约的，对方可解除合同。": "严重违约",
    "乙方应提供优质、高效的服务。": "优质、高效",
    "合同终止后双方做好交接工作。": "做好交接工作",
    "合同期内单价原则上不变。": "原则上",
}
EXACT = (
    "乙方应及时（不超过2小时）回复消费者。",
    "乙方应立即（至迟2小时内）通知甲方。",
    "乙方应定期（每月5日前）提交报告。",
    "未尽事宜，双方另行协商。",
    "双方协商解决；协商不成的，提交甲方住所地人民法院诉讼。",
    "因故意或者重大过失造成对方损失的，应当赔偿。",
    "不可抗力是指不能预见、不能避免且不能克服的客观情况。",
    "乙方不得以任何方式泄露相关资料。",
    "客户满意度不低于90%。",
    "发货及时率不低于98%。",
    "下列三项情形为重大投诉：人身伤害、媒体曝光、行政处罚。重大投诉应在1小时内上报。",
    "甲方有权立即解除本合同。",
    "受理报修、安装、投诉等五类来电。",
    "甲方不支付其他费用。",
)


@pytest.mark.parametrize(("text", "quote"), LOOSE.items())
def test_loose_wording_is_flagged_whole(text: str, quote: str) -> None:
    assert any(quote in found for found in flagged(text)), flagged(text)


@pytest.mark.parametrize("text", EXACT)
def test_exact_wording_is_left_alone(text: str) -> None:
    assert flagged(text) == []


def test_every_occurrence_is_found() -> None:
    assert len(flagged("甲方应及时提供资料，并及时更新。乙方应及时回复。")) == 3


def test_recitals_titles_and_purposes_do_not_bind() -> None:
    found = passages("鉴于乙方能提供优质、高效的服务，双方订立本合同。\n第一条 合作目的\n双方应积极配合，共同发展。")
    assert list(vague_wording(found, pipeline.language_data())) == []
