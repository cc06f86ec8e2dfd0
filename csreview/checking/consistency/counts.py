"""quantity-conflict: people, accounts and platforms counted again further on, and lists that are longer or shorter than told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.cells import amount, tables
from csreview.checking.consistency.stated import Place, cited, found_at, having, hits, scope, within
from csreview.checking.passages import Passage, Passages
from csreview.language.quantities import Quantity
from csreview.model import Severity

CHECK = "quantity-conflict"
_ROLE = r"(?P<k>客服专员|客服代表|客服|专席|坐席|主管|组长|班长|质检员|质检专员|质检|培训师|项目经理)(?:人员)?"
_NOT_ALL = re.compile(r"其中|新增|另|首批|分别|各|每|备用|竞品|以上的?店|增加店|后增|扩")
_FIRST = (
    rf"{_ROLE}(?:共|为|:)?(?P<v><count>)(?!以|的|前|后)",
    rf"(?P<v><count>)(?:专职|固定|专属|在线|全职)*(?:的)?{_ROLE}",
)
_AGAIN = (
    rf"(?:上述|前述|以上|该|全部|全体|这)(?P<v><count>)(?:专职|固定|专属|在线)*{_ROLE}",
    rf"(?:^|[。;,])(?P<v><count>)(?:专职|固定|专属|在线)*{_ROLE}(?=分别|各自|轮流|均|全部|都)",
)
_PARTLY = re.compile(
    r"其中|每班|[早中晚夜白]班|增|备用|大促|另|至少|不少于|不低于|不超过|储备|试用|首月|各|平均|减|缺|达到?|满|连续|更换|离职|空缺|新"
)
_ACCOUNTS = r"(?:子账号|登录账号|客服账号|工作账号)(?:共|为|:|合计)?(?P<v><count>)(?!以|前)|(?P<w><count>)(?:个)?(?:客服|店铺|登录|工作)?(?:子账号)"
_PLATFORMS = r"(?P<v><count>)(?:电商|网络|线上)?(?:平台|渠道)(?![^,。;]{0,3}(?:中|之一))"
_STANDING = r"(?:日常|平时|平日|常规|基础)(?:在线)?(?:坐席|客服|专席|人员)(?:人数|数量)?(?:共|为|是|:|配置|配备|不少于)*(?P<v><count>)"
_BASED_ON = (
    r"在(?:日常|平时|平日|常规)(?:在线)?(?:坐席|客服|专席|人员)?(?P<v><count>)(?:坐席|客服|专席)?(?:的)?基础(?:上|之上)"
)
_SHOP_NAMES = r"(?:淘宝|天猫|京东|拼多多|抖音|快手|小红书|电商|网络|线上|直营)*(?:店铺|网店|店)"
_SHOPS = rf"(?:甲方|名下|经营|服务店铺为|服务范围为)[^。;,<count>]{{0,6}}(?P<v><count>){_SHOP_NAMES}"
_ALL_SHOPS = rf"(?:^|[。;,])(?:上述|前述|以上|该|这|全部)?(?P<v><count>){_SHOP_NAMES}(?=的|均|都|共用|全部|一并|同[日时]|[由应须])"
_PLATFORM = "天猫|淘宝|京东|拼多多|抖音|快手|小红书|唯品会|得物|视频号|1688|微信小店"
_PLATFORM_ROW = (
    rf"^(?:服务|店铺|接待|合作|所在)?(?:平台|渠道)[,:](?P<l>(?:{_PLATFORM})(?:[、和及与/](?:{_PLATFORM}))*)$"
)
_PLATFORM_TEXT = rf"(?:承接|接待|负责|服务)(?:甲方)?(?:的|在)?(?P<l>(?:{_PLATFORM})(?:[、和及与](?:{_PLATFORM}))*)(?:平台|上)?的?店铺的?(?:全部|所有|在线|客服)"
_NAMED = re.compile(r"天猫|淘宝|京东|拼多多|抖音|快手|小红书|唯品会|得物|视频号|1688|微信小店")
_LISTED = r"(?:为|包括|包含|即|是|:)(?P<l>[^。;,:<count>]{4,70}?),?(?:共|合计|总计|一共)(?:计)?(?P<v><count>)(?P<u>店铺|网店|店|平台)?"
_OF_ALL = r"(?:坐席|客服|人员|专席)(?:人数)?(?:共|合计|总计|共计|总数为?)(?P<v><count>)|(?:共|合计|总计|共计)(?P<w><count>)(?:专职|在线|固定)*(?:坐席|客服|专席)"
_COUNTED_HEAD = re.compile(r"^(?:坐席|客服|席位|人)?(?:席位?数|坐席数|人数|数量)(?:\([^)]*\))?$")
_TOTAL_ROW = re.compile(r"^(?:合计|总计|共计)$")


def counts(passages: Passages) -> Iterator[Candidate]:
    """Yield each count told again otherwise, and each list that does not hold as many as it says."""
    yield from _told_again(passages)
    yield from _against_total(passages)
    yield from _differing(passages, _ACCOUNTS, "子账号的数量")
    yield from _differing(passages, _PLATFORMS, "平台的数量")
    yield from _again(passages, _STANDING, _BASED_ON, "日常坐席的数量")
    yield from _again(passages, _SHOPS, _ALL_SHOPS, "店铺的数量")
    yield from _other_platforms(passages)
    yield from _lists(passages)


def _apart(passages: Passages, first: Place, later: Place, what: str) -> Candidate:
    words = Words(
        f"{what}两处不一致：{cited(passages, first)}与{cited(passages, later)}，费用和考核按哪个数计算会起争议。",
        "核实后统一数量；有增减安排的，写明何时起按新数量执行。",
    )
    return found_at(CHECK, Severity.MEDIUM, later, words)


def _told_again(passages: Passages) -> Iterator[Candidate]:
    """客服专员十二名 provided, 上述10名客服专员 spoken of later."""
    first: dict[str, list[tuple[Place, Decimal]]] = {}
    for passage in having(passages, *_FIRST):
        for source in _FIRST if passage.row is None else ():
            for place, kind, value in _people(passage, source):
                first.setdefault(kind, []).append((place, value))
    for passage in having(passages, *_AGAIN):
        for source in _AGAIN:
            for place, kind, value in _people(passage, source):
                before = [each for each in first.get(kind, []) if each[0].passage.number < passage.number]
                if before and all(told != value for _, told in before):
                    yield _apart(passages, before[0][0], place, f"{kind}的人数")
                    return


def _people(passage: Passage, source: str) -> Iterator[tuple[Place, str, Decimal]]:
    for match in hits(passage, source):
        q = passage.reading.slots[match.start("v")]
        part = passage.text[max(passage.text.rfind(mark, 0, match.start()) for mark in ",、。;") + 1 : match.end() + 4]
        limited = _PARTLY.search(part) or scope(part) - {"主管", "组长", "班长", "质检"}
        if q.value is not None and q.unit in {"名", "人", "位", "个", "席", "坐席"} and not limited:
            yield Place(passage, match.start(), match.end()), match["k"], q.value


def _against_total(passages: Passages) -> Iterator[Candidate]:
    """坐席合计7名 in the text, 6 in the row of totals of the one table that counts them."""
    totals: list[tuple[Decimal, str]] = []
    for table in tables(passages):
        column = table.column(_COUNTED_HEAD)
        for row in table.rows if column else ():
            count = amount(table.cell(row, column or 0))
            if _TOTAL_ROW.match(table.cell(row, 0)) and count is not None:
                totals.append((count[0], f"{table.cell(row, 0)} {table.cell(row, column or 0)}"))
    if len(totals) != 1:
        return
    for passage in having(passages, _OF_ALL):
        for match in hits(passage, _OF_ALL) if passage.row is None else ():
            q = passage.reading.slots[match.start("v") if match["v"] else match.start("w")]
            if q.value is not None and q.value != totals[0][0] and not re.search("大促|增|含|另", passage.text):
                place = Place(passage, match.start(), match.end())
                words = Words(
                    f"人数两处不一致：{cited(passages, place)}与表中“{totals[0][1]}”，费用和考核按哪个数计算会起争议。",
                    "核实后统一数量。",
                )
                yield found_at(CHECK, Severity.MEDIUM, place, words)
                return


def _differing(passages: Passages, source: str, what: str) -> Iterator[Candidate]:
    first: tuple[Place, Decimal] | None = None
    for passage in having(passages, source):
        for match in hits(passage, source):
            name = "v" if match["v"] else "w"
            q = passage.reading.slots[match.start(name)]
            part = passage.text[
                max(passage.text.rfind(mark, 0, match.start()) for mark in ",。;") + 1 : match.end() + 6
            ]
            if q.value is None or q.value < 2 or q.unit not in {"个", "家", "大", "种"} or _PARTLY.search(part):
                continue
            place = Place(passage, match.start(), match.end())
            if first is None:
                first = (place, q.value)
            elif q.value != first[1] and first[0].passage is not passage:
                yield _apart(passages, first[0], place, what)
                return


def _other_platforms(passages: Passages) -> Iterator[Candidate]:
    """平台 淘宝、抖音 in the order, 承接京东、拼多多店铺的全部会话 in its terms: none of the platforms is the same."""
    rows = [(p, m) for p in having(passages, _PLATFORM_ROW) for m in hits(p, _PLATFORM_ROW) if p.row is not None]
    if len(rows) != 1:
        return
    own, listed = rows[0]
    ordered = set(_NAMED.findall(listed["l"]))
    told = [(p, m) for p in having(passages, _PLATFORM_TEXT) for m in hits(p, _PLATFORM_TEXT) if p.row is None]
    named = {name for _, match in told for name in _NAMED.findall(match["l"])}
    if told and ordered.isdisjoint(named):
        passage, match = told[0]
        first = Place(own, listed.start("l"), listed.end("l"))
        yield _apart(passages, first, Place(passage, match.start("l"), match.end()), "服务的平台")


def _again(passages: Passages, stated: str, repeated: str, what: str) -> Iterator[Candidate]:
    """A number stated once, and taken up again otherwise: 日常坐席为5席, 在日常4席的基础上增加."""
    first = [
        (Place(p, m.start(), m.end()), p.reading.slots[m.start("v")])
        for p in having(passages, stated)
        for m in hits(p, stated)
        if not _NOT_ALL.search(p.text[m.start() : m.end() + 2])
    ]
    if len({q.value for _, q in first}) != 1:
        return
    place, q = first[0]
    for passage in having(passages, repeated):
        for match in hits(passage, repeated):
            value = passage.reading.slots[match.start("v")].value
            rest = passage.text[match.start() : match.end() + 2]
            if value is None or value == q.value or passage.number <= place.passage.number or _NOT_ALL.search(rest):
                continue
            yield _apart(passages, place, Place(passage, match.start(), match.end()), what)
            return


def _lists(passages: Passages) -> Iterator[Candidate]:
    """天猫旗舰店、京东自营店、抖音店共四家: fewer or more names than the count behind them."""
    for passage in having(passages, _LISTED):
        for match in hits(passage, _LISTED) if passage.row is None and "等" not in passage.text else ():
            names = [name for name in re.split(r"[、和及与]", match["l"]) if name]
            q: Quantity = passage.reading.slots[match.start("v")]
            shops = bool(match["u"]) or all(_NAMED.search(name) or "店" in name for name in names)
            if q.value is None or q.unit not in {"家", "个"} or len(names) < 2 or not shops or len(names) == q.value:
                continue
            if within(passage, match.start("l"), match.end("l")):
                continue
            place = Place(passage, match.start("l"), match.end())
            words = Words(
                f"“{place.quote}”：列出{len(names)}个，写的是{q.text}，服务范围和费用按几个计算会起争议。",
                "补列或删减，使数量与所列一致。",
            )
            yield found_at(CHECK, Severity.MEDIUM, place, words)
