"""The table as CSV: one line per draft, for programs and for Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from csreview.batch.portfolio import Portfolio
from csreview.batch.tables import Links, Rows
from csreview.batch.tables.words import FIGURES, SEVERITIES, STATUSES, figure_text
from csreview.batch.values import STATUSES as CODED
from csreview.batch.values import Row
from csreview.model import Severity, Status

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that make a cell a formula in Excel."""
_MARK = "\ufeff"
"""Byte order mark, without which Excel takes UTF-8 for the code page of the system."""


def write(stream: BinaryIO, portfolio: Portfolio, rows: Rows, links: Links, scratch: Path) -> None:  # noqa: ARG001 - no need of scratch
    """Write the table in UTF-8, lines ended by CR LF (RFC 4180)."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    text.write(_MARK)
    lines = csv.writer(text)
    lines.writerow(_head(portfolio))
    for row in rows():
        lines.writerow(_safe(cell) for cell in _cells(row, portfolio, links))
    text.detach()


def _head(portfolio: Portfolio) -> list[str]:
    fixed = ["草案", "未审查原因", "协议名称", "商家方", "服务商方", "字数", "文本性质", "未读取处", "已约定占比"]
    severities = [f"{SEVERITIES[severity]}风险" for severity in Severity]
    statuses = [STATUSES[status] for status in Status]
    figures = [cell for key in FIGURES.values() for cell in (key, f"{key}（数值）", f"{key}（单位）", f"{key}（离群）")]
    requirements = [f"{r.title} [{r.id}]" for r in portfolio.checklist.requirements]
    return [*fixed, *severities, *statuses, *figures, "报告", "文件指纹", *requirements]


def _cells(row: Row, portfolio: Portfolio, links: Links) -> Iterator[str]:
    yield from (row.name, row.fault, row.title, row.merchant, row.vendor)
    if row.fault:
        return
    yield from (str(row.characters), row.kind, str(row.unread), str(row.coverage))
    yield from (str(row.findings[severity]) for severity in Severity)
    yield from (str(row.count(status)) for status in Status)
    for key in FIGURES:
        figure = row.figure(key)
        value = "" if figure is None or figure.value is None else f"{figure.value:g}"
        out = figure is not None and portfolio.stands_out(figure)
        yield from (figure_text(figure), value, figure.unit if figure else "", "是" if out else "")
    yield from (links.of(row), row.sha256)
    yield from (STATUSES[CODED[code]] for code in row.statuses)


def _safe(cell: str) -> str:
    """Return text that stays text: an apostrophe before what would be a formula, no line breaks."""
    line = " ".join(cell.split())
    return f"'{line}" if line.startswith(_FORMULA) else line
