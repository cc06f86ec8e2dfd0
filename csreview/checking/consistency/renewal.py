"""renewal-termination-conflict: the term ends by itself in one place and renews itself in another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.stated import Place, cited, earlier_first, found_at, having, hits, length, within
from csreview.checking.passages import Passages
from csreview.language.quantities import QuantityKind
from csreview.model import Severity

_ENDS = r"(?<!再次)(?<!续期)(?<!延长)(?<!顺延)(?<!延长期)(?<!顺延期)(?<!续展期)(?:期满|届满|到期)(?:后|时|之日|的)?,?(?:本?合同|本?服务|(?:双方)?(?:的|之间的)?(?:权利义务|合作)(?:关系)?)?(?:即告?|则|应|便|就|也)?(?:自动|自行|自然|当然|即行|随即|立即|同时|一并|服务)*(?:终止|失效|解除|终结|了结|告终|停止|作废|结束)(?!的[^,。;])|(?:期满|届满|到期)[^。;,]{0,4}未(?:能)?(?:另行?|重新|再)?(?:续[签约期订]|签(?:订|署)?)[^。;,]{0,8}?(?:的|时)?,?(?:本?合同|合作)?(?:即|则)?(?:自动|自行|自然)?(?:终止|结束)|(?:续约|续签|续期|继续合作)(?:的)?,?(?:应|须|需|应当|必须)(?:另行|重新)?(?:签订|签署|订立)|(?:期满|届满|到期)[^。;,]{0,6}(?:想|要|愿意?)[^。;,]{0,6}(?:续|做|干|合作)[^。;,]{0,2},?(?:就|便|则)?(?:得|要|应|须|需|必须)+(?:另行?|重新|再)(?:签|订)|(?:双方)?不再续[约签期](?=[。;,]|$)|(?:做|干|合作)满<duration>,?就?(?:自动|自然)(?:结束|终止|散)|(?:期满|届满|到期)后?[^。;,]{0,6}(?:另行?|重新)(?:签订|签署|订立)[^。;,]{0,10}(?:方可|方能|才能?)继续|不(?:再)?自动(?:续[期约签订]|顺延|延长)|(?:期满|届满|到期)(?:后)?不再续(?:期|约|签)"
_RENEWS = r"(?<!不)(?<!不再)(?<!不得)(?<!不会)(?<!是否)(?:自动|自行|自然)(?:再|逐年|滚动)?(?:续期|续约|顺延(?!至(?:下一?个?|次一?)(?:工作日|日|营业日))|延长|续签|续展|延展|续订|延续|展期|延期|再?续(?=<duration>|一年|半年))|(?:没|未|不)[^。;,]{0,6}(?:说|提|讲)[^。;,]{0,8},?就(?:算|当|视为)?(?:再|接着|继续|自动)*(?:续|顺延|延)|视为[^。;,]{0,14}(?:续期|续约|顺延|延续|延长|续签|续订|续展|展期)|(?:不另签|无需另签|未另签)[^。;]{0,10}(?:续期|续约|顺延|延续|继续有效|继续履行)|(?:未|无|没有)[^。;,]{0,10}(?:提出|表示|异议)[^。;,]{0,8}(?:的|时)?,(?:则)?(?:本?合同|合作|服务期|有效期|期限)?(?:按[^。;,自]{1,8}?)?(?:再|继续)?(?:顺延|续期|延长|延续|续展|[延续])(?=<duration>|一|至)|(?:到期|期满|届满)[^。;,]{0,8}(?:没人?|不)(?:说话|吭声|提|反对)[^。;,]{0,4},?就?(?:接着|继续|顺着|再)(?:做|干|合作|续)"
_ON_CONDITION = re.compile(
    r"(?:提出|通知|书面|反对|异议|拒绝|不同意)[^。;]{0,16}(?:的|后|则)?,?[^。;]{0,6}$|否则[^。;]{0,6}$"
)
_NOT_SIGNED = re.compile(
    r"未(?:能)?(?:签|续|达成|另签)[^。;]{0,16}$|未签署[^。;]{0,20}$|(?:另行|另|重新|续)(?:签署|签订|订立|签|订)[^。;]{0,12}否则[^。;]{0,6}$"
)
_NOT_THE_TERM = re.compile(
    r"付款|结算日|节假日|会话|工单|未完成|试用|上线日(?!起)|工期|交接|许可|授权|保密|违约|资质|活动|服务日|交付|时限|(?<!期)限顺延|补充"
)


_UNLESS = r"(?:期满|届满|到期)(?:之?日)?前(?P<v><duration>)[^。;<duration>]{0,24}?(?:未|没有|均无)[^。;]{0,14}(?:提出|表示|通知|告知|异议)[^。;]{0,20}(?:续|顺延|延长|延续|展期)"
_NOTICE = r"(?:不续|不再续|不愿续|不同意续|不拟续|终止|不再合作)[^。;,<duration>]{0,8},?[^。;,<duration>]{0,8}(?:期满|届满|到期)(?:之?日)?前(?:至少|不少于)?(?P<v><duration>)[^。;]{0,12}(?:通知|提出|告知)|(?:期满|届满|到期)(?:之?日)?前(?:至少|不少于)?(?P<w><duration>)[^。;<duration>]{0,16}(?:通知|提出|告知)[^。;]{0,8}(?:不续|不再续|终止|不再合作)"


def renewal_termination_conflict(passages: Passages) -> Iterator[Candidate]:
    """Yield the later of the two statements, with the first quoted; within one clause the one that the next takes back."""
    yield from _ends_and_renews(passages)
    yield from _two_deadlines(passages)
    yield from _times(passages)


def _two_deadlines(passages: Passages) -> Iterator[Candidate]:
    """It renews unless objected to 30 days before the end, and the objection must come 60 days before it."""
    unless, notices = _deadlines(passages, _UNLESS), _deadlines(passages, _NOTICE)
    for place, size in notices if unless else ():
        first = unless[0]
        if size != first[1] and place.passage is not first[0].passage:
            words = Words(
                f"不续约的通知期两处不一致：{cited(passages, first[0])}与{cited(passages, place)}，过了前一个期限、没到后一个期限时提出的算不算数会起争议。",
                "统一为同一期限。",
            )
            yield found_at("renewal-termination-conflict", Severity.MEDIUM, place, words, first[0])
            return


def _deadlines(passages: Passages, source: str) -> list[tuple[Place, object]]:
    found: list[tuple[Place, object]] = []
    for passage in having(passages, source):
        for match in hits(passage, source):
            index = next(match.start(name) for name in ("v", "w") if match.groupdict().get(name))
            found.append((Place(passage, match.start(), match.end()), length(passage.reading.slots[index])))
    return found


_COUNTED = r"(?:自动|自行)?(?:续期|续约|顺延|延长|续签|展期)[^。;,]{0,8}(?:最多|仅限?|限|以|不超过|至多)(?:为)?(?:<count>|一次|两次|三次)|(?:最多|仅限?|限|至多)[^。;,]{0,4}(?:<count>|一次|两次)[^。;,]{0,4}(?:续期|续约|顺延|延长|展期)"
_UNCOUNTED = r"(?:续期|续约|顺延|延长|续签|展期|自动续)[^。;]{0,8}(?:不限次数?|次数不限|无次数限制|多次|以此类推|依此类推|逐年|滚动)|(?:以此类推|依此类推|不限次数|次数不限)"


def _times(passages: Passages) -> Iterator[Candidate]:
    """It renews once at most in one place, without end in another."""
    counted, uncounted = (
        [
            Place(p, m.start(), m.end())
            for p in having(passages, source)
            for m in hits(p, source)
            if all(q.unit in {"次", "期"} for _, q in within(p, m.start(), m.end()) if q.kind is QuantityKind.COUNT)
        ]
        for source in (_COUNTED, _UNCOUNTED)
    )
    if counted and uncounted and counted[0].passage is not uncounted[0].passage:
        first, later = earlier_first(counted[0], uncounted[0])
        words = Words(
            f"自动续期的次数两处相反：{cited(passages, first)}与{cited(passages, later)}，续到什么时候为止会起争议。",
            "统一续期次数，并写明每次的期限。",
        )
        yield found_at("renewal-termination-conflict", Severity.MEDIUM, later, words, first)


def _ends_and_renews(passages: Passages) -> Iterator[Candidate]:
    ends = _places(passages, _ENDS)
    renews = [
        p
        for p in _places(passages, _RENEWS)
        if not _NOT_THE_TERM.search(p.passage.text[max(0, p.start - 12) : p.start])
    ]
    if not ends or not renews:
        return
    first, later = earlier_first(ends[0], renews[0])
    words = Words(
        f"期满后合同是终止还是自动延续，两处相反：{cited(passages, first)}与{cited(passages, later)}，到期后的服务和费用是否继续会起争议。",
        "二选一：写明期满终止、续约须另签书面协议；或写明自动续期的次数、每次期限和提出异议的截止日。",
    )
    in_one = first.passage.clause is later.passage.clause
    place, other = (ends[0], renews[0]) if in_one else (later, first)
    yield found_at("renewal-termination-conflict", Severity.MEDIUM, place, words, other)


def _places(passages: Passages, source: str) -> list[Place]:
    found = []
    for passage in having(passages, source):
        for match in hits(passage, source):
            before = passage.text[: match.start()]
            negated = match.group().startswith("不")
            if (
                _not_chosen(before)
                or (source == _ENDS and not negated and _on_condition(before))
                or _NOT_THE_TERM.search(before[-14:])
            ):
                continue
            start = max(before.rfind(mark) for mark in ",;。") + 1
            found.append(Place(passage, min(start, match.start()), match.end()))
    return found


def _not_chosen(before: str) -> bool:
    """Whether the last box before is empty: □期满自动续期 ☑期满不自动续期 says the second alone."""
    boxes = re.findall("[□☐☑√■☒]", before)
    return bool(boxes) and boxes[-1] in "□☐"


def _on_condition(before: str) -> bool:
    """Whether the words before say that the term ends because someone wants it to, not for want of a new agreement."""
    return bool(_ON_CONDITION.search(before)) and not _NOT_SIGNED.search(before)
