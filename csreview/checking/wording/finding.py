"""Finds loose expressions, whole and each in its place, and says why they cannot be enforced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from csreview.checking.candidates import Candidate
from csreview.checking.passages import Passage, Passages
from csreview.checking.wording.acceptance import Definitions, accepted, in_force
from csreview.checking.wording.data import LanguageData
from csreview.language.patterns import expand
from csreview.model import Kind, Severity, Span, VagueTerm

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


def vague_wording(passages: Passages, language: LanguageData) -> Iterator[Candidate]:
    """Yield every expression too loose to enforce; words that co-occur in one expression are one candidate."""
    lexicon = language.lexicon
    families = [(term, re.compile(expand(term.find))) for term in lexicon.terms]
    definitions = Definitions(passages)
    for passage in passages.all:
        if not in_force(passage, lexicon.acceptance):
            continue
        found = []
        for term, regex in families:
            for match in regex.finditer(passage.text):
                loose = _Loose(term, match.start(), match.end())
                if not _refused(loose, passage, definitions, language):
                    found.append(loose)
        yield from (_candidate(group, passage) for group in _expressions(found, passage.text))


def _refused(loose: _Loose, passage: Passage, definitions: Definitions, language: LanguageData) -> bool:
    words = passage.text[loose.start : loose.end]
    if not words or accepted(loose.term, passage, loose.start, loose.end, language.lexicon.acceptance):
        return True
    if loose.term.defined and definitions.has(words):
        return True
    return not _whole_words(loose, passage, language)


def _whole_words(loose: _Loose, passage: Passage, language: LanguageData) -> bool:
    """A short expression begins and ends where words do: 合理 in 合理化 is not the word 合理; a longer one says enough."""
    if loose.end - loose.start > _SHORT:
        return True
    span = passage.place(loose.start, loose.end)
    text = passage.clause.text
    boundaries = language.boundaries(passage.span.cut(text))
    return {span.start - passage.span.start, span.end - passage.span.start} <= boundaries


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


def _candidate(group: list[_Loose], passage: Passage) -> Candidate:
    start, end = min(each.start for each in group), max(each.end for each in group)
    main = min(group, key=lambda each: (each.term.severity.rank, each.start - each.end))
    span = _without_edges(passage, passage.place(start, end))
    quote = span.cut(passage.clause.text)
    term = main.term
    others = tuple(dict.fromkeys(each.term.rule for each in group if each.term.rule != term.rule))
    return Candidate(
        Kind.VAGUE,
        term.rule,
        _severity(term, group, passage.text),
        passage.clause.id,
        span,
        f"“{quote}”过于含糊：{term.why}。",
        f"{term.write}。",
        also=others,
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
