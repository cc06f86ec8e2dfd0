"""Which passages may match which patterns: the one place where thousands of patterns meet a whole draft.

A checklist has some four thousand patterns and a draft up to some ten thousand passages, but a pattern needs certain
letters side by side (see `language.needed`) and few passages hold them. So the passages are indexed once by the letters
and pairs of letters that they hold, each as a row of bits, one for each passage; and what a pattern needs, an "and" of
"or"s of such pairs, is answered for all passages at once by the same operations on those rows. Only the passages whose
bit is left are looked at with the regular expression itself, which is compiled then, if any is left.

Texts that read the same (rows of a table, what an annex says again) are looked at once: the first of them stands for all.
"""

from __future__ import annotations

import functools
import operator
import re
from collections import defaultdict
from collections.abc import Iterator, KeysView, Mapping, Sequence

from csreview.language.finder import Finder
from csreview.language.needed import Need, grams
from csreview.language.patterns import Hit, Pattern, need_of, pattern, unfilled

Bits = int
"""A set of texts: bit n stands for text n."""
_Parts = dict[int, list[int]]
_Found = Sequence[tuple[int, re.Match[str]]]


class PassageIndex:
    """Tells, for patterns and lists of patterns, which of the `texts` (reading texts) to try them on.

    Texts are known by their numbers. Each answer is worked out once, when it is first asked for. `first` gives by the
    number of a text that of the first one that reads the same.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        seen: dict[str, int] = {}
        self.first: Sequence[int] = [seen.setdefault(text, number) for number, text in enumerate(texts)]
        self._firsts: Bits = bits_of(list(seen.values()))
        self._lists: dict[tuple[tuple[str, ...], bool], _Trials] = {}
        self._finders: dict[Finder, tuple[_Parts, dict[int, _Found]]] = {}

    def hits(self, sources: tuple[str, ...], number: int, *, blank: bool = False) -> Iterator[tuple[Pattern, Hit]]:
        """Yield each of the patterns that holds in that text, in their order, with where it does; with `blank`, those that
        find a blank in place of the value that they want."""
        return self._trials(sources, blank).hits(self.first[number], self._texts[number])

    def narrowed(self, sources: tuple[str, ...], number: int) -> tuple[str, ...]:
        """Return those of the patterns that may hold in that text or in a part of it."""
        return tuple(each.source for each in self._trials(sources, False).of(self.first[number]))

    def first_hit(self, sources: tuple[str, ...], number: int) -> Hit | None:
        """Return where the first of the patterns that holds in that text does, or None."""
        return self._trials(sources, False).first_hit(self.first[number], self._texts[number])

    def first_hits(self, sources: tuple[str, ...], among: Bits) -> Iterator[tuple[int, Hit]]:
        """Yield, in order, the number of each of the texts `among` in which one of the patterns holds, with where the first
        of them does."""
        trials = self._trials(sources, False)
        for number in numbers(trials.row & among):
            hit = trials.first_hit(self.first[number], self._texts[number])
            if hit is not None:
                yield number, hit

    def likely(self, *lists: tuple[str, ...], blank: bool = False) -> Bits:
        """Return the texts that may match a pattern of one of the lists, or with `blank` show a blank in its place."""
        row = 0
        for sources in lists:
            row |= self._trials(sources, blank).row
        return row

    def holding(self, gram: str) -> Sequence[int]:
        """Return, in order, the texts that hold that character or pair of characters; of those that read the same, the
        first."""
        return self._holding.get(gram, ())

    @property
    def held(self) -> KeysView[str]:
        """The characters and pairs of characters that any text holds."""
        return self._holding.keys()

    def grams_of(self, number: int) -> int:
        """Return how many different characters and pairs of them that text holds."""
        return self._grams[1][self.first[number]]

    def meeting(self, need: Need) -> Bits:
        """Return the texts that meet the need."""
        return self._with_copies(self._meeting(need))

    def _with_copies(self, row: Bits) -> Bits:
        """The texts in `row`, the first of their kind, with those that read the same."""
        again, copies = self._copies
        for number in numbers(row & again):
            row |= copies[number]
        return row

    @functools.cached_property
    def _copies(self) -> tuple[Bits, Mapping[int, Bits]]:
        """Which texts come again, and by their numbers those that read the same."""
        copies: dict[int, list[int]] = {}
        for number, first in enumerate(self.first):
            if number != first:
                copies.setdefault(first, []).append(number)
        return bits_of(sorted(copies)), {first: bits_of(others) for first, others in copies.items()}

    def _meeting(self, need: Need) -> Bits:
        """The first of their kind among the texts that meet the need."""
        met = 0
        for clauses in need:
            row = self._firsts
            for clause in clauses:
                row &= functools.reduce(operator.or_, map(self._rows.__getitem__, clause), 0)
                if not row:  # what is needed stands nowhere: with most patterns already after the first clause
                    break
            met |= row
        return met

    def matches(self, finder: Finder, number: int) -> _Found:
        """Return what the finder finds in that text."""
        parts, found = self._finders.get(finder) or self._begin(finder)
        first = self.first[number]
        if first not in parts:
            return ()
        if first not in found:
            found[first] = tuple(finder.found(parts[first], self._texts[first]))
        return found[first]

    def _begin(self, finder: Finder) -> tuple[_Parts, dict[int, _Found]]:
        """By text, the parts of the finder that may match it, and what was found so far, which is nothing."""
        self._finders[finder] = self._parts(finder), {}
        return self._finders[finder]

    def _parts(self, finder: Finder) -> _Parts:
        found: dict[int, list[int]] = {}
        for part, need in enumerate(finder.needs):
            for number in numbers(self._meeting(need)):
                found.setdefault(number, []).append(part)
        return found

    def _trials(self, sources: tuple[str, ...], blank: bool) -> _Trials:
        found = self._lists.get((sources, blank))
        if found is None:
            found = self._lists[sources, blank] = self._tried(sources, blank)
        return found

    def _tried(self, sources: tuple[str, ...], blank: bool) -> _Trials:
        made = unfilled if blank else pattern
        rows = []
        for source, need in _asked(sources, blank):
            row = self._meeting(need)
            each = made(source) if row else None
            if each is not None:
                rows.append((each, row))
        return _Trials(rows, self._with_copies(functools.reduce(operator.or_, (row for _, row in rows), 0)))

    @functools.cached_property
    def _rows(self) -> _Rows:
        return _Rows(self._holding)

    @functools.cached_property
    def _holding(self) -> Mapping[str, Sequence[int]]:
        """By gram, the numbers of the texts that hold it."""
        return self._grams[0]

    @functools.cached_property
    def _grams(self) -> tuple[Mapping[str, Sequence[int]], Mapping[int, int]]:
        """By gram, the numbers of the texts that hold it; by text, how many different grams it holds."""
        holding: defaultdict[str, list[int]] = defaultdict(list)
        sizes = {}
        for number in numbers(self._firsts):
            found = grams(self._texts[number])
            sizes[number] = len(found)
            for texts in map(holding.__getitem__, found):
                texts.append(number)
        return dict(holding), sizes


class _Rows(dict[str, Bits]):
    """By gram, the set of the texts that hold it, made when it is first asked for."""

    def __init__(self, holding: Mapping[str, Sequence[int]]) -> None:
        super().__init__()
        self._holding = holding

    def __missing__(self, gram: str) -> Bits:
        row = self[gram] = bits_of(self._holding.get(gram, ()))
        return row


class _Trials:
    """Those patterns of a list that any text may match, each with those that may, the first of their kind; `row` are all
    of these, with those that read the same."""

    def __init__(self, rows: Sequence[tuple[Pattern, Bits]], row: Bits) -> None:
        self._rows = rows
        self.row = row
        self._first_hits: dict[int, Hit | None] = {}

    @functools.cached_property
    def patterns(self) -> Sequence[tuple[Pattern, bytes]]:
        """The patterns, each with the bits of the texts that it may match, byte by byte from the first."""
        return [(each, row.to_bytes((row.bit_length() + 7) // 8, "little")) for each, row in self._rows]

    def of(self, number: int) -> Iterator[Pattern]:
        """Yield the patterns that the text of that number may match."""
        byte, bit = number >> 3, 1 << (number & 7)
        return (each for each, row in self.patterns if byte < len(row) and row[byte] & bit)

    def hits(self, number: int, text: str) -> Iterator[tuple[Pattern, Hit]]:
        """Yield each of the patterns that holds in the text of that number, with where it does."""
        for each in self.of(number):
            hit = each.match(text)
            if hit is not None:
                yield each, hit

    def first_hit(self, number: int, text: str) -> Hit | None:
        """Return where the first of them that holds in the text of that number does, or None."""
        if number not in self._first_hits:
            self._first_hits[number] = self._look_for_first(number, text)
        return self._first_hits[number]

    def _look_for_first(self, number: int, text: str) -> Hit | None:
        byte, bit = number >> 3, 1 << (number & 7)
        for each, row in self.patterns:
            if byte < len(row) and row[byte] & bit:
                hit = each.match(text)
                if hit is not None:
                    return hit
        return None


@functools.lru_cache(maxsize=8192)
def _asked(sources: tuple[str, ...], blank: bool) -> tuple[tuple[str, Need], ...]:
    """The patterns of a list with what each needs, the same for every draft; with `blank` those that want a value."""
    needs = ((source, need_of(source, blank=blank)) for source in sources)
    return tuple((source, need) for source, need in needs if need)


def bits_of(numbers: Sequence[int]) -> Bits:
    """Return the set of these numbers (ascending)."""
    row = bytearray(numbers[-1] // 8 + 1 if numbers else 0)
    for number in numbers:
        row[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(row, "little")


def numbers(row: Bits) -> Iterator[int]:
    """Yield the numbers in a set, in order."""
    bits = f"{row:b}"[::-1] if row else ""
    at = bits.find("1")
    while at >= 0:
        yield at
        at = bits.find("1", at + 1)
