"""The two questions that deciding asks: why a finding is dismissed, and what to note."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from csreview.gui.widgets import Button, Text
from csreview.model import Decision, Scope

_LONGEST_REASON = 300
_LONGEST_NOTE = 4000


class DismissDialog(QDialog):
    """Asks for the reason, and whether it holds here only or for the whole point, which has `many` findings.

    With `whole_only` there is no single finding to dismiss. `before` is the decision to change, if there is one.
    """

    def __init__(
        self, many: int, before: Decision | None = None, parent: QWidget | None = None, *, whole_only: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Dismiss this finding"))
        self.reason = QLineEdit(before.text if before is not None else "")
        self.reason.setMaxLength(_LONGEST_REASON)
        self.reason.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
        self.reason.setPlaceholderText(self.tr("Why no action is needed"))
        self.reason.setAccessibleName(self.tr("Reason"))
        self.place = QRadioButton(self.tr("Only here"))
        self.whole = QRadioButton(self.tr("This point throughout the draft (findings: {0})").format(many))
        self.buttons = _buttons(self)
        whole = whole_only or (before is not None and before.scope is Scope.REQUIREMENT)
        (self.whole if whole else self.place).setChecked(True)
        self.place.setEnabled(not whole_only)
        self.whole.setEnabled(many > 0)
        self._lay_out()
        self.reason.textChanged.connect(self._allow)
        self._allow(self.reason.text())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 12)
        column.setSpacing(10)
        column.addWidget(Text(self.tr("The reason is listed at the end of the report."), faint=True))
        column.addWidget(self.reason)
        grid = QGridLayout()
        for number, text in enumerate(self._usual()):
            button = Button(text)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, said=text: self._take(said))
            grid.addWidget(button, number // 2, number % 2)
        column.addLayout(grid)
        column.addSpacing(4)
        column.addWidget(self.place)
        column.addWidget(self.whole)
        column.addWidget(self.buttons)

    def _usual(self) -> tuple[str, ...]:
        return (
            self.tr("Agreed in another document"),
            self.tr("Acceptable in this deal"),
            self.tr("Does not apply to this deal"),
            self.tr("Clear enough as it stands"),
        )

    def _take(self, reason: str) -> None:
        self.reason.setText(reason)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _allow(self, text: str) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(text.strip()))

    def answer(self) -> tuple[str, Scope]:
        """Return the reason and how far it reaches."""
        return self.reason.text().strip(), Scope.REQUIREMENT if self.whole.isChecked() else Scope.PLACE

    @classmethod
    def ask(cls, parent: QWidget, many: int, before: Decision | None, *, whole_only: bool) -> tuple[str, Scope] | None:
        """Ask; None if the user will not. Tests replace this."""
        dialog = cls(many, before, parent, whole_only=whole_only)
        answer = dialog.answer() if dialog.exec() else None
        dialog.deleteLater()
        return answer


class NoteDialog(QDialog):
    """Asks for a note."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Note"))
        self.note = QPlainTextEdit(text)
        self.note.setTabChangesFocus(True)
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setMinimumSize(self.fontMetrics().averageCharWidth() * 60, self.fontMetrics().height() * 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 12)
        column.setSpacing(10)
        column.addWidget(Text(self.tr("For yourself only; notes are not part of reports."), faint=True))
        column.addWidget(self.note)
        column.addWidget(_buttons(self))
        self.note.selectAll()
        QShortcut("Ctrl+Return", self, self.accept)

    @classmethod
    def ask(cls, parent: QWidget, text: str) -> str | None:
        """Ask; None if the user will not. Tests replace this."""
        dialog = cls(text, parent)
        answer = dialog.note.toPlainText().strip()[:_LONGEST_NOTE] if dialog.exec() else None
        dialog.deleteLater()
        return answer


def _buttons(dialog: QDialog) -> QDialogButtonBox:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    for button in box.buttons():
        button.setIcon(QIcon())  # words say enough
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box
