"""`csreview compare OLD NEW`: what changed between versions of a draft, and what that means for one side."""

from __future__ import annotations

import argparse
import datetime
import os
import shutil
import sys
from pathlib import Path

from csreview import pipeline
from csreview.command_parts import add_common, add_output, check_target, chosen_format, chosen_side, progress, write
from csreview.comparing.negotiation import log
from csreview.decisions_command import decided
from csreview.errors import UsageError
from csreview.model import Review
from csreview.reporting import LANGUAGES, Format, Options
from csreview.reporting.comparison import COMPARISON_FORMATS
from csreview.reporting.comparison import write as written
from csreview.reporting.comparison.log import LOG_FORMATS, write_log


def add_compare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "compare",
        help="对比一份草案的两个版本 / compare two versions of a draft",
        description="逐条对比草案的新旧两稿：改了什么、哪些没有标示、对我方意味着什么 / "
        "Compare two versions clause by clause: what changed, what was not marked, what it means for one side.",
    )
    parser.add_argument("old", type=Path, metavar="OLD", help="旧稿 / the old version")
    parser.add_argument(
        "newer", type=Path, nargs="+", metavar="NEW",
        help="新稿；给出多稿时对比最后两稿 / the new version; of several the last two are compared",
    )  # fmt: skip
    parser.add_argument(
        "--log", type=Path, metavar="FILE",
        help="把各稿的谈判记录写成表格（.xlsx、.csv 或 .md）/ write the negotiation log of all versions as a table",
    )  # fmt: skip
    add_output(parser, COMPARISON_FORMATS)
    parser.add_argument("--language", choices=LANGUAGES, default="zh", help="界面语言 / language of headings")
    add_common(parser, date="报告日期（默认今天）/ date of the report (default: today)", fails=False)
    parser.set_defaults(command=_compare)


def _compare(options: argparse.Namespace) -> int:
    """Returns 0 whatever was found: a comparison reports, it does not judge (design, section 6)."""
    chosen = _checked(options)
    reviews = _reviews(options)
    if options.log is not None:
        write(
            options.log,
            write_log(log(reviews), LOG_FORMATS[options.log.suffix.lower()], options.language, options.date or ""),
        )
    meaning = pipeline.compared(*reviews[-2:])
    terminal = options.output is None and sys.stdout.isatty()
    content = written(
        meaning,
        chosen.id,
        Options(
            language=options.language,
            colour=terminal and "NO_COLOR" not in os.environ,
            width=shutil.get_terminal_size().columns if terminal else 80,
        ),
    )
    if options.output is not None:
        write(options.output, content)
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    return 0


def _checked(options: argparse.Namespace) -> Format:
    """Return the format of the report, having checked what is to be written before any work is done."""
    versions = [options.old, *options.newer]
    if options.output is not None:
        check_target(options.output, versions, options.force)
    if options.log is not None:
        _check_log(options, versions)
    return chosen_format(options, COMPARISON_FORMATS)


def _check_log(options: argparse.Namespace, versions: list[Path]) -> None:
    if options.log.suffix.lower() not in LOG_FORMATS:
        known = "、".join(LOG_FORMATS)
        raise UsageError(f"谈判记录的扩展名应为 {known}。", f"the log must be one of {', '.join(LOG_FORMATS)}.")
    check_target(options.log, versions, options.force)
    if options.output is not None and options.log.resolve() == options.output.resolve():
        raise UsageError("谈判记录与对比报告不能写入同一文件。", "the log and the report must be two files.")


def _reviews(options: argparse.Namespace) -> list[Review]:
    """Review every version that is needed for one side, with what was decided about each."""
    side = chosen_side(options)
    reviewer = pipeline.Reviewer(
        date=options.date or datetime.date.today().isoformat(),
        stage=options.stage,
        checklist=options.checklist,
        progress=progress(),
    )
    versions = [options.old, *options.newer]
    wanted = versions if options.log is not None else versions[-2:]
    reviews = [reviewer.review(reviewer.prepare(pipeline.read_draft(path)), side) for path in wanted]
    return [decided(review) for review in reviews] if options.log is not None else reviews
