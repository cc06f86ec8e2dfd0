"""Outcomes speak of the parties as the draft does, whichever letter each has."""

import re

import pytest

from csreview import pipeline
from csreview.model import Outcome, Review, Severity, Side, Status
from csreview.reading import read_text
from tests.drafts import agreement

CHECKLIST = pipeline.load()
BODY = "第一条 服务\n1. {vendor}为{merchant}的网店提供客服服务。\n2. {merchant}每月向{vendor}支付服务费3万元。"
LETTERS = re.compile("甲方|乙方")


def swapped(text: str) -> str:
    return LETTERS.sub(lambda match: {"甲方": "乙方", "乙方": "甲方"}[match.group()], text)


def review(merchant: str, vendor: str, side: Side) -> Review:
    head = f"客服合同\n{vendor}（服务商）：合肥样例客服有限公司\n{merchant}（商家）：苏州示例家居有限公司\n"
    draft = agreement(head + BODY.format(merchant=merchant, vendor=vendor), head=False)
    return pipeline.check(draft, CHECKLIST, side, date="2026-01-01")


def texts(outcome: Outcome) -> str:
    names = (element.name for element in outcome.elements)
    return "\n".join(
        (outcome.title, outcome.asks, outcome.why, outcome.reason, outcome.remedy, outcome.wording, *names)
    )


@pytest.mark.parametrize("side", list(Side))
def test_a_draft_that_names_its_parties_otherwise_reads_no_letters(side: Side) -> None:
    for outcome in review("客户", "服务商", side).outcomes:
        assert not LETTERS.search(texts(outcome)), texts(outcome)


@pytest.mark.parametrize("side", list(Side))
def test_where_the_vendor_is_first_the_letters_change_places(side: Side) -> None:
    usual, other = review("甲方", "乙方", side).outcomes, review("乙方", "甲方", side).outcomes
    for one, two in zip(usual, other, strict=True):
        assert (one.status, one.asks, one.why) == (two.status, swapped(two.asks), swapped(two.why))
        assert re.sub("甲、?乙双?方", "双方", one.title) == swapped(two.title)


def test_the_trace_speaks_so_too() -> None:
    draft = read_text("客服合同\n客户：苏州示例家居有限公司\n服务商：合肥样例客服有限公司\n第一条 其他", "draft.docx")
    assert "客户代码" in pipeline.explain(draft, "parties.uscc")


def test_what_is_there_but_loose_is_not_said_to_be_absent() -> None:
    table = "\n".join(("| 指标 | 目标 | 权重 |", "| 首次响应时间 | 30秒以内 | 40% |", "| 客户满意度 | 92%以上 | 50% |"))
    found = pipeline.check(agreement(f"第一条 考核\n{table}"), CHECKLIST, Side.MERCHANT, date="2026-01-01")
    outcome = next(each for each in found.outcomes if each.requirement == "kpi.targets")
    assert "但权重合计90%，不是100%。" in outcome.reason
    assert not re.search("权重写得不明确|没有写明权重", outcome.reason)
    assert outcome.remedy.startswith("改正权重。")


@pytest.mark.parametrize(("stage", "severity"), [("draft", Severity.LOW), ("signing", Severity.MEDIUM)])
def test_a_date_beside_the_seals_is_filled_in_on_signing(stage: str, severity: Severity) -> None:
    text = "客服合同\n签订地点：苏州\n甲方：苏州示例家居有限公司\n乙方：合肥样例客服有限公司\n第一条 服务\n乙方为甲方的网店提供客服服务。\n"
    draft = agreement(f"{text}甲方（盖章）：\n乙方（盖章）：\n签订日期：　　年　　月　　日", head=False)
    found = pipeline.check(draft, CHECKLIST, Side.MERCHANT, date="2026-01-01", stage=stage)
    outcome = next(each for each in found.outcomes if each.requirement == "gen.sign-date-place")
    assert (outcome.status, outcome.severity) == (Status.BLANK, severity)


@pytest.mark.parametrize(
    ("assessed", "severity"),
    [("", Severity.MEDIUM), ("满意度每低于90%一个百分点，扣减当月服务费的1%。", Severity.HIGH)],
)
def test_what_bounds_nothing_weighs_less(assessed: str, severity: Severity) -> None:
    text = f"第一条 服务\n1. 乙方为甲方的网店提供客服服务。\n2. 甲方每月支付服务费3万元。{assessed}"
    found = pipeline.check(agreement(text), CHECKLIST, Side.VENDOR, date="2026-01-01")
    outcome = next(each for each in found.outcomes if each.requirement == "kpi.appeal")
    assert (outcome.status, outcome.severity) == (Status.MISSING, severity)
