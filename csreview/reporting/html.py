"""The report as one web page: no script, no outside resource; prints on A4 and reads on a phone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape as escape_html

from csreview.model import Review, Status
from csreview.reporting import blocks
from csreview.reporting.labels import labels
from csreview.reporting.markdown import fields
from csreview.reporting.model import Coverage, Item, build
from csreview.reporting.options import Options
from csreview.reporting.outline import heading, outline
from csreview.reporting.plain import printable

_COUNTED = (Status.MET, Status.PARTIAL, Status.VAGUE, Status.BLANK, Status.MISSING, Status.NOT_APPLICABLE)
_PARTS = (
    ("met", (Status.MET,)),
    ("open", (Status.PARTIAL, Status.VAGUE, Status.BLANK)),
    ("missing", (Status.MISSING,)),
)
_STYLE = """
:root{--ink:#1f2328;--grey:#5f6773;--line:#d5d9e0;--soft:#f6f7f9;--navy:#1f3a5f;
--high:#a61b1b;--medium:#8a5200;--low:#4b5563;--met:#3e6b99;--open:#d9b15b;--missing:#c46a6a}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:var(--ink);font:16px/1.65 "Source Han Serif SC","Noto Serif CJK SC","Songti SC",
SimSun,serif;overflow-wrap:anywhere}
main{max-width:52rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1,h2,h3,h4,.label,th,.tag,.verdict strong{font-family:"Source Han Sans SC","Noto Sans CJK SC","PingFang SC",
"Microsoft YaHei",SimHei,sans-serif}
h1{color:var(--navy);font-size:1.6rem;font-weight:500;margin:.5rem 0 1rem}
h1 small{display:block;font-size:.95rem;color:var(--grey);font-weight:400}
h2{color:var(--navy);font-size:1.2rem;border-bottom:1px solid var(--line);padding-bottom:.25rem;margin:2.2rem 0 .8rem}
h3{color:var(--navy);font-size:1.05rem;margin:1.6rem 0 .5rem}
h4{font-size:1rem;margin:0 0 .2rem}
dl.facts{display:grid;grid-template-columns:max-content 1fr;margin:0 0 1rem;border-top:1px solid var(--line)}
dl.facts dt,dl.facts dd{margin:0;padding:.25rem .6rem;border-bottom:1px solid var(--line)}
dl.facts dt{color:var(--grey);background:var(--soft)}
.verdict{border-left:.4rem solid var(--grey);background:var(--soft);padding:.7rem 1rem;margin:0}
.verdict strong{display:block;font-size:1.15rem}
.red{border-color:var(--high)}.red strong{color:var(--high)}
.amber{border-color:#b7791f}.amber strong{color:#8a5200}
.green{border-color:#2f6b3a}.green strong{color:#2f6b3a}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .5rem;border-bottom:1px solid var(--line);white-space:pre-line}
th{background:#eef1f5;font-weight:600}
td.n,th.n{text-align:center}
tr.total td{font-weight:600}
.strong{font-weight:600}.muted{color:var(--grey)}.quote{color:#374151}
.high{color:var(--high);font-weight:600}.medium{color:var(--medium)}.low{color:var(--low)}
.blank{background:#fff3cd}
svg{display:block;width:9rem;height:.8rem}
.svg-met,.key-met{fill:var(--met);color:var(--met)}
.svg-open,.key-open{fill:var(--open);color:var(--open)}
.svg-missing,.key-missing{fill:var(--missing);color:var(--missing)}
.key{font-size:.85rem;color:var(--grey)}
article{border-bottom:1px solid var(--line);padding:.9rem 0}
article p{margin:.2rem 0}
.place{color:var(--grey);font-size:.9rem}
blockquote{margin:.4rem 0;padding:.1rem .8rem;border-left:3px solid #c9ced6;color:var(--grey);white-space:pre-line}
blockquote b{color:var(--ink)}blockquote span{color:var(--ink)}
.field{display:grid;grid-template-columns:5em 1fr;margin:.25rem 0}
.field .label{color:var(--navy);font-size:.9rem}
.field .value{white-space:pre-line}
.redline p{white-space:pre-line}ins{color:#1a56b8;background:#e5f0f9;text-decoration:underline}
del{color:#96363a;background:#fde9e7}.redline u{text-decoration:underline dotted}
details{margin-top:2rem}summary{cursor:pointer;color:var(--navy);font-size:1.1rem}
@media screen and (max-width:34rem){body{font-size:15px}.field{display:block}
dl.facts{grid-template-columns:5.6em 1fr;font-size:.92rem}.coverage .n{display:none}svg{width:6rem}
.stack,.stack tbody{display:block}.stack thead,.stack colgroup{display:none}.stack tr{display:block;border-bottom:2px solid var(--line);padding:.4rem 0}
.stack td{display:block;border:0;padding:.1rem .3rem}
.stack td::before{content:attr(data-head) "\\FF1A";color:var(--grey);font-size:.85rem}
.stack td:empty{display:none}}
@media print{@page{size:A4;margin:20mm 22mm}body{font-size:10.5pt}main{max-width:none;padding:0}
h2,h3,h4,.place{break-after:avoid}tr,.verdict{break-inside:avoid}thead{display:table-header-group}
.new-page{break-before:page}article{break-inside:auto}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""


def write(review: Review, options: Options) -> bytes:
    """Return the web page in UTF-8."""
    return to_html(review, options).encode()


def to_html(review: Review, options: Options | None = None) -> str:
    """Return the report as one HTML page in which text of the draft is escaped and nothing is fetched or run."""
    options = options or Options()
    report = build(review, options.language)
    words = labels(report.language)
    name = heading(options.audience, report.language)
    return page(name, report.title, outline(report, options.audience), words, report.language)


def page(name: str, title: str, printed: Iterable[blocks.Block], words: Mapping[str, str], language: str) -> str:
    """Return the web page of a report called `name` about a draft, with its labels in `language` ("zh" or "en")."""
    body = "\n".join(html for block in printed for html in _block(block, words))
    return (
        f'<!DOCTYPE html>\n<html lang="{"zh-CN" if language == "zh" else "en"}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)} {escape(name)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{escape(name)}<small>{escape(title)}</small></h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def escape(text: str) -> str:
    """Return text that HTML shows as it is, in elements and in quoted attributes."""
    return escape_html(printable(text), quote=True)


def _block(block: blocks.Block, words: Mapping[str, str]) -> Iterator[str]:
    match block:
        case blocks.Heading():
            page = ' class="new-page"' if block.new_page else ""
            yield f"<h{block.level + 1}{page}>{escape(block.text)}</h{block.level + 1}>"
        case blocks.Paragraph():
            yield f"<p{' class=muted' if block.muted else ''}>{escape(block.text)}</p>"
        case blocks.Bullets():
            yield "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in block.lines) + "</ul>"
        case blocks.Facts():
            pairs = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in block.pairs)
            yield f'<dl class="facts">{pairs}</dl>'
        case blocks.Verdict():
            head = escape(f"{block.label}{words['separator']}{block.text}")
            yield f'<p class="verdict {block.light}"><strong>{head}</strong>{escape(block.why)}</p>'
        case blocks.Table():
            yield from _table(block)
        case blocks.CoverageTable():
            yield from _coverage(block, words)
        case blocks.Entry():
            yield from _entry(block.item, words)
        case blocks.Redline():
            yield from _redline(block)
        case blocks.Fold():
            inner = "\n".join(html for child in block.blocks for html in _block(child, words))
            yield f"<details><summary>{escape(block.title)}</summary>\n{inner}\n</details>"


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
        cells = (_cell(name, cell) for name, cell in zip(table.head, row, strict=True))
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table>"


def _cell(name: str, cell: blocks.Cell) -> str:
    tone = f' class="{cell.tone}"' if cell.tone else ""
    return f'<td{tone} data-head="{escape(name)}">{escape(cell.text)}</td>'


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


def _entry(item: Item, words: Mapping[str, str]) -> Iterator[str]:
    severity = item.severity.value
    doubt = "" if item.certain else f"·{words['uncertain']}"
    subject = item.title or (f"“{item.quote[:20]}”" if item.quote else item.tag)
    tag = f"{words[f'severity.{severity}']}·{item.tag}{doubt}"
    yield f'<article id="f-{escape(item.id)}">'
    yield f'<h4>{item.number}. {escape(subject)} <span class="tag {severity}">【{escape(tag)}】</span></h4>'
    yield f'<p class="place">{escape(item.place)}{_nearest(item, words)}</p>'
    if item.quote:
        mark = "b" if item.before or item.after else "span"
        quote = f"<{mark}>{escape(item.quote)}</{mark}>"
        yield f"<blockquote>{escape(item.before)}{quote}{escape(item.after)}</blockquote>"
    for key, text in fields(item, words):
        label = f'<span class="label">{words[key]}</span>'
        yield f'<div class="field">{label}<span class="value">{escape(text)}</span></div>'
    yield "</article>"


def _nearest(item: Item, words: Mapping[str, str]) -> str:
    if not item.nearest:
        return ""
    return escape(f"（{words['nearest'].format(places=words['list'].join(item.nearest))}）")
