"""amount-arithmetic: a share of a price, instalments line by line, and a year's fee, each told apart from what it is reckoned from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.arithmetic import told
from csreview.checking.consistency.stated import Place, having, hits, months
from csreview.checking.passages import Passage, Passages
from csreview.language.numerals import number
from csreview.language.quantities import Quantity, QuantityKind

_BASE = r"(?P<b>合同(?:含税)?总(?:价款?|额|金额)|合同(?:价款?|金额)|服务费总(?:额|价)|月(?:度)?(?:固定|基础)?服务费|年(?:度)?服务费)"
_BASE_SUM = rf"{_BASE}(?:\(含税\))?(?:为|是|:|,[一-鿿]{{1,4}}:|人民币|共|合计|总计)*(?P<v><money>)"
_SHARE = rf"{_BASE}的?(?P<r><percent>)(?:,|\()?(?:即|计|为|合计?|共计?|人民币|:)+(?P<t><money>)"
_NO_BASE = re.compile(r"约(?![定束])|左右|以上|不低于|不超过|折|优惠|减免|违约|税|原")
_ONE = r"^(?:\(?第?(?P<k>[一二三四五六1-6])(?:期|笔|批|阶段)款?|(?P<l>首|尾|末|余)(?:期|笔|付)?款?)[^。;,<money>]{0,8}(?P<v><money>)"
_ALL = r"(?P<n><count>|[二两三四五六2-6](?=笔|批|阶段))(?:笔|批|阶段)?(?:款项?|服务费|费用)?(?:合计|共计?|总计|之和)(?:为|是|:|人民币)*(?P<t><money>)"
_INSTALMENT = frozenset({"期", "笔", "批", "阶段"})
_MONTHLY = r"(?<![一-鿿])(?:每月|月)(?:度)?(?:固定)?(?:服务)?费用?(?:为|是|:|人民币)*(?P<v><money>)(?!/|[^。;,]{0,4}(?:起|以上))"
_IN_ALL = r"(?:全年|年度|一年|合同期内?|服务期内?)(?:固定)?(?:服务费|费用|月费)?(?:合计|共计|总计|总额为?|共)(?:为|是|:|人民币)*(?P<t><money>)|合同(?:含税)?总(?:价款?|额|金额)(?:为|是|:|人民币)*(?P<w><money>)"
_TERM = r"(?:合同期限?|服务期限?|合作期限?|期限|全年)(?:为|是|共|:)*(?P<n><duration>)"
_CHANGES = re.compile(
    r"约(?![定束])|左右|折|优惠|减免?|免|赠|首月|试用|旺季|淡季|上浮|下浮|阶梯|浮动|绩效|另|起|前[一二三四五六\d]|第[一二三四五六七八九十\d]+个?月|不含|封顶|上限"
)
_CLOSE = Decimal("0.35")


def told_apart(passages: Passages) -> Iterator[Candidate]:
    """Yield each sum that the price, the instalments or the months told elsewhere in the draft do not make."""
    yield from _shares(passages)
    yield from _lines(passages)
    yield from _years(passages)


def _values(passages: Passages, source: str, base: str | None = None) -> set[Decimal]:
    """The sums that a pattern names in the whole draft, of one base where one is given."""
    return {
        value
        for passage in having(passages, source)
        for match in hits(passage, source)
        if (value := passage.reading.slots[match.start("v")].value) is not None and (base is None or match["b"] == base)
    }


def _shares(passages: Passages) -> Iterator[Candidate]:
    """首付款为合同总价的30%，即80,000元, where the whole draft tells one 合同总价."""
    for passage in having(passages, _SHARE):
        for match in hits(passage, _SHARE):
            whole = _values(passages, _BASE_SUM, match["b"])
            rate, stated = (passage.reading.slots[match.start(name)] for name in ("r", "t"))
            if len(whole) != 1 or rate.value is None or stated.value is None or _NO_BASE.search(match.group()):
                continue
            price = next(iter(whole))
            right = price * rate.value / 100
            if abs(right - stated.value) > 1:
                place = Place(passage, match.start(), match.end())
                yield told(place, f"{match['b']}{price:,f}元乘以{rate.text}", right, stated.text)


def _lines(passages: Passages) -> Iterator[Candidate]:
    """第一期40,000元; 第二期…; 第三期…; 三期合计: one instalment to a line, and their sum on another."""
    for passage in having(passages, _ALL):
        for match in hits(passage, _ALL):
            count, stated = _instalments(passage, match), passage.reading.slots[match.start("t")]
            if count < 2:
                continue
            parts = _before(passages, passage)[-count:]
            values = [q.value for q in parts if q.value is not None]
            if len(values) != count or stated.value is None or _CHANGES.search(passage.text[: match.end()]):
                continue
            right = sum(values, Decimal(0))
            if abs(right - stated.value) > 1:
                yield told(
                    Place(passage, match.start(), match.end()), "＋".join(q.text for q in parts), right, stated.text
                )


def _instalments(passage: Passage, match: re.Match[str]) -> int:
    """How many instalments are added up; 0 where other things are counted."""
    q = passage.reading.slots.get(match.start("n"))
    if q is None:
        return int(number(match["n"]) or 0)
    return int(q.value or 0) if q.unit in _INSTALMENT else 0


def _before(passages: Passages, end: Passage) -> list[Quantity]:
    """The sums of the instalments told, one to a line, right before a passage."""
    lines = [p for p in passages.binding() if p.number < end.number and p.row is None]
    return [p.reading.slots[m.start("v")] for p in lines[-12:] for m in hits(p, _ONE)]


def _years(passages: Passages) -> Iterator[Candidate]:
    """月服务费31,200元; 合同期12个月，全年服务费共计312,000元: one monthly fee in the whole draft, and one term."""
    found = [(p, m) for p in having(passages, _IN_ALL) for m in hits(p, _IN_ALL) if p.row is None]
    monthly = _values(passages, _MONTHLY) if found else set()
    if len(monthly) != 1 or any(_CHANGES.search(p.text) for p in having(passages, _MONTHLY)):
        return
    month = next(iter(monthly))
    for passage, match in found:
        lengths = [months(passage.reading.slots[m.start("n")]) for m in hits(passage, _TERM)]
        count = next((n for n in lengths if n), Decimal(12) if match.group()[:2] in {"全年", "年度", "一年"} else None)
        stated = passage.reading.slots[match.start("t" if match["t"] else "w")]
        others = sum(q.kind is QuantityKind.MONEY for q in passage.reading.slots.values()) > 1
        if count is None or stated.value is None or others or _CHANGES.search(passage.text):
            continue
        right = month * count
        if 1 < abs(right - stated.value) <= right * _CLOSE:
            place = Place(passage, match.start(), match.end())
            yield told(place, f"{month:,f}元乘以{count.normalize():f}个月", right, stated.text)
