"""Positions that work against the side that we review for, from the checklist's data."""

from __future__ import annotations

from collections.abc import Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.passages import Passages
from csreview.checking.phrasing import Phrasing
from csreview.checking.requirements import quote_around
from csreview.language.patterns import Hit, first_hit
from csreview.model import Checklist, Kind, Risk, Side


def risks(checklist: Checklist, side: Side, passages: Passages, phrasing: Phrasing) -> Iterator[Candidate]:
    """Yield, for each risk to `side`, every passage in which it stands."""
    wanted = [(r, risk) for r in checklist.requirements for risk in r.risks if risk.hurts is side]
    for passage in passages.binding():
        for requirement, risk in wanted:
            hit = matches(risk, passage.text)
            if hit is not None:
                evidence = quote_around(passage, hit)
                yield Candidate(
                    Kind.RISK,
                    f"risk.{requirement.id}.{risk.name}",
                    risk.severity,
                    evidence.clause,
                    evidence.span,
                    phrasing.fit(risk.message),
                    phrasing.fit(risk.remedy),
                    requirement.id,
                )


def matches(risk: Risk, text: str) -> Hit | None:
    """Return where the risk stands in a reading text, or None."""
    hit = first_hit(risk.patterns, text)
    return hit if hit is not None and not first_hit(risk.refuse, text) else None
