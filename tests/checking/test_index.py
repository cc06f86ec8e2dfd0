from hypothesis import given
from hypothesis import strategies as st

from csreview.checking.index import PassageIndex
from csreview.language.patterns import first_hit

PATTERNS = ("首次响应", "(?:投诉|纠纷)处理", "甲方…付款", "应及时")
TEXTS = st.lists(st.text(alphabet="首次响应投诉纠处理甲方付款应及时", max_size=12), max_size=20)


@given(TEXTS)
def test_every_text_that_matches_is_likely(texts: list[str]) -> None:
    likely = set(PassageIndex(texts).likely(PATTERNS))
    assert {n for n, text in enumerate(texts) if first_hit(PATTERNS, text)} <= likely


def test_texts_without_what_is_needed_are_passed_over() -> None:
    index = PassageIndex(["首次响应时间", "付款期限", "甲方按期付款"])
    assert list(index.likely(("首次响应",))) == [0]
    assert list(index.likely(("付款",), ("首次",))) == [0, 1, 2]
    assert list(index.likely((), ("<duration>",))) == [0, 1, 2]
    assert list(index.likely(())) == []
