"""What of a review is listed: by outcome, severity, kind, words and whether it is decided. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass

from csreview.gui.session import findings_of, outcome_of
from csreview.model import Finding, Kind, Outcome, Review, Severity, Status


@dataclass(frozen=True, slots=True)
class Filter:
    """What to list; an empty set means any. `undecided` is for the lists to see to, which know the decisions."""

    statuses: frozenset[Status] = frozenset()
    severities: frozenset[Severity] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    text: str = ""
    undecided: bool = False

    @property
    def active(self) -> bool:
        """Whether anything may be left out."""
        return bool(self.statuses or self.severities or self.kinds or self.text.strip() or self.undecided)

    def outcome(self, review: Review, outcome: Outcome) -> bool:
        """Tell whether a requirement is listed."""
        if self.statuses and outcome.status not in self.statuses:
            return False
        if self.severities and outcome.severity not in self.severities:
            return False
        own = findings_of(review, outcome.requirement) if self.kinds else ()
        if self.kinds and not any(f.kind in self.kinds for f in own):
            return False
        return self._says(outcome.title, outcome.reason, outcome.requirement, *(e.quote for e in outcome.evidence))

    def finding(self, review: Review, finding: Finding) -> bool:
        """Tell whether a finding is listed."""
        if self.severities and finding.severity not in self.severities:
            return False
        if self.kinds and finding.kind not in self.kinds:
            return False
        if not self.active:
            return True
        outcome = outcome_of(review, finding.requirement)
        if self.statuses and (outcome is None or outcome.status not in self.statuses):
            return False
        title = outcome.title if outcome is not None else ""
        return self._says(title, finding.message, finding.quote, finding.remedy)

    def _says(self, *texts: str) -> bool:
        wanted = self.text.split()
        whole = "\n".join(texts).casefold()
        return all(word.casefold() in whole for word in wanted)
