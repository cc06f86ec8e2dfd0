"""The words around the expressions of one passage, cut once however many of these are looked at."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence, Set

from csreview.checking.passages import Passage
from csreview.checking.wording.data import Cut
from csreview.language.tokens import Word
from csreview.model import Lexicon, Span

_ADJECTIVES = frozenset("azi")
ANY_QUALITY = frozenset({"known", "adjective"})
KNOWN_QUALITY = frozenset({"known"})
"""Kinds of words: the lexicon's qualities, and the dictionary's adjectives."""
_JOINING = re.compile(r"[、，和与及且并而又]+")
_PHRASE_ENDS = re.compile(
    r"[，,、；;。：:（()）\[\]【】“”\"！!？?\n\s]|(?<=.)的(?=[，。；,;]|$)|的?(?=[\d【]|人民币)|除外|而定|为[准限]"
)
_PIECE = re.compile(r"[^，,、；;。：:]+[，,、；;。：:]?|[，,、；;。：:]")
"""Pieces of a text that are cut each by itself: no word holds such a mark and another character."""
_HANDLING = frozenset("把将使")
_THING, _WORDS_OF_A_THING = frozenset("nb"), 3
"""Tags of the words that name a thing, and how many of them at most do."""
_LONGEST_PHRASE = 12
_MODALS = frozenset("应须要可会将得需")
_PARTICLES, _JOINING_TAGS = frozenset("ucy"), frozenset("cp")
"""Tags of what begins no phrase (的, 与, 吗), and of what ends none (与, 对)."""
_AFTER_A_THING, _PLACES = frozenset("fpdc"), frozenset("内后前时中上下")
_SET_PHRASES = frozenset("il")
_LONG_PHRASE = 4
_LOOK_ON = 6
"""Characters after an expression that tell whether it is a word of its own."""
_NO_ACTS, _COMPARES = frozenset({"需要", "要求"}), frozenset("于过比")
"""Verbs that are no act but what one is done for, and what an expression ends in that a thing to compare with follows."""
_SHORTEST_ACT = 2
"""Words of an expression that holds an act: how, and what."""
_OPENS_PHRASE = frozenset("v")
_OPENERS = frozenset({"向", "对", "给", "把", "将", "为", "与", "予以", "回复", "响应", "反馈", "书面"})


class PassageWords:
    """The words of a passage's source text; `cut` is called for those pieces of it that are asked about."""

    def __init__(self, passage: Passage, cut: Cut) -> None:
        self._source = passage.span.cut(passage.clause.text)
        self._offset = passage.span.start
        self._cut = cut
        self._known: dict[int, tuple[Word, ...]] = {}

    @functools.cached_property
    def _pieces(self) -> list[tuple[int, int]]:
        return [piece.span() for piece in _PIECE.finditer(self._source)]

    def _words(self, start: int, end: int) -> list[Word]:
        """The words of the pieces that hold `start`..`end` and the character behind."""
        found: list[Word] = []
        for first, last in self._pieces:
            if first <= end and start < last:
                if first not in self._known:
                    self._known[first] = self._cut(self._source[first:last], first)
                found += self._known[first]
        return found

    def _edges(self, start: int, end: int) -> set[int]:
        words = self._words(start, end)
        return {word.end for word in words} | {word.start for word in words[:1]}

    def whole(self, span: Span) -> bool:
        """Tell whether `span` (in the clause's text) begins and ends where words do: 合理 in 合理化 does not, 尽快 in
        应尽快恢复 does, though the dictionary has 应尽 and the set phrase 尽快恢复."""
        start, end = span.start - self._offset, span.end - self._offset
        edges = self._edges(start, end)
        if {start, end} <= edges:
            return True
        if not self.begins(span):
            return False
        first = self._cut(self._source[start : end + _LOOK_ON], 0)[0]
        return first.end == end - start or (first.tag in _SET_PHRASES and first.end >= _LONG_PHRASE)

    def begins(self, span: Span) -> bool:
        """Tell whether `span` begins where a word does, or after 应 or 须: 照甲方的规矩 in 拍照甲方的规矩 does not."""
        start = span.start - self._offset
        return start in self._edges(start, start) or self._source[max(0, start - 1) : start] in _MODALS

    def widened(self, span: Span) -> Span:
        """Return `span` (in the clause's text) with the whole of the words that it begins and ends in."""
        start, end = span.start - self._offset, span.end - self._offset
        edges = self._edges(start, end)
        first = max((edge for edge in edges if edge <= start), default=0)
        last = min((edge for edge in edges if edge >= end), default=len(self._source))
        return Span(first + self._offset, last + self._offset)

    def phrase(self, span: Span) -> Span:
        """Return `span` without what is no part of the expression that it holds: particles and joining words at its edges,
        what follows the thing that a quality belongs to (适当的人工校对 in 适当的人工校对后回复)."""
        words = self._words_in(span)
        of = next(
            (number for number, word in enumerate(words) if self._source[word.start : word.end] == "的"), len(words)
        )
        ends = (number for number, word in enumerate(words) if number > of + 1 and self._goes_on(word))
        words = words[: next(ends, len(words))]
        return self._placed(words) or span

    def unit(self, span: Span) -> Span:
        """Return `span` as a whole phrase: whole words, without particles at its edges, a noun with the nouns behind it."""
        wide = self.widened(span)
        words = self._words_in(wide)
        while words and self._trails(words[0]):
            words.pop(0)
        while words and self._dangles(words[-1]):
            words.pop()
        near = self._words(wide.start - self._offset, wide.end - self._offset)
        for word in (word for word in near if words and word.start >= words[-1].end):
            if not (words[-1].tag == word.tag == "n"):
                break
            words.append(word)
        return self._placed(words) or wide

    def with_thing(self, span: Span) -> Span:
        """Return `span` with the whole of the word that it ends in and without 把 at its end; if it ends in 的, with the
        thing that its quality belongs to: 适当的场景 for 适当的."""
        end = span.end - self._offset
        if self._source[end - 1 : end] in _HANDLING and len(span) > _LONG_PHRASE - 1:
            return Span(span.start, span.end - 1)
        edges = self._edges(span.start - self._offset, end)
        if len(span) > _LONG_PHRASE and end not in edges and self._source[end - 1] not in _PLACES:
            return Span(span.start, min(edge for edge in edges if edge > end) + self._offset)
        if not self._source.startswith("的", span.end - 1 - self._offset):
            return span
        thing: list[Word] = []
        for word in self._words(end, end):
            if word.start >= span.end - self._offset:
                if len(thing) == _WORDS_OF_A_THING or not (word.tag in _THING or (word.tag == "v" and not thing)):
                    break
                thing.append(word)
        if not any(word.tag in _THING for word in thing) or (thing and thing[0].start != span.end - self._offset):
            return span
        return Span(span.start, thing[-1].end + self._offset)

    def _dangles(self, word: Word) -> bool:
        """Tell whether no phrase ends in this word: 与, 对, 的."""
        return word.tag in _JOINING_TAGS or self._source[word.start : word.end] == "的"

    def _trails(self, word: Word) -> bool:
        """Tell whether no phrase begins with this word: 的, 与, 后."""
        return word.tag in _PARTICLES or self._source[word.start : word.end] in _PLACES

    def named(self, span: Span) -> bool:
        """Tell whether `span` is a person's name."""
        words = self._words_in(span)
        return bool(words) and all(word.tag.startswith("nr") for word in words)

    def _goes_on(self, word: Word) -> bool:
        """Tell whether a word goes on after a thing: 后, 内, 对, 再, 并."""
        return word.tag in _AFTER_A_THING or self._source[word.start : word.end] in _PLACES

    def _placed(self, words: Sequence[Word]) -> Span | None:
        return Span(words[0].start + self._offset, words[-1].end + self._offset) if words else None

    def all_qualities(self, span: Span, lexicon: Lexicon) -> bool:
        """Tell whether `span` holds nothing but qualities: the lexicon's, or adjectives and set phrases of the
        dictionary; and not only such as can be checked (完整 can, 周到 cannot)."""
        text = self._source[span.start - self._offset : span.end - self._offset]
        if _only_qualities(lexicon.qualities).fullmatch(text):
            return True
        kinds = [self._kind(word, lexicon) for word in self._words_in(span)]
        return "" not in kinds and bool(ANY_QUALITY & set(kinds))

    def qualities_from(self, span: Span, lexicon: Lexicon, kinds: Set[str]) -> int | None:
        """Return where the last part of `span` begins that holds nothing but qualities of these kinds, or None."""
        start = None
        for word in reversed(self._words_in(span)):
            kind = self._kind(word, lexicon)
            if kind in kinds:
                start = word.start
            elif kind not in {"exact", "joining"}:
                break
        return None if start is None else start + self._offset

    def _kind(self, word: Word, lexicon: Lexicon) -> str:
        text = self._source[word.start : word.end]
        if _JOINING.fullmatch(text):
            return "joining"
        if _pattern(lexicon.exact_qualities).fullmatch(text):
            return "exact"
        if _pattern(lexicon.qualities).fullmatch(text):
            return "known"
        return "adjective" if word.tag in _ADJECTIVES else ""

    def _words_in(self, span: Span) -> list[Word]:
        start, end = span.start - self._offset, span.end - self._offset
        return [word for word in self._words(start, end) if start <= word.start and word.end <= end]

    def action(self, span: Span) -> str:
        """Return the action that the words at `span` (in the clause's text) speak of, in whole words of the source, or
        "": 回复消费者 for 及时 or 及时回复 in 及时回复消费者."""
        start, end = span.start - self._offset, span.end - self._offset
        act = self._act_in(span)
        start = end + self._source.startswith("地", end) if act is None else act.start
        if self._source[end - 1 : end] in _COMPARES:
            return ""
        rest = _PHRASE_ENDS.split(self._source[start:], maxsplit=1)[0]
        last = start + len(rest)
        words = [word for word in self._words(start, last) if start <= word.start and word.end <= last]
        if not words or words[0].start != start or not self._opens(words[0]):
            return ""
        fitting = [word for word in words if word.end - start <= _LONGEST_PHRASE]
        while fitting and self._dangles(fitting[-1]):
            fitting.pop()
        phrase = self._source[start : fitting[-1].end] if fitting else ""
        return phrase if len(phrase) > 1 else ""

    def _act_in(self, span: Span) -> Word | None:
        """Return where the act begins that `span` ends with: 增加 in 适当增加, 加强 in 加强保密教育."""
        inside = self._words_in(span)
        if len(inside) < _SHORTEST_ACT or inside[-1].end != span.end - self._offset or inside[-1].tag != "v":
            return None
        last = self._source[inside[-1].start : inside[-1].end]
        if last in _NO_ACTS:
            return None
        if inside[0].tag == "v" and inside[0].end - inside[0].start > 1:
            return inside[0]
        return inside[-1] if len(span) > len(last) + 1 else None

    def _opens(self, word: Word) -> bool:
        return word.tag in _OPENS_PHRASE or self._source[word.start : word.end] in _OPENERS


@functools.lru_cache(maxsize=8)
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source or "(?!)")


@functools.lru_cache(maxsize=8)
def _only_qualities(qualities: str) -> re.Pattern[str]:
    """Qualities of two characters and more, one after another, however the dictionary would cut them."""
    longer = "|".join(each for each in qualities.split("|") if len(each) > 1)
    return re.compile(rf"(?:{longer})(?:[、和与及且并而又]*(?:{longer}))*" if longer else "(?!)")
