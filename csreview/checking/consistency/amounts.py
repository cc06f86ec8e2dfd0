"""amount-words-mismatch and amount-words-characters: an amount in digits and capitals, and the capitals themselves."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words, at, candidate
from csreview.checking.consistency.stated import hits, rx
from csreview.checking.passages import Passage, Passages
from csreview.language.numerals import number
from csreview.language.quantities import Quantity, QuantityKind
from csreview.model import BINDING_ROLES, Severity, Span

_CAPITALS = re.compile(r"[壹贰叁肆伍陆柒捌玖拾佰仟貳參陸]")
_BESIDE = re.compile(r"^(?:[(,:/]|大写|小写|人民币|即|合计|计|为|整|金额|¥|共)*$")
_IN_CAPITALS = re.compile(r"\(?(?:人民币)?[大小]写(?:金额)?\)?|[\s:]")
_CAPITALS_FOLLOW = re.compile(
    r"(?P<back>(?:上述|以上|上款|前款|该款?)(?:款项|金额|总价|费用|价款)?)?的?\(?(?:人民币)?(?:金额)?\(?大写\)?"
)
_BARE_DIGITS = r"(?<![\d,.])(?P<n>\d{1,3}(?:,\d{3})+|\d{4,9})\((?:大写)?:?(?:人民币)?(?P<c><money>)\)?"
_ONE_AMOUNT = "核实后改为同一金额，并写明不一致时以大写为准。"
_GOES_ON = re.compile(r"[一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟元]")
_CAPITAL_AMOUNT = re.compile(
    r"(?P<a>[零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟貳參陸萬億毛另]{2,40}(?:元|圆|圓)[零一二三四五六七八九壹贰叁肆伍陆柒捌玖角分毛]{0,12}(?:整|正)?)"
)
_YUAN = re.compile("[元圆圓]")
_TRUE_CAPITAL = re.compile(r"[壹贰叁肆伍陆柒捌玖拾貳參陸]")
_EVERYDAY = re.compile(r"[一二三四五六七八九十百千两毛另]")
_SHOULD_BE = dict(zip("一二三四五六七八九十百千两毛另", "壹贰叁肆伍陆柒捌玖拾佰仟贰角零", strict=True))


def amount_words_mismatch(passages: Passages) -> Iterator[Candidate]:
    """Yield each pair of digits and capitals side by side that name different amounts."""
    for passage in passages.all:
        if len(passage.reading.slots) < 2:
            continue
        money = [(i, q) for i, q in passage.reading.slots.items() if q.kind is QuantityKind.MONEY]
        for (first, one), (second, other) in itertools.pairwise(sorted(money)):
            if not _BESIDE.match(passage.text[first + 1 : second]) or not _is_pair(one, other):
                continue
            if _GOES_ON.match(passage.text[second + 1 :]):  # 叁万壹千: the mixed numerals are a finding of their own
                continue
            if one.value is not None and other.value is not None and one.value != other.value:
                yield at("amount-words-mismatch", Severity.HIGH, passage, (first, second + 1), _apart(one, other))
    yield from _bare_digits(passages)
    yield from _rows_apart(passages)
    yield from _lines_apart(passages)


def _bare_digits(passages: Passages) -> Iterator[Candidate]:
    """33,100（大写：叁万壹仟叁佰元整）: digits without their unit, as they stand below a head that gives it."""
    for passage in passages.having(rx(_BARE_DIGITS)):
        for match in hits(passage, _BARE_DIGITS):
            capitals, digits = passage.reading.slots[match.start("c")], number(match["n"])
            pair = _CAPITALS.search(capitals.text) and capitals.value is not None and digits is not None
            if pair and capitals.value != digits:
                told = Words(
                    f"小写“{match['n']}”与大写“{capitals.text}”不一致（大写为{capitals.value:,}元），以哪个为准会起争议。",
                    _ONE_AMOUNT,
                )
                yield at("amount-words-mismatch", Severity.HIGH, passage, match.span(), told)


def _rows_apart(passages: Passages) -> Iterator[Candidate]:
    """A row 首期款 ¥56,000 with the row 首期款（大写） next to it."""
    for one, other in itertools.pairwise(p for p in passages.all if p.row is not None):
        first, later = _money(one), _money(other)
        if first is None or later is None or not _is_pair(first[1], later[1]):
            continue
        if one.clause is not other.clause or _IN_CAPITALS.sub("", _name(one)) != _IN_CAPITALS.sub("", _name(other)):
            continue
        if first[1].value is not None and later[1].value is not None and first[1].value != later[1].value:
            index = later[0]
            yield at("amount-words-mismatch", Severity.HIGH, other, (index, index + 1), _apart(first[1], later[1]))


def _lines_apart(passages: Passages) -> Iterator[Candidate]:
    """A line that gives a sum, and the next line, 大写：…, that tells it in capitals."""
    for one, other in itertools.pairwise(p for p in passages.all if p.row is None):
        told = _CAPITALS_FOLLOW.match(other.text) if "大写" in other.text else None
        if told is None:
            continue
        sums = [q for q in one.reading.slots.values() if q.kind is QuantityKind.MONEY]
        later = _money(other) if len(sums) == 1 else None
        siblings = bool(told["back"]) and one.clause.parent == other.clause.parent
        if later is None or not (one.clause is other.clause or siblings) or not _is_pair(sums[0], later[1]):
            continue
        if None not in (sums[0].value, later[1].value) and sums[0].value != later[1].value:
            index = later[0]
            yield at("amount-words-mismatch", Severity.HIGH, other, (index, index + 1), _apart(sums[0], later[1]))


def _money(passage: Passage) -> tuple[int, Quantity] | None:
    return next(((i, q) for i, q in passage.reading.slots.items() if q.kind is QuantityKind.MONEY), None)


def _name(passage: Passage) -> str:
    return passage.context.rsplit("\n", 1)[-1]


def _apart(one: Quantity, other: Quantity) -> Words:
    digits, capitals = (one, other) if _CAPITALS.search(other.text) else (other, one)
    return Words(
        f"小写“{digits.text}”与大写“{capitals.text}”不一致（大写为{capitals.value:,}元），以哪个为准会起争议。",
        _ONE_AMOUNT,
    )


def _is_pair(one: Quantity, other: Quantity) -> bool:
    return bool(_CAPITALS.search(one.text)) != bool(_CAPITALS.search(other.text))


def amount_words_characters(passages: Passages) -> Iterator[Candidate]:
    """Yield each amount in capitals in which everyday numerals stand, which are easily altered (叁万一千元)."""
    for clause in passages.agreement.clauses:
        if clause.role in BINDING_ROLES:
            text = passages.folded[clause.id]
            for match in _CAPITAL_AMOUNT.finditer(text) if _YUAN.search(text) else ():
                wrong = "".join(dict.fromkeys(_EVERYDAY.findall(match["a"])))
                named = text[: match.start()].endswith(
                    ("大写:", "大写):", "大写)", "大写:人民币", "大写):人民币", "大写)人民币")
                )
                if wrong and (_TRUE_CAPITAL.search(match["a"]) or named):
                    yield candidate(
                        "amount-words-characters",
                        Severity.LOW,
                        clause,
                        Span(*match.span("a")),
                        _capitals(match["a"], wrong),
                    )


def _capitals(amount: str, wrong: str) -> Words:
    right = "".join(_SHOULD_BE.get(c, c) for c in amount)
    listed = "、".join(f"“{c}”" for c in wrong)
    return Words(
        f"大写金额“{amount}”含{listed}，容易被涂改，银行和财务也可能退回。", f"改为“{right}”，并与小写金额核对。"
    )
