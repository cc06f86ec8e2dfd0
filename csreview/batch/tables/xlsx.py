"""The table as an Excel workbook: sums and gaps, drafts with their values, the heat map, what was not reviewed.

Written row by row through private files beside the target, so that memory does not grow with the drafts.
"""

from __future__ import annotations

import itertools
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from csreview.batch.portfolio import Portfolio
from csreview.batch.tables import Links, Rows
from csreview.batch.tables.facts import facts
from csreview.batch.tables.words import FIGURES, SEVERITIES, STATUSES, aside, figure_text
from csreview.batch.values import STATUSES as CODED
from csreview.batch.values import Figure, Row
from csreview.model import Severity, Status
from csreview.reporting.plain import printable

_LONGEST = 32_767
"""Characters that a cell can hold."""
_FILLS = {
    Status.MET: ("#DCE8F3", "#2B4C6F"),
    Status.PARTIAL: ("#F6E7C4", "#6B4A00"),
    Status.VAGUE: ("#E9C46A", "#4A3300"),
    Status.BLANK: ("#CDB4DB", "#3F2A52"),
    Status.MISSING: ("#D9706B", "#4A0D0B"),
    Status.NOT_APPLICABLE: ("#F4F5F7", "#8A919C"),
}
_SIGNS = {
    Status.MET: "有",
    Status.PARTIAL: "半",
    Status.VAGUE: "糊",
    Status.BLANK: "空",
    Status.MISSING: "缺",
    Status.NOT_APPLICABLE: "–",
}
"""What a cell of the heat map says, so that it can be read without its colours and filtered."""
_A3, _A4 = 8, 9
_ORDER = (Status.MISSING, Status.BLANK, Status.VAGUE, Status.PARTIAL, Status.MET, Status.NOT_APPLICABLE)
_DRAFT_HEADS = {"草案": 36, "服务商方": 26, **{f"{SEVERITIES[s]}风险": 7 for s in Severity}, "已约定占比": 9}
_LONGEST_LITERAL = 250
"""Characters of a text within a formula, of which Excel allows 255."""


def write(stream: BinaryIO, portfolio: Portfolio, rows: Rows, links: Links, scratch: Path) -> None:
    """Write the workbook; the same rows give the same bytes."""
    options = {
        "constant_memory": True,
        "tmpdir": str(scratch),
        "strings_to_formulas": False,  # names and values from drafts stay text
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(stream, options) as workbook:
        date = portfolio.order.date
        created = datetime.fromisoformat(date) if date else datetime(2000, 1, 1)
        workbook.set_properties({"title": "批量审查对比表", "author": "csreview", "created": created})
        book = _Book(workbook)
        _overview(book, portfolio)
        _drafts(book, portfolio, rows, links)
        _map(book, portfolio, rows, links)
        if portfolio.faulty:
            _faults(book, rows)


class _Book:
    """Writes cells of one workbook, each format made once."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        base = {"font_name": "等线", "font_size": 10, "valign": "vcenter"}
        self.base = base
        self.plain: Format = workbook.add_format(base)
        self.wrapped: Format = workbook.add_format(base | {"text_wrap": True, "valign": "top"})
        self.bold: Format = workbook.add_format(base | {"bold": True})
        self.head: Format = workbook.add_format(
            base | {"bold": True, "bg_color": "#E3E8EF", "bottom": 1, "text_wrap": True}
        )
        self.upright: Format = workbook.add_format(
            base | {"bg_color": "#E3E8EF", "bottom": 1, "rotation": 90, "valign": "bottom", "font_size": 9}
        )
        self.percent: Format = workbook.add_format(base | {"num_format": "0%"})
        self.link: Format = workbook.add_format(base | {"font_color": "#2A5BC0", "underline": 1})
        self.open: Format = workbook.add_format(base | {"font_color": "#8A919C", "align": "right"})
        self.value_text: Format = workbook.add_format(base | {"align": "right"})
        self.faint: Format = workbook.add_format(base | {"font_color": "#8A919C"})
        self.tones: dict[Status, Format] = {
            status: workbook.add_format(base | {"bg_color": fill, "font_color": ink, "align": "center", "font_size": 9})
            for status, (fill, ink) in _FILLS.items()
        }
        self._values: dict[tuple[str, bool], Format] = {}

    def value(self, unit: str, out: bool) -> Format:
        """Return the format of a number in a unit; one that stands out is bold on colour."""
        found = self._values.get((unit, out))
        if found is None:
            marked = {"bold": True, "bg_color": "#FFE3B8", "font_color": "#7A3E00"} if out else {}
            shown = {"num_format": f'General"{unit}"', "align": "right"}
            found = self._values[unit, out] = self.workbook.add_format(self.base | shown | marked)
        return found

    def sheet(self, name: str, widths: tuple[float, ...], paper: int = _A4) -> Worksheet:
        """Add a sheet with those column widths (characters), printed across on that paper (Excel's number)."""
        sheet = self.workbook.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_landscape()
        sheet.set_paper(paper)
        sheet.fit_to_pages(1, 0)
        return sheet

    def line(self, sheet: Worksheet, row: int, texts: tuple[str, ...], style: Format) -> None:
        """Write a row of texts."""
        for column, text in enumerate(texts):
            sheet.write_string(row, column, printable(text)[:_LONGEST], style)

    def name(self, sheet: Worksheet, at: int, row: Row, links: Links) -> None:
        """Write a draft's name, as a link to its report where it has one.

        As a formula, which all spreadsheets resolve from the table's folder; a sheet can hold 65,530 other links.
        """
        text, link = printable(row.name), links.of(row)
        if link and max(len(link), len(text)) <= _LONGEST_LITERAL:
            address, shown = (part.replace('"', '""') for part in (link.replace("#", "%23"), text))
            sheet.write_formula(at, 0, f'=HYPERLINK("{address}","{shown}")', self.link, text)
        else:
            sheet.write_string(at, 0, text, self.plain)


def _overview(book: _Book, portfolio: Portfolio) -> None:
    sheet = book.sheet("概览", (34, 26, 12, 10, 10, 10, 10, 10, 10))
    at = 0
    for at, (name, value) in enumerate(facts(portfolio)):
        sheet.write_string(at, 0, name, book.bold)
        sheet.write_string(at, 1, value, book.plain)
    at = _spreads(book, sheet, portfolio, at + 2)
    book.line(sheet, at, ("审查项", "部分", "未约定占比", *(STATUSES[status] for status in _ORDER)), book.head)
    sections = {section.id: section.title for section in portfolio.checklist.sections}
    first = at + 1
    for at, gap in enumerate(portfolio.worst, first):
        section = sections.get(gap.requirement.section, gap.requirement.section)
        book.line(sheet, at, (gap.requirement.title, section), book.plain)
        sheet.write_number(at, 2, round(gap.share, 4), book.percent)
        for column, status in enumerate(_ORDER, 3):
            sheet.write_number(at, column, gap.counts[status], book.plain)
    bar = {"type": "data_bar", "bar_color": "#D9A09D"}
    ends = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1}
    sheet.conditional_format(first, 2, max(at, first), 2, bar | ends)


def _spreads(book: _Book, sheet: Worksheet, portfolio: Portfolio, at: int) -> int:
    """Write where the values lie; return the row after a gap."""
    book.line(
        sheet, at, ("关键数值", "单位", "草案数", "中位数", "最小", "最大", "离群：低于", "离群：高于"), book.head
    )
    for key, title in FIGURES.items():
        for (name, unit), spread in sorted(portfolio.spreads.items()):
            if name == key:
                at += 1
                book.line(sheet, at, (title, unit), book.plain)
                fences = (spread.low, spread.high) if spread.tells else ()
                values = (spread.count, spread.median, spread.least, spread.most, *fences)
                for column, value in enumerate(values, 2):
                    sheet.write_number(at, column, round(value, 2), book.plain)
    sheet.write_string(at + 1, 0, aside(), book.faint)
    return at + 3


def _drafts(book: _Book, portfolio: Portfolio, rows: Rows, links: Links) -> None:
    """A row for each draft: its parties, how it stands, and the values that vendors are compared by, as numbers."""
    heads = [
        *_DRAFT_HEADS.items(),
        *((name, 14) for name in FIGURES.values()),
        ("离群", 18),
        ("协议名称", 26),
        ("商家方", 26),
    ]
    heads += [("字数", 8), ("文本性质", 14), ("未读取处", 8)]
    sheet = book.sheet("草案", tuple(width for _, width in heads), _A3)
    book.line(sheet, 0, tuple(name for name, _ in heads), book.head)
    at = 0
    for at, row in enumerate((row for row in rows() if not row.fault), 1):
        book.name(sheet, at, row, links)
        sheet.write_string(at, 1, printable(row.vendor), book.plain)
        for column, severity in enumerate(Severity, 2):
            sheet.write_number(at, column, row.findings[severity], book.plain)
        sheet.write_number(at, 5, row.coverage, book.percent)
        for column, figure in enumerate(map(row.figure, FIGURES), 6):
            _value(book, sheet, (at, column), figure, portfolio)
        out = "、".join(FIGURES[figure.key] for figure in row.figures if portfolio.stands_out(figure))
        for column, text in enumerate((out, row.title, row.merchant), 6 + len(FIGURES)):
            sheet.write_string(at, column, printable(text)[:_LONGEST], book.plain)
        sheet.write_number(at, 9 + len(FIGURES), row.characters, book.plain)
        sheet.write_string(at, 10 + len(FIGURES), row.kind, book.plain)
        sheet.write_number(at, 11 + len(FIGURES), row.unread, book.plain)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(at, 1), len(heads) - 1)
    sheet.repeat_rows(0)


def _value(book: _Book, sheet: Worksheet, place: tuple[int, int], figure: Figure | None, portfolio: Portfolio) -> None:
    """Write a value as a number in its unit; what does not compare, or is not there, as text."""
    if figure is None or figure.value is None:
        text = printable(figure_text(figure))[:_LONGEST]
        sheet.write_string(*place, text, book.value_text if figure is not None and figure.text else book.open)
    else:
        sheet.write_number(*place, round(figure.value, 2), book.value(figure.unit, portfolio.stands_out(figure)))


def _map(book: _Book, portfolio: Portfolio, rows: Rows, links: Links) -> None:
    requirements = portfolio.checklist.requirements
    sheet = book.sheet("热力图", (36, 7, *(3.2 for _ in requirements)), _A3)
    sheet.write_string(0, 0, "　".join(f"{_SIGNS[status]} {STATUSES[status]}" for status in Status), book.faint)
    titles = {section.id: section.title for section in portfolio.checklist.sections}
    column = 2
    for section, group in itertools.groupby(requirements, key=lambda requirement: requirement.section):
        sheet.write_string(0, column, titles.get(section, section), book.bold)
        column += len(list(group))
    sheet.set_row(1, 150)
    book.line(sheet, 1, ("草案", "已约定"), book.head)
    for column, requirement in enumerate(requirements, 2):
        sheet.write_string(1, column, requirement.title, book.upright)
    at = 1
    for at, row in enumerate((row for row in rows() if not row.fault), 2):
        book.name(sheet, at, row, links)
        sheet.write_number(at, 1, row.coverage, book.percent)
        for column, code in enumerate(row.statuses, 2):
            sheet.write_string(at, column, _SIGNS[CODED[code]], book.tones[CODED[code]])
    sheet.freeze_panes(2, 2)
    sheet.autofilter(1, 0, max(at, 2), len(requirements) + 1)
    sheet.repeat_rows(0, 1)


def _faults(book: _Book, rows: Rows) -> None:
    sheet = book.sheet("未能审查", (50, 90))
    book.line(sheet, 0, ("草案", "原因"), book.head)
    for at, row in enumerate((row for row in rows() if row.fault), 1):
        book.line(sheet, at, (row.name, row.fault), book.wrapped)
