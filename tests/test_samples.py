"""The sample drafts: one with the usual defects, one that leaves little to say."""

import re

import pytest
from stdnum.cn import uscc

from csreview.places import resources
from csreview.reading import read

FLAWED, SOUND = "样例-问题草案.docx", "样例-完善草案.docx"
CODE = re.compile(r"\b[0-9A-Z]{18}\b")


def draft(name):
    return read(resources() / "samples" / name)


def text(name):
    return "\n".join(block.text for block in draft(name).blocks)


@pytest.mark.parametrize(("name", "fewest", "most"), [(FLAWED, 3_300, 4_500), (SOUND, 7_000, 9_500)])
def test_samples_are_as_long_as_real_drafts(name, fewest, most):
    assert fewest <= draft(name).characters <= most


@pytest.mark.parametrize("name", [FLAWED, SOUND])
def test_samples_name_nobody_real(name):
    addresses = re.findall(r"[\w.]+@[\w.]+", text(name))
    assert addresses
    assert all(address.endswith(".example") for address in addresses)


@pytest.mark.parametrize("name", [FLAWED, SOUND])
def test_samples_are_numbered_by_word(name):
    assert any(block.label and block.label not in block.text for block in draft(name).blocks)


def test_codes_are_valid_in_the_sound_draft_and_one_is_not_in_the_flawed_one():
    assert [uscc.is_valid(code) for code in CODE.findall(text(SOUND))] == [True, True]
    assert [uscc.is_valid(code) for code in CODE.findall(text(FLAWED))] == [True, False]


def test_the_weights_of_the_sound_draft_add_up():
    table = [b for b in draft(SOUND).blocks if b.cell and b.cell.column == 2 and re.fullmatch(r"\d+%", b.text)]
    assert sum(int(b.text[:-1]) for b in table) == 100


def test_the_flawed_draft_has_tracked_changes_and_blanks():
    assert any(block.revisions for block in draft(FLAWED).blocks)
    assert "____" in text(FLAWED)
