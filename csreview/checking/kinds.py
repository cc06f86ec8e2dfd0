"""What kind of agreement a draft is, once it is known what it regulates: a letter or a note may bind two shops as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from csreview.checking.requirements import Verdict
from csreview.model import OWN_KIND, Agreement, AgreementKind, Checklist, Status

_UNTOLD = frozenset({"other", "none"})
_AMENDMENT = "amendment"
_NOT_REGULATED = frozenset({Status.MISSING, Status.NOT_APPLICABLE})
_MOST_EVIDENCE = 3


def settled_kind(agreement: Agreement, verdicts: Sequence[Verdict], checklist: Checklist) -> AgreementKind | None:
    """Return the agreement's kind, corrected where its title and words told none but it regulates most that is asked.

    Most is half of all requirements, and half of those in the sections that are peculiar to such agreements: a contract
    for guards or for a warehouse regulates the former at most. An amendment stays one, but is no longer foreign.
    """
    kind = agreement.kind
    if kind is None or kind.id not in _UNTOLD | {_AMENDMENT}:
        return kind
    sections = {section.id for section in checklist.sections if section.peculiar}
    peculiar = [verdict for verdict in verdicts if verdict.requirement.section in sections]
    if not (_mostly(verdicts) and _mostly(peculiar)):
        return kind
    if kind.id == _AMENDMENT:
        return replace(kind, full=True)
    shown = [v.evidence[0] for v in peculiar if v.status is Status.MET and v.evidence]
    return AgreementKind(*OWN_KIND, tuple(dict.fromkeys(shown))[:_MOST_EVIDENCE])


def _mostly(verdicts: Sequence[Verdict]) -> bool:
    regulated = sum(verdict.status not in _NOT_REGULATED for verdict in verdicts)
    return 0 < len(verdicts) <= 2 * regulated
