"""The small dialogs: settings, shortcuts, about."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from csreview.gui import icons, words
from csreview.gui.checklist_choice import ChecklistChoice
from csreview.gui.legend import Legend
from csreview.gui.settings import LANGUAGES, STAGES, TEXT_SIZES, TYPEFACES, Settings
from csreview.gui.slim_bar import slim
from csreview.gui.theme import THEMES
from csreview.gui.widgets import Pill, Text, in_sight
from csreview.model import Side


@dataclass(frozen=True, slots=True)
class Choices:
    """What the settings dialog is about."""

    language: str
    theme: str
    side: Side
    stage: str
    typeface: str = TYPEFACES[0]
    text_size: int = TEXT_SIZES[0]
    checklist: str = ""


class SettingsDialog(QDialog):
    """Language, theme, type, the side and stage to begin with, the checklist."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.language = _combo(LANGUAGES, ("中文", "English"), settings.language)
        self.theme = _combo(THEMES, (self.tr("Follow the system"), self.tr("Light"), self.tr("Dark")), settings.theme)
        self.side = _combo(tuple(Side), tuple(words.side(s) for s in Side), settings.side)
        self.stage = _combo(
            STAGES, (self.tr("Draft under negotiation"), self.tr("Version for signing")), settings.stage
        )
        faces = (self.tr("Song (serif)"), self.tr("Hei (sans serif)"))
        self.typeface = _combo(TYPEFACES, faces, settings.typeface)
        sizes = tuple(map(str, TEXT_SIZES))
        self.text_size = _combo(sizes, tuple(f"{size} %" for size in sizes), str(settings.text_size))
        self.checklist = ChecklistChoice(settings.checklist)
        self._said = _note(
            self.tr(
                "“Review for” and the checklist take effect with the next draft opened; press F5 to review again now."
            )
        )
        self.checklist.refused.connect(self._said.setText)
        column = QVBoxLayout(self)
        column.addLayout(self._form())
        column.addWidget(self._said)
        column.addWidget(_buttons(self, QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel))

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setContentsMargins(24, 22, 24, 8)
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(18)
        form.addRow(self.tr("&Language"), self.language)
        form.addRow(self.tr("&Theme"), self.theme)
        form.addRow(self.tr("Draft t&ypeface"), self.typeface)
        form.addRow(self.tr("Interface text si&ze"), self.text_size)
        form.addRow(self.tr("Default &side"), self.side)
        form.addRow(self.tr("&Review for"), self.stage)
        form.addRow(self.tr("&Checklist"), self.checklist)
        return form

    def choices(self) -> Choices:
        """Return what is chosen."""
        return Choices(
            str(self.language.currentData()),
            str(self.theme.currentData()),
            Side(str(self.side.currentData())),
            str(self.stage.currentData()),
            str(self.typeface.currentData()),
            int(self.text_size.currentData()),
            self.checklist.folder,
        )

    @classmethod
    def ask(cls, settings: Settings, parent: QWidget | None) -> Choices | None:
        """Ask; None if the user will not. Tests replace this."""
        dialog = cls(settings, parent)
        taken = dialog.choices() if dialog.exec() else None
        dialog.deleteLater()
        return taken


class ShortcutsDialog(QDialog):
    """Everything that can be done by keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        grid = QGridLayout()
        grid.setContentsMargins(24, 22, 24, 10)
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(8)
        for row, (keys, what) in enumerate(self.rows()):
            half = row % ((len(self.rows()) + 1) // 2)
            column = 0 if half == row else 2
            grid.addWidget(Pill(keys, "neutral"), half, column, Qt.AlignmentFlag.AlignRight)
            text = QLabel(what)
            grid.addWidget(text, half, column + 1)
        sheet = QWidget()
        sheet_column = QVBoxLayout(sheet)
        sheet_column.addLayout(grid)
        sheet_column.addWidget(self._legend())
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.StyledPanel)
        area.setWidgetResizable(True)
        area.setWidget(sheet)
        area.setAccessibleName(self.windowTitle())
        slim(area)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 8)
        buttons = _buttons(self, QDialogButtonBox.StandardButton.Close)
        whole.addWidget(area, 1)
        whole.addWidget(buttons)
        self.resize(
            in_sight(
                self,
                sheet.sizeHint() + QSize(area.verticalScrollBar().sizeHint().width(), buttons.sizeHint().height() + 16),
            )
        )

    def _legend(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(24, 6, 24, 10)
        column.addWidget(Text(self.tr("Reading the highlights"), bold=True))
        column.addWidget(Legend())
        return box

    def rows(self) -> tuple[tuple[str, str], ...]:
        """Return the keys and what they do."""
        return (
            ("Ctrl+O", self.tr("Open a draft")),
            ("Ctrl+L / Alt+Left", self.tr("Open a folder / back to it")),
            ("Alt+Home", self.tr("Start page")),
            ("F5", self.tr("Review the draft again")),
            ("Ctrl+Shift+O", self.tr("Open the draft in Word")),
            ("Ctrl+D", self.tr("Compare with another version")),
            ("Ctrl+Shift+D", self.tr("Show the comparison again")),
            ("Ctrl+E", self.tr("Export the gap report")),
            ("Ctrl+1 / Ctrl+2", self.tr("Side: merchant / vendor")),
            ("Ctrl+3", self.tr("Both sides, side by side")),
            ("F8 / Shift+F8", self.tr("Next / previous finding")),
            ("F6 / Shift+F6", self.tr("Next / previous pane")),
            ("Ctrl+Enter", self.tr("Accept the finding / withdraw")),
            ("Del / Shift+Del", self.tr("Dismiss the finding / withdraw")),
            ("Ctrl+M", self.tr("Note on the finding")),
            ("Ctrl+Z / Ctrl+Y", self.tr("Undo / redo a decision")),
            ("Ctrl+Shift+F", self.tr("Search the list")),
            ("Alt+1 / 2 / 3", self.tr("Checklist / findings / clauses")),
            ("Ctrl+F", self.tr("Find in the draft")),
            ("Enter / Shift+Enter", self.tr("Next / previous match")),
            ("Ctrl++ / Ctrl+-", self.tr("Larger / smaller text")),
            ("Ctrl+0", self.tr("Reset text size")),
            ("Ctrl+Alt+C", self.tr("Copy this finding")),
            ("Ctrl+Shift+C", self.tr("Copy the model wording")),
            ("Ctrl+R", self.tr("Tracked changes shown / accepted")),
            ("Ctrl+H", self.tr("Conclusion shown / hidden")),
            ("Ctrl+,", self.tr("Settings")),
            ("F1 / Ctrl+Q", self.tr("This sheet / quit")),
        )

    @classmethod
    def tell(cls, parent: QWidget | None) -> None:
        """Show the sheet. Tests replace this."""
        dialog = cls(parent)
        dialog.exec()
        dialog.deleteLater()


class AboutDialog(QDialog):
    """What this is, its version, what it does not do."""

    def __init__(self, version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About csreview"))
        picture = QLabel()
        picture.setPixmap(icons.pixmap("app", "#000000", 56))
        text = Text(
            self.tr(
                "Reviews draft agreements for outsourced e-commerce customer service, on this computer only. "
                "An aid to reading, not legal advice; facts outside the draft are not checked."
            )
        )
        text.setMinimumWidth(360)
        grid = QGridLayout()
        grid.setContentsMargins(24, 22, 24, 10)
        grid.setHorizontalSpacing(18)
        grid.addWidget(picture, 0, 0, 3, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Text("csreview", factor=1.4, bold=True), 0, 1)
        grid.addWidget(Text(self.tr("Version {0}").format(version), faint=True), 1, 1)
        grid.addWidget(text, 2, 1)
        column = QVBoxLayout(self)
        column.addLayout(grid)
        column.addWidget(_buttons(self, QDialogButtonBox.StandardButton.Close))

    @classmethod
    def tell(cls, version: str, parent: QWidget | None) -> None:
        """Show it. Tests replace this."""
        dialog = cls(version, parent)
        dialog.exec()
        dialog.deleteLater()


class TraceDialog(QDialog):
    """How a verdict came about, to read and copy."""

    def __init__(self, trace: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("How this outcome was reached"))
        view = QPlainTextEdit(trace)
        view.setReadOnly(True)
        view.setAccessibleName(self.windowTitle())
        metrics = view.fontMetrics()
        self.resize(in_sight(self, QSize(metrics.averageCharWidth() * 95, metrics.height() * 22)))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 8)
        column.addWidget(view)
        column.addWidget(_buttons(self, QDialogButtonBox.StandardButton.Close))

    @classmethod
    def tell(cls, trace: str, parent: QWidget | None) -> None:
        """Show it. Tests replace this."""
        dialog = cls(trace, parent)
        dialog.exec()
        dialog.deleteLater()


def _combo(values: tuple[str, ...], texts: tuple[str, ...], current: str) -> QComboBox:
    box = QComboBox()
    for value, text in zip(values, texts, strict=True):
        box.addItem(text, str(value))
    box.setCurrentIndex(max(0, box.findData(str(current))))
    box.setMinimumWidth(box.fontMetrics().averageCharWidth() * 26)
    return box


def _note(text: str) -> Text:
    note = Text(text, faint=True, factor=0.92)
    note.setContentsMargins(24, 0, 24, 8)
    return note


def _buttons(dialog: QDialog, which: QDialogButtonBox.StandardButton) -> QDialogButtonBox:
    box = QDialogButtonBox(which)
    box.setContentsMargins(14, 0, 14, 8)
    for button in box.buttons():
        button.setIcon(QIcon())  # words say enough
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box


def version() -> str:
    """Return csreview's version as installed, or a dash where it is not."""
    name = QCoreApplication.applicationVersion()
    return name or "–"
