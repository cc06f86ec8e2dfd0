"""Small building blocks: cards, pills, plain text labels, buttons."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPalette, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from csreview.gui import icons
from csreview.gui.theme import Tone, colours, sized
from csreview.gui.tips import plain


class Card(QFrame):
    """A calm surface with a hairline around it."""

    def __init__(self, parent: QWidget | None = None, *, radius: float = 8) -> None:
        super().__init__(parent)
        self._radius = radius

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a rounded sheet in the base colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.setPen(QPen(QColor(colours(self.palette()).line), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self._radius, self._radius)


class Tinted(QFrame):
    """A surface in the tint of a meaning."""

    def __init__(self, meaning: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meaning = meaning

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a rounded sheet in the tint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone(self.palette(), self._meaning).tint))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)


def tone(palette: QPalette, meaning: str) -> Tone:
    """Return the tone of a meaning: high, medium, low, met or neutral."""
    found = getattr(colours(palette), meaning)
    return found if isinstance(found, Tone) else colours(palette).neutral


class Pill(QLabel):
    """A word on a tint: 高, 缺漏."""

    def __init__(self, text: str, meaning: str) -> None:
        super().__init__(text)
        self._meaning = meaning
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(sized(self.font(), 0.92, bold=True))
        self.setContentsMargins(8, 2, 8, 2)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tint, then the word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = tone(self.palette(), self._meaning)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shown.tint))
        box = QRectF(self.rect())
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(QColor(shown.ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Text(QLabel):
    """Plain text that wraps and can be selected; never markup, since it may come from a draft."""

    def __init__(self, text: str = "", *, factor: float = 1.0, bold: bool = False, faint: bool = False) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(sized(self.font(), factor, bold=bold))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if faint:
            self.setForegroundRole(QPalette.ColorRole.PlaceholderText)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Let the text be selected from now on: a label that can be selected from takes twice as long to lay out."""
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        super().enterEvent(event)


class Line(QLabel):
    """One line of plain text, cut off with … where it does not fit, and then whole under the pointer."""

    def __init__(self, *, factor: float = 1.0, bold: bool = False, faint: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(sized(self.font(), factor, bold=bold))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if faint:
            self.setForegroundRole(QPalette.ColorRole.PlaceholderText)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(" ".join(text.split()))
        self.setToolTip(plain(text))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)


class Button(QPushButton):
    """A flat button; the `primary` one stands out."""

    def __init__(self, text: str, *, icon: str = "", primary: bool = False) -> None:
        super().__init__(text)
        self._icon = icon
        self._primary = primary
        self.setAccessibleName(text)
        self.setFont(sized(self.font(), 1.0, bold=primary))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for icon, text and air."""
        metrics = self.fontMetrics()
        wide = metrics.horizontalAdvance(self.text().replace("&", "")) + (22 if self._icon else 0)
        return QSize(wide + round(metrics.height() * 1.5), round(metrics.height() * 1.65))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than the text."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the button, its icon and text, and a ring while it has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(self._edge())
        painter.setBrush(self._fill())
        painter.drawRoundedRect(box, 6, 6)
        self._write(painter)

    def _write(self, painter: QPainter) -> None:
        ink = self._ink()
        text = self.text().replace("&", "")
        wide = self.fontMetrics().horizontalAdvance(text) + (22 if self._icon else 0)
        left = (self.width() - wide) / 2
        if self._icon:
            picture = icons.pixmap(self._icon, ink.name(), 16)
            painter.drawPixmap(round(left), round((self.height() - 16) / 2), picture)
            left += 22
        painter.setPen(ink)
        painter.drawText(QRectF(left, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, text)

    def _edge(self) -> QPen:
        if self.hasFocus():
            return QPen(self.palette().color(QPalette.ColorRole.Accent), 2)
        return QPen(Qt.PenStyle.NoPen) if self._primary else QPen(QColor(colours(self.palette()).line), 1)

    def _fill(self) -> QColor:
        if self._primary:
            base = self.palette().color(QPalette.ColorRole.Highlight)
            return base.lighter(112) if self.underMouse() or self.isDown() else base
        tones = colours(self.palette()).neutral
        if self.isDown() or self.isChecked():
            return QColor(tones.strong)
        return QColor(tones.tint) if self.underMouse() else self.palette().color(QPalette.ColorRole.Button)

    def _ink(self) -> QColor:
        if not self.isEnabled():
            return self.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
        return self.palette().color(
            QPalette.ColorRole.HighlightedText if self._primary else QPalette.ColorRole.ButtonText
        )


class IconButton(QToolButton):
    """A button that is a picture; its name is heard by screen readers and seen under the pointer."""

    def __init__(self, icon: str, name: str, *, shortcut: str = "") -> None:
        super().__init__()
        self._name = icon
        self._marked = False
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  ({shortcut})" if shortcut else name)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(QSize(16, 16))

    def turn(self, icon: str) -> None:
        """Show another picture."""
        self._name = icon
        self.update()

    def mark(self, on: bool) -> None:
        """Show a dot: something is set behind this button."""
        self._marked = on
        self.update()

    def sizeHint(self) -> QSize:
        """A square a little larger than a line of text."""
        side = round(self.fontMetrics().height() * 1.5)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, on a tint under the pointer or while it is on, ringed while it has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = colours(self.palette()).neutral
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        on = self.isChecked() or self.isDown()
        painter.setPen(
            QPen(self.palette().color(QPalette.ColorRole.Accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen
        )
        painter.setBrush(
            QColor(shown.strong if on else shown.tint) if on or self.underMouse() else Qt.BrushStyle.NoBrush
        )
        painter.drawRoundedRect(box, 5, 5)
        ink = shown.ink if self.isEnabled() else self.palette().color(QPalette.ColorRole.Mid).name()
        picture = icons.pixmap(self._name, ink, 16)
        painter.drawPixmap(round((self.width() - 16) / 2), round((self.height() - 16) / 2), picture)
        if self._marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Accent))
            painter.drawEllipse(QRectF(self.width() - 10, 4, 6, 6))


class Row(QAbstractButton):
    """A line to click: an icon in a meaning's ink, then text, cut off with … where it does not fit, unless it `wraps`."""

    def __init__(self, text: str, icon: str, meaning: str, *, note: str = "", wraps: bool = False) -> None:
        super().__init__()
        self._wraps = wraps
        self.tell(text, icon, meaning, note=note)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        high = QSizePolicy.Policy.Preferred if wraps else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, high)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)

    def tell(self, text: str, icon: str, meaning: str, *, note: str = "") -> None:
        """Say something else."""
        self.setText(text)
        self._icon = icon
        self._meaning = meaning
        self._note = note
        self.setAccessibleName(f"{text} {note}".strip())
        self.setToolTip(plain(text))
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(120, round(self.fontMetrics().height() * (1 + _AIR)))

    def minimumSizeHint(self) -> QSize:
        """May be cut off as far as a few characters."""
        return QSize(60, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher, where the text is not cut off."""
        return self._wraps

    def heightForWidth(self, width: int) -> int:
        """As many lines as the text needs, and a little air."""
        laid = self._laid(max(40, self._room(width, self._noted(width))))
        return round(laid.boundingRect().height() + self.fontMetrics().height() * _AIR)

    def _laid(self, width: int) -> QTextLayout:
        """Lay the text out in lines; none begins with a mark that belongs to the line before."""
        layout = QTextLayout(self._line(), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        high = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, high))
            high += line.height()
        layout.endLayout()
        return layout

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line, tinted under the pointer, ringed while it has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(
            QPen(self.palette().color(QPalette.ColorRole.Accent), 1.6) if self.hasFocus() else Qt.PenStyle.NoPen
        )
        tint = QColor(colours(self.palette()).neutral.tint)
        painter.setBrush(tint if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 5, 5)
        ink = tone(self.palette(), self._meaning).ink
        line = self.sizeHint().height() if self._wraps else self.height()
        painter.drawPixmap(6, round((line - 16) / 2), icons.pixmap(self._icon, ink, 16))
        self._write(painter)

    def _line(self) -> str:
        return " ".join(self.text().split())

    def _noted(self, width: int) -> str:
        metrics = self.fontMetrics()
        left = width - 44 - metrics.horizontalAdvance(self._line())
        return metrics.elidedText(self._note, Qt.TextElideMode.ElideRight, max(left, round(width * _NOTE)))

    def _room(self, width: int, note: str) -> int:
        return width - 36 - (self.fontMetrics().horizontalAdvance(note) + 8 if note else 0)

    def _write(self, painter: QPainter) -> None:
        note = self._noted(self.width())
        wide = self._room(self.width(), note)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        if self._wraps:
            laid = self._laid(max(40, wide))
            laid.draw(painter, QPointF(30, (self.height() - laid.boundingRect().height()) / 2))
        else:
            text = self.fontMetrics().elidedText(self._line(), Qt.TextElideMode.ElideRight, wide)
            painter.drawText(QRectF(30, 0, wide, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(QRectF(0, 0, self.width() - 8, self.height()), _RIGHT, note)


_NOTE = 0.3  # how much of a row its note may take, unless the text leaves more
_AIR = 0.36  # above and below the lines of a row, in lines
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def in_sight(widget: QWidget, wanted: QSize) -> QSize:
    """Return a size for a window, cut down to what its screen has room for (960 by 540 on many a laptop, at 200 %)."""
    return wanted.boundedTo(widget.screen().availableSize() - QSize(24, 48))


def rule(parent: QWidget | None = None) -> QFrame:
    """Return a hairline across."""
    line = _Rule(parent)
    line.setFixedHeight(1)
    return line


class _Rule(QFrame):
    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(colours(self.palette()).line))
