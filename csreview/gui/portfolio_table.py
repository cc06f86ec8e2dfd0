"""How the drafts of a folder are shown: cells in the tint of their meaning, and the map of all requirements as a strip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from csreview.batch.values import STATUSES, Row
from csreview.gui import words
from csreview.gui.delegates import Index, write
from csreview.gui.portfolio_model import OUTLIER, ROW, Column, PortfolioProxy, heads, key_of, text_of
from csreview.gui.slim_bar import slim
from csreview.gui.theme import Colours, colours, sized
from csreview.gui.tips import plain
from csreview.model import Checklist, Status

_WIDTHS = {Column.NAME: 180, Column.VENDOR: 190, Column.HIGH: 48, Column.MEDIUM: 48, Column.LOW: 48, Column.SHARE: 68}
_FIGURE_WIDTHS = {"seat_price": 122}
_FIGURE_WIDTH = 86
_MARGIN = 8
_ARROW = 6  # room that the arrow of the column sorted by takes above its name's end
_HEIGHTS = {
    Status.MET: 0.3, Status.PARTIAL: 0.55, Status.VAGUE: 0.75, Status.BLANK: 0.75, Status.MISSING: 1.0, Status.NOT_APPLICABLE: 0.0,
}  # fmt: skip
"""Of the strip's height: what is open stands out without its colour too."""


class PortfolioTable(QTableView):
    """The table. `opened` brings the Row of a draft that the user opens."""

    opened = Signal(object)

    def __init__(self, proxy: PortfolioProxy) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Drafts of the folder"))
        self.cells = _Cells(self)
        self.setItemDelegate(self.cells)
        self.setModel(proxy)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        slim(self)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.8))
        self._arrange(self.horizontalHeader())
        self.activated.connect(lambda index: self.opened.emit(index.data(ROW)))

    def _arrange(self, head: QHeaderView) -> None:
        head.setHighlightSections(False)
        head.setSectionsMovable(True)
        head.setStretchLastSection(True)
        head.setMinimumSectionSize(40)
        for column, name in enumerate(heads()[: Column.MAP]):
            figure = _FIGURE_WIDTHS.get(key_of(column), _FIGURE_WIDTH)
            usual = _WIDTHS[Column(column)] if column <= Column.SHARE else figure
            head.resizeSection(column, max(usual, head.fontMetrics().horizontalAdvance(name) + 2 * _MARGIN + _ARROW))
        self.setSortingEnabled(True)
        self.sortByColumn(Column.NAME, Qt.SortOrder.AscendingOrder)


class _Cells(QStyledItemDelegate):
    """Paints the cells; `checklist` names the requirements of the strip, once it is known."""

    checklist: Checklist | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        painter.save()
        row = index.data(ROW)
        shown = colours(QPalette(option.palette))
        _ground(painter, option)
        if isinstance(row, Row):
            if row.fault and index.column() >= Column.VENDOR:
                self._fault(painter, option, row, index.column())
            elif index.column() == Column.MAP:
                _strip(painter, _strip_box(option.rect), row, shown)
            else:
                self._text(painter, option, index, row)
        painter.restore()

    def _fault(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, column: int) -> None:
        """Write why there is nothing to tell over all the cells that would; each of them paints its part."""
        view = option.widget
        if not isinstance(view, QTableView):
            return
        head = view.horizontalHeader()
        before = range(head.visualIndex(Column.VENDOR), head.visualIndex(column))
        left = option.rect.left() - sum(head.sectionSize(head.logicalIndex(visual)) for visual in before)
        box = QRect(left, option.rect.top(), view.viewport().width() - left, option.rect.height())
        painter.setClipRect(option.rect)
        ink = QColor(colours(QPalette(option.palette)).high.ink)
        write(painter, box.adjusted(_MARGIN, 0, -_MARGIN, 0), row.fault, option.font, ink)

    def _text(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: Row) -> None:
        column, shown = index.column(), colours(QPalette(option.palette))
        ink = option.palette.color(QPalette.ColorRole.Text)
        text, out = text_of(row, column), bool(index.data(OUTLIER))
        alarming = column == Column.HIGH and row.high > 0
        if alarming:
            ink = QColor(shown.high.ink)
        elif text in {"–", "0"} or _is_open(row, column):
            ink = option.palette.color(QPalette.ColorRole.PlaceholderText)
        if out:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shown.medium.tint))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(3, 3, -3, -3), 4, 4)
            ink = QColor(shown.medium.ink)
        box = QRect(option.rect).adjusted(_MARGIN, 0, -_MARGIN, 0)
        font = sized(option.font, 1.0, bold=out or alarming)
        write(painter, box, text, font, ink, right=Column.HIGH <= column <= Column.SHARE)

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One line."""
        return QSize(80, round(QFontMetrics(option.font).height() * 1.8))

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Name the requirement of the strip that is under the pointer."""
        row = index.data(ROW)
        if index.column() != Column.MAP or not isinstance(row, Row) or event.type() != QEvent.Type.ToolTip:
            return bool(super().helpEvent(event, view, option, index))
        said = self.named(row, option.rect, event.pos().x())
        QToolTip.showText(event.globalPos(), plain(said), view)
        return True

    def named(self, row: Row, rect: QRect, x: int) -> str:
        """Return requirement and status at a place in a strip, "" where there is none."""
        box = _strip_box(rect)
        number = int((x - box.left()) * len(row.statuses) // max(box.width(), 1))
        if self.checklist is None or not 0 <= number < min(len(row.statuses), len(self.checklist.requirements)):
            return ""
        return f"{self.checklist.requirements[number].title}: {words.status(STATUSES[row.statuses[number]])}"


def _is_open(row: Row, column: int) -> bool:
    """Tell whether a cell says that a value is not there."""
    figure = row.figure(key_of(column))
    return figure is not None and not figure.text


def _strip_box(rect: QRect) -> QRectF:
    return QRectF(rect).adjusted(_MARGIN, 5, -_MARGIN, -5)


def _ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    shown = QPalette(option.palette)
    if option.state & QStyle.StateFlag.State_Selected:
        ground = QColor(shown.color(QPalette.ColorRole.Accent))
        ground.setAlpha(38)
        painter.fillRect(option.rect, ground)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(
        QRectF(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), QColor(colours(shown).line)
    )


def _strip(painter: QPainter, box: QRectF, row: Row, shown: Colours) -> None:
    """Paint a draft's outcomes side by side, in the checklist's order."""
    inks = {
        Status.MET: shown.met.strong, Status.PARTIAL: shown.medium.strong, Status.VAGUE: shown.medium.ink,
        Status.BLANK: shown.low.ink, Status.MISSING: shown.high.ink,
    }  # fmt: skip
    wide = box.width() / max(len(row.statuses), 1)
    for number, code in enumerate(row.statuses):
        status = STATUSES[code]
        high = box.height() * _HEIGHTS[status]
        if high:
            cell = QRectF(box.left() + number * wide, box.bottom() - high, max(wide - 0.6, 1.0), high)
            painter.fillRect(cell, QColor(inks[status]))
