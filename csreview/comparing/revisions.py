"""What the new version's tracked revisions show, so that what they do not show can be told.

A change is shown where rejecting the revisions at its place gives back the old wording. The old version counts as it
reads with its own revisions accepted, so a revision that both versions carry is no change, and one that the other side
quietly rejected is a silent one.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from csreview.comparing.texts import Version
from csreview.comparing.words import bare
from csreview.model import Agreement, Draft, Marking, Revision, RevisionKind, Span

_ADDED = frozenset({RevisionKind.INSERTED, RevisionKind.MOVED_HERE})


@dataclass(frozen=True, slots=True)
class Shown:
    """How a stretch of text is marked, and by whom."""

    marking: Marking
    authors: tuple[str, ...] = ()


SILENT = Shown(Marking.SILENT)


@dataclass(frozen=True, slots=True)
class Added:
    """A stretch of a text that a revision added."""

    span: Span
    author: str


@dataclass(frozen=True, slots=True)
class Gone:
    """Text that a revision took away, and where it stood."""

    at: int
    text: str
    author: str


@dataclass(frozen=True, slots=True)
class Traced:
    """A text of the new version with its revisions."""

    text: str
    added: tuple[Added, ...]
    gone: tuple[Gone, ...]

    def shown(self, old: str, new: Span) -> Shown:
        """Return how the change of `old` wording to the stretch `new` of this text is marked."""
        wanted = bare(old)
        at_ends = [g for g in self.gone if g.at in (new.start, new.end)]
        inside = [g for g in self.gone if new.start < g.at < new.end]
        for kept in _choices(at_ends):
            if bare(self._rejected(new, [*inside, *kept])) == wanted:
                by = [a.author for a in self.added if a.span.overlaps(new)] + [g.author for g in (*inside, *kept)]
                return Shown(Marking.TRACKED, tuple(dict.fromkeys(by))) if by else SILENT
        return SILENT

    def before(self) -> str:
        """Return the whole text as it reads with its revisions rejected."""
        return self._rejected(Span(0, len(self.text)), self.gone)

    def authors_near(self, new: Span) -> tuple[str, ...]:
        """Return who revised a stretch or what touches it."""
        by = [a.author for a in self.added if a.span.start <= new.end and new.start <= a.span.end]
        by += [g.author for g in self.gone if new.start <= g.at <= new.end]
        every = [a.author for a in self.added] + [g.author for g in self.gone]
        return tuple(dict.fromkeys(by or every))

    def all_added(self) -> Shown:
        """Return how a text that the old version does not have is marked."""
        return self.shown("", Span(0, len(self.text)))

    def _rejected(self, stretch: Span, gone: Sequence[Gone]) -> str:
        """Return a stretch as it reads with its revisions rejected."""
        new = bytearray(len(self.text) + 1)
        for added in self.added:
            new[added.span.start : added.span.end] = b"\x01" * len(added.span)
        back = sorted(gone, key=lambda g: g.at)
        parts: list[str] = []
        for at in range(stretch.start, stretch.end + 1):
            parts += [g.text for g in back if g.at == at]
            if at < stretch.end and not new[at]:
                parts.append(self.text[at])
        return "".join(parts)


def _choices(gone: Sequence[Gone]) -> Iterable[tuple[Gone, ...]]:
    """Yield what of the text taken away at a stretch's ends may belong to it: all of it, then less (a neighbour's)."""
    several = gone[:4]
    rest = tuple(gone[4:])
    for count in range(len(several), -1, -1):
        for kept in itertools.combinations(several, count):
            yield (*kept, *rest)


def traced(version: Version, indices: Iterable[int]) -> Traced:
    """Return the text of clauses, joined by line feeds, with the revisions of its blocks."""
    blocks = version.agreement.draft.blocks
    added: list[Added] = []
    gone: list[Gone] = []
    texts: list[str] = []
    start = 0
    for clause in (version.entries[index].clause for index in indices):
        for piece in clause.pieces:
            by = start + piece.clause.start - piece.block.start
            for revision in blocks[piece.block_index].revisions:
                _place(revision, piece.block, by, added, gone)
        texts.append(clause.text)
        start += len(clause.text) + 1
    return Traced("\n".join(texts), tuple(added), tuple(gone))


def _place(revision: Revision, within: Span, by: int, added: list[Added], gone: list[Gone]) -> None:
    if revision.kind in _ADDED:
        start, end = max(revision.span.start, within.start), min(revision.span.end, within.end)
        if start < end:
            added.append(Added(Span(start + by, end + by), revision.author))
    elif within.start <= revision.span.start <= within.end:
        gone.append(Gone(revision.span.start + by, revision.text, revision.author))


@dataclass(frozen=True, slots=True)
class Removals:
    """All the text that the new version's revisions took away, in reading order, and by whom."""

    text: str
    authors: tuple[tuple[int, str], ...]

    @classmethod
    def of(cls, draft: Draft) -> Removals:
        """Collect them."""
        parts: list[str] = []
        authors: list[tuple[int, str]] = []
        length = 0
        for block in draft.blocks:
            for revision in block.revisions:
                if revision.kind not in _ADDED:
                    parts.append(bare(revision.text))
                    length += len(parts[-1])
                    authors.append((length, revision.author))
        return cls("".join(parts), tuple(authors))

    def shown(self, old: str) -> Shown:
        """Return how it is marked that an old text is gone altogether: shown where each of its lines was deleted."""
        by: list[str] = []
        for line in filter(None, map(bare, old.splitlines())):
            at = self.text.find(line)
            if at < 0:
                return SILENT
            by += [author for end, author in self.authors if end > at][:1]
        return Shown(Marking.TRACKED, tuple(dict.fromkeys(by))) if by else SILENT


def authors(agreement: Agreement) -> tuple[str, ...]:
    """Return who made the revisions that a draft carries, in order of appearance."""
    return tuple(dict.fromkeys(r.author for block in agreement.draft.blocks for r in block.revisions))
