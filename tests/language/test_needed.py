import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csreview import pipeline
from csreview.language.needed import grams, needed
from csreview.language.patterns import expand


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("首次响应…<duration>", "首次响应"), ("(?:投诉|客诉)处理", "客诉处理"), ("应(?:当)?及时", "应及时"), ("甲方|乙方", "乙方"),
        ("(?<!不)定期", "定期"), ("响应(?=时间)", "响应"), ("[甲乙]方付款", "乙方付款"),
    ],
)  # fmt: skip
def test_a_text_that_matches_holds_what_is_needed(source: str, text: str) -> None:
    need = needed(source)
    assert need is not None
    assert not need.isdisjoint(grams(text))


@pytest.mark.parametrize("source", ["<duration>", "a?", "(?:甲|<blank>)", ".*", "[甲乙]", "(?=甲)", "甲{0,3}"])
def test_where_it_cannot_tell_there_is_no_need(source: str) -> None:
    assert needed(source) is None


SOURCES = [
    word
    for requirement in pipeline.load().requirements
    for word in (*requirement.topic.words, *(e for element in requirement.elements for e in element.exact))
    if " & " not in word and " &! " not in word and "(?!" not in word and "(?<" not in word and "(?=" not in word
][::25]


@pytest.mark.parametrize("source", SOURCES)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_no_pattern_of_the_checklist_matches_a_text_without_its_need(source: str, data: st.DataObject) -> None:
    need = needed(source)
    text = data.draw(st.from_regex(re.compile(expand(source)), fullmatch=False))
    assert need is None or not need.isdisjoint(grams(text))
