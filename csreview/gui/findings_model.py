"""The findings as a flat list, the worst first or in the order of the draft."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from csreview.gui import words
from csreview.gui.checklist_model import NOWHERE, STATE, TARGET, VALUE, Index, spoken_state
from csreview.gui.filters import Filter, Sureness, finding_sureness
from csreview.gui.locating import full_name
from csreview.gui.session import outcome_of, target_of
from csreview.gui.states import State, States, everything, states_of, touched
from csreview.gui.tips import plain
from csreview.model import Finding, Kind, Review
from csreview.reporting.location import locate

PLACE = Qt.ItemDataRole.UserRole + 3
SURENESS = Qt.ItemDataRole.UserRole + 5
_LONGEST = 24
"""Characters of a quote that tell a finding from others on the same requirement."""


class FindingsModel(QAbstractListModel):
    """One row per finding, dismissed ones at their old places."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review: Review | None = None
        self._states: States | None = None
        self._findings: tuple[Finding, ...] = ()
        self._rows: dict[str, int] = {}  # by a finding's id
        self._by_place = False

    def show(self, review: Review | None) -> None:
        """Show another review."""
        listed, rows = _ordered(review, by_place=self._by_place), self._rows
        if review is not None and self._review is not None and listed and [f.id for f in listed] == list(rows):
            changed = _changed(self._findings, listed, touched(self._review, review))
            self._take(review, listed)
            if changed:
                self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], 0))
            return
        self.beginResetModel()
        self._take(review, listed)
        self._rows = {finding.id: row for row, finding in enumerate(listed)}
        self.endResetModel()

    def _take(self, review: Review | None, listed: tuple[Finding, ...]) -> None:
        self._review, self._findings = review, listed
        self._states = states_of(review) if review is not None else None

    def order(self, *, by_place: bool) -> None:
        """List in the order of the draft, or the worst first."""
        self._by_place = by_place
        self.show(self._review)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many findings."""
        return 0 if parent.isValid() else len(self._findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows, says to a screen reader, and stands for."""
        if not index.isValid() or self._review is None:
            return None
        finding, answer = self._findings[index.row()], _ANSWERS.get(role)
        if role == STATE:
            return self._state(finding)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join([_spoken(self._review, finding), *spoken_state(self._state(finding))])
        return answer(self._review, finding) if answer is not None else None

    def _state(self, finding: Finding) -> State:
        return self._states.finding(finding) if self._states is not None else State()

    def accepts(self, row: int, _parent: Index, wanted: Filter) -> bool:
        """Tell whether a finding is listed."""
        finding = self._findings[row]
        if wanted.undecided and self._state(finding).verdict is not None:
            return False
        return self._review is not None and wanted.finding(self._review, finding)

    def find(self, identifier: str | None) -> QModelIndex:
        """Return the index of a finding, invalid where there is none."""
        row = self._rows.get(identifier or "")
        return QModelIndex() if row is None else self.index(row, 0)


def _ordered(review: Review | None, *, by_place: bool) -> tuple[Finding, ...]:
    if review is None:
        return ()
    if not by_place:
        return tuple(sorted(everything(review), key=lambda f: f.severity.rank))
    order = _clause_order(review)
    return tuple(sorted(everything(review), key=lambda f: (order.get(_anchor(review, f), 10**6), _start(f))))


def _changed(before: tuple[Finding, ...], now: tuple[Finding, ...], decided: frozenset[str]) -> list[int]:
    """Return the rows that look otherwise than before: other findings of the same ids, or otherwise `decided` upon."""
    pairs = enumerate(zip(before, now, strict=True))
    return [row for row, (old, new) in pairs if old is not new or new.id in decided or new.requirement in decided]


def headline(review: Review, finding: Finding) -> str:
    """Return the few words by which a finding is known: its requirement with what is against the side or with the
    beginning of its quote, else its message.
    """
    outcome = outcome_of(review, finding.requirement)
    quote = " ".join(finding.quote.split())
    if outcome is None:
        return finding.message
    if finding.kind is Kind.RISK:
        return f"{outcome.title}：{finding.message}"
    return f"{outcome.title}：“{_begun(quote)}”" if quote else outcome.title


def _begun(quote: str) -> str:
    return quote if len(quote) <= _LONGEST else f"{quote[:_LONGEST]}…"


def place(review: Review, finding: Finding) -> str:
    """Return where a finding stands, or after which clause the absent belongs."""
    if finding.clause is not None:
        return full_name(review.agreement, finding.clause)
    outcome = outcome_of(review, finding.requirement)
    after = full_name(review.agreement, outcome.belongs_after) if outcome is not None else ""
    return f"↳ {after}" if after else ""


def cited(review: Review, finding: Finding) -> str:
    """Return the same as `place`, as short as a lawyer cites it (第三条第2款), for where there is little room."""
    short = locate(review.agreement, _anchor(review, finding), finding.span)
    return short if finding.clause is not None or not short else f"↳ {short}"


def _anchor(review: Review | None, finding: Finding) -> str | None:
    if finding.clause is not None or review is None:
        return finding.clause
    outcome = outcome_of(review, finding.requirement)
    return outcome.belongs_after if outcome is not None else None


def _start(finding: Finding) -> int:
    return finding.span.start if finding.span is not None else 10**9


def _clause_order(review: Review) -> dict[str | None, int]:
    return {clause.id: number for number, clause in enumerate(review.agreement.clauses)}


def sureness(review: Review, finding: Finding) -> str:
    """Return the word for what a finding rests on, "" where it is sure."""
    found = finding_sureness(finding, outcome_of(review, finding.requirement))
    return words.sureness(found) if found is not Sureness.SURE else ""


def _spoken(review: Review, finding: Finding) -> str:
    kinds = (words.severity(finding.severity), words.kind(finding.kind), sureness(review, finding))
    said = (*kinds, place(review, finding), finding.message)
    return ", ".join(part for part in said if part)


_ANSWERS: dict[int, Callable[[Review, Finding], object]] = {
    Qt.ItemDataRole.DisplayRole: headline,
    Qt.ItemDataRole.ToolTipRole: lambda _review, finding: plain(finding.message),
    PLACE: place,
    SURENESS: sureness,
    VALUE: lambda _review, finding: finding,
    TARGET: lambda _review, finding: target_of(finding),
}
