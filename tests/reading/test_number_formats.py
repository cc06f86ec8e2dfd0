import pytest
from hypothesis import given
from hypothesis import strategies as st

from csreview.reading.number_formats import format_custom, format_number

FORMATS = [
    ("decimal", {1: "1", 12: "12"}),
    ("decimalZero", {1: "01", 10: "10", 100: "100"}),
    ("upperRoman", {1: "I", 4: "IV", 9: "IX", 14: "XIV", 1999: "MCMXCIX"}),
    ("lowerRoman", {3: "iii", 40: "xl"}),
    ("upperLetter", {1: "A", 26: "Z", 27: "AA", 28: "BB", 53: "AAA"}),
    ("lowerLetter", {1: "a", 27: "aa"}),
    ("ordinal", {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 22: "22nd", 113: "113th"}),
    (
        "cardinalText",
        {1: "One", 21: "Twenty-one", 100: "One hundred", 115: "One hundred fifteen", 1000: "One thousand"},
    ),
    ("ordinalText", {1: "First", 5: "Fifth", 12: "Twelfth", 20: "Twentieth", 21: "Twenty-first", 100: "One hundredth"}),
    ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一○○", 101: "一○一"}),
    (
        "chineseCountingThousand",
        {1: "一", 10: "十", 15: "十五", 21: "二十一", 100: "一百", 101: "一百〇一", 110: "一百一十", 1001: "一千〇一"},
    ),
    ("taiwaneseCounting", {10: "十", 100: "一○○"}),
    ("taiwaneseCountingThousand", {12: "十二", 105: "一百零五"}),
    ("japaneseCounting", {1: "一", 10: "十", 21: "二十一", 100: "百", 111: "百十一", 200: "二百"}),
    ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 11: "壹拾壹", 105: "壹佰零伍", 20: "贰拾"}),
    ("ideographLegalTraditional", {2: "貳", 6: "陸"}),
    ("ideographDigital", {9: "九", 10: "一〇", 11: "一一"}),
    ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
    ("ideographZodiac", {1: "子", 12: "亥", 13: "13"}),
    ("ideographZodiacTraditional", {1: "甲子", 13: "丙子", 60: "癸亥"}),
    ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
    ("decimalEnclosedCircleChinese", {1: "①", 10: "⑩", 11: "11"}),
    ("decimalEnclosedParen", {1: "⑴", 20: "⒇"}),
    ("decimalEnclosedFullstop", {1: "⒈", 20: "⒛"}),
    ("ideographEnclosedCircle", {1: "㊀", 10: "㊉"}),
    ("decimalFullWidth", {1: "１", 12: "１２"}),
    ("decimalFullWidth2", {3: "３"}),
    ("numberInDash", {5: "- 5 -"}),
    ("none", {5: ""}),
    ("bullet", {5: ""}),
    ("somethingNew", {5: "5"}),
]


@pytest.mark.parametrize(("style", "number", "shown"), [(s, n, t) for s, table in FORMATS for n, t in table.items()])
def test_a_number_is_shown_as_its_format_says(style, number, shown):
    assert format_number(number, style) == shown


@given(st.integers(min_value=-5, max_value=200_000), st.sampled_from([style for style, _ in FORMATS]))
def test_every_counter_can_be_shown(number, style):
    assert isinstance(format_number(number, style), str)


@given(st.integers(min_value=1, max_value=999), st.sampled_from(["chineseCountingThousand", "upperRoman", "ordinal"]))
def test_two_numbers_never_look_alike(number, style):
    assert format_number(number, style) != format_number(number + 1, style)


def test_a_custom_format_pads_as_its_first_value_does():
    assert format_custom(7, "001, 002, 003, ...") == "007"
