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
    (QuantityKind.DAY, re.compile(rf"(?:每个?月|次月|每周|当月){BLANK}(?:[日号]|个(?:工作|营业)日)?")),
    (QuantityKind.PERCENT, re.compile(rf"{BLANK}(?:%|‰|个百分点)|[百千万]分之{BLANK}")),
    (QuantityKind.MONEY, re.compile(rf"(?:人民币|¥)?{BLANK}(?:万?元(?:整|正)?{PER})|(?:人民币|¥){BLANK}|{BLANK}?万{BLANK}?仟{BLANK}?佰")),
    (QuantityKind.DURATION, re.compile(rf"{BLANK}(?:秒钟?|分钟|个?半?小时|时(?=内)|个?(?:工作|营业)日|个?自然日|天|日(?![期常])|周(?![期末岁])|个?季度|个月|年(?!度)|课时)")),
    (QuantityKind.COUNT, re.compile(rf"{BLANK}(?:名(?![称单])|人次|人(?![民员工])|席|个?坐席|位(?![于置])|条(?![款件])|通(?!知|讯|信)|次(?![日月年])|份|件|家|项(?!目)|种|倍|分(?![公支])|声|级)")),
)  # fmt: skip


_DROPPED = re.compile("[ \t\u200b]")
_UNTIDY = re.compile("[ \t\u200b【☑■]")
"""What every text holds that is to be tidied, but for its blanks."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Variants to canonical words. `patterns` are (regular expression over folded text, word); the first match wins.

    `concepts` are (regular expression over a folded definition, word): a term so defined means that word.
    """

    patterns: tuple[tuple[str, str], ...] = ()
    concepts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingText:
    """The copy to match on (`text`), with for each of its characters the span of the source that it stands for.

    `slots` gives the quantity behind the character at an index.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    slots: Mapping[int, Quantity]

    def source(self, start: int, end: int, offset: int = 0) -> Span:
        """Return the source span (code points) behind `start`..`end` of the copy, in a text in which the source begins
        at `offset`."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return Span(offset + at, offset + at)
        first = self.starts[start]
        return Span(offset + first, offset + max(self.ends[end - 1], first))

    def index(self, position: int) -> int:
        """Return the index in the copy of the first character whose source begins at or after `position`."""
        return bisect.bisect_left(self.starts, position)


@dataclass(slots=True)
class _Copy:
    """Characters with the source span of each; stages replace stretches of it."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def replace(self, pieces: Sequence[tuple[int, int, str]]) -> _Copy:
        """Return a copy in which each (start, end, word) stands replaced; pieces are in order and do not overlap."""
        if not pieces:
            return self
        out: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for start, end, word in [*pieces, (len(self.text), len(self.text), "")]:
            out.append(self.text[at:start])
            starts += self.starts[at:start]
            ends += self.ends[at:start]
            first = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            last = self.ends[end - 1] if end > start else first
            out.append(word)
            starts += [first] * len(word)
            ends += [last] * len(word)
            at = end
        return _Copy("".join(out), starts, ends)


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
        return _Copy(text, range(len(text)), range(1, len(text) + 1)).replace(self._variants.find(text)).text


def _tidy(source: str, underlined: Sequence[Span]) -> _Copy:
    """Fold width, put one blank character for each unfilled place, drop white space, brackets around values and what
    was not ticked."""
    folded = fold(source)
    blanks = find_blanks(folded, underlined)
    if not blanks and not _UNTIDY.search(folded):  # as in most
        return _Copy(folded, range(len(folded)), range(1, len(folded) + 1))
    pieces = [(span.start, span.end, BLANK) for span in blanks]
    left_out = unchosen(folded)
    covered = bytearray(len(folded) + 1)
    for span in (*blanks, *left_out):
        covered[span.start : span.end] = b"\x01" * len(span)
    dropped = {at for at in filled_brackets(folded) if not covered[at]}
    dropped |= {space.start() for space in _DROPPED.finditer(folded) if not covered[space.start()]}
    pieces += [(at, at + 1, "") for at in dropped]
    pieces += [(option.start, option.end, "") for option in left_out]
    copy = _Copy(folded, range(len(folded)), range(1, len(folded) + 1))
    return copy.replace(sorted(pieces))


def _with_slots(copy: _Copy, quantities: list[Quantity]) -> ReadingText:
    if not quantities and BLANK not in copy.text:  # as in most
        return ReadingText(copy.text, copy.starts, copy.ends, {})
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
    return ReadingText(done.text, done.starts, done.ends, slots)
