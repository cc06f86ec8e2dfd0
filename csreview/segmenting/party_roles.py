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
_NAMED_VENDOR = re.compile(
    r"客服|呼叫|外包|企业服务|客户服务|人力|服务中心|信息技术|网络科技|信息科技|云|管理咨询|服务(?:部|社|工作室)"
)
_NAMED_MERCHANT = re.compile(
    r"服饰|服装|食品|化妆品|家居|家纺|电器|贸易|商贸|母婴|鞋|百货|数码|品牌|日用|宠物|茶|酒|电子商务|零售|箱包|玩具|美妆|护肤|童装|经营部|商行|果"
)
# What a party does, @ standing for its words, with what it weighs; each at most a clause long.
_NOT_ITS_OWN = r"(?![^，。；\n]{0,20}(?:接受|受托|承接|从事|经营|专注|不得|转委托|未经|分包|转包))"
_TRADE = r"(?:客服|客户服务|客户联络|客户联系|呼叫|接待|坐席|外包)"
_SERVES = (
    (
        5,
        rf"(?<![为给替向帮])@(?:系|是|为)?(?:一家)?[^，。；\n]{{0,8}}(?:从事|经营|专营|专注|提供|主营)[^，。；\n]{{0,16}}{_TRADE}",
    ),
    (3, rf"@(?:系|是|为)[^，。；\n]{{0,16}}{_TRADE}[^，。；\n]{{0,6}}(?:公司|机构|企业|团队|服务商)"),
    (3, r"@(?:愿意|同意)?(?:接受|受)[^，。；\n]{0,12}委托"),
    (1, r"@(?:为|向)[^，。；\n]{1,12}(?:提供|承担)[^，。；\n]{0,14}(?:客服|客户服务|服务|接待)"),
    (
        1,
        r"(?<![为给替向帮])@(?:应|须|固定|负责|安排|指派|配备|选派|提供|承接|承担)(?!的)[^，。；\n]{0,12}(?:客服|坐席|座席|接待|咨询|售前|售后)",
    ),
    (1, r"@的?(?:客服人员|客服主管|坐席|座席)"),
    (1, r"(?<![为给替向帮])@(?:再|先|要|应|须)?(?:解答|受理|接待|安抚|接听)"),
    (2, r"(?:包|交|托)给@(?:来|去)?(?:做|办|打理|承做)"),
    (2, r"(?:委托|外包给|聘请)@(?!的|指定|书面|同意|代表)|交(?:由|给)@(?=承接|承办|办理|负责|完成|运营|打理|做|管)"),
    (3, rf"{_TRADE}[^，。；\n]{{0,6}}(?:交由|交给|托给)@|由@(?:承接|接待|完成)[^，。；\n]{{0,8}}{_TRADE}"),
    (2, r"@(?:帮|替|代)[^，。；\n]{1,10}(?:接待|回复|看店|做客服|接客服)"),
    (2, r"(?:向|给)@(?:支付|付清|付款|付费|付|结算|结清)|支付(?:给)?@(?!的|逾期|应|承担)"),
    (2, r"@(?:收款|指定)?账户|付至@|@应?(?:向[^，。；\n]{1,10})?开具[^，。；\n]{0,10}发票"),
)
_PAYS = (
    (5, r"@(?:系|是|为|作为)[^，。；\n]{0,24}(?:品牌|商标|店铺|网店|旗舰店|卖家|商家|电商)[^，。；\n]{0,10}(?:权利人|经营者|所有人|持有人|运营主体|经营主体|登记|公司|企业)"),
    (4, rf"@(?:系|是|为)?(?:一家)?[^，。；\n]{{0,6}}(?:从事|经营|主营|销售)(?![^，。；\n]{{0,16}}{_TRADE})[^，。；\n]{{0,14}}(?:零售|销售|品类|商品|店铺|网店|电商|电子商务|产品|用品|食品|服饰)"),
    (2, r"@(?!收到|的?收款)[^，。；\n向]{0,12}(?:向[^，。；\n]{1,10})?(?:支付|付给|结算给|付清|结清|转账)[^，。；\n]{0,10}(?:服务费|费用|款|元)"),
    (2, r"@收到[^，。；\n]{0,12}(?:发票|账单)[^，。；\n]{0,12}(?:付款|支付|转账|付清)"),
    (1, r"@(?:逾期|拖欠|延迟|迟延)(?:付款|支付|拖欠)?"),
    (3, rf"@(?:将|拟|同意|决定|有意|现){{0,2}}{_NOT_ITS_OWN}[^，。；\n]{{0,20}}(?:委托|外包)(?!方|人)"),
    (3, rf"@(?:把|将)[^，。；\n]{{0,24}}{_TRADE}[^，。；\n]{{0,6}}(?:交由|交给|托给)"),
    (1, r"@的?(?:店铺|网店|商品|品牌|产品)"),
    (1, r"(?:为|向)@[^，。；\n]{0,8}(?:提供|提交|报送)"),
)  # fmt: skip
# Evidence of acts counts as its share, so that a long body says no more than a short one; a single act says little.
_ACTS_WEIGH, _NAME_WEIGHS, _FEW = 6, 2, 3
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
            merchant[index] += _by_acts(entry, body) + _NAME_WEIGHS * _by_name(entry)
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
    """Weigh sentences in which the party pays, entrusts or is served against those in which it serves or is paid."""
    word = "(?:" + "|".join(own_words(word) for word in entry.words) + ")"
    serves, pays = (_weight(patterns, word, body) for patterns in (_SERVES, _PAYS))
    return round(_ACTS_WEIGH * (pays - serves) / (pays + serves + _FEW))


def _weight(patterns: Sequence[tuple[int, str]], word: str, body: str) -> int:
    return sum(weight * len(re.findall(pattern.replace("@", word), body)) for weight, pattern in patterns)


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
