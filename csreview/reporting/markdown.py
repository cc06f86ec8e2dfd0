"""The report as Markdown (CommonMark with tables)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from csreview.model import Review, Status
from csreview.reporting import blocks
from csreview.reporting.items import Item, fields
from csreview.reporting.model import build
from csreview.reporting.options import Options
from csreview.reporting.outline import paper
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
    return printed(paper(build(review, options.language), options))


def printed(report: blocks.Paper) -> str:
    """Return a report as Markdown."""
    lines = [f"# {escape(report.title)} · {escape(report.name)}", ""]
    for block in report.blocks:
        lines += [*_block(block, report.words), ""]
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
        case blocks.Verdict():
            yield f"> **{block.label}{words['separator']}{escape(block.text)}** {escape(block.why)}"
        case blocks.SeverityBar():
            counts = words["list"].join(f"{words[f'severity.{severity.value}']} {n}" for severity, n in block.counts)
            yield f"{words['severities']}{words['separator']}{counts}"
        case blocks.Table():
            yield from _table(block.head, [[cell.text for cell in row] for row in block.rows])
        case blocks.CoverageTable():
            yield from _coverage(block, words)
        case blocks.Entry():
            yield from _entry(block.item, words)
        case blocks.Briefs():
            yield from (_brief(each, words) for each in block.findings)
        case blocks.Redline():
            yield from _redline(block)
        case blocks.Fold():
            yield f"## {escape(block.title)}"
            for inner in block.blocks:
                yield ""
                yield from _block(inner, words)
        case _:
            yield from _prose(block, words)


def _prose(block: blocks.Block, words: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of a block of running text."""
    match block:
        case blocks.Heading():
            yield f"{'#' * (block.level + 1)} {escape(block.text)}"
        case blocks.Paragraph():
            yield escape(block.text)
        case blocks.Bullets():
            yield from (f"- {escape(line)}" for line in block.lines)
        case blocks.Notes() | blocks.Facts():
            for name, value in block.pairs:
                yield f"- **{escape(name)}**{words['separator']}{escape(value)}" if name else f"- {escape(value)}"
        case blocks.Quote():
            place = f"{escape(block.place)}{words['separator']}" if block.place else ""
            yield f"> {place}{escape(block.before)}**{escape(block.quote)}**{escape(block.after)}"
        case blocks.Proposal():
            yield f"**{escape(block.label)}**{words['separator']}{escape(block.text)}"


def _brief(brief: blocks.Brief, words: Mapping[str, str]) -> str:
    about = f"{escape(brief.about)} " if brief.about else ""
    more = ((words["brief.remedy"], brief.remedy), *brief.more)
    labelled = "".join(f" **{label}**{words['separator']}{escape(text)}" for label, text in more if text)
    return f"- **{brief.number}** {about}{escape(brief.message)}{labelled}"


def _redline(block: blocks.Redline) -> Iterator[str]:
    yield f"#### {escape(block.place)} 【{escape(block.tag)}】"
    marks = {"gone": "~~{}~~", "come": "**{}**"}
    text = "".join(marks.get(stretch.tone, "{}").format(escape(stretch.text)) for stretch in block.stretches)
    for line in filter(None, (text, escape(block.note))):
        yield ""
        yield line


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
    yield f"#### {item.number}\\. {escape(item.subject)} 【{words['severity.' + item.severity.value]}·{item.tag}{doubt}】"
    yield ""
    if item.quote:
        yield f"> {escape(item.before)}**{escape(item.quote)}**{escape(item.after)}"
        yield ""
    yield f"- {words['place']}{words['separator']}{escape(item.place)}"
    yield from (f"- **{words[key]}**{words['separator']}{escape(text)}" for key, text in fields(item, words))
