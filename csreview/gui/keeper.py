"""Saves decisions off the GUI thread, one after the other; what was not saved yet is known and kept for another try."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, SignalInstance

from csreview.errors import CsreviewError
from csreview.model import Decision, DraftKey
from csreview.store.decisions import Change, DecisionStore

OpenStore = Callable[[], DecisionStore]
Entry = tuple[DraftKey, Change]


class Saved(StrEnum):
    """How the decisions made so far stand."""

    SAVED = "saved"
    SAVING = "saving"
    FAILED = "failed"


def save(entries: Sequence[Entry], open_store: OpenStore) -> tuple[Decision, ...]:
    """Save changes in order; return the decisions about the last one's draft as they are on disk now."""
    store = open_store()
    decisions: tuple[Decision, ...] = ()
    for key, change in entries:
        decisions = store.change(key, [change])
    return decisions


class _Saving(QRunnable):
    """One batch in the pool; it holds a bound signal only, since the pool deletes it on the worker's thread."""

    def __init__(self, entries: Sequence[Entry], open_store: OpenStore, end: SignalInstance) -> None:
        super().__init__()
        self._entries = entries
        self._open_store = open_store
        self._end = end

    def run(self) -> None:
        """Save the batch."""
        decisions: tuple[Decision, ...] = ()
        error: BaseException | None = None
        try:
            decisions = save(self._entries, self._open_store)
        except BaseException as raised:
            error = raised
        self._end.emit(len(self._entries), decisions, error)


class Keeper(QObject):
    """Keeps decisions. `told` brings how they stand, `saved` a DraftKey and all its decisions when they are on disk and
    nothing more waits, `failed` why they are not.
    """

    told = Signal(object)
    saved = Signal(object, object)
    failed = Signal(object)
    _end = Signal(int, object, object)

    def __init__(self, open_store: OpenStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_store = open_store
        self._waiting: list[Entry] = []
        self._busy = False
        self.state = Saved.SAVED
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._end.connect(self._on_end, Qt.ConnectionType.QueuedConnection)

    def keep(self, key: DraftKey, change: Change) -> None:
        """Save a change, after those that wait; what could not be saved before is tried again."""
        self._waiting.append((key, change))
        self._tell(Saved.SAVING)
        self._start()

    def finish(self) -> None:
        """Save what waits, now; for when the window closes."""
        self._pool.waitForDone()
        entries, self._waiting = self._waiting, []
        if entries:  # saving once more what the pool has just saved does no harm
            try:
                save(entries, self._open_store)
            except CsreviewError as error:
                self.failed.emit(error)

    def _start(self) -> None:
        if self._waiting and not self._busy:
            self._busy = True
            self._pool.start(_Saving(tuple(self._waiting), self._open_store, self._end))

    def _on_end(self, count: int, decisions: tuple[Decision, ...], error: BaseException | None) -> None:
        self._busy = False
        if error is not None:
            self._tell(Saved.FAILED)
            self.failed.emit(error)
            return
        done, self._waiting = self._waiting[:count], self._waiting[count:]
        if self._waiting:
            self._start()
            return
        self._tell(Saved.SAVED)
        if done:
            self.saved.emit(done[-1][0], decisions)

    def _tell(self, state: Saved) -> None:
        self.state = state
        self.told.emit(state)
