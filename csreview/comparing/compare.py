"""Sets two versions of a draft against each other."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace

from csreview.comparing.aligning import Alignment, align
from csreview.comparing.edits import WordChange, Wording, word_changes
from csreview.comparing.moves import moved
from csreview.comparing.references import targets
from csreview.comparing.revisions import Removals, Shown, Traced, authors, traced
from csreview.comparing.rows import changes
from csreview.comparing.texts import Version
from csreview.language.fold import fold
from csreview.model import Agreement, Clause, Comparison, Edit, Marking, Pair, Relation, Role, Span

_NO_SUBSTANCE = frozenset({Role.HEADER, Role.FOOTER})
"""What stands at the edge of every page binds nobody."""


def compare(old: Agreement, new: Agreement) -> Comparison:
    """Return what changed from the old version to the new one, both with their revisions accepted."""
    return _Comparing(align(Version.of(old), Version.of(new))).comparison()


@dataclass(frozen=True, slots=True)
class _Sides:
    """The places of a pair in both versions."""

    old: tuple[int, ...]
    new: tuple[int, ...]


class _Comparing:
    """Makes the pairs of one alignment; holds what every pair needs."""

    def __init__(self, found: Alignment) -> None:
        self._found = found
        self._old, self._new = found.old, found.new
        self._removals = Removals.of(found.new.agreement.draft)
        self._moved = moved(found)
        self._old_targets, self._new_targets = _shared_targets(found)

    def comparison(self) -> Comparison:
        """Return the whole comparison."""
        by = authors(self._new.agreement)
        pairs = tuple(self._pair(sides) for sides in self._in_order())
        return Comparison(self._old.agreement, self._new.agreement, pairs, by, bool(by))

    def _in_order(self) -> list[_Sides]:
        """Return all pairs in the new version's order; what was removed follows what it followed in the old one."""
        groups = [_Sides(*sides) for sides in self._found.groups()]
        groups += [_Sides((), (entry.index,)) for entry in self._found.free_new()]
        groups.sort(key=lambda sides: sides.new)
        follower: dict[int, list[_Sides]] = {}
        home = {place: sides for sides in groups for place in sides.old}
        for entry in self._found.free_old():
            before = max((place for place in home if place < entry.index), default=-1)
            follower.setdefault(before, []).append(_Sides((entry.index,), ()))
        ordered = follower.get(-1, [])
        for sides in groups:
            ordered = [*ordered, sides]
            for place in sides.old:
                ordered += follower.get(place, [])
        return ordered

    def _pair(self, sides: _Sides) -> Pair:
        olds, news = (
            tuple(version.entries[place].clause for place in places)
            for version, places in ((self._old, sides.old), (self._new, sides.new))
        )
        old_text, trace = self._old.joined(sides.old), traced(self._new, sides.new)
        edits = tuple(self._edits(sides, old_text, trace))
        was_moved = bool(sides.old) and any(place in self._moved for place in sides.new)
        return Pair(
            tuple(c.id for c in olds),
            tuple(c.id for c in news),
            _relation(sides, edits),
            old_text,
            trace.text,
            moved=was_moved,
            renumbered=bool(olds and news) and _label(olds[0].label) != _label(news[0].label),
            edits=edits,
            move_marking=trace.all_added().marking if was_moved else Marking.SILENT,
        )

    def _edits(self, sides: _Sides, old_text: str, trace: Traced) -> Iterator[Edit]:
        if not sides.old:
            whole = WordChange(Span(0, 0), Span(0, len(trace.text)), True, ())
            yield self._edit(sides, whole, trace.all_added())
        elif not sides.new:
            whole = WordChange(Span(0, len(old_text)), Span(0, 0), True, ())
            yield self._edit(sides, whole, self._removals.shown(old_text))
        else:
            olds, news = self._clauses(self._old, sides.old), self._clauses(self._new, sides.new)
            old, new = Wording(old_text, self._old_targets), Wording(trace.text, self._new_targets)
            silent = self._silent(old, trace)
            for change in changes(old, new, olds, news):
                yield self._edit(sides, change, self._shown(change, old_text, trace, silent))

    def _silent(self, old: Wording, trace: Traced) -> tuple[Span, ...]:
        """Return where in the old text the new version's own "before" differs from it: no revision shows that."""
        if not trace.added and not trace.gone:
            return (Span(0, len(old.text)),)
        before = replace(old, text=trace.before())
        return tuple(change.old for change in word_changes(old, before) if change.substance)

    def _shown(self, change: WordChange, old_text: str, trace: Traced, silent: tuple[Span, ...]) -> Shown:
        if not any(_touch(span, change.old) for span in silent):
            return Shown(Marking.TRACKED, trace.authors_near(change.new))
        was = change.old.cut(old_text)
        shown = trace.shown(was, change.new)
        if shown.marking is Marking.SILENT and not len(change.new):
            return self._removals.shown(was)
        return shown

    def _edit(self, sides: _Sides, change: WordChange, shown: Shown) -> Edit:
        clauses = (*self._clauses(self._old, sides.old), *self._clauses(self._new, sides.new))
        binding = not any(clause.role in _NO_SUBSTANCE for clause in clauses)
        return Edit(change.old, change.new, change.substance and binding, shown.marking, shown.authors, change.values)

    @staticmethod
    def _clauses(version: Version, places: tuple[int, ...]) -> tuple[Clause, ...]:
        return tuple(version.entries[place].clause for place in places)


def _touch(one: Span, other: Span) -> bool:
    """Tell whether two stretches share anything; an empty one is a place, and touches what begins or ends there."""
    if len(one) and len(other):
        return one.overlaps(other)
    return one.start <= other.end and other.start <= one.end


def _relation(sides: _Sides, edits: tuple[Edit, ...]) -> Relation:
    if not sides.old:
        return Relation.ADDED
    if not sides.new:
        return Relation.REMOVED
    if len(sides.new) > 1:
        return Relation.SPLIT
    if len(sides.old) > 1:
        return Relation.MERGED
    return Relation.CHANGED if edits else Relation.SAME


def _label(label: str) -> str:
    return fold(label).strip().rstrip(".、")


def _shared_targets(found: Alignment) -> tuple[Mapping[str, Hashable], Mapping[str, Hashable]]:
    """Return what each version's references point to, a clause that both have by one name."""
    ids = [{entry.clause.id: entry.index for entry in version.entries} for version in (found.old, found.new)]
    olds = {key: ids[0][clause] for key, clause in targets(found.old.agreement).items() if clause in ids[0]}
    news = {key: ids[1][clause] for key, clause in targets(found.new.agreement).items() if clause in ids[1]}
    return (
        {key: ("both", found.to_new[place]) if place in found.to_new else ("old", key) for key, place in olds.items()},
        {key: ("both", place) if place in found.to_old else ("new", key) for key, place in news.items()},
    )
