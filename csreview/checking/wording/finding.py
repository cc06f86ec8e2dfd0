"""Finds loose expressions, whole and each in its place, and says why they cannot be enforced."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from csreview.checking.candidates import Candidate
from csreview.checking.passages import Passage, Passages
from csreview.checking.wording.acceptance import Definitions, accepted, in_force
from csreview.checking.wording.data import LanguageData
from csreview.checking.wording.elsewhere import Elsewhere
from csreview.checking.wording.phrasing import message, remedy
from csreview.checking.wording.words import PassageWords
from csreview.language.finder import Finder
from csreview.model import Kind, Lexicon, Severity, Span, VagueTerm

_QUALITY = "quality"
"""The name of the group that must hold nothing but qualities."""
_JOINERS = frozenset("、和与及并且的地而")
_SHORT = 2
_UP = {Severity.LOW: Severity.MEDIUM, Severity.MEDIUM: Severity.HIGH, Severity.HIGH: Severity.HIGH}
_DOWN = {Severity.HIGH: Severity.MEDIUM, Severity.MEDIUM: Severity.LOW, Severity.LOW: Severity.LOW}
_WEIGHTY = re.compile(r"费|款|价|金额|付|结算|违约|赔偿|责任|解除|终止|期限|考核|指标|响应|满意度|扣|泄露|个人信息")
"""What hangs on money, deadlines, indicators and termination matters more than manner (issue: severity)."""


@dataclass(frozen=True, slots=True)
class _Loose:
    term: VagueTerm
    start: int
    end: int
    quality: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class _Draft:
    """What is asked about one draft."""

    language: LanguageData
    definitions: Definitions
    elsewhere: Elsewhere


def vague_wording(passages: Passages, language: LanguageData) -> Iterator[Candidate]:
    """Yield every expression too loose to enforce; words that co-occur in one expression are one candidate."""
    draft = _Draft(language, Definitions(passages), Elsewhere(passages))
    for passage in passages.all:
        if not in_force(passage, language.lexicon.acceptance):
            continue
        words = PassageWords(passage, language.cut)
        found = [each for each in _matches(passage.text, language.lexicon) if not _refused(each, passage, words, draft)]
        yield from (_candidate(group, passage, words, draft) for group in _expressions(found, passage.text))


def _matches(text: str, lexicon: Lexicon) -> Iterator[_Loose]:
    for number, match in _finder(tuple(term.find for term in lexicon.terms)).matches(text):
        quality = match.span(_QUALITY) if _QUALITY in match.re.groupindex else None
        yield _Loose(lexicon.terms[number], match.start(), match.end(), quality)


@functools.lru_cache(maxsize=4)
def _finder(sources: tuple[str, ...]) -> Finder:
    return Finder(sources)


def _refused(loose: _Loose, passage: Passage, words: PassageWords, draft: _Draft) -> bool:
    lexicon = draft.language.lexicon
    if accepted(loose.term, passage, loose.start, loose.end, lexicon.acceptance):
        return True
    if loose.term.defined and draft.definitions.has(passage.text[loose.start : loose.end]):
        return True
    if loose.quality and not words.all_qualities(passage.place(*loose.quality), lexicon):
        return True
    short = loose.end - loose.start <= _SHORT
    return short and not words.whole(passage.place(loose.start, loose.end))


def _expressions(found: list[_Loose], text: str) -> Iterator[list[_Loose]]:
    """Group overlapping words, and words of one kind side by side; a longer match swallows a shorter one inside it."""
    group: list[_Loose] = []
    for loose in sorted(found, key=lambda each: (each.start, -each.end)):
        if group and not _belongs(loose, group, text):
            yield group
            group = []
        group.append(loose)
    if group:
        yield group


def _belongs(loose: _Loose, group: list[_Loose], text: str) -> bool:
    end = max(each.end for each in group)
    if loose.start < end:
        return True
    between = text[end : loose.start]
    return loose.term.category == group[-1].term.category and len(between) <= 1 and set(between) <= _JOINERS


def _candidate(group: list[_Loose], passage: Passage, words: PassageWords, draft: _Draft) -> Candidate:
    start, end = min(each.start for each in group), max(each.end for each in group)
    main = min(group, key=lambda each: (each.term.severity.rank, each.start - each.end))
    span = _without_edges(passage, passage.place(start, end))
    term = main.term
    action = words.following(span)
    clarified = draft.elsewhere.clarified(passage, term.bound, action)
    return Candidate(
        Kind.VAGUE,
        term.rule,
        Severity.LOW if clarified else _severity(term, group, passage.text),
        passage.clause.id,
        span,
        message(span.cut(passage.clause.text), term, action),
        remedy(term, action, clarified),
        also=tuple(dict.fromkeys(each.term.rule for each in group if each.term.rule != term.rule)),
    )


def _without_edges(passage: Passage, span: Span) -> Span:
    text = passage.clause.text
    start, end = span.start, span.end
    while end > start + 1 and text[end - 1] in "，,、；;":
        end -= 1
    return Span(start, end)


def _severity(term: VagueTerm, group: list[_Loose], text: str) -> Severity:
    """Manner alone is low; where money, a deadline or an indicator hangs on it, the term's own; mixed kinds one up."""
    severity = term.severity if _WEIGHTY.search(text) else _DOWN[term.severity]
    kinds = {each.term.category for each in group}
    return _UP[severity] if len(kinds) > 1 and severity is Severity.LOW else severity
