"""Which of many regular expressions a text may match, told at once from its letters (see `needed`)."""

from __future__ import annotations

import itertools
import operator
from collections.abc import Sequence

from csreview.language.needed import Grams, Need, holds


class Sieve:
    """Lets through, for a text, those of many needs that it meets. It goes from the text's grams to the needs that
    wait for one of them, so that its cost is that of the text and not of the needs."""

    def __init__(self, needs: Sequence[Need]) -> None:
        self._always: list[int] = []
        self._waiting: dict[str, list[tuple[int, tuple[Grams, ...]]]] = {}
        for number, need in enumerate(needs):
            for clauses in need:
                if not clauses:
                    self._always.append(number)
                for gram in clauses[0] if clauses else ():
                    self._waiting.setdefault(gram, []).append((number, clauses[1:]))
        self._known = frozenset(self._waiting)

    def through(self, text: str) -> list[int]:
        """Return the numbers of the needs that `text` meets, in order."""
        found = set(self._always)
        for gram in self._known.intersection(itertools.chain(text, map(operator.add, text, text[1:]))):
            for number, others in self._waiting[gram]:
                if number not in found and holds(text, others):
                    found.add(number)
        return sorted(found)
