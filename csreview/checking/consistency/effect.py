"""quantity-conflict: the agreement comes into force on a day in one place, on an act or another day elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.dates import day
from csreview.checking.consistency.stated import Place, cited, earlier_first, found_at, having, hits
from csreview.checking.passages import Passage, Passages
from csreview.language.parts import SENTENCE, begins
from csreview.model import Severity

_ON_A_DAY = r"(?:自|于|从)(?P<d><date>)(?:起|开始|正式)*生效"
_ON_AN_ACT = r"(?:自|经)?(?:甲乙)?(?:双方|各方)[^。;,<date>]{0,30}(?:签字|盖章|签署|签订|签章)[^。;<date>]{0,24}?(?:之日|后|日|时)?(?:起|即|方)*生效"
_ON_PAYMENT = r"(?:合同)?(?:自|于|从|待|在)[^。;,且并和及双各]{0,14}(?:到账|付清|支付|收到|付款)[^。;,且并]{0,12}(?:之日)?(?:起|后)*(?:方|始)?生效"
_OTHER_PAPER = re.compile(r"补充|附件|变更|修改|通知|解除|调整|更换|转让|新的?|续签")
_BOTH = re.compile(r"以[^。;]{0,14}(?:较晚|孰晚|后者|最后)[^。;]{0,6}(?:为准|为生效)|同时|且不早于|追溯|溯及")


def effective_date(passages: Passages) -> Iterator[Candidate]:
    """Yield the later of two statements on when the agreement comes into force, with the first quoted."""
    days, acts = _places(passages, _ON_A_DAY), _places(passages, _ON_AN_ACT)
    pairs = [(days[0], acts[0])] if days and acts else []
    pairs += [(days[0], other) for other in days[1:] if _date(other) != _date(days[0])]
    signed = [act for act in acts if not re.search("[且并](?!加?盖|签)", act.quote)]
    pairs += [(signed[0], paid) for paid in _places(passages, _ON_PAYMENT)] if signed else []
    for one, other in pairs[:1]:
        if one.passage is other.passage or any(_BOTH.search(p.passage.text) for p in (one, other)):
            continue
        first, later = earlier_first(one, other)
        words = Words(
            f"生效时间约定了两次：{cited(passages, first)}与{cited(passages, later)}，签署日不同于该日期时，从哪天起受约束、起算期限和付款会起争议。",
            "只保留一处：要么自双方签字盖章之日起生效，要么写明具体日期；服务期限的起算日另行写明。",
        )
        yield found_at("quantity-conflict", Severity.MEDIUM, later, words, first)


def _places(passages: Passages, source: str) -> list[Place]:
    found = []
    for passage in having(passages, source):
        own = [match for match in hits(passage, source) if not _OTHER_PAPER.search(_subject(passage, match))]
        found += [Place(passage, match.start(), match.end()) for match in own]
    return found


def _subject(passage: Passage, match: re.Match[str]) -> str:
    """The words before, back to the last full stop or semicolon, and the match itself."""
    start = begins(passage.text, match.start(), SENTENCE)
    return passage.text[max(start, match.start() - 24) : match.end()]


def _date(place: Place) -> object:
    return next((day(q.text) for i, q in place.passage.reading.slots.items() if place.start <= i < place.end), None)
