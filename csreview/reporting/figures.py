"""The figures that a draft gives (数字核对): service levels, volume and price, and what is left open."""

from __future__ import annotations

from dataclasses import dataclass

from csreview.model import ElementOutcome, ElementStatus, Evidence, Outcome, Review, Severity, Status
from csreview.reporting.benchmarks import benchmarks
from csreview.reporting.location import locate

_SECTION = "kpi"
_BESIDE = (
    "scope.hours",
    "scope.seats-volume",
    "term.period",
    "fees.base",
    "fees.payment-deadline",
    "fees.performance",
    "fees.deduction-limit",
    "liab.late-payment",
    "liab.cap",
    "term.renewal-notice",
    "end.convenience",
)
"""Requirements outside service quality whose figures belong on the same page: hours, volume, price, payment, limits."""
_NUMBERS = frozenset(
    {"duration", "deadline", "percent", "money", "count", "number", "rate", "clock_range", "date_range"}
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number asked for. `value` is the draft's own words, "" where it gives none; `status` says how it stands.

    `usual` is what is usual elsewhere, with its date; `remark` what is hardly plausible about the value.
    """

    requirement: str
    title: str
    name: str
    value: str
    status: ElementStatus
    place: str
    usual: str
    remark: str


def figures(review: Review) -> tuple[Figure, ...]:
    """Return the figures in the checklist's order, alternatives that another one covers left out."""
    types = {
        (requirement.id, element.key): (element.type, element.group)
        for requirement in review.checklist.requirements
        for element in requirement.elements
    }
    found = []
    for outcome in review.outcomes:
        if outcome.status is Status.NOT_APPLICABLE or not _belongs(outcome):
            continue
        elements = [e for e in outcome.elements if types.get((outcome.requirement, e.key), ("", ""))[0] in _NUMBERS]
        found += [_figure(review, outcome, e) for e in elements if _worth_showing(outcome, e)]
    return tuple(found)


def _belongs(outcome: Outcome) -> bool:
    return outcome.section == _SECTION or outcome.requirement in _BESIDE


def _worth_showing(outcome: Outcome, element: ElementOutcome) -> bool:
    """Show what was found or left blank; what is absent only where that is a finding of weight."""
    if element.status is not ElementStatus.ABSENT:
        return True
    return (
        element.required and outcome.status is not Status.MET and outcome.severity in {Severity.HIGH, Severity.MEDIUM}
    )


def _figure(review: Review, outcome: Outcome, element: ElementOutcome) -> Figure:
    place = element.evidence or _only(outcome, element)
    known = benchmarks()
    own = element.evidence.quote if element.evidence and element.status is ElementStatus.SPECIFIC else ""
    return Figure(
        outcome.requirement,
        outcome.title,
        element.name,
        place.quote if place and element.status in {ElementStatus.SPECIFIC, ElementStatus.VAGUE} else "",
        element.status,
        locate(review.agreement, place.clause, place.span) if place else "",
        known.usual.get(outcome.requirement, ""),
        known.remark(outcome.requirement, element.key, review.side, own),
    )


def _only(outcome: Outcome, element: ElementOutcome) -> Evidence | None:
    """Return the outcome's best evidence for an element that has none of its own but was found."""
    return outcome.evidence[0] if outcome.evidence and element.status is not ElementStatus.ABSENT else None
