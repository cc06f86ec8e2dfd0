"""table-text-conflict: an act barred, or bound to consent or notice, in one place and free to the same party in another.

A norm is read as a fact: who, what is done (an act), to what (things), and how far it is allowed. Two norms contradict
each other where they are of one act on one thing by one party, each holds without more, and what the one bars, or allows
with consent or after notice only, the other allows outright. What holds for a breach, for a time or with an exception
told beside it is no such norm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.acts import acts_in, things_in
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.conditions import BREACH, CONSENT_FIRST, EXCEPT, FOR_A_TIME, FREELY, OR_ELSE
from csreview.checking.consistency.measured import others
from csreview.checking.consistency.stated import Place, cited, earlier_first, found_at, rx, scope
from csreview.checking.passages import Passage, Passages
from csreview.language.parts import SENTENCE, begins, ends
from csreview.model import Severity

_BARS = r"不得|不能(?!满足|胜任|履行|按|够|预见|正常|及时|如期|实现|提供|避免|完成|达到)|不可(?!抗|撤|分|避|预|逆|以)|不可以|不许|不准|不允许|禁止|严禁|无权|没有[^。;,]{0,8}权[限利]"
_ALLOWS = r"可(?<![不仅只才].)(?<![^甲乙双一]方.)以?(?!能|靠|行|见|用性|操作|执行|追溯|控|量化|核|读|信|持续|抗|比|视|疑)|有(?<![无没].)权(?!益)|允(?<!不.)许|即可"
_ALLOWING = frozenset("可有允即")
"""What words that allow begin with, and no words that bar."""
_MODAL = re.compile(f"{_BARS}|{_ALLOWS}")
_OF_CONSENT = r"(?:同意|许可|批准|确认|认可|授权)"
_ASKS = re.compile(
    rf"(?:须|应当?|需要?|必须)[^。;,]{{0,10}}(?:征得|取得|获得|得到|经|报|签署)[^。;,]{{0,14}}(?:{_OF_CONSENT}|补充合同)"
)
_WARNS = re.compile(rx(r"(?:须|应当?|需要?|必须)[^。;,]{0,6}提前<duration>[^。;,]{0,10}(?:通知|告知)").pattern)
_UNASKED = re.compile(
    rf"(?:无[须需]|不必|不用|无须|不需要?)[^。;,]{{0,10}}(?:{_OF_CONSENT}|征求|报)|自[行主]决定|事后(?:再)?(?:告知|通知|报备)"
)
_UNWARNED = re.compile(r"随时|(?:无[须需]|不必|不用|不需要?)[^。;,]{0,8}(?:通知|告知)")
_DOES = re.compile(
    r"(?:^|,)(?P<p>甲方|乙方)(?:客服|应当?|须|负责|每[日天周月]|按[日周月]|定期|同意|自行)*(?=将|把|对|每)"
)
_ENOUGH_SHARED = 3
"""Pairs of characters of the draft's own words by which a thing is known."""
_RECEIVERS = frozenset({"第三方"})
"""To whom something is passed on; what it is tells more."""
_SENTENCE = re.compile(f"[^{SENTENCE}]+")
_PARTY = re.compile("任何一方|任一方|双方|甲方|乙方")


class Level(IntEnum):
    """How far an act is allowed."""

    BARRED = 0
    WITH_CONSENT = 1
    AFTER_NOTICE = 2
    ALLOWED = 3
    WITHOUT_NOTICE = 4
    WITHOUT_CONSENT = 5


_CONTRARY = {
    (Level.BARRED, Level.ALLOWED),
    (Level.BARRED, Level.WITHOUT_NOTICE),
    (Level.BARRED, Level.WITHOUT_CONSENT),
    (Level.WITH_CONSENT, Level.WITHOUT_CONSENT),
    (Level.WITH_CONSENT, Level.WITHOUT_NOTICE),
    (Level.AFTER_NOTICE, Level.WITHOUT_NOTICE),
}


@dataclass(frozen=True, slots=True)
class Norm:
    """How far a party may do something: where, the acts, what they are done to, and what limits it (大促, 京东)."""

    place: Place
    level: Level
    acts: frozenset[str]
    things: frozenset[str]
    own: frozenset[str]
    party: str
    limits: frozenset[str]


def norms(passages: Passages) -> Iterator[Candidate]:
    """Yield the later of the first two norms on an act that contradict each other, with the earlier one quoted."""
    likely = (p for p in passages.having(_MODAL, _ASKS, _WARNS, _DOES) if p.row is None and not p.is_heading)
    found = [norm for passage in likely for norm in _in(passage)]
    told: set[str] = set()
    for n, other in enumerate(found):
        for one in found[:n]:
            about = one.acts & other.acts
            if about and told.isdisjoint(about) and _contrary(one, other):
                told |= about
                first, later = earlier_first(one.place, other.place)
                words = Words(
                    f"{'、'.join(sorted(about))}，两处相反：{cited(passages, first)}与{cited(passages, later)}，按哪一处执行会起争议。",
                    "二选一；两处各有适用情形的，写明各自的条件和例外，并写明以哪一处为准。",
                )
                yield found_at("table-text-conflict", Severity.MEDIUM, later, words, first)


def _in(passage: Passage) -> Iterator[Norm]:
    text = passage.text
    for sentence in _SENTENCE.finditer(text):
        said = OR_ELSE.sub("", sentence.group())
        modals = list(_MODAL.finditer(said))
        if FOR_A_TIME.search(said):
            continue
        for match in modals:
            yield from _norm(passage, sentence.start(), said, match)
        if not modals:
            yield from _bound(passage, sentence.start(), said)
            yield from _done(passage, sentence.start(), said)


def _norm(passage: Passage, at: int, said: str, match: re.Match[str]) -> Iterator[Norm]:
    start, end = begins(said, match.start()), ends(said, match.end())
    acts = acts_in(said[match.end() : end])
    if not acts and match.group() != "不能":
        acts = acts_in(said[start : match.start()])
    things = (things_in(said[start:end]) or things_in(said[:start])) if acts else frozenset()
    parties = _PARTY.findall(said[: match.start()])
    own = others(said[match.end() : end]) if acts and parties else frozenset()
    named = things - _RECEIVERS or (things and parties) or own
    level = _level(said, bars=match.group()[0] not in _ALLOWING) if named else None
    if level is not None:
        party = parties[-1] if parties else ""
        yield Norm(Place(passage, at + start, at + end), level, acts, things, own, party, scope(said))


def _level(said: str, *, bars: bool) -> Level | None:
    """How far a sentence allows what it bars or allows; None where it does so for some cases only."""
    consent = bool(CONSENT_FIRST.search(said))
    if EXCEPT.search(FREELY.sub("", CONSENT_FIRST.sub("", _UNASKED.sub("", said)))):
        return None
    if bars:
        return Level.WITH_CONSENT if consent else Level.BARRED
    if consent or BREACH.search(said):
        return None
    if _UNASKED.search(said):
        return Level.WITHOUT_CONSENT
    return Level.WITHOUT_NOTICE if _UNWARNED.search(said) else Level.ALLOWED


def _bound(passage: Passage, at: int, said: str) -> Iterator[Norm]:
    """What needs consent or notice, told as a duty to ask or to tell."""
    asks, warns = _ASKS.search(said), _WARNS.search(said)
    first = asks or warns
    if first is None or EXCEPT.search(_ASKS.sub("", said)):
        return
    acts, things = (of(said[: first.start()]) for of in (acts_in, things_in))
    parties = _PARTY.findall(said[: first.start()])
    level = Level.WITH_CONSENT if asks else Level.AFTER_NOTICE
    if acts and things:
        yield Norm(
            Place(passage, at, at + first.end()),
            level,
            acts,
            things,
            frozenset(),
            parties[0] if parties else "",
            scope(said),
        )


def _done(passage: Passage, at: int, said: str) -> Iterator[Norm]:
    """What a party simply does: 乙方每周将会话导出至自有服务器."""
    match = _DOES.search(said)
    if match is None or EXCEPT.search(said) or BREACH.search(said):
        return
    end = ends(said, match.end())
    acts, things = acts_in(said[match.end() : end]), things_in(said[match.end() : end])
    if acts and things:
        yield Norm(
            Place(passage, at + match.start(), at + end),
            Level.ALLOWED,
            acts,
            things,
            frozenset(),
            match["p"],
            scope(said),
        )


def _contrary(one: Norm, other: Norm) -> bool:
    low, high = sorted((one, other), key=lambda norm: norm.level)
    if (low.level, high.level) not in _CONTRARY or low.place.passage is high.place.passage:
        return False
    of_one = not {low.party, high.party} >= {"甲方", "乙方"}
    alike = _share(low.things, high.things) or (_called_alike(low.own, high.own) and not (low.things and high.things))
    return of_one and alike and (not low.limits or low.limits == high.limits)


def _called_alike(some: frozenset[str], others_: frozenset[str]) -> bool:
    """Whether most of the draft's own words for the one thing are those for the other."""
    shared = len(some & others_)
    return shared >= _ENOUGH_SHARED and 2 * shared >= min(len(some), len(others_))


def _share(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two norms are of one thing; to whom it goes says so only where either names nothing else."""
    own, other = some - _RECEIVERS, others - _RECEIVERS
    return bool(own & other if own and other else some & others)
