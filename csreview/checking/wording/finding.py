"""Finds loose expressions, whole and each in its place, and says why they cannot be enforced."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from csreview.checking.candidates import Candidate
from csreview.checking.index import PassageIndex
from csreview.checking.passages import Passage, Passages
from csreview.checking.wording.acceptance import PARTY, VALUE, Place, accepted, in_force, title_of
from csreview.checking.wording.circular import explains_itself
from csreview.checking.wording.data import LanguageData
from csreview.checking.wording.definitions import Definitions
from csreview.checking.wording.elsewhere import Elsewhere
from csreview.checking.wording.phrasing import Said, message, remedy
from csreview.checking.wording.replacing import sentence_around
from csreview.checking.wording.words import ANY_QUALITY, KNOWN_QUALITY, PassageWords
from csreview.language.finder import Finder
from csreview.language.looseness import stretches
from csreview.model import Kind, Lexicon, Severity, Span, VagueTerm

_QUALITY, _ENDING, _PREDICATE, _EXPRESSION = "quality", "ending", "predicate", "loose"
"""Names of groups in patterns: what must hold nothing but qualities; what must end in them, the expression beginning
there (only in the lexicon's before 的, which stands after too many other words; in a predicate, any); the loose words, where the match holds more."""
_JOINERS = frozenset("、和与及并且的地而")
_OF_MANNER = frozenset({"QUAL", "DEG", "ACTOR"})
"""Categories of words that are one expression side by side without a joining word: 热情周到."""
_SHORT = 2
_STANDS_BEFORE = 2
"""Characters after an expression that tell what it is: 的，of a condition."""
_UP = {Severity.LOW: Severity.MEDIUM, Severity.MEDIUM: Severity.HIGH, Severity.HIGH: Severity.HIGH}
_DOWN = {Severity.HIGH: Severity.MEDIUM, Severity.MEDIUM: Severity.LOW, Severity.LOW: Severity.LOW}
_WEIGHTY = re.compile(r"费|款|价|金额|付|结算|违约|赔偿|责任|解除|终止|期限|考核|指标|响应|满意度|扣|泄露|个人信息")
"""What hangs on money, deadlines, indicators and termination matters more than manner (issue: severity)."""


@dataclass(frozen=True, slots=True)
class _Loose:
    """A match; its offsets and those of its groups count in the reading text."""

    term: VagueTerm
    start: int
    end: int
    quality: tuple[int, int] | None
    ending: tuple[int, int] | None
    predicate: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class _Placed:
    """A loose expression; `span` in the clause's text."""

    term: VagueTerm
    span: Span


_SURE = 200
"""The least sum, in hundredths, at the loosest character of a stretch that is of no known kind."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """What is asked about one draft."""

    index: PassageIndex
    language: LanguageData
    definitions: Definitions
    elsewhere: Elsewhere
    sums: Mapping[str, Sequence[int]]
    """By reading text, what weak cues of looseness sum up to at each of its characters."""
    kinds: Finder
    """Finds of which kind a stretch is that they show to be loose, but for the last, which any may be."""


def vague_wording(passages: Passages, language: LanguageData) -> Iterator[Candidate]:
    """Yield every expression too loose to enforce; words that co-occur in one expression are one candidate."""
    terms = language.lexicon.terms
    finder = _finder(terms)
    binding = [passage for passage in passages.all if in_force(passage, language.lexicon.acceptance)]
    texts = tuple(dict.fromkeys(passage.text for passage in binding))
    sums = dict(zip(texts, language.cues.sums(texts), strict=True))
    kinds = _finder(tuple(language.lexicon.cued[:-1]))
    draft = _Draft(passages.index, language, Definitions(passages), Elsewhere(passages), sums, kinds)
    for passage in binding:
        matches = list(_matches(passages.index.matches(finder, passage.number), terms))
        cued = list(stretches(sums[passage.text], valued=_valued(passage)))
        if not matches and not cued:  # as with most
            continue
        words = PassageWords(passage, language.cut)
        found = [*_kept(matches, passage, words, draft), *_cued(cued, matches, passage, words, draft)]
        yield from (_candidate(group, passage, words, draft) for group in _expressions(found, passage.clause.text))


def _valued(passage: Passage) -> bool:
    return VALUE.search(passage.text) is not None


def _matches(found: Iterable[tuple[int, re.Match[str]]], terms: Sequence[VagueTerm]) -> Iterator[_Loose]:
    for number, match in found:
        if _says_something(match):
            continue
        start, end = _group(match, _EXPRESSION) or _group(match, "meaning") or match.span()
        yield _Loose(
            terms[number], start, end, _group(match, _QUALITY), _group(match, _ENDING), _group(match, _PREDICATE)
        )


def _says_something(match: re.Match[str]) -> bool:
    """Tell whether a definition explains its word by others, where a pattern asks (groups term and meaning)."""
    return "meaning" in match.re.groupindex and not explains_itself(match["term"], match["meaning"])


def _group(match: re.Match[str], name: str) -> tuple[int, int] | None:
    return match.span(name) if name in match.re.groupindex else None


@functools.lru_cache(maxsize=4)
def _finder(terms: tuple[VagueTerm, ...]) -> Finder:
    return Finder([term.find for term in terms])


def _kept(found: Iterable[_Loose], passage: Passage, words: PassageWords, draft: _Draft) -> Iterator[_Placed]:
    """What the lexicon knows, neither accepted where it stands nor told by weak cues to be exact there."""
    lexicon, sums = draft.language.lexicon, draft.sums[passage.text]
    valued = _valued(passage)
    for loose in found:
        if draft.language.cues.speak_against(sums, loose.start, loose.end, valued=valued):
            continue
        if accepted(loose.term, Place(passage, loose.start, loose.end), lexicon.acceptance, draft.index):
            continue
        if loose.term.defined and draft.definitions.with_thing(passage.text, loose.start, loose.end):
            continue
        placed = _placed(loose, passage, words, lexicon)
        if placed is not None and not _in_title(placed.span, passage):
            yield placed


def _cued(
    cued: Sequence[tuple[int, int]],
    known: Sequence[_Loose],
    passage: Passage,
    words: PassageWords,
    draft: _Draft,
) -> Iterator[_Placed]:
    """What weak cues show to be loose, apart from what the lexicon knows, be it accepted here or not."""
    lexicon = draft.language.lexicon
    for start, end in (_between_parties(passage.text, *each) for each in (cued if lexicon.cued else ())):
        told = (loose for loose in known if loose.start < end and start < loose.end)
        apart = end - start >= _SHORT and all(_placed(loose, passage, words, lexicon) is None for loose in told)
        term = _kind_of(passage.text[start : end + _STANDS_BEFORE], draft.kinds, lexicon.cued)
        unsure = term is lexicon.cued[-1] and max(draft.sums[passage.text][start:end]) < _SURE
        if apart and not unsure and not accepted(term, Place(passage, start, end), lexicon.acceptance, draft.index):
            span = words.unit(_without_edges(passage.clause.text, passage.place(start, end)))
            if not (_in_title(span, passage) or words.named(span)):
                yield _Placed(term, span)


def _between_parties(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without the parts of parties' names at its edges: 不能 of 方不能 in 乙方不能."""
    for party in PARTY.finditer(text, max(0, start - 1), end + 1):
        if party.start() < start < party.end():
            start = party.end()
        elif party.start() < end < party.end():
            end = party.start()
    return start, end


def _kind_of(words: str, finder: Finder, kinds: Sequence[VagueTerm]) -> VagueTerm:
    """Return which kind of loose wording the words are, with those behind them, by what they hold or stand before."""
    number, _ = next(finder.matches(words), (-1, None))
    return kinds[number]


def _placed(loose: _Loose, passage: Passage, words: PassageWords, lexicon: Lexicon) -> _Placed | None:
    """The expression in its place, cut to the qualities where it is made of them; None where it is no such thing, or
    begins inside a word: 合理 in 合理化 is not the word 合理."""
    span = passage.place(loose.start, loose.end)
    if loose.quality and not words.all_qualities(passage.place(*loose.quality), lexicon):
        return None
    ending = loose.ending or loose.predicate
    if ending:
        group = passage.place(*ending)
        start = words.qualities_from(group, lexicon, KNOWN_QUALITY if loose.ending else ANY_QUALITY)
        if start is None or (loose.predicate and group.end - start < _SHORT):
            return None
        span = span if start == group.start and loose.ending else Span(start, span.end)
        span = words.phrase(span) if loose.ending else span
    span = _without_edges(passage.clause.text, span)
    is_whole = words.begins(span) if len(span) > _SHORT else len(span) > 0 and words.whole(span)
    return _Placed(loose.term, span) if is_whole else None


def _in_title(span: Span, passage: Passage) -> bool:
    """A heading in front of its sentence promises nothing (R6): 人员稳定：乙方应……"""
    title = title_of(passage)
    return bool(title) and span.end <= passage.clause.text.find(title) + len(title)


def _expressions(found: list[_Placed], text: str) -> Iterator[list[_Placed]]:
    """Group overlapping words, and words of one kind side by side; a longer match swallows a shorter one inside it."""
    group: list[_Placed] = []
    for placed in sorted(found, key=lambda each: (each.span.start, -each.span.end)):
        if group and not _belongs(placed, group, text):
            yield group
            group = []
        group.append(placed)
    if group:
        yield group


def _belongs(placed: _Placed, group: list[_Placed], text: str) -> bool:
    end = max(each.span.end for each in group)
    if placed.span.start < end:
        return True
    between = text[end : placed.span.start]
    return (
        placed.term.category == group[-1].term.category
        and len(between) <= 1
        and set(between) <= _JOINERS
        and (bool(between) or placed.term.category in _OF_MANNER)
        and "的" not in text[group[0].span.start : end]
    )


def _candidate(group: list[_Placed], passage: Passage, words: PassageWords, draft: _Draft) -> Candidate:
    term = max(group, key=lambda each: (len(each.span), -each.term.severity.rank)).term
    text = passage.clause.text
    span = words.with_thing(Span(min(each.span.start for each in group), max(each.span.end for each in group)))
    sentence = sentence_around(text, span)
    certain = any(each.term not in draft.language.lexicon.cued for each in group)
    acting = PARTY.search(passage.text) is not None
    said = Said(span.cut(text), words.action(span), sentence, certain, acting)
    clarified = draft.elsewhere.clarified(passage, term.bound, said.action)
    return Candidate(
        Kind.VAGUE,
        term.rule,
        Severity.LOW if clarified else _severity(group, passage.text),
        passage.clause.id,
        span,
        message(said, term),
        remedy(said, term, clarified, draft.language.lexicon),
        also=tuple(dict.fromkeys(each.term.rule for each in group if each.term.rule != term.rule)),
        certain=certain,
    )


def _without_edges(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start + 1 and text[end - 1] in "，,、；;。":
        end -= 1
    return Span(span.start, end)


def _severity(group: list[_Placed], text: str) -> Severity:
    """Manner alone is low; where money, a deadline or an indicator hangs on it, the gravest term's; mixed kinds one up."""
    gravest = min((each.term.severity for each in group), key=lambda severity: severity.rank)
    severity = gravest if _WEIGHTY.search(text) else _DOWN[gravest]
    kinds = {each.term.category for each in group}
    return _UP[severity] if len(kinds) > 1 and severity is Severity.LOW else severity
