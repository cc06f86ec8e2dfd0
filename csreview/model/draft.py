"""A draft as read from its file: blocks in the order in which a person meets them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from csreview.model.span import Span


class Part(StrEnum):
    """Where in the file a block stands."""

    BODY = "body"
    TEXT_BOX = "textbox"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"


class RevisionKind(StrEnum):
    """What a tracked change did."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_HERE = "moved_here"
    MOVED_AWAY = "moved_away"


@dataclass(frozen=True, slots=True)
class Revision:
    """One tracked change. `span` lies in the block's text; for a deletion it is empty and `text` is what went away."""

    kind: RevisionKind
    span: Span
    author: str = ""
    date: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that the draft already carries, beside the text that it is about (`span` in the block's text)."""

    span: Span
    text: str
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """How a stretch of a block's text looks."""

    span: Span
    bold: bool = False
    italic: bool = False
    underline: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell's place: `table` counts the tables of the draft; rows and columns are those of the layout grid."""

    table: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where a block came from: the `index`-th `w:p` (in document order, from 0) of the named part of the package."""

    part: str
    index: int


@dataclass(frozen=True, slots=True)
class Origin:
    """What shows a stretch of a block's text: `span` in that text; `first` and `last`, elements of the source's part.

    Elements are counted from 0, all of the part's in document order. `offset` tells how many code points of the
    element's own text stand before the stretch; it is None where the stretch is not to be divided (a symbol, a tab).
    """

    span: Span
    first: int
    last: int
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a paragraph of a table cell, as Word shows it.

    `text` is what a person sees, insertions accepted and deletions gone, without the automatic number, which is in
    `label` (第三条, 3.2, •; empty where there is none). A line break is a line feed. `heading` is the outline level,
    1 to 9, of a heading style, 0 for body text. `list_level` is the level of its automatic list from 0, or None.
    `blanks` are the underlined stretches of white space: places left to fill. All spans are code points in `text`.
    `origins` are there only where asked for (see `reading.read_traced`).
    """

    text: str
    label: str = ""
    part: Part = Part.BODY
    heading: int = 0
    style: str = ""
    list_level: int | None = None
    alignment: str = ""
    indent: float = 0.0
    cell: Cell | None = None
    formats: tuple[Format, ...] = ()
    blanks: tuple[Span, ...] = ()
    revisions: tuple[Revision, ...] = ()
    comments: tuple[Comment, ...] = ()
    source: Source | None = None
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that a person sees and that the reader could not read (an image, an embedded object)."""

    what: str
    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What is reviewed: its name, the SHA-256 of its file, and its blocks in reading order."""

    name: str
    sha256: str
    blocks: tuple[Block, ...]
    unread: tuple[Unread, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)

    @property
    def characters(self) -> int:
        """How many characters that are not white space were read."""
        return sum(len("".join(block.text.split())) for block in self.blocks)
