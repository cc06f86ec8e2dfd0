"""What a draft states in several places: where each statement stands, what it applies to, and which two disagree."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words, at, numerals
from csreview.checking.passages import Passage, Passages
from csreview.language.quantities import Quantity, QuantityKind
from csreview.language.reading_text import VALUE_SLOTS
from csreview.model import Clause, Role, Severity

_LONGEST = 60
_SLOT = re.compile(r"(?<!\(\?P)<([a-z]{2,})>")
_FIXED = {Role.PARTIES: "首部", Role.SIGNATURE: "签署处", Role.TITLE: "标题", Role.RECITAL: "序言"}
_SCOPES = re.compile(
    r"大(?<!非.)促|双1[12]|双十[一二]|618|年货节|活动期|高峰|峰值|旺[季时]|淡季|开学季|这段时间|该段时间|促销|冲榜|专场|节假日|春节|除夕|国庆|周末|双休日|工作日(?=[^内])|夜间|晚间|凌晨|夜班(?!队)|"
    r"开(?<!不.)播日|不开播日|直播|试用|试运行|试接待|磨合|适应期|爬坡|首月|第一个月|新品|新客服|机器人|智能|自动回复|"
    r"电话|热线|来电|呼入|外呼|留言|邮件|电子邮箱(?=首次|平均|回复|响应|$)|工单|售前|售中|售后|投诉|纠纷|VIP|会员|天猫|淘宝|京东|拼多多|抖音|抖店|快手|小红书|"
    r"唯品会|微信|视频号|得物|亚马逊|1688|Shopee|shopee|TikTok|Amazon|Lazada|Temu|SHEIN|eBay|独立站|飞鸽|千牛|咚咚|旺旺|英语|粤语|主管|组长|班长|质检|备用|应急|境外|海外"
)
_SAME_SCOPE = {
    "电子邮箱": "邮件",
    "热线": "电话",
    "来电": "电话",
    "呼入": "电话",
    "抖店": "抖音",
    "飞鸽": "抖音",
    "Amazon": "亚马逊",
    "双十一": "双11",
    "双十二": "双12",
}
_ALIKE = re.compile(r"一样|(?:^|[,;:])(?:均|都)|统一|无论|不论|相同")
_ORDINARY = re.compile(r"日常|平日|平时|非大促")
_TRIAL = re.compile("试[运用办做行接合岗跑]|磨合")
_DAYS = {"日": 1, "周": 7}
_MONTHS = {"月": 1, "季度": 3, "年": 12}
_DAY_LONG = 24 * 60 * 60
_SECONDS = {"秒": 1, "分钟": 60, "小时": 3600}


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a passage's reading text."""

    passage: Passage
    start: int
    end: int

    @property
    def quote(self) -> str:
        """The words in the draft, white space as one blank, shortened where they are long."""
        words = " ".join(self.passage.place(self.start, self.end).cut(self.passage.clause.text).split())
        return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


@dataclass(frozen=True, slots=True)
class Said:
    """One statement: where, what it says in a form that can be compared, and what it is limited to (大促, 京东)."""

    place: Place
    value: object
    scope: frozenset[str] = frozenset()


def earlier_first(one: Place, other: Place) -> tuple[Place, Place]:
    """Return the two places as they come in the draft."""
    return (one, other) if (one.passage.number, one.start) <= (other.passage.number, other.start) else (other, one)


@functools.lru_cache(maxsize=512)
def rx(source: str) -> re.Pattern[str]:
    """Return a compiled regular expression in which <money>, <count> … stand for slots, in and out of brackets."""
    return re.compile(_SLOT.sub(lambda match: VALUE_SLOTS[QuantityKind(match.group(1))], source))


def where(passages: Passages, clause: Clause) -> str:
    """Return how a person would name the clause: 第三条第1款, 4.2, 附件二, 首部."""
    if clause.role in _FIXED:
        return _FIXED[clause.role]
    root = passages.agreement.clause(passages.roots[clause.id])
    own, top = clause.label.strip(" .、．，,：:"), root.label.strip(" .、．，,：:")
    if root.role is Role.ANNEX and top:
        return top
    if clause is root or not top:
        return _article(own)
    if not own:
        return top
    if "条" in own or len(numerals(own)) > 1:
        return own
    return f"{_article(top)}第{own}{'款' if own.isdecimal() else '项'}"


def _article(label: str) -> str:
    """四 is cited as 第四条, 第三部分 and 4.2 as they stand."""
    return label if label.startswith("第") or len(numerals(label)) != 1 else f"第{label}条"


def cited(passages: Passages, place: Place) -> str:
    """Return the words at a place in quotes, with the name of their clause: “30秒”（第三条）."""
    name = where(passages, place.passage.clause)
    return f"“{place.quote}”（{name}）" if name else f"“{place.quote}”"


def found_at(check: str, severity: Severity, place: Place, words: Words, other: Place | None = None) -> Candidate:
    """Return a candidate at a place; `other` is the place that it contradicts."""
    found = at(check, severity, place.passage, (place.start, place.end), words)
    if other is None or other == place:
        return found
    return replace(found, other=(other.passage.clause.id, other.passage.place(other.start, other.end)))


def hits(passage: Passage, source: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern in a passage's reading text."""
    yield from rx(source).finditer(passage.text)


def having(passages: Passages, *sources: str, recitals: bool = False) -> Iterator[Passage]:
    """Yield, in order, the binding passages that may match one of the patterns (see `hits`); no other does."""
    return passages.having(*map(rx, sources), recitals=recitals)


def quantity(passage: Passage, match: re.Match[str], kind: QuantityKind, nth: int = 0) -> Quantity | None:
    """Return the nth quantity of a kind within a match, or None."""
    found = [q for i, q in within(passage, match.start(), match.end()) if q.kind is kind]
    return found[nth] if nth < len(found) else None


def within(passage: Passage, start: int, end: int) -> list[tuple[int, Quantity]]:
    """Return the quantities in a stretch of the reading text, each with its index."""
    return [(index, quantity) for index, quantity in passage.reading.slots.items() if start <= index < end]


def months(q: Quantity) -> Decimal | None:
    """Return a duration in months, or None where it is not one of months, quarters or years."""
    return q.value * _MONTHS[q.unit] if q.value is not None and q.unit in _MONTHS else None


def seconds(q: Quantity) -> Decimal | None:
    """Return a duration in seconds, or None where it is not one of seconds, minutes or hours."""
    return q.value * _SECONDS[q.unit] if q.value is not None and q.unit in _SECONDS else None


def length(q: Quantity) -> tuple[Decimal, str] | None:
    """Return a duration as (number, unit) in which equal lengths are equal: 12个月 and 一年, 2小时 and 120分钟, 48小时 and 2日."""
    if q.value is None:
        return None
    if (whole := seconds(q)) and not whole % _DAY_LONG:
        return whole / _DAY_LONG, "日"
    for table, unit in ((_MONTHS, "月"), (_SECONDS, "秒"), (_DAYS, "日")):
        if q.unit in table:
            return q.value * table[q.unit], unit
    return q.value, q.unit


def scope(text: str) -> frozenset[str]:
    """Return the words that limit a statement (大促, 京东, 电话); none where it is said to hold for all alike."""
    if _ALIKE.search(text):
        return frozenset()
    return frozenset(_SAME_SCOPE.get(word, word) for word in _SCOPES.findall(_ORDINARY.sub("", text)))


def reach(passage: Passage, end: int, since: int = 0) -> str:
    """Return the words that may limit what ends at `end`: its context, from `since`, and on to the next comma."""
    tail = re.match(r"[^,;。]*", passage.text[end:])
    return f"{passage.context}\n{passage.text[since:end]}{tail.group() if tail else ''}"


def in_trial(passage: Passage) -> bool:
    """Tell whether a sentence, or one before it in its clause, speaks of a trial: what it says may hold in that alone."""
    return bool(_TRIAL.search(passage.clause.text, 0, passage.span.end))


def disagreeing(said: Iterable[Said], same: Callable[[object, object], bool]) -> Iterator[tuple[Said, Said]]:
    """Yield (first, later) for each later statement of the same scope that does not agree with the first one."""
    first: dict[frozenset[str], Said] = {}
    for each in said:
        before = first.setdefault(each.scope, each)
        if before is not each and before.place.passage is not each.place.passage and not same(before.value, each.value):
            yield before, each


def in_order(said: Sequence[Said]) -> list[Said]:
    """Return statements in the order in which the draft makes them."""
    return sorted(said, key=lambda s: (s.place.passage.number, s.place.start))
