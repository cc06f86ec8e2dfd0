"""The checklist with its outcomes as a tree: sections, and in each its requirements."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from csreview.gui import words
from csreview.gui.filters import Filter, Sureness, outcome_sureness
from csreview.gui.session import SectionCount, Target, section_counts, target_of_requirement
from csreview.gui.states import State, States, states_of
from csreview.gui.tips import plain
from csreview.model import Outcome, Review, Ruling

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
TARGET = Qt.ItemDataRole.UserRole + 1
VALUE = Qt.ItemDataRole.UserRole + 2
STATE = Qt.ItemDataRole.UserRole + 4


class ChecklistModel(QAbstractItemModel):
    """Sections at the top (internal id 0), requirements below (internal id: row of the section + 1)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review: Review | None = None
        self._states: States | None = None
        self._sections: tuple[SectionCount, ...] = ()
        self._outcomes: tuple[tuple[Outcome, ...], ...] = ()
        self._shown: list[list[tuple[Outcome, State]]] = []  # what the rows show

    def show(self, review: Review | None) -> bool:
        """Show another review; return whether its rows are others."""
        rows = self._rows()
        if review is not None and rows and rows == tuple(o.requirement for o in review.outcomes):
            self._take(review)
            self._tell()
            return False
        self.beginResetModel()
        self._take(review)
        self._shown = self._looks()
        self.endResetModel()
        return True

    def _rows(self) -> tuple[str, ...]:
        return tuple(o.requirement for o in self._review.outcomes) if self._review is not None else ()

    def _take(self, review: Review | None) -> None:
        self._review = review
        self._states = states_of(review) if review is not None else None
        self._sections = section_counts(review) if review is not None else ()
        every = review.outcomes if review is not None else ()
        self._outcomes = tuple(tuple(o for o in every if o.section == s.id) for s in self._sections)

    def _looks(self) -> list[list[tuple[Outcome, State]]]:
        """Return what the rows of each section show."""
        return [[(outcome, self._state(outcome)) for outcome in own] for own in self._outcomes]

    def _tell(self) -> None:
        """Say which rows look otherwise than before."""
        before, self._shown = self._shown, self._looks()
        for section, (old, new) in enumerate(zip(before, self._shown, strict=True)):
            changed = [row for row, (was, now) in enumerate(zip(old, new, strict=True)) if was != now]
            if changed:
                parent = self.index(section, 0)
                self.dataChanged.emit(parent, parent)
                self.dataChanged.emit(self.index(changed[0], 0, parent), self.index(changed[-1], 0, parent))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many sections, or requirements in one."""
        if not parent.isValid():
            return len(self._sections)
        return len(self._outcomes[parent.row()]) if parent.internalId() == 0 else 0

    def columnCount(self, _parent: Index = NOWHERE) -> int:
        """One column."""
        return 1

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        """Return the index of a section, or of a requirement in one."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, child: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]  # hides QObject.parent()
        """Return the section of a requirement."""
        if not child.isValid() or child.internalId() == 0:
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, 0)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows, says to a screen reader, and stands for."""
        if not index.isValid():
            return None
        if index.internalId() == 0:
            return _section_data(self._sections[index.row()], role)
        outcome = self._outcomes[index.internalId() - 1][index.row()]
        return self._state(outcome) if role == STATE else self._outcome_data(outcome, role)

    def accepts(self, row: int, parent: Index, wanted: Filter) -> bool:
        """Tell whether a row is listed by itself; a section is where one of its requirements is."""
        if not parent.isValid() or self._review is None:
            return not wanted.active
        outcome = self._outcomes[parent.row()][row]
        if wanted.undecided and self._states is not None and not self._states.undecided(outcome):
            return False
        return wanted.outcome(self._review, outcome)

    def find(self, requirement: str | None) -> QModelIndex:
        """Return the index of a requirement, invalid where there is none."""
        for section, outcomes in enumerate(self._outcomes):
            for row, outcome in enumerate(outcomes):
                if outcome.requirement == requirement:
                    return self.createIndex(row, 0, section + 1)
        return QModelIndex()

    def find_section(self, identifier: str) -> QModelIndex:
        """Return the index of a section, invalid where there is none."""
        rows = [row for row, section in enumerate(self._sections) if section.id == identifier]
        return self.createIndex(rows[0], 0, 0) if rows else QModelIndex()

    def _state(self, outcome: Outcome) -> State:
        return self._states.outcome(outcome) if self._states is not None else State()

    def _outcome_data(self, outcome: Outcome, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return outcome.title
        if role == VALUE:
            return outcome
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = self._state(outcome)
            return ", ".join([*_spoken(outcome, state), *spoken_state(state)])
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(f"{outcome.title}\n{words.status(outcome.status)}  {outcome.reason}")
        if role == TARGET and self._review is not None:
            return target_of_requirement(self._review, outcome.requirement)
        return None


def spoken_state(state: State) -> list[str]:
    """Return what a screen reader says of what was decided."""
    marks = ((state.noted, Ruling.NOTE), (state.rated, Ruling.SEVERITY))
    rulings = [state.verdict] if state.verdict is not None else []
    return [words.ruling(each) for each in [*rulings, *(ruling for on, ruling in marks if on)]]


def _spoken(outcome: Outcome, state: State) -> list[str]:
    worst = outcome.severity or state.worst
    severity = [words.severity(worst)] if worst is not None else []
    sureness = outcome_sureness(outcome)
    told = [words.sureness(sureness)] if sureness is not Sureness.SURE else []
    return [*severity, words.status(outcome.status), *told, outcome.title]


def _section_data(section: SectionCount, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return section.title
    if role == VALUE:
        return section
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"{section.title}, {section.met} / {section.applicable}"
    if role == TARGET:
        return Target()
    return None


class FilterProxy(QSortFilterProxyModel):
    """Lists those rows of a model that a filter takes; the model answers `accepts`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted = Filter()
        self.setRecursiveFilteringEnabled(True)
        self.setDynamicSortFilter(False)

    def want(self, wanted: Filter) -> None:
        """List by another filter."""
        self._wanted = wanted
        self.setDynamicSortFilter(wanted.active)  # where all is listed, no row is asked again after a decision
        self.invalidate()  # invalidateFilter() is on its way out, and what replaces it is not in 6.8

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Ask the model, unless everything is listed: asking some thousand rows takes a while."""
        model: Any = self.sourceModel()
        return not self._wanted.active or bool(model.accepts(source_row, source_parent, self._wanted))
