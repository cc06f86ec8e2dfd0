"""Every requirement's examples get the outcome that they must get."""

from __future__ import annotations

import pytest

from csreview import pipeline
from csreview.checking.passages import cut
from csreview.checking.risks import matches
from csreview.model import Requirement, Risk
from csreview.reading import read_text
from csreview.segmenting import segment

CHECKLIST = pipeline.load()
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
