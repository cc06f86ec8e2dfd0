"""amount-arithmetic: what one seat costs, times the seats, against the total told; one fee by the month and by the year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.arithmetic import told
from csreview.checking.consistency.stated import Place, having, hits, rx, within
from csreview.checking.passages import Passage, Passages
from csreview.language.numerals import number
from csreview.language.parts import begins
from csreview.language.quantities import Quantity, QuantityKind

_EACH_BEFORE = re.compile(
    r"(?:每|一)(?:个)?(?:席位?|人|名|位|坐席|客服|专席)(?:客服|坐席)?(?:每|一)?(?:个)?月?[^。;,]{0,6}$"
)
_EACH_WITHIN = re.compile(r"[/每·](?:席位?|人|名|位|坐席)")
_OFTEN = re.compile(r"[天日时次单课通条]|年")
_SEAT = re.compile(r"席|席位|坐席|个坐席|名|人|位|个")
_PERSON_AFTER = re.compile(r"人|客服|坐席|专席")
_TOTAL_BEFORE = rx(
    r"(?:每月|月|<duration>|合计|总计|共计?|一共|总共|总额|总价|费用|服务费|固定费|就是|即|=|计)(?:服务费用?|费用|金额|固定费用|人民币|为|是|:|应付|就是|给|付|共|计|合计|约定|下来|需|要)*$"
)
_INEXACT = re.compile(
    r"约(?!定)|左右|折扣|打折|[\d一二三四五六七八九]折|优惠|减免|免|赠|不含|另|封顶|上限|至少|不少于|不超过|起|增|减|少|缺|扣|罚|赔|其中|或|组长|主管|班长|质检|经理|专员"
)
_MONTHS = {"月": 1, "季": 3, "季度": 3, "半年": 6, "年": 12, "年度": 12, "全年": 12}
_PERIOD_BEFORE = re.compile(
    r"(?P<p>每个?月|月(?:度)?(?=[^月]{0,8}$)|每季度?|季度?(?=[^季]{0,8}$)|每?半年|每年|全年|年度?(?=[^年]{0,8}$))(?P<f>[^。;,]{0,10})$"
)
_PERIOD_WITHIN = re.compile(r"/(?P<p>月|季度?|半年|年)$")
_FEE = re.compile(
    r"^(?:的|为|是|:|共|合计|总计|共计|固定|基础|坐席|客服|服务|外包|费用?|总额|金额|约定|应付|支付|预付|付|含税|人民币)*$"
)
_OTHER_FEE = re.compile("保证金|押金|奖|提成|佣金|违约|罚|绩效|封顶|不超过|上限|保底|培训|系统|大促|节假日")
_CLOSE = Decimal("0.35")


def head_costs(passages: Passages) -> Iterator[Candidate]:
    """Yield each total that a number of seats at a price each does not make: 每人每月4,300元，4个人一个月16,800元."""
    for passage in having(passages, "<money>.*<money>"):
        if passage.row is None and "×" not in passage.text and not re.search(r"\d[xX*]", passage.text):
            yield from _head_costs(passage)


def _head_costs(passage: Passage) -> Iterator[Candidate]:
    found = within(passage, 0, len(passage.text))
    for n, (at, price) in enumerate(found):
        if not _is_each(passage.text, at, price):
            continue
        for counted, total in _around(passage, found, n):
            count, stated = found[counted], found[total]
            first, last = min(at, count[0]), stated[0]
            between = passage.text[first:last]
            if (
                _INEXACT.search(between)
                or _counts_others(found[:counted])
                or not _TOTAL_BEFORE.search(passage.text[:last])
            ):
                continue
            lengths = {q.value for _, q in found if q.kind is QuantityKind.DURATION and q.value}
            right = (price.value or Decimal(0)) * (count[1].value or Decimal(0))
            if not any(
                abs(right * times - (stated[1].value or 0)) <= 1 for times in {Decimal(1), Decimal(12), *lengths}
            ):
                place = Place(passage, first, last + 1)
                yield told(place, f"{count[1].text}乘以{price.text}", right, stated[1].text)


def _counts_others(before: list[tuple[int, Quantity]]) -> bool:
    """Whether other seats are counted before (旺季10席、淡季6席), so that the total may be of those."""
    return any(q.kind is QuantityKind.COUNT and _SEAT.fullmatch(q.unit) for _, q in before)


def _is_each(text: str, at: int, q: Quantity) -> bool:
    """Whether a sum is what one seat costs by the month."""
    if q.kind is not QuantityKind.MONEY or q.value is None or q.low is not None:
        return False
    tail = q.text.split("元", 1)[-1]
    each = _EACH_WITHIN.search(tail) or _EACH_BEFORE.search(text[max(0, at - 14) : at])
    return bool(each) and not _OFTEN.search(tail.replace("人天", "天"))


def _around(passage: Passage, found: list[tuple[int, Quantity]], n: int) -> Iterator[tuple[int, int]]:
    """The count of seats right before or right after a price, and the sum that comes next: indices into `found`."""
    following = [k for k in range(n + 1, min(n + 4, len(found))) if found[k][1].kind is not QuantityKind.DURATION]
    counts = following[:1] + ([n - 1] if n else [])
    for counted in counts:
        total = next((k for k in following if k != counted), None)
        near = abs(found[counted][0] - found[n][0]) <= 20 and total is not None and found[total][0] - found[n][0] <= 34
        if near and total is not None and _is_count(passage, *found[counted]) and _is_sum(found[total][1]):
            yield counted, total
            return


def _is_count(passage: Passage, at: int, q: Quantity) -> bool:
    is_seats = q.kind is QuantityKind.COUNT and _SEAT.fullmatch(q.unit) and q.value is not None and q.low is None
    return bool(is_seats) and (q.unit != "个" or bool(_PERSON_AFTER.match(passage.text, at + 1)))


def _is_sum(q: Quantity) -> bool:
    return q.kind is QuantityKind.MONEY and q.value is not None and not _EACH_WITHIN.search(q.text)


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee for a period of so many months, and where it is told."""

    place: Place
    quantity: Quantity
    months: int


_TAX = r"不含税(?:月费|价款?|金额|总价|服务费|单价)?(?:为|是|:)?(?P<a><money>)[,;(、]?[^。;<money>]{0,8}税率(?:为|是|:)?(?P<r><percent>)[,;、)]?[^。;<money>]{0,4}(?:增值)?税(?:额|款|金)(?:为|是|:)?(?P<t><money>)"
_BY_INSTALMENT = r"(?P<t><money>)[^。;<money>]{0,8}(?:分|按)(?P<n><count>|<duration>|[一二三四五六七八九十]{1,3}期|\d{1,2}期)(?:等额)?(?:支付|付清|付)?[^。;<money>]{0,6}每期(?:支付|付)?(?P<u><money>)"
_PER_UNIT = r"每(?P<k>条|单|通|个会话|会话|次|件|小时)(?P<u><money>)[^。;<money>]{0,14}?(?P<n><count>|<duration>)[^。;<money>起至不约]{0,6}(?:月费|合计|共计|共|总计|费用)(?:为|是|:)?(?P<t><money>)"


def products(passages: Passages) -> Iterator[Candidate]:
    """Yield a tax that price and rate do not make, instalments that do not make the price, and units that do not make a fee."""
    for passage in having(passages, _TAX, _BY_INSTALMENT, _PER_UNIT):
        for source in (_TAX, _BY_INSTALMENT, _PER_UNIT) if passage.row is None else ():
            for match in hits(passage, source):
                yield from _multiplied(passage, match)


def _multiplied(passage: Passage, match: re.Match[str]) -> Iterator[Candidate]:
    names = match.groupdict()
    slots = passage.reading.slots
    place, total = Place(passage, match.start(), match.end()), slots[match.start("t")]
    if "r" in names:
        price, rate = slots[match.start("a")], slots[match.start("r")]
        right, sum_ = (price.value or Decimal(0)) * (rate.value or Decimal(0)) / 100, f"{price.text}乘以{rate.text}"
    else:
        unit, q = slots[match.start("u")], slots.get(match.start("n"))
        count = q.value if q is not None else number(match["n"].removesuffix("期"))
        right, sum_ = (
            (unit.value or Decimal(0)) * (count or Decimal(0)),
            f"{unit.text}乘以{q.text if q else match['n']}",
        )
    if right and total.value is not None and abs(right - total.value) > 1 and not _INEXACT.search(match.group()):
        yield told(place, sum_, right, total.text)


def fees_by_period(passages: Passages) -> Iterator[Candidate]:
    """Yield each fee by the quarter, half-year or year that the monthly one told before it does not make."""
    monthly: dict[str, Fee] = {}
    for passage in having(passages, "<money>"):
        if passage.row is not None or _OTHER_FEE.search(passage.text):
            continue
        for fee in _fees(passage):
            before = monthly.get(passage.clause.id)
            if fee.months == 1:
                monthly[passage.clause.id] = fee
            elif before is not None and _is_off(before, fee) and not _is_yearly(before, fee):
                right = (before.quantity.value or Decimal(0)) * fee.months
                yield told(fee.place, f"{before.quantity.text}乘以{fee.months}个月", right, fee.quantity.text)


def _fees(passage: Passage) -> Iterator[Fee]:
    for at, q in within(passage, 0, len(passage.text)):
        if q.kind is not QuantityKind.MONEY or q.value is None or q.low is not None or _EACH_WITHIN.search(q.text):
            continue
        start = begins(passage.text, at)
        inside, before = _PERIOD_WITHIN.search(q.text), _PERIOD_BEFORE.search(passage.text[start:at])
        if _INEXACT.search(passage.text[start : at + 4]) or not (inside or (before and _FEE.match(before["f"]))):
            continue
        word = inside["p"] if inside else before["p"] if before else ""
        yield Fee(
            Place(passage, start, at + 1), q, _MONTHS[word.replace("个", "").removeprefix("每").replace("月度", "月")]
        )


def _is_yearly(monthly: Fee, fee: Fee) -> bool:
    """Whether it is a year's fee in one sentence with the month's, which `arithmetic` looks at."""
    return fee.months == 12 and monthly.place.passage is fee.place.passage


def _is_off(monthly: Fee, fee: Fee) -> bool:
    """Whether a fee is meant to be the monthly one times the months, and is not."""
    right = (monthly.quantity.value or Decimal(0)) * fee.months
    off = abs((fee.quantity.value or Decimal(0)) - right)
    return 1 < off <= right * _CLOSE
