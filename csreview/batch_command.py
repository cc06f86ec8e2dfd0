"""`csreview batch FOLDER…`: all drafts below folders in one table, in worker processes or on a cluster."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from csreview import pipeline
from csreview.batch import processes
from csreview.batch.portfolio import Portfolio
from csreview.batch.running import Crew, Plan, Progress, run
from csreview.batch.tables import TABLES
from csreview.batch.values import Order
from csreview.command_parts import add_common, chosen_side
from csreview.errors import UsageError
from csreview.model import Severity
from csreview.reporting import FORMATS

_LIMIT = 120.0
"""Seconds that a draft may take; LibreOffice alone may take 60 for an old Word file."""
_OFTEN, _SELDOM = 0.2, 5.0
"""Seconds between two lines of progress: for a person who watches, and for a log."""


def add_batch(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "batch",
        help="审查文件夹中的全部草案，汇成一张表 / all drafts below folders in one table",
        description="审查文件夹及其下的全部草案，汇成一张表 / Review all drafts below folders into one table.",
    )
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER", help="文件夹 / folders")
    parser.add_argument(
        "--output", type=Path, required=True, metavar="TABLE", help=f"表：.{'、.'.join(TABLES)} / the table"
    )
    parser.add_argument("--reports", type=Path, metavar="FOLDER", help="每份草案的报告写入此文件夹 / a report each")
    parser.add_argument(
        "--report-format", choices=list(FORMATS), default="html", help="报告的格式（默认 html）/ format of the reports"
    )
    parser.add_argument("--jobs", type=_jobs, metavar="N", help="进程数（默认：处理器核数）/ worker processes")
    parser.add_argument(
        "--limit", type=_seconds, default=_LIMIT, metavar="SECONDS",
        help="每份草案最多用时（默认 120 秒）/ seconds that a draft may take",
    )  # fmt: skip
    parser.add_argument("--resume", action="store_true", help="接着做未完成的一次 / go on with an unfinished run")
    parser.add_argument("--cluster", metavar="ADDRESS", help="在 Dask 集群上审查 / on a Dask cluster (tcp://…:8786)")
    parser.add_argument(
        "--shared", action="store_true", help="集群从共享路径读草案 / workers read the drafts from the same paths"
    )
    add_common(parser, date="报告日期（默认不写）/ date of the reports (default: none)")
    parser.set_defaults(command=_batch)


def _jobs(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 512:
        return int(text)
    raise argparse.ArgumentTypeError(f"“{text}” 应为 1 至 512 的整数 / a whole number from 1 to 512")


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if 0 < seconds < 1e6:
        return seconds
    raise argparse.ArgumentTypeError(f"“{text}” 应为秒数 / a number of seconds")


def _batch(options: argparse.Namespace) -> int:
    plan = _plan(options)
    if options.cluster is None:
        processes.get_ready()
    checklist = pipeline.load(plan.order.checklist)
    try:
        portfolio = run(plan, checklist, _crew(options, plan.order), Telling(sys.stderr.isatty()).tell)
    except KeyboardInterrupt:
        print(
            f"\ncsreview: 已审查的不会丢失，加 --resume 接着做 / give --resume to go on: {plan.output}", file=sys.stderr
        )
        raise
    return _status(portfolio, options.fail_on)


def _plan(options: argparse.Namespace) -> Plan:
    table = TABLES.get(options.output.suffix.lower().removeprefix("."))
    if table is None:
        known = "、".join(f".{name}" for name in TABLES)
        raise UsageError(f"输出文件的扩展名应为 {known} 之一。", f"the output must end in one of {known}.")
    if options.shared and options.cluster is None:
        raise UsageError("--shared 只与 --cluster 一起使用。", "--shared goes with --cluster only.")
    order = Order(
        side=chosen_side(options),
        date=options.date or "",
        stage=options.stage,
        checklist=options.checklist,
        report=options.report_format if options.reports else "",
    )
    return Plan(tuple(options.folders), options.output, table, order, options.reports, options.resume, options.force)


def _crew(options: argparse.Namespace, order: Order) -> Crew:
    if options.cluster is None:
        jobs = options.jobs or processes.usable_cores()
        return partial(processes.reviewed, order=order, jobs=jobs, limit=options.limit)
    from csreview.batch import cluster  # noqa: PLC0415 - Dask is an extra and slow to load

    return partial(cluster.reviewed, order=order, address=options.cluster, limit=options.limit, shared=options.shared)


def _status(portfolio: Portfolio, fail_on: str) -> int:
    """1 where a draft has a finding at or above `fail_on`; else 3 where one could not be reviewed; else 0."""
    if fail_on != "never" and portfolio.at_least[Severity(fail_on)]:
        return 1
    return 3 if portfolio.faulty else 0


class Telling:
    """Tells on standard error how far the batch is; on a terminal in one line that changes."""

    def __init__(self, watched: bool) -> None:
        self._watched = watched
        self._started = self._told = time.monotonic()

    def tell(self, progress: Progress) -> None:
        """Say how far it is, now and then; name each draft that could not be reviewed at once."""
        now = time.monotonic()
        if progress.now == 0:
            self._started = now
        if progress.last is not None and progress.last.fault:
            self._line(f"{progress.last.name}：{progress.last.fault}")
        if progress.done == progress.all:
            self._line("，".join(_summed(progress, now - self._started)))
        elif now - self._told >= (_OFTEN if self._watched else _SELDOM):
            self._told = now
            said = "，".join(_said(progress, now - self._started))
            print(f"\r\033[K{said}" if self._watched else said, end="" if self._watched else "\n", file=sys.stderr)
            sys.stderr.flush()

    def _line(self, text: str) -> None:
        print(f"\r\033[K{text}" if self._watched else text, file=sys.stderr, flush=True)


def _said(progress: Progress, seconds: float) -> Iterator[str]:
    yield f"已审查 {progress.done}/{progress.all} 份"
    if progress.now and seconds > 0:
        rate = progress.now / seconds
        yield f"每秒 {rate:.1f} 份"
        yield f"剩余约 {_span((progress.all - progress.done) / rate)}"


def _summed(progress: Progress, seconds: float) -> Iterator[str]:
    before = progress.done - progress.now
    yield f"审查完毕 {progress.done} 份" + (f"（其中 {before} 份上次已完成）" if before else "")
    if progress.now and seconds > 0:
        yield f"用时 {_span(seconds)}"
        yield f"每秒 {progress.now / seconds:.1f} 份"


def _span(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} 小时 {minutes} 分"
    return f"{minutes} 分 {rest} 秒" if minutes else f"{rest} 秒"
