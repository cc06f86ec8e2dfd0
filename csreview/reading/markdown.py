"""Markdown as chat models write it: headings, bold text and tables as what they show, the rest as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from csreview.model import Block, Cell, Format, Span

_HEADING = re.compile(r"\s*(#{1,6})\s+(.*?)\s*#*$")
_BOLD = re.compile(r"\*\*(?=[^\s*])(.{1,200}?)(?<=[^\s*])\*\*")
_RULE = re.compile(r"\s*([-*_])(\s*\1){2,}\s*$")
_ROW = re.compile(r"\s*\|.*\|\s*$")
_ROW_BELOW_HEAD = re.compile(r"\s*\|(\s*:?-+:?\s*\|)+\s*$")
_CELL_END = re.compile(r"(?<!\\)\|")


def from_markdown(lines: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks of plain lines without the signs of Markdown; rules and the lines under table heads are dropped.

    Underscores are places to fill and stay.
    """
    table, row = -1, 0
    in_table = False
    for line in lines:
        if not _ROW.match(line.text):
            in_table = False
            yield from _line(line)
            continue
        if not in_table:
            table, row, in_table = table + 1, 0, True
        if not _ROW_BELOW_HEAD.match(line.text):
            yield from _row(line, table, row)
            row += 1


def _line(line: Block) -> Iterator[Block]:
    if _RULE.match(line.text) and "_" not in line.text:
        return
    heading = _HEADING.match(line.text)
    if heading is not None:
        line = replace(line, text=heading.group(2), heading=len(heading.group(1)))
    if line.text:
        yield _emphasised(line)


def _row(line: Block, table: int, row: int) -> Iterator[Block]:
    cells = _CELL_END.split(line.text.strip()[1:-1])
    for column, text in enumerate(cells):
        yield _emphasised(replace(line, text=text.strip().replace("\\|", "|"), cell=Cell(table, row, column)))


def _emphasised(line: Block) -> Block:
    """Return the line with bold text as a format, its signs taken out."""
    pieces: list[str] = []
    formats: list[Format] = []
    at = length = 0
    for bold in _BOLD.finditer(line.text):
        before, inner = line.text[at : bold.start()], bold.group(1)
        start = length + len(before)
        length = start + len(inner)
        pieces += [before, inner]
        formats.append(Format(Span(start, length), bold=True))
        at = bold.end()
    return replace(line, text="".join(pieces) + line.text[at:], formats=tuple(formats))
