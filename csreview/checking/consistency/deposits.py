"""deposit-nature: a sum that is an earnest and is not, or is returned and is not (Civil Code articles 586 and 587)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.stated import Place, cited, earlier_first, found_at, having, hits
from csreview.checking.passages import Passages
from csreview.model import Severity

CHECK = "deposit-nature"
_SHARE = r"(?<!订)定金[^。;,<percent><money>]{0,14}(?:合同|服务费|费用)(?:总)?(?:额|价款?|金额|总价|标的额?)?的?(?P<v><percent>)|(?:合同|服务费)(?:总)?(?:额|价款?|金额|总价)的?(?P<w><percent>)[^。;,<percent>]{0,8}作为定金"
_DOUBLE = r"(?P<n>保证金|押金|订金|预付款)[^。;]{0,24}双倍返还|双倍返还[^。;]{0,8}(?P<m>保证金|押金|订金|预付款)"
_KEPT = r"(?P<n>保证金|押金|预付款|预付费用)[^。;,<money>]{0,6}(?:<money>[^。;]{0,6},?)?(?:一律|概|一经支付)?(?:不予?退还?|不可退还?|不退不换)(?=[,。;]|$)"
_RETURNED = r"(?:终止|结清|期满|届满|结束)[^。;]{0,24}退还[^。;]{0,10}(?:保证金|押金|预付款)|(?:保证金|押金|预付款)[^。;不]{0,34}(?:终止|结清|期满|届满|结束)[^。;不]{0,24}(?:退还|返还|退回)"
_CONDITION = re.compile(r"的,|违约|如|若|擅自|提前|情形")
_CONSUMER = re.compile(r"平台(?:店铺)?保证金|店铺保证金|预售|消费者(?:支付|缴纳)|尾款")
_NOUN = "(?<!法)定金|押金|保证金|预付款"
_THAT = "(?:该|上述|前述|此)"
_POINTING = rf"{_THAT}(?:笔|项)?(?:履约)?(?:定金|押金|保证金|预付款)|(?:定金|押金|保证金|预付款)(?:一律)?(?:不予?(?:退还?|返还)|无息退还|予以没收|归[甲乙]方)"
_MOST = 20


def deposit_nature(passages: Passages) -> Iterator[Candidate]:
    """Yield an earnest above what the law allows, 双倍返还 of what is no earnest, 定金 beside 订金, and return refused and promised."""
    for passage in having(passages, _SHARE, _DOUBLE):
        if _CONSUMER.search(passage.text):
            continue
        for match in hits(passage, _SHARE):
            q = passage.reading.slots[match.start("v") if match["v"] else match.start("w")]
            if q.value is not None and q.value > _MOST:
                words = Words(
                    f"定金为{q.text}，超过主合同标的额20%的部分不产生定金的效力（民法典第五百八十六条），届时只有20%适用定金罚则。",
                    "把定金降到20%以内，超出部分改称预付款并写明如何抵扣、退还。",
                )
                yield found_at(CHECK, Severity.MEDIUM, Place(passage, match.start(), match.end()), words)
        for match in hits(passage, _DOUBLE):
            name = match["n"] or match["m"]
            words = Words(
                f"“双倍返还”是定金的法律效果，这里的款项却叫“{name}”：性质不明，发生争议时能否双倍返还没有把握。",
                "要定金罚则的，统一写“定金”并控制在20%以内；只作担保的，删去双倍返还，写明退还条件。",
            )
            yield found_at(CHECK, Severity.MEDIUM, Place(passage, match.start(), match.end()), words)
    yield from _two_names(passages)
    yield from _renamed(passages)
    yield from _kept_and_returned(passages)


def _places(passages: Passages, source: str) -> list[Place]:
    return [
        Place(p, m.start(), m.end())
        for p in having(passages, source)
        if not _CONSUMER.search(p.text)
        for m in hits(p, source)
    ]


def _opposed(passages: Passages, one: Place, other: Place, message: str, remedy: str) -> Candidate:
    first, later = earlier_first(one, other)
    return found_at(
        CHECK, Severity.MEDIUM, later, Words(message.format(cited(passages, first), cited(passages, later)), remedy)
    )


def _two_names(passages: Passages) -> Iterator[Candidate]:
    earnest, prepaid = _places(passages, "(?<!法)定金"), _places(passages, "订金")
    if earnest and prepaid:
        message = "“定金”与“订金”混用：{}与{}。定金适用定金罚则，订金按预付款处理，一字之差决定退不退、赔不赔。"
        yield _opposed(passages, earnest[0], prepaid[0], message, "确认本意后全文统一为一个词。")


def _renamed(passages: Passages) -> Iterator[Candidate]:
    """该押金, where the only sum named is a 定金."""
    named = _places(passages, _NOUN)
    back = [p for p in _places(passages, _POINTING) if p.passage.row is None]
    nouns = {_noun(p) for p in named} - {""}
    for place in back:
        noun = _noun(place)
        introduced = [p for p in named if _noun(p) == noun and not _pointed_at(p)]
        others = [p for p in named if _noun(p) != noun and p.passage.number <= place.passage.number]
        if not introduced and len(nouns) == 2 and others:
            message = (
                "同一笔款项两个名称：{}与{}。定金适用定金罚则，押金、保证金、预付款不适用，名称不同决定退不退、赔不赔。"
            )
            yield _opposed(passages, others[0], place, message, "确认本意后全文统一为一个词。")
            return


def _noun(place: Place) -> str:
    match = re.search(_NOUN, place.passage.text[place.start : place.end])
    return match.group() if match else ""


def _pointed_at(place: Place) -> bool:
    """Whether a sum is spoken of as one known already: 该押金, 定金不予返还."""
    return any(m.start() <= place.start < m.end() for m in re.finditer(_POINTING, place.passage.text))


def _kept_and_returned(passages: Passages) -> Iterator[Candidate]:
    kept = [p for p in _places(passages, _KEPT) if not _CONDITION.search(p.passage.text[: p.end])]
    returned = _places(passages, _RETURNED)
    if kept and returned and kept[0].passage is not returned[0].passage:
        message = "同一笔款项一处不退、一处退还：{}与{}，合同结束时退不退会起争议。"
        yield _opposed(passages, kept[0], returned[0], message, "二选一；有不退情形的，逐项列明，其余写明退还期限。")
