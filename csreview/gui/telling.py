"""Telling the user what went wrong: a sentence on top of the window; for faults of the program, details to copy."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from csreview.errors import ChecklistInvalid, CsreviewError
from csreview.gui import faults, words
from csreview.gui.banner import Banner

_MOST_LINES = 4  # of what is wrong, a checklist's faults for one; the rest on demand


class Telling(QObject):
    """Tells of errors on a window's banner."""

    def __init__(self, banner: Banner, window: QWidget) -> None:
        super().__init__(window)
        self._banner = banner
        self._window = window
        self._showing = False

    def say(self, error: BaseException, name: str = "") -> None:
        """Say in a sentence what the user can do something about, and of which file; record anything else, and offer its
        details.
        """
        if isinstance(error, CsreviewError):
            self._say_sentence(error.sentence(words.language()), "" if isinstance(error, ChecklistInvalid) else name)
            return
        faults.record(error)
        self._banner.say(self._sentence(), "high", (self.tr("Details…"), lambda: self.show_fault(error)))

    def _say_sentence(self, sentence: str, name: str) -> None:
        named = self.tr("{0}: {1}").format(name, sentence) if name and name not in sentence else sentence
        first, *further = named.split("\n")
        if len(further) < _MOST_LINES:
            self._banner.say(named, "high")
        else:
            listed = (self.tr("Details…"), lambda: faults.tell(self._window, "csreview", first, "\n".join(further)))
            self._banner.say("\n".join([first, *further[: _MOST_LINES - 1], "  …"]), "high", listed)

    def show_fault(self, error: BaseException) -> None:
        """Show a fault of the program in a dialog, with details to copy."""
        if self._showing:  # a fault while painting comes back with every picture
            return
        self._showing = True
        faults.tell(self._window, "csreview", self._sentence(), faults.details(error))
        self._showing = False

    def _sentence(self) -> str:
        return self.tr("Something went wrong inside csreview; the draft is untouched, and your decisions are kept.")
