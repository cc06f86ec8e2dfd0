"""A folder as a portfolio: all its drafts in one table, sorted and filtered, each a double click away."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from csreview.errors import Cancelled
from csreview.gui import portfolio_work as work
from csreview.gui import words
from csreview.gui.asking import ask_folder
from csreview.gui.jobs import LatestJob
from csreview.gui.portfolio_model import Only, PortfolioModel, PortfolioProxy
from csreview.gui.portfolio_table import PortfolioTable
from csreview.gui.segmented import Segmented
from csreview.gui.settings import Settings
from csreview.gui.widgets import Button, Line, Text, rule
from csreview.model import Side

if TYPE_CHECKING:
    from csreview.batch.portfolio import Portfolio
    from csreview.batch.running import Progress
    from csreview.batch.values import Row

_PAUSE = 100  # milliseconds between two times that new drafts are put into the table
_COMMONEST = 3
_FEW = 5  # drafts reviewed, before which the rate tells nothing


class PortfolioPage(QWidget):
    """The page. `wanted` asks to be shown, `chosen` brings the path of a draft to open, `reviewed` says that all drafts
    are there, `written` brings the path of the table, `failed` what went wrong.
    """

    wanted = Signal()
    chosen = Signal(object)
    reviewed = Signal()
    written = Signal(object)
    failed = Signal(object)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.folder: Path | None = None
        self.model = PortfolioModel(self)
        self.proxy = PortfolioProxy(self.model, self)
        self.table = PortfolioTable(self.proxy)
        self.jobs = LatestJob(self)
        self.exports = LatestJob(self)
        self._fresh: list[Row] = []
        self._since = QElapsedTimer()
        self._clock = QTimer(self, interval=_PAUSE)
        self.sides = Segmented(self.tr("Side"), tuple(words.side(side) for side in Side), large=True)
        self.search = QLineEdit()
        self.only = Segmented(
            self.tr("Show"),
            (self.tr("All drafts"), self.tr("High risks"), self.tr("Outliers"), self.tr("Not reviewed")),
        )
        self.stop_button = Button(self.tr("Stop"))
        self.export_button = Button(self.tr("Export the table"), icon="export", primary=True)
        self.name = Line(factor=1.12, bold=True)
        self.said = Line(faint=True, factor=0.92)
        self.nothing = Text("", faint=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(self.tr("Search name or party"))
        self.search.setAccessibleName(self.tr("Search name or party"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(320)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in (self._bar(), self._filters()):
            column.addLayout(row)
        column.addWidget(rule())
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setMargin(24)
        self.nothing.hide()

    def _bar(self) -> QVBoxLayout:
        right = QHBoxLayout()
        right.addStretch(1)
        right.addWidget(self.stop_button)
        right.addWidget(self.export_button)
        top = QHBoxLayout()
        top.addWidget(self.name, 1)
        top.addWidget(self.sides)
        top.addLayout(right, 1)
        bar = QVBoxLayout()
        bar.setContentsMargins(18, 8, 12, 4)
        bar.setSpacing(4)
        bar.addLayout(top)
        bar.addWidget(self.said)
        return bar

    def _filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(18, 4, 12, 8)
        row.setSpacing(12)
        hint = Text(self.tr("Double-click a draft, or press Enter, to open it"), faint=True, factor=0.92)
        hint.setWordWrap(False)
        row.addWidget(self.search, 1)
        row.addWidget(self.only)
        row.addStretch(1)
        row.addWidget(hint)
        return row

    def _connect(self) -> None:
        self.jobs.progressed.connect(self._on_progress)
        self.jobs.finished.connect(self._on_portfolio)
        self.jobs.failed.connect(self._on_failure)
        self.exports.finished.connect(self.written)
        self.exports.failed.connect(self.failed)
        self._clock.timeout.connect(self._take_in)
        for changed in (
            self.proxy.rowsInserted,
            self.proxy.rowsRemoved,
            self.proxy.modelReset,
            self.proxy.layoutChanged,
        ):
            changed.connect(lambda *_: self._say_nothing())
        self.sides.chosen.connect(self._take_side)
        self.search.textChanged.connect(self._narrow)
        self.only.chosen.connect(self._narrow)
        self.stop_button.clicked.connect(self.stop)
        self.export_button.clicked.connect(self.export)
        self.table.opened.connect(self._open)

    def ask(self) -> None:
        """Ask for a folder and review it."""
        folder = ask_folder(self, self.tr("Open a folder of drafts"), str(self.folder or Path.home()))
        if folder is not None:
            self.begin(folder, self._settings.side)

    def show_again(self) -> None:
        """Come back to the folder that was reviewed; where there is none yet, ask for one."""
        if self.folder is not None:
            self.wanted.emit()
        else:
            self.ask()

    def holds(self, draft: Path | None) -> bool:
        """Tell whether a draft is one of the folder that was reviewed."""
        return draft is not None and self.folder is not None and draft.is_relative_to(self.folder)

    def begin(self, folder: Path, side: Side) -> None:
        """Review all drafts below a folder for a side; they appear one after the other."""
        if folder != self.folder:
            self.search.clear()
            self.only.take(Only.ALL)
            self._narrow()
        self.folder = folder
        self._fresh.clear()
        self.model.clear()
        self.sides.take(tuple(Side).index(side))
        self.name.setText(folder.name or str(folder))
        self.said.setText(self.tr("Looking for drafts…"))
        self._since.start()
        self._show_running(True)
        self.jobs.start(work.review_folder(folder, side, self._settings.stage, self._settings.checklist))
        self.wanted.emit()

    def stop(self) -> None:
        """Review no further drafts; those reviewed stay."""
        self.jobs.cancel()
        self._take_in()
        self._show_running(False)
        self.said.setText(self.tr("Stopped after {0} drafts").format(len(self.model.rows)))

    @property
    def all_jobs(self) -> tuple[LatestJob, ...]:
        """The jobs that must not outlive the window."""
        return self.jobs, self.exports

    def export(self) -> None:
        """Ask where to, and write the table."""
        portfolio, folder = self.model.portfolio, self.folder
        if portfolio is None or folder is None:
            return
        first = Path(self._settings.export_folder or Path.home()) / f"{folder.name}.{work.TABLES[0][0]}"
        target = ask_table(self, self.tr("Export the table"), str(first))
        if target is not None:
            self._settings.export_folder = str(target.parent)
            self.exports.start(work.write_table(target, portfolio, tuple(self.model.rows)))

    def _take_side(self, number: int) -> None:
        if self.folder is not None:
            side = tuple(Side)[number]
            self._settings.side = side
            self.begin(self.folder, side)

    def _narrow(self) -> None:
        self.proxy.wanted(self.search.text(), Only(self.only.current))

    def _say_nothing(self) -> None:
        """Say why no draft is listed, once all are there."""
        portfolio, bare = self.model.portfolio, not self.proxy.rowCount()
        self.table.setVisible(not bare or portfolio is None)
        self.nothing.setVisible(bare and portfolio is not None)
        if portfolio is None or not bare:
            return
        if not self.model.rows:
            said = self.tr("Nothing in this folder can be reviewed: no Word file, PDF or text.")
        elif self.only.current == Only.OUTLIERS and not self.search.text().strip():
            said = self.tr("No outlying values. Values are compared once there are five drafts.")
        else:
            said = self.tr("No draft matches the search and the filter.")
        self.nothing.setText(said)

    def _open(self, row: Row) -> None:
        if self.folder is not None:
            self.chosen.emit(self.folder / row.name)

    def _on_progress(self, progress: Progress) -> None:
        if progress.last is not None:
            self._fresh.append(progress.last)
        said = self.tr("Reviewed {0} of {1} drafts").format(progress.done, progress.all)
        self.said.setText(said + self._time_left(progress))

    def _time_left(self, progress: Progress) -> str:
        """Say how long the rest will take at the rate so far, once a few drafts tell."""
        if progress.now < _FEW or progress.done >= progress.all:
            return ""
        minutes = self._since.elapsed() / 60_000 / progress.now * (progress.all - progress.done)
        if minutes < 1:
            return self.tr("; less than a minute left")
        return self.tr("; about {0} min left").format(math.ceil(minutes))

    def _take_in(self) -> None:
        self.model.add(self._fresh)
        self._fresh = []

    def _on_portfolio(self, portfolio: Portfolio) -> None:
        self._take_in()
        self.model.conclude(portfolio)
        self._show_running(False)
        self.table.cells.checklist = portfolio.checklist
        self.said.setText(self._summed(portfolio))
        self._narrow()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reviewed.emit()

    def _summed(self, portfolio: Portfolio) -> str:
        said = self.tr("{0} drafts reviewed, {1} could not be reviewed").format(portfolio.reviewed, portfolio.faulty)
        worst = [f"{gap.requirement.title} {gap.share:.0%}" for gap in portfolio.worst[:_COMMONEST]]
        return said + (self.tr("; most common gaps: {0}").format(self.tr(", ").join(worst)) if worst else "")

    def _on_failure(self, error: BaseException) -> None:
        self._take_in()
        self._show_running(False)
        self.said.setText("")
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def _show_running(self, on: bool) -> None:
        self.stop_button.setVisible(on)
        self.export_button.setEnabled(self.model.portfolio is not None and bool(self.model.rows))
        if on:
            self._clock.start()
        else:
            self._clock.stop()


def ask_table(parent: QWidget, title: str, first: str) -> Path | None:
    """Ask for a file to write the table to, which asks before overwriting; None if the user will not. Tests replace this.

    A name without one of the tables' suffixes gets the suffix of the kind that was chosen.
    """
    filters = [f"{name} (*.{suffix})" for suffix, name in work.TABLES]
    name, taken = QFileDialog.getSaveFileName(parent, title, first, ";;".join(filters))
    if not name:
        return None
    path = Path(name)
    if path.suffix[1:] in dict(work.TABLES):
        return path
    suffix = work.TABLES[filters.index(taken)][0] if taken in filters else work.TABLES[0][0]
    return path.with_name(f"{path.name}.{suffix}")
