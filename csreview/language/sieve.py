"""Which of many regular expressions a text may match, told at once from its letters (see `needed`)."""

from __future__ import annotations

import itertools
import operator
from collections.abc import Sequence

from csreview.language.needed import Grams, Need


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
        everything = (gram for need in needs for clauses in need for gram in itertools.chain.from_iterable(clauses))
        self._known = frozenset(everything)

    def through(self, text: str) -> list[int]:
        """Return the numbers of the needs that `text` meets, in order."""
        held = self._known.intersection(itertools.chain(text, map(operator.add, text, text[1:])))
        absent = held.isdisjoint
        found = set(self._always)
        for gram in held & self._waiting.keys():
            for number, others in self._waiting[gram]:
                if number not in found and not any(map(absent, others)):
                    found.add(number)
        return sorted(found)
