"""Phrases that fit the sentence in place of wording too loose to enforce, for those who want them written in."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from csreview.checking.wording.phrasing import timed
from csreview.language.parts import begins, ends
from csreview.language.traditional import to_simplified, writer_like
from csreview.model import Agreement, Finding, Kind, Lexicon, Replacement, Rewording, Span

_LOOSE = "loose"
_LOOK_ON = 6
"""Characters after an expression that tell what is to be done."""
_ENDS = "。；;\n"
_REACH = 8
"""How far before its expression a pattern may begin that tells the loose words from those around them."""


def replacements(agreement: Agreement, findings: Iterable[Finding], lexicon: Lexicon) -> Iterator[Replacement]:
    """Yield a replacement for each finding of vague wording that the lexicon has a fitting phrase for, in the kind of
    characters that the draft is written in."""
    write = writer_like("\n".join(block.text for block in agreement.draft.blocks))
    by_rule = {term.rule: term.replace for term in lexicon.terms if term.replace}
    for finding in findings:
        if finding.kind is not Kind.VAGUE or finding.clause is None or finding.span is None:
            continue
        text = to_simplified(agreement.clause(finding.clause).text)
        offered = (each for rule in (finding.rule, *finding.also) for each in by_rule.get(rule, ()))
        found = next(_fitting(offered, text, finding.span), None)
        if found is not None:
            span, phrase = found
            phrase = timed(phrase, text[span.end :][:_LOOK_ON], sentence_around(text, span), lexicon.times)
            yield Replacement(finding.id, span, write(phrase))


def sentence_around(text: str, span: Span) -> str:
    """Return the sentence of a clause's text that a span begins in."""
    return text[begins(text, span.start, _ENDS) : ends(text, span.start, _ENDS)]


def _fitting(offered: Iterable[Rewording], text: str, span: Span) -> Iterator[tuple[Span, str]]:
    end = span.end + text.startswith("地", span.end)  # 及时地告知: the phrase needs none
    for rewording in offered:
        regex = _compiled(rewording.words)
        for match in regex.finditer(text, max(0, span.start - _REACH)):
            words = Span(*match.span(_LOOSE if _LOOSE in regex.groupindex else 0))
            if words.start > span.end:
                break
            if span.start <= words.start and words.end <= end and not _is_in_blank(text, words):
                yield words, rewording.by


def _is_in_blank(text: str, span: Span) -> bool:
    """Tell whether words stand within 【…】, which is to be filled as a whole."""
    return text.count("【", 0, span.start) > text.count("】", 0, span.start)


@functools.lru_cache(maxsize=128)
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)
