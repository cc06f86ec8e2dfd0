"""hours-conflict: hours of the clock that are longer or shorter than the number of hours told with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.hours import CHECK, clock
from csreview.checking.consistency.stated import Place, found_at, having, hits
from csreview.checking.passages import Passages
from csreview.language.numerals import number
from csreview.language.quantities import Quantity
from csreview.model import Severity

_DAY = 24 * 60
_LENGTH = r"(?:每[日天班]|全天|共|合计|计|累计|时长|连续|接待|服务|值守)+(?:为|是|共|时间|时长|不少于)*(?P<n><duration>),?(?:\(|即|为|:|,|具体为|自|从)+(?P<v><clock>)|(?P<w><clock>)(?:,|(?:全天|每[日天])?(?:在线|服务|接待)|\(|,?共|,?合计|,?计|,?即|每[日天班]|时长|为)+(?P<m><duration>)"
_TIMES = r"每[日天班][^。;,<duration>]{0,6}(?P<a><duration>)[^。;<duration><count>]{0,8}(?:每[日天周月]|一周|全月)[^。;,<duration><count>\d]{0,4}(?P<n><duration>|<count>|\d{1,2}(?=天))[^。;<duration>]{0,8}(?:合计|共计?|总计|一共)(?:为|是)?[^。;<duration>约]{0,4}(?P<t><duration>)"
_BREAKS = re.compile(r"休息|午休|用餐|轮换|不含|扣除|交接|其中|弹性|加班|实际工作|净")
_ON_THE_DAY = r"(?P<a><time>)(?:开始|起|上班|到岗)?(?:至|到|-|~)(?P<d>当[日天])?(?P<b><time>)(?:结束|止|下班)"
_MINUTES = re.compile(r"(?P<h>\d{1,2})(?::(?P<m>\d\d)|点(?P<half>半)?)")


def clocks(passages: Passages) -> Iterator[Candidate]:
    """Yield hours that do not come to the number told with them, and hours that end on the same day before they begin."""
    for passage in having(passages, _LENGTH):
        for match in hits(passage, _LENGTH) if not _BREAKS.search(passage.text) else ():
            size, hours = (
                passage.reading.slots[match.start(a if match[a] else b)] for a, b in (("n", "m"), ("v", "w"))
            )
            told, stretch = _in_minutes(size), clock(hours.text)
            if told is None or stretch is None or abs(told - (stretch[1] - stretch[0])) < 30 or told > _DAY:
                continue
            place = Place(passage, match.start(), match.end())
            words = Words(
                f"“{place.quote}”：{hours.text}是{_shown(stretch[1] - stretch[0])}小时，不是{size.text}，按哪个排班、计费说不清。",
                "核对起止时刻和时长，改正写错的一个。",
            )
            yield found_at(CHECK, Severity.MEDIUM, place, words)
    yield from _times(passages)
    yield from _same_day(passages)


def _times(passages: Passages) -> Iterator[Candidate]:
    """每日12小时、每月26天，共计300小时: hours, how often, and another product."""
    for passage in having(passages, _TIMES):
        for match in hits(passage, _TIMES) if not _BREAKS.search(passage.text) else ():
            each, total = (_in_minutes(passage.reading.slots[match.start(name)]) for name in ("a", "t"))
            often = passage.reading.slots.get(match.start("n"))
            count = often.value if often is not None else number(match["n"])
            if each is None or total is None or count is None or each * count == total:
                continue
            place = Place(passage, match.start(), match.end())
            words = Words(
                f"“{place.quote}”：{_shown(each)}小时乘以{count}是{_shown(int(each * count))}小时，不是{_shown(total)}小时，按哪个排班、计费说不清。",
                "核对每日时长、天数或班数和合计，改正写错的一个。",
            )
            yield found_at(CHECK, Severity.MEDIUM, place, words)


def _same_day(passages: Passages) -> Iterator[Candidate]:
    """18:00至当日9:00: hours that end, on the same day, before they begin."""
    for passage in having(passages, _ON_THE_DAY, "<clock>"):
        for match in hits(passage, _ON_THE_DAY):
            first, last = (passage.reading.slots[match.start(name)].text for name in ("a", "b"))
            if match["d"] or last.startswith("当"):
                yield from _inverted(Place(passage, match.start(), match.end()), first, last)
        for match in hits(passage, "<clock>"):
            first, said, last = passage.reading.slots[match.start()].text.partition("当")
            if said:
                yield from _inverted(Place(passage, match.start(), match.end()), first, last)


def _inverted(place: Place, first: str, last: str) -> Iterator[Candidate]:
    start, end = _minutes(first), _minutes(last)
    if start is not None and end is not None and start > end:
        words = Words(f"“{place.quote}”：当日的止时早于起时，服务到几点说不清。", "改正写错的时刻；跨夜的写“次日”。")
        yield found_at(CHECK, Severity.MEDIUM, place, words)


def _minutes(text: str) -> int | None:
    read = _MINUTES.search(text)
    if read is None:
        return None
    late = 12 * 60 if re.search("晚|下午|夜", text) and int(read["h"]) < 12 else 0
    return int(read["h"]) * 60 + int(read["m"] or 0) + (30 if read["half"] else 0) + late


def _in_minutes(q: Quantity) -> int | None:
    return int(q.value * 60) if q.value is not None and q.unit == "小时" and q.value >= 2 else None


def _shown(minutes: int) -> str:
    return f"{(Decimal(minutes) / 60).quantize(Decimal('0.1')).normalize():f}"
