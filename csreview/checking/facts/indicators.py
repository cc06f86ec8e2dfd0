"""Facts about performance indicators (KPI)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from csreview.checking.facts.base import ABSENT, Fact, FactFound
from csreview.checking.passages import Passage, Passages
from csreview.language.fold import fold
from csreview.language.patterns import Hit, expand, pattern
from csreview.language.quantities import find_quantities
from csreview.model import ElementStatus

_TIMES = (
    "首次响应(?!率)|(?:第一|头一)(?:句话?|条消息)(?=[^。;]{0,20}(?:回|答|应))",
    "平均响应(?!率)|(?<!首次)响应时[长间]",
    "处理时长|会话时长|通话时长",
    "(?:解决|办结|退款|处理)(?:时效|时限)",
)
_RATES = (
    "首次响应率", "三分钟响应率", "五分钟响应率", "定秒接通率", "接[通起听]率", "放弃率", "一次解决率", "满意[度率]", "转化率", "差评率",
    "质检(?:合格率|得分|平均分|分数?|成绩)|(?:^|:)[^,:;。]{0,4}质检(?=[,:≥])",
    "(?<!首次)(?<!分钟)(?:响应|回复|应答)率", "纠纷率|介入率", "退款(?:挽回)?率|挽回率", "(?:完成|办结|及时|出勤|在岗)率", "好评率", "准确率|差错率|错误率",
    "体验分|DSR|服务分",
)  # fmt: skip
_ANY_NAME = "|".join(f"(?:{name})" for name in (*_TIMES, *_RATES))
# What may stand between an indicator and its value: not the words of a deduction, of a bonus or of a weight.
_GAP = r"(?:(?!每[低超高少增降提多]|权重|占比|比重|分值|满分|\(<percent>\))[^。;\n扣罚减奖赔违付]){0,32}?"
_CELL = r"(?:目标|标准|要求|达标|合格|底线|基准|承诺|指标|数值|考核)[^:,;。]{0,6}:[^,;。:]{0,14}?"
_SOME = 2
"""Fewer than three, but more than a single one: the standard is measured in part."""
_LEAST = 3
"""A standard that can be measured names at least three indicators with values (requirement kpi.quantified)."""
_EMPTY = "<blank>"
_VALUE = "(?:<percent>|<duration>|<count>)"
# A value that only earns a bonus is no standard: 转化率达到22%的,另付绩效.
_NO_BONUS = r"(?!的?,[^。;\n]{0,30}(?:提成|奖励|另付|加付|佣金|绩效奖))"
# A value that is disclaimed in the same sentence binds nobody.
_NO_TARGET = "愿景|不(?:作为|构成)[^。;]{0,12}(?:考核|扣款|扣减|承诺)|仅(?:供|作)(?:为)?参考"
_NO_WEIGHT = re.compile(r"不计|不占|不设|^无|观察|参考|^[/-]")
_WEIGHT_COLUMN = re.compile(r"权重|占比|比重|满分|分值|配分|Weight")
_TARGET_COLUMN = re.compile(r"目标|标准|要求|达标")
_FULL_MARKS = re.compile(r"满分|分值|配分")
_TOTAL_ROW = re.compile(r"合计|总计|总分")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_WHOLE = Decimal(100)
_INLINE_WEIGHTS = (rf"(?:{_ANY_NAME})[^,。;、(]{{0,6}}\(<percent>\)", r"(?:权重|占比)[^,。;:]{0,6}[:为占]?<percent>")


def metrics_with_values(passages: Passages) -> FactFound:
    """At least three indicators stand beside a value; blank if names stand beside unfilled places instead."""
    filled, blanks = _indicators(passages)
    if len(filled) >= _LEAST and len(filled) > len(blanks):
        return _found(ElementStatus.SPECIFIC, filled[0])
    if blanks and len(blanks) >= len(filled):
        return _found(ElementStatus.BLANK, blanks[0])
    return _found(ElementStatus.VAGUE, filled[0]) if filled else ABSENT


def some_metrics(passages: Passages) -> FactFound:
    """At least two indicators stand beside a value: a standard that is measured, if only in part."""
    filled, blanks = _indicators(passages)
    if len(filled) >= _SOME and len(filled) > len(blanks):
        return _found(ElementStatus.SPECIFIC, filled[0])
    return ABSENT


def targets_filled(passages: Passages) -> FactFound:
    """Indicators stand beside their target values, and at most a few beside an unfilled place."""
    filled, blanks = _indicators(passages)
    if blanks and len(blanks) >= len(filled):
        return _found(ElementStatus.BLANK, blanks[0])
    return _found(ElementStatus.SPECIFIC, filled[0]) if filled else ABSENT


def weights_total(passages: Passages) -> FactFound:
    """The weights of the indicators, in a column or in the text, add up to 100; vague if they are there but do not."""
    found = [*_columns(passages), *_inline(passages)]
    if not found:
        return ABSENT
    passage, total, unit = next((each for each in found if each[1] == _WHOLE), found[0])
    if total is None:
        return FactFound(ElementStatus.BLANK, passage.clause.id, passage.span)
    if total == _WHOLE:
        return FactFound(ElementStatus.SPECIFIC, passage.clause.id, passage.span)
    fault = f"合计{total.normalize():f}{unit}，不是100{unit}"
    return FactFound(ElementStatus.VAGUE, passage.clause.id, passage.span, fault)


def _indicators(passages: Passages) -> tuple[list[tuple[Passage, Hit]], list[tuple[Passage, Hit]]]:
    """For each indicator the first place where a value stands beside it, else the first with an unfilled place; rows of
    a table of indicators are such whatever they are called there."""
    filled: list[tuple[Passage, Hit]] = []
    blanks: list[tuple[Passage, Hit]] = []
    for names, values in ((_TIMES, "(?:<duration>|<percent>)"), (_RATES, "(?:<percent>|<count>)")):
        for name in names:
            place = _first_place(passages, name, values)
            if place is not None:
                filled.append(place)
            elif (gap := _first_place(passages, name, _EMPTY)) is not None:
                blanks.append(gap)
    known = {passage.number for passage, _ in (*filled, *blanks)}
    for found, beside in ((filled, _VALUE), (blanks, _EMPTY)):
        found += [place for place in _rows_of_indicators(passages, beside) if place[0].number not in known]
    return filled, blanks


def _rows_of_indicators(passages: Passages, beside: str) -> Iterator[tuple[Passage, Hit]]:
    """Yield the rows of tables with a column of weights whose target is such a value."""
    target = pattern(f"{_CELL}{beside}")
    for passage in passages.having(target):
        hit = target.search(passage.text)
        if hit is not None and passage.row is not None and any(map(_WEIGHT_COLUMN.search, passage.row.header)):
            yield passage, hit


def _first_place(passages: Passages, name: str, beside: str) -> tuple[Passage, Hit] | None:
    near, in_row = pattern(f"(?:{name}){_GAP}{beside}{_NO_BONUS}"), pattern(f"(?:{name}) & {_CELL}{beside}")
    for passage in passages.having(near, in_row):
        if beside != _EMPTY and pattern(_NO_TARGET).search(passage.text):
            continue
        hit = near.search(passage.text) or in_row.search(passage.text)
        if hit is not None:
            return passage, hit
    return None


def _columns(passages: Passages) -> Iterator[tuple[Passage, Decimal | None, str]]:
    """Yield the first row of each table of indicators with a column of weights, their sum (None: left blank), and its unit."""
    tables: dict[tuple[str, int, str], list[tuple[Passage, str]]] = {}
    for passage in passages.binding():
        if passage.row is None or _TOTAL_ROW.search(passage.text):
            continue
        for number, head in enumerate(passage.row.header[: len(passage.row.cells)]):
            if _WEIGHT_COLUMN.search(head):
                cell = fold(passage.row.cells[number].cut(passage.clause.text)).strip()
                if not _NO_WEIGHT.search(cell):
                    unit = "分" if _FULL_MARKS.search(head) else "%"
                    tables.setdefault((passage.clause.id, number, unit), []).append((passage, cell))
    for (_, _, unit), rows in tables.items():
        named = sum(1 for passage, _ in rows if pattern(_ANY_NAME).search(passage.text))
        if len(rows) > 1 and (2 * named >= len(rows) or _sets_targets(rows[0][0])):
            numbers = [_weight(cell) for _, cell in rows]
            known = [each for each in numbers if each is not None]
            yield rows[0][0], sum(known, Decimal(0)) if len(known) == len(numbers) else None, unit


def _sets_targets(passage: Passage) -> bool:
    """Tell whether a row's table has columns of targets and of weights: one of indicators, whatever they are called."""
    header = passage.row.header if passage.row is not None else ()
    return any(map(_TARGET_COLUMN.search, header)) and any("权重" in head for head in header)


def _weight(cell: str) -> Decimal | None:
    """The weight that a cell (folded) gives, in figures or in words (百分之二十), or None."""
    in_figures = _NUMBER.search(cell)
    if in_figures is not None:
        return Decimal(in_figures.group())
    return next((each.value for each in find_quantities(cell) if each.value is not None), None)


def _inline(passages: Passages) -> Iterator[tuple[Passage, Decimal, str]]:
    """Yield the first passage that gives weights in words (权重30%; 满意度(20%)), their sum over the draft, and its unit."""
    for source in _INLINE_WEIGHTS:
        regex = re.compile(expand(source))
        total, first = Decimal(0), None
        for passage in passages.having(regex):
            if passage.row is not None and any(map(_WEIGHT_COLUMN.search, passage.row.header)):
                continue  # its column is added up by itself
            for value in _values(passage, regex.finditer(passage.text)):
                total, first = total + value, first or passage
        if first is not None:
            yield first, total, "%"


def _values(passage: Passage, hits: Iterator[re.Match[str]]) -> Iterator[Decimal]:
    for hit in hits:
        for index in range(hit.start(), hit.end()):
            quantity = passage.reading.slots.get(index)
            if quantity is not None and quantity.value is not None:
                yield quantity.value


def _found(status: ElementStatus, place: tuple[Passage, Hit]) -> FactFound:
    passage, hit = place
    return FactFound(status, passage.clause.id, passage.place(hit.start, hit.end))


FACTS: Mapping[str, Fact] = {
    "metrics-with-values": metrics_with_values,
    "some-metrics": some_metrics,
    "targets-filled": targets_filled,
    "weights-total": weights_total,
}
