"""Which party is the merchant and which the vendor, whatever their letters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from csreview.language.own import own_words
from csreview.model import Clause, PartyRole, Role
from csreview.segmenting.party_book import Entry
from csreview.segmenting.words import MERCHANT_WORDS, SPOKEN_MERCHANT, SPOKEN_VENDOR, THIRD_WORDS, VENDOR_WORDS

_MERCHANT = re.compile(
    r"接受服务|服务接受|服务需求|采购|委托(?!代)|发包|商家|品牌|客户(?!服务|经理)|需方|买方|店铺|定作|商户|业主|店主|店家|电商方"
)
_VENDOR = re.compile(
    r"受托|受委托|被委托|服务商|服务方|服务提供|提供方|承接|承包|外包|供应商|供方|卖方|客服|承揽|承办|服务团队|运营方|中标|客户服务"
)
_SPOKEN_MERCHANT, _SPOKEN_VENDOR = re.compile(SPOKEN_MERCHANT), re.compile(SPOKEN_VENDOR)
_NAMED_VENDOR = re.compile(r"客服|呼叫|外包|企业服务|客户服务|人力|服务中心|信息技术|网络科技|信息科技|云|管理咨询")
_NAMED_MERCHANT = re.compile(
    r"服饰|服装|食品|化妆品|家居|家纺|电器|贸易|商贸|母婴|鞋|百货|数码|品牌|日用|宠物|茶|酒|电子商务|零售|箱包|玩具|美妆|护肤"
)
# What a party does, @ standing for its words; each at most a clause long.
_SERVES = (
    r"@(?:为|向)[^，。；\n]{1,12}(?:提供|承担)[^，。；\n]{0,14}(?:客服|客户服务|服务|接待)",
    r"@(?:应|须|负责|安排|指派|配备|选派|提供|承接|承担)[^，。；\n]{0,12}(?:客服|坐席|座席|接待|咨询|售前|售后)",
    r"@的?(?:客服人员|客服主管|坐席|座席)",
    r"(?:委托|外包|交|包)给?由?@",
    r"(?:向|给)@(?:支付|付|结算)|支付(?:给)?@",
    r"@(?:收款|指定)?账户",
)
_PAYS = (
    r"@[^，。；\n]{0,12}(?:支付|付给|结算给|付清|转账)[^，。；\n]{0,10}(?:服务费|费用|款|元)",
    r"@(?:逾期|拖欠|延迟|迟延)?(?:付款|拖欠|支付)",
    r"@(?:将|拟|同意)?[^，。；\n]{0,20}(?:委托|外包)(?!方)",
    r"@的?(?:店铺|网店|商品|品牌|产品)",
    r"(?:为|向)@[^，。；\n]{0,8}(?:提供|提交|报送)",
)
_LONGEST = 400_000


def roles_of(entries: Sequence[Entry], clauses: Sequence[Clause]) -> list[PartyRole]:
    """Return each party's role: by the words it is named with, else by who serves and who pays in the body."""
    if not entries:
        return []
    merchant = [_by_words(entry) for entry in entries]
    body = "\n".join(c.text for c in clauses if c.role in (Role.BODY, Role.RECITAL, Role.DEFINITIONS, Role.ANNEX))[
        :_LONGEST
    ]
    for index, entry in enumerate(entries):
        if abs(merchant[index]) < 10:
            merchant[index] += 3 * _by_acts(entry, body) + _by_name(entry)
    return _choose(entries, merchant)


def _by_words(entry: Entry) -> int:
    """Above 0: the words say merchant; below: vendor; far below or above: they say so plainly."""
    score = 0
    for word in entry.words:
        if _SPOKEN_MERCHANT.fullmatch(word):
            score += 20
        elif _SPOKEN_VENDOR.fullmatch(word):
            score -= 20
        elif word in MERCHANT_WORDS or (
            word not in VENDOR_WORDS and not _VENDOR.search(word) and _MERCHANT.search(word)
        ):
            score += 20
        elif word in VENDOR_WORDS or _VENDOR.search(word):
            score -= 20
    return score


def _by_name(entry: Entry) -> int:
    return bool(_NAMED_MERCHANT.search(entry.name)) - bool(_NAMED_VENDOR.search(entry.name))


def _by_acts(entry: Entry, body: str) -> int:
    """Count sentences in which the party pays, entrusts or is served against those in which it serves or is paid."""
    word = "(?:" + "|".join(own_words(word) for word in entry.words) + ")"
    serves = sum(len(re.findall(pattern.replace("@", word), body)) for pattern in _SERVES)
    pays = sum(len(re.findall(pattern.replace("@", word), body)) for pattern in _PAYS)
    return (pays > serves) - (pays < serves)


def _choose(entries: Sequence[Entry], merchant: Sequence[int]) -> list[PartyRole]:
    roles = [PartyRole.THIRD] * len(entries)
    main = [i for i, entry in enumerate(entries) if not _is_third(entry)] or list(range(len(entries)))
    if len(main) == 1:
        roles[main[0]] = PartyRole.VENDOR if merchant[main[0]] < 0 else PartyRole.MERCHANT
        return roles
    # Where nothing tells, the first named is taken for the one who entrusts: so most forms of the trade are set out.
    first = max(main, key=lambda i: (merchant[i], -i))
    others = [i for i in main if i != first]
    second = min(others, key=lambda i: (merchant[i], i))
    roles[first], roles[second] = PartyRole.MERCHANT, PartyRole.VENDOR
    return roles


def _is_third(entry: Entry) -> bool:
    if any(word in ("甲方", "乙方") for word in entry.words):
        return False
    return any(word in ("丙方", "丁方", "戊方", *THIRD_WORDS) for word in entry.words)
