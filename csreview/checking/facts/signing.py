"""Facts about the signature block and the date of signing."""

from __future__ import annotations

from collections.abc import Mapping

from csreview.checking.facts.base import ABSENT, Fact, FactFound
from csreview.checking.passages import Passage, Passages
from csreview.language.patterns import Pattern
from csreview.language.quantities import QuantityKind
from csreview.language.reading_text import BLANK, BLANK_SLOTS
from csreview.model import ElementStatus, Role

_SAID = Pattern(
    "(?:签[订署约](?:日期?|时间|日)|订立日期|签约日期|合同日期|签字日期)[^。;\n<>]{0,6}?<date>(?!<blank>)|于<date>…(?:签[订署]|订立)|<date>…(?:签[订署约]|订立)(?:于|本合同)|<date>,?签于"
)
_SAID_OPEN = Pattern(_SAID.source.replace("<date>", f"[{BLANK}{BLANK_SLOTS[QuantityKind.DATE]}]"))
_DATE = Pattern("<date>(?!<blank>)")
_OPEN = Pattern("(?:签[订署约](?:日期?|时间)|订立日期|签约日期)[:为]?(?:$|[,;\n]|签[订署约])")
_BARE_OPEN = Pattern(
    f"(?:日期|时间)[A-Za-z]{{0,6}}:?(?:<blank>|$|[,;\n(]|甲方|乙方|日期)|年月日|<date><blank>|{BLANK_SLOTS[QuantityKind.DATE]}"
)


def sign_date(passages: Passages) -> FactFound:
    """The date of signing, where the text says it or as a date in the signature block; blank where it is to be filled in."""
    likely = passages.having(_SAID, _SAID_OPEN, _DATE, _OPEN, _BARE_OPEN, recitals=True)
    found = [each for passage in likely if (each := _in_passage(passage)) is not None]
    filled = [each for each in found if each.status is ElementStatus.SPECIFIC]
    return next(iter(filled or found), ABSENT)


def _in_passage(passage: Passage) -> FactFound | None:
    role = passage.clause.role
    wanted = [_SAID, _DATE] if role is Role.SIGNATURE else [_SAID]
    places = (
        [_SAID_OPEN, _OPEN, _BARE_OPEN]
        if role is Role.SIGNATURE
        else [_SAID_OPEN, _OPEN]
        if role is Role.PARTIES
        else [_SAID_OPEN]
    )
    for status, patterns in ((ElementStatus.SPECIFIC, wanted), (ElementStatus.BLANK, places)):
        hit = next((hit for each in patterns if (hit := each.search(passage.text))), None)
        if hit is not None:
            return FactFound(status, passage.clause.id, passage.place(hit.start, hit.end))
    return None


FACTS: Mapping[str, Fact] = {"sign-date": sign_date}
