"""period-conflict, table-text-conflict, response-time-conflict: one thing measured twice with two values.

Two facts (see `measured`) are of one thing where the ideas of one are those of the other and nothing else beside either
tells them apart; or where few sentences of the draft hold the words by which both call it.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.ideas import ACTS, NEUTRAL, SPEED, WEAK
from csreview.checking.consistency.measured import MOVES, Fact, facts, others
from csreview.checking.consistency.stated import cited, found_at, rx
from csreview.checking.passages import Passages
from csreview.language.quantities import Bound
from csreview.model import Role, Severity, Span

_COUNTED = frozenset({"条", "次", "通", "课时", "件", "单", "例", "起"})
_INDICATOR = re.compile(r"(?:首次|平均)(?:响应|处理)|[一-鿿]率|满意|等待|等候|放宽")
_VALUE = "<duration>|<day>|<percent>|<money>|<count>|<time>"
_FEW = 3
"""Sentences that may hold words by which a thing is known."""
_ENOUGH_SHARED = 2
"""Pairs of characters: a word of three (流失率)."""
_HEADS = frozenset({"人", "名", "位", "席", "坐席", "个", "家", "倍", "份", "次"})
"""Units in which people, shops and turns are counted, which other checks compare."""
_BY_STEPS = re.compile("每[低高超少多降增逾]|未|没|即|其中")
_MOST_IN_A_CLAUSE = 2
_ENOUGH_TOGETHER = 3
"""Weak ideas that together say what is measured: 提前, 通知, 终止."""
_DONE = ACTS | {"通知"}
_FEE = frozenset({"付款", "服务费"})
_ON_INVOICE, _PAPERS = frozenset({"付款", "发票"}), frozenset({"月报", "账单"})


def twins(passages: Passages, told: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield each value that an earlier place gives otherwise for the same thing, where `told` does not tell it yet."""
    found = [fact for p in passages.having(rx(_VALUE)) for fact in facts(p)]
    in_clause: dict[str, list[Fact]] = {}
    for fact in found:
        in_clause.setdefault(fact.place.passage.clause.id, []).append(fact)
    told_in: dict[str | None, list[Span]] = {}
    for candidate in told:
        if candidate.span is not None:
            told_in.setdefault(candidate.clause, []).append(candidate.span)
    done: set[int] = set()
    for first, later in itertools.chain(_of_ideas(found), _of_own_words(passages, found)):
        if _is_equal(first, later) or not done.isdisjoint({id(later)}):
            continue
        known = any(_is_told(each, told_in) for each in (first, later))
        if not known and not _on_scale(in_clause, first, later):
            done |= {id(first), id(later)} if not _is_known(later) else {id(later)}
            yield _told(passages, first, later)


def _of_ideas(found: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """The pairs of facts that are of one thing by their ideas."""
    alike: dict[tuple[str, frozenset[str], frozenset[str]], list[Fact]] = {}
    for fact in filter(_is_known, found):
        alike.setdefault((fact.size[1], fact.limits, _matter(fact)), []).append(fact)
    for own in alike.values():
        yield from (pair for pair in itertools.combinations(own, 2) if _same_thing(*pair))


def _is_known(fact: Fact) -> bool:
    """Whether ideas tell what is measured: more than one, and of more than what is done, or of who comes and goes."""
    of_something = fact.ideas >= _FEE or fact.ideas & MOVES or not fact.ideas <= _DONE | NEUTRAL
    counted = not fact.is_count or fact.size[1] in _COUNTED
    return bool(len(fact.ideas) > 1 and of_something and counted and not _INDICATOR.search(fact.words))


def _of_own_words(passages: Passages, found: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """The pairs of facts that are of one thing by words that few sentences of the draft hold (流失率, 打字速度)."""
    index = passages.index
    times = Counter(index.first[passage.number] for passage in passages.saying)
    few = functools.cache(lambda words: sum(map(times.__getitem__, index.holding(words))) <= _FEW)
    alike: dict[tuple[str, frozenset[str]], list[Fact]] = {}
    for fact in found:
        if fact.size[1] not in _HEADS and not _BY_STEPS.search(fact.words) and fact.own:
            alike.setdefault((fact.size[1], fact.limits), []).append(fact)
    for own in alike.values():
        pairs = ((own[one], own[other]) for one, other in _sharing(own, few))
        yield from (pair for pair in pairs if _called_alike(*pair))


def _sharing(own: Sequence[Fact], few: Callable[[str], bool]) -> list[tuple[int, int]]:
    """The places, in order, of each two facts that share words that few sentences hold."""
    named: dict[str, list[int]] = {}
    for place, fact in enumerate(own):
        for words in fact.own:
            named.setdefault(words, []).append(place)
    shared = (places for words, places in named.items() if len(places) > 1 and few(words))
    return sorted({two for places in shared for two in itertools.combinations(places, 2)})


def _called_alike(one: Fact, other: Fact) -> bool:
    """Whether most of what either is called is what the other is, and ideas do not tell the two apart."""
    ideas = [fact.ideas - NEUTRAL - WEAK for fact in (one, other)]
    if ideas[0] & ACTS != ideas[1] & ACTS or not (ideas[0] <= ideas[1] or ideas[1] <= ideas[0]):
        return False
    names = [fact.own | (own - ACTS) for fact, own in zip((one, other), ideas, strict=True)]
    shared = names[0] & names[1]
    if len(shared) < _ENOUGH_SHARED or 3 * len(shared) < 2 * min(map(len, names)):
        return False
    alike = 2 * len(shared) > len(names[0] | names[1]) - (len(shared) > _ENOUGH_SHARED)
    return alike and _comparable(one, other)


def _is_equal(one: Fact, other: Fact) -> bool:
    in_one_unit = bool(one.slack) == bool(other.slack)
    return abs(one.size[0] - other.size[0]) <= (0 if in_one_unit else max(one.slack, other.slack))


def _is_annexed(passages: Passages, fact: Fact) -> bool:
    return passages.agreement.clause(passages.roots[fact.place.passage.clause.id]).role is Role.ANNEX


def _matter(fact: Fact) -> frozenset[str]:
    """The ideas by which a thing is known; paid on an invoice it is, whatever papers come with that."""
    papers = _PAPERS if fact.ideas >= _ON_INVOICE else frozenset()
    paid = frozenset({"付款"}) if "违约金" in fact.ideas else frozenset()
    strong = fact.ideas - NEUTRAL - WEAK
    return strong if strong & ACTS and strong - ACTS else fact.ideas - NEUTRAL - papers - paid


def _is_told(fact: Fact, told_in: Mapping[str | None, Sequence[Span]]) -> bool:
    spans = told_in.get(fact.place.passage.clause.id, ())
    return bool(spans) and any(map(fact.place.passage.place(fact.place.start, fact.place.end).overlaps, spans))


def _told(passages: Passages, first: Fact, later: Fact) -> Candidate:
    rows = [fact.place.passage.row is not None for fact in (first, later)]
    place = first.place if rows == [False, True] else later.place
    words = Words(
        f"同一事项两处不一致：{cited(passages, first.place)}与{cited(passages, later.place)}，以哪个为准没有约定。",
        "统一为同一个值；确需区分情形的，分别写明各自适用的情形，并写明正文与附件不一致时以哪个为准。",
    )
    timed = later.size[1] not in {"%", "元", "美元"}
    quick = timed and bool(SPEED & first.ideas & later.ideas)
    annexed = len({_is_annexed(passages, fact) for fact in (first, later)}) > 1
    within_text = timed and not any(rows) and not annexed
    check = "response-time-conflict" if quick else "period-conflict" if within_text else "table-text-conflict"
    return found_at(check, Severity.MEDIUM, place, words, first.place if place is later.place else later.place)


def _comparable(one: Fact, other: Fact) -> bool:
    """Whether two values stand apart and bind the same people and sides, by the same time or thing, in the same way."""
    if one.people and other.people and one.people.isdisjoint(other.people):
        return False
    if one.place.passage.clause is other.place.passage.clause and one.in_row == other.in_row:
        return False
    if not _of_one_side(one.side, other.side) or (one.per and other.per and one.per != other.per):
        return False
    return {one.bound, other.bound} != {Bound.AT_LEAST, Bound.AT_MOST}


def _same_thing(one: Fact, other: Fact) -> bool:
    """Whether two facts in one unit, with the same limits and, but for neutral ones, the same ideas are of one thing."""
    if not _comparable(one, other):
        return False
    shared = one.ideas & other.ideas
    paid_on = one.size[1] == "号" and shared >= _FEE
    known = shared - WEAK or paid_on or (len(shared) >= _ENOUGH_TOGETHER and one.side == other.side)
    if not known or not (shared & _DONE or one.in_row != other.in_row):
        return False
    return shared >= _ON_INVOICE or _in_like_words(one.words, other.words)


def _of_one_side(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two places name the same sides, or one of them fewer, and then the same side first."""
    return not one or not other or set(one) == set(other) or (one[0] == other[0] and len(set(one) ^ set(other)) == 1)


def _in_like_words(*words: str) -> bool:
    """Whether what the words hold beside ideas is partly the same, or either holds nothing else."""
    one, other = map(others, words)
    return not (one and other) or not one.isdisjoint(other)


def _on_scale(in_clause: Mapping[str, Sequence[Fact]], *pair: Fact) -> bool:
    """Whether either clause gives several values for the thing, as the steps of a scale do."""
    for one in pair:
        near = (fact for fact in in_clause[one.place.passage.clause.id] if fact.ideas == one.ideas)
        alike = (fact for fact in near if _is_known(one) or not fact.own.isdisjoint(one.own))
        if len({f.size for f in alike if f.size[1] == one.size[1]}) >= _MOST_IN_A_CLAUSE:
            return True
    return False
