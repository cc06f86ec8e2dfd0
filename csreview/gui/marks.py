"""The strip beside the draft's scroll bar: where in the whole draft the findings stand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QTextDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from csreview.gui.highlights import Marked
from csreview.gui.theme import colours
from csreview.model import Severity

_LENGTHS = {Severity.HIGH: 1.0, Severity.MEDIUM: 0.7, Severity.LOW: 0.45}


class Marks(QWidget):
    """Marks at the height of their findings; the worse, the longer. `clicked` brings a finding's id."""

    clicked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._document: QTextDocument | None = None
        self._marks: tuple[Marked, ...] = ()
        self._current: tuple[tuple[int, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Findings along the draft"))

    def sizeHint(self) -> QSize:
        """A narrow strip."""
        return QSize(14, 100)

    def show_marks(self, document: QTextDocument, marks: tuple[Marked, ...]) -> None:
        """Show the places of findings in a document."""
        self._document = document
        self._marks = marks
        self.update()

    def show_current(self, places: tuple[tuple[int, int], ...]) -> None:
        """Show where what is chosen stands."""
        self._current = places
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the marks, the worst last."""
        painter = QPainter(self)
        shown = colours(self.palette())
        height = self._heights()
        if height is None:
            return
        for mark in sorted(self._marks, key=lambda m: -m.severity.rank):
            wide = (self.width() - 5) * _LENGTHS[mark.severity]
            painter.fillRect(QRectF(2, height(mark.start) - 1, wide, 2.5), QColor(shown.severity(mark.severity).ink))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 1.6))
        for start, _end in self._current[:1]:
            painter.drawRoundedRect(QRectF(0.8, height(start) - 4, self.width() - 2.6, 8), 3, 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the nearest mark."""
        height = self._heights()
        if height is None or not self._marks:
            return
        wanted = event.position().y()
        nearest = min(self._marks, key=lambda m: (abs(height(m.start) - wanted), m.severity.rank))
        self.clicked.emit(nearest.finding)

    def _heights(self) -> Callable[[int], float] | None:
        """Return how to get from a document position to a height in the strip, or None where nothing is shown."""
        document = self._document
        if document is None or document.documentLayout().documentSize().height() <= 0:
            return None
        layout = document.documentLayout()
        scale = (self.height() - 8) / layout.documentSize().height()

        def height(position: int) -> float:
            block = document.findBlock(position)
            line = block.layout().lineForTextPosition(position - block.position())
            inside = line.y() if line.isValid() else 0.0
            return float(4 + (layout.blockBoundingRect(block).top() + inside) * scale)

        return height
