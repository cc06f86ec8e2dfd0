"""What the parts of a batch hand to one another; all frozen, all cheap to send to another process."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

from csreview.model import Checklist, Severity, Side, Status

ShouldStop = Callable[[], bool]
CODES = MappingProxyType(
    {
        Status.MET: "m",
        Status.PARTIAL: "p",
        Status.VAGUE: "v",
        Status.BLANK: "b",
        Status.MISSING: "x",
        Status.NOT_APPLICABLE: "n",
    }
)
"""One letter for each status, so that a draft's outcomes are a short text in the checklist's order."""
STATUSES = MappingProxyType({code: status for status, code in CODES.items()})

KEYS = ("first_response", "satisfaction", "seat_price", "payment_days", "liability_cap")
"""The values that vendors are compared by, in the order of the table's columns (`key_figures` finds them)."""


@dataclass(frozen=True, slots=True)
class Order:
    """How every draft is reviewed. `report` is the id of the format of the reports (`reporting.FORMATS`), "" for none."""

    side: Side
    date: str = ""
    stage: str = "draft"
    checklist: str = "ecommerce-customer-service"
    report: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A draft to review: its name in the table and the path where it lies."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the values that vendors are compared by (KEYS).

    `text` is the draft's own way of writing it ("10个工作日"), "" where it gives none; `value` its size in `unit`, None
    where it cannot be compared; `quote` the place; `status` how it stands: specific, vague, blank or absent.
    """

    key: str
    status: str
    text: str = ""
    value: float | None = None
    unit: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """What the table says of one draft. With a `fault`, one sentence, it was not reviewed and the rest is empty.

    `statuses` has a letter of CODES for each requirement, in the checklist's order; `kind` says what the text appears to
    be where it is no such agreement; `unread` counts what in it could not be read.
    """

    name: str
    fault: str = ""
    title: str = ""
    merchant: str = ""
    vendor: str = ""
    characters: int = 0
    sha256: str = ""
    kind: str = ""
    unread: int = 0
    statuses: str = ""
    coverage: float = 0.0
    high: int = 0
    medium: int = 0
    low: int = 0
    figures: tuple[Figure, ...] = ()

    def count(self, status: Status) -> int:
        """Return how many requirements have that status."""
        return self.statuses.count(CODES[status])

    def figure(self, key: str) -> Figure | None:
        """Return the value of that key, None for a draft that was not reviewed."""
        return next((figure for figure in self.figures if figure.key == key), None)

    @property
    def findings(self) -> dict[Severity, int]:
        """How many findings there are of each severity."""
        return {Severity.HIGH: self.high, Severity.MEDIUM: self.medium, Severity.LOW: self.low}


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a task: its row, and the content of its report where one is wanted."""

    task: Task
    row: Row
    report: bytes | None = None


def digest_of(checklist: Checklist) -> str:
    """Return a digest of all that a checklist says, to tell whether two runs review against the same."""
    return hashlib.sha256(repr(checklist).encode()).hexdigest()
