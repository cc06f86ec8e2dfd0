from hypothesis import given
from hypothesis import strategies as st

from csreview.language.packed import SMALL, field, fields, not_negative, packed, placed

VALUES = st.lists(st.integers(-(2**18), 2**18), min_size=1, max_size=12)


@given(VALUES)
def test_every_field_is_given_back(values: list[int]) -> None:
    number = packed(values)
    assert [field(number, place) for place in range(len(values))] == values
    assert fields(number, len(values)) == values
    assert sum(placed(value, place) for place, value in enumerate(values)) == number
    assert list(not_negative(number, len(values))) == [n for n, value in enumerate(values) if value >= 0]


@given(VALUES, st.integers(0, 2**12), st.data())
def test_what_is_done_to_packed_numbers_is_done_to_each_field(
    values: list[int], times: int, data: st.DataObject
) -> None:
    others = data.draw(st.lists(st.integers(-(2**18), 2**18), min_size=len(values), max_size=len(values)))
    number = packed(values) * times - packed(others)
    assert [field(number, n) for n in range(len(values))] == [
        a * times - b for a, b in zip(values, others, strict=True)
    ]


@given(st.lists(st.integers(-(2**15), 2**15 - 1), min_size=1, max_size=12))
def test_small_fields_are_given_back(values: list[int]) -> None:
    number = sum(placed(value, place, SMALL) for place, value in enumerate(values))
    assert fields(number, len(values), SMALL) == values
