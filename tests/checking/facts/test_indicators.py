"""Indicators beside their values and weights."""

from __future__ import annotations

from csreview.checking.facts import FACTS
from csreview.model import ElementStatus
from tests.drafts import passages

THREE = "首次响应不超过30秒，三分钟响应率不低于95%，满意度不低于90%"


def status(fact: str, text: str) -> ElementStatus:
    return FACTS[fact](passages(f"第一条 服务质量\n{text}。\n")).status


def test_three_indicators_with_values_can_be_measured() -> None:
    assert status("metrics-with-values", THREE) is ElementStatus.SPECIFIC


def test_values_that_are_disclaimed_in_the_same_sentence_bind_nobody() -> None:
    for fact in ("metrics-with-values", "targets-filled"):
        assert status(fact, f"{THREE}；以上为服务愿景，不作为考核和扣款的依据") is not ElementStatus.SPECIFIC
