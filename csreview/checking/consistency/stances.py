"""table-text-conflict, period-conflict, deposit-nature: one place forbids, denies or gives to one side what another permits or gives to the other.

A stance is read as a fact: a matter, which way it is settled, for whom and for what (夜间, 京东). Two stances of a matter
contradict each other where each holds without more: what holds only with consent, for a breach, for some days or with an
exception told beside it, and what one sentence settles both ways, is no contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.conditions import BREACH, CONSENT_FIRST, EXCEPT, FOR_A_TIME, FREELY, OR_ELSE
from csreview.checking.consistency.stated import Place, cited, earlier_first, found_at, having, hits, rx, scope
from csreview.checking.passages import Passages
from csreview.language.parts import begins, ends, sentence
from csreview.model import Severity

_TABLE, _PERIOD, _DEPOSIT = "table-text-conflict", "period-conflict", "deposit-nature"
_NOT = r"(?:不得|不能|不可|不许|不准|禁止|严禁|无权)"
_CAN = "(?:可以?|有权)"
_MAY = r"(?:(?<!不)可以?|有权|(?<!不)得(?=[将另以自])|允许)"
_OTHERS = r"(?:第三方|第三人|他人|(?:其他|别的?|另外|外部|外面)[^。;,]{0,6}(?:公司|单位|机构|团队|服务商|方)|别家|(?:合作|协作|关联|兄弟)(?:的)?(?:公司|单位|机构|团队|伙伴|基地|方))"
_HANDS_ON = rf"(?:转包|分包|转委托(?!处理)|再委托|(?:转由|交由|交给|转交|转给|委托|外包给|安排)[^。;,甲<money>]{{0,12}}{_OTHERS})"
_FEES = r"(?:单价|价格|月费|服务费|费率|收费标准|价目)"
_RAISES = r"(?:上调|上浮|调整|提高|调高|涨价?|变更)"
_AGENTS = r"(?:客服|坐席|乙方人员|乙方员工|接待员)"
_COMMANDS = r"(?:指挥|派[工活]|布置|安排|调度|考勤|奖惩|处分|管理)"
_ENDS = r"(?:解除|终止|退出|结束)"


@dataclass(frozen=True, slots=True)
class Matter:
    """What may be settled two ways: its name, the words of either, words beside which it is another matter.

    `breach`: it is about what follows on a breach, which else makes a stance hold for that case alone; `by_party`: what
    one party may not do the other may; `timed`: it is about a time of trial, which else makes a stance hold for that alone.
    """

    what: str
    one: str
    other: str
    beside: re.Pattern[str]
    check: str = _TABLE
    breach: bool = False
    by_party: bool = False
    timed: bool = False


@dataclass(frozen=True, slots=True)
class Stance:
    """Where a matter is settled, for what (京东, 夜间), of which party, and whether consent may lift it."""

    place: Place
    limits: frozenset[str]
    party: str
    with_consent: bool


def _matter(what: str, one: str, other: str, beside: str = "$^", check: str = _TABLE, **kind: bool) -> Matter:
    return Matter(what, one.replace(_CAN, _MAY), other.replace(_CAN, _MAY), rx(beside or "$^"), check, **kind)


_MATTERS = (
    _matter("可否转包", rf"{_NOT}[^。;甲]{{0,16}}{_HANDS_ON}|乙方[^。;,]{{0,4}}(?:须|应)亲自(?:完成|履行|提供)", rf"(?:{_MAY}|自行)[^。;,不]{{0,24}}{_HANDS_ON}", "个人信息|消费者信息|数据|甲方(?:可|有权)|债权|权利义务|账号|无关|运维|体检|保洁|招聘", by_party=True),
    _matter("是否独家", rf"独家(?:委托|服务|承接|合作|授权|交)|全部(?:交由|交给|委托)乙方|不(?:再|得)?另(?:行)?委(?:托)?(?:他人|第三方)|甲方[^。;]{{0,10}}{_NOT}[^。;,]{{0,6}}(?:另行|再)?(?:委托|聘请?|引入)[^。;,]{{0,8}}(?:第三方|其他|他人)", r"甲方[^。;,]{0,12}(?:可以?|有权)[^。;,]{0,8}(?:委托|聘请?|引入|选用)[^。;,乙]{0,8}(?:其他|第三方|另一|另外|别的?|多家)", "律师|审计|招标|仲裁|鉴定|检查"),
    _matter("有无最低消费", r"(?:不设|无|没有|不约定|不承诺|不保证)[^。;,]{0,8}(?:最低(?:消费|采购量?|用量|收费|服务费|接待量)|保底)", r"(?:不足|未满|低于|少于)(?:<count>|<money>)[^。;,]{0,8},(?:仍|也|均|则)?(?:按|以)(?:<count>|<money>)[^。;,]{0,4}(?:计|收|结|付)|(?:保底|最低(?:消费|采购量?|收费|服务费|用量))[^。;,不无]{0,8}(?:<money>|<count>)", "提成|佣金|工资|坐席数|人数"),
    _matter("价格变不变", rf"{_FEES}[^。;]{{0,14}}(?:不变|不动|不(?:予|作|做|再|得)?{_RAISES})|(?:合同|合作)?期内?不(?:涨价|调价|上调)", rf"乙方[^。;]{{0,16}}(?:可以?|有权)[^。;]{{0,16}}{_RAISES}[^。;,人]{{0,6}}{_FEES}|乙方{_CAN}[^。;,]{{0,6}}(?:涨价|调价)|{_FEES}[^。;,]{{0,6}}乙方(?:可以?|有权)[^。;,]{{0,8}}{_RAISES}", "税率|考核|增减|人数|坐席数"),
    _matter("甲方可否直接指挥客服", rf"甲方(?:均)?(?:{_NOT}|不)(?:直接)?(?:向|对|给)?(?:{_AGENTS})?[^。;,]{{0,4}}{_COMMANDS}", rf"甲方[^。;,乙]{{0,10}}(?:{_MAY}|直接)[^。;,乙]{{0,6}}(?:对|给|向)?(?:当班)?{_AGENTS}[^。;,]{{0,8}}{_COMMANDS}|{_AGENTS}[^。;,]{{0,4}}(?:须|应|必须)[^。;,]{{0,4}}(?:服从|听从)甲方", "项目经理|主管转达"),
    _matter("客服可否自行补偿", rf"{_AGENTS}[^。;,]{{0,4}}{_NOT}[^。;,<money>]{{0,14}}(?:补偿|赔偿|赔付)", rf"<money>(?:以内|以下)[^。;,]{{0,14}}{_AGENTS}[^。;,不]{{0,8}}(?:直接|自行|当场|决定|办理|发放|承诺)|{_AGENTS}[^。;,不无]{{0,4}}(?:可以?|有权|自行|直接)[^。;,不]{{0,14}}<money>", "组长|主管"),
    _matter("税款含不含在内", r"(?:均|价格|费用|单价|报价|服务费|款项)[^。;,不]{0,6}(?:为|是|已)?含税|(?:已|均)[^。;,不]{0,4}含[^。;,]{0,6}税|不再?(?:另行?)?(?:收取?|加收|承担|支付)[^。;,]{0,6}税", r"另(?:行)?(?:付|加|收|支付|承担|加收)[^。;,]{0,10}(?:税|个点|<percent>的?税点)|(?:需要?|索要|要求|开)[^。;,]{0,6}(?:发票|开票|专票)[^。;]{0,10}(?:另付|加收|另加|加付|加)[^。;,]{0,6}(?:<percent>|<count>|税)", "跨境|海关|印花"),
    _matter("扣款有没有上限", r"扣[款减罚][^。;]{0,14}(?:不(?:得)?超过|为限|封顶|上限为)[^。;,不]{0,12}<percent>", r"扣[款减罚][^。;]{0,14}(?:不设上限|上不封顶|不封顶|无上限|不受[^。;,]{0,6}限制)", breach=True),
    _matter("付款的日子", r"(?:钱|款|费用?)[^。;,]{0,4}月[底末][^。;,]{0,6}(?:给|付|结)|月[底末][^。;,]{0,6}(?:结清|付清|给清|一把结|一次付)", r"<day>[^。;<day>]{0,12}(?:转|付|给|发|结)[^。;]{0,12}上个?月的?(?![^。;,]{0,3}(?:账|报|总结|数))", "", _PERIOD),
    _matter("欠款时可否停止服务", r"(?:任何情况下|无论|任何理由|不得以)[^。;]{0,16}(?:停止|暂停|中止|中断|停)(?:提供)?(?:服务|接待|坐席|岗)", r"乙方[^。;,]{0,4}(?:可以?|有权)[^。;,]{0,6}(?:停止|暂停|中止)(?:提供)?(?:全部)?(?:服务|接待)", breach=True),
    _matter("逾期付款有无责任", r"甲方[^。;乙]{0,6}(?:逾期|迟延|延迟|拖延|晚)(?:付款|支付|付)[^。;乙]{0,12}不(?:承担|计|支付)[^。;,]{0,6}(?:违约|利息|责任)", r"甲方[^。;]{0,4}(?:逾期|迟延|拖延)(?:付款|支付)[^。;]{0,14}(?:按|每日|支付)[^。;]{0,16}(?:违约金|利息|滞纳金)", "乙方(?:逾期|迟延)", breach=True),
    _matter("未达标扣不扣款", r"(?:未达|不达标|低于)[^。;]{0,16}(?:不扣减|不扣款|不(?:作|予)?扣|[仅只](?:作|需|需作)?整改)", r"(?:得分|考核|未达标|不达标)[^。;]{0,14}(?:低于|不足|的)[^。;]{0,12}扣减?[^。;,不]{0,10}<percent>", "连续|机器人|申诉|异议", breach=True),
    _matter("试用期内扣不扣款", r"试(?:运[行营]|用|接待)[^。;]{0,16}不[^。;,]{0,12}(?:扣款|扣减|扣罚|考核扣)", r"试(?:运[行营]|用|接待)[^。;]{0,24}(?:同样|一并|也|仍|均|照常)[^。;,不]{0,12}(?:扣款|扣减|扣罚)", breach=True, timed=True),
    _matter("对账单未回复算不算认可", r"(?:账单|结算)[^。;]{0,30}(?:未|没有)[^。;]{0,12}不(?:得)?(?:视为|作为|算)[^。;,]{0,4}(?:认可|确认|接受|同意)", r"(?:账单|结算)[^。;]{0,30}(?:未|没有)[^。;]{0,14}(?<!不)(?<!不得)(?:视为|算)[^。;,]{0,4}(?:认可|确认|接受|同意|认账)", breach=True),
    _matter("可否直接扣款", rf"甲方?{_NOT}[^。;]{{0,12}}(?:扣除|抵扣|扣减|划扣)", rf"甲方[^。;,]{{0,8}}{_CAN}[^。;]{{0,20}}(?:扣除|抵扣|扣减|划扣|划走)", "保证金|押金", breach=True),
    _matter("培训收不收费", r"培训[^。;<money>]{0,14}(?:免费|不(?:另行?|再)?收[取费]|不计费)", r"培训(?:费|课程)?[^。;,不免<money>]{0,10}(?:收费|收取|按|为|每[次场人])[^。;,不免<money>]{0,6}<money>", "赔|扣|违约|乙方(?:承担|负担)"),
    _matter("增派人手收不收费", r"(?:增派|加派|[增加](?:坐席|[席岗]))[^。;<money>]{0,16}不(?:另行?|再)?(?:加价|收费|计费|计价|收取)", r"(?:增派|加派|[增加](?:坐席|[席岗]))[^。;,不<money>]{0,16}<money>", "不足额|缺岗|扣|违约"),
    _matter("可否提前终止", rf"(?:任何一方|任一方|双方|甲方|乙方)[^。;,]{{0,8}}{_NOT}(?:单方|提前|中途)[^。;,]{{0,4}}{_ENDS}", rf"提前<duration>[^。;<duration>]{{0,14}}(?:通知|告知|发函)[^。;]{{0,10}}{_ENDS}|(?:可以?|有权)[^。;,]{{0,6}}随时[^。;,]{{0,8}}{_ENDS}", "赔偿|补偿|另付|支付剩余", by_party=True),
    _matter("客服违规的罚款由谁承担", rf"(?:{_AGENTS}|乙方)[^。;,]{{0,8}}(?:违规|违反)[^。;]{{0,16}}乙方(?:全额|全部)?(?:承担|负担|负责)", rf"(?:{_AGENTS}|乙方)[^。;,]{{0,8}}(?:违规|违反)[^。;]{{0,16}}(?:双方|甲、?乙双方)?各(?:自)?(?:承担|负担)?(?:一半|半)", "均有|都有"),
    _matter("机器人的会话计不计", r"机器人[^。;,]{0,10}(?:不计|不算|除外)[^。;,]{0,6}", r"机器人[^。;,不]{0,14}(?:同样|也|一并|均)(?:计入|算作|计为|视为)", "响应|时长|率"),
    _matter("赔偿有无上限", r"(?:赔偿|责任)[^。;]{0,12}以[^。;,]{0,16}为(?:上)?限", r"(?:赔偿|承担)[^。;]{0,14}损失[^。;]{0,4}(?:不受[^。;]{0,8}限|不设上限|无上限)", "故意|重大过失|甲方的?(?:赔偿|责任)|单笔|每笔|每月"),
    _matter("可否服务同类商家", rf"(?:{_NOT}|不)(?:再)?(?:同时|另行)?(?:为|向|服务|承接|接受|接)[^。;,]{{0,14}}(?:同类目?|竞品|竞争|同行)", r"(?:可以?|有权|(?<!不得)(?<!不能)(?<!不可)(?<!不)同时)[^。;,不]{0,8}(?:接待|服务|承接|为)[^。;,]{0,6}(?:同类目?|竞品|竞争|同行)", "专属团队|其他团队"),
)  # fmt: skip
"""Each matter with the words that settle it one way and the other, in reading text."""


def stances(passages: Passages) -> Iterator[Candidate]:
    """Yield the later of the first two stances of a matter that contradict each other, with the earlier one quoted."""
    for matter in _MATTERS:
        ones = list(_taken(passages, matter, matter.one, firm=True))
        others = list(_taken(passages, matter, matter.other, firm=False)) if ones else []
        pair = next(((one, other) for one in ones for other in others if _contrary(one, other)), None)
        if pair is not None:
            first, later = earlier_first(pair[0].place, pair[1].place)
            words = Words(
                f"{matter.what}，两处相反：{cited(passages, first)}与{cited(passages, later)}，按哪一处执行会起争议。",
                "二选一；两处各有适用情形的，写明各自的条件和例外，并写明以哪一处为准。",
            )
            yield found_at(matter.check, Severity.MEDIUM, later, words, first)


def _taken(passages: Passages, matter: Matter, source: str, *, firm: bool) -> Iterator[Stance]:
    """Where a matter is settled in these words; `firm`: for a rule, which a breach or its like does not lift."""
    for passage in having(passages, source):
        match = next(hits(passage, source), None)
        if match is None or passage.is_heading or matter.beside.search(OR_ELSE.sub("", passage.text)):
            continue
        text = passage.text
        said = OR_ELSE.sub("", sentence(text, *match.span()))
        if (FOR_A_TIME.search(said) and not matter.timed) or (BREACH.search(said) and not (firm or matter.breach)):
            continue
        consent = bool(CONSENT_FIRST.search(said))
        if EXCEPT.search(FREELY.sub("", CONSENT_FIRST.sub("", said))) or (consent and not firm):
            continue
        first = begins(passage.text, match.start())
        part = passage.text[first : match.end()]
        party = re.search("任何一方|任一方|双方|甲方|乙方", part) if matter.by_party else None
        place = Place(passage, first, ends(passage.text, match.end()))
        yield Stance(place, scope(said), party.group() if party else "", consent)


def _contrary(one: Stance, other: Stance) -> bool:
    """Whether a rule without more, or for the same things, is denied elsewhere without more."""
    apart = one.place.passage is not other.place.passage
    of_one = not {one.party, other.party} >= {"甲方", "乙方"}
    freely = not one.with_consent or bool(FREELY.search(other.place.passage.text))
    return apart and freely and of_one and (not one.limits or one.limits == other.limits)
