"""The copy of a passage that patterns are matched on, and the way back to the source.

In it width is folded, white space is gone, one word stands for all its variants, each party is named by one word (甲方
for the merchant, 乙方 for the vendor), and each typed quantity or blank is a single character, its slot. So a pattern
can say 首次响应…<duration> and mean every way of writing it.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from csreview.language.blanks import filled_brackets, find_blanks
from csreview.language.choices import unchosen
from csreview.language.fold import fold
from csreview.language.quantities import PER, Quantity, QuantityKind, find_quantities
from csreview.language.variants import Variants
from csreview.model import Span

_VALUE_BASE = 0xE000
_BLANK_BASE = 0xE100
BLANK = chr(_BLANK_BASE)
_KINDS = tuple(QuantityKind)
VALUE_SLOTS: dict[QuantityKind, str] = {kind: chr(_VALUE_BASE + 1 + n) for n, kind in enumerate(_KINDS)}
BLANK_SLOTS: dict[QuantityKind, str] = {kind: chr(_BLANK_BASE + 1 + n) for n, kind in enumerate(_KINDS)}
ANY_BLANK = f"[{BLANK}{''.join(BLANK_SLOTS.values())}]"

_TYPED_BLANKS: tuple[tuple[QuantityKind, re.Pattern[str]], ...] = (
    (QuantityKind.DATE, re.compile(rf"(?:20)?{BLANK}年{BLANK}?\d*月{BLANK}?\d*[日号]?|(?:20)?\d{{0,2}}年{BLANK}月{BLANK}?[日号]|(?:20\d\d)年{BLANK}月|{BLANK}月{BLANK}[日号]|\d+月{BLANK}[日号]")),
    (QuantityKind.CLOCK, re.compile(rf"{BLANK}(?::\d\d|[时点])?(?:至|到|-)+{BLANK}(?::\d\d|[时点])?")),
    (QuantityKind.DAY, re.compile(rf"(?:每个?月|次月|每周|当月){BLANK}(?:[日号]|个(?:工作|营业)日|(?!万?元|%|名|人|席|条|次|场|小时|天|个))")),
    (QuantityKind.PERCENT, re.compile(rf"{BLANK}(?:%|‰|个百分点)|[百千万]分之{BLANK}")),
    (QuantityKind.MONEY, re.compile(rf"(?:人民币|¥)?{BLANK}(?:万?元(?:整|正)?{PER})|(?:人民币|¥){BLANK}|{BLANK}?万{BLANK}?仟{BLANK}?佰")),
    (QuantityKind.DURATION, re.compile(rf"{BLANK}(?:秒钟?|分钟|个?半?小时|时(?=内)|个?(?:工作|营业)日|个?自然日|天|日(?![期常])|周(?![期末岁])|个?季度|个月|年(?!度)|课时)")),
    (QuantityKind.COUNT, re.compile(rf"{BLANK}(?:名(?![称单])|人次|人(?![民员工])|席|个?坐席|位(?![于置])|条(?![款件])|通(?!知|讯|信)|次(?![日月年])|份|件|家|项(?!目)|种|倍|分(?![公支])|声|级)")),
)  # fmt: skip


_DROPPED = re.compile(r"[ \t\u200b*](?:(?<!\*)|(?<=[一-鿿].)\*(?=[:,;。]))")
"""White space, and the sign by which a heading pasted from a chat model ends: 服务时间**：."""
_UNTIDY = re.compile(r"[ \t\u200b【☑■]|\*\*")
"""What every text holds that is to be tidied, but for its blanks."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Variants to canonical words. `patterns` are (regular expression over folded text, word); the first match wins.

    `concepts` are (regular expression over a folded definition, word): a term so defined means that word.
    """

    patterns: tuple[tuple[str, str], ...] = ()
    concepts: tuple[tuple[str, str], ...] = ()


Piece = tuple[int, int, str]
"""A stretch of a text, and what is to stand in its place."""
Places = tuple[Sequence[int], Sequence[int]]
"""By character of a copy, where its source begins, and where it ends."""


class Copy:
    """A copy of a text, in which stretches may be replaced. Where its characters stand in the source is worked out when it
    is first asked for, since of most texts nothing is quoted."""

    __slots__ = ("_made_of", "_places", "text")

    def __init__(
        self, text: str, places: Places | None = None, made_of: tuple[Copy, Sequence[Piece]] | None = None
    ) -> None:
        """Take its text and, unless it is the source itself, its places or the copy and the pieces that it is made of."""
        self.text = text
        self._places = places
        self._made_of = made_of

    @property
    def places(self) -> Places:
        """Where its characters stand in the source."""
        if self._places is None:
            length = len(self.text)
            self._places = _moved(*self._made_of) if self._made_of else (range(length), range(1, length + 1))
            self._made_of = None
        return self._places

    def replace(self, pieces: Sequence[Piece]) -> Copy:
        """Return a copy in which each (start, end, word) stands replaced; pieces are in order and do not overlap."""
        if not pieces:
            return self
        out: list[str] = []
        at = 0
        for start, end, word in pieces:
            out += self.text[at:start], word
            at = end
        out.append(self.text[at:])
        return Copy("".join(out), None, (self, pieces))


def _moved(copy: Copy, pieces: Sequence[Piece]) -> Places:
    """The places of the characters of a copy with these pieces replaced."""
    old_starts, old_ends = copy.places
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for start, end, word in pieces:
        starts += old_starts[at:start]
        ends += old_ends[at:start]
        first = old_starts[start] if start < len(old_starts) else (old_ends[-1] if old_ends else 0)
        last = old_ends[end - 1] if end > start else first
        starts += [first] * len(word)
        ends += [last] * len(word)
        at = end
    return [*starts, *old_starts[at:]], [*ends, *old_ends[at:]]


@dataclass(frozen=True, slots=True)
class ReadingText:
    """The copy to match on (`text`), with for each of its characters the span of the source that it stands for.

    `slots` gives the quantity behind the character at an index.
    """

    text: str
    copy: Copy
    slots: Mapping[int, Quantity]

    @property
    def starts(self) -> Sequence[int]:
        """By character, where its source begins."""
        return self.copy.places[0]

    @property
    def ends(self) -> Sequence[int]:
        """By character, where its source ends."""
        return self.copy.places[1]

    def source(self, start: int, end: int, offset: int = 0) -> Span:
        """Return the source span (code points) behind `start`..`end` of the copy, in a text in which the source begins
        at `offset`."""
        starts, ends = self.copy.places
        if start >= end:
            at = starts[start] if start < len(starts) else (ends[-1] if ends else 0)
            return Span(offset + at, offset + at)
        first = starts[start]
        return Span(offset + first, offset + max(ends[end - 1], first))

    def index(self, position: int) -> int:
        """Return the index in the copy of the first character whose source begins at or after `position`."""
        return bisect.bisect_left(self.starts, position)


class Reader:
    """Makes reading texts with one draft's vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._variants = Variants(vocabulary.patterns)
        self._read: dict[str, ReadingText] = {}

    def read(self, source: str, underlined: Sequence[Span] = ()) -> ReadingText:
        """Return the reading text of `source`; `underlined` are its stretches of underlined white space."""
        if underlined:
            return self._made(source, underlined)
        if source not in self._read:  # titles are read again for all that stands below them
            self._read[source] = self._made(source, ())
        return self._read[source]

    def _made(self, source: str, underlined: Sequence[Span]) -> ReadingText:
        copy = _tidy(source, underlined)
        copy = copy.replace(self._variants.find(copy.text))
        return _with_slots(copy, find_quantities(copy.text))

    def words(self, text: str) -> str:
        """Return `text` with every variant replaced by its canonical word (for patterns, which use the same words)."""
        return Copy(text).replace(self._variants.find(text)).text


def _tidy(source: str, underlined: Sequence[Span]) -> Copy:
    """Fold width, put one blank character for each unfilled place, drop white space, brackets around values and what
    was not ticked."""
    folded = fold(source)
    blanks = find_blanks(folded, underlined)
    if not blanks and not _UNTIDY.search(folded):  # as in most
        return Copy(folded)
    pieces = [(span.start, span.end, BLANK) for span in blanks]
    left_out = unchosen(folded)
    covered = bytearray(len(folded) + 1)
    for span in (*blanks, *left_out):
        covered[span.start : span.end] = b"\x01" * len(span)
    dropped = {at for at in filled_brackets(folded) if not covered[at]}
    dropped |= {at for sign in _DROPPED.finditer(folded) if not covered[sign.start()] for at in range(*sign.span())}
    pieces += [(at, at + 1, "") for at in dropped]
    pieces += [(option.start, option.end, "") for option in left_out]
    copy = Copy(folded)
    return copy.replace(sorted(pieces))


def _with_slots(copy: Copy, quantities: list[Quantity]) -> ReadingText:
    if not quantities and BLANK not in copy.text:  # as in most
        return ReadingText(copy.text, copy, {})
    pieces: list[tuple[int, int, str, Quantity | None]] = [
        (q.span.start, q.span.end, VALUE_SLOTS[q.kind], q) for q in quantities
    ]
    taken = bytearray(len(copy.text))
    for q in quantities:
        taken[q.span.start : q.span.end] = b"\x01" * len(q.span)
    for kind, pattern in _TYPED_BLANKS if BLANK in copy.text else ():
        for match in pattern.finditer(copy.text):
            if BLANK in match.group() and not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
                pieces.append((match.start(), match.end(), BLANK_SLOTS[kind], None))
    pieces.sort(key=lambda piece: piece[:2])
    slots: dict[int, Quantity] = {}
    shift = 0
    for start, end, word, quantity in pieces:
        if quantity is not None:
            slots[start + shift] = quantity
        shift += len(word) - (end - start)
    done = copy.replace([piece[:3] for piece in pieces])
    return ReadingText(done.text, done, slots)
