"""renewal-termination-conflict: the term ends by itself in one place and renews itself in another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.stated import Place, cited, found_at, having, hits
from csreview.checking.passages import Passages
from csreview.model import Severity

_ENDS = r"(?<!再次)(?<!续期)(?<!延长)(?<!顺延)(?<!延长期)(?<!顺延期)(?<!续展期)(?:期满|届满|到期)(?:后|时|之日|的)?,?(?:本?合同|(?:双方)?(?:的)?(?:权利义务|合作)(?:关系)?)?(?:即告?|则|应)?(?:自动|自行|自然|当然|即行)?(?:终止|失效|解除)(?!的[^,。;])|(?:期满|届满|到期)[^。;,]{0,4}未(?:能)?续[签约期](?:的|时)?,?(?:本?合同|合作)?(?:即|则)?(?:自动|自行)?(?:终止|结束)|(?:做|干|合作)满<duration>,?就?(?:自动|自然)(?:结束|终止|散)|不(?:再)?自动(?:续期|续约|顺延|延长|续签)|(?:期满|届满|到期)(?:后)?不再续(?:期|约|签)"
_RENEWS = r"(?<!不)(?<!不再)(?<!不得)(?<!不会)(?<!是否)(?:自动|自行|自然)(?:续期|续约|顺延|延长|续签|续展|延续)|未[^。;,]{0,10}(?:提出|表示)[^。;,]{0,8}(?:的|时)?,(?:则)?(?:本?合同|合作|服务期)?(?:顺延|续期|延长)(?=<duration>|一)|(?:到期|期满|届满)[^。;,]{0,8}(?:没人?|不)(?:说话|吭声|提|反对)[^。;,]{0,4},?就?(?:接着|继续|顺着|再)(?:做|干|合作|续)"
_ON_CONDITION = re.compile(
    r"(?:提出|通知|书面|反对|异议|拒绝|不同意)[^。;]{0,16}(?:的|后|则)?,?[^。;]{0,6}$|否则[^。;]{0,6}$"
)
_NOT_SIGNED = re.compile(r"未(?:能)?(?:签|续|达成|另签)[^。;]{0,16}$|未签署[^。;]{0,20}$")
_NOT_THE_TERM = re.compile(
    r"会话|工单|未完成|试用|上线日|工期|交接|许可|授权|保密|违约|资质|活动|服务日|交付|时限|(?<!期)限顺延|补充"
)


def renewal_termination_conflict(passages: Passages) -> Iterator[Candidate]:
    """Yield the later of the two statements, with the first quoted; within one clause the one that the next takes back."""
    ends = _places(passages, _ENDS)
    renews = [
        p
        for p in _places(passages, _RENEWS)
        if not _NOT_THE_TERM.search(p.passage.text[max(0, p.start - 12) : p.start])
    ]
    if not ends or not renews:
        return
    first, later = sorted((ends[0], renews[0]), key=lambda p: (p.passage.number, p.start))
    words = Words(
        f"期满后合同是终止还是自动延续，两处相反：{cited(passages, first)}与{cited(passages, later)}，到期后的服务和费用是否继续会起争议。",
        "二选一：写明期满终止、续约须另签书面协议；或写明自动续期的次数、每次期限和提出异议的截止日。",
    )
    yield found_at(
        "renewal-termination-conflict",
        Severity.MEDIUM,
        first if first.passage.clause is later.passage.clause else later,
        words,
    )


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
