"""table-text-conflict: the price of a seat in the text and in the price table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.cells import Table, amount, tables
from csreview.checking.consistency.stated import Place, cited, found_at, having, hits, reach, scope, where
from csreview.checking.passages import Passages
from csreview.model import Row, Severity

_SEAT_PRICE = r"(?:每(?:席|名|人|坐席|个坐席)每?月|(?:坐席|客服)(?:服务费)?单价(?:为|是|:)?)(?:收费|计费|为|是|:|人民币)*(?P<v><money>)"
_UNIT_PRICE = re.compile("单价")
_SEAT = re.compile("坐席|座席|客服|席")
_UNIT = re.compile("^(?:计量)?单位$|^计量$|^计费单位$")
_OTHER_SEAT = re.compile(r"主管|班长|组长|质检|大促|夜|节假日|加班|增|培训|临时|备用|机器人|系统")


def seat_price(passages: Passages) -> Iterator[Candidate]:
    """Yield the words that price seats by the month otherwise than the table does, if the table knows one price only."""
    priced = [found for table in tables(passages) for found in _rows(table)]
    if len({value for _, _, _, value in priced}) != 1:
        return
    table, row, column, value = priced[0]
    for passage in having(passages, _SEAT_PRICE):
        for match in hits(passage, _SEAT_PRICE) if passage.row is None else ():
            q = passage.reading.slots[match.start("v")]
            limited = scope(reach(passage, match.end())) or _OTHER_SEAT.search(passage.text[: match.end()])
            if q.value is None or q.value == value or limited:
                continue
            shown = table.cell(row, column)
            place = Place(passage, match.start(), match.end())
            words = Words(
                f"坐席单价两处不一致：{cited(passages, place)}与“{shown}”（{where(passages, table.clause)}），月费按哪个计算会起争议。",
                "核实后统一单价，并写明正文与附件不一致时以哪个为准。",
            )
            yield found_at("table-text-conflict", Severity.HIGH, place, words)
            return


def _rows(table: Table) -> Iterator[tuple[Table, Row, int, Decimal]]:
    column = table.column(_UNIT_PRICE)
    unit = table.column(_UNIT)
    for row in table.rows if column else ():
        name = table.cell(row, 0)
        price = amount(table.cell(row, column or 0))
        if (
            price is not None
            and "月" in price[1] + (table.cell(row, unit) if unit else "")
            and _SEAT.search(name)
            and not _OTHER_SEAT.search(name)
        ):
            yield table, row, column or 0, price[0]
