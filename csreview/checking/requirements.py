"""The verdict on one requirement: where its topic is regulated, which of its elements stand there, and how."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from csreview.checking.annexes import Annexes
from csreview.checking.facts import FACTS
from csreview.checking.grounds import Grounds, TopicPlace
from csreview.checking.index import Bits, bits_of, numbers
from csreview.checking.passages import Passage, Passages, ends_part
from csreview.language.cues import NOTHING, lacking_cue
from csreview.language.parts import SENTENCE, begins
from csreview.language.patterns import Hit
from csreview.language.quantities import QuantityKind
from csreview.language.reading_text import BLANK_SLOTS, VALUE_SLOTS
from csreview.model import (
    Element,
    ElementOutcome,
    ElementStatus,
    Evidence,
    PartyRole,
    Presence,
    Reach,
    Requirement,
    Span,
    Status,
    Topic,
)

_BEST_FIRST = (ElementStatus.SPECIFIC, ElementStatus.BLANK, ElementStatus.VAGUE, ElementStatus.ABSENT)
_PRESENCE = {
    Presence.FILLED: ElementStatus.SPECIFIC,
    Presence.BLANK: ElementStatus.BLANK,
    Presence.DEFERRED: ElementStatus.VAGUE,
}
_VALUE_KINDS = frozenset(
    {
        QuantityKind.DURATION,
        QuantityKind.PERCENT,
        QuantityKind.MONEY,
        QuantityKind.COUNT,
        QuantityKind.DATE,
        QuantityKind.DAY,
        QuantityKind.CLOCK,
        QuantityKind.TIME,
    }
)
_BLANK_KINDS: dict[str, tuple[QuantityKind, ...]] = {
    "duration": (QuantityKind.DURATION,),
    "deadline": (QuantityKind.DURATION, QuantityKind.DATE, QuantityKind.DAY, QuantityKind.TIME, QuantityKind.CLOCK),
    "percent": (QuantityKind.PERCENT,),
    "money": (QuantityKind.MONEY,),
    "rate": (QuantityKind.MONEY, QuantityKind.PERCENT),
    "clock_range": (QuantityKind.CLOCK,),
    "date": (QuantityKind.DATE,),
    "date_range": (QuantityKind.DATE, QuantityKind.DURATION),
    "number": (QuantityKind.COUNT,),
}
"""As what an element of that type is left to fill."""
_LOOSE = frozenset({Status.PARTIAL, Status.VAGUE})
_LONGEST_QUOTE = 80
_MOST_EVIDENCE = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found on one requirement, the same for both sides; `by_cues` where weak cues alone show it as exact."""

    requirement: Requirement
    status: Status
    elements: tuple[ElementOutcome, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    places: tuple[TopicPlace, ...] = ()
    why_not: str = ""
    by_cues: bool = False


@dataclass(frozen=True, slots=True)
class _Regulated:
    """Where a topic is regulated; `own` are the numbers of the passages of these places."""

    topic: Topic
    places: tuple[TopicPlace, ...]
    own: Bits


def judge(requirement: Requirement, grounds: Grounds) -> Verdict:
    """Return the verdict on a requirement by the status rules: not applicable, missing, blank, vague, partial, met."""
    if requirement.applies and not grounds.holds(requirement.applies):
        return Verdict(
            requirement,
            Status.NOT_APPLICABLE,
            _all_absent(requirement),
            why_not=grounds.conditions[requirement.applies].reason,
        )
    places = grounds.places(requirement) or _cued_places(requirement, grounds)
    if not places and not any(map(_of_party, requirement.elements)):
        return Verdict(requirement, Status.MISSING, _all_absent(requirement))
    regulated = _Regulated(requirement.topic, places, bits_of([place.passage.number for place in places]))
    elements = tuple(_element(element, regulated, grounds) for element in requirement.elements)
    by_party = any(
        _of_party(each) and outcome.status is not ElementStatus.ABSENT
        for each, outcome in zip(requirement.elements, elements, strict=True)
    )
    if not places and not by_party:
        return Verdict(requirement, Status.MISSING, _all_absent(requirement))
    status = _status(requirement.elements, elements)
    exact = status in _LOOSE and not by_party and _exact_by_cues(requirement, elements, places, grounds)
    if exact:
        status, elements = Status.MET, tuple(_settled(requirement.elements, elements, places))
    return Verdict(requirement, status, elements, _best_evidence(elements, places), places, by_cues=exact)


def _of_party(element: Element) -> bool:
    """Whether an element is what the draft tells of a party, wherever it does: a field of it, or where it sits."""
    return bool(element.party) or element.fact.endswith("-address")


def _cued_places(requirement: Requirement, grounds: Grounds) -> tuple[TopicPlace, ...]:
    """The passage that weak cues alone find, where no pattern found one."""
    cued = grounds.cues.best(requirement.id, grounds.register)
    if cued is None or grounds.passages.first_hit(requirement.topic.refuse, cued.passage):
        return ()
    return (TopicPlace(cued.passage, Hit(0, len(cued.passage.text)), weak=True, cues=cued.heaviest),)


def _exact_by_cues(
    requirement: Requirement,
    elements: tuple[ElementOutcome, ...],
    places: tuple[TopicPlace, ...],
    grounds: Grounds,
) -> bool:
    """Whether the passages are exact as a whole, though no pattern shows all elements."""
    facts = {o.status for e, o in zip(requirement.elements, elements, strict=True) if e.required and e.fact}
    if len(facts) > 1 and ElementStatus.SPECIFIC in facts:
        return False  # names are given, but differ: what the draft's parts show together, no sentence of it does
    passages = [place.passage for place in places]
    states = _states(requirement.elements, elements)
    if ElementStatus.VAGUE in states.values() and any(passage.number in grounds.loose for passage in passages):
        return False  # 尽量提供资料: the very words that speak of the point are loose
    if _unnamed(requirement.elements, elements, passages, grounds.passages):
        return False
    if rests_on_value(requirement):
        passages = [passage for passage in passages if _holds_value(passage)]
    lacking = [lacking_cue(name, state) for name, state in states.items() if state is not ElementStatus.SPECIFIC]
    if len(lacking) == len(states):
        lacking.append(NOTHING)
    return grounds.cues.exact(requirement.id, passages, grounds.register, grounds.loose, lacking)


def _unnamed(
    elements: tuple[Element, ...], outcomes: tuple[ElementOutcome, ...], own: Sequence[Passage], passages: Passages
) -> bool:
    """Whether some required element is open of which, and of whose alternatives, the topic's `own` passages say nothing."""
    said: dict[str, bool] = {}
    for element, outcome in zip(elements, outcomes, strict=True):
        if element.required:
            name = element.group or f"\0{element.key}"
            found = outcome.status is ElementStatus.SPECIFIC or not element.named
            said[name] = said.get(name, False) or found or any(passages.first_hit(element.named, each) for each in own)
    return not all(said.values())


def rests_on_value(requirement: Requirement) -> bool:
    """Whether some required element is a value, with no alternative that is none."""
    groups: dict[str, list[bool]] = {}
    for element in requirement.elements:
        if element.required:
            groups.setdefault(element.group or element.key, []).append(
                element.type in _BLANK_KINDS and not element.fact
            )
    return any(all(members) for members in groups.values())


def _holds_value(passage: Passage) -> bool:
    return any(quantity.kind in _VALUE_KINDS for quantity in passage.reading.slots.values())


def _settled(
    elements: Iterable[Element], outcomes: Iterable[ElementOutcome], places: tuple[TopicPlace, ...]
) -> Iterator[ElementOutcome]:
    """Give the required elements that no pattern found as stated by the passage that is exact as a whole."""
    for element, outcome in zip(elements, outcomes, strict=True):
        if element.required and outcome.status is not ElementStatus.SPECIFIC:
            shown = quote_around(places[0].passage, places[0].hit)
            yield replace(outcome, status=ElementStatus.SPECIFIC, evidence=outcome.evidence or shown, fault="")
        else:
            yield outcome


def _element(element: Element, regulated: _Regulated, grounds: Grounds) -> ElementOutcome:
    status, evidence, fault = ElementStatus.ABSENT, None, ""
    if element.party:
        status, evidence = _party_field(element.party, grounds.passages)
    if status is ElementStatus.ABSENT and element.fact:
        found = FACTS[element.fact](grounds.passages)
        status, fault = found.status, found.fault
        evidence = _evidence(grounds.passages, found.clause, found.span)
    if status is not ElementStatus.SPECIFIC and (element.exact or element.soft or element.blank):
        other, shown = _by_patterns(element, regulated, grounds)
        if _BEST_FIRST.index(other) < _BEST_FIRST.index(status):
            status, evidence, fault = other, shown, ""
    open_anyway = status is not ElementStatus.SPECIFIC
    if element.required and not element.fact and (left := _left_open(element, regulated.places, anywhere=open_anyway)):
        status, evidence = ElementStatus.BLANK, left
    return ElementOutcome(element.key, element.name, status, element.required, evidence, fault)


def _left_open(element: Element, places: tuple[TopicPlace, ...], *, anywhere: bool) -> Evidence | None:
    """The value left to fill where the topic is regulated: whatever stands elsewhere, this is what it waits for.

    It is the first value of its kind there, or `anywhere` among them.
    """
    kinds = _BLANK_KINDS.get(element.type, ())
    if not places or not kinds:
        return None
    passage, hit = places[0].passage, places[0].hit
    start = begins(passage.text, hit.start, SENTENCE)
    blanks = "".join(BLANK_SLOTS[kind] for kind in kinds)
    values = "" if anywhere else "".join(VALUE_SLOTS[kind] for kind in kinds)
    found = re.search(f"[{blanks}{values}]", passage.text[start:].split(";")[0])
    if found is None or found.group() not in blanks:
        return None
    return quote_around(passage, Hit(start + found.start(), start + found.end()))


def _by_patterns(element: Element, regulated: _Regulated, grounds: Grounds) -> tuple[ElementStatus, Evidence | None]:
    best, shown = ElementStatus.ABSENT, None
    index = grounds.passages.index
    blank = index.likely(element.blank) | index.likely(element.exact, blank=True)
    likely = blank | index.likely(element.exact, element.soft)
    for passage, own in _within_reach(element.reach, regulated, grounds.passages, likely):
        if best is ElementStatus.SPECIFIC:  # only a blank in the topic's own passages can change it
            if not own:
                break
            if not blank >> passage.number & 1:
                continue
        status, hit = _in_passage(element, passage, grounds)
        if status is ElementStatus.BLANK and own and hit is not None:
            return status, quote_around(passage, hit)
        if hit is not None and _BEST_FIRST.index(status) < _BEST_FIRST.index(best):
            best, shown = status, quote_around(passage, hit)
    return best, shown


def _in_passage(element: Element, passage: Passage, grounds: Grounds) -> tuple[ElementStatus, Hit | None]:
    index, number = grounds.passages.index, passage.number
    soft: Hit | None = None
    for _, hit in index.hits(element.exact, number):
        if _annexes_held(passage, hit, grounds.annexes):
            return ElementStatus.SPECIFIC, hit
        soft = soft or hit
    for _, hit in index.hits(element.exact, number, blank=True):
        return ElementStatus.BLANK, hit
    for _, hit in index.hits(element.blank, number):
        return ElementStatus.BLANK, hit
    soft = soft or index.first_hit(element.soft, number)
    return (ElementStatus.VAGUE, soft) if soft else (ElementStatus.ABSENT, None)


def _annexes_held(passage: Passage, hit: Hit, annexes: Annexes) -> bool:
    """A reference to an annex that is not in the file defers the point; it does not settle it."""
    named = [
        quantity.text
        for index, quantity in passage.reading.slots.items()
        if hit.start <= index < hit.end and quantity.kind is QuantityKind.ANNEX
    ]
    return all(annexes.has(text) for text in named)


def _within_reach(
    reach: Reach, regulated: _Regulated, passages: Passages, likely: Bits
) -> Iterator[tuple[Passage, bool]]:
    """Yield those of the `likely` passages in which an element may stand, and whether they are the topic's own: these
    first, then those around."""
    yield from ((passages.all[number], True) for number in numbers(likely & regulated.own))
    for number in _around(reach, regulated.places, passages, likely & ~regulated.own):
        passage = passages.all[number]
        if not passages.first_hit(regulated.topic.refuse, passage):
            yield passage, False


def _around(reach: Reach, places: tuple[TopicPlace, ...], passages: Passages, wanted: Bits) -> Iterator[int]:
    """Yield the numbers of the wanted passages around the places, each once: place by place, clause by clause."""
    if reach is Reach.DRAFT:
        yield from numbers(wanted & passages.bound(headings=True))
    elif reach is not Reach.PASSAGE:
        clauses = (place.passage.clause.id for place in places)
        for clause in dict.fromkeys(passages.roots[each] if reach is Reach.ARTICLE else each for each in clauses):
            here = wanted & passages.in_family(clause)
            if here:
                yield from (p.number for p in passages.of_family(clause) if here >> p.number & 1)
                wanted &= ~here


def _party_field(name: str, passages: Passages) -> tuple[ElementStatus, Evidence | None]:
    """A field such as "merchant.code" of the party that plays that role."""
    role, _, field_name = name.partition(".")
    party = passages.agreement.party(PartyRole(role))
    found = party.field(field_name) if party else None
    if found is None:
        return ElementStatus.ABSENT, None
    return _PRESENCE[found.presence], _evidence(passages, found.clause, found.span)


def _status(elements: Iterable[Element], outcomes: Iterable[ElementOutcome]) -> Status:
    """The status rules, over groups of alternatives at their best; elements that are not required never count."""
    states = set(_states(elements, outcomes).values())
    if ElementStatus.BLANK in states:
        return Status.BLANK
    if ElementStatus.SPECIFIC not in states:
        return Status.VAGUE
    return Status.MET if states == {ElementStatus.SPECIFIC} else Status.PARTIAL


def _states(elements: Iterable[Element], outcomes: Iterable[ElementOutcome]) -> dict[str, ElementStatus]:
    """How each required element stands, and each group of alternatives at its best, by key or name of the group."""
    groups: dict[str, ElementStatus] = {}
    for element, outcome in zip(elements, outcomes, strict=True):
        if element.required:
            name = element.group or element.key
            groups[name] = min(groups.get(name, ElementStatus.ABSENT), outcome.status, key=_BEST_FIRST.index)
    return groups


def _all_absent(requirement: Requirement) -> tuple[ElementOutcome, ...]:
    return tuple(ElementOutcome(e.key, e.name, ElementStatus.ABSENT, e.required) for e in requirement.elements)


def _best_evidence(elements: tuple[ElementOutcome, ...], places: tuple[TopicPlace, ...]) -> tuple[Evidence, ...]:
    """The best one to three places: required elements first, and what is left to fill before all, then where the topic
    is named."""
    ranked = [e for e in elements if e.evidence is not None]
    ranked.sort(key=lambda e: (not e.required, e.status is not ElementStatus.BLANK, _BEST_FIRST.index(e.status)))
    shown = (e.evidence for e in ranked if e.evidence)
    kept: list[Evidence] = []
    for evidence in itertools.chain(shown, (quote_around(p.passage, p.hit) for p in places)):
        if len(kept) == _MOST_EVIDENCE:
            break
        if not any(evidence.clause == k.clause and evidence.span.overlaps(k.span) for k in kept):
            kept.append(evidence)
    return tuple(kept)


def quote_around(passage: Passage, hit: Hit) -> Evidence:
    """Return the hit as evidence, widened to the part of the sentence that it stands in, so that it can be read."""
    text = passage.clause.text
    span = passage.place(hit.start, hit.end)
    start, end = span.start, span.end
    while start > passage.span.start and not ends_part(text, start - 1) and end - start < _LONGEST_QUOTE:
        start -= 1
    while end < passage.span.end and not ends_part(text, end) and end - start < _LONGEST_QUOTE:
        end += 1
    if not text[start:end].strip():  # an empty cell: the row shows it
        start, end = passage.span.start, min(passage.span.end, passage.span.start + _LONGEST_QUOTE)
    return _cut(passage.clause.id, text, Span(start, end))


def _evidence(passages: Passages, clause: str | None, span: Span | None) -> Evidence | None:
    if clause is None or span is None:
        return None
    return _cut(clause, passages.agreement.clause(clause).text, span)


def _cut(clause: str, text: str, span: Span) -> Evidence:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Evidence(clause, Span(start, end), text[start:end])
