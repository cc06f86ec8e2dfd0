"""Known edits of sound drafts are found (the whole table: python -m tests.comparing.measure)."""

from __future__ import annotations

import pytest

from csreview.comparing import compare
from csreview.model import Agreement
from tests.comparing.generator import Editor, reformatted
from tests.comparing.measure import drafts, score

DRAFTS = dict(drafts([]))


@pytest.mark.parametrize("name", DRAFTS)
def test_thirty_edits_are_found(name: str) -> None:
    found = score(DRAFTS[name], 1)
    assert found.passes, found.wrong
    assert not found.false_silent, found.wrong


@pytest.mark.parametrize("name", DRAFTS)
def test_renumbering_and_another_look_are_no_substance(name: str) -> None:
    agreement: Agreement = DRAFTS[name]
    assert compare(agreement, reformatted(agreement, 3)).substantial == ()
    renumbered = Editor(agreement, 3, tracking=False).edit(4, ("renumber", "move"))
    assert compare(agreement, renumbered.agreement).substantial == ()


def test_the_same_versions_give_the_same_comparison() -> None:
    agreement = DRAFTS["law-firm"]
    version = Editor(agreement, 5, tracking=True).edit(30)
    assert compare(agreement, version.agreement) == compare(agreement, version.agreement)
