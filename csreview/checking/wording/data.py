"""The words that a draft is read with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from csreview.language.reading_text import Vocabulary
from csreview.model import Lexicon

Boundaries = Callable[[str], frozenset[int]]


@dataclass(frozen=True, slots=True)
class LanguageData:
    """Variants of words, the lexicon of loose wording, and a function that tells where words begin and end."""

    vocabulary: Vocabulary
    lexicon: Lexicon
    boundaries: Boundaries
