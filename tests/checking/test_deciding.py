from __future__ import annotations

import dataclasses

import pytest

from csreview.checking.deciding import with_decisions
from csreview.model import Decision, Kind, Review, Ruling, Scope, Severity, Status
from tests.gui.factory import merchant_review, vendor_review


def _decide(subject: str, ruling: Ruling, scope: Scope = Scope.PLACE, severity: Severity | None = None) -> Decision:
    return Decision(subject, scope, ruling, "因为", severity, "2026-05-01T08:00:00Z")


def _ids(review: Review) -> list[str]:
    return [finding.id for finding in review.findings]


def test_nothing_decided_changes_nothing() -> None:
    assert with_decisions(merchant_review(), ()).findings == merchant_review().findings
    assert with_decisions(merchant_review(), ()).dismissed == ()


def test_a_dismissed_finding_leaves_findings_counts_and_what_to_settle() -> None:
    decision = _decide("gap1", Ruling.DISMISSED)
    review = with_decisions(merchant_review(), [decision])
    assert _ids(review) == ["blank1", "vague1", "gap2", "consistency1"]
    assert review.count_severity(Severity.HIGH) == 1
    assert review.must_settle == ("blank1",)
    assert [(d.finding.id, d.decision, d.number) for d in review.dismissed] == [("gap1", decision, 0)]
    assert review.count(Status.MISSING) == 1  # what the draft lacks it still lacks


def test_a_dismissed_requirement_takes_all_its_findings_with_it() -> None:
    review = with_decisions(merchant_review(), [_decide("kpi.data-source", Ruling.DISMISSED, Scope.REQUIREMENT)])
    assert [d.finding.id for d in review.dismissed] == ["gap1"]


def test_a_decision_about_a_place_goes_before_one_about_its_requirement() -> None:
    decisions = [_decide("kpi.data-source", Ruling.DISMISSED, Scope.REQUIREMENT), _decide("gap1", Ruling.ACCEPTED)]
    assert with_decisions(merchant_review(), decisions).dismissed == ()


def test_the_reviewers_own_severity_takes_the_place_of_ours() -> None:
    review = with_decisions(merchant_review(), [_decide("gap1", Ruling.SEVERITY, severity=Severity.LOW)])
    assert {f.id: f.severity for f in review.findings}["gap1"] is Severity.LOW
    assert _ids(review)[0] == "blank1"
    assert next(o for o in review.outcomes if o.requirement == "kpi.data-source").severity is Severity.LOW
    assert review.must_settle == ("blank1",)


def test_the_severity_of_a_risk_leaves_its_requirement_alone() -> None:
    review = with_decisions(vendor_review(), [_decide("risk1", Ruling.SEVERITY, severity=Severity.HIGH)])
    assert review.findings[0].kind is Kind.RISK
    assert next(o for o in review.outcomes if o.requirement == "liab.cap").severity is None


def test_what_is_raised_may_have_to_be_settled() -> None:
    review = with_decisions(merchant_review(), [_decide("vague1", Ruling.SEVERITY, severity=Severity.HIGH)])
    assert "vague1" in review.must_settle


def test_decisions_that_find_no_place_are_left_out() -> None:
    here, away = _decide("gap1", Ruling.NOTE), _decide("elsewhere", Ruling.NOTE)
    assert with_decisions(merchant_review(), [here, away]).decisions == (here,)


def test_decisions_are_applied_once() -> None:
    review = with_decisions(merchant_review(), [_decide("gap1", Ruling.NOTE)])
    with pytest.raises(ValueError, match="already"):
        with_decisions(review, ())


def test_the_draft_itself_is_left_as_it_is() -> None:
    review = with_decisions(merchant_review(), [_decide("gap1", Ruling.DISMISSED)])
    bare = dataclasses.replace(review, findings=(), must_settle=(), dismissed=(), decisions=(), outcomes=())
    assert bare == dataclasses.replace(merchant_review(), findings=(), must_settle=(), outcomes=())
