"""Two versions of a draft, set against each other: what was changed, and whether anyone said so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from csreview.model.checklist import Severity, Side
from csreview.model.clause import Agreement
from csreview.model.decision import Decision
from csreview.model.evidence import Evidence
from csreview.model.review import Finding, Review, Status
from csreview.model.span import Span


class Relation(StrEnum):
    """What became of a clause between two versions."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    SPLIT = "split"
    MERGED = "merged"


class Marking(StrEnum):
    """Whether a tracked revision of the new version shows a change."""

    TRACKED = "tracked"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A typed value that is another one now: `kind` as in `language.quantities` ("number" for a bare one).

    `old` and `new` are as the versions write them, "" where one has none.
    """

    kind: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of wording: `old` and `new` are spans in the pair's `old_text` and `new_text`, empty where nothing is.

    `substance` is False where only the form differs: punctuation, spaces, how a number is written, a reference that
    follows its clause's new number. `authors` are those of the revisions that show it.
    """

    old: Span
    new: Span
    substance: bool
    marking: Marking
    authors: tuple[str, ...] = ()
    values: tuple[ValueChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Clauses of the old version (ids in `old`) and what they are in the new one (`new`); one side may be empty.

    `old_text` and `new_text` are the clauses' texts, joined by a line feed where a clause was split or merged.
    `moved`: it stands elsewhere among its neighbours; `renumbered`: its label is another. Neither is a change of
    substance. `move_marking` says whether revisions show the move.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    relation: Relation
    old_text: str
    new_text: str
    moved: bool = False
    renumbered: bool = False
    edits: tuple[Edit, ...] = ()
    move_marking: Marking = Marking.SILENT

    @property
    def substance(self) -> bool:
        """Whether anything of substance was changed here."""
        return any(edit.substance for edit in self.edits)

    @property
    def touched(self) -> bool:
        """Whether there is anything to show: a change of wording, a move, another number, a split, a merger."""
        return bool(self.edits) or self.moved or self.renumbered or self.relation is not Relation.SAME


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions compared, the new one with its revisions accepted.

    `pairs` follow the new version; what was removed stands where it stood. `authors` made revisions in the new
    version; where there are none, it shows none of its changes.
    """

    old: Agreement
    new: Agreement
    pairs: tuple[Pair, ...]
    authors: tuple[str, ...] = ()
    tracked: bool = False

    @property
    def touched(self) -> tuple[Pair, ...]:
        """The pairs that show anything."""
        return tuple(pair for pair in self.pairs if pair.touched)

    @property
    def substantial(self) -> tuple[Pair, ...]:
        """The pairs with a change of substance."""
        return tuple(pair for pair in self.pairs if pair.substance)

    @property
    def silent(self) -> tuple[tuple[Pair, Edit], ...]:
        """The changes of substance that no revision shows, in the new version's order."""
        return tuple(
            (pair, edit)
            for pair in self.pairs
            for edit in pair.edits
            if edit.substance and edit.marking is Marking.SILENT
        )

    def by_author(self) -> dict[str, tuple[tuple[Pair, Edit], ...]]:
        """The changes that revisions show, by who made them."""
        shown = [(pair, edit) for pair in self.pairs for edit in pair.edits if edit.marking is Marking.TRACKED]
        return {author: tuple(each for each in shown if author in each[1].authors) for author in self.authors}


class Turn(StrEnum):
    """What the new version means for one side on one point, the most pressing first."""

    WORSE = "worse"
    NEW = "new"
    CHANGED = "changed"
    BETTER = "better"
    RESOLVED = "resolved"
    STILL_OPEN = "still_open"


@dataclass(frozen=True, slots=True)
class ValueShift:
    """A fact of a requirement that has another value now: `name` of the element, and what that means."""

    name: str
    change: ValueChange
    turn: Turn


@dataclass(frozen=True, slots=True)
class RequirementShift:
    """How a requirement stands now against before. `severity` is that of the new outcome.

    `old_place` and `new_place` are the best evidence in each version; `silent`: no revision shows what changed there.
    """

    requirement: str
    section: str
    title: str
    turn: Turn
    old_status: Status
    new_status: Status
    severity: Severity | None
    values: tuple[ValueShift, ...] = ()
    old_place: Evidence | None = None
    new_place: Evidence | None = None
    silent: bool = False


class Likeness(StrEnum):
    """How the wording at a finding's place compares: the same but for form, nearly the same, or another."""

    SAME = "same"
    NEARLY = "nearly"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FindingShift:
    """A finding of either version, or of both at the same place; `wording` says how that place reads now."""

    turn: Turn
    old: Finding | None
    new: Finding | None
    wording: Likeness = Likeness.CHANGED
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a comparison means for one side: requirements and findings, by the reviews of both versions."""

    comparison: Comparison
    old: Review
    new: Review
    requirements: tuple[RequirementShift, ...]
    findings: tuple[FindingShift, ...]

    @property
    def side(self) -> Side:
        """For whom."""
        return self.new.side

    def count(self, turn: Turn) -> int:
        """Return how many requirements took that turn."""
        return sum(shift.turn is turn for shift in self.requirements)


class Carrying(StrEnum):
    """What becomes of a decision in the next version: it holds, holds with another wording, is asked again, is over."""

    KEPT = "kept"
    NEARLY = "nearly"
    ASK = "ask"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Carried:
    """A decision on the way to the next version. `made` is the decision as it stands there, None unless it holds.

    `finding` is the id of the new finding at its place, None where there is none.
    """

    decision: Decision
    how: Carrying
    made: Decision | None = None
    finding: str | None = None


class PointStatus(StrEnum):
    """How a point of a negotiation stands."""

    SETTLED = "settled"
    OPEN = "open"
    WORSE = "worse"
    BETTER = "better"
    CHANGED = "changed"
    NOT_PURSUED = "not_pursued"


@dataclass(frozen=True, slots=True)
class Said:
    """What one version says on a point: `status` of the requirement (None for a risk), and its words ("" for none)."""

    status: Status | None
    quote: str


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a negotiation: what we want (`ours`), what each version says (`theirs`), how it stands now."""

    section: str
    title: str
    ours: str
    theirs: tuple[Said, ...]
    status: PointStatus
    severity: Severity | None


@dataclass(frozen=True, slots=True)
class Log:
    """The negotiation log of an agreement: names of the versions, the points, for whom."""

    versions: tuple[str, ...]
    points: tuple[Point, ...]
    side: Side
