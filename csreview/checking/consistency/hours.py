"""hours-conflict: service hours stated in two ways, shifts that leave a hole, and hours that no clock shows."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.stated import (
    Place,
    Said,
    cited,
    disagreeing,
    found_at,
    having,
    hits,
    reach,
    rx,
    scope,
)
from csreview.checking.passages import Passage, Passages
from csreview.language.numerals import number
from csreview.language.quantities import QuantityKind
from csreview.model import Severity

CHECK = "hours-conflict"
_DAY = 24 * 60
_ZONE = r"(?:北京|东京|首尔|新加坡|曼谷|(?:美国|美|英国|当地|本地|太平洋|美东|美西|东部|西部|伦敦|欧洲|中欧)+(?:标准|夏令)?)时间|(?:UTC|GMT|PST|PDT|EST|EDT|PT|ET|CET)(?:[+-]\d{1,2})?(?:时间)?"
_EAST_OF_UTC = {"北京时间": 8, "新加坡时间": 8, "东京时间": 9, "首尔时间": 9, "曼谷时间": 7}
_UTC = re.compile(r"(?:UTC|GMT)(?P<n>[+-]\d{1,2})?")
_SERVICE = rf"(?:(?:客服|人工)?服务覆盖|(?:人工|在线|客服|服务|接待|工作|值守|标准|热线)+(?:服务)?(?:时间|时段)(?:段)?|(?:在线|人工|接待|值守)服务)(?:为|是|:|每[日天]|全年|周一至周[日天]|,|实行|按|折算|提供|自|从|\(|{_ZONE})*(?P<v><clock>)"
_AROUND = r"(?P<v><clock>)(?:不间断|不断线|不打烊|全天候|全天|在线|人工|真人|的|客服|坐席|接待|安排|提供|均|都)*(?:服务|接待|在线|在岗|响应)"
_MANNED = r"每[天日]从?(?P<x><clock>)有人(?=[,。;]|在|看|守|接|回|值)|(?P<v><clock>|<duration>)[^。;,<clock><duration>内没无不]{0,4}(?:都|均|全程|一直|始终|得|要|须|应当?)+(?:一直|始终|保证|确保)?有(?:真)?人(?![员数次民]|.{0,2}(?:负责|管))|(?P<w><duration>)(?:不间断|全天候|全程|都|均|人工|真人)*(?:在线|值守|接待)"
_ROW_OF_HOURS = r"^[^,:]{1,6}:(?P<n>(?:客服|人工|在线|接待|服务)+(?:时间|时段)),[^,:]{1,6}:(?:每[日天])?<clock>$"
_BY_PEOPLE = r"(?P<v><clock>)(?:期间|时段|之间)?[^。;<clock>]{0,24}?(?:人工|在线客服|人工客服)(?:客服|坐席)?(?:接待|回复|响应|应答|值守)"
_STAYS_ON = re.compile("机器人|智能|自动|留言|值班|轮值|加班|应急|紧急|班|另行|甲方自|除外|以外|之外|延长")
_SHIFT = r"(?:早|中|晚|夜|白|日|大夜|小夜|[ABC一二三])班(?:为|是|:|每[日天]|,|\()*(?P<v><clock>)"
_OTHER = re.compile(
    r"机器人|智能|自动|留言|系统|监控|应急|紧急|投诉|升级|平台|检查|巡检|沟通|例会|联系|对接|群|甲方(?:应|须)|统计时段|考核时段|统计|报价|可选|套餐|复盘|设备|技术支持"
)
_TIME = re.compile(
    r"(次日|凌晨|早上?|上午|中午|下午|晚上?|夜里?|翌日|第二天)*(?:([0-2]?\d):([0-5]\d)|(\d{1,2}|[一二三四五六七八九十]{1,3})(?:点|时)(半|\d{1,2}分|[一二三四五]?十[一二三四五六七八九]?分)?)"
)
_ALL_DAY = re.compile(r"7[×xX*·]24|24[×xX*]7|24小时|全天")


def clock(text: str) -> tuple[int, int] | None:
    """Return (start, end) of a range of hours in minutes, the end after midnight counted on; None where unreadable."""
    if _ALL_DAY.search(text):
        return 0, _DAY
    found = [_minutes(match) for match in _TIME.finditer(text)]
    if len(found) != 2 or found[0] is None or found[1] is None:
        return None
    start, end = found[0], found[1]
    return (start, end) if end > start else (start, end + _DAY)


def time_of_day(text: str) -> int | None:
    """Return a time of the clock in minutes after midnight; None where unreadable."""
    match = _TIME.search(text)
    return _minutes(match) if match else None


def _minutes(match: re.Match[str]) -> int | None:
    hour = int(match[2]) if match[2] else number(match[4] or "")
    if hour is None or hour > 24:
        return None
    night = match[1] in {"晚", "晚上", "夜", "夜里"}
    late = match[1] in {"晚", "晚上"} or hour >= 6  # 夜里2点 is in the morning
    afternoon = ((match[1] == "下午" or (night and late)) and hour < 12) or (night and hour == 12)
    return (int(hour) + 12 * afternoon) * 60 + (int(match[3]) if match[3] else _past_the_hour(match[5]))


def _past_the_hour(words: str | None) -> int:
    """The minutes in 八时三十分, 9点半; none where nothing is said."""
    if not words:
        return 0
    return 30 if words == "半" else int(number(words.removesuffix("分")) or 0)


def hours_conflict(passages: Passages) -> Iterator[Candidate]:
    """Yield hours of service that differ from an earlier place, holes between shifts, and hours past 24."""
    said = [s for p in having(passages, _SERVICE, _AROUND, _MANNED) for s in stated_hours(p)]
    for first, later in disagreeing(said, lambda one, other: one == other):
        yield _told(passages, first, later)
    yield from _past_closing(passages, said)
    for passage in having(passages, _SHIFT, "<clock>"):
        yield from _both(passage)
        yield from shift_conflicts(passage)
        yield from _no_such_hour(passage)


def stated_hours(passage: Passage) -> Iterator[Said]:
    """Yield the hours of service that a sentence states, in minutes, with what they are limited to."""
    if len(_clocks(passage)) > 2:
        return
    if passage.row is not None:
        yield from _in_a_row(passage)
        return
    for source in (_SERVICE, _AROUND, _MANNED):
        for match in hits(passage, source):
            group = next(name for name in ("v", "w", "x") if match.groupdict().get(name))
            q = passage.reading.slots[match.start(group)]
            if q.kind is QuantityKind.DURATION and q.text != "24小时":
                continue
            hours = clock(q.text)
            if hours is not None and not _OTHER.search(passage.text[: match.end()] + passage.clause.title):
                hours, zone = _in_beijing(hours, passage.text[match.start() : match.end()])
                limits = scope(reach(passage, match.end())) | zone
                yield Said(Place(passage, match.start(), match.end()), hours, limits)
                break


def _in_beijing(hours: tuple[int, int], words: str) -> tuple[tuple[int, int], frozenset[str]]:
    """Hours in the time of Beijing, by the last zone that words name; with the zone itself where its hour changes in summer."""
    zone = re.findall(_ZONE, words)[-1:]
    if not zone:
        return hours, frozenset()
    utc = _UTC.match(zone[0])
    east = int(utc["n"] or 0) if utc else _EAST_OF_UTC.get(zone[0])
    if east is None:
        return hours, frozenset(zone)
    start = (hours[0] + (8 - east) * 60) % _DAY
    return (start, start + hours[1] - hours[0]), frozenset()


def _in_a_row(passage: Passage) -> Iterator[Said]:
    """The hours in a row of two cells that is called 服务时段 and holds nothing else."""
    found = _clocks(passage)
    match = rx(_ROW_OF_HOURS).search(passage.text)
    hours = clock(passage.reading.slots[found[0]].text) if match and len(found) == 1 else None
    if match and hours is not None and match["n"] in passage.context:
        yield Said(Place(passage, match.start("n"), match.end()), hours)


def _past_closing(passages: Passages, said: list[Said]) -> Iterator[Candidate]:
    """22:00至24:00由在线客服接待, where people serve from 9:00 to 21:00 and nobody is said to stay on."""
    whole = [s for s in said if not s.scope]
    hours = whole[0].value if whole else None
    if not isinstance(hours, tuple) or any(s.value != hours for s in whole):
        return
    for passage in having(passages, _BY_PEOPLE):
        for match in hits(passage, _BY_PEOPLE) if passage.row is None else ():
            later = clock(passage.reading.slots[match.start("v")].text)
            outside = later is not None and (later[0] >= hours[1] or later[1] <= hours[0])
            limited = scope(reach(passage, match.end())) or _STAYS_ON.search(passage.text + passage.context)
            if outside and later is not None and later[0] + _DAY >= hours[1] and not limited:
                yield _told(passages, whole[0], Said(Place(passage, match.start(), match.end()), later))
                return


def _clocks(passage: Passage) -> list[int]:
    return [i for i, q in passage.reading.slots.items() if q.kind is QuantityKind.CLOCK]


def _told(passages: Passages, first: Said, later: Said) -> Candidate:
    words = Words(
        f"服务时段两处不一致：{cited(passages, first.place)}与{cited(passages, later.place)}，差出的时段有没有人接待、是否计入考核说不清。",
        "统一为一个时段；按平台、渠道或日期区分的，分别写明适用范围。",
    )
    return found_at(CHECK, Severity.MEDIUM, later.place, words, first.place)


def _both(passage: Passage) -> Iterator[Candidate]:
    """7×24小时，客服时间为9:00-18:00: the whole day and part of it in one breath."""
    places = _clocks(passage)
    if passage.row is not None or len(places) != 2 or _OTHER.search(passage.text):
        return
    whole, part = (passage.reading.slots[i] for i in places)
    between = passage.text[places[0] + 1 : places[1]]
    named = re.search(r"(?:客服|服务|人工|在线|接待)(?:时间|时段)", passage.text[: places[1]])
    if (
        not named
        or clock(whole.text) != (0, _DAY)
        or clock(part.text) in {None, (0, _DAY)}
        or scope(between)
        or ";" in between
    ):
        return
    place = Place(passage, places[0], places[1] + 1)
    words = Words(
        f"“{whole.text}”与“{part.text}”矛盾，{part.text}以外的时段有没有人接待说不清。",
        "二选一；夜间由机器人或留言承接的，另行写明。",
    )
    yield found_at(CHECK, Severity.MEDIUM, place, words)


def shift_conflicts(passage: Passage) -> Iterator[Candidate]:
    """A hole between one shift and the next, or shifts that do not cover the hours stated before them."""
    found = [(m, clock(passage.reading.slots[m.start("v")].text)) for m in hits(passage, _SHIFT)]
    shifts = [(match, hours) for match, hours in found if hours is not None]
    if len(shifts) < 2 or len(shifts) < len(found):
        return
    place = Place(passage, shifts[0][0].start(), shifts[-1][0].end())
    for (_, one), (_, other) in itertools.pairwise(shifts):
        if one[1] < other[0]:
            words = Words(
                f"班次之间有空档：{shown(one[1])}至{shown(other[0])}没有班次，这段时间无人接待。",
                "把前一班延到后一班开始，或写明空档由谁承接。",
            )
            yield found_at(CHECK, Severity.MEDIUM, place, words)
            return
    yield from _uncovered(passage, place, shifts[0][1], shifts[-1][1])


def _uncovered(passage: Passage, place: Place, first: tuple[int, int], last: tuple[int, int]) -> Iterator[Candidate]:
    service = next(
        (
            clock(passage.reading.slots[m.start("v")].text)
            for m in hits(passage, _SERVICE)
            if m.start("v") < place.start
        ),
        None,
    )
    if service is None or scope(passage.text[: place.end]):
        return
    if first[0] > service[0] or (last[1] < service[1] and last[1] - first[0] < _DAY):
        words = Words(
            f"班次合起来是{shown(first[0])}至{shown(last[1])}，没有覆盖前面写的服务时段{shown(service[0])}至{shown(service[1])}。",
            "调整班次或服务时段，使两者一致。",
        )
        yield found_at(CHECK, Severity.MEDIUM, place, words)


def shown(minutes: int) -> str:
    """Return minutes since midnight as a time of day: 8:00, 24:00, 次日2:00."""
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02d}" if hour <= 24 else f"次日{hour - 24}:{minute:02d}"


def _no_such_hour(passage: Passage) -> Iterator[Candidate]:
    for index in _clocks(passage):
        text = passage.reading.slots[index].text
        if any(int(hour) > 24 for hour in re.findall(r"(\d{1,2}):\d\d", text)):
            words = Words(f"“{text}”含不存在的时刻，服务到几点说不清。", "改为24小时制内的时刻；跨夜的写“次日”。")
            yield found_at(CHECK, Severity.MEDIUM, Place(passage, index, index + 1), words)
