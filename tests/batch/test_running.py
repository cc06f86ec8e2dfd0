"""A batch that is broken off, killed or changed on the way, and taken up again."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from csreview import pipeline, places
from csreview.batch.reviewing import review_file
from csreview.batch.running import Plan, Progress, run
from csreview.batch.tables import TABLES
from csreview.batch.values import Order, Result, Row, Task
from csreview.errors import BatchUnusable, OutputUnwritable, UsageError
from csreview.model import Side
from tests.batch.conftest import draft

ORDER = Order(Side.MERCHANT, report="markdown")
_KILLED = """
import os, signal, sys
from functools import partial
from pathlib import Path
from csreview import pipeline
from csreview.batch import processes
from csreview.batch.running import Plan, run
from csreview.batch.tables import TABLES
from csreview.batch.values import Order
from csreview.model import Side

folder, output, reports, log, at, resume = sys.argv[1:]
order = Order(Side.MERCHANT, report="markdown")
plan = Plan((Path(folder),), Path(output), TABLES["json"], order, Path(reports), resume=bool(resume))

def tell(progress):
    if progress.last is not None:
        with open(log, "a", encoding="utf-8") as stream:
            print(progress.last.name, file=stream)
    if progress.now == int(at):
        os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    run(plan, pipeline.load(), partial(processes.reviewed, order=order, jobs=2, limit=60), tell)
"""


def here(tasks: Iterator[Task]) -> Iterator[Result]:
    return (review_file(task, ORDER) for task in tasks)


def quiet(_progress: Progress) -> None:
    return None


def plan_of(folder: Path, output: Path, **more: object) -> Plan:
    made = {"table": TABLES["json"], "order": ORDER, "reports": output.parent / "报告", **more}
    return Plan((folder,), output, **made)  # type: ignore[arg-type]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    (tmp_path / "出").mkdir()
    return tmp_path / "出" / "表.json"


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_table_and_reports_are_written_and_nothing_else_stays(folder: Path, output: Path) -> None:
    portfolio = run(plan_of(folder, output), pipeline.load(), here, quiet)
    assert (portfolio.reviewed, portfolio.faulty) == (7, 1)
    reports = [f"报告/草案{n}.txt.md" for n in range(5)] + ["报告/二批/草案5.txt.md", "报告/二批/贵.txt.md"]
    assert sorted(files(output.parent)) == sorted(["表.json", *reports])


def test_killed_at_three_moments_and_resumed_gives_the_same_and_repeats_nothing(
    folder: Path, output: Path, tmp_path: Path
) -> None:
    whole = tmp_path / "whole"
    whole.mkdir()
    run(plan_of(folder, whole / "表.json"), pipeline.load(), here, quiet)
    log = tmp_path / "log"
    for times, at in enumerate((1, 2, 3, -1)):
        given = [str(folder), str(output), str(output.parent / "报告"), str(log), str(at), "resume" if times else ""]
        done = subprocess.run([sys.executable, "-c", _KILLED, *given], capture_output=True, timeout=120, check=False)
        assert done.returncode == (-9 if at > 0 else 0), done.stderr.decode()
    assert files(output.parent) == files(whole)
    kept = log.read_text(encoding="utf-8").split()
    assert sorted(kept) == sorted(set(kept))
    assert len(kept) == 8


def broken_off(tasks: Iterator[Task], after: int) -> Iterator[Result]:
    for number, task in enumerate(tasks):
        if number == after:
            raise KeyboardInterrupt
        yield review_file(task, ORDER)


@pytest.fixture
def unfinished(folder: Path, output: Path) -> Plan:
    plan = plan_of(folder, output)
    with pytest.raises(KeyboardInterrupt):
        run(plan, pipeline.load(), partial(broken_off, after=3), quiet)
    assert plan.state.exists()
    assert not output.exists()
    return plan


def test_an_unfinished_run_is_neither_forgotten_nor_overwritten(unfinished: Plan) -> None:
    with pytest.raises(UsageError, match="--resume"):
        run(unfinished, pipeline.load(), here, quiet)
    assert unfinished.state.exists()


def test_what_changed_in_the_meantime_is_seen(unfinished: Plan, folder: Path, output: Path) -> None:
    (folder / "草案0.txt").unlink()
    (folder / "草案1.txt").write_text(draft(1, days=30), encoding="utf-8")
    (folder / "新.txt").write_text(draft(9), encoding="utf-8")
    reviewed: list[str] = []

    def telling(progress: Progress) -> None:
        reviewed.extend([progress.last.name] if progress.last else [])

    run(plan_of(folder, output, resume=True), pipeline.load(), here, telling)
    assert not {"草案0.txt", "二批/坏.docx"} & set(
        reviewed
    )  # gone; done before, as were 二批/草案5.txt and 二批/贵.txt
    assert {"草案1.txt", "新.txt"} <= set(reviewed)
    assert "30个工作日" in output.read_text(encoding="utf-8")


def test_another_order_is_not_mixed_into_an_unfinished_run(unfinished: Plan, folder: Path, output: Path) -> None:
    other = plan_of(folder, output, order=Order(Side.VENDOR, report="markdown"), resume=True)
    with pytest.raises(UsageError, match="repeat its command"):
        run(other, pipeline.load(), here, quiet)
    assert unfinished.state.exists()
    run(plan_of(folder, output, force=True), pipeline.load(), here, quiet)  # begins anew
    assert not unfinished.state.exists()


def test_leavings_of_a_killed_table_are_removed(unfinished: Plan, folder: Path, output: Path) -> None:
    (output.parent / ".表.json.x.part").write_bytes(b"half")
    (output.parent / ".表.json.y.part").mkdir()
    run(plan_of(folder, output, resume=True), pipeline.load(), here, quiet)
    assert [name for name in files(output.parent) if name.endswith(".part")] == []


def test_outputs_in_the_way_need_force(folder: Path, output: Path) -> None:
    output.write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="--force"):
        run(plan_of(folder, output), pipeline.load(), here, quiet)
    output.unlink()
    (output.parent / "报告").mkdir()
    (output.parent / "报告" / "mine").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="not empty"):
        run(plan_of(folder, output), pipeline.load(), here, quiet)
    run(plan_of(folder, output, force=True), pipeline.load(), here, quiet)
    assert (output.parent / "报告" / "mine").read_text(encoding="utf-8") == "mine"


def test_no_drafts_and_no_folder_are_said_and_leave_nothing(tmp_path: Path, output: Path) -> None:
    (tmp_path / "空").mkdir()
    with pytest.raises(UsageError, match="no drafts"):
        run(plan_of(tmp_path / "空", output), pipeline.load(), here, quiet)
    with pytest.raises(UsageError, match="no folder"):
        run(plan_of(tmp_path / "没有", output), pipeline.load(), here, quiet)
    with pytest.raises(UsageError, match="no folder"):
        run(plan_of(tmp_path / "空", tmp_path / "没有" / "表.json"), pipeline.load(), here, quiet)
    assert files(output.parent) == {}


def test_a_table_that_cannot_be_written_loses_no_review(
    folder: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_target: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(places, "writing", full)
        with pytest.raises(OutputUnwritable, match="No space"):
            run(plan_of(folder, output, reports=None), pipeline.load(), here, quiet)

    def nobody(tasks: Iterator[Task]) -> Iterator[Result]:
        assert list(tasks) == []
        yield from ()

    run(plan_of(folder, output, reports=None, resume=True), pipeline.load(), nobody, quiet)
    assert output.exists()


def test_two_runs_into_one_table_do_not_meet(folder: Path, output: Path) -> None:
    def second(tasks: Iterator[Task]) -> Iterator[Result]:
        with pytest.raises(BatchUnusable, match="another"):
            run(plan_of(folder, output, force=True), pipeline.load(), here, quiet)
        return here(tasks)

    run(plan_of(folder, output), pipeline.load(), second, quiet)
    assert output.exists()


def test_progress_counts_every_draft_once(folder: Path, output: Path) -> None:
    told: list[Progress] = []
    run(plan_of(folder, output), pipeline.load(), here, told.append)
    assert [(p.all, p.done, p.now) for p in told] == [(8, n, n) for n in range(9)]
    assert all(isinstance(p.last, Row) for p in told[1:])
