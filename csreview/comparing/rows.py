"""Changes of a clause unit by unit: its paragraphs, and the rows of its tables cell by cell.

Words of one cell are never set against words of another one, so that a number that moved to the next column is seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from csreview.comparing.edits import WordChange, Wording, word_changes
from csreview.comparing.words import squeezed
from csreview.language.similarity import differences, likeness
from csreview.model import Clause, Row, Span

_ROW_ALIKE = 0.4
"""Likeness from which two rows at the same place are one row with changed cells."""
_HEAD_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of a table in a pair's text: its cells, and the heads of their columns ("" where it has none)."""

    text: str
    cells: tuple[Span, ...]
    heads: tuple[str, ...]

    @property
    def span(self) -> Span:
        """The whole row."""
        return Span(self.cells[0].start, self.cells[-1].end)

    @property
    def key(self) -> str:
        """What the row is known by."""
        return "|".join(squeezed(cell.cut(self.text)) for cell in self.cells)


def changes(old: Wording, new: Wording, olds: Sequence[Clause], news: Sequence[Clause]) -> Iterator[WordChange]:
    """Yield the changes from one version of a clause to the other, in the new text's order."""
    old_rows, new_rows = _rows(old.text, olds), _rows(new.text, news)
    if not old_rows or not new_rows:
        yield from word_changes(old, new)
        return
    found = [*_around(old, new, old_rows, new_rows), *_table(old, new, old_rows, new_rows)]
    yield from sorted(found, key=lambda change: (change.new, change.old))


def _rows(text: str, clauses: Sequence[Clause]) -> tuple[Cells, ...]:
    found: list[Cells] = []
    start = 0
    for clause in clauses:
        found += [_cells(text, row, start) for row in clause.rows if row.cells]
        start += len(clause.text) + 1
    return tuple(found)


def _cells(text: str, row: Row, start: int) -> Cells:
    heads = row.header if len(row.header) == len(row.cells) else ("",) * len(row.cells)
    return Cells(text, tuple(cell.shifted(start) for cell in row.cells), heads)


def _around(old: Wording, new: Wording, old_rows: Sequence[Cells], new_rows: Sequence[Cells]) -> Iterator[WordChange]:
    """Yield the changes outside tables: each stretch of paragraphs before, between and after them."""
    olds, news = _gaps(old.text, old_rows), _gaps(new.text, new_rows)
    if len(olds) != len(news):  # a table more or less: all paragraphs together
        olds, news = [Span(olds[0].start, olds[0].end)], [Span(news[0].start, news[0].end)]
    for one, other in zip(olds, news, strict=True):
        yield from _within(old, new, one, other)


def _gaps(text: str, rows: Sequence[Cells]) -> list[Span]:
    """Return the stretches between tables, the first before the first table, the last after the last."""
    gaps: list[Span] = []
    at = 0
    for row in rows:
        if not gaps or text[at : row.span.start].strip():
            gaps.append(Span(at, row.span.start))
        at = row.span.end
    return [*gaps, Span(at, len(text))]


def _within(old: Wording, new: Wording, one: Span, other: Span) -> Iterator[WordChange]:
    """Yield the changes between two stretches, in places of the whole texts."""
    parts = replace(old, text=one.cut(old.text)), replace(new, text=other.cut(new.text))
    for change in word_changes(*parts):
        yield replace(change, old=change.old.shifted(one.start), new=change.new.shifted(other.start))


def _table(old: Wording, new: Wording, old_rows: Sequence[Cells], new_rows: Sequence[Cells]) -> Iterator[WordChange]:
    same = differences([row.key for row in old_rows], [row.key for row in new_rows])
    at = (0, 0)
    for one, other in [*same, (Span(len(old_rows), len(old_rows)), Span(len(new_rows), len(new_rows)))]:
        for before, after in zip(old_rows[at[0] : one.start], new_rows[at[1] : other.start], strict=True):
            yield from _row(old, new, before, after)
        yield from _changed_rows(old, new, old_rows[one.start : one.end], new_rows[other.start : other.end])
        at = (one.end, other.end)


def _changed_rows(old: Wording, new: Wording, before: Sequence[Cells], after: Sequence[Cells]) -> Iterator[WordChange]:
    """Yield the changes of a stretch of rows: each with the one most like it, in order; the rest came or went."""
    left = list(before)
    for row in after:
        best = max(left, key=lambda each: likeness(each.key, row.key), default=None)
        if best is None or (likeness(best.key, row.key) < _ROW_ALIKE and _first(best) != _first(row)):
            place = left[0].span.start if left else (before[-1].span.end if before else 0)
            yield WordChange(Span(place, place), row.span, True, ())
            continue
        left.remove(best)
        yield from _row(old, new, best, row)
    for row in left:
        place = after[-1].span.end if after else 0
        yield WordChange(row.span, Span(place, place), True, ())


def _first(row: Cells) -> str:
    return squeezed(row.cells[0].cut(row.text))


def _row(old: Wording, new: Wording, before: Cells, after: Cells) -> Iterator[WordChange]:
    """Yield the changes of a row cell by cell, columns by their heads where one came or went."""
    columns = list(_columns(before, after))
    for one, other in columns:
        if one is not None and other is not None:
            yield from _within(old, new, one, other)
        elif other is not None and other.cut(new.text).strip():
            place = before.span.end
            yield WordChange(Span(place, place), other, True, ())
        elif one is not None and one.cut(old.text).strip():
            place = after.span.end
            yield WordChange(one, Span(place, place), True, ())


def _columns(before: Cells, after: Cells) -> Iterator[tuple[Span | None, Span | None]]:
    if len(before.cells) == len(after.cells):
        yield from zip(before.cells, after.cells, strict=True)
        return
    names = [
        tuple(h or squeezed(c.cut(row.text)) for h, c in zip(row.heads, row.cells, strict=True))
        for row in (before, after)
    ]
    at = (0, 0)
    for one, other in [*differences(*names), (Span(len(names[0]), len(names[0])), Span(len(names[1]), len(names[1])))]:
        yield from zip(before.cells[at[0] : one.start], after.cells[at[1] : other.start], strict=True)
        gone, come = before.cells[one.start : one.end], after.cells[other.start : other.end]
        for n in range(max(len(gone), len(come))):
            yield (gone[n] if n < len(gone) else None), (come[n] if n < len(come) else None)
        at = (one.end, other.end)
