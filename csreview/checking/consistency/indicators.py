"""response-time-conflict and table-text-conflict: one indicator, several values.

Statements are told apart by what limits them (大促, a platform, a channel). A target beside a floor or a stretch goal is
no conflict: two places disagree only where they share no value.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.cells import caption, heads_of
from csreview.checking.consistency.stated import (
    Place,
    Said,
    cited,
    disagreeing,
    found_at,
    having,
    in_order,
    reach,
    rx,
    scope,
    seconds,
)
from csreview.checking.passages import Passage, Passages
from csreview.language.own import own_words
from csreview.language.quantities import Bound, Quantity, QuantityKind
from csreview.model import Role, Severity

_GAP = r"[^。;,<duration><percent>\n扣罚减奖赔违付率]{0,16}?(?:,?(?:目标|标准)?(?:应|须)?(?:控制在|不超过|不低于|为|≤|≥)|,(?=<duration>(?:以内|之内|内)?(?:即?[为算]|视为|属于?)(?:合格|达标)))?"
_LONG_GAP = r"[^。;<duration><percent><count>\n扣罚减奖赔违付率]{0,70}?(?:不得?(?:超过|低于|高于|少于|长于|逾)|不[应能](?:超过|低于)|应?(?:达到|控制在)|≤|≥)"
"""From an indicator's name over how it is counted to its bound: 买家满意率:以满意占有效评价的比重计算,每月不得低于90%."""
_BEFORE_VALUE = (
    r"(?:不超过|不低于|不高于|不少于|不得低于|不得超过|不得高于|不得?逾|低于|超过|控制在|达到?|至少|≤|≥|<|>|=|为|在)*"
)


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator: its name for messages, its names in reading text, what its values are, whether more is better.

    `fast` are those of how quickly people are answered; `spoken` is how a sentence states it without its name, with the
    value in the slot v. `implied` are limits that go without saying (接通率 is of telephone calls).
    """

    name: str
    names: str
    kind: QuantityKind = QuantityKind.PERCENT
    more: bool = True
    fast: bool = False
    spoken: str = ""
    implied: frozenset[str] = frozenset()


_WITHIN = r"(?P<v><duration>)(?:以内|之内|内|里头?)?"
_FIRST_WORDS = rf"(?:消费者|进线|咨询|消息)[^。;<duration>]{{0,14}}{_WITHIN}(?:[须应要必以由用作人工出给做完成]{{0,6}}首次响应(?!率|的)|[^。;,]{{0,5}}(?:第一[句条]|首[句条])(?:[^。;,]{{0,4}}(?:答复|回复|响应|应答|话)|(?<=[回答应][第首][一句条])|(?<=[回答应]第一[句条])))"
_ANSWERS_ON_AVERAGE = rf"平均(?:在|每条|每句)?{_WITHIN}就?(?:要|得|须|应|必须|能)*(?:有|给)?个?(?:回音|回话|回信|回应|回上|答复|响应|回复|回(?=[,。;、]|$))"
_FIRST = "首次响应(?!率|达标率)(?:时长|时间|时效)?|首[句条]的?平均响应(?:时长|时间)"
_WAITS_ON_AVERAGE = "(?<!首[句条])(?<!首[句条]的)(?:平均|月均)响应(?!率|达标率)(?:时长|时间|时效)?|平均(?:等待|等候)[^。;,<duration>]{0,8}?(?:回复|响应|答复|应答)(?:的)?(?:时间|时长)"
_SPOT_CHECKED = r"(?:质检|抽[看检查样])[^。<count>]{0,14}(?:<count>|<percent>)?[^。<count>]{0,20}(?:<count>[^。<count>]{0,3})?平均(?:得?分)?(?:应|须|要)?(?:不低于|不少于|不得低于|达到|≥)(?P<v><count>)"
_SAMPLED = (
    r"(?:会话|聊天|接待|咨询|记录)[^。;,<percent>]{0,4}的?(?P<v><percent>)(?:进行|随机|的比例)*(?:抽检|抽查|抽样|质检)"
)
_CONTENT = r"(?<!不)满意的[^。;,<percent>]{0,6}(?:占|够|达)(?:不?[到足够]|比)?(?P<v><percent>)"
_CALLS, _INSPECTION = frozenset({"电话"}), frozenset({"质检"})
_DURATION, _COUNT = QuantityKind.DURATION, QuantityKind.COUNT


INDICATORS = (
    Indicator("首次响应时长", _FIRST, _DURATION, False, True, _FIRST_WORDS),
    Indicator("平均响应时长", _WAITS_ON_AVERAGE, _DURATION, False, True, _ANSWERS_ON_AVERAGE),
    Indicator("平均处理时长", "平均(?:处理|会话|通话)时[长间]", _DURATION, False, True),
    Indicator("三分钟响应率", "三分钟响应率(?:为)?", fast=True),
    Indicator("首次响应率", "首次响应率", fast=True),
    Indicator("接通率", "(?<!定秒)接[通起听]率", fast=True, implied=_CALLS),
    Indicator("限时接通率", "定秒接通率", fast=True, implied=_CALLS),
    Indicator("放弃率", "放弃率", more=False, fast=True, implied=_CALLS),
    Indicator("客户满意度", "(?:客户|飞鸽|平台)?满意[度率]", spoken=_CONTENT),
    Indicator("一次解决率", "一次解决率"),
    Indicator("询单转化率", "询单转化率"),
    Indicator("差评率", "差评率", more=False),
    Indicator("好评率", "好评率"),
    Indicator("质检合格率", "质检合格率", implied=_INSPECTION),
    Indicator("退款挽回率", "退款?挽回率"),
    Indicator(
        "质检抽检比例", "(?:质检|会话|聊天记录)?抽[检样查](?:比例|比率|率)", spoken=_SAMPLED, implied=_INSPECTION
    ),
    Indicator(
        "质检得分",
        "(?<!扣当月)(?<!扣)(?<!减)质检(?:平均(?:得?分|成绩)|得分|成绩|分(?![析为配]))数?",
        _COUNT,
        spoken=_SPOT_CHECKED,
        implied=_INSPECTION,
    ),
)
_ANSWERED = r"(?:消费者|进线|咨询)[^。;,<duration>]{0,10}(?:后|之日起|起)?(?:应当?|须|需)?(?:在|于)?(?P<v><duration>)(?:以|之)?内[^。;,]{0,3}(?:响应|回复|应答)|(?P<w><duration>)(?:以|之)?内(?:人工)?(?:响应|回复|应答)(?:消费者|进线|咨询)"
_UNANSWERED = r"(?:消费者|进线|咨询|消息)[^。;,<duration>]{0,8}(?:超过|逾|超)(?P<v><duration>)(?:仍|还|均)?(?:未|没有?|无)(?:能|得到|被)?(?:人工|首次|客服)?(?:响应|回复|应答|接待)"
_NOT_ANSWERED = re.compile(
    r"投诉|差评|工单|留言|请示|升级|退款|售后|纠纷|举证|报告|邮件|机器人|率|异议|改址|退换|未回复|未响应"
)
_TARGET_HEAD = re.compile(
    r"目标|标准|要求|达标|合格|指标值|考核值|承诺|底线|基准|数值|指标要求|挑战|水平|线$|最[低高](?:值|要求)|Target|Goal|Threshold"
)
_NO_TARGET_HEAD = re.compile(
    r"实际|完成|权重|扣|奖|得分|满分(?!标准|要求|线)|分值|公式|计算|口径|说明|备注|来源|周期|处理|抵扣|办法"
)
_NO_TARGET_AFTER = re.compile(
    r"^(?:以上|以下|及以上|以内|之内|内)?(?:的,?[^,;。]{0,10}(?:扣|罚|奖|得|支付|结算)|[^,;。的]{0,2}得(?!满分))"
)
_NO_TARGET_BEFORE = re.compile(
    r"每发生|(?:扣减?|减)[^,;。低达不]{0,10}得分$|奖|连续|年度|全年|每(?:超|逾|低|高|增|降|少|提)|单均值|曾|现有|目前|行业|同行|近一?[个月年]|历史|上年|统计"
)
_LEVELS = re.compile("底线|挑战|警戒|红线|预警|力争|保底|及格")
_NAME = re.compile(r"(?!(?:达标|合格|完成|增长|折扣|提成|扣款|比|费|税|年化)率$)[一-鿿A-Z\d]{2,10}率")
_TIME_NAME = re.compile(
    r"^(?=.{4,14}$)[一-鿿A-Za-z\d]*(?:均时|用时|时[长间]|(?:FRT|AHT|ASA|ART)(?:均值|中位数|平均值?)?)$|^(?:FRT|AHT|ASA|ART)$"
)
_ACRONYM = re.compile(r"[A-Z]{3}[一-鿿]*$")
_NOT_LONGER = r"(?:(?<![一-鿿A-Za-z\d])|(?<=[度月日周年的证保将使应])|(?<=乙方))"
_WHOLE_YEAR_FLOOR = re.compile(r"全年(?:均|都|始终)?(?=不得|不低于|不应|不高于|不超过)")
_MUST_NOT = re.compile(r"不(?:得|应|可|能|准|许)?(?:长于|慢于|晚于|久于|多于|高于|超过|大于|低于|少于|短于|小于)$")
_FAILS = re.compile(
    r"^(?:以上|以下)?(?:的|时)?,?(?:即|均|一律|都|则)?(?:视为|视作|算作?|[认判]定为|判为|属于?|为)(?:乙方)?(?:当月|该月|该项|当期)?(?:指标)?(?:响应|回复)?(?:超时|延误|违约|不达标|不合格|未达标|(?:未(?:能)?达到?|不符合)[^,。;]{0,12}(?:要求|标准|指标))"
)
_PASSES = re.compile(r"^(?:以内|之内|内)?(?:即?[为算]|视为|属于?)(?:合格|达标)")
_FAILED = re.compile(
    r"^(?:的|时)?,?(?:即|均|一律|都|则)?(?:视为|视作|算作?|认定为|判为|属于?|为|计为)(?:不合格|超时|不达标|未达标|违规)"
)
_HOLDS_FOR = re.compile(r"^,?(?:适用|渠道|平台|店铺|场景|时段|业务|类[型别]|环节|岗位|班次)[^:]{0,6}:")
_HOME = re.compile(r"考核|指标|KPI|SLA|服务(?:标准|水平|质量|要求)|标准|[打评]分|达标|时效|怎么算|快不快")
_TIERS = 3
_NAME_AND_VALUE = 2
_OF_AN_ORDER = re.compile("^(?:约定)?内容$|^约定$")


def response_time_conflict(passages: Passages) -> Iterator[Candidate]:
    """Yield each place that gives an indicator another value than an earlier place of the same scope."""
    for indicator in (*INDICATORS, *_named_in_tables(passages)):
        named = (indicator.names, indicator.spoken) if indicator.spoken else (indicator.names,)
        said = [s for p in having(passages, *named) for s in _said(p, indicator)]
        for first, later in disagreeing(said, _share):
            yield _told(passages, indicator.name, _check(indicator, first, later), first, later)
    answered = [s for p in having(passages, _ANSWERED) for s in _answered(p)]
    answered += [s for p in having(passages, _UNANSWERED) for s in _unanswered(p)]
    for first, later in disagreeing(in_order(answered), _share):
        yield _told(passages, "人工响应时限", "response-time-conflict", first, later)


def _share(one: object, other: object) -> bool:
    return isinstance(one, frozenset) and isinstance(other, frozenset) and not one.isdisjoint(other)


def _check(indicator: Indicator, first: Said, later: Said) -> str:
    in_table = first.place.passage.row is not None or later.place.passage.row is not None
    return "table-text-conflict" if in_table and not indicator.fast else "response-time-conflict"


def _told(passages: Passages, name: str, check: str, first: Said, later: Said) -> Candidate:
    words = Words(
        f"{name}两处不一致：{cited(passages, first.place)}与{cited(passages, later.place)}，按哪个考核、扣款没有约定。",
        "统一为一个数值；确需区分大促、平台或渠道的，分别写明适用范围，并写明正文与附件不一致时以哪个为准。",
    )
    in_text = later.place.passage.row is None
    stray = in_text and not _is_home(first.place.passage) and _is_home(later.place.passage)
    place = first.place if stray or _misquotes(passages, first.place.passage, later.place.passage) else later.place
    return found_at(check, Severity.HIGH, place, words, later.place if place is first.place else first.place)


def _is_home(passage: Passage) -> bool:
    """Whether a sentence stands where targets are kept, so that a stray sentence elsewhere is what misquotes them."""
    return bool(_HOME.search(passage.context))


def _misquotes(passages: Passages, own: Passage, later: Passage) -> bool:
    """Whether a sentence stands before the annex or the table of its clause that holds the targets, and so misquotes them."""
    annexed = passages.agreement.clause(passages.roots[later.clause.id]).role is Role.ANNEX
    return own.row is None and later.row is not None and (annexed or own.clause is later.clause)


def _named_in_tables(passages: Passages) -> Iterator[Indicator]:
    """What rows give a target for and is none of the known indicators: 弃呼率, 单轮应答均时, FRT中位数."""
    seen: set[str] = set()
    for passage in passages.binding():
        cells = _cells(passage) if passage.row is not None else []
        for _, _, text in cells[:2]:
            name = re.sub(r"\([^)]*\)", "", text.rsplit(":", 1)[-1])
            kind = QuantityKind.PERCENT if _NAME.fullmatch(name) else _DURATION if _TIME_NAME.search(name) else None
            if name in seen or kind is None:
                continue
            seen.add(name)
            if not any(rx(other.names).search(name) for other in INDICATORS):
                short = _ACRONYM.search(name)
                yield Indicator(
                    name,
                    rf"{_NOT_LONGER if not short else ''}{own_words(short.group() if short else name)}",
                    kind,
                    more=kind is QuantityKind.PERCENT and not re.search("≤|<|不超过|不高于", passage.text),
                    fast=kind is _DURATION,
                )


def _said(passage: Passage, indicator: Indicator) -> Iterator[Said]:
    """The values of an indicator in a passage, one statement for each scope; none where they are a scale of steps."""
    places = _in_row(passage, indicator) if passage.row is not None else _in_text(passage, indicator)
    by_scope: dict[frozenset[str], list[tuple[Place, Decimal]]] = {}
    since = 0
    for place, value in places:
        limits = scope(_limits(place, since)) - indicator.implied | _level(place)
        by_scope.setdefault(limits, []).append((place, value))
        since = place.end
    for limits, found in by_scope.items():
        if len(found) < _TIERS:
            yield Said(found[0][0], frozenset(value for _, value in found), limits)


def _level(place: Place) -> frozenset[str]:
    """Which level a value in running text is of, where it is not the target itself (底线值为60秒)."""
    before = place.passage.text[max(0, place.start - 14) : place.start] if place.passage.row is None else ""
    return frozenset(_LEVELS.findall(before))


def _limits(place: Place, since: int) -> str:
    """The words that may limit a value; in a row, those of the cells that name the indicator and hold the value."""
    passage = place.passage
    if passage.row is None:
        start = max(since, passage.text.rfind(";", 0, place.start) + 1)
        return reach(passage, place.end, start)
    cells = _cells(passage)
    start, end, own = next((cell for cell in cells if cell[0] <= place.start < cell[1]), cells[0])
    near = passage.text[since:end] if start < since else own
    holds_for = [text for _, _, text in cells[1:] if _HOLDS_FOR.search(text)]
    return "\n".join([_above(passage), cells[0][2], *holds_for, _first_part(near)])


def _above(passage: Passage) -> str:
    """What stands above a table: its caption, if it has one, in place of the title of the clause that it follows on."""
    first, *rest = passage.context.split("\n")
    row = passage.row
    above = caption(
        passage.clause.text, min(r.cells[0].start for r in passage.clause.rows if row and r.table == row.table)
    )
    return "\n".join([above or first, *rest])


def _first_part(cell: str) -> str:
    """A cell up to where it goes on to another scope: ≤30秒;大促≤45秒."""
    return re.split(r"(?<=.)[;,]", cell, maxsplit=1)[0]


def _cells(passage: Passage) -> list[tuple[int, int, str]]:
    """The stretches (start, end, text) of a row's reading text that are its cells, heads included."""
    starts = [0]
    if passage.row is not None:
        base = passage.clause.text.rfind("\n", 0, passage.span.start) + 1
        for cell in passage.row.cells[1:]:
            index = passage.reading.index(max(cell.start - base, 0))
            starts.append(max(index, starts[-1]))
    bounds = [*starts, len(passage.text)]
    return [(a, b, passage.text[a:b]) for a, b in itertools.pairwise(bounds)]


def _in_text(passage: Passage, indicator: Indicator) -> Iterator[tuple[Place, Decimal]]:
    kind = indicator.kind.value
    more = rf"(?P<m>(?:[,;、][^。;,<{kind}>]{{0,10}}{_BEFORE_VALUE}<{kind}>)*)"
    head = rf"(?:{indicator.names})(?:\([^)]{{0,40}}\))?"
    source = rf"{head}(?:{_GAP}{_BEFORE_VALUE}|{_LONG_GAP})(?P<v><{kind}>){more}"
    for match in rx(source).finditer(passage.text):
        yield from _targets(passage, indicator, match.start(), match.start("v"))
        for index in range(match.start("m"), match.end("m")):
            if index in passage.reading.slots and scope(passage.text[match.end("v") : index]) | _ordinary(
                passage, match.end("v"), index
            ):
                yield from _targets(passage, indicator, index, index)
    as_agreed = rf"(?:约定|规定|要求|承诺|载明|说|写)的(?P<v><{kind}>)(?:以内|之内|内)?的?(?:{indicator.names})"
    for pattern in (as_agreed, indicator.spoken):
        for match in rx(pattern).finditer(passage.text) if pattern else ():
            yield from _targets(passage, indicator, match.start(), match.start("v"))


def _ordinary(passage: Passage, start: int, end: int) -> frozenset[str]:
    return frozenset(re.findall("日常|平日|非大促", passage.text[start:end]))


def _targets(passage: Passage, indicator: Indicator, start: int, index: int) -> Iterator[tuple[Place, Decimal]]:
    q = passage.reading.slots[index]
    value = _value(q, indicator, passage.text[:index], passage.text[index + 1 :])
    before = passage.text[max(0, start - 12) : index] if passage.row is None else ""
    before = _WHOLE_YEAR_FLOOR.sub("", before)  # 满意度全年不得低于93% is each month's target told again
    if (
        value is None
        or _NO_TARGET_AFTER.search(passage.text[index + 1 :])
        or (_NO_TARGET_BEFORE.search(before) and not _PASSES.match(passage.text[index + 1 :]))
    ):
        return
    yield Place(passage, index - _sign(passage.text, index), index + 1), value


def _sign(text: str, index: int) -> int:
    """How many characters before a value belong to it: ≤, 不超过."""
    match = re.search(r"(?:不超过|不低于|不高于|≤|≥|<|>)$", text[:index])
    return len(match.group()) if match else 0


def _value(q: Quantity, indicator: Indicator, before: str, after: str) -> Decimal | None:
    """The value as a target: None where its bound says that it is what must not be reached (超过45秒的), unless it fails there."""
    wrong = Bound.AT_MOST if indicator.more else Bound.AT_LEAST
    if q.bound is wrong and not _MUST_NOT.search(before) and not _FAILS.match(after):
        return None
    if q.kind is not indicator.kind or (q.kind is QuantityKind.COUNT and q.unit != "分"):
        return None
    return seconds(q) if q.kind is QuantityKind.DURATION else q.value


def _in_row(passage: Passage, indicator: Indicator) -> Iterator[tuple[Place, Decimal]]:
    """The values of a row whose first two cells name the indicator, in the columns that hold targets."""
    row = passage.row
    heads = heads_of(passage.clause, row) if row is not None else ()
    if row is None or not heads or row is passage.clause.rows[0]:
        return
    cells = _cells(passage)
    inside = list(_in_cell(passage, indicator, cells, heads))
    if inside:
        yield from inside
        return
    named = [n for n, (_, _, text) in enumerate(cells[:2]) if rx(indicator.names).search(text)]
    if not named:
        return
    own = ",".join(text for _, _, text in cells[: named[0] + 1])  # a row on 平均处理时长 says 自首次响应至结束
    if any(other is not indicator and rx(other.names).search(own) for other in INDICATORS):
        return
    for n, (start, end, _) in enumerate(cells):
        head = heads[n] if n < len(heads) else ""
        fits = _holds_targets(head, len(cells)) or scope(head)
        if n <= named[0] or not fits or _NO_TARGET_HEAD.search(head):
            continue
        for index in range(start, end):
            if index in passage.reading.slots:
                yield from _targets(passage, indicator, start, index)


def _holds_targets(head: str, cells: int) -> bool:
    """Whether a column's head says that it holds targets; in an order of two columns 内容 may."""
    return bool(_TARGET_HEAD.search(head) or (cells == _NAME_AND_VALUE and _OF_AN_ORDER.search(head)))


def _in_cell(
    passage: Passage, indicator: Indicator, cells: list[tuple[int, int, str]], heads: tuple[str, ...]
) -> Iterator[tuple[Place, Decimal]]:
    """The value of an indicator that a cell of targets names itself: 电子邮箱 | 首次响应≤12小时."""
    source = rf"[:,;、](?:人工)?(?:{indicator.names}){_BEFORE_VALUE}(?P<v><{indicator.kind.value}>)"
    for n, (start, _, text) in enumerate(cells[1:], 1):
        match = rx(source).search(text) if n < len(heads) and _holds_targets(heads[n], len(cells)) else None
        if match:
            yield from _targets(passage, indicator, start + match.start(), start + match.start("v"))


def _unanswered(passage: Passage) -> Iterator[Said]:
    """The time past which a session counts as failed, which is the target told from its other side."""
    text = rx(_UNANSWERED).sub("", passage.text)
    for match in rx(_UNANSWERED).finditer(passage.text) if passage.row is None else ():
        value = seconds(passage.reading.slots[match.start("v")])
        if value is not None and _FAILED.match(passage.text[match.end() :]) and not _NOT_ANSWERED.search(text):
            yield Said(
                Place(passage, match.start(), match.end()), frozenset({value}), scope(reach(passage, match.end()))
            )


def _answered(passage: Passage) -> Iterator[Said]:
    if passage.row is not None or _NOT_ANSWERED.search(passage.text + passage.context):
        return
    for match in rx(_ANSWERED).finditer(passage.text):
        index = match.start("v") if match["v"] else match.start("w")
        value = seconds(passage.reading.slots[index])
        if value is not None and not _NO_TARGET_AFTER.search(passage.text[match.end() :]):
            yield Said(
                Place(passage, match.start(), match.end()),
                frozenset({value}),
                scope(reach(passage, match.end())),
            )
