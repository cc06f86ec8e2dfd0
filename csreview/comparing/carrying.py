"""What becomes of decisions in the next version of a draft.

The rule, as the reviewer is told it (`RULE`): a decision about a place holds where its sentence reads the same, form and
numbering aside, or nearly the same, with no other value, party, negation or duty in it; where the sentence changed, the
reviewer is asked again; where the finding is gone, the decision is over and stays in the history. One about a whole
requirement holds while the requirement stands as it did. Places are followed by the alignment of clauses, never by the
ids of findings alone: where the same words stand twice, an id may come to mean the other place.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from csreview.comparing.findings import everything
from csreview.comparing.texts import Version
from csreview.comparing.words import squeezed
from csreview.model import (
    OPEN,
    Agreement,
    Carried,
    Carrying,
    Decision,
    FindingShift,
    Likeness,
    Meaning,
    RequirementShift,
    Review,
    Scope,
    Status,
    Turn,
)

RULE = (
    "所在句子文字相同（编号、标点、数字写法不计）或几乎相同（数值、主体、否定与义务词均未变）的，处理记录沿用；"
    "句子改了的，请再定；发现已消失的，记录留在历史中。针对整个审查项的记录，结论未变的沿用。"
)
RULE_EN = (
    "A decision holds where its sentence reads the same (numbering, punctuation and the writing of numbers aside) or "
    "nearly so (no other value, party, negation or duty); where the sentence changed you are asked again; where the "
    "finding is gone the decision stays in the history. One about a requirement holds while its outcome stays."
)
_HOW = {Likeness.SAME: Carrying.KEPT, Likeness.NEARLY: Carrying.NEARLY, Likeness.CHANGED: Carrying.ASK}


def carry(
    meanings: Sequence[Meaning], decisions: Sequence[Decision], before: Iterable[Carried] = ()
) -> tuple[Carried, ...]:
    """Return what becomes of each decision about the old version. `meanings` are those for each side reviewed.

    `before` is what became of decisions on the way to the old version: questions still open there are asked again.
    """
    shifts: dict[str, FindingShift] = {}
    for meaning in meanings:
        for shift in meaning.findings:
            if shift.old is not None and (shift.old.id not in shifts or shifts[shift.old.id].new is None):
                shifts[shift.old.id] = shift
    requirements = _requirements(meanings)
    made = [
        _of_place(decision, shifts.get(decision.subject))
        if decision.scope is Scope.PLACE
        else _of_requirement(decision, requirements.get(decision.subject))
        for decision in decisions
    ]
    return (*made, *(_asked(each, shifts) for each in open_questions(before, decisions)))


def open_questions(carried: Iterable[Carried], decisions: Iterable[Decision]) -> tuple[Carried, ...]:
    """Return what is to be asked again and was not decided since; its decision is about the finding that is there now."""
    decided = {decision.slot for decision in decisions}
    asked = (
        replace(each, decision=replace(each.decision, subject=each.finding or each.decision.subject))
        for each in carried
        if each.how is Carrying.ASK
    )
    return tuple(each for each in asked if each.decision.slot not in decided)


def _asked(question: Carried, shifts: Mapping[str, FindingShift]) -> Carried:
    """Ask a question that was left open once more, where its finding is still there."""
    if question.decision.scope is Scope.REQUIREMENT:
        return question
    shift = shifts.get(question.decision.subject)
    if shift is None or shift.new is None:
        return Carried(question.decision, Carrying.OVER)
    return Carried(question.decision, Carrying.ASK, None, shift.new.id)


def _of_place(decision: Decision, shift: FindingShift | None) -> Carried:
    if shift is None or shift.new is None:
        return Carried(decision, Carrying.OVER)
    how = _HOW[shift.wording]
    made = replace(decision, subject=shift.new.id) if how is not Carrying.ASK else None
    return Carried(decision, how, made, shift.new.id)


def _requirements(meanings: Sequence[Meaning]) -> Mapping[str, tuple[Status, RequirementShift | None]]:
    """Return for each requirement its status now, and the most telling shift among the sides."""
    found: dict[str, tuple[Status, RequirementShift | None]] = {}
    for meaning in meanings:
        known = {shift.requirement: shift for shift in meaning.requirements}
        for outcome in meaning.new.outcomes:
            shift = known.get(outcome.requirement)
            if outcome.requirement not in found or (shift is not None and shift.turn is not Turn.STILL_OPEN):
                found[outcome.requirement] = (outcome.status, shift)
    return found


def _of_requirement(decision: Decision, now: tuple[Status, RequirementShift | None] | None) -> Carried:
    if now is None:
        return Carried(decision, Carrying.OVER)
    status, shift = now
    if shift is None or shift.turn is Turn.STILL_OPEN:
        return Carried(decision, Carrying.KEPT, decision)
    settled = shift.old_status in OPEN and status not in OPEN
    return Carried(decision, Carrying.OVER if settled else Carrying.ASK)


def marks(agreement: Agreement) -> dict[int, int]:
    """Return how often each clause's wording stands in an agreement, by eight bytes of its SHA-256."""
    return dict(Counter(_mark(entry.key) for entry in Version.of(agreement).entries if entry.key))


def _mark(key: str) -> int:
    return int.from_bytes(hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()[:8], signed=True)


def carry_by_marks(
    reviews: Sequence[Review], decisions: Iterable[Decision], before: Mapping[int, int]
) -> tuple[Carried, ...]:
    """Return what becomes of decisions about an old version whose text is not at hand, only its clauses' marks.

    A decision holds where the same clause with the same finding stands once in both versions, or the same absence; the
    others wait until the old version is opened beside the new one.
    """
    now = marks(reviews[0].agreement)
    texts = {clause.id: squeezed(clause.text) for clause in reviews[0].agreement.clauses}
    known: dict[str, bool] = {}
    for finding in (finding for review in reviews for finding in everything(review)):
        mark = _mark(texts[finding.clause]) if finding.clause else None
        known[finding.id] = mark is None or now.get(mark) == before.get(mark) == 1
    requirements = {outcome.requirement for review in reviews for outcome in review.outcomes}
    return tuple(
        Carried(decision, Carrying.KEPT, decision, decision.subject if decision.scope is Scope.PLACE else None)
        if known.get(decision.subject) or (decision.scope is Scope.REQUIREMENT and decision.subject in requirements)
        else Carried(decision, Carrying.ASK)
        for decision in decisions
    )
