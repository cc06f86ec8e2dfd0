"""Who in the house does what about the findings: the next steps, and the parts of the checklist with their counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from csreview.model import Kind, Severity
from csreview.reporting.blocks import Block, Cell, Heading, Table
from csreview.reporting.forms import shared
from csreview.reporting.items import Group, Item
from csreview.reporting.model import Report

_OPERATIONS, _FINANCE, _LEGAL = "operations", "finance", "legal"
_OWNERS = {
    "scope": _OPERATIONS, "kpi": _OPERATIONS, "term": _OPERATIONS, "ops": _OPERATIONS, "fees": _FINANCE
}  # fmt: skip
"""Who looks at the findings of a section; what is not named here is for the lawyer."""
_NAMED = 3
"""How many of the gravest findings of a part are named."""
_LONGEST = 24
"""Characters of such a name."""


def next_steps(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    """Yield who does what next: a row for each who has something to do."""
    rows = []
    for owner in (_LEGAL, _OPERATIONS, _FINANCE):
        steps = list(_steps(owner, report, words))
        if steps:
            rows.append((Cell(words[f"owner.{owner}"], "strong"), Cell(words["semicolon"].join(steps) + words["stop"])))
    if any(item.lacking for item in report.items):
        rows.append((Cell(words["owner.other"], "strong"), Cell(words["next.answer"] + words["stop"])))
    if rows:
        yield Heading(1, words["next"])
        yield Table((words["who"], words["does"]), tuple(rows), (0.15, 0.85))


def _steps(owner: str, report: Report, words: Mapping[str, str]) -> Iterator[str]:
    if owner == _LEGAL and report.must_settle:
        yield words["next.must"].format(count=len(report.must_settle))
    groups = [group for group in report.groups if _owner(group) == owner]
    high = {group.title: len(_rest(group, report)) for group in groups if _rest(group, report)}
    if high:
        titles = list(high)
        named = words["list"].join(titles[:_NAMED])
        sections = named if len(titles) <= _NAMED else words["next.more"].format(sections=named)
        yield words["next.high"].format(sections=sections, count=sum(high.values()))
    blanks = sum(item.kind is Kind.BLANK for group in groups for item in group.items)
    if blanks:
        yield words["next.blanks"].format(count=blanks)
    if owner == _OPERATIONS and any(not material.place for material in report.materials):
        yield words["next.materials"]


def _owner(group: Group) -> str:
    return _OWNERS.get(group.id, _LEGAL)


def _rest(group: Group, report: Report) -> list[Item]:
    """Return the grave findings of a section that are not among those to settle first."""
    return [i for i in group.items if i.severity is Severity.HIGH and i not in report.must_settle]


def sections(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    """Yield how many findings of which weight each part has, under which numbers, and for whom, the gravest named."""
    if not report.groups:
        return
    head = (
        words["who"], words["section"], *(words[f"severity.{severity.value}"] for severity in Severity),
        words["sections.numbers"], words["sections.first"],
    )  # fmt: skip
    rows = []
    for owner in (_OPERATIONS, _FINANCE, _LEGAL):
        groups = [group for group in report.groups if _owner(group) == owner]
        rows += [_row(owner if group is groups[0] else "", group, words) for group in groups]
    counts = [Cell(str(count), "strong") for count in report.severities.values()]
    rows.append((Cell(words["total"], "strong"), Cell(""), *counts, Cell(""), Cell("")))
    yield Heading(1, words["sections"])
    yield Table(head, tuple(rows), (0.1, 0.18, 0.05, 0.07, 0.05, 0.1, 0.45))


def _row(owner: str, group: Group, words: Mapping[str, str]) -> tuple[Cell, ...]:
    counts = (sum(item.severity is severity for item in group.items) for severity in Severity)
    numbers = [item.number for item in group.items]
    span = str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
    return (
        Cell(words[f"owner.{owner}"] if owner else "", "strong"),
        Cell(group.title),
        *(Cell(str(n or "–"), s.value if n else "muted") for s, n in zip(Severity, counts, strict=True)),
        Cell(span, "muted"),
        Cell(_gravest(group.items, words)),
    )


def _gravest(items: Sequence[Item], words: Mapping[str, str]) -> str:
    """Name the high findings of a part, where there are none the medium ones; low ones can wait."""
    of = [[i for i in items if i.severity is severity] for severity in (Severity.HIGH, Severity.MEDIUM)]
    titles = list(dict.fromkeys(i.subject for i in of[0] or of[1]))
    named = words["list"].join(shared.clipped(shared.short_title(title), _LONGEST) for title in titles[:_NAMED])
    return named if len(titles) <= _NAMED else words["sections.more"].format(titles=named, count=len(titles))
