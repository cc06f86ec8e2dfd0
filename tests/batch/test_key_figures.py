from __future__ import annotations

import pytest

from csreview import pipeline
from csreview.batch.key_figures import key_figures
from csreview.batch.values import KEYS, Figure
from csreview.model import Side
from csreview.reading import read_text
from tests.batch.conftest import draft


def figures(text: str) -> dict[str, Figure]:
    reviewer = pipeline.Reviewer(date="")
    review = reviewer.review(reviewer.prepare(read_text(text, "draft.txt")), Side.MERCHANT)
    found = key_figures(review)
    assert tuple(figure.key for figure in found) == KEYS
    return {figure.key: figure for figure in found}


def test_values_are_as_written_and_comparable() -> None:
    found = figures(draft(1))
    assert {key: (f.text, f.value, f.unit) for key, f in found.items()} == {
        "first_response": ("30秒", 30.0, "秒"),
        "satisfaction": ("91%", 91.0, "%"),
        "seat_price": ("5,400元/席·月".replace(",", ""), 5400.0, "元/席/月"),
        "payment_days": ("10个工作日", 14.0, "日"),
        "liability_cap": ("12个月", 12.0, "个月"),
    }


@pytest.mark.parametrize(
    ("price", "value"),
    [
        ("每席每月5,800元", 5800.0),
        ("客服每人每月4,600元", 4600.0),
        ("每月每席6000元", 6000.0),
        ("5,200元/名·月", 5200.0),
        ("每月固定60,000元", None),  # for all of them together
        ("每有效会话3元", None),
    ],
)
def test_only_prices_for_a_seat_and_a_month_compare(price: str, value: float | None) -> None:
    figure = figures(draft(1).replace("8席×5400元/席·月＝43200元/月", f"按{price}计算"))["seat_price"]
    assert figure.value == value
    assert "元" in figure.text or figure.status != "specific"


@pytest.mark.parametrize(
    ("cap", "value", "unit"),
    [
        ("违约行为发生前2年的服务费总额", 24.0, "个月"),
        ("合同总额的30%", 30.0, "%"),
        ("人民币500,000元", 500000.0, "元"),
    ],
)
def test_caps_of_each_kind_have_their_own_unit(cap: str, value: float, unit: str) -> None:
    figure = figures(draft(1).replace("违约行为发生前12个月的服务费总额", cap))["liability_cap"]
    assert (figure.value, figure.unit) == (value, unit)


def test_what_is_not_stated_says_how_it_stands() -> None:
    blank = figures(draft(1).replace("首次响应时间不超过30秒", "首次响应时间不超过____秒"))["first_response"]
    assert (blank.status, blank.text, blank.value) == ("blank", "", None)
    absent = figures(draft(1).replace("人工首次响应时间不超过30秒，", ""))["first_response"]
    assert (absent.status, absent.value) == ("absent", None)
