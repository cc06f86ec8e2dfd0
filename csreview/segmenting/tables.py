"""Table rows: which row names the columns, what a row takes over from a merged cell above, which rows are clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from csreview.model import Cell, Row, Span
from csreview.segmenting.labels import Label, parse
from csreview.segmenting.party_fields import keys_of
from csreview.segmenting.units import Unit, cell_text
from csreview.segmenting.words import FIELD_LABEL, PARTY_HEAD, SIGNING

_VALUE = re.compile(r"\d{2,}|[：:。；]|[≥≤%％￥]|____|^[□☑]")
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")  # 单价（元/月，含6%增值税）
_HEAD_WORD = re.compile(
    r"^(?:项目|指标|名称|岗位|单价|内容|标准|要求|说明|备注|权重|目标|口径|数量|金额|日期|事项|责任人?|序号|类别|类型|班次|时间|时段|分值|得分|单位|价格|套餐|条件|等级|情形|扣.{0,4}|.{0,6}(?:项目|指标|名称|标准|说明|内容|价格|单价|费用|时间|目标|要求|方式|办法|等级|级别))$"
)
_FIRST_HEAD = re.compile(r"^(?:项目|指标|岗位|序号|类别|班次|品类|套餐|事项|情形|职位|平台|店铺)$")
_LONGEST_HEAD = 24
_LONG = 12
_ARTICLE_STYLES = ("article", "chapter", "chinese")


@dataclass(frozen=True, slots=True)
class Laid:
    """A row as it lies in a clause's text: its cells' places in the table, their spans in the text, their words."""

    grid: tuple[Cell, ...]
    spans: tuple[Span, ...]
    texts: tuple[str, ...]


def rows(laid: Sequence[Laid]) -> tuple[Row, ...]:
    """Return the rows of a clause; each but the head row knows its columns' heads and the merged cell above it."""
    found: list[Row] = []
    heads: dict[int, str] = {}
    table = -1
    for index, (row, cells) in enumerate(zip(laid, _widened(laid), strict=True)):
        number = row.grid[0].table if row.grid else -1
        if number != table:
            table, heads = number, {}
            follows = index + 1 < len(laid) and laid[index + 1].grid[:1] and laid[index + 1].grid[0].table == number
            if follows and _names_columns(row):
                heads = _heads(row)
                found.append(Row(number, tuple(span for _, span in cells)))
                continue
        named = tuple(heads.get(column, "") for column, _ in cells) if heads else ()
        found.append(Row(number, tuple(span for _, span in cells), named))
    return tuple(found)


def _heads(row: Laid) -> dict[int, str]:
    return {
        column: text
        for place, text in zip(row.grid, row.texts, strict=True)
        for column in range(place.column, place.column + max(1, min(place.column_span, 64)))
    }


def _names_columns(row: Laid) -> bool:
    filled = [text for text in row.texts if text]
    if len(filled) < 2 or row.grid[0].row > 0:
        return False
    if any(len(text) > _LONGEST_HEAD or _VALUE.search(_IN_BRACKETS.sub("", text)) for text in filled):
        return False
    if len(row.texts) > 2:
        return not keys_of(filled[0])
    return bool(_FIRST_HEAD.match(filled[0])) or any(_HEAD_WORD.match(text) for text in filled[1:])


def _widened(laid: Sequence[Laid]) -> list[list[tuple[int, Span]]]:
    """Each row's cells as (column, span); below a merged cell the row is given that cell's span again."""
    reaching: dict[int, tuple[Cell, Span]] = {}
    result: list[list[tuple[int, Span]]] = []
    for row in laid:
        own = [(place.column, span) for place, span in zip(row.grid, row.spans, strict=True)]
        taken = {column for column, _ in own}
        reaching = {c: held for c, held in reaching.items() if row.grid and _reaches(held[0], row.grid[0])}
        above = [(column, span) for column, (_, span) in reaching.items() if column not in taken]
        reaching |= {
            cell.column: (cell, span) for cell, span in zip(row.grid, row.spans, strict=True) if cell.row_span > 1
        }
        result.append(sorted(own + above))
    return result


def _reaches(cell: Cell, other: Cell) -> bool:
    return cell.table == other.table and cell.row < other.row < cell.row + cell.row_span


def row_labels(units: Sequence[Unit], labels: Sequence[Label | None]) -> dict[int, Label]:
    """Return the labels of rows that are clauses: 第一条 | 服务内容 | … in a draft whose articles stand in a table."""
    outside = any(label is not None and label.style in (*_ARTICLE_STYLES, "digit", "decimal") for label in labels)
    found: dict[int, Label] = {}
    tables: dict[int, list[int]] = {}
    for index, unit in enumerate(units):
        label = _cell_label(unit) if unit.is_row and len(unit.cells) > 1 else None
        if label is not None and (not outside or label.style in ("article", "chapter")):
            found[index] = label
            tables.setdefault(unit.table, []).append(index)
    for own in tables.values():
        if len(own) < 2 or not _wordy(units, own):
            for index in own:
                del found[index]
    return found


def _cell_label(unit: Unit) -> Label | None:
    """The label that a row's first cell is, or begins with as an article."""
    text = cell_text(unit.cells[0])
    label = parse(text) or parse(text + "、")
    if label is None:
        return None
    if label.end >= len(text):
        return Label(label.style, label.numbers, text, len(text))
    return label if label.style == "article" or (label.style == "chinese" and label.certain) else None


def row_headings(units: Sequence[Unit], labels: Sequence[Label | None]) -> frozenset[int]:
    """Return the rows that are clauses without a number: 服务内容 | 乙方为… where nothing in the draft has a number."""
    if any(label is not None for label in labels):
        return frozenset()
    found = {index for index, unit in enumerate(units) if unit.is_row and len(unit.cells) == 2 and _is_clause_row(unit)}
    return frozenset(found) if len(found) > 2 and _wordy(units, sorted(found)) else frozenset()


def _is_clause_row(unit: Unit) -> bool:
    name, text = cell_text(unit.cells[0]), cell_text(unit.cells[1])
    if (
        not 2 <= len(name) <= _LONG
        or not text
        or (_FIRST_HEAD.match(name) and len(text) <= _LONG)
        or keys_of(name)
        or FIELD_LABEL.match(name + "：")
    ):
        return False
    return not PARTY_HEAD.match(name + "：") and not SIGNING.search(name)


def _wordy(units: Sequence[Unit], rows: Sequence[int]) -> bool:
    """Tell whether the rows' last cells hold sentences rather than figures."""
    lengths = sorted(max(len(cell_text(cell)) for cell in units[index].cells) for index in rows)
    return lengths[len(lengths) // 2] >= _LONG
