"""table-text-conflict, period-conflict: of several ways, of which one only can hold, two places take two.

A choice is a matter with its ways (包月 or 按量; 专票 or 普票). What holds for a time, for a part (超出部分) or with an
exception told beside it is no such choice, and neither is what one sentence offers side by side.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.conditions import EXCEPT, FOR_A_TIME
from csreview.checking.consistency.stated import Place, cited, earlier_first, found_at, having, hits, in_trial, scope
from csreview.checking.passages import Passage, Passages
from csreview.language.parts import begins, sentence
from csreview.model import Severity

_TABLE, _PERIOD = "table-text-conflict", "period-conflict"
_PREVAILS = r"(?:文本|版本|文版|文|版|本)?(?:的)?(?:约定|规定|内容|解释|含义|意思|文字)?为准"
_DIFFER = r"(?:不一致|冲突|抵触|矛盾|不符|歧义|分歧|差异)[^。;]{0,12}"
_SOLD = r"(?:会话|接待|咨询|进线|通话|订单|消息)(?:量|数|数量|条数)?"
_SEATS = r"(?:坐席|席位|人头|人数|坐席数)"


@dataclass(frozen=True, slots=True)
class Choice:
    """A matter, its ways, each with the words that take it, and words beside which it is another matter."""

    what: str
    ways: Mapping[str, str]
    beside: re.Pattern[str]
    check: str = _TABLE


@dataclass(frozen=True, slots=True)
class Taken:
    """Which way is taken, where, and what limits it (京东, 夜间)."""

    way: str
    place: Place
    limits: frozenset[str]


def _choice(what: str, beside: str, check: str = _TABLE, /, **ways: str) -> Choice:
    return Choice(what, ways, re.compile(beside or "$^"), check)


_CHOICES = (
    _choice(
        "计费方式", "超出|超量|超过|部分|提成|佣金|绩效|奖励|增值|套餐|不足|保底|扣|违约|大促|增派|加派|短信",
        包月=rf"服务费[^。;,]{{0,10}}(?:包月|按{_SEATS}[^。;,]{{0,6}}(?:计[费算价]|收费|结算)|固定月费)",
        按量=rf"服务费[^。;,不]{{0,12}}按[^。;,不席]{{0,10}}{_SOLD}[^。;,]{{0,6}}(?:计[费算价]|收费|结算)",
    ),
    _choice(
        "发票种类", "报销|代垫|垫付|消费者|买家|更正|小规模|或|抬头|差旅",
        专票="(?:增值税)?专用发票|专票", 普票="(?:增值税|电子)普通发票|普票",
    ),
    _choice(
        "先开票还是先付款", "保证金|押金|定金|违约金|佣金|提成|首[付期笔]|预付|收据",
        先票=r"先票后款|见票付款|甲方[^。;]{0,6}收到[^。;,]{0,14}发票[^。;,]{0,6}(?:后|之日起)[^。;]{0,14}(?:支付|付款|付清|汇[至入款])",
        先款=r"先款后票|乙方[^。;,]{0,8}收到[^。;,票]{0,12}(?:服务费|款项|付款)[^。;,]{0,6}(?:后|之日起)[^。;]{0,14}(?:开具|开出|出具|开)[^。;,]{0,10}(?:发票|专票)",
    ),
    _choice(
        "以哪种文字为准", "商品|话术|平台",
        中文=rf"以(?:[该其]|本合同)?(?:的)?(?:简体)?中{_PREVAILS}|以中文{_PREVAILS}", 英文=rf"以(?:[该其]|本合同)?(?:的)?英{_PREVAILS}|以英文{_PREVAILS}",
    ),
    _choice(
        "正文与附件以哪个为准", "补充合同|订单",
        正文=rf"{_DIFFER}以(?:本合同)?(?:的)?(?:合同)?正文[^。;,]{{0,6}}为准", 附件=rf"{_DIFFER}以(?:各|该|本|相应)?附件[^。;,]{{0,8}}为准",
    ),
    _choice(
        "考核数据以谁为准", "没有|缺|未提供|无法|单价|热线|电话|异议",
        甲方=r"(?:考核|数据|统计)[^。;]{0,16}以甲方[^。;,乙]{0,10}为准", 乙方=r"(?:考核|数据|统计)[^。;]{0,16}以乙方[^。;,甲]{0,14}为准",
    ),
    _choice(
        "结算周期", "绩效|奖励|提成|佣金|考核|超量|增值|返|保证金|对账|质检", _PERIOD,
        按月="(?:按|以|逐)(?:自然)?月结(?:算|清)|每(?:自然)?月结(?:算|清)?一次", 按季="(?:按|以|逐|每)(?:自然)?季度?[^。;月]{0,12}(?:结算|结清)(?!单)",
    ),
    _choice(
        "电子邮件算不算送达", "发票|日报|月报|对账|账单|考核|业务往来|日常",
        算=r"邮件[^。;不]{0,30}(?:视为|即为?|构成|属于)[^。;,不]{0,6}(?:送达|书面)", 不算=r"邮件[^。;,]{0,10}(?:均|一律)?不(?:构成|视为|属于|作为|算|具有)[^。;,]{0,8}(?:送达|通知|书面|效力)",
    ),
    _choice(
        "适用哪里的法律", "个人信息|数据|税|劳动|海关",
        中国="适用(?:中华人民共和国|中国)(?:大陆|内地)?[^。;,]{0,6}法律?", 境外="适用(?:中国)?(?:香港|澳门|台湾|新加坡|英国|英格兰|美国|纽约|加州)[^。;,]{0,10}法",
    ),
    _choice(
        "用哪种货币计价", "汇率|折合|换算",
        人民币="以人民币计价", 外币="以(?:美元|港币|港元|欧元|英镑|日元)计价",
    ),
)  # fmt: skip


def choices(passages: Passages) -> Iterator[Candidate]:
    """Yield the later of the first two places that take two ways of a choice, with the earlier one quoted."""
    for choice in _CHOICES:
        taken = [each for passage in having(passages, *choice.ways.values()) for each in _taken(passage, choice)]
        pair = next((pair for pair in itertools.combinations(taken, 2) if _apart(*pair)), None)
        if pair is not None:
            first, later = earlier_first(pair[0].place, pair[1].place)
            words = Words(
                f"{choice.what}，两处不一：{cited(passages, first)}与{cited(passages, later)}，按哪一处执行会起争议。",
                "二选一；两处各有所指的，分别写明各自适用的情形。",
            )
            yield found_at(choice.check, Severity.MEDIUM, later, words, first)


def _taken(passage: Passage, choice: Choice) -> Iterator[Taken]:
    """The way that a passage takes; none where it names several, or holds for some cases only."""
    named = {way: match for way, words in choice.ways.items() if (match := next(hits(passage, words), None))}
    if len(named) != 1 or passage.is_heading or in_trial(passage):
        return
    ((way, match),) = named.items()
    text = passage.text
    said = sentence(text, *match.span())
    if not (choice.beside.search(said) or EXCEPT.search(said) or FOR_A_TIME.search(said)):
        yield Taken(way, Place(passage, begins(text, match.start()), match.end()), scope(f"{said}\n{passage.context}"))


def _apart(one: Taken, other: Taken) -> bool:
    return one.way != other.way and one.place.passage is not other.place.passage and one.limits == other.limits
