"""A quote from the draft that leads to its place."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from csreview.gui import icons
from csreview.gui.theme import SERIF, colours, family, sized
from csreview.gui.widgets import tone

_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
_MOST = 240


def laid_out(quote: str) -> str:
    """Return words of the draft with its lines as lines, and the cells of a table apart."""
    rows = ("　".join(" ".join(cell.split()) for cell in row.split("\t")) for row in quote.splitlines())
    return "\n".join(row for row in rows if row.strip())


class Quote(QAbstractButton):
    """Shows words of the draft and where they stand; a click or Enter goes there."""

    def __init__(self, quote: str, place: str, meaning: str, tip: str) -> None:
        super().__init__()
        whole = laid_out(quote)
        self._quote = whole if len(whole) <= _MOST else whole[: _MOST - 1] + "…"
        self._place = place
        self._meaning = meaning
        self._small = sized(self.font(), 0.9)
        self._serif = family(self.font(), SERIF)
        self.setText(self._quote)
        self.setAccessibleName(f"{place} {self._quote}".strip())
        self.setAccessibleDescription(tip)
        self.setToolTip(tip)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """As high as the words need at an ordinary width."""
        return QSize(240, self.heightForWidth(240))

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for the place in one line, then the quote in as many as it needs."""
        return self._top() + self._needed(width).height() + 10

    def _top(self) -> int:
        return 8 + (self.fontMetrics().height() if self._place else 0)

    def _needed(self, width: int) -> QRect:
        metrics = self.fontMetrics()
        lines = QRect(0, 0, max(40, width - 26), 10_000)
        needed = metrics.boundingRect(lines, int(_FLAGS), self._quote)
        return needed.adjusted(0, 0, 0, metrics.height() // 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tint with a bar at its left, the place, the quote, and an arrow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown, table = tone(self.palette(), self._meaning), colours(self.palette())
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ring = QPen(self.palette().color(QPalette.ColorRole.Accent), 1.6)
        painter.setPen(ring if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(table.neutral.strong if self.underMouse() else table.neutral.tint))
        painter.drawRoundedRect(box, 5, 5)
        painter.fillRect(QRectF(1, 5, 3, self.height() - 10), QColor(shown.ink))
        self._write(painter)
        painter.drawPixmap(self.width() - 23, 7, icons.pixmap("jump", table.neutral.ink, 14))

    def _write(self, painter: QPainter) -> None:
        top = self._top()
        if self._place:
            painter.setFont(self._small)
            painter.setPen(QColor(colours(self.palette()).neutral.ink))
            place = painter.fontMetrics().elidedText(self._place, Qt.TextElideMode.ElideRight, self.width() - 44)
            painter.drawText(QRect(13, 5, self.width() - 40, top - 5), Qt.AlignmentFlag.AlignVCenter, place)
        painter.setFont(self._serif)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(QRect(13, top, self.width() - 26, self.height() - top), int(_FLAGS), self._quote)
