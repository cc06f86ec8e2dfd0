from hypothesis import given
from hypothesis import strategies as st

from csreview.language.fold import fold


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_widths_and_looks_become_one() -> None:
    assert fold("（１５％）：“甲”；≦３０") == '(15%):"甲";≤30'
    assert fold("甲。乙、丙") == "甲。乙、丙"
