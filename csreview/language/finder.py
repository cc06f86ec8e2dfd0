"""Finds the matches of very many patterns in very many texts without trying each on each.

Patterns are told apart at their top-level alternatives; each is tried, and compiled, only where a text holds what it
needs (see `needed`), which a sieve tells at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from csreview.language.needed import alternatives, needed, parts
from csreview.language.own import MARK
from csreview.language.patterns import expand
from csreview.language.sieve import Sieve


class Finder:
    """The patterns `sources`, ready to be looked for together; `needs` are those of all their alternatives, in order."""

    def __init__(self, sources: Sequence[str]) -> None:
        self._parts = [(number, part) for number, source in enumerate(sources) for part in _parts_of(source)]
        self.needs = tuple(needed(regex) for _, regex in self._parts)
        self._sieve = Sieve(self.needs)
        self._regexes: dict[int, re.Pattern[str]] = {}

    def matches(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield each match in `text` (a reading text) with the number of its pattern, alternative by alternative."""
        return self.found(self._sieve.through(text), text)

    def found(self, parts: Iterable[int], text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield the same where only these alternatives, by their place in `needs`, can match `text`."""
        for index in parts:
            for match in self._regex(index).finditer(text):
                if match.end() > match.start():
                    yield self._parts[index][0], match

    def _regex(self, index: int) -> re.Pattern[str]:
        regex = self._regexes.get(index)
        if regex is None:
            regex = self._regexes[index] = re.compile(self._parts[index][1])
        return regex


def _parts_of(source: str) -> tuple[str, ...]:
    """The alternatives of a pattern, as regular expressions; worked out once and kept between runs."""
    found = parts.get(source)
    if found is None:
        found = tuple(expand(part) for part in alternatives(source))
        if MARK not in source:
            parts[source] = found
    return found
