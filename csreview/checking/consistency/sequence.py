"""date-order: days that go against the order that the draft itself tells (B after A), and use before handing over."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.dates import day
from csreview.checking.consistency.stated import Place, cited, found_at, having, hits
from csreview.checking.passages import Passage, Passages
from csreview.language.quantities import QuantityKind
from csreview.model import Severity

CHECK = "date-order"
_AFTER = re.compile(
    r"(?:^|[,;。:])(?:乙方|甲方|双方)?(?P<x>[一-鿿]{2,6}?)(?:应当?|须|在|于|自|待|均)+(?P<y>[一-鿿]{2,8}?)(?:结束|完成|通过|合格|完毕)?(?:之?后|以后)(?:方可|再|才|进行|开展|开始|实施|组织|安排|支付|,|。|$)"
)
_PAID_AFTER = re.compile(
    r"(?:^|[,;。:])(?P<x>首付款|预付款|首期款|尾款|保证金)[^。;]{0,12}?自(?P<y>[一-鿿]{2,8}?)(?:之日)?(?:起|后)"
)
_NAMED_DAY = re.compile(r"^(?:[^,:]{1,6}:)?(?P<name>[一-鿿()]{2,16})[:,]")
_LIVE = re.compile(r"(?:正式)?(?:上线|启用|开通|起线|服务开始|接待开始)|正式(?:接待|服务|运营)")
_PREPARES = re.compile(r"集训|岗前|培训|招聘|招募|名单|名册|资料|联调|对接|测试|试接|试运行|考试")
_AGAIN = re.compile(r"复训|上线后|新品|补充|二期|大促")
_HANDED = r"(?P<d><date>)(?:之?前|以前)?[^。;,<date>]{0,6}(?:开通|提供|移交|交付)[^。;,<date>]{0,6}(?P<o>账号|子账号|话术|资料|系统|场地|设备)"
_USED = r"(?:自|于|从)(?P<d><date>)(?:起|开始)?[^。;,<date>]{0,6}使用(?:上述|前述|该等?|前款)[^。;,<date>]{0,4}(?P<o>账号|子账号|话术|资料|系统|场地|设备)"


def sequence(passages: Passages) -> Iterator[Candidate]:
    """Yield each day that lies before the one which, as the draft tells, must come first."""
    days = [found for p in having(passages, "<date>") if (found := _named(p)) is not None]
    for passage in passages.having(_AFTER, _PAID_AFTER) if len(days) > 1 else ():
        for match in (*_AFTER.finditer(passage.text), *_PAID_AFTER.finditer(passage.text)):
            late, early = _of(days, match["x"]), _of(days, match["y"])
            if late and early and late is not early and late[2] < early[2]:
                message = (
                    f"{{}}早于{{}}，而{cited(passages, Place(passage, match.start('x'), match.end()))}：次序倒置。"
                )
                yield _told(passages, late[1], early[1], message)
    yield from _prepared_late(passages, days)
    yield from _used_before(passages)


_Day = tuple[str, Place, datetime.date]


def _named(passage: Passage) -> _Day | None:
    """What a row or line 培训考核：2026年12月15日 names, where the day stands, and the last day of it."""
    match = _NAMED_DAY.match(passage.text)
    name = passage.context.rsplit("\n", 1)[-1] if passage.row is not None else match["name"] if match else ""
    dates = [(i, day(q.text)) for i, q in passage.reading.slots.items() if q.kind is QuantityKind.DATE]
    known = [(i, date) for i, date in dates if date is not None]
    if not name or not known or known[0] != dates[0] or len(dates) > 2:
        return None
    return name, Place(passage, known[0][0], known[-1][0] + 1), known[0][1]


def _of(days: list[_Day], word: str) -> _Day | None:
    """The only row or line about a matter."""
    found = [each for each in days if word in each[0]]
    return found[0] if len(found) == 1 else None


def _prepared_late(passages: Passages, days: list[_Day]) -> Iterator[Candidate]:
    """集训 5月27日 in the rows of a plan in which 正式上线 is 5月25日."""
    for live in (each for each in days if _LIVE.match(each[0])):
        for late in days:
            of_one_plan = late[1].passage.clause is live[1].passage.clause
            if of_one_plan and late[2] > live[2] and _PREPARES.search(late[0]) and not _AGAIN.search(late[0]):
                yield _told(passages, late[1], live[1], "上线前的准备定在{}，晚于正式上线日{}，次序倒置。")
                return


def _used_before(passages: Passages) -> Iterator[Candidate]:
    """账号 handed over by the 25th, and used from the 18th on."""
    handed = list(_days(passages, _HANDED))
    for thing, place, date in _days(passages, _USED) if handed else ():
        first = next((each for each in handed if each[0] == thing), None)
        if first is not None and date < first[2] and place.passage is not first[1].passage:
            yield _told(passages, place, first[1], "使用日{}早于交付日{}，届时还没有可用之物，次序倒置。")


def _days(passages: Passages, source: str) -> Iterator[_Day]:
    for passage in having(passages, source):
        for match in hits(passage, source):
            date = day(passage.reading.slots[match.start("d")].text)
            if date is not None:
                yield match["o"].removeprefix("子"), Place(passage, match.start("d"), match.end()), date


def _told(passages: Passages, place: Place, other: Place, message: str) -> Candidate:
    words = Words(message.format(cited(passages, place), cited(passages, other)), "核对两处日期，改正写错的一处。")
    return found_at(CHECK, Severity.MEDIUM, place, words, other)
