"""Facts about where notices go: a clause that sends them to 首部 is worth what the parties' fields there hold."""

from __future__ import annotations

from collections.abc import Mapping

from csreview.checking.facts.base import ABSENT, Fact, FactFound
from csreview.checking.passages import Passage, Passages
from csreview.language.patterns import Hit, Pattern
from csreview.model import ElementStatus, PartyRole, Presence

_TO_THE_TOP = Pattern(
    r"(?:通知|送达|送到|寄|发送|函件|文书|书面文件|往来)……(?:首部|文首|首页|[表抬]头|开头|封面|前述|上述|签[署章字]页|签章处|本合同(?:中|所)?(?:列明|载明|列|约定|确认|填写|记载)|当事人信息)…(?:地址|住所|邮箱|联系|信息|方式|电话)"
    r"|(?:首部|文首|首页|[表抬]头|开头|封面|本合同(?:所)?(?:列明|载明|列))…(?:地址|住所|邮箱|联系方式|联系信息)…(?:送达|通知)"
    r"|首部[^。;\n]{0,12}(?:地址|电话|邮箱|联系)[^。;\n]{0,12}(?:为|作为)[^。;\n]{0,6}(?:联系方式|送达|通知)"
)
_ADDRESS, _MAIL, _PERSON = Pattern("地址|住所"), Pattern("邮箱|邮件"), Pattern("联系人|收件人|联系方式|电话|联系信息")


def address_given(passages: Passages) -> FactFound:
    """Notices go to addresses at the top of the agreement, and both parties' addresses (or mailboxes, if meant) stand there."""
    place = _place(passages)
    if place is None:
        return ABSENT
    text = place[0].text
    if _MAIL.search(text) and not _ADDRESS.search(text):
        return _both(passages, place, ("email",))
    return _both(passages, place, ("address", "email") if _ADDRESS.search(text) else ("address", "email", "phone"))


def contact_given(passages: Passages) -> FactFound:
    """Notices go to the top of the agreement, and there each party has a contact, telephone or mailbox."""
    place = _place(passages)
    return _both(passages, place, ("contact", "phone", "email")) if place else ABSENT


def _place(passages: Passages) -> tuple[Passage, Hit] | None:
    for passage in passages.having(_TO_THE_TOP):
        hit = _TO_THE_TOP.search(passage.text)
        if hit is not None:
            return passage, hit
    return None


def _both(passages: Passages, place: tuple[Passage, Hit], fields: tuple[str, ...]) -> FactFound:
    """The worse of the two parties, each at the best of its `fields`."""
    worst = (ElementStatus.BLANK, ElementStatus.ABSENT, ElementStatus.VAGUE, ElementStatus.SPECIFIC)
    status = min((_party(passages, role, fields) for role in (PartyRole.MERCHANT, PartyRole.VENDOR)), key=worst.index)
    passage, hit = place
    return FactFound(status, passage.clause.id, passage.place(hit.start, hit.end))


def _party(passages: Passages, role: PartyRole, fields: tuple[str, ...]) -> ElementStatus:
    party = passages.agreement.party(role)
    found = [field for name in fields if party is not None and (field := party.field(name)) is not None]
    if any(field.presence is Presence.FILLED for field in found):
        return ElementStatus.SPECIFIC
    if any(field.presence is Presence.BLANK for field in found):
        return ElementStatus.BLANK
    return ElementStatus.VAGUE


FACTS: Mapping[str, Fact] = {"notice-address": address_given, "notice-contact": contact_given}
