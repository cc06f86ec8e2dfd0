"""period-conflict, table-text-conflict, response-time-conflict: one thing measured twice with two values.

A value is read as a fact: what it measures, in the ideas of the trade that stand beside it (收到, 发票, 付款), which side it
binds, what limits it (大促, 京东) and whether it is a bound. Two facts are of one thing where the ideas of one are those of
the other and nothing else beside either tells them apart. Steps of a scale and thresholds are no such facts.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.cells import heads_of
from csreview.checking.consistency.dates import day_of_month
from csreview.checking.consistency.ideas import ACTS, IDEAS, NEUTRAL, SPEED, WEAK, ideas_in
from csreview.checking.consistency.stated import Place, cited, found_at, in_trial, length, months, rx, scope, within
from csreview.checking.passages import Passage, Passages
from csreview.language.quantities import Bound, Quantity, QuantityKind
from csreview.model import Role, Severity, Span

_KINDS = frozenset(
    {QuantityKind.DURATION, QuantityKind.DAY, QuantityKind.PERCENT, QuantityKind.MONEY, QuantityKind.COUNT}
)
_COUNTED = frozenset({"条", "次", "通", "课时", "件", "单", "例", "起"})
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
_INDICATOR = re.compile(r"(?:首次|平均)(?:响应|处理)|[一-鿿]率|满意|等待|等候|放宽")
_SIDES = re.compile(r"任何一方|任一方|双方|一方|甲方|乙方")
_EITHER = re.compile("任何一方|任一方")
_FILLING = re.compile(
    r"[\ue000-\ue1ff]|消费者|顾客|甲方|乙方|双方|任何一方|任一方|一方|对方|应当?|必须|须|需要?|可以|不得?|以内|之内|以上|以下|之日起|之日|至少|不少于|不低于|不超过|至多|最迟|每[日天月年]|上月|次月|当月|本合同|合同|合作|书面|后|前|内|起|的|于|在|将|向|由|按|为|是|与|和|及|或|其|并|就|从|至|到|了|要|再|仍|均|都|给|把|对|人民币|元|标准|期限?|时间|时限|时长|:|,|;|。|、|\(|\)|\"|'"
)
_DAY_LONG = 24 * 60 * 60
_IN_SECONDS = {"秒": 1, "日": _DAY_LONG, "工作日": _DAY_LONG, "月": 30 * _DAY_LONG}
_PER = re.compile(
    r"[/每·]个?(?P<a>日|天|月|年|小时|班|课时|单|次|条)|[单当该本](?P<b>月|次|笔)|(?P<c>[年月季])度|全(?P<d>年)"
)
_SAYS_WHEN = ("后", "的", "时", "起")
_SAYS_WHAT = re.compile(r"(?:即|便|就|方|均|才)?可以?(?:解除|终止|退出|结束|不再)")
_PARTS = re.compile(r"[^。;,\n]+")
_NAME_HEAD = re.compile(r"责任|主体|负责人|备注|说明|来源|口径|频次|权重|得分|扣分")
_MOST_IN_A_CLAUSE = 2
_ENOUGH_TOGETHER = 3
"""Weak ideas that together say what is measured: 提前, 通知, 终止."""
_DONE = ACTS | {"通知"}
_FEE = frozenset({"付款", "服务费"})
_ON_INVOICE, _PAPERS = frozenset({"付款", "发票"}), frozenset({"月报", "账单"})
_NO_SUBJECT = re.compile(r"^(?:违反|违者|否则|逾期|超过|上述|前述)")
_MOVES = frozenset({"更换", "补人", "离职"})
_PEOPLE = re.compile(r"联络人|联系人|对接人|负责人|项目经理|组长|主管|班长|客服|坐席|质检")
_TRIGGER = re.compile(r"(?:后|之日起)(?:的)?$")


@dataclass(frozen=True, slots=True)
class Fact:
    """A value and what it measures, in the `words` beside it; `side` are the parties as they are named.

    `slack` is by how much a length in months may differ from one in days (a month being thirty).
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


def twins(passages: Passages, told: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield each value that an earlier place gives otherwise for the same thing, where `told` does not tell it yet."""
    facts = [fact for p in passages.having(rx("<duration>|<day>|<percent>|<money>|<count>")) for fact in _facts(p)]
    alike: dict[tuple[str, frozenset[str], frozenset[str]], list[Fact]] = {}
    in_clause: dict[str, list[Fact]] = {}
    for fact in facts:
        alike.setdefault((fact.size[1], fact.limits, _matter(fact)), []).append(fact)
        in_clause.setdefault(fact.place.passage.clause.id, []).append(fact)
    told_in: dict[str | None, list[Span]] = {}
    for candidate in told:
        if candidate.span is not None:
            told_in.setdefault(candidate.clause, []).append(candidate.span)
    done: set[int] = set()
    for first, later in (pair for own in alike.values() for pair in itertools.combinations(own, 2)):
        if _is_equal(first, later) or id(later) in done or not _same_thing(first, later):
            continue
        known = any(_is_told(each, told_in) for each in (first, later))
        if not known and not _on_scale(in_clause, first, later):
            done.add(id(later))
            yield _told(passages, first, later)


def _is_equal(one: Fact, other: Fact) -> bool:
    in_one_unit = bool(one.slack) == bool(other.slack)
    return abs(one.size[0] - other.size[0]) <= (0 if in_one_unit else max(one.slack, other.slack))


def _is_annexed(passages: Passages, fact: Fact) -> bool:
    return passages.agreement.clause(passages.roots[fact.place.passage.clause.id]).role is Role.ANNEX


def _matter(fact: Fact) -> frozenset[str]:
    """The ideas by which a thing is known; paid on an invoice it is, whatever papers come with that."""
    papers = _PAPERS if fact.ideas >= _ON_INVOICE else frozenset()
    paid = frozenset({"付款"}) if "违约金" in fact.ideas else frozenset()
    strong = fact.ideas - NEUTRAL - WEAK
    return strong if strong & ACTS and strong - ACTS else fact.ideas - NEUTRAL - papers - paid


def _is_told(fact: Fact, told_in: Mapping[str | None, Sequence[Span]]) -> bool:
    spans = told_in.get(fact.place.passage.clause.id, ())
    return bool(spans) and any(map(fact.place.passage.place(fact.place.start, fact.place.end).overlaps, spans))


def _told(passages: Passages, first: Fact, later: Fact) -> Candidate:
    rows = [fact.place.passage.row is not None for fact in (first, later)]
    place = first.place if rows == [False, True] else later.place
    words = Words(
        f"同一事项两处不一致：{cited(passages, first.place)}与{cited(passages, later.place)}，以哪个为准没有约定。",
        "统一为同一个值；确需区分情形的，分别写明各自适用的情形，并写明正文与附件不一致时以哪个为准。",
    )
    timed = later.size[1] not in {"%", "元", "美元"}
    quick = timed and bool(SPEED & first.ideas & later.ideas)
    annexed = len({_is_annexed(passages, fact) for fact in (first, later)}) > 1
    within_text = timed and not any(rows) and not annexed
    check = "response-time-conflict" if quick else "period-conflict" if within_text else "table-text-conflict"
    return found_at(check, Severity.MEDIUM, place, words, first.place if place is later.place else later.place)


def _same_thing(one: Fact, other: Fact) -> bool:
    """Whether two facts in one unit, with the same limits and, but for neutral ones, the same ideas are of one thing."""
    if one.people and other.people and one.people.isdisjoint(other.people):
        return False
    rows = (one.place.passage.row is None, other.place.passage.row is None)
    if one.place.passage.clause is other.place.passage.clause and rows[0] == rows[1]:
        return False
    if not _of_one_side(one.side, other.side) or (one.per and other.per and one.per != other.per):
        return False
    if {one.bound, other.bound} == {Bound.AT_LEAST, Bound.AT_MOST}:
        return False
    shared = one.ideas & other.ideas
    paid_on = one.size[1] == "号" and shared >= _FEE
    known = shared - WEAK or paid_on or (len(shared) >= _ENOUGH_TOGETHER and one.side == other.side)
    if not known or not (shared & _DONE or rows[0] != rows[1]):
        return False
    return shared >= _ON_INVOICE or _in_like_words(one.words, other.words)


def _of_one_side(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two places name the same sides, or one of them fewer, and then the same side first."""
    return not one or not other or set(one) == set(other) or (one[0] == other[0] and len(set(one) ^ set(other)) == 1)


def _in_like_words(*words: str) -> bool:
    """Whether what the words hold beside ideas is partly the same, or either holds nothing else."""
    one, other = map(_others, words)
    return not (one and other) or not one.isdisjoint(other)


def _on_scale(in_clause: Mapping[str, Sequence[Fact]], *pair: Fact) -> bool:
    """Whether either clause gives several values for the thing, as the steps of a scale do."""
    for one in pair:
        alike = (fact for fact in in_clause[one.place.passage.clause.id] if fact.ideas == one.ideas)
        if len({f.size for f in alike if f.size[1] == one.size[1]}) >= _MOST_IN_A_CLAUSE:
            return True
    return False


def _facts(passage: Passage) -> Iterator[Fact]:
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
        of_something = ideas >= _FEE or ideas & _MOVES or not ideas <= _DONE | NEUTRAL
        if len(ideas) > 1 and of_something and not by_mark and not _INDICATOR.search(words):
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
                frozenset(_PEOPLE.findall(passage.text)) if _MOVES & ideas else frozenset(),
            )


def _of_parts(before: str, own: str) -> frozenset[str]:
    """The ideas of a part and of the one before it, in which what is done counts only where the part itself does nothing."""
    done = ideas_in(own)
    return done | (ideas_in(before) - (ACTS if done & ACTS else frozenset())) if before else done


def _per(words: str) -> frozenset[str]:
    """The times or things that words count by: 每月, 单月 and 月度 are of one."""
    return frozenset(match.group(match.lastgroup or 0).replace("天", "日") for match in _PER.finditer(words))


def _size(q: Quantity) -> tuple[Decimal, str] | None:
    """The value in a unit in which equal values are equal; for money with what it is per."""
    if q.kind not in _KINDS or q.low is not None or (q.kind is QuantityKind.COUNT and q.unit not in _COUNTED):
        return None
    if q.kind is QuantityKind.DAY:
        day = day_of_month(q.text)
        return (Decimal(day), "号") if day is not None else None
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
    """What a row's value is of: its first cell, its column's head and the words of its own cell."""
    row = passage.row
    heads = heads_of(passage.clause, row) if row is not None else ()
    cell = passage.text[passage.text.rfind(",", 0, index) + 1 :].split(",", 1)[0]
    head = heads[1] if len(heads) == 2 and ":" not in cell else ""
    if _NAME_HEAD.search(head or cell.split(":", 1)[0]):
        return ""
    side = "".join(_SIDES.findall(passage.text))
    words = ",".join([passage.context.rsplit("\n", 1)[-1], head, cell, side])
    return words if len(ideas_in(words)) > 1 else ",".join([passage.context.split("\n", 1)[0], words])


@functools.lru_cache(maxsize=128)
def _others(words: str) -> frozenset[str]:
    """The pairs of characters that are left of the words without ideas and words that say nothing of what is measured."""
    left = re.findall("[一-鿿]{2,}", _FILLING.sub(" ", _IDEA.sub(" ", words)))
    return frozenset(run[n : n + 2] for run in left for n in range(len(run) - 1))
