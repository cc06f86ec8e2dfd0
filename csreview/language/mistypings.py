"""Terms written with one character that sounds or looks like the right one: 首此响应 for 首次响应, 作席 for 坐席."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

Variant = tuple[str, str]
"""A regular expression over folded text, and the word that it stands for (see `reading_text.Vocabulary`)."""


def mistypings(terms: Sequence[str], alike: Mapping[str, str], words: Mapping[str, Sequence[str]]) -> list[Variant]:
    """Return, for each term that can be mistyped, the pattern of its mistypings and the term.

    `alike` gives for a character those typed in its place; `words` gives whole mistyped words of a term.
    """
    found = [(_one_wrong(term, alike), term) for term in terms]
    found += [("|".join(map(re.escape, wrong)), term) for term, wrong in words.items()]
    return [(pattern, term) for pattern, term in found if pattern]


def _one_wrong(term: str, alike: Mapping[str, str]) -> str:
    """Alternatives of `term` with exactly one character replaced."""
    return "|".join(
        f"{re.escape(term[:at])}[{alike[character]}]{re.escape(term[at + 1 :])}"
        for at, character in enumerate(term)
        if character in alike
    )
