"""Reviews on their way between processes, without what the other process has already. No Qt here.

Half of what a review of any draft weighs is the checklist, which is always the same one, and the agreement was told before
it was checked. What is sent twice is also held twice.
"""

from __future__ import annotations

import dataclasses
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from multiprocessing.reduction import ForkingPickler

from csreview import model
from csreview.gui.reviewer import News, Report, Reviews, Step
from csreview.model import Agreement, Checklist, Review

_SHARED = ("agreement", "checklist")
_OWN = tuple(field.name for field in fields(Review) if field.name not in _SHARED)


@dataclass(frozen=True, slots=True)
class Lean:
    """The review for one side: all of it but the agreement and the checklist, which are None where the other process has
    them.
    """

    own: Mapping[str, object]
    agreement: Agreement | None
    checklist: Checklist | None


def lean(review: Review, agreement: Agreement | None, checklist: Checklist | None) -> Lean:
    """Return a review without the agreement and the checklist that the other process has."""
    return Lean(
        {name: getattr(review, name) for name in _OWN},
        None if review.agreement is agreement else review.agreement,
        None if review.checklist is checklist else review.checklist,
    )


def whole(sent: Lean, agreement: Agreement | None, checklist: Checklist | None) -> Review:
    """Return the review again, with the agreement and the checklist that are known here where none were sent."""
    shared = {"agreement": sent.agreement or agreement, "checklist": sent.checklist or checklist}
    return Review(**shared, **sent.own)  # type: ignore[arg-type]


class Ear:
    """Hears in the window what is told on the way, and passes it on; reviews arrive lean, and are made whole."""

    def __init__(self, report: Report, checklist: Checklist | None) -> None:
        self.reviews: Reviews = {}
        self.checklist = checklist
        self._agreement: Agreement | None = None
        self._report = report

    def hear(self, news: Step | Agreement | Lean) -> None:
        """Pass on what was told."""
        if isinstance(news, Agreement):
            self._agreement = news
        self._report(self._whole(news) if isinstance(news, Lean) else news)

    def _whole(self, sent: Lean) -> Review:
        review = whole(sent, self._agreement, self.checklist)
        self._agreement, self.checklist = review.agreement, review.checklist
        self.reviews[review.side] = review
        return review


class Mouth:
    """Tells the window, in the other process, what happens on the way; reviews without what it knows."""

    def __init__(self, send: Callable[[object], None], checklist: Checklist | None) -> None:
        self.checklist = checklist
        self._agreement: Agreement | None = None
        self._send = send

    def tell(self, news: News) -> None:
        """Send it."""
        if isinstance(news, Review):
            self._send(lean(news, self._agreement, self.checklist))
            self._agreement, self.checklist = news.agreement, news.checklist
        else:
            self._agreement = news if isinstance(news, Agreement) else self._agreement
            self._send(news)


def pack_quickly() -> None:
    """Have the model's values go between processes as the arguments that make them: dataclasses with slots look up their
    fields one by one, which takes two to three times as long.
    """
    for value in vars(model).values():
        if isinstance(value, type) and dataclasses.is_dataclass(value):
            ForkingPickler.register(value, _Arguments(value))


class _Arguments:
    """Takes a value of one class apart into the class and its arguments."""

    def __init__(self, kind: type) -> None:
        self._kind = kind
        names = [field.name for field in fields(kind)]
        get = operator.attrgetter(*names)
        self._get = get if len(names) > 1 else lambda value: (get(value),)

    def __call__(self, value: object) -> tuple[type, tuple[object, ...]]:
        return self._kind, self._get(value)
