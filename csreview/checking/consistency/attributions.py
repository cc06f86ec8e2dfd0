"""table-text-conflict: one thing belongs to, is paid for by or is provided by one side here and the other side there.

What is said is read as a fact: the thing (its last noun, of each member of a list), what is settled about it, and for
which side. What holds for a reason (因乙方过错), for part of the things (新增, 自有) or on a condition is no such fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.stated import Place, cited, earlier_first, found_at, having, hits, scope
from csreview.checking.passages import Passage, Passages
from csreview.language.parts import SENTENCE, begins, ends
from csreview.model import Severity

_ALL = r"(?:均|全部|都|一律|统一|全额|自行|单独|永久|各自|应当?|须|需|也|亦|则|负责|归还后)*"
_RIGHTS = r"(?:,?[其的]?(?:全部|一切|所有)?(?:所有权|著作权|版权|知识产权|使用权|权属|权利)(?:及[^。;,]{2,8}权)?)?"
_ASKED: tuple[tuple[str, str, str], ...] = (
    (
        "归谁所有",
        rf"(?P<t>[^。;,:]{{2,30}}?){_RIGHTS}{_ALL}(?:归属于|归属|归|属于|属){_ALL}(?P<p>甲方|乙方)(?:单独|永久)?(?:所有|享有|拥有|(?=[,。;]|$))",
        "",
    ),
    (
        "由谁出钱",
        rf"(?P<t>[^。;,:]{{2,30}}?)(?:的)?{_ALL}由{_ALL}(?P<p>甲方|乙方){_ALL}(?:承担|负担|支付|缴纳|自理|出)(?=[,。;)]|$)",
        rf"(?:^|[。;,]|由)(?P<p>甲方|乙方){_ALL}(?:承担|负担)(?P<t>[^。;,:]{{2,24}}?费用?)(?=[,。;]|$)",
    ),
    (
        "由谁提供",
        rf"(?P<t>[^。;,:]{{2,30}}?){_ALL}由{_ALL}(?P<p>甲方|乙方){_ALL}(?:提供|自备|配备|采购|购置|准备|解决)(?=[,。;)]|$)",
        rf"(?:^|[。;,])(?P<p>甲方|乙方){_ALL}(?:提供|自备|配备|采购|购置)(?P<t>[^。;,:]{{2,24}}?)(?=[,。;]|$)",
    ),
)
_PART_ONLY = re.compile(
    r"因|由于|导致|造成|引起|过错|原因|违反|违约|超[过出]|额外|新增|增[加开购]|另|除|但(?!不限)|如|若|原有|自有|已有|既有|通用|签约前|背景|期满|终止|解除|逾期|迟延|多余|不足|首|试|临时|要求的|差额|垫付|一方|各自|双方|共同|协商|可以?(?!提供)|有权|不"
)
_LEADS = re.compile(r"^.*(?:的|所有|全部|上述|前述|以上|相关|有关|该|其|各项|一切|包括|包含|以及|产生|形成)")
_SPLIT = re.compile(r"[、/]|以及|及其?|和|与|或者?")
_TOO_WIDE = re.compile(
    r"^(?:费用?|损失|责任|后果|权利|成果|成本|款项|部分|人员|资料|服务|开支|支出|风险|义务|内容|方式|数据|信息|材料|文件|证明|税费|报酬|工具|设备|支持|协助|说明|名单|清单|发票|培训|客服|坐席)$"
)
_FEE = re.compile(r"(?:的)?(?:费用|支出|成本|开支|花费)$")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A thing given to a side: where, its last nouns, the side and what limits it (京东, 夜间)."""

    place: Place
    things: frozenset[str]
    side: str
    limits: frozenset[str]


def attributions(passages: Passages) -> Iterator[Candidate]:
    """Yield the later of the first two places that give a thing to different sides, with the earlier one quoted."""
    for what, passive, active in _ASKED:
        sources = [source for source in (passive, active) if source]
        found = [each for passage in having(passages, *sources) for each in _given(passage, sources)]
        pair = next(((one, other) for n, other in enumerate(found) for one in found[:n] if _contrary(one, other)), None)
        if pair is not None:
            first, later = earlier_first(pair[0].place, pair[1].place)
            thing = "、".join(sorted(_shared(*pair)))
            words = Words(
                f"{thing}{what}，两处相反：{cited(passages, first)}与{cited(passages, later)}，按哪一处执行会起争议。",
                "二选一；两处各有所指的，分别写明是哪一部分。",
            )
            yield found_at("table-text-conflict", Severity.MEDIUM, later, words, first)


def _given(passage: Passage, sources: list[str]) -> Iterator[Attribution]:
    text = passage.text
    if passage.is_heading or passage.row is not None:
        return
    for match in (match for source in sources for match in hits(passage, source)):
        start = begins(text, match.start(), SENTENCE)
        before = text[start : match.end("t") if match.start("p") > match.start("t") else match.end()]
        things = frozenset(name for name in map(_named, _SPLIT.split(match["t"])) if name)
        said = text[start : ends(text, match.end(), SENTENCE)]
        if things and not _PART_ONLY.search(before) and not re.search("除外|但(?!不限)", said):
            yield Attribution(Place(passage, *match.span()), things, match["p"], scope(said))


def _named(words: str) -> str:
    """The thing that words name, without what stands before its last noun; "" where it says too little."""
    name = _FEE.sub("费", _LEADS.sub("", words))
    plain = len(name) >= 2 and not _TOO_WIDE.match(name) and re.fullmatch("[一-鿿A-Za-z]+", name)
    return name if plain else ""


def _contrary(one: Attribution, other: Attribution) -> bool:
    apart = one.place.passage is not other.place.passage
    return apart and one.side != other.side and one.limits == other.limits and bool(_shared(one, other))


def _shared(one: Attribution, other: Attribution) -> set[str]:
    """The things that both places name, the one perhaps in more words: 子账号费 and 平台子账号费."""
    pairs = ((a, b) for a in one.things for b in other.things)
    return {
        min(a, b, key=len)
        for a, b in pairs
        if a == b or (a.endswith(b) and len(b) > 2) or (b.endswith(a) and len(a) > 2)
    }
