from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csreview import pipeline
from csreview.batch.portfolio import portfolio_of, spread_of
from csreview.batch.values import Figure, Order, Row
from csreview.model import Severity, Side, Status

CHECKLIST = pipeline.load()
COUNT = len(CHECKLIST.requirements)


def row(name: str, code: str = "m", price: float | None = None, **more: int) -> Row:
    figures = (Figure("seat_price", "specific", f"{price}元", price, "元/席/月"),)
    return Row(name, statuses=code * COUNT, figures=figures, **more)  # type: ignore[arg-type]


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=40))
def test_the_middle_half_is_that_of_the_standard_library(values: list[float]) -> None:
    low, median, high = statistics.quantiles(values, method="inclusive")
    spread = spread_of(values)
    assert spread.median == pytest.approx(median, abs=1e-6)
    assert spread.high - high == pytest.approx(1.5 * (high - low), abs=1e-6)
    assert (spread.least, spread.most) == (min(values), max(values))


def test_a_value_far_from_the_others_stands_out_but_not_among_few() -> None:
    prices = [5000.0, 5100.0, 5200.0, 5300.0, 15400.0]
    many = portfolio_of([row(str(p), price=p) for p in prices], CHECKLIST, Order(Side.MERCHANT))
    assert [p for p in prices if many.stands_out(row("", price=p).figures[0])] == [15400.0]
    few = portfolio_of([row(str(p), price=p) for p in prices[1:]], CHECKLIST, Order(Side.MERCHANT))
    assert not few.stands_out(row("", price=15400.0).figures[0])


def test_values_of_different_units_are_not_compared() -> None:
    rows = [row(str(n), price=5000.0) for n in range(6)]
    portfolio = portfolio_of(rows, CHECKLIST, Order(Side.MERCHANT))
    assert portfolio.stands_out(Figure("seat_price", "specific", "3元", 3.0, "元/席/月"))
    assert not portfolio.stands_out(Figure("seat_price", "specific", "3元", 3.0, "元"))


def test_drafts_are_summed_up_and_those_not_reviewed_counted_apart() -> None:
    rows = [row("a", "m", high=2, low=1), row("b", "x", medium=3), row("c", "n"), Row("d", "坏了。")]
    portfolio = portfolio_of(rows, CHECKLIST, Order(Side.VENDOR))
    assert (portfolio.reviewed, portfolio.faulty, portfolio.drafts) == (3, 1, 4)
    assert portfolio.findings == {Severity.HIGH: 2, Severity.MEDIUM: 3, Severity.LOW: 1}
    assert portfolio.at_least == {Severity.HIGH: 1, Severity.MEDIUM: 2, Severity.LOW: 2}
    gap = portfolio.worst[0]
    assert (gap.open, gap.counts[Status.MISSING], gap.share) == (1, 1, 0.5)


def test_the_commonest_gap_comes_first() -> None:
    codes = "m" * (COUNT - 1)
    rows = [Row("a", statuses=codes + "x"), Row("b", statuses=codes + "v"), Row("c", statuses="p" + codes)]
    worst = portfolio_of(rows, CHECKLIST, Order(Side.VENDOR)).worst
    assert [gap.requirement.id for gap in worst] == [CHECKLIST.requirements[-1].id, CHECKLIST.requirements[0].id]
