"""Reviews on their way between processes, without what the other process has already. No Qt here.

Half of what a review of any draft weighs is the checklist, which is always the same one, and the agreement was told before
it was checked. What is sent twice is also held twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from csreview.gui.reviewer import Reviews
from csreview.model import Agreement, Checklist, Review, Side

_SHARED = ("agreement", "checklist")
_OWN = tuple(field.name for field in fields(Review) if field.name not in _SHARED)


@dataclass(frozen=True, slots=True)
class Lean:
    """The reviews of one draft: by side, all of a review but the agreement and the checklist, which both sides share;
    these are None where the other process has them.
    """

    sides: Mapping[Side, Mapping[str, object]]
    agreement: Agreement | None
    checklist: Checklist | None


def lean(reviews: Reviews, agreement: Agreement | None, checklist: Checklist | None) -> Lean:
    """Return reviews without the agreement and the checklist that the other process has."""
    first = next(iter(reviews.values()))
    return Lean(
        {side: {name: getattr(review, name) for name in _OWN} for side, review in reviews.items()},
        None if first.agreement is agreement else first.agreement,
        None if first.checklist is checklist else first.checklist,
    )


def whole(sent: Lean, agreement: Agreement | None, checklist: Checklist | None) -> Reviews:
    """Return the reviews again, with the agreement and the checklist that are known here where none were sent."""
    shared = {"agreement": sent.agreement or agreement, "checklist": sent.checklist or checklist}
    return {side: Review(**shared, **own) for side, own in sent.sides.items()}  # type: ignore[arg-type]
