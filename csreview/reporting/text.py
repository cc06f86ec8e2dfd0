"""A review for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from csreview.model import Review, Severity, Status
from csreview.reporting import blocks
from csreview.reporting.forms.shared import reason_aside
from csreview.reporting.items import Item
from csreview.reporting.labels import labels
from csreview.reporting.model import Coverage, Report, build
from csreview.reporting.options import Options
from csreview.reporting.outline import heading, outline
from csreview.reporting.plain import clip, columns, harmless, pad, wrap

_SEVERITY_COLOUR = {Severity.HIGH: "1;31", Severity.MEDIUM: "33", Severity.LOW: "36"}
_LIGHT_COLOUR = {"red": "1;31", "amber": "1;33", "green": "1;32"}
_TONE_COLOUR = {"high": "1;31", "medium": "33", "low": "36", "muted": ""}
_CHANGES = {"gone": "[-{}-]", "come": "{{+{}+}}"}
_NARROWEST = 40
_NARROWEST_TITLE = 20
_SHOWN = (Status.MET, Status.PARTIAL, Status.VAGUE, Status.BLANK, Status.MISSING, Status.NOT_APPLICABLE)


def write(review: Review, options: Options) -> bytes:
    """Return the terminal text in UTF-8."""
    return to_text(review, options).encode("utf-8", "replace")


def to_text(review: Review, options: Options | None = None) -> str:
    """Return the review as lines of at most the width asked for (40 at least), with ANSI colour only where asked."""
    options = options or Options()
    page = _Page(build(review, options.language), labels(options.language), options.colour, options.width)
    lines = page.lines() if options.audience == "lawyer" else page.outlined(options)
    return "\n".join(lines) + "\n"


class Lines:
    """Prints blocks as lines for a terminal; holds what every line needs: the words, whether to colour, the width."""

    def __init__(self, words: Mapping[str, str], *, colour: bool, width: int) -> None:
        self.words = words
        self.colour = colour
        self.width = max(width, _NARROWEST)

    def block(self, block: blocks.Block) -> Iterator[str]:
        """Yield the lines of one block."""
        match block:
            case blocks.Heading():
                yield from self._heading(block.text)
            case blocks.Table():
                yield from self._table(block)
            case blocks.Redline():
                yield from self._redline(block)
            case blocks.Briefs():
                for brief in block.findings:
                    yield from self._brief(brief)
            case blocks.Fold():
                yield from self._heading(block.title)
                for inner in block.blocks:
                    yield from self.block(inner)
            case blocks.Verdict():
                yield ""
                yield self._paint(f"{block.label}{self.words['separator']}{block.text}", _LIGHT_COLOUR[block.light])
                yield from wrap(block.why, self.width)
            case _:
                yield from self._lines(block)

    def _lines(self, block: blocks.Block) -> Iterator[str]:
        """Yield a block that is no more than lines of text; pictures have none."""
        match block:
            case blocks.Paragraph():
                yield from wrap(harmless(block.text), self.width)
            case blocks.Bullets():
                for line in block.lines:
                    yield from self._hanging("- ", line)
            case blocks.Notes() | blocks.Facts():
                for label, text in block.pairs:
                    yield from self._field(label, text) if label else wrap(harmless(text), self.width)
            case blocks.Quote():
                yield from self._field(block.place, f"{block.before}{block.quote}{block.after}", indent=3)
            case blocks.Proposal():
                yield from self._field(block.label, block.text, indent=3)

    def _redline(self, block: blocks.Redline) -> Iterator[str]:
        """Yield a clause with its changes: [-gone-] and {+come+}, as word-level diffs mark them."""
        first, *rest = wrap(harmless(f"{block.place}【{block.tag}】"), self.width)
        yield self._paint(first, _TONE_COLOUR.get(block.tone, "1"))
        yield from rest
        text = "".join(_CHANGES.get(stretch.tone, "{}").format(stretch.text) for stretch in block.stretches)
        if text:
            yield from self._hanging("   ", text)
        if block.note:
            yield from self._hanging("   → ", block.note)

    def _brief(self, brief: blocks.Brief) -> Iterator[str]:
        yield from self._hanging(pad(brief.number, 4), " ".join(filter(None, (brief.about, brief.message))))
        for label, text in ((self.words["brief.remedy"], brief.remedy), *brief.more):
            if text:
                yield from self._field(label, text, indent=4)

    def _table(self, table: blocks.Table) -> Iterator[str]:
        """Yield a table row by row, its first cell as the mark of the row, the others under their heads.

        Cells of narrow columns share a line.
        """
        for first, *rest in table.rows:
            yield from self._hanging("· ", first.text or "〃")
            narrow: list[str] = []
            for name, cell, width in zip(table.head[1:], rest, table.widths[1:], strict=True):
                if cell.text and width < blocks.NARROW:
                    narrow.append(f"{name}{self.words['separator']}{cell.text}")
                elif cell.text:
                    yield from self._row_of(narrow)
                    narrow = []
                    yield from self._field(name, cell.text, indent=3)
            yield from self._row_of(narrow)

    def _row_of(self, cells: list[str]) -> Iterator[str]:
        if cells:
            yield from self._hanging("   ", "　".join(cells))

    def _heading(self, text: str) -> Iterator[str]:
        yield ""
        yield self._paint(f"── {self._fit(text)}", "1")

    def _field(self, name: str, value: str, indent: int = 0) -> Iterator[str]:
        yield from self._hanging(" " * indent + name + self.words["separator"], value)

    def _hanging(self, lead: str, text: str) -> Iterator[str]:
        """Yield the text after its lead, further lines under the text's beginning."""
        first, *rest = wrap(harmless(text), self.width - columns(lead))
        yield lead + first
        yield from (" " * columns(lead) + line for line in rest)

    def _fit(self, text: str) -> str:
        return clip(harmless(text), self.width - 4)

    def _paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text


class _Page(Lines):
    """Writes one report; holds what every line needs: the words, whether to colour, the width."""

    def __init__(self, report: Report, words: Mapping[str, str], colour: bool, width: int) -> None:
        super().__init__(words, colour=colour, width=width)
        self.report = report

    def lines(self) -> Iterator[str]:
        """Yield the lines of the report for a lawyer, without line ends."""
        yield from self._head()
        yield from self._must_settle()
        yield from self._findings()
        yield from self._coverage()
        yield from self._limits()
        yield from self._set_aside()

    def outlined(self, options: Options) -> Iterator[str]:
        """Yield the report in the order of another reader than the lawyer."""
        yield self._paint(self._fit(f"{heading(options.audience, self.report.language)}  {self.report.title}"), "1")
        for block in outline(self.report, options):
            yield from self.block(block)

    def _head(self) -> Iterator[str]:
        report = self.report
        yield self._paint(self._fit(report.title), "1")
        for name, value in report.facts[1:]:
            yield from self._field(name, value)
        yield ""
        yield self._paint(
            f"{self.words['verdict']}{self.words['separator']}{report.verdict}", _LIGHT_COLOUR[report.light]
        )
        yield from wrap(f"{report.verdict_why}{self.words['space']}{report.coverage_line}", self.width)

    def _must_settle(self) -> Iterator[str]:
        yield from self._heading(self.words["must"])
        for place, item in enumerate(self.report.must_settle, 1):
            yield from self._hanging(f"{place}. ", f"{item.subject}（{item.place}）{item.message}")
        if not self.report.must_settle:
            yield self.words["must.none"]

    def _findings(self) -> Iterator[str]:
        for group in self.report.groups:
            yield from self._heading(f"{group.title}（{len(group.items)}）")
            for item in group.items:
                yield from self._item(item)
        if not self.report.groups:
            yield from self._heading(self.words["findings"])
            yield from wrap(self.words["findings.none"], self.width)

    def _item(self, item: Item) -> Iterator[str]:
        severity = self.words[f"severity.{item.severity.value}"]
        doubt = "" if item.certain else f" {self.words['uncertain']}"
        head = harmless(f"{item.number}. [{severity}·{item.tag}{doubt}] {item.subject} {item.place}")
        first, *rest = wrap(head, self.width)
        yield self._paint(first, _SEVERITY_COLOUR[item.severity])
        yield from (f"   {line}" for line in rest)
        if item.quote:
            yield from self._field(self.words["quote"], f"{item.before}“{item.quote}”{item.after}", indent=3)
        yield from self._field(self.words["message"], item.message, indent=3)
        yield from self._field(self.words["remedy"], item.remedy, indent=3)

    def _coverage(self) -> Iterator[str]:
        yield from self._heading(self.words["coverage"])
        names = [self.words[f"status.{status.value}"] for status in _SHOWN]
        room = self.width - sum(columns(name) + 2 for name in names) - 6
        if room < _NARROWEST_TITLE:
            yield from self._coverage_in_short()
            return
        yield pad(self.words["section"], room) + "".join("  " + name for name in names)
        for row in (*self.report.coverage, self.report.total):
            yield self._coverage_row(row, names, room)

    def _coverage_in_short(self) -> Iterator[str]:
        """Yield met of applicable alone, for a terminal too narrow for the table."""
        room = self.width - 14
        for row in (*self.report.coverage, self.report.total):
            met = f"{row.counts[Status.MET]}/{row.applicable}"
            yield f"{pad(clip(row.title, room), room)} {pad(met, 7, right=True)} {row.share:>5.0%}"

    def _coverage_row(self, row: Coverage, names: list[str], room: int) -> str:
        numbers = "".join(
            "  " + pad(str(row.counts[status] or "-"), columns(name), right=True)
            for status, name in zip(_SHOWN, names, strict=True)
        )
        return pad(clip(row.title, room), room) + numbers + f"  {row.share:>4.0%}"

    def _limits(self) -> Iterator[str]:
        yield from self._heading(self.words["limits"])
        for notice in self.report.notices:
            yield from self._hanging("- ", notice)
        for what, where, reason in self.report.unread:
            yield from self._hanging("- ", f"{self.words['unread']}{self.words['separator']}{what}（{where}）{reason}")
        if not self.report.unread:
            yield f"- {self.words['unread.none']}"
        for key in ("unchecked.1", "unchecked.2", "note.text"):
            yield from self._hanging("- ", self.words[key])

    def _set_aside(self) -> Iterator[str]:
        """Yield what the reviewer dismissed, with the reasons."""
        if self.report.set_aside:
            yield from self._heading(f"{self.words['set_aside']}（{len(self.report.set_aside)}）")
        for each in self.report.set_aside:
            severity = self.words[f"severity.{each.severity.value}"]
            yield from self._hanging("- ", f"[{severity}·{each.tag}] {each.subject} {each.place}")
            yield from self._field(self.words["message"], each.message, indent=3)
            yield from self._field(self.words["set_aside.why"], reason_aside(each, self.words), indent=3)
