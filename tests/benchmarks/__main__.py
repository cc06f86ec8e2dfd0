"""Prints a table: each stage's time, and its ratio to a floor measured beside it on the same machine."""

from __future__ import annotations

import io
import logging
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
from csreview.comparing import compare
from csreview.model import Side

SOUND = (Path(__file__).parent.parent / "cases" / "sound" / "law-firm.txt").read_text(encoding="utf-8")
SIZES = (5_000, 100_000)
TIMES = 5


def written(folder: Path, characters: int) -> Path:
    """A Word draft of about so many characters, made of one sound draft again and again."""
    document = docx.Document()
    for line in (SOUND * (characters // len(SOUND) + 1))[:characters].split("\n"):
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    path = folder / f"{characters}.docx"
    path.write_bytes(buffer.getvalue())
    return path


def median(job: Callable[[], object]) -> float:
    """The median time of a job, in seconds."""
    taken = []
    for _ in range(TIMES):
        started = time.perf_counter()
        job()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def joined(path: Path) -> str:
    """The floor: what python-docx needs to open a draft and join its paragraphs."""
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def cold(path: Path) -> Callable[[], object]:
    """The command line from a cold start."""
    command = [sys.executable, "-m", "csreview", "review", str(path), "--side", "merchant", "--format", "json"]
    return lambda: subprocess.run(command, capture_output=True, check=False)


def row(name: str, seconds: float, floor: float, against: str) -> None:
    """One line of the table."""
    print(f"{name:<44}{seconds:8.3f} s   {seconds / floor:6.2f} × {against} ({floor:.3f} s)")


def main() -> None:
    """Measure and print."""
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    checklist = pipeline.load()
    with tempfile.TemporaryDirectory() as name:
        for size in SIZES:
            path = written(Path(name), size)
            agreement = pipeline.segment(pipeline.read(path))
            text = joined(path)
            floor, words = median(lambda p=path: joined(p)), median(lambda t=text: list(jieba.cut(t)))
            row(
                f"read and segment, {size:,} characters",
                median(lambda p=path: pipeline.segment(pipeline.read(p))),
                floor,
                "python-docx",
            )
            check = median(lambda a=agreement: pipeline.check(a, checklist, Side.MERCHANT, date=""))
            row(f"check, warm, {size:,} characters", check, words, "jieba")
            other = pipeline.segment(reading.read_text(text.replace("30", "31").replace("应当", "须"), "next"))
            compared = median(lambda a=agreement, b=other: compare(a, b))
            row(f"compare two versions, {size:,} characters", compared, words, "jieba")
            row(
                f"command line, cold, {size:,} characters",
                median(cold(path)),
                median(lambda: subprocess.run([sys.executable, "-c", "import docx, jieba"], check=True)),
                "python importing docx and jieba",
            )


if __name__ == "__main__":
    main()
