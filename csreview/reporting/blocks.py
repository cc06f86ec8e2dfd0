"""What a printed report is made of; Word, web and Markdown each know how to print these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csreview.model import Severity
from csreview.reporting.items import Item
from csreview.reporting.model import Coverage

NARROW = 0.12
"""Share of the page below which a column holds no more than a number or a word."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 or 2. `new_page`: begins a page."""

    level: int
    text: str
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `muted` for what is said in passing, `right` for a signature at the right edge.

    `keep`: on the same page as what follows.
    """

    text: str
    muted: bool = False
    right: bool = False
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """Short paragraphs in small type, each a label and a text: an index, an appendix. Labels may be "".

    `whole`: all on one page.
    """

    pairs: tuple[tuple[str, str], ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """The cover's pairs of name and value; `brief`: in one run-on line."""

    pairs: tuple[tuple[str, str], ...]
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict: `light` is red, amber or green."""

    light: str
    label: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class SeverityBar:
    """How many findings are high, medium and low, as a bar in proportion; nothing is drawn where there are none."""

    counts: tuple[tuple[Severity, int], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `tone` is "", strong, muted, quote, high, medium, low, or blank (a value still to fill in)."""

    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `widths` are shares of the page's width and add up to 1."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class CoverageTable:
    """Sections by status, with a bar for each."""

    rows: tuple[Coverage, ...]
    total: Coverage


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding in full."""

    item: Item


@dataclass(frozen=True, slots=True)
class Brief:
    """One finding in a few lines: its number, what and where it is (`about`), what is wrong, what to do, and `more` as
    pairs of label and text. `tone` is that of its severity."""

    number: str
    tone: str
    about: str
    message: str
    remedy: str
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Briefs:
    """Findings one below the other in small type: many fit on a page."""

    findings: tuple[Brief, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of a changed clause: `tone` is "" (stays), gone, come, or form (written otherwise)."""

    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Redline:
    """A clause with its changes marked. `tag` says what became of it, in the tone of a `Cell`; `note` what it means."""

    place: str
    tag: str
    tone: str
    stretches: tuple[Stretch, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the draft, with the rest of their sentence, and where they stand."""

    place: str
    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """Wording to put into the agreement, under a label."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Fold:
    """What most readers of this form skip: folded in a web page. On paper, where nothing folds, `instead` says where else
    it is found; where that is "" it is printed."""

    title: str
    blocks: tuple[Block, ...]
    instead: str = ""


Block = (
    Heading
    | Paragraph
    | Bullets
    | Notes
    | Facts
    | Verdict
    | SeverityBar
    | Table
    | CoverageTable
    | Entry
    | Briefs
    | Redline
    | Quote
    | Proposal
    | Fold
)


@dataclass(frozen=True, slots=True)
class Paper:
    """All that a printed report is: what it is called, which draft it is about, its blocks, and the words of labels.

    `running` stands at the head of every page; `date` is the day of the report, "" for none; a `letter` is set in
    larger type.
    """

    name: str
    title: str
    running: str
    blocks: tuple[Block, ...]
    words: Mapping[str, str]
    language: str = "zh"
    date: str = ""
    letter: bool = False
