"""A batch from beginning to end: list the drafts, have them reviewed, write reports and table, forget the state."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from csreview import __version__, places
from csreview.batch.folders import drafts_below, report_name
from csreview.batch.ledger import Ledger
from csreview.batch.portfolio import Portfolio, portfolio_of
from csreview.batch.tables import Links, Rows, Table
from csreview.batch.values import Order, Result, Row, Task, digest_of
from csreview.errors import UsageError, unwritable
from csreview.model import Checklist
from csreview.reporting import FORMATS

Crew = Callable[[Iterator[Task]], Iterator[Result]]
"""Has tasks reviewed, here or on a cluster, and yields what comes of each as it is done."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a batch is to do: drafts below `folders`, reviewed as `order` says, into the table `output` of form `table`.

    Reports go into `reports`, None for none. `resume` takes up a run that was broken off; `force` overwrites what is there.
    """

    folders: tuple[Path, ...]
    output: Path
    table: Table
    order: Order
    reports: Path | None = None
    resume: bool = False
    force: bool = False

    @property
    def state(self) -> Path:
        """Where the state lies while the batch runs: beside the table, hidden, private to the user."""
        return self.output.with_name(f".{self.output.name}.batch")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch is: drafts in all, with a result, reviewed in this run, and what was done last."""

    all: int
    done: int
    now: int
    last: Row | None = None


Tell = Callable[[Progress], None]


def run(plan: Plan, checklist: Checklist, crew: Crew, tell: Tell) -> Portfolio:
    """Do the whole batch and return the portfolio that its table shows.

    Raises UsageError before any work is done where something is in the way, OutputUnwritable, BatchUnusable; what was
    reviewed until then stays in the state, to be taken up with `resume`.
    """
    resumed = _check(plan)
    ledger = Ledger(plan.state)
    try:
        _agree(ledger, plan, checklist, resumed)
        with _writes(plan.output):
            _tidy(plan)
        ledger.list_drafts(drafts_below(plan.folders, [p for p in (plan.reports, plan.output) if p is not None]))
        if ledger.counts()[0] == 0:
            raise UsageError("文件夹中没有可审查的草案。", "there are no drafts in the folders.")
        review_waiting(ledger, crew, tell, plan.reports, plan.order)
        portfolio = portfolio_of(ledger.rows(), checklist, plan.order)
        write_table(plan.output, plan.table, portfolio, ledger.rows, _links(plan))
    except UsageError:
        ledger.close() if resumed else ledger.forget()
        raise
    except BaseException:
        ledger.close()
        raise
    ledger.forget()
    return portfolio


def review_waiting(ledger: Ledger, crew: Crew, tell: Tell, reports: Path | None, order: Order) -> None:
    """Have every draft without a result reviewed; a result counts once its report is written and it is in the ledger."""
    count, done = ledger.counts()
    tell(Progress(count, done, 0))
    for now, result in enumerate(crew(ledger.waiting()), 1):
        if reports is not None and result.report is not None:
            target = reports / report_name(result.task.name, FORMATS[order.report].suffix)
            with _writes(target):
                target.parent.mkdir(parents=True, exist_ok=True)
                places.write_whole(target, result.report)
        ledger.keep(result)
        tell(Progress(count, done + now, now, result.row))


def write_table(output: Path, table: Table, portfolio: Portfolio, rows: Rows, links: Links) -> None:
    """Write the table whole or not at all; what is needed on the way lies beside it, private. Raises OutputUnwritable."""
    with (
        _writes(output),
        tempfile.TemporaryDirectory(".part", f".{output.name}.", output.parent) as scratch,
        places.writing(output) as stream,
    ):
        table.write(stream, portfolio, rows, links, Path(scratch))


def _check(plan: Plan) -> bool:
    """Tell whether there is a run to take up. Raises UsageError where an output or an unfinished run is in the way."""
    unfinished = plan.state.exists()
    if unfinished and not plan.resume and not plan.force:
        raise UsageError(
            f"“{plan.output.name}”有一次未完成的批量审查；加 --resume 接着做，或加 --force 重新开始。",
            f"a batch for {plan.output.name} was not finished; give --resume to go on, or --force to begin anew.",
        )
    resumed = unfinished and plan.resume
    if not plan.output.parent.is_dir():
        raise UsageError(f"没有文件夹“{plan.output.parent}”。", f"there is no folder {plan.output.parent}.")
    if resumed or plan.force:
        return resumed
    if plan.output.exists():
        raise UsageError(f"“{plan.output}”已存在；要覆盖请加 --force。", f"{plan.output} exists; give --force.")
    if plan.reports is not None and plan.reports.exists() and any(plan.reports.iterdir()):
        raise UsageError(
            f"报告文件夹“{plan.reports}”不是空的；要覆盖其中的报告请加 --force。",
            f"the folder of reports {plan.reports} is not empty; give --force to overwrite reports in it.",
        )
    return False


def _agree(ledger: Ledger, plan: Plan, checklist: Checklist, resumed: bool) -> None:
    """Write down what is being done; a run that is taken up must be doing the same. Raises UsageError."""
    doing = json.dumps(
        {
            "csreview": __version__,
            "checklist": digest_of(checklist),
            "order": asdict(plan.order),
            "folders": [os.fsencode(folder.resolve()).hex() for folder in plan.folders],
            "reports": os.fsencode(plan.reports.resolve()).hex() if plan.reports else "",
        }
    )
    if resumed and ledger.setting("doing") not in {doing, None}:
        raise UsageError(
            "未完成的批量审查用的是别的文件夹、选项、清单或 csreview 版本；请照原样重复命令，或加 --force 重新开始。",
            "the unfinished batch was begun with other folders, options, checklist or csreview; repeat its command, or"
            " give --force without --resume to begin anew.",
        )
    if not resumed:
        ledger.clear()
    ledger.set("doing", doing)


def _tidy(plan: Plan) -> None:
    """Remove what a killed run left of a table half written: nobody else writes it while we hold the ledger."""
    for part in plan.output.parent.iterdir():
        if part.name.startswith(f".{plan.output.name}.") and part.suffix == ".part":
            shutil.rmtree(part) if part.is_dir() else part.unlink()


def _links(plan: Plan) -> Links:
    """How a row's report is reached from the table: relative to it, so that both can be moved together."""
    if plan.reports is None:
        return Links("", "")
    return Links(os.path.relpath(plan.reports, plan.output.parent), FORMATS[plan.order.report].suffix)


@contextmanager
def _writes(target: Path) -> Iterator[None]:
    """Turn an OSError while a file is written into OutputUnwritable."""
    try:
        yield
    except OSError as error:
        raise unwritable(target, error) from error
