"""amount-arithmetic: what those who serve and those who lead cost by the month, in one sentence, against how many of each there are."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.arithmetic import told
from csreview.checking.consistency.stated import Place, having, hits
from csreview.checking.consistency.tallies import AGENT, LEADER, people
from csreview.checking.passages import Passage, Passages
from csreview.language.quantities import QuantityKind

_EACH = rf"(?:^|[。;,、:])(?:[^。;,、<money>]{{0,4}}?)(?P<who>{LEADER}|{AGENT})(?:员|人员)?(?:每[人名位席个])?(?:每个?月|一个月|月薪|月费)?(?:为|是|按|:)?(?P<v><money>)(?:/[人名席]?·?月)?(?=[,。;、])"
_TOTAL = r"(?:每月|一个月|月)?(?:服务费)?(?:合计|共计|总计|一共|总共)(?:每月|一个月)?(?:为|是|:|人民币)*(?P<t><money>)"
_KINDS = 2


def payrolls(passages: Passages) -> Iterator[Candidate]:
    """Yield each monthly total that the prices by role told beside it, times the people of each role told anywhere, do not make."""
    for passage in having(passages, _EACH):
        each = list(hits(passage, _EACH)) if passage.row is None else []
        total = next((m for m in hits(passage, _TOTAL) if each and m.start() >= each[-1].end() - 1), None)
        if len(each) < _KINDS or total is None or _others(passage) > len(each) + 1:
            continue
        stated = passage.reading.slots[total.start("t")]
        prices = [(match["who"], passage.reading.slots[match.start("v")]) for match in each]
        counts = people(passages, (who for who, _ in prices))
        pairs = [(count, price) for count, (_, price) in zip(counts, prices, strict=True) if count is not None]
        if stated.value is None or len(pairs) < len(prices):
            continue
        right = sum((count * (price.value or 0) for count, price in pairs), Decimal(0))
        if abs(right - stated.value) > 1:
            sum_ = "＋".join(f"{price.text}×{count}" for count, price in pairs)
            yield told(Place(passage, total.start(), total.end()), sum_, right, stated.text)


def _others(passage: Passage) -> int:
    """How many different sums a sentence tells; the total in capitals is none of its own."""
    return len({q.value for q in passage.reading.slots.values() if q.kind is QuantityKind.MONEY})
