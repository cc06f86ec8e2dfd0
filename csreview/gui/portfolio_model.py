"""The drafts of a folder as a table: a row each, sorted and filtered as the user likes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QSortFilterProxyModel, Qt

from csreview.batch.portfolio import Portfolio
from csreview.batch.values import KEYS, Row
from csreview.gui import words
from csreview.gui.checklist_model import NOWHERE, Index
from csreview.gui.tips import plain
from csreview.model import ElementStatus, Severity, Side, Status

translate = QCoreApplication.translate
ROW = Qt.ItemDataRole.UserRole + 1
OUTLIER = Qt.ItemDataRole.UserRole + 2
_FIRST_FIGURE = 6
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Column(IntEnum):
    """The columns; those between SHARE and MAP are the values of KEYS."""

    NAME = 0
    VENDOR = 1
    HIGH = 2
    MEDIUM = 3
    LOW = 4
    SHARE = 5
    MAP = _FIRST_FIGURE + len(KEYS)


_SEVERITIES = {Column.HIGH: Severity.HIGH, Column.MEDIUM: Severity.MEDIUM, Column.LOW: Severity.LOW}


class Only(IntEnum):
    """Which drafts are listed."""

    ALL = 0
    HIGH = 1
    OUTLIERS = 2
    FAULTY = 3


def key_of(column: int) -> str:
    """Return which of KEYS a column shows, "" for the others."""
    return KEYS[column - _FIRST_FIGURE] if _FIRST_FIGURE <= column < Column.MAP else ""


class PortfolioModel(QAbstractTableModel):
    """One row per draft; `conclude` brings what can only be told when all are there: which values stand out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.portfolio: Portfolio | None = None

    def clear(self) -> None:
        """Forget all drafts."""
        self.beginResetModel()
        self.rows, self.portfolio = [], None
        self.endResetModel()

    def add(self, rows: list[Row]) -> None:
        """Take in drafts that were reviewed."""
        if rows:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows += rows
            self.endInsertRows()

    def conclude(self, portfolio: Portfolio) -> None:
        """Mark what stands out."""
        self.portfolio = portfolio
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, Column.MAP))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many drafts."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """How many columns."""
        return 0 if parent.isValid() else Column.MAP + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a column is called."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return heads()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (
                _RIGHT
                if Column.HIGH <= section <= Column.SHARE
                else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            )
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, says to a screen reader, and stands for."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == OUTLIER:
            return self.outlier(row, key_of(column))
        answer = _ANSWERS.get(role)
        return answer(row, column) if answer is not None else None

    def outlier(self, row: Row, key: str) -> bool:
        """Tell whether a draft's value of a key stands out among all drafts."""
        figure = row.figure(key)
        return figure is not None and self.portfolio is not None and self.portfolio.stands_out(figure)

    def accepts(self, row: Row, text: str, only: Only) -> bool:
        """Tell whether a draft is listed."""
        kinds = {
            Only.HIGH: bool(row.high),
            Only.OUTLIERS: any(self.outlier(row, key) for key in KEYS),
            Only.FAULTY: bool(row.fault),
        }
        if not kinds.get(only, True):
            return False
        whole = "\n".join((row.name, row.title, row.merchant, row.vendor, row.fault)).casefold()
        return all(word in whole for word in text.casefold().split())


def heads() -> tuple[str, ...]:
    """Return the names of the columns, in the interface's language."""
    return (
        translate("Portfolio", "Draft"),
        words.side(Side.VENDOR),
        *(words.severity(severity) for severity in Severity),
        translate("Portfolio", "Met"),
        translate("Portfolio", "First response"),
        translate("Portfolio", "Satisfaction"),
        translate("Portfolio", "Price per seat"),
        translate("Portfolio", "Payment due"),
        translate("Portfolio", "Liability cap"),
        translate("Portfolio", "All requirements"),
    )


def text_of(row: Row, column: int) -> str:
    """Return what a cell says; the map is painted instead."""
    if column <= Column.VENDOR:
        return row.name if column == Column.NAME else row.fault or row.vendor
    if row.fault or column == Column.MAP:
        return ""
    if column <= Column.SHARE:
        return f"{row.coverage:.0%}" if column == Column.SHARE else str(row.findings[_SEVERITIES[Column(column)]])
    figure = row.figure(key_of(column))
    if figure is None or figure.status == ElementStatus.ABSENT.value:
        return "–"
    return figure.text or words.element(ElementStatus(figure.status))


def _tip(row: Row, column: int) -> str:
    if row.fault:
        return row.fault
    figure = row.figure(key_of(column))
    if figure is not None:
        return figure.quote
    return "\n".join(filter(None, (row.name, row.title, row.merchant, row.vendor))) if column <= Column.VENDOR else ""


def _counts(row: Row) -> str:
    return (
        translate("Portfolio", ", ").join(f"{words.status(status)} {row.count(status)}" for status in Status)
        if row.statuses
        else ""
    )


_ANSWERS: Mapping[int, Callable[[Row, int], object]] = {
    ROW: lambda row, _column: row,
    Qt.ItemDataRole.DisplayRole: text_of,
    Qt.ItemDataRole.ToolTipRole: lambda row, column: plain(_tip(row, column)),
    Qt.ItemDataRole.AccessibleTextRole: lambda row, column: (
        f"{heads()[column]}: {text_of(row, column) or _counts(row)}"
    ),
}
"""What is asked of a cell that its draft alone can tell."""


class PortfolioProxy(QSortFilterProxyModel):
    """The drafts that are listed, in the order chosen; drafts without a value come last, whichever way it is sorted."""

    def __init__(self, model: PortfolioModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._text = ""
        self._only = Only.ALL
        self.setSourceModel(model)
        self.setDynamicSortFilter(True)

    def wanted(self, text: str, only: Only) -> None:
        """List only these drafts."""
        self._text, self._only = text, only
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, _parent: Index) -> bool:
        """Tell whether a draft is listed."""
        return self._model.accepts(self._model.rows[source_row], self._text, self._only)

    def lessThan(self, left: Index, right: Index) -> bool:
        """Tell which of two drafts comes first."""
        rows = self._model.rows
        one, other = (_sort_key(rows[index.row()], index.column()) for index in (left, right))
        if one is None or other is None:
            behind = self.sortOrder() is Qt.SortOrder.DescendingOrder
            return (one is None) is behind if (one is None) is not (other is None) else False
        return one < other


def _sort_key(row: Row, column: int) -> tuple[float, str] | None:
    """What a draft is sorted by in a column: numbers by size, then all by name; None where there is nothing."""
    if column <= Column.VENDOR:
        text = text_of(row, column)
        return (0.0, text.casefold()) if text and not (column == Column.VENDOR and row.fault) else None
    if row.fault:
        return None
    figure = row.figure(key_of(column))
    if figure is not None:
        return (figure.value, row.name) if figure.value is not None else None
    if column in _SEVERITIES:
        return (row.findings[_SEVERITIES[Column(column)]], row.name)
    return (row.coverage, row.name)
