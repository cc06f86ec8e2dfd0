"""What the window shows before a draft is opened, and while one is being opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from csreview.gui import icons, words
from csreview.gui.reviewer import Step
from csreview.gui.settings import Recent
from csreview.gui.theme import colours
from csreview.gui.tips import plain
from csreview.gui.widgets import Button, Card, IconButton, Row, Text
from csreview.model import Side

_WIDE = 620


class Empty(QWidget):
    """Invites to open a draft. `open_wanted` asks for the dialog, `chosen` brings a path, `pasted` says that Ctrl+V was pressed."""

    open_wanted = Signal()
    chosen = Signal(object)
    cleared = Signal()
    pasted = Signal()

    def __init__(self, samples: tuple[tuple[str, Path], ...]) -> None:
        super().__init__()
        self._samples = samples
        self.recent: tuple[Recent, ...] = ()
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._recent_box = QWidget()
        self.drop = _Drop()
        self.open_button = Button(self.tr("Open a draft…"), icon="open", primary=True)
        self.open_button.clicked.connect(self.open_wanted)
        self.setFocusProxy(self.open_button)
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(_WIDE)
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(14)
        column.addWidget(self._sheet())
        column.addWidget(self._make_recent())
        column.addLayout(self._promise())
        outer = QGridLayout(self)
        outer.setColumnStretch(0, 1)
        outer.setColumnStretch(1, 4)
        outer.setColumnStretch(2, 1)
        outer.setRowStretch(0, 2)
        outer.setRowStretch(2, 3)
        outer.addWidget(inner, 1, 1)

    def _sheet(self) -> QWidget:
        column = QVBoxLayout(self.drop)
        column.setContentsMargins(32, 30, 32, 30)
        column.setSpacing(12)
        column.addWidget(self.drop.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        title = Text(self.tr("Drop the draft agreement here"), factor=1.6, bold=True)
        said = Text(
            self.tr("Word drafts of agreements for outsourced customer service, reviewed from your side."), faint=True
        )
        paste = Text(
            self.tr("Or drop a folder to see all its drafts side by side, or copy a text and press Ctrl+V."), faint=True
        )
        for text in (title, said, paste):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(text)
        column.addSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        row.addWidget(self.open_button)
        for name, path in self._samples:
            button = Button(self.tr("Try: {0}").format(name))
            button.clicked.connect(lambda _on=False, to=path: self.chosen.emit(to))
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return self.drop

    def _make_recent(self) -> QWidget:
        column = QVBoxLayout(self._recent_box)
        column.setContentsMargins(4, 6, 4, 0)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(Text(self.tr("Recent drafts"), faint=True, bold=True, factor=0.92), 1)
        clear = IconButton("close", self.tr("Clear the list of recent drafts"))
        clear.clicked.connect(self.cleared)
        top.addWidget(clear)
        column.addLayout(top)
        column.addLayout(self._recent)
        return self._recent_box

    def _promise(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        lock = QLabel()
        lock.setPixmap(icons.pixmap("lock", colours(self.palette()).faint, 14))
        said = Text(self.tr("Everything stays on this computer; the draft is never changed."), faint=True, factor=0.92)
        said.setWordWrap(False)
        row.addStretch(1)
        row.addWidget(lock)
        row.addWidget(said)
        row.addStretch(1)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take copied text for a draft."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        else:
            super().keyPressEvent(event)

    def show_recent(self, recent: tuple[Recent, ...]) -> None:
        """List the drafts opened lately, with how they stood."""
        self.recent = recent
        while (item := self._recent.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for entry in recent[:5]:
            self._recent.addWidget(self._row(entry))
        self._recent_box.setVisible(bool(recent))

    def _row(self, entry: Recent) -> Row:
        path = Path(entry.path)
        row = Row(path.name, "document", "neutral", note=self._state(entry))
        row.setToolTip(plain(entry.path))
        row.clicked.connect(lambda: self.chosen.emit(path))
        return row

    def _state(self, entry: Recent) -> str:
        if entry.side not in tuple(Side):
            return entry.date
        said = self.tr("{0} · {1} high · {2} medium · {3}")
        return said.format(words.side(Side(entry.side)), entry.high, entry.medium, entry.date)


class _Drop(QFrame):
    """A sheet with a dashed edge, which lights up while a file is held over the window."""

    def __init__(self) -> None:
        super().__init__()
        self._held = False
        self.picture = QLabel()
        self._paint_picture()

    def hold(self, on: bool) -> None:
        """Show that a file is held over the window."""
        self._held = on
        self._paint_picture()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "picture"):
            self._paint_picture()

    def _paint_picture(self) -> None:
        self.picture.setPixmap(icons.pixmap("drop", self.palette().color(QPalette.ColorRole.Accent).name(), 72))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sheet."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        edge = accent if self._held else self.palette().color(QPalette.ColorRole.Mid)
        pen = QPen(edge, 2 if self._held else 1.4, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(QColor(colours(self.palette()).low.tint) if self._held else self.palette().base())
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)


class Opening(QWidget):
    """The steps of opening a draft, done, under way and to come. `cancelled` when the user has had enough."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = Text("", factor=1.3, bold=True)
        self._rows = {step: _StepRow(step) for step in Step}
        self.cancel_button = Button(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.cancelled)
        self.setFocusProxy(self.cancel_button)
        card = Card(radius=12)
        card.setMaximumWidth(_WIDE)
        column = QVBoxLayout(card)
        column.setContentsMargins(32, 28, 32, 26)
        column.setSpacing(8)
        column.addWidget(self._name)
        column.addSpacing(8)
        for row in self._rows.values():
            column.addWidget(row)
        column.addSpacing(8)
        column.addWidget(self.cancel_button, 0, Qt.AlignmentFlag.AlignRight)
        outer = QGridLayout(self)
        for place, stretch in ((0, 1), (1, 4), (2, 1)):
            outer.setColumnStretch(place, stretch)
        outer.setRowStretch(0, 2)
        outer.setRowStretch(2, 3)
        outer.addWidget(card, 1, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape cancels."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def begin(self, name: str) -> None:
        """Start with the name of the draft."""
        self._name.setText(self.tr("Opening {0}").format(name))
        self.reach(Step.READ)

    def reach(self, step: Step) -> None:
        """Show that a step is under way, and those before it done."""
        reached = list(Step).index(step)
        for number, row in enumerate(self._rows.values()):
            row.tell("done" if number < reached else "now" if number == reached else "")


class _StepRow(QWidget):
    """One step: a sign and its name."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self._state = ""
        self._text = words.step(step)
        self.setMinimumHeight(round(self.fontMetrics().height() * 1.6))
        self.setAccessibleName(self._text)

    def tell(self, state: str) -> None:
        """Show the step as "done", under way ("now") or to come ("")."""
        self._state = state
        self.setAccessibleDescription(state)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint sign and name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown, middle = colours(self.palette()), self.height() / 2
        if self._state == "done":
            painter.drawPixmap(0, round(middle - 8), icons.pixmap("outcome-met", shown.met.ink, 16))
        else:
            accent = self.palette().color(QPalette.ColorRole.Accent)
            painter.setPen(QPen(accent if self._state == "now" else QColor(shown.neutral.strong), 1.6))
            painter.setBrush(accent if self._state == "now" else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(4, middle - 4, 8, 8))
        role = QPalette.ColorRole.Text if self._state else QPalette.ColorRole.PlaceholderText
        painter.setPen(self.palette().color(role))
        painter.drawText(QRectF(28, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, self._text)
