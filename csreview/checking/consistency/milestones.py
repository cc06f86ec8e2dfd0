"""date-order and term-arithmetic: days in the life of an agreement told apart from each other, in sentences and in rows.

What must be done before the service goes live, or before the term ends, is not set for a later day; and the first and
last day of the term, each told by itself, fit its length.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.dates import day
from csreview.checking.consistency.stated import Place, cited, found_at, having, hits
from csreview.checking.consistency.terms import Range, fits, span_in_words
from csreview.checking.passages import Passage, Passages
from csreview.language.quantities import Quantity
from csreview.model import Severity

CHECK = "date-order"
_FORMAL = r"(?P<d><date>)(?:零时|<time>|起|开始|,)*正式(?:服务|接待|上线|运营|开通|计费|开始)|正式(?:服务|接待|上线|运营|开通)[^。;,<date>]{0,6}(?:日期?|时间)?[^。;,<date>]{0,6}(?:为|是|:|定于|于|自)(?P<e><date>)"
_BEFORE_IT = r"(?P<d><date>)(?:之?前)?[^。;,<date>]{0,16}(?:验收|联调|试接待|压力测试)(?!合格后|通过后|报告)|(?P<e><date>)(?:之?前)?[^。;,<date>]{0,8}完成[^。;,<date>]{0,10}(?:岗前培训|上线前的?(?:培训|准备|测试|联调)|招聘|招募|对接|测试|资料交付|账号开通|系统配置|交底)|(?:验收|联调|试接待|岗前培训|上岗考试|系统对接)[^。;,<date>]{0,8}(?:为|于|:|在|定于)(?P<f><date>)"
_AGAIN = re.compile(r"复训|续|年度|季度|补充|新增|增加|大促|上线后|正式服务后|二期|第二阶段|发票|付款")
_TRIAL_ENDS = r"(?:试运行|试用|磨合|试服务)[^。;<date>]{0,10}<date>[^。;,<date>]{0,6}(?:至|到|-|~)(?P<d><date>)"
_ENDS = (
    r"(?:服务期?|合同|合作期?|有效期|期限)[^。;,<date>]{0,8}(?:至|到|于)(?P<d><date>)(?:届满|期满|终止|到期|止|结束)"
)
_SIGNED = r"(?:本合同|双方)?(?:于)(?P<d><date>)(?:在[^。;,]{1,12})?(?:签订|签署|订立)(?!的)|(?:签订|签署|订立|签约)(?:日期|时间|日)(?:为|:)(?P<e><date>)"
_BEGINS = r"(?:服务期限?|合同期限?|合作期限?|有效期限?|期限)(?:为|是|:)?(?:自|从)(?P<d><date>)(?:起|开始|至|到)"
_BEFORE_END = r"(?:届满|期满|到期|终止|结束)(?:之?前|日前)[^。;]{0,24}?(?P<d><date>)(?:之?前)?|(?P<e><date>)(?:之?前)?[^。;,<date>]{0,14}(?:提出|通知)[^。;,]{0,8}(?:续约|续签|不续)"
_FIRST_DAY = r"(?:服务|合同|合作|协议|期限|委托)?(?:的)?(?:起始|开始|起算|起)(?:日期?|时间)(?:为|是|于|[,:]|[^。;,:]{0,6}:)*(?P<d><date>)"
_LAST_DAY = r"(?:服务|合同|合作|协议|期限|委托)?(?:的)?(?:终止|结束|截止|届满|到期|终了|止)(?:日期?|时间)(?:为|是|于|[,:]|[^。;,:]{0,6}:)*(?P<d><date>)"
_TERM = r"(?:服务|合同|合作|委托|协议)?(?:的)?(?:期限|有效期|服务期|合同期|合作期)(?:为|是|共|[,:]|[^。;,:]{0,6}:)*(?P<n><duration>)"
_ACROSS = r"(?:自|从)?(?P<a><date>)(?:起算?|开始)?(?:生效)?[^。;<date><duration>]{0,10}?(?:期限|为期|共|服务期|有效期)?(?:为|是|共)*(?P<n><duration>)(?!内|前|后|以),?[^。;,<date><duration>]{0,6}(?:至|到|于|,)(?P<b><date>)(?:届满|期满|终止|到期|为?止|结束)"
_BEGINS_FOR = r"(?:合同|服务|合作|委托|协议)?(?:的)?(?:期限|有效期|服务期|合同期|合作期)(?:为|是)?(?:自|从)(?P<a><date>)(?:起算?|开始)?,?(?:为期|共|期限为|有效期)+(?P<n><duration>)(?!内|前|后)"
_ENDS_ON = r"(?:合同|协议|服务期|合同期|合作期|有效期|期限)(?:限)?(?:将|应)?(?:于|至|到)(?P<d><date>)(?:届满|期满|终止|到期|为?止|结束)"
_ANOTHER_TERM = re.compile(r"试用|试运行|磨合|保密|质保|大促|续|许可|补充|考核|结算|保证金|竞业")


def milestones(passages: Passages) -> Iterator[Candidate]:
    """Yield each day that lies behind the one it must precede."""
    live = _days(passages, _FORMAL)
    if live:
        first = min(live, key=lambda found: found[1])
        trial = _days(passages, _TRIAL_ENDS) if "正式服务" in first[0].passage.text else []  # it may run after 正式上线
        for place, date in (*_days(passages, _BEFORE_IT), *trial):
            if date > first[1] and not _AGAIN.search(place.passage.text):
                yield _told(passages, place, first[0], "上线前的准备、试运行或验收定在{}，晚于正式服务日{}，次序倒置。")
                break
    yield from _after_the_end(passages)
    yield from _signed_late(passages)


def _signed_late(passages: Passages) -> Iterator[Candidate]:
    """The term begins before the day of signing, and nobody says that it reaches back."""
    signed = _days(passages, _SIGNED)
    starts = _days(passages, _BEGINS)
    for place, date in starts if signed else ():
        back = re.search("追溯|溯及|补签|续签|补充", "".join(p.text for p in (place.passage, signed[0][0].passage)))
        if date < signed[0][1] and place.passage is not signed[0][0].passage and not back:
            message = "服务期限起日{}早于签订日{}，签订前的期间是否受约束、是否计费说不清。"
            yield _told(passages, place, signed[0][0], message)
            return


def _after_the_end(passages: Passages) -> Iterator[Candidate]:
    ends = _days(passages, _ENDS)
    for place, date in _days(passages, _BEFORE_END) if ends else ():
        if date > ends[0][1] and place.start > 0:
            yield _told(passages, place, ends[0][0], "应在期满前完成的事项定在{}，晚于期限届满日{}，届时合同已经终止。")
            break


def _told(passages: Passages, place: Place, other: Place, message: str) -> Candidate:
    words = Words(message.format(cited(passages, place), cited(passages, other)), "核对两处日期，改正写错的一处。")
    return found_at(CHECK, Severity.MEDIUM, place, words, other)


def _days(passages: Passages, source: str) -> list[tuple[Place, datetime.date]]:
    found = []
    for passage in having(passages, source):
        for match in hits(passage, source):
            index = next(match.start(name) for name in ("d", "e", "f") if match.groupdict().get(name))
            date = day(passage.reading.slots[index].text)
            if date is not None:
                found.append((Place(passage, match.start(), match.end()), date))
    return found


def term_in_parts(passages: Passages) -> Iterator[Candidate]:
    """Yield the length of a term that its first and last day, each told by itself in one clause or table, do not bear out."""
    for passage in having(passages, _ACROSS):
        for match in hits(passage, _ACROSS):
            yield from _judged(passages, passage, match)
    yield from _end_elsewhere(passages)
    starts, ends = _one_a_clause(passages, _FIRST_DAY), _one_a_clause(passages, _LAST_DAY)
    for passage in having(passages, _TERM) if starts and ends else ():
        start, end = starts.get(passage.clause.id), ends.get(passage.clause.id)
        for match in hits(passage, _TERM):
            q = passage.reading.slots[match.start("n")]
            place = Place(passage, match.start(), match.end())
            if start is not None and end is not None and start[1] < end[1] and not _ANOTHER_TERM.search(passage.text):
                each = Range(start[0], start[1], end[1])
                if not fits(each, q):
                    yield _unfit(each, q, place, f"起日{cited(passages, start[0])}、止日{cited(passages, end[0])}")


def _end_elsewhere(passages: Passages) -> Iterator[Candidate]:
    """合作期限自2027年1月1日起，为期两年, and elsewhere 本合同于2027年12月31日到期."""
    begun = [(p, m) for p in having(passages, _BEGINS_FOR) for m in hits(p, _BEGINS_FOR)]
    ends = [each for each in _days(passages, _ENDS_ON) if not _ANOTHER_TERM.search(each[0].passage.text[: each[0].end])]
    for passage, match in begun[:1] if not any(_ANOTHER_TERM.search(p.text[: m.end()]) for p, m in begun) else ():
        start, q = day(passage.reading.slots[match.start("a")].text), passage.reading.slots[match.start("n")]
        place = Place(passage, match.start(), match.end())
        for end, last in ends[:1]:
            each = Range(end, start, last) if start is not None and start < last else None
            if each is not None and end.passage is not passage and not fits(each, q):
                yield _unfit(each, q, place, f"起日{cited(passages, place)}、止日{cited(passages, end)}")


def _one_a_clause(passages: Passages, source: str) -> dict[str, tuple[Place, datetime.date]]:
    found: dict[str, tuple[Place, datetime.date]] = {}
    for place, date in _days(passages, source):
        if not _ANOTHER_TERM.search(place.passage.text):
            found.setdefault(place.passage.clause.id, (place, date))
    return found


def _judged(passages: Passages, passage: Passage, match: re.Match[str]) -> Iterator[Candidate]:
    start, end = (day(passage.reading.slots[match.start(name)].text) for name in ("a", "b"))
    q = passage.reading.slots[match.start("n")]
    if start is not None and end is not None and start < end:
        place = Place(passage, match.start(), match.end())
        each = Range(place, start, end)
        if not fits(each, q):
            yield _unfit(each, q, place, f"起止日期{cited(passages, place)}")


def _unfit(each: Range, q: Quantity, place: Place, dates: str) -> Candidate:
    words = Words(
        f"{dates}为{span_in_words(each)}，却写明“{q.text}”，到期日以哪个为准会起争议，费用、续约和违约金也随之不定。",
        "核实真实期限，改正日期或期限，使两者一致。",
    )
    return found_at("term-arithmetic", Severity.HIGH, place, words)
