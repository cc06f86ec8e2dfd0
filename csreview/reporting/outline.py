"""A report as a sequence of blocks, in the order that suits its reader; Word, web and Markdown print the same blocks.

A lawyer gets everything, by section; a manager one page first, the law at the end; a salesperson the deal: what cannot
be signed, what costs money, what can be traded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from csreview.model import ElementStatus
from csreview.reporting.figures import Figure
from csreview.reporting.labels import labels
from csreview.reporting.model import Coverage, Item, Report

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
_NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 or 2. `new_page`: begins a page."""

    level: int
    text: str
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `muted` for what is said in passing."""

    text: str
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """The cover's pairs of name and value."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict: `light` is red, amber or green."""

    light: str
    label: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `tone` is "", strong, muted, quote, high, medium, low, or blank (a value still to fill in)."""

    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `widths` are shares of the page's width and add up to 1."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class CoverageTable:
    """Sections by status, with a bar for each."""

    rows: tuple[Coverage, ...]
    total: Coverage


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding in full."""

    item: Item


@dataclass(frozen=True, slots=True)
class Fold:
    """What most readers of this form skip: folded in a web page, set last on paper."""

    title: str
    blocks: tuple[Block, ...]


Block = Heading | Paragraph | Bullets | Facts | Verdict | Table | CoverageTable | Entry | Fold


def outline(report: Report, audience: str) -> tuple[Block, ...]:
    """Return the blocks of a report for "lawyer", "manager" or "sales", level 1 headings numbered."""
    words = labels(report.language)
    blocks = {"lawyer": _lawyer, "manager": _manager, "sales": _sales}[audience](report, words)
    return tuple(_numbered(blocks, report.language))


def heading(audience: str, language: str) -> str:
    """Return what the report is called."""
    words = labels(language)
    return words.get(f"report.{audience}", words["report"])


def _numbered(blocks: Iterable[Block], language: str) -> Iterator[Block]:
    number = 0
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            number += 1
            mark = f"{_NUMERALS[number - 1]}、" if language == "zh" else f"{number}. "
            yield Heading(1, mark + block.text, block.new_page)
        else:
            yield block


def _lawyer(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    yield Facts(report.facts)
    yield _verdict(report, words)
    yield Heading(1, words["must"])
    yield _must_settle(report, words)
    yield Heading(1, words["coverage"])
    yield Paragraph(_severities(report, words), muted=True)
    yield CoverageTable(report.coverage, report.total)
    yield from _figures(report, words)
    yield Heading(1, words["findings"])
    yield from _entries(report, words)
    yield from _in_order(report, words)
    yield from _limits(report, words)


def _manager(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    yield Facts(_short(report))
    yield _verdict(report, words)
    yield Heading(1, words["must"])
    yield _now_then_change(report, words)
    yield from _figures(report, words)
    yield Heading(1, words["more"], new_page=True)
    settled = {item.id for item in report.must_settle}
    yield _brief([item for item in report.items if item.id not in settled], words)
    yield from _limits(report, words)
    yield Fold(words["law"], (_law(report, words),))


def _sales(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    red = [item for item in report.items if item.severity.value == "high"]
    cost = [item for item in report.items if item.severity.value != "high" and _costs(item)]
    rest = [item for item in report.items if item.severity.value != "high" and not _costs(item)]
    yield Facts(_short(report))
    yield _verdict(report, words)
    for key, items in (("red", red), ("cost", cost)):
        yield Heading(1, words[key])
        yield _brief(items, words)
    yield Heading(1, words["trade"])
    yield _trade([*red, *cost, *rest], words)
    if rest:
        yield Heading(1, words["more"])
        yield _brief(rest, words)
    yield from _figures(report, words)
    yield from _strengths(report, words)
    yield from _limits(report, words)
    yield Fold(words["law"], (_law(report, words),))


def _costs(item: Item) -> bool:
    return item.section == "fees" or item.requirement in _COST


def _short(report: Report) -> tuple[tuple[str, str], ...]:
    """Return the cover facts without the hash and the kind of text, which only lawyers ask for."""
    words = labels(report.language)
    skipped = {words["hash"], words["kind"]}
    return tuple(pair for pair in report.facts if pair[0] not in skipped)


def _verdict(report: Report, words: Mapping[str, str]) -> Verdict:
    return Verdict(report.light, words["verdict"], report.verdict, f"{report.verdict_why}{report.coverage_line}")


def _severities(report: Report, words: Mapping[str, str]) -> str:
    counts = words["list"].join(f"{words[f'severity.{s.value}']} {n}" for s, n in report.severities.items())
    return f"{words['severities']}{words['separator']}{counts}"


def _must_settle(report: Report, words: Mapping[str, str]) -> Block:
    if not report.must_settle:
        return Paragraph(words["must.none"])
    head = tuple(words[key] for key in ("number", "place", "message", "remedy"))
    rows = tuple(
        (Cell(str(i.number), i.severity.value), _subject(i), Cell(i.message), Cell(i.remedy))
        for i in report.must_settle
    )
    return Table(head, rows, (0.08, 0.22, 0.35, 0.35))


def _now_then_change(report: Report, words: Mapping[str, str]) -> Block:
    if not report.must_settle:
        return Paragraph(words["must.none"])
    head = (words["number"], words["now"], words["then"], words["change"])
    return Table(head, tuple(_change_row(item, words) for item in report.must_settle), (0.08, 0.28, 0.32, 0.32))


def _change_row(item: Item, words: Mapping[str, str]) -> tuple[Cell, ...]:
    """Say what stands now, what follows from it, and what to write; model clauses belong to the lawyers' form."""
    now = f"{item.place}\n{_sentence(item)}" if item.quote else f"{item.title}\n{words['now.absent']}"
    why = f"{item.message}\n{item.why}" if item.why and item.why not in item.message else item.message
    return (Cell(str(item.number), item.severity.value), Cell(now), Cell(why), Cell(item.remedy))


def _sentence(item: Item) -> str:
    return f"{item.before}{item.quote}{item.after}".replace("\t", "　")


def _subject(item: Item) -> Cell:
    return Cell("\n".join(part for part in (item.title, item.place) if part), "strong")


def _figures(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    if not report.figures:
        return
    yield Heading(1, words["figures"])
    head = tuple(words[key] for key in ("requirement", "fact", "figure", "place"))
    yield Table(head, tuple(_figure_row(f, words) for f in report.figures), (0.27, 0.25, 0.28, 0.2))


def _figure_row(figure: Figure, words: Mapping[str, str]) -> tuple[Cell, ...]:
    return (Cell(figure.title), Cell(figure.name), _figure_value(figure, words), Cell(figure.place, "muted"))


def _figure_value(figure: Figure, words: Mapping[str, str]) -> Cell:
    value = figure.value.replace("\t", "　")
    if figure.status is ElementStatus.SPECIFIC:
        return Cell(value, "strong")
    if figure.status is ElementStatus.VAGUE:
        return Cell(f"{words['figure.vague']}{words['separator']}{value}", "medium")
    return Cell(words[f"figure.{figure.status.value}"], "blank")


def _entries(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    if not report.groups:
        yield Paragraph(words["findings.none"])
    for group in report.groups:
        yield Heading(2, f"{group.title}（{len(group.items)}）")
        yield from (Entry(item) for item in group.items)


def _brief(items: Iterable[Item], words: Mapping[str, str]) -> Block:
    rows = tuple(
        (Cell(str(i.number), i.severity.value), _subject_with_quote(i), Cell(i.message), Cell(i.remedy)) for i in items
    )
    if not rows:
        return Paragraph(words["none"])
    head = tuple(words[key] for key in ("number", "place", "message", "remedy"))
    return Table(head, rows, (0.08, 0.26, 0.33, 0.33))


def _subject_with_quote(item: Item) -> Cell:
    parts = (item.title, item.place, f"“{item.quote}”".replace("\t", "　") if item.quote else "")
    return Cell("\n".join(part for part in parts if part))


def _trade(items: Iterable[Item], words: Mapping[str, str]) -> Block:
    stance = {"high": "trade.hold", "medium": "trade.swap", "low": "trade.give"}
    rows = tuple(
        (
            Cell(str(item.number)),
            Cell(item.title or item.tag),
            Cell(words[stance[item.severity.value]], item.severity.value),
            Cell(item.wording or item.remedy),
        )
        for item in items
    )
    if not rows:
        return Paragraph(words["none"])
    head = (words["number"], words["requirement"], words["stance"], words["trade.bottom"])
    return Table(head, rows, (0.08, 0.24, 0.13, 0.55))


def _law(report: Report, words: Mapping[str, str]) -> Block:
    rows = tuple(
        (Cell(str(i.number)), Cell(i.wording), Cell("\n".join(i.authority), "muted"))
        for i in report.items
        if i.wording or i.authority
    )
    if not rows:
        return Paragraph(words["none"])
    return Table((words["number"], words["wording"], words["authority"]), rows, (0.08, 0.58, 0.34))


def _strengths(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    if report.strengths:
        yield Heading(1, words["strengths"])
        rows = tuple((Cell(k.place), Cell(k.quote, "quote"), Cell(k.message)) for k in report.strengths)
        yield Table((words["place"], words["quote"], words["strength"]), rows, (0.2, 0.4, 0.4))


def _in_order(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    yield from _strengths(report, words)
    yield Heading(1, words["good"])
    rows = tuple((Cell(m.title), Cell(m.place, "muted"), Cell(m.quote, "quote")) for m in report.met)
    head = (words["requirement"], words["place"], words["quote"])
    yield Table(head, rows, (0.28, 0.2, 0.52)) if rows else Paragraph(words["none"])
    if report.not_applicable:
        yield Heading(1, words["not_applicable"])
        reasons = tuple((Cell(n.title), Cell(n.reason)) for n in report.not_applicable)
        yield Table((words["requirement"], words["reason"]), reasons, (0.36, 0.64))


def _limits(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    yield Heading(1, words["limits"])
    if report.notices:
        yield Heading(2, words["notices"])
        yield Bullets(report.notices)
    yield Heading(2, words["unread"])
    unread = tuple(f"{what}（{where}）{words['separator']}{reason}" for what, where, reason in report.unread)
    yield Bullets(unread or (words["unread.none"],))
    yield Heading(2, words["unchecked"])
    yield Bullets((words["unchecked.1"], words["unchecked.2"]))
    yield Heading(1, words["note"])
    yield Paragraph(words["note.text"])
