"""table-text-conflict, deposit-nature: what one place says there is none of has its amount in another (不设保底, 月保底服务费40,000元)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.conditions import BREACH, EXCEPT, FOR_A_TIME
from csreview.checking.consistency.stated import (
    Place,
    cited,
    earlier_first,
    found_at,
    having,
    hits,
    in_trial,
    rx,
    scope,
)
from csreview.checking.passages import Passage, Passages
from csreview.language.own import own_words
from csreview.language.parts import begins, ends, sentence
from csreview.model import Severity

_DENIES = r"(?P<d>不设(?:置|定)?|不收取?|不另(?:行)?(?:收取?|支付|计)|不再(?:另行)?(?:收取?|支付)|没有|不约定|不产生|免[收缴交](?:取|纳)?|(?:无[须需]|不必|不用)(?:另行|额外|向[甲乙]方)*(?:缴纳|支付|交纳|交付|交|付))(?:任何|其他|额外的?)*(?P<x>[^。;,<money><percent><count><duration>]{2,20})"
_SPLIT = re.compile(r"[、/]|以及|及|和|与|或者?")
_AMOUNT = re.compile(r"(?:金额|费用|款项|要求|标准|制度|机制)$")
_TOO_WIDE = re.compile(
    r"^(?:费用?|服务费|款项?|责任|违约金|利息|报酬|义务|其他|额外|价款|补偿|赔偿|权利|关系|异议|上限|期限|时间|人员|客服|坐席|问题|意见|影响|记录|数据|名额|押)$|[的有无不]"
)
_PAYS = re.compile("付|缴|交")
"""Who does not pay may be paid; who does not charge, or has none, says the same for both."""
_PARTY = re.compile("甲方|乙方")


@dataclass(frozen=True, slots=True)
class Denial:
    """What there is none of, where that is said, for whom it is none, and what limits it (夜间, 京东)."""

    place: Place
    name: str
    party: str
    limits: frozenset[str]


def denied(passages: Passages) -> Iterator[Candidate]:
    """Yield the later of a denial and of the first amount given for the same thing, once for a thing."""
    told: set[str] = set()
    for denial in (found for passage in having(passages, _DENIES) for found in _denials(passage)):
        given = None if denial.name in told else next(_given(passages, denial), None)
        if given is not None:
            told.add(denial.name)
            first, later = earlier_first(denial.place, given)
            words = Words(
                f"有没有{denial.name}，两处相反：{cited(passages, first)}与{cited(passages, later)}，按哪一处执行会起争议。",
                "二选一；两处各有适用情形的，分别写明各自的条件。",
            )
            check = "deposit-nature" if re.search("押金|保证金|定金|预付款", denial.name) else "table-text-conflict"
            yield found_at(check, Severity.MEDIUM, later, words, first)


def _denials(passage: Passage) -> Iterator[Denial]:
    for match in hits(passage, _DENIES) if not passage.is_heading else ():
        said = sentence(passage.text, match.start(), match.start())
        if _for_some(said) or in_trial(passage) or rx("<date>").search(said):
            continue
        start = begins(passage.text, match.start())
        place = Place(passage, start, ends(passage.text, match.end()))
        parties = _PARTY.findall(passage.text[start : match.start()]) if _PAYS.search(match["d"]) else []
        for part in _SPLIT.split(match["x"]):
            name = _AMOUNT.sub("", part)
            if re.fullmatch("[一-鿿]{2,6}", name) and not _TOO_WIDE.search(name):
                yield Denial(place, name, parties[-1] if parties else "", scope(said.replace(name, "")))


def _given(passages: Passages, denial: Denial) -> Iterator[Place]:
    """Where an amount is given for what is denied."""
    name = own_words(denial.name)
    source = rf"{name}[^。;,不无免<money>]{{0,10}}(?<![不未低少])(?:<money>|<percent>)|(?:支付|收取|缴纳|交纳|交付|交|付)[^。;,不<money>]{{0,10}}{name}[^。;,不<money>]{{0,6}}<money>|<money>的?{name}"
    in_row = rf"^[^,]*{name}[^,]*,(?:[^<money>]*<money>)"
    for passage in having(passages, source, in_row):
        if passage is denial.place.passage or passage.is_heading:
            continue
        for match in hits(passage, in_row if passage.row is not None else source):
            said = passage.text if passage.row is not None else sentence(passage.text, match.start(), match.start())
            parties = _PARTY.findall(said[: match.end()])
            of_other = denial.party and parties and denial.party not in parties
            if (
                not _for_some(said)
                and not of_other
                and (not denial.limits or denial.limits == scope(said.replace(denial.name, "")))
            ):
                yield Place(passage, begins(passage.text, match.start()) if passage.row is None else 0, match.end())


def _for_some(said: str) -> bool:
    return bool(FOR_A_TIME.search(said) or EXCEPT.search(said) or BREACH.search(said))
