"""Weak cues of loose wording: which characters of a reading text belong to an expression too loose to enforce.

Each character has the sum of the weights of the one, two and three characters around it, by how far from it they begin.
Stretches whose sums stay up are loose if they come to enough together; words whose sums are all low are used exactly,
whatever pattern may find them. Both take more where a value stands in the text. Lines are `gram⇥distance:weight distance:weight …`:
the gram begins that many characters after the one that is weighed; ^ is the edge of the text, ⟨duration⟩ the slot of a
value. The line `*⇥0:sum` is where every sum starts from.
"""

from __future__ import annotations

import itertools
import operator
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from csreview.language.cue_table import made_once
from csreview.language.cues import slotted
from csreview.language.packed import SMALL, fields, repeated

REACH = 3
"""How many characters on either side of one count for it."""
LONGEST = 3
"""Characters of the longest gram."""
START = "*"
EDGE = "^"
_BETWEEN = "\0"
"""Stands between texts that are weighed together; no gram holds it."""
_HUNDREDTHS = 100
_STAYS, _HIGH, _MOST = -50, 100, 400
"""The least sum in a stretch, the least of its highest, and the most that one character counts, in hundredths as all
weights here: they are whole, so that their sum does not depend on their order."""
_ENOUGH, _ENOUGH_BESIDE_VALUES = 250, 375
"""What the characters of a stretch come to together at least, and where a value stands in the text."""
_EXACT, _EXACT_BESIDE_VALUES = -250, -50
"""Below what every character of a word is, which is then used exactly, and where a value stands in the text."""
_SHORTEST = 2
_FIELDS = 8
"""Fields in a gram's chunk: one for the weight that it has for each character within its reach, the first for the
farthest behind it, and one to spare. So chunks that begin eight characters apart can be joined as they are."""
_RAISE = 1200
"""The largest weight, and by what all in a chunk are raised: none is negative, no sum runs over into the next field."""
_NO_GRAM = struct.pack(f"<{_FIELDS}H", *[_RAISE] * (_FIELDS - 1), 0)


@dataclass(frozen=True, slots=True)
class LooseCues:
    """The grams with their chunks of weights, and what every sum starts from. Without any, no words are told to be loose
    and none to be exact."""

    start: int = 0
    grams: Mapping[str, bytes] = field(default_factory=dict)

    def sums(self, texts: Sequence[str]) -> Iterator[Sequence[int]]:
        """Yield for each of the reading texts, which are weighed all at once, the sum of each of its characters."""
        edge = EDGE * REACH
        whole = "".join(f"{edge}{text.replace(EDGE, ' ')}{edge}{_BETWEEN}" for text in texts)
        sums = self._weighed(whole + _BETWEEN)
        at = REACH
        for text in texts:
            yield sums[at : at + len(text)]
            at += len(text) + 2 * REACH + len(_BETWEEN)

    def speak_against(self, sums: Sequence[int], start: int, end: int, *, valued: bool) -> bool:
        """Tell whether the words at `start`..`end` of a text with these sums are told to be exact, in a text where a value
        stands (`valued`) or in another."""
        return max(sums[start:end], default=0) < (_EXACT_BESIDE_VALUES if valued else _EXACT)

    def _weighed(self, whole: str) -> Sequence[int]:
        """The sum of each character of a text."""
        pairs = list(map(operator.add, whole, whole[1:]))
        total = 0
        for grams in (whole, pairs, map(operator.add, pairs, whole[2:])):
            chunks = list(map(self.grams.get, grams, itertools.repeat(_NO_GRAM)))
            for first in range(_FIELDS):
                total += int.from_bytes(bytes(first * SMALL) + b"".join(chunks[first::_FIELDS]), "little")
        count = len(whole) + _FIELDS
        raised = repeated(LONGEST * (_FIELDS - 1) * _RAISE - self.start, count, SMALL)
        return fields(total - raised, count, SMALL)[REACH:]


def stretches(sums: Sequence[int], *, valued: bool) -> Iterator[tuple[int, int]]:
    """Yield the loose stretches of a text with these sums, as start and end; where a value stands in it (`valued`), which
    may be what bounds them, it takes more."""
    enough = _ENOUGH_BESIDE_VALUES if valued else _ENOUGH
    at = 0 if max(sums, default=_STAYS) >= _HIGH else len(sums)
    while at < len(sums):
        end = at
        while end < len(sums) and sums[end] >= _STAYS:
            end += 1
        if end - at >= _SHORTEST and sum(max(0, min(each, _MOST)) for each in sums[at:end]) >= enough:
            yield at, end
        at = end + 1


def loose_cues(lines: Sequence[str]) -> LooseCues:
    """Return the cues of these lines; ValueError for a malformed one."""
    return LooseCues(*made_once(lines, _start_and_grams))


def _start_and_grams(lines: Sequence[str]) -> tuple[int, dict[str, bytes]]:
    start, grams = 0, {}
    for line in lines:
        gram, _, entries = line.partition("\t")
        if not gram or not entries.split():
            raise ValueError(line)
        if gram == START:
            start = _hundredths(entries.partition(":")[2])
        else:
            grams[slotted(gram)] = _chunk(entries.split())
    return start, grams


def _chunk(entries: Sequence[str]) -> bytes:
    """The weights of a gram, from entries distance:weight."""
    weights = [_RAISE] * (_FIELDS - 1)
    for distance, weight in (entry.split(":") for entry in entries):
        if abs(int(distance)) > REACH:
            raise ValueError(distance)
        weights[REACH - int(distance)] = _RAISE + _hundredths(weight)
    return struct.pack(f"<{_FIELDS}H", *weights, 0)


def _hundredths(weight: str) -> int:
    hundredths = round(float(weight) * _HUNDREDTHS)
    if abs(hundredths) > _RAISE:
        raise ValueError(weight)
    return hundredths


def grams_around(text: str, at: int) -> Iterator[tuple[str, int]]:
    """Yield the grams that count for the character at `at`, each with its distance."""
    padded = f"{EDGE * REACH}{text.replace(EDGE, ' ')}{EDGE * REACH}"
    for length in range(1, LONGEST + 1):
        first = -REACH if length < LONGEST else 1 - LONGEST
        last = REACH + 1 - length if length < LONGEST else 0
        for distance in range(first, last + 1):
            yield padded[at + REACH + distance : at + REACH + distance + length], distance
