"""Golden drafts: labels, roles, boundaries and parties as a person judged them before the code ran."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from csreview.model import Agreement, PartyField
from csreview.segmenting import segment
from tests.segmenting.drafts import draft

CASES = sorted((Path(__file__).parent.parent / "cases" / "segmenting").glob("*.txt"))


def _cut(case: Path) -> tuple[Agreement, dict]:
    return segment(draft(case.read_text("utf-8"))), json.loads(case.with_suffix(".json").read_text("utf-8"))


def test_there_are_enough_goldens():
    assert len(CASES) >= 20


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_clauses(case):
    agreement, expected = _cut(case)
    found = [(c.role.value, c.depth, c.label, c.text) for c in agreement.clauses]
    assert found == [(c["role"], c["depth"], c["label"], c["text"]) for c in expected["clauses"]]
    assert agreement.title == expected["title"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_parties(case):
    agreement, expected = _cut(case)
    found = [(p.role.value, p.letter, p.name, set(p.words)) for p in agreement.parties]
    assert found == [(p["role"], p["letter"], p["name"], set(p["words"])) for p in expected["parties"]]
    for party, wanted in zip(agreement.parties, expected["parties"], strict=True):
        for name, (presence, value) in wanted["fields"].items():
            given = party.field(name)
            assert given is not None, name
            assert given.presence.value == presence, name
            assert given.value == value or presence == "deferred", name
            assert _quotes(agreement, given, value)


def _quotes(agreement: Agreement, given: PartyField, value: str) -> bool:
    quoted = given.span.cut(agreement.clause(given.clause).text)
    return quoted.strip("【】") == value if value else bool(quoted)
