"""Every requirement's examples get the outcome that they must get."""

from __future__ import annotations

import pytest

from csreview import pipeline
from csreview.checking.passages import cut
from csreview.checking.risks import matches
from csreview.language.patterns import unrefused_hit
from csreview.language.reading_text import Reader
from csreview.model import Manner, Requirement, Risk, Side
from csreview.reading import read_text
from csreview.segmenting import segment

CHECKLIST = pipeline.load()
_MANNERS = (*CHECKLIST.manners, *CHECKLIST.fair)
EXAMPLES = [(r, e.text, e.status) for r in CHECKLIST.requirements for e in r.examples]
RISKS = [(f"{r.id}.{risk.name}", risk) for r in CHECKLIST.requirements for risk in r.risks]


@pytest.mark.parametrize(
    ("requirement", "text", "status"), EXAMPLES, ids=[f"{r.id}-{n}" for n, (r, _, _) in enumerate(EXAMPLES)]
)
def test_example(requirement: Requirement, text: str, status: str) -> None:
    verdict = pipeline.judge_example(requirement, CHECKLIST, text)
    assert verdict.status.value == status, f"{text}\n{[(e.name, e.status.value) for e in verdict.elements]}"


def found(risk: Risk, text: str) -> bool:
    agreement = segment(read_text(f"第一条 约定\n{text}", "example"))
    passages = cut(agreement, pipeline.vocabulary())
    return any(matches(risk, passage, passages) for passage in passages.all)


@pytest.mark.parametrize(("risk"), [risk for _, risk in RISKS], ids=[name for name, _ in RISKS])
def test_risk(risk: Risk) -> None:
    assert [text for text in risk.matches if not found(risk, text)] == []
    assert [text for text in risk.passes if found(risk, text)] == []


_MIRROR = str.maketrans("甲乙", "乙甲")


@pytest.mark.parametrize("manner", _MANNERS, ids=[manner.name for manner in _MANNERS])
def test_a_manner_is_told_from_both_sides(manner: Manner) -> None:
    assert [text for text in manner.matches if Side.VENDOR not in held(manner, text)] == []
    assert [
        text.translate(_MIRROR) for text in manner.matches if Side.MERCHANT not in held(manner, text, _MIRROR)
    ] == []
    assert [text for text in manner.passes if Side.VENDOR in held(manner, text)] == []
    assert [text for text in manner.passes if Side.MERCHANT in held(manner, text, _MIRROR)] == []


def held(manner: Manner, text: str, mirror: dict[int, int] | None = None) -> set[Side]:
    """The sides that a manner hurts in a sentence, which may be read with the parties changed for each other."""
    read = Reader(pipeline.vocabulary()).read(text.translate(mirror or {})).text
    return {side for side in Side if unrefused_hit(manner.patterns[side], manner.refuse[side], read)}
