"""copies-count: the number of copies against how they are shared out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.stated import Place, cited, found_at, having, hits, rx
from csreview.checking.passages import Passage, Passages
from csreview.language.quantities import Quantity
from csreview.model import Severity

CHECK = "copies-count"
_MADE = r"(?:[一壹]式|(?:本合同|本协议|合同)(?:正本)?(?:一?共(?:签署|打印)?|正本|共有|签署|签订|打(?:印)?了|写了|打印))(?P<n><count>)"
_KEEPS = r"(?:执有?|持有?|保[存留管]|留存|收执|留|拿)(?:其中)?"
_EACH = rf"(?P<who>双方|甲、?乙双方|各方|三方|甲乙丙三方|两家|两边|<count>|,|、)(?:各自?{_KEEPS}?|各方?{_KEEPS})(?P<n><count>)"
_EACH_BY_NAME = re.compile(r"[与和及、](?!乙方各|甲方各)[一-鿿]{2,12}各自?[执持存留]")
_PARTY = r"(?:甲方|乙方|丙方|委托方|受托方|商家|品牌方|服务商|客户|您(?:那?边)?|我们|我方|贵方)(?:财务|法务)?"
_ONE = rf"(?:{_PARTY}(?:自行)?{_KEEPS}|(?:另|再)[交送存]{_PARTY})(?P<n><count>)"
# 壹式肆份，甲方贰份，乙方壹份: without a word of keeping, in the sentence of the copies alone.
_ONE_SHORT = rf"(?<=[,;、和]){_PARTY}(?P<n><count>)(?=[,;。、和]|$)"
_ROW_KEEPS = rf"{_PARTY}(?:各?自?)?{_KEEPS}(?:份数)?,[^,:]{{1,6}}:(?P<n><count>)$"
_OTHERS = re.compile(r"其余|其他|备案|备查|报送|存档|见证|鉴证|公证|登记|留存于|副本|丙方|机构|代理")
_OWN = re.compile(r"(?<!本)补充|月报|周报|日报|报告|报表|发票|账单|结算单|名单|附件|确认单|清单|授权书|承诺书")


def copies_count(passages: Passages) -> Iterator[Candidate]:
    """Yield each sentence that hands out more or fewer copies than there are, and a second, different number of copies."""
    made: list[tuple[Place, Decimal]] = []
    for passage in having(passages, _MADE):
        for match in hits(passage, _MADE):
            q = passage.reading.slots[match.start("n")]
            if (
                q.value is None
                or q.unit != "份"
                or _OWN.search(passage.text[max(0, match.start() - 12) : match.start()])
            ):
                continue
            made.append((Place(passage, match.start(), match.end()), q.value))
            yield from _shared(passage, match.start(), match.end(), q)
            yield from _in_rows(passages, Place(passage, match.start(), match.end()), q)
    for place, value in made[1:]:
        if value != made[0][1] and place.passage is not made[0][0].passage:
            words = Words(
                f"份数两处不一致：{cited(passages, made[0][0])}与{cited(passages, place)}。",
                "统一份数，并按份数写明各方执有几份。",
            )
            yield found_at(CHECK, Severity.LOW, place, words, made[0][0])


def _in_rows(passages: Passages, made: Place, q: Quantity) -> Iterator[Candidate]:
    """A row 一式六份, with the rows 甲方持有 and 乙方持有 below it in one table, and nobody else's."""
    rows = [p for p in passages.by_clause[made.passage.clause.id] if p.row is not None]
    kept = [m for p in rows for m in hits(p, _ROW_KEEPS)] if made.passage.row is not None else []
    counts = [each.value for p in rows for m in hits(p, _ROW_KEEPS) for each in [p.reading.slots[m.start("n")]]]
    total = sum((value for value in counts if value is not None), Decimal(0))
    others = any(_OTHERS.search(p.text) for p in rows)
    if len(kept) > 1 and None not in counts and not others and total != q.value:
        words = Words(
            f"{cited(passages, made)}，而表中各方持有合计{total}份，{'多出' if total < (q.value or 0) else '缺少'}的由谁持有不明。",
            "改正份数或各方执有数，使两者相等。",
        )
        yield found_at(CHECK, Severity.LOW, made, words)


def _shared(passage: Passage, start: int, end: int, made: Quantity) -> Iterator[Candidate]:
    rest = _rest(passage, end)
    kept = _kept(passage, end, rest)
    if kept is None or made.value is None or kept[0] == made.value or _OTHERS.search(passage.text[end:rest]):
        return
    what = Place(passage, start, kept[1])
    words = Words(
        f"“{what.quote}”：共{made.value}份，分配合计{kept[0]}份，{'多出' if kept[0] < made.value else '缺少'}的由谁持有不明。",
        "改正份数或各方执有数，使两者相等。",
    )
    yield found_at(CHECK, Severity.LOW, what, words)


def _rest(passage: Passage, end: int) -> int:
    """Where the sentence part about the copies ends: at 。 or ；, or where it goes on to speak of coming into force."""
    stop = re.search(r"[;。]|自双方|生效|一式", passage.text[end:])
    return end + stop.start() if stop else len(passage.text)


def _kept(passage: Passage, start: int, end: int) -> tuple[Decimal, int] | None:
    """How many copies are handed out and where that ends, or None where nothing is said of it."""
    text = passage.text[start:end]
    by_name = _EACH_BY_NAME.search(text)  # 甲方执两份，乙方与乙方总部各执一份
    for source, times in ((_EACH, 2), (_ONE, 1), (_ONE_SHORT, 1)) if not by_name else ():
        total, last = Decimal(0), 0
        for match in rx(source).finditer(text):
            value = passage.reading.slots[start + match.start("n")].value
            parties = 3 if "三方" in match.group() else times
            total, last = total + (value or 0) * parties, start + match.end()
        if total:
            return total, last
    return None
