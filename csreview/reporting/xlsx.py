"""The review as an Excel workbook: a row for each finding, a row for each requirement, the figures found."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from csreview.language.citing import cited
from csreview.model import ElementStatus, Outcome, Review, Status
from csreview.reporting.figures import Figure
from csreview.reporting.forms.shared import reason_aside
from csreview.reporting.items import Item, model_clause
from csreview.reporting.labels import labels
from csreview.reporting.location import locate
from csreview.reporting.model import Report, build
from csreview.reporting.options import Options
from csreview.reporting.plain import columns, printable

_LONGEST = 32_767
"""Characters that an Excel cell can hold."""
_A4, _A3 = 9, 8
"""Excel's numbers of paper sizes."""
_A4_HOLDS = 200
"""Characters across that A4 shows legibly on its side."""
_LINE = 14.0
"""Points that a line of 10 point text takes; Excel lets a row be 409 points high."""
_FILLS = {
    "high": ("#A61B1B", "#FBE9E9"),
    "medium": ("#8A5200", "#FFF4DF"),
    "low": ("#4B5563", "#F1F2F4"),
    "met": ("#2F6B3A", "#EAF4EC"),
    "partial": ("#8A5200", "#FFF4DF"),
    "vague": ("#8A5200", "#FFF4DF"),
    "blank": ("#8A5200", "#FFF3CD"),
    "missing": ("#A61B1B", "#FBE9E9"),
    "not_applicable": ("#6B7280", "#F6F7F9"),
}
_DRAWN = {
    Status.MET: "#3E6B99",
    Status.PARTIAL: "#E3C583",
    Status.VAGUE: "#D9B15B",
    Status.BLANK: "#C79A3A",
    Status.MISSING: "#C46A6A",
}
"""Colours of the chart."""
_OPTIONS = {
    "in_memory": True,
    # Draft text stays text: a cell that begins with = + - @ must not become a formula, an address not a link.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell holds; `tone` picks its colours."""

    content: str | int | float
    tone: str = ""


def write(review: Review, options: Options) -> bytes:
    """Return the workbook."""
    return to_xlsx(review, options)


def to_xlsx(review: Review, options: Options | None = None) -> bytes:
    """Return the workbook; the same review gives the same bytes."""
    report = build(review, (options or Options()).language)
    words = labels(report.language)
    with workbook(report.title, review.date) as sheets:
        _overview(sheets, report, words)
        _findings(sheets, report, words)
        _outcomes(sheets, review, words)
        _figures(sheets, report, words)
        _set_aside(sheets, report, words)
    return sheets.content()


@contextmanager
def workbook(title: str, date: str) -> Iterator[Sheets]:
    """Open a workbook to write sheets into, dated `date` (YYYY-MM-DD or ""); its content is there once it is closed."""
    buffer = io.BytesIO()
    with Workbook(buffer, _OPTIONS) as made:
        moment = datetime.fromisoformat(date) if date else datetime(2000, 1, 1)
        made.set_properties({"title": printable(title)[:255], "author": "csreview", "created": moment})
        yield Sheets(made, buffer)


class Sheets:
    """Writes sheets of one workbook, each format made once."""

    def __init__(self, workbook: Workbook, buffer: io.BytesIO) -> None:
        self.workbook = workbook
        self._buffer = buffer
        base = {"text_wrap": True, "valign": "top", "font_name": "等线", "font_size": 10}
        self.plain: Format = workbook.add_format(base)
        self.bold: Format = workbook.add_format(base | {"bold": True})
        self.head: Format = workbook.add_format(base | {"bold": True, "bg_color": "#E3E8EF", "bottom": 1})
        self.percent: Format = workbook.add_format(base | {"num_format": "0%", "align": "left"})
        self.tones: dict[str, Format] = {
            tone: workbook.add_format(base | {"font_color": ink, "bg_color": fill})
            for tone, (ink, fill) in _FILLS.items()
        }

    def content(self) -> bytes:
        """Return the whole file, once the workbook is closed."""
        return self._buffer.getvalue()

    def table(
        self, name: str, head: Iterable[tuple[str, int]], rows: Iterable[Iterable[Value]], frozen: int = 0
    ) -> None:
        """Add a sheet with a frozen head, a filter and column widths (characters); `frozen` columns stay in sight."""
        sheet = self.workbook.add_worksheet(name)
        layout = list(head)
        for column, (title, width) in enumerate(layout):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, self.head)
        last = 0
        for last, row in enumerate(rows, 1):
            values = list(row)
            for column, value in enumerate(values):
                self.put(sheet, last, column, value)
            sheet.set_row(last, _height(values, [width for _, width in layout]))
        sheet.freeze_panes(1, frozen)
        sheet.autofilter(0, 0, max(last, 1), len(layout) - 1)
        _for_paper(sheet, sum(width for _, width in layout))
        sheet.repeat_rows(0)

    def put(self, sheet: Worksheet, row: int, column: int, value: Value) -> None:
        """Write one cell; text is text, whatever it begins with."""
        style = self.tones.get(value.tone, self.plain)
        if isinstance(value.content, float):
            sheet.write_number(row, column, value.content, self.percent)
        elif isinstance(value.content, int):
            sheet.write_number(row, column, value.content, style)
        else:
            sheet.write_string(row, column, printable(value.content)[:_LONGEST], style)


def _height(values: Iterable[Value], widths: Iterable[int]) -> float:
    """Return the height in points at which the longest cell shows whole; LibreOffice does not work it out itself."""
    return min(
        409.0, _LINE * max(_lines(str(value.content), width) for value, width in zip(values, widths, strict=True))
    )


def _lines(text: str, width: int) -> int:
    return sum(max(1, -(-columns(line) // (width - 1))) for line in text.split("\n"))


def _for_paper(sheet: Worksheet, width: int) -> None:
    """Let a sheet so many characters wide print legibly, with page numbers."""
    sheet.set_landscape()
    sheet.set_paper(_A4 if width <= _A4_HOLDS else _A3)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&C&9&A　&P / &N")


def _overview(sheets: Sheets, report: Report, words: Mapping[str, str]) -> None:
    sheet = sheets.workbook.add_worksheet(words["report"])
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 8, 9)
    lines = [
        *report.facts,
        (
            words["verdict"],
            f"{report.verdict}{words['stop']}{words['space']}{report.verdict_why}{words['space']}{report.coverage_line}",
        ),
    ]
    counts = words["list"].join(f"{words[f'severity.{s.value}']} {n}" for s, n in report.severities.items())
    lines.append((words["severities"], counts))
    lines += [(words["must"], f"{item.number}. {item.message}") for item in report.must_settle]
    lines += [(words["notices"], notice) for notice in report.notices]
    lines += [(words["unread"], f"{what}（{where}）{reason}") for what, where, reason in report.unread]
    lines += [(words["unchecked"], words[f"unchecked.{n}"]) for n in (1, 2)] + [(words["note"], words["note.text"])]
    for row, (name, value) in enumerate(lines):
        sheet.write_string(row, 0, name, sheets.bold)
        sheets.put(sheet, row, 1, Value(value))
        sheet.set_row(row, _height([Value(name), Value(value)], [34, 60]))
    _coverage(sheets, sheet, report, words, len(lines) + 1)
    _for_paper(sheet, 34 + 60 + 7 * 9)


def _chart(sheets: Sheets, sheet: Worksheet, words: Mapping[str, str], top: int, last: int) -> None:
    """Draw the table of coverage from row `top` (its head) to `last` as bars, under it."""
    chart = sheets.workbook.add_chart({"type": "bar", "subtype": "percent_stacked"})
    name = sheet.get_name()
    for column, status in enumerate(Status, 2):
        if status in _DRAWN:
            chart.add_series(
                {
                    "name": [name, top, column],
                    "categories": [name, top + 1, 0, last, 0],
                    "values": [name, top + 1, column, last, column],
                    "fill": {"color": _DRAWN[status]},
                    "gap": 40,
                }
            )
    chart.set_title({"name": words["coverage"], "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"num_format": "0%", "major_gridlines": {"visible": False}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 760, "height": 60 + 24 * (last - top + 1)})
    sheet.insert_chart(last + 2, 0, chart)


def _coverage(sheets: Sheets, sheet: Worksheet, report: Report, words: Mapping[str, str], top: int) -> None:
    head = [words["section"], words["share"], *(words[f"status.{status.value}"] for status in Status)]
    for column, name in enumerate(head):
        sheet.write_string(top, column, name, sheets.head)
    lines = (*report.coverage, report.total)
    for row, line in enumerate(lines, top + 1):
        values: list[str | float | int] = [line.title, line.share, *(line.counts[status] for status in Status)]
        for column, value in enumerate(values):
            sheets.put(sheet, row, column, Value(value))
    bar = {"type": "data_bar", "bar_color": "#9DB8D2", "min_type": "num", "min_value": 0}
    if report.coverage:
        _chart(sheets, sheet, words, top, top + len(report.coverage))
    sheet.conditional_format(top + 1, 1, top + len(lines), 1, bar | {"max_type": "num", "max_value": 1})


def _findings(sheets: Sheets, report: Report, words: Mapping[str, str]) -> None:
    widths = {"number": 6, "severity": 6, "tag": 10, "section": 18, "requirement": 18, "place": 18, "quote": 30}
    widths |= {"message": 40, "why": 28, "remedy": 40, "wording": 44, "authority": 28}
    titles = {group.id: group.title for group in report.groups}
    rows = (_finding_row(item, titles[item.section], words) for item in report.items)
    sheets.table(words["findings"], [*((words[k], w) for k, w in widths.items()), ("ID", 14)], rows, frozen=2)


def _finding_row(item: Item, section: str, words: Mapping[str, str]) -> list[Value]:
    tag = item.tag if item.certain else f"{item.tag}·{words['uncertain']}"
    texts = (
        tag,
        section,
        item.title,
        item.place,
        item.quote,
        item.message,
        item.why,
        item.remedy,
        model_clause(item, words),
    )
    return [
        Value(item.number),
        Value(words[f"severity.{item.severity.value}"], item.severity.value),
        *(Value(text) for text in texts),
        Value(item.law),
        Value(item.id),
    ]


def _outcomes(sheets: Sheets, review: Review, words: Mapping[str, str]) -> None:
    head = [("ID", 24), (words["section"], 20), (words["requirement"], 26), (words["verdict"], 9)]
    head += [(words["severity"], 6), (words["place"], 18), (words["quote"], 40), (words["fact"], 36)]
    head += [(words["reason"], 44), (words["authority"], 30)]
    titles = {section.id: section.title for section in review.checklist.sections}
    rows = (_outcome_row(review, outcome, titles, words) for outcome in review.outcomes)
    sheets.table(words["requirement"], head, rows)


def _outcome_row(review: Review, outcome: Outcome, titles: Mapping[str, str], words: Mapping[str, str]) -> list[Value]:
    severity = outcome.severity.value if outcome.severity else ""
    places = dict.fromkeys(locate(review.agreement, e.clause, e.span) for e in outcome.evidence)
    return [
        Value(outcome.requirement),
        Value(titles.get(outcome.section, outcome.section)),
        Value(outcome.title),
        Value(words[f"status.{outcome.status.value}"], outcome.status.value),
        Value(words[f"severity.{severity}"] if severity else "", severity),
        Value("\n".join(places)),
        Value("\n".join(e.quote for e in outcome.evidence)),
        Value("\n".join(f"{e.name}{words['separator']}{_element(e.status, words)}" for e in outcome.elements)),
        Value(outcome.reason),
        Value(cited(outcome.authority)),
    ]


def _element(status: ElementStatus, words: Mapping[str, str]) -> str:
    return words["status.met"] if status is ElementStatus.SPECIFIC else words[f"figure.{status.value}"]


def _figures(sheets: Sheets, report: Report, words: Mapping[str, str]) -> None:
    head = [(words["requirement"], 26), (words["fact"], 22), (words["figure"], 36), (words["place"], 22)]
    head += [(words["usual"], 34), (words["remark"], 30)]
    sheets.table(words["figures"], head, (_figure_row(figure, words) for figure in report.figures))


def _figure_row(figure: Figure, words: Mapping[str, str]) -> list[Value]:
    known = figure.status is ElementStatus.SPECIFIC
    value = figure.value if figure.value else words[f"figure.{figure.status.value}"]
    texts = (figure.place, figure.usual, figure.remark)
    return [Value(figure.title), Value(figure.name), Value(value, "" if known else "blank"), *map(Value, texts)]


def _set_aside(sheets: Sheets, report: Report, words: Mapping[str, str]) -> None:
    """Add a sheet of what the reviewer dismissed, where something was."""
    if not report.set_aside:
        return
    keys = (("severity", 6), ("tag", 10), ("requirement", 26), ("place", 22), ("quote", 36), ("message", 44))
    head = [*((words[key], width) for key, width in keys), (words["set_aside.why"], 44)]
    rows = (
        [
            Value(words[f"severity.{each.severity.value}"], each.severity.value),
            *map(Value, (each.tag, each.title, each.place, each.quote, each.message, reason_aside(each, words))),
        ]
        for each in report.set_aside
    )
    sheets.table(words["set_aside"], head, rows)
