"""The cues of many lines side by side, so that a text is weighed for all of them at once."""

from __future__ import annotations

import functools
import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from csreview.language.packed import placed

T = TypeVar("T")
THOUSANDTHS = 1000
"""What a weight of 1 is in a table, where weights are whole, so that their sum does not depend on their order."""

known: dict[str, Any] = {}
"""The tables made so far, as plain values, by the digest of their lines. `pattern_cache` keeps them between runs."""


class CueTable(NamedTuple):
    """The cues of many lines. `order`: the place of each line, by its id; `starts`: the sum to start from, by place;
    `text`, `apart`: by cue, its weights in all lines, packed in that order; `following`: the same by the pair of characters
    that follows a party, party by party. All in thousandths."""

    order: Mapping[str, int]
    starts: Sequence[int]
    text: Mapping[str, int]
    apart: Mapping[str, int]
    following: Mapping[str, Mapping[str, int]]


@functools.lru_cache(maxsize=16)
def cue_table(lines: tuple[str, ...]) -> CueTable:
    """Return the table of these lines (see `language.cues`); ValueError for a malformed one."""
    return CueTable(*made_once(lines, _side_by_side))


def made_once(lines: Sequence[str], make: Callable[[Sequence[str]], T]) -> T:
    """Return what `make` makes of these lines, plain values, and keep it between runs (see `known`)."""
    digest = hashlib.sha256("\n".join((make.__name__, *lines)).encode()).hexdigest()
    if digest not in known:
        known[digest] = make(lines)
    found: T = known[digest]
    return found


def _side_by_side(lines: Sequence[str]) -> tuple[Any, ...]:
    from csreview.language.cues import FOLLOWS, cue_list  # noqa: PLC0415 - `pattern_cache` needs `known` before all else

    lists = [cue_list(line) for line in lines]
    order = {line.partition("\t")[0]: place for place, line in enumerate(lines)}
    starts = tuple(_thousandths(cues.start) for cues in lists)
    text, apart = _packed([cues.text for cues in lists]), _packed([cues.apart for cues in lists])
    following: dict[str, dict[str, int]] = {}
    for cue in [cue for cue in text if FOLLOWS in cue]:
        who, _, pair = cue.partition(FOLLOWS)
        following.setdefault(who, {})[pair] = text.pop(cue)
    return order, starts, text, apart, following


def _packed(lists: Sequence[Mapping[str, float]]) -> dict[str, int]:
    weights: defaultdict[str, int] = defaultdict(int)
    for place, cues in enumerate(lists):
        for cue, weight in cues.items():
            weights[cue] += placed(_thousandths(weight), place)
    return dict(weights)


def _thousandths(weight: float) -> int:
    return round(weight * THOUSANDTHS)
