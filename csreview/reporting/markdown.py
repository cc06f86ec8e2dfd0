"""The report as Markdown (CommonMark with tables)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from csreview.model import Review, Status
from csreview.reporting import blocks
from csreview.reporting.labels import labels
from csreview.reporting.model import Item, build
from csreview.reporting.options import Options
from csreview.reporting.outline import heading, outline
from csreview.reporting.plain import printable

_SPECIAL = re.compile(r"([\\`*_\[<|@]|~(?=~)|&(?=#?\w+;)|(?<=:)/(?=/)|(?<=www)\.)", re.IGNORECASE)
"""What formats, begins a tag or an entity, or makes GitHub turn an address into a link."""
_LINE_START = re.compile(r"^(\s*)([-+=#>]|\d+(?=[.)]))", re.MULTILINE)
_COUNTED = (Status.MET, Status.PARTIAL, Status.VAGUE, Status.BLANK, Status.MISSING, Status.NOT_APPLICABLE)


def write(review: Review, options: Options) -> bytes:
    """Return the report as Markdown in UTF-8."""
    return to_markdown(review, options).encode()


def to_markdown(review: Review, options: Options | None = None) -> str:
    """Return the report as Markdown; text of the draft is escaped and can neither format nor link."""
    options = options or Options()
    report = build(review, options.language)
    words = labels(report.language)
    lines = [f"# {escape(report.title)} · {heading(options.audience, report.language)}", ""]
    for block in outline(report, options.audience):
        lines += [*_block(block, words), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def escape(text: str) -> str:
    """Return draft text that Markdown shows as it is, on one line (line breaks as <br>)."""
    escaped = _SPECIAL.sub(r"\\\1", printable(text).replace("\t", "　").strip())
    return _LINE_START.sub(_guard, escaped).replace("\n", "<br>")


def _guard(match: re.Match[str]) -> str:
    """Keep a line of the draft from beginning a list, a heading or a quotation."""
    space, mark = match.groups()
    return space + (f"{mark}\\" if mark.isdigit() else f"\\{mark}")


def _block(block: blocks.Block, words: Mapping[str, str]) -> Iterator[str]:
    match block:
        case blocks.Heading():
            yield f"{'#' * (block.level + 1)} {escape(block.text)}"
        case blocks.Paragraph():
            yield escape(block.text)
        case blocks.Bullets():
            yield from (f"- {escape(line)}" for line in block.lines)
        case blocks.Facts():
            yield from (f"- **{escape(name)}**{words['separator']}{escape(value)}" for name, value in block.pairs)
        case blocks.Verdict():
            yield f"> **{block.label}{words['separator']}{escape(block.text)}** {escape(block.why)}"
        case blocks.Table():
            yield from _table(block.head, [[cell.text for cell in row] for row in block.rows])
        case blocks.CoverageTable():
            yield from _coverage(block, words)
        case blocks.Entry():
            yield from _entry(block.item, words)
        case blocks.Fold():
            yield f"## {escape(block.title)}"
            for inner in block.blocks:
                yield ""
                yield from _block(inner, words)


def _table(head: tuple[str, ...], rows: list[list[str]]) -> Iterator[str]:
    yield "| " + " | ".join(escape(name) for name in head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(escape(text) for text in row) + " |"


def _coverage(block: blocks.CoverageTable, words: Mapping[str, str]) -> Iterator[str]:
    head = (words["section"], *(words[f"status.{s.value}"] for s in _COUNTED), words["share"])
    lines = (*block.rows, block.total)
    yield from _table(head, [[c.title, *(str(c.counts[s]) for s in _COUNTED), f"{c.share:.0%}"] for c in lines])


def _entry(item: Item, words: Mapping[str, str]) -> Iterator[str]:
    doubt = "" if item.certain else f"·{words['uncertain']}"
    subject = item.title or item.quote[:20] or item.tag
    yield f"#### {item.number}\\. {escape(subject)} 【{words['severity.' + item.severity.value]}·{item.tag}{doubt}】"
    yield ""
    if item.quote:
        yield f"> {escape(item.before)}**{escape(item.quote)}**{escape(item.after)}"
        yield ""
    yield f"- {words['place']}{words['separator']}{escape(item.place)}"
    yield from (f"- **{words[key]}**{words['separator']}{escape(text)}" for key, text in fields(item, words))


def fields(item: Item, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what a finding says, as label key and text, without what it has not."""
    wording = item.wording or (words["wording.at"].format(number=item.wording_at) if item.wording_at else "")
    for key, text in (
        ("message", item.message),
        ("why", item.why),
        ("remedy", item.remedy),
        ("wording", wording),
        ("authority", "；".join(item.authority)),
    ):
        if text:
            yield key, text
