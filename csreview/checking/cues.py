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
ENOUGH = -0.35
"""The least sum by which a passage counts as speaking of a requirement."""
_SHOWN = 6
EXACT = 1.5
"""The least sum by which a passage counts as exact, with what the requirement adds."""


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

    def best(self, requirement: str) -> Cued | None:
        """Return the passage that speaks most of a requirement, if one does enough."""
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
        if cues.start + total(best) < ENOUGH:
            return None
        held = sorted(text_cues(all_passages[best].text) & cues.text.keys(), key=lambda cue: (-cues.text[cue], cue))
        return Cued(all_passages[best], tuple(map(spelled, held[:_SHOWN])))

    def exact(self, requirement: str, passages: Sequence[Passage]) -> bool:
        """Tell whether one of the passages that speak of a requirement is exact and has nothing left to fill."""
        lines = [self._lines.get(identifier) for identifier in (EXACTNESS, EXACTNESS + requirement)]
        cues = [cue_list(line) for line in lines if line is not None]
        filled = [passage for passage in passages if not _BLANK.search(passage.text)]
        return len(cues) == len(lines) and any(_weighed(passage, cues) >= EXACT for passage in filled)

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
