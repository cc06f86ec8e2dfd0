"""A reviewer that needs no pipeline."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from csreview import pipeline
from csreview.comparing.carrying import marks
from csreview.errors import Cancelled
from csreview.gui.reviewer import Meanings, Report, Reviews, ShouldStop, Sight, Step
from csreview.model import Carried, Decision, DraftKey


class FakeReviewer:
    """Yields the reviews that it was given, or raises what it was given; with `held` it waits to be let go."""

    def __init__(self, reviews: Reviews) -> None:
        self.reviews = reviews
        self.error: Exception | None = None
        self.opened: list[Path] = []
        self.warmed = False
        self.text: str | None = None
        self.annexes: tuple[Path, ...] = ()
        self.old: Reviews = {}
        self.compared: tuple[Path, Path] | None = None
        self.carrying: tuple[Carried, ...] | None = None
        self.gate = threading.Event()
        self.gate.set()

    def warm(self) -> None:
        self.warmed = True
        if self.error is not None:
            raise self.error

    def open(
        self, path: Path, report: Report, should_stop: ShouldStop, annexes: Sequence[Path] = (), text: str | None = None
    ) -> Reviews:
        self.text = text
        self.opened.append(path)
        self.annexes = tuple(annexes)
        for step in Step:
            report(step)
        report(next(iter(self.reviews.values())).agreement)
        assert self.gate.wait(timeout=20)
        if should_stop():
            raise Cancelled
        if self.error is not None:
            raise self.error
        for review in self.reviews.values():
            report(review)
        return self.reviews

    def compare(self, old: Path, new: Path, report: Report, should_stop: ShouldStop) -> Meanings:
        self.compared = (old, new)
        reviews = self.open(new, report, should_stop)
        return {side: pipeline.compared(self.old.get(side, review), review) for side, review in reviews.items()}

    def sight(self) -> Sight:
        review = next(iter(self.reviews.values()))
        return Sight(pipeline.sighting(review, ""), marks(review.agreement))

    def carry(
        self, old: DraftKey, new: DraftKey, decisions: Sequence[Decision], before: Sequence[Carried]
    ) -> tuple[Carried, ...] | None:
        return self.carrying

    def explain(self, requirement: str) -> str:
        return f"trace of {requirement}"
