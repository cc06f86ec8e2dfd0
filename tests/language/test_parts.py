"""Where sentences and their parts begin and end."""

from hypothesis import given
from hypothesis import strategies as st

from csreview.language.parts import PART, SENTENCE, begins, ends, sentence

TEXT = "甲方付款,乙方开票;逾期的,另计。"


def test_a_part_of_a_sentence_lies_between_any_marks() -> None:
    at = TEXT.index("开票")
    assert TEXT[begins(TEXT, at) : ends(TEXT, at)] == "乙方开票"


def test_a_sentence_goes_over_its_commas() -> None:
    at = TEXT.index("另计")
    assert TEXT[begins(TEXT, at, SENTENCE) : ends(TEXT, at, SENTENCE)] == "逾期的,另计"


@given(
    st.text(alphabet="甲乙,。;", max_size=12).flatmap(lambda text: st.tuples(st.just(text), st.integers(0, len(text))))
)
def test_no_mark_lies_within(case: tuple[str, int]) -> None:
    text, at = case
    start, end = begins(text, at), ends(text, at)
    assert start <= at <= end
    assert not any(mark in text[start:end] for mark in PART)


def test_the_sentence_around_a_stretch() -> None:
    text = "甲方付款。乙方接待,并报告;双方对账。"
    assert sentence(text, text.index("接待"), text.index("并")) == "乙方接待,并报告"
    assert sentence(text, text.index("付款"), text.index("接待")) == "甲方付款。乙方接待,并报告"
