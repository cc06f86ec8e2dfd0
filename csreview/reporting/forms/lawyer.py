"""The gap report for a lawyer: complete and traceable, by section; what is grave in full, the rest in brief."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from csreview.reporting.blocks import (
    Block,
    Cell,
    CoverageTable,
    Entry,
    Facts,
    Heading,
    Notes,
    Paragraph,
    SeverityBar,
    Table,
)
from csreview.reporting.forms import shared
from csreview.reporting.items import Item
from csreview.reporting.model import Report


def blocks(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    """Yield the blocks of the report."""
    yield Facts(report.facts)
    yield shared.verdict(report, words)
    yield SeverityBar(tuple(report.severities.items()))
    yield Heading(1, words["must"])
    yield _must_settle(report, words)
    yield Heading(1, words["coverage"])
    yield CoverageTable(report.coverage, report.total)
    yield from shared.figures_table(report, words)
    yield Heading(1, words["findings"])
    yield from _findings(report, words)
    yield from _in_order(report, words)
    yield from shared.limits(report, words)


def _must_settle(report: Report, words: Mapping[str, str]) -> Block:
    if not report.must_settle:
        return Paragraph(words["must.none"])
    head = tuple(words[key] for key in ("number", "subject", "message", "remedy"))
    rows = tuple(
        (Cell(str(i.number), i.severity.value), _subject(i), Cell(i.message), Cell(i.remedy))
        for i in report.must_settle
    )
    return Table(head, rows, (0.06, 0.22, 0.36, 0.36))


def _subject(item: Item) -> Cell:
    return Cell("\n".join(part for part in (item.subject, item.place) if part), "strong")


def _findings(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    if not report.groups:
        yield Paragraph(words["findings.none"])
    for group in report.groups:
        yield Heading(2, f"{group.title}（{len(group.items)}）")
        yield from (Entry(item) for item in group.items if item.grave)
        slight = [item for item in group.items if not item.grave]
        if slight:
            yield shared.briefs(slight, words, full=True)


def _in_order(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    """Yield what was checked and is settled: a paragraph for each section, and for each reason why it does not apply."""
    yield from shared.strengths(report, words)
    yield Heading(1, words["good"])
    titles = {row.id: row.title for row in report.coverage}
    by_section: dict[str, list[str]] = {}
    for met in report.met:
        by_section.setdefault(met.section, []).append(f"{met.title}（{met.place}）" if met.place else met.title)
    met_notes = Notes(tuple((titles.get(key, key), "；".join(lines)) for key, lines in by_section.items()))
    yield met_notes if by_section else Paragraph(words["none"])
    if report.not_applicable:
        by_reason: dict[str, list[str]] = {}
        for item in report.not_applicable:
            by_reason.setdefault(item.reason, []).append(item.title)
        yield Heading(1, words["not_applicable"])
        yield Notes(tuple(("；".join(lines), reason) for reason, lines in by_reason.items()))
