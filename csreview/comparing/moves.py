"""Which clauses stand elsewhere: as few as explain the new order, and none that only followed its article."""

from __future__ import annotations

from collections.abc import Sequence

from csreview.comparing.aligning import Alignment


def moved(found: Alignment) -> frozenset[int]:
    """Return the new places of clauses that were moved, those left out that moved along with their parent."""
    news = sorted(found.to_old)
    order = [found.to_old[new] for new in news]
    weights = [
        1 + len(found.new.entries[new].children) for new in news
    ]  # an article stays rather than one of its clauses
    stayed = _heaviest_rising(order, weights)
    out = {new for new, old in zip(news, order, strict=True) if old not in stayed or _changed_parent(found, old, new)}
    return frozenset(new for new in out if not _followed(found, new, out))


def _changed_parent(found: Alignment, old: int, new: int) -> bool:
    """Tell whether a clause went from one article to another that both versions have."""
    before, after = found.old.entries[old].parent, found.new.entries[new].parent
    if before is None or after is None:
        return False
    return before in found.to_new and after in found.to_old and found.to_new[before] != after


def _followed(found: Alignment, new: int, out: set[int]) -> bool:
    """Tell whether a clause's parent was moved, and took it along."""
    parent = found.new.entries[new].parent
    if parent is None:
        return False
    before = found.old.entries[found.to_old[new]].parent
    along = before is not None and found.to_new.get(before) == parent
    return along and (parent in out or _followed_up(found, parent, out))


def _followed_up(found: Alignment, parent: int, out: set[int]) -> bool:
    above = found.new.entries[parent].parent
    while above is not None:
        if above in out:
            return True
        above = found.new.entries[above].parent
    return False


def _heaviest_rising(numbers: Sequence[int], weights: Sequence[int]) -> frozenset[int]:
    """Return a rising subsequence of different numbers whose weights add up to most.

    A Fenwick tree of prefix maxima over the numbers: each entry is (weight so far, place of the last member).
    """
    size = max(numbers, default=-1) + 2
    tree: list[tuple[int, int]] = [(0, -1)] * (size + 1)
    before: list[int] = []
    for at, (value, weight) in enumerate(zip(numbers, weights, strict=True)):
        best, last = _best_below(tree, value)
        before.append(last)
        _raise(tree, value + 1, (best + weight, at))
    found: list[int] = []
    at = _best_below(tree, size)[1]
    while at >= 0:
        found.append(numbers[at])
        at = before[at]
    return frozenset(found)


def _best_below(tree: Sequence[tuple[int, int]], value: int) -> tuple[int, int]:
    best = (0, -1)
    while value > 0:
        best = max(best, tree[value])
        value -= value & -value
    return best


def _raise(tree: list[tuple[int, int]], place: int, entry: tuple[int, int]) -> None:
    while place < len(tree):
        tree[place] = max(tree[place], entry)
        place += place & -place
