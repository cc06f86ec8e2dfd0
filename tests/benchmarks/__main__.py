"""Prints a table: each stage's processor time, and its ratio to a floor measured beside it on the same machine."""

from __future__ import annotations

import gc
import logging
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import docx
import jieba

from csreview import pipeline, reading
from csreview.__main__ import _COLLECT_AFTER
from csreview.comparing import compare
from csreview.model import Side
from csreview.reporting import FORMATS
from tests.benchmarks.drafts import written

SIZES = (5_000, 20_000, 100_000)
TIMES = 5
FLOOR = "import docx, jieba, sys; list(jieba.cut('\\n'.join(p.text for p in docx.Document(sys.argv[1]).paragraphs)))"
"""The floor of the command line: start Python, open the draft, join its text and cut it."""


def least(job: Callable[[], object], times: int = TIMES) -> float:
    """The least time that a job needs, in seconds of the processor, its own and that of the processes it starts: what
    else runs on the machine lengthens that far less than the time on the clock, which is the same where nothing does."""
    taken = []
    for _ in range(times):
        started = _used()
        job()
        taken.append(_used() - started)
    return min(taken)


def _used() -> float:
    if os.name == "nt":  # which does not tell what processes that ended have used
        return time.perf_counter()
    ended = os.times()
    return time.process_time() + ended.children_user + ended.children_system


def joined(path: Path) -> str:
    """What python-docx needs to open a draft and join its paragraphs."""
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def process(*arguments: str, cache: Path) -> Callable[[], object]:
    """A Python process with these arguments, whose caches lie in `cache`."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPYCACHEPREFIX": str(cache / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, *arguments]
    return lambda: subprocess.run(command, capture_output=True, check=False, env=environment)


def review(path: Path, cache: Path) -> Callable[[], object]:
    """The command line from a cold start."""
    return process("-m", "csreview", "review", str(path), "--side", "merchant", "--format", "json", cache=cache)


def row(name: str, seconds: float, floor: float, against: str) -> None:
    """One line of the table."""
    print(f"{name:<44}{seconds:8.3f} s   {seconds / floor:6.2f} × {against} ({floor:.3f} s)", flush=True)


def warm(path: Path) -> float:
    """Print the rows of a process that has reviewed a draft before; return the time of the whole review."""
    checklist, reviewer = pipeline.load(), pipeline.Reviewer(date="")
    draft = pipeline.read(path)
    agreement, text = pipeline.segment(draft), joined(path)
    size = f"{int(path.stem):,} characters"
    opening, cutting = least(lambda: joined(path)), least(lambda: list(jieba.cut(text)))
    row(f"read and segment, {size}", least(lambda: pipeline.segment(pipeline.read(path))), opening, "python-docx")
    checking = least(lambda: pipeline.check(agreement, checklist, Side.MERCHANT, date=""))
    row(f"check, warm, {size}", checking, cutting, "jieba")
    other = pipeline.segment(reading.read_text(text.replace("30", "31").replace("应当", "须"), "next"))
    row(f"compare two versions, {size}", least(lambda: compare(agreement, other)), cutting, "jieba")
    whole = least(lambda: reviewer.review(reviewer.prepare(pipeline.read(path)), Side.MERCHANT))
    row(f"whole review, warm, {size}", whole, opening + cutting, "python-docx and jieba")
    return whole


def reports(path: Path, review_takes: float) -> None:
    """Print the row of all six files that can be made of a review: what they load and the fonts they look for included."""
    found = pipeline.review(path, Side.MERCHANT, date="")
    needing = [form for form in FORMATS.values() if form.id != "text"]
    taken = least(lambda: [form.write(found) for form in needing], 1)
    row(f"{len(needing)} formats, first time, {int(path.stem):,} characters", taken, review_takes, "the warm review")


def exponent(times: dict[int, float]) -> float:
    """The power of a draft's length by which the time grows: the slope of a line through the logarithms."""
    points = [(math.log(size), math.log(seconds)) for size, seconds in times.items()]
    return statistics.linear_regression([x for x, _ in points], [y for _, y in points]).slope


def cold(paths: list[Path], cache: Path) -> None:
    """Print the rows of the command line: the very first run of a user, then those after it."""
    floor = process("-c", "import docx, jieba", cache=cache)
    floor()
    row("command line, very first", least(review(paths[0], cache), 1), least(floor), "importing docx and jieba")
    for path in (paths[0], paths[-1]):
        review(path, cache)()
        opened = least(process("-c", FLOOR, str(path), cache=cache))
        row(f"command line, cold, {int(path.stem):,} characters", least(review(path, cache)), opened, "cold floor")


def main() -> None:
    """Measure and print."""
    gc.set_threshold(_COLLECT_AFTER, 50, 50)  # as in every process of the product
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    with tempfile.TemporaryDirectory() as name:
        paths = [written(Path(name), size) for size in SIZES]
        pipeline.review(paths[0], Side.MERCHANT, date="")
        times = {int(path.stem): warm(path) for path in paths}
        reports(paths[-1], times[SIZES[-1]])
        print(f"whole review, warm: time grows with the length to the power of {exponent(times):.2f}")
        cold(paths, Path(name) / "cache")


if __name__ == "__main__":
    main()
