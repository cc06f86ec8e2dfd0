"""Parts that several forms of the report have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from csreview.language.citing import split
from csreview.model import ElementStatus
from csreview.reporting.blocks import (
    Block,
    Brief,
    Briefs,
    Bullets,
    Cell,
    Facts,
    Heading,
    Notes,
    Paragraph,
    Table,
    Verdict,
)
from csreview.reporting.figures import Figure
from csreview.reporting.items import Item, SetAside, model_clause
from csreview.reporting.labels import labels
from csreview.reporting.model import Report

_FALLBACK = re.compile(r"([；。，])(?=退一步|让步|或?折中)")
_IN_BRACKETS = re.compile(r"（[^）]*）$")
_LONGEST_QUOTE = 60
"""How much of a quote a table cell shows; whole quotes stand in full entries, in Excel and in the JSON."""


def short_facts(report: Report) -> Facts:
    """Return the cover facts that a page of one's own needs: which agreement, which file, for whom, when."""
    words = labels(report.language)
    kept = {words[key] for key in ("title", "draft", "side", "date")}
    return Facts(tuple(pair for pair in report.facts if pair[0] in kept), brief=True)


def verdict(report: Report, words: Mapping[str, str]) -> Verdict:
    """Return the verdict, with why and how much is regulated."""
    return Verdict(
        report.light, words["verdict"], report.verdict, f"{report.verdict_why}{words['space']}{report.coverage_line}"
    )


def listed(items: Iterable[Item], words: Mapping[str, str]) -> Iterator[Block]:
    """Yield findings: a table of those with words of the draft to look at, then in brief what is nowhere in it."""
    everything = tuple(items)
    written = [item for item in everything if not item.absent]
    if written:
        yield _table(written, words)
    absent = [item for item in everything if item.absent]
    if absent or not written:
        yield briefs(absent, words)


def _table(items: Iterable[Item], words: Mapping[str, str]) -> Table:
    """Return findings as a table: what and where, what is wrong, what to do."""
    rows = tuple(
        (
            Cell(str(first.number), first.severity.value),
            Cell("\n".join((subject(first, words).text, *(_again(i, words, "\n") for i in others)))),
            Cell(first.message),
            Cell(fallback_apart(first.remedy)),
        )
        for first, *others in _told_alike(items)
    )
    head = tuple(words[key] for key in ("number", "subject", "message", "remedy"))
    return Table(head, rows, (0.055, 0.235, 0.36, 0.35))


def briefs(items: Iterable[Item], words: Mapping[str, str], *, full: bool = False) -> Block:
    """Return findings in a few lines each; `full`: with severity, kind, model clause and law."""
    found = tuple(
        replace(shown, about=words["semicolon"].join((shown.about, *(_again(i, words, " ") for i in others))))
        for first, *others in _told_alike(items)
        for shown in [_brief(first, words, full=full)]
    )
    return Briefs(found) if found else Paragraph(words["none"])


def _told_alike(items: Iterable[Item]) -> list[list[Item]]:
    """Group findings that say the very same of several places: three blanks of one requirement are told in one entry."""
    groups: dict[object, list[Item]] = {}
    for item in items:
        same = (item.title, item.tag, item.severity, item.message, item.remedy, item.certain)
        groups.setdefault(same if item.quote else item.id, []).append(item)
    return list(groups.values())


def _again(item: Item, words: Mapping[str, str], gap: str) -> str:
    """Return number, place and quote of a finding whose subject, problem and remedy stand with another."""
    number = words["numbers"].format(numbers=item.number)
    return f"{number} {item.place}{gap}“{whole_parts(item.quote, _LONGEST_QUOTE)}”"


def _brief(item: Item, words: Mapping[str, str], *, full: bool) -> Brief:
    tags = (words[f"severity.{item.severity.value}"], item.tag) if full else ()
    marks = "·".join((*tags, *(() if item.certain else (words["uncertain"],))))
    name = "" if not item.title or item.title in item.message else item.title
    about = " ".join(
        filter(None, (f"〔{marks}〕" if marks else "", name, _where(item, words, full=full), _quote(item, full=full)))
    )
    shown = Brief(str(item.number), item.severity.value, about, item.message, item.remedy)
    if not full:
        return shown
    more = ((words["wording"], model_clause(item, words)), (words["authority"], item.law))
    return replace(shown, message=item.message + item.why, more=tuple(pair for pair in more if pair[1]))


def _quote(item: Item, *, full: bool) -> str:
    """Return the words of the draft, "" where the message quotes them already."""
    if not item.quote or f"“{item.quote}”" in item.message:
        return ""
    return f"“{on_one_line(item.quote) if full else whole_parts(item.quote, _LONGEST_QUOTE)}”"


def _where(item: Item, words: Mapping[str, str], *, full: bool) -> str:
    if not item.absent:
        return item.place
    return words["after"].format(place=item.follows) if item.follows and full else ""


def subject(item: Item, words: Mapping[str, str]) -> Cell:
    """Return what a finding is about: its subject and kind, its place (or where it belongs), its quote."""
    doubt = "" if item.certain else f"·{words['uncertain']}"
    quote = f"“{whole_parts(item.quote, _LONGEST_QUOTE)}”" if item.quote else ""
    name = f"{item.title}〔{item.tag}{doubt}〕" if item.title else f"{item.tag}{doubt}"
    place = words["after"].format(place=item.follows) if item.follows else "" if item.absent else item.place
    return Cell("\n".join(part for part in (name, place, quote) if part))


def fallback_apart(remedy: str) -> str:
    """Return what to ask for, and on a line of its own what to settle for."""
    return _FALLBACK.sub(r"\1\n", remedy)


def on_one_line(text: str) -> str:
    """Return text of the draft without its line breaks; cells of a table stay apart."""
    return re.sub(r"[ \r\n]+", " ", text.replace("\t", "　"))


def whole_parts(text: str, most: int, ends: str = "，；。：") -> str:
    """Return on one line the first parts of a text that fit into `most` characters, at least one, with … behind them where
    something is left out; a part goes as far as one of the marks in `ends`, in a table as far as its row.
    """
    kept, *others = map(on_one_line, re.split(f"(?<=[{ends}\\n])", text))
    for part in others:
        if len(kept + part) > most:
            return f"{kept.rstrip('，；： ')}…"
        kept += part
    return kept.rstrip()


def clipped(text: str, most: int) -> str:
    """Return text on one line, cut with … where it is longer than `most` characters."""
    flat = on_one_line(text)
    return flat if len(flat) <= most else flat[: most - 1] + "…"


def short_title(title: str) -> str:
    """Return a title without what it says more exactly in brackets at its end."""
    return _IN_BRACKETS.sub("", title)


def to_clear_up(items: Iterable[Item], most: int) -> list[tuple[str, tuple[str, ...]]]:
    """Return what to ask the other side first: the gravest open requirements, with the facts that they lack."""
    gravest = sorted((i for i in items if i.lacking), key=lambda i: i.severity.rank)
    return list(dict.fromkeys((short_title(i.title), i.lacking) for i in gravest))[:most]


def figures_table(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    """Yield the figures found, vague or blank, each with what is usual; then in one line those that are nowhere."""
    if not report.figures:
        return
    yield Heading(1, words["figures"])
    yield Paragraph(words["figures.note"], muted=True)
    written = {figure.requirement for figure in report.figures if figure.status is not ElementStatus.ABSENT}
    rows = _figure_rows([figure for figure in report.figures if figure.requirement in written], words)
    if rows:
        head = tuple(words[key] for key in ("requirement", "fact", "figure", "place", "usual"))
        yield Table(head, rows, (0.19, 0.12, 0.32, 0.13, 0.24))
    absent = {figure.title: figure.usual for figure in report.figures if figure.requirement not in written}
    if absent:
        yield Notes(((words["figures.none"], "；".join(_with_usual(*each, words) for each in absent.items())),))


def _figure_rows(figures: Iterable[Figure], words: Mapping[str, str]) -> tuple[tuple[Cell, ...], ...]:
    """Return a row for each figure; what says the same shares one, and a requirement is named once."""
    rows = []
    before = ""
    for same in _alike(figures):
        first = same[0]
        new = first.requirement != before
        names = words["list"].join(dict.fromkeys(f.name for f in same))
        place, usual = Cell(first.place, "muted"), Cell(first.usual if new else "", "muted")
        rows.append((Cell(first.title if new else ""), Cell(names), value(first, words), place, usual))
        before = first.requirement
    return tuple(rows)


def _with_usual(title: str, usual: str, words: Mapping[str, str]) -> str:
    return f"{title}（{words['usual.short']}{words['separator']}{usual}）" if usual else title


def _alike(shown: Iterable[Figure]) -> list[list[Figure]]:
    """Group neighbouring figures of one requirement that have the same value and place."""
    groups: list[list[Figure]] = []
    for figure in shown:
        if groups and _key(groups[-1][0]) == _key(figure):
            groups[-1].append(figure)
        else:
            groups.append([figure])
    return groups


def _key(figure: Figure) -> tuple[str, ...]:
    return figure.requirement, figure.status.value, figure.value, figure.place, figure.remark


def value(figure: Figure, words: Mapping[str, str]) -> Cell:
    """Return a figure as its cell: the draft's words, and what is hardly plausible about them."""
    found = figure.value.replace("\t", "　")
    if figure.status is ElementStatus.SPECIFIC:
        remark = f"\n{words['remark']}{words['separator']}{figure.remark}" if figure.remark else ""
        return Cell(found + remark, "medium" if remark else "strong")
    if figure.status is ElementStatus.VAGUE:
        return Cell(f"{words['figure.vague']}{words['separator']}{found}", "medium")
    return Cell(words[f"figure.{figure.status.value}"], "blank")


def strengths(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    """Yield the positions worth keeping."""
    if report.strengths:
        yield Heading(1, words["strengths"])
        rows = tuple((Cell(k.place), Cell(k.quote, "quote"), Cell(k.message)) for k in report.strengths)
        yield Table((words["place"], words["quote"], words["strength"]), rows, (0.2, 0.4, 0.4))


def wordings(items: Iterable[Item]) -> Notes:
    """Return the model clauses of findings, each under the finding's number and subject."""
    return Notes(tuple((f"{i.number} {i.title}", i.wording) for i in items if i.wording))


def law_index(report: Report, words: Mapping[str, str]) -> Notes:
    """Return every law once, its articles with the numbers of the findings that rest on them."""
    laws: dict[str, dict[str, list[str]]] = {}
    for item in report.items:
        for rule in item.authority:
            law, article = split(rule)
            laws.setdefault(law, {}).setdefault(article, []).append(str(item.number))
    return Notes(tuple((law, _articles(articles, words)) for law, articles in laws.items()))


def _articles(articles: Mapping[str, Iterable[str]], words: Mapping[str, str]) -> str:
    return "；".join(f"{article}（{words['list'].join(numbers)}）" for article, numbers in articles.items())


def limits(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    """Yield what was not read and not checked, and what such a report is good for."""
    yield Heading(1, words["limits"])
    for title, lines in _limits(report, words):
        yield Heading(2, title)
        yield Bullets(lines)
    yield Heading(1, words["note"])
    yield Paragraph(words["note.text"])


def brief_limits(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    """Yield the same in small type, for a report of few pages."""
    yield Heading(1, words["limits"])
    said = tuple((title, words["space"].join(map(_ended, lines))) for title, lines in _limits(report, words))
    yield Notes((*said, (words["note"], words["note.text"])), whole=True)


def _ended(line: str) -> str:
    return line if line.endswith(("。", ".")) else f"{line}。"


def _limits(report: Report, words: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    if report.notices:
        yield words["notices"], report.notices
    unread = tuple(f"{what}（{where}）{words['separator']}{reason}" for what, where, reason in report.unread)
    yield words["unread"], unread or (words["unread.none"],)
    yield words["unchecked"], (words["unchecked.1"], words["unchecked.2"])


def set_aside(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    """Yield what the reviewer dismissed, last of all, with the reasons."""
    if not report.set_aside:
        return
    yield Heading(1, words["set_aside"])
    yield Paragraph(words["set_aside.note"], muted=True)
    head = tuple(words[key] for key in ("severity", "subject", "message", "set_aside.why"))
    rows = tuple(
        (
            Cell(words[f"severity.{each.severity.value}"], each.severity.value),
            Cell(_subject_aside(each)),
            Cell(each.message, "muted"),
            Cell(reason_aside(each, words)),
        )
        for each in report.set_aside
    )
    yield Table(head, rows, (0.08, 0.26, 0.33, 0.33))


def _subject_aside(each: SetAside) -> str:
    parts = (each.title or each.tag, each.place, f"“{each.quote}”".replace("\t", "　") if each.quote else "")
    return "\n".join(part for part in parts if part)


def reason_aside(each: SetAside, words: Mapping[str, str]) -> str:
    """Return why a finding was set aside."""
    return each.reason + (words["set_aside.whole"] if each.whole else "")
