"""term-arithmetic: dates and lengths of the term that do not fit (Civil Code articles 200 to 203).

A term of n months from a day ends on the day before the same day n months later, or, counted the other way, on it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.dates import after_months, day, impossible
from csreview.checking.consistency.stated import Place, cited, found_at, having, hits, length, months, rx, within
from csreview.checking.passages import Passage, Passages
from csreview.language.quantities import Quantity, QuantityKind
from csreview.model import Severity

CHECK = "term-arithmetic"
_ANY_YEAR = 2025  # neither it nor the next is a leap year
RANGE = r"(?P<a><date>)(?:\([^)]{0,8}\))?[^,;。<date>]{0,8}?(?:至|到|-|~)+[^,;。<date>]{0,3}(?P<b><date>)"
_FROM_TO = r"(?P<a><date>)(?:正式)?(?:开始|起算?|生效)(?:计算)?,?(?:至|到|做到|干到|于|在)*(?P<b><date>)(?:结束|终止|届满|到期|为?止)?"
_LENGTH_AFTER = r"^[^;。<date><duration>]{0,14}?(?:[总一]?共计?|正好|刚好|为期|合计|计|期限为?|总计|即|整(?=<)|前后|,|\()(?:为|是|约定|整|做|干|签|合作|满|就是)*(?P<n><duration>)(?!内|以内|前|以前|之前|后|之?后|以上)"
_LENGTH_BEFORE = r"(?:期限?|有效期|为期|周期|续展|续期|续约|续签|延长|(?:先|暂|再)(?:合作|约定|[做干签试定]))(?:为|是|:|共|计)*(?P<n><duration>)[,:;(]?(?:即|自|从|由|\(|,|具体为|起止时间为?|:)*$|(?<=[为是共:,])(?P<m><duration>)[,(](?:即)?$"
_TERM = r"(?:合同|协议|合作|服务|委托|外包|约定)(?:的)?(?:服务)?(?:总)?(?:期限|有效期限?|期间?)(?:为|是|:|共|计|自生效之日起|一共)*(?P<n><duration>)(?!内|前|后|以上)"
_OF_TERM = re.compile(r"(?:合同|合作|服务|委托|外包)(?:的)?(?:总)?(?:期限|有效期|期(?!间))")
_OTHER = re.compile(
    r"试用|试运行|磨合|续|延长|顺延|保密|质保|终止后|届满[前后]|期满[前后]|解除|至少|不少于|不超过|最[长短]|补充|交接|统计|结算|考核|许可|编号|大促|账期|培训|竞业|排他"
)
_IN_DETAIL = re.compile(r"(?:具体|起止(?:日期?|时间))(?:为|自|从|是|:)")
_UNSURE = re.compile(r"(?:期间|之间|内)(?:完成|进行|开展|接受|参加)|以实际|上线(?:之)?日|另行|顺延|左右")


@dataclass(frozen=True, slots=True)
class Range:
    """From a day to a day, both included, and where it stands."""

    place: Place
    start: datetime.date
    end: datetime.date

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.end - self.start).days + 1


def ranges(passage: Passage) -> Iterator[Range]:
    """Yield the stretches from one day to another that a passage names; the second may leave out its year."""
    matches = {(m.start("a"), m.start("b")): m for m in (*hits(passage, RANGE), *hits(passage, _FROM_TO))}
    for match in matches.values():
        one, other = (passage.reading.slots[match.start(name)] for name in ("a", "b"))
        start = day(one.text)
        end = day(other.text, start.year if start else None)
        if start and end:
            yield Range(Place(passage, match.start("a"), match.end("b")), start, end)


def term_arithmetic(passages: Passages) -> Iterator[Candidate]:
    """Yield dates that do not exist, terms that end before they begin, and lengths that dates do not bear out."""
    for passage in having(passages, "<date>"):
        yield from _impossible(passage)
        for each in ranges(passage):
            if each.end < each.start:
                yield _inverted(each)
                continue
            stated = _beside(each)
            if stated is not None and not fits(each, stated[1]):
                yield _told(each, stated)
        for each in _yearless(passage):
            stated = _beside(each)
            if stated is not None and stated[1].unit in {"月", "年"} and not fits(each, stated[1]):
                yield _told(each, stated)
    yield from _apart(passages)


def _yearless(passage: Passage) -> Iterator[Range]:
    """从4月1号干到9月30号: stretches of which neither day names its year, put into years that make them the shortest."""
    for match in (*hits(passage, RANGE), *hits(passage, _FROM_TO)):
        one, other = (passage.reading.slots[match.start(name)].text for name in ("a", "b"))
        start, end = day(one, _ANY_YEAR), day(other, _ANY_YEAR)
        if day(one) is None and day(other) is None and start and end:
            end = end if end > start else end.replace(year=_ANY_YEAR + 1)
            yield Range(Place(passage, match.start("a"), match.end("b")), start, end)


def _impossible(passage: Passage) -> Iterator[Candidate]:
    for index, q in within(passage, 0, len(passage.text)):
        if q.kind is QuantityKind.DATE and impossible(q.text):
            words = Words(
                f"日历上没有“{q.text}”这一天，期限从何时起算、到何时为止无法确定。", "核对后改为实际存在的日期。"
            )
            yield found_at(CHECK, Severity.HIGH, Place(passage, index, index + 1), words)


def _inverted(each: Range) -> Candidate:
    words = Words(
        f"“{each.place.quote}”：止日{each.end:%Y-%m-%d}早于起日{each.start:%Y-%m-%d}，按字面没有期限。",
        "核对年份和月日，改正起止日期。",
    )
    return found_at(CHECK, Severity.HIGH, each.place, words)


def _beside(each: Range) -> tuple[Place, Quantity] | None:
    """The length stated right after or right before the dates; one that all dates of the sentence make is left alone."""
    passage, text = each.place.passage, each.place.passage.text
    around = text[max(0, each.place.start - 6) : each.place.end + 20]
    places = (*hits_in(passage, _LENGTH_AFTER, each.place.end), *hits_before(passage, _LENGTH_BEFORE, each.place.start))
    if not places or _UNSURE.search(around):
        return None
    found = places[0]
    q = passage.reading.slots[found]
    all_ = sorted(ranges(passage), key=lambda r: r.start)
    if len(all_) > 1 and fits(Range(each.place, all_[0].start, all_[-1].end), q):
        return None
    return Place(passage, min(found, each.place.start), max(found + 1, each.place.end)), q


def hits_in(passage: Passage, source: str, start: int) -> Iterator[int]:
    """Yield where the slot named n of a pattern stands in the text from `start` on (the pattern is tied to it by ^)."""
    for match in rx(source).finditer(passage.text[start:]):
        yield start + match.start("n")


def hits_before(passage: Passage, source: str, end: int) -> Iterator[int]:
    """Yield where the slot named n of a pattern stands in the text up to `end` (the pattern is tied to it by $)."""
    for match in rx(source).finditer(passage.text[:end].rstrip("自从由")):
        yield match.start("n" if match["n"] else "m")


def fits(each: Range, q: Quantity) -> bool:
    """Tell whether a length fits dates, to the day before or after; unreadable or inexact lengths fit."""
    count = months(q)
    if count is not None:
        expected = after_months(each.start, count) - datetime.timedelta(days=1)
        return abs((each.end - expected).days) <= 1
    size = length(q)
    if size is None or size[1] != "日" or q.unit == "周":
        return True
    return abs(each.days - size[0]) <= 1


def span_in_words(each: Range) -> str:
    """Return how long dates are: 13个月, or days where they make no whole months."""
    last = each.end + datetime.timedelta(days=1)
    count = (last.year - each.start.year) * 12 + last.month - each.start.month
    return f"{count}个月" if last.day == each.start.day and count else f"{each.days}天"


def _told(each: Range, stated: tuple[Place, Quantity]) -> Candidate:
    words = Words(
        f"起止日期“{each.place.quote}”为{span_in_words(each)}，却写明“{stated[1].text}”，到期日以哪个为准会起争议，费用、续约和违约金也随之不定。",
        "核实真实期限，改正日期或期限，使两者一致。",
    )
    return found_at(CHECK, Severity.HIGH, stated[0], words)


def _apart(passages: Passages) -> Iterator[Candidate]:
    """The term stated as dates in one place and as a length, or as other dates, in another."""
    dates = [
        r for p in having(passages, RANGE) if _is_term(p) or _goes_on(passages, p) for r in ranges(p) if r.end > r.start
    ][:6]
    lengths = [place for p in having(passages, _TERM) for place in _lengths(p)]
    for place, q in lengths:
        before = next((r for r in dates if r.place.passage is not place.passage and not fits(r, q)), None)
        if before is not None and not _beside(before):
            first, later = sorted((before.place, place), key=lambda p: p.passage.number)
            yield _differing(passages, first, later)
    for other in dates[1:]:
        if (other.start, other.end) != (dates[0].start, dates[0].end) and other.place.passage is not dates[
            0
        ].place.passage:
            yield _differing(passages, dates[0].place, other.place)


def _is_term(passage: Passage) -> bool:
    return bool(_OF_TERM.search(passage.text)) and not _OTHER.search(passage.text)


def _goes_on(passages: Passages, passage: Passage) -> bool:
    """Whether a sentence gives the days of the term whose length the one before it tells: 具体为…至…."""
    if not _IN_DETAIL.match(passage.text) or not passage.number:
        return False
    before = passages.all[passage.number - 1]
    return any(_lengths(before)) and before.clause.parent == passage.clause.parent


def _lengths(passage: Passage) -> Iterator[tuple[Place, Quantity]]:
    for match in hits(passage, _TERM):
        rest = re.match(r"[^,;。]*", passage.text[match.end() :])
        if not _OTHER.search(passage.text[: match.end()] + (rest.group() if rest else "")):
            yield Place(passage, match.start(), match.end()), passage.reading.slots[match.start("n")]


def _differing(passages: Passages, first: Place, later: Place) -> Candidate:
    words = Words(
        f"期限两处不一致：{cited(passages, first)}与{cited(passages, later)}，何时到期说不清。",
        "核实后统一为同一起止日期和期限，另一处改为引用。",
    )
    return found_at(CHECK, Severity.HIGH, later, words, first)
