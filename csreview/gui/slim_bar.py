"""A scroll bar that keeps in the background."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QStyle, QStyleOptionSlider, QWidget

from csreview.gui.theme import colours

_WIDE = 12


class SlimBar(QScrollBar):
    """An upright bar without arrows: a rounded handle on nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Narrow, yet wide enough to take hold of."""
        return QSize(_WIDE, 80)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the handle."""
        painter = QPainter(self)
        parent = self.parentWidget()
        area = parent.parentWidget() if parent is not None else None
        if isinstance(area, QAbstractScrollArea):
            view = area.viewport()
            painter.fillRect(self.rect(), view.palette().color(view.backgroundRole()))
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        complex_, part = QStyle.ComplexControl.CC_ScrollBar, QStyle.SubControl.SC_ScrollBarSlider
        handle = QRectF(self.style().subControlRect(complex_, option, part, self))
        if self.maximum() <= self.minimum():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        tone = colours(self.palette()).neutral
        ink = QColor(tone.ink if self.underMouse() or self.isSliderDown() else tone.strong)
        painter.setBrush(ink)
        painter.drawRoundedRect(handle.adjusted(3, 1, -3, -1), 3, 3)


def slim(area: QAbstractScrollArea) -> None:
    """Give a scroll area the slim bar."""
    area.setVerticalScrollBar(SlimBar(area))
