"""Headings: lines without a number that head what follows, and the heading words at the start of a clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from csreview.model import Part
from csreview.segmenting.labels import Label
from csreview.segmenting.units import Unit
from csreview.segmenting.words import (
    CONTENTS_HEAD,
    FIELD_LABEL,
    HEAD_FACT,
    NOTICE_HEAD,
    PARTY_HEAD,
    SIGN_FIELD,
    SIGNING,
)

_PUNCTUATION = re.compile(r"[。；;，,！!？?：:\t_…]|\d{4}|【|\s{2}")
_STRONG = ("part", "chapter", "article", "chinese")
_SHORT = 16
_SP = r"[ \t\u3000\xa0]"

# A sentence, however short: someone does or must do something.
_VERBS = re.compile(
    r"应当|应(?=在|于|按|及|向|将|为|提|每|对|保|配|承|立|积|确|不|支|使|具|符|由|与|予|严|自|遵|妥|尽)|必须|不得|须[^知]|可以|有权|负责|如下|以下|下列|下述|包括|是指|按照|不低于|不超过|不少于|不高于|挂钩|属于|视为|签订后|^(?:甲|乙|双)方.{0,2}(?:应|须|为|将|向|在|按|不|可|有|负|提|支|保|承|同|确认|委)"
    r"|^(?:如|若|因|经|自|当|由|在|未|任何|每)(?!何|约|期|尽)|(?<![目谁])的$|(?<![行作])为$|后$|时$|等$"
)
_COLON = re.compile(
    rf"^(?P<title>[^：:。；;，,、！？!?\t\n]{{1,16}}(?:、[^：:。；;，,！？!?\t\n]{{1,10}}){{0,2}}){_SP}*[：:]"
)
_SPACE = re.compile(r"^(?P<title>[\u4e00-\u9fff、与和及/（）()]{2,14})[ \t\u3000\xa0]+(?=\S)")
# 服务时间为每日　　时至　　时: the spaces are a place to fill, not the end of a heading.
_GAP = re.compile(r"[ \t\u3000\xa0]{2,}(?:[年月日时天名条份个元次秒分％%至席]|人(?!员|力|事)|小时|工作日|万)")
_STOP = re.compile(r"^(?P<title>[\u4e00-\u9fff、与和及]{2,8})[。.](?=\S)")
_ENDS = re.compile(r"[。；;，,！!？?、]$")


def unnumbered(units: Sequence[Unit], labels: Sequence[Label | None]) -> frozenset[int]:
    """Return the places of headings without a number: heading styles, and short lines where no article has a number."""
    styled = {i for i, u in enumerate(units) if labels[i] is None and _styled(u)}
    if any(label is not None and label.style in _STRONG for label in labels):
        return frozenset(styled)
    plain = {i for i in range(len(units) - 1) if labels[i] is None and _plain(units[i]) and _heads(i, units, labels)}
    return frozenset(styled | plain) if len(plain) > 2 else frozenset(styled)


def _styled(unit: Unit) -> bool:
    block = unit.block
    if block.heading == 0 or unit.is_row or block.part is not Part.BODY or block.style == "Title":
        return False
    return len(unit.text) <= 60 and not _other(unit.text)


def _plain(unit: Unit) -> bool:
    text = unit.text
    if unit.is_row or unit.block.part is not Part.BODY or not 2 <= len(text) <= _SHORT:
        return False
    return not _PUNCTUATION.search(text.rstrip("：:")) and not _other(text) and not _VERBS.search(text)


def _other(text: str) -> bool:
    if CONTENTS_HEAD.match(text) or NOTICE_HEAD.match(text) or text.startswith(("附件", "附表")):
        return True
    return bool(
        PARTY_HEAD.match(text)
        or FIELD_LABEL.match(text)
        or HEAD_FACT.match(text)
        or SIGNING.search(text)
        or SIGN_FIELD.match(text)
    )


def _heads(index: int, units: Sequence[Unit], labels: Sequence[Label | None]) -> bool:
    following = units[index + 1]
    if following.is_row or (labels[index + 1] is not None and labels[index + 1] != labels[index]):
        return True
    return len(following.text) > _SHORT + 4 and not _other(following.text)


def title_words(line: str, depth: int, more: bool, heading: bool) -> str:
    """Return the heading words that a clause's first line begins with, or "".

    `more`: text or clauses of its own follow the line. `heading`: the line is set as a heading.
    """
    whole = line.rstrip("：: \u3000")
    if len(whole) <= 30 and not _ENDS.search(whole) and _is_title(whole, depth, more, heading):
        return whole
    if match := _COLON.match(line):
        title = match["title"].rstrip()
        return title if _heads_sentence(title, line[match.end() :]) else ""
    if _GAP.search(line[:_SHORT]):
        return ""
    for pattern in (_SPACE, _STOP) if depth == 1 else (_SPACE,):
        match = pattern.match(line)
        if match and not _VERBS.search(match["title"]) and len(line) > len(match["title"]) + 4:
            return match["title"]
    return ""


def _heads_sentence(title: str, rest: str) -> bool:
    balanced = title.count("（") == title.count("）") and title.count("(") == title.count(")")
    return bool(rest) and balanced and not (rest[0].isdigit() and title[-1].isdigit()) and not _VERBS.search(title)


def _is_title(whole: str, depth: int, more: bool, heading: bool) -> bool:
    if heading:
        return True
    if re.search(r"[。；;，,！!？?：:_]|\d{4}|\s{2}|\u3000", whole) or not whole:
        return False
    return not _VERBS.search(whole) and (more or depth == 1 or len(whole) <= 8)
