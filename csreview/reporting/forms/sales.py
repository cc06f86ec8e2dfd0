"""The deal sheet for a vendor's salesperson: what cannot be signed, what costs money, what can be traded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from csreview.model import Severity
from csreview.reporting.blocks import Block, Bullets, Fold, Heading, Paragraph
from csreview.reporting.forms import key_figures, shared
from csreview.reporting.items import GROUP_CONSISTENCY, Item
from csreview.reporting.model import Report

_COST = frozenset(
    {
        "scope.hours",
        "scope.holidays",
        "scope.languages",
        "scope.channels",
        "scope.seats-volume",
        "kpi.training",
        "kpi.report-frequency",
        "term.system-integration",
        "ops.promotion-surge",
        "ops.forecast",
        "ops.call-recording",
        "ops.chat-retention",
    }
)
"""Requirements outside the section on fees that decide what the service costs its provider."""
_LEGAL = frozenset({"conf", "data", "ip", "labor", "liab", "dispute", "fm", GROUP_CONSISTENCY})
"""Sections whose findings a salesperson hands to the lawyer."""
_PARAMETERS = 10


def blocks(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    """Yield the blocks of the report."""
    red = [item for item in report.items if item.severity is Severity.HIGH]
    rest = [item for item in report.items if item.severity is not Severity.HIGH]
    yield shared.short_facts(report)
    yield shared.verdict(report, words)
    yield Heading(1, words["red"])
    yield from shared.listed(red, words)
    yield Heading(1, words["cost"])
    yield shared.briefs([item for item in rest if _costs(item)], words)
    yield from _parameters(report, words)
    yield from _trade(red, [item for item in rest if not _costs(item)], words)
    yield from _for_the_lawyer(report, words)
    yield from key_figures.table(report, words)
    yield from shared.strengths(report, words)
    yield from _ready_to_send(red, words)
    yield Fold(words["law"], (shared.law_index(report, words),), words["law.elsewhere"])
    yield from shared.brief_limits(report, words)


def _costs(item: Item) -> bool:
    return item.section == "fees" or item.requirement in _COST


def _parameters(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    asked = shared.to_clear_up(filter(_costs, report.items), _PARAMETERS)
    if asked:
        yield Heading(1, words["parameters"])
        yield Bullets(tuple(f"{title}{words['separator']}{words['list'].join(facts)}" for title, facts in asked))


def _trade(red: Iterable[Item], rest: list[Item], words: Mapping[str, str]) -> Iterator[Block]:
    """Yield what can be traded against something else (medium) and what can be given (low)."""
    yield Heading(1, words["trade"])
    held = words["list"].join(str(item.number) for item in red)
    yield Paragraph(words["trade.held"].format(numbers=held or words["none"]))
    for severity, key in ((Severity.MEDIUM, "trade.swap"), (Severity.LOW, "trade.give")):
        items = [item for item in rest if item.severity is severity]
        if items:
            yield Heading(2, f"{words[key]}（{len(items)}）")
            yield shared.briefs(items, words)


def _for_the_lawyer(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    lines = []
    for group in report.groups:
        if group.id in _LEGAL:
            weighty = [str(item.number) for item in group.items if item.severity is not Severity.LOW]
            if weighty:
                lines.append(
                    f"{group.title}{words['separator']}{words['numbers'].format(numbers=words['list'].join(weighty))}"
                )
    if lines:
        yield Heading(1, words["for.lawyer"])
        yield Bullets(tuple(lines))


def _ready_to_send(red: Iterable[Item], words: Mapping[str, str]) -> Iterator[Block]:
    """Yield the wording to offer for the red lines; for what is traded, a letter (`--for counterpart`) has it."""
    held = [item for item in red if item.wording]
    if held:
        yield Heading(1, words["ready"])
        yield shared.wordings(held)
