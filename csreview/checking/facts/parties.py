"""Facts about the parties."""

from __future__ import annotations

from collections.abc import Mapping

from csreview.checking.facts.base import ABSENT, Fact, FactFound
from csreview.checking.passages import Passages
from csreview.model import ElementStatus, Party, PartyRole, Presence


def names_agree(passages: Passages) -> FactFound:
    """Both parties' full names are given and nowhere (signature, account) contradicted."""
    parties = [passages.agreement.party(role) for role in (PartyRole.MERCHANT, PartyRole.VENDOR)]
    if not all(party is not None and _filled(party, "name") for party in parties):
        return ABSENT
    for party in parties:
        if party is not None and _contradicted(party):
            return ABSENT
    first = parties[0].field("name") if parties[0] else None
    return FactFound(ElementStatus.SPECIFIC, first.clause, first.span) if first else ABSENT


def roles_stated(passages: Passages) -> FactFound:
    """It is clear who engages whom: a merchant and a vendor are named, by whatever words."""
    merchant, vendor = (passages.agreement.party(role) for role in (PartyRole.MERCHANT, PartyRole.VENDOR))
    if merchant is None or vendor is None:
        return ABSENT
    place = merchant.field("name") or vendor.field("name")
    if place is None:
        return FactFound(ElementStatus.SPECIFIC)
    return FactFound(ElementStatus.SPECIFIC, place.clause, place.span)


def _filled(party: Party, name: str) -> bool:
    field = party.field(name)
    return field is not None and field.presence is Presence.FILLED


def _contradicted(party: Party) -> bool:
    name = party.field("name")
    others = [f for f in party.fields if f.name in {"signature_name", "account_name"} and f.presence is Presence.FILLED]
    return any(name is not None and _squeezed(other.value) != _squeezed(name.value) for other in others)


def _squeezed(name: str) -> str:
    return "".join(name.split()).replace("(", "（").replace(")", "）")


FACTS: Mapping[str, Fact] = {"names-agree": names_agree, "roles-stated": roles_stated}
