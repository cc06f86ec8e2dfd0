"""Places left to fill, each with what belongs there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.passages import Passage, Passages, ends_part, trimmed
from csreview.language.quantities import QuantityKind
from csreview.language.reading_text import BLANK, BLANK_SLOTS
from csreview.model import Kind, Role, Severity, Span

_WHAT = {
    BLANK: "内容",
    BLANK_SLOTS[QuantityKind.DATE]: "日期",
    BLANK_SLOTS[QuantityKind.CLOCK]: "起止时刻",
    BLANK_SLOTS[QuantityKind.DAY]: "日期",
    BLANK_SLOTS[QuantityKind.PERCENT]: "比例",
    BLANK_SLOTS[QuantityKind.MONEY]: "金额",
    BLANK_SLOTS[QuantityKind.DURATION]: "时长",
    BLANK_SLOTS[QuantityKind.COUNT]: "数量",
}
_BLANK = re.compile(f"[{''.join(_WHAT)}]")
_ROLES = frozenset({Role.PARTIES, Role.DEFINITIONS, Role.BODY, Role.ANNEX, Role.SIGNATURE})
_FILLED_ON_SIGNING = frozenset({Role.PARTIES, Role.SIGNATURE})
_BEFORE, _AFTER = 12, 8
_SPACES = " \u3000\xa0"
_GAP = re.compile(f"[{_SPACES}]{{2}}")
IF_NONE = "确不适用的，删去该项或写“无”。"


def blanks(passages: Passages, *, signing: bool) -> Iterator[Candidate]:
    """Yield every blank of the draft; what is filled in on signing is low in a draft, high at the signing stage."""
    for passage in passages.holding(_BLANK):
        if passage.clause.role not in _ROLES:
            continue
        at_signing = passage.clause.role in _FILLED_ON_SIGNING
        for found in _BLANK.finditer(passage.text):
            yield _blank(passage, found.start(), found.group(), _severity(at_signing, signing))


def _severity(at_signing: bool, signing: bool) -> Severity:
    if signing:
        return Severity.HIGH
    return Severity.LOW if at_signing else Severity.MEDIUM


def _blank(passage: Passage, index: int, character: str, severity: Severity) -> Candidate:
    what = _WHAT[character]
    return Candidate(
        Kind.BLANK,
        "blank.other",
        severity,
        passage.clause.id,
        _shown(passage, index),
        f"此处{what}尚未填写，签署后无法确定双方的约定。",
        f"填写{what}；{IF_NONE}",
        core=passage.place(index, index + 1),
    )


def _shown(passage: Passage, index: int) -> Span:
    """The blank with a few words around it, so that the quote says what is to be filled in; a wide gap parts it from
    another line to sign on, 、 from another blank: 坐席【】名、主管【】名."""
    blank = passage.place(index, index + 1)
    text = passage.clause.text
    low, high = max(passage.span.start, blank.start - _BEFORE), min(passage.span.end, blank.end + _AFTER)
    for other in _BLANK.finditer(passage.text):
        place = passage.place(*other.span())
        if place.end <= blank.start:
            low = max(low, text.rfind("、", place.end, blank.start) + 1)
        elif place.start >= blank.end and (parted := text.find("、", blank.end, place.start)) >= 0:
            high = min(high, parted)
    start, end = low + len(text[low : blank.start].rstrip(_SPACES)), blank.end
    while start > low and not ends_part(text, start - 1) and not _GAP.fullmatch(text, start - 2, start):
        start -= 1
    while end < high and not ends_part(text, end) and not _GAP.match(text, end):
        end += 1
    shown = trimmed(text, Span(start, end))
    return shown if len(shown) else trimmed(text, passage.span)
