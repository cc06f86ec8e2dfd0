"""Tables: which grid cells each `w:tc` covers, merged cells once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from csreview.reading import limits
from csreview.reading.drawings import ALTERNATE, choose
from csreview.reading.names import Element, W, integer, value

_ROW, _CELL = W + "tr", W + "tc"
_WRAPPERS = frozenset({W + "sdtContent", W + "customXml", W + "smartTag", W + "ins", W + "moveTo"})
_SDT = W + "sdt"


@dataclass(slots=True)
class Placed:
    """A cell that a person sees, where it begins in the grid, and how far it reaches."""

    element: Element
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its element and the cells that begin in it."""

    element: Element
    cells: tuple[Placed, ...]


def lay_out(table: Element) -> Iterator[TableRow]:
    """Yield the rows of a `w:tbl`, those deleted as a tracked change left out of the count.

    A cell merged upwards (`w:vMerge`, 17.4.84) is part of the one above; one merged leftwards of the one before.
    """
    above: dict[int, Placed] = {}
    rows: list[TableRow] = []
    number = 0
    for element in unwrapped(table, _ROW):
        if is_deleted_row(element):
            rows.append(TableRow(element, ()))
            continue
        rows.append(TableRow(element, tuple(_cells(element, number, above))))
        number += 1
    yield from rows


def is_deleted_row(row: Element) -> bool:
    """Tell whether a row is deleted as a tracked change."""
    properties = row.find(W + "trPr")
    return properties is not None and properties.find(W + "del") is not None


def unwrapped(parent: Element, tag: str, depth: int = 0) -> Iterator[Element]:
    """Yield the children of that name, those inside content controls and the like included."""
    if depth > limits.DEEPEST_ELEMENT // 4:
        return
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == _SDT or child.tag in _WRAPPERS:
            yield from unwrapped(child, tag, depth + 1)
        elif child.tag == ALTERNATE:
            branch = choose(child)
            if branch is not None:
                yield from unwrapped(branch, tag, depth + 1)


def _cells(row: Element, number: int, above: dict[int, Placed]) -> Iterator[Placed]:
    column = _columns(value(row.find(W + "trPr"), W + "gridBefore"), 0)
    before: Placed | None = None
    for element in unwrapped(row, _CELL):
        properties = element.find(W + "tcPr")
        if properties is not None and properties.find(W + "cellDel") is not None:
            continue
        span = _columns(value(properties, W + "gridSpan"), 1)
        over = above.get(column)
        if _continues(properties, W + "hMerge") and before is not None:
            before.column_span += span
        elif _continues(properties, W + "vMerge") and over is not None:
            over.row_span = number - over.row + 1
            before = over
        else:
            before = above[column] = Placed(element, number, column, 1, span)
            yield before
        column += span


def _continues(properties: Element | None, tag: str) -> bool:
    merge = value(properties, tag)
    return merge is not None and merge != "restart"


def _columns(text: str | None, least: int) -> int:
    return min(max(integer(text, least), least), limits.MOST_COLUMNS)
