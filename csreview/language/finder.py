"""Finds the matches of very many patterns in very many texts without trying each on each.

Patterns are told apart at their top-level alternatives; each is tried, and compiled, only where a text holds what it
needs (see `needed`), which an index from the needed stretches to the alternatives tells at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from csreview.language.needed import alternatives, grams, needed
from csreview.language.patterns import expand


class Finder:
    """The patterns `sources`, ready to be looked for together."""

    def __init__(self, sources: Sequence[str]) -> None:
        self._parts = [(number, part) for number, source in enumerate(sources) for part in alternatives(source)]
        self._regexes: dict[int, re.Pattern[str]] = {}
        self._always: list[int] = []
        self._by_gram: dict[str, list[int]] = {}
        for index, (_, part) in enumerate(self._parts):
            need = needed(part)
            if need is None:
                self._always.append(index)
            for gram in need or ():
                self._by_gram.setdefault(gram, []).append(index)
        self._known = frozenset(self._by_gram)

    def matches(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield each match in `text` (a reading text) with the number of its pattern, alternative by alternative."""
        tried = set(self._always)
        for gram in grams(text) & self._known:
            tried.update(self._by_gram[gram])
        for index in sorted(tried):
            for match in self._regex(index).finditer(text):
                if match.end() > match.start():
                    yield self._parts[index][0], match

    def _regex(self, index: int) -> re.Pattern[str]:
        regex = self._regexes.get(index)
        if regex is None:
            regex = self._regexes[index] = re.compile(expand(self._parts[index][1]))
        return regex
