"""Positions that work against a side: found by pattern, and by how high or how short a value is."""

from dataclasses import replace
from decimal import Decimal

import pytest

from csreview import pipeline
from csreview.checking.passages import cut
from csreview.checking.risks import matches
from csreview.language.reading_text import Vocabulary
from csreview.model import Kind, Risk, Severity, Side
from csreview.pipeline import read_text, segment
from tests.drafts import agreement

RISK = Risk("daily-rate", Side.MERCHANT, Severity.HIGH, ("每日[^。]{0,10}<percent>",), ("乙方",), "", "")
WAIT = replace(RISK, patterns=("<duration>内付款",), refuse=(), from_days=Decimal(45))
CAP = replace(RISK, patterns=("以<duration>服务费为限",), to_months=Decimal(2))


def stands(risk: Risk, sentence: str) -> bool:
    agreement = segment(read_text(f"第一条 约定\n{sentence}", "x"))
    passages = cut(agreement, Vocabulary())
    return any(matches(risk, passage, passages) for passage in passages.binding())


def test_a_refused_sentence_is_no_risk() -> None:
    assert stands(RISK, "每日按5%支付违约金。")
    assert not stands(RISK, "乙方每日按5%支付违约金。")


@pytest.mark.parametrize(("rate", "bad"), [("千分之五", True), ("0.1%", True), ("万分之三", False), ("0.05%", False)])
def test_from_percent_lets_low_rates_pass(rate: str, bad: bool) -> None:
    risk = replace(RISK, from_percent=Decimal("0.1"))
    assert stands(risk, f"每日按{rate}支付违约金。") is bad


@pytest.mark.parametrize(("time", "bad"), [("一个月", True), ("两个月", True), ("12个月", False), ("一年", False)])
def test_to_months_lets_long_periods_pass(time: str, bad: bool) -> None:
    assert stands(CAP, f"责任以{time}服务费为限。") is bad


@pytest.mark.parametrize(("time", "bad"), [("12小时", True), ("一日", True), ("5个工作日", False), ("一周", False)])
def test_to_days_lets_long_periods_pass(time: str, bad: bool) -> None:
    assert stands(replace(RISK, patterns=("<duration>内申诉",), to_days=Decimal(2)), f"应在{time}内申诉。") is bad


@pytest.mark.parametrize(("time", "bad"), [("30日", False), ("45个工作日", True), ("两个月", True), ("六周", False)])
def test_from_days_lets_short_periods_pass(time: str, bad: bool) -> None:
    assert stands(WAIT, f"收到发票后{time}内付款。") is bad


def test_a_look_alike_spoils_only_its_own_half_of_a_sentence() -> None:
    assert stands(RISK, "乙方应及时通知；逾期的，每日按5%支付违约金。")


def test_a_match_with_a_prohibition_says_the_opposite() -> None:
    stop = replace(RISK, patterns=("逾期[^。]{0,16}(?:停止|下线)",))
    assert stands(stop, "逾期超过五日的，可停止服务。")
    assert not stands(stop, "逾期超过五日的，不得下线。")
    bound = replace(RISK, patterns=("甲方[^。]{0,4}<must-not>[^。]{0,4}停止",))
    assert stands(bound, "甲方无权停止服务。")


def test_what_works_against_the_other_side_is_a_strength() -> None:
    text = "第一条 争议\n1. 协商不成的，向甲方住所地人民法院起诉。\n第二条 责任\n1. 乙方应赔偿甲方因此遭受的一切损失。"
    reviews = {side: pipeline.check(agreement(text), pipeline.load(), side, date="") for side in Side}
    merchant, vendor = reviews[Side.MERCHANT], reviews[Side.VENDOR]
    against_vendor = {finding.rule for finding in vendor.findings if finding.kind is Kind.RISK}
    assert against_vendor
    assert merchant.strengths
    for strength in merchant.strengths:
        clause = merchant.agreement.clause(strength.clause)
        assert strength.span.cut(clause.text) == strength.quote
        assert "站在对方立场" in strength.message
    assert not vendor.strengths


@pytest.mark.parametrize(
    "sentence",
    [
        "发生争议的，提交甲方所在地仲裁委员会仲裁，也可以向甲方所在地人民法院起诉。",
        "乙方人员应遵守甲方的考勤、奖惩制度，服从甲方的日常管理。",
    ],
)
def test_what_is_void_or_hurts_both_is_no_strength(sentence: str) -> None:
    for side in Side:
        review = pipeline.check(agreement(f"第一条 约定\n1. {sentence}"), pipeline.load(), side, date="")
        assert review.findings
        assert not review.strengths


def test_a_position_is_quoted_as_a_whole_sentence_and_of_a_long_one_as_what_stands_between_semicolons() -> None:
    short = "因此给甲方带来的一切经济损失概由乙方负担，乙方不得异议。"
    assert quotes(short) == [short]
    long = "甲方负责商品质量、库存、发货、物流、页面、价格和活动规则，并按时把资料交给乙方" * 4
    assert quotes(f"{long}；{short}") == [short]


def quotes(sentence: str) -> list[str]:
    review = pipeline.check(agreement(f"第一条 责任\n{sentence}"), pipeline.load(), Side.VENDOR, date="")
    return [f.quote for f in review.findings if f.rule == "risk.liab.cap.no-limit"]


@pytest.mark.parametrize(
    ("limit", "stands_alone"),
    [
        ("每月扣款合计不超过当月服务费的20%。", False),
        ("扣款总额以当月服务费的15%为限。", False),
        ("每笔扣款提前一日告知乙方。", True),
    ],
)
def test_a_complaint_that_something_is_not_said_stands_only_while_it_is_not(limit: str, stands_alone: bool) -> None:
    text = f"第一条 扣款\n1. 甲方可以从服务费中扣除考核扣减和违约金。\n2. {limit}"
    review = pipeline.check(agreement(text), pipeline.load(), Side.VENDOR, date="")
    assert any(f.rule == "risk.fees.deduction-limit.unlimited-deduction" for f in review.findings) is stands_alone
