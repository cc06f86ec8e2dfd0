"""Expressions made of a draft's own words: names of parties, terms that it defines."""

from __future__ import annotations

import re

MARK = "(?#own)"
"""Stands in every expression that holds words of a draft. Such an expression is worked out anew each time and is not
among those that `pattern_cache` keeps between runs, so that no word of a draft stays behind on the disk."""

_LONE = {"甲": "(?<![指美盔装铠鳞龟])甲(?![方乙级醛醇状壳虫油胺板烷苯])", "乙": "(?<!甲)乙(?![方级醛醇烯肝酸炔])"}


def own_words(words: str) -> str:
    """Return the regular expression for these very words of a draft; 甲 and 乙 alone are none of 甲级, 美甲, 乙烯."""
    return MARK + _LONE.get(words, re.escape(words))
