"""period-conflict, response-time-conflict, table-text-conflict: one matter, two values, wherever each of them stands.

A matter is told by the words that must stand beside its value, in whatever order; the value by its kind. Statements are
told apart by what limits them (大促, 京东), and a sentence or row in which the value means something else is left alone.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.dates import day_of_month
from csreview.checking.consistency.stated import Place, Said, cited, disagreeing, found_at, length, scope, within
from csreview.checking.passages import Passage, Passages
from csreview.language.needed import Need, both, needed
from csreview.language.quantities import Quantity, QuantityKind
from csreview.language.reading_text import VALUE_SLOTS
from csreview.model import Severity

_DURATION, _DAY, _PERCENT, _MONEY = (
    QuantityKind.DURATION,
    QuantityKind.DAY,
    QuantityKind.PERCENT,
    QuantityKind.MONEY,
)
PERIOD, SPEED, TABLE = "period-conflict", "response-time-conflict", "table-text-conflict"
_PART = re.compile(r"[^。;,\n]+")
_SECONDS_OF_A_DAY = 24 * 60 * 60
_NEVER = re.compile(
    r"逾期|移交|再次|(?<!不)(?<!不得)(?<!不能)(?<!不应)(?<!不可)超过|每超|连续|累计|(?<![存留])满(?=[\ue000-\ue0ff])|延误|晚于|不足|赔|罚|扣|违约金|顺延|延长|放宽|缩短|除外|其中"
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A matter with one value: its name, the words that stand beside the value, words beside which it is another matter."""

    what: str
    kinds: tuple[QuantityKind, ...]
    words: tuple[re.Pattern[str], ...]
    other: re.Pattern[str]
    check: str = PERIOD
    implied: frozenset[str] = frozenset()


def _topic(  # noqa: PLR0917 - a row of the table below
    what: str, kinds: tuple[QuantityKind, ...], words: str, other: str = "$^", check: str = PERIOD, implied: str = ""
) -> Topic:
    needed = tuple(re.compile(word) for word in words.split(" & "))
    return Topic(what, kinds, needed, re.compile(other), check, frozenset(implied.split()))


_ANY = (_DURATION, _DAY)
TOPICS = (
    _topic("投诉的首次响应时限", (_DURATION,), "投诉|客诉 & 首次|响应|回应|受理|联系|接住|回复", "重大|舆情|媒体|办结|结案|处理完|方案|处理意见|报告|上报", SPEED, "投诉"),
    _topic("投诉的办结时限", (_DURATION,), "投诉|客诉 & 办结|结案|处理完毕|处理完成|了结|闭环", "重大|舆情|媒体|首次|响应|方案|回访|报告", SPEED, "投诉"),
    _topic("重大投诉的报告时限", (_DURATION,), "重大(?:投诉|客诉|事件)|舆情|媒体曝光|突发事件 & 报告|上报|通知|告知|通报|致电|电话", "书面|办结|补报|经过", SPEED, "投诉"),
    _topic("服务商自检的比例", (_PERCENT,), "乙方|服务商 & 抽检|自检|抽查 & 抽|检 & 比例|不少于|不低于|抽", "甲方(?!商品|店铺)|合格|得分|差错|扣|不合格|满意", TABLE, "质检"),
    _topic("夜班的加价", (_MONEY,), "夜班|夜间|夜席 & 加价|加收|津贴|补贴|另加", "大促|节假日|春节|扣|罚", TABLE, "夜班 夜间"),
    _topic("售后工单的处理时限", (_DURATION,), "工单 & 处理|解决|办结|完成|关闭", "投诉|重大|首次|响应|留存|保存|涉及|仓库|物流|快递", SPEED, "售后 工单"),
    _topic("退款的处理时限", (_DURATION,), "退款 & 处理|审核|办理|完成", "挽回|投诉|保证金|押金|买家收到", SPEED, "售后"),
    _topic("邮件的回复时限", (_DURATION,), "邮件|邮箱|留言 & 回复|答复|响应|应答", "送达|视为|通知|首次|异议|甲方收到|乙方收到", SPEED, "邮件 留言"),
    _topic("开票期限", (_DURATION,), "开具|开出|出具|提供 & 发票|专票", "付款|支付|收到[^,]{0,6}发票|更正|重开|退", PERIOD),
    _topic("月报的提交日", _ANY, "月报|月度(?:服务)?报告|(?:上月|服务)(?:的)?报告 & 提交|报送|发送|交|出具|前", "日报|周报|付款|支付|编制|核对|整改|调查|考核", PERIOD),
    _topic("对账单的提交日", _ANY, "对账单|结算单|账单 & 提交|出具|发送|提供|报送|发出|出$|编制", "确认|核对|付款|支付|收到|异议|依据|根据", PERIOD),
    _topic("对账单的确认期限", _ANY, "对账单|结算单|账单 & 确认|核对|核实|审核|异议", "付款|支付|发票|提交(?!异议)|出具|考核", PERIOD),
    _topic("考核结果的出具日", _ANY, "考核(?:结果|表|得分)|评分(?:表|结果)|得分 & 出具|公布|发布|发出|通知|提供|提交|出$", "异议|申诉|复核|收到|付款|支付|整改|连续|后<|出具后|公布后", PERIOD),
    _topic("考核结果的异议期限", (_DURATION,), "考核|评分|得分 & 异议|申诉|复议", "答复|复核|回复|账单", PERIOD),
    _topic("个人信息的删除期限", (_DURATION,), "删除|销毁 & 个人信息|买家信息|消费者信息|顾客信息|客户信息|数据", "聊天|会话|录音|保存|证明|备份|通知", PERIOD),
    _topic("人员更换的期限", (_DURATION,), "更换|换人|调换|撤换 & 客服|坐席|人员|人(?=$|[^民])", "提前|通知|交接|主管|组长|经理|项目|联系人|账户|连续", PERIOD),
    _topic("账号停用的通知期限", (_DURATION,), "离职|离岗|离开|调岗 & 停用|注销|收回|关闭|禁用", "交接|更换|补", PERIOD),
    _topic("活动的提前告知期限", (_DURATION,), "活动|大促|促销|上新|调价 & 提前 & 告知|通知|提供|同步|书面", "增派|人数|加班|临时|解除|终止|排班", PERIOD, "大促 活动期 促销 新品"),
    _topic("岗前培训的时长", (_DURATION,), "岗前|上岗前|新(?:人|员工|客服) & 培训|学习|课时", "前<|之前|每月|复训|考试|通知|完成于|内完成", PERIOD, "新客服"),
    _topic("聊天记录的保存期限", (_DURATION,), "聊天记录|会话记录|接待记录|沟通记录|聊天数据|(?:接待|服务)[^。;,]{0,4}对话 & 保存|保留|留存|存档", "录音|录像|提供|调取|删除|日志", PERIOD),
    _topic("录音的保存期限", (_DURATION,), "录音 & 保存|保留|留存|存档", "聊天|会话|提供|调取|删除|日志", PERIOD, "电话"),
    _topic("催告后的改正期限", (_DURATION,), "催告|整改通知|改正通知 & 改正|纠正|整改|补救", "付款|支付|解除后|暂停", PERIOD),
    _topic("不招揽的期限", (_DURATION,), "招用|招聘|聘用|录用|招揽|挖 & 对方|甲方|乙方|人员|员工", "前<|培训|空缺|补", PERIOD),
    _topic("通知的送达时间", (_DURATION,), "快递|邮寄|特快专递 & 视为送达|送达", "邮件|拒收", PERIOD),
    _topic("例会的间隔", (_DURATION,), "例会|周会|复盘会 & 每|召开", "前|提前|纪要|会后", PERIOD),
    _topic("逾期付款的违约金", (_PERCENT,), "逾期|迟延|拖延|晚付 & 付款|支付服务费|未付|应付|欠付|欠款 & 每日|每天|按日|日|每逾期一", "累计|上限|不超过|总额|乙方逾期|退还|保证金", TABLE),
    _topic("单月扣减的上限", (_PERCENT,), "扣减|扣款|扣罚 & 合计|累计|总额|上限 & 不超过|为限|封顶|上限", "年度|全年|单项|每项|违约金|赔偿", TABLE),
    _topic("擅自停服的违约金", (_PERCENT, _MONEY), "擅自(?:停止|中断|停服|停岗|撤场)|停服 & 违约金|支付|服务费", "逾期|连续|解除", TABLE),
    _topic("转包的违约金", (_PERCENT, _MONEY), "转包|分包|转委托 & 违约金|支付", "逾期|解除", TABLE),
    _topic("泄露信息的违约金", (_PERCENT, _MONEY), "泄露|泄漏|外泄 & 违约金", "逾期|每条", TABLE),
    _topic("客服的赔付权限", (_MONEY,), "客服|坐席 & 赔付|补偿|赔偿 & 权限|自行|单笔|每单|直接|做主", "组长|主管|班长|经理|超过|累计|以上|乙方承担|差额", TABLE),
    _topic("履约保证金的金额", (_MONEY,), "(?:履约|质量|服务)?保证金|押金 & 缴纳|交纳|支付|交付|交|金额|为|金[\ue000-\ue0ff]", "扣|抵|退(?!还乙方|还$)|补足|低于|平台|另行|另外|安全保证金|品牌保证金|专用于|店铺保证金|违约|不足|剩余", TABLE),
)  # fmt: skip


def topics(passages: Passages) -> Iterator[Candidate]:
    """Yield each value of a matter that an earlier place of the same scope gives otherwise."""
    for topic in TOPICS:
        said = [s for p in passages.meeting(_need(topic)) for s in _said(p, topic)]
        for first, later in disagreeing(said, _same):
            yield _told(passages, topic, first, later)


@functools.cache
def _need(topic: Topic) -> Need:
    """What a passage needs to state a matter's value: the first of its words, and a value of its kinds."""
    values = "".join(VALUE_SLOTS[kind] for kind in topic.kinds)
    return both((needed(topic.words[0].pattern), needed(f"[{values}]")))


def _said(passage: Passage, topic: Topic) -> Iterator[Said]:
    """The one value of a matter in a part of a sentence, or in a row; none where the part has several of its kind."""
    parts = [passage.text] if passage.row is not None else None
    spans = [(0, len(passage.text))] if parts else [m.span() for m in _PART.finditer(passage.text)]
    for start, end in spans:
        values = [(i, q, size) for i, q in within(passage, start, end) if (size := _size(q, topic)) is not None]
        about = passage.text[start:end] + _sources(passage, start, end)
        if len(values) != 1 or not all(word.search(about) for word in topic.words):
            continue
        if topic.other.search(about) or (topic.kinds != (_PERCENT,) and _NEVER.search(about)) or _differs(passage):
            continue
        index, _, size = values[0]
        limits = scope(about + "\n" + passage.context) - topic.implied
        yield Said(
            Place(passage, start if passage.row is None else index, end if passage.row is None else index + 1),
            size,
            limits,
        )


def _sources(passage: Passage, start: int, end: int) -> str:
    """The words of the exact dates and such are slots; those of a day of the month say which month."""
    return "".join(q.text[:2] for _, q in within(passage, start, end) if q.kind is _DAY)


def _differs(passage: Passage) -> bool:
    return bool(re.search("原合同|试用|试运行|磨合|曾", passage.text))


def _size(q: Quantity, topic: Topic) -> object | None:
    if q.kind not in topic.kinds or q.low is not None:
        return None
    if q.kind is _DAY:
        named = day_of_month(q.text)
        return (named, "号") if named is not None else None
    if q.kind is _DURATION:
        return length(q)
    return (q.value, q.kind) if q.value is not None else None


def _same(one: object, other: object) -> bool:
    """Whether two values are one; values of two kinds (days, and a day of the month) are not compared."""
    if not (isinstance(one, tuple) and isinstance(other, tuple)):
        return True
    if {one[1], other[1]} == {"秒", "日"}:
        return bool(_in_seconds(one) == _in_seconds(other))
    return bool(one[1] != other[1] or one == other)


def _in_seconds(size: tuple[Decimal, str]) -> Decimal:
    """A duration of days or seconds in seconds: 一天 is 24小时."""
    return size[0] * _SECONDS_OF_A_DAY if size[1] == "日" else size[0]


def _told(passages: Passages, topic: Topic, first: Said, later: Said) -> Candidate:
    words = Words(
        f"{topic.what}两处不一致：{cited(passages, first.place)}与{cited(passages, later.place)}，以哪个为准没有约定。",
        "统一为同一个值；确需区分情形的，分别写明各自适用的情形，并写明正文与附件不一致时以哪个为准。",
    )
    rows = [said.place.passage.row is not None for said in (first, later)]
    check = TABLE if any(rows) and topic.check != SPEED else topic.check
    return found_at(check, Severity.MEDIUM, later.place, words, first.place)
