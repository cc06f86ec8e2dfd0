"""date-order: days that come in an order in which they cannot be."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.dates import day
from csreview.checking.consistency.stated import Place, cited, found_at, having, hits
from csreview.checking.consistency.terms import RANGE, Range, ranges
from csreview.checking.passages import Passage, Passages
from csreview.model import Severity

CHECK = "date-order"
_LIVE = r"(?P<d><date>)(?:\d+:\d\d|<time>|起|前|正式|系统)*(?:正式)?上线(?!前|准备|培训|资料|确认)|(?:正式)?上线(?:日期?|时间)?(?:为|是|:|定于|不晚于|于|,[^,:]{0,6}:)+(?P<e><date>)|正式(?:上线接待|接待|上线服务|开线)(?:的)?(?:日期?|时间)?(?:为|是|:|定于|于)+(?P<f><date>)"
_LIVE_ROW = re.compile(
    r"(?:全部|全面|全店|整体)上线|正式(?:上线|开通|启用|启动|开线)|(?:^|:)(?:上线|开通)(?:日期?|时间)?(?=,)"
)
_BEFORE_LIVE = re.compile(
    r"资料[^,;。]{0,8}(?:移交|提供|交付)|(?:移交|提供|交付)[^,;。]{0,14}(?:资料|账号|手册)|岗前培训|上岗考试|试接待|到岗|培训与考试"
)
_HANDED = r"(?P<d><date>)(?:之?前)[^。;]{0,16}(?:提供|移交|交付)[^。;]{0,30}(?:资料|账号|手册)"
_RENEWAL = r"(?:续约|续签|续期)[^。;]{0,10}(?P<d><date>)之?前|(?P<e><date>)之?前[^。;]{0,14}(?:续约|续签|续期)"
_TERM_WORDS = re.compile(r"(?:服务|合同|合作|委托)(?:期限?|有效期)|有效期|期限|(?:合作|服务|合同|委托|计费)起止")
_NOT_TERM = re.compile(r"试用|试运行|磨合|大促|许可|考核|保密|第一(?:阶段|期)|补充|活动|编号")
_TRIAL = re.compile(r"试用期|试运行期|磨合期")
_SIGNED = r"(?:签订|签署|签约)(?:日期|时间)(?:为|:)+(?P<d><date>)|于(?P<e><date>)[^,。;]{0,12}(?:签订|订立|签署)"
_EFFECTIVE = r"自(?P<d><date>)起(?:正式)?生效"


@dataclass(frozen=True, slots=True)
class Day:
    """A day and where it stands."""

    place: Place
    date: datetime.date


def date_order(passages: Passages) -> Iterator[Candidate]:
    """Yield days that lie after what they must precede, or outside the term."""
    term = _term(passages)
    live = _days(passages, _LIVE) + _rows(passages, _LIVE_ROW)
    if term is not None:
        yield from _after_start(passages, term, live)
        yield from _outside(passages, term)
    if live:
        yield from _too_late(passages, live[0])
        yield from _two_days(passages, live)
    yield from _before_signing(passages)


def _term(passages: Passages) -> Range | None:
    for passage in having(passages, RANGE):
        if _TERM_WORDS.search(passage.text + passage.context) and not _NOT_TERM.search(passage.text):
            for found in ranges(passage):
                if (found.end - found.start).days >= 80:
                    return found
    return None


def _days(passages: Passages, source: str) -> list[Day]:
    return [found for p in having(passages, source) if p.row is None for found in _in(p, source)]


def _in(passage: Passage, source: str) -> Iterator[Day]:
    for match in hits(passage, source):
        index = next(match.start(name) for name in ("d", "e", "f") if match.groupdict().get(name))
        date = day(passage.reading.slots[index].text)
        if date is not None:
            yield Day(Place(passage, index, index + 1), date)


def _rows(passages: Passages, what: re.Pattern[str]) -> list[Day]:
    found = []
    for passage in passages.having(what):
        if passage.row is not None and what.search(passage.text):
            dates = [(i, day(q.text)) for i, q in passage.reading.slots.items()]
            found += [Day(Place(passage, i, i + 1), date) for i, date in dates if date is not None][:1]
    return found


def _after_start(passages: Passages, term: Range, live: list[Day]) -> Iterator[Candidate]:
    for each in live:
        if each.date > term.start:
            words = Words(
                f"上线日{cited(passages, each.place)}晚于服务期限起日{cited(passages, term.place)}，上线前的期间是否计费、是否计入服务期说不清。",
                "统一两个日期，或写明自正式上线之日起计费、服务期相应顺延。",
            )
            yield found_at(CHECK, Severity.MEDIUM, each.place, words, term.place)


def _outside(passages: Passages, term: Range) -> Iterator[Candidate]:
    for passage in passages.having(_TRIAL):
        if _TRIAL.search(passage.text):
            for trial in ranges(passage):
                if trial.end >= trial.start and (trial.start < term.start or trial.end > term.end):
                    yield _contrary(
                        passages,
                        trial.place,
                        term.place,
                        "试用期{}不在服务期限{}之内，试用期满后如何转为正式服务无从适用。",
                    )
    for notice in _days(passages, _RENEWAL):
        if notice.date > term.end:
            yield _contrary(
                passages, notice.place, term.place, "续约提出日{}晚于期限届满日{}，届时合同已经终止，续约无从提出。"
            )


def _contrary(passages: Passages, place: Place, other: Place, message: str) -> Candidate:
    words = Words(message.format(cited(passages, place), cited(passages, other)), "核对两处日期，改正写错的一处。")
    return found_at(CHECK, Severity.MEDIUM, place, words, other)


def _too_late(passages: Passages, live: Day) -> Iterator[Candidate]:
    """What must be done before going live, with a day after it."""
    for each in (*_rows(passages, _BEFORE_LIVE), *_days(passages, _HANDED)):
        if each.date > live.date:
            yield _contrary(passages, each.place, live.place, "上线前的准备事项定在{}，晚于正式上线日{}，次序倒置。")


def _two_days(passages: Passages, live: list[Day]) -> Iterator[Candidate]:
    for each in live[1:]:
        if each.date != live[0].date and each.place.passage is not live[0].place.passage:
            yield _contrary(
                passages, each.place, live[0].place, "正式上线日两处不一致：{}与{}，计费和考核从哪天开始会起争议。"
            )


def _before_signing(passages: Passages) -> Iterator[Candidate]:
    signed = [s for p in having(passages, _SIGNED, recitals=True) for s in _in(p, _SIGNED)]
    if not signed:
        return
    for effective in _days(passages, _EFFECTIVE):
        if effective.date < signed[0].date and not _back_dated(effective.place.passage):
            yield _contrary(
                passages,
                effective.place,
                signed[0].place,
                "生效日{}早于签订日{}，签订前的期间是否受约束、是否计费说不清。",
            )


def _back_dated(passage: Passage) -> bool:
    return bool(re.search(r"追溯|溯及|补签|补充|附件", passage.text))
