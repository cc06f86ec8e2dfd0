from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from csreview.language import numerals
from csreview.language.numerals import number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("15", 15), ("1,000", 1000), ("3.5万", 35000), ("十五", 15), ("两百", 200), ("三十", 30), ("贰佰叁拾", 230),
        ("壹拾壹万叁仟陆佰", 113600), ("壹拾万零贰拾", 100020), ("二零二六", 2026), ("半", Decimal("0.5")), ("伍亿", 500_000_000),
        ("貳佰", 200), ("廿", 20),
    ],
)  # fmt: skip
def test_numbers_in_every_dress(text: str, value: Decimal | int) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "甲", "元", "abc"])
def test_what_is_no_number(text: str) -> None:
    assert number(text) is None


@given(st.integers(min_value=1, max_value=99_999_999))
def test_everyday_and_financial_numerals_come_back(value: int) -> None:
    assert number(cn2an.an2cn(str(value), "low")) == value
    assert number(cn2an.an2cn(str(value), "up")) == value


@given(st.text(alphabet="零一二三五九十百千万", max_size=7) | st.text(alphabet="零壹贰伍玖拾佰仟万", max_size=9))
def test_what_is_read_without_the_library_is_what_the_library_reads(text: str) -> None:
    value = numerals._written_out(text)
    assert value is None or value == cn2an.cn2an(text, "smart")


@given(st.integers(min_value=1, max_value=99_999_999))
def test_common_numbers_are_read_without_the_library(value: int) -> None:
    assert numerals._written_out(cn2an.an2cn(str(value), "low")) == value
    assert numerals._written_out(cn2an.an2cn(str(value), "up")) == value
