"""The right pane with both sides beside each other: how the same point stands for the merchant and for the vendor."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from csreview.gui import words
from csreview.gui.locating import full_name
from csreview.gui.page import Page, advice_of, pills_of, places_of, title_of, turn_page
from csreview.gui.quote import Quote
from csreview.gui.session import Target, finding_of, findings_of, outcome_of, target_of
from csreview.gui.slim_bar import slim
from csreview.gui.states import states_of
from csreview.gui.widgets import Button, Card, Pill, Row, Text, Tinted
from csreview.model import OPEN, Evidence, Finding, Outcome, Review, Ruling, Side

_MOST = 5


class BothPane(QScrollArea):
    """Tells of a point from both sides. `taken` brings a Side and a Target of its review, `jumped` Evidence to go to."""

    taken = Signal(object, object)
    jumped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Both sides"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        slim(self)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)

    def show_target(self, reviews: Mapping[Side, Review], target: Target) -> None:
        """Show what is chosen from both sides; where nothing is, how to choose."""
        page = Page()
        points = {side: _Point(review, target) for side, review in reviews.items()}
        shown = [point for point in points.values() if point.title]
        if not shown:
            page.add(Text(self.tr("Choose a point"), factor=1.2, bold=True))
            page.add(Text(self.tr("Pick one from the list to see it from both sides."), faint=True))
        else:
            page.add(Text(shown[0].title, factor=1.25, bold=True))
            self._quotes(page, shown[0])
            page.add(self._columns(points))
        turn_page(self, page)

    def _quotes(self, page: Page, point: _Point) -> None:
        """What the draft says is the same for both."""
        for evidence in places_of(point.finding, point.outcome):
            place = full_name(point.review.agreement, evidence.clause)
            quote = Quote(evidence.quote, place, "neutral", self.tr("Go to this place in the draft"))
            quote.clicked.connect(lambda _on=False, to=evidence: self._jump(to))
            page.add(quote)

    def _jump(self, evidence: Evidence) -> None:
        self.jumped.emit(evidence)

    def _columns(self, points: Mapping[Side, _Point]) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(10)
        for side in Side:
            if side in points:
                row.addWidget(self._column(points[side]), 1, Qt.AlignmentFlag.AlignTop)
        return box

    def _column(self, point: _Point) -> QWidget:
        card = Card()
        card.setAccessibleName(words.side(point.review.side))
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(6)
        column.addWidget(Text(words.side(point.review.side), bold=True))
        pills = QHBoxLayout()
        pills.setSpacing(6)
        for pill in point.pills():
            pills.addWidget(pill)
        pills.addStretch(1)
        column.addLayout(pills)
        self._why(column, point)
        self._findings(column, point)
        self._advice(column, point)
        return card

    def _why(self, column: QVBoxLayout, point: _Point) -> None:
        outcome = point.outcome
        advice = advice_of(point.review, outcome.requirement) if outcome is not None else None
        if outcome is not None and advice is not None:
            column.addWidget(Text(words.need(advice.need), faint=True, factor=0.92))
            column.addWidget(Text(outcome.why))

    def _findings(self, column: QVBoxLayout, point: _Point) -> None:
        found = point.findings()
        if not found:
            column.addWidget(Text(self.tr("Nothing to settle for this side."), faint=True))
            return
        column.addWidget(Text(self.tr("Findings"), faint=True, bold=True, factor=0.92))
        for finding in found[:_MOST]:
            column.addWidget(self._finding(point, finding))
        if len(found) > _MOST:
            column.addWidget(Text(self.tr("and {0} more").format(len(found) - _MOST), faint=True))

    def _finding(self, point: _Point, finding: Finding) -> Row:
        review, said = point.review, finding.message.removeprefix(f"{point.title}：")
        gone = states_of(review).finding(finding).dismissed
        icon = "decision-dismissed" if gone else f"severity-{finding.severity.value}"
        meaning = "neutral" if gone else finding.severity.value
        row = Row(said, icon, meaning, note=words.ruling(Ruling.DISMISSED) if gone else "", wraps=True)
        row.setAccessibleDescription(self.tr("Go to this finding, seen from this side"))
        row.clicked.connect(lambda: self.taken.emit(review.side, target_of(finding)))
        return row

    def _advice(self, column: QVBoxLayout, point: _Point) -> None:
        remedy, wording = point.remedy(), point.wording()
        if remedy:
            column.addWidget(Text(self.tr("What to do"), faint=True, bold=True, factor=0.92))
            column.addWidget(Text(remedy))
        if wording:
            column.addWidget(Text(self.tr("Model wording"), faint=True, bold=True, factor=0.92))
            column.addWidget(self._wording(wording, words.side(point.review.side)))

    def _wording(self, wording: str, whose: str) -> QWidget:
        frame = Tinted("low")
        column = QVBoxLayout(frame)
        column.setContentsMargins(10, 8, 10, 8)
        column.addWidget(Text(wording))
        button = Button(self.tr("Copy"), icon="copy")
        button.setAccessibleName(self.tr("Copy the model wording for the {0}").format(whose))
        button.clicked.connect(lambda: self._copy(button, wording))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return frame

    def _copy(self, button: Button, wording: str) -> None:
        QGuiApplication.clipboard().setText(wording)
        button.setText(self.tr("Copied"))


class _Point:
    """What is chosen, in one side's review: its finding where that side has it, and its requirement's outcome."""

    def __init__(self, review: Review, target: Target) -> None:
        self.review = review
        self.finding = finding_of(review, target.finding)
        self.outcome: Outcome | None = outcome_of(review, target.requirement)

    @property
    def title(self) -> str:
        """What it is about; "" where this side knows neither finding nor requirement."""
        return title_of(self.finding, self.outcome)

    def pills(self) -> list[Pill]:
        """How it stands for this side."""
        return pills_of(None if self.outcome is not None else self.finding, self.outcome)

    def findings(self) -> tuple[Finding, ...]:
        """All that this side has to settle about it, the worst first."""
        found = findings_of(self.review, self.outcome.requirement) if self.outcome is not None else ()
        own = (self.finding,) if self.finding is not None and self.finding not in found else ()
        return tuple(sorted((*own, *found), key=lambda f: f.severity.rank))

    def remedy(self) -> str:
        """What this side should do."""
        if self.finding is not None and self.finding.remedy:
            return self.finding.remedy
        return self.outcome.remedy if self.outcome is not None and self.outcome.status in OPEN else ""

    def wording(self) -> str:
        """What this side would have the draft say."""
        wanted = self.outcome is not None and (self.outcome.status in OPEN or bool(self.findings()))
        return self.outcome.wording if wanted and self.outcome is not None else ""
