"""What the right panes are made of: a page of one thing under another, and what is said of a point."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from csreview.gui import words
from csreview.gui.filters import Sureness, finding_sureness, outcome_sureness
from csreview.gui.widgets import Pill, Text
from csreview.model import Advice, Evidence, Finding, Kind, Outcome, Review, Status, Strength

_SAME = {Kind.VAGUE: Status.VAGUE, Kind.BLANK: Status.BLANK, Kind.CONSISTENCY: Status.MET}
"""Kinds of finding that say already how their requirement stands; what is told twice, each time exactly, is not in order."""


class Page(QWidget):
    """What the pane holds: one thing under another, with headings."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 16, 16, 18)
        self._column.setSpacing(6)
        self._column.addStretch(1)

    def add(self, widget: QWidget) -> None:
        """Put something under what is there."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def heading(self, text: str) -> None:
        """Say what follows."""
        heading = Text(text, factor=0.92, bold=True, faint=True)
        heading.setContentsMargins(0, 8, 0, 0)
        self.add(heading)

    def pills(self, pills: list[Pill], at_end: QWidget | None = None) -> None:
        """Put pills side by side, and something at the other end of their row."""
        row = QHBoxLayout()
        row.setSpacing(6)
        row.setContentsMargins(0, 0, 0, 2)
        for pill in pills:
            row.addWidget(pill)
        row.addStretch(1)
        if at_end is not None:
            row.addWidget(at_end)
        self._column.insertLayout(self._column.count() - 1, row)


def turn_page(area: QScrollArea, page: QWidget) -> None:
    """Show another page in a pane; the one before goes later, since a click on it may have brought the new one."""
    before = area.takeWidget()
    area.setWidget(page)
    page.setBackgroundRole(QPalette.ColorRole.Window)
    if before is not None:
        before.deleteLater()


def advice_of(review: Review, requirement: str) -> Advice | None:
    """What the checklist tells the review's side about a requirement."""
    found = (r for r in review.checklist.requirements if r.id == requirement)
    return next((r.advice.get(review.side) for r in found), None)


def pills_of(finding: Finding | None, outcome: Outcome | None) -> list[Pill]:
    """Return severity, kind and status as pills, and what a person has to judge or look up."""
    meaning = meaning_of(finding, outcome)
    severity = finding.severity if finding is not None else outcome.severity if outcome is not None else None
    made = [Pill(words.severity(severity), meaning)] if severity is not None else []
    if finding is not None and finding.kind is not Kind.GAP and title_of(finding, outcome) != words.kind(finding.kind):
        made.append(Pill(words.kind(finding.kind), "neutral"))
    if outcome is not None and not (finding is not None and _SAME.get(finding.kind) is outcome.status):
        made.append(Pill(words.status(outcome.status), "met" if outcome.status is Status.MET else "neutral"))
    sureness = sureness_of(finding, outcome)
    if sureness is not Sureness.SURE:
        made.append(Pill(words.sureness(sureness), "medium" if sureness is Sureness.AWAITING else "neutral"))
    return made


def shortened(said: str, why: str) -> str:
    """Return what is said without why it matters, where that is said elsewhere."""
    return said.replace(f"{why.rstrip('。')}。", "", 1).strip() or said if why else said


def sureness_of(finding: Finding | None, outcome: Outcome | None) -> Sureness:
    """Return what a point rests on."""
    if finding is not None:
        return finding_sureness(finding, outcome)
    return outcome_sureness(outcome) if outcome is not None else Sureness.SURE


def meaning_of(finding: Finding | None, outcome: Outcome | None) -> str:
    """Return the meaning in whose colours a point is shown."""
    if finding is not None:
        return finding.severity.value
    if outcome is None or outcome.severity is None:
        return "met" if outcome is not None and outcome.status is Status.MET else "neutral"
    return outcome.severity.value


def places_of(finding: Finding | None, outcome: Outcome | None) -> list[Evidence]:
    """Where the finding stands and what it contradicts, then the evidence of its outcome; an absence has no place in the draft."""
    found: list[Evidence] = []
    if finding is not None and finding.clause is not None and finding.span is not None and finding.quote:
        found.append(Evidence(finding.clause, finding.span, finding.quote))
        found += [finding.other] if finding.other is not None else []
    if outcome is not None and outcome.status is not Status.MISSING:
        found += [e for e in outcome.evidence if e.quote and not any(_holds(known, e) for known in found)]
    return found


def _holds(known: Evidence, other: Evidence) -> bool:
    """Whether a quote is shown already, alone or in a longer one."""
    span = known.span
    return known.clause == other.clause and span.start <= other.span.start and other.span.end <= span.end


def title_of(finding: Finding | None, outcome: Outcome | None) -> str:
    """Return what a point is about: its requirement, else what its check compares, else the kind of finding."""
    if outcome is not None:
        return outcome.title
    return words.check(finding.rule) or words.kind(finding.kind) if finding is not None else ""


def evidence_of(strength: Strength) -> Evidence:
    """Return the place of a strength."""
    return Evidence(strength.clause, strength.span, strength.quote)
