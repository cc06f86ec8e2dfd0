"""The report for an operations manager: one page to decide on, then the list; the law comes last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from csreview.language.fold import fold
from csreview.language.quantities import find_quantities
from csreview.model import ElementStatus, Severity
from csreview.reporting.blocks import Block, Bullets, Cell, Fold, Heading, Paragraph, Table
from csreview.reporting.figures import Figure
from csreview.reporting.forms import shared
from csreview.reporting.items import Item
from csreview.reporting.model import Report

_FIGURES = (
    "scope.hours",
    "kpi.avg-response-time",
    "kpi.first-response",
    "kpi.three-minute-rate",
    "kpi.csat",
    "fees.deduction-limit",
    "fees.base",
    "fees.payment-deadline",
)
"""The figures that a manager looks for, in that order; as many as fit on the first page."""
_NOW, _THEN, _CHANGE, _FIGURE, _QUESTION = 36, 48, 80, 15, 50
"""Characters that keep the first page to one page; the list after it says everything in full."""
_QUESTIONS = 5
_NICKNAME = re.compile(r"（[^）]*）$")
"""What a title says once more in brackets."""


def blocks(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    """Yield the blocks of the report."""
    yield shared.short_facts(report)
    yield shared.verdict(report, words)
    yield Heading(1, words["must"])
    yield _now_then_change(report, words)
    yield from _figures(report, words)
    yield from _materials(report, words)
    yield from _questions(report, words)
    yield Heading(1, words["list.all"], new_page=True)
    yield from _list(report, words)
    yield from shared.limits(report, words)
    yield Fold(words["law"], (shared.law_index(report, words),), words["law.elsewhere"])


def _now_then_change(report: Report, words: Mapping[str, str]) -> Block:
    if not report.must_settle:
        return Paragraph(words["must.none"])
    head = (words["number"], words["now"], words["then"], words["change"])
    rows = tuple(_change_row(item, words) for item in report.must_settle)
    return Table(head, rows, (0.06, 0.29, 0.26, 0.39))


def _change_row(item: Item, words: Mapping[str, str]) -> tuple[Cell, ...]:
    """Say what stands now, what follows from it, and what to write."""
    now = f"{item.place}\n{_sentence(item)}" if item.quote else f"{item.title}\n{words['now.absent']}"
    then = item.stake or item.message
    return (
        Cell(str(item.number), item.severity.value),
        Cell(now),
        Cell(_gist(then, _THEN)),
        Cell(_gist(item.remedy, _CHANGE)),
    )


def _sentence(item: Item) -> str:
    """Return the quote, with what stands around it as far as there is room."""
    whole = f"{item.before}{item.quote}{item.after}"
    return shared.clipped(whole if len(whole) <= _NOW else item.quote + item.after, _NOW)


def _gist(text: str, most: int) -> str:
    """Return the first sentences of a text that fit into `most` characters; a first one that is longer is cut."""
    kept = ""
    for sentence in text.replace("。", "。\n").split("\n"):
        if len(kept + sentence) > most:
            break
        kept += sentence
    return kept or shared.clipped(text, most)


def _figures(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    rows = []
    for wanted in _FIGURES:
        found = [figure for figure in report.figures if figure.requirement == wanted]
        if found:
            rows.append((Cell(_NICKNAME.sub("", found[0].title)), _value(found, words), Cell(found[0].usual, "muted")))
    if rows:
        yield Heading(1, words["figures"])
        head = (words["figures.name"], words["figures.draft"], words["usual"])
        yield Table(head, tuple(rows), (0.27, 0.29, 0.44))


def _value(found: list[Figure], words: Mapping[str, str]) -> Cell:
    """Return what the draft says on one requirement, in a line; what is open stands out."""
    known = list(dict.fromkeys(f.value for f in found if f.status is ElementStatus.SPECIFIC))
    if not known:
        cell = shared.value(found[0], words)
        return Cell(shared.clipped(cell.text, _FIGURE), cell.tone)
    remark = next((f.remark for f in found if f.remark), "")
    text = "；".join(_number(value) for value in known)
    return Cell(f"{text}（{remark}）", "medium") if remark else Cell(text, "strong")


def _number(value: str) -> str:
    """Return the end of a long phrase up to its last number, where the figure stands."""
    flat = shared.clipped(value, len(value))
    if len(flat) <= _FIGURE:
        return flat
    quantities = find_quantities(fold(flat))
    end = quantities[-1].span.end if quantities else len(flat)
    return ("…" if end > _FIGURE else "") + flat[max(0, end - _FIGURE + 1) : end]


def _materials(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    """Yield what to have ready: what the draft settles, and what it does not."""
    lines = []
    for key, settled in (("materials.settled", True), ("materials.open", False)):
        names = [words[f"material.{m.requirement}"] for m in report.materials if bool(m.place) is settled]
        if names:
            lines.append(words[key].format(names=words["list"].join(names)))
    if lines:
        yield Heading(1, words["materials"])
        yield Paragraph("".join(lines))


def _questions(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    for block in shared.to_clear_up((*report.must_settle, *report.items), words, "questions", _QUESTIONS):
        if isinstance(block, Bullets):
            yield Bullets(tuple(shared.clipped(line, _QUESTION) for line in block.lines))
        else:
            yield block


def _list(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    """Yield every finding, the gravest first."""
    if not report.items:
        yield Paragraph(words["findings.none"])
    for severity in Severity:
        items = [item for item in report.items if item.severity is severity]
        if items:
            yield Heading(2, f"{words[f'weight.{severity.value}']}（{len(items)}）")
            yield shared.briefs(items, words)
