"""One draft of a batch, reviewed: what every worker does, in a process of its own or on a cluster."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

from csreview import pipeline, places
from csreview.batch.key_figures import key_figures
from csreview.batch.values import CODES, Order, Result, Row, Task
from csreview.errors import CsreviewError
from csreview.model import Draft, PartyRole, Review, Severity, Side
from csreview.reporting import FORMATS

_SAMPLE = "样例-问题草案.docx"
"""A draft that has most of what drafts have, so that most patterns and words are loaded with it."""


def review_file(task: Task, order: Order) -> Result:
    """Return what comes of a draft that lies at the task's path; a fault of any kind becomes its row's reason."""
    return _result(task, order, lambda: pipeline.read(Path(task.path)))


def review_bytes(task: Task, data: bytes, order: Order) -> Result:
    """Return what comes of a draft whose file's content is `data`; a fault of any kind becomes its row's reason."""
    return _result(task, order, lambda: pipeline.read_bytes(data, Path(task.path).name))


@functools.cache
def warm(checklist: str) -> None:
    """Load what every review needs, by reviewing a sample from both sides; once for a process and all forked from it.

    Raises ChecklistInvalid, UsageError.
    """
    reviewer = pipeline.Reviewer(date="", checklist=checklist)
    checked = reviewer.prepare(pipeline.read(places.resources() / "samples" / _SAMPLE))
    for side in Side:
        reviewer.review(checked, side)


def _result(task: Task, order: Order, read: Callable[[], Draft]) -> Result:
    try:
        reviewer = pipeline.Reviewer(date=order.date, stage=order.stage, checklist=order.checklist)
        review = reviewer.review(reviewer.prepare(read()), order.side)
        report = FORMATS[order.report].write(review) if order.report else None
        return Result(task, row_of(task.name, review), report)
    except CsreviewError as error:
        return Result(task, Row(task.name, error.zh))
    except Exception as error:  # one draft that csreview stumbles over must not end the run of ten thousand
        return Result(task, Row(task.name, f"审查时程序内部出错（{type(error).__name__}）。"))


def row_of(name: str, review: Review) -> Row:
    """Return the table's row for a review."""
    draft = review.agreement.draft
    kind = review.agreement.kind
    merchant, vendor = (review.agreement.party(role) for role in (PartyRole.MERCHANT, PartyRole.VENDOR))
    return Row(
        name=name,
        title=review.agreement.title,
        merchant=merchant.name if merchant else "",
        vendor=vendor.name if vendor else "",
        characters=draft.characters,
        sha256=draft.sha256,
        kind=kind.name if kind is not None and kind.foreign else "",
        unread=len(draft.unread),
        statuses="".join(CODES[outcome.status] for outcome in review.outcomes),
        coverage=review.coverage,
        high=review.count_severity(Severity.HIGH),
        medium=review.count_severity(Severity.MEDIUM),
        low=review.count_severity(Severity.LOW),
        figures=key_figures(review),
    )
