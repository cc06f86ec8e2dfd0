"""quantity-conflict: people, accounts and platforms counted again further on, and lists that are longer or shorter than told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.stated import Place, cited, found_at, having, hits, within
from csreview.checking.passages import Passage, Passages
from csreview.language.parts import begins, ends
from csreview.language.quantities import Quantity
from csreview.model import Severity

CHECK = "quantity-conflict"
_NOT_ALL = re.compile(r"其中|新增|另|首批|分别|各|每|备用|竞品|以上的?店|增加店|后增|扩")
_PARTLY = re.compile(
    r"其中|每班|[早中晚夜白]班|增|备用|大促|另|至少|不少于|不低于|不超过|储备|试用|首月|各|平均|减|缺|达到?|满|连续|更换|离职|空缺|新"
)
_ACCOUNTS = r"(?:子账号|登录账号|客服账号|工作账号)(?:共|为|:|合计)?(?P<v><count>)(?!以|前)|(?P<w><count>)(?:个)?(?:客服|店铺|登录|工作)?(?:子账号)"
_PLATFORMS = r"(?P<v><count>)(?:电商|网络|线上)?(?:平台|渠道)(?![^,。;]{0,3}(?:中|之一))"
_SHOP_NAMES = r"(?:淘宝|天猫|京东|拼多多|抖音|快手|小红书|电商|网络|线上|直营)*(?:店铺|网店|店)"
_SHOPS = rf"(?P<v><count>){_SHOP_NAMES}|{_SHOP_NAMES}(?:共计?|合计|总计|为|:)(?P<w><count>)"
_ALL_OF_THEM = re.compile(r"共|合计|总计|甲方|名下|经营|以下|下列|所列|列明的|如下|委托|服务(?:店铺|范围)为")
_TAKEN_UP = re.compile(r"(?:上述|前述|以上|该|这|全部)$|(?:^|[。;,])$")
_GOES_ON = re.compile(r"的|均|都|共用|全部|一并|同[日时]|[由应须]")
_PLATFORM = "天猫|淘宝|京东|拼多多|抖音|快手|小红书|唯品会|得物|视频号|1688|微信小店"
_PLATFORM_LIST = rf"(?P<l>(?:{_PLATFORM})(?:(?:店铺?|平台)?[、和及与/](?:{_PLATFORM}))+)|(?:承接|接待|负责|服务)(?:甲方)?(?:的|在)?(?P<m>{_PLATFORM})(?:平台|上)?的?店铺的?(?:全部|所有|在线|客服)"
_SOME_PLATFORMS = re.compile(
    r"新增|新开|扩|另|其中|除|如|例|若|夜|大促|节假日|售前|售后|投诉|规则|不(?:包括|含|服务|承接|在)|考核|响应|取|后台|工具|直播|权限|转|专席|分别|等|或|人|席|\d"
)
_NAMED = re.compile(r"天猫|淘宝|京东|拼多多|抖音|快手|小红书|唯品会|得物|视频号|1688|微信小店")
_LISTED_AFTER = r"(?P<v><count>)(?:网络|线上)?(?P<u>店铺|网店|店|平台),?(?:分别为|分别是|包括|即|为|是|:)+(?P<l>[^。;,:<count>]{4,70})(?=[。;]|$)"
_LISTED = r"(?:为|包括|包含|即|是|:)(?P<l>[^。;,:<count>]{4,70}?),?(?:共|合计|总计|一共)(?:计)?(?P<v><count>)(?P<u>店铺|网店|店|平台)?"


def counts(passages: Passages) -> Iterator[Candidate]:
    """Yield each count told again otherwise, and each list that does not hold as many as it says."""
    yield from _differing(passages, _ACCOUNTS, "子账号的数量")
    yield from _differing(passages, _PLATFORMS, "平台的数量")
    yield from _shops(passages)
    yield from _other_platforms(passages)
    yield from _lists(passages)


def _apart(passages: Passages, first: Place, later: Place, what: str) -> Candidate:
    words = Words(
        f"{what}两处不一致：{cited(passages, first)}与{cited(passages, later)}，费用和考核按哪个数计算会起争议。",
        "核实后统一数量；有增减安排的，写明何时起按新数量执行。",
    )
    return found_at(CHECK, Severity.MEDIUM, later, words, first)


def _differing(passages: Passages, source: str, what: str) -> Iterator[Candidate]:
    first: tuple[Place, Decimal] | None = None
    for passage in having(passages, source):
        for match in hits(passage, source):
            name = "v" if match["v"] else "w"
            q = passage.reading.slots[match.start(name)]
            part = passage.text[begins(passage.text, match.start()) : match.end() + 6]
            if q.value is None or q.value < 2 or q.unit not in {"个", "家", "大", "种"} or _PARTLY.search(part):
                continue
            place = Place(passage, match.start(), match.end())
            if first is None:
                first = (place, q.value)
            elif q.value != first[1] and first[0].passage is not passage:
                yield _apart(passages, first[0], place, what)
                return


def _shops(passages: Passages) -> Iterator[Candidate]:
    """A number of shops told as all of them, and taken up again otherwise: 经营四家店铺, 以上三家店铺的服务费."""
    first: tuple[Place, Decimal] | None = None
    for passage in having(passages, _SHOPS):
        found = list(_shop_counts(passage)) if passage.row is None else []
        if first is None and found and _ALL_OF_THEM.search(passage.text[: found[-1][0].end]):
            first = (found[0][0], sum((value for _, value in found), Decimal(0)))
        elif (
            first is not None
            and len(found) == 1
            and found[0][1] != first[1]
            and passage.number > first[0].passage.number
        ):
            before, after = passage.text[: found[0][0].start], passage.text[found[0][0].end :]
            if _TAKEN_UP.search(before) and _GOES_ON.match(after):
                yield _apart(passages, first[0], found[0][0], "店铺的数量")
                return


def _shop_counts(passage: Passage) -> Iterator[tuple[Place, Decimal]]:
    for match in hits(passage, _SHOPS):
        q = passage.reading.slots[match.start("v" if match["v"] else "w")]
        start = begins(passage.text, match.start())
        if (
            q.value is not None
            and q.unit in {"家", "个", "店"}
            and not _NOT_ALL.search(passage.text[start : match.end()])
        ):
            yield Place(passage, match.start(), match.end()), q.value


def _other_platforms(passages: Passages) -> Iterator[Candidate]:
    """天猫、京东、拼多多三个平台的店铺 in one place, 天猫、京东、抖音店铺 in another: either has a platform that the other has not."""
    first: tuple[Place, frozenset[str]] | None = None
    for passage in having(passages, _PLATFORM_LIST):
        for match in hits(passage, _PLATFORM_LIST):
            part = passage.text
            if passage.row is None:
                part = part[begins(part, match.start()) : ends(part, match.end())]
            if not re.search("店|平台|渠道", part) or _SOME_PLATFORMS.search(part + passage.context):
                continue
            group = "l" if match["l"] else "m"
            named, place = frozenset(_NAMED.findall(match[group])), Place(passage, *match.span(group))
            first = first or (place, named)
            if named - first[1] and first[1] - named:
                yield _apart(passages, first[0], place, "服务的平台")
                return


def _lists(passages: Passages) -> Iterator[Candidate]:
    """天猫旗舰店、京东自营店、抖音店共四家: fewer or more names than the count behind them."""
    for passage in having(passages, _LISTED, _LISTED_AFTER):
        matches = (match for source in (_LISTED, _LISTED_AFTER) for match in hits(passage, source))
        for match in matches if passage.row is None and "等" not in passage.text else ():
            names = [name for name in re.split(r"[、和及与]", match["l"]) if name]
            q: Quantity = passage.reading.slots[match.start("v")]
            shops = bool(match["u"]) or all(_NAMED.search(name) or "店" in name for name in names)
            if q.value is None or q.unit not in {"家", "个"} or len(names) < 2 or not shops or len(names) == q.value:
                continue
            if within(passage, match.start("l"), match.end("l")):
                continue
            place = Place(passage, min(match.start("l"), match.start("v")), match.end())
            words = Words(
                f"“{place.quote}”：列出{len(names)}个，写的是{q.text}，服务范围和费用按几个计算会起争议。",
                "补列或删减，使数量与所列一致。",
            )
            yield found_at(CHECK, Severity.MEDIUM, place, words)
