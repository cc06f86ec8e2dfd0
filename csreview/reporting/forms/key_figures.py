"""The few figures that one who decides looks at, each in a line with what is usual."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from csreview.language.fold import fold
from csreview.language.quantities import find_quantities
from csreview.model import ElementStatus
from csreview.reporting.blocks import Block, Cell, Heading, Table
from csreview.reporting.figures import Figure
from csreview.reporting.forms import shared
from csreview.reporting.model import Report

_FIGURES = (
    "scope.hours",
    "kpi.avg-response-time",
    "kpi.first-response",
    "kpi.three-minute-rate",
    "kpi.csat",
    "fees.deduction-limit",
    "fees.base",
    "fees.payment-deadline",
)
"""The figures looked for, in that order."""
_LONGEST = 40
"""Characters of a figure in the draft's words, two lines, unless its first part is longer."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
_STOP = re.compile(r"[，；。：]")
"""Where a part of a sentence ends."""


def table(report: Report, words: Mapping[str, str]) -> Iterator[Block]:
    """Yield the figures that the draft gives or lacks, under a heading; nothing where it has none of them."""
    rows = []
    for wanted in _FIGURES:
        found = [figure for figure in report.figures if figure.requirement == wanted]
        if found:
            rows.append((Cell(shared.short_title(found[0].title)), _value(found, words), Cell(found[0].usual, "muted")))
    if rows:
        yield Heading(1, words["figures"])
        head = (words["figures.name"], words["figures.draft"], words["usual"])
        yield Table(head, tuple(rows), (0.27, 0.29, 0.44))


def _value(found: list[Figure], words: Mapping[str, str]) -> Cell:
    """Return what the draft says on one requirement, in a line; what is open stands out."""
    known: dict[str, str] = {}
    for figure in found:
        if figure.status is ElementStatus.SPECIFIC:
            known.setdefault(figure.value, _named(figure))
    if not known:
        cell = shared.value(found[0], words)
        return Cell(shared.whole_parts(cell.text, _LONGEST, "，；。"), cell.tone)
    remark = next((f.remark for f in found if f.remark), "")
    whole = [value for value in known if not any(value in other for other in known if other != value)]
    text = "；".join(_short(known[value]) for value in whole)
    return Cell(f"{text}（{remark}）", "medium") if remark else Cell(text, "strong")


def _named(figure: Figure) -> str:
    """Return a figure in the draft's words, after its name where a table gives the number alone."""
    return figure.value if _HAN.search(figure.value) else f"{figure.name} {figure.value}"


def _short(value: str) -> str:
    """Return the parts of a long phrase that fit: from the one on that brings most quantities into the room."""
    flat = shared.on_one_line(value)
    if len(flat) <= _LONGEST:
        return flat
    starts = [0, *(match.end() for match in _STOP.finditer(flat, 0, len(flat) - 1))]
    shown = [shared.whole_parts(flat[start:], _LONGEST) for start in starts]
    best = max(range(len(starts)), key=lambda n: len(find_quantities(fold(shown[n]))))
    return f"{'…' if best else ''}{shown[best]}"
