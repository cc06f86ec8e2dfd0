"""One choice out of a few, side by side; the large switch between the sides and the tabs of the left pane."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from csreview.gui.theme import colours, sized


class _Segment(QAbstractButton):
    """One of the choices."""

    def __init__(self, text: str, large: bool) -> None:
        super().__init__()
        self._large = large
        self.setText(text)
        self.setCheckable(True)
        self.setFont(sized(self.font(), 1.12 if large else 1.0, bold=large))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Room for the text and air around it."""
        metrics = self.fontMetrics()
        sideways, upright = (3.2, 1.15) if self._large else (1.5, 0.8)
        return QSize(
            metrics.horizontalAdvance(self.text()) + round(metrics.height() * sideways),
            metrics.height() + round(metrics.height() * upright * 0.75),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a pill under the chosen one, and a ring around the one with the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._pill())
            painter.drawRoundedRect(box, 6, 6)
        painter.setPen(self._ink())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 1.6))
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 7, 7)

    def _pill(self) -> QColor:
        if not self.isChecked():
            return QColor(colours(self.palette()).neutral.strong)
        return self.palette().color(QPalette.ColorRole.Highlight if self._large else QPalette.ColorRole.Base)

    def _ink(self) -> QColor:
        if self.isChecked() and self._large:
            return self.palette().color(QPalette.ColorRole.HighlightedText)
        if self.isChecked():
            return self.palette().color(QPalette.ColorRole.Text)
        return QColor(colours(self.palette()).neutral.ink)


class Segmented(QWidget):
    """Choices side by side, exactly one taken; `chosen` gives its number when the user takes another."""

    chosen = Signal(int)

    def __init__(self, name: str, texts: tuple[str, ...], *, large: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for number, text in enumerate(texts):
            segment = _Segment(text, large)
            segment.setAccessibleName(f"{name}: {text}")
            self._group.addButton(segment, number)
            row.addWidget(segment)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.chosen)

    @property
    def current(self) -> int:
        """The number of the choice taken."""
        return self._group.checkedId()

    @property
    def buttons(self) -> tuple[QAbstractButton, ...]:
        """The choices, in order."""
        return tuple(self._group.buttons())

    def take(self, number: int) -> None:
        """Take a choice without telling."""
        self._group.button(number).setChecked(True)

    def set_text(self, number: int, text: str) -> None:
        """Change what a choice says."""
        button = self._group.button(number)
        if button.text() == text:
            return
        button.setText(text)
        button.setAccessibleName(f"{self.accessibleName()}: {text}")
        button.updateGeometry()

    def set_tip(self, number: int, tip: str) -> None:
        """Say more of a choice under the pointer."""
        self._group.button(number).setToolTip(tip)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the track on which the choices lie."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours(self.palette()).neutral.tint))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
