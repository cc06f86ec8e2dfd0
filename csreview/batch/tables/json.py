"""The table as JSON, for programs: a public, versioned format of its own.

{"format": "csreview-batch", "version": 1, "side", "date", "stage", "checklist": {"id", "version", "requirements": [ids]},
"drafts": [{"name", "fault", …, "outcomes": {requirement: status}, "figures": {…}, "report"}, …], "summary": {…}}

Version 1 may gain keys, never lose or rename them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, BinaryIO

from csreview.batch.portfolio import Portfolio
from csreview.batch.tables import Links, Rows
from csreview.batch.values import STATUSES, Figure, Row
from csreview.model import Status


def write(stream: BinaryIO, portfolio: Portfolio, rows: Rows, links: Links, scratch: Path) -> None:  # noqa: ARG001 - no need of scratch
    """Write the table in UTF-8, a draft on each line."""
    head = json.dumps(_head(portfolio), ensure_ascii=False)
    stream.write(f'{head[:-1]},\n"drafts": ['.encode())
    for number, row in enumerate(rows()):
        line = json.dumps(_draft(row, portfolio, links), ensure_ascii=False)
        stream.write(f"{',' if number else ''}\n{line}".encode())
    stream.write(f'\n],\n"summary": {json.dumps(_summary(portfolio), ensure_ascii=False)}}}\n'.encode())


def _head(portfolio: Portfolio) -> dict[str, Any]:
    checklist = portfolio.checklist
    return {
        "format": "csreview-batch",
        "version": 1,
        "side": portfolio.order.side.value,
        "date": portfolio.order.date,
        "stage": portfolio.order.stage,
        "checklist": {
            "id": checklist.id,
            "version": checklist.version,
            "requirements": [requirement.id for requirement in checklist.requirements],
        },
    }


def _draft(row: Row, portfolio: Portfolio, links: Links) -> dict[str, Any]:
    if row.fault:
        return {"name": row.name, "fault": row.fault}
    ids = (requirement.id for requirement in portfolio.checklist.requirements)
    return {
        "name": row.name,
        "fault": None,
        "title": row.title,
        "merchant": row.merchant,
        "vendor": row.vendor,
        "characters": row.characters,
        "sha256": row.sha256,
        "kind": row.kind,
        "unread": row.unread,
        "coverage": row.coverage,
        "findings": {severity.value: count for severity, count in row.findings.items()},
        "figures": {figure.key: _figure(figure, portfolio) for figure in row.figures},
        "outcomes": {key: STATUSES[code].value for key, code in zip(ids, row.statuses, strict=True)},
        "report": links.of(row) or None,
    }


def _figure(figure: Figure, portfolio: Portfolio) -> dict[str, Any]:
    return {
        "status": figure.status,
        "text": figure.text,
        "value": figure.value,
        "unit": figure.unit,
        "quote": figure.quote,
        "outlier": portfolio.stands_out(figure),
    }


def _summary(portfolio: Portfolio) -> dict[str, Any]:
    return {
        "drafts": portfolio.drafts,
        "reviewed": portfolio.reviewed,
        "faults": portfolio.faulty,
        "coverage": round(portfolio.coverage, 4),
        "findings": {severity.value: count for severity, count in portfolio.findings.items()},
        "gaps": [
            {"requirement": gap.requirement.id, "title": gap.requirement.title, "open": gap.open}
            | {status.value: gap.counts[status] for status in Status}
            for gap in portfolio.worst
        ],
        "figures": [
            {"figure": key, "unit": unit, "count": s.count, "median": s.median, "least": s.least, "most": s.most}
            for (key, unit), s in sorted(portfolio.spreads.items())
        ],
    }
