"""Facts about annexes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from csreview.checking.annexes import Annexes
from csreview.checking.facts.base import ABSENT, Fact, FactFound
from csreview.checking.passages import Passage, Passages
from csreview.language.quantities import QuantityKind
from csreview.model import ElementStatus, Role


def references(passages: Passages) -> Iterator[tuple[Passage, int, str]]:
    """Yield every reference to an annex in binding text: passage, index in its reading text, the words."""
    for passage in passages.binding():
        for index, quantity in passage.reading.slots.items():
            if quantity.kind is QuantityKind.ANNEX:
                yield passage, index, quantity.text


def annexes_present(passages: Passages) -> FactFound:
    """Every annex that the text refers to is in the file, with content."""
    annexes = Annexes(passages.agreement)
    found = None
    for passage, index, text in references(passages):
        if passage.clause.role is Role.ANNEX:
            continue
        if not annexes.has(text):
            return ABSENT
        found = found or FactFound(ElementStatus.SPECIFIC, passage.clause.id, passage.place(index, index + 1))
    return found or ABSENT


FACTS: Mapping[str, Fact] = {"annexes-present": annexes_present}
