"""Finding words in the draft."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from csreview.gui.widgets import IconButton, Text


class FindBar(QWidget):
    """A field, the number of places, next and previous. `wanted` brings the words, `moved` +1 or -1."""

    wanted = Signal(str)
    moved = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find in the draft"))
        self.field.setAccessibleName(self.tr("Find in the draft"))
        self._count = Text("", faint=True)
        self._count.setWordWrap(False)
        previous = IconButton("up", self.tr("Previous match"), shortcut="Shift+Enter")
        following = IconButton("down", self.tr("Next match"), shortcut="Enter")
        close = IconButton("close", self.tr("Close"), shortcut="Esc")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addSpacing(6)
        for widget in (self._count, previous, following, close):
            row.addWidget(widget)
        self.field.textChanged.connect(self.wanted)
        previous.clicked.connect(lambda: self.moved.emit(-1))
        following.clicked.connect(lambda: self.moved.emit(1))
        close.clicked.connect(self.closed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, Escape closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.moved.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def begin(self) -> None:
        """Show and wait for words."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def tell(self, current: int, count: int) -> None:
        """Say which place of how many is shown; 0 of 0 with words to find means none."""
        if not self.field.text():
            self._count.setText("")
        elif count:
            self._count.setText(f"{current} / {count}")
        else:
            self._count.setText(self.tr("not found"))
