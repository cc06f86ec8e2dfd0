"""Worker processes on this machine: one draft in hand each, replaced where one dies or takes too long.

The workers are forked from a server that has loaded checklist, words and patterns (`preloading`); where the system
cannot fork, each loads them itself. A draft whose worker dies is tried once more, since the death may have been another's
doing (memory short, a kill); one whose worker hangs is not.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import connection, forkserver
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess

from csreview.batch.values import Order, Result, Row, ShouldStop, Task
from csreview.errors import BatchUnusable, Cancelled

_PRELOADED = "csreview.batch.preloading"
_TICK = 0.5
"""Seconds between looks at the clock while no worker has anything to say."""
_GRACE = 2.0
"""Seconds that a worker gets to end what it started (LibreOffice) before it is killed."""
_DRAFTS_EACH = 400
"""Drafts after which a worker is replaced, so that whatever a library keeps for ever cannot grow without end."""
_NEW_OBJECTS = 100_000
"""New objects after which Python looks for cycles, as in `__main__`: a review makes next to none."""
_STARTS = 3
"""Workers in a row that may die before they are ready; then none will ever start."""
_ATTEMPTS = 2


def usable_cores() -> int:
    """Return how many processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def get_ready() -> None:
    """Start the fork server, which loads what every review needs while the caller lists drafts; returns at once."""
    if _can_fork():
        _context()
        forkserver.ensure_running()


def reviewed(
    tasks: Iterator[Task], order: Order, *, jobs: int, limit: float, should_stop: ShouldStop | None = None
) -> Iterator[Result]:
    """Yield what comes of each task, in the order in which they are done; `tasks` are asked for one by one.

    `jobs`: worker processes. `limit`: seconds that a draft may take. Raises BatchUnusable where no worker starts, Cancelled
    when `should_stop` says so. Ends all workers, whatever happens.
    """
    crew = _Crew(tasks, order, jobs, limit)
    try:
        while crew.hand_out():
            if should_stop is not None and should_stop():
                raise Cancelled
            yield from crew.collect()
    finally:
        crew.end()


@dataclass(slots=True)
class _Worker:
    """One process; `task` is what it has in hand since `since` (seconds of the monotonic clock)."""

    process: BaseProcess
    pipe: connection.Connection
    ready: bool = False
    task: Task | None = None
    since: float = 0.0
    done: int = 0


@dataclass(slots=True)
class _Crew:
    tasks: Iterator[Task]
    order: Order
    jobs: int
    limit: float
    workers: list[_Worker] = field(default_factory=list)
    again: list[Task] = field(default_factory=list)
    attempts: dict[str, int] = field(default_factory=dict)
    failed_starts: int = 0
    context: BaseContext = field(init=False)

    def __post_init__(self) -> None:
        self.context = _context()

    def hand_out(self) -> bool:
        """Give every worker that has nothing in hand a task, hiring while there are tasks; tell whether any is busy."""
        for worker in [w for w in self.workers if w.ready and w.task is None]:
            self._give(worker)
        self._hire()
        return any(w.task is not None for w in self.workers) or bool(self.again)

    def _hire(self) -> None:
        """Hire while there is a task for one more; tasks wait in `again` until their worker is ready."""
        starting = sum(not worker.ready for worker in self.workers)
        while len(self.workers) < self.jobs:
            if len(self.again) <= starting:
                task = next(self.tasks, None)
                if task is None:
                    return
                self.again.append(task)
            self.workers.append(self._hired())
            starting += 1

    def _next(self) -> Task | None:
        return self.again.pop(0) if self.again else next(self.tasks, None)

    def _give(self, worker: _Worker) -> None:
        task = self._next()
        if task is None:
            return
        worker.task, worker.since = task, time.monotonic()
        with suppress(OSError):  # it died idle: `collect` will find it dead and have the task done again
            worker.pipe.send(task)

    def _hired(self) -> _Worker:
        ours, theirs = self.context.Pipe()
        process = self.context.Process(target=serve, args=(theirs, self.order), daemon=True)  # type: ignore[attr-defined]
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def collect(self) -> Iterator[Result]:
        """Wait for workers and yield what they did; replace those that died, hang, or have done their share."""
        told = connection.wait([w.pipe for w in self.workers], _TICK)
        for worker in list(self.workers):
            if worker.pipe in told:
                yield from self._heard(worker)
            elif worker.task is not None and time.monotonic() - worker.since > self.limit:
                self._dismiss(worker)
                yield _reported(worker.task, f"审查超过 {self.limit:g} 秒仍未完成，已中止。")

    def _heard(self, worker: _Worker) -> Iterator[Result]:
        try:
            result = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._lost(worker)
            return
        if not worker.ready:
            worker.ready, self.failed_starts = True, 0
            return
        worker.task, worker.done = None, worker.done + 1
        self.attempts.pop(result.task.name, None)
        yield result
        if worker.done >= _DRAFTS_EACH:
            self._dismiss(worker)

    def _lost(self, worker: _Worker) -> Iterator[Result]:
        """A worker died: have its draft done once more, and the second time report it."""
        status = self._dismiss(worker)
        if not worker.ready:
            self.failed_starts += 1
            if self.failed_starts >= _STARTS:
                raise BatchUnusable("审查进程无法启动。", "the worker processes do not start.")
        if worker.task is None:
            return
        tried = self.attempts[worker.task.name] = self.attempts.get(worker.task.name, 0) + 1
        if tried < _ATTEMPTS:
            self.again.append(worker.task)
            return
        del self.attempts[worker.task.name]
        yield _reported(worker.task, f"审查进程两次意外终止（退出码 {status}）。")

    def _dismiss(self, worker: _Worker) -> int | None:
        self.workers.remove(worker)
        return _end(worker)

    def end(self) -> None:
        """End all workers; those at work are not waited for."""
        for worker in self.workers:
            worker.process.terminate()
        for worker in self.workers:
            _end(worker)
        self.workers.clear()


def _end(worker: _Worker) -> int | None:
    """End a worker and let go of it; return its exit status, negative for the signal that ended it."""
    worker.pipe.close()
    worker.process.terminate()
    worker.process.join(_GRACE)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join()
    status = worker.process.exitcode
    worker.process.close()
    return status


def _reported(task: Task, reason: str) -> Result:
    return Result(task, Row(task.name, reason))


def _can_fork() -> bool:
    return "forkserver" in multiprocessing.get_all_start_methods()


def _context() -> BaseContext:
    if not _can_fork():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_PRELOADED])
    return context


def serve(pipe: connection.Connection, order: Order) -> None:
    """Review drafts that come through the pipe until it is closed; the life of a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that has the ledger
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(1))  # lets what was started be ended
    threading.Thread(target=_end_with_parent, daemon=True).start()
    from csreview.batch import reviewing  # noqa: PLC0415 - loaded already where there is a fork server

    reviewing.warm(order.checklist)
    gc.set_threshold(_NEW_OBJECTS, 50, 50)
    pipe.send(None)  # ready
    with suppress(EOFError, OSError):
        while True:
            pipe.send(reviewing.review_file(pipe.recv(), order))


def _end_with_parent() -> None:
    """A worker in the middle of a draft would outlive a killed parent until it is done, or for ever where it hangs."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
