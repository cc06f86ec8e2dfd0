"""percent-sum: weights or full marks that should make 100 and do not, in tables and in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words, candidate
from csreview.checking.consistency.cells import Column, caption, columns, squeezed
from csreview.checking.consistency.stated import Place, found_at, having, hits, rx, within
from csreview.checking.passages import Passage, Passages
from csreview.language.fold import fold
from csreview.language.quantities import QuantityKind
from csreview.model import Severity, Span

CHECK = "percent-sum"
_WEIGHT_HEAD = re.compile(r"权重|(?:考核|指标|得分|分数|分值|评分)(?:的)?(?:占比|比重)|^比重")
_SHARE_HEAD = re.compile(r"^占比|^占分|^比例$")
_PARTS_OF = re.compile(r"^占[^,]{0,10}(?:比例|比重|百分比)")
_MADE_OF = re.compile(r"由[^。;,]{2,20}(?:构成|组成)|(?:构成|组成)(?:如下|比例)")
_SCORE_HEAD = re.compile(r"^(?:满分|分值|配分|标准分|基准分|分数)(?:值)?(?:\((?:分|100分|满分100分?)\))?$")
_TOTAL = re.compile(r"合计|总计|总分|小计|共计")
_EXTRA = re.compile(r"加分|奖励分|附加分|额外|扣分项|减分|一票否决")
_KPI = re.compile(r"指标|考核|KPI|评分|响应|满意|质检|解决率")
_STATED_TOTAL = re.compile(r"(?:满分|总分|总计|合计)(?:为|是|:|共)*(\d{2,3})分")
_STATED_HUNDRED = {
    "分": re.compile(r"(?:满分|总分|总计|合计|共计?)(?:为|是|:)?100[分%]"),
    "%": re.compile(r"(?:总计|合计|共计?)(?:为|是|:)?100[分%]"),
}
_TOLERANCE = Decimal("0.2")
_WHOLE = Decimal(100)
_ITEM = r"(?:权重|占比|比重|占(?:总分|考核(?:总分)?|KPI)?(?:的)?)(?:为|是|:|占|各)*(?P<w><percent>)"
_LIST = r"[一-鿿A-Z3三]{2,12}(?:占|:|为)?\(?(?P<w><percent>)\)?(?=[、,;。]|和|及|$)"
_LIST_LEAD = re.compile(r"权重(?:分别|分配|如下|依次)?(?:为|是|:|如下)|(?:各项|指标|考核)[^,。;]{0,6}权重")
_IN_TURN = r"(?:权重|占比|比重)(?:依次|分别)(?:为|是|:)*(?P<p><percent>(?:[、,和及与/]<percent>){2,})"
_HUNDRED_AFTER = r"(?:权重|[二三四五六七八]项(?:指标)?)(?:之?和)?(?:合计|共计?|总计)(?:为|是)?<percent>"
_THRESHOLD = re.compile(r"(?:及)?以[上下内外]|的(?!权重)|时")
_TARGET = re.compile(r"不[低少高超得大小]|[达≥≤至]")
_WEIGHED = re.compile("权重|比重|占比")
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight in running text and its value in percent."""

    place: Place
    value: Decimal


def percent_sum(passages: Passages) -> Iterator[Candidate]:
    """Yield each table column and each run of text whose weights do not make 100."""
    yield from _tables(passages)
    for group in _texts(passages):
        total = sum((w.value for w in group), Decimal(0))
        if len(group) >= _LEAST and not _whole(total):
            first, last = group[0].place, group[-1].place
            place = Place(first.passage, first.start, last.end if last.passage is first.passage else first.end)
            sum_ = "＋".join(f"{w.value.normalize():f}" for w in group)
            yield found_at(CHECK, Severity.HIGH, place, _words(f"各项权重{sum_}合计{total.normalize():f}%", "%"))


def _whole(total: Decimal) -> bool:
    return abs(total - _WHOLE) <= _TOLERANCE


def _words(what: str, unit: str) -> Words:
    return Words(
        f"{what}，不是100{unit}，按此算出的考核得分会偏离，扣款和奖励没有可靠依据。",
        f"调整各项，使合计为100{unit}；有加分项的单独列明，不计入合计。",
    )


def _tables(passages: Passages) -> Iterator[Candidate]:
    found = [
        (column, unit, total)
        for column in columns(passages)
        if (unit := _unit(column))
        for total in [_sum(column)]
        if total is not None
    ]
    yield from _made_up(passages)
    for unit in ("%", "分"):
        wrong = [(c, t) for c, u, t in found if u == unit and not _whole(t)]
        if len(wrong) > 1 and _whole(sum((t for _, t in wrong), Decimal(0))):
            continue  # one scheme laid out in several tables
        for column, total in wrong:
            if unit == "%" or str(total.normalize()) not in _stated_totals(passages):
                words = _words(f"“{column.head}”一栏各项合计{total.normalize():f}{unit}", unit)
                told = candidate(CHECK, Severity.HIGH, column.clause, _span(column, unit), words)
                yield replace(told, core=column.head_row)  # loose words in a cell stay findings of their own


def _made_up(passages: Passages) -> Iterator[Candidate]:
    """A fee said to be made up of parts, with a table of the share of each: two rows are enough."""
    for column in columns(passages):
        above = squeezed(column.clause.text[: column.head_row.start])
        rows = [(n, v) for n, v in column.named() if not (_TOTAL.search(n) or _EXTRA.search(n))]
        values = [value for _, value in rows if value is not None]
        parts = _PARTS_OF.search(column.head) and _MADE_OF.search(above[-60:]) and not _unit(column)
        if parts and 2 <= len(values) == len(rows) and not _whole(sum(values, Decimal(0))):
            words = _words(f"“{column.head}”一栏各项合计{sum(values, Decimal(0)).normalize():f}%", "%")
            span = Span(column.head_row.start, _end_of_table(column))
            yield candidate(CHECK, Severity.HIGH, column.clause, span, words)


def _unit(column: Column) -> str:
    named = _KPI.search("".join(column.row_names) + column.heads)
    if _WEIGHT_HEAD.search(column.head) or (_SHARE_HEAD.search(column.head) and named):
        return "%"
    if _SCORE_HEAD.match(column.head) and named and not _EXTRA.search(column.head):
        return "分"
    return ""


def _sum(column: Column) -> Decimal | None:
    """The sum of a column without its total row and extra items; None where it is too short or has a cell without a number."""
    values = [value for name, value in column.named() if not (_TOTAL.search(name) or _EXTRA.search(name))]
    numbers = [value for value in values if value is not None]
    return sum(numbers, Decimal(0)) if len(numbers) == len(values) >= _LEAST else None


def _stated_totals(passages: Passages) -> set[str]:
    return {m.group(1) for c in passages.agreement.clauses for m in _STATED_TOTAL.finditer(passages.folded[c.id])}


def _span(column: Column, unit: str) -> Span:
    """The whole table with its caption, since any row may be the wrong one.

    The words above alone where they say themselves that the marks make 100 (满分100分 says nothing of weights in percent).
    """
    text = column.clause.text
    above = caption(text, column.head_row.start)
    if _STATED_HUNDRED[unit].search(squeezed(above)):
        start = text.rfind(above, 0, column.head_row.start)
        return Span(start, start + len(above))
    if told := _told_above(text, column.head_row.start, unit):
        return told
    start = text.rfind(above, 0, column.head_row.start) if above else _lead(text, column.head_row.start)
    return Span(start, _end_of_table(column))


def _lead(text: str, table: int) -> int:
    """Where the line begins that leads into a table (指标如下：), else the table."""
    line = text.rfind("\n", 0, table) + 1
    before = text.rfind("\n", 0, max(line - 1, 0)) + 1
    return before if text[before:line].rstrip().endswith((":", "：")) else line


def _end_of_table(column: Column) -> int:
    head = next(row for row in column.clause.rows if row.cells[0].start == column.head_row.start)
    return [row for row in column.clause.rows if row.table == head.table][-1].cells[-1].end


def _told_above(text: str, table: int, unit: str) -> Span | None:
    """The words of the sentence right above a table that say that its weights make 100: 各项权重合计为100%."""
    low = text.rfind("\n", 0, max(table - 1, 0)) + 1
    match = _STATED_HUNDRED[unit].search(fold(text[low:table]))
    if match is None or len(fold(text[low:table])) != table - low:
        return None
    start = max(text.rfind(mark, low, low + match.start()) for mark in "，。；：,;")
    return Span(max(start + 1, low), low + match.end())


def _texts(passages: Passages) -> Iterator[list[Weight]]:
    """Yield the weights that belong together: those in one passage, or one in each of several sibling clauses."""
    siblings: dict[str, list[Weight]] = {}
    for passage in having(passages, "<percent>"):
        if passage.row is not None or _EXTRA.search(passage.text):
            continue
        own = _weights(passage)
        if len(own) >= _LEAST:
            yield own
        elif own:
            siblings.setdefault(passage.clause.parent or passage.clause.id, []).extend(own)
    yield from siblings.values()


def _weights(passage: Passage) -> list[Weight]:
    if in_turn := next(hits(passage, _IN_TURN), None):
        return [
            Weight(Place(passage, in_turn.start(), in_turn.end()), q.value)
            for _, q in within(passage, in_turn.start("p"), in_turn.end("p"))
            if q.value is not None
        ]
    if _TOTAL.search(passage.text) and len(within(passage, 0, len(passage.text))) == 1:
        return []
    single = list(_matched(passage, _ITEM))
    led = _LIST_LEAD.search(passage.text) or rx(_HUNDRED_AFTER).search(passage.text)
    if len(single) < _LEAST and (led or _WEIGHED.search(passage.context)):
        listed = [
            w
            for w in _matched(passage, _LIST)
            if not _TOTAL.search(passage.text[max(0, w.place.start - 6) : w.place.start + 6])
        ]
        targets = any(_TARGET.search(passage.text[w.place.start : w.place.end]) for w in listed)
        single = listed if led or not targets else single
    return single


def _matched(passage: Passage, source: str) -> Iterator[Weight]:
    for match in hits(passage, source):
        q = passage.reading.slots[match.start("w")]
        if q.kind is QuantityKind.PERCENT and q.value is not None and not _TOTAL.search(match.group()):
            before, after = passage.text[max(0, match.start() - 4) : match.start()], passage.text[match.end() :]
            if not _TOTAL.search(before) and not _THRESHOLD.match(after):
                yield Weight(Place(passage, match.start(), match.end()), q.value)
