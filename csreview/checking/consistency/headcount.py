"""quantity-conflict: the least number of seats told twice, parts that do not make the whole, shops told and listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.cells import Table, tables
from csreview.checking.consistency.stated import (
    Place,
    Said,
    cited,
    disagreeing,
    earlier_first,
    found_at,
    having,
    hits,
    reach,
    scope,
    where,
)
from csreview.checking.passages import Passage, Passages
from csreview.language.quantities import Quantity, QuantityKind
from csreview.model import Severity

CHECK = "quantity-conflict"
_SEAT = re.compile(r"名|席|席位|坐席|个坐席|个?人|位")
_SEAT_AFTER = re.compile(r"人|(?:专属|固定|专职|在线)*(?:客服|坐席|专席)")
_AT_LEAST = r"(?:配备|安排|派驻|投入|承诺|保证|常驻|固定|专属|专职)[^。;,<count>]{0,14}(?:客服|坐席|专席)(?:人员)?(?:人数|数量|总数)?(?:应|须|始终|均)*(?:不少于|不低于|不得少于|不得低于|至少为?)(?P<v><count>)(?!的|时,|以)"
_BREAKDOWN = r"(?P<v><count>)(?:客服|坐席|专席|人员|店铺)?(?:,|\(|:)?其中:?(?P<p>[^。;<count>]{1,8}<count>(?:[、,和及](?!另|再)[^。;、,<count>另]{1,8}<count>)+)"
_PART_OF_ALL = re.compile(
    r"其中|每班|[早中晚夜白]班|同时|在岗|在线人数|任一|增|大促|班长|组长|主管|质检|培训|储备|替补|试用|节假日|各|平均|粤语|英语|女|男|持证|老|熟|经验|店"
)
_SHOPS = r"(?:共计?|合计|总计|以下|下列|上述|所列|列明的|如下|名下(?:的)?|把|将|(?:承接|接待|服务)甲方(?:的)?)(?P<v><count>)(?:网络|线上|电商|直营)*(?:店铺|网店|店)?"
_SHOP_HEAD = re.compile(r"^(?:店铺|店铺名称|网店名称|店铺名|店名|服务店铺)$")
_SHOP_UNIT = re.compile(r"家|店|个")
_NAMES = re.compile(r"[\"']([^\"']{2,24})[\"']")


def quantity_conflict(passages: Passages) -> Iterator[Candidate]:
    """Yield the least number of seats told twice, parts that do not add up, and shops counted otherwise than listed."""
    yield from _least(passages)
    for passage in having(passages, _BREAKDOWN, _SHOPS):
        yield from _parts(passage)
        yield from _named_shops(passage)
    yield from _listed_shops(passages)


def _is_seat(text: str, index: int, q: Quantity) -> bool:
    return bool(_SEAT.fullmatch(q.unit) or (q.unit == "个" and _SEAT_AFTER.match(text, index + 1)))


def _least(passages: Passages) -> Iterator[Candidate]:
    """The least number of seats told twice: 配备的客服不少于10名, 常驻客服不低于8名."""
    said = [
        Said(Place(passage, match.start(), match.end()), q.value, scope(reach(passage, match.end())))
        for passage in having(passages, _AT_LEAST)
        for match in hits(passage, _AT_LEAST)
        if (q := passage.reading.slots[match.start("v")]).value is not None
        and _is_seat(passage.text, match.start("v"), q)
        and not _PART_OF_ALL.search(passage.text[: match.end()])
    ]
    for first, later in disagreeing(said, lambda one, other: one == other):
        yield _apart(passages, first.place, later.place, "客服人数的下限两处不一致")


def _apart(passages: Passages, one: Place, other: Place, what: str) -> Candidate:
    first, later = earlier_first(one, other)
    words = Words(
        f"{what}，即{cited(passages, first)}与{cited(passages, later)}，费用和考核按哪个数计算会起争议。",
        "核实后统一数量；有增减安排的，写明何时起按新数量执行。",
    )
    return found_at(CHECK, Severity.MEDIUM, later, words, first)


def _parts(passage: Passage) -> Iterator[Candidate]:
    for match in hits(passage, _BREAKDOWN):
        whole = passage.reading.slots[match.start("v")]
        parts = [
            q
            for i, q in passage.reading.slots.items()
            if match.start("p") <= i < match.end("p") and q.kind is QuantityKind.COUNT
        ]
        total = sum((q.value or Decimal(0) for q in parts), Decimal(0))
        if (
            whole.value is None
            or total == whole.value
            or re.search(r"至少|不少于|不超过|以上|持证|女|男", match.group())
        ):
            continue
        if any(q.unit != parts[0].unit for q in parts):
            continue
        place = Place(passage, match.start(), match.end())
        sum_ = "＋".join(f"{q.value}" for q in parts)
        words = Words(
            f"“{place.quote}”：各项相加{sum_}＝{total}，与总数{whole.value}不符。", "核对总数和各项，改正写错的一个。"
        )
        yield found_at(CHECK, Severity.MEDIUM, place, words)


def _named_shops(passage: Passage) -> Iterator[Candidate]:
    """Three shops announced, two named: in one sentence, each name in quotes."""
    text = passage.text
    match = next((m for m in hits(passage, _SHOPS) if "店" in text[: m.end() + 2]), None)
    if match is None or "等" in text:
        return
    q = passage.reading.slots[match.start("v")]
    names = [n for n in _NAMES.findall(text) if not re.search("以下简称|指", n)]
    if q.value is None or not _SHOP_UNIT.fullmatch(q.unit) or len(names) < 2 or len(names) == q.value:
        return
    if all(
        "店" in n or re.search(r"天猫|淘宝|京东|拼多多|抖音|快手", text[max(0, text.find(n) - 8) : text.find(n)])
        for n in names
    ):
        place = Place(passage, match.start(), match.end())
        words = Words(
            f"写明{q.text}店铺，实际列出{len(names)}家（{'、'.join(names)}），服务范围和费用按几家计算会起争议。",
            "补列或删减店铺，使数量与清单一致。",
        )
        yield found_at(CHECK, Severity.MEDIUM, place, words)


def _listed_shops(passages: Passages) -> Iterator[Candidate]:
    """Shops counted in the text against the rows of the one table that lists them."""
    listed = [(t, n) for t in tables(passages) for n in [t.column(_SHOP_HEAD)] if n is not None]
    if len(listed) != 1:
        return
    table, column = listed[0]
    names = [name for row in table.rows if (name := table.cell(row, column)) and not re.search(r"合计", name)]
    for passage in having(passages, _SHOPS):
        for match in hits(passage, _SHOPS):
            q = passage.reading.slots[match.start("v")]
            near = passage.text[max(0, match.start() - 12) : match.end() + 4]
            if q.value is None or not _SHOP_UNIT.fullmatch(q.unit) or "店" not in near or q.value == len(names):
                continue
            if re.search(r"竞品|新增|其中|另|平台[,。;]", near) or not names:
                continue
            yield _listed(passages, Place(passage, match.start(), match.end()), q, table, len(names))
            return


def _listed(passages: Passages, place: Place, q: Quantity, table: Table, count: int) -> Candidate:
    words = Words(
        f"{cited(passages, place)}写明{q.text}店铺，清单（{where(passages, table.clause)}）列出{count}家，服务范围和费用按几家计算会起争议。",
        "补列或删减店铺，使数量与清单一致。",
    )
    return found_at(CHECK, Severity.MEDIUM, place, words)
