"""What every requirement of one draft is checked on, and where the draft regulates its topic."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from csreview.checking.annexes import Annexes
from csreview.checking.candidates import Candidate
from csreview.checking.cues import Cues, Register
from csreview.checking.index import bits_of
from csreview.checking.passages import Passage, Passages
from csreview.language.patterns import Hit
from csreview.model import Checklist, Condition, Requirement, Topic

_SHORTEST = 6
"""Characters of a passage that can say something; a shorter one counts for no measure."""


class TopicPlace(NamedTuple):
    """A passage that regulates a requirement's topic, and the words that show it: `weak` ones only under its heading, or
    by the `cues` alone."""

    passage: Passage
    hit: Hit
    weak: bool = False
    cues: tuple[str, ...] = ()


@dataclass
class Grounds:
    """What every requirement of one draft is checked on: passages, annexes, and conditions already decided."""

    passages: Passages
    annexes: Annexes
    conditions: dict[str, Condition]
    cues: Cues
    requirements: tuple[Requirement, ...]
    loose: frozenset[int] = frozenset()
    """The numbers of the passages that hold wording too loose to enforce."""
    decided: dict[str, bool] = field(default_factory=dict)
    _places: dict[str, tuple[TopicPlace, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, passages: Passages, checklist: Checklist, wording: Iterable[Candidate] = ()) -> Grounds:
        """Return the grounds for checking these passages, with the loose wording found there, against a checklist."""
        conditions = {condition.id: condition for condition in checklist.conditions}
        cues = Cues(passages, checklist.cues, checklist.manners)
        loose = frozenset(_holding(passages, wording))
        return cls(passages, passages.annexes, conditions, cues, checklist.requirements, loose)

    def holds(self, identifier: str) -> bool:
        """Tell whether the condition of that id holds for the draft."""
        if identifier not in self.decided:
            condition = self.conditions[identifier]
            self.decided[identifier] = self._any(condition.any) and not self._any(condition.none)
        return self.decided[identifier]

    def _any(self, sources: tuple[str, ...]) -> bool:
        passages = self.passages
        return any(passages.first_hit(sources, passage) for passage in passages.likely(sources, recitals=True))

    def places(self, requirement: Requirement) -> tuple[TopicPlace, ...]:
        """Return where patterns find the topic of a requirement."""
        if requirement.id not in self._places:
            self._places[requirement.id] = tuple(topic_places(requirement.topic, self.passages))
        return self._places[requirement.id]

    @functools.cached_property
    def register(self) -> Register:
        """How the draft speaks: how many of its passages that say something, and how many topics, the patterns know."""
        saying = {passage.number for passage in self.passages.saying if len(passage.text) > _SHORTEST}
        asked = [each for each in self.requirements if not each.applies or self.holds(each.applies)]
        found = [places for each in asked if (places := self.places(each))]
        known = saying & {place.passage.number for places in found for place in places}
        return Register(len(known) / len(saying), len(found) / len(asked)) if saying and asked else Register()


def _holding(passages: Passages, wording: Iterable[Candidate]) -> Iterator[int]:
    """Yield the numbers of the passages in which a finding lies."""
    for found in wording:
        for passage in passages.by_clause.get(found.clause or "", ()):
            if found.span is not None and passage.span.overlaps(found.span):
                yield passage.number


def topic_places(topic: Topic, passages: Passages) -> Iterator[TopicPlace]:
    """Yield, in order, the passages that regulate the topic: its words, or its cues under a heading of its own."""
    among = passages.bound(recitals=topic.recitals)
    found = [TopicPlace(passage, hit) for passage, hit in passages.unrefused(topic.words, topic.refuse, among)]
    weak = among & passages.index.likely(topic.cues)
    if weak:
        weak &= passages.under(topic.headings) & ~bits_of([place.passage.number for place in found])
        found += (TopicPlace(p, hit, weak=True) for p, hit in passages.unrefused(topic.cues, topic.refuse, weak))
        found.sort(key=lambda place: place.passage.number)
    return iter(found)
