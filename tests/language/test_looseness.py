"""Weak cues of loose wording on a table made for the purpose."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csreview.language import looseness
from csreview.language.looseness import EDGE, LONGEST, REACH, LooseCues, grams_around, loose_cues

LINES = ["*\t0:-1.0", "看着\t0:4.0 -1:4.0", "办\t0:1.5", "⟨duration⟩\t1:-5.0 2:-5.0"]
CUES = loose_cues(LINES)


def sums(cues: LooseCues, text: str) -> Sequence[int]:
    return next(iter(cues.sums([text])))


def stretches(cues: LooseCues, text: str, *, valued: bool = False) -> list[tuple[int, int]]:
    return list(looseness.stretches(sums(cues, text), valued=valued))


def test_a_stretch_stays_up_and_comes_to_enough() -> None:
    assert stretches(CUES, "这事看着办。") == [(2, 5)]
    assert stretches(CUES, "这事照办。") == []


def test_it_takes_more_where_a_value_stands() -> None:
    few = loose_cues(["*\t0:-1.0", "看着\t0:2.5 -1:2.5"])
    assert stretches(few, "这事看着办。") == [(2, 4)]
    assert stretches(few, "这事看着办。", valued=True) == []


def test_no_character_counts_for_many() -> None:
    one = loose_cues(["*\t0:-1.0", "看\t0:9.0", "着\t0:1.0"])
    assert stretches(one, "这事看着办。") == [(2, 4)]
    assert stretches(one, "这事看着办。", valued=True) == [(2, 4)]
    assert stretches(loose_cues(["*\t0:-1.0", "看\t0:3.5", "着\t0:1.0"]), "这事看着办。", valued=True) == []


def test_a_value_nearby_holds_it_down() -> None:
    duration = "\ue001"
    spelled = loose_cues([line for line in LINES if "⟨" not in line] + [f"{duration}\t1:-5.0 2:-5.0"])
    assert stretches(spelled, f"看着{duration}办") == []


def test_the_edge_of_the_text_counts() -> None:
    edge = loose_cues(["*\t0:-1.0", f"{EDGE}看\t-1:4.0 -2:4.0"])
    assert stretches(edge, "看着办") == [(0, 2)]
    assert stretches(edge, "先看着办") == []


def test_the_end_of_the_text_counts_once_for_each_distance() -> None:
    assert sums(loose_cues(["*\t0:-1.0", f"{EDGE}\t3:0.4 2:0.3 1:0.1"]), "看着办") == [-60, -30, -20]


def test_a_long_text_is_weighed_like_its_parts() -> None:
    assert sums(CUES, "这事看着办。" * 200) == sums(CUES, "这事看着办。") * 200


def test_texts_weighed_together_do_not_touch() -> None:
    texts = ["看着", "", "办", "这事看着办。", "着办"]
    assert list(CUES.sums(texts)) == [sums(CUES, text) for text in texts]


def test_words_are_exact_where_little_is_for_the_contrary() -> None:
    cues = loose_cues(["*\t0:-1.0", "看着\t0:6.0 -1:6.0", "立即\t0:-2.0 -1:-2.0"])
    text = "应立即看着办"
    weighed = sums(cues, text)
    assert cues.speak_against(weighed, 1, 3, valued=False)
    assert not cues.speak_against(weighed, 1, 5, valued=True)
    assert not cues.speak_against(weighed, 0, 1, valued=False)  # nothing is known of it
    assert cues.speak_against(weighed, 0, 1, valued=True)


@pytest.mark.parametrize("valued", [True, False])
def test_without_cues_no_words_are_told_to_be_exact(*, valued: bool) -> None:
    none = LooseCues()
    assert not none.speak_against(sums(none, "立即"), 0, 2, valued=valued)


@pytest.mark.parametrize("line", ["看着\t4:1.0", "看着", "看着\t", "看着\tx:1", "\t0:1.0", "看着\t0", "看着\t0:99.0"])
def test_a_malformed_line_is_an_error(line: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says, the reader of the file tells the user
        loose_cues([line])


@given(st.text(alphabet="看着办^，。\n", max_size=40))
def test_stretches_lie_in_the_text_in_order(text: str) -> None:
    found = stretches(CUES, text)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(found))


@given(st.text(alphabet="看着办甲", min_size=1, max_size=12), st.data())
def test_what_is_learnt_around_a_character_is_what_is_weighed(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text) - 1))
    for gram, distance in grams_around(text, at):
        assert len(gram) <= LONGEST
        assert abs(distance) <= REACH
        weighed = loose_cues(["*\t0:-1.0", f"{gram}\t{distance}:9.0"])
        assert sums(weighed, text)[at] > 0
