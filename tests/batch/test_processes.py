"""Worker processes that work, die and hang; they are real ones, and a draft that hangs is a pipe that nobody writes to."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from csreview.batch.processes import _Crew, reviewed
from csreview.batch.reviewing import review_file
from csreview.batch.values import Order, Result, Task
from csreview.errors import BatchUnusable, Cancelled
from csreview.model import Side

ORDER = Order(Side.MERCHANT, report="markdown")


def tasks(folder: Path) -> list[Task]:
    return [Task(path.name, str(path)) for path in sorted(folder.rglob("*.*"))]


@pytest.fixture
def hanging(tmp_path: Path) -> Task:
    os.mkfifo(tmp_path / "hang.txt")
    return Task("hang.txt", str(tmp_path / "hang.txt"))


@pytest.fixture(autouse=True)
def nobody_stays() -> Iterator[None]:
    yield
    assert multiprocessing.active_children() == []


def test_processes_give_what_this_process_gives(folder: Path) -> None:
    found = sorted(reviewed(iter(tasks(folder)), ORDER, jobs=2, limit=60), key=lambda result: result.task.name)
    assert found == [review_file(task, ORDER) for task in sorted(tasks(folder), key=lambda task: task.name)]
    assert len(found) == 8
    assert sum(bool(result.row.fault) for result in found) == 1


def test_tasks_are_asked_for_one_by_one(folder: Path) -> None:
    asked: list[str] = []

    def one_by_one() -> Iterator[Task]:
        for task in tasks(folder):
            asked.append(task.name)
            yield task

    ahead = [len(asked) - done for done, _ in enumerate(reviewed(one_by_one(), ORDER, jobs=2, limit=60), 1)]
    assert max(ahead) <= 3


def test_a_draft_that_hangs_is_reported_and_the_others_are_done(folder: Path, hanging: Task) -> None:
    found = list(reviewed(iter([hanging, *tasks(folder)]), ORDER, jobs=1, limit=6))
    assert [result.row.fault for result in found if result.task == hanging] == ["审查超过 6 秒仍未完成，已中止。"]
    assert len(found) == 9


def test_a_worker_that_is_killed_is_replaced_and_its_draft_done(folder: Path) -> None:
    found: list[Result] = []
    for result in reviewed(iter(tasks(folder)), ORDER, jobs=2, limit=60):
        if not found:
            for child in multiprocessing.active_children():
                child.kill()
        found.append(result)
    assert sorted(r.task.name for r in found) == sorted(t.name for t in tasks(folder))
    assert [result.task.name for result in found if result.row.fault] == ["坏.docx"]


def test_a_draft_that_its_worker_dies_of_twice_is_reported(hanging: Task) -> None:
    crew = _Crew(iter([hanging]), ORDER, jobs=2, limit=60)
    found: list[Result] = []
    deaths = 0
    while crew.hand_out():
        for worker in crew.workers:
            if worker.task is not None:
                worker.process.kill()
                deaths += 1
        found += crew.collect()
    crew.end()
    assert deaths == 2
    assert [result.row.fault for result in found] == ["审查进程两次意外终止（退出码 -9）。"]


def test_workers_that_never_start_end_the_run(folder: Path) -> None:
    broken = Order(Side.MERCHANT, checklist="no-such-checklist")  # each worker ends with UsageError before it is ready
    with pytest.raises(BatchUnusable, match="do not start"):
        list(reviewed(iter(tasks(folder)), broken, jobs=2, limit=60))


def test_stopping_ends_all_workers(folder: Path, hanging: Task) -> None:
    with pytest.raises(Cancelled):
        list(reviewed(iter([hanging, *tasks(folder)]), ORDER, jobs=2, limit=60, should_stop=lambda: True))
