"""Positions against a side in words that no pattern foresaw, told by weak cues (see `language.cues`).

What stands here is for a person to look at: never high, never certain.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from csreview.checking.candidates import Candidate
from csreview.checking.grounds import Grounds
from csreview.checking.passages import Passage
from csreview.checking.phrasing import Phrasing
from csreview.checking.risks import quote_whole
from csreview.language.cue_table import THOUSANDTHS, CueTable, cue_table
from csreview.language.cues import AGAINST, long, text_cues
from csreview.language.packed import fields
from csreview.language.patterns import Hit, unrefused_hit
from csreview.model import Checklist, Kind, Manner, Need, Requirement, Severity, Side

WORKS_AGAINST = 0.16
"""The least sum for a passage to work against a side. What a pattern says weighs 1 (see `risks.DENIED`)."""
_KNOWN_TOPIC = 0.6
"""Added to the sum of a requirement where a pattern finds its topic."""
_OF_TOPIC = 0.4
"""How much it counts beside the cues of positions on a requirement that the passage speaks of it at all."""
_PLAIN = 0.4
"""The least sum of a requirement for a sentence to take a position on it beside the one that a pattern found there."""
_SHORTEST = 8
_TO_SIDE = {Side.MERCHANT: "商家", Side.VENDOR: "服务商"}


def likely_risks(
    checklist: Checklist,
    side: Side,
    grounds: Grounds,
    phrasing: Phrasing,
    told: Collection[Candidate],
    *,
    helping: Collection[Candidate] = (),
) -> Iterator[Candidate]:
    """Yield the passages that seem to work against `side`, except where one of the risks `told` stands already, if the
    passage does not plainly take a position in another section of the checklist as well, and except those that work
    for it: one of the positions `helping` it stands there."""
    hurting = {AGAINST + r.id: r for r in checklist.requirements if any(risk.hurts is side for risk in r.risks)}
    topics = cue_table(tuple(line for identifier in hurting if (line := checklist.cues.get(identifier))))
    if not topics.order:
        return
    known_at, told_in, helped = _known_at(hurting, grounds), _by_clause(told), _by_clause(helping)
    for number, weight in grounds.cues.against(side).items():
        passage = grounds.passages.all[number]
        if weight < WORKS_AGAINST or len(passage.text) < _SHORTEST or _is_fair(checklist.fair, side, passage):
            continue
        if any(_stands(each, passage) for each in helped.get(passage.clause.id, ())):
            continue
        known = known_at.get(id(passage), set())
        manners = grounds.cues.taken.get(number, frozenset())
        sums = _spoken_of(topics, text_cues(passage.text), manners, known)
        spoken = grounds.cues.speaks((hurting[line].id for line in sums), number)
        mixed = {line: total + _OF_TOPIC * more for (line, total), more in zip(sums.items(), spoken, strict=True)}
        topic = max(mixed, key=lambda line: (mixed[line], line))
        plain = sums[topic]
        there = {
            str(c.requirement).partition(".")[0] for c in told_in.get(passage.clause.id, ()) if _stands(c, passage)
        }
        if not there or (plain >= _PLAIN and hurting[topic].section not in there):
            said = _said(checklist.manners, manners, side)
            yield _candidate(hurting[topic], side, passage, said, phrasing)


def _is_fair(fair: Iterable[Manner], side: Side, passage: Passage) -> bool:
    """Tell whether a passage takes no position against the side, whatever its cues: a right of its own, what burdens the
    other party alone, what binds both alike."""
    return any(unrefused_hit(each.patterns[side], each.refuse[side], passage.text) for each in fair)


def _known_at(hurting: Mapping[str, Requirement], grounds: Grounds) -> dict[int, set[str]]:
    """The lines of the requirements whose topic a pattern finds in a passage, by the passage's identity."""
    known: dict[int, set[str]] = {}
    for line, requirement in hurting.items():
        for place in grounds.places(requirement):
            known.setdefault(id(place.passage), set()).add(line)
    return known


def _by_clause(told: Collection[Candidate]) -> dict[str | None, list[Candidate]]:
    """What is told about a requirement, by the clause in which it stands."""
    found: dict[str | None, list[Candidate]] = {}
    for candidate in told:
        if candidate.requirement:
            found.setdefault(candidate.clause, []).append(candidate)
    return found


def _stands(candidate: Candidate, passage: Passage) -> bool:
    return candidate.span is not None and candidate.span.overlaps(passage.span)


def _spoken_of(
    topics: CueTable, held: frozenset[str], manners: frozenset[str], known: Collection[str]
) -> dict[str, float]:
    """By the line of each requirement, how likely a position with these cues is taken on it; `known`: the lines of those
    whose topic a pattern finds there."""
    count, length = len(topics.starts), long(len(held))
    text = fields(sum(filter(None, map(topics.text.get, held))), count)
    apart = fields(sum(filter(None, map(topics.apart.get, manners))), count)
    lines = zip(topics.starts, text, apart, topics.order, strict=True)
    return {
        line: (start + own / length + more) / THOUSANDTHS + _KNOWN_TOPIC * (line in known)
        for start, own, more, line in lines
    }


def _candidate(requirement: Requirement, side: Side, passage: Passage, said: str, phrasing: Phrasing) -> Candidate:
    why, remedy = _advice(requirement, side)
    evidence = quote_whole(passage, Hit(0, len(passage.text)))
    return Candidate(
        Kind.RISK,
        f"risk.{requirement.id}.likely",
        Severity.MEDIUM if requirement.advice[side].need is Need.REQUIRED else Severity.LOW,
        evidence.clause,
        evidence.span,
        phrasing.fit(f"“{requirement.title}”：这一处的说法像是对{_TO_SIDE[side]}不利的约定{said}，请核对。{why}"),
        phrasing.fit(remedy),
        requirement.id,
        certain=False,
    )


def _advice(requirement: Requirement, side: Side) -> tuple[str, str]:
    """What such a position costs, and what to write instead: of the one that is known, where there is only one."""
    known = [risk for risk in requirement.risks if risk.hurts is side]
    if len(known) == 1:
        return f"这类约定通常的后果：{known[0].message}", known[0].remedy
    advice = requirement.advice[side]
    return advice.why, advice.remedy


def _said(manners: Iterable[Manner], held: Collection[str], side: Side) -> str:
    """What the manners in a passage that hurt the side amount to, in brackets."""
    said = [manner.says for manner in manners if manner.cue(side) in held]
    return f"（{'，'.join(said)}）" if said else ""
