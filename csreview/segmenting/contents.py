"""The contents list: 目录 and its entries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from csreview.segmenting.units import Unit
from csreview.segmenting.words import CONTENTS_HEAD, CONTENTS_LINE

_STYLE = re.compile(r"^(?:toc|目录|Contents)", re.IGNORECASE)
_PAGE = re.compile(r"[\s\u3000…\.·・—\-_]*\d{1,3}$")
# Leaders and a page number stand at the end of a line; a longer tail need not be searched.
_TAIL = 40
_NOT_WORDS = re.compile(r"[\s\u3000、，,：:．.。·…]+")


def contents_lines(units: Sequence[Unit]) -> frozenset[int]:
    """Return the places of the lines that form a contents list, its heading included."""
    later: dict[str, int] | None = None
    found: set[int] = set()
    listing = False
    for index, unit in enumerate(units):
        text = unit.text
        if (
            CONTENTS_HEAD.match(text)
            or _STYLE.match(unit.block.style)
            or (not unit.is_row and CONTENTS_LINE.search(text[-_TAIL:]))
        ):
            listing = True
        elif listing and not _names_annexes(text):
            later = _occurrences(units) if later is None else later
            listing = _comes_again(text, index, later)
        if listing:
            found.add(index)
    return frozenset(found)


def _names_annexes(text: str) -> bool:
    return len(text) <= 80 and bool(re.match(r"附(?:件|表|录)", text)) and "。" not in text


def _words(text: str) -> str:
    return _NOT_WORDS.sub("", _PAGE.sub("", text) if text[-1:].isdigit() else text)


def _occurrences(units: Sequence[Unit]) -> dict[str, int]:
    return {_words(unit.text): index for index, unit in enumerate(units) if len(unit.text) <= 60}


def _comes_again(text: str, index: int, later: dict[str, int]) -> bool:
    return len(text) <= 60 and later.get(_words(text), -1) > index and len(_words(text)) > 2
