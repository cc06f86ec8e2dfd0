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


def test_rows_of_a_table_with_weights_are_indicators_by_whatever_name() -> None:
    table = "附件一 考核表\n| 项目 | 要求 | 权重 |\n| 咨询下单占比 | 30%以上 | 40% |\n| 一次办妥占比 | 90%以上 | 30% |\n| 买家点头占比 | 96%以上 | 30% |"
    weighed, compared = (FACTS["metrics-with-values"](passages(t)) for t in (table, table.replace("权重", "去年")))
    assert weighed.status is ElementStatus.SPECIFIC
    assert compared.status is not ElementStatus.SPECIFIC


def test_weights_may_be_written_in_words() -> None:
    table = "附件一 考核表\n| 项目 | 目标 | 权重 |\n| 首次响应 | 20秒以内 | 百分之四十 |\n| 满意度 | 94%以上 | {} |\n| 处理时长 | 10分钟以内 | 仅录不计 |"
    whole, short = (FACTS["weights-total"](passages(table.format(w))) for w in ("百分之六十", "百分之五十"))
    assert whole.status is ElementStatus.SPECIFIC
    assert short.status is ElementStatus.VAGUE


def test_a_table_of_targets_and_weights_is_one_of_indicators_by_whatever_names() -> None:
    table = "附件一 考校表\n| 项目 | {} | 权重 |\n| 办妥之率 | 94%以上 | 60% |\n| 点头之率 | 96%以上 | 40% |"
    weighed, compared = (FACTS["weights-total"](passages(table.format(head))) for head in ("目标", "去年"))
    assert weighed.status is ElementStatus.SPECIFIC
    assert compared.status is ElementStatus.ABSENT


def test_weights_within_rows_that_have_no_column_of_them_add_up() -> None:
    rows = "附件一 约定\n| 名称 | 约定 |\n| 首次响应 | 不超过35秒，权重40% |\n| 满意度 | 92%以上，权重{} |"
    whole, short = (FACTS["weights-total"](passages(rows.format(w))) for w in ("60%", "50%"))
    assert whole.status is ElementStatus.SPECIFIC
    assert short.status is ElementStatus.VAGUE
