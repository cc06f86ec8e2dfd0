"""amount-arithmetic and quantity-conflict: what a sentence adds up or multiplies and then totals, in the order told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.stated import Place, found_at, having, hits, within
from csreview.checking.passages import Passage, Passages
from csreview.language.quantities import Quantity, QuantityKind
from csreview.model import Severity

_TOTAL = r"(?:合计|共计|总计|总共|一共)(?:为|是|:|人民币|应付)*"
_MONEY_PARTS = rf"(?P<p>[^。;,<money>]{{1,10}}<money>(?:[、,和及加][^。;,<money><percent><count><duration>]{{1,10}}<money>)+),?{_TOTAL}(?P<t><money>)"
_PEOPLE_PARTS = rf"(?P<p><count>[^。;,<count>]{{1,8}}(?:[、,和及]<count>[^。;,<count>]{{1,8}}?)+)(?:组成|构成)?,?{_TOTAL}(?P<t><count>)"
_PEOPLE_NAMED = (
    rf"(?P<p>[^。;,<count>]{{1,8}}<count>(?:[、,和及][^。;,<count>]{{1,8}}<count>)+),?{_TOTAL}(?P<t><count>)"
)
_UNIT_FIRST = r"每(?:席|人|名|个?坐席)(?:每?月)?(?:服务费|费用|单价|收费)?(?:为|是|:)?(?P<u><money>),?(?:共|合计|共计|配置|安排)?(?P<n><count>)(?:客服|坐席)?,(?:每月|月)(?:服务费用?|费用?|合计|总额|固定费用)+(?:为|共|合计|是|:)*(?P<t><money>)"
_TAXED = r"(?<!不)含税(?:价|金额|总价|总额|(?:月|年|服务)+费)?(?:每月|每年)?(?:为|是|:)?(?P<a><money>)[,;(、](?:其中)?不含税(?:价|金额)?(?:为|是|:)?(?P<b><money>)[,;、](?:增值税(?:税?额|税款)?|税额|税款|税金)(?:为|是|:)?(?P<c><money>)"
_TOTAL_ROW = re.compile(r"合计|总计|共计")
_NEAR = Decimal("0.3")
_INEXACT = re.compile(r"约|左右|折|优惠|减免|免|赠|另|至少|不少于|不超过|起|其中|或|预计|每|分期|分<count>")
_PERSON = re.compile(r"[名人位]|个人")


def totals(passages: Passages) -> Iterator[Candidate]:
    """Yield each total that the parts right before it do not make."""
    for passage in having(passages, _MONEY_PARTS, _PEOPLE_PARTS, _PEOPLE_NAMED, _UNIT_FIRST, _TAXED):
        if passage.row is None:
            yield from _parts(passage, _MONEY_PARTS, QuantityKind.MONEY, "amount-arithmetic")
            yield from _multiplied(passage)
            yield from _taxed(passage)
    yield from _listed(passages)


def _parts(passage: Passage, source: str, kind: QuantityKind, check: str) -> Iterator[Candidate]:
    for match in hits(passage, source):
        parts = [q for _, q in within(passage, match.start("p"), match.end("p")) if q.kind is kind]
        total = passage.reading.slots[match.start("t")]
        before = passage.text[passage.text.rfind("。", 0, match.start()) + 1 : match.end()]
        people = kind is QuantityKind.MONEY or all(_PERSON.fullmatch(q.unit) for q in (*parts, total))
        values = [q.value for q in parts if q.value is not None]
        known = len(values) == len(parts) and total.value is not None
        if people and known and not _INEXACT.search(before) and sum(values, Decimal(0)) != total.value:
            yield _told(passage, match, check, "＋".join(q.text for q in parts), total)


def _multiplied(passage: Passage) -> Iterator[Candidate]:
    for match in hits(passage, _UNIT_FIRST):
        unit, count, total = (passage.reading.slots[match.start(name)] for name in ("u", "n", "t"))
        monthly = not re.search("[天日时次年]", unit.text)
        if monthly and unit.value and count.value and total.value and unit.value * count.value != total.value:
            yield _told(passage, match, "amount-arithmetic", f"{unit.text}×{count.text}", total)


def _taxed(passage: Passage) -> Iterator[Candidate]:
    for match in hits(passage, _TAXED):
        whole, net, tax = (passage.reading.slots[match.start(name)] for name in ("a", "b", "c"))
        if whole.value and net.value and tax.value and net.value + tax.value != whole.value:
            yield _told(passage, match, "amount-arithmetic", f"{net.text}＋{tax.text}", whole)


def _listed(passages: Passages) -> Iterator[Candidate]:
    """The row of a list of fees that says 合计, against the fees in the rows right above it."""
    above: list[Quantity] = []
    for passage in passages.binding():
        fee = _fee(passage)
        if fee is None:
            above = []
        elif not _TOTAL_ROW.search(passage.text[: fee[0]]):
            above.append(fee[1])
        else:
            runs = [sum((q.value or Decimal(0) for q in above[n:]), Decimal(0)) for n in range(len(above))]
            right = runs[0] if runs else Decimal(0)
            if len(above) > 1 and fee[1].value not in runs and abs(right - (fee[1].value or 0)) <= right * _NEAR:
                place = Place(passage, fee[0], fee[0] + 1)
                words = Words(
                    f"{'＋'.join(q.text for q in above)}与“{fee[1].text}”不符，按哪个数计算会起争议。",
                    "核对各项和总数，改正写错的一个。",
                )
                yield found_at("amount-arithmetic", Severity.HIGH, place, words)
            above = []


def _fee(passage: Passage) -> tuple[int, Quantity] | None:
    """The sum of a row of two cells: what follows its equals sign, else its only or first one; None where it has none."""
    if passage.row is None or len(passage.row.cells) != 2:
        return None
    sums = [(i, q) for i, q in passage.reading.slots.items() if q.kind is QuantityKind.MONEY and q.value is not None]
    made = [(i, q) for i, q in sums if passage.text[i - 1] == "="]
    flat = [(i, q) for i, q in sums if not re.search("[/每]", q.text)]
    return next(iter(made or flat), None)


def _told(passage: Passage, match: re.Match[str], check: str, sum_: str, total: Quantity) -> Candidate:
    place = Place(passage, match.start(), match.end())
    severity = Severity.HIGH if check == "amount-arithmetic" else Severity.MEDIUM
    words = Words(
        f"“{place.quote}”：{sum_}与“{total.text}”不符，按哪个数计算会起争议。", "核对各项和总数，改正写错的一个。"
    )
    return found_at(check, severity, place, words)
