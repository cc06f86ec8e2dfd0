"""What a comparison means for one side: each requirement and each finding, before and now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from csreview.comparing.directions import Directions, directions
from csreview.comparing.edits import values_changed
from csreview.comparing.findings import shifts
from csreview.comparing.placing import Places, is_silent
from csreview.comparing.words import Word, words_of
from csreview.model import (
    OPEN,
    Comparison,
    ElementOutcome,
    ElementStatus,
    Evidence,
    Meaning,
    Outcome,
    RequirementShift,
    Review,
    Status,
    Turn,
    ValueShift,
)

_KINDS: Mapping[str, frozenset[str]] = {
    "duration": frozenset({"duration"}),
    "deadline": frozenset({"duration", "day", "date"}),
    "percent": frozenset({"percent"}),
    "money": frozenset({"money"}),
    "rate": frozenset({"money", "percent"}),
    "number": frozenset({"count", "percent", "number"}),
    "clock_range": frozenset({"clock"}),
    "date": frozenset({"date", "day"}),
    "date_range": frozenset({"date"}),
}
"""Kinds of value by the type of an element; what other types are about is told by the wording."""
_WORST_LAST = (Status.MET, Status.PARTIAL, Status.VAGUE, Status.BLANK, Status.MISSING)


def meaning(comparison: Comparison, old: Review, new: Review) -> Meaning:
    """Return what the comparison of two reviewed versions means for the side of both reviews.

    Raises ValueError where the reviews are not for one side.
    """
    if old.side is not new.side:
        raise ValueError("the reviews are for two sides")
    before = {outcome.requirement: outcome for outcome in old.outcomes}
    reader = _Reader(comparison, new)
    requirements = [reader.shift(before[o.requirement], o) for o in new.outcomes if o.requirement in before]
    return Meaning(comparison, old, new, tuple(s for s in requirements if s is not None), shifts(comparison, old, new))


@dataclass(frozen=True, slots=True)
class _Fact:
    """A fact with another value, and where each version states it."""

    value: ValueShift
    old: Evidence | None
    new: Evidence | None


class _Reader:
    """Reads requirements; holds what every one needs."""

    def __init__(self, comparison: Comparison, new: Review) -> None:
        self._comparison = comparison
        self._old, self._new = (Places.of(comparison, new=side) for side in (False, True))
        self._side = new.side
        self._directions: Directions = directions()
        self._kinds = {
            (requirement.id, element.key): _KINDS[element.type]
            for requirement in new.checklist.requirements
            for element in requirement.elements
            if element.type in _KINDS
        }

    def shift(self, old: Outcome, new: Outcome) -> RequirementShift | None:
        """Return how a requirement stands now; None where it is met or does not apply, as before, with the same values."""
        facts = tuple(self._facts(old, new))
        values = tuple(fact.value for fact in facts)
        turn = self._turn(old, new, values)
        if turn is None:
            return None
        before = [fact.old for fact in facts if fact.old] or [*old.evidence]
        after = [fact.new for fact in facts if fact.new] or [*new.evidence]
        return RequirementShift(
            new.requirement,
            new.section,
            new.title,
            turn,
            old.status,
            new.status,
            new.severity,
            values,
            before[0] if before else None,
            after[0] if after else None,
            turn is not Turn.STILL_OPEN and self._silent(before, after),
        )

    def _turn(self, old: Outcome, new: Outcome, values: Iterable[ValueShift]) -> Turn | None:
        if Status.NOT_APPLICABLE in (old.status, new.status):
            return Turn.NEW if new.status in OPEN else (Turn.RESOLVED if old.status in OPEN else None)
        turns = {value.turn for value in values}
        if old.status in OPEN and new.status is Status.MET:
            return self._presence(old, appears=True)
        if old.status is Status.MET and new.status in OPEN:
            return self._presence(old, appears=False)
        if old.status is not new.status:
            better = _WORST_LAST.index(new.status) < _WORST_LAST.index(old.status)
            turns.add(self._directions.of_presence(old.requirement, self._side, appears=better))
        if len(turns) == 1:
            return turns.pop()
        if turns:
            return Turn.WORSE if Turn.WORSE in turns else Turn.CHANGED
        return Turn.STILL_OPEN if new.status in OPEN else None

    def _presence(self, outcome: Outcome, *, appears: bool) -> Turn:
        """Name what a point's coming or going means; what serves the other side alone is no solution."""
        turn = self._directions.of_presence(outcome.requirement, self._side, appears=appears)
        if appears:
            return Turn.RESOLVED if turn is Turn.BETTER else Turn.WORSE
        return turn

    def _facts(self, old: Outcome, new: Outcome) -> Iterator[_Fact]:
        """Yield the facts that have other values, where the wording at their places was changed."""
        before = {element.key: element for element in old.elements}
        for element in new.elements:
            was = before.get(element.key)
            if was is None or not (
                self._touched(was.evidence, self._old) or self._touched(element.evidence, self._new)
            ):
                continue
            kinds = self._kinds.get((new.requirement, element.key), frozenset())
            for change in values_changed(_words(was, kinds), _words(element, kinds)):
                turn = self._directions.of_value(new.requirement, element.key, change, self._side)
                yield _Fact(ValueShift(element.name, change, turn), was.evidence, element.evidence)

    def _touched(self, evidence: Evidence | None, places: Places) -> bool:
        if evidence is None:
            return False
        place = places.place(evidence.clause, evidence.span)
        return place is not None and self._comparison.pairs[place.pair].substance

    def _silent(self, old: Iterable[Evidence], new: Iterable[Evidence]) -> bool:
        for places, evidences in ((self._old, old), (self._new, new)):
            for evidence in evidences:
                place = places.place(evidence.clause, evidence.span)
                if place is not None and is_silent(self._comparison.pairs[place.pair]):
                    return True
        return False


def _words(element: ElementOutcome, kinds: Collection[str]) -> list[Word]:
    """Return the values of those kinds that an element rests on."""
    if element.evidence is None or element.status is not ElementStatus.SPECIFIC:
        return []
    return [word for word in words_of(element.evidence.quote, {}) if word.value in kinds]
