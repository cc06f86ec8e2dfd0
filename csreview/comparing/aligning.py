"""Which clause of the new version is which of the old one, by wording first, then by label and neighbourhood.

In steps, each on what the ones before left over: wording that is the same; wording that is alike, the most alike first,
where label, parent and neighbours weigh in; headings by the clauses below them; clauses that only their place tells;
then the parts of clauses that were split or merged.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from csreview.comparing.texts import Entry, Version
from csreview.language.fold import fold
from csreview.language.similarity import likeness, most_alike, share_held
from csreview.model import Role

_ROUNDS = (0.75, 0.55)
"""Likeness from which two clauses are taken for one that was reworded: first the plain cases, whose places then tell
more about the others. Unrelated clauses of such drafts reach 0.4."""
_IN_PLACE = 0.3
"""Likeness that is enough between the same neighbours, under the same label."""
_SHORT = 12
"""Characters below which wording alone tells little: such clauses also need a neighbour, a parent or a label."""
_CANDIDATES = 6
_PART = 0.8
"""How much of a clause must stand in another for it to be a part that was split off or merged in."""
_SHORTEST_PART = 6
_BETTER = 0.03
"""By how much a part must make the whole more alike."""
_NEAR = 2
"""How many clauses away a part may stand from the rest."""
_LABEL, _PARENT, _NEIGHBOUR = 0.06, 0.08, 0.05
_APART = frozenset({Role.HEADER, Role.FOOTER, Role.NOTE})
"""Roles of text that stands apart, and is only ever compared with its like."""


@dataclass(slots=True)
class Alignment:
    """What was found so far: for each place of one version the place in the other, and parts joined to a pair.

    `old_parts` are further old places by new place (merged), `new_parts` further new places by old place (split).
    """

    old: Version
    new: Version
    to_new: dict[int, int] = field(default_factory=dict)
    to_old: dict[int, int] = field(default_factory=dict)
    old_parts: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    new_parts: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def pair(self, old: Entry, new: Entry) -> None:
        """Take two clauses for one."""
        self.to_new[old.index] = new.index
        self.to_old[new.index] = old.index

    def free_old(self) -> list[Entry]:
        """Return the old clauses without a counterpart."""
        parts = {part for parts in self.old_parts.values() for part in parts}
        return [e for e in self.old.entries if e.index not in self.to_new and e.index not in parts]

    def free_new(self) -> list[Entry]:
        """Return the new clauses without a counterpart."""
        parts = {part for parts in self.new_parts.values() for part in parts}
        return [e for e in self.new.entries if e.index not in self.to_old and e.index not in parts]

    def groups(self) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        """Yield the old and new places of each clause that has both, in the old order."""
        for old, new in sorted(self.to_new.items()):
            olds, news = self.old_parts.get(new, []), self.new_parts.get(old, [])
            yield tuple(sorted([old, *olds])), tuple(sorted([new, *news]))


def align(old: Version, new: Version) -> Alignment:
    """Return which clause is which."""
    found = Alignment(old, new)
    _same(found, lambda version, entry: (_above(version, entry), entry.key))
    _same(found, lambda _version, entry: ("", entry.key))
    candidates = _candidates(found)
    for least in _ROUNDS:
        _alike(found, [each for each in candidates if each[0] >= least])
    _headings(found)
    _in_place(found)
    _join(_Direction(found.old, found.new, found.to_new, found.free_new, found.new_parts))
    _join(_Direction(found.new, found.old, found.to_old, found.free_old, found.old_parts))
    return found


def _above(version: Version, entry: Entry) -> str:
    return version.entries[entry.parent].key if entry.parent is not None else ""


def _same(found: Alignment, known_by: Callable[[Version, Entry], tuple[str, str]]) -> None:
    """Pair, in order, wording that stands in both versions equally often."""
    olds, news = _grouped(found.old, found.free_old(), known_by), _grouped(found.new, found.free_new(), known_by)
    for key, entries in olds.items():
        others = news.get(key, [])
        if key[1] and len(entries) == len(others):
            for one, other in zip(entries, others, strict=True):
                if _may_pair(one, other):
                    found.pair(one, other)


def _grouped(
    version: Version, entries: list[Entry], known_by: Callable[[Version, Entry], tuple[str, str]]
) -> dict[tuple[str, str], list[Entry]]:
    grouped: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        grouped[known_by(version, entry)].append(entry)
    return grouped


def _may_pair(old: Entry, new: Entry) -> bool:
    return old.clause.role is new.clause.role or not {old.clause.role, new.clause.role} & _APART


_Candidate = tuple[float, Entry, Entry]


def _candidates(found: Alignment) -> list[_Candidate]:
    """Return what is alike among the clauses left over: likeness, old and new one."""
    news = [entry for entry in found.free_new() if entry.key]
    keys = [entry.key for entry in news]
    return [
        (alike, old, news[at])
        for old in found.free_old()
        if old.key and keys
        for at, alike in most_alike(old.key, keys, _ROUNDS[-1], _CANDIDATES)
        if _may_pair(old, news[at])
    ]


def _alike(found: Alignment, candidates: Sequence[_Candidate]) -> None:
    """Pair what is alike, the best first."""
    scored: list[tuple[float, int, int, Entry, Entry]] = []
    for alike, old, new in candidates:
        if old.index in found.to_new or new.index in found.to_old:
            continue
        nearby = _nearby(found, old, new)
        if nearby or min(len(old.key), len(new.key)) >= _SHORT:
            scored.append((-alike - nearby, old.index, new.index, old, new))
    for _, _, _, old, new in sorted(scored, key=lambda each: each[:3]):
        if old.index not in found.to_new and new.index not in found.to_old:
            found.pair(old, new)


def _nearby(found: Alignment, old: Entry, new: Entry) -> float:
    """Return how far label, parent and neighbours speak for two clauses being one."""
    points = _LABEL if old.clause.label and fold(old.clause.label) == fold(new.clause.label) else 0.0
    if old.parent is not None and found.to_new.get(old.parent) == new.parent:
        points += _PARENT
    for step in (-1, 1):
        if found.to_new.get(old.index + step, -1) == new.index + step:
            points += _NEIGHBOUR
    return points


def _headings(found: Alignment) -> None:
    """Pair headings that were reworded by what most of the clauses below them are."""
    free = {entry.index for entry in found.free_new()}
    for old in reversed(found.free_old()):
        votes = Counter(_parent_of_counterpart(found, child) for child in old.children)
        best = votes.most_common(1)[0] if votes else (None, 0)
        if best[0] in free and best[1] * 2 > len(old.children):
            found.pair(old, found.new.entries[best[0]])
            free.discard(best[0])


def _parent_of_counterpart(found: Alignment, child: int) -> int:
    new = found.to_new.get(child)
    parent = found.new.entries[new].parent if new is not None else None
    return -1 if parent is None else parent


def _in_place(found: Alignment) -> None:
    """Pair what stands between the same neighbours under the same label, if it is alike at all or has no text."""
    free = {entry.index: entry for entry in found.free_new()}
    for old in found.free_old():
        before = found.to_new.get(old.index - 1)
        new = free.get(before + 1) if before is not None else None
        if new is None or not _may_pair(old, new) or fold(old.clause.label) != fold(new.clause.label):
            continue
        followed = found.to_new.get(old.index + 1) == new.index + 1
        if (not old.key and not new.key) or (followed and likeness(old.key, new.key) >= _IN_PLACE):
            found.pair(old, new)
            free.pop(new.index)


@dataclass(frozen=True, slots=True)
class _Direction:
    """Looking for parts of `wholes` among `parts`: of old clauses among new ones (split), or the other way (merged)."""

    wholes: Version
    parts: Version
    counterpart: dict[int, int]
    free: Callable[[], list[Entry]]
    joined: dict[int, list[int]]


def _join(way: _Direction) -> None:
    """Join free parts to the pair beside them whose whole holds them, until there is nothing more to join."""
    back = {part: whole for whole, part in way.counterpart.items()}
    again = True
    while again:
        again = False
        for part in way.free():
            whole = _whole_of(way, back, part)
            if whole is not None:
                way.joined[whole].append(part.index)
                back[part.index] = whole
                again = True


def _whole_of(way: _Direction, back: dict[int, int], part: Entry) -> int | None:
    """Return the place of the whole that a free part was cut from, or None."""
    if len(part.key) < _SHORTEST_PART:
        return None
    around = [part.index + step for n in range(1, _NEAR + 1) for step in (-n, n)]
    for whole in dict.fromkeys(back[at] for at in around if at in back):
        key = way.wholes.entries[whole].key
        known = [way.counterpart[whole], *way.joined.get(whole, [])]
        without, with_part = way.parts.key(sorted(known)), way.parts.key(sorted([*known, part.index]))
        if share_held(part.key, key) >= _PART and likeness(key, with_part) >= likeness(key, without) + _BETTER:
            return whole
    return None
