"""From lines to paragraphs and table cells; what repeats at the same height on most pages is a running head or foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from csreview.model import Block, Cell, Part, Span
from csreview.reading.pdf.lines import Box, Grid, Line

_MARGIN = 0.13
"""Part of a page's height, above and below, where heads and feet stand."""

_PAGE_NUMBER = re.compile(
    r"^(?:Page|of|[\d０-９IVXivx一二三四五六七八九十百\s\-—–－·.,/|()（）第共页頁，])*$", re.IGNORECASE
)
_LABEL = re.compile(
    r"^[（(【]?(?:第[〇零一二三四五六七八九十百\d]{1,5}[章节条款编部]|[一二三四五六七八九十]{1,3}[、．.）)]|\d{1,2}(?:\.\d{1,2}){1,3}(?!\d)|\d{1,2}[、．）)]|\d{1,2}\.(?!\d)|[①-⑳]|[•●■◆○□☐☑√▪-]|附件|[甲乙丙]方[（(:：]|[A-Za-z][.)、])"
)
_SENTENCE_END = re.compile(r"[。；;：:！!？?]$")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[A-Za-z]")
# What cannot be parted at the beginning of a line: opening marks, a character or Latin words, closing marks, quotes.
_UNBROKEN = re.compile(r"[（(《“‘「【]*(?:(?:[\x21-\x7e]+[，、；：]?)+|.)(?:[，。；：、）》」】！？]|[“”‘’]+.?)*")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as lines: its size and its drawn lines with them."""

    width: float
    height: float
    grid: Grid
    lines: tuple[Line, ...]


def blocks(sheets: Sequence[Sheet]) -> Iterator[Block]:
    """Yield the blocks of all pages: running heads once, the body, running feet once; page numbers are left out."""
    repeated = _repeated(sheets)
    heads = [_text_once(sheets, repeated, upper) for upper in (True, False)]
    yield from (Block(text, part=Part.HEADER) for text in heads[0])
    yield from _body([_without(sheet, repeated) for sheet in sheets])
    yield from (Block(text, part=Part.FOOTER) for text in heads[1])


def _key(line: Line, sheet: Sheet) -> tuple[int, str] | None:
    """Return height and words of a line in a page's margin, digits left out; else None."""
    if line.box is not None or sheet.height * _MARGIN < line.base < sheet.height * (1 - _MARGIN):
        return None
    return round(line.base / 3), _DIGITS.sub("", line.text)


def _repeated(sheets: Sequence[Sheet]) -> frozenset[tuple[int, str]]:
    seen = Counter(key for sheet in sheets for key in {_key(line, sheet) for line in sheet.lines} if key is not None)
    return frozenset(key for key, times in seen.items() if times >= 2 and times * 2 > len(sheets))


def _runs(line: Line, sheet: Sheet, repeated: frozenset[tuple[int, str]]) -> bool:
    key = _key(line, sheet)
    return key is not None and (key in repeated or bool(_PAGE_NUMBER.match(line.text)))


def _without(sheet: Sheet, repeated: frozenset[tuple[int, str]]) -> Sheet:
    kept = tuple(line for line in sheet.lines if not _runs(line, sheet, repeated))
    return Sheet(sheet.width, sheet.height, sheet.grid, kept)


def _text_once(sheets: Sequence[Sheet], repeated: frozenset[tuple[int, str]], upper: bool) -> list[str]:
    found: dict[tuple[int, str], str] = {}
    for sheet in sheets:
        for line in sheet.lines:
            key = _key(line, sheet)
            if key in repeated and key is not None and (line.base > sheet.height / 2) is upper:
                found.setdefault(key, line.text)
    return [text for text in found.values() if not _PAGE_NUMBER.match(text)]


def _body(sheets: Sequence[Sheet]) -> Iterator[Block]:
    """Yield paragraphs and table cells page by page; a paragraph may go on over the end of a page."""
    left, right = _edges(sheets)
    waiting: list[Line] = []
    table = 0
    for sheet in sheets:
        for item in _items(sheet):
            if isinstance(item, Line):
                if waiting and not _goes_on(waiting, item, left, right):
                    yield _paragraph(waiting)
                    waiting = []
                waiting.append(item)
                continue
            if waiting:
                yield _paragraph(waiting)
                waiting = []
            yield from _table(item, sheet, table)
            table += 1
    if waiting:
        yield _paragraph(waiting)


def _edges(sheets: Sequence[Sheet]) -> tuple[float, float]:
    """Return where lines begin, and the edge that full lines reach (a few odd ones stand out further)."""
    found = [line for sheet in sheets for line in sheet.lines if line.box is None]
    if not found:
        return 0.0, 0.0
    rights = sorted(line.right for line in found)
    # Where no line comes near the edge of the page, none is full.
    return min(line.left for line in found), max(rights[int(len(rights) * 0.97)], 0.7 * max(s.width for s in sheets))


def _items(sheet: Sheet) -> list[Line | list[Line]]:
    """Return lines outside tables and whole tables, from top to bottom."""
    free = [line for line in sheet.lines if line.box is None]
    held = sorted((line for line in sheet.lines if line.box is not None), key=lambda line: -line.base)
    tables: list[list[Line]] = []
    for line in sorted(held, key=_top, reverse=True):
        if tables and _top(line) >= min(_bottom(other) for other in tables[-1]) - 3:
            tables[-1].append(line)
        else:
            tables.append([line])
    placed: list[tuple[float, Line | list[Line]]] = [(line.base, line) for line in free]
    placed += [(max(map(_top, rows)), rows) for rows in tables]
    return [item for _, item in sorted(placed, key=lambda pair: -pair[0])]


def _top(line: Line) -> float:
    return line.box.top if line.box is not None else line.base


def _bottom(line: Line) -> float:
    return line.box.bottom if line.box is not None else line.base


def _goes_on(paragraph: Sequence[Line], line: Line, left: float, right: float) -> bool:
    """Tell whether a line continues a paragraph: the line before is full, and nothing shows a new beginning."""
    last, first = paragraph[-1], paragraph[0]
    size = max(last.size, line.size)
    if last.text.endswith("-") and line.text[:1].isalnum():
        return True
    if last.right + _needed(line) < right or abs(last.size - line.size) > 0.15 * size or _apart(paragraph, line):
        return False
    if not _SENTENCE_END.search(last.text) or line.left < first.left - size:
        return True
    indented = line.left > left + 1.5 * size and line.left > last.left - 0.5 * size
    return not (_LABEL.match(line.text) or indented)


def _apart(paragraph: Sequence[Line], line: Line) -> bool:
    """Tell whether there is more room before a line than between the lines of its paragraph."""
    last = paragraph[-1]
    if last.page != line.page:
        return False
    return last.base - line.base > min(1.4 * _leading(paragraph), 3.2 * line.size)


def _leading(paragraph: Sequence[Line]) -> float:
    steps = [a.base - b.base for a, b in pairwise(paragraph) if a.page == b.page]
    return min(steps, default=1000.0)


def _needed(line: Line) -> float:
    """Return how much room the beginning of a line would have taken at the end of the line before."""
    head = _UNBROKEN.match(line.text)
    return sum(0.62 if c.isascii() else 1.15 for c in (head.group() if head else "")) * line.size + 0.35 * line.size


def _paragraph(found: Sequence[Line], cell: Cell | None = None) -> Block:
    pieces: list[str] = []
    blanks: list[Span] = []
    length = 0
    for line in found:
        joint = " " if pieces and _WORD.match(line.text) and re.search(r"[A-Za-z][,.;]?$", pieces[-1]) else ""
        pieces.append(joint + line.text)
        blanks += [blank.shifted(length + len(joint)) for blank in line.blanks]
        length += len(joint) + len(line.text)
    return Block("".join(pieces), blanks=tuple(blanks), cell=cell)


def _table(found: Sequence[Line], sheet: Sheet, number: int) -> Iterator[Block]:
    """Yield the cells of a table row by row, empty ones too, each as one block per paragraph."""
    boxes = {line.box for line in found if line.box is not None}
    lefts, tops = _places(box.left for box in boxes), _places(-box.top for box in boxes)
    boxes |= _empty(boxes, sheet.grid, lefts, tops)
    lefts, tops = _places(box.left for box in boxes), _places(-box.top for box in boxes)
    for box in sorted(boxes, key=lambda b: (_index(tops, -b.top), b.left)):
        row, column = _index(tops, -box.top), _index(lefts, box.left)
        below = sum(-top > box.bottom + 2 for top in tops[row + 1 :])
        beside = sum(left < box.right - 2 for left in lefts[column + 1 :])
        cell = Cell(number, row, column, 1 + below, 1 + beside)
        yield from _cell([line for line in found if line.box == box], box, cell)


def _empty(boxes: set[Box], grid: Grid, lefts: Sequence[float], tops: Sequence[float]) -> set[Box]:
    """Return the cells without text among those with some."""
    rights = [*lefts[1:], max(box.right for box in boxes)]
    bottoms = [*(-top for top in tops[1:]), min(box.bottom for box in boxes)]
    centres = [
        ((left + right) / 2, (bottom - top) / 2)
        for left, right in zip(lefts, rights, strict=True)
        for top, bottom in zip(tops, bottoms, strict=True)
    ]
    return {box for x, y in centres if (box := grid.box(x, y)) is not None} - boxes


def _places(values: Iterable[float]) -> list[float]:
    """Return the values in order, those within two points of the one before left out."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > 2:
            kept.append(value)
    return kept


def _index(places: Sequence[float], value: float) -> int:
    return min(range(len(places)), key=lambda index: abs(places[index] - value))


def _cell(found: Sequence[Line], box: Box, cell: Cell) -> Iterator[Block]:
    waiting: list[Line] = []
    for line in sorted(found, key=lambda line: -line.base):
        # A cell's text keeps some points from its edges.
        if waiting and not _goes_on(waiting, line, box.left + 6, box.right - 6):
            yield _paragraph(waiting, cell)
            waiting = []
        waiting.append(line)
    yield _paragraph(waiting, cell)
