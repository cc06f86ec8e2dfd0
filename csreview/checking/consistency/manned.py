"""hours-conflict: people on duty all day or every day in one place, and nobody there at some hours or on some days in another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.hours import CHECK, clock
from csreview.checking.consistency.stated import Place, cited, earlier_first, found_at, having, hits, within
from csreview.checking.passages import Passage, Passages
from csreview.language.parts import begins
from csreview.language.quantities import QuantityKind
from csreview.model import Severity

_DAY = 24 * 60
_NOT_PEOPLE = re.compile(r"机器人|智能|自动|系统|监控|留言|应急|紧急|投诉|重大|故障|设备|联系人|联络|电话可|可随时")
_PEOPLE = re.compile(r"人工|真人|客服|坐席|接待|在线|值守|值班|专人|有人")
_ABSENT = (
    r"(?P<r>(?:其余|其他|其它|此外|以外|之外)(?:的)?(?:时间|时段)?(?:的)?(?:来访|咨询|进线|消息)?(?:则|均|都)?(?:为|由|是|的)?(?:无人|没有?人|不安排|不值守|不提供|智能|机器人|自动|留言|不接待))"
    r"|(?:每[日天])?(?P<t><time>)(?:下线|停止(?:服务|接待)|结束(?:服务|接待)|关闭)[^。;]{0,10}(?:次日|第二天)?(?:<time>)?(?:上线|开始|恢复)?"
    r"|(?P<s>[早中晚日夜一二两三]+(?:班|个班次)(?:次)?之?外(?:不|无|没有)[^。;,]{0,8}(?:安排|值守|人|接待))"
)
_HOURS_IN_ALL = (
    r"(?:每班|各班|班次)[^。;<duration>]{0,8}<duration>[^。;<duration>]{0,6}(?:共|合计|总计)(?:为|是)?(?P<v><duration>)"
)
_NOBODY = r"(?P<v><clock>)(?:期间|时段|之间|这段)?(?:的)?(?:没|无|没有)(?:真|人工|客服)*(?:人|人工|客服|坐席)(?:在线|值守|接待|值班)?"
_ON_DUTY = r"(?P<v><clock>)"
_DUTY_NEAR = re.compile(r"[早中晚夜日白]班|坐席|客服|接待|在线|服务时[间段]|开(?:着|门)|人工|值守|有人|都开")
_REST = r"(?P<d>周末|周[六日]|双休日|休息日|节假日|法定节假日)(?:及|和|、|与|以及)?(?:国家)?(?:法定)?(?:节假日|周末)?(?:均|都|一律|全部|不)*(?:休息|停班|停止服务|放假|不上班|提供服务|安排(?:客服|人员|坐席)|不接待|无人)"
_HOLIDAYS_OFF = (
    r"(?P<d>春节|除夕|国庆节?|元旦|五一|中秋)[^。;,]{0,8}(?:放假|休息|停止(?:服务|接待)|不(?:接待|提供服务|上班|安排))"
)
_WORKS = r"(?P<e>周末|周[六日]|双休日|休息日|节假日|法定节假日)(?:期间|当[天日])?(?:的)?(?:[^。;,休除无]{0,6})?(?:在线(?:人数|坐席)|照常|不休|不打烊|正常(?:接待|服务|在线)|不停|无休|排班|值守人数|坐席数)|(?P<a>全年无休|365天|<duration>无休|每周七天|一周七天|全年不休|周一[至到](?:周日|周天|星期日)(?:均|都|全天)?[^。;,]{0,6}(?:服务|在线|接待|人工))"
_WEEKEND, _HOLIDAY = frozenset({"周末", "周六", "周日", "双休日", "休息日"}), frozenset({"节假日", "法定节假日"})
_EXCEPT = re.compile(r"除外|以外|除[^。;,]{0,10}外|另行|加班|可以|如需|经甲方")


def never_absent(passages: Passages) -> Iterator[Candidate]:
    """Yield people on duty all day where nobody is there at some hours, hours with nobody among those on duty, and rest days worked."""
    yield from _all_day(passages)
    yield from _nobody(passages)
    yield from _rest_days(passages)


def _told(passages: Passages, place: Place, other: Place) -> Candidate:
    first, later = earlier_first(place, other)
    words = Words(
        f"服务时段两处不一致：{cited(passages, first)}与{cited(passages, later)}，差出的时段有没有人接待、是否计入考核说不清。",
        "统一为一个时段；由机器人或留言承接的时段、休息的日子，另行写明。",
    )
    return found_at(CHECK, Severity.MEDIUM, place, words)


def _all_day(passages: Passages) -> Iterator[Candidate]:
    """7×24小时人工在线 in one place; 其余时段由智能应答承接, 23:00下线 or 两班共16小时 in another."""
    absent = [*_absences(passages), *_short_of_a_day(passages)]
    for passage in having(passages, "<clock>") if absent else ():
        for index, q in within(passage, 0, len(passage.text)):
            if q.kind is not QuantityKind.CLOCK or clock(q.text) != (0, _DAY):
                continue
            near = passage.text[max(0, index - 16) : index + 16]
            if not _PEOPLE.search(near) or _NOT_PEOPLE.search(near):
                continue
            other = next((each for each in absent if each.passage is not passage), None)
            if other is not None:
                start = begins(passage.text, index)
                yield _told(passages, Place(passage, start, index + 1), other)
                return


def _absences(passages: Passages) -> Iterator[Place]:
    for passage in having(passages, _ABSENT):
        for match in hits(passage, _ABSENT) if passage.row is None else ():
            yield Place(passage, match.start(), match.end())


def _short_of_a_day(passages: Passages) -> Iterator[Place]:
    for passage in having(passages, _HOURS_IN_ALL):
        for match in hits(passage, _HOURS_IN_ALL):
            q = passage.reading.slots[match.start("v")]
            if q.unit == "小时" and q.value is not None and q.value * 60 < _DAY:
                yield Place(passage, match.start(), match.end())


def _nobody(passages: Passages) -> Iterator[Candidate]:
    """夜里11点到早上九点没真人, where a shift runs to half past twelve."""
    for passage in having(passages, _NOBODY):
        for match in hits(passage, _NOBODY):
            hours = clock(passage.reading.slots[match.start("v")].text)
            place = Place(passage, match.start(), match.end())
            for other in _on_duty(passages, passage):
                there = clock(other.passage.reading.slots[other.end - 1].text)
                if hours is not None and there is not None and there != (0, _DAY) and _overlap(hours, there):
                    yield _told(passages, place, other)
                    return


def _on_duty(passages: Passages, but: Passage) -> Iterator[Place]:
    for passage in having(passages, _ON_DUTY):
        if passage is not but and not _NOT_PEOPLE.search(passage.text):
            for match in hits(passage, _ON_DUTY):
                near = passage.text[max(0, match.start() - 10) : match.end() + 10] + passage.context
                if _DUTY_NEAR.search(near):
                    yield Place(passage, max(0, match.start() - 2), match.end())


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two stretches of the day share more than a few minutes, midnight included."""
    shared = (min(one[1], other[1] + turn) - max(one[0], other[0] + turn) for turn in (-_DAY, 0, _DAY))
    return max(shared) >= 30


def _rest_days(passages: Passages) -> Iterator[Candidate]:
    """周末休息 in one place, 周末在线人数不低于平日 or 全年无休 in another."""
    rests = [(p, m) for p in having(passages, _REST) for m in hits(p, _REST) if _rests(p, m)]
    rests += [
        (p, m) for p in having(passages, _HOLIDAYS_OFF) for m in hits(p, _HOLIDAYS_OFF) if not _EXCEPT.search(p.text)
    ]
    for passage in having(passages, _WORKS) if rests else ():
        for match in hits(passage, _WORKS):
            if _EXCEPT.search(passage.text) or _NOT_PEOPLE.search(passage.text):
                continue
            place = Place(passage, match.start(), match.end())
            for other, rest in rests:
                if other is not passage and _same_days(match, rest):
                    yield _told(passages, place, Place(other, rest.start(), rest.end()))
                    return


def _rests(passage: Passage, match: re.Match[str]) -> bool:
    asserted = match.group().endswith(("提供服务", "安排客服", "安排人员", "安排坐席")) == ("不" in match.group())
    return (
        asserted and not _EXCEPT.search(passage.text) and not re.search("甲方|人员|员工", passage.text[: match.start()])
    )


def _same_days(works: re.Match[str], rest: re.Match[str]) -> bool:
    if works["a"]:
        return True
    kind = _WEEKEND if works["e"] in _WEEKEND else _HOLIDAY
    return any(word in rest.group() for word in kind)
