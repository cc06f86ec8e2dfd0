"""The gap report as a Word file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from csreview.model import Review, Status
from csreview.reporting import blocks
from csreview.reporting.items import Item, fields, nearest
from csreview.reporting.model import Coverage, build
from csreview.reporting.options import Options
from csreview.reporting.outline import paper
from csreview.reporting.plain import printable
from csreview.reporting.template import Template
from csreview.reporting.word import (
    add_table,
    cells_of,
    field,
    keep_whole,
    new_paragraph,
    put,
    repeat_head,
    rule,
    save,
    shade,
    text_of,
    thin,
)
from csreview.reporting.word_styles import HEI, set_fonts
from csreview.reporting.word_template import is_empty, new_document

_TONES = {
    "high": "Severity High",
    "medium": "Severity Medium",
    "low": "Severity Low",
    "muted": "Muted",
    "quote": "Muted",
    "strong": "Strong Text",
}
"""Character styles of a cell's tones."""
_CHANGES = {"gone": "Gone", "come": "Come", "form": "Form"}
"""Character styles of changed text."""
_LIGHTS = {"red": "A61B1B", "amber": "B7791F", "green": "2F6B3A"}
_BAR = (
    (Status.MET, "3E6B99"),
    (Status.PARTIAL, "D9B15B"),
    (Status.VAGUE, "D9B15B"),
    (Status.BLANK, "D9B15B"),
    (Status.MISSING, "C46A6A"),
)
_SEVERITY_FILLS = {"high": ("A61B1B", "FFFFFF"), "medium": ("D9B15B", "1F2328"), "low": ("C9CED6", "1F2328")}
"""Fill and ink of the pieces of the severity bar."""
_NARROWEST_PIECE = 0.08
_BAR_CELLS = 20
_BAR_SHARE = 0.2
_LONG_ROW = 400
"""Characters of a row that may break between two pages, lest it leave half a page empty."""
_HEAD_FILL, _LABEL_FILL, _BLANK_FILL = "EEF1F5", "F6F7F9", "FFF3CD"
_COUNTED = (Status.MET, Status.PARTIAL, Status.VAGUE, Status.BLANK, Status.MISSING, Status.NOT_APPLICABLE)


def write(review: Review, options: Options) -> bytes:
    """Return the Word file of the report for the reader chosen."""
    return to_docx(review, options)


def to_docx(review: Review, options: Options | None = None) -> bytes:
    """Return the gap report as a Word file (A4); the same review and options give the same bytes."""
    options = options or Options()
    return printed(paper(build(review, options.language), options), options.template)


def printed(report: blocks.Paper, template: Template | None = None) -> bytes:
    """Return a report as a Word file, in a firm's own look where a template is given. Raises UsageError for a bad one."""
    printer = _Printer(report, template)
    for block in report.blocks:
        printer.block(block)
    return save(printer.document, report.date)


class _Printer:
    """Prints the blocks of one report into one document."""

    def __init__(self, report: blocks.Paper, template: Template | None) -> None:
        self.words: Mapping[str, str] = report.words
        self.document: WordDocument = new_document(template)
        self._printers: dict[type[blocks.Block], Callable[[Any], None]] = {
            blocks.Heading: self._heading,
            blocks.Paragraph: self._paragraph,
            blocks.Bullets: self._bullets,
            blocks.Notes: self._notes,
            blocks.Facts: self._facts,
            blocks.Verdict: self._verdict,
            blocks.SeverityBar: self._severities,
            blocks.Table: self._table,
            blocks.CoverageTable: self._coverage,
            blocks.Entry: self._entry,
            blocks.Briefs: self._briefs,
            blocks.Redline: self._redline,
            blocks.Quote: self._quote,
            blocks.Proposal: self._proposal,
            blocks.Fold: self._fold,
        }
        self.document.core_properties.title = printable(f"{report.title} {report.name}")[:255]
        self._header_and_footer(report.running)
        new_paragraph(self.document, "Title", report.name)

    def block(self, block: blocks.Block) -> None:
        """Print one block."""
        self._printers[type(block)](block)

    def _heading(self, block: blocks.Heading) -> None:
        paragraph = new_paragraph(self.document, f"Heading {block.level}", block.text)
        paragraph.paragraph_format.page_break_before = True if block.new_page else None

    def _paragraph(self, block: blocks.Paragraph) -> None:
        paragraph = new_paragraph(self.document, "Aside" if block.muted else "Normal", block.text)
        if block.right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.keep_with_next = True if block.muted or block.keep else None

    def _bullets(self, block: blocks.Bullets) -> None:
        for line in block.lines:
            new_paragraph(self.document, "List Bullet", line)

    def _fold(self, block: blocks.Fold) -> None:
        if block.instead:
            new_paragraph(self.document, "Place", block.instead)
            return
        new_paragraph(self.document, "Heading 1", block.title)
        for inner in block.blocks:
            self.block(inner)

    def _header_and_footer(self, running: str) -> None:
        """Print the running head and page numbers where a template has none of its own."""
        section = self.document.sections[0]
        if is_empty(section.header):
            head = section.header.paragraphs[0]
            put(head, running, "Small")
            rule(head, "bottom")
        feet = [section.footer]
        if section.different_first_page_header_footer:
            feet.append(section.first_page_footer)
        for foot in feet:
            if not any(True for _ in foot._element.iter(qn("w:fldSimple"), qn("w:instrText"))):
                self._page_number(foot.paragraphs[0] if is_empty(foot) else foot.add_paragraph())

    def _page_number(self, foot: Paragraph) -> None:
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        before, between, after = self.words["page"].replace("{pages}", "{page}").split("{page}")
        put(foot, before, "Small")
        field(foot, "PAGE", "Small")
        put(foot, between, "Small")
        field(foot, "NUMPAGES", "Small")
        put(foot, after, "Small")

    def _notes(self, notes: blocks.Notes) -> None:
        for left, (label, text) in zip(range(len(notes.pairs) - 1, -1, -1), notes.pairs, strict=True):
            paragraph = new_paragraph(self.document, "Note Line")
            paragraph.paragraph_format.keep_with_next = True if notes.whole and left else None
            put(paragraph, f"{label}　" if label else "", "Label")
            put(paragraph, text)

    def _quote(self, quote: blocks.Quote) -> None:
        paragraph = new_paragraph(self.document, "Quotation")
        put(paragraph, f"{quote.place}{self.words['separator']}" if quote.place else "", "Label")
        put(paragraph, _flat(quote.before))
        put(paragraph, _flat(quote.quote), "Quoted", bold=bool(quote.before or quote.after))
        put(paragraph, _flat(quote.after))

    def _proposal(self, proposal: blocks.Proposal) -> None:
        paragraph = new_paragraph(self.document, "Proposal")
        put(paragraph, f"{proposal.label}{self.words['separator']}" if proposal.label else "", "Label")
        put(paragraph, proposal.text)

    def _severities(self, bar_: blocks.SeverityBar) -> None:
        """Draw a bar of as many cells as there are severities found, as wide as their numbers."""
        found = [(severity, count) for severity, count in bar_.counts if count]
        if not found:
            return
        self._gap()
        table = add_table(self.document, 1, shares([count for _, count in found], _NARROWEST_PIECE), rules=False)
        for cell, (severity, count) in zip(cells_of(table.rows[0]), found, strict=True):
            fill, ink = _SEVERITY_FILLS[severity.value]
            shade(cell, fill)
            paragraph = text_of(cell)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run = paragraph.add_run(f"{self.words[f'severity.{severity.value}']} {count}")
            run.font.color.rgb = RGBColor.from_string(ink)
        keep_whole(table.rows[0])

    def _facts(self, facts: blocks.Facts) -> None:
        if facts.brief:
            line = "　".join(f"{name}{self.words['separator']}{value}" for name, value in facts.pairs)
            new_paragraph(self.document, "Place", line)
            return
        table = add_table(self.document, len(facts.pairs), (0.14, 0.86))
        for row, (name, value) in zip(table.rows, facts.pairs, strict=True):
            label, content = cells_of(row)
            self._fill(label, blocks.Cell(name, "muted"))
            self._fill(content, blocks.Cell(value))
            shade(label, _LABEL_FILL)
            keep_whole(row)
        self._gap()

    def _verdict(self, verdict: blocks.Verdict) -> None:
        table = add_table(self.document, 1, (0.015, 0.985), rules=False)
        bar, box = cells_of(table.rows[0])
        shade(bar, _LIGHTS[verdict.light])
        shade(box, _LABEL_FILL)
        first = text_of(box)
        run = first.add_run(f"{verdict.label}{self.words['separator']}{verdict.text}")
        run.font.size, run.font.color.rgb = Pt(12), RGBColor.from_string(_LIGHTS[verdict.light])
        set_fonts(run._r, HEI, "Arial")
        first.paragraph_format.space_before, first.paragraph_format.line_spacing = Pt(2), Pt(17)
        box.add_paragraph(printable(verdict.why))
        keep_whole(table.rows[0])

    def _table(self, table: blocks.Table) -> None:
        made = add_table(self.document, len(table.rows) + 1, table.widths)
        self._head(made, table.head)
        for row, cells in zip(list(made.rows)[1:], table.rows, strict=True):
            for cell, content in zip(cells_of(row), cells, strict=True):
                self._fill(cell, content)
            # LibreOffice loses the rest of a table of which neither the head nor the first row may break at a page's end.
            if cells is not table.rows[0] and sum(len(content.text) for content in cells) < _LONG_ROW:
                keep_whole(row)
        self._gap()

    def _head(self, table: WordTable, names: tuple[str, ...]) -> None:
        row = table.rows[0]
        for cell, name in zip(cells_of(row), names, strict=False):
            self._fill(cell, blocks.Cell(name, "strong"))
            shade(cell, _HEAD_FILL)
            text_of(cell).paragraph_format.keep_with_next = True
        repeat_head(row)
        keep_whole(row)

    def _fill(self, cell: _Cell, content: blocks.Cell) -> None:
        put(text_of(cell), content.text, _TONES.get(content.tone, ""))
        if content.tone == "blank":
            shade(cell, _BLANK_FILL)

    def _coverage(self, coverage: blocks.CoverageTable) -> None:
        names = [self.words[f"status.{status.value}"] for status in _COUNTED]
        number = 0.078
        title = 1 - number * len(names) - _BAR_SHARE - 0.07
        widths = (title, *(number for _ in names), 0.07, *(_BAR_SHARE / _BAR_CELLS for _ in range(_BAR_CELLS)))
        rows = (*coverage.rows, coverage.total)
        table = add_table(self.document, len(rows) + 1, widths)
        self._head(table, (self.words["section"], *names))
        share = table.rows[0].cells[len(names) + 1].merge(table.rows[0].cells[-1])
        self._fill(share, blocks.Cell(self.words["share"], "strong"))
        shade(share, _HEAD_FILL)
        for row, line in zip(list(table.rows)[1:], rows, strict=True):
            self._coverage_row(row, line, total=line is coverage.total)
        self._gap()
        self._legend()

    def _coverage_row(self, row: _Row, line: Coverage, *, total: bool) -> None:
        cells = cells_of(row)
        tone = "strong" if total else ""
        self._fill(cells[0], blocks.Cell(line.title, tone))
        for cell, status in zip(cells[1:], _COUNTED, strict=False):
            self._fill(cell, blocks.Cell(str(line.counts[status] or "–"), tone))
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._fill(cells[len(_COUNTED) + 1], blocks.Cell(f"{line.share:.0%}", tone))
        at = len(cells) - _BAR_CELLS
        for colour, run in groupby(bar(line)):
            end = at + len(list(run))
            self._bar_cell(cells[at].merge(cells[end - 1]), colour)
            at = end
        for cell in cells:
            cell.paragraphs[0].paragraph_format.line_spacing = Pt(10.5)
        keep_whole(row)

    def _bar_cell(self, cell: _Cell, colour: str) -> None:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        thin(cell)
        if colour:
            shade(cell, colour)

    def _legend(self) -> None:
        paragraph = new_paragraph(self.document, "Aside")
        open_ = self.words["list"].join(self.words[f"status.{s}"] for s in ("partial", "vague", "blank"))
        names = (self.words["status.met"], open_, self.words["status.missing"])
        for colour, name in zip(dict.fromkeys(colour for _, colour in _BAR), names, strict=True):
            paragraph.add_run("■ ").font.color.rgb = RGBColor.from_string(colour)
            paragraph.add_run(f"{name}　")

    def _entry(self, entry: blocks.Entry) -> None:
        item = entry.item
        self._entry_head(item)
        if item.quote:
            self._quote(blocks.Quote("", item.before, item.quote, item.after))
        for key, text in fields(item, self.words):
            paragraph = new_paragraph(self.document, "Field")
            put(paragraph, f"{self.words[key]}\t", "Label")
            put(paragraph, text, "Muted" if key == "authority" else "")

    def _briefs(self, found: blocks.Briefs) -> None:
        for brief in found.findings:
            paragraph = new_paragraph(self.document, "Brief")
            put(paragraph, f"{brief.number}\t", _TONES[brief.tone])
            put(paragraph, f"{_flat(brief.about)}　" if brief.about else "", "Small Remark")
            put(paragraph, brief.message)
            for label, text in ((self.words["brief.remedy"], brief.remedy), *brief.more):
                if text:
                    put(paragraph, f"　{label}{self.words['separator']}", "Small Label")
                    put(paragraph, text)

    def _entry_head(self, item: Item) -> None:
        head = new_paragraph(self.document, "Heading 3", f"{item.number}. {item.subject}　")
        doubt = "" if item.certain else f"·{self.words['uncertain']}"
        severity = item.severity.value
        put(head, f"【{self.words[f'severity.{severity}']}·{item.tag}{doubt}】", _TONES[severity])
        put(head, f"　{item.place}{nearest(item, self.words)}", "Remark")

    def _redline(self, block: blocks.Redline) -> None:
        head = new_paragraph(self.document, "Heading 3", f"{block.place}　")
        put(head, f"【{block.tag}】", _TONES.get(block.tone, "Remark"))
        if block.stretches:
            paragraph = new_paragraph(self.document, "Redline")
            for stretch in block.stretches:
                put(paragraph, _flat(stretch.text), _CHANGES.get(stretch.tone, ""))
        if block.note:
            new_paragraph(self.document, "Place", block.note)

    def _gap(self) -> None:
        """Part a table from what follows; Word joins tables that touch."""
        paragraph = new_paragraph(self.document, "Normal")
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = Pt(6)


def shares(counts: list[int], least: float) -> tuple[float, ...]:
    """Return shares of 1 in proportion to the counts, none below `least`."""
    raised = [max(count / sum(counts), least) for count in counts]
    return tuple(share / sum(raised) for share in raised)


def bar(line: Coverage, cells: int = _BAR_CELLS) -> list[str]:
    """Return the colours of a section's bar: met, then what is open, then what is missing; "" where nothing applies."""
    if not line.applicable:
        return [""] * cells
    colours: list[str] = []
    seen = 0
    for status, colour in _BAR:
        seen += line.counts[status]
        colours += [colour] * (round(cells * seen / line.applicable) - len(colours))
    return colours


def _flat(text: str) -> str:
    return printable(text).replace("\t", "　")
