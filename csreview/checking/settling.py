"""Candidates to findings: what falls together becomes one, in the order in which a person works through them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from csreview.checking.blanks import IF_NONE
from csreview.checking.candidates import Candidate
from csreview.checking.identity import Identities
from csreview.model import OPEN, Agreement, ElementStatus, Evidence, Finding, Kind, Outcome, Severity, Span, Status

_MOST_EXACT = (Kind.CONSISTENCY, Kind.BLANK, Kind.VAGUE, Kind.RISK, Kind.GAP)
_MUST_SETTLE = 5
_NEARLY_ALL = 0.8


def settle(
    agreement: Agreement,
    outcomes: Sequence[Outcome],
    candidates: Iterable[Candidate],
    facts: Mapping[tuple[str, str], str] | None = None,
) -> tuple[Finding, ...]:
    """Return the findings: candidates attached to the outcomes that they explain, merged, with gaps for the rest.

    `facts`: the named fact by which an element (its requirement's id, its key) is found.
    """
    shown: dict[str, list[tuple[Span, Outcome]]] = {}
    for outcome in outcomes:
        for evidence in outcome.evidence:
            shown.setdefault(evidence.clause, []).append((evidence.span, outcome))
    at_fault = {fact: outcome for outcome in outcomes if (fact := _fact_at_fault(outcome, facts or {}))}
    attached = [
        _of_requirement(each, at_fault[each.fact]) if each.fact in at_fault else _attach(each, shown)
        for each in candidates
    ]
    merged = _merge(attached)
    carried = {c.requirement for c in merged if c.requirement and c.kind is not Kind.RISK}
    gaps = [_gap(outcome) for outcome in outcomes if outcome.status in OPEN and outcome.requirement not in carried]
    return _with_ids(agreement, _ordered(agreement, [*merged, *gaps]))


def must_settle(findings: Sequence[Finding], must: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of up to five findings to settle before signing, best first.

    High findings only: contradictions and invalid terms, then what exposes the side, then the side's own must-haves in
    the checklist's order (`must`), one finding for each requirement; the rest where room is left.
    """
    places = {requirement: number for number, requirement in reversed(tuple(enumerate(must)))}
    high = sorted((f for f in findings if f.severity is Severity.HIGH), key=lambda f: _rank(f, places))
    chosen: dict[str, str] = {}  # ids, by requirement where there is one
    for finding in high:
        chosen.setdefault(finding.requirement or finding.id, finding.id)
    return tuple(chosen.values())[:_MUST_SETTLE]


def _rank(finding: Finding, places: Mapping[str, int]) -> tuple[int, int]:
    """Rank a finding by what it is and by its requirement's place among the must-haves."""
    last = len(places)
    wanted = places.get(finding.requirement or "", last)
    if finding.kind is Kind.CONSISTENCY:
        return 0, wanted
    if finding.kind is Kind.RISK:
        return 1, wanted
    return (2 if wanted < last else 3), wanted


def _attach(candidate: Candidate, shown: Mapping[str, Sequence[tuple[Span, Outcome]]]) -> Candidate:
    """Give a candidate the first open requirement in whose evidence it lies; `shown`: the evidence in each clause."""
    if candidate.requirement or candidate.clause is None or candidate.place is None:
        return candidate
    for span, outcome in shown.get(candidate.clause, ()):
        if _explains(candidate, outcome) and span.overlaps(candidate.place):
            return _of_requirement(candidate, outcome)
    return candidate


def _fact_at_fault(outcome: Outcome, facts: Mapping[tuple[str, str], str]) -> str:
    """The fact that is all that an open requirement lacks, so that what says what is wrong with it says all; else ""."""
    required = (e for e in outcome.elements if e.required and e.status is not ElementStatus.SPECIFIC)
    lacking = {facts.get((outcome.requirement, element.key), "") for element in required}
    return lacking.pop() if outcome.status in OPEN and len(lacking) == 1 else ""


def _explains(candidate: Candidate, outcome: Outcome) -> bool:
    if candidate.kind is Kind.BLANK:
        return outcome.status is Status.BLANK
    return candidate.kind is Kind.VAGUE and outcome.status in {Status.VAGUE, Status.PARTIAL}


def _of_requirement(candidate: Candidate, outcome: Outcome) -> Candidate:
    severity = min(candidate.severity, outcome.severity or Severity.LOW, key=lambda s: s.rank)
    rule = f"blank.{outcome.requirement}" if candidate.kind is Kind.BLANK else candidate.rule
    if candidate.kind is Kind.CONSISTENCY:  # it says by itself what is wrong and what to do
        also = (*candidate.also, outcome.requirement)
        return replace(candidate, requirement=outcome.requirement, severity=severity, also=also)
    return replace(
        candidate,
        rule=rule,
        requirement=outcome.requirement,
        severity=severity,
        message=f"{outcome.title}：{candidate.message}",
        remedy=f"{outcome.remedy}{IF_NONE}" if candidate.kind is Kind.BLANK else f"{candidate.remedy}{outcome.remedy}",
        also=(*candidate.also, outcome.requirement),
    )


def _merge(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Of candidates at overlapping places the most exact stays and names the rules of the others."""
    placed = sorted(
        (c for c in candidates if c.span is not None),
        key=lambda c: (_MOST_EXACT.index(c.kind), c.severity.rank, c.rule),
    )
    kept: list[Candidate] = []
    near: dict[tuple[str | None, int], list[int]] = {}
    for candidate in placed:
        stretches = _stretches(candidate)
        for at in sorted({at for stretch in stretches for at in near.get(stretch, ())}):
            if _same_place(kept[at], candidate):
                kept[at] = _joined(kept[at], candidate)
                break
        else:
            for stretch in stretches:
                near.setdefault(stretch, []).append(len(kept))
            kept.append(candidate)
    return kept + [c for c in candidates if c.span is None]


def _stretches(candidate: Candidate) -> list[tuple[str | None, int]]:
    """Return the stretches of a hundred characters of a clause that a candidate touches: only those in one can overlap."""
    place = candidate.place
    return [] if place is None else [(candidate.clause, n) for n in range(place.start // 100, place.end // 100 + 1)]


def _same_place(one: Candidate, other: Candidate) -> bool:
    if one.place is None or other.place is None or not one.place.overlaps(other.place):
        return False
    if one.kind is other.kind:  # two loose phrases in two places stay two; so do two blanks and two contradictions
        return one.place == other.place or _same_fault(one, other)
    if Kind.RISK in {one.kind, other.kind}:  # a position is another thing to tell than a loose word inside it
        first, second = _extent(one, one.place), _extent(other, other.place)
        return _shared(first, second) >= _NEARLY_ALL * max(len(first), len(second))
    return True


def _same_fault(one: Candidate, other: Candidate) -> bool:
    """Whether two contradictions are one that was told by more and by less of its words: the amount, the amount with its price."""
    if one.kind is not Kind.CONSISTENCY or one.rule != other.rule or one.place is None or other.place is None:
        return False
    return _shared(one.place, other.place) == min(len(one.place), len(other.place))


def _extent(candidate: Candidate, place: Span) -> Span:
    """The whole sentence of a position, the very place of anything else."""
    return candidate.span if candidate.kind is Kind.RISK and candidate.span else place


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _joined(kept: Candidate, other: Candidate) -> Candidate:
    severity = min(kept.severity, other.severity, key=lambda s: s.rank)
    also = tuple(dict.fromkeys((*kept.also, other.rule, *other.also)))
    requirement = kept.requirement or other.requirement
    return replace(kept, severity=severity, also=tuple(a for a in also if a != kept.rule), requirement=requirement)


def _gap(outcome: Outcome) -> Candidate:
    place = outcome.evidence[0] if outcome.evidence and outcome.status is not Status.MISSING else None
    return Candidate(
        Kind.GAP,
        outcome.requirement,
        outcome.severity or Severity.LOW,
        place.clause if place else None,
        place.span if place else None,
        outcome.reason,
        outcome.remedy,
        outcome.requirement,
        certain=outcome.certain,
    )


def _ordered(agreement: Agreement, candidates: Sequence[Candidate]) -> list[Candidate]:
    place = {clause.id: number for number, clause in enumerate(agreement.clauses)}
    last = len(place)
    return sorted(
        candidates,
        key=lambda c: (
            c.severity.rank,
            place.get(c.clause or "", last),
            c.span.start if c.span else 0,
            _MOST_EXACT.index(c.kind),
            c.rule,
        ),
    )


def _with_ids(agreement: Agreement, candidates: Sequence[Candidate]) -> tuple[Finding, ...]:
    texts = {clause.id: clause.text for clause in agreement.clauses}
    identities = Identities()
    findings = []
    for c in candidates:
        text = texts.get(c.clause or "", "")
        quote = c.span.cut(text) if c.span else ""
        identifier = identities.next(c.rule, text, quote)
        findings.append(
            Finding(
                identifier, c.kind, c.rule, c.severity, c.clause, c.span, quote, c.message, c.remedy, c.requirement,
                c.also, c.certain, c.other and Evidence(*c.other, c.other[1].cut(texts[c.other[0]])),
            )
        )  # fmt: skip
    return tuple(findings)
