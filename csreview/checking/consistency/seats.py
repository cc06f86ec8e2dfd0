"""quantity-conflict: seats of one name counted otherwise in the table of staffing than in the table of prices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words, candidate
from csreview.checking.consistency.cells import Table, amount, tables
from csreview.checking.passages import Passages, trimmed
from csreview.model import Row, Severity, Span

_COUNTED = re.compile(
    r"^(?:人力|客服|人工|在线|在岗|配置)?(?:席位?数?|坐席(?:数量?)?|人数|人员数量?|数量)(?:\([^)]*\))?$"
)
_PRICE = re.compile(r"单价|月价|每[席人]")
_UNIT = re.compile(r"计量|单位")
_SEAT = re.compile(r"席|人|名|客服|班长|组长|主管|专员")
_SAME = re.compile(r"人力|坐席|席位?|客服|专员|人员|岗位?|服务|渠道|\([^)]*\)|[\s、/]")
_TOTAL = re.compile(r"(?:合计|总计|共计)(?:\([^)]*\))?$")
_AT_TIMES = re.compile(r"大促|节假日|加班|临时|增|旺季|活动|春节|合计|小计|总计|备用|加席|可选")


@dataclass(frozen=True, slots=True)
class Seats:
    """How many seats of a name a row counts, and where."""

    name: str
    count: Decimal
    table: Table
    row: Row
    cell: Span


def seats_apart(passages: Passages) -> Iterator[Candidate]:
    """Yield each count of staffing that the table of prices gives otherwise."""
    staffed: list[Seats] = []
    priced: list[Seats] = []
    for table in tables(passages):
        yield from _total(table)
        (priced if table.column(_PRICE) is not None else staffed).extend(_seats(table))
    for own in staffed:
        paid = [other for other in priced if other.name == own.name]
        alike = [other for other in staffed if other.name == own.name]
        if len(paid) == len(alike) == 1 and paid[0].count != own.count:
            yield _told(own, paid[0])


def _total(table: Table) -> Iterator[Candidate]:
    """A row of totals whose number of seats the rows above it do not make."""
    column = table.column(_COUNTED)
    last = next((n for n, row in enumerate(table.rows) if _TOTAL.match(table.cell(row, 0))), 0)
    if not column or last < 2:
        return
    stated = amount(table.cell(table.rows[last], column))
    parts = [amount(table.cell(row, column)) for row in table.rows[:last]]
    seats = all(
        _SEAT.search(table.heads[column] + table.cell(row, 0) + table.cell(row, column)) for row in table.rows[:last]
    )
    numbers = [part[0] for part in parts if part is not None]
    if stated is None or len(numbers) < len(parts) or not seats or sum(numbers) == stated[0]:
        return
    sum_ = "＋".join(f"{n:f}" for n in numbers)
    words = Words(
        f"表中各行{sum_}＝{sum(numbers):f}，与合计{stated[0]:f}不符，按几人派人、计费说不清。",
        "核对各行和合计，改正写错的一项。",
    )
    cell = trimmed(table.clause.text, table.rows[last].cells[column])
    yield candidate("quantity-conflict", Severity.MEDIUM, table.clause, cell, words)


def _seats(table: Table) -> Iterator[Seats]:
    column = table.column(_COUNTED)
    if column is None or column == 0:
        return
    unit = table.column(_UNIT)
    for row in table.rows:
        name = table.cell(row, 0)
        count = amount(table.cell(row, column))
        of_seats = _SEAT.search(f"{table.heads[column]}{table.cell(row, column)}{table.cell(row, unit or 0)}{name}")
        short = _SAME.sub("", name)
        if count is not None and of_seats and short and not _AT_TIMES.search(name):
            yield Seats(short, count[0], table, row, row.cells[column])


def _told(own: Seats, paid: Seats) -> Candidate:
    text = own.table.clause.text
    there = " ".join(paid.row.cells[0].cut(paid.table.clause.text).split())
    words = Words(
        f"“{own.table.cell(own.row, 0)}”配置为{own.count}，价目表中“{there}”按{paid.count}计费，多付还是少派人说不清。",
        "核实后统一两张表的席数；有备用席或轮班的，写明计费席数如何得出。",
    )
    return candidate("quantity-conflict", Severity.MEDIUM, own.table.clause, trimmed(text, own.cell), words)
