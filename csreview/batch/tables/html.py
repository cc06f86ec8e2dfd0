"""The table as one web page: sums, the commonest gaps, values side by side, the heat map. No script, nothing fetched.

A draft's part of the heat map is one small picture of at most six lines, so that ten thousand drafts are still a page.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from csreview.batch.portfolio import Gap, Portfolio
from csreview.batch.tables import Links, Rows
from csreview.batch.tables.facts import facts
from csreview.batch.tables.words import FIGURES, SEVERITIES, STATUSES, aside, figure_text, number
from csreview.batch.values import CODES, Row
from csreview.model import Severity, Status
from csreview.places import resources
from csreview.reporting.html import escape

_HEIGHTS = {
    Status.MET: 0.3,
    Status.PARTIAL: 0.55,
    Status.VAGUE: 0.75,
    Status.BLANK: 0.75,
    Status.MISSING: 1.0,
}
"""Of a cell's height, so that the map can be read without its colours; what does not apply is left empty."""
_SHOWN = 15
"""Gaps that are seen at once; the others unfold."""


def write(stream: BinaryIO, portfolio: Portfolio, rows: Rows, links: Links, scratch: Path) -> None:  # noqa: ARG001 - no need of scratch
    """Write the page in UTF-8."""
    for piece in _page(portfolio, rows, links):
        stream.write(f"{piece}\n".encode())


def _page(portfolio: Portfolio, rows: Rows, links: Links) -> Iterator[str]:
    style = (resources() / "templates" / "portfolio.css").read_text(encoding="utf-8")
    yield (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>批量审查对比表</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n<h1>批量审查对比表</h1>"
    )
    pairs = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in facts(portfolio))
    yield f'<dl class="facts">{pairs}</dl>'
    yield from _gaps(portfolio)
    yield from _figures(portfolio, rows, links)
    yield from _map(portfolio, rows, links)
    if portfolio.faulty:
        yield from _faults(rows)
    yield "</main>\n</body>\n</html>"


def _gaps(portfolio: Portfolio) -> Iterator[str]:
    yield "<h2>最常见的缺漏</h2>"
    worst = portfolio.worst
    if not worst:
        yield "<p>所有草案的各项要求都已约定。</p>"
        return
    yield from _gap_table(worst[:_SHOWN], portfolio)
    if worst[_SHOWN:]:
        yield f"<details><summary>其余 {len(worst) - _SHOWN} 项</summary>"
        yield from _gap_table(worst[_SHOWN:], portfolio)
        yield "</details>"
    yield f'<p class="key">{_key(*_OPEN_ORDER, Status.MET)}</p>'


_OPEN_ORDER = (Status.MISSING, Status.BLANK, Status.VAGUE, Status.PARTIAL)


def _gap_table(gaps: tuple[Gap, ...], portfolio: Portfolio) -> Iterator[str]:
    sections = {section.id: section.title for section in portfolio.checklist.sections}
    numbers = "".join(f'<th class="n">{STATUSES[status]}</th>' for status in _OPEN_ORDER)
    yield f'<div class="wide"><table><thead><tr><th>审查项</th><th>部分</th>{numbers}<th class="n">未约定占比</th><th></th></tr></thead><tbody>'
    for gap in gaps:
        cells = "".join(f'<td class="n">{gap.counts[status] or "–"}</td>' for status in _OPEN_ORDER)
        section = escape(sections.get(gap.requirement.section, gap.requirement.section))
        yield (
            f'<tr><td>{escape(gap.requirement.title)}</td><td class="faint">{section}</td>{cells}'
            f'<td class="n">{gap.share:.0%}</td><td>{_bar(gap)}</td></tr>'
        )
    yield "</tbody></table></div>"


def _bar(gap: Gap) -> str:
    """Return how a requirement stands over the drafts it applies to as a bar, in units of one draft."""
    at, pieces = 0, ""
    for status in (*_OPEN_ORDER, Status.MET):
        if gap.counts[status]:
            pieces += f'<rect class="f{CODES[status]}" x="{at}" width="{gap.counts[status]}" height="1"/>'
            at += gap.counts[status]
    return f'<svg class="bar" aria-hidden="true" viewBox="0 0 {at} 1" preserveAspectRatio="none">{pieces}</svg>'


def _figures(portfolio: Portfolio, rows: Rows, links: Links) -> Iterator[str]:
    yield "<h2>关键数值对比</h2>"
    heads = "".join(f"<th>{name}<small>{_middle(portfolio, key)}</small></th>" for key, name in FIGURES.items())
    yield f'<div class="wide tall"><table class="sticky"><thead><tr><th>草案</th><th>服务商方</th>{heads}</tr></thead><tbody>'
    for row in rows():
        if not row.fault:
            cells = "".join(_figure(row, key, portfolio) for key in FIGURES)
            yield f"<tr><th>{_name(row, links)}</th><td>{escape(row.vendor) or '—'}</td>{cells}</tr>"
    yield "</tbody></table></div>"
    yield f'<p class="key"><b class="out">▲ ▼</b> {escape(aside())}</p>'


def _middle(portfolio: Portfolio, key: str) -> str:
    """Say where most values lie, unit by unit."""
    spreads = [(unit, s) for (name, unit), s in sorted(portfolio.spreads.items()) if name == key]
    return "；".join(f"中位数 {number(s.median)}{escape(unit)}（{s.count} 份）" for unit, s in spreads)


def _figure(row: Row, key: str, portfolio: Portfolio) -> str:
    figure, text = row.figure(key), escape(figure_text(row.figure(key)))
    if figure is None or not figure.text:
        return f'<td class="faint">{text}</td>'
    spread = portfolio.spread(figure)
    if figure.value is None or spread is None or not portfolio.stands_out(figure):
        return f'<td title="{escape(figure.quote)}">{text}</td>'
    sign = "▲" if figure.value > spread.median else "▼"
    return f'<td class="out" title="{escape(figure.quote)}">{text} <b aria-label="离群">{sign}</b></td>'


def _name(row: Row, links: Links) -> str:
    link = links.of(row)
    return f'<a href="{escape(quote(link))}">{escape(row.name)}</a>' if link else escape(row.name)


def _map(portfolio: Portfolio, rows: Rows, links: Links) -> Iterator[str]:
    requirements = portfolio.checklist.requirements
    yield f'<h2>热力图</h2>\n<p class="key">{_key(*_HEIGHTS)}　不适用的留空；格子越高，越需要补充。</p>'
    yield f'<div class="wide tall" style="--n:{len(requirements)}"><table class="sticky heat"><thead><tr>'
    counts = "".join(f'<th class="n">{SEVERITIES[severity]}</th>' for severity in Severity)
    yield f'<th>草案</th>{counts}<th class="n">已约定</th><th class="map"><div class="sections">'
    titles = {section.id: section.title for section in portfolio.checklist.sections}
    for section, group in itertools.groupby(requirements, key=lambda requirement: requirement.section):
        title = escape(titles.get(section, section))
        yield f'<span style="--s:{len(list(group))}" title="{title}">{title}</span>'
    yield '</div><div class="heads">'
    for requirement in requirements:
        yield f'<span title="{escape(requirement.title)}">{escape(requirement.title)}</span>'
    yield "</div></th></tr></thead><tbody>"
    for row in rows():
        if not row.fault:
            yield _map_row(row, links)
    yield "</tbody></table></div>"


def _map_row(row: Row, links: Links) -> str:
    counts = "".join(f'<td class="n {severity.value}">{count or "–"}</td>' for severity, count in row.findings.items())
    return f'<tr><th>{_name(row, links)}</th>{counts}<td class="n">{row.coverage:.0%}</td><td class="map">{_cells(row)}</td></tr>'


def _cells(row: Row) -> str:
    """Draw a draft's outcomes: for each status one path, a stroke for each run of neighbours with it."""
    strokes: dict[str, str] = {}
    at = 0
    for code, run in itertools.groupby(row.statuses):
        length = len(list(run))
        strokes[code] = strokes.get(code, "") + f"M{at} {_MIDDLES.get(code, 0):g}h{length}"
        at += length
    paths = "".join(f'<path class="s{code}" d="{strokes[code]}"/>' for code in _MIDDLES if code in strokes)
    said = "，".join(f"{STATUSES[status]} {row.count(status)}" for status in Status)
    return f'<svg role="img" aria-label="{said}" viewBox="0 0 {at} 1" preserveAspectRatio="none">{paths}</svg>'


_MIDDLES = {CODES[status]: round(1 - height / 2, 4) for status, height in _HEIGHTS.items()}


def _key(*statuses: Status) -> str:
    return "　".join(f'<span class="k{CODES[status]}">■</span> {STATUSES[status]}' for status in statuses)


def _faults(rows: Rows) -> Iterator[str]:
    yield "<h2>未能审查</h2>\n<table><thead><tr><th>草案</th><th>原因</th></tr></thead><tbody>"
    for row in rows():
        if row.fault:
            yield f"<tr><td>{escape(row.name)}</td><td>{escape(row.fault)}</td></tr>"
    yield "</tbody></table>"
