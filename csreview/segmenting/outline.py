"""The tree: which clause is part of which, by the style of labels and the order in which styles appear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from csreview.segmenting.labels import Label
from csreview.segmenting.numbering import family

# Styles that outrank what stands open, in whatever order they come.
_FIXED = {"part": 0, "chapter": 1, "section": 2, "article": 3}


@dataclass(frozen=True, slots=True)
class Level:
    """An open level of the tree: the last label of its style, the node that bears it, and how its line looks."""

    label: Label
    node: int
    heading: int
    brief: bool


def place(stack: Sequence[Level], label: Label, heading: int, brief: bool) -> int:
    """Return how many levels of `stack` stay open above a line with that label: the last of them is its parent.

    `heading` is the outline level of the line's style (0: none), `brief` tells that the line reads as a heading.
    """
    if label.style in _FIXED:
        return _above_fixed(stack, _FIXED[label.style])
    if label.style == "decimal":
        return _above_decimal(stack, label)
    same = [i for i, level in enumerate(stack) if level.label.style == label.style]
    if same:
        return _among(stack, same, label, heading, brief)
    if label.style == "heading":
        return 0
    return _slip(stack, label)


def _above_fixed(stack: Sequence[Level], rank: int) -> int:
    for index, level in enumerate(stack):
        if level.label.style != "annex" and _FIXED.get(level.label.style, 9) >= rank:
            return index
    return len(stack)


def _above_decimal(stack: Sequence[Level], label: Label) -> int:
    """3.2.1 belongs to 3.2, or to what bears the number 3; by mistake misnumbered, to the level it would have."""
    numbers = label.numbers
    for index in range(len(stack) - 1, -1, -1):
        level = stack[index].label
        if level.style == "decimal" and len(level.numbers) >= len(numbers):
            continue
        if level.style == "decimal" and level.numbers == numbers[: len(level.numbers)]:
            return index + 1
        if level.style != "decimal" and level.numbers[:1] == numbers[:1] and level.style not in ("paren", "circled"):
            return index + 1
    return _decimal_by_length(stack, len(numbers))


def _decimal_by_length(stack: Sequence[Level], length: int) -> int:
    for index, level in enumerate(stack):
        if level.label.style == "decimal" and len(level.label.numbers) >= length:
            return index
    decimals = [i for i, level in enumerate(stack) if level.label.style == "decimal"]
    return decimals[-1] + 1 if decimals else min(len(stack), _articles(stack))


def _articles(stack: Sequence[Level]) -> int:
    """How many levels at the top are articles, chapters or annexes: a decimal number stands right below them."""
    count = 0
    while count < len(stack) and (stack[count].label.style in (*_FIXED, "annex", "heading") or count == 0):
        count += 1
    return count


def _among(stack: Sequence[Level], same: Sequence[int], label: Label, heading: int, brief: bool) -> int:
    """Several levels, or none rightly, may bear this style: choose by number, then by looks; a new 1 opens a level."""
    best = max(
        same,
        key=lambda i: (
            _continues(stack[i], label) and stack[i].heading == heading,
            _score(stack[i], label, heading, brief),
            i,
        ),
    )
    last = stack[-1]
    opens = label.numbers == (1,) and same[-1] == len(stack) - 1 and last.brief and not brief
    if opens and last.heading >= heading and (last.heading > 0 or last.label.numbers[0] >= 1):
        return len(stack)
    return best


def _continues(level: Level, label: Label) -> bool:
    return label.numbers[0] == level.label.numbers[0] + 1


def _score(level: Level, label: Label, heading: int, brief: bool) -> int:
    return 3 * _continues(level, label) + 2 * (level.heading == heading) + (level.brief == brief)


def _slip(stack: Sequence[Level], label: Label) -> int:
    """A style new here that does not begin at 1 but continues an open sequence is that sequence, mistyped."""
    if label.numbers[0] > 1:
        for index in range(len(stack) - 1, -1, -1):
            if family(stack[index].label.style) == family(label.style) and _continues(stack[index], label):
                return index
    return len(stack)
