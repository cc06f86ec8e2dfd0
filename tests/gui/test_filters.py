from __future__ import annotations

from dataclasses import replace

from csreview.gui.filters import Filter, Sureness, finding_sureness, outcome_sureness
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


def test_by_what_a_point_rests_on() -> None:
    review = merchant_review()
    awaiting = replace(review.outcomes[0], awaits=("附件二",))
    assert outcome_sureness(awaiting) is Sureness.AWAITING
    assert outcome_sureness(replace(review.outcomes[0], certain=False)) is Sureness.DOUBTFUL
    blank = next(f for f in review.findings if f.kind is Kind.BLANK)
    assert finding_sureness(blank, awaiting) is Sureness.AWAITING
    assert finding_sureness(replace(blank, kind=Kind.RISK), awaiting) is Sureness.SURE
    assert finding_sureness(replace(blank, certain=False), None) is Sureness.DOUBTFUL


def test_a_requirement_is_listed_with_a_finding_that_has_to_be_checked() -> None:
    review = merchant_review()
    findings = tuple(replace(f, certain=f.kind is not Kind.BLANK) for f in review.findings)
    doubtful = replace(review, findings=findings)
    wanted = Filter(sureness=frozenset({Sureness.DOUBTFUL}))
    assert [o.requirement for o in doubtful.outcomes if wanted.outcome(doubtful, o)] == ["kpi.first-response"]
    assert [f.id for f in doubtful.findings if wanted.finding(doubtful, f)] == ["blank1"]
