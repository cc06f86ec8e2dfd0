"""The negotiation log of an agreement: for each point what we want, what each version says, and how it stands."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from csreview.comparing.compare import compare
from csreview.comparing.findings import everything
from csreview.comparing.meaning import meaning
from csreview.model import (
    OPEN,
    Decision,
    Finding,
    Kind,
    Log,
    Meaning,
    Outcome,
    Point,
    PointStatus,
    Review,
    Ruling,
    Said,
    Scope,
    Status,
    Turn,
)

_BESIDE_REQUIREMENTS = frozenset({Kind.RISK, Kind.CONSISTENCY})
_BY_TURN = {
    Turn.WORSE: PointStatus.WORSE,
    Turn.BETTER: PointStatus.BETTER,
    Turn.CHANGED: PointStatus.CHANGED,
    Turn.NEW: PointStatus.WORSE,
    Turn.RESOLVED: PointStatus.SETTLED,
    Turn.STILL_OPEN: PointStatus.OPEN,
}


def log(reviews: Sequence[Review]) -> Log:
    """Return the log of an agreement by the reviews of its versions, the first one first, all for one side.

    A point is a requirement that was open in any version or took another value, or a risk or contradiction found in
    any. What the reviewer decided about the last version (its `decisions`) says what we want and whether we pursue it.
    """
    steps = [meaning(compare(one.agreement, other.agreement), one, other) for one, other in itertools.pairwise(reviews)]
    points = [*_requirements(reviews, steps), *_findings(reviews)]
    return Log(tuple(review.agreement.draft.name for review in reviews), tuple(points), reviews[-1].side)


def _requirements(reviews: Sequence[Review], steps: Sequence[Meaning]) -> Iterator[Point]:
    last = reviews[-1]
    titles = {section.id: section.title for section in last.checklist.sections}
    outcomes = [{o.requirement: o for o in review.outcomes} for review in reviews]
    for outcome in last.outcomes:
        known = [each[outcome.requirement] for each in outcomes if outcome.requirement in each]
        turns = [s.turn for step in steps for s in step.requirements if s.requirement == outcome.requirement]
        moved = [turn for turn in turns if turn is not Turn.STILL_OPEN]
        if not moved and not any(o.status in OPEN for o in known):
            continue
        decisions = _decisions(last, outcome.requirement, None)
        yield Point(
            section=titles.get(outcome.section, outcome.section),
            title=outcome.title,
            ours=_ours(decisions, outcome.wording or outcome.remedy),
            theirs=tuple(Said(o.status, _words(o, number, steps)) for number, o in enumerate(known)),
            status=_status(decisions, outcome.status, moved),
            severity=outcome.severity,
        )


def _words(outcome: Outcome, version: int, steps: Sequence[Meaning]) -> str:
    """Return what a version says on a requirement: where a value changed, the place of that value."""
    places = [
        shift.new_place if number + 1 == version else shift.old_place
        for number, step in enumerate(steps)
        if version in (number, number + 1)
        for shift in step.requirements
        if shift.requirement == outcome.requirement and shift.values
    ]
    changed = next((place.quote for place in places if place is not None), "")
    return changed or (outcome.evidence[0].quote if outcome.evidence else "")


def _status(decisions: Sequence[Decision], now: Status, moved: Sequence[Turn]) -> PointStatus:
    if any(decision.ruling is Ruling.DISMISSED for decision in decisions):
        return PointStatus.NOT_PURSUED
    if now not in OPEN and (not moved or moved[-1] in (Turn.RESOLVED, Turn.BETTER)):
        return PointStatus.SETTLED
    return _BY_TURN[moved[-1]] if moved else PointStatus.OPEN


def _findings(reviews: Sequence[Review]) -> Iterator[Point]:
    """Yield risks and contradictions, by rule: the words of each version in which it was found."""
    known: dict[str, Finding] = {}
    for finding in (finding for review in reviews for finding in everything(review)):
        if finding.kind in _BESIDE_REQUIREMENTS:
            known[finding.rule] = finding
    for rule, finding in known.items():
        theirs = tuple(_said(review, rule) for review in reviews)
        decisions = _decisions(reviews[-1], finding.requirement, finding.id)
        now, before = theirs[-1].quote, theirs[-2].quote if len(theirs) > 1 else ""
        status = PointStatus.SETTLED if not now else PointStatus.OPEN if before else PointStatus.WORSE
        if any(decision.ruling is Ruling.DISMISSED for decision in decisions):
            status = PointStatus.NOT_PURSUED
        title = next((o.title for o in reviews[-1].outcomes if o.requirement == finding.requirement), "")
        ours = _ours(decisions, finding.remedy)
        yield Point("", title or finding.message, ours, theirs, status, finding.severity if now else None)


def _said(review: Review, rule: str) -> Said:
    quotes = dict.fromkeys(finding.quote or finding.message for finding in everything(review) if finding.rule == rule)
    return Said(None, "；".join(quotes))


def _decisions(review: Review, requirement: str | None, finding: str | None) -> list[Decision]:
    own = {f.id for f in everything(review) if requirement and f.requirement == requirement} | {finding}
    return [
        decision
        for decision in review.decisions
        if (decision.scope is Scope.REQUIREMENT and decision.subject == requirement)
        or (decision.scope is Scope.PLACE and decision.subject in own)
    ]


def _ours(decisions: Sequence[Decision], wanted: str) -> str:
    """Say what we want: the reviewer's notes and reasons first, then what the checklist would write."""
    said = [d.text for d in decisions if d.text and d.ruling in (Ruling.NOTE, Ruling.DISMISSED)]
    return "\n".join(dict.fromkeys([*said, wanted]))
