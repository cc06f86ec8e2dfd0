"""table-text-conflict: what a row of a table gives a price, a share or a time for, and the text gives another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.cells import heads_of
from csreview.checking.consistency.stated import Place, cited, found_at, length, scope, within
from csreview.checking.passages import Passage, Passages
from csreview.language.fold import fold
from csreview.language.own import own_words
from csreview.language.quantities import Quantity, QuantityKind
from csreview.language.reading_text import VALUE_SLOTS
from csreview.model import Severity

CHECK = "table-text-conflict"
_KINDS = frozenset({QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.DURATION, QuantityKind.DAY})
_VALUE_HEAD = re.compile(
    r"标准|单价|价格|价$|费率|比例|约定|内容|要求|金额|期限|时间|数值|时限|违约金|扣款|处理|提成|权重|占比"
)
_NO_VALUE_HEAD = re.compile(r"说明|备注|口径|来源|计算|公式|小计|合计|月额")
_GENERIC = re.compile(
    r"^(?:合计|总计|小计|客服|坐席|席位|项目|名称|备注|说明|内容|服务|人员|指标|其他|主管|组长|班长|售前|售后|基础|"
    r"期限|时间|费用|价格|付款|结算|税率|.*(?:率|满意度|响应时长|时长)|[一-鿿]{1}|月费|付款日|.*(?:合计|总计).*)$"
)
_TAIL = re.compile(r"(?:费用?|单价|价格|标准|比例|期限?|时间|时限|权重|金额|违约金|违约责任)$")
_BETWEEN = r"(?:费用?|单价|价格|标准|比例|期限?|时间|时限|服务|金额|的|为|是|:|按|每[席人名位单条次天日个月]{1,4}(?:会话|买家|坐席)?|加收|收取|计收|不少于|不低于|不超过|共|在|于|应|须|约定|净?[成交销售额]{2,4}的|当月|每月|服务费的?|结算|支付|保存|违约金为?|,){0,8}"
_WEIGHT = re.compile("权重|占比|比重")
_NOT_SAME = re.compile(
    r"大促|首月|试用|试运行|超过|以上部分|递增|上浮|下浮|起步|另|原|曾|每(?:低|高|超|少|多)|扣|累计|不足"
)


@dataclass(frozen=True, slots=True)
class Given:
    """What a row gives for a name: where it stands, the value, and whether it is the name's weight."""

    name: str
    place: Place
    quantity: Quantity
    weight: bool = False


def named_values(passages: Passages) -> Iterator[Candidate]:
    """Yield each value in the text that stands beside a row's name and is not the row's."""
    rows: dict[str, list[Given]] = {}
    for passage in passages.binding():
        for given in _given(passage):
            rows.setdefault(given.name, []).append(given)
    for name, found in rows.items():
        if len(found) == 1 and not _GENERIC.match(name):
            yield from _against(passages, found[0])


def _given(passage: Passage) -> Iterator[Given]:
    """The one value of a row of which the first cell is a name and which has one value of its kind in its value columns."""
    row = passage.row
    heads = heads_of(passage.clause, row) if row is not None else ()
    if row is None or len(row.cells) < 2:
        return
    first = fold(row.cells[0].cut(passage.clause.text)).strip()
    name = _TAIL.sub("", re.sub(r"\([^)]*\)|\s", "", first))
    if not re.fullmatch(r"[一-鿿]{2,12}", name) or name in heads:
        return
    base = passage.clause.text.rfind("\n", 0, passage.span.start) + 1
    for n, cell in enumerate(row.cells[1:], 1):
        head = heads[n] if n < len(heads) else ""
        if (heads and not _VALUE_HEAD.search(head)) or _NO_VALUE_HEAD.search(head) or (not heads and n > 1):
            continue
        start = passage.reading.index(max(cell.start - base, 0))
        end = passage.reading.index(max(cell.end - base, 0))
        values = [(i, q) for i, q in within(passage, start, end) if q.kind in _KINDS]
        if len(values) == 1:
            index, q = values[0]
            yield Given(name, Place(passage, index, index + 1), q, bool(_WEIGHT.search(head)))
            return


def _against(passages: Passages, given: Given) -> Iterator[Candidate]:
    kind = VALUE_SLOTS[given.quantity.kind]
    words = passages.reader.words(given.name)
    pattern = re.compile(rf"{own_words(words)}(?:{_BETWEEN})(?P<v>{kind})")
    for passage in passages.having(pattern):
        for match in pattern.finditer(passage.text) if passage.row is None else ():
            q = passage.reading.slots[match.start("v")]
            part = passage.text[
                max(passage.text.rfind(mark, 0, match.start()) for mark in ",。;") + 1 : match.end() + 6
            ]
            limited = scope(part.replace(words, "")) - scope(given.place.passage.text)
            if bool(_WEIGHT.search(part)) != given.weight:
                continue
            if _NOT_SAME.search(part.replace(words, "")) or limited or _equal(q, given.quantity):
                continue
            place = Place(passage, match.start(), match.end())
            told = Words(
                f"“{given.name}”两处不一致：{cited(passages, place)}与表中{cited(passages, given.place)}，按哪个执行会起争议。",
                "核实后统一，并写明正文与附件不一致时以哪个为准。",
            )
            yield found_at(CHECK, Severity.MEDIUM, place, told)
            return


def _equal(one: Quantity, other: Quantity) -> bool:
    """Whether two values are the same or cannot be compared (5元/单 and 800元/月, 次月5日 and 每月5日)."""
    if one.kind is QuantityKind.DURATION:
        first, second = length(one), length(other)
        return first == second or first is None or second is None or first[1] != second[1]
    if one.kind is QuantityKind.DAY:
        days = [re.findall(r"\d+|[一二三四五六七八九十]+", q.text) for q in (one, other)]
        return days[0] == days[1]
    if one.value is None or other.value is None or one.low is not None or other.low is not None:
        return True
    if one.kind is QuantityKind.PERCENT and (one.unit != other.unit):
        return True
    return one.value == other.value
