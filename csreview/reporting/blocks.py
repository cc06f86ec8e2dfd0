"""What a printed report is made of; Word, web and Markdown each know how to print these."""

from __future__ import annotations

from dataclasses import dataclass

from csreview.reporting.model import Coverage, Item


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 or 2. `new_page`: begins a page."""

    level: int
    text: str
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `muted` for what is said in passing."""

    text: str
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """The cover's pairs of name and value."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict: `light` is red, amber or green."""

    light: str
    label: str
    text: str
    why: str


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
class Fold:
    """What most readers of this form skip: folded in a web page, set last on paper."""

    title: str
    blocks: tuple[Block, ...]


Block = Heading | Paragraph | Bullets | Facts | Verdict | Table | CoverageTable | Entry | Redline | Fold
