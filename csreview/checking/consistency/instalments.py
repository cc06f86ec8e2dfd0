"""amount-arithmetic: instalments that do not make the total, in money or percent, and months or quarters that do not make the year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.stated import Place, found_at, having, hits, months, within
from csreview.checking.passages import Passage, Passages
from csreview.language.parts import ends
from csreview.language.quantities import Quantity, QuantityKind
from csreview.model import Severity

CHECK = "amount-arithmetic"
_PARTS = r"分(?:成|为)?(?P<n><count>)(?:支付|付清|付款|结清|缴纳|给付|等额|次)*[:,]?(?P<p>[^。]+)"
_TOTAL = r"(?:总(?:价款?|额|金额|费用|服务费|款)|合同(?:价款?|金额))[^。;,<money><percent>]{0,10}(?P<t><money>)"
_SHARES = r"(?:总(?:价款?|额|金额|费用|服务费|款)|合同(?:价款?|金额)|费用|服务费)[^。]*?(?P<p>(?:支付|付)[^。;<percent>]{0,12}<percent>[^。]+)"
_ONE_PART = r"(?:首|<count>|第?[一二三四1-4]|中|尾|余|末|预)(?:期|笔|批|付)?款?[^。;,<money>]{0,16}(?P<v><money>)"
_LAST_PART = re.compile("^(?:尾|余|末)")
_LEAST = 3
_INSTALMENT = re.compile("期|次|笔|批|阶段")
_REST = re.compile(
    r"余款|其余|剩余|余额|余下|尾数|平均|等额|另付|另加|另行|保证金|押金|定金|税|(?<![签合条])约(?![定束])"
)
_NO_SHARE = re.compile(
    r"违约|罚|扣|得分|以上|以下|不低于|低于|达到|绩效|奖|第[一二三]次|首次|每[日天月]|提成|佣金|税|率|折|违反|逾期"
)
_PAID = re.compile(r"(?:支付|付|结清|付清|付款|缴纳)")
_YEAR_FIRST = r"(?:年(?:度)?(?:固定|基础)?(?:服务)?费用?|全年(?:服务)?(?:费用?|总额)?|年费|合同总?(?:价款|额|金额|价))(?:为|是|:|共|合计|总计|人民币)*(?P<y><money>)(?P<g>[^。;<money>]{0,16}?)(?:每月|月付|按月)(?:平均|固定|支付|付|缴纳|服务费|费用|为|各)*(?P<m><money>)(?=[,。;)]|$)"
_QUARTERLY = r"每季度?(?:度)?(?:固定|基础)?(?:服务费用?|费用?|支付|付)*(?:为|是|:|付)*(?P<m><money>)[^。;<money>]{0,8}(?:全年|年度?|一年)(?:服务费|费用|总额|总计|合计|共计|共|为|是|:)*(?P<y><money>)"
_BY_DAYS = r"(?P<m><money>)[^。;<money><percent>]{0,4}(?:一个月|每月|每个月|<duration>)?按(?P<d><duration>)(?:算|计算?|来算)(?:是|为|共|合计|就是|:)*(?P<y><money>)"
_BY_MONTHS = r"月(?:度)?(?:固定|基础)?(?:服务)?费用?(?:小计|合计)?(?:为|是|:|人民币)*(?P<m><money>)[^。<money><percent>]{0,16}?(?P<d><duration>)[^。;<money><percent>]{0,10}(?:总(?:额|价款?|金额|费用|计)|合计|共计)(?:为|是|:|人民币)*(?P<y><money>)"
_PARTS_FIRST = r"(?P<p>(?:首|第?[一二三四1-4]|<count>|中|尾|余|预)(?:期|笔|批|付)?款?[^。;,<money>]{0,4}<money>(?:[、,和及](?:第?[一二三四1-4]|<count>|中|尾|余|末)(?:期|笔|批|付)?款?[^。;,<money>]{0,4}<money>)+)[,;](?:合同)?(?:总(?:价款?|额|金额|费用)|合计|共计)[^。;<money>]{0,4}(?P<t><money>)"
_INEXACT = re.compile(
    r"(?<![签合条])约(?![定束])|左右|折|优惠|减免|免|赠|余额|年末|年底|预计|预估|另|基础|暂|封顶|上限|首月|试"
)


def instalments(passages: Passages) -> Iterator[Candidate]:
    """Yield each total that its instalments do not make, and each year that its months, quarters or days do not make."""
    for passage in having(
        passages, _TOTAL, _PARTS, _SHARES, _YEAR_FIRST, _QUARTERLY, _BY_DAYS, _BY_MONTHS, _PARTS_FIRST
    ):
        if passage.row is None:
            found = next(_counted(passage), None) or next(_added(passage), None) or next(_shares(passage), None)
            if found is not None:
                yield found
            yield from _multiplied(passage)


def _counted(passage: Passage) -> Iterator[Candidate]:
    """总价60万元，分三期支付：首期…: as many sums or shares as there are instalments."""
    yield from _named(passage)
    for match in hits(passage, _PARTS):
        count = passage.reading.slots[match.start("n")]
        total = next((m for m in hits(passage, _TOTAL) if m.end() <= match.start("p")), None)
        if count.value is None or not _INSTALMENT.search(count.unit) or _REST.search(match["p"]):
            continue
        parts = within(passage, match.start("p"), match.end("p"))
        sums = [(i, q) for i, q in parts if q.kind is QuantityKind.MONEY]
        shares = [(i, q) for i, q in parts if q.kind is QuantityKind.PERCENT]
        if total is not None and len(sums) == count.value and not shares:
            yield from _told(passage, total.start(), sums, passage.reading.slots[total.start("t")])
        elif len(shares) == count.value and not sums and not _NO_SHARE.search(match["p"]):
            yield from _told(passage, match.start(), shares, None)


def _named(passage: Passage) -> Iterator[Candidate]:
    """合同总价36万元，首期10.8万元，二期14.4万元，尾款12万元: the total first, then each instalment by its name, the last one too."""
    for total in hits(passage, _TOTAL):
        end = ends(passage.text, total.end(), "。")
        parts = [m for m in hits(passage, _ONE_PART) if total.end() <= m.start() < end]
        sums = [(m.start("v"), passage.reading.slots[m.start("v")]) for m in parts]
        others = [q for _, q in within(passage, total.end(), end) if q.kind is QuantityKind.MONEY]
        if len(sums) >= _LEAST and len(others) == len(sums) and _LAST_PART.search(parts[-1].group()):
            yield from _told(passage, total.start(), sums, passage.reading.slots[total.start("t")])


def _added(passage: Passage) -> Iterator[Candidate]:
    """首付款5万元，二期款5万元，尾款3万元，合同总价14万元."""
    for match in hits(passage, _PARTS_FIRST):
        parts = within(passage, match.start("p"), match.end("p"))
        sums = [(i, q) for i, q in parts if q.kind is QuantityKind.MONEY]
        yield from _told(passage, match.start(), sums, passage.reading.slots[match.start("t")])


def _shares(passage: Passage) -> Iterator[Candidate]:
    """总额36万元，签约后支付40%，…期满支付30%: three shares or more, each of them paid."""
    for match in hits(passage, _SHARES):
        text, start = passage.text, match.start("p")
        shares = [(i, q) for i, q in within(passage, start, match.end()) if q.kind is QuantityKind.PERCENT]
        pieces = re.findall(r"[^,;]+", text[start : match.end()])
        paid = all(_PAID.search(piece) for piece in pieces if any(text[i] in piece for i, _ in shares[:1]))
        if len(shares) >= 3 and paid and not _REST.search(text[start:]) and not _NO_SHARE.search(text):
            yield from _told(passage, start, shares, None)


def _told(
    passage: Passage, start: int, parts: list[tuple[int, Quantity]], total: Quantity | None
) -> Iterator[Candidate]:
    """A finding where parts do not make a total, or 100 % where it is None."""
    values = [q.value for _, q in parts if q.value is not None]
    whole, stated = (total.value, total.text) if total else (Decimal(100), "100%")
    if len(values) < len(parts) or whole is None or abs(sum(values, Decimal(0)) - whole) <= 1:
        return
    sum_ = "＋".join(q.text for _, q in parts)
    unit = "元" if total else "%"
    words = Words(
        f"各期{sum_}合计{sum(values, Decimal(0)):,f}{unit}，与“{stated}”不符，差额付不付、何时付会起争议。",
        "核对总额和各期，改正写错的一项。",
    )
    yield found_at(CHECK, Severity.HIGH, Place(passage, start, parts[-1][0] + 1), words)


def _multiplied(passage: Passage) -> Iterator[Candidate]:
    for source, times in ((_YEAR_FIRST, 12), (_QUARTERLY, 4), (_BY_DAYS, 0), (_BY_MONTHS, 0)):
        for match in hits(passage, source):
            part, whole = (passage.reading.slots[match.start(name)] for name in ("m", "y"))
            count = _times(passage, match, times)
            if count is None or part.value is None or whole.value is None or _INEXACT.search(passage.text):
                continue
            right = part.value * count
            if abs(right - whole.value) > 1:
                words = Words(
                    f"{part.text}乘以{count}应为{right:,f}元，文中写为“{whole.text}”，相差的部分付还是不付会起争议。",
                    "核对单价、期数和总额，改正写错的一项。",
                )
                yield found_at(CHECK, Severity.HIGH, Place(passage, match.start(), match.end()), words)


def _times(passage: Passage, match: re.Match[str], times: int) -> Decimal | None:
    """How often the part is paid: the days or months named, or twelve or four; None where 合同总额 names no term."""
    if not times:
        length = passage.reading.slots[match.start("d")]
        return length.value if length.unit == "日" else months(length)
    named = [months(q) for _, q in within(passage, 0, match.end()) if q.kind is QuantityKind.DURATION]
    if len(named) == 1 and named[0] and times == 12:
        return named[0]
    return Decimal(times) if not named and "合同" not in match.group()[:3] else None
