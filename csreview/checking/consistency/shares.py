"""percent-sum: shares that are meant to be the whole of a price, of a team, of a loss or of a score, and are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.stated import Place, found_at, having, hits, within
from csreview.checking.passages import Passage, Passages
from csreview.language.quantities import QuantityKind
from csreview.model import Severity

CHECK = "percent-sum"
_FACTOR = r"[^。;,+=×*\d<percent>]{2,14}[×xX*](?:0?\.\d{1,3}|<percent>)"
_FORMULA = rf"(?:=|为|按)(?P<f>{_FACTOR}(?:\+{_FACTOR})+)"
_INSTALMENT = r"(?:支付|付|收取|结算)[^。;,<percent><money>至]{0,8}(?:合同|服务费|费用|项目)?(?:总)?(?:价款?|额|金额|费用?|款)的?(?P<v><percent>)"
_CLOSED = re.compile(r"付清|结清|付讫|全部(?:价款|款项|费用)|尾款|余款|末期|最后一期")
_REST = re.compile(r"(?:余款|剩余|其余|尾款)(?!.{0,10}(?:%|\ue000))")
_ALL_OF_IT = re.compile(
    r"无其他|没有其他|别无|不设其他|以上(?:即|为|是)全部|(?:由|分)[^。;,]{0,12}(?:组成|构成)|合计为?全部"
)
_SHARE = r"占(?:比|全部|总数|总量)?(?:的|为|:)*(?P<v><percent>)"
_BORNE = r"甲方(?:承担|负担|分担|分得|占)(?:其中)?(?:的)?(?P<v><percent>)[^。;]{0,12}?乙方(?:承担|负担|分担|分得|占)(?:其中)?(?:的)?(?P<w><percent>)|乙方(?:承担|负担|分担|分得|占)(?:其中)?(?:的)?(?P<x><percent>)[^。;]{0,12}?甲方(?:承担|负担|分担|分得|占)(?:其中)?(?:的)?(?P<y><percent>)"
_POINTS = r"(?<![一-鿿])[一-鿿]{2,8}?占(?P<v><count>)(?=[,、;。]|$)"
_OF_POINTS = r"(?:总分|满分|总计|合计)(?:为|是|:)?(?P<v><count>)"
_EACH_TIME = r"(?:支付|付)(?:款)?(?P<v><percent>)(?=[,、;。]|$)"
_WHOLE = Decimal(100)
_LOW, _HIGH = Decimal(60), Decimal(150)


def shares(passages: Passages) -> Iterator[Candidate]:
    """Yield coefficients of a score, instalments of a price, parts of a team and parts of a loss that do not make the whole."""
    for passage in having(passages, _FORMULA, _SHARE, _BORNE, _POINTS, _EACH_TIME):
        if passage.row is None:
            yield from _formula(passage)
            yield from _of_all(passage)
            yield from _borne(passage)
            yield from _points(passage)
            yield from _paid_in(passage)
    yield from _instalments(passages)


def _told(place: Place, values: list[Decimal], what: str) -> Candidate:
    sum_ = "＋".join(f"{value.normalize():f}%" for value in values)
    total = sum(values, Decimal(0)).normalize()
    words = Words(
        f"“{place.quote}”：{what}{sum_}合计{total:f}%，不是100%，{'多出' if total > _WHOLE else '缺少'}的部分没有着落。",
        "核对各项，改正写错的一项或补上缺的一项，使合计为100%。",
    )
    return found_at(CHECK, Severity.HIGH, place, words)


def _formula(passage: Passage) -> Iterator[Candidate]:
    """得分＝满意度×0.4＋解决率×0.3＋质检分×0.2: the coefficients of a mean make one."""
    for match in hits(passage, _FORMULA):
        values = [
            _coefficient(passage, match.start("f") + each.start(1)) for each in re.finditer(r"[×xX*](.)", match["f"])
        ]
        known = [value for value in values if value is not None]
        if len(known) == len(values) and "扣" not in match.group() and _off(known):
            yield _told(Place(passage, match.start("f"), match.end()), known, "各项系数")


def _coefficient(passage: Passage, at: int) -> Decimal | None:
    q = passage.reading.slots.get(at)
    if q is not None:
        return q.value if q.kind is QuantityKind.PERCENT else None
    number = re.match(r"0?\.\d{1,3}", passage.text[at:])
    return Decimal(number.group()) * 100 if number else None


def _off(values: list[Decimal]) -> bool:
    return abs(sum(values, Decimal(0)) - _WHOLE) > Decimal("0.2")


def _of_all(passage: Passage) -> Iterator[Candidate]:
    """白班占60%，夜班占30%，无其他班次: shares said to be all that there are."""
    found = list(hits(passage, _SHARE))
    values = [q.value for match in found if (q := passage.reading.slots[match.start("v")]).value is not None]
    if len(found) > 1 and len(values) == len(found) and _ALL_OF_IT.search(passage.text) and _off(values):
        yield _told(Place(passage, found[0].start(), found[-1].end()), values, "各部分")


def _points(passage: Passage) -> Iterator[Candidate]:
    """响应占30分，满意度占30分，质检占20分，总分100分."""
    found = list(hits(passage, _POINTS))
    values = [
        q.value
        for match in found
        if (q := passage.reading.slots[match.start("v")]).value is not None and q.unit == "分"
    ]
    total = next((passage.reading.slots[m.start("v")] for m in hits(passage, _OF_POINTS)), None)
    if len(values) > 2 and len(values) == len(found) and total is not None and total.value == _WHOLE and _off(values):
        place = Place(passage, found[0].start(), found[-1].end())
        sum_ = "＋".join(f"{value.normalize():f}" for value in values)
        words = Words(
            f"“{place.quote}”：各项{sum_}合计{sum(values, Decimal(0)).normalize():f}分，不是总分{total.text}。",
            "核对各项分值，使合计与总分相等。",
        )
        yield found_at(CHECK, Severity.HIGH, place, words)


def _paid_in(passage: Passage) -> Iterator[Candidate]:
    """签约付30%，上线付30%，验收付30%: the instalments of one price in one sentence."""
    found = list(hits(passage, _EACH_TIME))
    values = [q.value for match in found if (q := passage.reading.slots[match.start("v")]).value is not None]
    of_a_price = re.search("付款|分期|总价|合同价|合同额|服务费|结算|支付|签约", passage.text) and not _REST.search(
        passage.text
    )
    if len(values) > 2 and of_a_price and _off(values) and _LOW <= sum(values) <= _HIGH:
        yield _told(Place(passage, found[0].start(), found[-1].end()), values, "各期付款")


def _borne(passage: Passage) -> Iterator[Candidate]:
    for match in hits(passage, _BORNE):
        values = [q.value for _, q in within(passage, match.start(), match.end()) if q.value is not None]
        if len(values) == 2 and _off(values):
            yield _told(Place(passage, match.start(), match.end()), values, "双方")


def _instalments(passages: Passages) -> Iterator[Candidate]:
    """Instalments in percent of the price, item by item, of which the last pays it off."""
    groups: dict[str, list[Passage]] = {}
    for passage in having(passages, _INSTALMENT):
        if passage.row is None:
            groups.setdefault(passage.clause.parent or passage.clause.id, []).append(passage)
    for group in groups.values():
        found = [(p, m) for p in group for m in hits(p, _INSTALMENT)]
        text = "".join(p.text for p in group)
        values = [q.value for p, m in found if (q := p.reading.slots[m.start("v")]).value is not None]
        whole = len(found) > 1 and len(values) == len(found) and _CLOSED.search(text) and not _REST.search(text)
        if whole and _off(values) and _LOW <= sum(values) <= _HIGH and "违约" not in text:
            passage, match = found[-1]
            yield _told(Place(passage, match.start(), match.end()), values, "各期付款")
