"""Work off the GUI thread: one job at a time, only the newest delivered, with progress and cancelling."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, SignalInstance, Slot

Progress = Callable[[object], None]
ShouldStop = Callable[[], bool]
Work = Callable[[Progress, ShouldStop], object]


class _Task(QRunnable):
    """One job in the pool; it holds bound signals only, since the pool deletes it on the worker's thread."""

    def __init__(self, work: Work, number: int, stop: ShouldStop, step: SignalInstance, end: SignalInstance) -> None:
        super().__init__()
        self._work = work
        self._number = number
        self._stop = stop
        self._step = step
        self._end = end

    def run(self) -> None:
        """Do the work; whatever comes of it travels back as a value."""
        result: object = None
        error: BaseException | None = None
        try:
            result = self._work(lambda step: self._step.emit(self._number, step), self._stop)
        except BaseException as raised:
            error = raised
        self._end.emit(self._number, result, error)


class LatestJob(QObject):
    """Runs one job at a time and delivers only what the newest one yields; lives on the GUI thread.

    `finished` brings the job's result, `failed` the exception it raised, `progressed` what it reported on the way.
    """

    finished = Signal(object)
    failed = Signal(object)
    progressed = Signal(object)
    _step = Signal(int, object)
    _end = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._newest = 0
        self._busy = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._step.connect(self._on_step, Qt.ConnectionType.QueuedConnection)
        self._end.connect(self._on_end, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a job is awaited."""
        return self._busy

    def start(self, work: Work) -> None:
        """Begin a job; an older one is told to stop and its result is dropped."""
        self.cancel()
        self._busy = True
        number = self._newest
        self._pool.start(_Task(work, number, lambda: number != self._newest, self._step, self._end))

    def cancel(self) -> None:
        """Drop the job that is under way, if any: it is told to stop, and nothing of it is delivered."""
        self._newest += 1
        self._busy = False
        self._pool.clear()

    def stop(self) -> None:
        """Drop everything and wait for the worker to end; for the window's closing."""
        self.cancel()
        self._pool.waitForDone()

    @Slot(int, object)
    def _on_step(self, number: int, step: object) -> None:
        if number == self._newest:
            self.progressed.emit(step)

    @Slot(int, object, object)
    def _on_end(self, number: int, result: object, error: object) -> None:
        if number != self._newest:
            return
        self._busy = False
        if error is None:
            self.finished.emit(result)
        else:
            self.failed.emit(error)
