"""period-conflict: a period or a day that a draft has once, told twice with different lengths, in sentences and in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.cells import heads_of
from csreview.checking.consistency.dates import day_of_month
from csreview.checking.consistency.stated import (
    Place,
    Said,
    cited,
    disagreeing,
    found_at,
    having,
    hits,
    in_trial,
    length,
    reach,
    rx,
    scope,
    within,
)
from csreview.checking.passages import Passage, Passages
from csreview.language.parts import begins
from csreview.language.quantities import Quantity, QuantityKind
from csreview.model import Severity

CHECK = "period-conflict"
_HEAD = re.compile(r"(?:^|,)(?P<n>[^,:]{2,10}):[^,:]*$")
_RECORDS = r"(?:聊天|会话|接待|服务|咨询|沟通|客服)+记录"
_KEPT = r"(?:保存|保留|留存|存档|备份)"
_FEE = r"(?:上个?月|月度|当月)?的?(?:服务费用?|外包费用?|托管费|工钱)"
_PAYS = r"(?:支付|付清|付款|结清|转账|打款|汇款|付|转|打)"


@dataclass(frozen=True, slots=True)
class Twice:
    """A period that a draft has once: what it is, the pattern with its slot v, words beside which it is another period.

    `needs` are words that it needs. `row` is how the first cell of a table row names it, `cell` what the row's value
    stands behind. `implied` are limits that go without saying.
    """

    what: str
    source: str
    other: str
    needs: str = ""
    row: str = ""
    cell: str = ""
    implied: frozenset[str] = frozenset()
    remedy: str = "统一为同一期限；确需区分情形的，分别写明各自适用的情形。"


_TWICE = (
    Twice(
        "付款期限",
        r"收到[^。;,<duration>]{0,20}发票[^。;<duration>]{0,14}(?:后|之日起|起)(?:的)?(?P<v><duration>)(?:以|之)?内[^。;]{0,16}(?:支付|付款|付清|打款|汇)",
        "保证金|违约金|赔偿|提成|奖励|大促|加班|预付|尾款|首[付期]|佣金|绩效|超量|增值|抽成|季度",
        row="付款|支付|打款|结清",
        cell="发票",
    ),
    Twice(
        "付款日",
        rf"(?P<v><day>)(?:之?前|以前|当天|当日)?[^。;,<day><duration><money>]{{0,10}}{_PAYS}[^。;,<day><duration><money>]{{0,6}}?{_FEE}(?=[,。;)的]|$)|{_FEE}(?:应|须|于|在)*(?P<w><day>)(?:之?前|以前)?{_PAYS}",
        "保证金|违约金|赔偿|提成|奖励|大促|加班|预付|尾款|首[付期]|佣金|绩效|超量|增值|抽成|季度|押金|工资|社保",
        row="^(?:服务费)?(?:付款|支付|打款|转账)(?:时间|日期?|期限)?$",
    ),
    Twice(
        "对账确认期限",
        r"收到(?:乙方)?[^。;,<duration>]{0,6}(?:对账单|结算单|账单)[^。;,<duration>]{0,4}(?:后|之日起|起)(?:的)?(?P<v><duration>)(?:以|之)?内[^。;]{0,8}(?:确认|核对|核实|审核)",
        "考核|佣金|提成|大促",
        row="对账|账单|确认|核对",
        cell="(?:对账单|结算单|账单)(?:后|之日起)",
    ),
    Twice(
        "提前解除的通知期",
        r"(?:任何一方|任一方|一方|双方)(?:均)?(?:可以?|有权|如|若|需|希望|要求|提出|单方|无需理由|也|在|期间|合同|期限内|,)*(?:提前(?:终止|解除|结束)(?:本)?(?:合同|合作)(?:的)?,?(?:应当?|须|需)?|(?:解除|终止|结束)(?:本)?(?:合同|合作)(?:的)?,?(?:应当?|须|需)?)?提前(?P<v><duration>)(?:以)?(?:书面)?(?:形式)?(?:向)?(?:通知|告知|对方)(?:对方)?"
        r"|(?:^|[。;,])(?:提前)?(?:解除|终止|结束合作)(?:本?合同)?(?:的)?,?(?:应当?|须|需|要|得)+提前(?P<x><duration>)"
        r"|(?:哪边|哪一?方|谁)[^。;,<duration>]{0,6}(?:不想|不)(?:再)?(?:干|做|合作|接|用)了?,?(?:要|得|须|需)?提前(?P<w><duration>)[^。;,<duration>]{0,6}(?:说|讲|打招呼|通知|告诉)",
        "试用|磨合|试运行|试合作|不可抗力|连续|逾期|违约|变更|续|调价|更换|价格|账户|人员|检查|审计|地址|联系|活动|停机|维护|盘点",
        "解除|解约|终止|结束|不想|不干|不做",
    ),
    Twice(
        "保密期限",
        r"保密(?:义务|期限?|责任)[^。;<duration>]{0,24}(?:终止|届满|解除|结束)(?:之日)?(?:起|后|满|的|持续|继续|有效|为)*(?P<v><duration>)|(?:终止|届满|解除|结束)(?:之日)?(?:起|后)+(?:的)?(?P<w><duration>)(?:之|以)?内?,?(?:(?!返还|归还|销毁|删除)[^。;,<duration>]){0,8}(?:保密(?=[,。;]|义务|责任)|不得(?:泄露|披露))",
        "个人信息|消费者|商业秘密|源代码|人员",
    ),
    Twice(
        "试用期",
        r"(?<!员工)(?<!人员)(?:试用期|试运行期|磨合期)(?:限)?(?:为|是|:|共|\(|自上线之?日起)*(?P<v><duration>)(?!内|前|的?(?:通知|书面))|(?P<w><duration>)(?:的)?(?:试用期|试运行期|磨合期)",
        "员工|新客服|劳动|人员|坐席个人",
        implied=frozenset({"试用", "试运行", "磨合"}),
    ),
    Twice(
        "聊天记录的保存期限",
        rf"{_RECORDS}[^。;,<duration>录]{{0,8}}{_KEPT}(?:的)?(?:期限|时间|应|须|至少|不少于|不得少于|不低于|不短于|为|是|满|:)*(?P<v><duration>)|{_KEPT}(?:全部|所有|完整|的)*{_RECORDS}(?:至少|不少于|不得少于|期限|为|满|的期限)*(?P<w><duration>)",
        "录音|录像|视频|提供|调取|离职|删除",
        row=f"{_RECORDS}",
        cell=f"{_KEPT}(?:期限?|时间)?[^,;。]{{0,6}}$",
    ),
    Twice(
        "数据泄露的通知期限",
        r"(?:泄露|丢失|外泄|安全事件)[^。;<duration>]{0,12}(?:在|于|应|须)*(?P<v><duration>)(?:以|之)?内[^。;,<duration>]{0,8}(?:通知|告知|报告|告诉)甲方",
        "书面报告|调查报告|整改|监管|主管部门",
    ),
    Twice(
        "坐席空缺的补足期限",
        r"(?:空缺|离职|缺岗|离岗)[^。;<duration>]{0,14}(?P<v><duration>)(?:以|之)?内[^。;,<duration>]{0,4}(?:补足|补齐|补充|补上|补位|到位)",
        "组长|主管|通知|账号",
    ),
    Twice(
        "保证金的退还期限",
        r"(?:保证金|押金)[^。;,<duration>]{0,12}(?:终止|届满|期满|结束|解除)(?:之日)?(?:起|后|的)*(?P<v><duration>)(?:以|之)?内[^。;,]{0,8}(?:退|返)|(?:终止|届满|期满|结束|解除)(?:之日)?(?:起|后|、[^。;,<duration>]{2,16}后)*(?P<w><duration>)(?:以|之)?内,?[^。;,<duration>]{0,10}(?:退还|返还|退回|无息退)[^。;,]{0,6}(?:保证金|押金)",
        "平台|试用|质保",
    ),
    Twice(
        "交接期",
        r"(?<!员工)(?<!人员)(?:交接|过渡)期(?:限)?(?:为|是|:|共|不少于)*(?P<v><duration>)(?!内)|(?P<w><duration>)的?(?:交接|过渡)期",
        "员工|人员|离职|客服更换",
    ),
    Twice(
        "逾期付款后暂停服务的期限",
        r"甲方逾期(?:付款|支付)[^。;,<duration>]{0,10}(?P<v><duration>)(?:以上)?[^。;]{0,10}乙方方?(?:可以?|有权)(?:暂停|停止|中止)(?:提供)?服务",
        "催告|大促",
    ),
    Twice(
        "不可抗力的通知期限",
        r"不可抗力[^。<duration>]{0,60}(?:在|于)?[^。;,<duration>]{0,16}(?P<v><duration>)(?:以|之)?内[^。;,]{0,6}(?:书面)?通知",
        "证明",
    ),
    Twice(
        "考核结果异议期限",
        r"(?:对)?考核(?:结果|表|得分)?(?:有异议|提出异议|不服)(?:的)?,?[^。;<duration>]{0,20}(?P<v><duration>)(?:以|之)?内[^。;]{0,12}(?:提出|申诉|书面)",
        "复核",
        row="异议|申诉",
        cell="(?:考核|收到)",
    ),
)
_ONE_PARTY = r"(?:甲方|乙方)(?:均|可以?|有权|如|若|需|须|应当?|单方|要求|提出|无需理由|提前(?:终止|解除)(?:本)?合同的?|解除(?:本)?合同的?|(?:退出|终止|解除|不再合作)的?|,)*提前(?P<v><duration>)(?:以)?(?:书面)?(?:形式)?(?:通知|告知)?"
_ON_CONDITION = re.compile(
    r"违约|试|磨合|逾期|连续|严重|情形|达标|低于|超过|不可抗力|拖欠|除外|但|更换|变更|调|活动|人员|检查"
)


def repeated_periods(passages: Passages) -> Iterator[Candidate]:
    """Yield each period that a later place gives another length, and one side's notice that differs from either side's."""
    for twice in _TWICE:
        for first, later in disagreeing(_said(passages, twice), _same):
            yield _told(passages, twice, first, later)
    yield from _notice_of_one(passages)


def _same(one: object, other: object) -> bool:
    """Whether two lengths are one, a month being thirty days, give or take one, where the other counts in days."""
    if not (isinstance(one, tuple) and isinstance(other, tuple)) or {one[1], other[1]} != {"月", "日"}:
        return one == other
    months, days = (one[0], other[0]) if one[1] == "月" else (other[0], one[0])
    return bool(abs(months * 30 - days) <= months)


def _told(passages: Passages, twice: Twice, first: Said, later: Said) -> Candidate:
    words = Words(
        f"{twice.what}两处不一致：{cited(passages, first.place)}与{cited(passages, later.place)}，以哪个为准没有约定。",
        twice.remedy,
    )
    return found_at(CHECK, Severity.MEDIUM, later.place, words, first.place)


def _said(passages: Passages, twice: Twice) -> Iterator[Said]:
    wanted = (rx(twice.source), re.compile(twice.row)) if twice.row else (rx(twice.source),)
    for passage in passages.having(*wanted):
        found = _in_row(passage, twice) if passage.row is not None and twice.row else None
        if found is not None:
            yield found
            continue
        for match in hits(passage, twice.source):
            index = next(match.start(name) for name in ("v", "w", "x") if match.groupdict().get(name))
            if not twice.implied and in_trial(passage):
                continue
            size = _size(passage.reading.slots[index])
            named = re.search(twice.needs, passage.text)
            if size and named and not re.search(twice.other, f"{passage.text[: match.end()]}{_title(passage)}"):
                limits = scope(reach(passage, match.end(), begins(passage.text, match.start()))) - twice.implied
                yield Said(Place(passage, match.start(), match.end()), size, limits)


def _in_row(passage: Passage, twice: Twice) -> Said | None:
    """The period of a row whose first cell, or the column's head, names it and whose words before the value fit; None where there is none."""
    name = passage.context.rsplit("\n", 1)[-1]
    if re.search(twice.other, passage.text):
        return None
    for index, q in within(passage, 0, len(passage.text)):
        before = _headed(passage, index)
        head = _HEAD.search(before)
        size = _size(q) if re.search(twice.row, name) or (head and re.search(twice.row, head["n"])) else None
        if size and re.search(twice.cell, before) and (twice.cell or q.kind is QuantityKind.DAY):
            return Said(Place(passage, index, index + 1), size, scope(passage.text) - twice.implied)
    return None


def _headed(passage: Passage, index: int) -> str:
    """A row's text up to a value, with the head of its column, which rows of two columns are read without."""
    before = passage.text[:index]
    heads = heads_of(passage.clause, passage.row) if passage.row is not None and ":" not in before else ()
    return re.sub(r",(?=[^,]*$)", f",{heads[1]}:", before) if len(heads) == 2 else before


def _size(q: Quantity) -> object | None:
    """A length, or the day of the month; None for anything else."""
    if q.kind is QuantityKind.DAY:
        named = day_of_month(q.text)
        return (named, "号") if named is not None else None
    return length(q) if q.kind is QuantityKind.DURATION else None


def _title(passage: Passage) -> str:
    return passage.clause.title if len(passage.clause.title) < 12 else ""


def _notice_of_one(passages: Passages) -> Iterator[Candidate]:
    """任何一方可提前30日 in one article, 甲方可提前15日 in another, with nothing on which the second depends."""
    notice = next(twice for twice in _TWICE if twice.what == "提前解除的通知期")
    either = next((said for said in _said(passages, notice) if not said.scope), None)
    if either is None:
        return
    for passage in having(passages, _ONE_PARTY):
        ends = re.search("解除|终止|退出|不再合作", passage.text) and passage.clause is not either.place.passage.clause
        ends = ends and not in_trial(passage)
        for match in hits(passage, _ONE_PARTY) if ends and passage.row is None else ():
            size = length(passage.reading.slots[match.start("v")])
            if size is None or size == either.value or _ON_CONDITION.search(passage.text[: match.end()]):
                continue
            place = Place(passage, match.start(), match.end())
            first, later = sorted(
                (either, Said(place, size)), key=lambda said: (said.place.passage.number, said.place.start)
            )
            yield _told(passages, notice, first, later)
            return
