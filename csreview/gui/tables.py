"""Tables of a draft in the window's text document, merged cells included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QBrush, QColor, QTextCursor, QTextFrameFormat, QTextLength, QTextTable, QTextTableFormat

from csreview.model import Block, Cell

_MOST = 400  # rows or columns; what is beyond is put into the last one


@dataclass(frozen=True, slots=True)
class TableRun:
    """One table: the indices of its blocks, nested tables' blocks among them, and the size of its grid."""

    indices: tuple[int, ...]
    rows: int
    columns: int
    cells: tuple[Cell, ...]


def gather(blocks: tuple[Block, ...]) -> Iterator[int | TableRun]:
    """Yield, in order, the index of each block outside tables, and each table as a whole."""
    index = 0
    while index < len(blocks):
        cell = blocks[index].cell
        if cell is None:
            yield index
            index += 1
            continue
        end = _end(blocks, index, cell.table)
        yield _run(blocks, range(index, end))
        index = end


def _end(blocks: tuple[Block, ...], start: int, table: int) -> int:
    end = start
    while end < len(blocks) and (cell := blocks[end].cell) is not None and (cell.table == table or cell.nested):
        end += 1
    return max(end, start + 1)


def _run(blocks: tuple[Block, ...], indices: range) -> TableRun:
    first = blocks[indices[0]].cell
    number = first.table if first is not None else 0
    own = [c for i in indices if (c := blocks[i].cell) is not None and c.table == number]
    rows = max((c.row + c.row_span for c in own), default=1)
    columns = max((c.column + c.column_span for c in own), default=1)
    return TableRun(tuple(indices), min(rows, _MOST), min(columns, _MOST), tuple(own))


def make_table(cursor: QTextCursor, run: TableRun, line: str, em: float) -> QTextTable:
    """Insert the empty table at the cursor, as wide as the page, its cells merged as in Word."""
    shape = QTextTableFormat()
    shape.setBorderCollapse(True)
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QBrush(QColor(line)))
    shape.setCellPadding(em * 0.35)
    shape.setCellSpacing(0)
    shape.setTopMargin(em * 0.4)
    shape.setBottomMargin(em * 0.4)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table = cursor.insertTable(run.rows, run.columns, shape)
    for cell in run.cells:
        rows, columns = min(cell.row_span, run.rows - cell.row), min(cell.column_span, run.columns - cell.column)
        if cell.row < run.rows and cell.column < run.columns and (rows > 1 or columns > 1):
            table.mergeCells(cell.row, cell.column, rows, columns)
    return table


def fill_order(run: TableRun, blocks: tuple[Block, ...]) -> Iterator[tuple[int, int, int]]:
    """Yield block index, row and column for each block; a nested table's blocks go into the cell they follow."""
    row, column = 0, 0
    number = run.cells[0].table if run.cells else None
    for index in run.indices:
        cell = blocks[index].cell
        if cell is not None and cell.table == number:
            row, column = min(cell.row, run.rows - 1), min(cell.column, run.columns - 1)
        yield index, row, column
