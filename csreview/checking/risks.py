"""Positions that work against the side that we review for, from the checklist's data."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from csreview.checking.candidates import Candidate
from csreview.checking.facts import FACTS
from csreview.checking.facts.base import FactFound
from csreview.checking.grounds import Grounds
from csreview.checking.passages import Passage, Passages
from csreview.checking.phrasing import Phrasing
from csreview.checking.requirements import Verdict, quote_around
from csreview.language.patterns import Hit
from csreview.language.quantities import QuantityKind
from csreview.model import Checklist, Clause, ElementStatus, Evidence, Kind, Risk, Severity, Side, Span, Strength

_MONTHS = {"月": 1, "季度": 3, "年": 12}
_DAYS = {"小时": Decimal(1) / 24, "日": Decimal(1), "工作日": Decimal(1), "周": Decimal(7), "月": Decimal(30)}
_FORBIDDEN = re.compile(
    r"不得(?!异议|拒绝|干)|无权|不应|不许|不准|禁止|严禁|不视为|不构成|不承担|不负责|不属于|不因此|并非|而非"
)
"""Says that something is not so or must not be; a pattern that asks for none of it means the opposite."""

_SHORTEST = 4
"""A shorter end of a match says too little by itself."""
_LONG = 120
"""Characters of a reading text; a longer sentence is not quoted as a whole."""
DENIED = -0.9
"""A sum of the cues that tell what works against a side (see `positions`) below which a pattern is not believed."""


def risks(
    checklist: Checklist, side: Side, grounds: Grounds, phrasing: Phrasing, verdicts: Iterable[Verdict] = ()
) -> Iterator[Candidate]:
    """Yield, for each risk to `side`, every passage in which it stands; the `verdicts` tell what the draft says exactly."""
    said = {(v.requirement.id, e.key) for v in verdicts for e in v.elements if e.status is ElementStatus.SPECIFIC}
    wanted = [
        (r, risk)
        for r in checklist.requirements
        for risk in r.risks
        if risk.hurts is side and not any((r.id, key) in said for key in risk.unless)
    ]
    weights = grounds.cues.against(side)
    for requirement, risk in wanted:
        for place in _places(risk, grounds.passages, weights):
            yield Candidate(
                Kind.RISK,
                f"risk.{requirement.id}.{risk.name}",
                risk.severity,
                place.clause,
                place.span,
                phrasing.fit(risk.message),
                phrasing.fit(risk.remedy),
                requirement.id,
                core=place.turn,
            )


class _Place(NamedTuple):
    """A clause, what to quote of its text, and the `turn` in it at which the position is taken."""

    clause: str
    span: Span | None
    turn: Span | None


def _places(risk: Risk, passages: Passages, weights: Mapping[int, float]) -> list[_Place]:
    """Where the risk stands: by its patterns, unless the `weights` of a passage deny it; else by its fact."""
    hits = [
        (passage, matches(risk, passage, passages))
        for passage in passages.likely(risk.patterns)
        if weights.get(passage.number, 0.0) >= DENIED
    ]
    found = [_place(passage, hit) for passage, hit in hits if hit is not None]
    if found or not risk.fact:
        return found
    fact = FACTS[risk.fact](passages)
    return [_place_of(fact, passages)] if fact.clause is not None else []


def _place_of(fact: FactFound, passages: Passages) -> _Place:
    """Where a fact that was found stands: the sentence around it, where it lies in one."""
    clause, span = fact.clause or "", fact.span
    for passage in passages.by_clause.get(clause, ()) if span else ():
        if span and passage.span.overlaps(span):
            at = [passage.reading.index(position - passage.span.start) for position in (span.start, span.end)]
            return _Place(clause, quote_whole(passage, Hit(*at)).span, span)
    return _Place(clause, span, span)


def _place(passage: Passage, hit: Hit) -> _Place:
    whole = quote_whole(passage, hit)
    return _Place(whole.clause, whole.span, quote_around(passage, _turn(passage.text, hit)).span)


def quote_whole(passage: Passage, hit: Hit) -> Evidence:
    """Return as evidence the sentence in which a position is taken, with its conditions and what follows from it; of a
    long one only what stands between semicolons."""
    text = passage.text
    if len(text) <= _LONG:
        return quote_around(passage, Hit(0, len(text)))
    start, end = text.rfind(";", 0, hit.start) + 1, text.find(";", max(hit.end - 1, 0))
    return quote_around(passage, Hit(start, len(text) if end < 0 else end))


def strengths(
    clauses: Sequence[Clause], helping: Iterable[Candidate], against: Collection[Candidate]
) -> Iterator[Strength]:
    """Yield the positions that work for a side, in document order: those `helping` it by working against the other side.

    They are worth knowing, since the other side may ask to give them up. Low ones are left out, and those that a
    finding `against` the side itself makes worthless: what is void, or costs both, is nobody's strength.
    """
    texts = {clause.id: (number, clause.text) for number, clause in enumerate(clauses)}
    found = [c for c in helping if c.severity is not Severity.LOW and not any(_spoils(each, c) for each in against)]
    seen: set[tuple[str, Span]] = set()
    for candidate in sorted(found, key=lambda c: (texts[c.clause or ""][0], c.span.start if c.span else 0, c.rule)):
        if candidate.clause is None or candidate.span is None or (candidate.clause, candidate.span) in seen:
            continue
        seen.add((candidate.clause, candidate.span))
        yield Strength(
            candidate.requirement or "",
            candidate.clause,
            candidate.span,
            candidate.span.cut(texts[candidate.clause][1]),
            f"站在对方立场的审查会指出：“{_inside(candidate.message)}”",
        )


def _spoils(finding: Candidate, strength: Candidate) -> bool:
    """Whether a finding on the same place says of the same point that it hurts this side too, or that it cannot hold."""
    if finding.clause != strength.clause or not (
        finding.span and strength.span and finding.span.overlaps(strength.span)
    ):
        return False
    if finding.kind is Kind.CONSISTENCY:
        return finding.severity is Severity.HIGH
    same = finding.requirement == strength.requirement or finding.span == strength.span
    return finding.kind is Kind.RISK and same


def _inside(said: str) -> str:
    """A sentence as it is written between quotation marks: those in it are single ones."""
    return said.replace("“", "‘").replace("”", "’")


def _turn(text: str, hit: Hit) -> Hit:
    """The part of the sentence in which the match ends: there the position turns against the side."""
    start = max(text.rfind(mark, hit.start, hit.end - _SHORTEST) for mark in ",;:") + 1
    return Hit(max(start, hit.start), hit.end)


def matches(risk: Risk, passage: Passage, passages: Passages) -> Hit | None:
    """Return where the risk stands in the passage's reading text, or None."""
    for source, hit in passages.unrefused_hits(risk.patterns, risk.refuse, passage):
        if not _says_the_opposite(source, passage.text, hit) and _bad_enough(risk, passage, hit):
            return hit
    return None


def _says_the_opposite(source: str, text: str, hit: Hit) -> bool:
    """Whether the match holds a prohibition or denial that its pattern does not ask for: 可在5日内不得下线 is no 可…下线."""
    asked = any(word in source for word in ("不", "无", "<must-not>", "<deemed>", "未", "放弃"))
    return not asked and _FORBIDDEN.search(text, hit.start, hit.end) is not None


def _bad_enough(risk: Risk, passage: Passage, hit: Hit) -> bool:
    """Whether the values in the match are as high, or as short, as the risk wants them."""
    inside = [quantity for index, quantity in passage.reading.slots.items() if hit.start <= index < hit.end]
    percents = [q.value for q in inside if q.kind is QuantityKind.PERCENT and q.value is not None]
    months = [q.value * _MONTHS[q.unit] for q in inside if q.value is not None and q.unit in _MONTHS]
    days = [q.value * _DAYS[q.unit] for q in inside if q.value is not None and q.unit in _DAYS]
    high = _reaches(risk.from_percent, percents) and _reaches(risk.from_days, days)
    return high and _within(risk.to_months, months) and _within(risk.to_days, days)


def _reaches(least: Decimal | None, values: list[Decimal]) -> bool:
    return least is None or max(values, default=Decimal(0)) >= least


def _within(most: Decimal | None, values: list[Decimal]) -> bool:
    return most is None or max(values, default=Decimal(0)) <= most
