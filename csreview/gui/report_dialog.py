"""What the report is to be, and how it will look: asked before it is written."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from csreview.errors import CsreviewError, OutputUnwritable
from csreview.gui import words
from csreview.gui.jobs import LatestJob
from csreview.gui.preview import Preview, pictures
from csreview.gui.widgets import Text, in_sight
from csreview.model import Review
from csreview.reporting import AUDIENCES, FORMATS, LANGUAGES, Format, Options

_DOTS = 76  # to the inch, on a screen that is not scaled
_WIDE, _HIGH = 1100, 680
_PAPER = 8.27  # inches that a page is wide
_OFFERED = ("docx", "pdf", "html", "xlsx", "markdown", "json")


def offered() -> tuple[Format, ...]:
    """Return the formats that there are, the Word report first."""
    return tuple(FORMATS[identifier] for identifier in _OFFERED if identifier in FORMATS)


@dataclass(frozen=True, slots=True)
class Matter:
    """What there is to report on: the review, and where the lists are filtered, the same cut down to what they show."""

    review: Review
    narrowed: Review | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A report as it was asked for."""

    review: Review
    format: Format
    options: Options


class ReportDialog(QDialog):
    """Asks for reader, language and format, and whether only what is listed goes in; shows the report beside it."""

    def __init__(self, matter: Matter, format_: str, audience: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matter = matter
        self.setWindowTitle(self.tr("Export the gap report"))
        self.reader = _combo([(a, words.audience(a)) for a in AUDIENCES], audience)
        self.language = _combo(list(zip(LANGUAGES, ("中文", "English"), strict=True)), LANGUAGES[0])
        self.format = _combo([(f.id, words.format_(f)) for f in offered()], format_)
        self.only_listed = QCheckBox(self.tr("Only the findings shown in the list"))
        self.preview = Preview()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self._jobs = LatestJob(self)
        self._lay_out()
        self._connect()
        self._show_preview()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(14)
        form.addRow(self.tr("&Reader"), self.reader)
        form.addRow(self.tr("Report &language"), self.language)
        form.addRow(self.tr("&Format"), self.format)
        left = QVBoxLayout()
        left.addLayout(form)
        left.addWidget(self.only_listed)
        for text in self._told():
            left.addWidget(Text(text, faint=True, factor=0.92))
        left.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(18)
        size = in_sight(self, QSize(_WIDE, _HIGH))
        page = round(_PAPER * _DOTS) + 48
        self.preview.setMinimumWidth(page if size.width() == _WIDE else size.width() // 2)
        row.addLayout(left, 1)
        row.addWidget(self.preview, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 12)
        column.addLayout(row, 1)
        column.addWidget(self.buttons)
        self.only_listed.setVisible(self._matter.narrowed is not None)
        self.only_listed.setChecked(self._matter.narrowed is not None)
        self.resize(size)
        for button in self.buttons.buttons():
            button.setIcon(QIcon())  # words say enough

    def _told(self) -> tuple[str, ...]:
        """What goes into the report beside the findings."""
        gone = len(self._matter.review.dismissed)
        said = self.tr("Dismissed findings ({0}) are listed at the end, each with its reason.").format(gone)
        return (said,) if gone else ()

    def _connect(self) -> None:
        for box in (self.reader, self.language):
            box.currentIndexChanged.connect(lambda _index: self._show_preview())
        self.only_listed.toggled.connect(lambda _on: self._show_preview())
        self._jobs.finished.connect(self.preview.show_pages)
        self._jobs.failed.connect(self._on_failure)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def wanted(self) -> Wanted:
        """Return the report as it is asked for."""
        narrowed = self._matter.narrowed
        review = narrowed if narrowed is not None and self.only_listed.isChecked() else self._matter.review
        options = Options(language=str(self.language.currentData()), audience=str(self.reader.currentData()))
        return Wanted(review, FORMATS[str(self.format.currentData())], options)

    def _show_preview(self) -> None:
        wanted = self.wanted()
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(True)
        self.preview.say(self.tr("Laying out the pages…"))
        dots = _DOTS * self.devicePixelRatioF()
        self._jobs.start(lambda _progress, _should_stop: pictures(wanted, dots))

    def _on_failure(self, error: BaseException) -> None:
        """Say why there is no such report, as a letter with nothing to write about, or only no picture of it."""
        if not isinstance(error, CsreviewError):
            raise error
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(isinstance(error, OutputUnwritable))
        self.preview.say(error.sentence(words.language()))

    def done(self, result: int) -> None:
        """Let no preview outlive the dialog."""
        self._jobs.stop()
        super().done(result)

    @classmethod
    def ask(cls, matter: Matter, format_: str, audience: str, parent: QWidget | None) -> Wanted | None:
        """Ask; None if the user will not. Tests replace this."""
        dialog = cls(matter, format_, audience, parent)
        taken = dialog.wanted() if dialog.exec() else None
        dialog.deleteLater()
        return taken


def _combo(rows: list[tuple[str, str]], current: str) -> QComboBox:
    box = QComboBox()
    for value, text in rows:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(current)))
    return box
