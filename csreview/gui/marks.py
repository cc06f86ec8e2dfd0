"""The strip beside the draft's scroll bar: where in the whole draft the findings stand."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent, QTextDocument
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
        self._heights: tuple[float, ...] = ()  # of the marks, in pixels of the document
        self._known: dict[int, float] = {}  # such heights, by position: they are the same from both sides
        self._drawn: dict[Severity, list[QRectF]] = {}  # marks in the strip, once their heights are known
        self._whole = 0.0  # the height of the document, 0 until it is known
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Findings along the draft"))

    def sizeHint(self) -> QSize:
        """A narrow strip."""
        return QSize(14, 100)

    def show_marks(self, document: QTextDocument, marks: tuple[Marked, ...], *, anew: bool) -> Iterator[None]:
        """Show the places of findings in a document, step by step; `anew` where its lines may have moved."""
        known = self._known
        if anew:
            known.clear()
            yield from laid_out(document)
        for mark in marks:
            if mark.start not in known:
                known[mark.start] = _height(document, mark.start)
                yield
        self._document, self._marks, self._heights = document, marks, tuple(known[mark.start] for mark in marks)
        self._whole = document.documentLayout().documentSize().height()
        self._drawn.clear()
        self.update()

    @property
    def settled(self) -> bool:
        """Whether it is known how high everything stands."""
        return self._whole > 0

    def hide_marks(self) -> None:
        """Show none, while it is not known how high they stand."""
        self._document, self._marks, self._heights, self._whole = None, (), (), 0.0
        self.update()

    def show_current(self, places: tuple[tuple[int, int], ...]) -> None:
        """Show where what is chosen stands."""
        self._current = places
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the marks, the worst last."""
        painter = QPainter(self)
        if self._document is None or not self._whole:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        for severity in reversed(Severity):
            painter.setBrush(QColor(colours(self.palette()).severity(severity).ink))
            painter.drawRects(self._lines(severity))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 1.6))
        for start, _end in self._current[:1]:
            middle = self._scaled(_height(self._document, start))
            painter.drawRoundedRect(QRectF(0.8, middle - 4, self.width() - 2.6, 8), 3, 3)

    def _lines(self, severity: Severity) -> list[QRectF]:
        """Return the marks of a severity in the strip: one of 500 pixels shows no more than 500 of them."""
        if not self._drawn:
            heights: dict[Severity, set[int]] = {each: set() for each in Severity}
            for mark, height in zip(self._marks, self._heights, strict=True):
                heights[mark.severity].add(round(self._scaled(height)))
            wide = self.width() - 5
            self._drawn = {
                each: [QRectF(2, height - 1, wide * _LENGTHS[each], 2.5) for height in sorted(heights[each])]
                for each in Severity
            }
        return self._drawn[severity]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Marks stand elsewhere."""
        super().resizeEvent(event)
        self._drawn.clear()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the nearest mark."""
        wanted = event.position().y()
        heights = [self._scaled(height) for height in self._heights] if self._whole else []
        if heights:
            near = min(range(len(heights)), key=lambda n: (abs(heights[n] - wanted), self._marks[n].severity.rank))
            self.clicked.emit(self._marks[near].finding)

    def _scaled(self, height: float) -> float:
        """Return the height in the strip of a height in the document."""
        return 4 + height * (self.height() - 8) / self._whole


def laid_out(document: QTextDocument) -> Iterator[None]:
    """Lay out a document step by step."""
    layout, block = document.documentLayout(), document.firstBlock()
    while block.isValid():
        layout.blockBoundingRect(block)  # lays out as far as this
        yield
        block = block.next()


def _height(document: QTextDocument, position: int) -> float:
    """Return how high a position stands in a document, which is laid out as far as that."""
    block = document.findBlock(position)
    top = document.documentLayout().blockBoundingRect(block).top()
    line = block.layout().lineForTextPosition(position - block.position())
    return float(top + line.y()) if line.isValid() else float(top)
