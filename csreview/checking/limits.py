"""House limits: a value in the draft that goes beyond what the house accepts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from csreview.checking.candidates import Candidate
from csreview.checking.passages import Passages
from csreview.checking.phrasing import Phrasing
from csreview.checking.requirements import Verdict
from csreview.language.fold import fold
from csreview.language.measures import comparable, measure
from csreview.language.quantities import Quantity, find_quantities
from csreview.model import ElementStatus, Evidence, Kind, Limit, Side, Span


def beyond_limits(
    limits: Sequence[Limit], verdicts: Sequence[Verdict], side: Side, passages: Passages, phrasing: Phrasing
) -> Iterator[Candidate]:
    """Yield each value beyond a limit of that side, at its place."""
    by_id = {verdict.requirement.id: verdict for verdict in verdicts}
    for limit in limits:
        verdict = by_id.get(limit.requirement)
        if limit.side is not side or verdict is None:
            continue
        for evidence in _evidence(verdict, limit.element):
            for quantity, span in _values(passages, evidence):
                if _is_beyond(quantity, limit):
                    yield Candidate(
                        Kind.RISK,
                        f"risk.{limit.requirement}.limit-{limit.name}",
                        limit.severity,
                        evidence.clause,
                        span,
                        phrasing.fit(limit.message),
                        phrasing.fit(limit.remedy),
                        limit.requirement,
                    )


def _evidence(verdict: Verdict, key: str) -> Iterator[Evidence]:
    for element in verdict.elements:
        if element.key == key and element.status is ElementStatus.SPECIFIC and element.evidence is not None:
            yield element.evidence


def _values(passages: Passages, evidence: Evidence) -> Iterator[tuple[Quantity, Span]]:
    for passage in passages.by_clause.get(evidence.clause, ()):
        for index, quantity in passage.reading.slots.items():
            span = passage.place(index, index + 1)
            if span.overlaps(evidence.span):
                yield quantity, span


def _is_beyond(quantity: Quantity, limit: Limit) -> bool:
    (bound,) = find_quantities(fold(limit.value))
    size, allowed = measure(quantity), measure(bound)
    if size is None or allowed is None or not comparable(quantity, bound):
        return False
    return size > allowed if limit.upper else size < allowed
