"""Text in columns: East-Asian widths, wrapping, and draft text made harmless for a terminal."""

from __future__ import annotations

import functools
import unicodedata

_NO_LINE_START = frozenset("，。；：、！？）》”’」』】〕％…,.;:!?)]}%")
_NO_LINE_END = frozenset("（《“‘「『【〔([{")
_UNSAFE = frozenset({"Cc", "Cf", "Co", "Cs"})


def harmless(text: str) -> str:
    """Return the text without control, direction and private characters, white space of any kind as one space."""
    spaced = "".join(" " if c.isspace() else c for c in text)
    return " ".join("".join(c for c in spaced if unicodedata.category(c) not in _UNSAFE).split())


def columns(text: str) -> int:
    """Return how many terminal columns a text takes."""
    return sum(_width(character) for character in text)


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Return the text filled with spaces to `width` columns; `right` puts it at the right edge."""
    gap = " " * max(0, width - columns(text))
    return gap + text if right else text + gap


def clip(text: str, width: int) -> str:
    """Return the text cut to `width` columns, with … where something was cut."""
    if columns(text) <= width:
        return text
    kept, used = "", 1
    for character in text:
        used += _width(character)
        if used > width:
            break
        kept += character
    return kept + "…"


def wrap(text: str, width: int) -> list[str]:
    """Return the text in lines of at most `width` columns; closing marks never begin a line, opening ones never end it.

    Words of Latin letters and digits stay whole where they fit into a line.
    """
    lines: list[str] = []
    line, used = "", 0
    for word in _words(text, width):
        if line and used + columns(word) > width:
            lines.append(line.rstrip())
            line, used = "", 0
        piece = word if line else word.lstrip()
        line, used = line + piece, used + columns(piece)
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _words(text: str, width: int) -> list[str]:
    """Cut the text where a line may end, and where a word is longer than a line."""
    words: list[str] = []
    for character in text:
        if words and _joined(words[-1][-1], character) and columns(words[-1] + character) <= width:
            words[-1] += character
        else:
            words.append(character)
    return words


def _joined(before: str, after: str) -> bool:
    if after in _NO_LINE_START or before in _NO_LINE_END:
        return True
    return before != " " and after != " " and before.isascii() and after.isascii()


@functools.lru_cache(maxsize=8192)
def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def printable(text: str) -> str:
    """Return the text without the characters that XML 1.0 (section 2.2) forbids, which no Word file may hold."""
    return "".join(
        c for c in text if c in "\t\n\r" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )
