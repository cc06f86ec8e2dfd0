"""The list that a draft is reviewed against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Side(StrEnum):
    """For whom we review."""

    MERCHANT = "merchant"
    VENDOR = "vendor"


class Severity(StrEnum):
    """How bad a finding is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """0 for high, 1 for medium, 2 for low: the order of reading."""
        return ("high", "medium", "low").index(self)


class Need(StrEnum):
    """What a requirement is to a side."""

    REQUIRED = "required"
    RECOMMENDED = "recommended"
    OPTIONAL = "optional"


class Reach(StrEnum):
    """How far from the topic an element may stand."""

    PASSAGE = "passage"
    CLAUSE = "clause"
    ARTICLE = "article"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Topic:
    """How a requirement's subject is recognised in a passage. All are patterns (see `language.patterns`).

    `words`: the passage is about it. `cues`: it is, if the heading of the clause matches one of `headings`.
    `refuse`: look-alikes; a passage that matches is not about it, whatever else it says.
    """

    words: tuple[str, ...]
    cues: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    refuse: tuple[str, ...] = ()
    recitals: bool = False


@dataclass(frozen=True, slots=True)
class Element:
    """A fact that a requirement needs. Elements with the same `group` are alternatives.

    Found by `exact` patterns, or as a `party` field ("merchant.code"), or by a named `fact` that code works out.
    `soft`: patterns that touch it without fixing it. `blank`: patterns of an unfilled place beyond those that follow
    from `exact` by putting a blank where the value goes. `named`: what a passage must say of it for weak cues to show it.
    """

    key: str
    name: str
    type: str
    required: bool
    group: str = ""
    exact: tuple[str, ...] = ()
    soft: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    party: str = ""
    fact: str = ""
    reach: Reach = Reach.PASSAGE


@dataclass(frozen=True, slots=True)
class Advice:
    """What one side should know of a requirement: how much it needs it, why, what to do, model clause."""

    need: Need
    why: str
    remedy: str
    wording: str


@dataclass(frozen=True, slots=True)
class Authority:
    """A rule of law behind a requirement; only a verified citation is shown as authority without a mark."""

    cite: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence or short draft and the outcome that it must get (status: see `review.Status`)."""

    text: str
    status: str


@dataclass(frozen=True, slots=True)
class Risk:
    """A position that works against one side: where the patterns match, unless one of `refuse` does.

    Where no pattern matches, a named `fact`, which code works out from the whole draft, may still show it.
    With `from_percent`, only where a percentage in the match is at least that high (0.1 for 0.1 %); with `from_days`,
    only where a duration is at least that long; with `to_months` or `to_days`, only where no duration is longer.
    What complains that something is not said stands only while none of the requirement's elements `unless` is exact in
    the draft.
    """

    name: str
    hurts: Side
    severity: Severity
    patterns: tuple[str, ...]
    refuse: tuple[str, ...]
    message: str
    remedy: str
    matches: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()
    from_percent: Decimal | None = None
    to_months: Decimal | None = None
    to_days: Decimal | None = None
    from_days: Decimal | None = None
    unless: tuple[str, ...] = ()
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One line of the checklist. `applies` names the condition under which it does ("" = always).

    `neighbour`: a requirement that covers it where it is exact. `bounds`: requirements that it keeps within bounds (an
    appeal bounds an assessment); its absence weighs less where none of them is there either.
    """

    id: str
    section: str
    title: str
    asks: str
    topic: Topic
    elements: tuple[Element, ...]
    advice: dict[Side, Advice]
    authority: tuple[Authority, ...]
    examples: tuple[Example, ...]
    applies: str = ""
    neighbour: str = ""
    bounds: tuple[str, ...] = ()
    risks: tuple[Risk, ...] = ()


@dataclass(frozen=True, slots=True)
class Manner:
    """A manner of taking a position, whatever it is on: by the side that it hurts, patterns that tell it, unless one of
    `refuse` does. `says` is what it amounts to, in the words of the side that is hurt."""

    name: str
    says: str
    patterns: Mapping[Side, tuple[str, ...]]
    refuse: Mapping[Side, tuple[str, ...]]
    matches: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()

    def cue(self, side: Side) -> str:
        """Return the name of the cue that it is where it hurts that side."""
        return f"@{self.name}:{side.value}"


@dataclass(frozen=True, slots=True)
class Section:
    """A group of requirements, by title; `headings` are patterns of the titles under which drafts regulate them.

    It is `peculiar` if other kinds of agreement do not regulate most of it: it tells that a draft is of this kind.
    """

    id: str
    title: str
    headings: tuple[str, ...] = ()
    peculiar: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """A fact about the whole draft on which requirements depend: true if `any` matches and no `none` does."""

    id: str
    reason: str
    any: tuple[str, ...]
    none: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limit:
    """A house limit: the value of an element of a requirement may not go beyond it, for that side.

    `value` is written as in a draft (30日, 10%, 3个月); `upper` tells a ceiling from a floor.
    """

    name: str
    requirement: str
    element: str
    side: Side
    value: str
    upper: bool
    severity: Severity
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """The list for one kind of agreement; both sides share its requirements.

    `must`: for each side, the ids of its must-haves, the most important first. `limits`: what the house will not go
    beyond. `cues`: by requirement, the line of weak cues by which it is found where no pattern does (see `language.cues`).
    `manners`: those of taking a position; `fair`: what takes none against a side, told the same way.
    """

    id: str
    title: str
    version: str
    sections: tuple[Section, ...]
    conditions: tuple[Condition, ...]
    requirements: tuple[Requirement, ...]
    must: dict[Side, tuple[str, ...]] = field(default_factory=dict)
    limits: tuple[Limit, ...] = ()
    cues: Mapping[str, str] = field(default_factory=dict)
    manners: tuple[Manner, ...] = ()
    fair: tuple[Manner, ...] = ()

    def requirement(self, identifier: str) -> Requirement:
        """Return the requirement of that id; KeyError where there is none."""
        for requirement in self.requirements:
            if requirement.id == identifier:
                return requirement
        raise KeyError(identifier)
