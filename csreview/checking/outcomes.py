"""Verdicts to outcomes: severity for the side, the reason in a sentence, what to do and what to write instead."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from csreview.checking.nearest import Nearest
from csreview.checking.phrasing import Phrasing
from csreview.checking.requirements import Verdict
from csreview.model import (
    ElementOutcome,
    ElementStatus,
    Need,
    Outcome,
    Severity,
    Side,
    Status,
)

_HARD = frozenset({Status.MISSING, Status.BLANK, Status.VAGUE})
_DOWN = {Severity.HIGH: Severity.MEDIUM, Severity.MEDIUM: Severity.LOW, Severity.LOW: Severity.LOW}
_STEPS: Mapping[tuple[Need, bool], Severity] = {
    (Need.REQUIRED, True): Severity.HIGH,
    (Need.REQUIRED, False): Severity.MEDIUM,
    (Need.RECOMMENDED, True): Severity.MEDIUM,
    (Need.RECOMMENDED, False): Severity.LOW,
    (Need.OPTIONAL, True): Severity.LOW,
    (Need.OPTIONAL, False): Severity.LOW,
}


def outcomes(
    verdicts: Sequence[Verdict], side: Side, phrasing: Phrasing, nearest: Nearest, filled_later: Container[str] = ()
) -> tuple[Outcome, ...]:
    """Return the outcome of every verdict for one side, in the checklist's order; `filled_later`: the ids of the clauses
    whose blanks are filled in on signing and matter little before."""
    statuses = {verdict.requirement.id: verdict.status for verdict in verdicts}
    return tuple(
        _outcome(verdict, _severity(verdict, side, statuses, filled_later), side, phrasing, nearest)
        for verdict in verdicts
    )


def _outcome(verdict: Verdict, severity: Severity | None, side: Side, phrasing: Phrasing, nearest: Nearest) -> Outcome:
    requirement = verdict.requirement
    advice = requirement.advice[side]
    absent = verdict.status is Status.MISSING
    near = nearest.clauses(requirement) if absent else ()
    return Outcome(
        requirement=requirement.id,
        section=requirement.section,
        title=phrasing.fit(requirement.title),
        status=verdict.status,
        severity=severity,
        elements=tuple(_named(each, phrasing) for each in verdict.elements),
        evidence=nearest.evidence(near) if absent else verdict.evidence,
        reason=phrasing.fit(_reason(verdict, advice.why)),
        remedy=phrasing.fit(_remedy(verdict, advice.remedy)),
        wording=phrasing.fit(advice.wording),
        authority=tuple(each.cite for each in requirement.authority if each.verified),
        nearest=near,
        belongs_after=nearest.belongs_after(requirement) if absent else None,
        asks=phrasing.fit(requirement.asks),
        why=phrasing.fit(advice.why),
    )


def _named(element: ElementOutcome, phrasing: Phrasing) -> ElementOutcome:
    name = phrasing.fit(element.name)
    return element if name == element.name else replace(element, name=name)


def _severity(
    verdict: Verdict, side: Side, statuses: Mapping[str, Status], filled_later: Container[str]
) -> Severity | None:
    """Design, section 4: by what the requirement is to the side; a neighbour that covers it exactly takes a step off,
    and so does it where there is nothing that its absence would leave without bounds: no deduction, no appeal."""
    if verdict.status in {Status.MET, Status.NOT_APPLICABLE}:
        return None
    left = [each.evidence for each in verdict.elements if each.status is ElementStatus.BLANK]
    if verdict.status is Status.BLANK and all(evidence and evidence.clause in filled_later for evidence in left):
        return Severity.LOW
    severity = _STEPS[verdict.requirement.advice[side].need, verdict.status in _HARD]
    bounds = [statuses.get(each, Status.MISSING) for each in verdict.requirement.bounds]
    nothing = verdict.status is Status.MISSING and bounds and set(bounds) == {Status.MISSING}
    if nothing or statuses.get(verdict.requirement.neighbour) is Status.MET:
        return _DOWN[severity]
    return severity


def _names(verdict: Verdict, *statuses: ElementStatus) -> str:
    """The names of the required elements in these statuses, but for those of which more is known."""
    return _listed(each.name for each in _elements(verdict, *statuses) if not each.fault)


def _listed(names: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(names))


def _elements(verdict: Verdict, *statuses: ElementStatus) -> list[ElementOutcome]:
    """The required elements in these statuses; of alternatives only where none is better."""
    settled = {
        element.group
        for element, outcome in zip(verdict.requirement.elements, verdict.elements, strict=True)
        if element.group and outcome.status is ElementStatus.SPECIFIC
    }
    return [
        outcome
        for element, outcome in zip(verdict.requirement.elements, verdict.elements, strict=True)
        if element.required
        and outcome.status in statuses
        and (outcome.status is ElementStatus.SPECIFIC or element.group not in settled)
    ]


def _reason(verdict: Verdict, why: str) -> str:
    title = verdict.requirement.title
    because = f"{why.rstrip('。')}。"
    found = _names(verdict, ElementStatus.SPECIFIC)
    match verdict.status:
        case Status.MISSING:
            return f"未找到关于“{title}”的约定。{because}"
        case Status.NOT_APPLICABLE:
            return f"不适用：{verdict.why_not}"
        case Status.MET:
            return f"已约定：{found}。" if found else "已约定。"
        case Status.BLANK:
            return f"“{title}”留有空白，尚未填写{_names(verdict, ElementStatus.BLANK)}。{because}"
        case Status.VAGUE:
            of = "" if _names(verdict, ElementStatus.ABSENT) else "的"
            return f"“{title}”{of}{_lacking(verdict)}，难以执行。{because}"
        case _:
            return f"“{title}”写明了{found}，但{_lacking(verdict)}。{because}"


def _lacking(verdict: Verdict) -> str:
    """What of the point is not there, and what is there but cannot be held to: weights that do not add up, 适当."""
    absent, loose = (_names(verdict, status) for status in (ElementStatus.ABSENT, ElementStatus.VAGUE))
    wrong = (f"{each.name}{each.fault}" for each in _wrong(verdict))
    said = (f"没有写明{absent}" if absent else "", f"{loose}写得不明确" if loose else "", *wrong)
    return "，".join(filter(None, said))


def _wrong(verdict: Verdict) -> list[ElementOutcome]:
    return [each for each in _elements(verdict, ElementStatus.VAGUE) if each.fault]


def _remedy(verdict: Verdict, remedy: str) -> str:
    """What is still to be written: for a partly settled point only the elements that lack."""
    if verdict.status in {Status.MET, Status.NOT_APPLICABLE}:
        return ""
    if verdict.status is Status.BLANK:
        return f"填写{_names(verdict, ElementStatus.BLANK)}。{remedy}"
    if verdict.status is Status.PARTIAL:
        lacking, wrong = (
            _names(verdict, ElementStatus.ABSENT, ElementStatus.VAGUE),
            _listed(e.name for e in _wrong(verdict)),
        )
        said = (f"补充{lacking}" if lacking else "", f"改正{wrong}" if wrong else "")
        return f"{'，'.join(filter(None, said))}。{remedy}"
    return remedy
