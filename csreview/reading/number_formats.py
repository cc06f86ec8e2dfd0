"""Numbers as Word writes them in lists: the formats of ECMA-376 part 1, 17.18.59, that Chinese and English use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip


def format_number(number: int, style: str) -> str:
    """Return a counter as the number format `style` (`w:numFmt`) shows it; decimal where the format is unknown.

    "none" and "bullet" show nothing.
    """
    return _FORMATS.get(style, str)(number)


def format_custom(number: int, pattern: str) -> str:
    """Return a counter in a custom format given by its first values, such as "001, 002, 003, ..."."""
    width = len(pattern.split(",", maxsplit=1)[0].strip())
    return str(number).zfill(width)


def _roman(number: int) -> str:
    if not 0 < number < 32_768:
        return str(number)
    letters = []
    for amount, text in _ROMAN:
        count, number = divmod(number, amount)
        letters.append(text * count)
    return "".join(letters)


def _letter(number: int) -> str:
    # After z come aa, bb, cc: one letter repeated (17.18.59, lowerLetter).
    times, rest = divmod(number - 1, 26)
    return chr(ord("a") + rest) * (times + 1) if 0 < number <= 780 else str(number)


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _cardinal(number: int) -> str:
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    hundreds, rest = divmod(number, 100)
    head = f"{_cardinal(hundreds)} hundred" if hundreds < 10 else f"{_cardinal(number // 1000)} thousand"
    rest = rest if hundreds < 10 else number % 1000
    return head + (f" {_cardinal(rest)}" if rest else "")


def _ordinal_text(number: int) -> str:
    head, joint, last = _split_last(_cardinal(number))
    if last in _ORDINALS:
        last = _ORDINALS[last]
    else:
        last = last[:-1] + "ieth" if last.endswith("y") else last + "th"
    return (head + joint + last).capitalize()


def _split_last(words: str) -> tuple[str, str, str]:
    at = max(words.rfind(" "), words.rfind("-"))
    return (words[:at], words[at], words[at + 1 :]) if at >= 0 else ("", "", words)


def _place_value(digits: str, units: str, ten_alone: bool, zero: str) -> Callable[[int], str]:
    """Return a writer of numbers below 100,000 by place: 一百零五. `ten_alone`: 十五 rather than 一十五."""

    def write(number: int) -> str:
        if not 0 < number < 100_000:
            return digits[0] if number == 0 else str(number)
        text, gap = "", False
        for place in range(4, -1, -1):
            digit = number // 10**place % 10
            if digit == 0:
                gap = bool(text)
                continue
            text += (zero if gap else "") + digits[digit] + (units[place - 1] if place else "")
            gap = False
        return text[1:] if ten_alone and 10 <= number < 20 else text

    return write


def _digits(symbols: str) -> Callable[[int], str]:
    def write(number: int) -> str:
        return "".join(symbols[int(digit)] for digit in str(abs(number)))

    return write


def _counting(number: int) -> str:
    # chineseCounting: by place up to 99, digit by digit from there on (17.18.59: 一〇〇).
    return _chinese(number) if 0 < number < 100 else _digits("○" + _DIGITS[1:])(number)


def _cycle(symbols: str) -> Callable[[int], str]:
    def write(number: int) -> str:
        return symbols[(number - 1) % len(symbols)] if number > 0 else str(number)

    return write


def _sequence(symbols: str) -> Callable[[int], str]:
    """Return a writer that knows the given symbols, and decimal beyond them."""

    def write(number: int) -> str:
        return symbols[number - 1] if 0 < number <= len(symbols) else str(number)

    return write


def _stem_branch(number: int) -> str:
    return _cycle(_STEMS)(number) + _cycle(_BRANCHES)(number) if number > 0 else str(number)


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


def _run_of(first: int, count: int) -> str:
    return "".join(map(chr, range(first, first + count)))


def _nothing(_number: int) -> str:
    return ""


_chinese = _place_value(_DIGITS, "十百千万", True, "零")
_CIRCLED = _run_of(0x2460, 20) + _run_of(0x3251, 15) + _run_of(0x32B1, 15)
_HANGUL = "가나다라마바사아자차카타파하"
_FORMATS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "decimal": str,
        "none": _nothing,
        "bullet": _nothing,
        "decimalZero": lambda n: f"{n:02d}",
        "numberInDash": lambda n: f"- {n} -",
        "upperRoman": lambda n: _roman(n).upper(),
        "lowerRoman": _roman,
        "upperLetter": lambda n: _letter(n).upper(),
        "lowerLetter": _letter,
        "ordinal": _ordinal,
        "cardinalText": lambda n: _cardinal(n).capitalize(),
        "ordinalText": _ordinal_text,
        "hex": lambda n: f"{n:X}",
        "decimalFullWidth": _full_width,
        "decimalFullWidth2": _full_width,
        "decimalHalfWidth": str,
        "decimalEnclosedCircle": _sequence(_CIRCLED),
        "decimalEnclosedCircleChinese": _sequence(_CIRCLED),
        "decimalEnclosedFullstop": _sequence(_run_of(0x2488, 20)),
        "decimalEnclosedParen": _sequence(_run_of(0x2474, 20)),
        "ideographEnclosedCircle": _sequence(_run_of(0x3280, 10)),
        "chineseCounting": _counting,
        "taiwaneseCounting": _counting,
        "chineseCountingThousand": _chinese,
        "taiwaneseCountingThousand": _chinese,
        "japaneseCounting": _place_value(_DIGITS, "十百千万", True, ""),
        "koreanCounting": _place_value(_DIGITS, "十百千万", True, ""),
        "koreanDigital2": _digits("零" + _DIGITS[1:]),
        "ideographDigital": _digits(_DIGITS),
        "japaneseDigitalTenThousand": _digits(_DIGITS),
        "taiwaneseDigital": _digits("○" + _DIGITS[1:]),
        "chineseLegalSimplified": _place_value(_LEGAL, "拾佰仟萬", False, "零"),
        "ideographLegalTraditional": _place_value(_LEGAL_TRADITIONAL, "拾佰仟萬", False, "零"),
        "japaneseLegal": _place_value("零壱弐参四伍六七八九", "拾百阡萬", False, ""),
        "ideographTraditional": _cycle(_STEMS),
        "ideographZodiac": _cycle(_BRANCHES),
        "ideographZodiacTraditional": _stem_branch,
        "ganada": _cycle(_HANGUL),
    }
)
