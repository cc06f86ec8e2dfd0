"""table-text-conflict: the price of a seat in the text and in the price table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.cells import Table, amount, tables
from csreview.checking.consistency.stated import Place, cited, found_at, having, hits, reach, scope, where
from csreview.checking.passages import Passages
from csreview.language.parts import begins
from csreview.model import Severity

_SEAT_PRICE = r"(?:每(?:席|名|人|坐席|个坐席)每?月|(?:坐席|客服)(?:服务费)?单价(?:为|是|:)?)(?:收费|计费|为|是|:|人民币)*(?P<v><money>)"
_UNIT_PRICE = re.compile("单价|^月(?:度)?(?:费|价|单价)")
_SEAT = re.compile("坐席|座席|客服|席")
_UNTAXED, _TAXED = re.compile("不含税|未税|不含增值税|税前"), re.compile("含税|含增值税")
_UNIT = re.compile("^(?:计量)?单位$|^计量$|^计费单位$")
_OTHER_SEAT = re.compile(r"主管|班长|组长|质检|大促|夜|节假日|加班|增|培训|临时|备用|机器人|系统")


@dataclass(frozen=True, slots=True)
class Price:
    """The price of a seat by the month in a table: what sets the seat apart, the value, the cell as shown, and its column's head."""

    table: Table
    kind: frozenset[str]
    value: Decimal
    shown: str
    head: str


def seat_price(passages: Passages) -> Iterator[Candidate]:
    """Yield the words that price seats of a kind by the month otherwise than the table does, if it knows one price of that kind."""
    priced = [found for table in tables(passages) for found in _rows(table)]
    for passage in having(passages, _SEAT_PRICE) if priced else ():
        for match in hits(passage, _SEAT_PRICE) if passage.row is None else ():
            q = passage.reading.slots[match.start("v")]
            part = passage.text[begins(passage.text, match.start()) : match.end()]
            same = [price for price in priced if price.kind == _kind(part)]
            limited = scope(reach(passage, match.end())) - scope(part)
            if q.value is None or limited or len({price.value for price in same}) != 1 or q.value == same[0].value:
                continue
            if _UNTAXED.search(same[0].head) and _TAXED.search(passage.text) and not _UNTAXED.search(passage.text):
                continue  # a price with tax beside the same one without
            if not same[0].kind and _OTHER_SEAT.search(passage.text[: match.end()]):
                continue
            place = Place(passage, match.start(), match.end())
            words = Words(
                f"坐席单价两处不一致：{cited(passages, place)}与“{same[0].shown}”（{where(passages, same[0].table.clause)}），月费按哪个计算会起争议。",
                "核实后统一单价，并写明正文与附件不一致时以哪个为准。",
            )
            yield found_at("table-text-conflict", Severity.HIGH, place, words)
            return


def _kind(words: str) -> frozenset[str]:
    """What sets a seat apart from an ordinary one: 主管, 夜."""
    return frozenset(_OTHER_SEAT.findall(words))


def _rows(table: Table) -> Iterator[Price]:
    column = table.column(_UNIT_PRICE)
    unit = table.column(_UNIT)
    for row in table.rows if column else ():
        name, shown = table.cell(row, 0), table.cell(row, column or 0)
        price = amount(shown)
        per = table.heads[column or 0] + (table.cell(row, unit) if unit else "")
        # a column of monthly fees may hold those of all seats together, unless the cell says that it is for one
        for_one = price is not None and ("单价" in per or re.search("[人席名位]", price[1]))
        if price is not None and for_one and "月" in price[1] + per and _SEAT.search(name):
            yield Price(table, _kind(name), price[0], shown, table.heads[column or 0])
