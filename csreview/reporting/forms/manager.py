"""The report for an operations manager: a page to decide on, then who does what next; the rest only as counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import accumulate

from csreview.model import Severity
from csreview.reporting.blocks import Block, Bullets, Cell, Fold, Heading, Paragraph, Table
from csreview.reporting.forms import key_figures, owners, shared
from csreview.reporting.items import Item
from csreview.reporting.model import Report

_NOW, _THEN, _QUESTION = 90, 60, 50
"""Characters that keep what is to be decided on to one page; no sentence is cut off for them."""
_QUESTIONS = 5


def blocks(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    """Yield the blocks of the report."""
    yield shared.short_facts(report)
    yield shared.verdict(report, words)
    yield Heading(1, words["must"])
    yield _now_then_change(report, words)
    yield from key_figures.table(report, words)
    yield from _materials(report, words)
    yield from _questions(report, words)
    yield from owners.next_steps(report, words)
    yield from owners.sections(report, words)
    if report.items:
        yield Fold(words["list.all"], tuple(_list(report, words)), words["list.elsewhere"])
    yield from shared.brief_limits(report, words)


def _now_then_change(report: Report, words: Mapping[str, str]) -> Block:
    if not report.must_settle:
        return Paragraph(words["must.none"])
    head = (words["number"], words["now"], words["then"], words["change"])
    rows = tuple(_change_row(rank, item, words) for rank, item in enumerate(report.must_settle, 1))
    return Table(head, rows, (0.06, 0.29, 0.26, 0.39))


def _change_row(rank: int, item: Item, words: Mapping[str, str]) -> tuple[Cell, ...]:
    """Say what stands now, what follows from it, and what to write; the finding's own number stands beside its place."""
    where = [item.place] if item.quote else []
    known = words["semicolon"].join([*where, words["finding.number"].format(number=item.number)])
    now = f"{item.subject}（{known}）\n{_sentence(item) if item.quote else words['now.absent']}"
    then = item.stake or item.message
    return (
        Cell(str(rank), item.severity.value),
        Cell(now),
        Cell(_gist(then)),
        Cell(shared.fallback_apart(item.remedy)),
    )


def _sentence(item: Item) -> str:
    """Return the quote, with the rest of its sentence on either side where there is room for it."""
    before = "" if item.before.startswith("…") else item.before
    after = "" if item.after.endswith("…") else item.after
    for shown in (before + item.quote + after, item.quote + after):
        if len(shown) <= _NOW:
            return shared.on_one_line(shown)
    return shared.whole_parts(item.quote, _NOW)


def _gist(text: str) -> str:
    """Return the first sentences of a text that fit, and at least one."""
    return shared.whole_parts(text, _THEN, "。").rstrip("…")


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
    asked = shared.to_clear_up((*report.must_settle, *report.items), _QUESTIONS)
    if asked:
        yield Heading(1, words["questions"])
        yield Bullets(tuple(question(*each, words) for each in asked))


def question(title: str, facts: tuple[str, ...], words: Mapping[str, str]) -> str:
    """Ask for as many of the facts as fit into one line."""
    lengths = accumulate(map(len, facts), initial=len(title))
    kept = [fact for fact, length in zip(facts, [*lengths][1:], strict=True) if length <= _QUESTION]
    return words["questions.one"].format(title=title, facts=words["list"].join(kept or facts[:1]))


def _list(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    """Yield every finding, the gravest first, and the law behind them."""
    for severity in Severity:
        items = [item for item in report.items if item.severity is severity]
        if items:
            yield Heading(2, f"{words[f'weight.{severity.value}']}（{len(items)}）")
            yield shared.briefs(items, words)
    yield Heading(2, words["law"])
    yield shared.law_index(report, words)
