"""The negotiation log as a table: Excel, CSV for any spreadsheet, Markdown."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from types import MappingProxyType

from csreview.model import Log, Point, Said
from csreview.reporting.comparison.words import words
from csreview.reporting.plain import printable

LOG_FORMATS: Mapping[str, str] = MappingProxyType({".xlsx": "xlsx", ".csv": "csv", ".md": "markdown"})
"""Formats by the suffix of the file."""
_TONES = {
    "settled": "met",
    "open": "medium",
    "worse": "high",
    "better": "low",
    "changed": "medium",
    "not_pursued": "not_applicable",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_log(log: Log, format_: str, language: str = "zh", date: str = "") -> bytes:
    """Return the log as "xlsx", "csv" or "markdown"; the same log gives the same bytes."""
    said = words(language)
    head = [said[key] for key in ("number", "section", "log.point", "log.status", "severity", "log.ours")]
    head += [said["log.version"].format(number=n, name=name) for n, name in enumerate(log.versions, 1)]
    rows = [_row(number, point, said) for number, point in enumerate(log.points, 1)]
    if format_ == "xlsx":
        return _xlsx(log, head, rows, said, date)
    return _csv(head, rows) if format_ == "csv" else _markdown(head, rows, said)


def _row(number: int, point: Point, said: Mapping[str, str]) -> list[str]:
    severity = said[f"severity.{point.severity.value}"] if point.severity else ""
    section = point.section or said["group.consistency"]
    status = said[f"log.{point.status.value}"]
    return [
        str(number),
        section,
        point.title,
        status,
        severity,
        point.ours,
        *(_said(each, said) for each in point.theirs),
    ]


def _said(each: Said, said: Mapping[str, str]) -> str:
    status = said[f"status.{each.status.value}"] if each.status else ""
    return "：".join(part for part in (status, each.quote.replace("\t", "｜")) if part) or said["nothing"]


def _csv(head: list[str], rows: list[list[str]]) -> bytes:
    """Excel opens it as UTF-8 by its mark; a cell that would be a formula there is text."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerows([[_harmless(printable(cell)) for cell in row] for row in (head, *rows)])
    return buffer.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return "'" + cell if cell.startswith(_FORMULA) else cell


def _markdown(head: list[str], rows: list[list[str]], said: Mapping[str, str]) -> bytes:
    lines = [f"# {said['log']}", "", _line(head), "|" + " --- |" * len(head), *map(_line, rows)]
    return ("\n".join(lines) + "\n").encode()


def _line(cells: list[str]) -> str:
    escaped = (
        printable(c).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", "<br>") for c in cells
    )
    return "| " + " | ".join(escaped) + " |"


def _xlsx(log: Log, head: list[str], rows: list[list[str]], said: Mapping[str, str], date: str) -> bytes:
    from csreview.reporting.xlsx import Value, workbook  # noqa: PLC0415 - loads a library that the other forms do without

    widths = [6, 16, 26, 10, 6, 44, *(40 for _ in log.versions)]
    with workbook(said["log"], date) as sheets:
        sheets.table(
            said["log"],
            zip(head, widths, strict=True),
            [
                [Value(int(row[0])), *(Value(cell) for cell in row[1:3]), Value(row[3], _TONES[point.status.value]),
                 Value(row[4], point.severity.value if point.severity else ""), *(Value(cell) for cell in row[5:])]
                for row, point in zip(rows, log.points, strict=True)
            ],
        )  # fmt: skip
    return sheets.content()
