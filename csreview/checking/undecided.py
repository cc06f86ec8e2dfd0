"""What an outcome cannot be sure of: it hangs on an annex that is not in the file, or rests on weak words alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from csreview.checking.annexes import Annexes
from csreview.checking.passages import Passages
from csreview.checking.requirements import Verdict
from csreview.language.quantities import QuantityKind
from csreview.model import OPEN, ElementStatus, Evidence, Outcome, Severity


def with_doubts(outcomes: Sequence[Outcome], verdicts: Sequence[Verdict], passages: Passages) -> tuple[Outcome, ...]:
    """Return the outcomes of these verdicts with what cannot be decided marked; one that is not certain is never high."""
    annexes = passages.annexes
    return tuple(
        _doubted(outcome, verdict, passages, annexes) if verdict.status in OPEN else outcome
        for outcome, verdict in zip(outcomes, verdicts, strict=True)
    )


def _doubted(outcome: Outcome, verdict: Verdict, passages: Passages, annexes: Annexes) -> Outcome:
    awaits = tuple(_awaited(verdict, passages, annexes))
    reason = f"{outcome.reason}所援引的{'、'.join(awaits)}不在文件中，补交后才能判断。" if awaits else outcome.reason
    certain = not verdict.places or not all(place.weak for place in verdict.places)
    severity = outcome.severity if certain or outcome.severity is not Severity.HIGH else Severity.MEDIUM
    return replace(outcome, awaits=awaits, reason=reason, certain=certain, severity=severity)


def _awaited(verdict: Verdict, passages: Passages, annexes: Annexes) -> Iterator[str]:
    """Yield, once each, the absent annexes that the verdict's softly stated elements defer to, in the draft's words."""
    deferred = [e.evidence for e in verdict.elements if e.status is ElementStatus.VAGUE and e.evidence]
    names = dict.fromkeys(name for evidence in deferred for name in _annexes_named(evidence, passages))
    return (name for name in names if not annexes.has(name))


def _annexes_named(evidence: Evidence, passages: Passages) -> Iterator[str]:
    for passage in passages.by_clause.get(evidence.clause, ()):
        for index, quantity in passage.reading.slots.items():
            if quantity.kind is QuantityKind.ANNEX and evidence.span.overlaps(passage.place(index, index + 1)):
                yield quantity.text
