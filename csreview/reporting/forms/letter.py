"""The letter to the other side: the points chosen, politely, with the wording proposed; nothing of our own view of them.

Severity, reasons of ours, what we would settle for (退一步…) and the law stay out of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from csreview.errors import UsageError
from csreview.model import Kind, Party, PartyRole, Severity, Side
from csreview.reporting.blocks import Block, Heading, Paragraph, Proposal, Quote
from csreview.reporting.items import Item
from csreview.reporting.model import Report

POINTS = ("accepted", "must", "high", "medium", "low")
"""Points that can be chosen by name, beside numbers in the report and ids of findings."""
_OURS = {Side.MERCHANT: PartyRole.MERCHANT, Side.VENDOR: PartyRole.VENDOR}
_FALLBACK = re.compile(
    r"[；。，：]?(?:退一步|让步|至少|或?折中|[甲乙]方(?:不同意|坚持)|坚持|保留(?:的|整体)|实在不行|本工具).*$",
    re.DOTALL,
)
"""Where a remedy goes on to what we would settle for, or to what was not checked, which the other side must not read."""
_BLANK = "________"
_WRITE = re.compile(r"(?<!删去)(?<!，如)(?<!例如)“([^”]{6,})”(?!，?并写明)")
"""The very words that a remedy tells to write; not where more is to be written beside them."""


def blocks(report: Report, words: Mapping[str, str], points: tuple[str, ...] = ()) -> Iterator[Block]:
    """Yield the letter; `points` as for `chosen`. Raises UsageError."""
    grouped = _by_subject(chosen(report, points))
    yield Paragraph(words["letter.to"].format(party=_named(_party(report, ours=False))))
    yield Paragraph(words["letter.opening"].format(title=_titled(report, words), count=len(grouped)))
    for number, items in enumerate(grouped, 1):
        yield from _point(number, items, words)
    yield Paragraph(words["letter.closing"], keep=True)
    signature = (_named(_party(report, ours=True)), _day(report.date, report.language))
    yield Paragraph("\n".join(filter(None, signature)), right=True)


def chosen(report: Report, points: tuple[str, ...]) -> tuple[Item, ...]:
    """Return the findings to write about, in the order of the report.

    `points` are numbers in the report, ids of findings, or names of `POINTS`; none are the findings that the reviewer
    accepted, or, where none was, what must be settled, or, where nothing must, all of the highest severity found: a
    letter of sixty points is not answered. Raises UsageError for a point that there is not, and where there is nothing
    to write about.
    """
    ids = {identifier for point in points or _usual(report) for identifier in _ids(report, point)}
    items = tuple(item for item in report.items if item.id in ids)
    if not items:
        raise UsageError(
            "没有可写进函件的事项；可用 --points 指定（序号、编号，或 accepted、must、high、medium、low）。",
            "there is nothing to write about; choose with --points (numbers, ids, or accepted, must, high, medium, low).",
        )
    return items


def _usual(report: Report) -> tuple[str, ...]:
    if report.accepted:
        return ("accepted",)
    if report.must_settle:
        return ("must",)
    return (next((severity.value for severity in Severity if report.severities[severity]), Severity.LOW.value),)


def _ids(report: Report, point: str) -> set[str]:
    if point == "accepted":
        return set(report.accepted)
    if point == "must":
        return {item.id for item in report.must_settle}
    if point in {severity.value for severity in Severity}:
        return {item.id for item in report.items if item.severity.value == point}
    found = {item.id for item in report.items if point in {item.id, str(item.number)}}
    if not found:
        raise UsageError(
            f"没有序号或编号为“{point}”的发现；序号见缺漏报告，也可写 {'、'.join(POINTS)}。",
            f"no finding has the number or id {point!r}; also known are {', '.join(POINTS)}.",
        )
    return found


def _by_subject(items: tuple[Item, ...]) -> list[list[Item]]:
    """Group findings on one requirement, and loose words in a sentence with what else is said of it: to the other side
    they are one point."""
    homes = {_sentence(item): item.requirement for item in items if item.quote and item.requirement}
    groups: dict[str, list[Item]] = {}
    for item in items:
        home = homes.get(_sentence(item)) if item.kind is Kind.VAGUE else None
        groups.setdefault(item.requirement or home or item.id, []).append(item)
    return list(groups.values())


def _sentence(item: Item) -> tuple[str, str]:
    return item.place, f"{item.before}{item.quote}{item.after}"


def _point(number: int, items: list[Item], words: Mapping[str, str]) -> Iterator[Block]:
    first = items[0]
    yield Heading(2, f"{number}. {_title(first, words)}")
    quoted = [item for item in items if item.quote]
    seen: set[tuple[str, str]] = set()
    for item in quoted:
        if _sentence(item) not in seen:
            yield Quote(item.place, item.before, item.quote, item.after)
        seen.add(_sentence(item))
    loose = [item for item in quoted if item.kind is Kind.VAGUE]
    if loose:
        yield Paragraph(_loose(loose, words))
    for line in dict.fromkeys(_why(item, words) for item in items if item not in loose):
        yield Paragraph(line)
    for key, text in dict.fromkeys(_proposal(item) for item in items):
        yield Proposal(words[key], text)


def _title(item: Item, words: Mapping[str, str]) -> str:
    if not item.title:
        return words["letter.about"].format(place=item.place)
    return item.title + (words["letter.after"].format(place=item.follows) if item.follows else "")


def _loose(items: list[Item], words: Mapping[str, str]) -> str:
    """Say of loose phrases on one subject, in one sentence, that they can be read in more than one way."""
    quotes = "".join(dict.fromkeys(f"“{item.quote}”" for item in items))
    lacking = words["list"].join(items[0].lacking)
    return words["letter.vague"].format(quotes=quotes) + (
        words["letter.vague.lacking"].format(lacking=lacking) if lacking else ""
    )


def _why(item: Item, words: Mapping[str, str]) -> str:
    """Return why the point is raised, as one would say it to the other side."""
    lacking, stated = words["list"].join(item.lacking), words["list"].join(item.stated)
    asks = item.asks.rstrip("。")
    if item.kind is Kind.CONSISTENCY:
        return words["letter.consistency"].format(message=item.message)
    if item.kind is Kind.RISK:
        return words["letter.risk"]
    if item.kind is Kind.BLANK:
        return words["letter.blank"].format(what=lacking or words["letter.this"])
    if item.absent:
        return words["letter.absent"].format(asks=asks) if asks else words["letter.absent.short"]
    key = "letter.partial" if stated else "letter.open"
    return words[key].format(stated=stated, lacking=lacking or asks)


def _proposal(item: Item) -> tuple[str, str]:
    """Return what to propose, after the key of its label: a risk's own words, the model clause, else what to do."""
    own = words_to_write(item.remedy)
    if own and (item.kind is Kind.RISK or not item.model):
        return "letter.proposal", _ended(own)
    if item.model and item.kind is not Kind.CONSISTENCY:
        return "letter.proposal", _ended(item.model)
    return "letter.advice", _ended(_FALLBACK.sub("", item.remedy))


def _ended(text: str) -> str:
    return text if text.endswith(("。", ".")) else f"{text}。"


def words_to_write(remedy: str) -> str:
    """Return the wording that a remedy quotes as what to write, "" where it has none; never what we would settle for."""
    found = _WRITE.findall(_FALLBACK.sub("", remedy))
    return found[-1] if found else ""


def _titled(report: Report, words: Mapping[str, str]) -> str:
    title = dict(report.facts).get(words["title"])
    return words["letter.titled"].format(title=title) if title else words["letter.untitled"]


def _party(report: Report, *, ours: bool) -> Party | None:
    mine = _OURS[report.side]
    return next((p for p in report.parties if p.role in _OURS.values() and (p.role is mine) is ours), None)


def _named(party: Party | None) -> str:
    if party is None:
        return _BLANK
    return party.name or party.letter or _BLANK


def _day(date: str, language: str) -> str:
    if not date:
        return ""
    year, month, day = (int(part) for part in date.split("-"))
    return f"{year}年{month}月{day}日" if language == "zh" else date
