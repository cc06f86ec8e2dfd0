"""amount-arithmetic: products and sums of money that do not come out, in running text and in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words, candidate
from csreview.checking.consistency.cells import Table, amount, tables
from csreview.checking.consistency.stated import Place, found_at, having, hits, rx, within
from csreview.checking.passages import Passage, Passages, trimmed
from csreview.language.numerals import number
from csreview.language.quantities import QuantityKind
from csreview.model import Row, Severity, Span

CHECK = "amount-arithmetic"
_CENT = Decimal("0.01")
_FACTOR = (
    r"(?:(?:<money>|<count>|<duration>|<percent>|\d{1,12}(?:\.\d{1,9})?)(?:席|人|名|个月|月|店|个?坐席|[A-Z]{2,4})?)"
)
_PRODUCT = rf"(?P<f>{_FACTOR}(?:[×xX*]{_FACTOR})+)(?:\)|,)?(?:=|即|合计|共计|总计|计|为|,|每月|每年|人民币|总额|金额|:)+(?P<t><money>)"
_REVERSED = rf"(?P<t><money>)(?:\(|:|=|,)(?:即|按|=)?(?P<f>{_FACTOR}(?:[×xX*]{_FACTOR})+)\)?(?=[,;。)]|$)"
_SUM_BEHIND = r"(?P<t><money>)\((?:即|按|=)?(?P<f>\d[\d,]*(?:\.\d+)?[×xX*]\d[\d,]*(?:\.\d+)?(?:\+\d[\d,]*(?:\.\d+)?[×xX*]\d[\d,]*(?:\.\d+)?)*)\)"
_TERM = rf"[^。;,+<money>×=]{{0,8}}{_FACTOR}(?:[×xX*]{_FACTOR})+"
_SUM_OF_PRODUCTS = (
    rf"(?P<f>{_TERM}(?:\+{_TERM})+)(?:=|,|即|合计|共计|总计|计|为|每月|每年|人民币|总额|金额|:)+(?P<t><money>)"
)
_EACH = r"(?P<n><count>)(?P<a>[^;。<money><count>]{0,18})每(?:席|人|名|个?坐席|席位|位)(?:每?月|每?年)?[^;。<money><count><percent>]{0,6}(?P<u><money>)[^;。<money><count><duration><percent>]{0,6}(?:合计|共计|总计|总额|月费|费用)[^;。<money><count><percent>]{0,8}(?P<t><money>)"
# In notes money has no unit: 每个人3800一个月，5个人一共19500.
_SUM_SAID = r"(?P<{}><money>|\d{{3,7}}(?![\d:年月日号.]))(?:块钱?|元)?"
_SAID_UNIT = rf"(?:每个?|一个)(?:人|席|坐席|客服)(?:一?个?月|每月)?(?:是|给|算|工资)?{_SUM_SAID.format('u')}(?:一个月|每个?月|/月|一月)?"
_SAID_COUNT = r"(?P<n><count>)(?:人|个?坐席|客服)?"
_SAID_TOTAL = rf"(?:每月|一个月|<duration>)?(?:一共|总共|合计|共计?|加起来)(?:每月|一个月)?(?:是|就是|为|给|付)?{_SUM_SAID.format('t')}"
_SAID = (
    rf"{_SAID_UNIT},?{_SAID_COUNT},?{_SAID_TOTAL}",
    rf"{_SAID_COUNT},?{_SAID_UNIT},?{_SAID_TOTAL}",
    rf"每个?(?:人|席|坐席|客服){_SAID_COUNT},?{_SAID_TOTAL}",
)
_BOTH = re.compile(r"(?P<u>\d{3,7}),(?P<n>\d{1,2})(?!\d)")
_YEARLY = r"(?:每月(?:小计|合计)?|月(?:度)?(?:固定|基础)?(?:服务)?(?:费用?|价款)|月费)(?:,[^,:]{1,6}:)?(?:为|是|:|合计|小计|共)*(?P<m><money>)(?:\([^()]{0,40}\))?[^。<money>]{0,24}?(?:年(?:度)?(?:服务)?(?:费用?|价款)|全年|年度|一年|年费)(?:服务费|费用|总额|总计|合计|共计|共|为|是|:)*(?P<y><money>)"
_INEXACT = re.compile(r"约(?!定)|左右|折|优惠|减免|免|赠|不含|另计|封顶|上限")
_IN_ONE_CELL = re.compile("[^,:]*=[^,:]*")
_SMALL_UNIT = re.compile(r"日|天|时|次|课|单|条|通")
_PERSON = re.compile("席|名|人|位")
_QUANTITY = re.compile(r"数量|人数|席位?数|坐席数|席数")
_UNIT_PRICE = re.compile(r"单价")
_TIMES = re.compile(r"天数|日数|月数|工时|时数|小时数|时长|场次|班次数|期数")
_AMOUNT = re.compile(
    r"^(?:每?[月年]度?)?(?:金额|小计|合计|总价|总额|费用|月费|月度?费用|[月年]金额|[月年]额|合价|含税金额)"
)
_ONCE = re.compile("一次性|首月")
_MONTHLY_TOTAL = re.compile("^每月(?:固定|服务|基础)?(?:服务)?费用?$")
_TOTAL_ROW = re.compile(r"^(?:[^一-鿿]*)(?:.{0,10})(?:合计|总计|共计)")


def amount_arithmetic(passages: Passages) -> Iterator[Candidate]:
    """Yield each total that its own factors or parts do not make."""
    for passage in having(passages, _PRODUCT, _REVERSED, _SUM_BEHIND, _EACH, _YEARLY, *_SAID):
        yield from _products(passage)
        if passage.row is None:
            yield from _sum_of_products(passage)
            yield from _sum_behind(passage)
            yield from _each(passage)
            yield from _said(passage)
        yield from _yearly(passage)
    for table in tables(passages):
        yield from _rows(table)
        yield from _total(table)


def _equal(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= 1


def _shown(value: Decimal) -> str:
    return f"{value.quantize(_CENT).normalize():,f}"


def _words(sum_: str, right: Decimal, stated: str) -> Words:
    return Words(
        f"{sum_}应为{_shown(right)}元，文中写为“{stated}”，相差的部分付还是不付会起争议。",
        f"核对数量、单价和总额，改正写错的一项；若总额为{_shown(right)}元，大写金额一并更正。",
    )


def told(place: Place, sum_: str, right: Decimal, stated: str) -> Candidate:
    """Return the finding that what is told as `stated` at a place should be `right`, the outcome of `sum_` (in words)."""
    return found_at(CHECK, Severity.HIGH, place, _words(sum_, right, stated))


def _products(passage: Passage) -> Iterator[Candidate]:
    for source in (_PRODUCT, _REVERSED):
        for match in hits(passage, source):
            factors = _factors(passage, match.start("f"), match.end("f"))
            total = passage.reading.slots[match.start("t")]
            if (
                factors is None
                or total.value is None
                or (passage.row is not None and not _IN_ONE_CELL.fullmatch(match.group()))
                or _INEXACT.search(passage.text[max(0, match.start() - 4) : match.end() + 3])
                or _is_added(passage.text, match.start("f"), match.end("f"))
            ):
                continue
            right = _product(factors)
            if not _equal(right, total.value):
                place = Place(passage, match.start(), match.end())
                formula = Place(passage, match.start("f"), match.end("f")).quote
                yield told(place, formula, right, total.text)


def _sum_behind(passage: Passage) -> Iterator[Candidate]:
    """10,680块（22×320＋8×480）: a sum with bare numbers in brackets behind it, which is exact even where the sum is 大概."""
    for match in hits(passage, _SUM_BEHIND):
        total = passage.reading.slots[match.start("t")]
        terms = [
            [number(factor) or Decimal(0) for factor in re.split("[×xX*]", term)] for term in match["f"].split("+")
        ]
        right = sum(map(_product, terms), Decimal(0))
        if total.value is not None and not _equal(right, total.value):
            yield told(Place(passage, match.start(), match.end()), match["f"], right, total.text)


def _is_added(text: str, start: int, end: int) -> bool:
    """Whether a product is one term of a sum (27席×4,600元+组长2席×6,000元)."""
    return bool(re.search(r"\+[^。;,+]{0,8}$", text[:start])) or text.startswith("+", end)


def _sum_of_products(passage: Passage) -> Iterator[Candidate]:
    for match in hits(passage, _SUM_OF_PRODUCTS):
        parts, at = [], match.start("f")
        for term in match["f"].split("+"):
            lead = re.match(rx(r"[^\d<money><count><duration><percent>]*").pattern, term)
            parts.append(_factors(passage, at + (lead.end() if lead else 0), at + len(term)))
            at += len(term) + 1
        total = passage.reading.slots[match.start("t")]
        if total.value is None or None in parts or _INEXACT.search(match.group()):
            continue
        right = sum((_product(factors) for factors in parts if factors), Decimal(0))
        if not _equal(right, total.value):
            place = Place(passage, match.start(), match.end())
            formula = Place(passage, match.start("f"), match.end("f")).quote
            yield told(place, formula, right, total.text)


def _factors(passage: Passage, start: int, end: int) -> list[Decimal] | None:
    """The numbers multiplied; None unless exactly one of them is money, so that the product is money too."""
    found, money, at = [], 0, start
    for piece in re.split(r"[×xX*]", passage.text[start:end]):
        q = next((quantity for _, quantity in within(passage, at, at + len(piece))), None)
        value = q.value if q is not None else number(re.sub(r"[^\d.]", "", piece))
        if value is None:
            return None
        money += q is not None and q.kind is QuantityKind.MONEY
        found.append(value / 100 if q is not None and q.kind is QuantityKind.PERCENT else value)
        at += len(piece) + 1
    return found if money == 1 else None


def _product(factors: list[Decimal]) -> Decimal:
    result = Decimal(1)
    for factor in factors:
        result *= factor
    return result


def _each(passage: Passage) -> Iterator[Candidate]:
    """6席，每席每月5,800元，合计每月34,800元."""
    for match in hits(passage, _EACH):
        count, unit, total = (passage.reading.slots[match.start(name)] for name in ("n", "u", "t"))
        inexact = _INEXACT.search(match.group()) or "×" in match.group() or _counted_before(passage, match.start())
        if count.value is None or unit.value is None or total.value is None or inexact:
            continue
        right = count.value * unit.value
        lengths = [q.value for _, q in within(passage, 0, len(passage.text)) if q.kind is QuantityKind.DURATION]
        others = {Decimal(1), Decimal(12), *(value for value in lengths if value)}
        if not any(_equal(right * other, total.value) for other in others):
            place = Place(passage, match.start(), match.end())
            yield told(place, f"{count.text}乘以{unit.text}", right, total.text)


def _said(passage: Passage) -> Iterator[Candidate]:
    """每个人3800一个月，5个人一共19500: the same where the sums have no unit."""
    matches = [match for source in _SAID for match in hits(passage, source)]
    for match in matches if not rx(_EACH).search(passage.text) else ():
        count, unit = _people_and_pay(passage, match)
        total = _sum_said(passage, match, "t")
        if unit is None or total is None or count is None or _INEXACT.search(match.group()):
            continue
        if not _equal(count * unit, total):
            place = Place(passage, match.start(), match.end())
            stated = passage.place(*match.span("t")).cut(passage.clause.text)
            yield told(place, f"{_shown(unit)}乘以{count}", count * unit, stated)


def _people_and_pay(passage: Passage, match: re.Match[str]) -> tuple[Decimal | None, Decimal | None]:
    """How many people at what sum each; in 每人4200，3个人 both stand in one number with its comma."""
    q = passage.reading.slots[match.start("n")]
    if "u" in match.groupdict():
        return q.value, _sum_said(passage, match, "u")
    both = _BOTH.match(q.text)
    return (number(both["n"]), number(both["u"])) if both else (None, None)


def _sum_said(passage: Passage, match: re.Match[str], name: str) -> Decimal | None:
    q = passage.reading.slots.get(match.start(name))
    return q.value if q is not None else number(match[name])


def _counted_before(passage: Passage, end: int) -> bool:
    """Whether other seats are counted before (旺季10席、淡季6席), so that the total may be of those."""
    return any(q.kind is QuantityKind.COUNT and _PERSON.search(q.unit) for _, q in within(passage, 0, end))


def _yearly(passage: Passage) -> Iterator[Candidate]:
    for match in hits(passage, _YEARLY):
        month, year = (passage.reading.slots[match.start(name)] for name in ("m", "y"))
        if month.value is None or year.value is None or _INEXACT.search(match.group()):
            continue
        if not _equal(month.value * 12, year.value) and year.value > month.value * 6:
            place = Place(passage, match.start(), match.end())
            yield told(place, f"{month.text}乘以12个月", month.value * 12, year.text)


def _rows(table: Table) -> Iterator[Candidate]:
    places = [table.column(head) for head in (_QUANTITY, _UNIT_PRICE, _AMOUNT)]
    count_at, price_at, amount_at = places
    if count_at is None or price_at is None or amount_at is None:
        return
    times_at = [n for n, head in enumerate(table.heads) if _TIMES.search(head) and n not in places]
    for row in table.rows:
        count, price, total = (amount(table.cell(row, n)) for n in (count_at, price_at, amount_at))
        if count is None or price is None or total is None or _SMALL_UNIT.search(price[1]):
            continue
        times = [found[0] for n in times_at if (found := amount(table.cell(row, n))) is not None]
        right = count[0] * price[0] * _product(times)
        if not any(_equal(each, total[0]) for each in (right, right * 12, count[0] * price[0])):
            sum_ = f"“{table.cell(row, 0)}”一行{table.cell(row, count_at)}乘以{table.cell(row, price_at)}"
            yield _in_row(table, row, amount_at, _words(sum_, right, table.cell(row, amount_at)))


def _in_row(table: Table, row: Row, last: int, words: Words) -> Candidate:
    """A finding over a row from its first cell to the cell named."""
    span = trimmed(table.clause.text, Span(max(row.cells[0].start, 0), row.cells[last].end))
    if "\n" in span.cut(table.clause.text):
        span = row.cells[last]
    return candidate(CHECK, Severity.HIGH, table.clause, span, words)


def _total(table: Table) -> Iterator[Candidate]:
    """The row that says 合计 against the rows above it."""
    column = table.column(_AMOUNT)
    last = len(table.rows) - 1
    total_row = next((n for n, row in enumerate(table.rows) if _is_total(table.cell(row, 0), is_last=n == last)), None)
    if column is None or column == 0 or total_row is None or total_row < 2:
        return
    stated = amount(table.cell(table.rows[total_row], column))
    paid = [row for row in table.rows[:total_row] if not _ONCE.search(table.text(row))]
    parts = [amount(table.cell(row, column)) for row in paid]
    numbers = [part for part in parts if part is not None]
    if stated is None or len(numbers) < len(parts) or len({per for _, per in numbers}) > 1:
        return
    right = sum((value for value, _ in numbers), Decimal(0))
    if not _equal(right, stated[0]):
        sum_ = "＋".join(_shown(value) for value, _ in numbers)
        row = table.rows[total_row]
        yield _in_row(table, row, column, _words(f"表中各行{sum_}合计", right, table.cell(row, column)))


def _is_total(name: str, *, is_last: bool) -> bool:
    return (
        bool(_TOTAL_ROW.match(name) or (is_last and _MONTHLY_TOTAL.match(name)))
        and len(re.sub(r"[A-Za-z]", "", name)) <= 14
    )
