"""Table rows: which row names the columns, and what a row takes over from a merged cell above."""

from __future__ import annotations

import re
from collections.abc import Sequence

from csreview.model import Cell, Span
from csreview.segmenting.units import Unit, cell_text

_VALUE = re.compile(r"\d{2,}|[：:。；]|[≥≤%％￥]|____|^[□☑]")
_LONGEST_HEAD = 24


def headers(rows: Sequence[Unit]) -> dict[tuple[int, int], str]:
    """Return the column heads, by table and column, of each table whose first row here names its columns."""
    heads: dict[tuple[int, int], str] = {}
    seen: dict[int, list[Unit]] = {}
    for row in rows:
        seen.setdefault(row.table, []).append(row)
    for table, own in seen.items():
        if len(own) > 1 and _names_columns(own[0]):
            for place, cell in zip(own[0].grid, own[0].cells, strict=True):
                for column in range(place.column, place.column + max(1, place.column_span)):
                    heads[table, column] = cell_text(cell)
    return heads


def _names_columns(row: Unit) -> bool:
    texts = [cell_text(cell) for cell in row.cells]
    filled = [text for text in texts if text]
    if len(filled) < 2 or row.grid[0].row > 0:
        return False
    return all(len(text) <= _LONGEST_HEAD and not _VALUE.search(text) for text in filled)


def spanned(rows: Sequence[tuple[tuple[Cell, ...], list[Span]]]) -> list[list[tuple[int, Span]]]:
    """Return each row's cells as (column, span); below a merged cell the row is given that cell's span again."""
    reaching: list[tuple[Cell, Span]] = []
    result: list[list[tuple[int, Span]]] = []
    for grid, spans in rows:
        own = [(place.column, span) for place, span in zip(grid, spans, strict=True)]
        taken = {column for column, _ in own}
        above = [
            (cell.column, span)
            for cell, span in reaching
            if grid
            and cell.table == grid[0].table
            and cell.row < grid[0].row < cell.row + cell.row_span
            and cell.column not in taken
        ]
        reaching = [
            (c, s) for c, s in reaching if grid and c.table == grid[0].table and grid[0].row < c.row + c.row_span
        ]
        reaching += [(cell, span) for cell, span in zip(grid, spans, strict=True) if cell.row_span > 1]
        result.append(sorted(own + above))
    return result
