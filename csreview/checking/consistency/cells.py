"""Tables as columns and rows of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from csreview.checking.passages import Passages
from csreview.language.fold import fold
from csreview.language.numerals import number
from csreview.model import BINDING_ROLES, Clause, Row, Span

_NUMBER = re.compile(
    r"^(?:[¥人民币约]*|首批|共|USD|(?:US|HK)?\$|HKD)(?P<n>\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十]+(?=[名人席个]))(?P<scale>万)?\s*(?P<unit>[元%分名人席位个套店家]*)(?P<per>(?:整)?(?:[/每·]?[^\d/]{1,6}){0,3})$"
)
_FILLED = re.compile(r"[【\[]([\d,.]+)[】\]]")
_NONE = re.compile("[-—/]+")
_IN_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Table:
    """A table in a clause: its head cells (folded, without white space) and the rows below the head."""

    clause: Clause
    head: Row
    heads: tuple[str, ...]
    rows: tuple[Row, ...]

    def cell(self, row: Row, column: int) -> str:
        """Return the folded text of a cell without white space, or "" where the row is shorter."""
        return squeezed(row.cells[column].cut(self.clause.text)) if column < len(row.cells) else ""

    def text(self, row: Row) -> str:
        """Return the folded text of a whole row without white space."""
        return "".join(self.cell(row, column) for column in range(len(row.cells)))

    def column(self, pattern: re.Pattern[str]) -> int | None:
        """Return the number of the first column whose head matches, or None."""
        return next((n for n, head in enumerate(self.heads) if pattern.search(head)), None)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its head, the first cells of its rows, and its values (None: no number)."""

    clause: Clause
    head: str
    heads: str
    head_row: Span
    row_names: tuple[str, ...]
    values: tuple[Decimal | None, ...]

    def named(self) -> Iterator[tuple[str, Decimal | None]]:
        """Yield (first cell, value) of each row."""
        yield from zip(self.row_names, self.values, strict=True)


def squeezed(text: str) -> str:
    """Return text folded and without white space."""
    return "".join(fold(text).split())


def amount(text: str) -> tuple[Decimal, str] | None:
    """Return (number, what it is per) of a cell that holds one number and its unit (5,400元/席·月, 【25】%), or None."""
    match = _NUMBER.match(_FILLED.sub(r"\1", text))
    value = number(match["n"]) if match else None
    if match is None or value is None:
        return None
    return value * (10_000 if match["scale"] else 1), match["per"].strip("/每·")


def caption(text: str, table_start: int) -> str:
    """Return the short line right above a table in a clause's text, or "" where a sentence or nothing stands there."""
    line = text.rfind("\n", 0, table_start) + 1
    above = text[text.rfind("\n", 0, max(line - 1, 0)) + 1 : max(line - 1, 0)].strip()
    is_caption = 0 < len(above) <= 24 and not above.endswith(("。", "；", "：", ":")) and "\t" not in above
    return above if is_caption else ""


def tables(passages: Passages) -> Iterator[Table]:
    """Yield the tables with a head row in binding text."""
    for clause in passages.agreement.clauses:
        if clause.rows and clause.role in BINDING_ROLES:
            for number_ in dict.fromkeys(row.table for row in clause.rows):
                rows = [row for row in clause.rows if row.table == number_]
                heads = _heads(clause, rows)
                if heads:
                    yield Table(clause, rows[0], heads, tuple(rows[1:]))


def heads_of(clause: Clause, row: Row) -> tuple[str, ...]:
    """Return the column heads of a row, its table's first row where none were read as such; empty where it has none."""
    return _heads(clause, [each for each in clause.rows if each.table == row.table])


def _heads(clause: Clause, rows: Sequence[Row]) -> tuple[str, ...]:
    """The column heads: those read as such, else the first row's cells where none is empty or holds a number."""
    if len(rows) < 2 or rows[0].header:
        return ()
    cells = tuple(squeezed(cell.cut(clause.text)) for cell in rows[0].cells)
    named = len(cells) > 1 and all(cell and not re.search(r"\d", _IN_BRACKETS.sub("", cell)) for cell in cells)
    return tuple(squeezed(head) for head in rows[1].header) or (cells if named else ())


def columns(passages: Passages) -> Iterator[Column]:
    """Yield every column of every table; a cell merged over several rows counts once."""
    for table in tables(passages):
        for n, head in enumerate(table.heads):
            rows = _distinct(table.rows, n)
            names = tuple("".join(table.cell(row, k) for k in range(min(n, 2))) for row in rows)
            values = tuple(_value(table.cell(row, n)) for row in rows)
            end = table.head.cells[n].end if n < len(table.head.cells) else table.head.cells[-1].end
            yield Column(table.clause, head, "".join(table.heads), Span(table.head.cells[0].start, end), names, values)


def _distinct(rows: Sequence[Row], column: int) -> list[Row]:
    seen: set[Span] = set()
    kept = []
    for row in rows:
        if column < len(row.cells) and row.cells[column] not in seen:
            seen.add(row.cells[column])
            kept.append(row)
    return kept


def _value(cell: str) -> Decimal | None:
    found = amount(cell)
    return found[0] if found else Decimal(0) if _NONE.fullmatch(cell) else None
