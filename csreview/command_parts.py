"""What the commands share: their common options, for whom a review is made, how outputs are written."""

from __future__ import annotations

import argparse
import datetime
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from csreview import pipeline, places
from csreview.errors import OutputUnwritable, UsageError
from csreview.model import Review, Severity, Side
from csreview.store.last_side import last_side, remember_side

_SIDES = {"merchant": "商家方", "vendor": "服务商方"}
_STEPS = {
    "reading": "正在读取…", "segmenting": "正在划分条款…", "loading": "正在载入审查清单…", "checking": "正在审查…",
    "settling": "正在汇总…",
}  # fmt: skip
_WORTH_TELLING = 1.0
"""Seconds before a person who watches is told what is being done."""


def add_common(parser: argparse.ArgumentParser, date: str, *, fails: bool = True) -> None:
    """Add the options of every command that reviews a draft; `date` is the help on its date.

    `fails`: the exit status tells of findings.
    """
    parser.add_argument(
        "--side",
        choices=list(_SIDES),
        help="立场：商家方或服务商方（默认：上次所选）/ for whom (default: the last used)",
    )
    parser.add_argument("--stage", choices=["draft", "signing"], default="draft", help="阶段：谈判中或待签署 / stage")
    parser.add_argument("--date", type=_date, metavar="YYYY-MM-DD", help=date)
    if fails:
        parser.add_argument(
            "--fail-on", choices=[*(s.value for s in Severity), "never"], default="high",
            help="有该级别及以上的发现时退出码为 1 / exit status 1 at or above (default: high)",
        )  # fmt: skip
    parser.add_argument(
        "--checklist", default=pipeline.DEFAULT_CHECKLIST, metavar="ID|FOLDER", help="审查清单 / checklist"
    )
    parser.add_argument("--force", action="store_true", help="覆盖已有的输出文件 / overwrite the output")


def chosen_side(options: argparse.Namespace) -> Side:
    """Return for whom to review: as asked for, or the side last used. Raises UsageError where neither says."""
    if options.side is not None:
        side = Side(options.side)
        remember_side(side)
        return side
    side_used = last_side()
    if side_used is None:
        raise UsageError(
            "请用 --side merchant（商家方）或 --side vendor（服务商方）说明立场。",
            "say for whom: --side merchant or --side vendor.",
        )
    return side_used


def check_target(target: Path, inputs: Iterable[Path], force: bool) -> None:
    """Raise UsageError, before any work is done, where an output is in the way or one of the inputs."""
    if target.exists() and any(path.exists() and target.samefile(path) for path in inputs):
        raise UsageError("输出文件不能是草案本身。", "the output must not be the draft itself.")
    if target.exists() and not force:
        raise UsageError(f"“{target}”已存在；要覆盖请加 --force。", f"{target} exists; give --force to overwrite it.")


def write(target: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises OutputUnwritable."""
    try:
        places.write_whole(target, content)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OutputUnwritable(f"无法写入“{target}”（{reason}）。", f"cannot write {target} ({reason}).") from error


def status_of(review: Review, fail_on: str) -> int:
    """Return 1 where the review has a finding at or above that severity, else 0 (design, section 6)."""
    if fail_on == "never":
        return 0
    limit = Severity(fail_on).rank
    return int(any(finding.severity.rank <= limit for finding in review.findings))


def progress() -> pipeline.Progress:
    """Return what tells a person who watches, after a while, the step that a review is at."""
    started = time.monotonic()

    def tell(step: str) -> None:
        if sys.stderr.isatty() and time.monotonic() - started > _WORTH_TELLING:
            print(_STEPS[step], file=sys.stderr)

    return tell


def _date(text: str) -> str:
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” 不是有效日期 / not a date (YYYY-MM-DD)") from None
