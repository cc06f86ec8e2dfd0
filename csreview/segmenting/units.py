"""What a draft is cut from: lines of its blocks, and table rows made of such lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from csreview.model import Block, Cell, Draft, Part, Span

_LINE = re.compile(r"[^\n\x0b\x0c\r\u2028\u2029]+")
# Markdown marks of a chat model's or a note-taking program's text: they are no part of what a person reads.
_MARKUP = re.compile(r"(?:#{1,6}\s+|\*\*(?=\S)|__(?=[^_\s])|>\s+)+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block without its margins: `text` is its own text, which lies at `span` in the block's; `label` is its
    automatic number."""

    index: int
    block: Block
    span: Span
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph line, or a table row: then `cells` holds the lines of each cell, and `grid` the cells' places. `text`
    is that of the line, or that of the row's cells parted by tabs."""

    lines: tuple[Line, ...]
    text: str
    cells: tuple[tuple[Line, ...], ...] = ()
    grid: tuple[Cell, ...] = ()

    @property
    def block(self) -> Block:
        """The block of the first line."""
        return self.lines[0].block

    @property
    def is_row(self) -> bool:
        """Tell whether this is a table row."""
        return bool(self.cells)

    @property
    def table(self) -> int:
        """The number of the table that the row is in, or -1."""
        return self.grid[0].table if self.grid else -1


def cell_text(cell: tuple[Line, ...]) -> str:
    """Return a cell's lines, joined by a line feed."""
    return "\n".join(line.text for line in cell)


def units(draft: Draft) -> tuple[Unit, ...]:
    """Cut a draft into lines and table rows, in reading order. A table of one column is read as lines."""
    narrow = _one_column_tables(draft.blocks)
    found: list[Unit] = []
    numbered = enumerate(draft.blocks)
    for key, group in groupby(numbered, key=lambda pair: _row_key(pair[1], narrow)):
        members = list(group)
        found.extend(_paragraphs(members) if key is None else _row(members))
    return tuple(found)


def _row_key(block: Block, narrow: frozenset[int]) -> tuple[int, int] | None:
    cell = block.cell
    if cell is None or cell.table in narrow or block.part is not Part.BODY:
        return None
    return cell.table, cell.row


def _one_column_tables(blocks: Iterable[Block]) -> frozenset[int]:
    """Tables whose every row is one cell: frames around text, not tables."""
    columns: dict[int, set[int]] = {}
    for block in blocks:
        if block.cell is not None:
            columns.setdefault(block.cell.table, set()).add(block.cell.column)
    return frozenset(table for table, seen in columns.items() if len(seen) == 1)


def _paragraphs(group: Iterable[tuple[int, Block]]) -> Iterator[Unit]:
    for index, block in group:
        for line in lines(index, block):
            yield Unit((line,), line.text)


def lines(index: int, block: Block) -> Iterator[Line]:
    """Yield the lines of a block that hold anything to see; a label without text is a line too."""
    label = block.label.strip()
    empty = True
    for match in _LINE.finditer(block.text):
        span = _trimmed(block, match.start(), match.end())
        if len(span):
            yield Line(index, block, span, span.cut(block.text), label if empty else "")
            empty = False
    if empty and label:
        yield Line(index, block, Span(0, 0), "", label)


def _trimmed(block: Block, start: int, end: int) -> Span:
    """Leave out the margins and Markdown marks, but keep underlined spaces: they are places to fill."""
    text, blanks = block.text, block.blanks
    while start < end and text[start].isspace() and not _in_blank(start, blanks):
        start += 1
    if mark := _MARKUP.match(text, start, end):
        start = mark.end()
        end -= 2 if text[start:end].endswith(("**", "__")) and text[start:end].count("__") != 1 else 0
        end = max(start, end)
    while end > start and text[end - 1].isspace() and not _in_blank(end - 1, blanks):
        end -= 1
    return Span(start, end)


def _in_blank(place: int, blanks: tuple[Span, ...]) -> bool:
    return any(blank.start <= place < blank.end for blank in blanks)


def _row(group: list[tuple[int, Block]]) -> Iterator[Unit]:
    cells: list[tuple[Line, ...]] = []
    grid: list[Cell] = []
    for place, paragraphs in groupby(group, key=lambda pair: pair[1].cell):
        if place is None:
            continue
        cells.append(tuple(line for index, block in paragraphs for line in lines(index, block)))
        grid.append(place)
    held = tuple(line for cell in cells for line in cell)
    if held:
        yield Unit(held, "\t".join(map(cell_text, cells)), tuple(cells), tuple(grid))
