"""Telling the user what went wrong: a sentence on top of the window; for faults of the program, details to copy."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from csreview.errors import CsreviewError
from csreview.gui import faults, words
from csreview.gui.banner import Banner


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
            sentence = error.sentence(words.language())
            named = self.tr("{0}: {1}").format(name, sentence) if name and name not in sentence else sentence
            self._banner.say(named, "high")
            return
        faults.record(error)
        self._banner.say(self._sentence(), "high", (self.tr("Details…"), lambda: self.show_fault(error)))

    def show_fault(self, error: BaseException) -> None:
        """Show a fault of the program in a dialog, with details to copy."""
        if self._showing:  # a fault while painting comes back with every picture
            return
        self._showing = True
        faults.tell(self._window, "csreview", self._sentence(), faults.details(error))
        self._showing = False

    def _sentence(self) -> str:
        return self.tr("Something went wrong inside csreview; the draft is untouched, and your decisions are kept.")
