"""Whose home the agreed court or arbitration institution is, told by the places in its name and the parties' addresses.

「向台州市椒江区人民法院起诉」 favours the party whose address lies in 椒江, whatever the clause calls it. Nothing is
told where both parties sit in one city, or where the forum lies with neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from csreview.checking.facts.base import ABSENT, Fact, FactFound
from csreview.checking.passages import Passages
from csreview.model import ElementStatus, PartyRole, Presence

_FORUM = re.compile(
    r"(?P<place>[一-鿿]{2,14}?)(?:第[一二三])?(?:国际|互联网|知识产权|海事)?(?:基层|中级|高级|高等)?(?:人民)?"
    r"(?:法院|仲裁委员会|仲裁委|国际仲裁院|仲裁院|仲裁中心)"
)
_NO_FORUM = re.compile(r"劳动(?:人事)?(?:争议)?仲裁")
_DIVISIONS = re.compile(r"([一-鿿]{2,8}?)(?:省|自治区|特别行政区|市|地区|自治州|盟|区|县|旗|州)")
_LEADING = re.compile(
    r".*(?:向|由|到|去|至|在|交|归|提请|提交|请求|选择|报|给|往|以|为|于|是|指|即|的|上|找|约定|申请)"
)
_TAIL = re.compile(r"(?:有|具有)?管辖权?.*$|本地$|当地$|所在地$")
_SEATED = {"address", "name"}
_SHORTEST = 2


def home_forum(role: PartyRole, passages: Passages) -> FactFound:
    """The forum named by its place lies in the city of the party `role` and not in that of the other."""
    other = PartyRole.VENDOR if role is PartyRole.MERCHANT else PartyRole.MERCHANT
    ours, theirs = _seat(passages, role), _seat(passages, other)
    if not ours or not theirs:
        return ABSENT
    for passage in passages.having(_FORUM):
        for match in _FORUM.finditer(passage.text):
            places = () if _NO_FORUM.search(passage.text) else tuple(_places(match["place"]))
            if any(place in ours for place in places) and not any(place in theirs for place in _around(places, ours)):
                return FactFound(
                    ElementStatus.SPECIFIC, passage.clause.id, passage.place(match.start("place"), match.end())
                )
    return ABSENT


def _seat(passages: Passages, role: PartyRole) -> str:
    """Where a party sits, as far as its address and its name tell."""
    party = passages.agreement.party(role)
    fields = party.fields if party else ()
    return " ".join(field.value for field in fields if field.name in _SEATED and field.presence is Presence.FILLED)


def _places(before: str) -> Iterator[str]:
    """Yield the places in what stands before 法院 or 仲裁委员会: 浙江省台州市椒江区 gives three."""
    named = _LEADING.sub("", _TAIL.sub("", before))
    divisions = [match[1] for match in _DIVISIONS.finditer(named)]
    rest = _DIVISIONS.sub("", named)
    yield from (place for place in (*divisions, rest) if len(place) >= _SHORTEST)


def _around(places: tuple[str, ...], ours: str) -> Iterator[str]:
    """Yield the forum's places, and the city that our address gives for them: a neighbour in it has no long way."""
    yield from places
    city = re.search(r"([一-鿿]{2,6}?)市", re.sub(r"^.*?(?:省|自治区)", "", ours))
    if city:
        yield city[1]


FACTS: Mapping[str, Fact] = {
    "forum-near-merchant": partial(home_forum, PartyRole.MERCHANT),
    "forum-near-vendor": partial(home_forum, PartyRole.VENDOR),
}
