"""Which passages hold what a pattern needs: most patterns need not be tried on most passages."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from csreview.language.patterns import list_need


class PassageIndex:
    """Finds, for lists of patterns, the numbers of the texts that can match one of them.

    The texts are searched for a gram once, when a list that needs it first asks.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._joined = "\n".join(texts)
        self._count = len(texts)
        self._starts: list[int] = []
        start = 0
        for text in texts:
            self._starts.append(start)
            start += len(text) + 1
        self._holding: dict[str, frozenset[int]] = {}

    def likely(self, *lists: Sequence[str]) -> Sequence[int]:
        """Return, in order, the numbers of the texts that may match a pattern of one of the lists."""
        numbers: set[int] = set()
        for sources in lists:
            if not sources:
                continue
            need = list_need(tuple(sources))
            if need is None:
                return range(self._count)
            for gram in need:
                numbers |= self._with(gram)
        return sorted(numbers)

    def _with(self, gram: str) -> frozenset[int]:
        if gram not in self._holding:
            self._holding[gram] = frozenset(self._search(gram))
        return self._holding[gram]

    def _search(self, gram: str) -> list[int]:
        found: list[int] = []
        at = self._joined.find(gram)
        while at >= 0:
            number = bisect.bisect_right(self._starts, at) - 1
            found.append(number)
            following = self._starts[number + 1] if number + 1 < self._count else len(self._joined)
            at = self._joined.find(gram, following)
        return found
