"""Numbers as Word writes them in lists: the formats of ECMA-376 part 1, 17.18.59, that Chinese and English use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

_DIGITS = "〇一二三四五六七八九"
_RING_DIGITS = "○一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ONE_TO_NINETEEN = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen"
)
_ONES = ("zero", *_ONE_TO_NINETEEN.split())
_TENS = ("", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
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
        return _ONES[number] if number >= 0 else str(number)
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    size, name = (100, "hundred") if number < 1000 else (1000, "thousand")
    upper, rest = divmod(number, size)
    return f"{_cardinal(upper)} {name}" + (f" {_cardinal(rest)}" if rest else "")


def _ordinal_text(number: int) -> str:
    head, joint, last = _split_last(_cardinal(number))
    regular = last[:-1] + "ieth" if last.endswith("y") else last + "th"
    return (head + joint + _ORDINALS.get(last, regular)).capitalize()


def _split_last(words: str) -> tuple[str, str, str]:
    at = max(words.rfind(" "), words.rfind("-"))
    return (words[:at], words[at], words[at + 1 :]) if at >= 0 else ("", "", words)


def _place_value(digits: str, units: str, zero: str, bare: range = range(0)) -> Callable[[int], str]:
    """Return a writer of numbers below 100,000 by place: 一百零五.

    `zero` stands in a gap; numbers in `bare` begin with the unit alone (十五, not 一十五).
    """

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
        return text[1:] if number in bare else text

    return write


def _japanese(number: int) -> str:
    # 十, 百 and 千 stand without 一 before them.
    text = _place_value(_DIGITS, "十百千万", "")(number)
    return text.replace("一十", "十").replace("一百", "百").replace("一千", "千")


def _digits(symbols: str) -> Callable[[int], str]:
    def write(number: int) -> str:
        return "".join(symbols[int(digit)] for digit in str(abs(number)))

    return write


def _counting(number: int) -> str:
    # chineseCounting: by place up to 99, digit by digit from there on (17.18.59: 一〇〇).
    return _chinese(number) if 0 < number < 100 else _digits(_RING_DIGITS)(number)


def _sequence(symbols: str) -> Callable[[int], str]:
    """Return a writer that knows the given symbols, and decimal beyond them."""

    def write(number: int) -> str:
        return symbols[number - 1] if 0 < number <= len(symbols) else str(number)

    return write


def _stem_branch(number: int) -> str:
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if 0 < number <= 60 else str(number)


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


def _run_of(first: int, count: int) -> str:
    return "".join(map(chr, range(first, first + count)))


def _nothing(_number: int) -> str:
    return ""


_TEENS = range(10, 20)
_chinese = _place_value(_DIGITS, "十百千万", "〇", _TEENS)  # Word writes 一百〇一 where people write 一百零一
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
        "decimalEnclosedCircle": _sequence(_run_of(0x2460, 20)),
        "decimalEnclosedCircleChinese": _sequence(_run_of(0x2460, 10)),
        "decimalEnclosedFullstop": _sequence(_run_of(0x2488, 20)),
        "decimalEnclosedParen": _sequence(_run_of(0x2474, 20)),
        "ideographEnclosedCircle": _sequence(_run_of(0x3280, 10)),
        "chineseCounting": _counting,
        "taiwaneseCounting": _counting,
        "chineseCountingThousand": _chinese,
        "taiwaneseCountingThousand": _place_value(_DIGITS, "十百千萬", "零", _TEENS),
        "japaneseCounting": _japanese,
        "ideographDigital": _digits(_DIGITS),
        "japaneseDigitalTenThousand": _digits(_DIGITS),
        "taiwaneseDigital": _digits(_RING_DIGITS),
        "chineseLegalSimplified": _place_value(_LEGAL, "拾佰仟萬", "零"),
        "ideographLegalTraditional": _place_value(_LEGAL_TRADITIONAL, "拾佰仟萬", "零"),
        "japaneseLegal": _place_value("零壱弐参四伍六七八九", "拾百阡萬", ""),
        "ideographTraditional": _sequence(_STEMS),
        "ideographZodiac": _sequence(_BRANCHES),
        "ideographZodiacTraditional": _stem_branch,
    }
)
