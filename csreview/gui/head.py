"""The first answer: whether this can be signed from my side, what to settle first, how much is covered."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from csreview.gui import icons, words
from csreview.gui.coverage import Coverage
from csreview.gui.findings_model import cited
from csreview.gui.remembered import once_each
from csreview.gui.session import Target, Verdict, finding_of, section_counts, severity_counts, target_of, verdict
from csreview.gui.tips import plain
from csreview.gui.widgets import Card, Row, Text, tone
from csreview.model import Draft, Finding, Review, Status

_MEANINGS = {Verdict.FOREIGN: "medium", Verdict.STOP: "high", Verdict.AMEND: "medium", Verdict.READY: "met"}
_ICONS = {
    Verdict.FOREIGN: "severity-medium",
    Verdict.STOP: "severity-high",
    Verdict.AMEND: "severity-medium",
    Verdict.READY: "outcome-met",
}
_SENTENCE = re.compile(r"(?:“[^”]*”|[^。“])+。")
_MOST, _FEWER = 5, 3  # points to settle first
_SHORT = 720  # pixels of height below which a window is short of room
_SHORTEST = 560  # below which nothing is said but the answer, its reason and the first points


class Head(Card):
    """A card of three columns. `chosen` brings a Target, `section_chosen` the id of a section."""

    chosen = Signal(object)
    section_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Conclusion"))
        self._sign = QLabel()
        self._line = Text("", factor=1.35, bold=True)
        self._why = Text("")
        self._base = Text("", faint=True, factor=0.92)
        self._settling: tuple[Target, ...] = ()
        self._rows = tuple(self._make_row(number) for number in range(_MOST))
        self._nothing = Text(self.tr("Nothing was found that must be settled first."), faint=True)
        self._percent = Text("", factor=1.35, bold=True)
        self._covered = Text("", faint=True, factor=0.92)
        self.coverage = Coverage()
        self.coverage.clicked.connect(self.section_chosen)
        self._meaning = ("severity-high", "high")
        self._most = _MOST
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 12, 18, 12)
        row.setSpacing(22)
        row.addLayout(self._answer(), 23)
        row.addLayout(self._first(), 60)
        row.addLayout(self._cover(), 17)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _answer(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.addWidget(self._sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._line, 0, 1)
        grid.addWidget(self._why, 1, 1)
        grid.addWidget(self._base, 2, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(3, 1)
        return grid

    def _first(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Text(self.tr("Settle before signing"), faint=True, factor=0.92, bold=True))
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for widget in (*self._rows, self._nothing):
            rows.addWidget(widget)
        column.addLayout(rows)
        column.addStretch(1)
        return column

    def _make_row(self, number: int) -> Row:
        row = Row(self.tr("Settle before signing"), "severity-high", "high", wraps=True)  # until it is filled
        row.clicked.connect(lambda: self.chosen.emit(self._settling[number]))
        return row

    def _cover(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(8)
        self._percent.setWordWrap(False)
        top.addWidget(self._percent)
        top.addWidget(self._covered, 1)
        column.addLayout(top)
        column.addWidget(self.coverage, 1)
        return column

    def show_review(self, review: Review) -> None:
        """Show a review's first answer."""
        found = verdict(review)
        self._meaning = (_ICONS[found], _MEANINGS[found])
        self._line.setText(words.verdict(found))
        self._why.setText(self._reason(review))
        self._base.setText(self._basis(review))
        self._percent.setText(f"{review.coverage:.0%}")
        applicable = len(review.outcomes) - review.count(Status.NOT_APPLICABLE)
        self._covered.setText(self.tr("{0} of {1} points are in order").format(review.count(Status.MET), applicable))
        self.coverage.show_sections(section_counts(review))
        self._fill_settle(review)
        self._paint_sign()
        self.setAccessibleDescription(f"{self._line.text()} {self._why.text()}")

    def _paint_sign(self) -> None:
        name, meaning = self._meaning
        self._sign.setPixmap(icons.pixmap(name, tone(self.palette(), meaning).ink, 30))

    def _reason(self, review: Review) -> str:
        high, medium, low = severity_counts(review)
        if verdict(review) is Verdict.FOREIGN:
            return self.tr("This appears to be: {0}. Take what follows as hints only.").format(review.kind)
        if verdict(review) is Verdict.STOP:
            said = self.tr("For the {0}: {1} high, {2} medium, {3} low.")
        elif verdict(review) is Verdict.AMEND:
            said = self.tr("For the {0}: no high-risk findings; {2} medium, {3} low.")
        else:
            said = self.tr("For the {0}: no high- or medium-risk findings; {3} low.")
        return said.format(words.side(review.side), high, medium, low)

    def _basis(self, review: Review) -> str:
        said = self.tr("{0} points checked, {1} characters read. A review aid, not legal advice.")
        return said.format(len(review.outcomes), _characters(review.agreement.draft))

    def _fill_settle(self, review: Review) -> None:
        """Fill the rows anew; new ones would have the whole window laid out again at each decision."""
        found = must_settle(review)
        self._settling = tuple(map(target_of, found))
        for row, finding in zip(self._rows, found, strict=False):
            severity = finding.severity.value
            said = first_sentence(finding.message)
            row.tell(said, f"severity-{severity}", severity, note=cited(review, finding))
            row.setToolTip(plain(finding.message))
        self._nothing.setVisible(not found)
        self._show_rows()

    def fit(self, height: int) -> None:
        """Leave the panes their room in a window of that height: on a small one the first three points do."""
        self._base.setVisible(height >= _SHORTEST)
        most = _FEWER if height < _SHORT else _MOST
        if most != self._most:
            self._most = most
            self._show_rows()

    def _show_rows(self) -> None:
        for number, row in enumerate(self._rows):
            row.setVisible(number < min(self._most, len(self._settling)))

    @property
    def rows(self) -> tuple[Row, ...]:
        """What must be settled, one row each."""
        return self._rows[: len(self._settling)]

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order; rows that a decision may fill among them."""
        return (*self._rows, self.coverage)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme with the sign."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "_meaning", None) is not None:
            self._paint_sign()


def first_sentence(said: str) -> str:
    """Return the first sentence of what is said of a finding; a full stop inside a quotation ends none."""
    found = _SENTENCE.match(said)
    return found.group() if found else said


@once_each
def _characters(draft: Draft) -> int:
    return draft.characters


def must_settle(review: Review) -> tuple[Finding, ...]:
    """Return the findings to settle first, at most five, in the review's order."""
    found = (finding_of(review, identifier) for identifier in review.must_settle[:_MOST])
    return tuple(finding for finding in found if finding is not None)
