"""Every defect of `tests/planted.py` is found at its place, and the sound drafts themselves are not flagged."""

from __future__ import annotations

import pytest

from tests.plant_defects import drafts, planted, said_of


@pytest.mark.parametrize("name", ["law-firm", "plain-speech", "sample"])
def test_planted_defects_are_found(name: str) -> None:
    draft, plants = drafts()[name]
    missed = []
    for check, old, new, quote in plants:
        said = said_of(planted(draft, old, new))
        if not any(c == check and quote in words for c, words in said):
            missed.append((check, new, said))
    assert not missed


@pytest.mark.parametrize("name", ["law-firm", "plain-speech"])
def test_a_sound_draft_is_not_flagged(name: str) -> None:
    assert said_of(drafts()[name][0]) == ()


def test_the_sound_sample_contradicts_itself_nowhere() -> None:
    said = said_of(drafts()["sample"][0])
    assert [check for check, _ in said if check != "dangling-reference"] == []
