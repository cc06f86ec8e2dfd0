"""table-text-conflict: one thing belongs to, is paid for by or is provided by one side here and the other side there.

What is said is read as a fact: the thing (its last noun, of each member of a list), what is settled about it, and for
which side. What holds for a reason (因乙方过错), for part of the things (新增, 自有) or on a condition is no such fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.cells import heads_of
from csreview.checking.consistency.stated import Place, cited, earlier_first, found_at, having, hits, scope
from csreview.checking.passages import Passage, Passages
from csreview.language.parts import SENTENCE, begins, ends
from csreview.model import Severity

_ALL = r"(?:均|全部|都|一律|统一|全额|自行|单独|永久|各自|应当?|须|需|也|亦|则|负责|归还后)*"
_RIGHTS = r"(?:,?[其的]?(?:全部|一切|所有)?(?:所有权|著作权|版权|知识产权|使用权|权属|权利)(?:及[^。;,]{2,8}权)?)?"
_P = "(?P<p>甲方|乙方)"
_STOP = r"(?=[,。;)并和后]|$)"
_PAY = "承担|负担|支付|缴纳|自理|出"
_PROVIDE = "提供|自备|配备|采购|购置|准备|解决"
_OPEN = "开通|开立|申请|注册|办理|投保"
_WAGES = "(?:工资|薪酬|社会保险|社保|公积金|福利|奖金|食宿|住宿|差旅)"
_THING = r"(?P<t>[^。;,:]{2,30}?)"


def _active(verbs: str, thing: str) -> str:
    return rf"(?:^|[。;,]|由){_P}(?:应当?|须|需)?(?:[于在][^。;,:甲乙]{{1,12}})?{_ALL}(?:{verbs})(?!并|和|后){thing}{_STOP}"


_ASKED: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    (
        "归谁所有",
        (rf"{_THING}{_RIGHTS}{_ALL}(?:归属于|归属|归|属于|属){_ALL}{_P}(?:单独|永久)?(?:所有|享有|拥有|(?=[,。;]|$))",),
        re.compile(r"归属|权属|所有权|权利"),
    ),
    (
        "由谁出钱",
        (
            rf"{_THING}(?:的)?{_ALL}由{_ALL}{_P}{_ALL}(?:{_PAY}){_STOP}",
            rf"(?P<t>[^。;,:]{{0,24}}{_WAGES}(?:及|和|、)?(?:{_WAGES})?)(?:的)?{_ALL}由{_P}{_ALL}{_STOP}",
            _active("承担|负担", r"(?P<t>[^。;,:]{2,24}?费用?)"),
        ),
        re.compile(r"承担|负担|支付|付款|出资"),
    ),
    (
        "由谁提供",
        (
            rf"{_THING}{_ALL}由{_ALL}{_P}{_ALL}(?:{_PROVIDE}){_STOP}",
            _active("提供|自备|配备|采购|购置", r"(?P<t>[^。;,:]{2,24}?)"),
        ),
        re.compile(r"提供|准备|采购|配备"),
    ),
    (
        "由谁办理",
        (
            rf"{_THING}{_ALL}由{_ALL}{_P}{_ALL}(?:{_OPEN}){_STOP}",
            _active(_OPEN, r"(?P<t>[^。;,:]{2,24}?)"),
        ),
        re.compile("办理|开通|申请"),
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
_WAGE_FEE = re.compile(r"(?<=保险|社保|福利|住宿|差旅|食宿)费$")
_MADE = re.compile(r"为|所|编|写|制作|整理|开发|设计|采集|形成|产生|发生|使用")
_PARTIES = frozenset({"甲方", "乙方"})
_PARTY = re.compile("甲方|乙方")
_ALONE = re.compile("[:,](?:甲方|乙方)(?:,|$)")
"""A cell of a row that names a party and nothing else."""
_USELESS = re.compile(r"甲方|乙方|人员|员工|客服|数量|本?项目|系统|平台|软件|工具|设备")
"""Words of what a thing is of that tell it from no other."""
_FEE = re.compile(r"(?:的)?(?:费用|支出|成本|开支|花费)$")


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing by its last noun (订阅费), what it is of (工单系统) and whose that is (乙方), if words say so."""

    name: str
    of: str
    whose: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """A thing given to a side: where, its last nouns, the side and what limits it (京东, 夜间)."""

    place: Place
    things: frozenset[Thing]
    side: str
    limits: frozenset[str]


def attributions(passages: Passages) -> Iterator[Candidate]:
    """Yield the later of the first two places that give a thing to different sides, with the earlier one quoted."""
    rows = [passage for passage in passages.saying if passage.row is not None and _ALONE.search(passage.text)]
    for what, sources, heads in _ASKED:
        found = [each for passage in having(passages, *sources) for each in _given(passage, sources)]
        found += [each for passage in rows for each in _in_row(passage, heads)]
        pair = next(((one, other) for n, other in enumerate(found) for one in found[:n] if _contrary(one, other)), None)
        if pair is not None:
            first, later = earlier_first(pair[0].place, pair[1].place)
            thing = "、".join(sorted(_shared(*pair)))
            words = Words(
                f"{thing}{what}，两处相反：{cited(passages, first)}与{cited(passages, later)}，按哪一处执行会起争议。",
                "二选一；两处各有所指的，分别写明是哪一部分。",
            )
            yield found_at("table-text-conflict", Severity.MEDIUM, later, words, first)


def _given(passage: Passage, sources: Sequence[str]) -> Iterator[Attribution]:
    text = passage.text
    if passage.is_heading or passage.row is not None:
        return
    for match in (match for source in sources for match in hits(passage, source)):
        start = begins(text, match.start(), SENTENCE)
        before = text[start : match.end("t") if match.start("p") > match.start("t") else match.end()]
        said = text[start : ends(text, match.end(), SENTENCE)]
        things = _things(match["t"], text[start : match.start("t")])
        if things and not _PART_ONLY.search(before) and not re.search("除外|但(?!不限)", said):
            yield Attribution(Place(passage, *match.span()), things, match["p"], scope(said.replace(match["t"], "")))


def _in_row(passage: Passage, heads: re.Pattern[str]) -> Iterator[Attribution]:
    """The thing in a row's first cell, where a cell under one of the heads names a party and nothing else."""
    names = heads_of(passage.clause, passage.row) if passage.row is not None else ()
    cells = [cell.rsplit(":", 1)[-1] for cell in passage.text.split(",")]
    things = _things(cells[0], "")
    for head, cell in zip(names[1:], cells[1:], strict=False):
        if things and heads.search(head) and cell in _PARTIES and not _PART_ONLY.search(cells[0]):
            yield Attribution(Place(passage, 0, len(passage.text)), things, cell, scope(",".join(cells[1:])))
            return


def _things(words: str, before: str) -> frozenset[Thing]:
    """The things of a list; what the first is of (工单系统的) the others are of too, and 其 stands for what came before."""
    if words.startswith("其"):
        words = f"{before.rstrip(',').rsplit(',', 1)[-1]}的{words[1:]}"
    named = [_named(part) for part in _SPLIT.split(words)]
    of, whose = (
        next((each for each in all_ if each), "") for all_ in ([t.of for t in named], [t.whose for t in named])
    )
    return frozenset(Thing(thing.name, thing.of or of, thing.whose or whose) for thing in named if thing.name)


def _named(words: str) -> Thing:
    """The thing that words name by their last noun, and what it is of; without a name where they say too little."""
    before, _, last = words.rpartition("的")
    name = _FEE.sub("费", _LEADS.sub("", last or before))
    plain = len(name) >= 2 and not _TOO_WIDE.match(name) and re.fullmatch("[一-鿿A-Za-z]+", name)
    whose = "".join(dict.fromkeys(_PARTY.findall(before)))
    of = "" if _MADE.search(before) else _USELESS.sub("", _LEADS.sub("", before))
    return Thing(_WAGE_FEE.sub("", name) if plain else "", of, whose)


def _contrary(one: Attribution, other: Attribution) -> bool:
    apart = one.place.passage is not other.place.passage
    return apart and one.side != other.side and one.limits == other.limits and bool(_shared(one, other))


def _shared(one: Attribution, other: Attribution) -> set[str]:
    """The things that both places name, the one perhaps in more words: 子账号费 and 平台子账号费."""
    return {min(a.name, b.name, key=len) for a in one.things for b in other.things if _is_one(a, b)}


def _is_one(one: Thing, other: Thing) -> bool:
    long, short = sorted((one, other), key=lambda thing: -len(thing.name))
    if one.whose and other.whose and one.whose != other.whose:
        return False
    if long.name != short.name and not (long.name.endswith(short.name) and len(short.name) > 2):
        return False
    more, less = long.of + _USELESS.sub("", long.name.removesuffix(short.name)), short.of
    return not (more and less) or 2 * len({*more} & {*less}) >= min(len(more), len(less))
