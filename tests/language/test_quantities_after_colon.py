"""A value that follows a label and a colon is a value; a half-filled date is not a number of years."""

import pytest

from csreview.language.quantities import QuantityKind, find_quantities
from csreview.language.reading_text import BLANK, BLANK_SLOTS, Reader, Vocabulary


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("试用期:15天", QuantityKind.DURATION),
        ("服务期限:12个月", QuantityKind.DURATION),
        ("坐席数:12名", QuantityKind.COUNT),
    ],
)
def test_value_after_colon_is_found(text: str, kind: QuantityKind) -> None:
    assert [quantity.kind for quantity in find_quantities(text)] == [kind]


def test_year_before_open_month_belongs_to_an_open_date() -> None:
    text = Reader(Vocabulary()).read("至2027年【】月【】日止").text
    assert text == f"至{BLANK_SLOTS[QuantityKind.DATE]}止"
    assert BLANK not in text


@pytest.mark.parametrize("text", ["二○二七年五月三十一日", "贰零贰柒年伍月叁拾壹日"])
def test_dates_in_characters_are_dates(text: str) -> None:
    assert [(quantity.kind, quantity.text) for quantity in find_quantities(text)] == [(QuantityKind.DATE, text)]
