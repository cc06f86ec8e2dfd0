"""deposit-nature: a sum given as security or in advance of which nobody says when it comes back, or that never does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.stated import Place, cited, found_at, having, hits
from csreview.checking.passages import Passage, Passages
from csreview.model import Severity

CHECK = "deposit-nature"
_GIVEN = r"(?P<n>(?:履约|质量|服务|合作)?保证金|押金|预付款)(?:[^。;<money>]{0,8}|,[^,:]{1,6}:)(?P<v><money>)|(?P<w><money>)(?:的|作为|\([^)]*\))*(?P<m>(?:履约|质量|服务|合作)?保证金|押金|预付款)"
_COMES_BACK = re.compile(
    r"退还|返还|退回|退给|无息退|全额退|可退|[应须]退|(?:内|后|日)退|抵作|抵扣|冲抵|抵充|折抵|抵最后|抵(?=首|末|服务费)|转为|转作|多退少补|充作|结清后|随.{0,6}退|[不没]收|归(?:甲方|乙方|服务商|商家)"
)
_NEVER_BACK = r"(?P<n>保证金|押金|预付款|预付[^。;<money>]{0,12})[^。;]{0,4}(?:<money>)?[^。;]{0,6},?[^。;,]{0,8}(?:概不退还|一律不退|不予退还|不退还|不可退还?|不再退还)"
_FALLS = r"(?:期满|届满|终止|结束|到期)(?:时|后|之?日起?)?,?[^。;,]{0,4}(?:保证金|押金)(?:即|应|均|全部|自动)*归(?:甲方|乙方|收取方|服务商|商家)(?:所有|享有)?"
_IF = re.compile(r"的,|违约|如果?|若|擅自|提前|情形|除|否则")
_CONSUMER = re.compile(r"平台|店铺保证金|预售|消费者|尾款|买家")
_EARNEST = r"(?<!订)(?<!法)定金[^。;<money><percent>]{0,8}(?P<v><money>)|(?P<w><money>)(?:作为)?定金"
_WHOLE = r"(?:合同|服务费?|项目)?(?:总价款?|总额|总金额|总服务费|主合同额|合同金额|合同价款?)(?:\([^)]*\))?[^。;<money>]{0,8}(?P<v><money>)|(?:年度?|全年)服务费(?:\([^)]*\))?[^。;<money>]{0,8}(?P<w><money>)"
_MOST = Decimal("0.2")


def refunds(passages: Passages) -> Iterator[Candidate]:
    """Yield a security or advance with no word on its return, one never returned, and an earnest above a fifth of the price."""
    for source, fate in ((_NEVER_BACK, "不问缘由一律不退"), (_FALLS, "履行完毕也归对方")):
        yield from _kept(passages, source, fate)
    yield from _no_word(passages)
    yield from _too_much(passages)


def _no_word(passages: Passages) -> Iterator[Candidate]:
    for passage in having(passages, _GIVEN):
        for match in hits(passage, _GIVEN):
            name = (match["n"] or match["m"]).removeprefix("履约").removeprefix("质量")
            gives = (
                re.search(
                    "缴纳|交纳|支付|交付|提交|收取|存入|交<|缴存|预付|应?交(?=质量|履约|保证金)|扣留",
                    passage.text[: match.end()],
                )
                or passage.row is not None
            )
            if not gives or _CONSUMER.search(passage.text) or any(_returns(p, name) for p in passages.binding()):
                continue
            place = Place(passage, match.start(), match.end())
            words = Words(
                f"“{place.quote}”：全文没有写明{name}何时退还、能否抵扣，合同结束时要不要退、退多少会起争议。",
                f"写明{name}的用途、扣划条件和退还期限，例如“合同终止并结清后10日内无息退还”。",
            )
            yield found_at(CHECK, Severity.LOW, place, words)
            return


def _returns(passage: Passage, name: str) -> bool:
    about = passage.text + passage.context
    return (name in about or "该款" in about or "上述款项" in about or "余额" in about) and bool(
        _COMES_BACK.search(passage.text)
    )


def _kept(passages: Passages, source: str, fate: str) -> Iterator[Candidate]:
    """押金概不退还; 合同期满该保证金归乙方所有: kept though nothing was broken."""
    for passage in having(passages, source):
        for match in hits(passage, source):
            sentence = passage.text[passage.text.rfind("。", 0, match.start()) + 1 : match.end()]
            if _IF.search(sentence) or _CONSUMER.search(passage.text):
                continue
            place = Place(passage, match.start(), match.end())
            words = Words(
                f"“{place.quote}”：{fate}，性质是担保、预付还是违约金说不清，无违约也不退的约定可能被认定无效。",
                "写明期满结清后退还的期限；有不退情形的，逐项列明并与违约责任对应。",
            )
            yield found_at(CHECK, Severity.MEDIUM, place, words)
            return


def _too_much(passages: Passages) -> Iterator[Candidate]:
    whole, earnest = _sums(passages, _WHOLE), _sums(passages, _EARNEST)
    if not whole or not earnest or "无效" in earnest[0][0].passage.text:
        return
    total, (place, value) = max(amount for _, amount in whole), earnest[0]
    if _MOST * total < value < total:
        words = Words(
            f"定金{cited(passages, place)}超过主合同标的额{total:,f}元的20%，超过部分不产生定金的效力（民法典第五百八十六条）。",
            "把定金降到20%以内，超出部分改称预付款并写明如何抵扣、退还。",
        )
        yield found_at(CHECK, Severity.MEDIUM, place, words)


def _sums(passages: Passages, source: str) -> list[tuple[Place, Decimal]]:
    found = []
    for passage in having(passages, source):
        for match in hits(passage, source):
            value = passage.reading.slots[match.start("v") if match["v"] else match.start("w")].value
            if value is not None:
                found.append((Place(passage, match.start(), match.end()), value))
    return found
