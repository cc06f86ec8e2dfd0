"""Facts about the parties."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

from csreview.checking.facts.base import ABSENT, Fact, FactFound
from csreview.checking.passages import Passages
from csreview.model import ElementStatus, Party, PartyField, PartyRole, Presence

_LEGAL_FORM = re.compile(
    r"公司|集团|合伙|商行|经营部|工作室|合作社|厂|商店|门店|中心|事务所|企业|研究院|协会|经营者|个体|商贸行|贸易行|服务部|店铺?[(（]|超市|酒店|身份证"
)
_NOT_A_NAME = re.compile(r"^(?:小|阿)?[一-鿿]{1,8}团队|某某|待定|^[一-鿿]{2,12}(?:旗舰店|专营店|专卖店)$")
_STREET = re.compile(r"[路街道巷弄里村镇乡园城厦座楼栋幢层室号]")
_PRESENCE = {
    Presence.FILLED: ElementStatus.SPECIFIC,
    Presence.BLANK: ElementStatus.BLANK,
    Presence.DEFERRED: ElementStatus.VAGUE,
}


def names_agree(passages: Passages) -> FactFound:
    """Both parties' full names are given and nowhere (signature, account) contradicted."""
    parties = [passages.agreement.party(role) for role in (PartyRole.MERCHANT, PartyRole.VENDOR)]
    if not all(party is not None and _filled(party, "name") for party in parties):
        return ABSENT
    for party in parties:
        if party is not None and _contradicted(party):
            return ABSENT
    first = parties[0].field("name") if parties[0] else None
    return _found(ElementStatus.SPECIFIC, first) if first and _is_legal(first.value) else ABSENT


def roles_stated(passages: Passages) -> FactFound:
    """It is clear who engages whom: a merchant and a vendor are named, by whatever words."""
    merchant, vendor = (passages.agreement.party(role) for role in (PartyRole.MERCHANT, PartyRole.VENDOR))
    if merchant is None or vendor is None:
        return ABSENT
    place = merchant.field("name") or vendor.field("name")
    return _found(ElementStatus.SPECIFIC, place) if place else FactFound(ElementStatus.SPECIFIC)


def legal_name(role: PartyRole, passages: Passages) -> FactFound:
    """The party's name as its licence has it, with its legal form; a store or team name alone is vague."""
    return _field(passages, role, "name", _is_legal)


def street_address(role: PartyRole, passages: Passages) -> FactFound:
    """The party's address down to street or building; a city alone is vague."""
    return _field(passages, role, "address", lambda value: bool(_STREET.search(value)) and len(value) > 5)


def _field(passages: Passages, role: PartyRole, name: str, exact: Callable[[str], bool]) -> FactFound:
    party = passages.agreement.party(role)
    field = party.field(name) if party else None
    if field is None:
        return ABSENT
    status = _PRESENCE[field.presence]
    if status is ElementStatus.SPECIFIC and not exact(field.value):
        status = ElementStatus.VAGUE
    return _found(status, field)


def _is_legal(name: str) -> bool:
    return bool(_LEGAL_FORM.search(name)) and not _NOT_A_NAME.search(name)


def _found(status: ElementStatus, field: PartyField) -> FactFound:
    return FactFound(status, field.clause, field.span)


def _filled(party: Party, name: str) -> bool:
    field = party.field(name)
    return field is not None and field.presence is Presence.FILLED


def _contradicted(party: Party) -> bool:
    name = party.field("name")
    others = [f for f in party.fields if f.name in {"signature_name", "account_name"} and f.presence is Presence.FILLED]
    return any(name is not None and _squeezed(other.value) != _squeezed(name.value) for other in others)


def _squeezed(name: str) -> str:
    return "".join(name.split()).replace("(", "（").replace(")", "）")


FACTS: Mapping[str, Fact] = {
    "names-agree": names_agree,
    "roles-stated": roles_stated,
    "merchant-legal-name": partial(legal_name, PartyRole.MERCHANT),
    "vendor-legal-name": partial(legal_name, PartyRole.VENDOR),
    "merchant-address": partial(street_address, PartyRole.MERCHANT),
    "vendor-address": partial(street_address, PartyRole.VENDOR),
}
