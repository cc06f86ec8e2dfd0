"""A batch on a cluster: a real scheduler and real workers on this machine, one of them killed on the way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from csreview import pipeline
from csreview.batch.reviewing import review_file
from csreview.batch.running import Plan, run
from csreview.batch.tables import TABLES
from csreview.batch.values import Order, Result, Task
from csreview.model import Side

ORDER = Order(Side.MERCHANT, report="markdown")
_SCHEDULER = """
import asyncio
from distributed import Scheduler

async def main():
    async with Scheduler(host="127.0.0.1", port=0, dashboard=False) as scheduler:
        print(scheduler.address, flush=True)
        await scheduler.finished()

asyncio.run(main())
"""
_WORKER = """
import asyncio, sys
from distributed import Worker

async def main():
    async with Worker(sys.argv[1], nthreads=1, local_directory=sys.argv[2], dashboard=False, memory_limit=0) as worker:
        print(worker.address, flush=True)
        await worker.finished()

asyncio.run(main())
"""
_BATCH = """
import os, signal, sys
from functools import partial
from pathlib import Path
from csreview import pipeline
from csreview.batch import cluster
from csreview.batch.running import Plan, run
from csreview.batch.tables import TABLES
from csreview.batch.values import Order
from csreview.errors import CsreviewError
from csreview.model import Side

folder, output, address, shared, limit, kill, at = sys.argv[1:]
order = Order(Side.MERCHANT, report="markdown")
plan = Plan((Path(folder),), Path(output), TABLES["json"], order, Path(output).parent / "报告")

def tell(progress):
    if progress.now == int(at):
        os.kill(int(kill), signal.SIGKILL)

crew = partial(cluster.reviewed, order=order, address=address, limit=float(limit), shared=bool(shared))
try:
    run(plan, pipeline.load(), crew, tell)
except CsreviewError as error:
    print(error.zh)
    raise SystemExit(error.exit_status)
"""


class Cluster:
    """A scheduler and its workers, each a process that has said its address."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self.workers: list[subprocess.Popen[str]] = []
        self.scheduler, self.address = self._started(_SCHEDULER)

    def hire(self) -> None:
        worker, _address = self._started(_WORKER, self.address, str(self._scratch / f"worker{len(self.workers)}"))
        self.workers.append(worker)

    def _started(self, code: str, *arguments: str) -> tuple[subprocess.Popen[str], str]:
        command = [sys.executable, "-c", code, *arguments]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert process.stdout is not None
        return process, process.stdout.readline().strip()

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()
            assert process.stdout is not None
            process.stdout.close()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    made = Cluster(tmp_path)
    yield made
    made.end()


def batch(
    folder: Path, output: Path, address: str, *, shared: bool = False, limit: int = 60, kill: int = 0, at: int = -1
) -> tuple[int, str]:
    output.parent.mkdir()
    given = [str(folder), str(output), address, "shared" if shared else "", str(limit), str(kill), str(at)]
    done = subprocess.run([sys.executable, "-c", _BATCH, *given], capture_output=True, timeout=180, check=False)
    return done.returncode, done.stdout.decode() + done.stderr.decode()


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def here(tasks: Iterator[Task]) -> Iterator[Result]:
    return (review_file(task, ORDER) for task in tasks)


@pytest.mark.parametrize("shared", [False, True])
def test_two_workers_one_killed_give_what_one_process_gives(
    shared: bool, folder: Path, tmp_path: Path, cluster: Cluster
) -> None:
    one = tmp_path / "one" / "表.json"
    one.parent.mkdir()
    run(Plan((folder,), one, TABLES["json"], ORDER, one.parent / "报告"), pipeline.load(), here, lambda _progress: None)
    cluster.hire()
    cluster.hire()
    two = tmp_path / "two" / "表.json"
    status, said = batch(folder, two, cluster.address, shared=shared, kill=cluster.workers[1].pid, at=2)
    assert (status, said) == (0, "")
    assert cluster.workers[1].wait(timeout=60) == -9
    assert files(two.parent) == files(one.parent)


def test_a_draft_that_hangs_is_reported_and_its_worker_sent_away(
    folder: Path, tmp_path: Path, cluster: Cluster
) -> None:
    os.mkfifo(tmp_path / "管")
    (folder / "挂.txt").symlink_to(tmp_path / "管")  # read by the worker, which waits for ever
    cluster.hire()
    cluster.hire()
    output = tmp_path / "two" / "表.json"
    assert batch(folder, output, cluster.address, shared=True, limit=20) == (0, "")
    drafts = json.loads(output.read_text(encoding="utf-8"))["drafts"]
    faults = {draft["name"]: draft["fault"] for draft in drafts if draft["fault"]}
    assert sorted(faults) == ["二批/坏.docx", "挂.txt"]
    assert faults["挂.txt"] == "在集群上审查超过 20 秒仍未完成，已中止。"
    assert len(drafts) == 9


def test_a_scheduler_that_goes_away_ends_the_run_which_can_be_resumed(
    folder: Path, tmp_path: Path, cluster: Cluster
) -> None:
    cluster.hire()
    output = tmp_path / "two" / "表.json"
    status, said = batch(folder, output, cluster.address, kill=cluster.scheduler.pid, at=2)
    assert status == 4
    assert "--resume" in said
    assert not output.exists()
    assert (output.parent / ".表.json.batch").exists()


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense://x", "稿件"])
def test_a_cluster_that_is_not_there_is_one_sentence(address: str, folder: Path, tmp_path: Path) -> None:
    status, said = batch(folder, tmp_path / "two" / "表.json", address)
    assert status == 4
    assert "连不上 Dask 集群" in said
    assert "Traceback" not in said


def test_workers_with_another_csreview_are_refused(
    folder: Path, tmp_path: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other" / "csreview"
    other.mkdir(parents=True)
    (other / "__init__.py").write_text('__version__ = "0"\n', encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setenv("PYTHONPATH", str(other.parent))
        patched.chdir(tmp_path)
        cluster.hire()
    status, said = batch(folder, tmp_path / "two" / "表.json", cluster.address)
    assert status == 2
    assert "没有可用的 csreview" in said
