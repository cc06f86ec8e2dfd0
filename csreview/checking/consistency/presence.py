"""hours-conflict: when people are there, told by a clock, by when they go home and by 24 hours, wherever each stands.

The hours of service are those that the draft states for all days and channels. What contradicts them: a knocking-off
time or a seat's hours that end or begin otherwise, and people promised around the clock where no roster fills the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.hours import CHECK, clock, stated_hours
from csreview.checking.consistency.stated import Place, cited, found_at, hits, rx, scope, within
from csreview.checking.passages import Passage, Passages
from csreview.language.numerals import number
from csreview.language.parts import begins
from csreview.language.quantities import QuantityKind
from csreview.model import Severity

_DAY = 24 * 60
_LEAST = 30  # minutes: less is a handover
_ABOUT_HOURS = re.compile(r"时间|时段|什么时候|啥时候|几点|在线|夜班|接待|服务")
_SERVES = re.compile(r"接(?!口|单|入|龙)|上班|坐一?[个人]|有人|在线|值守|服务|看店|守")
_NOT_SERVICE = re.compile(
    r"机器人|智能|自动|留言|系统|监控|应急|紧急|投诉|重大|检查|例会|联系|对接|群|统计|口径|剔除|考核|培训|晨会|复盘|加班|仓库|发货|除夕|初[一二三]|直播间|甲方(?:应|须|安排)|核对|寄送|工作日|指标|权重|旺季|高峰"
)
_NOON = r"(?P<d>凌晨|早上?|清早|上午|中午|下午|傍晚|晚上?|夜里?|半夜|深夜|次日|第二天)?"
_HOUR = rf"(?:(?P<t><time>)|{_NOON}(?P<h>\d{{1,2}}|[一二两三四五六七八九十]{{1,3}})(?:点钟?|:(?P<m>[0-5]\d))(?P<f>半)?)"
_KNOCKS_OFF = (
    rf"{_HOUR}(?:以后|之后|后|起|过后)?(?:才)?(?:下班|交班|收工|打烊|下线|关店|不再(?:接待|回复|服务)|停止(?:接待|服务)|无人(?:值守|接待)|没有?人|不接待|不回复)|"
    rf"(?:值|守|忙|干|接|做|回|营业|接待|服务|开)到{_HOUR.replace('?P<t>', '?P<u>').replace('?P<d>', '?P<e>').replace('?P<h>', '?P<i>').replace('?P<m>', '?P<n>').replace('?P<f>', '?P<g>')}"
)
_SHIFT = re.compile(r"[早中白日大小]班|每班|两班|轮班|第[一二三]班|换班|半天")
_SEAT_ROW = re.compile(r"坐席|席|客服|专员|人工")
_ALL_DAY_MANNED = r"(?P<v>(?:7[×xX*·]24|24[×xX*]7|全天候?(?=有人|人工)|<clock>|<duration>)(?:小时)?)(?<!内)(?:都|均|全程|始终)?(?:有(?:真|专)?人|人工|专人)(?:接听|接待|在线|应答|值守|值班|回复)"
_BY_PEOPLE = re.compile(r"人工|真人|有人|专人|(?:客服|坐席)(?:在线|值守|接待)")


def presence(passages: Passages) -> Iterator[Candidate]:
    """Yield each time people are said to be there or to go home that the stated hours of service leave out."""
    timed = list(passages.having(rx("<clock>|<time>|点|到")))
    stated = [(said.place, said.value) for p in timed for said in stated_hours(p) if not said.scope]
    stated += [said for p in timed if not stated for said in _under_title(p)]
    hours = {value for _, value in stated if isinstance(value, tuple)}
    if len(hours) == 1:
        start, end = hours.pop()
        for passage in timed:
            for place in (*_going_home(passage, start, end), *_seats_outside(passage, start, end)):
                if place.passage is not stated[0][0].passage:
                    pair = (place, stated[0][0]) if place.passage.row is not None else (stated[0][0], place)
                    yield _told(passages, *pair)
    yield from _around_the_clock(passages, timed)


def _told(passages: Passages, one: Place, other: Place) -> Candidate:
    words = Words(
        f"服务时段两处不一致：{cited(passages, one)}与{cited(passages, other)}，差出的时段有没有人接待、是否计入考核说不清。",
        "统一为一个时段；按班次、渠道或日期区分的，分别写明适用范围。",
    )
    return found_at(CHECK, Severity.MEDIUM, other, words, one)


def _under_title(passage: Passage) -> Iterator[tuple[Place, object]]:
    """天天从早上8点到晚上10点半 below 啥时候在线: the one clock of a sentence that says that people serve then."""
    clocks = [(i, q) for i, q in within(passage, 0, len(passage.text)) if q.kind is QuantityKind.CLOCK]
    if len(clocks) != 1 or passage.row is not None or not _ABOUT_HOURS.search(passage.context):
        return
    index, q = clocks[0]
    part = passage.text[: index + 1] + re.split("[。;]", passage.text[index + 1 :])[0]
    hours = clock(q.text)
    if (
        hours is not None
        and _SERVES.search(part)
        and not _NOT_SERVICE.search(passage.text[:index])
        and not scope(passage.text[:index])
    ):
        yield Place(passage, max(0, passage.text.rfind(",", 0, index) + 1), index + 1), hours


def _going_home(passage: Passage, start: int, end: int) -> Iterator[Place]:
    """晚上十一点下班, 客服值到12点, where the hours of service end at another time."""
    for match in hits(passage, _KNOCKS_OFF) if passage.row is None else ():
        part = passage.text[begins(passage.text, match.start()) : match.end() + 4]
        minutes = _minutes(passage, match)
        other = _SHIFT.search(part) or _NOT_SERVICE.search(passage.text[: match.end()]) or scope(part)
        if minutes is None or other:
            continue
        off = min(abs((minutes + turn) - end) for turn in (-_DAY, 0, _DAY))
        if off >= _LEAST and (minutes - start) % _DAY > _LEAST:
            yield Place(passage, match.start(), match.end())


def _minutes(passage: Passage, match: re.Match[str]) -> int | None:
    """The time of day of a match in minutes; 12点 of someone who stays up late is midnight."""
    slot, day, hour, minute, half = (match[a] or match[b] for a, b in ("tu", "de", "hi", "mn", "fg"))
    if slot:
        text = passage.reading.slots[match.start("t" if match["t"] else "u")].text
        read = re.fullmatch(rx(_HOUR.replace("(?P<t><time>)|", "")).pattern, text)
        if read is None:
            return None
        day, hour, minute, half = read["d"], read["h"], read["m"], read["f"]
    value = int(number(hour) or 0)
    late = (day or "")[:1] in {"晚", "夜", "半", "深", "傍"} and 6 <= value < 12
    afternoon = late or (day in {"下午", "中午"} and value < 12)
    midnight = value == 12 and not minute and day not in {"中午", "下午"}
    return (24 if midnight else value + 12 * afternoon) * 60 + (30 if half else int(minute or 0))


def _seats_outside(passage: Passage, start: int, end: int) -> Iterator[Place]:
    """A row of seats with hours that begin before the hours of service or end after them: 全天席 8:30—23:30."""
    clocks = [(i, q) for i, q in within(passage, 0, len(passage.text)) if q.kind is QuantityKind.CLOCK]
    if passage.row is None or len(clocks) != 1 or not _SEAT_ROW.search(passage.text):
        return
    index, q = clocks[0]
    hours = clock(q.text)
    if hours is None or _NOT_SERVICE.search(passage.text) or re.search("班(?!轮)", passage.text) or scope(passage.text):
        return
    if start - hours[0] >= _LEAST or hours[1] - end >= _LEAST:
        yield Place(passage, index, index + 1)


def _around_the_clock(passages: Passages, timed: list[Passage]) -> Iterator[Candidate]:
    """全年7×24小时安排人工在线, where all the hours told for people leave part of the day out."""
    rosters: list[tuple[Place, tuple[int, int]]] = []
    for passage in timed:
        for index, q in within(passage, 0, len(passage.text)):
            hours = clock(q.text) if q.kind is QuantityKind.CLOCK else None
            told = hours is not None and _ABOUT_HOURS.search(passage.context + passage.text)
            if passage.row is not None and hours == (0, _DAY):
                return
            if hours is not None and told and hours != (0, _DAY) and not _NOT_SERVICE.search(passage.text):
                rosters.append((Place(passage, index, index + 1), hours))
    filled = {minute % _DAY for _, (start, end) in rosters for minute in range(start, end)}
    if rosters and len(filled) <= _DAY - _LEAST:
        for passage in passages.having(rx("<clock>|<duration>|全天")):
            for claim in _claims(passage):
                yield _told(passages, rosters[0][0], claim)


def _claims(passage: Passage) -> Iterator[Place]:
    """Where a sentence promises people around the clock."""
    for match in hits(passage, _ALL_DAY_MANNED) if passage.row is None else ():
        whole = match["v"].startswith("全天") or clock(passage.reading.slots[match.start("v")].text) == (0, _DAY)
        if whole and not _NOT_SERVICE.search(passage.text[max(0, match.start() - 12) : match.end()]):
            yield Place(passage, match.start(), match.end())
            return
    for index, q in within(passage, 0, len(passage.text)) if passage.row is None else ():
        start = begins(passage.text, index)
        near = passage.text[max(start, index - 12) : index + 12]
        around = q.kind is QuantityKind.CLOCK and clock(q.text) == (0, _DAY)
        if around and _BY_PEOPLE.search(near) and not _NOT_SERVICE.search(near):
            yield Place(passage, start, index + 1)
            return
