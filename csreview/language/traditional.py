"""Traditional characters to simplified ones, character for character, so that offsets stay the same; and back again for
what is to be written into a draft."""

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

_READ = ("tw2s", "hk2s")
"""Taiwan's and Hong Kong's forms, one after the other."""
_FORMS = ("s2tw", "s2hk", "s2t")
"""To Taiwan's forms, Hong Kong's (裏, 户, 衞) and the converter's own; none exchanges words for others."""
_SAMPLE = 5000
"""Characters of a draft by which its forms are told."""

_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")


def is_traditional(text: str) -> bool:
    """Tell whether a text is written in traditional characters."""
    return len(_MARKS.findall(text)) * _SHARE > len(text)


def to_simplified(text: str) -> str:
    """Return the text in simplified characters: as many code points, each standing where it stood."""
    text = _NO_CHARACTER.sub("\ufffd", text).translate(_MORE)  # what is no character cannot be handed to the converter
    for convert in map(_converter, _READ):
        whole = convert(text)
        text = whole if len(whole) == len(text) else "".join(map(convert, text))
    return text


def writer_like(written: str) -> Callable[[str], str]:
    """Return what puts a simplified text into the characters of a text: itself where that one is simplified too.

    Of the forms that traditional characters have, it is those in which the converter meets most of `written`.
    """
    if not is_traditional(written):
        return str
    sample = written[:_SAMPLE]
    plain = to_simplified(sample)

    def met(convert: Callable[[str], str]) -> int:
        return sum(one == other for one, other in zip(convert(plain), sample, strict=False))

    best = max(map(_converter, _FORMS), key=met)
    return lambda text: best(_NO_CHARACTER.sub("\ufffd", text))


@functools.lru_cache(maxsize=8)
def _converter(name: str) -> Callable[[str], str]:
    """Return a converter of OpenCC's; words decide where one character stands for two."""
    import opencc  # noqa: PLC0415 - most drafts are simplified and never need it

    convert: Callable[[str], str] = opencc.OpenCC(name).convert
    return convert
