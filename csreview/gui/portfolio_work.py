"""What the portfolio asks of the batch: a folder reviewed in worker processes, and its table written. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from csreview.gui.jobs import Progress, ShouldStop, Work
from csreview.model import Side

if TYPE_CHECKING:
    from csreview.batch.portfolio import Portfolio
    from csreview.batch.values import Row

TABLES = (("xlsx", "Excel"), ("html", "HTML"), ("csv", "CSV"), ("json", "JSON"))
"""Forms in which the table can be written, the first one offered first."""
_LIMIT = 120.0
"""Seconds that a draft may take, as on the command line."""


def review_folder(folder: Path, side: Side, stage: str, own_checklist: str) -> Work:
    """Return the job that reviews all drafts below a folder for one side, by the checklist in the folder `own_checklist`
    or, where that is "", by the built-in one; it reports `running.Progress` after each.

    Its result is the Portfolio. Nothing is written anywhere. It raises CsreviewError, among them Cancelled.
    """

    def work(progress: Progress, should_stop: ShouldStop) -> Portfolio:
        from csreview import pipeline  # noqa: PLC0415 - as in `reviewer`: loads with the first draft, not the window
        from csreview.batch import processes, running  # noqa: PLC0415
        from csreview.batch.folders import drafts_below  # noqa: PLC0415
        from csreview.batch.ledger import Ledger  # noqa: PLC0415
        from csreview.batch.portfolio import portfolio_of  # noqa: PLC0415
        from csreview.batch.values import Order  # noqa: PLC0415

        order = Order(side, stage=stage, checklist=own_checklist or pipeline.DEFAULT_CHECKLIST)
        checklist = pipeline.load(order.checklist)
        ledger = Ledger(None)
        try:
            ledger.list_drafts(drafts_below([folder]))
            jobs = processes.usable_cores()
            crew = partial(processes.reviewed, order=order, jobs=jobs, limit=_LIMIT, should_stop=should_stop)
            running.review_waiting(ledger, crew, progress, None, order)
            return portfolio_of(ledger.rows(), checklist, order)
        finally:
            ledger.close()

    return work


def write_table(target: Path, portfolio: Portfolio, rows: Sequence[Row]) -> Work:
    """Return the job that writes the table of what was reviewed, whole or not at all, and yields its path.

    The suffix of the target says in which form; it raises OutputUnwritable.
    """

    def work(_progress: Progress, _should_stop: ShouldStop) -> Path:
        from csreview.batch import running  # noqa: PLC0415 - as above
        from csreview.batch.tables import TABLES, Links  # noqa: PLC0415

        ordered = sorted(rows, key=lambda row: row.name)
        running.write_table(target, TABLES[target.suffix[1:]], portfolio, lambda: iter(ordered), Links("", ""))
        return target

    return work
