"""The words that a draft is read with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from csreview.language.looseness import LooseCues
from csreview.language.reading_text import Vocabulary
from csreview.language.tokens import Word
from csreview.model import Lexicon

Cut = Callable[[str, int], tuple[Word, ...]]


@dataclass(frozen=True, slots=True)
class LanguageData:
    """Variants of words, the lexicon of loose wording, a function that cuts a text, which begins at that
    place, into words, and weak cues of looseness."""

    vocabulary: Vocabulary
    lexicon: Lexicon
    cut: Cut
    cues: LooseCues
