"""Word-level changes between two texts of one clause; tables row by row and cell by cell."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from csreview.comparing.words import Word, bare, references_of, words_of
from csreview.language.similarity import differences
from csreview.model import Span, ValueChange

_BETWEEN = 2
"""Characters of one common word between two changes up to which both read as one (…的…)."""


@dataclass(frozen=True, slots=True)
class WordChange:
    """A change of wording: spans in the two texts, whether it is one of substance, and the values that are others."""

    old: Span
    new: Span
    substance: bool
    values: tuple[ValueChange, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A text of one version with what its references point to."""

    text: str
    targets: Mapping[str, Hashable]


def word_changes(old: Wording, new: Wording) -> Iterator[WordChange]:
    """Yield the changes from one text to another, in order."""
    if old.text == new.text and references_of(old.text, old.targets) == references_of(new.text, new.targets):
        return
    olds, news = words_of(old.text, old.targets), words_of(new.text, new.targets)
    found = list(differences([word.key for word in olds], [word.key for word in news]))
    at = (0, 0)
    for one, other in _gathered(found, olds, news):
        yield from _formal(olds[at[0] : one.start], news[at[1] : other.start])
        yield _change(olds, news, one, other)
        at = (one.end, other.end)
    yield from _formal(olds[at[0] :], news[at[1] :])


def _gathered(
    found: Sequence[tuple[Span, Span]], olds: Sequence[Word], news: Sequence[Word]
) -> Iterator[tuple[Span, Span]]:
    """Join changes that only a short common word parts, or the eye would stumble from piece to piece; values stay alone."""
    held: tuple[Span, Span] | None = None
    for one, other in found:
        if held is None:
            held = (one, other)
            continue
        apart = any(word.value for span in (held[0], one) for word in olds[span.start : span.end])
        apart = apart or any(word.value for span in (held[1], other) for word in news[span.start : span.end])
        if not apart and _is_little(olds[held[0].end : one.start]):
            held = (Span(held[0].start, one.end), Span(held[1].start, other.end))
        else:
            yield held
            held = (one, other)
    if held is not None:
        yield held


def _is_little(between: Sequence[Word]) -> bool:
    """Tell whether what parts two changes is one short word without weight."""
    if len(between) != 1 or between[0].value or between[0].reference:
        return False
    return not between[0].plain and len(between[0].text) < _BETWEEN


def _change(olds: Sequence[Word], news: Sequence[Word], one: Span, other: Span) -> WordChange:
    before, after = olds[one.start : one.end], news[other.start : other.end]
    substance = bare("".join(w.text for w in before)) != bare("".join(w.text for w in after)) or _retargeted(
        before, after
    )
    return WordChange(_stretch(olds, one), _stretch(news, other), substance, values_changed(before, after))


def _retargeted(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Tell whether references that read the same point to other clauses now."""
    return [w.key for w in before if w.reference] != [w.key for w in after if w.reference]


def _formal(before: Sequence[Word], after: Sequence[Word]) -> Iterator[WordChange]:
    """Yield changes of form alone among words that mean the same."""
    for one, other in zip(before, after, strict=True):
        if one.text != other.text:
            yield WordChange(Span(one.start, one.end), Span(other.start, other.end), False, ())


def _stretch(words: Sequence[Word], span: Span) -> Span:
    """Return the span of the text that words cover; where there are none, the place at which they would stand."""
    if len(span):
        return Span(words[span.start].start, words[span.end - 1].end)
    at = words[span.start - 1].end if span.start else 0
    return Span(at, at)


def values_changed(before: Sequence[Word], after: Sequence[Word]) -> tuple[ValueChange, ...]:
    """Pair the values of a change, kind by kind in their order; those that stayed are left out."""
    changes: list[ValueChange] = []
    kinds = dict.fromkeys(word.value for word in (*before, *after) if word.value)
    for kind in kinds:
        olds, news = ([w for w in words if w.value == kind] for words in (before, after))
        for one, other in differences([w.key for w in olds], [w.key for w in news]):
            gone, come = olds[one.start : one.end], news[other.start : other.end]
            for at in range(max(len(gone), len(come))):
                old, new = (words[at].text if at < len(words) else "" for words in (gone, come))
                changes.append(ValueChange(kind, old, new))
    return tuple(changes)
