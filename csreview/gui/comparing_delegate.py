"""Paints the lines of a comparison's list: a mark in the tone of the line, what it is about, and what it says."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from csreview.gui.comparing_list import Line
from csreview.gui.theme import colours, sized
from csreview.gui.widgets import tone

LINE = Qt.ItemDataRole.UserRole.value + 1
_LEFT, _RIGHT, _AIR = 14, 10, 5
_WRAP = Qt.TextFlag.TextWordWrap.value
_Index = QModelIndex | QPersistentModelIndex


class LineDelegate(QStyledItemDelegate):
    """Paints a `Line`, kept under the role LINE."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as its wrapped text and some air."""
        line: Line = index.data(LINE)
        width = self._width(option)
        title, more = self._boxes(option, line, width)
        return QSize(width, title.height() + more.height() + (4 if line.heading else 2) * _AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the line; the chosen one on a tint."""
        line: Line = index.data(LINE)
        rect, shown = option.rect, colours(option.palette)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(shown.neutral.strong))
        elif option.state & QStyle.StateFlag.State_MouseOver and not line.heading:
            painter.fillRect(rect, QColor(shown.neutral.tint))
        top = rect.top() + (3 * _AIR if line.heading else _AIR)
        title, more = self._boxes(option, line, self._width(option))
        if not line.heading:
            mark = QRectF(rect.left() + 5, top + 1, 3, title.height() + more.height() - 2)
            painter.fillRect(mark, QColor(tone(option.palette, line.tone).ink))
        self._write(painter, option, line, top, (title, more))
        painter.restore()

    def _write(
        self, painter: QPainter, option: QStyleOptionViewItem, line: Line, top: int, boxes: tuple[QRect, QRect]
    ) -> None:
        left, title = option.rect.left() + _LEFT, boxes[0]
        painter.setFont(sized(option.font, 1.0, bold=line.heading))
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        painter.drawText(title.translated(left, top), _WRAP, line.text)
        painter.setFont(sized(option.font, 0.94))
        painter.setPen(QColor(tone(option.palette, line.tone).ink))
        painter.drawText(boxes[1].translated(left, top + title.height()), _WRAP, line.more)

    def _boxes(self, option: QStyleOptionViewItem, line: Line, width: int) -> tuple[QRect, QRect]:
        room = QRect(0, 0, max(40, width - _LEFT - _RIGHT), 10_000)
        title = QFontMetrics(sized(option.font, 1.0, bold=line.heading)).boundingRect(room, _WRAP, line.text)
        more = QFontMetrics(sized(option.font, 0.94)).boundingRect(room, _WRAP, line.more) if line.more else QRect()
        return QRect(0, 0, room.width(), title.height()), QRect(0, 0, room.width(), more.height())

    @staticmethod
    def _width(option: QStyleOptionViewItem) -> int:
        view = option.widget
        viewport = getattr(view, "viewport", None)
        return int(viewport().width()) if viewport is not None else option.rect.width()
