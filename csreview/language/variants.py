"""Finds the words that mean the same: which of many expressions stands where in a text, the first of them winning."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from csreview.language.needed import needed
from csreview.language.sieve import Sieve


class Variants:
    """Finds the variants `patterns`, (regular expression over folded text, word), as one expression of all of them
    side by side would, but tries in each text only those that it can hold."""

    def __init__(self, patterns: Sequence[tuple[str, str]]) -> None:
        self._patterns = tuple(patterns)
        self._sieve = Sieve([needed(pattern) for pattern, _ in self._patterns])

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Return (start, end, word) for each variant in `text`: from left to right, none overlapping; where several
        begin at one place, the first of the patterns wins."""
        found: list[tuple[int, int, str]] = []
        ahead = {number: self._place(number, text, 0) for number in self._sieve.through(text)}
        while True:
            places = [(span, number) for number, span in ahead.items() if span is not None]
            if not places:
                return found
            (start, end), number = min(places, key=_first)
            found.append((start, end, self._patterns[number][1]))
            for (begins, _), other in places:
                if begins < end:
                    ahead[other] = self._place(other, text, end)

    def _place(self, number: int, text: str, since: int) -> tuple[int, int] | None:
        """Where the pattern of that number first stands from `since` on; a match of nothing is none."""
        regex = _compiled(self._patterns[number][0])
        match = regex.search(text, since)
        while match is not None and match.start() == match.end():
            match = regex.search(text, match.end() + 1)
        return match.span() if match is not None else None


def _first(place: tuple[tuple[int, int], int]) -> tuple[int, int]:
    return place[0][0], place[1]


@functools.lru_cache(maxsize=4096)
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)
