"""hours-conflict: shifts laid out in one place that together leave out part of the hours of service stated in another.

Shifts told by the clocks of two countries are put on one clock first, with and without summer time; only a hole that is
there either way is told.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.hours import CHECK, clock, shift_conflicts, shown, stated_hours
from csreview.checking.consistency.stated import Place, cited, found_at, having, hits, reach, scope
from csreview.checking.passages import Passage, Passages
from csreview.model import Severity

_DAY = 24 * 60
_BEIJING = 8
_NAMED = r"(?P<n>(?:早|中|晚|夜|白|日|大夜|小夜|[A-D甲乙丙丁一二三四])班|[Ss]hift ?[A-D1-4])(?P<g>[^。;<clock>班]{0,40}?)(?P<v><clock>)"
_IN_COLUMNS = r"(?P<n>(?:早|中|晚|夜|白|日|大夜|小夜|[A-D甲乙丙丁一二三四])班),(?:上班|开始|起始?|到岗|上线)(?:时间)?:(?P<a><time>),(?:下班|结束|止|终止|离岗|下线)(?:时间)?:(?P<b><time>)"
_ZONES: tuple[tuple[re.Pattern[str], tuple[int, ...]], ...] = (
    (re.compile(r"北京时间|中国时间|东八区"), (8,)),
    (re.compile(r"太平洋|西部时间|洛杉矶|\bP[SD]?T\b"), (-8, -7)),
    (re.compile(r"美(?:国)?东(?:部)?|东部时间|纽约|\bE[SD]?T\b"), (-5, -4)),
    (re.compile(r"英国|伦敦|格林威治|格林尼治|GMT"), (0, 1)),
    (re.compile(r"中欧|柏林|巴黎|\bCES?T\b"), (1, 2)),
    (re.compile(r"日本|东京|韩国|首尔"), (9,)),
)
_UTC = re.compile(r"UTC([+-]\d{1,2})(?!:)")
_UNKNOWN_ZONE = re.compile(r"当地|本地|时区")
_FILLED_OTHERWISE = re.compile(r"机器人|智能|自动|留言|值班|待命|弹性|错峰|另行|以排班表为准")
_ITS_OWN_NAME = frozenset({"夜班"})
_LEAST = 30  # minutes: a shorter gap is a handover


@dataclass(frozen=True, slots=True)
class Shift:
    """A shift: its name, where it is told, its hours in minutes by its own clock, that clock's offsets from UTC."""

    name: str
    place: Place
    hours: tuple[int, int]
    offsets: tuple[int, ...]


def coverage(passages: Passages) -> Iterator[Candidate]:
    """Yield shifts that leave a hole between them, and the hours of service stated that shifts told elsewhere do not fill."""
    gaps = [gap for shifts in _groups(passages) if (gap := _gap(shifts)) is not None]
    for one, other in gaps:
        words = Words(
            f"班次之间有空档：{cited(passages, one.place)}与{cited(passages, other.place)}之间，{shown(one.hours[1])}至{shown(other.hours[0])}没有班次，这段时间无人接待。",
            "把前一班延到后一班开始，或写明空档由谁承接。",
        )
        yield found_at(CHECK, Severity.MEDIUM, other.place, words, one.place)
    if not gaps:
        yield from _left_out(passages)
    yield from _twice(passages)


def _twice(passages: Passages) -> Iterator[Candidate]:
    """A shift that two places, of which neither is limited, give different hours."""
    first: dict[str, Shift] = {}
    for shift in (shift for shifts in _groups(passages, at_least=1) for shift in shifts):
        before = first.setdefault(shift.name, shift)
        if before.hours != shift.hours and before.offsets == shift.offsets:
            words = Words(
                f"{shift.name}的时段两处不一致：{cited(passages, before.place)}与{cited(passages, shift.place)}，按哪个排班、考核说不清。",
                "统一为一个时段；按店铺、渠道或季节区分的，分别写明适用范围。",
            )
            yield found_at(CHECK, Severity.MEDIUM, shift.place, words, before.place)
            return


def _gap(shifts: Sequence[Shift]) -> tuple[Shift, Shift] | None:
    """The first two shifts, one after the other in rows of one table or a line each and by one clock, with a hole between them."""
    tables = {shift.place.passage.row and shift.place.passage.row.table for shift in shifts}
    lines = {shift.place.passage.number for shift in shifts}
    if len(tables) != 1 or len(lines) < len(shifts) or len({shift.offsets for shift in shifts}) > 1:
        return None
    ordered = sorted(shifts, key=lambda shift: shift.hours)
    ends = itertools.accumulate((shift.hours[1] for shift in ordered), max)
    pairs = zip(ordered, ordered[1:], ends, strict=False)
    return next(((one, other) for one, other, end in pairs if other.hours[0] - end >= _LEAST), None)


def _left_out(passages: Passages) -> Iterator[Candidate]:
    """The hours of service stated, where the shifts told elsewhere leave part of them out."""
    stated = next((s for p in passages.binding() for s in stated_hours(p) if not s.scope), None)
    hours = stated.value if stated is not None else None
    if stated is None or not isinstance(hours, tuple):
        return
    for shifts in _groups(passages):
        held = {shift.place.passage.number for shift in shifts}
        told = stated.place.passage.number in held or any(any(shift_conflicts(s.place.passage)) for s in shifts)
        hole = None if told else _hole(hours, shifts)
        if hole is not None:
            first = cited(passages, shifts[0].place)
            words = Words(
                f"写明的服务时段是{shown(hours[0])}至{shown(hours[1])}，而各班次（{first}等{len(shifts)}班）合起来没有覆盖{shown(hole[0])}至{shown(hole[1])}（北京时间），这段时间无人接待。",
                "增加班次或调整起止时刻，使各班合起来覆盖服务时段；由机器人或留言承接的，另行写明。",
            )
            yield found_at(CHECK, Severity.MEDIUM, stated.place, words)
            return


def _groups(passages: Passages, at_least: int = 2) -> Iterator[list[Shift]]:
    """The shifts of each article, where every one of them is clear, of another name and held without limits."""
    by_root: dict[str, list[Shift | None]] = {}
    for passage in having(passages, _NAMED, _IN_COLUMNS):
        found = (*_shifts(passage), *_in_columns(passage))
        by_root.setdefault(passages.roots[passage.clause.id], []).extend(found)
    filled = {
        passages.roots[p.clause.id] for p in passages.having(_FILLED_OTHERWISE) if _FILLED_OTHERWISE.search(p.text)
    }
    for root, shifts in by_root.items():
        clear = [shift for shift in shifts if shift is not None]
        if len({s.name for s in clear}) == len(shifts) >= at_least and root not in filled:
            yield clear


def _shifts(passage: Passage) -> Iterator[Shift | None]:
    """The shifts of a passage; None for one that cannot be placed in the day or that holds for some days only."""
    for match in hits(passage, _NAMED):
        hours = clock(passage.reading.slots[match.start("v")].text)
        offsets = _offsets(match["g"])
        limited = scope(reach(passage, match.end())) - _ITS_OWN_NAME
        if hours is None or offsets is None or limited:
            yield None
        else:
            yield Shift(match["n"].replace(" ", "").upper(), Place(passage, *match.span()), hours, offsets)


def _in_columns(passage: Passage) -> Iterator[Shift | None]:
    """The shift of a row that tells its beginning and its end in two columns."""
    for match in hits(passage, _IN_COLUMNS) if passage.row is not None else ():
        hours = clock("-".join(passage.reading.slots[match.start(name)].text for name in "ab"))
        limited = scope(reach(passage, match.end()))
        yield Shift(match["n"], Place(passage, *match.span()), hours, (_BEIJING,)) if hours and not limited else None


def _offsets(words: str) -> tuple[int, ...] | None:
    """The offsets from UTC that words before a time name; Beijing where they name none, None where they name another."""
    utc = _UTC.search(words)
    if utc:
        return (int(utc[1]),)
    for pattern, offsets in _ZONES:
        if pattern.search(words):
            return offsets
    return None if _UNKNOWN_ZONE.search(words) else (_BEIJING,)


def _hole(stated: tuple[int, int], shifts: Sequence[Shift]) -> tuple[int, int] | None:
    """The first stretch of the stated hours that no shift fills, whichever way summer time is; None where there is none."""
    left = set(range(*stated))
    for offsets in itertools.product(*(shift.offsets for shift in shifts)):
        filled = {
            minute % _DAY
            for shift, offset in zip(shifts, offsets, strict=True)
            for minute in range(shift.hours[0] + (_BEIJING - offset) * 60, shift.hours[1] + (_BEIJING - offset) * 60)
        }
        left = {minute for minute in left if minute % _DAY not in filled}
    return _first_stretch(sorted(left))


def _first_stretch(minutes: Sequence[int]) -> tuple[int, int] | None:
    for _, group in itertools.groupby(enumerate(minutes), key=lambda pair: pair[1] - pair[0]):
        run = [minute for _, minute in group]
        if len(run) >= _LEAST:
            return run[0], run[-1] + 1
    return None
