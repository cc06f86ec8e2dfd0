"""What was decided about the findings and requirements of a review, made ready to look up. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass, field

from csreview.gui.remembered import once_each
from csreview.model import OPEN, Decision, Finding, Outcome, Review, Ruling, Scope, Severity


@dataclass(frozen=True, slots=True)
class State:
    """How one line of a list stands: accepted, dismissed or neither; with a note; with a severity of one's own. `worst` is
    the severity of the worst finding about a requirement that is not dismissed.
    """

    verdict: Ruling | None = None
    noted: bool = False
    rated: bool = False
    worst: Severity | None = None

    @property
    def dismissed(self) -> bool:
        """Whether it was set aside."""
        return self.verdict is Ruling.DISMISSED


def everything(review: Review) -> tuple[Finding, ...]:
    """Return all findings in the order in which they were found, those dismissed at their old places."""
    whole = list(review.findings)
    for dismissed in sorted(review.dismissed, key=lambda d: d.number):
        whole.insert(dismissed.number, dismissed.finding)
    return tuple(whole)


@dataclass(slots=True)
class States:
    """Answers for one review; got by `states_of`."""

    review: Review
    _slots: dict[tuple[str, str, str], Decision] = field(init=False)
    _subjects: set[str | None] = field(init=False)
    _own: dict[str, list[Finding]] = field(init=False)
    _findings: dict[str, Finding] = field(init=False)
    _outcomes: dict[str, Outcome] = field(init=False)

    def __post_init__(self) -> None:
        self._slots = {decision.slot: decision for decision in self.review.decisions}
        self._subjects = {decision.subject for decision in self.review.decisions}
        self._outcomes = {outcome.requirement: outcome for outcome in self.review.outcomes}
        self._findings = {finding.id: finding for finding in everything(self.review)}
        self._own = {}
        for finding in self._findings.values():
            self._own.setdefault(finding.requirement or "", []).append(finding)

    def finding_of(self, identifier: str | None) -> Finding | None:
        """Return the finding of that id, dismissed or not, or None where there is none."""
        return self._findings.get(identifier or "")

    def outcome_of(self, requirement: str | None) -> Outcome | None:
        """Return the outcome of a requirement, or None where there is none."""
        return self._outcomes.get(requirement or "")

    def finding(self, finding: Finding) -> State:
        """Return how a finding stands."""
        if finding.id not in self._subjects and finding.requirement not in self._subjects:
            return State()
        verdict, note, rating = (self.about(finding, slot) for slot in ("verdict", "note", "severity"))
        return State(verdict.ruling if verdict is not None else None, note is not None, rating is not None)

    def finding_is_open(self, finding: Finding | None) -> bool:
        """Tell whether nobody decided about a finding."""
        return finding is not None and self.finding(finding).verdict is None

    def outcome(self, outcome: Outcome) -> State:
        """Return how a requirement stands: as its findings do if they agree, accepted once each is decided upon."""
        found = self._own.get(outcome.requirement, [])
        own = [self.finding(finding) for finding in found]
        verdict = None
        if own and all(state.dismissed for state in own):
            verdict = Ruling.DISMISSED
        elif own and all(state.verdict is not None for state in own):
            verdict = Ruling.ACCEPTED
        noted = self.exactly(Scope.REQUIREMENT, outcome.requirement, "note") is not None
        left = [f.severity for f, state in zip(found, own, strict=True) if not state.dismissed]
        worst = min(left, key=lambda severity: severity.rank, default=None)
        return State(verdict, noted or any(s.noted for s in own), any(s.rated for s in own), worst)

    def about(self, finding: Finding, slot: str) -> Decision | None:
        """Return the decision of a slot about a finding: about its place, else about its whole requirement."""
        of_place = self.exactly(Scope.PLACE, finding.id, slot)
        return of_place or self.exactly(Scope.REQUIREMENT, finding.requirement or "", slot)

    def exactly(self, scope: Scope, subject: str, slot: str) -> Decision | None:
        """Return the decision of a slot about just this, or None."""
        return self._slots.get((scope.value, subject, slot))

    def severity(self, finding: Finding) -> Severity | None:
        """Return the reviewer's own severity of a finding, or None."""
        rating = self.about(finding, "severity")
        return rating.severity if rating is not None else None

    def findings(self, requirement: str) -> tuple[Finding, ...]:
        """Return all findings about a requirement, dismissed ones too."""
        return tuple(self._own.get(requirement, ()))

    def set_aside(self, outcome: Outcome) -> bool:
        """Tell whether an open requirement is one that the reviewer does not pursue."""
        return bool(self.review.dismissed) and outcome.status in OPEN and self.outcome(outcome).dismissed

    def undecided(self, outcome: Outcome) -> bool:
        """Tell whether something about a requirement waits for a decision."""
        return outcome.requirement in self._own and self.outcome(outcome).verdict is None


def touched(before: Review, now: Review) -> frozenset[str]:
    """Return the ids of the findings and requirements about which one review has other decisions than another."""
    return frozenset(decision.subject for decision in {*before.decisions} ^ {*now.decisions})


@once_each
def states_of(review: Review) -> States:
    """Return the answers for a review."""
    return States(review)
