"""period-conflict: settlement ahead of what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.dates import day_of_month
from csreview.checking.consistency.stated import Place, cited, earlier_first, found_at, having, hits
from csreview.checking.passages import Passage, Passages
from csreview.model import Severity

CHECK = "period-conflict"
_MONTHLY = r"考核(?:工作)?(?:按|以)(?:自然)?月|考核周期(?:为|是|:)*(?:自然)?月|按(?:自然)?月(?:度)?(?:进行)?考核|每(?:个)?(?:自然)?月考核|月度考核|考核(?:表|结果)[^。;<day>]{0,10}次月|以(?:自然)?月为周期考核"
_OFTEN = r"结算(?:周期)?(?:为|是|:|每|按)*(?:半个?月|双周|两周|周结|每周)|(?:每半个?月|半个?月|双周|每两周|每周|按周|每十五日)[^。;,<money>]{0,5}(?:结算(?!提成|佣金|奖)|结一次|结账|付款一次|对账结算)|每(?P<o><duration>)(?:对账)?(?:结算|结账)"
_ASSESSED = r"(?:考核表|考核结果)[^。;,<day>]{0,8}<day>"
_BY_QUARTER = r"(?:按)?(?:每)?季度?(?:考核|评分|评估)(?:得分|结果|成绩)?[^。;,]{0,6}(?:计入|折算|用于|抵扣)(?:每次|当期|当月|每期|当周|每周|每月)"
_PREPAID = re.compile(r"预付|预存|充值|先款|当月费用|当季")
_DEPENDS = "(?:收到|凭|依据|根据|按照?|待)[^款钱费]{{0,8}}{0}|{0}.*(?:前提|条件|依据)"
_PAPER = r"(?:月报|运营报告|质检报告|绩效表|绩效考核单|评分单|月度报表|服务报告|考核表|考核结果|考核报告|考核得分|评分表|评分结果|对账单|结算单|账单|月度报告|上个?月的账(?=发|报|单))"
_PAYS = r"(?P<d><day>)(?:之?前|以前)?[^。;,<day><duration>]{0,12}(?:支付|付清|付款|结清|打款|汇款|划款|结款|拨付|汇付|转过去|转账|转给|付(?=上月|全部|清|款|当月|钱))(?!.{0,4}(?:违约金|保证金))|(?:支付|付款|付清|打款|结款|汇款)(?:日期?|时间)?[^。;,<day>]{0,8}(?P<e><day>)(?:之?前)?"
_MAKES_OUT = rf"(?P<d><day>)(?:之?前|以前)?[^。;,<day>]{{0,4}}(?:依据|根据|按照?|凭)[^。;,<day>]{{0,6}}{_PAPER}[^。;,<day>]{{0,6}}(?:编制|出具|制作|开具)(?:结算单|账单|对账单)"
_PAYS_AFTER_BILL = r"收到(?:乙方)?(?:的)?(?:账单|结算单|对账单)(?:之日)?(?:后|起)+(?:的)?(?P<n><duration>)(?:以|之)?内[^。;]{0,6}(?:支付|付款|付清)"
_BILLS = r"(?:账单|结算单|对账单)[^。;<day>]{0,6}(?P<d><day>)(?:之?前)?[^。;,]{0,4}(?:发出|出具|提交|发送|提供)|(?P<e><day>)(?:之?前)?[^。;,<day>]{0,8}(?:发出?|出具|提交|发送|提供)[^。;,<day>]{0,6}(?:账单|结算单|对账单)"
_REPORTS = rf"{_PAPER}[^。;<day>]{{0,14}}?(?P<d><day>)(?:之?前|以前)?[^。;,<day>]{{0,10}}|(?P<e><day>)(?:之?前|以前)?[^。;,<day>]{{0,12}}(?:提交|提供|出具|发送?|报送|公布|发布|把|将)[^。;,<day>]{{0,10}}{_PAPER}"
_QUARTERLY = r"考核(?:期|周期)?(?:为|是|:|按|以)*(?:自然)?季度?(?:为单位|为周期|考核|进行|一次|评分|,|。|$)|按(?:自然)?季度?(?:进行)?(?:考核|评分)|每(?:自然)?季度?[^。;,]{0,6}(?:考核|评分|出具[^。;,]{0,4}得分)"
_MARKS_OF_MONTH = r"(?:依据|根据|按照?|凭|以)(?:当|该|上)月(?:的)?(?:考核|绩效)?(?:得分|评分|成绩|考核结果)"
_CONFIRMS = (
    r"(?P<d><day>)(?:之?前|以前)?[^。;,<day>]{0,6}(?:确认(?:对账单|账单|结算单|完毕)|(?:对账|核对|账单)(?:的)?确认)"
)
_INVOICES = r"(?P<d><day>)(?:之?前|以前)?[^。;,<day>]{0,14}(?:开具|开出|提供|寄送)[^。;,<day>]{0,10}发票|发票[^。;,<day>]{0,8}(?P<e><day>)(?:之?前)?[^。;,]{0,4}(?:开具|开出|提供|寄送)"
_ON_INVOICE = re.compile(
    r"见票|凭票|凭[^。;,]{0,8}发票|先票后款|收到[^。;,]{0,10}发票|以[^。;,]{0,10}发票[^。;,]{0,4}为(?:条件|前提)"
)
_WORKING_WEEK = Decimal("1.4")  # days of the calendar for a working day


def period_conflict(passages: Passages) -> Iterator[Candidate]:
    """Yield settlement more often than performance is judged, and payment before the papers that it rests on."""
    yield from _settled_before_judged(passages)
    yield from _quarter_in_month(passages)
    yield from _confirmed_before_issued(passages)
    yield from _marks_of_no_month(passages)
    yield from _paid_before_reported(passages)
    yield from _paid_before_invoiced(passages)


def _first(passages: Passages, source: str) -> Place | None:
    for passage in having(passages, source):
        for match in hits(passage, source):
            named = match.groupdict().get("o")
            every = passage.reading.slots[match.start("o")] if named else None
            if (
                every is None
                or every.unit == "周"
                or (every.unit == "月" and every.value is not None and every.value < 1)
            ):
                return Place(passage, match.start(), match.end())
    return None


def _settled_before_judged(passages: Passages) -> Iterator[Candidate]:
    """Performance is judged by the month, the fee settled more often."""
    monthly = _first(passages, _MONTHLY) or _first(passages, _ASSESSED)
    often = _first(passages, _OFTEN)
    if (
        monthly is None
        or often is None
        or any(_PREPAID.search(p.text) for p in passages.by_clause[often.passage.clause.id])
    ):
        return
    first, later = earlier_first(monthly, often)
    words = Words(
        f"考核按月、结算却更频繁：{cited(passages, first)}与{cited(passages, later)}，结算时当月考核结果还没有出来，扣款和奖励无法计入当期。",
        "把结算周期改为按月；或写明先按比例支付、月度考核后多退少补。",
    )
    yield found_at(CHECK, Severity.MEDIUM, later, words, first)


def _paid_before_reported(passages: Passages) -> Iterator[Candidate]:
    """The fee is due on a day of the month before the day by which the papers that it rests on come."""
    told = (*_days(passages, _PAYS), *_days(passages, _MAKES_OUT), *_after_the_bill(passages))
    pays = [(p, n) for p, n in told if not _PREPAID.search(p.passage.text)]
    reports = list(_days(passages, _REPORTS))
    for pay, due in pays:
        late = next(((place, n) for place, n in reports if n > due and place.passage is not pay.passage), None)
        early = any(n <= due for _, n in reports if late is not None and _kind(late[0]) == _kind(_))
        if late is None or early:
            continue
        first, later = earlier_first(pay, late[0])
        words = Words(
            f"付款日早于付款依据的提交日：{cited(passages, first)}与{cited(passages, later)}，付款时依据还没有出来，条件不可能成就。",
            "把付款日改到报告、考核或对账之后，例如“收到发票后10个工作日内”。",
        )
        yield found_at(CHECK, Severity.MEDIUM, _condition(pay, late[0]) or pay, words, late[0])
        return


def _after_the_bill(passages: Passages) -> Iterator[tuple[Place, int]]:
    """收到账单后5个工作日内付款，按考核结果确定, where the bill comes on a day of the month."""
    bills = [n for _, n in _days(passages, _BILLS)]
    for passage in having(passages, _PAYS_AFTER_BILL) if bills else ():
        for match in hits(passage, _PAYS_AFTER_BILL):
            q = passage.reading.slots[match.start("n")]
            rests = re.search(_DEPENDS.format(_PAPER), passage.text[match.end() :])
            if rests and q.value is not None and q.unit in {"日", "工作日"}:
                days = q.value * (_WORKING_WEEK if q.unit == "工作日" else 1)
                yield Place(passage, match.start(), match.end()), bills[0] + int(days)


def _marks_of_no_month(passages: Passages) -> Iterator[Candidate]:
    """The monthly fee goes by 当月得分, where marks are given by the quarter and nobody gives any by the month."""
    quarterly, used = _first(passages, _QUARTERLY), _first(passages, _MARKS_OF_MONTH)
    if quarterly is None or used is None or used.passage is quarterly.passage:
        return
    if _first(passages, _MONTHLY) is None and not _PREPAID.search(used.passage.text):
        words = Words(
            f"按季度考核，却按当月得分付费：{cited(passages, quarterly)}与{cited(passages, used)}，当月没有得分可以依据。",
            "统一考核周期和结算周期；或写明各月先按比例支付、季度考核后多退少补。",
        )
        yield found_at(CHECK, Severity.MEDIUM, used, words, quarterly)


def _confirmed_before_issued(passages: Passages) -> Iterator[Candidate]:
    """对账 confirmed by the 5th, where the bill to be confirmed comes on the 8th of the same month."""
    issued = list(_days(passages, _BILLS))
    for place, due in _days(passages, _CONFIRMS) if issued else ():
        others = [(bill, n) for bill, n in issued if bill.passage is not place.passage]
        if others and all(n > due and _next_month(bill) == _next_month(place) for bill, n in others):
            words = Words(
                f"确认日早于对账单的提交日：{cited(passages, others[0][0])}与{cited(passages, place)}，确认时对账单还没有出来。",
                "把确认日改到收到对账单之后，例如“收到对账单后5个工作日内确认”。",
            )
            yield found_at(CHECK, Severity.MEDIUM, place, words, others[0][0])
            return


def _paid_before_invoiced(passages: Passages) -> Iterator[Candidate]:
    """见票付款, on the 12th, where the invoice comes from the 20th on."""
    for pay, due in _days(passages, _PAYS):
        if not any(_ON_INVOICE.search(p.text) for p in passages.by_clause[pay.passage.clause.id]):
            continue
        for invoice, n in _days(passages, _INVOICES):
            if n > due and invoice.passage is not pay.passage and _month(invoice) == _month(pay):
                words = Words(
                    f"付款日早于开票日：{cited(passages, pay)}与{cited(passages, invoice)}，付款以收到发票为条件，届时发票还没有开出。",
                    "把付款日改到开票之后，例如“收到发票后10个工作日内”。",
                )
                yield found_at(CHECK, Severity.MEDIUM, pay, words, invoice)
                return


def _month(place: Place) -> bool:
    """Whether a day is said to be one of the month itself (当月), not of the month after."""
    return bool(re.search("当月|本月", place.quote))


def _next_month(place: Place) -> bool:
    """Whether a day is said to be one of the month after."""
    return bool(re.search("次月|下个?月", place.quote))


def _quarter_in_month(passages: Passages) -> Iterator[Candidate]:
    """按季度考核得分计入每次结算, where fees are settled by the week or the month."""
    for passage in having(passages, _BY_QUARTER):
        for match in hits(passage, _BY_QUARTER):
            place = Place(passage, match.start(), match.end())
            words = Words(
                f"“{place.quote}”：季度结束才有得分，每周、每月结算时还没有，扣款和奖励无法计入当期。",
                "把考核周期改为与结算一致；或写明先按比例支付、季度考核后多退少补。",
            )
            yield found_at(CHECK, Severity.MEDIUM, place, words)
            return


def _condition(pay: Place, report: Place) -> Place | None:
    """The words that make payment depend on the report, in the sentence that sets the day of payment, if it has any."""
    kind = _kind(report)
    for match in re.finditer(r"[^,;。:]+", pay.passage.text):
        if kind and re.search(_DEPENDS.format(kind), match.group()):
            return Place(pay.passage, min(pay.start, match.start()), max(pay.end, match.end()))
    return None


def _kind(place: Place) -> str:
    match = re.search(r"月报|报告|考核|评分|对账单|结算单|账单", place.passage.text[place.start : place.end])
    return match.group() if match else ""


def _days(passages: Passages, source: str) -> Iterator[tuple[Place, int]]:
    for passage in having(passages, source):
        for match in hits(passage, source):
            index = match.start("d") if match["d"] else match.start("e")
            value = day_of_month(passage.reading.slots[index].text)
            if value is not None and not _weekly(passage, index):
                yield Place(passage, match.start(), match.end()), value


def _weekly(passage: Passage, index: int) -> bool:
    return "周" in passage.reading.slots[index].text
