"""amount-words-mismatch: an amount in digits and the same amount in capitals do not agree."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words, at
from csreview.checking.passages import Passages
from csreview.language.quantities import Quantity, QuantityKind
from csreview.model import Severity

_CAPITALS = re.compile(r"[壹贰叁肆伍陆柒捌玖拾佰仟貳參陸]")
_BESIDE = re.compile(r"^(?:[(,:/]|大写|小写|人民币|即|合计|计|为|整|金额|¥|共)*$")


def amount_words_mismatch(passages: Passages) -> Iterator[Candidate]:
    """Yield each pair of digits and capitals side by side that name different amounts."""
    for passage in passages.all:
        money = [(i, q) for i, q in passage.reading.slots.items() if q.kind is QuantityKind.MONEY]
        for (first, one), (second, other) in itertools.pairwise(sorted(money)):
            if not _BESIDE.match(passage.text[first + 1 : second]) or not _is_pair(one, other):
                continue
            if one.value is not None and other.value is not None and one.value != other.value:
                digits, capitals = (one, other) if _CAPITALS.search(other.text) else (other, one)
                words = Words(
                    f"小写“{digits.text}”与大写“{capitals.text}”不一致（大写为{capitals.value:,}元），以哪个为准会起争议。",
                    "核实后改为同一金额，并写明不一致时以大写为准。",
                )
                yield at("amount-words-mismatch", Severity.HIGH, passage, (first, second + 1), words)


def _is_pair(one: Quantity, other: Quantity) -> bool:
    return bool(_CAPITALS.search(one.text)) != bool(_CAPITALS.search(other.text))
