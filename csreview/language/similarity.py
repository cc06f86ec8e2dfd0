"""Likeness of words and passages: what people write differently, mistype, or reword from one version to the next."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel, Levenshtein

from csreview.model import Span

_NEAR = 60


def closest(word: str, words: Sequence[str]) -> str | None:
    """Return the one of `words` most like `word`, or None where none is near."""
    found = process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return found[0] if found else None


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, 0 to 1: twice what they share in order, divided by their lengths."""
    return float(fuzz.ratio(one, other)) / 100


def edits(one: str, other: str) -> int:
    """Return how many characters must be put in, taken out or changed to make one text the other."""
    return Levenshtein.distance(one, other)


def share_held(part: str, whole: str) -> float:
    """Return how much of `part` stands in `whole` in one stretch, 0 to 1."""
    return float(fuzz.partial_ratio(part, whole)) / 100 if len(part) <= len(whole) else 0.0


def most_alike(text: str, texts: Sequence[str], least: float, most: int) -> list[tuple[int, float]]:
    """Return (index, likeness) of up to `most` of `texts` that are at least so alike to `text`, the best first."""
    found = process.extract(text, texts, scorer=fuzz.ratio, score_cutoff=least * 100, limit=most)
    return [(index, score / 100) for _, score, index in found]


def differences(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[Span, Span]]:
    """Yield the stretches that differ, in order, as spans of items of `old` and of `new`; one of the two may be empty.

    What both share is a longest common subsequence; stretches that touch are one.
    """
    start: tuple[int, int] | None = None
    for code in Indel.opcodes(old, new):
        if code.tag == "equal":
            if start is not None:
                yield Span(start[0], code.src_start), Span(start[1], code.dest_start)
            start = None
        elif start is None:
            start = (code.src_start, code.dest_start)
    if start is not None:
        yield Span(start[0], len(old)), Span(start[1], len(new))
