"""defined-terms: a term whose days, hours or numbers are told again, and otherwise (旺季指6月1日至6月20日; 旺季（即5月20日至6月20日）)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.stated import Place, cited, found_at, within
from csreview.checking.passages import Passage, Passages
from csreview.language.quantities import QuantityKind
from csreview.model import Role, Severity

_TERM = "(?P<t>[一-鿿]{2,6}?)"
_MEANS = re.compile(
    rf"\"{_TERM}\"(?:,?是指|,?系指|,?指|:|为)|(?:本合同|本附件|本条|本款)?所称(?:的)?\"?(?P<u>[一-鿿]{{2,6}}?)\"?,?(?:是指|系指|指|为|包括)"
)
_ENTRY = re.compile(rf"^{_TERM}:|{_MEANS.pattern.replace('?P<t>', '?P<v>')}")
_AGAIN = r"(?<![一-鿿])\"?{0}\"?(?:\((?:即|指|是指|为)|,?(?:是指|系指|即)|:(?=每年|每[日天周]))"
_WEEK = "一二三四五六日"
_DAYS = "weekdays"
_WEEKDAYS = re.compile(rf"(?:周|星期|礼拜)([{_WEEK}天])(?:至|到|-|~)(?:周|星期|礼拜)?([{_WEEK}天])")
_KINDS = frozenset({QuantityKind.DATE, QuantityKind.CLOCK, QuantityKind.PERCENT, QuantityKind.MONEY})
_STOPS = re.compile("[。;)]")
_NOT_ALL = re.compile(r"例如|包括但不限于|等|其中|不属于|试|首[年月次]|\d{4}年")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a term is said to mean: where, and the values that this names, by their kind."""

    place: Place
    values: dict[str, frozenset[str]]


def meanings(passages: Passages) -> Iterator[Candidate]:
    """Yield each later place that gives a defined term values other than the first does."""
    first: dict[str, Meaning] = {}
    for passage in passages.having(_ENTRY):
        pattern = _ENTRY if passage.clause.role is Role.DEFINITIONS else _MEANS
        for match in pattern.finditer(passage.text) if not passage.is_heading else ():
            meaning = _meaning(passage, match.start(), match.end())
            if meaning.values:
                first.setdefault(next(word for word in match.groups() if word), meaning)
    for term, meaning in first.items():
        again = re.compile(f"{_MEANS.pattern}|{_AGAIN.format(re.escape(term))}")
        for passage in passages.having(again):
            found = (m for m in again.finditer(passage.text) if (m["t"] or m["u"] or term) == term)
            told = (_meaning(passage, m.start(), m.end()) for m in found)
            later = next((each for each in told if _differ(meaning, each)), None)
            if later is not None:
                yield _told(passages, term, meaning, later)
                break


def _told(passages: Passages, term: str, first: Meaning, later: Meaning) -> Candidate:
    words = Words(
        f"“{term}”两处所指不同：{cited(passages, first.place)}与{cited(passages, later.place)}，按哪个口径执行会起争议。",
        "保留一处定义，另一处改为引用；确需另作约定的，换一个名称。",
    )
    return found_at("defined-terms", Severity.MEDIUM, later.place, words, first.place)


def _meaning(passage: Passage, start: int, end: int) -> Meaning:
    stop = _STOPS.search(passage.text, end)
    last = stop.start() if stop else len(passage.text)
    place = Place(passage, start, last)
    values: dict[str, frozenset[str]] = {}
    said = passage.text[end:last]
    if _NOT_ALL.search(said):
        return Meaning(place, values)
    for _, q in within(passage, end, last):
        if q.kind in _KINDS:
            shown = re.sub(r"^[每当同]年|\s", "", q.text)
            values[q.kind] = values.get(q.kind, frozenset()) | {shown}
    days = _WEEKDAYS.search(passage.place(start, last).cut(passage.clause.text))
    if days:
        values[_DAYS] = _weekdays(*days.groups())
    return Meaning(place, values)


def _weekdays(first: str, last: str) -> frozenset[str]:
    start, end = (_WEEK.index(day.replace("天", "日")) for day in (first, last))
    return frozenset(_WEEK[start : end + 1])


def _differ(one: Meaning, other: Meaning) -> bool:
    """Whether two places give values of a kind, of which neither only names part of the other's."""
    if one.place.passage is other.place.passage:
        return False
    shared = ((kind, one.values[kind], other.values[kind]) for kind in one.values.keys() & other.values.keys())
    return any(a != b and (kind == _DAYS or not (a <= b or b <= a)) for kind, a, b in shared)
