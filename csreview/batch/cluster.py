"""The same batch on a Dask cluster that is already there: drafts go out, results stream back, a lost worker's drafts are
run again.

As many drafts are out as the cluster has threads, so that neither memory nor the network fills up, and a draft's time
begins when it is sent. The workers need the same csreview; those of another version are refused.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterator
from concurrent import futures
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from csreview import __version__, pipeline
from csreview.batch import reviewing
from csreview.batch.values import Order, Result, Row, Task, digest_of
from csreview.errors import BatchUnusable, CsreviewError, UsageError

_PATIENCE = 10.0
"""Seconds that the scheduler, and then a first worker, is waited for."""
_LOST = 300.0
"""Seconds without any worker after which the run is given up; it can be resumed."""
_TICK = 0.5


def reviewed(tasks: Iterator[Task], order: Order, *, address: str, limit: float, shared: bool) -> Iterator[Result]:
    """Yield what comes of each task, in the order in which they are done; `tasks` are asked for one by one.

    `address`: of the scheduler (tcp://host:8786). `limit`: seconds that a draft may take; one that takes longer is
    reported, and its worker restarted, or sent away where it has no nanny to restart it. `shared`: workers read the drafts from the same paths, else their bytes are
    sent. Raises UsageError where Dask is not installed or the workers are not fit for it, BatchUnusable where the cluster is
    not there, or no more.
    """
    client = _connected(address)
    try:
        _fit(client, order.checklist)
        out = _Out(client, tasks, order, limit, shared)
        while out.send():
            yield from out.collect()
    except (
        OSError,
        RuntimeError,
        asyncio.CancelledError,
        futures.CancelledError,
    ) as error:  # the scheduler went away between two questions to it
        raise _gone() from error
    finally:
        with suppress(Exception):  # the scheduler may be gone
            client.close(timeout=_TICK)


def _connected(address: str) -> Any:  # noqa: ANN401 - Dask's client
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, and slow to load
    except ImportError as error:
        raise UsageError(
            "使用 --cluster 需要安装 csreview[cluster]（dask.distributed）。",
            "--cluster needs csreview[cluster] (dask.distributed) to be installed.",
        ) from error
    for name in ("distributed", "distributed.client"):  # what is worth saying, we say ourselves
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=_PATIENCE, name="csreview")
        client.wait_for_workers(1, timeout=_PATIENCE)
    except (OSError, ValueError, TimeoutError) as error:
        raise BatchUnusable(
            f"连不上 Dask 集群“{address}”，或集群中没有工作进程。",
            f"the Dask cluster {address} cannot be reached or has no workers.",
        ) from error
    return client


def fitness(checklist: str) -> str:
    """Return what a worker must have in common with us; runs there.

    It also loads what every review needs, so that no draft's time goes into that.
    """
    reviewing.warm(checklist)
    return _common(checklist)


def _common(checklist: str) -> str:
    return f"{__version__} {digest_of(pipeline.load(checklist))}"


def _fit(client: Any, checklist: str) -> None:  # noqa: ANN401
    """Raise UsageError where a worker lacks csreview, or has another version of it or of the checklist."""
    try:
        answers = client.run(fitness, checklist)
    except CsreviewError as error:
        raise UsageError(
            f"集群的工作进程读不到审查清单“{checklist}”。", f"workers lack checklist {checklist}."
        ) from error
    except Exception as error:
        raise UsageError(
            f"集群的工作进程没有可用的 csreview {__version__}（{type(error).__name__}）。",
            f"the workers of the cluster have no csreview {__version__} ({type(error).__name__}).",
        ) from error
    ours = _common(checklist)
    other = sorted(worker for worker, answer in answers.items() if answer != ours)
    if other:
        raise UsageError(
            f"集群的工作进程 {other[0]} 的 csreview 或审查清单与本机不同；请装同一版本（{__version__}）。",
            f"worker {other[0]} has another csreview or checklist than this machine; install {__version__} there.",
        )


@dataclass(slots=True)
class _Sent:
    """A draft that is out since `since` (seconds of the monotonic clock)."""

    task: Task
    since: float


@dataclass(slots=True)
class _Out:
    client: Any
    tasks: Iterator[Task]
    order: Order
    limit: float
    shared: bool
    sent: dict[Any, _Sent] = field(default_factory=dict)
    alone_since: float | None = None

    def send(self) -> bool:
        """Send drafts until every thread of the cluster has one; tell whether any is out."""
        for _ in range(self._threads() - len(self.sent)):
            task = next(self.tasks, None)
            if task is None:
                break
            self._submit(task)
        return bool(self.sent)

    def _threads(self) -> int:
        """How many threads the cluster has now; at least one, so that drafts wait for a worker to come back."""
        workers = self.client.scheduler_info(n_workers=-1)["workers"].values()
        self._mind(bool(workers))
        return max(1, sum(int(worker["nthreads"]) for worker in workers))

    def _mind(self, there: bool) -> None:
        """While there is no worker, no draft's time runs. Raises BatchUnusable when that lasts too long."""
        now = time.monotonic()
        if there:
            self.alone_since = None
            return
        self.alone_since = self.alone_since or now
        for sent in self.sent.values():
            sent.since = now
        if now - self.alone_since > _LOST:
            raise _gone()

    def _submit(self, task: Task) -> None:
        """Have a draft reviewed there."""
        if self.shared:
            future = self.client.submit(reviewing.review_file, task, self.order, pure=False)
        else:
            data = _bytes(task)
            work = (reviewing.review_bytes, task, data) if data is not None else (reviewing.review_file, task)
            future = self.client.submit(*work, self.order, pure=False)
        self.sent[future] = _Sent(task, time.monotonic())

    def collect(self) -> Iterator[Result]:
        """Wait for some drafts and yield what came of them; see to those that take too long."""
        from distributed import wait  # noqa: PLC0415 - see above

        done: set[Any] = set()
        with suppress(TimeoutError):
            done = wait(list(self.sent), timeout=_TICK, return_when="FIRST_COMPLETED").done
        if self.client.status != "running":
            raise _gone()
        for future in done:
            yield self._result(future)
        for future in [f for f, s in self.sent.items() if time.monotonic() - s.since > self.limit]:
            yield from self._late(future)

    def _result(self, future: Any) -> Result:  # noqa: ANN401
        sent = self.sent.pop(future)
        if future.status == "cancelled":
            raise _gone()
        try:
            result: Result = future.result()
        except Exception as error:  # its worker died, and so did those that it was given to after that
            result = Result(sent.task, Row(sent.task.name, f"集群上审查失败（{type(error).__name__}）。"))
        future.release()
        return result

    def _late(self, future: Any) -> Iterator[Result]:  # noqa: ANN401
        """Report a draft that takes too long, and free the cluster of the worker that it keeps busy."""
        sent = self.sent.pop(future)
        at = [worker for worker, keys in self.client.processing().items() if future.key in keys]
        future.cancel(force=True)
        known = self.client.scheduler_info(n_workers=-1)["workers"]
        with suppress(Exception):  # it may have gone by itself
            if all(known[worker]["nanny"] for worker in at):
                self.client.restart_workers(at, timeout=_PATIENCE, raise_for_error=False)
            else:
                self.client.retire_workers(at, close_workers=True)
        yield Result(sent.task, Row(sent.task.name, f"在集群上审查超过 {self.limit:g} 秒仍未完成，已中止。"))


def _bytes(task: Task) -> bytes | None:
    """Return the content of a draft; None where it cannot be read here, which the worker then says in its own words."""
    try:
        return Path(task.path).read_bytes()
    except OSError:
        return None


def _gone() -> BatchUnusable:
    return BatchUnusable(
        "Dask 集群已断开；已审查的不会丢失，集群恢复后加 --resume 接着做。",
        "the Dask cluster is gone; give --resume to go on when it is back.",
    )
