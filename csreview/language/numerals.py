"""Numbers as drafts write them: 15, 1,000, 十五, 两百, 贰佰叁拾, 3.5万."""

from __future__ import annotations

import functools
import re
from decimal import Decimal, InvalidOperation

EVERYDAY = "零一二两三四五六七八九十百千万亿"
FINANCIAL = "壹贰叁肆伍陆柒捌玖拾佰仟萬億貳參陸"
_VARIANTS = str.maketrans({"两": "二", "萬": "万", "億": "亿", "貳": "贰", "參": "叁", "陸": "陆", "廿": "二十"})
_PLAIN = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SCALES = {"千": 1_000, "万": 10_000, "亿": 100_000_000}
_DIGITS = "零一二三四五六七八九"
_UNITS = {"千": 1_000, "百": 100, "十": 10}
_TO_EVERYDAY = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_ALL_EVERYDAY = frozenset("零一二三四五六七八九十百千万")
_ALL_FINANCIAL = frozenset("零壹贰叁肆伍陆柒捌玖拾佰仟万")
_READ_OUT = re.compile(r"[零一二三四五六七八九]{2,}")


@functools.lru_cache(maxsize=4096)
def number(text: str) -> Decimal | None:
    """Return the number that `text` (folded, without a unit) says, or None if it says none.

    Digits with thousands separators, an optional scale (3.5万), Chinese numerals everyday (十五) and financial (贰佰).
    """
    text = text.strip()
    scale = _SCALES.get(text[-1:], 1) if _PLAIN.match(text) else 1
    digits = (text[:-1] if scale > 1 else text).replace(",", "").strip()
    try:
        if digits and digits[0].isdigit():
            return Decimal(digits) * scale
        return _chinese(text)
    except (InvalidOperation, ValueError, KeyError, IndexError):
        return None


def _chinese(text: str) -> Decimal | None:
    text = text.translate(_VARIANTS)
    if text == "半":
        return Decimal("0.5")
    if _READ_OUT.fullmatch(text):  # 二零二六: digit by digit
        return Decimal("".join(str(_DIGITS.index(c)) for c in text))
    return _written_out(text) or _any_chinese(text)


def _any_chinese(text: str) -> Decimal | None:
    if not text or (text.isascii() and text.isalpha()):
        return None
    import cn2an  # noqa: PLC0415 - it takes as long to load as all of `language`, for what few drafts hold

    return Decimal(str(cn2an.cn2an(text, "smart")))


def _written_out(text: str) -> Decimal | None:
    """A number below a hundred million as most people write it, all in everyday or all in financial numerals: 十五,
    三百零二, 壹拾壹万叁仟陆佰; None for any other way of writing."""
    if not (_ALL_EVERYDAY.issuperset(text) or _ALL_FINANCIAL.issuperset(text)):
        return None
    plain = text.translate(_TO_EVERYDAY)
    plain = f"一{plain}" if plain.startswith("十") else plain
    above = section = digit = 0
    for character in plain:
        if character == "万":
            above, section, digit = section + digit, 0, 0
        elif character in _UNITS:
            section, digit = section + digit * _UNITS[character], 0
        else:
            digit = _DIGITS.index(character)
    value = above * 10_000 + section + digit
    return Decimal(value) if value and _in_full(value) == plain else None


def _in_full(value: int) -> str:
    above, below = divmod(value, 10_000)
    if not above:
        return _section(below)
    return f"{_section(above)}万{'零' if 0 < below < 1_000 else ''}{_section(below)}"


def _section(value: int) -> str:
    """A number below ten thousand in everyday numerals: 一千零二十."""
    written, gap = "", False
    for unit, size in (*_UNITS.items(), ("", 1)):
        digit = value // size % 10
        if digit:
            written += f"{'零' if gap and written else ''}{_DIGITS[digit]}{unit}"
        gap = not digit
    return written
