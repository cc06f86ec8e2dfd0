"""table-text-conflict: a row gives one value, a sentence that holds the row's name word for word another: 阴阳怪气 costs 100 and 50."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.cells import heads_of
from csreview.checking.consistency.stated import Place, cited, found_at, in_trial, scope, within
from csreview.checking.passages import Passage, Passages
from csreview.language.parts import SENTENCE, begins, ends
from csreview.language.quantities import Bound, QuantityKind
from csreview.model import Severity

_KINDS = (QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.DURATION, QuantityKind.COUNT)
_SHORTEST = 4
_ITEM = re.compile(r"[、/,和与及或]|\([^)]*\)")
_COMMON = re.compile(
    r"(?:每|按|月|日|法定|国家|节假日|周末|大促|夜间|夜班|日常|基础|标准|固定|服务费?|客服|坐席|费用?|加价|单价|价格|人员|合计|总计|店铺|旗舰店|官方|专营店|平台|天猫|淘宝|京东|拼多多|抖音|消费者|乙方|甲方|首次响应|平均响应|响应|时间|时长|满意度|率|工单|投诉|处理|考核|质检)+"
)
_OTHERWISE = re.compile(
    r"原合同|除外|另有|例如|超过|超出|不足|满|达|低于|高于|累计|连续|上限|封顶|其中|第[二三四五]次|再次|或|每超|至"
)
_DATED = re.compile("日期|时间|期限|负责|责任|备注|说明")


def worded(passages: Passages) -> Iterator[Candidate]:
    """Yield each row to which a sentence that holds its name gives another value."""
    sentences = [passage for passage in passages.saying if passage.row is None]
    everything = "\n".join(sentence.text for sentence in sentences)
    for row in (p for p in passages.binding() if p.row is not None):
        found = (
            pair for item in _items(row, everything) for sentence in sentences if (pair := _apart(row, item, sentence))
        )
        listed, place = next(found, (None, None))
        if listed is not None and place is not None:
            words = Words(
                f"同一事项的数额两处不一致：{cited(passages, place)}与{cited(passages, listed)}，以哪个为准没有约定。",
                "统一为同一个值；确需区分情形的，分别写明各自适用的情形。",
            )
            yield found_at("table-text-conflict", Severity.MEDIUM, listed, words, place)


def _items(row: Passage, everything: str) -> list[str]:
    """The names in a row's first cell that few things bear and sentences hold; none where its heads tell of no amounts."""
    names = [
        name for name in _ITEM.split(row.context.rsplit("\n", 1)[-1]) if len(name) >= _SHORTEST and name in everything
    ]
    own = [name for name in names if len(_COMMON.sub("", name)) >= _SHORTEST and re.fullmatch("[一-鿿]+", name)]
    dated = own and row.row is not None and _DATED.search(",".join(heads_of(row.clause, row.row)))
    return [] if dated else own


def _apart(row: Passage, item: str, sentence: Passage) -> tuple[Place, Place] | None:
    """The row and the words of a sentence that holds `item`, where either has one value of a kind, and not the same."""
    name = sentence.text.find(item)
    start, end = begins(sentence.text, name, SENTENCE), ends(sentence.text, name, SENTENCE)
    if name < 0 or _OTHERWISE.search(sentence.text[start:end]):
        return None
    for kind in _KINDS:
        at, other = _only(row, 0, len(row.text), kind), _only(sentence, start, end, kind)
        if at is not None and other is not None and other > name and _differ(row, at, sentence, other):
            return Place(row, 0, at + 1), Place(sentence, begins(sentence.text, name), other + 1)
    return None


def _only(passage: Passage, start: int, end: int, kind: QuantityKind) -> int | None:
    """The index of the only value of a kind in a stretch; None where there are none or several."""
    found = [i for i, q in within(passage, start, end) if q.kind is kind and q.low is None]
    return found[0] if len(found) == 1 else None


def _differ(row: Passage, at: int, passage: Passage, other: int) -> bool:
    one, two = row.reading.slots[at], passage.reading.slots[other]
    bounds = {one.bound, two.bound}
    alike = scope(row.text) == scope(passage.text) and in_trial(row) == in_trial(passage)
    return alike and one.unit == two.unit and one.value != two.value and bounds != {Bound.AT_LEAST, Bound.AT_MOST}
