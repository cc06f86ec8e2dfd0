"""A report as a sequence of blocks, in the order that suits its reader; Word, web and Markdown print the same blocks.

A lawyer gets everything, by section; a manager one page first, the law at the end; a salesperson the deal: what cannot
be signed, what costs money, what can be traded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from csreview.model import ElementStatus, Severity
from csreview.reporting.blocks import (
    Block,
    Bullets,
    Cell,
    CoverageTable,
    Entry,
    Facts,
    Fold,
    Heading,
    Paragraph,
    Table,
    Verdict,
)
from csreview.reporting.figures import Figure
from csreview.reporting.labels import labels
from csreview.reporting.model import Item, Report, SetAside

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
_MANAGER_FIGURES = frozenset(
    {
        "scope.hours",
        "kpi.avg-response-time",
        "kpi.first-response",
        "kpi.three-minute-rate",
        "kpi.csat",
        "kpi.fcr",
        "kpi.consequence",
        "term.period",
        "fees.base",
        "fees.payment-deadline",
        "liab.late-payment",
    }
)
"""The figures that fit on a manager's first page."""
_NUMERALS = "一二三四五六七八九十"


def outline(report: Report, audience: str) -> tuple[Block, ...]:
    """Return the blocks of a report for "lawyer", "manager" or "sales", level 1 headings numbered."""
    words = labels(report.language)
    blocks = {"lawyer": _lawyer, "manager": _manager, "sales": _sales}[audience](report, words)
    return tuple(_numbered((*blocks, *_set_aside(report, words)), report.language))


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
    yield from _figures(report, words, _MANAGER_FIGURES)
    yield from _to_clear_up(report.items, words, "questions", 5)
    yield Heading(1, words["more"], new_page=True)
    settled = {item.id for item in report.must_settle}
    yield _brief([item for item in report.items if item.id not in settled], words)
    yield from _limits(report, words)
    yield Fold(words["law"], (_law(report, words),))


def _sales(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    red = [item for item in report.items if item.severity is Severity.HIGH]
    cost = [item for item in report.items if item.severity is not Severity.HIGH and _costs(item)]
    rest = [item for item in report.items if item.severity is not Severity.HIGH and not _costs(item)]
    yield Facts(_short(report))
    yield _verdict(report, words)
    for key, items in (("red", red), ("cost", cost)):
        yield Heading(1, words[key])
        yield _brief(items, words)
    yield from _to_clear_up([*filter(_costs, report.items)], words, "parameters", 10)
    yield Heading(1, words["trade"])
    held = words["list"].join(str(item.number) for item in red)
    yield Paragraph(words["trade.held"].format(numbers=held or words["none"]))
    yield _trade(rest, words)
    yield from _figures(report, words)
    yield from _strengths(report, words)
    yield from _limits(report, words)
    yield Fold(words["law"], (_law(report, words),))


def _to_clear_up(items: Iterable[Item], words: Mapping[str, str], title: str, most: int) -> Iterator[Block]:
    """Yield what to ask the other side first: the facts that the gravest open requirements lack."""
    gravest = sorted((i for i in items if i.lacking), key=lambda i: i.severity.rank)
    lines = dict.fromkeys(f"{i.title}{words['separator']}{words['list'].join(i.lacking)}" for i in gravest)
    if lines:
        yield Heading(1, words[title])
        yield Bullets(tuple(lines)[:most])


def _costs(item: Item) -> bool:
    return item.section == "fees" or item.requirement in _COST


def _short(report: Report) -> tuple[tuple[str, str], ...]:
    """Return the cover facts that a page of one's own needs: which agreement, which file, for whom, when."""
    words = labels(report.language)
    kept = {words[key] for key in ("title", "draft", "side", "date")}
    return tuple(pair for pair in report.facts if pair[0] in kept)


def _verdict(report: Report, words: Mapping[str, str]) -> Verdict:
    return Verdict(report.light, words["verdict"], report.verdict, f"{report.verdict_why}{report.coverage_line}")


def _severities(report: Report, words: Mapping[str, str]) -> str:
    counts = words["list"].join(f"{words[f'severity.{s.value}']} {n}" for s, n in report.severities.items())
    return f"{words['severities']}{words['separator']}{counts}"


def _must_settle(report: Report, words: Mapping[str, str]) -> Block:
    if not report.must_settle:
        return Paragraph(words["must.none"])
    head = tuple(words[key] for key in ("number", "subject", "message", "remedy"))
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
    why = f"{item.message}\n{item.why}" if item.why else item.message
    return (Cell(str(item.number), item.severity.value), Cell(now), Cell(why), Cell(item.remedy))


def _sentence(item: Item) -> str:
    return f"{item.before}{item.quote}{item.after}".replace("\t", "　")


def _subject(item: Item) -> Cell:
    return Cell("\n".join(part for part in (item.title or item.tag, item.place) if part), "strong")


def _figures(report: Report, words: Mapping[str, str], only: frozenset[str] = frozenset()) -> Iterator[Block]:
    """Yield the figures, those of the requirements `only` where some are named; what says the same shares a row."""
    shown = [f for f in report.figures if not only or f.requirement in only]
    if not shown:
        return
    yield Heading(1, words["figures"])
    head = tuple(words[key] for key in ("requirement", "fact", "figure", "place"))
    rows = []
    before = ""
    for same in _alike(shown):
        first = same[0]
        title = first.title if first.requirement != before else ""
        names = words["list"].join(dict.fromkeys(f.name for f in same))
        rows.append((Cell(title), Cell(names), _figure_value(first, words), Cell(first.place, "muted")))
        before = first.requirement
    yield Table(head, tuple(rows), (0.25, 0.28, 0.29, 0.18))


def _alike(shown: Iterable[Figure]) -> list[list[Figure]]:
    """Group neighbouring figures of one requirement that have the same value and place."""
    groups: list[list[Figure]] = []
    for figure in shown:
        key = (figure.requirement, figure.status, figure.value, figure.place)
        if groups and key == (
            groups[-1][0].requirement,
            groups[-1][0].status,
            groups[-1][0].value,
            groups[-1][0].place,
        ):
            groups[-1].append(figure)
        else:
            groups.append([figure])
    return groups


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
        yield from (Entry(item) for item in group.items if item.severity is not Severity.LOW)
        minor = [item for item in group.items if item.severity is Severity.LOW]
        if minor:
            yield Paragraph(words["minor"], muted=True)
            yield _minor(minor, words)


def _minor(items: Iterable[Item], words: Mapping[str, str]) -> Block:
    """Set findings of low severity in a table: a reader of a hundred equal entries misses those that matter."""
    head = tuple(words[key] for key in ("number", "subject", "message", "remedy"))
    rows = tuple(
        (
            Cell(f"{i.number}\n{words['severity.low']}", "low"),
            _subject_with_quote(i),
            Cell(i.message),
            _advice(i, words),
        )
        for i in items
    )
    return Table(head, rows, (0.07, 0.26, 0.3, 0.37))


def _advice(item: Item, words: Mapping[str, str]) -> Cell:
    wording = f"{words['wording']}{words['separator']}{item.wording}" if item.wording else ""
    authority = f"{words['authority']}{words['separator']}{'；'.join(item.authority)}" if item.authority else ""
    return Cell("\n".join(part for part in (item.remedy, wording, authority) if part))


def _brief(items: Iterable[Item], words: Mapping[str, str]) -> Block:
    rows = tuple(
        (Cell(str(i.number), i.severity.value), _subject_with_quote(i), Cell(i.message), Cell(i.remedy)) for i in items
    )
    if not rows:
        return Paragraph(words["none"])
    head = tuple(words[key] for key in ("number", "subject", "message", "remedy"))
    return Table(head, rows, (0.08, 0.26, 0.33, 0.33))


def _subject_with_quote(item: Item) -> Cell:
    parts = (item.title or item.tag, item.place, f"“{item.quote}”".replace("\t", "　") if item.quote else "")
    return Cell("\n".join(part for part in parts if part))


def _trade(items: Iterable[Item], words: Mapping[str, str]) -> Block:
    """Say what can be traded against something else (medium) and what can be given (low)."""
    rows = tuple(
        (
            Cell(
                f"{i.number}\n{words['trade.swap' if i.severity is Severity.MEDIUM else 'trade.give']}",
                i.severity.value,
            ),
            _subject_with_quote(i),
            Cell(i.message),
            Cell(i.remedy),
        )
        for i in items
    )
    if not rows:
        return Paragraph(words["none"])
    head = (words["stance"], words["subject"], words["message"], words["trade.bottom"])
    return Table(head, rows, (0.1, 0.26, 0.32, 0.32))


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


def _set_aside(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    """Yield what the reviewer dismissed, last of all, with the reasons."""
    if not report.set_aside:
        return
    yield Heading(1, words["set_aside"])
    yield Paragraph(words["set_aside.note"], muted=True)
    head = tuple(words[key] for key in ("severity", "subject", "message", "set_aside.why"))
    rows = tuple(
        (
            Cell(words[f"severity.{each.severity.value}"], each.severity.value),
            Cell(subject_aside(each)),
            Cell(each.message, "muted"),
            Cell(reason_aside(each, words)),
        )
        for each in report.set_aside
    )
    yield Table(head, rows, (0.08, 0.26, 0.33, 0.33))


def subject_aside(each: SetAside) -> str:
    """Return what a finding that was set aside is about, where, in which words."""
    parts = (each.title or each.tag, each.place, f"“{each.quote}”".replace("\t", "　") if each.quote else "")
    return "\n".join(part for part in parts if part)


def reason_aside(each: SetAside, words: Mapping[str, str]) -> str:
    """Return why a finding was set aside."""
    return each.reason + (words["set_aside.whole"] if each.whole else "")
