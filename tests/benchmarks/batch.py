"""A batch by number of worker processes, against the same drafts reviewed one after another in one warm process.

python -m tests.benchmarks.batch [DRAFTS]     default: 50 drafts of 5,000 characters
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import docx

from csreview import pipeline
from csreview.batch import processes
from csreview.batch.reviewing import review_file, warm
from csreview.batch.running import Crew, Plan, run
from csreview.batch.tables import TABLES
from csreview.batch.values import Order, Result, Task
from csreview.model import Side
from tests.benchmarks.__main__ import row
from tests.benchmarks.drafts import text_of

JOBS = (1, 2, 4)
_LONG = 5_000
_ORDER = Order(Side.MERCHANT)


def drafts(folder: Path, count: int) -> None:
    """Word drafts of 5,000 characters, no two alike."""
    text = text_of(_LONG * count)
    for number in range(count):
        document = docx.Document()
        for line in text[number * _LONG : (number + 1) * _LONG].split("\n"):
            document.add_paragraph(line)
        document.save(str(folder / f"{number:05d}.docx"))


def here(tasks: Iterator[Task]) -> Iterator[Result]:
    """The floor: no processes, nothing but the reviews."""
    return (review_file(task, _ORDER) for task in tasks)


def seconds(folder: Path, crew: Crew) -> float:
    """How long the whole batch takes, table included."""
    plan = Plan((folder,), folder.parent / "table.json", TABLES["json"], _ORDER, force=True)
    started = time.perf_counter()
    run(plan, pipeline.load(), crew, lambda _progress: None)
    return time.perf_counter() - started


def main(count: int) -> None:
    """Measure and print; with `jobs` processes on enough cores the ratio comes near 1 ÷ jobs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "drafts"
        folder.mkdir()
        drafts(folder, count)
        warm(_ORDER.checklist)
        floor = seconds(folder, here)
        for jobs in JOBS:
            crew = partial(processes.reviewed, order=_ORDER, jobs=jobs, limit=120)
            row(f"batch, {count} drafts, {jobs} process(es)", seconds(folder, crew), floor, "one warm process")
    print(f"{processes.usable_cores()} cores")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
