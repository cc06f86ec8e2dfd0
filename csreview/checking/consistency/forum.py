"""arbitration-and-court: disputes go to arbitration and to a court at once, so that the arbitration clause is void.

Source: 最高人民法院关于适用《中华人民共和国仲裁法》若干问题的解释 第七条.
"""

from __future__ import annotations

from collections.abc import Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words, candidate
from csreview.checking.passages import Passage, Passages
from csreview.language.patterns import pattern
from csreview.model import Severity, Span

_ARBITRATION = pattern(
    "(?:提交|提请|申请|向|由|交)[^。;]{0,30}仲裁(?!费|文书|送达|裁决书)|仲裁委员会 &! 劳动(?:人事)?(?:争议)?仲裁|撤销|执行(?:仲裁)?裁决|法律文书"
)
_COURT = pattern(
    "(?:人民)?法院[^。;]{0,16}(?:起诉|诉讼|管辖)|(?:起诉|诉讼|管辖)[^。;]{0,16}法院|法院打官司 &! 撤销|执行(?:仲裁)?裁决|保全|法律文书"
)
_CHOSEN = pattern("☑")
_LONGEST = 140
_WORDS = Words(
    "既约定仲裁又约定诉讼，仲裁协议一般无效（一方申请仲裁、对方未在首次开庭前提出异议的除外），发生争议时还要先争论去哪里解决。",
    "二选一：只写“提交【】仲裁委员会仲裁”，或只写“向【】住所地有管辖权的人民法院起诉”，删去另一处。",
)


def arbitration_and_court(passages: Passages) -> Iterator[Candidate]:
    """Yield the place where both stand side by side, or, where they stand apart, the second of the two."""
    arbitration: Passage | None = None
    court: Passage | None = None
    for passage in passages.having(_ARBITRATION, _COURT):
        to_arbitration = _ARBITRATION.search(passage.text) is not None
        to_court = _COURT.search(passage.text) is not None
        if to_arbitration and to_court:
            if not _CHOSEN.search(passage.text):
                yield _told(passage)
            return
        if (to_arbitration and court) or (to_court and arbitration):
            yield _told(passage)
            return
        arbitration = passage if to_arbitration else arbitration
        court = passage if to_court else court


def _told(passage: Passage) -> Candidate:
    span = Span(passage.span.start, min(passage.span.end, passage.span.start + _LONGEST))
    return candidate("arbitration-and-court", Severity.HIGH, passage.clause, span, _WORDS)
