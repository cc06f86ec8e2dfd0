"""The agreement's title: which line it is, and how it reads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from csreview.model import Part
from csreview.segmenting.labels import Label
from csreview.segmenting.units import Unit
from csreview.segmenting.words import CHAT, CONTENTS_LINE, HEAD_FACT, NOTICE_HEAD, PARTY_HEAD, RECITAL

_KINDS = r"(?:合同书?|协议书?|合约|契约|订单|确认书|确认单|备忘录|意向书|条款|框架书|委托书|承诺书|SOW|Agreement|Contract|AGREEMENT|CONTRACT)"
_TAIL = r"(?:范本|模板|样本|文本|草案|初稿|定稿|正式稿|标准版|通用版|[（(【\[][^（）()【】]{0,30}[）)】\]]|[-—_ \u3000]?[vV]\d[\d.]*版?稿?|[\s\u3000]|之[一-龥]{2,8})*"
_TITLE = re.compile(rf"^[《【]?[^。；;：:，,？?！!]{{0,40}}?{_KINDS}[》】]?{_TAIL}$")
_SLOGAN = re.compile(r"www|https?:|\.com|\.cn|下载|大全|范文|网(?:$|\s)|热线(?=[：:\s\d]|电话|$)|扫码|点击|收藏|推荐")
_SENTENCE = re.compile(r"[。；;，,！!？?]|[：:]")
_SPACED = re.compile(r"(?<=[\u4e00-\u9fff（(])[ \t\u3000\xa0]+(?=[\u4e00-\u9fff）)])")
_SUBTITLE = re.compile(r"^[（(【\[—\-][^。]{0,50}[）)】\]—\-]?$")
# Below the table of an order form: the heading of its terms, not the title of a paper of which the table is no part.
_TERMS = re.compile(r"(?:标准|通用|一般|专用|补充|服务|合同|协议|合作)*条款")
_LONGEST = 45
# A title stands among the first lines that are read; what comes later and ends alike is a reference to another one.
_WITHIN = 40
# Some drafts name the parties above the title: it stands within so many lines, and says 合同 or 协议.
_AFTER = 12
_NOT_NAMED, _NAMED = 1, 11


def find_title(units: Sequence[Unit], labels: Sequence[Label | None], skip: frozenset[int]) -> tuple[range, str]:
    """Return the places of the title's lines (empty where there is none) and the title as one line."""
    first = _first_of_agreement(units, labels, skip)
    best = _best(range(first), units, labels, skip, _NOT_NAMED)
    if best[0] <= 0:
        best = _best(range(first, min(first + _AFTER, len(units))), units, labels, skip, _NAMED)
    if best[0] <= 0:
        return _plain_title(units, labels, skip, first)
    index = -best[1]
    start = index - 1 if _first_half(index - 1, units, skip) and _is_short_kind(units[index].text) else index
    start -= start > 0 and start - 1 not in skip and _is_english(units[start - 1].text)
    first_line = index if _is_english(units[start].text) else start
    title = _joined([units[i].text for i in range(first_line, index + 1)])
    end = index + 1
    if end < len(units) and labels[end] is None and end not in skip and _SUBTITLE.match(units[end].text):
        end += 0 if HEAD_FACT.match(units[end].text) or NOTICE_HEAD.match(units[end].text) else 1
    return range(start, end), title


def _best(
    places: range, units: Sequence[Unit], labels: Sequence[Label | None], skip: frozenset[int], least: int
) -> tuple[int, int]:
    """The best line's score, and its place made negative so that the first of equals wins."""
    tables = next((i for i in places if units[i].is_row), len(units))
    scored = [
        (_score(units[i]), -i)
        for i in places
        if i not in skip and labels[i] is None and not (i > tables and _TERMS.fullmatch(units[i].text.strip()))
    ]
    return max((pair for pair in scored if pair[0] >= least), default=(0, 0))


def _is_english(text: str) -> bool:
    return text.isascii() and bool(re.search(r"(?i)agreement|contract", text)) and len(text) <= 80


def _plain_title(
    units: Sequence[Unit], labels: Sequence[Label | None], skip: frozenset[int], first: int
) -> tuple[range, str]:
    """A short first line right before the parties or the articles is the title, even if it names no kind of paper."""
    places = [i for i in range(min(first, len(units))) if i not in skip]
    if not places or len(places) > 3 or first >= len(units):
        return range(0), ""
    unit = units[places[0]]
    wrong = unit.is_row or labels[places[0]] or _SENTENCE.search(unit.text) or HEAD_FACT.match(unit.text)
    if (
        wrong
        or len(unit.text) > 25
        or CHAT.search(unit.text)
        or NOTICE_HEAD.match(unit.text)
        or _SLOGAN.search(unit.text)
    ):
        return range(0), ""
    return range(places[0], places[0] + 1), _joined([unit.text])


def _first_of_agreement(units: Sequence[Unit], labels: Sequence[Label | None], skip: frozenset[int]) -> int:
    """Where the parties or the articles begin: the title is before it, if it is anywhere."""
    limit = min(len(units), _WITHIN)
    for index in range(limit):
        label = labels[index]
        opens = label is not None and label.style in ("article", "chapter", "part", "chinese")
        if index not in skip and (opens or PARTY_HEAD.match(units[index].text)):
            return index
    return limit


def _score(unit: Unit) -> int:
    text = unit.text
    if len(text) > _LONGEST or unit.block.part is not Part.BODY or len(text) < 2 or unit.is_row:
        return 0
    if (
        HEAD_FACT.match(text)
        or RECITAL.match(text)
        or CHAT.search(text)
        or NOTICE_HEAD.match(text)
        or CONTENTS_LINE.search(text[-40:])
    ):
        return 0
    named = bool(_TITLE.match(_SPACED.sub("", text)))
    prominent = 2 * (unit.block.alignment == "center") + 2 * (unit.block.heading > 0) + (unit.block.style == "Title")
    if not named and (_SENTENCE.search(text) or not prominent):
        return 0
    return (
        (8 + 3 * bool(re.search(r"合同|协议|合约", text))) * named
        + prominent
        + _bold(unit)
        - 6 * bool(_SLOGAN.search(text))
    )


def _bold(unit: Unit) -> int:
    line = unit.lines[0]
    covered = sum(len(f.span) for f in line.block.formats if f.bold and f.span.overlaps(line.span))
    return int(covered * 2 > len(line.span))


def _is_short_kind(text: str) -> bool:
    return bool(re.fullmatch(_KINDS + _TAIL, _SPACED.sub("", text)))


def _first_half(index: int, units: Sequence[Unit], skip: frozenset[int]) -> bool:
    if index < 0 or index in skip or units[index].is_row:
        return False
    text = units[index].text
    centred = units[index].block.alignment == "center" or len(text) <= 20
    return centred and not _SENTENCE.search(text) and not HEAD_FACT.match(text) and not _SLOGAN.search(text)


def _joined(parts: Sequence[str]) -> str:
    return _SPACED.sub("", "".join(part.strip() for part in parts)).strip("《》【】 \u3000")
