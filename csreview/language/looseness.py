"""Weak cues of loose wording: which characters of a reading text belong to an expression too loose to enforce.

Each character has the sum of the weights of the one, two and three characters around it, by how far from it they begin.
Stretches whose sums stay up, with at least one that is high, are loose. Lines are `gram⇥distance:weight distance:weight …`:
the gram begins that many characters after the one that is weighed; ^ is the edge of the text, ⟨duration⟩ the slot of a
value. The line `*⇥0:sum` is where every sum starts from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from csreview.language.cues import slotted

REACH = 3
"""How many characters on either side of one count for it."""
LONGEST = 3
"""Characters of the longest gram."""
START = "*"
EDGE = "^"
_STAYS, _HIGH = 0.0, 1.4
"""The least sum in a stretch, and the least of its highest."""
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class LooseCues:
    """By gram, its distances and weights. Without any, nothing is loose."""

    start: float = -1.0
    weights: Mapping[str, Sequence[tuple[int, float]]] = field(default_factory=dict)

    def stretches(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the loose stretches of a reading text, as start and end."""
        sums = self.sums(text)
        at = 0
        while at < len(sums):
            end = at
            while end < len(sums) and sums[end] >= _STAYS:
                end += 1
            if end - at >= _SHORTEST and max(sums[at:end]) >= _HIGH:
                yield at, end
            at = end + 1

    def sums(self, text: str) -> list[float]:
        """Return the sum of each character of a reading text."""
        edge = EDGE * REACH
        padded = f"{edge}{text.replace(EDGE, ' ')}{edge}"
        sums = [self.start] * len(padded)
        for at in range(len(padded)):
            for length in range(1, LONGEST + 1):
                for distance, weight in self.weights.get(padded[at : at + length], ()):
                    if 0 <= at - distance < len(padded):
                        sums[at - distance] += weight
        return sums[REACH : REACH + len(text)]


def loose_cues(lines: Sequence[str]) -> LooseCues:
    """Return the cues of these lines; ValueError for a malformed one."""
    start, weights = 0.0, {}
    for line in lines:
        gram, _, entries = line.partition("\t")
        found = [(int(distance), float(weight)) for distance, weight in (each.split(":") for each in entries.split())]
        if not gram or not found:
            raise ValueError(line)
        if gram == START:
            start = found[0][1]
        else:
            weights[slotted(gram)] = found
    return LooseCues(start, weights)


def grams_around(text: str, at: int) -> Iterator[tuple[str, int]]:
    """Yield the grams that count for the character at `at`, each with its distance."""
    padded = f"{EDGE * REACH}{text.replace(EDGE, ' ')}{EDGE * REACH}"
    for length in range(1, LONGEST + 1):
        first = -REACH if length < LONGEST else 1 - LONGEST
        last = REACH + 1 - length if length < LONGEST else 0
        for distance in range(first, last + 1):
            yield padded[at + REACH + distance : at + REACH + distance + length], distance
