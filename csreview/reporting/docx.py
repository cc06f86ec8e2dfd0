"""The gap report as a Word file."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell, _Row

from csreview.model import Review, Side, Status
from csreview.reporting import blocks
from csreview.reporting.labels import labels
from csreview.reporting.model import Coverage, Item, build
from csreview.reporting.options import Options
from csreview.reporting.outline import heading, outline
from csreview.reporting.plain import printable
from csreview.reporting.word import (
    HEI,
    add_table,
    field,
    keep_whole,
    new_document,
    new_paragraph,
    put,
    repeat_head,
    rule,
    save,
    set_fonts,
    shade,
    styled,
    thin,
)

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
_BAR_CELLS = 20
_BAR_SHARE = 0.2
_HEAD_FILL, _LABEL_FILL, _BLANK_FILL = "EEF1F5", "F6F7F9", "FFF3CD"
_COUNTED = (Status.MET, Status.PARTIAL, Status.VAGUE, Status.BLANK, Status.MISSING, Status.NOT_APPLICABLE)


def write(review: Review, options: Options) -> bytes:
    """Return the Word file of the report for the reader chosen."""
    return to_docx(review, options)


def to_docx(review: Review, options: Options | None = None) -> bytes:
    """Return the gap report as a Word file (A4); the same review and options give the same bytes."""
    options = options or Options()
    report = build(review, options.language)
    printer = Printer(heading(options.audience, report.language), report.title, report.side, labels(report.language))
    for block in outline(report, options.audience):
        printer.block(block)
    return save(printer.document, review.date)


class Printer:
    """Prints the blocks of a report called `name` about a draft, for one side, into one document."""

    def __init__(self, name: str, title: str, side: Side, words: Mapping[str, str]) -> None:
        self.words = words
        self.document: WordDocument = new_document()
        self.name = name
        self.document.core_properties.title = printable(f"{title} {name}")[:255]
        self._header_and_footer(title, side)
        new_paragraph(self.document, "Title", name)

    def block(self, block: blocks.Block) -> None:
        """Print one block."""
        match block:
            case blocks.Heading():
                paragraph = new_paragraph(self.document, f"Heading {block.level}", block.text)
                paragraph.paragraph_format.page_break_before = True if block.new_page else None
            case blocks.Paragraph():
                new_paragraph(self.document, "Aside" if block.muted else "Normal", block.text)
            case blocks.Bullets():
                for line in block.lines:
                    new_paragraph(self.document, "List Bullet", line)
            case blocks.Facts():
                self._facts(block)
            case blocks.Verdict():
                self._verdict(block)
            case blocks.Table():
                self._table(block)
            case blocks.CoverageTable():
                self._coverage(block)
            case blocks.Entry():
                self._entry(block.item)
            case blocks.Redline():
                self._redline(block)
            case blocks.Fold():
                new_paragraph(self.document, "Heading 1", block.title)
                for inner in block.blocks:
                    self.block(inner)

    def _header_and_footer(self, title: str, side: Side) -> None:
        section = self.document.sections[0]
        head = section.header.paragraphs[0]
        whose = self.words[f"side.{side.value}"]
        put(head, f"{self.name}　{title}　{self.words['side']}{self.words['separator']}{whose}", "Small")
        rule(head, "bottom")
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        before, between, after = self.words["page"].replace("{pages}", "{page}").split("{page}")
        put(foot, before, "Small")
        field(foot, "PAGE", "Small")
        put(foot, between, "Small")
        field(foot, "NUMPAGES", "Small")
        put(foot, after, "Small")

    def _facts(self, facts: blocks.Facts) -> None:
        table = add_table(self.document, len(facts.pairs), (0.17, 0.83))
        for row, (name, value) in zip(table.rows, facts.pairs, strict=True):
            self._fill(row.cells[0], blocks.Cell(name, "muted"))
            self._fill(row.cells[1], blocks.Cell(value))
            shade(row.cells[0], _LABEL_FILL)
            keep_whole(row)
        self._gap()

    def _verdict(self, verdict: blocks.Verdict) -> None:
        table = add_table(self.document, 1, (0.015, 0.985), rules=False)
        bar, box = table.rows[0].cells
        shade(bar, _LIGHTS[verdict.light])
        shade(box, _LABEL_FILL)
        styled(bar.paragraphs[0], "Table Text")
        first = box.paragraphs[0]
        run = first.add_run(f"{verdict.label}{self.words['separator']}{verdict.text}")
        run.font.size, run.font.color.rgb = Pt(13), RGBColor.from_string(_LIGHTS[verdict.light])
        set_fonts(run._r, HEI, "Arial")
        first.paragraph_format.space_before = Pt(3)
        box.add_paragraph(printable(verdict.why))
        keep_whole(table.rows[0])

    def _table(self, table: blocks.Table) -> None:
        made = add_table(self.document, len(table.rows) + 1, table.widths)
        self._head(made, table.head)
        for row, cells in zip(list(made.rows)[1:], table.rows, strict=True):
            for cell, content in zip(row.cells, cells, strict=True):
                self._fill(cell, content)
            if sum(len(content.text) for content in cells) < 400:
                keep_whole(row)
        self._gap()

    def _head(self, table: WordTable, names: tuple[str, ...]) -> None:
        row = table.rows[0]
        for cell, name in zip(row.cells, names, strict=False):
            self._fill(cell, blocks.Cell(name, "strong"))
            shade(cell, _HEAD_FILL)
            cell.paragraphs[0].paragraph_format.keep_with_next = True
        repeat_head(row)
        keep_whole(row)

    def _fill(self, cell: _Cell, content: blocks.Cell) -> None:
        put(styled(cell.paragraphs[0], "Table Text"), content.text, _TONES.get(content.tone, ""))
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
        cells = row.cells
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
        keep_whole(row)

    def _bar_cell(self, cell: _Cell, colour: str) -> None:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        styled(cell.paragraphs[0], "Table Text")
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

    def _entry(self, item: Item) -> None:
        self._entry_head(item)
        if item.quote:
            self._quotation(item)
        self._labelled("message", item.message)
        if item.why:
            self._labelled("why", item.why)
        if item.remedy:
            self._labelled("remedy", item.remedy)
        if item.wording:
            self._labelled("wording", item.wording)
        elif item.wording_at:
            self._labelled("wording", self.words["wording.at"].format(number=item.wording_at))
        if item.authority:
            self._labelled("authority", "；".join(item.authority))

    def _entry_head(self, item: Item) -> None:
        head = new_paragraph(
            self.document, "Heading 3", f"{item.number}. {item.title or _short(item.quote) or item.tag}　"
        )
        doubt = "" if item.certain else f"·{self.words['uncertain']}"
        severity = item.severity.value
        put(head, f"【{self.words[f'severity.{severity}']}·{item.tag}{doubt}】", _TONES[severity])
        put(head, f"　{item.place}", "Remark")
        if item.nearest:
            text = self.words["nearest"].format(places=self.words["list"].join(item.nearest))
            new_paragraph(self.document, "Place", text)

    def _quotation(self, item: Item) -> None:
        paragraph = new_paragraph(self.document, "Quotation", _flat(item.before))
        put(paragraph, _flat(item.quote), "Quoted", bold=bool(item.before or item.after))
        put(paragraph, _flat(item.after))

    def _redline(self, block: blocks.Redline) -> None:
        head = new_paragraph(self.document, "Heading 3", f"{block.place}　")
        put(head, f"【{block.tag}】", _TONES.get(block.tone, "Remark"))
        if block.stretches:
            paragraph = new_paragraph(self.document, "Redline")
            for stretch in block.stretches:
                put(paragraph, _flat(stretch.text), _CHANGES.get(stretch.tone, ""))
        if block.note:
            new_paragraph(self.document, "Place", block.note)

    def _labelled(self, key: str, text: str) -> None:
        paragraph = new_paragraph(self.document, "Field")
        put(paragraph, f"{self.words[key]}\t", "Label")
        put(paragraph, text)

    def _gap(self) -> None:
        """Part a table from what follows; Word joins tables that touch."""
        paragraph = new_paragraph(self.document, "Normal")
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = Pt(6)


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


def _short(text: str) -> str:
    flat = _flat(text).replace("\n", " ")
    return f"“{flat if len(flat) <= 20 else flat[:19] + '…'}”" if flat else ""
