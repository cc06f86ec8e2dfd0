"""Wording too loose to enforce, by the lexicon and its acceptance rules."""

from csreview.checking.wording.data import LanguageData
from csreview.checking.wording.finding import vague_wording
from csreview.checking.wording.replacing import replacements

__all__ = ["LanguageData", "replacements", "vague_wording"]
