"""A version's clauses made ready to be set against another version's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from csreview.comparing.words import squeezed
from csreview.model import Agreement, Clause, Role

_LEFT_OUT = frozenset({Role.CONTENTS})
"""A contents list only repeats headings and page numbers."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A clause in the comparison: its place among the others, what it is known by, its parent's and children's places."""

    index: int
    clause: Clause
    key: str
    parent: int | None
    children: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """One version's clauses, in reading order, contents lists left out."""

    agreement: Agreement
    entries: tuple[Entry, ...] = field(repr=False)

    @classmethod
    def of(cls, agreement: Agreement) -> Version:
        """Make the entries of an agreement."""
        clauses = [clause for clause in agreement.clauses if clause.role not in _LEFT_OUT]
        places = {clause.id: index for index, clause in enumerate(clauses)}
        parents = [places.get(clause.parent or "") for clause in clauses]
        below: dict[int, list[int]] = {}
        for index, parent in enumerate(parents):
            if parent is not None:
                below.setdefault(parent, []).append(index)
        return cls(
            agreement,
            tuple(
                Entry(index, clause, squeezed(clause.text), parents[index], tuple(below.get(index, ())))
                for index, clause in enumerate(clauses)
            ),
        )

    def joined(self, indices: Iterable[int]) -> str:
        """Return the text of clauses, joined by a line feed."""
        return "\n".join(self.entries[index].clause.text for index in indices)

    def key(self, indices: Iterable[int]) -> str:
        """Return what clauses together are known by."""
        return "".join(self.entries[index].key for index in indices)
