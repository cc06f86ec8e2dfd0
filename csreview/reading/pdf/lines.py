"""From the characters of a page to its lines, each in its table cell where lines are drawn around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from csreview.model import Span
from csreview.reading.builder import underlined_blanks
from csreview.reading.pdf.pages import Glyph, Page, Rule

_TOUCH = 2.5
"""Points that two lines of a table may miss each other by."""

_SAME_LINE = 0.4
_SPACE = 0.6
_LATIN_SPACE = 0.17
_COLUMN = 2.0
_GAP_TO_FILL = 0.8
"""Parts of the font size: how far bases may differ within a line; gaps that are a space, a space between Latin words,
the next column, a place to fill where it is underlined."""


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A table cell: the nearest drawn lines around a place."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; `blanks` are spans in `text`, `box` its table cell."""

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    blanks: tuple[Span, ...] = ()
    box: Box | None = None


class Grid:
    """The drawn lines of a page: those that part cells, and those that underline."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        flat = [rule for rule in rules if rule.right - rule.left >= rule.top - rule.bottom]
        self._upright = [rule for rule in rules if rule.right - rule.left < rule.top - rule.bottom]
        self._across = [rule for rule in flat if self._meets(rule.left, rule) and self._meets(rule.right, rule)]
        held = set(self._across)
        self.underlines = [rule for rule in flat if rule not in held]

    def _meets(self, x: float, flat: Rule) -> bool:
        return any(
            abs(rule.left - x) <= _TOUCH and _within(flat.bottom, rule.bottom, rule.top) for rule in self._upright
        )

    def box(self, x: float, y: float) -> Box | None:
        """Return the cell around a place, None where it is not closed in on all four sides."""
        sides = [rule.left for rule in self._upright if _within(y, rule.bottom, rule.top)]
        levels = [rule.bottom for rule in self._across if _within(x, rule.left, rule.right)]
        left = max((side for side in sides if side <= x), default=None)
        right = min((side for side in sides if side > x), default=None)
        bottom = max((level for level in levels if level <= y), default=None)
        top = min((level for level in levels if level > y), default=None)
        if left is None or right is None or bottom is None or top is None:
            return None
        return Box(round(left), round(bottom), round(right), round(top))


def _within(place: float, low: float, high: float) -> bool:
    return low - _TOUCH <= place <= high + _TOUCH


def lines(page: Page, grid: Grid) -> list[Line]:
    """Return the lines of a page: from top to bottom outside tables, then cell by cell."""
    areas: dict[Box | None, list[Glyph]] = {}
    box: Box | None = None
    for glyph in page.glyphs:
        x, y = (glyph.left + glyph.right) / 2, glyph.base + glyph.size * 0.3
        if box is None or not (box.left < x < box.right and box.bottom < y < box.top):
            box = grid.box(x, y)
        areas.setdefault(box, []).append(glyph)
    return [
        line
        for area, glyphs in areas.items()
        for row in _rows(glyphs)
        if (line := _line(row, page.number, area, grid.underlines)) is not None
    ]


def _rows(glyphs: list[Glyph]) -> Iterable[list[Glyph]]:
    """Yield the characters that stand on one base, from left to right, each drawn once."""
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda g: (-g.base, g.left)):
        if row and row[0].base - glyph.base > _SAME_LINE * max(row[0].size, glyph.size):
            yield _once(row)
            row = []
        row.append(glyph)
    if row:
        yield _once(row)


def _once(row: list[Glyph]) -> list[Glyph]:
    """Leave out what is drawn again a little to the right to look bold."""
    kept: list[Glyph] = []
    for glyph in sorted(row, key=lambda g: g.left):
        last = kept[-1] if kept else None
        if last is None or glyph.text != last.text or glyph.left - last.left > 0.3 * (last.right - last.left):
            kept.append(glyph)
    return kept


def _line(row: Sequence[Glyph], page: int, box: Box | None, underlines: Sequence[Rule]) -> Line | None:
    size = max(glyph.size for glyph in row)
    under = [rule for rule in underlines if -0.05 * size <= row[0].base - rule.top <= 0.35 * size]
    text, ruled = _text(row, size, under)
    shown = [glyph for glyph in row if glyph.text.strip()]
    stretches = [Span(group[0], group[-1] + 1) for group in _runs(ruled)]
    blanks = [blank for stretch in stretches for blank in underlined_blanks(text, stretch.start, stretch.end)]
    if not shown and not blanks:
        return None
    start = len(text) - len(text.lstrip())
    start = min([start, *(blank.start for blank in blanks)])
    end = max([len(text.rstrip()), *(blank.end for blank in blanks)])
    edge = shown or row
    right = row[-1].right if end > len(text.rstrip()) else edge[-1].right
    return Line(
        text[start:end], page, edge[0].left, right, row[0].base, size,
        tuple(Span(blank.start - start, blank.end - start) for blank in blanks), box,
    )  # fmt: skip


def _text(row: Sequence[Glyph], size: float, under: Sequence[Rule]) -> tuple[str, list[bool]]:
    """Return the text of a row, and for each code point whether it is underlined."""
    pieces: list[str] = []
    ruled: list[bool] = []

    def add(text: str, left: float, right: float) -> None:
        pieces.append(text)
        ruled.extend([_covered(left, right, under)] * len(text))

    previous: Glyph | None = None
    first = min((rule.left for rule in under), default=row[0].left)
    at = min(first, row[0].left)
    for glyph in row:
        add(_gap(at, previous, glyph, size, under), at, glyph.left)
        add(glyph.text or "\ufffd", glyph.left, glyph.right)
        previous, at = glyph, max(at, glyph.right)
    end = max((rule.right for rule in under), default=at)
    if end - at > _GAP_TO_FILL * size and _covered(at, end, under):
        add(_spaces(end - at, size), at, end)
    return "".join(pieces), ruled


def _gap(at: float, previous: Glyph | None, glyph: Glyph, size: float, under: Sequence[Rule]) -> str:
    width = glyph.left - at
    if width > _GAP_TO_FILL * size and _covered(at, glyph.left, under):
        return _spaces(width, size)
    if previous is None or previous.text.isspace() or glyph.text.isspace():
        return "\t" if previous is not None and width > _COLUMN * size else ""
    if width > _COLUMN * size:
        return "\t"
    latin = previous.text.isascii() and glyph.text.isascii()
    return " " if width > (_LATIN_SPACE if latin else _SPACE) * size else ""


def _spaces(width: float, size: float) -> str:
    return " " * max(2, round(2 * width / size))


def _covered(left: float, right: float, under: Sequence[Rule]) -> bool:
    """Tell whether an underline runs below at least 80 % of a stretch."""
    over = sum(max(0.0, min(right, rule.right) - max(left, rule.left)) for rule in under)
    return right > left and over >= 0.8 * (right - left)


def _runs(ruled: Sequence[bool]) -> Iterable[list[int]]:
    for under, group in groupby(range(len(ruled)), key=ruled.__getitem__):
        if under:
            yield list(group)
