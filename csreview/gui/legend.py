"""What the highlights mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from csreview.gui import icons, words
from csreview.gui.highlights import UNDERLINES
from csreview.gui.theme import colours
from csreview.model import Kind, Severity

_KINDS = (Kind.RISK, Kind.VAGUE, Kind.BLANK, Kind.CONSISTENCY, Kind.GAP)


class Legend(QWidget):
    """Severities by colour and sign, kinds by underline."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = [words.severity(s) for s in Severity] + [words.kind(k) for k in _KINDS]
        self.setAccessibleName(", ".join(said))

    def _line(self) -> int:
        return round(self.fontMetrics().height() * 1.55)

    def sizeHint(self) -> QSize:
        """One line for severities, one for each kind."""
        return QSize(200, self._line() * (1 + len(_KINDS)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint samples."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown, high, left = colours(self.palette()), self._line(), 0
        for severity in Severity:
            word, tone = words.severity(severity), shown.severity(severity)
            wide = self.fontMetrics().horizontalAdvance(word) + 34
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tone.tint))
            painter.drawRoundedRect(QRectF(left, 2, wide, high - 5), 4, 4)
            painter.drawPixmap(left + 6, (high - 19) // 2 + 1, icons.pixmap(f"severity-{severity.value}", tone.ink, 16))
            painter.setPen(QColor(tone.ink))
            painter.drawText(QRectF(left + 26, 0, wide, high - 1), Qt.AlignmentFlag.AlignVCenter, word)
            left += wide + 8
        for row, kind in enumerate(_KINDS, 1):
            self._sample(painter, kind, row * high)

    def _sample(self, painter: QPainter, kind: Kind, top: int) -> None:
        word = words.kind(kind)
        layout = QTextLayout(word, self.font())
        shape = QTextCharFormat()
        shape.setUnderlineStyle(UNDERLINES[kind])
        shape.setUnderlineColor(QColor(colours(self.palette()).neutral.ink))
        piece = QTextLayout.FormatRange()
        piece.start, piece.length, piece.format = 0, len(word), shape
        layout.setFormats([piece])
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        layout.draw(painter, QRectF(2, top + 4, 10, 10).topLeft())
