"""boundary-ambiguity: bands of marks or rates that overlap or leave a hole.

以上, 以下 and 以内 include the number, 不满, 超过 and 以外 do not (Civil Code article 1259). An explicit （含） decides over
both: where one band includes its number, the band that ends there without a mark does not.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words, candidate
from csreview.checking.consistency.cells import Table, squeezed, tables
from csreview.checking.passages import Passage, Passages
from csreview.model import Clause, Severity, Span

CHECK = "boundary-ambiguity"
_N = r"[【\[]?(?P<{0}>\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}(?:\.\d{{1,6}})?(?!,\d{{3}}(?!\d)))[】\]]?(?P<{0}u>分|%|名|日|天|万元|元|条|单|通|个会话|个|席|次|件)?(?P<{0}m>\((?:不?含)(?:本数)?\d*(?:分|%)?\))?"
_A, _B = _N.format("a"), _N.format("b")
_BETWEEN = re.compile(
    rf"{_A}(?:以上|及以上|起)?(?P<am2>\(不?含\))?(?:至|到|-|~|,)+(?P<open>不足|低于|不满|小于)?{_B}(?:以下|之间)?(?P<bm2>\(不?含\))?"
)
_UNDER = re.compile(rf"{_A}(?:以上|及以上)(?P<am2>\(不?含\))?,?(?P<open>不足|低于|不满|小于)?{_B}(?(open)|以下)")
_LOWER = re.compile(
    rf"(?P<sign>≥|>|大于等于|不低于|高于|超过|大于|达到?|满)?{_A}(?P<tail>(?:及|\(含\))?以上)?(?P<am2>\(不?含\))?"
)
_UPPER = re.compile(
    rf"(?P<sign>≤|<|小于等于|不高于|不超过|不足|低于|不满|小于|未达到?)?{_A}(?P<tail>(?:及|\(含\))?以下|以内)?(?P<am2>\(不?含\))?"
)
_DIGIT = re.compile(r"\d")
_SCORE_SENTENCE = re.compile(r"\d{1,6}(?:\.\d{1,6})?[】\]]?分")
_CONSEQUENCE = re.compile(r"扣|支付|奖|全额|结算|系数|等级|[ABCD优良差]级?|优秀|良好|合格|%")
_PIECE = re.compile(r"[^;。,\n]+")
_HEAD = re.compile(
    r"得分|[积计记扣]分|分数|分值区间|考核(?:得分|结果|分)|区间|档|实际值|达成|等级|评分|(?:天|日|单|工单|接待|会话|咨询|销售|成交)[数量额]"
)
_NAMES = re.compile(r"指标|项目|考核项|考核内容")
_OVERLAID = re.compile(
    r"(?P<low>(?P<a>\d{1,6}(?:\.\d{1,4})?)(?P<u>万?元|单|条)以上)(?!,?(?:不满|不足|至|到))[^;。]{0,20}?[,;](?P<band>(?P=a)(?:(?P=u)|万)?(?:至|到|-|~)\d{1,6}(?:\.\d{1,4})?(?P=u))"
)
_BEYOND = re.compile("部分|超出|超额")
_APART = 2
_LEAD = re.compile(
    r"\s*(?:\([一二三四五六七八九十\d]{1,2}\)|[①-⑳]|\d{1,2}[.、)])?\s*(?P<of>[一-鿿]{0,10}?)(?:为|在|达到(?=\d))?(?=[\d≥≤<>]|不[足低高超满]|低于|高于|超过|大于|小于|未达)"
)
_UNIT_OF = re.compile(r"分|%|日|天|万元|元|条|单|通|个会话|个|席|次|件")
_EVERY = re.compile(r"当月|月度?|每月|综合|考核|的")
_INTEGER_STEP = Decimal(1)


@dataclass(frozen=True, slots=True)
class Edge:
    """An end of a band: the number, whether it belongs to the band, and whether that is said in so many words."""

    value: Decimal
    closed: bool
    explicit: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A band from `low` to `high`; None where it is open-ended. `words` as written, `span` in the clause's text."""

    low: Edge | None
    high: Edge | None
    words: str
    span: Span


def boundary_ambiguity(passages: Passages) -> Iterator[Candidate]:
    """Yield each pair of neighbouring bands that share a number or leave numbers out."""
    sentences = [(passage, _with_number(passages, passage)) for passage in passages.binding()]
    for passage, text in sentences:
        if not text:
            continue
        if "分" in text and _SCORE_SENTENCE.search(text):
            yield from _judged(passage.clause, _in_sentence(text, passage.span.start))
        else:
            yield from _overlaid(passage.clause, text, passage.span.start)
    yield from _across(sentences)
    for table in tables(passages):
        for bands in _in_table(table):
            yield from _judged(table.clause, bands)


def _with_number(passages: Passages, passage: Passage) -> str:
    """The folded text of a sentence that holds a digit, without which there is no band, or ""."""
    text, span = passages.folded[passage.clause.id], passage.span
    has_number = passage.row is None and _DIGIT.search(text, span.start, span.end)
    return span.cut(text) if has_number else ""


def _across(sentences: Sequence[tuple[Passage, str]]) -> Iterator[Candidate]:
    """Bands told one an item or a line: （一）满意度90%-92%的，扣2%；（二）满意度88%-90%的，扣4%."""
    run: list[tuple[Passage, str, Band]] = []
    for passage, text in sentences:
        found = _single(passage, text) if text else None
        goes_on = found and run and found[1] == run[-1][1] and passage.number <= run[-1][0].number + _APART
        if not goes_on:
            yield from _judged_items(run)
            run = []
        run += [found] if found else []
    yield from _judged_items(run)


def _single(passage: Passage, text: str) -> tuple[Passage, str, Band] | None:
    """A folded sentence's one band, with what it is of (满意度, 得分) and its unit; None where it opens with none."""
    lead = _LEAD.match(text)
    if lead is None or not (_CONSEQUENCE.search(text[lead.end() :]) or "元" in text):
        return None
    band = band_of(text[lead.end() :][:24], passage.span.start + lead.end())
    unit = _UNIT_OF.search(band.words) if band else None
    pieces = _PIECE.findall(text)
    if band is None or unit is None or sum(_read_opening(piece, 0) is not None for piece in pieces) > 1:
        return None
    return passage, _EVERY.sub("", lead["of"]) + unit.group(), band


def _judged_items(run: Sequence[tuple[Passage, str, Band]]) -> Iterator[Candidate]:
    """Findings on bands of several items, told at the item that holds the later of the two."""
    if len(run) < 2:
        return
    shifted = [replace(band, span=Span(n, n + 1)) for n, (_, _, band) in enumerate(run)]
    for found in _judged(run[0][0].clause, shifted):
        passage, _, band = run[found.span.start if found.span else 0]
        yield replace(found, clause=passage.clause.id, span=band.span)


def _overlaid(clause: Clause, text: str, offset: int) -> Iterator[Candidate]:
    """10万元以上按2%，10万元至20万元按2.5%: an open band that takes in the next, in a folded sentence that begins at `offset`."""
    for match in _OVERLAID.finditer(text) if "以上" in text and not _BEYOND.search(text) else ():
        words = Words(
            f"“{match['low']}”与“{match['band']}”重叠：落在后一档的同时也在前一档，按哪一档计算会起争议。",
            "各档首尾相接，例如“不满10万元”“10万元以上不满20万元”“20万元以上”。",
        )
        start = offset + match.start("band")
        yield candidate(CHECK, Severity.LOW, clause, Span(start, start + len(match["band"])), words)


def _in_sentence(text: str, offset: int) -> list[Band]:
    """The bands of a folded sentence that begins at `offset` of its clause's text."""
    if not _CONSEQUENCE.search(text):
        return []
    bands = []
    for piece in _PIECE.finditer(text):
        within = piece.group().lstrip().startswith("其中")  # a part of the band before it: 90分以上，其中97分以上另奖
        band = None if within else _read_opening(piece.group(), offset + piece.start())
        if band is not None and "分" in band.words:
            bands.append(band)
    return bands


def _read_opening(text: str, offset: int) -> Band | None:
    """The band that a part of a sentence opens with, after words such as 月度得分 or 总分在."""
    lead = re.match(r"[^\d≥≤<>不低高超大小未达满【\[]{0,14}", text)
    start = lead.end() if lead else 0
    word = re.match(r"[^;。]{0,24}", text[start:])
    return band_of(word.group(), offset + start) if word else None


def band_of(text: str, offset: int = 0) -> Band | None:
    """Return the band that folded text begins with, or None where it begins with none."""
    squeezed_text = text.replace(" ", "")
    for pattern in (_UNDER, _BETWEEN):
        match = pattern.match(squeezed_text)
        if match:
            one, other = _value(match["a"]), _value(match["b"])
            low = _edge(one, match["am"] or _named(match, "am2"), True)
            high = _edge(other, match["bm"] or _named(match, "bm2"), not match["open"], said=bool(match["open"]))
            if one > other:
                low, high = high, low
            return Band(low, high, match.group(), Span(offset, offset + match.end()))
    return _half(squeezed_text, offset)


def _value(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _named(match: re.Match[str], group: str) -> str | None:
    return match[group] if group in match.re.groupindex else None


def _edge(value: Decimal, mark: str | None, closed: bool, *, said: bool = False) -> Edge:
    if mark:
        return Edge(value, "不" not in mark, explicit=True)
    return Edge(value, closed, explicit=said)


def _half(text: str, offset: int) -> Band | None:
    upper = _UPPER.match(text)
    if upper and (upper["sign"] or upper["tail"]):
        strict = upper["sign"] in {"<", "不足", "低于", "不满", "小于", "未达", "未达到"}
        edge = _edge(_value(upper["a"]), upper["am"] or upper["am2"] or _in_tail(upper), not strict, said=strict)
        return Band(None, edge, upper.group(), Span(offset, offset + upper.end()))
    lower = _LOWER.match(text)
    if lower and (lower["sign"] or lower["tail"]):
        strict = lower["sign"] in {">", "高于", "超过", "大于"}
        edge = _edge(_value(lower["a"]), lower["am"] or lower["am2"] or _in_tail(lower), not strict, said=strict)
        return Band(edge, None, lower.group(), Span(offset, offset + lower.end()))
    return None


def _in_tail(match: re.Match[str]) -> str | None:
    tail = match["tail"] or ""
    return "(含)" if "及" in tail or "含" in tail else None


def _in_table(table: Table) -> Iterator[list[Band]]:
    """The bands of a column, for each indicator apart where the table names several."""
    name_at = table.column(_NAMES)
    heads = [n for n, head in enumerate(table.heads) if _HEAD.search(head)]
    column = next((n for n in heads if table.rows and band_of(table.cell(table.rows[0], n))), None)
    if column is None:
        return
    groups: dict[str, list[Band]] = {}
    for row in table.rows:
        cell = row.cells[column].cut(table.clause.text) if column < len(row.cells) else ""
        band = band_of(squeezed(cell), row.cells[column].start) if cell else None
        name = table.cell(row, name_at) if name_at is not None and name_at != column else ""
        if band is None:
            groups.pop(name, None)
            continue
        shown = Band(band.low, band.high, band.words, row.cells[column])
        groups.setdefault(name, []).append(shown)
    yield from groups.values()


def _judged(clause: Clause, bands: Sequence[Band]) -> Iterator[Candidate]:
    """Findings on bands in order of their numbers; a list that is not one scale from end to end is left alone."""
    if len(bands) < 2 or len({b.words for b in bands}) < len(bands):
        return
    ordered = sorted(
        bands, key=lambda b: (b.low.value if b.low else Decimal(-1), b.high.value if b.high else Decimal(10**9))
    )
    if sum(b.low is None for b in ordered) > 1 or sum(b.high is None for b in ordered) > 1 or not _is_scale(ordered):
        return
    by_whole_marks = any(_step(one, other) == 1 for one, other in itertools.pairwise(ordered))
    faults: list[tuple[Band, Band, str]] = []
    for one, other in itertools.pairwise(ordered):
        if by_whole_marks and one.low is None and _step(one, other) == 0:
            continue  # 90分以上, 80至89分, 80分以下: who counts so means below 80
        what = _fault(one, other)
        if what:
            first, later = sorted((one, other), key=lambda b: b.span)
            faults.append((first, later, what))
    if faults:
        yield _told(clause, sorted(faults, key=lambda f: f[1].span))


def _is_scale(bands: Sequence[Band]) -> bool:
    """Whether each band ends about where the next begins, so that they are meant as one scale."""
    ends = [(one.high, other.low) for one, other in itertools.pairwise(bands)]
    if any(high is None or low is None for high, low in ends):
        return False
    gaps = [low.value - high.value for high, low in ends if high is not None and low is not None]
    widths = [band.high.value - band.low.value for band in bands if band.low is not None and band.high is not None]
    # a mistyped edge of a scale of thousands leaves a hole of thousands; the other edges meet
    meet = sum(abs(gap) <= _INTEGER_STEP for gap in gaps)
    return all(abs(gap) <= 10 or (meet and len(widths) > 1 and abs(gap) < min(widths)) for gap in gaps)


def _step(one: Band, other: Band) -> Decimal | None:
    return other.low.value - one.high.value if one.high is not None and other.low is not None else None


def _fault(one: Band, other: Band) -> str:
    high, low = one.high, other.low
    if high is None or low is None:
        return ""
    if high.value > low.value:
        return f"{low.value}至{high.value}同时落入两档"
    if high.value < low.value:
        return f"{high.value}与{low.value}之间没有对应的档" if low.value - high.value > _INTEGER_STEP else ""
    if high.closed and low.closed and high.explicit == low.explicit:
        return f"{high.value}同时落入两档"
    if not high.closed and not low.closed:
        return f"恰为{high.value}时没有对应的档"
    return ""


def _unmarked(band: Band) -> bool:
    """Whether a band has two ends and says of neither whether it belongs to the band: 80分至90分."""
    return band.low is not None and band.high is not None and not (band.low.explicit or band.high.explicit)


def _told(clause: Clause, faults: Sequence[tuple[Band, Band, str]]) -> Candidate:
    """One finding for a scale, at the band that most of its faults touch; of two that do equally, at the one that marks neither of its ends."""
    touched = [band for first, later, _ in faults for band in (later, first)]
    place = max(touched, key=lambda band: (touched.count(band), _unmarked(band)))
    what = "；".join(f"“{first.words}”与“{later.words}”：{fault}" for first, later, fault in faults)
    words = Words(
        f"{what}，落在这里的按哪一档处理会起争议（“以上”“以下”含本数，“不足”“超过”不含，民法典第一千二百五十九条）。",
        "各档首尾相接并标明含不含本数，例如“85分（含）以上”“75分（含）以上不足85分”。",
    )
    return candidate(CHECK, Severity.LOW, clause, place.span, words)
