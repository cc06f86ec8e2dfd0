"""Weak cues of loose wording: which characters of a reading text belong to an expression too loose to enforce.

Each character has the sum of the weights of the one, two and three characters around it, by how far from it they begin.
Stretches whose sums stay up, with at least one that is high, are loose. Lines are `gram⇥distance:weight distance:weight …`:
the gram begins that many characters after the one that is weighed; ^ is the edge of the text, ⟨duration⟩ the slot of a
value. The line `*⇥0:sum` is where every sum starts from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from csreview.language.cues import slotted
from csreview.language.packed import SMALL, fields, placed

REACH = 3
"""How many characters on either side of one count for it."""
LONGEST = 3
"""Characters of the longest gram."""
START = "*"
EDGE = "^"
_HUNDREDTHS = 100
_STAYS, _HIGH = 0, 230
"""The least sum in a stretch, and the least of its highest, in hundredths as all weights here: they are whole, so that
their sum does not depend on their order."""
_SHORTEST = 2
_AT_ONCE = 256
"""Characters that are weighed together: the number that holds their sums is shifted once for each."""


@dataclass(slots=True)
class Gram:
    """The weights of a gram for the characters around it, packed, that of the farthest behind it lowest; and the longer
    grams that begin with it, by their next character, so that none has to be cut out of a text to be looked up."""

    weights: int = 0
    longer: dict[str, Gram] = field(default_factory=dict)

    def below(self, characters: str) -> Gram:
        """Return the gram that goes on with these characters, put there if it is not."""
        gram = self
        for character in characters:
            gram = gram.longer.setdefault(character, Gram())
        return gram


@dataclass(frozen=True, slots=True)
class LooseCues:
    """The grams, all below an empty one, and what every sum starts from. Without any, nothing is loose."""

    start: int = -_HUNDREDTHS
    grams: Gram = field(default_factory=Gram)

    def stretches(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the loose stretches of a reading text, as start and end."""
        sums = self.sums(text)
        at = 0 if max(sums, default=_STAYS) >= _HIGH else len(sums)
        while at < len(sums):
            end = at
            while end < len(sums) and sums[end] >= _STAYS:
                end += 1
            if end - at >= _SHORTEST and max(sums[at:end]) >= _HIGH:
                yield at, end
            at = end + 1

    def sums(self, text: str) -> list[int]:
        """Return the sum of each character of a reading text."""
        edge = EDGE * REACH
        padded = f"{edge}{text.replace(EDGE, ' ')}{edge}"
        sums: list[int] = []
        for first in range(0, len(text), _AT_ONCE):
            around = padded[first : first + _AT_ONCE + 2 * REACH + LONGEST - 1]
            sums += self._weighed(around)[: len(text) - first]
        return sums

    def _weighed(self, around: str) -> list[int]:
        """The sums of up to `_AT_ONCE` characters, given with those around them that count."""
        total = 0
        one_letter = self.grams.longer.get
        second = third = ""
        for first in reversed(around):
            total <<= 8 * SMALL
            one = one_letter(first)
            if one is not None:
                total += one.weights
                two = one.longer.get(second)
                if two is not None:
                    total += two.weights
                    if third in two.longer:
                        total += two.longer[third].weights
            second, third = first, second
        held = fields(total, len(around) + 2 * REACH, SMALL)[2 * REACH : 2 * REACH + _AT_ONCE]
        return [self.start + weight for weight in held]


def loose_cues(lines: Sequence[str]) -> LooseCues:
    """Return the cues of these lines; ValueError for a malformed one."""
    start, grams = 0, Gram()
    for line in lines:
        gram, _, entries = line.partition("\t")
        if not gram or not entries.split():
            raise ValueError(line)
        if gram == START:
            start = _hundredths(entries.partition(":")[2])
        else:
            grams.below(slotted(gram)).weights = sum(map(_placed, entries.split()))
    return LooseCues(start, grams)


def _placed(entry: str) -> int:
    """One distance:weight, at its place among the packed weights of its gram."""
    distance, weight = entry.split(":")
    if abs(int(distance)) > REACH:
        raise ValueError(entry)
    return placed(_hundredths(weight), REACH - int(distance), SMALL)


def _hundredths(weight: str) -> int:
    return round(float(weight) * _HUNDREDTHS)


def grams_around(text: str, at: int) -> Iterator[tuple[str, int]]:
    """Yield the grams that count for the character at `at`, each with its distance."""
    padded = f"{EDGE * REACH}{text.replace(EDGE, ' ')}{EDGE * REACH}"
    for length in range(1, LONGEST + 1):
        first = -REACH if length < LONGEST else 1 - LONGEST
        last = REACH + 1 - length if length < LONGEST else 0
        for distance in range(first, last + 1):
            yield padded[at + REACH + distance : at + REACH + distance + length], distance
