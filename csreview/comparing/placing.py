"""Where a place of the old version is in the new one, and how the wording there compares."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from csreview.comparing.words import squeezed
from csreview.language.similarity import likeness
from csreview.model import Agreement, Comparison, Edit, Likeness, Marking, Pair, Span

_ENDS = "。；;！!？?\n\t"
_NEARLY = 0.9
"""Likeness from which two sentences without another value, party or negation are nearly the same."""
_WEIGHTY = re.compile(r"[不未无非免勿否仅只]|除外|但|甲方|乙方|委托|受托|商家|服务商|客户|可以|有权|应|须")
"""Words whose change turns a sentence over: negation, exception, who, may and must."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a pair's text: `pair` by its number in the comparison, `span` in its old or new text."""

    pair: int
    span: Span


@dataclass(frozen=True, slots=True)
class Places:
    """Where clauses of one version stand in the pairs: the pair's number and where the clause begins in its text."""

    starts: Mapping[str, tuple[int, int]]

    @classmethod
    def of(cls, comparison: Comparison, *, new: bool) -> Places:
        """Return the places of the new version's clauses, or of the old one's."""
        agreement: Agreement = comparison.new if new else comparison.old
        lengths = {clause.id: len(clause.text) for clause in agreement.clauses}
        starts: dict[str, tuple[int, int]] = {}
        for number, pair in enumerate(comparison.pairs):
            at = 0
            for identifier in pair.new if new else pair.old:
                starts[identifier] = (number, at)
                at += lengths[identifier] + 1
        return cls(starts)

    def place(self, clause: str | None, span: Span | None) -> Place | None:
        """Return where a span of a clause's text is; None for an absence, or a clause that is not compared."""
        found = self.starts.get(clause or "")
        if found is None or span is None:
            return None
        number, at = found
        return Place(number, span.shifted(at))


def in_new(pair: Pair, old: Span) -> Span:
    """Return where a stretch of a pair's old text is in its new text; what was replaced is where its like came to be."""
    return Span(
        _forward(pair, old.start, end=False),
        max(_forward(pair, old.start, end=False), _forward(pair, old.end, end=True)),
    )


def _forward(pair: Pair, at: int, *, end: bool) -> int:
    shift = 0
    for edit in pair.edits:
        if edit.old.start > at or (edit.old.start == at and end):
            break
        if at < edit.old.end:
            return edit.new.end if end else edit.new.start
        shift = edit.new.end - edit.old.end
    return min(max(0, at + shift), len(pair.new_text))


def sentence(text: str, span: Span) -> Span:
    """Return the sentence of a text around a stretch."""
    start, end = span.start, max(span.end, span.start)
    while start > 0 and text[start - 1] not in _ENDS:
        start -= 1
    while end < len(text) and text[end - 1 : end] not in _closing(end, span) and text[end] not in "\n\t":
        end += 1
    return Span(start, end)


def _closing(end: int, span: Span) -> tuple[str, ...]:
    return tuple(_ENDS) if end > span.start else ()


def edits_in(pair: Pair, old: Span) -> tuple[Edit, ...]:
    """Return the changes of substance that touch a stretch of a pair's old text."""
    return tuple(e for e in pair.edits if e.substance and e.old.start <= old.end and old.start <= e.old.end)


def wording(pair: Pair, old: Span, new: Span) -> Likeness:
    """Return how the sentences around a stretch of the old and one of the new text compare."""
    before, after = sentence(pair.old_text, old), sentence(pair.new_text, new)
    one, other = squeezed(before.cut(pair.old_text)), squeezed(after.cut(pair.new_text))
    touching = edits_in(pair, before)
    if one == other and not touching:
        return Likeness.SAME
    weighty = any(e.values or _WEIGHTY.search(e.old.cut(pair.old_text) + e.new.cut(pair.new_text)) for e in touching)
    return Likeness.NEARLY if not weighty and likeness(one, other) >= _NEARLY else Likeness.CHANGED


def is_silent(pair: Pair, old: Span | None = None) -> bool:
    """Tell whether a pair, or a stretch of its old text, has a change of substance that no revision shows."""
    edits = pair.edits if old is None else edits_in(pair, old)
    return any(e.substance and e.marking is Marking.SILENT for e in edits)
