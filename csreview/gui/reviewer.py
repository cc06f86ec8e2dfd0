"""What the window asks of the pipeline: one job with frozen values in and out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from csreview.errors import Cancelled
from csreview.gui.samples import samples
from csreview.model import Agreement, Carried, Decision, DraftKey, Meaning, Review, Side, Sighting

if TYPE_CHECKING:
    from csreview.checking import Checked


class Step(StrEnum):
    """The steps of opening a draft, as the pipeline names them."""

    READ = "reading"
    SEGMENT = "segmenting"
    LOAD = "loading"
    CHECK = "checking"
    SETTLE = "settling"


Reviews = dict[Side, Review]
Meanings = dict[Side, Meaning]
News = Step | Agreement | Review
Report = Callable[[News], None]
"""Told the steps, before it is checked the agreement that will be shown, and each side's review, so that showing them can
begin.
"""
ShouldStop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Sight:
    """What the history keeps of the draft opened last, its moment left open: see `store.versions.History.see`."""

    sighting: Sighting
    marks: Mapping[int, int]


_KEPT = 3
"""Versions whose reviews are at hand: the one shown, the one before, one to go back to."""


class Reviewer(Protocol):
    """Reviews drafts for both sides; called on a worker's thread."""

    def warm(self) -> None:
        """Load what every review needs, so that the first draft opens as quickly as the next."""

    def open(
        self,
        path: Path,
        report: Report,
        should_stop: ShouldStop,
        annexes: Sequence[Path] = (),
        text: str | None = None,
    ) -> Reviews:
        """Read a draft, and annexes in files of their own, and review it; with `text` that is the draft, and `path` only
        its name. Raises CsreviewError, among them Cancelled when told to stop.
        """

    def compare(self, old: Path, new: Path, report: Report, should_stop: ShouldStop) -> Meanings:
        """Read and review two versions of a draft; return what changed, for each side. Raises as `open` does."""

    def sight(self) -> Sight:
        """Return what the history keeps of the draft opened last."""

    def carry(
        self, old: DraftKey, new: DraftKey, decisions: Sequence[Decision], before: Sequence[Carried]
    ) -> tuple[Carried, ...] | None:
        """Return what becomes of decisions (see `comparing.carrying.carry`) from one version to the next; None where
        the reviews of one of them are not at hand any more.
        """

    def explain(self, requirement: str) -> str:
        """Return, line by line in Chinese, why the verdict on a requirement of the draft opened last fell as it did."""


class PipelineReviewer:
    """The real one: reviews as of `date` (YYYY-MM-DD) for a stage ("draft" or "signing"), for the `first` side first, by
    the checklist in the folder `checklist`; where that is "", by the built-in one.
    """

    def __init__(self, date: str, stage: str = "draft", first: Side = Side.MERCHANT, checklist: str = "") -> None:
        self._date = date
        self._stage = stage
        self._checklist = checklist
        self._order = sorted(Side, key=lambda side: side is not first)
        self._checked: Checked | None = None
        self._kept: dict[DraftKey, Reviews] = {}

    def warm(self) -> None:
        """Review a sample, else a line: loads checklist, words and all the code on the way, and compiles patterns."""
        other = PipelineReviewer(self._date, self._stage, checklist=self._checklist)
        name, text = Path("-"), "第一条 服务\n乙方应及时响应。"
        sample = next((path for _name, path in reversed(samples())), None)
        other.open(sample or name, lambda _told: None, lambda: False, text=None if sample else text)
        other.sight()

    def open(
        self,
        path: Path,
        report: Report,
        should_stop: ShouldStop,
        annexes: Sequence[Path] = (),
        text: str | None = None,
    ) -> Reviews:
        """Read a draft and review it; the checks are the same for both sides and run once."""
        from csreview import pipeline, reading  # noqa: PLC0415 - words and checklists load with the first draft, not the window

        def tell(step: str) -> None:
            if should_stop():
                raise Cancelled
            report(Step(step))

        tell(Step.READ)
        draft = pipeline.read_draft(path, None, annexes) if text is None else reading.read_text(text, path.name)
        if self._checklist:
            pipeline.load.cache_clear()  # its owner may be at work on it
        checklist = self._checklist or pipeline.DEFAULT_CHECKLIST
        reviewer = pipeline.Reviewer(self._date, self._stage, checklist, tell, should_stop, report)
        checked = self._checked = reviewer.prepare(draft)
        found = {}
        for side in self._order:
            found[side] = reviewer.review(checked, side)
            report(found[side])
        reviews = {side: found[side] for side in Side}
        self.keep(reviews)
        return reviews

    def sight(self) -> Sight:
        """Work it out from the review for the first side."""
        from csreview import pipeline  # noqa: PLC0415 - as above
        from csreview.comparing.carrying import marks  # noqa: PLC0415 - likewise

        review = next(iter(list(self._kept.values())[-1].values()))
        return Sight(pipeline.sighting(review, ""), marks(review.agreement))

    def keep(self, reviews: Reviews) -> None:
        """Have the reviews of a version at hand for when its decisions go on to the next one; the last three are kept."""
        key = DraftKey.of(next(iter(reviews.values())).agreement.draft)
        self._kept.pop(key, None)
        self._kept = dict([*self._kept.items(), (key, reviews)][-_KEPT:])

    def compare(self, old: Path, new: Path, report: Report, should_stop: ShouldStop) -> Meanings:
        """Read and review two versions; the newer one's verdicts are those that are explained."""
        from csreview import pipeline  # noqa: PLC0415 - as above

        def tell(news: News) -> None:
            if not isinstance(news, Review):
                report(news)

        before, after = (self.open(path, tell, should_stop) for path in (old, new))
        return pipeline.compared_for_all(before, after)

    def carry(
        self, old: DraftKey, new: DraftKey, decisions: Sequence[Decision], before: Sequence[Carried]
    ) -> tuple[Carried, ...] | None:
        """Carry decisions over by the reviews kept."""
        from csreview import pipeline  # noqa: PLC0415 - as above

        known = [self._kept.get(key) for key in (old, new)]
        if known[0] is None or known[1] is None:
            return None
        return pipeline.carried(list(known[0].values()), list(known[1].values()), decisions, before)

    @property
    def kept(self) -> dict[DraftKey, Reviews]:
        """The reviews at hand, for a reviewer that comes after this one."""
        return self._kept

    def explain(self, requirement: str) -> str:
        """Return the trace of a verdict; "" before a draft is opened, or where the checklist has no such requirement."""
        from csreview.checking.explaining import explain  # noqa: PLC0415 - loads with the first draft, as above

        checked = self._checked
        if checked is None:
            return ""
        found = (verdict for verdict in checked.verdicts if verdict.requirement.id == requirement)
        return next((explain(verdict, checked.agreement) for verdict in found), "")
