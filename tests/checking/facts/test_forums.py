"""Whose home the agreed forum is, by the places in its name and the parties' addresses."""

from __future__ import annotations

import pytest

from csreview import pipeline
from csreview.checking.facts import FACTS
from csreview.model import ElementStatus, Kind, Side
from tests.drafts import agreement, passages

PARTIES = (
    "甲方（商家）：台州潮声电子商务有限公司\n地址：浙江省台州市椒江区葭沚街道东海大道88号\n"
    "乙方（服务商）：合肥云客信息服务有限公司\n地址：安徽省合肥市蜀山区望江西路5号\n"
)
NEIGHBOURS = PARTIES.replace("安徽省合肥市蜀山区望江西路5号", "浙江省台州市路桥区银安街1号").replace("合肥云客", "云客")


def near(side: str, sentence: str, parties: str = PARTIES) -> bool:
    found = FACTS[f"forum-near-{side}"](passages(f"{parties}第一条 争议\n{sentence}"))
    return found.status is ElementStatus.SPECIFIC


@pytest.mark.parametrize(
    "sentence",
    [
        "协商不成的，向台州市椒江区人民法院起诉。",
        "谈不拢就到椒江法院打官司。",
        "因本协议产生的纠纷，由台州仲裁委员会仲裁。",
        "双方一致同意由浙江省台州市中级人民法院管辖。",
        "争议提交台州市有管辖权的人民法院。",
    ],
)
def test_a_forum_in_the_merchants_city_is_near_the_merchant(sentence: str) -> None:
    assert near("merchant", sentence)
    assert not near("vendor", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "协商不成的，提交上海仲裁委员会仲裁。",
        "协商不成的，向被告住所地人民法院起诉。",
        "乙方与其员工的纠纷由合肥市劳动人事争议仲裁委员会处理。",
        "收到法院传票的，应在2日内转交。",
    ],
)
def test_a_forum_with_neither_is_near_nobody(sentence: str) -> None:
    assert not near("merchant", sentence)
    assert not near("vendor", sentence)


def test_neighbours_in_one_city_have_no_long_way() -> None:
    assert not near("merchant", "向台州市椒江区人民法院起诉。", NEIGHBOURS)
    assert not near("merchant", "向椒江法院起诉。", NEIGHBOURS)


def test_the_risk_stands_on_the_name_of_the_court() -> None:
    draft = agreement(f"{PARTIES}第一条 争议\n谈不拢就到椒江法院打官司。")
    found = [f for f in pipeline.check(draft, pipeline.load(), Side.VENDOR, date="").findings if f.kind is Kind.RISK]
    assert [f.rule for f in found] == ["risk.dispute.venue.merchant-home-court"]
    assert found[0].quote is not None
    assert "椒江法院" in found[0].quote
