"""Writing the gap report from the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from csreview import places
from csreview.errors import OutputUnwritable, reason
from csreview.gui import words
from csreview.gui.jobs import LatestJob, Progress, ShouldStop, Work
from csreview.gui.report_dialog import Matter, ReportDialog, Wanted, offered
from csreview.gui.settings import Settings
from csreview.gui.tips import plain
from csreview.model import Review
from csreview.reporting import Format


@dataclass(frozen=True, slots=True)
class Destination:
    """A file to write, and its format."""

    path: Path
    format: Format


class Exporting(QObject):
    """Asks what the report is to be and where to, and has it written. `written` brings its path, `failed` why not."""

    written = Signal(object)
    failed = Signal(object)

    def __init__(self, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        self.jobs = LatestJob(self)
        self.jobs.finished.connect(self.written)
        self.jobs.failed.connect(self.failed)

    def begin(self, matter: Matter) -> None:
        """Ask, and write unless the user will not."""
        settings = self._settings
        wanted = ReportDialog.ask(matter, settings.export_format, settings.audience, self._window)
        if wanted is None:
            return
        settings.export_format, settings.audience = wanted.format.id, wanted.options.audience
        target = ask(self._window, wanted, settings.export_folder)
        if target is not None:
            settings.export_folder = str(target.path.parent)
            self.jobs.start(job(wanted, target))


def proposed_name(review: Review) -> str:
    """Return the name of a report: the draft's, the side, "gap report" in Chinese, as the report is."""
    return f"{Path(review.agreement.draft.name).stem}-缺漏报告-{words.side(review.side)}"


def ask(parent: QWidget, wanted: Wanted, folder: str) -> Destination | None:
    """Ask where to write the report; None if the user will not."""
    title = QCoreApplication.translate("Exporting", "Export the gap report")
    first = Path(folder or Path.home()) / f"{proposed_name(wanted.review)}{wanted.format.suffix}"
    name, _filter = ask_file(parent, title, str(first), words.format_(wanted.format))
    letter = wanted.options.audience == "counterpart"
    return settle(parent, Path(name), wanted.format, letter=letter) if name else None


def ask_file(parent: QWidget, title: str, first: str, filters: str) -> tuple[str, str]:
    """Ask for a file to write, which asks before overwriting; "" if the user will not. Tests replace this."""
    return QFileDialog.getSaveFileName(parent, title, first, filters)


def settle(parent: QWidget, path: Path, wanted: Format, *, letter: bool = False) -> Destination | None:
    """Fit suffix and format to each other; a name that was changed for it is asked about if it exists.

    A `letter` to the other side is never written in a format that tells our own view.
    """
    fit = [form for form in offered() if form.letters or not letter]
    by_suffix = next((form for form in fit if path.suffix.lower() in form.suffixes), None)
    if by_suffix is not None:
        return Destination(path, by_suffix)
    full = path.with_name(path.name + wanted.suffix)
    return Destination(full, wanted) if not full.exists() or may_overwrite(parent, full) else None


def may_overwrite(parent: QWidget, path: Path) -> bool:
    """Ask whether to overwrite a file. Tests replace this."""
    title = QCoreApplication.translate("Exporting", "Overwrite?")
    said = QCoreApplication.translate("Exporting", "{0} already exists. Overwrite it?").format(path.name)
    return QMessageBox.question(parent, title, plain(said)) is QMessageBox.StandardButton.Yes


def job(wanted: Wanted, target: Destination) -> Work:
    """Return the job that writes the report, whole or not at all, and yields its path."""

    def work(_progress: Progress, _should_stop: ShouldStop) -> Path:
        content = target.format.write(wanted.review, wanted.options)
        try:
            places.write_whole(target.path, content)
        except OSError as error:
            zh, en = reason(error)
            raise OutputUnwritable(
                f"报告未能写入 {target.path.name}：{zh}。",
                f"The report could not be written to {target.path.name}: {en}.",
            ) from error
        return target.path

    return work
