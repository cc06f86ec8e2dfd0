"""What a text must hold for a pattern to match it at all, so that most patterns need not be tried, nor even compiled.

A pattern's need is a set of short stretches of letters of which at least one must occur. It is found by reading the
pattern's source from left to right, without compiling it; where that cannot tell, there is no need (None).
"""

from __future__ import annotations

import functools
import itertools
import re

_TOKEN = re.compile(
    r"\\.|<[a-z]+>|\[(?:\\.|[^\]\\])*\]|\(\?(?:[:=!]|<[=!]|P<\w+>)|\(|\)|\||…+|[?*+]\??|\{[\d,]*\}\??|[一-鿿A-Za-z]|.",
    re.DOTALL,
)
_QUANTIFIER = re.compile(r"^(?:[?*]|\{0?,?\d*\})")
_LOOKAROUND = re.compile(r"^\(\?(?:=|!|<=|<!)")
_LETTER = re.compile(r"[一-鿿A-Za-z]")


@functools.lru_cache(maxsize=16384)
def grams(text: str) -> frozenset[str]:
    """Return the letters of `text` and its pairs of neighbouring characters."""
    return frozenset(text) | frozenset(map("".join, itertools.pairwise(text)))


known: dict[str, frozenset[str] | None] = {}
"""The needs found so far, by source. `pattern_cache` keeps them between runs with the compiled patterns."""


def needed(source: str) -> frozenset[str] | None:
    """Return grams of which a text that matches the term `source` holds at least one, or None where that is unknown."""
    if source not in known:
        found = _alternatives([token.group() for token in _TOKEN.finditer(source)])
        known[source] = frozenset(found) if found else None
    return known[source]


def alternatives(source: str) -> tuple[str, ...]:
    """Return the top-level alternatives of a pattern: 甲|乙(?:丙|丁) gives 甲 and 乙(?:丙|丁)."""
    return tuple("".join(part) for part in _split([token.group() for token in _TOKEN.finditer(source)]))


def _alternatives(tokens: list[str]) -> set[str] | None:
    """The needs of a list of alternatives: one of each; None if one of them needs nothing."""
    needs: set[str] = set()
    for part in _split(tokens):
        need = _sequence(part)
        if not need:
            return None
        needs |= need
    return needs


def _split(tokens: list[str]) -> list[list[str]]:
    """Cut at the bars outside brackets."""
    parts: list[list[str]] = [[]]
    depth = 0
    for token in tokens:
        depth += token.startswith("(") - (token == ")")
        if token == "|" and depth == 0:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _sequence(tokens: list[str]) -> set[str] | None:
    """The best need among the parts of one alternative: a pair of letters, else a group's, else a single letter."""
    best: set[str] | None = None
    run = ""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.startswith("("):
            end = _closing(tokens, at)
            if not _LOOKAROUND.match(token) and not _optional(tokens, end + 1):
                best = _better(best, _alternatives(tokens[at + 1 : end]))
            run, at = "", end + 1
            continue
        if _LETTER.fullmatch(token) and not _optional(tokens, at + 1):
            run += token
            best = _better(best, {run[-2:]})
        else:
            run = ""
        at += 1
    return best


def _optional(tokens: list[str], at: int) -> bool:
    return at < len(tokens) and bool(_QUANTIFIER.match(tokens[at]))


def _closing(tokens: list[str], opening: int) -> int:
    depth = 0
    for at in range(opening, len(tokens)):
        depth += tokens[at].startswith("(") - (tokens[at] == ")")
        if depth == 0:
            return at
    return len(tokens) - 1


def _better(one: set[str] | None, other: set[str] | None) -> set[str] | None:
    """Of two needs that both hold, the one that fewer texts meet: pairs before letters, then the smaller set."""
    if not one or not other:
        return one or other
    return min(one, other, key=lambda need: (-min(map(len, need)), len(need)))
