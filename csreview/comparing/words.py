"""A clause's text as the words that a comparison goes by, each with what it means.

Values (30秒, 三十日), references (第八条) and numbers are one word each, whatever they are written with; white space is
none. Two words that mean the same are the same word in another form.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Hashable, Iterator, Mapping
from typing import NamedTuple

from csreview import places
from csreview.comparing.references import REFERENCE, reference_key
from csreview.language.fold import fold
from csreview.language.numerals import EVERYDAY, number
from csreview.language.quantities import Quantity, QuantityKind, find_quantities
from csreview.language.tokens import tagged_words

_BARE_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_NO_WORD = re.compile(r"(?:[^\w¥$%‰±+×/<>=≥≤□☑.:~-]|(?<!\d)[.:~-]|[.:~-](?!\d))+")
"""Punctuation and white space: they change the form of a sentence, not what it says. Signs that weigh stay, and so do
those between digits (1.0 is not 10), but for the comma (1,000 is 1000)."""
_SPACES = " \u200b"
_REFERENCE = "§"
_FORMED = frozenset({QuantityKind.ARTICLE, QuantityKind.ANNEX})


class Word(NamedTuple):
    """A word at `start`..`end` (code points) of a text. `key` is what it means, `text` how it is written, folded.

    `value` is the kind of the value that it is, "" for none. `plain`: punctuation only.
    """

    start: int
    end: int
    key: Hashable
    text: str
    value: str = ""
    plain: bool = False

    @property
    def reference(self) -> bool:
        """Whether it refers to a clause or an annex."""
        return isinstance(self.key, tuple) and self.key[0] == _REFERENCE


def dense(text: str) -> str:
    """Return a text folded and without spaces; line feeds and tabs stay."""
    return fold(text).replace(" ", "").replace("\u200b", "")


def squeezed(text: str) -> str:
    """Return a text as clauses are known by: folded, without white space and punctuation, references all alike."""
    return _NO_WORD.sub("", REFERENCE.sub("参", dense(text)))


def bare(text: str) -> str:
    """Return a text folded, without white space and punctuation."""
    return _NO_WORD.sub("", fold(text))


def references_of(text: str, targets: Mapping[str, Hashable]) -> tuple[Hashable, ...]:
    """Return what the references of a text point to, in order."""
    return tuple(_target(match.group(), targets) for match in REFERENCE.finditer(dense(text)))


def words_of(text: str, targets: Mapping[str, Hashable]) -> tuple[Word, ...]:
    """Return the words of a text; `targets` tells what the references of its draft refer to, by `reference_key`."""
    folded = fold(text)
    kept = [at for at, character in enumerate(folded) if character not in _SPACES]
    joined = "".join(folded[at] for at in kept)
    return tuple(Word(kept[w.start], kept[w.end - 1] + 1, *w[2:]) for w in _dense_words(joined, targets))


def _dense_words(text: str, targets: Mapping[str, Hashable]) -> Iterator[Word]:
    at = 0
    for fixed in _fixed(text, targets):
        yield from _plain_words(text, at, fixed.start)
        yield fixed
        at = fixed.end
    yield from _plain_words(text, at, len(text))


def _fixed(folded: str, targets: Mapping[str, Hashable]) -> Iterator[Word]:
    """Yield references and values, in order, none overlapping."""
    references = [Word(*m.span(), _target(m.group(), targets), m.group()) for m in REFERENCE.finditer(folded)]
    taken = bytearray(len(folded) + 1)
    for word in references:
        taken[word.start : word.end] = b"\x01" * (word.end - word.start)
    values = [
        _value(quantity)
        for quantity in find_quantities(folded)
        if quantity.kind not in _FORMED and not any(taken[quantity.span.start : quantity.span.end])
    ]
    for word in values:
        taken[word.start : word.end] = b"\x01" * (word.end - word.start)
    numbers = [
        Word(*m.span(), ("number", number(m.group())), m.group(), "number")
        for m in _BARE_NUMBER.finditer(folded)
        if not any(taken[m.start() : m.end()])
    ]
    yield from sorted([*references, *values, *numbers], key=lambda word: word.start)


def _target(text: str, targets: Mapping[str, Hashable]) -> Hashable:
    key = reference_key(text)
    return (_REFERENCE, targets.get(key, key))


def _value(quantity: Quantity) -> Word:
    """Make the word of a value: what it means is its size, unit and lower end; without a size its digits, else itself."""
    text = "".join(quantity.text.split())
    meant: Hashable = (quantity.value, quantity.low, quantity.unit)
    if quantity.kind is QuantityKind.MONEY:
        meant = (quantity.value, _per(text))
    elif quantity.kind is QuantityKind.DATE and not any(character in EVERYDAY for character in text):
        meant = tuple(int(digits) for digits in re.findall(r"\d+", text))
    elif quantity.value is None:
        meant = text
    return Word(quantity.span.start, quantity.span.end, (quantity.kind.value, meant), text, quantity.kind.value)


def _per(text: str) -> str:
    """Return what an amount is paid for (/席/月), and from where it ranges."""
    rate = re.search(r"[/·每].*$", text)
    low = re.search(r"^.*?[-~至到]", text)
    return (low.group() if low else "") + (rate.group().replace("每", "/") if rate else "")


def _plain_words(folded: str, start: int, end: int) -> Iterator[Word]:
    """Yield the words between values, white space left out."""
    stretch = folded[start:end]
    if not stretch.strip():
        return
    for word in _cut(stretch):
        text = word[2].strip()
        if text:
            plain = _NO_WORD.fullmatch(text) is not None
            lead = len(word[2]) - len(word[2].lstrip())
            at = start + word[0] + lead
            yield Word(at, at + len(text), text, text, plain=plain)


@functools.lru_cache(maxsize=20_000)
def _cut(stretch: str) -> tuple[tuple[int, int, str], ...]:
    """Cut a stretch into words; most stretches stand in both versions, and are cut once."""
    cut = tagged_words(places.cache_folder(), stretch)
    return tuple((word.start, word.end, stretch[word.start : word.end]) for word in cut)
