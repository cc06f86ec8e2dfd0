"""Where a draft speaks of a point in words that no pattern foresaw, told by weak cues (see `language.cues`)."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from csreview.checking.passages import Passage, Passages
from csreview.language.cues import EXACTNESS, CueList, cue_list, heading_cues, long, spelled, text_cues
from csreview.language.reading_text import ANY_BLANK

_BLANK = re.compile(ANY_BLANK)
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """The least sum that counts: `low` in a draft whose manner of speaking is unknown to the patterns, `high` where they
    know it and would have found what is there."""

    low: float
    high: float

    def at(self, familiarity: float) -> float:
        """Return the bar for a draft of that familiarity (0 to 1)."""
        known = min(max((familiarity - _UNKNOWN) / (_KNOWN - _UNKNOWN), 0.0), 1.0)
        return self.low + known * (self.high - self.low)


_UNKNOWN, _KNOWN = 0.86, 0.92
SPEAKS = Bar(-0.4, 0.5)
"""For a passage to speak of a requirement."""
EXACT = Bar(1.5, 6.0)
"""For a passage to be exact."""


@dataclass(frozen=True, slots=True)
class Cued:
    """The passage that speaks most of a requirement, and the heaviest of the cues that it holds."""

    passage: Passage
    heaviest: tuple[str, ...]


class Cues:
    """Weighs the passages of one draft by the lines of cues of a checklist (by requirement)."""

    def __init__(self, passages: Passages, lines: Mapping[str, str]) -> None:
        self._passages = passages
        self._lines = lines

    def best(self, requirement: str, familiarity: float) -> Cued | None:
        """Return the passage that speaks most of a requirement, if one does enough in a draft so familiar."""
        line = self._lines.get(requirement)
        if line is None or not self._candidates:
            return None
        cues = cue_list(line)
        sums = dict.fromkeys(self._candidates, 0.0)
        for cue, weight in cues.text.items():
            for number in self._passages.index.holding(cue):
                if number in sums:
                    sums[number] += weight
        headings = self._headings(cues.heading)
        all_passages = self._passages.all

        def total(number: int) -> float:
            return sums[number] / self._length(number) + headings.get(all_passages[number].context, 0.0)

        best = max(self._candidates, key=total)
        if cues.start + total(best) < SPEAKS.at(familiarity):
            return None
        held = sorted(text_cues(all_passages[best].text) & cues.text.keys(), key=lambda cue: (-cues.text[cue], cue))
        return Cued(all_passages[best], tuple(map(spelled, held[:_SHOWN])))

    def exact(self, requirement: str, passages: Sequence[Passage], familiarity: float) -> bool:
        """Tell whether one of the passages that speak of a requirement is exact and has nothing left to fill."""
        lines = [self._lines.get(identifier) for identifier in (EXACTNESS, EXACTNESS + requirement)]
        cues = [cue_list(line) for line in lines if line is not None]
        filled = [passage for passage in passages if not _BLANK.search(passage.text)]
        bar = EXACT.at(familiarity)
        return len(cues) == len(lines) and any(_weighed(passage, cues) >= bar for passage in filled)

    def _headings(self, weights: Mapping[str, float]) -> Mapping[str, float]:
        return {
            context: sum(weights.get(cue, 0.0) for cue in cues) / long(len(cues))
            for context, cues in self._contexts.items()
        }

    @functools.cached_property
    def _contexts(self) -> Mapping[str, frozenset[str]]:
        return {context: heading_cues(context) for context in {p.context for p in self._passages.all}}

    @functools.cached_property
    def _candidates(self) -> Sequence[int]:
        return [passage.number for passage in self._passages.binding() if not passage.is_heading]

    @functools.cache  # noqa: B019 - lives as long as the review of one draft
    def _length(self, number: int) -> float:
        return long(len(text_cues(self._passages.all[number].text)))


def _weighed(passage: Passage, lists: Sequence[CueList]) -> float:
    """The sum of the cues of all lists in a passage."""
    held = text_cues(passage.text)
    found = sum(cues.text.get(cue, 0.0) for cues in lists for cue in held)
    return sum(cues.start for cues in lists) + found / long(len(held))
