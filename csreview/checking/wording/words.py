"""The words of one passage, cut once however many of its expressions are looked at."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from csreview.checking.passages import Passage
from csreview.language.tokens import Word
from csreview.model import Lexicon, Span

_ADJECTIVES = frozenset("azil")
_JOINING = re.compile(r"[、,，和与及且并而又地的]+")
_PHRASE_ENDS = re.compile(r"[，,、；;。：:（()）\[\]【】“”\"！!？?\n\s]|(?<=.)的(?=[，。；,;]|$)")
_LONGEST_PHRASE = 9
_OPENS_PHRASE = frozenset("vd")


class PassageWords:
    """The words of a passage's source text; `cut` is called when they are first asked for."""

    def __init__(self, passage: Passage, cut: Callable[[str], tuple[Word, ...]]) -> None:
        self._source = passage.span.cut(passage.clause.text)
        self._offset = passage.span.start
        self._cut = cut

    @functools.cached_property
    def _words(self) -> tuple[Word, ...]:
        return self._cut(self._source)

    @functools.cached_property
    def _edges(self) -> frozenset[int]:
        return frozenset({0} | {word.end for word in self._words})

    def whole(self, span: Span) -> bool:
        """Tell whether `span` (in the clause's text) begins and ends where words do: 合理 in 合理化 does not."""
        return {span.start - self._offset, span.end - self._offset} <= self._edges

    def all_qualities(self, span: Span, lexicon: Lexicon) -> bool:
        """Tell whether `span` holds nothing but qualities (the lexicon's, or adjectives and set phrases of the
        dictionary), at least one of which cannot be checked (完整 can, 周到 cannot)."""
        start, end = span.start - self._offset, span.end - self._offset
        known, exact = _qualities(lexicon.qualities), _qualities(lexicon.exact_qualities)
        loose = False
        for piece in _pieces(self._source[start:end]):
            if exact.fullmatch(piece):
                continue
            if not known.fullmatch(piece) and not self._adjectives(piece):
                return False
            loose = True
        return loose

    def _adjectives(self, piece: str) -> bool:
        words = [word for word in self._cut(piece) if not _JOINING.fullmatch(piece[word.start : word.end])]
        return bool(words) and all(word.tag in _ADJECTIVES for word in words)

    def following(self, span: Span) -> str:
        """Return the phrase of action that follows `span`, whole words of the source, or "": 回复消费者 after 及时."""
        start = span.end - self._offset
        rest = _PHRASE_ENDS.split(self._source[start:], maxsplit=1)[0].removeprefix("地")
        start += self._source[start:].startswith("地")
        inside = [word for word in self._words if start <= word.start and word.end <= start + len(rest)]
        if not inside or inside[0].start != start or inside[0].tag not in _OPENS_PHRASE:
            return ""
        fitting = [word.end for word in inside if word.end - start <= _LONGEST_PHRASE]
        phrase = self._source[start : fitting[-1]] if fitting else ""
        return phrase if len(phrase) > 1 else ""


def _pieces(text: str) -> list[str]:
    return [piece for piece in _JOINING.split(text) if piece]


@functools.lru_cache(maxsize=8)
def _qualities(source: str) -> re.Pattern[str]:
    return re.compile(f"(?:{source or '(?!)'})+")
