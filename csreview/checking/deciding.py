"""Applies what the reviewer decided: the step "drop dismissed" between the checks and every report or window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from csreview.checking.settling import must_settle
from csreview.model import (
    Decision,
    Dismissed,
    Finding,
    Kind,
    Outcome,
    Review,
    Ruling,
    Scope,
    Severity,
)

_OF_ITS_OWN = frozenset({Kind.RISK, Kind.CONSISTENCY})
"""Kinds that say something beside their requirement's outcome; the others say how it stands."""


def with_decisions(review: Review, decisions: Sequence[Decision]) -> Review:
    """Return the review as the reviewer decided; a review that decisions were applied to already is refused.

    Dismissed findings leave `findings`, with all counts and `must_settle`, and are listed in `dismissed` in the order
    in which they were found. The reviewer's own severity takes the place of ours, in the finding and, where the finding
    says how a requirement stands, in its outcome. What the draft says stays: no status changes. Decisions about
    findings that this side does not have are left out of `decisions`. Raises ValueError for a review already decided.
    """
    if review.dismissed or review.decisions:
        raise ValueError("decisions were applied already")
    book = _Book.of(decisions)
    rated = list(review.findings)
    dismissed: list[Dismissed] = []
    for number in book.concerned(review.findings):
        rated[number] = book.rated(rated[number])
        if (dismissal := book.dismissal(rated[number])) is not None:
            dismissed.append(Dismissed(rated[number], dismissal, number))
    gone = {each.number for each in dismissed}
    findings = _ordered(review, [finding for number, finding in enumerate(rated) if number not in gone])
    return replace(
        review,
        outcomes=_outcomes(review, rated, book),
        findings=findings,
        must_settle=must_settle(findings, review.checklist.must.get(review.side, ())),
        dismissed=tuple(dismissed),
        decisions=_at_home(review, decisions),
    )


@dataclass(frozen=True, slots=True)
class _Book:
    """Decisions by what they are about; one about a place goes before one about its requirement."""

    slots: Mapping[tuple[str, str, str], Decision]
    subjects: frozenset[str | None]

    @staticmethod
    def of(decisions: Sequence[Decision]) -> _Book:
        """Return the book of decisions."""
        return _Book({d.slot: d for d in decisions}, frozenset(d.subject for d in decisions))

    def concerned(self, findings: Sequence[Finding]) -> list[int]:
        """Return the numbers of the findings that something may be decided about: few of some thousand."""
        subjects = self.subjects
        return [n for n, f in enumerate(findings) if f.id in subjects or f.requirement in subjects]

    def about(self, finding: Finding, slot: str) -> Decision | None:
        """Return the decision of that slot about a finding, or None."""
        of_place = self.slots.get((Scope.PLACE.value, finding.id, slot))
        return of_place or self.slots.get((Scope.REQUIREMENT.value, finding.requirement or "", slot))

    def dismissal(self, finding: Finding) -> Decision | None:
        """Return the decision by which a finding is dismissed, or None."""
        verdict = self.about(finding, "verdict")
        return verdict if verdict is not None and verdict.ruling is Ruling.DISMISSED else None

    def severity(self, finding: Finding) -> Severity | None:
        """Return the reviewer's own severity of a finding, or None."""
        own = self.about(finding, Ruling.SEVERITY.value)
        return own.severity if own is not None else None

    def rated(self, finding: Finding) -> Finding:
        """Return the finding with the reviewer's own severity, where there is one."""
        own = self.severity(finding)
        return finding if own is None else replace(finding, severity=own)


def _outcomes(review: Review, rated: Sequence[Finding], book: _Book) -> tuple[Outcome, ...]:
    """Give an outcome the worst severity of the findings that say how it stands, if the reviewer set one of them."""
    carriers = [finding for finding in rated if finding.kind not in _OF_ITS_OWN]
    touched = {carriers[n].requirement for n in book.concerned(carriers) if book.severity(carriers[n]) is not None}
    if not touched:
        return review.outcomes

    def worst(outcome: Outcome) -> Severity:
        return min((f.severity for f in carriers if f.requirement == outcome.requirement), key=lambda s: s.rank)

    return tuple(
        replace(outcome, severity=worst(outcome)) if outcome.severity and outcome.requirement in touched else outcome
        for outcome in review.outcomes
    )


def _ordered(review: Review, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Put findings whose severity the reviewer changed where others of that severity at their place would stand."""
    as_found = set(map(id, review.findings))
    if all(id(finding) in as_found for finding in findings):
        return tuple(findings)
    place = {clause.id: number for number, clause in enumerate(review.agreement.clauses)}
    last = len(place)
    return tuple(
        sorted(
            findings,
            key=lambda f: (f.severity.rank, place.get(f.clause or "", last), f.span.start if f.span else 0),
        )
    )


def _at_home(review: Review, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    known = {(Scope.PLACE, finding.id) for finding in review.findings}
    known |= {(Scope.REQUIREMENT, outcome.requirement) for outcome in review.outcomes}
    return tuple(decision for decision in decisions if (decision.scope, decision.subject) in known)
