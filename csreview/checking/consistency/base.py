"""What the checks share: making a candidate, and a draft's outline by numbers."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from csreview.checking.candidates import Candidate
from csreview.checking.passages import Passage, trimmed
from csreview.language.fold import fold
from csreview.language.numerals import number
from csreview.model import Agreement, Clause, Kind, Role, Severity, Span

_OPENING = 20
_ITEM = 2
_FIRST_WORDS = re.compile(r"[^\n，。；]*")
_NUMERAL = re.compile(r"\d+|[零一二三四五六七八九十百]+|[①-⑳]")
_STATUTE_BEFORE = re.compile(
    r"(?:》|法|条例|规定|办法|解释|细则|准则)(?:\([^)]*\))?(?:的|之|中|:)?$|(?<![A-Za-z])(?:GDPR|CCPA|CPRA|LGPD|PIPL|PDPA|UCC|CISG)(?:的|之)?$"
)


@dataclass(frozen=True, slots=True)
class Words:
    """What a check says: message and remedy, for a person who must act on it."""

    message: str
    remedy: str


def candidate(check: str, severity: Severity, clause: Clause, span: Span, words: Words) -> Candidate:
    """Return a candidate of that check at `span` (code points in the clause's text)."""
    return Candidate(
        Kind.CONSISTENCY,
        f"consistency.{check}",
        severity,
        clause.id,
        trimmed(clause.text, span),
        words.message,
        words.remedy,
    )


def at(check: str, severity: Severity, passage: Passage, stretch: tuple[int, int], words: Words) -> Candidate:
    """Return a candidate at a stretch (start, end) of a passage's reading text."""
    return candidate(check, severity, passage.clause, passage.place(*stretch), words)


def opening(clause: Clause) -> Span:
    """Return the span of a clause's first words, its title if it has one: a label is not part of its text."""
    words = _FIRST_WORDS.match(clause.text)
    return Span(0, len(clause.title) or min(words.end() if words else 0, _OPENING))


@functools.lru_cache(maxsize=1024)
def numerals(label: str) -> tuple[int, ...]:
    """Return the numbers in a label: 第十三条 → (13,), 3.2 → (3, 2), ② → (2,)."""
    return tuple(value for value in map(_value, _NUMERAL.findall(fold(label))) if value is not None)


@functools.lru_cache(maxsize=1024)
def shape(label: str) -> str:
    """Return a label with its numbers taken out: 第#条, (#), #.#; labels of one sequence share it."""
    return _NUMERAL.sub("#", fold(label)).strip(" .、,:")


def _value(text: str) -> int | None:
    if "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    value = number(text)
    return int(value) if value is not None else None


def is_statute(text: str, start: int) -> bool:
    """Tell whether the article named at `start` of a reading text is one of a law, not of the draft."""
    return bool(_STATUTE_BEFORE.search(text[:start]))


class Outline:
    """The numbers of a draft's clauses, outside its annexes: (13,) for article 13, (13, 4) for 13.4 or its item 4."""

    def __init__(self, agreement: Agreement) -> None:
        self.paths: dict[tuple[int, ...], Clause] = {}
        self.by_clause: dict[str, tuple[int, ...]] = {}
        for clause in agreement.clauses:
            if clause.role in {Role.BODY, Role.DEFINITIONS, Role.RECITAL, Role.PARTIES} and clause.label:
                path = self._path(clause)
                self.by_clause[clause.id] = path
                self.paths.setdefault(path, clause)

    def _path(self, clause: Clause) -> tuple[int, ...]:
        own = numerals(clause.label)
        if len(own) > 1:
            return own
        return (*self.by_clause.get(clause.parent or "", ()), *own)

    def articles(self) -> set[int]:
        """Return the numbers of the articles, and of any clause that may be called one: 第5条 inside a chapter, and, where
        nothing is labelled so, the items of one run through the draft (三、 with 1、 to 32、)."""
        found = {path[0] for path in self.paths if path}
        named = {path[-1] for path, clause in self.paths.items() if path and "条" in clause.label}
        below = [path for path in self.paths if len(path) == _ITEM]
        in_one_run = not named and len({path[:1] for path in below}) == 1
        return found | named | ({path[-1] for path in below} if in_one_run else set())

    def below(self, path: tuple[int, ...]) -> set[int]:
        """Return the numbers of the clauses right below the one at `path`."""
        return {other[-1] for other in self.paths if len(other) == len(path) + 1 and other[: len(path)] == path}
