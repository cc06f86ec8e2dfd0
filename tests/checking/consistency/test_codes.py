"""Unified social credit codes, told by our own check and by a library made for such numbers.

The library loads all of Python's network code with it, which costs a cold start more than the check is worth.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from csreview.checking.consistency.codes import uscc_checksum
from csreview.checking.passages import cut
from csreview.language.reading_text import Vocabulary
from csreview.reading import read_text
from csreview.segmenting import segment

LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def faults(code: str) -> list[str]:
    agreement = segment(read_text(f"第一条 主体\n统一社会信用代码：{code}", "draft"))
    return [found.message for found in uscc_checksum(cut(agreement, Vocabulary()))]


@given(
    st.text("0123456789", min_size=8, max_size=8), st.text(LETTERS, min_size=9, max_size=9), st.sampled_from(LETTERS)
)
def test_a_code_is_one_where_the_library_says_so(numbers: str, rest: str, other: str) -> None:
    digit = uscc.calc_check_digit(numbers + rest)
    assert faults(numbers + rest + digit) == []
    told = faults(numbers + rest + other)
    assert bool(told) is not uscc.is_valid(numbers + rest + other)
    assert all(f"“{digit}”" in message for message in told)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("913301060OOOOOOA9X", "不允许的字符"),
        ("A133010600000000A" + uscc.calc_check_digit("A133010600000000A"), "不符合编码规则"),
        ("913301060000A99", "有15位"),
        ("330106000012345", "15位的旧工商注册号"),
    ],
)
def test_why_a_code_is_none(code: str, why: str) -> None:
    assert [why in message for message in faults(code)] == [True]
