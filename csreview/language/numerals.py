"""Numbers as drafts write them: 15, 1,000, 十五, 两百, 贰佰叁拾, 3.5万."""

from __future__ import annotations

import functools
import re
from decimal import Decimal, InvalidOperation

import cn2an

EVERYDAY = "零一二两三四五六七八九十百千万亿"
FINANCIAL = "壹贰叁肆伍陆柒捌玖拾佰仟萬億貳參陸"
_VARIANTS = str.maketrans({"两": "二", "萬": "万", "億": "亿", "貳": "贰", "參": "叁", "陸": "陆", "廿": "二十"})
_PLAIN = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SCALES = {"千": 1_000, "万": 10_000, "亿": 100_000_000}
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
        return Decimal("".join(str("零一二三四五六七八九".index(c)) for c in text))
    return Decimal(str(cn2an.cn2an(text, "smart"))) if text else None
