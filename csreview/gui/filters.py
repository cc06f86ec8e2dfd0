"""What of a review is listed: by outcome, severity, kind, sureness, words and whether it is decided. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from csreview.gui.session import findings_of, outcome_of
from csreview.model import Finding, Kind, Outcome, Review, Severity, Status


class Sureness(StrEnum):
    """What a point rests on: exact words, weak ones that a person has to judge, or an annex that is not in the file."""

    SURE = "sure"
    DOUBTFUL = "doubtful"
    AWAITING = "awaiting"


_OF_ITS_OWN = frozenset({Kind.RISK, Kind.CONSISTENCY})
"""Kinds of finding that say something beside how their requirement stands, and so wait for no annex with it."""


def outcome_sureness(outcome: Outcome) -> Sureness:
    """Return what the verdict on a requirement rests on."""
    if outcome.awaits:
        return Sureness.AWAITING
    return Sureness.SURE if outcome.certain else Sureness.DOUBTFUL


def finding_sureness(finding: Finding, outcome: Outcome | None) -> Sureness:
    """Return what a finding rests on; one that says how its requirement stands, its `outcome`, waits for an annex with it."""
    if outcome is not None and outcome.awaits and finding.kind not in _OF_ITS_OWN:
        return Sureness.AWAITING
    return Sureness.SURE if finding.certain else Sureness.DOUBTFUL


@dataclass(frozen=True, slots=True)
class Filter:
    """What to list; an empty set means any. `undecided` is for the lists to see to, which know the decisions."""

    statuses: frozenset[Status] = frozenset()
    severities: frozenset[Severity] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    text: str = ""
    undecided: bool = False
    sureness: frozenset[Sureness] = frozenset()

    @property
    def active(self) -> bool:
        """Whether anything may be left out."""
        sets = (self.statuses, self.severities, self.kinds, self.sureness)
        return any(sets) or bool(self.text.strip()) or self.undecided

    def outcome(self, review: Review, outcome: Outcome) -> bool:
        """Tell whether a requirement is listed."""
        if self.statuses and outcome.status not in self.statuses:
            return False
        own = (f.severity for f in findings_of(review, outcome.requirement))
        if self.severities and self.severities.isdisjoint((outcome.severity, *own)):
            return False
        if self.kinds and not any(f.kind in self.kinds for f in findings_of(review, outcome.requirement)):
            return False
        if self.sureness and not self._as_sure(review, outcome):
            return False
        return self._says(outcome.title, outcome.reason, outcome.requirement, *(e.quote for e in outcome.evidence))

    def _as_sure(self, review: Review, outcome: Outcome) -> bool:
        """Tell whether a requirement, or a finding about it, is as sure as wanted."""
        own = (finding_sureness(finding, outcome) for finding in findings_of(review, outcome.requirement))
        return not self.sureness.isdisjoint((outcome_sureness(outcome), *own))

    def finding(self, review: Review, finding: Finding) -> bool:
        """Tell whether a finding is listed."""
        if self.severities and finding.severity not in self.severities:
            return False
        if self.kinds and finding.kind not in self.kinds:
            return False
        if not self.active:
            return True
        outcome = outcome_of(review, finding.requirement)
        if self.sureness and finding_sureness(finding, outcome) not in self.sureness:
            return False
        if self.statuses and (outcome is None or outcome.status not in self.statuses):
            return False
        title = outcome.title if outcome is not None else ""
        return self._says(title, finding.message, finding.quote, finding.remedy)

    def _says(self, *texts: str) -> bool:
        wanted = self.text.split()
        whole = "\n".join(texts).casefold()
        return all(word.casefold() in whole for word in wanted)
