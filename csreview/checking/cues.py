"""Where a draft speaks of a point in words that no pattern foresaw, told by weak cues (see `language.cues`)."""

from __future__ import annotations

import functools
import itertools
import math
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from csreview.checking.passages import Passage, Passages
from csreview.language.cue_table import THOUSANDTHS, CueTable, cue_table
from csreview.language.cues import (
    AGAINST,
    EXACTNESS,
    CueList,
    count_cues,
    cue_list,
    followed_by,
    heading_cues,
    long,
    spelled,
    text_cues,
)
from csreview.language.needed import grams
from csreview.language.packed import field, fields, not_negative, packed
from csreview.language.reading_text import ANY_BLANK
from csreview.model import Manner, Side

_BLANK = re.compile(ANY_BLANK)
_SHOWN = 6
_SAYS_NOTHING = 3
"""Characters of a passage that is no more than a name."""
_FINE = 1 << 12
"""Packed weights are whole; before they are divided, they are multiplied by this."""
_SLACK = 128
"""Thousandths by which rounding may at most be wrong."""


@dataclass(frozen=True, slots=True)
class Register:
    """How a draft speaks, each from 0 to 1: `familiar`, the share of its passages in which patterns find some topic;
    `thorough`, the share of the topics that they find."""

    familiar: float = 1.0
    thorough: float = 1.0


@dataclass(frozen=True, slots=True)
class Bar:
    """The least sum of cues that counts: a `start`, higher the more `familiar` a draft is, whose points the patterns
    would have found, and lower the more `thorough`, which leaves little out; never below `least` nor above `most`."""

    start: float
    familiar: float
    thorough: float
    least: float = -math.inf
    most: float = math.inf

    def at(self, register: Register) -> float:
        """Return the bar for a draft of that register."""
        bar = self.start + self.familiar * register.familiar - self.thorough * register.thorough
        return min(max(bar, self.least), self.most)


_SPEAKS = (Bar(-0.8, 2.5, 1.8, least=-0.1, most=0.8), Bar(-18.9, 21.7, 0.0, most=0.8))
"""For a passage to speak of a requirement, both at once: what the patterns know well, they would have found."""
_EXACT = Bar(-4.0, 26.0, 24.0)
"""For a passage to be exact."""
_SURER = 1.0
"""How much more it takes where a passage holds loose wording."""
_LONG, _LONGEST = 0.02, 200
"""What each character of a passage, up to so many, counts for: a long one says more than the mean of its cues tells."""


def least_to_speak(register: Register) -> float:
    """Return the least sum of cues by which a passage of a draft of that register speaks of a requirement."""
    return max(bar.at(register) for bar in _SPEAKS)


@dataclass(frozen=True, slots=True)
class Cued:
    """The passage that speaks most of a requirement, and the heaviest of the cues that it holds."""

    passage: Passage
    heaviest: tuple[str, ...]


class Cues:
    """Weighs the passages of one draft by the lines of cues of a checklist (by requirement)."""

    def __init__(self, passages: Passages, lines: Mapping[str, str], manners: Sequence[Manner] = ()) -> None:
        self._passages = passages
        self._lines = lines
        self._manners = manners
        # Here, not in a cache of the class, which keeps drafts.
        self._spoken: dict[Register, Sequence[Sequence[int]]] = {}
        self._turned: dict[Side, Mapping[int, float]] = {}
        self._headings: dict[str, tuple[int, float]] = {}

    def best(self, requirement: str, register: Register) -> Cued | None:
        """Return the passage that speaks most of a requirement, if one does enough in a draft so familiar."""
        line = self._table.order.get(requirement)
        if line is None:
            return None
        likely = self._speaking(register)[line]
        best = max(likely, key=lambda number: self._weight(line, number), default=None)
        if best is None or self._weight(line, best) < least_to_speak(register):
            return None
        weights = cue_list(self._lines[requirement]).text
        passage = self._passages.all[best]
        held = sorted(text_cues(passage.text) & weights.keys(), key=lambda cue: (-weights[cue], cue))
        return Cued(passage, tuple(map(spelled, held[:_SHOWN])))

    def exact(
        self,
        requirement: str,
        passages: Sequence[Passage],
        register: Register,
        loose: Container[int] = (),
        lacking: Iterable[str] = (),
    ) -> bool:
        """Tell whether one of the passages that speak of a requirement is exact and has nothing left to fill.

        `loose` are the numbers of the passages that hold loose wording: they must be the surer of the point itself;
        `lacking` are the cues for the elements that are not stated (`language.cues.lacking_cue`).
        """
        lines = [self._lines.get(identifier) for identifier in (EXACTNESS, EXACTNESS + requirement)]
        cues = [cue_list(line) for line in lines if line is not None]
        filled = [passage for passage in passages if not _BLANK.search(passage.text)]
        bar = _EXACT.at(register) - sum(each.apart.get(cue, 0.0) for each in cues for cue in lacking)
        return len(cues) == len(lines) and any(
            _weighed(passage, cues) + _LONG * min(len(passage.text), _LONGEST)
            >= bar + _SURER * (passage.number in loose)
            for passage in filled
        )

    def against(self, side: Side) -> Mapping[int, float]:
        """Return by the number of each binding passage, in order, the sum of the cues that tell what works against a side."""
        if side not in self._turned:
            self._turned[side] = self._weigh_against(side)
        return self._turned[side]

    def _weigh_against(self, side: Side) -> Mapping[int, float]:
        table = self._against
        line = table.order.get(AGAINST + side.value)
        if line is None:
            return {}
        weights = table.apart
        apart = {n: field(sum(weights.get(cue, 0) for cue in held), line) for n, held in self.taken.items()}
        return {
            number: (table.starts[line] + field(sums, line) / length + apart.get(number, 0)) / THOUSANDTHS
            for number, (sums, length) in self._sums_against.items()
        }

    @functools.cached_property
    def taken(self) -> Mapping[int, frozenset[str]]:
        """By number of the passage, the manners of taking a position that it holds, as cues."""
        found: dict[int, set[str]] = {}
        among = self._passages.bound(headings=True)
        for manner, side in itertools.product(self._manners, Side):
            for passage, _ in self._passages.unrefused(manner.patterns[side], manner.refuse[side], among):
                found.setdefault(passage.number, set()).add(manner.cue(side))
        return {number: frozenset(cues) for number, cues in found.items()}

    def speaks(self, requirements: Iterable[str], number: int) -> list[float]:
        """Return how much the passage of that number speaks of each of the requirements, whatever it says; 0 where no cues
        tell."""
        order, starts, text = self._table.order, self._table.starts, self._table.text
        passage = self._passages.all[number]
        heading, above = self._heading(passage.context)
        held = sum(map(text.__getitem__, text.keys() & grams(passage.text)))
        headings, sums = fields(heading, len(starts)), fields(held, len(starts))
        length = long(self._counts[number])
        lines = map(order.get, requirements)
        return [
            0.0 if line is None else (starts[line] + sums[line] / length + headings[line] / above) / THOUSANDTHS
            for line in lines
        ]

    def _weight(self, line: int, number: int) -> float:
        """The sum of a line's cues in a passage and in the headings above it."""
        heading, length = self._heading(self._passages.all[number].context)
        weight = self._table.starts[line] + field(self._sums[self._first[number]], line) / long(self._counts[number])
        return (weight + field(heading, line) / length) / THOUSANDTHS

    def _speaking(self, register: Register) -> Sequence[Sequence[int]]:
        """By line, the numbers of the passages whose cues may reach the bar; looked for once."""
        if register not in self._spoken:
            self._spoken[register] = self._look_for(register)
        return self._spoken[register]

    def _look_for(self, register: Register) -> Sequence[Sequence[int]]:
        """As `_speaking` says, told for all lines at once."""
        table = self._table
        bar = least_to_speak(register) * THOUSANDTHS - _SLACK
        start = packed([(each - round(bar)) * _FINE for each in table.starts])
        above: dict[str, int] = {}
        found: list[list[int]] = [[] for _ in table.starts]
        sums, first = self._sums, self._first
        told: dict[tuple[str, int], list[int]] = {}
        for number, count in self._counts.items():
            context, same = self._passages.all[number].context, first[number]
            if context not in above:
                heading, length = self._heading(context)
                above[context] = start + heading * round(_FINE / length)
            if (context, same) not in told:
                weight = above[context] + sums[same] * round(_FINE / long(count))
                told[context, same] = list(not_negative(weight, len(found)))
            for line in told[context, same]:
                found[line].append(number)
        return found

    @functools.cached_property
    def _first(self) -> Sequence[int]:
        """By passage, the number of the first one that reads the same."""
        return self._passages.index.first

    @functools.cached_property
    def _table(self) -> CueTable:
        return cue_table(tuple(line for name, line in self._lines.items() if not name.startswith((EXACTNESS, AGAINST))))

    @functools.cached_property
    def _against(self) -> CueTable:
        return cue_table(tuple(self._lines[name] for side in Side if (name := AGAINST + side.value) in self._lines))

    @functools.cached_property
    def _sums_against(self) -> Mapping[int, tuple[int, float]]:
        """By number of the passage, the sums of its cues for all sides, packed, and what to divide them by."""
        following, sums = self._against.following, self._summed(self._against)
        found: dict[int, tuple[int, float]] = {}
        for number, count in self._counts.items():
            first = self._first[number]
            if first in found:
                found[number] = found[first]
                continue
            weight, followed = sums[first], followed_by(self._passages.all[number].text)
            for who, pairs in followed.items():
                weights = following.get(who, {})
                weight += sum(map(weights.__getitem__, pairs & weights.keys()))
            found[number] = weight, long(count + sum(map(len, followed.values())))
        return found

    @functools.cached_property
    def _sums(self) -> Sequence[int]:
        """By passage, the sums of its cues for all lines, packed; of passages that read the same, for the first."""
        return self._summed(self._table)

    def _summed(self, table: CueTable) -> Sequence[int]:
        """By passage, the sums of the cues that it holds, packed; of passages that read the same, for the first."""
        sums = [0] * len(self._passages.all)
        index = self._passages.index
        for cue in table.text.keys() & index.held:
            weights = table.text[cue]
            for number in index.holding(cue):
                sums[number] += weights
        return sums

    def _heading(self, context: str) -> tuple[int, float]:
        """For what stands above a passage, the sums of its cues for all lines, packed, and what to divide them by."""
        if context not in self._headings:
            weights, cues = self._table.apart, heading_cues(context)
            self._headings[context] = sum(weights[cue] for cue in cues if cue in weights), long(len(cues))
        return self._headings[context]

    @functools.cached_property
    def _counts(self) -> Mapping[int, int]:
        """How many different cues each passage holds that may speak of something, by its number."""
        grams_of = self._passages.index.grams_of
        saying = (each for each in self._passages.saying if len(each.text) > _SAYS_NOTHING)
        return {each.number: count_cues(each.text, grams_of(each.number)) for each in saying}


def _weighed(passage: Passage, lists: Sequence[CueList]) -> float:
    """The sum of the cues of all lists in a passage."""
    held = text_cues(passage.text)
    found = sum(cues.text.get(cue, 0.0) for cues in lists for cue in held)
    return sum(cues.start for cues in lists) + found / long(len(held))
