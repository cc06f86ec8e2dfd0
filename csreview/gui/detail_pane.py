"""The right pane: what is chosen, in detail."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from csreview.gui import words
from csreview.gui.banner import announce
from csreview.gui.copying import finding_text
from csreview.gui.decision_box import DecisionBox
from csreview.gui.keeper import Saved
from csreview.gui.legend import Legend
from csreview.gui.locating import full_name
from csreview.gui.page import (
    Page,
    advice_of,
    evidence_of,
    meaning_of,
    pills_of,
    places_of,
    shortened,
    sureness_of,
    title_of,
    turn_page,
)
from csreview.gui.quote import Quote
from csreview.gui.session import Target, finding_of, findings_of, outcome_of, target_of
from csreview.gui.slim_bar import slim
from csreview.gui.states import states_of
from csreview.gui.tips import plain
from csreview.gui.widgets import Button, IconButton, Row, Text, Tinted
from csreview.model import (
    OPEN,
    Carried,
    ElementOutcome,
    ElementStatus,
    Evidence,
    Finding,
    Kind,
    Outcome,
    Review,
    Ruling,
    Status,
)

_ELEMENT_TONES = {
    ElementStatus.SPECIFIC: "met",
    ElementStatus.VAGUE: "medium",
    ElementStatus.BLANK: "medium",
    ElementStatus.ABSENT: "high",
}


_MOST_OTHERS = 6


class DetailPane(QScrollArea):
    """Tells of a finding or requirement. `chosen` brings a Target, `jumped` the Evidence to go to, `decided` an Act,
    `rated` a Severity or None.
    """

    chosen = Signal(object)
    jumped = Signal(object)
    section_wanted = Signal(str)
    decided = Signal(object)
    rated = Signal(object)
    trace_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Details"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        slim(self)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.copy_button: Button | None = None
        self.finding_button: IconButton | None = None
        self.decision_box: DecisionBox | None = None
        self.carried: Mapping[str, Carried] = {}
        self.can_undo: Callable[[], bool] = lambda: False
        self._saved = Saved.SAVED

    def copy_finding(self) -> None:
        """Copy all that is said of the finding, if one is shown."""
        if self.finding_button is not None:
            self.finding_button.click()

    def copy_wording(self) -> None:
        """Copy the model wording, if any is shown."""
        if self.copy_button is not None:
            self.copy_button.click()

    def tell_saved(self, state: Saved) -> None:
        """Say whether decisions are on disk."""
        self._saved = state
        if self.decision_box is not None:
            self.decision_box.tell(state)

    def show_target(self, review: Review, other: Review | None, target: Target) -> None:
        """Show what is chosen, and how the `other` side sees it; where nothing is, how to read the draft."""
        finding = finding_of(review, target.finding)
        outcome = outcome_of(review, target.requirement)
        self.copy_button = self.finding_button = self.decision_box = None
        focused = self._focused()
        page = Page()
        if finding is None and outcome is None:
            self._overview(page, review)
        else:
            self._head(page, review, finding, outcome)
            self._decide(page, review, finding, outcome)
            self._where(page, review, finding, outcome)
            self._advice(page, finding, outcome)
            self._why(page, review, outcome)
            self._elements(page, outcome)
            self._authority(page, outcome)
            self._others(page, review, finding, outcome)
            self._other_side(page, other, outcome)
            self._trace(page, outcome)
        turn_page(self, page)
        if focused is not None:
            again = page.findChild(QWidget, focused) if focused else None
            (again or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self) -> str | None:
        """Return the name of the page's widget that has the focus, "" if it has no name, None if none has it."""
        inside: QWidget | None = self.widget()
        focused = self.window().focusWidget()
        if inside is None or focused is None or not inside.isAncestorOf(focused):
            return None
        return focused.objectName()

    def _decide(self, page: Page, review: Review, finding: Finding | None, outcome: Outcome | None) -> None:
        before = self.carried.get(finding.id) if finding is not None else None
        box = DecisionBox(states_of(review), finding, outcome, before)
        box.wanted.connect(self.decided)
        box.rated.connect(self.rated)
        box.tell(self._saved)
        box.allow_undo(self.can_undo())
        page.add(box)
        self.decision_box = box

    def _overview(self, page: Page, review: Review) -> None:
        page.add(Text(self.tr("Choose a point"), factor=1.2, bold=True))
        page.add(Text(self.tr("Pick one from the list, click a highlight in the draft, or press F8."), faint=True))
        page.heading(self.tr("Reading the highlights"))
        page.add(Legend())
        if review.strengths:
            page.heading(self.tr("Worth keeping"))
        for strength in review.strengths[:8]:
            page.add(Text(strength.message))
            page.add(self._quote(review, evidence_of(strength), "met"))

    def _head(self, page: Page, review: Review, finding: Finding | None, outcome: Outcome | None) -> None:
        page.pills(pills_of(finding, outcome), self._copier(review, finding) if finding is not None else None)
        title = title_of(finding, outcome)
        page.add(Text(title, factor=1.25, bold=True))
        why = outcome.why if outcome is not None else ""  # it has a heading of its own below
        said = finding.message if finding is not None else outcome.reason if outcome is not None else ""
        if said:
            page.add(Text(shortened(said, why).removeprefix(f"{title}：")))
        contradicted = finding is not None and finding.kind is Kind.CONSISTENCY
        open_ = outcome is not None and outcome.status in OPEN
        if finding is not None and outcome is not None and outcome.reason not in said and (open_ or not contradicted):
            page.add(Text(shortened(outcome.reason, why), faint=True))
        told = words.sureness_told(sureness_of(finding, outcome), outcome.awaits if outcome is not None else ())
        if told:
            page.add(Text(told, faint=True))

    def _copier(self, review: Review, finding: Finding) -> IconButton:
        button = IconButton("copy", self.tr("Copy this finding"), shortcut="Ctrl+Alt+C")
        button.setObjectName("copy-finding")
        button.clicked.connect(lambda: self._copy_finding(button, finding_text(review, finding)))
        self.finding_button = button
        return button

    def _copy_finding(self, button: IconButton, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        button.turn("decision-accepted")
        announce(self, self.tr("Copied"))

    def _where(self, page: Page, review: Review, finding: Finding | None, outcome: Outcome | None) -> None:
        places = places_of(finding, outcome)
        if places:
            page.heading(self.tr("In the draft"))
            meaning = meaning_of(finding, outcome)
            for evidence in places:
                page.add(self._quote(review, evidence, meaning))
        elif outcome is not None and outcome.status is not Status.NOT_APPLICABLE:
            self._absence(page, review, outcome)

    def _absence(self, page: Page, review: Review, outcome: Outcome) -> None:
        after = full_name(review.agreement, outcome.belongs_after)
        if after:
            page.heading(self.tr("Where it belongs"))
            page.add(self._clause_row(str(outcome.belongs_after), self.tr("after {0}").format(after)))
        nearest = [n for n in outcome.nearest if full_name(review.agreement, n) and n != outcome.belongs_after]
        if nearest:
            page.heading(self.tr("Nearest clauses considered"))
            for clause in nearest[:3]:
                page.add(self._clause_row(clause, full_name(review.agreement, clause)))

    def _clause_row(self, clause: str, text: str) -> Row:
        row = Row(text, "jump", "neutral")
        row.clicked.connect(lambda: self.jumped.emit(clause))
        return row

    def _quote(self, review: Review, evidence: Evidence, meaning: str) -> Quote:
        place = full_name(review.agreement, evidence.clause)
        quote = Quote(evidence.quote, place, meaning, self.tr("Go to this place in the draft"))
        quote.clicked.connect(lambda: self.jumped.emit(evidence))
        return quote

    def _advice(self, page: Page, finding: Finding | None, outcome: Outcome | None) -> None:
        remedy = finding.remedy if finding is not None and finding.remedy else outcome.remedy if outcome else ""
        if remedy:
            page.heading(self.tr("What to do"))
            page.add(Text(remedy))
        if outcome is not None and outcome.wording and (outcome.status in OPEN or finding is not None):
            page.heading(self.tr("Model wording"))
            page.add(self._wording(outcome.wording))

    def _wording(self, wording: str) -> QWidget:
        frame = Tinted("low")
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(Text(wording))
        button = Button(self.tr("Copy"), icon="copy")
        button.setAccessibleName(self.tr("Copy the model wording"))
        button.clicked.connect(lambda: self._copy(button, wording))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        self.copy_button = button
        return frame

    def _copy(self, button: Button, wording: str) -> None:
        QGuiApplication.clipboard().setText(wording)
        button.setText(self.tr("Copied"))

    def _why(self, page: Page, review: Review, outcome: Outcome | None) -> None:
        advice = advice_of(review, outcome.requirement) if outcome is not None else None
        if outcome is not None and outcome.why and advice is not None:
            page.heading(self.tr("Why it matters to you"))
            page.add(Text(outcome.why))
            page.add(Text(words.need(advice.need), faint=True, factor=0.92))

    def _elements(self, page: Page, outcome: Outcome | None) -> None:
        if outcome is None or not outcome.elements or outcome.status is Status.NOT_APPLICABLE:
            return
        page.heading(self.tr("Facts required"))
        for element in outcome.elements:
            page.add(self._element(element))

    def _element(self, element: ElementOutcome) -> QWidget:
        named = element.name if element.required else self.tr("{0} (optional)").format(element.name)
        absent = element.status is ElementStatus.ABSENT
        meaning = "neutral" if absent and not element.required else _ELEMENT_TONES[element.status]
        row = Row(
            named, f"element-{element.status.value}", meaning, note=element.fault or words.element(element.status)
        )
        evidence = element.evidence
        if evidence is None:
            row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        else:
            row.setToolTip(plain(evidence.quote))
            row.clicked.connect(lambda: self.jumped.emit(evidence))
        return row

    def _authority(self, page: Page, outcome: Outcome | None) -> None:
        if outcome is None or not outcome.authority:
            return
        page.heading(self.tr("Legal basis"))
        for cite in outcome.authority:
            page.add(Text(cite))

    def _others(self, page: Page, review: Review, finding: Finding | None, outcome: Outcome | None) -> None:
        if outcome is None:
            return
        shown, states = finding.id if finding is not None else None, states_of(review)
        others = [f for f in findings_of(review, outcome.requirement) if f.id != shown]
        if others:
            page.heading(self.tr("More on this point"))
        for other in others[:_MOST_OTHERS]:
            gone = states.finding(other).dismissed
            icon, tone = (
                ("decision-dismissed", "neutral")
                if gone
                else (f"severity-{other.severity.value}", other.severity.value)
            )
            row = Row(
                other.message.removeprefix(f"{outcome.title}："),
                icon,
                tone,
                note=words.ruling(Ruling.DISMISSED) if gone else "",
                wraps=True,
            )
            row.clicked.connect(lambda _on=False, to=other: self.chosen.emit(target_of(to)))
            page.add(row)
        if len(others) > _MOST_OTHERS:
            more = self.tr("{0} more in the list of findings").format(len(others) - _MOST_OTHERS)
            page.add(Text(more, faint=True))

    def _other_side(self, page: Page, other: Review | None, outcome: Outcome | None) -> None:
        """How the same point stands for those across the table: what there is to trade."""
        seen = outcome_of(other, outcome.requirement) if other is not None and outcome is not None else None
        if other is None or seen is None or seen.status is Status.NOT_APPLICABLE:
            return
        page.heading(self.tr("{0}’s view").format(words.side(other.side)))
        page.pills(pills_of(None, seen))
        if seen.why:
            page.add(Text(seen.why, faint=True))
        risks = [f.message for f in findings_of(other, seen.requirement) if f.kind is Kind.RISK]
        said = tuple(dict.fromkeys(risks))
        for message in said[:_MOST_OTHERS]:
            page.add(Text(message, faint=True))
        if len(said) > _MOST_OTHERS:
            page.add(Text(self.tr("and {0} more").format(len(said) - _MOST_OTHERS), faint=True))

    def _trace(self, page: Page, outcome: Outcome | None) -> None:
        if outcome is None:
            return
        button = Button(self.tr("How this outcome was reached…"))
        button.setObjectName("trace")
        button.clicked.connect(lambda: self.trace_wanted.emit(outcome.requirement))
        page.add(button)
