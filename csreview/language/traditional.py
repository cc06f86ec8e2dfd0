"""Traditional characters to simplified ones, character for character, so that offsets stay the same."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

# Characters that are in no simplified text and in every traditional agreement; a few of them show which it is.
_MARKS = re.compile(
    "[個們來對時後發與為於應無關經業務條約過國會這進開問題點說產電間從動員簽雙屬據責義執權變標準實際總計費單價"
    "數額內處滿達違賠償賬帳號訂證稱當項規損書終續協議書聯繫體響網該觀眾貨詢錄還讓認識]"
)
_SHARE = 50
"""One mark in so many characters makes a text traditional. An agreement in traditional characters has one in five;
a simplified one has some at most in the name of a company from Hong Kong or Taiwan."""

_MORE = str.maketrans("暱", "昵")
"""What the converter leaves as it is, since it is a variant and no traditional form."""

_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")


def is_traditional(text: str) -> bool:
    """Tell whether a text is written in traditional characters."""
    return len(_MARKS.findall(text)) * _SHARE > len(text)


def to_simplified(text: str) -> str:
    """Return the text in simplified characters: as many code points, each standing where it stood."""
    text = _NO_CHARACTER.sub("\ufffd", text).translate(_MORE)  # what is no character cannot be handed to the converter
    for convert in _converters():
        whole = convert(text)
        text = whole if len(whole) == len(text) else "".join(map(convert, text))
    return text


@functools.lru_cache(maxsize=1)
def _converters() -> tuple[Callable[[str], str], ...]:
    """Return the converters for Taiwan's and Hong Kong's forms; words decide where one character stands for two."""
    import opencc  # noqa: PLC0415 - most drafts are simplified and never need it

    return tuple(opencc.OpenCC(name).convert for name in ("tw2s", "hk2s"))
