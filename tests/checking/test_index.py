from hypothesis import given
from hypothesis import strategies as st

from csreview.checking.index import PassageIndex, bits_of, numbers
from csreview.language.finder import Finder
from csreview.language.needed import needed
from csreview.language.patterns import first_hit, pattern, unfilled
from csreview.language.quantities import QuantityKind
from csreview.language.reading_text import BLANK, VALUE_SLOTS

DAYS = VALUE_SLOTS[QuantityKind.DURATION]
PATTERNS = ("首次响应", "(?:投诉|纠纷)处理", "甲方…付款…<duration>", "应及时 &! 付款", "投诉 & 处理")
TEXTS = st.lists(st.text(alphabet=f"首次响应投诉纠处理甲方付款应及时{DAYS}{BLANK}", max_size=12), max_size=20)


@given(TEXTS)
def test_the_first_hit_is_that_of_trying_every_pattern(texts: list[str]) -> None:
    index = PassageIndex(texts)
    for number, text in enumerate(texts):
        found = [hit for source in PATTERNS if (hit := pattern(source).match(text))]
        assert [hit for _, hit in index.hits(PATTERNS, number)] == found
        assert index.first_hit(PATTERNS, number) == first_hit(PATTERNS, text) == next(iter(found), None)
        blank = unfilled(PATTERNS[2])
        blanks = [hit for _, hit in index.hits(PATTERNS, number, blank=True)]
        assert blanks == [hit for hit in [blank.match(text)] if blank and hit]


@given(TEXTS)
def test_every_text_that_matches_is_likely(texts: list[str]) -> None:
    likely = set(numbers(PassageIndex(texts).likely(PATTERNS)))
    assert {n for n, text in enumerate(texts) if first_hit(PATTERNS, text)} <= likely


@given(TEXTS)
def test_a_finder_finds_the_same_by_number(texts: list[str]) -> None:
    index, finder = PassageIndex(texts), Finder(("首次|投诉", "应[^。]{0,4}处理", "方"))
    for number, text in enumerate(texts):
        by_number = [(n, match.span()) for n, match in index.matches(finder, number)]
        assert by_number == [(n, match.span()) for n, match in finder.matches(text)]


def test_texts_without_what_is_needed_are_passed_over() -> None:
    index = PassageIndex(["首次响应时间", "付款期限", "甲方按期付款"])
    assert list(numbers(index.likely(("首次响应",)))) == [0]
    assert list(numbers(index.likely(("付款",), ("首次",)))) == [0, 1, 2]
    assert list(numbers(index.likely((), ("<duration>",)))) == []
    assert list(numbers(index.likely((), ("[^甲]付",)))) == [1, 2]
    assert index.likely(()) == 0
    assert list(numbers(index.meeting(needed("期限|首次")))) == [0, 1]


@given(st.sets(st.integers(0, 300)))
def test_a_set_of_texts_holds_its_numbers_in_order(found: set[int]) -> None:
    assert list(numbers(bits_of(sorted(found)))) == sorted(found)
