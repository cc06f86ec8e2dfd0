"""Where the sentence, or the part of one, around a place in a text begins and ends."""

from __future__ import annotations

SENTENCE = "。;"
PART = ",。;"
"""What stands between sentences, and between their parts, in folded text."""


def begins(text: str, at: int, marks: str = PART) -> int:
    """Return the offset in `text` behind the last of the marks before the offset `at`; 0 where there is none."""
    return max(text.rfind(mark, 0, at) for mark in marks) + 1


def ends(text: str, at: int, marks: str = PART) -> int:
    """Return the offset in `text` of the first of the marks from the offset `at` on; its length where there is none."""
    return min((found for mark in marks if (found := text.find(mark, at)) >= 0), default=len(text))


def sentence(text: str, start: int, end: int) -> str:
    """Return the sentence, or the sentences, that hold what stands at `start`..`end` of a text."""
    return text[begins(text, start, SENTENCE) : ends(text, end, SENTENCE)]
