"""Expressions made of a draft's own words: names of parties, terms that it defines."""

from __future__ import annotations

import re

MARK = "(?#own)"
"""Stands in every expression that holds words of a draft. Such an expression is worked out anew each time and is not
among those that `pattern_cache` keeps between runs, so that no word of a draft stays behind on the disk."""


def own_words(words: str) -> str:
    """Return the regular expression for these very words of a draft."""
    return MARK + re.escape(words)
