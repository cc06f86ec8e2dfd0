"""A sentence at the top of the window: what went wrong, what was done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from csreview.gui import icons
from csreview.gui.widgets import Button, IconButton, Text, Tinted, tone

_ICONS = {"high": "severity-high", "met": "outcome-met", "medium": "notice"}


class Banner(QWidget):
    """Shows one sentence in the tint of its meaning, with what can be done about it."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._shown: QWidget | None = None
        self.sentence = ""
        self.hide()

    def say(self, sentence: str, meaning: str, *doings: tuple[str, Callable[[], None]]) -> None:
        """Show a sentence ("high": went wrong, "met": was done), and buttons with what they do."""
        self.clear()
        self.sentence = sentence
        sheet = Tinted(meaning)
        row = QHBoxLayout(sheet)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(10)
        sign = QLabel()
        sign.setPixmap(icons.pixmap(_ICONS[meaning], tone(self.palette(), meaning).ink, 16))
        row.addWidget(sign)
        row.addWidget(Text(sentence), 1)
        for name, do in doings:
            button = Button(name)
            button.clicked.connect(do)
            row.addWidget(button)
        close = IconButton("close", self.tr("Close this message"))
        close.clicked.connect(self.clear)
        row.addWidget(close)
        self._row.addWidget(sheet)
        self._shown = sheet
        self.show()
        announce(self, sentence)

    def clear(self) -> None:
        """Take the sentence away."""
        self.sentence = ""
        if self._shown is not None:
            self._row.removeWidget(self._shown)
            self._shown.deleteLater()
            self._shown = None
        self.hide()


def announce(widget: QWidget, sentence: str) -> None:
    """Tell a screen reader."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
