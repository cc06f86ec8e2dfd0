"""The window: opens drafts, holds the session, and carries what is chosen from pane to pane."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from csreview.errors import Cancelled, CsreviewError
from csreview.gui import dialogs, menus
from csreview.gui.asking import ask_file, draft_kinds, open_file, open_folder
from csreview.gui.banner import Banner, announce
from csreview.gui.deciding import Asked, Deciding, Opened, opening
from csreview.gui.desk import Desk
from csreview.gui.doings import doings_of, possible_in
from csreview.gui.empty import Empty, Opening
from csreview.gui.exporting import Exporting
from csreview.gui.incoming import copied, dropped
from csreview.gui.jobs import LatestJob
from csreview.gui.keeper import OpenStore
from csreview.gui.portfolio import PortfolioPage
from csreview.gui.presenting import Presenting
from csreview.gui.report_dialog import Matter
from csreview.gui.reviewer import News, Reviewer, Step
from csreview.gui.samples import samples
from csreview.gui.session import Session, Target, carried, first_target, severity_counts
from csreview.gui.settings import Settings, recent_of
from csreview.gui.telling import Telling
from csreview.gui.versions import Versions
from csreview.gui.widgets import in_sight
from csreview.model import Review, Side
from csreview.store.decisions import own_store

_FIRST_SIZE = QSize(1280, 800)


class Window(QMainWindow):
    """The window. `reviewed` when a draft's review is shown, `failed` with what kept a draft from being opened,
    `restyled` with the Choices of the settings dialog.
    """

    reviewed = Signal()
    failed = Signal(object)
    restyled = Signal(object)

    def __init__(
        self,
        session: Session,
        settings: Settings,
        make_reviewer: Callable[[], Reviewer],
        open_store: OpenStore = own_store,
    ) -> None:
        super().__init__()
        self.session = session
        self._settings = settings
        self._make_reviewer = make_reviewer
        self._open_store = open_store
        self.deciding = Deciding(session, self, open_store)
        self._pending: Path | None = None
        self.jobs = LatestJob(self)
        self.exporting = Exporting(settings, self)
        self.traces = LatestJob(self)
        self.banner = Banner()
        self._telling = Telling(self.banner, self)
        self.empty = Empty(samples())
        self.opening = Opening()
        self.desk = Desk(settings.zoom)
        self._presenting = Presenting(session, self.desk, self)
        self.portfolio = PortfolioPage(settings)
        self.versions = Versions(self)
        self._pages = QStackedWidget()
        self._before: QWidget = self.empty
        self._actions = menus.build(self, doings_of(self), possible_in(self))
        self._lay_out()
        self._connect()
        self._restore()

    def _lay_out(self) -> None:
        for page in (self.empty, self.opening, self.desk, self.portfolio, self.versions.page):
            self._pages.addWidget(page)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(middle)
        self.setAcceptDrops(True)
        self.setMinimumSize(880, 480)  # a screen of 1920 by 1080 at 200 %, less what the desktop takes

    def _connect(self) -> None:
        self.jobs.progressed.connect(self._on_progress)
        self.jobs.finished.connect(self._on_reviews)
        self.jobs.failed.connect(self._on_failure)
        self.exporting.written.connect(self.tell_written)
        self.traces.finished.connect(lambda trace: dialogs.TraceDialog.tell(trace, self))
        self.empty.open_wanted.connect(self.ask_draft)
        self.empty.chosen.connect(self.open_draft)
        self.empty.pasted.connect(self.open_copied)
        self.empty.cleared.connect(self._clear_recent)
        self.opening.cancelled.connect(self.cancel)
        self.portfolio.wanted.connect(lambda: self._show_page(self.portfolio))
        self.portfolio.chosen.connect(self.open_draft)
        self.versions.turned.connect(lambda on: self._show_page(self.versions.page if on else self.desk))
        self.portfolio.reviewed.connect(self.reviewed)
        self.portfolio.written.connect(self.tell_written)
        for failed in (self.exporting.failed, self.traces.failed, self.portfolio.failed, self.deciding.keeper.failed):
            failed.connect(self.tell_fault)
        self.desk.open_wanted.connect(self.ask_draft)
        self.desk.back_button.clicked.connect(self.portfolio.show_again)
        self.desk.export_wanted.connect(self.export)
        self.desk.side_wanted.connect(self.take_side)
        self.desk.chosen.connect(self.choose)
        self.desk.taken.connect(self._take_point)
        self.desk.paired.connect(partial(setattr, self._settings, "both"))
        self.desk.draft.zoomed.connect(partial(setattr, self._settings, "zoom"))
        self.desk.detail.can_undo = lambda: self.deciding.can_undo
        self.deciding.changed.connect(self._on_decided)
        self.deciding.keeper.told.connect(self.desk.detail.tell_saved)
        self.desk.detail.decided.connect(self.deciding.do)
        self.desk.detail.rated.connect(self.deciding.rate)
        self.desk.detail.trace_wanted.connect(self._trace)

    def _restore(self) -> None:
        self.resize(in_sight(self, _FIRST_SIZE))
        if not self._settings.geometry.isEmpty():
            self.restoreGeometry(self._settings.geometry)
        if not self._settings.panes.isEmpty():
            self.desk.splitter.restoreState(self._settings.panes)
        self.desk.both_button.setChecked(self._settings.both)
        self.desk.draft.set_typeface(self._settings.typeface)
        self._show_page(self.empty)
        self._present()

    def ask_draft(self) -> None:
        """Ask for a draft and open it."""
        path = ask_file(self, self.tr("Open a draft"), self._folder(), draft_kinds())
        if path is not None:
            self.open_draft(path)

    def _folder(self) -> str:
        shown = self.session.path if self.session.text is None else None
        known = shown or next((Path(recent.path) for recent in self._settings.recent), None)
        return str(known.parent if known else Path.home())

    def open_copied(self) -> None:
        """Review the text that was copied last, if any."""
        text = copied()
        if text:
            self.open_draft(Path(self.tr("Copied text")), text=text)

    def open_draft(
        self, path: Path, annexes: tuple[Path, ...] = (), text: str | None = None, old: Path | None = None
    ) -> None:
        """Read and review a draft, with annexes in files of their own, off the window's thread; with `text` it is that
        text, and `path` only names it. With `old` it is compared with that version.
        """
        if text is None and path.is_dir():
            self.portfolio.begin(path, self.session.side)
            return
        self._pending = path
        self._presenting.stop()
        self.banner.clear()
        self.opening.begin(path.name)
        self._show_page(self.opening)
        before = self.session.key if path == self.session.path else None
        self.jobs.start(opening(self._make_reviewer(), self._open_store, Asked(path, annexes, text, old, before)))

    def add_annex(self) -> None:
        """Ask for an annex that lies in a file of its own, and review the draft with it."""
        annex = ask_file(self, self.tr("Add an annex"), self._folder(), draft_kinds())
        if annex is not None and self.session.path is not None:
            self.open_draft(self.session.path, (*self.session.annexes, annex), self.session.text)

    def reload(self) -> None:
        """Read and review the draft once more, as it lies on the disk by now."""
        if self.session.path is not None:
            self.open_draft(self.session.path, self.session.annexes, self.session.text)

    def edit(self) -> None:
        """Open the draft in the program that the system has for it."""
        if self.session.path is not None and self.session.text is None:
            open_file(self.session.path)

    def warm_up(self) -> None:
        """Load what a review needs while nobody waits for one."""
        reviewer = self._make_reviewer()
        if not self.jobs.busy:
            self.jobs.start(lambda _progress, _should_stop: reviewer.warm())
        self.desk.resize(self._pages.size())
        self.desk.grab(QRect(0, 0, 1, 1))  # has it styled and laid out, which takes longest the first time

    def cancel(self) -> None:
        """Stop opening a draft and go back to what was shown; one that is reviewed already is shown all the same."""
        if self._pending is not None:
            self.jobs.cancel()
            self._pending = None
            self._go_back()

    def _go_back(self) -> None:
        """Show what was shown before a draft was to be opened; what was not shown to its end yet is shown anew."""
        self._presenting.stop()
        if self._presenting.half and self.session.review is not None:
            self._present()
        else:
            self._show_page(self._before)

    def _on_progress(self, told: News) -> None:
        if isinstance(told, Step):
            self.opening.reach(told)
        else:
            self._presenting.hear(told)

    def _on_reviews(self, draft: Opened) -> None:
        path, self._pending = self._pending, None
        if path is None:
            return
        chosen = self.session.target if path == self.session.path else Target()
        draft.into(self.session)
        review = self.session.reviews[self.session.side]
        again = carried(chosen, review)
        self.session.target = again if again != Target() else first_target(review)
        self._remember()
        self._present(draft.fault)

    def _present(self, fault: CsreviewError | None = None) -> None:
        """Show the session's review, if there is one, and what kept decisions about it from being read."""
        self._presenting.begin(lambda: self._on_shown(fault))

    def _on_shown(self, fault: CsreviewError | None) -> None:
        self._show_page(self.desk)
        if fault is not None:
            self.tell_fault(fault)
        if self.session.review is not None:
            self._tell_reviewed(self.session.review)

    def _on_decided(self, said: str) -> None:
        """Show the review as it is decided now, at the same place."""
        review = self.session.review
        if review is not None:
            self.desk.show_review(review, self.session.other, self.session.target)
            announce(self, said)
            self._remember()

    def _on_failure(self, error: BaseException) -> None:
        path, self._pending = self._pending, None
        if path is None:  # warming up failed; the same will be said when a draft is opened
            return
        self._go_back()
        if isinstance(error, Cancelled):
            return
        self._telling.say(error, path.name)
        if not path.exists():
            self._settings.forget(path)
            self.empty.show_recent(self._settings.recent)
        self.failed.emit(error)

    def tell_fault(self, error: BaseException) -> None:
        """Say what went wrong."""
        self._telling.say(error)

    def show_fault(self, error: BaseException) -> None:
        """Show a fault of the program in a dialog, with details to copy."""
        self._telling.show_fault(error)

    def _tell_reviewed(self, review: Review) -> None:
        counts = severity_counts(review)
        announce(self, self.tr("{0} findings, {1} high").format(sum(counts), counts[0]))
        self.reviewed.emit()

    def take_side(self, side: Side) -> None:
        """Look at the draft from another side; the place stays."""
        self.session.side = side
        self._settings.side = side
        review = self.session.review
        if review is not None:
            self.session.target = carried(self.session.target, review)
            self.desk.show_review(review, self.session.other, self.session.target)
            self._tell_reviewed(review)
            self._remember()

    def choose(self, target: Target) -> None:
        """Show a finding or requirement in every pane."""
        review = self.session.review
        if review is not None:
            self.session.target = target
            self.desk.show_target(review, self.session.other, target)

    def _take_point(self, side: Side, target: Target) -> None:
        if side is not self.session.side:
            self.take_side(side)
        self.choose(target)

    def walk(self, step: int) -> None:
        """Go to the next finding, or the one before."""
        target = self.desk.navigator.neighbour(self.session.target, step)
        if target is not None:
            self.choose(target)

    def export(self) -> None:
        """Ask what the gap report is to be, and write it as the review is seen: decided, and filtered if it is."""
        review = self.session.review
        if review is not None:
            self.exporting.begin(Matter(review, self.desk.navigator.narrowed(review)))

    def tell_written(self, path: Path) -> None:
        """Say that a report was written."""
        said = self.tr("Report saved: {0}").format(path.name)
        report = (self.tr("Open the report"), lambda: open_file(path))
        self.banner.say(said, "met", report, (self.tr("Open folder"), lambda: open_folder(path)))

    def ask_settings(self) -> None:
        """Ask for settings and follow them."""
        choices = dialogs.SettingsDialog.ask(self._settings, self)
        if choices is None:
            return
        self._settings.side = choices.side
        self._settings.stage = choices.stage
        self._settings.checklist = choices.checklist
        self._settings.typeface = choices.typeface
        self.desk.draft.set_typeface(choices.typeface)
        self.restyled.emit(choices)

    def _trace(self, requirement: str) -> None:
        explain = self.session.explain
        if explain is not None:
            self.traces.start(lambda _progress, _should_stop: explain(requirement))

    def _remember(self) -> None:
        review, path = self.session.review, self.session.path
        if review is not None and path is not None and self.session.text is None:
            self._settings.remember(recent_of(path, review))

    def show_start(self) -> None:
        """Go back to where drafts are opened."""
        self.cancel()
        self._show_page(self.empty)

    def _clear_recent(self) -> None:
        self._settings.clear_recent()
        self.empty.show_recent(())

    def _show_page(self, page: QWidget) -> None:
        turned = self._pages.currentWidget() is not page
        self._before = page if page is not self.opening else self._before
        self._pages.setCurrentWidget(page)
        self.empty.show_recent(self._settings.recent)
        self.desk.back_button.setVisible(self.portfolio.holds(self.session.path))
        if turned and page is self.desk:
            self.desk.navigator.focus_list()
        elif page in (self.empty, self.opening):
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        for action in self._actions:
            action.setEnabled(page is self.desk)
        draft = self.session.path
        known = {self.desk: draft, self.versions.page: draft, self.portfolio: self.portfolio.folder}.get(page)
        self.setWindowTitle(f"{known.name} – csreview" if known is not None else "csreview")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that could be a draft."""
        if dropped(event):
            event.acceptProposedAction()
            self.empty.drop.hold(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The file was carried away."""
        super().dragLeaveEvent(event)
        self.empty.drop.hold(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file."""
        self.empty.drop.hold(False)
        files = dropped(event)
        if files:
            event.acceptProposedAction()
            self.open_draft(files[0], files[1:])

    def let_go(self) -> None:
        """Let no job outlive the window, and save what waits."""
        self._presenting.stop()
        self.versions.stop()
        for jobs in (self.jobs, self.exporting.jobs, self.traces, *self.portfolio.all_jobs):
            jobs.stop()
        self.deciding.keeper.finish()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window stood and let no job outlive it."""
        self._settings.geometry = self.saveGeometry()
        self._settings.panes = self.desk.splitter.saveState()
        self.let_go()
        super().closeEvent(event)
