"""What each line of a draft is: title, notice, contents, parties, recital, body, annex, signature, header, footer, note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from csreview.model import Part, Role, Span
from csreview.segmenting.annexes import annex_headings
from csreview.segmenting.contents import contents_lines
from csreview.segmenting.labels import Label
from csreview.segmenting.party_prose import told_parties
from csreview.segmenting.title import find_title
from csreview.segmenting.units import Unit, cell_text
from csreview.segmenting.words import (
    CHAT,
    FIELD_LABEL,
    FIRST_PERSON,
    HEAD_FACT,
    HINT_PARAGRAPH,
    NOTICE_HEAD,
    NOTICE_LINE,
    PARTY_CELL,
    PARTY_HEAD,
    PARTY_WORD,
    RECITAL,
    SECOND_PERSON,
    SIGN_FIELD,
    SIGNING,
    SO_NAMED,
)

_PARTS = {Part.HEADER: Role.HEADER, Part.FOOTER: Role.FOOTER, Part.FOOTNOTE: Role.NOTE, Part.ENDNOTE: Role.NOTE}
_RANK = {"part": 5, "chapter": 5, "section": 4, "article": 4, "chinese": 3, "digit": 2, "decimal": 2}
_ARTICLES = ("part", "chapter", "article", "chinese")
_AMBIGUOUS_NOTICE = re.compile(r"^[【\[（(※*★●■◆]*\s*(?:说明|注|备注说明|提示|注意事项|来源)")
# What a party line may tell without a label: 人在合肥; 执照还在办.
_TELLS = re.compile(r"执照|代码|人在|住在|电话|手机|微信|邮箱|身份证|支付宝")
_INTRODUCES = re.compile(r"签[订署]|订立|双方|下列|以下各方")
_NARRATES = re.compile(r"拟将|委托|交由|从事|经营|确认|达成|如下[^：:]*[。；]|[甲乙]方[^：:]{0,30}，")
_SIGN_TITLE = re.compile(
    r"^(?:表[一二三四五六七八九十\d]{1,3}|第[一二三四五六七八九十]+部分)?[\s\u3000、：:]*(?:双方|各方|合同)?(?:签署|签章|签字|盖章|签约|签字盖章|签字页|签署页)(?:页|栏|区|部分|处)?$"
)
_CAPTION = 24
# An order form stands above the articles that it makes its own: 二、订购明细.
_ORDERS = re.compile(
    r"(?:订购明细|订购内容|订单明细|采购明细|服务明细|服务指标|商务条件|价格明细|特别约定)[^，。；]{0,20}$"
)
_MAIL_NAME = re.compile(r"[^\s，。；：:、]{2,24}$")
_DATE_LINE = re.compile(r"(?:19|20)\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*[日号]?$")
# Behind the last line only headers, footers and notes may follow.
_AFTER_MAIL = 20
_HEAD_LINE = re.compile(rf"{HEAD_FACT.pattern}|{FIELD_LABEL.pattern}|^致[：:]?\s*[^，。]{{4,40}}[：:]?$", re.IGNORECASE)
_PREAMBLE = re.compile(
    r"甲方(?:就|，也就)?是[我你本][^。]{0,8}[（(].{0,60}乙方(?:就)?是[我你][^。]{0,8}[（(]|甲方[^，。；：:\s]{2,36}公司.{0,3}乙方[^，。；：:\s]{2,36}(?:公司|工作室|中心|店|部)"
)
# In an annex, hints to consumers (温馨提示：亲…) are part of it; only what speaks of the form itself is a notice there.
_ABOUT_FORM = re.compile(
    r"范本|模板|范文|律师|签[署约]前|本(?:合同|协议)|合同(?:内容|条款)|法律意见|下载|阅读|版本|无正文|填写"
)

_OF_LETTERS = (*FIRST_PERSON, *SECOND_PERSON)
"""您好 before these opens a letter between businesses, not a chat model's answer."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the lines of a draft are: their roles, the annexes' labels, the title, where articles and signatures are."""

    roles: tuple[Role, ...]
    annexes: dict[int, Label]
    title: str
    start: int
    headings: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class _Lines:
    """The units with what is known of each line by itself."""

    units: Sequence[Unit]
    labels: Sequence[Label | None]
    headings: frozenset[int]


def plan(units: Sequence[Unit], labels: Sequence[Label | None], headings: frozenset[int]) -> Plan:
    """Work out what each unit is. `headings`: places of headings without a number."""
    fixed = {i: _PARTS[u.block.part] for i, u in enumerate(units) if u.block.part in _PARTS}
    contents = contents_lines(units) - fixed.keys()
    aside = frozenset(fixed) | contents
    title_lines, title = find_title(units, labels, aside)
    # A cover sheet bears the title that the first page repeats.
    repeated = {i for i, u in enumerate(units) if title and i not in aside and labels[i] is None and u.text == title}
    annexes = annex_headings(units, aside | frozenset(title_lines))
    known = fixed | dict.fromkeys(contents, Role.CONTENTS) | dict.fromkeys({*title_lines, *repeated}, Role.TITLE)
    notices = _notices(units, labels, known, annexes)
    known |= dict.fromkeys(notices, Role.NOTICE)
    lines = _Lines(units, labels, headings)
    start = _body_start(lines, known, annexes)
    annexes = {i: label for i, label in annexes.items() if i > start}
    roles = _Scan(lines, known, annexes, start).roles()
    return Plan(roles, annexes, title, start, headings)


def _notices(
    units: Sequence[Unit], labels: Sequence[Label | None], known: dict[int, Role], annexes: dict[int, Label]
) -> set[int]:
    """Lines that speak to the user of the form or from a chat model, and what stands below such a heading."""
    found: set[int] = set()
    sticky, seen = False, set[str]()
    last = max((i for i, label in enumerate(labels) if label and label.style in _ARTICLES), default=-1)
    head_end = next((i for i, u in enumerate(units) if i not in known and (labels[i] or _is_party(u))), len(units))
    body_end = min(annexes, default=len(units))
    for index, unit in enumerate(units):
        if index in known or unit.is_row:
            sticky = sticky and index in known and known[index] in (Role.HEADER, Role.FOOTER, Role.NOTE)
            continue
        label, text = labels[index], unit.text
        following = units[index + 1].text if index + 1 < len(units) else ""
        if (
            label is None
            and _is_notice(text, index > head_end, head_end < index < last)
            and (index < body_end or _ABOUT_FORM.search(text + following))
        ):
            found.add(index)
            sticky, seen = bool(re.search(r"[：:]$|^[^：:。]{2,12}$", text)), set()
            continue
        sticky = sticky and not _ends_notice(unit, label, seen, index in annexes)
        if sticky:
            found.add(index)
            seen |= {label.style} if label else set()
    return found


def _is_notice(text: str, binding: bool, inside: bool) -> bool:
    """Among the clauses, where text binds, 说明： and 注： belong to the agreement.

    `inside`: articles follow; then a chat model is not speaking, and 谁不干了当天告诉我 is a term.
    """
    if HINT_PARAGRAPH.match(text):
        return True
    if NOTICE_HEAD.match(text) and not (binding and _AMBIGUOUS_NOTICE.match(text)):
        return True
    if inside:
        return NOTICE_LINE.match(text) is not None
    return bool(NOTICE_LINE.search(text) or (CHAT.search(text) and not any(word in text for word in _OF_LETTERS)))


def _ends_notice(unit: Unit, label: Label | None, seen: set[str], annex: bool) -> bool:
    text = unit.text
    if annex or PARTY_HEAD.match(text) or HEAD_FACT.match(text) or unit.block.heading:
        return True
    if label is None:  # a numbered hint may speak of seals: 划去处由双方盖章
        return bool(SIGNING.search(text) or RECITAL.match(text))
    return label.style in ("part", "chapter", "section", "article") or (label.numbers[-1] == 1 and label.style in seen)


def _body_start(lines: _Lines, known: dict[int, Role], annexes: dict[int, Label]) -> int:
    """Return where the articles begin: at the first label, or at a later one of a stronger style after 鉴于."""
    units, labels, headings = lines.units, lines.labels, lines.headings
    recital_heads = {i for i in headings if labels[i] is None and _opens_recitals(units[i])}
    marked = (i for i, label in enumerate(labels) if label is not None or i in headings)
    open_places = [i for i in marked if i not in known and i not in recital_heads]
    if not open_places:
        return _prose_start(units, known)
    limit = next((i for i in sorted(annexes) if sum(place < i for place in open_places[:3]) >= 2), len(units))
    places = [i for i in open_places if i < limit] or open_places
    first = places[0]
    recited = any(_opens_recitals(units[i]) for i in range(first) if i not in known)
    strongest = max(_rank(labels[i]) for i in places)
    own = _rank(labels[first])
    if own < strongest and (strongest > 3 or recited or _introduces_party(units[first])):
        articles = next(i for i in places if _rank(labels[i]) == strongest)
        return next((i for i in places if i < articles and _ORDERS.match(_heading(units[i], labels[i]))), articles)
    if recited:
        return next((i for i in places[1:] if _restarts(labels, first, i)), first)
    return first


def _opens_recitals(unit: Unit) -> bool:
    return bool(RECITAL.match(unit.text)) and "鉴" in unit.text[:8]


def _heading(unit: Unit, label: Label | None) -> str:
    return unit.text[label.end :].strip() if label is not None else unit.text


def _restarts(labels: Sequence[Label | None], first: int, index: int) -> bool:
    one, other = labels[first], labels[index]
    return one is not None and other is not None and one.style == other.style and other.numbers == (1,)


def _rank(label: Label | None) -> int:
    return 3 if label is None else _RANK.get(label.style, 1)


def _is_party(unit: Unit) -> bool:
    if unit.is_row:
        return any(PARTY_CELL.match(cell_text(cell)) for cell in unit.cells)
    return bool(PARTY_HEAD.search(unit.text))


def _introduces_party(unit: Unit) -> bool:
    """A numbered line may introduce a party in a sentence: （1）A公司，…（“甲方”）；与."""
    return _is_party(unit) or bool(told_parties(unit.text, Span(0, len(unit.text))))


def _prose_start(units: Sequence[Unit], known: dict[int, Role]) -> int:
    """Return where the body of a draft without labels begins: at the first prose after the parties and recitals."""
    head_end = 0
    for index, unit in enumerate(units[:60]):
        if index not in known and (PARTY_HEAD.match(unit.text) or FIELD_LABEL.match(unit.text)):
            head_end = index + 1
        elif head_end and index not in known:
            break
    place = head_end
    while place < len(units) and (place in known or RECITAL.search(units[place].text[:80])):
        place += 1
    return place


class _Scan:
    """One pass over the units, from the head over the body to annexes and signatures."""

    def __init__(self, lines: _Lines, known: dict[int, Role], annexes: dict[int, Label], start: int) -> None:
        self.units, self.labels, self.headings = lines.units, lines.labels, lines.headings
        self.known, self.annexes, self.start = known, annexes, start
        self.signed = False
        self.last_article = self._last_article()
        self.first_party = next(
            (i for i, u in enumerate(lines.units) if i not in known and _is_party(u)), len(lines.units)
        )
        self.title = min((i for i, role in known.items() if role is Role.TITLE), default=-1)

    def roles(self) -> tuple[Role, ...]:
        """Return the role of each unit, in order."""
        found: list[Role] = []
        zone = Role.BODY
        for index in range(len(self.units)):
            if index in self.known:
                found.append(self.known[index])
            elif index < self.start:
                found.append(self._head(index))
            else:
                zone = self._zone(index, zone)
                found.append(zone)
        return tuple(found)

    def _last_article(self) -> int:
        """The place of the last label of the body's first style before the annexes."""
        limit = min(self.annexes, default=len(self.units))
        # The body may begin with a heading without a number: then its first number tells what its articles are.
        top = next((label for label in self.labels[self.start : limit] if label is not None), None)
        same = [i for i in range(self.start, limit) if (label := self.labels[i]) and top and label.style == top.style]
        return same[-1] if same else self.start

    def _head(self, index: int) -> Role:
        unit, text = self.units[index], self.units[index].text
        if index < self.title and not (_is_party(unit) or _HEAD_LINE.match(text)):
            return Role.NOTICE
        label = self.labels[index]
        own = text[label.end :] if label is not None else text
        if unit.is_row or _names_party(own) or self._captions_parties(index) or self._tells_of_party(index):
            return Role.PARTIES
        if RECITAL.search(text[:60]) or "鉴于" in text[:12] or self.labels[index] is not None:
            return Role.RECITAL
        if _looks_like_field(text):
            return Role.PARTIES
        introduces = index < self.first_party and _INTRODUCES.search(text) and not _NARRATES.search(text)
        return Role.PARTIES if introduces else Role.RECITAL

    def _captions_parties(self, index: int) -> bool:
        """表一　签约方 right above the table of the parties."""
        if len(self.units[index].text) > _CAPTION or self.labels[index] is not None or index + 1 >= len(self.units):
            return False
        below = self.units[index + 1 : index + 3]
        return (
            below[0].is_row
            and any(unit.is_row and _is_party(unit) for unit in below)
            and not re.search(r"[。，；]", self.units[index].text)
        )

    def _tells_of_party(self, index: int) -> bool:
        """A short line among those of a party: 执照还在办，代码下来了再补."""
        text = self.units[index].text
        among = self.first_party < index and self.labels[index] is None
        return among and len(text) <= 40 and "。" not in text and bool(_TELLS.search(text))

    def _zone(self, index: int, zone: Role) -> Role:
        if index in self.annexes:
            return Role.ANNEX
        if zone is Role.SIGNATURE:
            return self._after_signature(index)
        if self._signs(index, zone):
            self.signed = True
            return Role.SIGNATURE
        return zone

    def _signs(self, index: int, zone: Role) -> bool:
        text, label = self.units[index].text, self.labels[index]
        if _SIGN_TITLE.match(text) and index > self.last_article and index + 1 < len(self.units):
            return self._signs(index + 1, zone)
        if self._signs_mail(index):
            return True
        if label is not None or (zone is Role.ANNEX and self.signed) or index in self.headings:
            return False
        short = len(text) <= 120 and not re.search(r"。", text)
        if SIGNING.search(text) and short and re.search(r"[：:\t]|[）)]\s*$|\s{2}|\u3000|章$|字$|_", text):
            return zone is Role.ANNEX or index > self.last_article
        head = PARTY_HEAD.match(text)
        return (
            bool(head) and short and index > self.last_article and zone is Role.BODY and self.first_party < self.start
        )

    def _signs_mail(self, index: int) -> bool:
        """A name and below it the date, at the very end: so mails and letters are signed."""
        if index <= self.last_article or self.labels[index] is not None or not _MAIL_NAME.match(self.units[index].text):
            return False
        below = self.units[index + 1 : index + 1 + _AFTER_MAIL]
        rest = [unit for unit in below if unit.block.part is Part.BODY]
        return len(rest) == 1 and bool(_DATE_LINE.match(rest[0].text))

    def _after_signature(self, index: int) -> Role:
        unit, text, label = self.units[index], self.units[index].text, self.labels[index]
        if label is not None and label.style in ("part", "chapter", "article", "chinese") and len(text) > 3:
            return Role.BODY if index <= self.last_article else Role.ANNEX
        if unit.is_row or SIGN_FIELD.match(text) or SIGNING.search(text) or PARTY_HEAD.match(text):
            return Role.SIGNATURE
        return Role.ANNEX if self._opens_annex(index) else Role.SIGNATURE

    def _opens_annex(self, index: int) -> bool:
        """A heading after the signatures with a table or numbered lines below it is an annex without the word."""
        text = self.units[index].text
        if len(text) > 25 or re.search(r"[：:。，_]|\s{2}|\u3000|\d{4}", text) or index + 1 >= len(self.units):
            return False
        return self.units[index + 1].is_row or self.labels[index + 1] is not None


def _names_party(text: str) -> bool:
    if any(pattern.match(text) for pattern in (_HEAD_LINE, PARTY_HEAD, PARTY_CELL)):
        return True
    if told_parties(text, Span(0, len(text))):
        return True
    return bool((SO_NAMED.search(text) and re.search(PARTY_WORD, text)) or _PREAMBLE.search(text))


def _looks_like_field(text: str) -> bool:
    return len(text) <= 60 and bool(re.match(r"[^。；，,]{1,16}[：:]", text)) and "。" not in text
