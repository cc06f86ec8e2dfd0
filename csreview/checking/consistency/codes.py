"""uscc-checksum: a unified social credit code that cannot be one (GB 32100-2015)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words, candidate
from csreview.checking.passages import Passages
from csreview.model import Clause, Presence, Role, Severity, Span

_LABELLED = re.compile(r"(?:信用代码|税号|纳税人识别号)[\s:：]*([0-9A-Za-z][0-9A-Za-z ]{12,24}[0-9A-Za-z])")
_BARE = re.compile(r"([0-9A-HJ-NP-Z](?<![0-9A-Za-z@./-].)[0-9A-HJ-NP-Z]\d{6}[0-9A-Z]{10})(?![0-9A-Za-z@])")
"""What stands before is looked at behind the first character: `re` skips to a character fast, not to what is none."""
_SIGN = re.compile(r"[\d信税纳](?:(?<=\d)\d{5}|(?<=信)用代码|(?<=税)号|(?<=纳)税人识别号)")
"""What every text holds in which one of both stands."""
_PERSON = re.compile(r"[1-8]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]")
"""A citizen's identity number (GB 11643), which a party that is a person or a guarantor gives."""
_ACCOUNT = re.compile(r"(?:账号|帐号|账户|卡号|开户|银行|支行)[^\n。;]{0,14}$")
_LABELLED_ACCOUNT = re.compile(r"(?:账号|帐号|卡号|账户号码?)[\s:：]*$")
_LENGTH = 18
_NUMBERS = 8
"""Characters at the beginning that are digits: the registering authority and the place."""
_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = tuple(3**place % len(_LETTERS) for place in range(_LENGTH - 1))
_OLD_LENGTH = 15
_BOTH = 2
_CODE = re.compile("[0-9A-Za-z ]{8,}")


def same_code(passages: Passages) -> Iterator[Candidate]:
    """Yield the second party's code where both parties bear the same."""
    fields = [party.field("code") for party in passages.agreement.parties]
    filled = [field for field in fields if field is not None and field.presence is Presence.FILLED]
    for field in filled[1:]:
        if (
            _CODE.fullmatch(field.value)
            and field.value == filled[0].value
            and (field.clause, field.span) != (filled[0].clause, filled[0].span)
        ):
            yield _same(passages.agreement.clause(field.clause), field.span, field.value)
            return
    yield from _told_twice(passages) if len(filled) < _BOTH else ()


def _told_twice(passages: Passages) -> Iterator[Candidate]:
    """The second of two codes at the head of the draft that are one, where the party that bears it could not be read."""
    seen: set[str] = set()
    for clause in passages.agreement.clauses:
        text = passages.folded[clause.id]
        for match in _LABELLED.finditer(text) if clause.role is Role.PARTIES else ():
            code = match.group(1).replace(" ", "").upper()
            if code in seen:
                yield _same(clause, Span(*match.span(1)), code)
                return
            seen.add(code)


def _same(clause: Clause, span: Span, code: str) -> Candidate:
    words = Words(
        f"两方填写了同一个统一社会信用代码“{code}”，其中至少一方写错，主体无法核对。",
        "对照双方营业执照分别更正。",
    )
    return candidate("uscc-checksum", Severity.HIGH, clause, span, words)


def uscc_checksum(passages: Passages) -> Iterator[Candidate]:
    """Yield each code of the wrong length or with a wrong check digit."""
    for clause in passages.agreement.clauses:
        text = passages.folded[clause.id]
        if not _SIGN.search(text):
            continue
        spans = {Span(*m.span(1)) for m in _LABELLED.finditer(text)}
        spans |= {Span(*m.span(1)) for m in _BARE.finditer(text) if not _is_another(text, m)}
        for span in sorted(spans):
            code = span.cut(text).replace(" ", "").replace("\t", "").upper()
            fault = _fault(code)
            if fault:
                words = Words(
                    f"统一社会信用代码“{code}”{fault}。",
                    "对照营业执照核实并更正；本工具只校验编码规则，未联网核验主体。",
                )
                yield candidate("uscc-checksum", Severity.HIGH, clause, span, words)


def _is_another(text: str, match: re.Match[str]) -> bool:
    """Whether eighteen characters without a label are a person's number, or an account's: figures behind 账号 or a bank."""
    code, before = match.group(1), text[: match.start()]
    is_account = _LABELLED_ACCOUNT.search(before) or (code.isdigit() and _ACCOUNT.search(before))
    return bool(_PERSON.fullmatch(code) or is_account)


def _fault(code: str) -> str:
    if len(code) == _OLD_LENGTH and code.isdigit():
        return "是15位的旧工商注册号，不是18位统一社会信用代码"
    if len(code) != _LENGTH:
        return f"有{len(code)}位，应为18位"
    if not set(code[:-1]) <= set(_LETTERS):
        return "含编码规则不允许的字符（I、O、Z、S、V）"
    expected = _check_digit(code)
    if expected != code[-1]:
        return f"校验位不符（按前17位推算末位应为“{expected}”），至少有一位写错"
    return "" if code[:_NUMBERS].isdecimal() else "不符合编码规则，请核对登记管理部门代码与行政区划码"


def _check_digit(code: str) -> str:
    """The last character that a code must have by those before it (GB 32100-2015, 5.2)."""
    total = sum(_LETTERS.index(character) * weight for character, weight in zip(code, _WEIGHTS, strict=False))
    return _LETTERS[-total % len(_LETTERS)]
