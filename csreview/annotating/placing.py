"""Where in the draft's blocks a comment on a finding stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csreview.annotating.marking import Place
from csreview.errors import DraftUnreadable
from csreview.model import Block, Clause, Finding, Outcome, Part, Review, Span


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding and its place. `elsewhere` is the part of the draft in which Word shows no comments, else None:
    then the comment stands at a point nearby and quotes the words. `follows` is the clause that an absence follows.
    """

    finding: Finding
    place: Place
    elsewhere: Part | None = None
    follows: Clause | None = None


class Placer:
    """Finds places in the blocks of a review's draft that came from the part `main`."""

    def __init__(self, review: Review, main: str) -> None:
        self._blocks: Sequence[Block] = review.agreement.draft.blocks
        self._clauses = {clause.id: clause for clause in review.agreement.clauses}
        self._before = _clauses_before(review.agreement.clauses)
        self._outcomes = {outcome.requirement: outcome for outcome in review.outcomes}
        self._main = main

    def place(self, finding: Finding) -> Placed:
        """Return where the comment on a finding stands. Raises DraftUnreadable where the draft has no place for any."""
        if finding.clause is None or finding.span is None:
            follows = self._followed(self._outcomes.get(finding.requirement or ""))
            return Placed(finding, self._point(*self._end(follows)), follows=follows)
        clause = self._clauses[finding.clause]
        stretches = list(_stretches(clause, finding.span))
        if not stretches:
            return Placed(finding, self._point(*self._nearest(clause, finding.span)))
        first, span = stretches[0]
        if not self._takes_ranges(first):
            return Placed(finding, self._point(first, span.start), elsewhere=self._blocks[first].part)
        last, end = first, span.end
        for index, each in stretches[1:]:
            if index < last or not self._takes_ranges(index):
                break
            last, end = index, each.end
        return Placed(finding, Place(first, span.start, last, end))

    def _followed(self, outcome: Outcome | None) -> Clause | None:
        """Return the clause that what is absent should follow, or else comes nearest; None where none does."""
        if outcome is None:
            return None
        near = outcome.belongs_after, *outcome.nearest, *(evidence.clause for evidence in outcome.evidence)
        return next((self._clauses[identifier] for identifier in near if identifier is not None), None)

    def _end(self, clause: Clause | None) -> tuple[int, int]:
        """Return the block and the place in it where a clause's own text ends; the draft's beginning for None."""
        while clause is not None and not clause.pieces:
            clause = self._before[clause.id]
        return (clause.pieces[-1].block_index, clause.pieces[-1].block.end) if clause is not None else (0, 0)

    def _nearest(self, clause: Clause, span: Span) -> tuple[int, int]:
        """Return the place of an empty span."""
        for piece in clause.pieces:
            if piece.clause.start <= span.start <= piece.clause.end:
                return piece.block_index, piece.block.start + span.start - piece.clause.start
        return self._end(clause)

    def _takes_ranges(self, index: int) -> bool:
        block = self._blocks[index]
        return block.part is Part.BODY and self._is_here(block)

    def _is_here(self, block: Block) -> bool:
        return block.source is not None and block.source.part == self._main

    def _point(self, index: int, offset: int) -> Place:
        """Return a point, or where Word takes no comment there the end of the text before, or the first of all."""
        block = self._blocks[index]
        if block.part in (Part.BODY, Part.TEXT_BOX) and self._is_here(block):
            return Place(index, offset, index, offset)
        usable = [i for i in range(len(self._blocks)) if self._takes_ranges(i)]
        if not usable:
            raise DraftUnreadable(
                "正文中没有可以加批注的段落。", "the draft has no paragraph of its own to set a comment on"
            )
        before = [i for i in usable if i < index]
        index, offset = (before[-1], len(self._blocks[before[-1]].text)) if before else (usable[0], 0)
        return Place(index, offset, index, offset)


def _clauses_before(clauses: Sequence[Clause]) -> dict[str, Clause | None]:
    return dict(zip((clause.id for clause in clauses), (None, *clauses), strict=False))


def _stretches(clause: Clause, span: Span) -> Iterator[tuple[int, Span]]:
    """Yield, for each piece of a clause that a span covers in part, its block and the stretch of its text."""
    for piece in clause.pieces:
        low, high = max(span.start, piece.clause.start), min(span.end, piece.clause.end)
        if low < high:
            yield piece.block_index, Span(low, high).shifted(piece.block.start - piece.clause.start)
