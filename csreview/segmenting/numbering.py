"""Which numbers at the start of a line are labels: certain ones, and those that fit the sequence around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from csreview.segmenting.labels import Label, as_roman, automatic, parse
from csreview.segmenting.units import Line, Unit

# How far ahead the second number of a sequence is looked for: beyond that, 1 and 2 are unlikely to belong together.
_AHEAD = 40


def label_of(unit: Unit) -> Label | None:
    """Return the label of a line, automatic or typed, whether certain or not; None for a table row."""
    if unit.is_row:
        return None
    line = unit.lines[0]
    shown = automatic(line.label) if line.label else None
    return shown or _other_automatic(line) or parse(line.text)


def _other_automatic(line: Line) -> Label | None:
    """An automatic number of a style of its own (甲、 子. 问1): its list level is its style. A bullet is none."""
    if line.label.startswith("附") or not any(
        char.isalnum() and (len(line.label) > 1 or char > "\u3000") for char in line.label
    ):
        return None
    return Label(f"automatic-{line.block.list_level or 0}", (0,), line.label, 0)


def labels(units: Sequence[Unit]) -> tuple[Label | None, ...]:
    """Return for each unit its label, or None: uncertain ones only where they continue or open a sequence."""
    found = [label_of(unit) for unit in units]
    ahead = _seconds(found)
    last: dict[str, tuple[int, ...]] = {}
    top = 0
    for index, first_reading in enumerate(found):
        if first_reading is None:
            continue
        label = found[index] = _reading(first_reading, last, top)
        if not label.certain and not (_follows(label, last, top) or _opens(label, index, ahead)):
            found[index] = None
            continue
        last[family(label.style)] = label.numbers
        top = label.numbers[0] if label.style in _TOP else top
    return tuple(found)


def _reading(label: Label, last: dict[str, tuple[int, ...]], top: int) -> Label:
    """(i) is a letter where (h) came before, else a Roman numeral."""
    if label.certain or _follows(label, last, top):
        return label
    return as_roman(label) or label


_TOP = frozenset({"article", "chinese", "digit", "chapter"})


def family(style: str) -> str:
    """Styles that drafts mix in one sequence by mistake (3. and 3） and (3)) are one family."""
    return "arabic" if style in ("digit", "half", "paren") else style


def _follows(label: Label, last: dict[str, tuple[int, ...]], top: int) -> bool:
    before = last.get(family(label.style))
    if label.style == "decimal":
        return _decimal_follows(label.numbers, before or (top,), top)
    return before is not None and label.numbers[0] == before[0] + 1


def _decimal_follows(numbers: tuple[int, ...], before: tuple[int, ...], top: int) -> bool:
    if numbers[-1] == 1 and numbers[:-1] in (before, (top,), before[: len(numbers) - 1]):
        return True
    peer = before[: len(numbers)]
    return len(peer) == len(numbers) and peer[:-1] == numbers[:-1] and numbers[-1] == peer[-1] + 1


def _seconds(found: Sequence[Label | None]) -> dict[str, list[int]]:
    """Where the second numbers of sequences stand, by family."""
    places: dict[str, list[int]] = {}
    for index, label in enumerate(found):
        if label is not None and label.numbers[-1] == 2:
            places.setdefault(family(label.style), []).append(index)
    return places


def _opens(label: Label, index: int, ahead: dict[str, list[int]]) -> bool:
    if label.numbers[-1] != 1 or label.style == "decimal":
        return False
    places = ahead.get(family(label.style), [])
    following = bisect_right(places, index)
    return following < len(places) and places[following] <= index + _AHEAD
