"""Facts about annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from csreview.checking.annexes import annex_number
from csreview.checking.facts.base import ABSENT, Fact, FactFound
from csreview.checking.passages import Passage, Passages
from csreview.language.patterns import Pattern
from csreview.language.quantities import QuantityKind
from csreview.model import ElementStatus, Role

PRESENT = "annexes-present"
_NAMED = Pattern("<annex>")
_UP_TO = re.compile(r"^[至到\-~—]")
_NAMED_AFTER = re.compile(r"^[:：]?[《“\"(（]?[一-鿿A-Z]{2,}")
_NO_NAME = re.compile(r"^(?:的|为|所|中|规定|约定|执行|和|与|及|列|内|以|至|到|是|进行|办理|之|载|确|标准执行|计)")


def references(passages: Passages) -> Iterator[tuple[Passage, int, str]]:
    """Yield every reference to an annex in binding text: passage, index in its reading text, the words as written."""
    for passage in passages.having(_NAMED):
        for index, quantity in passage.reading.slots.items():
            if quantity.kind is QuantityKind.ANNEX:
                yield passage, index, passage.place(index, index + 1).cut(passage.clause.text).strip()


def annexes_present(passages: Passages) -> FactFound:
    """Every annex that the text refers to is in the file, with content."""
    annexes = passages.annexes
    found = None
    for passage, index, text in references(passages):
        if passage.clause.role is Role.ANNEX:
            continue
        if not all(annexes.has(each) for each in (text, *_between(passage, index, text))):
            return ABSENT
        found = found or FactFound(ElementStatus.SPECIFIC, passage.clause.id, passage.place(index, index + 1))
    return found or ABSENT


def absent_annexes_of(passages: Passages) -> tuple[str, ...]:
    """The annexes that the text refers to and that are not in the file, or are there without content, as first named."""
    annexes = passages.annexes
    absent: dict[str, str] = {}
    for passage, _, text in references(passages):
        if passage.clause.role is not Role.ANNEX and not annexes.has(text):
            absent.setdefault(annex_number(text) or text, text)
    return tuple(absent.values())


def annexes_listed(passages: Passages) -> FactFound:
    """The annexes are named: by number and name, as a range of numbers, or by the titles that they carry in the file."""
    held = passages.annexes
    for passage, index, text in references(passages):
        if passage.clause.role is Role.ANNEX:
            continue
        after = passage.text[index + 1 : index + 12]
        named = "《" in text or (_NAMED_AFTER.match(after) and not _NO_NAME.match(after))
        if named or _UP_TO.match(after) or held.has(text):
            return FactFound(ElementStatus.SPECIFIC, passage.clause.id, passage.place(index, index + 1))
    return ABSENT


def _between(passage: Passage, index: int, text: str) -> Iterator[str]:
    """For 附件一至附件四, the annexes between the two ends."""
    following = passage.reading.slots.get(index + 2)
    if following is None or following.kind is not QuantityKind.ANNEX or not _UP_TO.match(passage.text[index + 1 :]):
        return
    first, last = annex_number(text), annex_number(following.text)
    if first.isdigit() and last.isdigit():
        yield from (f"附件{number}" for number in range(int(first) + 1, int(last)))


FACTS: Mapping[str, Fact] = {PRESENT: annexes_present, "annexes-listed": annexes_listed}
