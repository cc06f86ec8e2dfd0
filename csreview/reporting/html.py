"""The report as one web page: no script, no outside resource; prints on A4 and reads on a phone."""

from __future__ import annotations

import base64
import functools
from collections.abc import Iterator, Mapping
from html import escape as escape_html

from csreview import places
from csreview.model import Review, Status
from csreview.reporting import blocks
from csreview.reporting.items import Item, fields, nearest
from csreview.reporting.model import Coverage, build
from csreview.reporting.options import Options
from csreview.reporting.outline import paper
from csreview.reporting.plain import printable
from csreview.reporting.template import Letterhead

_COUNTED = (Status.MET, Status.PARTIAL, Status.VAGUE, Status.BLANK, Status.MISSING, Status.NOT_APPLICABLE)
_PARTS = (
    ("met", (Status.MET,)),
    ("open", (Status.PARTIAL, Status.VAGUE, Status.BLANK)),
    ("missing", (Status.MISSING,)),
)


def write(review: Review, options: Options) -> bytes:
    """Return the web page in UTF-8."""
    return to_html(review, options).encode()


def to_html(review: Review, options: Options | None = None) -> str:
    """Return the report as one HTML page in which text of the draft is escaped and nothing is fetched or run."""
    options = options or Options()
    letterhead = options.template.letterhead if options.template else None
    return page(paper(build(review, options.language), options), letterhead)


def page(report: blocks.Paper, letterhead: Letterhead | None = None) -> str:
    """Return the web page of a report, under a firm's letterhead where one is given."""
    body = "\n".join(html for block in report.blocks for html in _block(block, report.words))
    head, foot = (_head(letterhead), _foot(letterhead)) if letterhead else ("", "")
    style = _style() + (f":root{{--navy:#{letterhead.colour}}}" if letterhead and letterhead.colour else "")
    title, name = escape(report.title), escape(report.name)
    return (
        f'<!DOCTYPE html>\n<html lang="{"zh-CN" if report.language == "zh" else "en"}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n"
        f"<title>{title} {name}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
        f"{head}<h1>{name}<small>{title}</small></h1>\n{body}\n{foot}</main>\n</body>\n</html>\n"
    )


@functools.lru_cache(maxsize=1)
def _style() -> str:
    return (places.resources() / "templates" / "report.css").read_text(encoding="utf-8")


def _head(letterhead: Letterhead) -> str:
    logo = ""
    if letterhead.logo:
        content = base64.b64encode(letterhead.logo.content).decode()
        logo = f'<img alt="" src="data:image/{letterhead.logo.kind};base64,{content}">'
    lines = "".join(f"<span>{escape(line)}</span>" for line in letterhead.lines)
    return f'<header class="letterhead">{logo}<div><b>{escape(letterhead.name)}</b>{lines}</div></header>\n'


def _foot(letterhead: Letterhead) -> str:
    return f"<footer>{escape(letterhead.footer)}</footer>\n" if letterhead.footer else ""


def escape(text: str) -> str:
    """Return text that HTML shows as it is, in elements and in quoted attributes."""
    return escape_html(printable(text), quote=True)


def _block(block: blocks.Block, words: Mapping[str, str]) -> Iterator[str]:
    match block:
        case blocks.Table():
            yield from _table(block)
        case blocks.CoverageTable():
            yield from _coverage(block, words)
        case blocks.Entry():
            yield from _entry(block.item, words)
        case blocks.Briefs():
            yield f'<div class="briefs">{"".join(_brief(each, words) for each in block.findings)}</div>'
        case blocks.Redline():
            yield from _redline(block)
        case blocks.SeverityBar():
            yield _severities(block, words)
        case blocks.Verdict():
            head = escape(f"{block.label}{words['separator']}{block.text}")
            yield f'<p class="verdict {block.light}"><strong>{head}</strong>{escape(block.why)}</p>'
        case blocks.Fold():
            inner = "\n".join(html for child in block.blocks for html in _block(child, words))
            yield f"<details><summary>{escape(block.title)}</summary>\n{inner}\n</details>"
        case blocks.Facts():
            yield _facts(block, words)
        case _:
            yield _prose(block, words)


def _prose(block: blocks.Block, words: Mapping[str, str]) -> str:
    """Return a block of running text."""
    match block:
        case blocks.Heading():
            page = ' class="new-page"' if block.new_page else ""
            return f"<h{block.level + 1}{page}>{escape(block.text)}</h{block.level + 1}>"
        case blocks.Paragraph():
            tone = " class=muted" if block.muted else " class=right" if block.right else ""
            return f"<p{tone}>{escape(block.text)}</p>"
        case blocks.Bullets():
            return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in block.lines) + "</ul>"
        case blocks.Notes():
            pairs = (f"<p>{_label(label, '　')}{escape(text)}</p>" for label, text in block.pairs)
            return f'<div class="notes{" whole" if block.whole else ""}">{"".join(pairs)}</div>'
        case blocks.Quote():
            where = f'<span class="where">{escape(block.place)}{words["separator"]}</span>' if block.place else ""
            return f"<blockquote>{where}{_quoted(block)}</blockquote>"
        case blocks.Proposal():
            return f'<p class="proposal">{_label(block.label, words["separator"])}{escape(block.text)}</p>'
    raise TypeError(f"no prose: {block}")


def _label(label: str, separator: str) -> str:
    return f"<b>{escape(label)}</b>{separator}" if label else ""


def _quoted(quote: blocks.Quote | Item) -> str:
    mark = "b" if quote.before or quote.after else "span"
    return f"{escape(quote.before)}<{mark}>{escape(quote.quote)}</{mark}>{escape(quote.after)}"


def _facts(facts: blocks.Facts, words: Mapping[str, str]) -> str:
    if facts.brief:
        line = "　".join(f"{name}{words['separator']}{value}" for name, value in facts.pairs)
        return f'<p class="brief-facts">{escape(line)}</p>'
    pairs = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in facts.pairs)
    return f'<dl class="facts">{pairs}</dl>'


def _severities(bar: blocks.SeverityBar, words: Mapping[str, str]) -> str:
    pieces = (
        f'<span class="{severity.value}" style="flex:{count}">{words[f"severity.{severity.value}"]} {count}</span>'
        for severity, count in bar.counts
        if count
    )
    return f'<div class="severities">{"".join(pieces)}</div>'


def _redline(block: blocks.Redline) -> Iterator[str]:
    tone = f" {block.tone}" if block.tone else ""
    yield f'<article class="redline"><h4>{escape(block.place)} <span class="tag{tone}">【{escape(block.tag)}】</span></h4>'
    if block.stretches:
        yield f"<p>{''.join(_stretch(stretch) for stretch in block.stretches)}</p>"
    if block.note:
        yield f'<p class="place">{escape(block.note)}</p>'
    yield "</article>"


def _stretch(stretch: blocks.Stretch) -> str:
    element = {"gone": "del", "come": "ins", "form": "u"}.get(stretch.tone)
    return f"<{element}>{escape(stretch.text)}</{element}>" if element else escape(stretch.text)


def _table(table: blocks.Table) -> Iterator[str]:
    columns = "".join(f'<col style="width:{width:.0%}">' for width in table.widths)
    head = "".join(f"<th>{escape(name)}</th>" for name in table.head)
    yield f'<table class="stack"><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>'
    for row in table.rows:
        cells = (_cell(*each) for each in zip(table.head, row, table.widths, strict=True))
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table>"


def _cell(name: str, cell: blocks.Cell, width: float) -> str:
    """Return a cell; on a phone, where cells stand one below the other, those of narrow columns share a line."""
    classes = " ".join(filter(None, (cell.tone, "narrow" if width < blocks.NARROW else "")))
    marked = f' class="{classes}"' if classes else ""
    return f'<td{marked} data-head="{escape(name)}">{escape(cell.text)}</td>'


def _coverage(block: blocks.CoverageTable, words: Mapping[str, str]) -> Iterator[str]:
    numbers = "".join(f'<th class="n">{words[f"status.{s.value}"]}</th>' for s in _COUNTED)
    yield (
        f'<div class="wide"><table class="coverage"><thead><tr><th>{words["section"]}</th>{numbers}'
        f"<th colspan=2>{words['share']}</th></tr></thead><tbody>"
    )
    for line in (*block.rows, block.total):
        yield _coverage_row(line, total=line is block.total)
    yield "</tbody></table></div>"
    yield f'<p class="key">{_legend(words)}</p>'


def _coverage_row(line: Coverage, *, total: bool) -> str:
    numbers = "".join(f'<td class="n">{line.counts[s] or "–"}</td>' for s in _COUNTED)
    start = '<tr class="total">' if total else "<tr>"
    return f"{start}<td>{escape(line.title)}</td>{numbers}<td>{line.share:.0%}</td><td>{_bar(line)}</td></tr>"


def _bar(line: Coverage) -> str:
    """Return a section's bar as SVG: its met, open and missing requirements, in units of one requirement."""
    at, pieces = 0, ""
    for name, statuses in _PARTS:
        width = sum(line.counts[status] for status in statuses)
        if width:
            pieces += f'<rect class="svg-{name}" x="{at}" y="0" width="{width}" height="1"/>'
        at += width
    if not at:
        return ""
    return (
        f'<svg role="img" aria-label="{line.share:.0%}" viewBox="0 0 {at} 1" preserveAspectRatio="none">{pieces}</svg>'
    )


def _legend(words: Mapping[str, str]) -> str:
    names = (words["list"].join(words[f"status.{s.value}"] for s in statuses) for _, statuses in _PARTS)
    keys = (f'<span class="key-{part}">■</span> {name}' for (part, _), name in zip(_PARTS, names, strict=True))
    return "　".join(keys)


def _brief(brief: blocks.Brief, words: Mapping[str, str]) -> str:
    about = f'<span class="place">{escape(brief.about)}</span> ' if brief.about else ""
    more = ((words["brief.remedy"], brief.remedy), *brief.more)
    labelled = "".join(f" {_label(label, words['separator'])}{escape(text)}" for label, text in more if text)
    return f'<p><span class="number {brief.tone}">{brief.number}</span>{about}{escape(brief.message)}{labelled}</p>'


def _entry(item: Item, words: Mapping[str, str]) -> Iterator[str]:
    severity = item.severity.value
    doubt = "" if item.certain else f"·{words['uncertain']}"
    tag = f"{words[f'severity.{severity}']}·{item.tag}{doubt}"
    yield f'<article id="f-{escape(item.id)}">'
    yield f'<h4>{item.number}. {escape(item.subject)} <span class="tag {severity}">【{escape(tag)}】</span></h4>'
    yield f'<p class="place">{escape(item.place)}{escape(nearest(item, words))}</p>'
    if item.quote:
        yield f"<blockquote>{_quoted(item)}</blockquote>"
    for key, text in fields(item, words):
        label = f'<span class="label">{words[key]}</span>'
        yield f'<div class="field {key}">{label}<span class="value">{escape(text)}</span></div>'
    yield "</article>"
