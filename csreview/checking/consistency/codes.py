"""uscc-checksum: a unified social credit code that cannot be one (GB 32100-2015)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words, candidate
from csreview.checking.passages import Passages
from csreview.model import Presence, Severity, Span

_LABELLED = re.compile(r"(?:信用代码|税号|纳税人识别号)[\s:：]*([0-9A-Za-z][0-9A-Za-z ]{12,24}[0-9A-Za-z])")
_BARE = re.compile(r"(?<![0-9A-Za-z@./-])([0-9A-HJ-NP-Z]{2}\d{6}[0-9A-Z]{10})(?![0-9A-Za-z@])")
_PERSON = re.compile(r"[1-8]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]")
"""A citizen's identity number (GB 11643), which a party that is a person or a guarantor gives."""
_LENGTH = 18
_OLD_LENGTH = 15


def same_code(passages: Passages) -> Iterator[Candidate]:
    """Yield the second party's code where both parties bear the same."""
    fields = [party.field("code") for party in passages.agreement.parties]
    filled = [field for field in fields if field is not None and field.presence is Presence.FILLED]
    for field in filled[1:]:
        if field.value == filled[0].value and field.span != filled[0].span:
            words = Words(
                f"两方填写了同一个统一社会信用代码“{field.value}”，其中至少一方写错，主体无法核对。",
                "对照双方营业执照分别更正。",
            )
            yield candidate("uscc-checksum", Severity.HIGH, passages.agreement.clause(field.clause), field.span, words)


def uscc_checksum(passages: Passages) -> Iterator[Candidate]:
    """Yield each code of the wrong length or with a wrong check digit."""
    for clause in passages.agreement.clauses:
        text = passages.folded[clause.id]
        spans = {Span(*m.span(1)) for m in _LABELLED.finditer(text)}
        spans |= {Span(*m.span(1)) for m in _BARE.finditer(text) if not _PERSON.fullmatch(m.group(1))}
        for span in sorted(spans):
            code = span.cut(text).replace(" ", "").replace("\t", "").upper()
            fault = _fault(code)
            if fault:
                words = Words(
                    f"统一社会信用代码“{code}”{fault}。",
                    "对照营业执照核实并更正；本工具只校验编码规则，未联网核验主体。",
                )
                yield candidate("uscc-checksum", Severity.HIGH, clause, span, words)


def _fault(code: str) -> str:
    if len(code) == _OLD_LENGTH and code.isdigit():
        return "是15位的旧工商注册号，不是18位统一社会信用代码"
    if len(code) != _LENGTH:
        return f"有{len(code)}位，应为18位"
    from stdnum.cn import uscc  # noqa: PLC0415 - drafts without a code never need it
    from stdnum.exceptions import ValidationError  # noqa: PLC0415

    try:
        uscc.validate(code)
    except ValidationError:
        try:
            expected = uscc.calc_check_digit(code[:-1])
        except (ValidationError, ValueError, IndexError):
            return "含编码规则不允许的字符（I、O、Z、S、V）"
        if expected == code[-1]:
            return "不符合编码规则，请核对登记管理部门代码与行政区划码"
        return f"校验位不符（按前17位推算末位应为“{expected}”），至少有一位写错"
    return ""
