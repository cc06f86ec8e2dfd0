"""The report as PDF, set by Typst: Chinese line breaking, fonts embedded, bookmarks, table heads repeated, page numbers.

The layout is `resources/templates/report.typ`; it reads the blocks as data, so that text of the draft is only ever text.
Nothing needs a display or the network.
"""

from __future__ import annotations

import dataclasses
import functools
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import typst

from csreview import places
from csreview.errors import OutputUnwritable
from csreview.model import Review, Severity, Status
from csreview.reporting import blocks
from csreview.reporting.items import Item, fields, nearest
from csreview.reporting.model import Coverage, build
from csreview.reporting.options import Options
from csreview.reporting.outline import paper
from csreview.reporting.plain import printable
from csreview.reporting.template import Letterhead

_SERIF = (
    "Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", "Songti SC", "STSong", "SimSun", "NSimSun", "AR PL UMing CN",
)  # fmt: skip
_SANS = (
    "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Hiragino Sans GB", "Heiti SC",
    "STHeiti", "DengXian", "SimHei", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Droid Sans Fallback",
)  # fmt: skip
"""Fonts with simplified Chinese that systems bring along, the best for print first."""
_VERSION = "1.5"
"""Of PDF. From 1.6 on Typst says of its tags that they are not suspect, over which Poppler (22.12) stumbles with a syntax
error; nothing that a report needs is newer."""
_OPEN = (Status.PARTIAL, Status.VAGUE, Status.BLANK)
_COUNTED = (Status.MET, *_OPEN, Status.MISSING, Status.NOT_APPLICABLE)


def write(review: Review, options: Options) -> bytes:
    """Return the PDF of the report for the reader chosen. Raises what `printed` raises, and UsageError."""
    letterhead = options.template.letterhead if options.template else None
    return printed(paper(build(review, options.language), options), letterhead)


def pages(review: Review, options: Options, dots: float) -> tuple[bytes, ...]:
    """Return the pages of the report as PNG pictures, `dots` to the inch: what the PDF will look like. Raises as `write`."""
    letterhead = options.template.letterhead if options.template else None
    made = _set(paper(build(review, options.language), options), letterhead, format="png", ppi=dots)
    return tuple(made) if isinstance(made, list) else (made,)


def printed(report: blocks.Paper, letterhead: Letterhead | None = None) -> bytes:
    """Return a report as PDF; the same report, letterhead and fonts give the same bytes.

    Raises OutputUnwritable where no Chinese font is installed or the logo is a broken picture.
    """
    moment = datetime.fromisoformat(f"{report.date or '2000-01-01'}T00:00:00+00:00")
    content: bytes = _set(report, letterhead, format="pdf", timestamp=moment, pdf_standards=[_VERSION])
    return content


def _set(report: blocks.Paper, letterhead: Letterhead | None, **form: object) -> Any:  # noqa: ANN401 - one page or more
    fonts = _installed()
    data = _data(report) | _fonts(frozenset(fonts.families())) | _head(letterhead)
    files = {
        "main": (places.resources() / "templates" / "report.typ").read_bytes(),
        "report.json": json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"),
    }
    try:
        # Its type stubs forget the dictionary of files that compile() takes.
        return typst.compile(files, font_paths=fonts, **form)  # type: ignore[call-overload]
    except typst.TypstError as error:
        raise OutputUnwritable(
            f"PDF 未能生成（{error.message}）。", f"the PDF could not be set ({error.message})."
        ) from error


@functools.lru_cache(maxsize=1)
def _installed() -> typst.Fonts:
    """Return the fonts of this system, looked for once: that takes longer than setting a page."""
    return typst.Fonts()


def _fonts(installed: frozenset[str]) -> dict[str, list[str]]:
    """Return which fonts to set text and headings in. Raises OutputUnwritable where none of them is Chinese."""
    serif = [name for name in _SERIF if name in installed]
    sans = [name for name in _SANS if name in installed]
    if not serif and not sans:
        raise OutputUnwritable(
            "本机没有安装中文字体，无法生成 PDF；请安装一种（如 fonts-noto-cjk），或改用 docx、html 格式。",
            "no Chinese font is installed; install one (such as fonts-noto-cjk) or choose docx or html.",
        )
    return {"serif": serif[:1] or sans[:1], "sans": sans[:1] or serif[:1]}


def _data(report: blocks.Paper) -> dict[str, Any]:
    return {
        "title": printable(f"{report.title} {report.name}"),
        "name": report.name,
        "running": printable(report.running),
        "letter": report.letter,
        "language": report.language,
        "date": [int(part) for part in report.date.split("-")] if report.date else None,
        "page": report.words["page"].replace("{pages}", "{page}").split("{page}"),
        "blocks": [_block(block, report.words) for block in report.blocks],
    }


def _head(letterhead: Letterhead | None) -> dict[str, Any]:
    if letterhead is None:
        return {"letterhead": None, "colour": "1F3A5F"}
    head = {
        "name": printable(letterhead.name),
        "lines": [printable(line) for line in letterhead.lines],
        "logo": list(letterhead.logo.content) if letterhead.logo else None,
        "footer": printable(letterhead.footer),
    }
    return {"letterhead": head, "colour": letterhead.colour or "1F3A5F"}


def _block(block: blocks.Block, words: Mapping[str, str]) -> dict[str, Any]:
    """Return a block as data: its kind, and its fields as Typst reads them."""
    kind = type(block).__name__.lower()
    match block:
        case blocks.Entry():
            data = _entry(block.item, words)
        case blocks.CoverageTable():
            data = _coverage(block, words)
        case blocks.Briefs():
            data = {"findings": [_brief(each, words) for each in block.findings]}
        case blocks.SeverityBar():
            data = {"pieces": [_piece(severity, count, words) for severity, count in block.counts if count]}
        case blocks.Verdict():
            data = {"light": block.light, "head": f"{block.label}{words['separator']}{block.text}", "why": block.why}
        case blocks.Fold():
            inner = [] if block.instead else [_block(each, words) for each in block.blocks]
            data = {"title": block.title, "blocks": inner, "instead": block.instead}
        case _:
            data = dataclasses.asdict(block)
    return {"kind": kind, "separator": words["separator"], **_printable(data)}


def _printable(value: Any) -> Any:  # noqa: ANN401 - data of any depth
    """Return data with every text in it fit to print."""
    if isinstance(value, str):
        return printable(value).replace("\t", "　")
    if isinstance(value, dict):
        return {key: _printable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(inner) for inner in value]
    return value


def _piece(severity: Severity, count: int, words: Mapping[str, str]) -> dict[str, Any]:
    return {"tone": severity.value, "count": count, "text": f"{words[f'severity.{severity.value}']} {count}"}


def _entry(item: Item, words: Mapping[str, str]) -> dict[str, Any]:
    severity = item.severity.value
    doubt = "" if item.certain else f"·{words['uncertain']}"
    return {
        "head": f"{item.number}. {item.subject}",
        "tag": f"【{words[f'severity.{severity}']}·{item.tag}{doubt}】",
        "tone": severity,
        "place": f"{item.place}{nearest(item, words)}",
        "before": item.before,
        "quote": item.quote,
        "after": item.after,
        "fields": [{"key": key, "label": words[key], "text": text} for key, text in fields(item, words)],
    }


def _brief(brief: blocks.Brief, words: Mapping[str, str]) -> dict[str, Any]:
    more = [pair for pair in ((words["brief.remedy"], brief.remedy), *brief.more) if pair[1]]
    return dataclasses.asdict(brief) | {"more": more}


def _coverage(table: blocks.CoverageTable, words: Mapping[str, str]) -> dict[str, Any]:
    names = [words[f"status.{status.value}"] for status in _COUNTED]
    return {
        "head": [words["section"], *names, words["share"]],
        "rows": [_coverage_row(row) for row in (*table.rows, table.total)],
        "legend": [
            words["status.met"],
            words["list"].join(words[f"status.{s.value}"] for s in _OPEN),
            words["status.missing"],
        ],
    }


def _coverage_row(row: Coverage) -> dict[str, Any]:
    return {
        "title": row.title,
        "counts": [str(row.counts[status] or "–") for status in _COUNTED],
        "share": f"{row.share:.0%}" if row.applicable else "",
        "bar": [row.counts[Status.MET], sum(row.counts[s] for s in _OPEN), row.counts[Status.MISSING]],
    }
