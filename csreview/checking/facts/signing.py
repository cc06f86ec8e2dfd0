"""Facts about the signature block and the date of signing."""

from __future__ import annotations

from collections.abc import Mapping

from csreview.checking.facts.base import ABSENT, Fact, FactFound
from csreview.checking.passages import Passages
from csreview.language.patterns import Pattern, unfilled
from csreview.model import ElementStatus, Role

_SAID = "(?:签[订署约](?:日期?|时间|日)|订立日期|签约日期|合同日期|签字日期)[^。;\n<>]{0,6}?<date>|于<date>…(?:签[订署]|订立)|<date>…(?:签[订署约]|订立)(?:于|本合同)"
_OPEN = Pattern("(?:签[订署约](?:日期?|时间)|订立日期|签约日期)[:为]?(?:$|[,;\n]|签[订署约])")
_BARE = "(?:日期|时间|年月日)?[:为]?<date>"
_BARE_OPEN = Pattern("(?:日期|时间):?(?:$|[,;\n(]|甲方|乙方|日期)|年月日")
_LONGEST_LINE = 60


def sign_date(passages: Passages) -> FactFound:
    """The date of signing, where the text says it or as a date in the signature block; blank where it is to be filled in."""
    blank = None
    for passage in passages.binding(recitals=True):
        if len(passage.text) > _LONGEST_LINE * 4:
            continue
        signature = passage.clause.role in {Role.SIGNATURE, Role.PARTIES}
        wanted = _SAID + ("|" + _BARE if passage.clause.role is Role.SIGNATURE else "")
        hit = Pattern(wanted).search(passage.text)
        if hit is not None:
            return FactFound(ElementStatus.SPECIFIC, passage.clause.id, passage.place(hit.start, hit.end))
        empty = unfilled(wanted)
        hit = empty.search(passage.text) if empty else None
        if hit is None and signature:
            hit = _OPEN.search(passage.text) or (_BARE_OPEN.search(passage.text) if passage.clause.role is Role.SIGNATURE else None)
        if hit is not None and blank is None:
            blank = FactFound(ElementStatus.BLANK, passage.clause.id, passage.place(hit.start, hit.end))
    return blank or ABSENT


FACTS: Mapping[str, Fact] = {"sign-date": sign_date}
