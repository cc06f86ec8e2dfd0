"""amount-arithmetic: a total near to what prices and numbers told around it make, and not that.

A price is read with what it is for (每席, 一条, 元/席·月) and a number with what it counts (10席, 6000条), wherever in an
article, a table or an annex they stand. A total is told to be wrong where it lies close to the product of a price and a
number of one kind, or to the sum of a price table, and no other reckoning with the figures of the draft explains it.
"""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.arithmetic import told
from csreview.checking.consistency.base import numerals
from csreview.checking.consistency.cells import Table, amount, tables
from csreview.checking.consistency.stated import Place, hits, rx, within
from csreview.checking.passages import Passage, Passages
from csreview.language.numerals import number
from csreview.language.parts import begins
from csreview.language.quantities import Bound, Quantity, QuantityKind
from csreview.model import Clause

_KIND = (
    r"(?P<k>席位?|个?坐席|个?客服|个?小妹|个?人|名|位|个?有效会话|个?会话|个?对话|条|单|通|次|晚|小时|课时|场|班次?)"
)
_EACH_BEFORE = re.compile(
    rf"(?:每|一){_KIND}(?:客服|坐席|人员)?[^,。;:\ue000-\ue0ff]{{0,8}}[\ue000-\ue0ff]?[^,。;:\ue000-\ue0ff]{{0,3}}$"
)
_EACH_WITHIN = re.compile(rf"[/每·]{_KIND}")
_HEAD_UNIT = re.compile(rf"元/{_KIND}")
_OF_KIND = {
    "席位": "席",
    "坐席": "席",
    "客服": "席",
    "小妹": "席",
    "人": "席",
    "名": "席",
    "位": "席",
    "有效会话": "会话",
    "对话": "会话",
    "班次": "班",
}
_BARE = rf"(?<![\d.])(?<!\d,)(?P<n>\d[\d,]*)(?:{_KIND})"
_TOTAL_BEFORE = re.compile(
    r"(?:合计|总计|共计?|一共|总共|总额|总价|就是|每月|月度?|全年|费|承包费|保底|=|即|计)(?:应付|人民币|为|是|共计?|合计|总额|就是|:|大概|约|含税|\(含税\)|费用?|,){0,4}$"
)
_OTHER_FEE = re.compile(
    r"保证金|押金|奖|提成|佣金|违约|罚|绩效|封顶|上限|不超过|超过|超出|不[足低少高]|以[上下内]|启动|上线费|培训|系统|软件|加班|加收|加[席人]|另[加收付]|节假日|大促|补偿|赔|扣|减|临时|首期|第[一二三四]期|尾款|预付|余款|每[席人名位单条次]|优惠|折|试用|首月|另计"
)
_FEE = re.compile(r"服务费|费用|坐席费|承包费|月费|月度?[总金合]|总[额价费]|报酬|底薪|合计|总计")
_NO_FEE = re.compile(r"不收|免费|免收|^[-—/0无]$|不另")
_QUANTITY = re.compile(r"数量|人数|席位?数|坐席数|席数")
_UNIT_PRICE = re.compile(r"单价|月价|价格")
_AMOUNT = re.compile(r"小计|月费|金额|合价|月额|费用|合计")
_ALL = re.compile(r"合计|总计|共计|总价|总额")
_TAXES = tuple(Decimal(f"1.{rate:02d}") for rate in (1, 3, 6, 9, 13))
_NAME_AND_VALUE = 2
_AT_ONCE = re.compile(
    r"^(?:人|客服|坐席|席位|会话)?(?:,?(?:每月|一个月|每个月))?,?(?:一共|总共|共|合计|共计|总计|加起来)(?:是|为|给|付|就是)?$"
)
_NEAR, _VERY_NEAR, _NEAR_A_YEAR = Decimal("0.3"), Decimal("0.06"), Decimal("0.1")
_BY_THE_YEAR = re.compile("年度|全年|每年|年服务费|年费")


@dataclass(frozen=True, slots=True)
class Figure:
    """A price for one, or a number of them: of what kind, how much, its words, and in which passage or article it stands."""

    kind: str
    value: Decimal
    shown: str
    passage: int
    article: str


@dataclass(frozen=True, slots=True)
class Total:
    """A sum told as a total, with the article in which it stands."""

    place: Place
    quantity: Quantity
    article: str

    @property
    def value(self) -> Decimal:
        """The sum in yuan."""
        return self.quantity.value or Decimal(0)


def reckoning(passages: Passages) -> Iterator[Candidate]:
    """Yield each total that lies near to what the figures of the draft make, and that none of them makes."""
    prices, numbers, totals = _figures(passages)
    if not totals:
        return
    sheets = [sheet for table in tables(passages) if (sheet := _sheet(table))]
    for table in tables(passages):
        prices += _prices_of(passages, table)
    explained = functools.cache(lambda: sorted(_explained(prices, numbers, sheets)))
    for total in totals:
        at_once = _told_at_once(total, prices)
        if at_once is not None:
            yield told(total.place, at_once[0], at_once[1], total.quantity.text)
            continue
        near = _product_near(total, prices, numbers) or _sheet_near(total, sheets)
        if near is not None and not _is_explained(total.value, explained(), _others(passages, total)):
            yield told(total.place, near[0], near[1], total.quantity.text)


def _kind(words: str) -> str:
    short = words.removeprefix("个")
    return _OF_KIND.get(short, short)


def _article(passages: Passages, clause: Clause) -> str:
    """The article that a clause belongs to; 4.1 and 4.2 are of one, whether or not a line says 4."""
    root = passages.agreement.clause(passages.roots[clause.id])
    path = numerals(root.label)
    return f"{root.role}.{path[0]}" if len(path) > 1 else root.id


def _figures(passages: Passages) -> tuple[list[Figure], list[Figure], list[Total]]:
    prices: list[Figure] = []
    numbers: list[Figure] = []
    totals: list[Total] = []
    for passage in passages.having(rx("<money>|<count>")):
        article = _article(passages, passage.clause)
        for index, q in within(passage, 0, len(passage.text)):
            if q.value is None or q.low is not None:
                continue
            if q.kind is QuantityKind.COUNT and q.bound is Bound.EXACTLY:
                after = re.match("(?:有效)?会话|对话|人|客服|坐席", passage.text[index + 1 :])
                unit = after.group() if after and q.unit == "个" else q.unit
                numbers.append(Figure(_kind(unit), q.value, q.text, passage.number, article))
            elif q.kind is QuantityKind.MONEY:
                kind = _priced(passage, index, q)
                if kind:
                    prices.append(Figure(kind, q.value, q.text, passage.number, article))
                elif total := _total(passage, index, q, article):
                    totals.append(total)
        bare = ((_kind(m["k"]), number(m["n"]), m.group()) for m in hits(passage, _BARE))
        numbers += [Figure(kind, value, shown, passage.number, article) for kind, value, shown in bare if value]
    return prices, numbers, totals


def _priced(passage: Passage, index: int, q: Quantity) -> str:
    """Of what a sum is the price of one; empty where it is no such price."""
    inside = _EACH_WITHIN.search(q.text)
    before = None if inside else _EACH_BEFORE.search(passage.text[max(0, index - 20) : index])
    found = inside or before
    return _kind(found["k"]) if found else ""


def _total(passage: Passage, index: int, q: Quantity, article: str) -> Total | None:
    start = begins(passage.text, index)
    part = passage.text[start:index]
    name = passage.context.rsplit("\n", 1)[-1] if passage.row is not None else ""
    if passage.row is not None and (len(passage.row.cells) == _NAME_AND_VALUE or _ALL.search(name)):
        part = name
    fits = _TOTAL_BEFORE.search(part) and not re.search("[/每·]", q.text)
    if (
        not fits
        or _OTHER_FEE.search(part + re.split("[,;。]", passage.text[index + 1 : index + 5])[0])
        or "×" in passage.text
    ):
        return None
    return Total(Place(passage, index, index + 1), q, article)


def _prices_of(passages: Passages, table: Table) -> list[Figure]:
    """The bare numbers of a price column whose head says what they are for: 单价（元/条）."""
    article = _article(passages, table.clause)
    found = []
    for n, head in enumerate(table.heads):
        unit = _HEAD_UNIT.search(head)
        for row in table.rows if unit else ():
            value = amount(table.cell(row, n))
            if value is not None and unit:
                found.append(Figure(_kind(unit["k"]), value[0], table.cell(row, n), -1, article))
    return found


@dataclass(frozen=True, slots=True)
class Sheet:
    """The monthly sums of a price table's rows, and the words that say so."""

    parts: tuple[Decimal, ...]
    clause: str

    @property
    def sum(self) -> Decimal:
        """What the rows make together."""
        return sum(self.parts, Decimal(0))


def _sheet(table: Table) -> Sheet | None:
    """The rows of a price table, each with its own sum or number and price; None where a row has neither."""
    count_at, price_at = table.column(_QUANTITY), table.column(_UNIT_PRICE)
    if count_at is None or price_at is None:
        return None
    amount_at = next((n for n, head in enumerate(table.heads) if n > price_at and _AMOUNT.search(head)), None)
    parts: list[Decimal] = []
    for row in table.rows:
        if _ALL.search(table.cell(row, 0)):
            break
        if any(_NO_FEE.search(table.cell(row, n)) for n in (price_at, amount_at or price_at)):
            continue
        count, price = amount(table.cell(row, count_at)), amount(table.cell(row, price_at))
        own = amount(table.cell(row, amount_at)) if amount_at is not None else None
        if own is not None:
            parts.append(own[0])
        elif count is not None and price is not None and not re.search("[天日时次年]", price[1]):
            parts.append(count[0] * price[0])
        elif amount_at is None or not parts:
            return None
    return Sheet(tuple(parts), table.clause.id) if len(parts) > 1 else None


def _explained(prices: Sequence[Figure], numbers: Sequence[Figure], sheets: Sequence[Sheet]) -> set[Decimal]:
    """The sums that the figures make: products of one kind, rows of price tables by themselves and together."""
    of_kind: dict[str, set[Decimal]] = {}
    for figure in numbers:
        of_kind.setdefault(figure.kind, set()).add(figure.value)
    products = {p.value * value for p in prices for value in of_kind.get(p.kind, ())}
    single = {part for sheet in sheets for part in sheet.parts}
    runs = {
        sum(sheet.parts[a:b], Decimal(0))
        for sheet in sheets
        for a, b in itertools.combinations(range(len(sheet.parts) + 1), 2)
    }
    together = {sum((sheet.sum for sheet in sheets), Decimal(0))}
    pairs = {a + b for a, b in itertools.combinations(sorted(products)[:60], 2)}
    return products | single | runs | together | pairs


def _others(passages: Passages, total: Total) -> set[Decimal]:
    """The other flat sums told in the total's article, of which one may be added in it or taken off."""
    if total.place.passage.row is not None:
        return set()
    article = (p for p in passages.binding() if _article(passages, p.clause) == total.article)
    own = (q for p in article for q in p.reading.slots.values())
    flat = (q for q in own if q.kind is QuantityKind.MONEY and not re.search("[/每·]", q.text))
    return {q.value for q in flat if q.value is not None and q.value >= total.value / 50} - {total.value}


def _is_explained(value: Decimal, made: Sequence[Decimal], others: Iterable[Decimal]) -> bool:
    """Whether a total is one of the sums made (ascending), for some months, with or without tax, or with another sum
    told; to the yuan."""
    one = Decimal(1)
    taxes = ((one, one), *((tax, one) for tax in _TAXES), *((one, tax) for tax in _TAXES))
    for times in (1, 2, 3, 6, 12, 24):
        for up, down in taxes:
            if _has_between(made, (value - 1) * up / (times * down), (value + 1) * up / (times * down)):
                return True
    with_others = (value + sign * other for other in others for sign in (1, -1))
    return any(_has_between(made, wanted - 1, wanted + 1) for wanted in with_others)


def _has_between(ascending: Sequence[Decimal], low: Decimal, high: Decimal) -> bool:
    at = bisect.bisect_left(ascending, low)
    return at < len(ascending) and ascending[at] <= high


def _told_at_once(total: Total, prices: Sequence[Figure]) -> tuple[str, Decimal] | None:
    """每个小妹3800元, 4个人一共11400元: a price, the number right before the total, and another product than the total."""
    passage, at = total.place.passage, total.place.start
    before = [(index, q) for index, q in within(passage, 0, at) if q.kind is QuantityKind.COUNT and q.value]
    own = [price for price in prices if price.passage == passage.number]
    if not before or len(own) != 1 or not _AT_ONCE.match(passage.text[before[-1][0] + 1 : at]):
        return None
    right = own[0].value * (before[-1][1].value or Decimal(0))
    return (f"{before[-1][1].text}乘以{own[0].shown}", right) if abs(right - total.value) > 1 else None


def _product_near(total: Total, prices: Sequence[Figure], numbers: Sequence[Figure]) -> tuple[str, Decimal] | None:
    """The product of a price and a number of one kind in the total's article that comes near it."""
    own_prices = [p for p in prices if p.article == total.article]
    own_numbers = [n for n in numbers if n.article == total.article and n.value > 1]
    pairs = [(p, n) for p in own_prices for n in own_numbers if p.kind == n.kind]
    if not pairs:
        return None
    only = len({(p.value, n.value) for p, n in pairs}) == 1 and len({p.value for p in own_prices}) == 1
    price, count = min(pairs, key=lambda pair: abs(pair[0].value * pair[1].value - total.value))
    right = price.value * count.value
    here = total.place.passage.number in {price.passage, count.passage}
    near = abs(right - total.value) <= right * (_NEAR if only else _VERY_NEAR)
    return (f"{count.shown}乘以{price.shown}", right) if near and right != total.value and (only or here) else None


def _sheet_near(total: Total, sheets: Sequence[Sheet]) -> tuple[str, Decimal] | None:
    """The sum of the one price table that a monthly fee told in the text comes near."""
    text = total.place.passage.text
    start = begins(text, total.place.start)
    if len(sheets) != 1:
        return None
    row = total.place.passage.row
    fee = (
        _FEE.search(text[start : total.place.start])
        if row is None
        else total.place.passage.clause.id == sheets[0].clause
    )
    if not fee:
        return None
    yearly = bool(_BY_THE_YEAR.search(text[start : total.place.start]))
    right = sheets[0].sum * (12 if yearly else 1)
    near = 1 < abs(right - total.value) <= right * (_NEAR_A_YEAR if yearly else _VERY_NEAR)
    sum_ = "＋".join(f"{part.normalize():f}" for part in sheets[0].parts)
    return (f"({sum_})×12" if yearly else sum_, right) if near else None
