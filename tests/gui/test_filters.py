from __future__ import annotations

from csreview.gui.filters import Filter
from csreview.model import Kind, Severity, Status
from tests.gui.factory import merchant_review


def _outcomes(wanted: Filter) -> list[str]:
    review = merchant_review()
    return [o.requirement for o in review.outcomes if wanted.outcome(review, o)]


def _findings(wanted: Filter) -> list[str]:
    review = merchant_review()
    return [f.id for f in review.findings if wanted.finding(review, f)]


def test_no_filter_lists_everything() -> None:
    assert len(_outcomes(Filter())) == 6
    assert len(_findings(Filter())) == 5
    assert not Filter(text="  ").active


def test_by_status() -> None:
    wanted = Filter(statuses=frozenset({Status.MISSING}))
    assert _outcomes(wanted) == ["kpi.data-source"]
    assert _findings(wanted) == ["gap1"]


def test_by_severity_and_kind() -> None:
    wanted = Filter(severities=frozenset({Severity.HIGH}), kinds=frozenset({Kind.BLANK}))
    assert _outcomes(wanted) == ["kpi.first-response"]
    assert _findings(wanted) == ["blank1"]


def test_all_words_must_be_there() -> None:
    assert _outcomes(Filter(text="付款 期限")) == ["fees.payment-date"]
    assert _outcomes(Filter(text="付款 没有的词")) == []
    assert _findings(Filter(text="及时")) == ["vague1"]
