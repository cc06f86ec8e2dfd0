"""Deciding: accept, dismiss, note, own severity, undo; asks where a reason is needed, and has every step saved."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from csreview.errors import CsreviewError
from csreview.gui.arriving import arrive
from csreview.gui.decision_box import Act
from csreview.gui.decision_dialogs import DismissDialog, NoteDialog
from csreview.gui.jobs import Progress, ShouldStop, Work
from csreview.gui.keeper import Keeper, OpenStore
from csreview.gui.reviewer import Reviewer
from csreview.gui.session import Session, Target, finding_of, outcome_of, target_of, target_of_requirement
from csreview.gui.states import States, states_of
from csreview.model import Carried, Decision, DraftKey, Finding, Meaning, Review, Ruling, Scope, Severity, Side
from csreview.store.decisions import Change

Explain = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Asked:
    """A draft to open: its file, annexes in files of their own, or a `text` that was pasted and has no file. `old` is a
    version to compare with, `before` what is known to be the version before.
    """

    path: Path
    annexes: tuple[Path, ...] = ()
    text: str | None = None
    old: Path | None = None
    before: DraftKey | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A reviewed draft with what was decided about it before; `fault` is why that could not be read, `explain` traces
    verdicts, `carried` tells what became of decisions about the version before, `meanings` what changed since.
    """

    asked: Asked
    reviews: Mapping[Side, Review]
    decisions: tuple[Decision, ...] = ()
    fault: CsreviewError | None = None
    explain: Explain | None = None
    carried: tuple[Carried, ...] = ()
    meanings: Mapping[Side, Meaning] | None = None

    def into(self, session: Session) -> None:
        """Make it the draft of a session."""
        session.begin(self.asked.path, self.reviews, self.decisions)
        session.annexes, session.text = self.asked.annexes, self.asked.text
        session.explain, session.carried = self.explain, self.carried
        session.meanings = dict(self.meanings or {})


def opening(reviewer: Reviewer, open_store: OpenStore, asked: Asked) -> Work:
    """Return the job that reviews a draft and reads what was decided about it, and about the version before it."""

    def work(progress: Progress, should_stop: ShouldStop) -> Opened:
        meanings, before = None, asked.before
        if asked.old is not None:
            meanings = reviewer.compare(asked.old, asked.path, progress, should_stop)
            reviews = {side: meaning.new for side, meaning in meanings.items()}
            before = DraftKey.of(next(iter(meanings.values())).comparison.old.draft)
        else:
            reviews = reviewer.open(asked.path, progress, should_stop, asked.annexes, asked.text)
        found = Opened(asked, reviews, explain=reviewer.explain, meanings=meanings)
        try:
            arrival = arrive(reviews, open_store, reviewer, before)
        except CsreviewError as error:
            return replace(found, fault=error)
        return replace(found, decisions=arrival.decisions, carried=arrival.carried)

    return work


class Deciding(QObject):
    """Decides about what is chosen in a session. `changed` when the session's reviews are others, with what to say."""

    changed = Signal(str)

    def __init__(self, session: Session, window: QWidget, open_store: OpenStore) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self.keeper = Keeper(open_store, self)
        self.keeper.saved.connect(self._on_saved)

    def do(self, act: Act) -> None:
        """Do what a button asks for."""
        doings = {Act.ACCEPT: self.accept, Act.DISMISS: self.dismiss, Act.RESTORE: self.restore}
        (doings | {Act.NOTE: self.note, Act.UNDO: self.undo})[act]()

    def accept(self) -> None:
        """Accept the finding that is chosen, or take that back."""
        finding = self._finding()
        if finding is None:
            return
        old = self._exactly(Scope.PLACE, finding.id, "verdict")
        if old is not None and old.ruling is Ruling.ACCEPTED:
            self._step(Change(drop=(old,)), self.tr("Acceptance withdrawn"))
        else:
            made = _made(finding.id, Scope.PLACE, Ruling.ACCEPTED)
            self._step(Change(_some(old), (made,)), self.tr("Accepted"))

    def dismiss(self) -> None:
        """Dismiss what is chosen, for a reason that is asked for."""
        finding, requirement, states = self._finding(), self._session.target.requirement, self._states()
        own = states.findings(requirement) if states is not None and requirement is not None else ()
        if states is None or (finding is None and not own):
            return
        old = states.about(finding or own[0], "verdict")
        before = old if old is not None and old.ruling is Ruling.DISMISSED else None
        answer = DismissDialog.ask(self._window, len(own), before, whole_only=finding is None)
        if answer is None:
            return
        reason, scope = answer
        if scope is Scope.REQUIREMENT and requirement is not None:
            about = [before, *(self._exactly(Scope.PLACE, each.id, "verdict") for each in own)]
            made = _made(requirement, scope, Ruling.DISMISSED, reason)
        elif finding is not None:
            about = [before, self._exactly(scope, finding.id, "verdict")]
            made = _made(finding.id, scope, Ruling.DISMISSED, reason)
        else:
            return
        self._step(Change(tuple(dict.fromkeys(d for d in about if d is not None)), (made,)), self.tr("Dismissed"))

    def restore(self) -> None:
        """Take back that what is chosen was dismissed."""
        old = self._dismissal()
        if old is not None:
            self._step(Change(drop=(old,)), self.tr("Dismissal withdrawn"))

    def _dismissal(self) -> Decision | None:
        """Return the decision by which what is chosen is dismissed, or None."""
        states, finding, requirement = self._states(), self._finding(), self._session.target.requirement
        if states is None:
            return None
        if finding is not None:
            old = states.about(finding, "verdict")
        else:
            old = states.exactly(Scope.REQUIREMENT, requirement or "", "verdict")
        return old if old is not None and old.ruling is Ruling.DISMISSED else None

    @property
    def can_rate(self) -> bool:
        """Whether a finding is chosen, to accept or to rate."""
        return self._finding() is not None

    @property
    def can_dismiss(self) -> bool:
        """Whether what is chosen has a finding."""
        states, requirement = self._states(), self._session.target.requirement
        own = states.findings(requirement) if states is not None and requirement is not None else ()
        return self._finding() is not None or bool(own)

    @property
    def can_restore(self) -> bool:
        """Whether what is chosen is dismissed."""
        return self._dismissal() is not None

    @property
    def can_note(self) -> bool:
        """Whether anything is chosen."""
        return self._subject() is not None

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._session.done)

    def note(self) -> None:
        """Write a note about what is chosen, or change it; an empty one is taken away."""
        subject = self._subject()
        if subject is None:
            return
        old = self._exactly(*subject, "note")
        text = NoteDialog.ask(self._window, old.text if old is not None else "")
        if text is None or text == (old.text if old is not None else ""):
            return
        scope, identifier = subject
        put = (_made(identifier, scope, Ruling.NOTE, text),) if text else ()
        self._step(Change(_some(old), put), self.tr("Noted") if text else self.tr("Note removed"))

    def rate(self, severity: Severity | None) -> None:
        """Give the finding that is chosen a severity of one's own, or with None the one that it was found with."""
        finding = self._finding()
        if finding is None:
            return
        old = self._exactly(Scope.PLACE, finding.id, "severity")
        put = (_made(finding.id, Scope.PLACE, Ruling.SEVERITY, severity=severity),) if severity is not None else ()
        if put or old is not None:
            self._step(Change(_some(old), put), self.tr("Severity changed"))

    def undo(self) -> None:
        """Take back the last step."""
        if self._session.done:
            change = self._session.done.pop()
            self._session.undone.append(change)
            self._go(change.undone, self.tr("Undone"))

    def redo(self) -> None:
        """Take the last step that was taken back once more."""
        if self._session.undone:
            change = self._session.undone.pop()
            self._session.done.append(change)
            self._go(change, self.tr("Redone"))

    def _step(self, change: Change, said: str) -> None:
        self._session.done.append(change)
        self._session.undone.clear()
        self._make(change, said)

    def _go(self, change: Change, said: str) -> None:
        """Make a change that may be about another finding, and choose that."""
        review = self._session.review
        first = next(iter((*change.put, *change.drop)), None)
        if review is not None and first is not None:
            self._session.target = _target(review, first)
        self._make(change, said)

    def _make(self, change: Change, said: str) -> None:
        key = self._session.key
        self._session.apply(change)
        if key is not None:
            self.keeper.keep(key, change)
        self.changed.emit(said)

    def _on_saved(self, key: DraftKey, decisions: tuple[Decision, ...]) -> None:
        """Show what another window decided about the same draft in the meantime."""
        if key == self._session.key and set(decisions) != set(self._session.decisions):
            self._session.take(decisions)
            self.changed.emit(self.tr("Decisions made in another window were merged"))

    def _finding(self) -> Finding | None:
        review = self._session.review
        return finding_of(review, self._session.target.finding) if review is not None else None

    def _subject(self) -> tuple[Scope, str] | None:
        review, finding = self._session.review, self._finding()
        if finding is not None:
            return Scope.PLACE, finding.id
        if review is None or outcome_of(review, self._session.target.requirement) is None:
            return None
        return Scope.REQUIREMENT, str(self._session.target.requirement)

    def _states(self) -> States | None:
        return states_of(self._session.review) if self._session.review is not None else None

    def _exactly(self, scope: Scope, subject: str, slot: str) -> Decision | None:
        wanted = (scope.value, subject, slot)
        return next((d for d in self._session.decisions if d.slot == wanted), None)


def _target(review: Review, decision: Decision) -> Target:
    if decision.scope is Scope.REQUIREMENT:
        return target_of_requirement(review, decision.subject)
    finding = finding_of(review, decision.subject)
    return target_of(finding) if finding is not None else Target()


def _made(subject: str, scope: Scope, ruling: Ruling, text: str = "", severity: Severity | None = None) -> Decision:
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
    return Decision(subject, scope, ruling, text, severity, now)


def _some(decision: Decision | None) -> tuple[Decision, ...]:
    return () if decision is None else (decision,)
