"""What a text must hold for a regular expression to match it at all, so that most need not be tried, nor even compiled.

A need is read off the expression's source, without compiling it, in three steps that each only ever widen it: the
expression's alternatives, one of which must be met; of each alternative its clauses, all of which must be met; of each
clause its grams (a character, or two side by side), one of which must occur in the text. 首次响应(?:时间|时长)|首响
gives (首次, 次响, 响应, 时间 or 时长) or (首响). Where that cannot tell, an alternative has no clauses and every text
meets it.
"""

from __future__ import annotations

import functools
import itertools
import operator
import re
import sys
from collections.abc import Iterable, Iterator

from csreview.language.own import MARK

Clause = frozenset[str]
Grams = tuple[str, ...]
"""The grams of a clause, in order: kept between runs, where a tuple is read three times as fast as a set."""
Need = tuple[tuple[Grams, ...], ...]

ANYTHING: Need = ((),)
"""The need of an expression of which nothing is known: every text meets it."""

_TOKEN = re.compile(
    r"\\.|\(\?P=\w+\)|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?:i?:|[=!]|<[=!]|P<\w+>)|[()|]|[?*+]\+?\??|\{[\d,]*\}[?+]?|.",
    re.DOTALL,
)
_OPTIONAL = re.compile(r"[?*]|\{0?,?\d*\}")
_ANY_CASE = "(?i:"
_DENYING = frozenset({"(?!", "(?<!"})
_ENDS = frozenset({"|", ")"})
_NOTHING: Clause = frozenset()
_CASES = {"i": "iI\u0130\u0131", "k": "kK\u212a", "s": "sS\u017f"}
"""Where case does not matter, these letters match more than their own two forms."""
_NO_LETTER = frozenset(".^$?*+{")
_MOST_LETTERS = 16
"""Characters of a class, or grams made of two classes side by side, that are told apart."""
_MOST_GRAMS = 48
_MOST_CLAUSES = 6


def grams(text: str) -> set[str]:
    """Return the characters of `text` and its pairs of neighbouring characters."""
    return {*text, *map(operator.add, text, text[1:])}


def meets(text: str, need: Need) -> bool:
    """Tell whether a text may match an expression with that need; False is certain."""
    return any(holds(text, clauses) for clauses in need)


def holds(text: str, clauses: Iterable[Grams]) -> bool:
    """Tell whether a text holds one of the grams of each clause."""
    held = text.__contains__
    return all(any(map(held, grams)) for grams in clauses)


known: dict[str, Need | None] = {}
"""The needs found so far, by source (see `language.patterns` for those of patterns). `pattern_cache` keeps them between
runs with the compiled patterns."""


parts: dict[str, tuple[str, ...]] = {}
"""The alternatives of patterns, as regular expressions (see `language.finder`), by their source; kept likewise."""


def needed(source: str) -> Need:
    """Return what a text needs to match the regular expression `source` (no verbose mode, no flags)."""
    need = known.get(source)
    if need is None:
        need = need_in(source)
        if MARK not in source:
            known[source] = need
    return need


def need_in(source: str) -> Need:
    """Return the same, worked out anew."""
    return _of_whole(_tokens(source.replace(MARK, "")))


def alternatives(source: str) -> tuple[str, ...]:
    """Return the top-level alternatives of an expression: 甲|乙(?:丙|丁) gives 甲 and 乙(?:丙|丁)."""
    return tuple("".join(part) for part in _split(_tokens(source)))


def either(needs: Iterable[Need]) -> Need:
    """Return what a text needs to match one of several expressions."""
    found = tuple(dict.fromkeys(clauses for need in needs for clauses in need))
    return ANYTHING if () in found else found


def both(needs: Iterable[Need]) -> Need:
    """Return what a text needs to match each of several expressions."""
    clauses: list[Clause] = []
    for need in needs:
        parts = [[frozenset(each) for each in part] for part in need]
        clauses += parts[0] if len(parts) == 1 else _either(parts)
    return (_best(clauses),)


def _tokens(source: str) -> list[str]:
    return _TOKEN.findall(source)


def _of_whole(tokens: list[str]) -> Need:
    if any(token == "(" and after.startswith("?") for token, after in itertools.pairwise(tokens)):
        return ANYTHING  # flags, a back reference, a condition: what they need is not worked out
    while tokens and tokens[0] == "(?:" and _closing(tokens) == len(tokens) - 1:
        tokens = tokens[1:-1]
    parts, _ = _parts(tokens, 0, False)
    return either([(_best(part),) for part in parts])


def _split(tokens: list[str]) -> Iterator[list[str]]:
    """Cut at the bars outside brackets."""
    part: list[str] = []
    depth = 0
    for token in tokens:
        depth += _opens(token) - (token == ")")
        if token == "|" and depth == 0:
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _parts(tokens: list[str], at: int, any_case: bool) -> tuple[list[list[Clause]], int]:
    """The clauses of each alternative from `at` on, and where the bracket that holds them closes."""
    parts: list[list[Clause]] = []
    while True:
        clauses, at = _sequence(tokens, at, any_case)
        parts.append(clauses)
        if at >= len(tokens) or tokens[at] == ")":
            return parts, at
        at += 1


def _sequence(tokens: list[str], at: int, any_case: bool) -> tuple[list[Clause], int]:
    """All clauses of one alternative, and where it ends."""
    clauses: list[Clause] = []
    before = _NOTHING
    while at < len(tokens) and tokens[at] not in _ENDS:
        token = tokens[at]
        letters = _NOTHING
        if _opens(token):
            parts, at = _parts(tokens, at + 1, any_case or token == _ANY_CASE)
            if token not in _DENYING and not _is_optional(tokens, at + 1):
                clauses += parts[0] if len(parts) == 1 else _either(parts)
        elif not _is_optional(tokens, at + 1):
            letters = _any_case(_letters(token)) if any_case else _letters(token)
            if letters:
                clauses += _with_letters(before, letters)
        before = letters
        at += 1
    return clauses, at


def _either(parts: list[list[Clause]]) -> list[Clause]:
    """One clause for several alternatives: the best of each; none where one of them needs nothing."""
    if not all(parts):
        return []
    union = frozenset[str]().union(*(min(part, key=_worth) for part in parts))
    return [union] if len(union) <= _MOST_GRAMS else []


def _with_letters(before: Clause, letters: Clause) -> list[Clause]:
    """What one of `letters`, right after one of `before` (none: after anything), adds to the clauses."""
    if 0 < len(before) * len(letters) <= _MOST_LETTERS:
        return [frozenset([one + other for one in before for other in letters]), letters]
    return [letters]


def _letters(token: str) -> Clause:
    """The characters of which a token matches one; none where it matches too many, or is no character."""
    if len(token) == 1:
        return frozenset() if token in _NO_LETTER else frozenset(token)
    if token[0] == "\\":
        return frozenset() if token[1].isalnum() else frozenset(token[1])
    if token[0] == "[" and token[1] != "^" and not {"-", "\\"} & set(token):
        return frozenset(token[1:-1]) if len(token) <= _MOST_LETTERS + 2 else frozenset()
    return frozenset()


def _any_case(letters: Clause) -> Clause:
    """The characters that these stand for where case does not matter; none where that is more than two or three."""
    if any(letter.lower() != letter.upper() and not letter.isascii() for letter in letters):
        return frozenset()
    return frozenset("".join(_CASES.get(letter.lower(), letter.lower() + letter.upper()) for letter in letters))


def _opens(token: str) -> bool:
    """Whether a token opens a group: not ( itself, escaped, nor a reference back to a group."""
    return token.startswith("(") and not token.endswith(")")


def _is_optional(tokens: list[str], at: int) -> bool:
    return at < len(tokens) and tokens[at][0] in "?*{" and bool(_OPTIONAL.match(tokens[at]))


def _closing(tokens: list[str]) -> int:
    """Where the bracket that the first token opens is closed."""
    depth = 0
    for at, token in enumerate(tokens):
        depth += _opens(token) - (token == ")")
        if depth == 0:
            return at
    return len(tokens) - 1


def _worth(clause: Clause) -> tuple[bool, int]:
    """Sorts clauses by how few texts meet them: pairs and slots (see `reading_text`) before letters, then the smaller."""
    weak = any(len(gram) == 1 and not "\ue000" <= gram <= "\uf8ff" for gram in clause)
    return weak, len(clause)


@functools.lru_cache(maxsize=1024)
def _implies(one: Clause, other: Clause) -> bool:
    """Whether a text that meets `one` meets `other` for certain."""
    return all(any(part in gram for part in other) for gram in one)


def _best(clauses: Iterable[Clause]) -> tuple[Grams, ...]:
    """The clauses that keep most texts out, without those that others imply."""
    kept: list[Clause] = []
    for clause in sorted(dict.fromkeys(clauses), key=_worth):
        if len(kept) < _MOST_CLAUSES and not any(_implies(each, clause) for each in kept):
            kept.append(clause)
    return tuple(map(_in_order, kept))


@functools.lru_cache(maxsize=8192)
def _in_order(clause: Clause) -> Grams:
    """The grams of a clause; the same object for the same ones, which saves room in what is kept between runs."""
    return tuple(sorted(map(sys.intern, clause)))
