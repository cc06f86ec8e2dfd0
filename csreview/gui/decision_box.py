"""The controls of the right pane by which a person decides about what is chosen, and what was decided."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from csreview.gui import words
from csreview.gui.keeper import Saved
from csreview.gui.states import States
from csreview.gui.widgets import Button, IconButton, Text, Tinted
from csreview.model import Carried, Carrying, Decision, Finding, Outcome, Ruling, Scope, Severity


class Act(StrEnum):
    """What a person can ask for."""

    ACCEPT = "accept"
    DISMISS = "dismiss"
    RESTORE = "restore"
    NOTE = "note"
    UNDO = "undo"


class DecisionBox(QWidget):
    """Buttons, and under them what was decided. `wanted` brings an Act, `rated` a Severity, or None for our own."""

    wanted = Signal(object)
    rated = Signal(object)

    def __init__(
        self, states: States, finding: Finding | None, outcome: Outcome | None, carried: Carried | None = None
    ) -> None:
        super().__init__()
        self._saved = Text("", faint=True, factor=0.92)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 2)
        column.setSpacing(6)
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        column.addLayout(self._row)
        self._add_buttons(states, finding, outcome)
        self._row.addStretch(1)
        if carried is not None and (carried.made is not None or states.finding_is_open(finding)):
            column.addWidget(Text(self._before(carried), faint=carried.made is not None, factor=0.92))
        made = _made(states, finding, outcome)
        if made:
            column.addWidget(self._told(made))
        column.addWidget(self._saved)
        self._saved.hide()
        self._anything = bool(made) or (finding is not None and states.about(finding, "verdict") is not None)

    def allow_undo(self, on: bool) -> None:
        """Grey out the button that takes the last decision back, where there is none."""
        self._undo.setEnabled(on)

    def tell(self, state: Saved) -> None:
        """Say whether the decisions are on disk; nothing is said where nothing was decided."""
        said = {
            Saved.SAVED: self.tr("Saved"),
            Saved.SAVING: self.tr("Saving…"),
            Saved.FAILED: self.tr("Not saved yet; saving is tried again with your next decision."),
        }
        self._saved.setText(said[state])
        self._saved.setVisible(self._anything or state is not Saved.SAVED)

    def _add_buttons(self, states: States, finding: Finding | None, outcome: Outcome | None) -> None:
        own = states.findings(outcome.requirement) if outcome is not None else ()
        verdict = states.about(finding, "verdict") if finding is not None else None
        gone = states.finding(finding).dismissed if finding is not None else bool(own) and _aside(states, outcome)
        if finding is not None:
            accepted = verdict is not None and verdict.ruling is Ruling.ACCEPTED
            text = self.tr("Accepted") if accepted else self.tr("Accept")
            self._add(Act.ACCEPT, Button(text, icon="decision-accepted" if accepted else "", primary=accepted))
        if gone:
            self._add(Act.RESTORE, Button(self.tr("Take back")))
        elif finding is not None or own:
            self._add(Act.DISMISS, Button(self.tr("Dismiss…")))
        self._add(Act.NOTE, IconButton("decision-note", self.tr("Note…"), shortcut="Ctrl+M"))
        if finding is not None:
            self._row.addWidget(self._severity_button(states.severity(finding)))
        self._undo = IconButton("undo", self.tr("Undo the last decision"), shortcut="Ctrl+Z")
        self._add(Act.UNDO, self._undo)

    def _add(self, act: Act, button: Button | IconButton) -> None:
        button.setObjectName(f"decide-{act.value}")
        button.clicked.connect(lambda: self.wanted.emit(act))
        self._row.addWidget(button)

    def _severity_button(self, own: Severity | None) -> IconButton:
        button = IconButton("decision-severity", self.tr("Set the severity"))
        button.setObjectName("decide-severity")
        menu = QMenu(button)
        menu.setAccessibleName(self.tr("Set the severity"))
        group = QActionGroup(menu)
        rows: list[tuple[Severity | None, str]] = [(s, words.severity(s)) for s in Severity]
        for value, text in [*rows, (None, self.tr("As originally found"))]:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(value is own)
            action.triggered.connect(lambda _on=False, to=value: self.rated.emit(to))
            group.addAction(action)
        button.mark(own is not None)
        button.setMenu(menu)
        button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _told(self, made: tuple[Decision, ...]) -> QWidget:
        frame = Tinted("neutral")
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        for decision in made:
            column.addWidget(Text(self._line(decision)))
        return frame

    def _before(self, carried: Carried) -> str:
        """Say what was decided here in the version before, and whether that still holds."""
        if carried.how is Carrying.KEPT:
            return self.tr("Carried over from the previous version; the wording here is the same.")
        if carried.how is Carrying.NEARLY:
            return self.tr("Carried over from the previous version; the wording here is nearly the same.")
        said = self._line(carried.decision) if carried.decision.ruling is not Ruling.ACCEPTED else self.tr("Accepted")
        return self.tr("Previous version: {0} The wording here has changed; please decide again.").format(said)

    def _line(self, decision: Decision) -> str:
        if decision.ruling is Ruling.DISMISSED:
            whole = decision.scope is Scope.REQUIREMENT
            said = self.tr("Dismissed throughout the draft: {0}") if whole else self.tr("Dismissed here: {0}")
            return said.format(decision.text)
        if decision.ruling is Ruling.SEVERITY and decision.severity is not None:
            return self.tr("Severity set by you: {0}").format(words.severity(decision.severity))
        return self.tr("Note: {0}").format(decision.text)


def _aside(states: States, outcome: Outcome | None) -> bool:
    """Tell whether a requirement was dismissed as a whole."""
    verdict = states.exactly(Scope.REQUIREMENT, outcome.requirement, "verdict") if outcome is not None else None
    return verdict is not None and verdict.ruling is Ruling.DISMISSED


def _made(states: States, finding: Finding | None, outcome: Outcome | None) -> tuple[Decision, ...]:
    """Return what there is to tell of: all but that something was accepted, which its button shows."""
    found = []
    if finding is not None:
        found += [states.about(finding, slot) for slot in ("verdict", "severity", "note")]
    if outcome is not None:
        found += [states.exactly(Scope.REQUIREMENT, outcome.requirement, slot) for slot in ("verdict", "note")]
    told = (d for d in found if d is not None and d.ruling is not Ruling.ACCEPTED)
    return tuple(dict.fromkeys(told))
