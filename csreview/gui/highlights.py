"""Highlights on the draft: severity in the background's colour, kind in the style of the underline."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from csreview.gui.draft_document import DraftDocument
from csreview.gui.locating import Spot, evidence_spots
from csreview.gui.session import Target, finding_of, outcome_of
from csreview.gui.theme import Colours, Tone
from csreview.model import Kind, Review, Severity, Span, Status

_Underline = QTextCharFormat.UnderlineStyle

UNDERLINES = {
    Kind.RISK: _Underline.SingleUnderline,
    Kind.VAGUE: _Underline.WaveUnderline,
    Kind.BLANK: _Underline.DotLine,
    Kind.CONSISTENCY: _Underline.DashDotLine,
    Kind.GAP: _Underline.DashUnderline,
}


class Marked(NamedTuple):
    """A finding's place in the document; some thousand are made for a long draft, whenever the side is switched."""

    start: int
    end: int
    finding: str
    severity: Severity
    kind: Kind


@dataclass(frozen=True, slots=True)
class Noted:
    """A comment that the draft carries already, and its place in the document."""

    start: int
    end: int
    text: str


def noted(review: Review, shown: DraftDocument) -> tuple[Noted, ...]:
    """Return the places of the comments that the draft carries; one about nothing stands at one character."""
    return tuple(
        Noted(*shown.range(Spot(index, _seen(comment.span))), f"{comment.author}：{comment.text}".strip("："))
        for index, block in enumerate(review.agreement.draft.blocks)
        for comment in block.comments
    )


def _seen(span: Span) -> Span:
    return span if len(span) else Span(max(0, span.start - 1), span.start)


def comment_format(colours: Colours) -> QTextCharFormat:
    """Return the look of a commented stretch; findings lie on top of it."""
    shape = QTextCharFormat()
    shape.setUnderlineStyle(_Underline.DotLine)
    shape.setUnderlineColor(QColor(colours.neutral.ink))
    shape.setBackground(QColor(colours.neutral.tint))
    return shape


def marked(review: Review, shown: DraftDocument) -> tuple[Marked, ...]:
    """Return the places of all findings that have one, in document order."""
    places = [
        Marked(start, end, finding.id, finding.severity, finding.kind)
        for finding in review.findings
        for start, end in shown.places(review.agreement, finding)
    ]
    return tuple(sorted(places, key=lambda m: (m.start, m.end)))


def at(marks: tuple[Marked, ...], position: int) -> Marked | None:
    """Return the shortest place that holds a document position, or None."""
    upto = bisect_right(marks, position, key=lambda m: m.start)
    holding = [m for m in marks[:upto] if m.start <= position < m.end]
    return min(holding, key=lambda m: (m.end - m.start, m.severity.rank), default=None)


def selections(
    marks: tuple[Marked, ...], document: QTextDocument, colours: Colours, seen: tuple[int, int]
) -> list[QTextEdit.ExtraSelection]:
    """Return the highlights of those places that touch a stretch of the document, the worst on top."""
    ordered = sorted((m for m in marks if within(m, seen)), key=lambda m: -m.severity.rank)
    return [select(document, m.start, m.end, char_format(colours.severity(m.severity), m.kind)) for m in ordered]


def within(place: Marked | Noted, seen: tuple[int, int]) -> bool:
    """Tell whether a place touches a stretch of the document."""
    return place.start <= seen[1] and place.end >= seen[0]


def target_places(review: Review, target: Target, shown: DraftDocument) -> tuple[tuple[int, int], ...]:
    """Return the places that show what is chosen: its finding's own, else the evidence of its requirement."""
    finding = finding_of(review, target.finding)
    found = shown.places(review.agreement, finding) if finding is not None else ()
    if not found and (outcome := outcome_of(review, target.requirement)) is not None:
        absent = outcome.status in (Status.MISSING, Status.NOT_APPLICABLE)
        found = () if absent else tuple(map(shown.range, evidence_spots(review.agreement, outcome)))
    return found


def target_tone(review: Review, target: Target, colours: Colours) -> tuple[Tone, Kind | None]:
    """Return the tone, and kind if it is a finding, in which what is chosen is shown."""
    finding = finding_of(review, target.finding)
    if finding is not None:
        return colours.severity(finding.severity), finding.kind
    outcome = outcome_of(review, target.requirement)
    return (colours.outcome(outcome.status, outcome.severity) if outcome else colours.neutral), None


@lru_cache(maxsize=64)
def char_format(tone: Tone, kind: Kind | None, *, strong: bool = False) -> QTextCharFormat:
    """Return the look of a highlight."""
    shape = QTextCharFormat()
    shape.setBackground(QColor(tone.strong if strong else tone.tint))
    if kind is not None:
        shape.setUnderlineStyle(UNDERLINES[kind])
        shape.setUnderlineColor(QColor(tone.ink))
    return shape


def select(document: QTextDocument, start: int, end: int, shape: QTextCharFormat) -> QTextEdit.ExtraSelection:
    """Return a highlight from `start` to `end` of the document."""
    selection = QTextEdit.ExtraSelection()
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    selection.cursor = cursor
    selection.format = shape
    return selection
