"""What stands beside a draft's figures."""

import pytest

from csreview import pipeline
from csreview.model import Side
from csreview.reporting.benchmarks import benchmarks
from csreview.reporting.model import build
from tests.reporting.factory import review

CHECKLIST = pipeline.load()


def test_every_benchmark_is_about_a_requirement_and_an_element_of_it():
    elements = {r.id: {e.key for e in r.elements} for r in CHECKLIST.requirements}
    assert set(benchmarks().usual) <= set(elements)
    assert all(each.element in elements[each.requirement] for each in benchmarks().plausible)


def test_every_benchmark_is_dated():
    assert all(text[-5:-1].isdigit() for text in benchmarks().usual.values())


@pytest.mark.parametrize(
    ("requirement", "element", "side", "text", "remarked"),
    [
        ("kpi.avg-response-time", "value", Side.MERCHANT, "平均响应时长不超过5分钟", "超过3分钟"),
        ("kpi.avg-response-time", "value", Side.MERCHANT, "平均响应时长不超过2分钟", "偏宽"),
        ("kpi.avg-response-time", "value", Side.MERCHANT, "平均响应时长不超过30秒", ""),
        ("kpi.avg-response-time", "value", Side.VENDOR, "平均响应时长不超过３秒", "人工几乎达不到"),
        ("liab.late-payment", "rate", Side.MERCHANT, "每逾期一日按千分之五支付", "高于千分之一"),
        ("liab.late-payment", "rate", Side.MERCHANT, "每逾期一日按万分之五支付", ""),
        ("kpi.csat", "rate", Side.VENDOR, "满意度达到100%", "一条差评"),
        ("kpi.csat", "rate", Side.MERCHANT, "满意度不低于90%，低于80%的扣款", ""),
    ],
)
def test_remarks_on_values(requirement, element, side, text, remarked):
    found = benchmarks().remark(requirement, element, side, text)
    assert (remarked in found) if remarked else found == ""


def test_figures_carry_what_is_usual():
    usual = {figure.requirement: figure.usual for figure in build(review()).figures}
    assert "（2024—2026）" in usual["kpi.avg-response-time"]
    assert usual["fees.payment-deadline"]
