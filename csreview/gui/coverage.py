"""How much of each section of the checklist is in order, as a small picture."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from csreview.gui import words
from csreview.gui.delegates import stack
from csreview.gui.session import SectionCount
from csreview.gui.theme import colours
from csreview.gui.tips import plain
from csreview.model import Severity


class Coverage(QWidget):
    """One column per section, in order at the bottom, open above by severity. `clicked` brings a section's id."""

    clicked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._sections: tuple[SectionCount, ...] = ()
        self._current = 0
        self.setAccessibleName(self.tr("Coverage by section"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Small."""
        return QSize(220, 56)

    def minimumSizeHint(self) -> QSize:
        """Never so small that columns run together."""
        return QSize(140, 36)

    def show_sections(self, sections: tuple[SectionCount, ...]) -> None:
        """Show the counts of a review."""
        self._sections = sections
        self._current = min(self._current, max(0, len(sections) - 1))
        self.setAccessibleDescription("; ".join(map(_told, sections)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the columns."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, section in enumerate(self._sections):
            box = self._column(number)
            self._paint_column(painter, section, box)
            if self.hasFocus() and number == self._current:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 1.6))
                painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 3, 3)

    def _paint_column(self, painter: QPainter, section: SectionCount, box: QRectF) -> None:
        shown = colours(self.palette())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shown.neutral.tint))
        painter.drawRoundedRect(box, 2, 2)
        bottom = box.bottom()
        for count, ink in stack(section, shown):
            high = box.height() * count / max(1, section.applicable)
            if high:
                painter.fillRect(QRectF(box.left(), bottom - high + 0.5, box.width(), high - 0.5), QColor(ink))
            bottom -= high

    def _column(self, number: int) -> QRectF:
        step = (self.width() - 4) / max(1, len(self._sections))
        wide = min(16.0, step * 0.68)
        return QRectF(2 + number * step + (step - wide) / 2, 3, wide, self.height() - 6)

    def _at(self, x: float) -> int:
        step = (self.width() - 4) / max(1, len(self._sections))
        return min(len(self._sections) - 1, max(0, int((x - 2) / step)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the section."""
        if self._sections:
            self._current = self._at(event.position().x())
            self.clicked.emit(self._sections[self._current].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go along the columns, Enter opens one."""
        last = len(self._sections) - 1
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and last >= 0:
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            self._current = min(last, max(0, self._current + step))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and last >= 0:
            self.clicked.emit(self._sections[self._current].id)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say under the pointer which section a column is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._sections:
            QToolTip.showText(event.globalPos(), plain(_told(self._sections[self._at(event.pos().x())])), self)
            return True
        return super().event(event)


def _told(section: SectionCount) -> str:
    counts = ((Severity.HIGH, section.high), (Severity.MEDIUM, section.medium), (Severity.LOW, section.low))
    still_open = [f"{words.severity(severity)} {count}" for severity, count in counts if count]
    return "  ".join([section.title, f"{section.met}/{section.applicable}", *still_open])
