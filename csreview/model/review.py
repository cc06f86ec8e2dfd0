"""The whole result of a review: frozen values that every report, the window and the JSON are made from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from csreview.model.checklist import Checklist, Severity, Side
from csreview.model.clause import Agreement
from csreview.model.decision import Decision
from csreview.model.evidence import Evidence
from csreview.model.span import Span


class Status(StrEnum):
    """Verdict on one requirement."""

    MET = "met"
    PARTIAL = "partial"
    VAGUE = "vague"
    BLANK = "blank"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


OPEN = frozenset({Status.PARTIAL, Status.VAGUE, Status.BLANK, Status.MISSING})
"""Statuses that leave something to settle."""


class ElementStatus(StrEnum):
    """How one fact of a requirement stands in the draft."""

    SPECIFIC = "specific"
    VAGUE = "vague"
    BLANK = "blank"
    ABSENT = "absent"


class Kind(StrEnum):
    """Kinds of finding."""

    CONSISTENCY = "consistency"
    BLANK = "blank"
    VAGUE = "vague"
    RISK = "risk"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class ElementOutcome:
    """How one element of a requirement was found; `fault` where it is known what is wrong with it: 合计95%，不是100%."""

    key: str
    name: str
    status: ElementStatus
    required: bool
    evidence: Evidence | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Verdict on one requirement, for one side, with what it rests on.

    Its texts name the parties as the draft does. `nearest` are the clauses considered where something is absent;
    `belongs_after` the clause that it should follow; `awaits` the annexes, not in the file, without which an open verdict
    cannot be decided; `asks` is what the requirement asks for, `why` what is at stake for the side. It is not `certain`
    where weak words alone speak of the topic.
    """

    requirement: str
    section: str
    title: str
    status: Status
    severity: Severity | None
    elements: tuple[ElementOutcome, ...]
    evidence: tuple[Evidence, ...]
    reason: str
    remedy: str
    wording: str
    authority: tuple[str, ...]
    nearest: tuple[str, ...] = ()
    belongs_after: str | None = None
    certain: bool = True
    awaits: tuple[str, ...] = ()
    asks: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell the reviewer. `clause` and `span` are None where it is about an absence.

    `other` is the second place of a contradiction, where one place of the draft says other than the first.
    """

    id: str
    kind: Kind
    rule: str
    severity: Severity
    clause: str | None
    span: Span | None
    quote: str
    message: str
    remedy: str
    requirement: str | None = None
    also: tuple[str, ...] = ()
    certain: bool = True
    other: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Strength:
    """A position worth keeping in a negotiation."""

    requirement: str
    clause: str
    span: Span
    quote: str
    message: str


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A finding that the reviewer set aside, by which decision; `number` is its place among all findings, from 0."""

    finding: Finding
    decision: Decision
    number: int


@dataclass(frozen=True, slots=True)
class Review:
    """The result: what was reviewed, for whom, against what, the verdicts and the list of things to work through.

    `decisions` are those of the reviewer that found their place; what they set aside is in `dismissed`, and not in
    `findings`.
    """

    agreement: Agreement
    checklist: Checklist
    side: Side
    date: str
    stage: str
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]
    must_settle: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    kind: str = ""
    strengths: tuple[Strength, ...] = ()
    dismissed: tuple[Dismissed, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def count(self, status: Status) -> int:
        """Return how many requirements have that status."""
        return sum(outcome.status is status for outcome in self.outcomes)

    def count_severity(self, severity: Severity) -> int:
        """Return how many findings have that severity."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def coverage(self) -> float:
        """Return met ÷ (all − not applicable), rounded to four places; 0.0 where nothing applies."""
        applicable = len(self.outcomes) - self.count(Status.NOT_APPLICABLE)
        return round(self.count(Status.MET) / applicable, 4) if applicable else 0.0

    def finding(self, identifier: str) -> Finding:
        """Return the finding of that id; KeyError where there is none."""
        for finding in self.findings:
            if finding.id == identifier:
                return finding
        raise KeyError(identifier)
