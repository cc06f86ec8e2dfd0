"""The versions of a draft in the window: comparing with another one, watching the file, telling what was carried over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from csreview import places
from csreview.errors import OutputUnwritable, reason
from csreview.gui.asking import ask_file, draft_kinds
from csreview.gui.comparing_page import ComparingPage
from csreview.gui.exporting import ask_file as ask_target
from csreview.gui.jobs import LatestJob, Progress, ShouldStop
from csreview.gui.watching import Watcher
from csreview.model import Carrying, Meaning
from csreview.reporting import Options

if TYPE_CHECKING:
    from csreview.gui.window import Window

_FORMATS = {".docx": "docx", ".pdf": "pdf", ".html": "html", ".md": "markdown"}


class Versions(QObject):
    """Knows what came before the draft that is shown. `turned` says whether the comparison is to be seen."""

    turned = Signal(bool)

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._language = "zh" if QLocale().language() == QLocale.Language.Chinese else "en"
        self._key: object = None
        self._known: object = None  # the meanings that were shown when they came
        self.page = ComparingPage(self._language)
        self.watcher = Watcher(self)
        self.exports = LatestJob(self)
        self.watcher.saved.connect(lambda _path: self._offer())
        self.exports.finished.connect(window.tell_written)
        self.exports.failed.connect(window.tell_fault)
        self.page.closed.connect(lambda: self.turned.emit(False))
        self.page.export_wanted.connect(self.export)
        self.page.side_wanted.connect(window.take_side)
        window.reviewed.connect(self._on_reviewed)

    def ask(self) -> None:
        """Ask for another version of the draft that is shown, and which of the two is the newer one by when it was saved."""
        session, window = self._window.session, self._window
        if session.path is None or session.text is not None:
            return
        other = ask_file(window, self.tr("Compare with another version"), str(session.path.parent), draft_kinds())
        if other is None or other == session.path:
            return
        self.compare(*sorted((session.path, other), key=_saved_at))

    def compare(self, old: Path, new: Path) -> None:
        """Open the newer version, reviewed, with what changed since the older one."""
        self._window.open_draft(new, old=old)

    def show_again(self) -> None:
        """Show the comparison once more."""
        if self._window.session.meanings:
            self._show()

    def _on_reviewed(self) -> None:
        """Watch the file that is shown now, and tell what became of decisions; a change of side is nothing new."""
        session = self._window.session
        review, path = session.review, session.path
        if review is None:
            return
        fresh = session.key != self._key
        self._key = session.key
        self._window.desk.detail.carried = {
            (c.made.subject if c.made is not None else c.finding or ""): c for c in session.carried
        }
        new, self._known = session.meanings is not self._known, session.meanings
        if session.meanings and (new or self.page.isVisible()):
            self._show()
        if not fresh:
            return
        self.watcher.watch(path if session.text is None else None, review.agreement.draft.sha256)
        self._tell_carried()

    def _show(self) -> None:
        session = self._window.session
        self.page.show_meaning(session.meanings[session.side])
        self.turned.emit(True)

    def _tell_carried(self) -> None:
        carried = self._window.session.carried
        held = sum(c.made is not None for c in carried)
        asked = sum(c.how is Carrying.ASK for c in carried)
        over = sum(c.how is Carrying.OVER for c in carried)
        if carried:
            said = self.tr(
                "A new version of a draft you have reviewed: {0} decisions carried over, {1} to decide again because the "
                "wording changed, {2} settled."
            )
            self._window.banner.say(said.format(held, asked, over), "met")

    def _offer(self) -> None:
        """Offer to review the file again that was saved elsewhere."""
        said = self.tr("The draft was saved in another program.")
        self._window.banner.say(said, "medium", (self.tr("Review again"), self._window.reload))

    def export(self) -> None:
        """Ask where to, and write the comparison."""
        meaning = self.page.meaning
        if meaning is None:
            return
        new = self._window.session.path
        first = (new.parent if new else Path.home()) / f"{Path(meaning.comparison.new.draft.name).stem}-版本对比.docx"
        kinds = "Word (*.docx);;PDF (*.pdf);;HTML (*.html);;Markdown (*.md)"
        name, _kind = ask_target(self._window, self.tr("Export the comparison"), str(first), kinds)
        if name:
            path = Path(name) if Path(name).suffix.lower() in _FORMATS else Path(f"{name}.docx")
            language = self._language
            self.exports.start(lambda progress, stop: _written(meaning, path, language, progress, stop))

    def stop(self) -> None:
        """Let nothing outlive the window."""
        self.watcher.watch(None, "")
        self.exports.stop()
        self.page.stop()


def _saved_at(path: Path) -> tuple[float, str]:
    try:
        return path.stat().st_mtime, str(path)
    except OSError:
        return 0.0, str(path)


def _written(meaning: Meaning, path: Path, language: str, _progress: Progress, _should_stop: ShouldStop) -> Path:
    from csreview.reporting.comparison import write  # noqa: PLC0415 - Word's library loads with the first export

    content = write(meaning, _FORMATS[path.suffix.lower()], Options(language=language))
    try:
        places.write_whole(path, content)
    except OSError as error:
        zh, en = reason(error)
        raise OutputUnwritable(
            f"报告未能写入 {path.name}：{zh}。", f"The report could not be written to {path.name}: {en}."
        ) from error
    return path
