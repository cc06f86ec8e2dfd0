"""party-name and account-name: a party's name, told in the head, differs at its signature, its account or in the text."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words, candidate
from csreview.checking.consistency.stated import Place, found_at, having, rx, where
from csreview.checking.passages import Passages
from csreview.language.fold import fold
from csreview.language.parts import begins
from csreview.model import BINDING_ROLES, Clause, Party, PartyField, PartyRole, Presence, Role, Severity, Span

PARTY, ACCOUNT, SWAP = "party-name", "account-name", "role-swap"
_COMPANY_END = re.compile(
    r"有限责任公司|股份有限公司|有限公司|公司|工作室|经营部|商行|商贸行|事务所|Limited|Ltd|Inc|LLC|GmbH|ApS"
)
_OTHER_COMPANY = re.compile(r"曾用名|原名|更名|变更为|关联|母公司|子公司|分公司|集团|控股|兄弟|第三方|供应商|授权经销")
_FORMER = re.compile(r"(?:曾用名|原名称?|前称|旧称)[称为是叫]?[:：“\"]?\s*(?P<n>[^\s，。；、“”：:（）()]{4,30}?公司)")
_FEW = 4
_TRADES = {"科技", "技术", "服务", "网络"}
_TOWN, _LONGEST_SHOWN = 4, 6
_SMALL_BUSINESS = re.compile(r"个体工商户|工作室|经营部|商行|个人独资|店$")
_SIGNS_HERE = re.compile(
    r"^(?:日期|时间)[:：]|[(（](?:签字|签名|签章|盖章|公章|签)[^)）]*[)）]\s*[:：]?$|^[^\s，。]{1,8}(?:签字|签名|签章|盖章|公章)[:：]?$"
)
_WHO_SIGNS = re.compile(r"[\s\u3000]+(?:签署人|签字人?|授权代表|代表人?|经办人|日期)[:：]?.*$")
_PERSON = re.compile(r"^[一-鿿·]{2,4}$")
_ACCOUNT_NUMBER = re.compile(
    r"(?:账(?<!子.)(?<!登录.)(?:号|户号码?)|帐(?<!子.)(?<!登录.)号|银(?<!子.)(?<!登录.)行账户)"
    r"[:：]\s*(?P<n>\d[\d \-]*)(?![\d_＿xX×*＊ \-]*[_＿xX×*＊【…])"
)
_LETTERED = re.compile(
    r"(?:账号|帐号|账户号码?|银行账户)[:：]\s*(?P<n>(?=[\d \-]*[A-WYZa-wyz])\d[\dA-Za-z \-]{7,34}\d)(?![\w@.])"
)
_TO_MERCHANT = re.compile(r"(?:退还|返还|退回|退款|退给|赔付|赔偿)[^。；;]{0,16}$|(?:退还|返还|退回|退给)甲方")
_ACCOUNT_LABEL = re.compile(r"(?:户名|收款人|收款单位|账户名称?|开户名)[\s:：\t]*(?:为|是)?\s*$")
_INVOICE_HEAD = r"(?:发票抬头|开票抬头|发票名称|购货?方名称|购买方(?:名称)?)(?:为|是|:)+(?P<n>[一-鿿()A-Za-z0-9]{4,30}?(?:公司|工作室|经营部|商行))"
_SLIP = re.compile(
    r"(?P<n>已方(?![可便能才得式面])|巳方)|(?:向|[、与和]|给|由)(?P<o>己方)(?=支付|提供|付款|交付|发送|提交|承担|负责|开具|通知)|(?:^|[。;])(?P<p>己方)(?=应|须|有权|不得|保证|承诺|收到|需|于|在|每|按)"
)
_WORDS_FOR_EACH = re.compile(r"各方|双方均|双方应|任何?一方|各自|一方")


def party_name(passages: Passages) -> Iterator[Candidate]:
    """Yield each place at which a party bears another name than in the head."""
    parties = _named(passages)
    for party, name in parties:
        others = [n for _, n in parties if n != name]
        for field in dict.fromkeys(party.fields):
            signs = field.name == "signature_name" and field.presence is Presence.FILLED
            # 店家（签字）：　乙方（签字）： on one line: what stands there is the other's place to sign, not a name.
            if signs and not _SIGNS_HERE.search(field.value) and not _same(_WHO_SIGNS.sub("", field.value), name):
                yield _signed(passages, party, name, field, others)
    yield from _in_text(passages, [name for _, name in parties])
    yield from _invoice(passages)
    yield from _slips(passages)


def account_name(passages: Passages) -> Iterator[Candidate]:
    """Yield each payee's account that is not the vendor's, and account numbers that cannot be one."""
    vendor = passages.agreement.party(PartyRole.VENDOR)
    merchant = passages.agreement.party(PartyRole.MERCHANT)
    name = _name(vendor)
    if vendor is not None and name:
        own = [f for f in merchant.fields if f.value[:_TOWN] == name[:_TOWN]] if merchant else []
        for field in (
            *vendor.fields,
            *own,
        ):  # an order's table tells of the vendor's account below the merchant's facts
            if field.name == "account_name" and field.presence is Presence.FILLED and not _same(field.value, name):
                yield from _payee(passages, vendor, name, field, _name(merchant))
    yield from _numbers(passages)
    yield from _letters(passages)


def _named(passages: Passages) -> list[tuple[Party, str]]:
    return [(party, name) for party in passages.agreement.parties if (name := _name(party))]


def _name(party: Party | None) -> str:
    field = party.field("name") if party else None
    filled = field is not None and field.presence is Presence.FILLED and "\n" not in field.value
    return field.value if field is not None and filled else ""


def _plain(name: str) -> str:
    return "".join(fold(name).split()).strip("。,;、")


def _same(one: str, other: str) -> bool:
    """Whether two names are the same but for width, blanks, what a bracket adds behind a whole name, and the place that a
    small business leaves out before its own: 小蘑菇童装经营部 of 湖州织里小蘑菇童装经营部.
    """
    first, second = _plain(one), _plain(other)
    if _SMALL_BUSINESS.search(second) and len(first) > _LONGEST_SHOWN and second.endswith(first):
        return True
    return first == second or first.startswith(f"{second}(") or second.startswith(f"{first}(")


def differing(one: str, other: str) -> str:
    """Return the part of `one` that differs from `other`, between what both begin and end with."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end]


def _difference(one: str, other: str) -> str:
    this, that = differing(one, other), differing(other, one)
    if max(len(this), len(that)) > _LONGEST_SHOWN:
        return ""
    return f"（“{this}”与“{that}”）" if this and that else f"（相差“{this or that}”）"


def _clause(passages: Passages, field: PartyField) -> Clause:
    return passages.agreement.clause(field.clause)


def _signed(passages: Passages, party: Party, name: str, field: PartyField, others: list[str]) -> Candidate:
    clause = _clause(passages, field)
    if any(_same(field.value, other) for other in others):
        words = Words(
            f"签署处{party.letter}写的是“{field.value}”，而首部{party.letter}为“{name}”：双方名称在签署处互换，签字盖章的主体与义务主体对不上。",
            "按首部改正签署处，盖章前再核对一次。",
        )
        return candidate(SWAP, Severity.HIGH, clause, field.span, words)
    words = Words(
        f"{party.letter}名称两处不一致：首部为“{name}”，签署处为“{field.value}”{_difference(_plain(name), _plain(field.value))}，签约主体是谁会起争议。",
        "对照营业执照统一名称；确属更名的，附变更证明。",
    )
    return candidate(PARTY, Severity.HIGH, clause, field.span, words)


def _payee(passages: Passages, vendor: Party, name: str, field: PartyField, merchant: str) -> Iterator[Candidate]:
    clause, value, check = _clause(passages, field), _plain(field.value), ACCOUNT
    line = clause.text[clause.text.rfind("\n", 0, field.span.start) + 1 : field.span.start]
    if merchant and _same(value, merchant) and _TO_MERCHANT.search(line):
        return
    if merchant and _same(value, merchant):
        words = Words(
            f"收款户名“{field.value}”是付款方的名称，收款方为“{name}”，服务费会付不到收款方。",
            "改为收款方自己的户名、开户行和账号。",
        )
        yield candidate(ACCOUNT, Severity.HIGH, clause, field.span, words)
        return
    if not _COMPANY_END.search(value):
        labelled = _ACCOUNT_LABEL.search(clause.text[: field.span.start])
        if (
            _SMALL_BUSINESS.search(name)
            or _leads(vendor, name, value)
            or not labelled
            or not _PERSON.match(value)
            or value.endswith("的")
        ):
            return
        words = Words(
            f"收款户名“{field.value}”是个人，与{vendor.letter}“{name}”不一致：付款可能不被认作履行，发票与收款人也对不上。",
            f"改为{vendor.letter}名下的对公账户；确需代收的，附书面委托。",
        )
    else:
        check = PARTY if _is_slip(value, _plain(name)) else ACCOUNT
        words = Words(
            f"收款户名“{field.value}”与{vendor.letter}名称“{name}”不一致{_difference(_plain(name), value)}，付错账户的风险由谁承担不明，银行也可能退票。",
            f"核对银行开户信息，使户名与{vendor.letter}名称完全一致；确由他人代收的，附书面委托。",
        )
    yield candidate(check, Severity.HIGH, clause, field.span, words)


def _is_slip(one: str, other: str) -> bool:
    """Whether two names are one told wrong, by its word of the trade (技术 for 科技) or abridged, and not those of two companies."""
    return _abridged(one, other) or {differing(one, other)[:2], differing(other, one)[:2]} <= _TRADES


def _abridged(one: str, other: str) -> bool:
    """Whether two names are one with words left out or spelt out: 电商 and 电子商务, 企服 and 企业服务."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return 0 < len(long) - len(short) <= 4 and all(character in rest for character in short)


def _leads(vendor: Party, name: str, holder: str) -> bool:
    """Whether the holder leads a vendor that is no company, and so has no account of its own."""
    leader = vendor.field("representative")
    return leader is not None and not _COMPANY_END.search(name) and _same(leader.value, holder)


def _numbers(passages: Passages) -> Iterator[Candidate]:
    for clause in passages.agreement.clauses:
        if clause.role in BINDING_ROLES:
            for match in _ACCOUNT_NUMBER.finditer(clause.text):
                digits = re.sub(r"\D", "", match["n"])
                if digits and not 8 <= len(digits) <= 30:
                    words = Words(
                        f"账号“{match['n'].strip()}”只有{len(digits)}位，不像完整的银行账号（一般为8至30位），按它付款会失败。",
                        "对照开户许可或银行回单补全账号。",
                    )
                    yield candidate(ACCOUNT, Severity.MEDIUM, clause, Span(*match.span("n")), words)


def _letters(passages: Passages) -> Iterator[Candidate]:
    """An account number with letters in it: no bank of this country has such."""
    for clause in passages.agreement.clauses:
        for match in _LETTERED.finditer(clause.text) if clause.role in BINDING_ROLES else ():
            if not re.search(
                "支付宝|微信|境外|IBAN|SWIFT|子账号|登录", clause.text[max(0, match.start() - 12) : match.end()]
            ):
                words = Words(
                    f"账号“{match['n']}”含有字母，不像银行账号，按它付款会失败。",
                    "对照开户许可或银行回单更正账号。",
                )
                yield candidate(ACCOUNT, Severity.MEDIUM, clause, Span(*match.span("n")), words)


def _in_text(passages: Passages, names: list[str]) -> Iterator[Candidate]:
    """Full names in running text that begin like a party's and go on differently."""
    former = functools.cache(lambda: _former(passages))  # most drafts ask for none
    taken = {(f.clause, f.span) for party in passages.agreement.parties for f in party.fields}
    for clause in passages.agreement.clauses:
        if clause.role in BINDING_ROLES and _COMPANY_END.search(clause.text):
            for span, name in _misspelt(clause.text, names, former):
                if all(clause.id != where_ or not span.overlaps(at) for where_, at in taken):
                    wrong = span.cut(clause.text)
                    words = Words(
                        f"“{wrong}”与首部的“{name}”不一致{_difference(_plain(name), _plain(wrong))}，是同一主体还是另一家公司说不清。",
                        "核对营业执照后统一为全称；确为另一主体的，写明其身份。",
                    )
                    yield candidate(PARTY, Severity.HIGH, clause, span, words)


def _misspelt(text: str, names: list[str], former: Callable[[], set[str]]) -> Iterator[tuple[Span, str]]:
    for name in names:
        ending = _COMPANY_END.search(name)
        if ending is None or ending.end() != len(name) or len(name) < 8:
            continue
        for match in _COMPANY_END.finditer(text):
            if any(text.endswith(other, 0, match.end()) for other in names) or not _holds_most(text, match.end(), name):
                continue
            start = _nearest_start(text, match.end(), name)
            wrong = text[start : match.end()]
            sentence = text[max(0, start - 30) : match.end() + 20]
            if (
                not _same(wrong, name)
                and _is_near(wrong, name)
                and not wrong.endswith("银行股份有限公司")
                and not _OTHER_COMPANY.search(sentence)
                and wrong not in former()
            ):
                yield Span(start, match.end()), name


def _former(passages: Passages) -> set[str]:
    """The names that somebody bore before."""
    return {match["n"] for clause in passages.agreement.clauses for match in _FORMER.finditer(clause.text)}


def _holds_most(text: str, end: int, name: str) -> bool:
    """Whether the words before `end` hold all characters of a name but a few, as they must to be like it."""
    words = text[max(0, end - len(name) - _FEW) : end]
    return sum(character in words for character in name) >= len(name) - _FEW


def _nearest_start(text: str, end: int, name: str) -> int:
    """Where the words before `end` begin that are most like a name: they may be longer or shorter than it by a few."""
    line = begins(text, end, "\n：:，。；、“”《》\t ")
    starts = range(max(line, end - len(name) - _FEW), max(line, end - len(name) + _FEW) + 1)
    return min(starts, key=lambda start: (_edits(text[start:end], name), -start))


def _edits(one: str, other: str) -> int:
    from csreview.language.similarity import edits  # noqa: PLC0415 - most drafts have no words so like a name

    return edits(one, other)


def _is_near(wrong: str, name: str) -> bool:
    """Whether a name is another told wrong: few edits, in one place, and the greater part of it the same."""
    distance, core = _edits(wrong, name), len(name) - len("有限公司")
    if not 0 < distance <= _FEW or 2 * distance >= core + 1:
        return False
    parts = (differing(wrong, name), differing(name, wrong))
    return _is_slip(wrong, name) or max(map(len, parts)) < _FEW  # 电器股份 and 网络科技 are of two companies of a group


def _invoice(passages: Passages) -> Iterator[Candidate]:
    """The buyer on the invoice must be the merchant, who pays."""
    merchant, vendor = (_name(passages.agreement.party(role)) for role in (PartyRole.MERCHANT, PartyRole.VENDOR))
    for passage in having(passages, _INVOICE_HEAD):
        for match in rx(_INVOICE_HEAD).finditer(passage.text):
            if merchant and vendor and _same(match["n"], vendor):
                words = Words(
                    f"发票抬头写成收款方“{vendor}”，付款方为“{merchant}”，开出的发票付款方不能入账抵扣。",
                    "发票抬头改为付款方全称和税号。",
                )
                yield found_at(PARTY, Severity.HIGH, Place(passage, match.start("n"), match.end("n")), words)


def _slips(passages: Passages) -> Iterator[Candidate]:
    """己方, 已方, 巳方 typed for 乙方, where 己方 cannot mean one's own side."""
    if not any(party.letter == "乙方" for party in passages.agreement.parties):
        return
    for passage in passages.having(_SLIP, recitals=True):
        if passage.clause.role is Role.NOTE:
            continue
        for match in _SLIP.finditer(passage.text):
            name = next(n for n in ("n", "o", "p") if match[n])
            if name != "n" and _WORDS_FOR_EACH.search(passage.text[: match.start(name)]):
                continue
            words = Words(
                f"“{match[name]}”疑为“乙方”之误（{where(passages, passage.clause)}），照字面读，这项权利义务归谁不明。",
                "改为“乙方”，并检查全文同样的笔误。",
            )
            yield found_at(PARTY, Severity.MEDIUM, Place(passage, match.start(name), match.end(name)), words)
