"""What the commands share: their common options, for whom a review is made, how outputs are written."""

from __future__ import annotations

import argparse
import datetime
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from csreview import pipeline, places
from csreview.errors import UsageError, unwritable
from csreview.model import Review, Severity, Side
from csreview.reporting import Format
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


def add_output(parser: argparse.ArgumentParser, formats: Mapping[str, Format]) -> None:
    """Add --output and --format of a command that writes one of some formats; `chosen_format` reads them."""
    needing = "、".join(form.id for form in formats.values() if form.binary)
    parser.add_argument(
        "--output", type=Path, metavar="FILE",
        help=f"写入文件，扩展名决定格式（{needing} 必需）/ write to a file, whose ending says the format",
    )  # fmt: skip
    parser.add_argument(
        "--format", choices=list(formats),
        help="输出格式（默认：按输出文件的扩展名，否则 text）/ output format (default: by the ending of --output, else text)",
    )  # fmt: skip


def chosen_format(options: argparse.Namespace, formats: Mapping[str, Format]) -> Format:
    """Return the format that --format or the ending of --output asks for; text where neither does.

    Raises UsageError where the two contradict each other, where the ending is that of none and no format is named, and
    where a format that needs a file has none. Word, Excel and PDF readers refuse a file under another ending than its
    own, so these take no other; plain text may be called as one likes.
    """
    asked = formats[options.format] if options.format else None
    if options.output is None:
        if asked is not None and asked.binary:
            raise UsageError(f"{asked.id} 格式需要用 --output 指定文件。", f"format {asked.id} needs --output FILE.")
        return asked or formats["text"]
    ending = options.output.suffix.lower()
    by_ending = next((form for form in formats.values() if ending in form.suffixes), None)
    chosen = asked or by_ending
    if chosen is None:
        known = "、".join(form.suffix for form in formats.values())
        raise UsageError(
            f"从“{options.output.name}”的扩展名看不出格式；请用 {known} 之一，或用 --format 指定。",
            f"the ending of {options.output.name} says no format; use one of {known.replace('、', ', ')}, or --format.",
        )
    fits = not ending or ending in chosen.suffixes or (by_ending is None and not chosen.binary)
    if not fits:
        raise UsageError(
            f"--format {chosen.id} 与输出文件的扩展名 {ending} 不一致；请改用 {chosen.suffix}，或去掉 --format。",
            f"--format {chosen.id} does not go with a file ending in {ending}; use {chosen.suffix} or leave --format out.",
        )
    return chosen


def write(target: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises OutputUnwritable."""
    try:
        places.write_whole(target, content)
    except OSError as error:
        raise unwritable(target, error) from error


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
