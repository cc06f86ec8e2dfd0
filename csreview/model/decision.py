"""What a reviewer decided about findings: accepted, dismissed with a reason, noted, given a severity of their own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from csreview.model.checklist import Severity, Side
from csreview.model.draft import Draft


class Scope(StrEnum):
    """How far a decision reaches: one finding, or every finding on a requirement in this draft."""

    PLACE = "place"
    REQUIREMENT = "requirement"


class Ruling(StrEnum):
    """Kinds of decision."""

    ACCEPTED = "accepted"
    DISMISSED = "dismissed"
    NOTE = "note"
    SEVERITY = "severity"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `subject` is the id of a finding (scope place) or of a requirement (scope requirement).

    `text` is the reason or note in the reviewer's own words, `severity` the reviewer's own, `at` the moment in UTC
    (ISO 8601). It holds nothing of the draft's text.
    """

    subject: str
    scope: Scope
    ruling: Ruling
    text: str = ""
    severity: Severity | None = None
    at: str = ""

    @property
    def slot(self) -> tuple[str, str, str]:
        """What a later decision takes the place of: accepted and dismissed exclude each other."""
        verdict = self.ruling in (Ruling.ACCEPTED, Ruling.DISMISSED)
        return self.scope.value, self.subject, "verdict" if verdict else self.ruling.value


@dataclass(frozen=True, slots=True)
class DraftKey:
    """What a draft is known by: SHA-256 of its file, and of its text without white space ("" where it has none).

    The first finds a draft that was moved or renamed, the second one that Word saved again with the same text.
    """

    file: str
    text: str

    @classmethod
    def of(cls, draft: Draft) -> DraftKey:
        """Return the key of a draft."""
        text = "".join("".join(block.text.split()) for block in draft.blocks)
        return cls(draft.sha256, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() if text else "")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A version of a draft as it was reviewed: name of its file, moment in UTC (ISO 8601), counts for one side.

    `parties` stands for the names of both parties, a hash; "" where the draft leaves one open.
    """

    name: str
    at: str
    side: Side
    characters: int
    high: int
    medium: int
    low: int
    met: int
    applicable: int
    parties: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """A version in the history of a draft: its number from 1, how it was seen last, how many decisions are about it."""

    number: int
    key: DraftKey
    first_at: str
    last: Sighting
    decisions: int
