"""The draft as text: read-only, a page in the middle, highlights, places to go to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QToolTip

from csreview.gui.highlights import Marked, Noted, at
from csreview.gui.slim_bar import slim
from csreview.gui.tips import plain

_PAGE = 46  # characters across a page at most


class DraftView(QTextBrowser):
    """Shows a document. `clicked` brings the document position of a click that selected nothing, `resized` says that more
    or less of it is in sight, `reflowed` that lines break elsewhere, `zoomed` brings the steps (±1) that Ctrl and the
    wheel ask for.
    """

    clicked = Signal(int)
    resized = Signal()
    reflowed = Signal()
    zoomed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Draft"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or a page is laid out again for its bar
        slim(self)
        self._tip_of: Callable[[str], str] = lambda _finding: ""
        self._marks: tuple[Marked, ...] = ()
        self._notes: tuple[Noted, ...] = ()
        self._em = 14.0
        self._gap: int | None = None
        self._gap_ink = ""
        self._held: QTextDocument | None = None

    def put(self, document: QTextDocument, em: float) -> None:
        """Show a document whose characters are `em` pixels wide."""
        self._em = em
        self._set_page(document)  # before it is shown, or it would be laid out twice
        self._gap = None
        self.highlight([])  # those on the document before, or Qt would look for them in it when it is gone
        self.setDocument(document)
        before, self._held = self._held, document
        if before is not None:  # PySide holds every document that a view was ever given; Qt owns none of them
            before.deleteLater()

    def show_marks(self, marks: tuple[Marked, ...], tip_of: Callable[[str], str], notes: tuple[Noted, ...]) -> None:
        """Know where findings and comments stand, and what to say under the pointer of a finding, by its id."""
        self._notes = notes
        self._marks = marks
        self._tip_of = tip_of

    def highlight(self, selections: list[QTextEdit.ExtraSelection]) -> None:
        """Put highlights on the text."""
        self.setExtraSelections(selections)

    def show_gap(self, position: int | None, ink: str = "") -> None:
        """Mark where something should stand that does not: below the block at a document position; None marks nothing."""
        self._gap, self._gap_ink = position, ink
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the draft, and a broken line with arrowheads where something is absent."""
        super().paintEvent(event)
        if self._gap is None:
            return
        document = self.document()
        block = document.findBlock(self._gap)
        box = document.documentLayout().blockBoundingRect(block)
        edge, height = document.rootFrame().frameFormat().leftMargin(), self._em * 0.3
        left, right = edge - self._em, self.viewport().width() - edge + self._em
        line = box.bottom() + block.blockFormat().bottomMargin() / 2 - self.verticalScrollBar().value()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._gap_ink), 1.6, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(left, line), QPointF(right, line))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._gap_ink))
        for tip, back in ((left + height * 1.6, left), (right - height * 1.6, right)):
            painter.drawPolygon([QPointF(tip, line), QPointF(back, line - height), QPointF(back, line + height)])

    def go(self, start: int) -> None:
        """Scroll so that a position stands in the upper half, unless it is well in sight."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        box = self.cursorRect(cursor)
        if not self.height() * 0.06 < box.top() < self.height() * 0.72:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + box.top() - round(self.height() * 0.3))

    def top_position(self) -> int:
        """Return the document position at the top of what is in sight."""
        return self.cursorForPosition(self.viewport().rect().topLeft()).position()

    def seen(self) -> tuple[int, int]:
        """Return the document positions between which lies what is in sight, and as much above and below it."""
        high, document = self.viewport().height(), self.document()
        first = last = self.cursorForPosition(QPoint(0, -high)).position()
        bottom, layout = self.verticalScrollBar().value() + 2 * high, document.documentLayout()
        block = document.findBlock(first)
        while (
            block.isValid() and layout.blockBoundingRect(block).top() < bottom
        ):  # lays out as far as this, not further
            last = block.position() + block.length() - 1
            block = block.next()
        return first, last

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a plain click."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.clicked.emit(self.cursorForPosition(event.position().toPoint()).position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does at the caret what a click does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clicked.emit(self.textCursor().position())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the text is to be larger or smaller: Qt itself would change only what has no size of its own."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif event.angleDelta().y():
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say under the pointer what a highlight is about."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip(self.cursorForPosition(event.pos()).position()), self)
            return True
        return super().viewportEvent(event)

    def tip(self, position: int) -> str:
        """Return what to say of a document position: the finding there, and comments of the draft's own."""
        mark = at(self._marks, position)
        said = [self._tip_of(mark.finding)] if mark is not None else []
        comments = [note.text for note in self._notes if note.start <= position < note.end]
        return plain("\n".join([*said, *(self.tr("Comment: {0}").format(text) for text in comments)]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page in the middle, and in sight what was, though lines break elsewhere."""
        reflows, top = event.oldSize().width() != event.size().width(), self.top_position()
        chosen = self.viewport().rect().intersects(self.cursorRect())
        super().resizeEvent(event)
        self._set_page(self.document())
        if reflows and top:
            self.scroll_to(top)
            if chosen:
                self.ensureCursorVisible()
        if reflows:
            self.reflowed.emit()
        self.resized.emit()

    def scroll_to(self, position: int) -> None:
        """Scroll so that a document position stands at the top."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top())

    def _set_page(self, document: QTextDocument) -> None:
        frame = document.rootFrame()
        shape = frame.frameFormat()
        spare = (self.viewport().width() - self._em * _PAGE) / 2
        margin = round(max(self._em * 1.6, spare))
        if round(shape.leftMargin()) == margin:
            return
        shape.setLeftMargin(margin)
        shape.setRightMargin(margin)
        shape.setTopMargin(self._em * 1.6)
        shape.setBottomMargin(self._em * 4)
        frame.setFrameFormat(shape)
