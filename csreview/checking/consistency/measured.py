"""What a draft measures, value by value: what each is of, whom it binds, what limits it and whether it is a bound.

What a value is of is read in the ideas of the trade that stand beside it (收到, 发票, 付款) and in the draft's own words.
Steps of a scale and thresholds measure nothing.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from csreview.checking.consistency.cells import heads_of
from csreview.checking.consistency.dates import day_of_month
from csreview.checking.consistency.hours import time_of_day
from csreview.checking.consistency.ideas import ACTS, IDEAS, NEUTRAL, WEAK, ideas_in
from csreview.checking.consistency.stated import Place, in_trial, length, months, scope, within
from csreview.checking.passages import Passage
from csreview.language.quantities import Bound, Quantity, QuantityKind

_KINDS = frozenset(
    {
        QuantityKind.DURATION,
        QuantityKind.DAY,
        QuantityKind.PERCENT,
        QuantityKind.MONEY,
        QuantityKind.COUNT,
        QuantityKind.TIME,
    }
)
_WEEK = "一二三四五六日"
_OF_WEEK = re.compile(rf"^每周([{_WEEK}天])")
_THRESHOLD = re.compile(
    r"(?:(?<!不)(?<!不得)(?<!不能)(?<!不应)(?<!不可)超过|超出|满|达到?|连续|累计|每(?:逾期?|迟延|超|少|多|低|高|增|减|发生|停)?|逾期(?:付款|支付)?|拖欠?|不足|低于|高于|其中|第|近|过去|最近|放宽到?|延长到?|缩短到?|再|(?:停[止服接线岗]|中断|缺岗|离岗)(?:服务|接待)?)$"
)
_NEAR = 12
"""Characters before a value among which a threshold stands."""
_UNDONE = re.compile(
    r"^(?:以上|仍|还|均|都|而)*(?:未|没有?|无)(?!.*(?:解除|终止|解约|暂停|停止|更换|换人|退出|视为|累计|另|扣|罚|违约金|赔|支付))"
)
"""A deadline told from its other side: 超过2小时未答复的. What a longer delay leads to, such as an end of the agreement, is another."""
_STEP = re.compile(r"^(?:以上|以下|及以上|起)?的?[,(]?(?:部分|以上的)|^以上|^以下(?!的?罚)")
_OTHERWISE = re.compile(r"原合同|曾|除外|另有|视情|可以?(?:延长|缩短)|例如|如遇|测试|行业|平台规则")
_SIDES = re.compile(r"任何一方|任一方|双方|一方|甲方|乙方")
_EITHER = re.compile("任何一方|任一方")
_DAY_LONG = 24 * 60 * 60
_IN_SECONDS = {"秒": 1, "日": _DAY_LONG, "工作日": _DAY_LONG, "月": 30 * _DAY_LONG}
_PER = re.compile(
    r"[/每·单当该本全年月季](?:(?<=[/每·])个?(?P<a>日|天|月|年|小时|班|课时|单|次|条)|(?<=[单当该本])(?P<b>月|次|笔)|(?<=(?P<c>[年月季]))度|(?<=全)(?P<d>年))"
)
_SAYS_WHEN = ("后", "的", "时", "起")
_SAYS_WHAT = re.compile(r"(?:即|便|就|方|均|才)?可以?(?:解除|终止|退出|结束|不再)")
_PARTS = re.compile(r"[^。;,\n]+")
_NAME_HEAD = re.compile(r"责任|主体|负责人|备注|说明|来源|口径|频次|权重|得分|扣分")
_NO_SUBJECT = re.compile(r"^(?:违反|违者|否则|逾期|超过|上述|前述)")
_PEOPLE = re.compile(r"联络人|联系人|对接人|负责人|项目经理|组长|主管|班长|客服|坐席|质检")
_TRIGGER = re.compile(r"(?:后|之日起)(?:的)?$")
_FILLING = re.compile(
    r"[\ue000-\ue1ff]|消费者|顾客|甲方|乙方|双方|任何一方|任一方|一方|对方|应当?|必须|须|需要?|可以|不得?|以内|之内|以上|以下|之日起|之日|至少|不少于|不低于|不超过|至多|最迟|每[日天月年]|上月|次月|当月|本合同|合同|合作|书面|后|前|内|起|的|于|在|将|向|由|按|为|是|与|和|及|或|其|并|就|从|至|到|了|要|再|仍|均|都|给|把|对|人民币|元|标准|期限?|时间|时限|时长|:|,|;|。|、|\(|\)|\"|'"
)
MOVES = frozenset({"更换", "补人", "离职"})
_TELLING = re.compile(
    r"月(?=[一-鿿]{2,4}率)|违反|违者|届满|结束|期满|期间|情形|发生|出现|部分|金额|数额|要求|规定|约定|项目|内容|人员|客服|坐席|服务|店铺|月度|自然|办理|工作|进行|情况|相关|有关|相应|实际|不超|不低|不满|不足|超过|任一|任何|每[人名次]|为期|合格|目标|考核|指标|[次首其之从名]|其他|方式|被|收|受|前述|上述|及时|日常|处理|当日|当天|提出|申请|没有|里说|里问|个人|接手|催告|企业微信|微信|钉钉|邮件|邮箱|乙方|甲方|字|人工"
)
"""Words that tell little of what is measured, beside those of `_FILLING`."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A value and what it measures, in the `words` beside it; `side` are the parties as they are named.

    `slack` is by how much a length in months may differ from one in days (a month being thirty); `alone` whether the words
    are of no other value in that unit.
    """

    place: Place
    size: tuple[Decimal, str]
    slack: Decimal
    bound: Bound
    words: str
    ideas: frozenset[str]
    side: tuple[str, ...]
    per: frozenset[str]
    limits: frozenset[str]
    people: frozenset[str]
    is_count: bool
    alone: bool

    @property
    def in_row(self) -> bool:
        """Whether the value stands in a table."""
        return self.place.passage.row is not None

    @property
    def own(self) -> frozenset[str]:
        """The draft's own words for it alone, as pairs of characters, without ideas and words that tell little."""
        return _own(self.words) if self.alone else frozenset()


def facts(passage: Passage) -> Iterator[Fact]:
    """Yield what each value of a passage measures; marks (10分) and what is beside them measure nothing."""
    if _OTHERWISE.search(passage.text):
        return
    for index, q in within(passage, 0, len(passage.text)):
        size, after = _size(q), passage.text[index + 1 :]
        if size is None or _STEP.match(after):
            continue
        beyond = _THRESHOLD.search(passage.text[max(0, index - _NEAR) : index])
        undone = beyond and q.kind is QuantityKind.DURATION and _UNDONE.match(after)
        if beyond and not undone:
            continue
        start, own, end = (0, 0, len(passage.text)) if passage.row is not None else _stretch(passage, index)
        if passage.row is None and _TRIGGER.search(passage.text[start:index]) and not ideas_in(passage.text[index:end]):
            continue  # 账单确认后3个工作日内开 says what starts the time, and not what is to be done in it
        if passage.row is None and _NO_SUBJECT.match(passage.text[start:end]):
            continue  # 违反的，每人支付5,000元: of what, another sentence says
        words = _row_words(passage, index) if passage.row is not None else passage.text[start:end]
        ideas = _of_parts(words[: own - start], words[own - start :])
        by_mark = any(other.unit == "分" for _, other in within(passage, start, end))
        if not by_mark:
            where = (index, index + 1) if passage.row is not None else (start, end)
            yield Fact(
                Place(passage, *where),
                size,
                (months(q) or Decimal(0)) * _DAY_LONG,
                Bound.AT_MOST if undone else q.bound,
                words,
                ideas,
                tuple(
                    dict.fromkeys(
                        _EITHER.sub("一方", side) for side in _SIDES.findall(words[own - start :]) if side != "双方"
                    )
                ),
                _per(words + q.text),
                scope(f"{words}\n{passage.context}") | ({"试用"} if in_trial(passage) else set()),
                frozenset(_PEOPLE.findall(passage.text)) if MOVES & ideas else frozenset(),
                q.kind is QuantityKind.COUNT,
                _alone(passage, (start, end), size[1]),
            )


@functools.lru_cache(maxsize=1024)
def _own(words: str) -> frozenset[str]:
    return _pairs(_TELLING.sub(" ", without_ideas(words.split("\n", 1)[0])))


def _alone(passage: Passage, stretch: tuple[int, int], unit: str) -> bool:
    """Whether a stretch holds one value in that unit, so that its words are of no other."""
    sizes = (_size(q) for _, q in within(passage, *stretch))
    return sum(size is not None and size[1] == unit for size in sizes) == 1


def _of_parts(before: str, own: str) -> frozenset[str]:
    """The ideas of a part and of the one before it, in which what is done counts only where the part itself does nothing."""
    done = ideas_in(own)
    return done | (ideas_in(before) - (ACTS if done & ACTS else frozenset())) if before else done


def _per(words: str) -> frozenset[str]:
    """The times or things that words count by: 每月, 单月 and 月度 are of one."""
    return frozenset(match.group(match.lastgroup or 0).replace("天", "日") for match in _PER.finditer(words))


def _size(q: Quantity) -> tuple[Decimal, str] | None:
    """The value in a unit in which equal values are equal; for money with what it is per."""
    if q.kind not in _KINDS or q.low is not None:
        return None
    if q.kind is QuantityKind.DAY:
        day, of_week = day_of_month(q.text), _OF_WEEK.search(q.text)
        if of_week:
            return Decimal(_WEEK.index(of_week[1].replace("天", "日"))), "周"
        return (Decimal(day), "号") if day is not None else None
    if q.kind is QuantityKind.TIME:
        time = time_of_day(q.text)
        return (Decimal(time), "点") if time is not None else None
    if q.kind is QuantityKind.DURATION:
        size = length(q)
        return (size[0] * _IN_SECONDS[size[1]], "秒") if size is not None and size[1] in _IN_SECONDS else size
    return (q.value, q.unit) if q.value is not None else None


def _stretch(passage: Passage, index: int) -> tuple[int, int, int]:
    """The part of a sentence with the value, with the part before it that says when, and the one after it that says what.

    The number in the middle is where the part itself begins, if the one before it says only what it is done to.
    """
    parts = [match.span() for match in _PARTS.finditer(passage.text)]
    own = next(n for n, (start, end) in enumerate(parts) if start <= index < end)
    start, end = parts[own]
    before = passage.text[slice(*parts[own - 1])] if own and passage.text[start - 1] == "," else ""
    when = before.endswith(_SAYS_WHEN)
    itself = parts[own - 1][0] if when else start
    if when or (before and not ideas_in(passage.text[start:end]) - WEAK - NEUTRAL):
        start = parts[own - 1][0]
    if own + 1 < len(parts) and passage.text[end] == ",":
        goes_on = re.match("(?:之|以)?(?:内|前|后)$", passage.text[index + 1 : end])
        if goes_on or _SAYS_WHAT.match(passage.text[end + 1 :]):
            end = parts[own + 1][1]
    return start, itself, end


_IDEA = re.compile("|".join(pattern.pattern for _, pattern in IDEAS))


def _row_words(passage: Passage, index: int) -> str:
    """What a row's value is of: its first cell, its column's head and the words of its own cell; below, the table's title."""
    row = passage.row
    heads = heads_of(passage.clause, row) if row is not None else ()
    cell = passage.text[passage.text.rfind(",", 0, index) + 1 :].split(",", 1)[0]
    head = heads[1] if len(heads) == 2 and ":" not in cell else ""
    if _NAME_HEAD.search(head or cell.split(":", 1)[0]):
        return ""
    side = "".join(_SIDES.findall(passage.text))
    words = ",".join([passage.context.rsplit("\n", 1)[-1], head, cell, side])
    return words if len(ideas_in(words)) > 1 else "\n".join([words, passage.context.split("\n", 1)[0]])


@functools.lru_cache(maxsize=128)
def others(words: str) -> frozenset[str]:
    """Return the pairs of characters that are left of words without ideas and without what tells nothing of what is measured."""
    return _pairs(without_ideas(words))


def without_ideas(words: str) -> str:
    """Return words with a blank for each idea and for what tells nothing of what is measured."""
    return _FILLING.sub(" ", _IDEA.sub(" ", words))


def _pairs(words: str) -> frozenset[str]:
    left = re.findall("[一-鿿]{2,}", words)
    return frozenset(run[n : n + 2] for run in left for n in range(len(run) - 1))
