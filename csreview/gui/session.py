"""What the window is looking at: the draft, both sides' reviews, what is chosen. No Qt here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from csreview.checking.deciding import with_decisions
from csreview.gui.remembered import forget, once_each
from csreview.gui.states import States, states_of
from csreview.model import OPEN, Carried, Decision, DraftKey, Finding, Meaning, Outcome, Review, Severity, Side, Status
from csreview.store.decisions import Change


@dataclass(frozen=True, slots=True)
class Target:
    """What is chosen: a finding, or a requirement, or a finding together with its requirement."""

    requirement: str | None = None
    finding: str | None = None


class Verdict(StrEnum):
    """Whether the draft can be signed from one side, by the worst that was found; foreign if it is no such agreement."""

    FOREIGN = "foreign"
    STOP = "stop"
    AMEND = "amend"
    READY = "ready"


@once_each
def severity_counts(review: Review) -> tuple[int, int, int]:
    """Return how many findings are high, medium and low."""
    counted = Counter(finding.severity for finding in review.findings)
    return counted[Severity.HIGH], counted[Severity.MEDIUM], counted[Severity.LOW]


def verdict(review: Review) -> Verdict:
    """Return the verdict: foreign for another kind of agreement, stop while a finding is high, amend while one is
    medium, else ready.
    """
    kind = review.agreement.kind
    if kind is not None and kind.foreign:
        return Verdict.FOREIGN
    high, medium, _low = severity_counts(review)
    if high:
        return Verdict.STOP
    return Verdict.AMEND if medium else Verdict.READY


@dataclass(frozen=True, slots=True)
class SectionCount:
    """How one section of the checklist stands: requirements by status, and open ones by severity."""

    id: str
    title: str
    met: int
    high: int
    medium: int
    low: int
    not_applicable: int
    set_aside: int = 0

    @property
    def applicable(self) -> int:
        """How many requirements apply, those included that the reviewer set aside."""
        return self.met + self.high + self.medium + self.low + self.set_aside


@once_each
def section_counts(review: Review) -> tuple[SectionCount, ...]:
    """Return the counts of every section that has requirements, in the checklist's order."""
    states = states_of(review)
    counted = (
        _count(states, section.id, section.title, [o for o in review.outcomes if o.section == section.id])
        for section in review.checklist.sections
    )
    return tuple(count for count in counted if count.applicable + count.not_applicable)


def _count(states: States, identifier: str, title: str, outcomes: list[Outcome]) -> SectionCount:
    opened = [o.severity for o in outcomes if o.status in OPEN and not states.set_aside(o)]
    return SectionCount(
        identifier,
        title,
        met=sum(o.status is Status.MET for o in outcomes),
        high=opened.count(Severity.HIGH),
        medium=opened.count(Severity.MEDIUM),
        low=len(opened) - opened.count(Severity.HIGH) - opened.count(Severity.MEDIUM),
        not_applicable=sum(o.status is Status.NOT_APPLICABLE for o in outcomes),
        set_aside=sum(states.set_aside(o) for o in outcomes),
    )


def outcome_of(review: Review, requirement: str | None) -> Outcome | None:
    """Return the outcome of a requirement, or None where there is none."""
    return states_of(review).outcome_of(requirement)


def finding_of(review: Review, identifier: str | None) -> Finding | None:
    """Return the finding of that id, dismissed or not, or None where there is none."""
    return states_of(review).finding_of(identifier)


def findings_of(review: Review, requirement: str) -> tuple[Finding, ...]:
    """Return the findings about a requirement, dismissed or not."""
    return states_of(review).findings(requirement)


def target_of(finding: Finding) -> Target:
    """Return the target that chooses a finding, and its requirement where it has one."""
    return Target(finding.requirement, finding.id)


def target_of_requirement(review: Review, requirement: str) -> Target:
    """Return the target that chooses a requirement, with its finding where exactly one carries it."""
    own = findings_of(review, requirement)
    return Target(requirement, own[0].id if len(own) == 1 else None)


def first_target(review: Review) -> Target:
    """Return what to show first: what must be settled first, else the first finding, else nothing."""
    first = next(iter(review.must_settle), None) or next((f.id for f in review.findings), None)
    finding = finding_of(review, first)
    return target_of(finding) if finding is not None else Target()


def carried(target: Target, review: Review) -> Target:
    """Return what a target means in another review of the same draft: the same finding, else its requirement."""
    if (finding := finding_of(review, target.finding)) is not None:
        return target_of(finding)
    if outcome_of(review, target.requirement) is not None:
        return target_of_requirement(review, str(target.requirement))
    return Target()


@dataclass
class Session:
    """The state of one window: path of the draft, side, reviews by side, what is decided, what is chosen.

    `found` are the reviews as the checks made them, `reviews` the same as the reviewer decided. `done` and `undone` are
    the steps that can be taken back, and taken again. `annexes` are files opened with the draft, `explain` traces the
    verdict on a requirement; `text` is a draft that was pasted, and has no file. `carried` is what became of
    decisions about the version before, `meanings` what changed since a version that it is compared with.
    """

    side: Side = Side.MERCHANT
    path: Path | None = None
    reviews: dict[Side, Review] = field(default_factory=dict)
    target: Target = Target()
    found: dict[Side, Review] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    done: list[Change] = field(default_factory=list)
    undone: list[Change] = field(default_factory=list)
    annexes: tuple[Path, ...] = ()
    explain: Callable[[str], str] | None = None
    text: str | None = None
    carried: tuple[Carried, ...] = ()
    meanings: dict[Side, Meaning] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.found = self.found or dict(self.reviews)

    @property
    def review(self) -> Review | None:
        """The review that is shown."""
        return self.reviews.get(self.side)

    @property
    def other(self) -> Review | None:
        """The same draft's review for the other side."""
        return next((review for side, review in self.reviews.items() if side is not self.side), None)

    @property
    def key(self) -> DraftKey | None:
        """What the draft is known by in the store."""
        review = self.review
        return _key_of(review.agreement.draft) if review is not None else None

    def begin(self, path: Path, reviews: Mapping[Side, Review], decisions: tuple[Decision, ...] = ()) -> None:
        """Take a freshly opened draft's reviews and decisions; what was known of another draft is dropped."""
        known = self.key
        forget()
        self.path = path
        self.found = dict(reviews)
        self.target = Target()
        self.take(decisions)
        if self.key != known:
            self.done, self.undone = [], []

    def take(self, decisions: tuple[Decision, ...]) -> None:
        """Let these be the decisions."""
        self.decisions = decisions
        self.reviews = {side: _decided(review, decisions) for side, review in self.found.items()}

    def apply(self, change: Change) -> None:
        """Make a change to the decisions."""
        gone = {decision.slot for decision in (*change.drop, *change.put)}
        self.take((*(d for d in self.decisions if d.slot not in gone), *change.put))


_key_of = once_each(DraftKey.of)


def _decided(review: Review, decisions: tuple[Decision, ...]) -> Review:
    if not decisions:
        return review
    return with_decisions(review, decisions)
