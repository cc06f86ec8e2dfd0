"""Likeness of words, for what people write differently or mistype."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process

_NEAR = 60


def closest(word: str, words: Sequence[str]) -> str | None:
    """Return the one of `words` most like `word`, or None where none is near."""
    found = process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return found[0] if found else None
