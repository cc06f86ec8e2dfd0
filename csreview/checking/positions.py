"""Positions against a side in words that no pattern foresaw, told by weak cues (see `language.cues`).

What stands here is for a person to look at: never high, never certain.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.grounds import Grounds
from csreview.checking.passages import Passage
from csreview.checking.phrasing import Phrasing
from csreview.checking.requirements import quote_around
from csreview.language.cue_table import THOUSANDTHS, CueTable, cue_table
from csreview.language.cues import AGAINST, long, text_cues
from csreview.language.packed import fields
from csreview.language.patterns import Hit
from csreview.model import Checklist, Kind, Need, Requirement, Severity, Side

WORKS_AGAINST = 0.16
"""The least sum for a passage to work against a side. What a pattern says weighs 1 (see `risks.DENIED`)."""
_KNOWN_TOPIC = 0.3
"""Added to the sum of a requirement where a pattern finds its topic."""
_SHORTEST = 8
_TO_SIDE = {Side.MERCHANT: "商家", Side.VENDOR: "服务商"}


def likely_risks(
    checklist: Checklist, side: Side, grounds: Grounds, phrasing: Phrasing, told: Collection[Candidate]
) -> Iterator[Candidate]:
    """Yield the passages that seem to work against `side`, except where one of the risks `told` stands already."""
    hurting = {AGAINST + r.id: r for r in checklist.requirements if any(risk.hurts is side for risk in r.risks)}
    topics = cue_table(tuple(line for identifier in hurting if (line := checklist.cues.get(identifier))))
    if not topics.order:
        return
    for number, weight in grounds.cues.against(side).items():
        passage = grounds.passages.all[number]
        if weight < WORKS_AGAINST or len(passage.text) < _SHORTEST or _holds(passage, told):
            continue
        known = {name for name, r in hurting.items() if any(p.passage is passage for p in grounds.places(r))}
        yield _candidate(hurting[_spoken_of(topics, text_cues(passage.text), known)], side, passage, phrasing)


def _holds(passage: Passage, told: Collection[Candidate]) -> bool:
    return any(c.clause == passage.clause.id and c.span is not None and c.span.overlaps(passage.span) for c in told)


def _spoken_of(topics: CueTable, held: frozenset[str], known: Collection[str]) -> str:
    """The line of the requirement on which a position with these cues is most likely taken; `known`: the lines of those
    whose topic a pattern finds there."""
    found = sum(filter(None, map(topics.text.get, held)))
    length = long(len(held))
    weights = zip(topics.starts, fields(found, len(topics.starts)), topics.order, strict=True)
    bonus = _KNOWN_TOPIC * THOUSANDTHS
    return max(weights, key=lambda each: each[0] + each[1] / length + bonus * (each[2] in known))[2]


def _candidate(requirement: Requirement, side: Side, passage: Passage, phrasing: Phrasing) -> Candidate:
    advice = requirement.advice[side]
    evidence = quote_around(passage, Hit(0, len(passage.text)))
    severity = Severity.MEDIUM if advice.need is Need.REQUIRED else Severity.LOW
    return Candidate(
        Kind.RISK,
        f"risk.{requirement.id}.likely",
        severity,
        evidence.clause,
        evidence.span,
        phrasing.fit(f"“{requirement.title}”：这一处的说法像是对{_TO_SIDE[side]}不利的约定，请核对。{advice.why}"),
        phrasing.fit(advice.remedy),
        requirement.id,
        certain=False,
    )
