"""The agreement's clauses as a tree to jump by, each with the number of findings in it and below it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from csreview.gui.checklist_model import NOWHERE, TARGET, VALUE, Index
from csreview.gui.filters import Filter
from csreview.gui.locating import outline_name
from csreview.gui.tips import plain
from csreview.model import Clause, Review, Role

_SHOWN = (Role.TITLE, Role.PARTIES, Role.RECITAL, Role.DEFINITIONS, Role.BODY, Role.ANNEX, Role.SIGNATURE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the outline: its clause, the entry above (None at the top), findings by severity rank."""

    clause: Clause
    name: str
    above: int | None
    row: int
    counts: tuple[int, int, int]


def entries(review: Review) -> tuple[Entry, ...]:
    """Return the outline of a review's agreement, in document order."""
    parents = {c.id: c.parent for c in review.agreement.clauses}
    listed = {c.id: c for c in review.agreement.clauses if c.role in _SHOWN and c.depth <= 2 and outline_name(c)}
    counts = _counts(review, parents)
    numbers = {identifier: number for number, identifier in enumerate(listed)}
    rows: Counter[int | None] = Counter()
    made = []
    for clause in listed.values():
        above = numbers.get(str(clause.parent))
        made.append(Entry(clause, outline_name(clause), above, rows[above], counts.get(clause.id, (0, 0, 0))))
        rows[above] += 1
    return tuple(made)


def _counts(review: Review, parents: dict[str, str | None]) -> dict[str, tuple[int, int, int]]:
    counted: dict[str, list[int]] = {}
    own = Counter((finding.clause, finding.severity) for finding in review.findings)
    for (clause, severity), number in own.items():
        at, seen = clause, set[str]()
        while at is not None and at not in seen:
            seen.add(at)
            counted.setdefault(at, [0, 0, 0])[severity.rank] += number
            at = parents.get(at)
    return {identifier: (c[0], c[1], c[2]) for identifier, c in counted.items()}


class OutlineModel(QAbstractItemModel):
    """The outline; the internal id is the entry's number + 1."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._below: dict[int | None, list[int]] = {}

    def show(self, review: Review | None) -> bool:
        """Show another review's agreement; return whether its rows are others."""
        listed = entries(review) if review is not None else ()
        if listed and [e.clause.id for e in listed] == [e.clause.id for e in self._entries]:
            before, self._entries = self._entries, listed
            self._tell([n for n, old in enumerate(before) if old.counts != listed[n].counts])
            return False
        self.beginResetModel()
        self._entries = listed
        self._below = {}
        for number, entry in enumerate(self._entries):
            self._below.setdefault(entry.above, []).append(number)
        self.endResetModel()
        return True

    def _tell(self, changed: list[int]) -> None:
        """Say that entries changed, once for all between the first and the last below one."""
        by_above: dict[int | None, list[int]] = {}
        for number in changed:
            by_above.setdefault(self._entries[number].above, []).append(number)
        for numbers in by_above.values():
            self.dataChanged.emit(self._at(numbers[0]), self._at(numbers[-1]))

    def _at(self, number: int) -> QModelIndex:
        return self.createIndex(self._entries[number].row, 0, number + 1)

    def find(self, identifier: str | None) -> QModelIndex:
        """Return the index of a clause, invalid where it is not listed."""
        numbers = (number for number, entry in enumerate(self._entries) if entry.clause.id == identifier)
        number = next(numbers, None)
        return QModelIndex() if number is None else self._at(number)

    def _number(self, index: Index) -> int | None:
        return index.internalId() - 1 if index.isValid() else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many entries below one."""
        return len(self._below.get(self._number(parent), ()))

    def columnCount(self, _parent: Index = NOWHERE) -> int:
        """One column."""
        return 1

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        """Return the index of an entry below another."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._below[self._number(parent)][row] + 1)

    def parent(self, child: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]  # hides QObject.parent()
        """Return the index of the entry above."""
        number = self._number(child)
        above = self._entries[number].above if number is not None else None
        return QModelIndex() if above is None else self.createIndex(self._entries[above].row, 0, above + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what an entry shows and stands for."""
        number = self._number(index)
        if number is None:
            return None
        entry = self._entries[number]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(entry.name)
        if role == VALUE:
            return entry
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.name}, {sum(entry.counts)}"
        return None if role != TARGET else entry.clause.id

    def accepts(self, row: int, parent: Index, wanted: Filter) -> bool:
        """Tell whether an entry is listed: by its name only."""
        entry = self._entries[self._below[self._number(parent)][row]]
        return wanted.text.strip().casefold() in entry.name.casefold()
