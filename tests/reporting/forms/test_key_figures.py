"""The figures for one who decides: in a line each, and in it what was asked for."""

from dataclasses import replace

import pytest

from csreview.model import ElementStatus
from csreview.reporting.figures import Figure
from csreview.reporting.forms import key_figures
from csreview.reporting.labels import ZH
from csreview.reporting.model import build
from tests.reporting.factory import review


def shown(value: str) -> str:
    figure = Figure("fees.payment-deadline", "付款期限", "天数", value, ElementStatus.SPECIFIC, "第五条", "", "")
    _, table = key_figures.table(replace(build(review()), figures=(figure,)), ZH)
    return table.rows[0][1].text


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("甲方收到发票后10日内付款", "甲方收到发票后10日内付款"),
        ("甲方自收到合规发票及当月月报之日起90日内，以银行转账或者六个月期商业承兑汇票支付给乙方",
         "甲方自收到合规发票及当月月报之日起90日内…"),
        ("质量奖减、违约金从当月应付款里抵扣，乙方在对账单里逐项写明依据，两项合计每月不超过当月接待费的20%",
         "…乙方在对账单里逐项写明依据，两项合计每月不超过当月接待费的20%"),
    ],
)  # fmt: skip
def test_a_long_phrase_keeps_its_quantities(value, wanted):
    assert shown(value) == wanted
