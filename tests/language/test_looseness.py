"""Weak cues of loose wording on a table made for the purpose."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csreview.language.looseness import EDGE, LONGEST, REACH, grams_around, loose_cues

LINES = ["*\t0:-1.0", "看着\t0:4.0 -1:4.0", "办\t0:1.5", "⟨duration⟩\t1:-5.0 2:-5.0"]
CUES = loose_cues(LINES)


def test_a_stretch_stays_up_and_is_somewhere_high() -> None:
    assert list(CUES.stretches("这事看着办。")) == [(2, 5)]
    assert list(CUES.stretches("这事照办。")) == []


def test_a_value_nearby_holds_it_down() -> None:
    duration = "\ue001"
    spelled = loose_cues([line for line in LINES if "⟨" not in line] + [f"{duration}\t1:-5.0 2:-5.0"])
    assert list(spelled.stretches(f"看着{duration}办")) == []


def test_the_edge_of_the_text_counts() -> None:
    edge = loose_cues(["*\t0:-1.0", f"{EDGE}看\t-1:4.0 -2:4.0"])
    assert list(edge.stretches("看着办")) == [(0, 2)]
    assert list(edge.stretches("先看着办")) == []


def test_the_end_of_the_text_counts_once_for_each_distance() -> None:
    assert loose_cues(["*\t0:-1.0", f"{EDGE}\t3:0.4 2:0.3 1:0.1"]).sums("看着办") == [-60, -30, -20]


def test_a_long_text_is_weighed_like_its_parts() -> None:
    sums = CUES.sums("这事看着办。" * 200)
    assert sums == CUES.sums("这事看着办。") * 200


@pytest.mark.parametrize("line", ["看着\t4:1.0", "看着", "看着\t", "看着\tx:1", "\t0:1.0", "看着\t0"])
def test_a_malformed_line_is_an_error(line: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says, the reader of the file tells the user
        loose_cues([line])


@given(st.text(alphabet="看着办^，。\n", max_size=40))
def test_stretches_lie_in_the_text_in_order(text: str) -> None:
    found = list(CUES.stretches(text))
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(found))


@given(st.text(alphabet="看着办甲", min_size=1, max_size=12), st.data())
def test_what_is_learnt_around_a_character_is_what_is_weighed(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text) - 1))
    for gram, distance in grams_around(text, at):
        assert len(gram) <= LONGEST
        assert abs(distance) <= REACH
        weighed = loose_cues(["*\t0:-1.0", f"{gram}\t{distance}:9.0"])
        assert weighed.sums(text)[at] > 0
