"""arbitration-and-court: disputes go to arbitration and to a court at once, so that the arbitration clause is void.

Source: 最高人民法院关于适用《中华人民共和国仲裁法》若干问题的解释 第七条.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words, at, candidate
from csreview.checking.facts.disputes import ONE_WAY
from csreview.checking.passages import Passage, Passages
from csreview.language.patterns import pattern
from csreview.language.reading_text import ANY_BLANK
from csreview.model import Severity, Span

_ARBITRATION = pattern(
    "(?:提交|提请|申请|向|由(?!此|其|该|上述)|交|到|去|找)[^。;]{0,30}仲裁(?!费|文书|送达|裁决书|、|,?(?:工伤|诉讼费|索赔))|仲裁委员会 &! 平台仲裁|平台(?:官方|客服)?(?:申请|介入)[^。;]{0,6}仲裁|劳动(?:人事)?(?:争议)?仲裁|撤销|执行(?:仲裁)?裁决|法律文书|(?:工资|社保|工伤|员工|坐席|劳动)[^。;]{0,40}仲裁"
)
_COURT = pattern(
    "(?:人民)?法院[^。;]{0,16}(?:起诉|诉讼|管辖|审理|裁判|判决)|(?:起诉|诉讼|管辖)[^。;]{0,16}法院|法院打官司|(?:去|找|上)[^。;,]{0,6}法院(?:都行|也行|解决|告|[,。;]|$) &! 撤销|执行(?:仲裁)?裁决|保全|法律文书"
)
_CHOSEN = pattern("☑|□")
# Boxes, ticked or still to tick, offer the two for choice; what is not yet chosen is told as left open.
_CHOICE = re.compile(r"(?:下列|以下|如下)?第[(]?(?:\d|[一二三])[)]?(?:种|项)(?:方式|途径|约定)?")
_HOME = re.compile("争议|纠纷|法律适用|适用法律|管辖|仲裁")
_IN_THE_CLAUSE = re.compile(r"适用(?:中国|中华)[^。;]{0,12}法律|Governing ?Law|Dispute ?Resolution")
_LONGEST = 140
_WORDS = Words(
    "既约定仲裁又约定诉讼，仲裁协议一般无效（一方申请仲裁、对方未在首次开庭前提出异议的除外），发生争议时还要先争论去哪里解决。",
    "二选一：只写“提交【】仲裁委员会仲裁”，或只写“向【】住所地有管辖权的人民法院起诉”，删去另一处。",
)


_NO_ONE_KNOWS = re.compile(
    r"(?:守约方|违约方|权利人|受损方|利益受损(?:的)?一方)(?:的)?(?:所在地|住所地)[^。;]{0,10}(?:法院|仲裁)|(?:由|向|到)(?:当地|所在地|有关|相关)(?:的)?(?:人民)?(?:法院|仲裁(?:机构|委员会))(?!管辖权)|"
    r"(?:提交|提请|申请|由|向)(?:双方)?(?:[^。;,]{0,6}(?:所在地|住所地|当地|有关|相关|有管辖权)的?)仲裁(?:机构|委员会|部门)(?:进行)?(?:申请)?(?:仲裁|裁决|解决|处理)"
)
_AFTER_AWARD = re.compile(
    r"(?:不服|不认可|有异议)[^。;]{0,10}(?:裁决|仲裁)?[^。;]{0,8}(?:起诉|诉讼|法院)|裁决[^。;]{0,8}(?:不服|有异议)[^。;]{0,12}(?:起诉|诉讼|法院)"
)
_SEAT = re.compile(
    r"(?P<who>甲方|乙方|原告|被告)(?:的)?(?:所在地|住所地|注册地|经营地)(?:的)?[^。;,甲乙]{0,14}(?:人民)?法院"
)
_EITHER = re.compile(r"或者?|任一|任何一方|各自|以及|均可")
_LABOUR = re.compile(r"劳动|工资|社保|工伤|消费者|平台")


def arbitration_and_court(passages: Passages) -> Iterator[Candidate]:
    """Yield a forum that nobody can name, courts of both sides, and arbitration beside a court."""
    yield from _unknown(passages)
    yield from _two_seats(passages)
    yield from _both(passages)


def _unknown(passages: Passages) -> Iterator[Candidate]:
    """守约方所在地法院, 当地仲裁机构; a court after the award, which is final."""
    for passage in passages.having(_NO_ONE_KNOWS, _AFTER_AWARD):
        award, unknown = _AFTER_AWARD.search(passage.text), _NO_ONE_KNOWS.search(passage.text)
        match = award or unknown
        if match is None or _LABOUR.search(passage.text) or re.search(ANY_BLANK, passage.text):
            continue
        what = (
            "仲裁裁决是终局的，不能再就同一争议起诉，这样写还可能使仲裁协议被认为无效"
            if award
            else "发生争议时才能确定由谁受理，各方都可以说自己才是，实际等于没有约定；仲裁机构不明确的，仲裁协议无效"
        )
        words = Words(
            f"“{passage.place(*match.span()).cut(passage.clause.text)}”：{what}（仲裁法关于仲裁协议效力的规定）。",
            "写明一个具体的仲裁委员会全称，或一方住所地有管辖权的人民法院。",
        )
        yield at("arbitration-and-court", Severity.MEDIUM, passage, match.span(), words)


def _two_seats(passages: Passages) -> Iterator[Candidate]:
    """Disputes go to the court of one side in one place, to that of the other side in another."""
    first: tuple[Passage, re.Match[str]] | None = None
    for passage in passages.having(_SEAT):
        match = _SEAT.search(passage.text)
        if match is None or _EITHER.search(passage.text) or _LABOUR.search(passage.text):
            continue
        if first is not None and first[1]["who"] != match["who"] and first[0] is not passage:
            words = Words(
                f"管辖法院两处不一致：“{first[1].group()}”与“{match.group()}”，发生争议时要先争论去哪里起诉。",
                "统一为一处法院，另一处删去。",
            )
            yield at("arbitration-and-court", Severity.MEDIUM, passage, match.span(), words)
            return
        first = first or (passage, match)


def _both(passages: Passages) -> Iterator[Candidate]:
    """Yield the place where both stand side by side, or, where they stand apart, the stray one, else the second."""
    arbitration: Passage | None = None
    court: Passage | None = None
    for passage in passages.having(_ARBITRATION, _COURT):
        to_arbitration = _ARBITRATION.search(passage.text) is not None
        to_court = _COURT.search(passage.text) is not None
        if to_arbitration and to_court:
            if not (_CHOSEN.search(passage.text) or _is_chosen(passage)):
                yield _told(passage)
            return
        if (to_arbitration or to_court) and _is_chosen(passage):
            return
        other = court if to_arbitration else arbitration if to_court else None
        if other is not None:
            strays = _is_home(passage) and not _is_home(other)
            yield _told(other, passage) if strays else _told(passage, other)
            return
        arbitration = passage if to_arbitration else arbitration
        court = passage if to_court else court


def _is_chosen(passage: Passage) -> bool:
    """Whether the forum is one of several offered, of which the sentence or its lead-in says which is taken: 第2种方式."""
    return bool(_CHOICE.search(passage.context) or _CHOICE.search(passage.text))


def _is_home(passage: Passage) -> bool:
    """Whether a sentence stands in the clause on disputes, so that a forum named elsewhere is what strays from it."""
    above = passage.context.rsplit("\n", 1)[0] if passage.row is not None else passage.context
    return bool(_HOME.search(above) or _IN_THE_CLAUSE.search(passage.clause.text))


def _told(passage: Passage, against: Passage | None = None) -> Candidate:
    found = candidate("arbitration-and-court", Severity.HIGH, passage.clause, _beginning(passage), _WORDS)
    other = (against.clause.id, _beginning(against)) if against is not None else None
    return replace(found, other=other, fact=ONE_WAY)


def _beginning(passage: Passage) -> Span:
    return Span(passage.span.start, min(passage.span.end, passage.span.start + _LONGEST))
