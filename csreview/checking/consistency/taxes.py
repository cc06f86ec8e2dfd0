"""tax-rate: a rate, a surcharge or a kind of invoice that does not fit the service or another place.

Value Added Tax Law (in force since 2026-01-01): modern services 6 %; goods 13 %, transport and building 9 %; small
taxpayers 3 %. Invoices name the true business: 发票管理办法 articles 19 and 21.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.stated import Place, cited, earlier_first, found_at, having, hits
from csreview.checking.passages import Passage, Passages
from csreview.model import Severity

CHECK = "tax-rate"
_SERVICES = Decimal(6)
_SERVICE_RATES = {_SERVICES, Decimal(3), Decimal(1)}
_NOT_OF_SERVICES = {Decimal(n) for n in (13, 9, 17, 16, 11, 10)}
"""Rates of goods, transport and building, and those that were in force before 2019."""
_RATE = r"(?:税率(?:为|是|:|按)*|增值税率?(?:为|是|:)*|含(?:增值税)?(?:税率)?)(?P<v><percent>)(?:的?增值税)?|(?P<w><percent>)(?:的|税率的?)?(?:增值税|专用发票|专票|税率|普通发票|普票)|(?:增值税)?(?:专用发票|专票)[,(:]?(?P<x><percent>)"
_OF_THE_SMALL = re.compile(
    r"(?:乙方|服务商|受托方|承包人|开票方)[^。;,若如转]{0,8}(?<!转)(?:为|系|是|:)[^。;]{0,4}小规模|小规模纳税人(?:提供|开具)"
)
_GOODS = re.compile(r"硬件|设备|商品|货物|软件销售|产品销售|租赁|运输|物流|快递|广告|电信")
_SMALL = re.compile(r"小规模|个体工商户|简易计税|征收率|免税")
_SURCHARGE = r"(?:加收|另收|另加|另行承担|另承担|补足?|承担)(?:甲方)?(?P<v><percent>)(?:的)?(?:税点|税费|税金|开票费|开票税点)|(?<!含)(?:税点|开票(?:税|费))[^。;,<percent>]{0,6}(?P<w><percent>)|(?:普通发票|专用发票|专票|普票|开票|发票)[^。;,<percent>]{0,6}(?:加收|另收|另加|上浮)(?P<x><percent>)"
_UNTAXED = re.compile("不含税|未税|不含增值税|税费?另计")
_FALSE_NAME = r"(?:(?:信息)?技术(?:服务|开发)费|(?:市场)?推广(?:服务)?费|广告(?:发布|服务|宣传)?费|办公用品|会议(?:服务)?费|咨询(?:服务)?费|劳务(?:服务)?费|软件(?:开发|服务|使用)?费|设计(?:服务)?费|餐饮(?:服务)?费|住宿费|运输费|材料费|货款|耗材)"
_NAME = rf"(?:开票(?:内容|项目|品名)|发票(?:内容|项目|品名))(?:为|是|:|开具|,[^。;,:]{{0,6}}:|,)*[\"'*]?{_FALSE_NAME}|(?:开具|开成|开为|开出|换开)[\"'*]?{_FALSE_NAME}[\"'*]?(?:的|类|等)*(?:增值税)?(?:专用|普通)?(?:发票|专票|普票)"
_ORDINARY = r"(?:增值税)?普通发票[^。;不]{0,14}(?:用于|可以?|进行|供甲方|以便甲方)*(?:进项税?(?:额)?)?抵扣"
_WITHOUT = r"(?:以上|上述|前述|本合同|服务费|费用|单价|价格|报价)[^。;,含]{0,12}(?:均|全部|都)?(?:为|是)?不含(?:增值)?税(?:价格?(?=[,。;)]|$))?(?!价|金额不变|额)"
_WITH = r"(?:为|均|都|是|,|\(|价格|单价|费用)含税(?:价|价格|金额|单价)?(?!.{0,6}不含)|含(?:<percent>)(?:的)?(?:增值税|税)|已含(?:增值)?税"


def tax_rate(passages: Passages) -> Iterator[Candidate]:
    """Yield rates that do not fit, surcharges for an invoice, false names of the service, and prices both with and without tax."""
    yield from _rates(passages)
    untaxed = passages.say(_UNTAXED)  # tax on top of a price without tax is no surcharge
    for source, message, remedy, severity in (
        (_SURCHARGE, "“{}”：开票是收款方的法定义务，另收税点使实际价格高于约定价格，合同价含不含税也说不清", "约定含税价和税率，删去另收税点；确需按不含税价计费的，写明税额计算方法", Severity.MEDIUM),
        (_NAME, "“{}”：开票品名与实际业务（客服外包）不一致，属于与实际经营业务情况不符的发票，双方都有税务风险", "品名改为与业务一致的“现代服务”“商务辅助服务”类项目", Severity.MEDIUM),
        (_ORDINARY, "“{}”：增值税普通发票不能抵扣进项税额", "需要抵扣的改为增值税专用发票；不需要的删去抵扣的表述", Severity.MEDIUM),
    ):  # fmt: skip
        for passage in having(passages, source):
            found = [
                m for m in hits(passage, source) if not (source == _SURCHARGE and untaxed and _is_rate(passage, m))
            ]
            if found:
                place = Place(passage, found[0].start(), found[-1].end())
                yield found_at(CHECK, severity, place, Words(f"{message.format(place.quote)}。", f"{remedy}。"))
    yield from _with_and_without(passages)


def _is_rate(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a surcharge on a price without tax is the tax itself: no rate of Value Added Tax is 8 %."""
    q = passage.reading.slots[next(match.start(name) for name in ("v", "w", "x") if match[name])]
    return q.value is None or q.value in _SERVICE_RATES | _NOT_OF_SERVICES


def _rates(passages: Passages) -> Iterator[Candidate]:
    small = passages.say(_SMALL)
    first: tuple[Place, Decimal] | None = None
    for passage in having(passages, _RATE):
        for match in hits(passage, _RATE):
            q = passage.reading.slots[next(match.start(name) for name in ("v", "w", "x") if match[name])]
            if q.value is None or _GOODS.search(passage.text) or re.search(r"加收|另加|上浮|退|附加", match.group()):
                continue
            place = Place(passage, match.start(), match.end())
            if q.value in _NOT_OF_SERVICES:
                yield found_at(CHECK, Severity.MEDIUM, place, _unfit(place, q.text))
            elif q.value == _SERVICES and passages.say(_OF_THE_SMALL):
                yield found_at(CHECK, Severity.LOW, place, _of_the_large(place))
            elif q.value in {Decimal(3), Decimal(1)} and not small:
                yield found_at(CHECK, Severity.LOW, place, _of_the_small(place, q.text))
            elif first is not None and q.value != first[1] and not small:
                yield found_at(CHECK, Severity.MEDIUM, place, _two(passages, first[0], place), first[0])
            first = first or (place, q.value)


def _unfit(place: Place, rate: str) -> Words:
    return Words(
        f"“{place.quote}”：客服外包属于现代服务，一般纳税人适用6%，当前写{rate}，价款中的税额会算错，发票也可能开不出来。",
        "与开票方的税务人员核对后改为适用税率；含硬件、软件销售的，分别核算、分别写明。",
    )


def _of_the_large(place: Place) -> Words:
    return Words(
        f"“{place.quote}”：开票方写明是小规模纳税人，适用3%征收率（有优惠的按优惠），6%是一般纳税人的税率，两处对不上。",
        "核对开票方的纳税人身份，改正身份或税率。",
    )


def _of_the_small(place: Place, rate: str) -> Words:
    return Words(
        f"“{place.quote}”：{rate}是小规模纳税人的征收率，文中没有写明开票方是小规模纳税人。",
        "写明开票方的纳税人身份；是一般纳税人的，改为6%。",
    )


def _two(passages: Passages, first: Place, later: Place) -> Words:
    return Words(
        f"税率两处不一致：{cited(passages, first)}与{cited(passages, later)}，含税价和开票金额按哪个计算不明。",
        "统一税率，并写明价格含税。",
    )


def _with_and_without(passages: Passages) -> Iterator[Candidate]:
    """The price said to be without tax in one place, with tax in another."""
    without, including = (_first(passages, source) for source in (_WITHOUT, _WITH))
    if without is None or including is None or without.passage is including.passage:
        return
    first, later = earlier_first(without, including)
    words = Words(
        f"价格含不含税两处相反：{cited(passages, first)}与{cited(passages, later)}，差额等于整个税额，由谁承担会起争议。",
        "统一为含税价（或不含税价）并写明税率。",
    )
    yield found_at(CHECK, Severity.HIGH, later, words, first)


def _first(passages: Passages, source: str) -> Place | None:
    other = "不含税" if source is _WITH else "含税"
    for passage in having(passages, source):
        for match in hits(passage, source):
            rest = passage.text[: match.start()] + passage.text[match.end() :]
            if other not in rest and not re.search(
                r"大促|加班|培训|超量|提成|佣金|另行", passage.text[: match.start()]
            ):
                return Place(passage, match.start(), match.end())
    return None
