"""Long work on the GUI thread, done in short turns between which the window answers."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

_TURN = 0.012
"""Seconds that a turn may take before the event loop has its own."""
_BETWEEN = 1
"""Milliseconds between turns; with none, a timer of somebody else's may have to wait for several of them."""


class Turns(QObject):
    """Runs an iterator a few steps at a time; newer work takes the place of what is under way."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Iterator[None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_BETWEEN)
        self._timer.timeout.connect(self._turn)

    def begin(self, work: Iterator[None]) -> None:
        """Start with a first turn at once; short work is done when this returns."""
        self._work = work
        self._timer.start()
        self._turn()

    def stop(self) -> None:
        """Drop what is under way."""
        self._work = None
        self._timer.stop()

    def _turn(self) -> None:
        work, until = self._work, time.monotonic() + _TURN
        try:
            while work is not None and work is self._work:
                next(work)
                if time.monotonic() >= until:
                    break
        except StopIteration:
            if work is self._work:  # the work may have begun other work
                self.stop()
        except BaseException:
            self.stop()
            raise
