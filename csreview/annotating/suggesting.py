"""What could be written, as tracked changes: model wording where something is absent, phrases for vague words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from csreview.annotating.body import Body
from csreview.annotating.inserting import Inserter
from csreview.annotating.marking import Place
from csreview.annotating.placing import Placed
from csreview.annotating.revisions import Revisions
from csreview.annotating.rewriting import Rewriter
from csreview.model import OPEN, Clause, Replacement, Review, Span


class Suggester:
    """Writes suggestions for the findings of a review into the main part of its draft."""

    def __init__(self, review: Review, body: Body, revisions: Revisions) -> None:
        self._clauses = {clause.id: clause for clause in review.agreement.clauses}
        self._outcomes = {outcome.requirement: outcome for outcome in review.outcomes}
        self._order = {identifier: number for number, identifier in enumerate(self._outcomes)}
        self._body = body
        self._inserter = Inserter(body, review.agreement.clauses, revisions)
        self._rewriter = Rewriter(body, revisions)
        self._within: list[tuple[int, int, str]] = []
        self._written: set[str] = set()

    def insert(self, found: Iterable[Placed]) -> list[Placed]:
        """Set the model wording of what is absent behind the clauses that it should follow, in the checklist's order.

        Returns the findings, those with a new paragraph placed right before it. (LibreOffice does not take out a
        paragraph whole that holds a comment.) Where a clause ends in the midst of a paragraph the wording is a new line
        in it, which `rewrite` writes.
        """
        ordered = sorted(found, key=lambda placed: self._order.get(placed.finding.requirement or "", 0))
        return [self._inserted(placed) if placed.finding.clause is None else placed for placed in ordered]

    def rewrite(self, found: Sequence[Placed], replacements: Iterable[Replacement]) -> None:
        """Put phrases in the place of vague words, as far as their findings are among those found. A phrase that says
        what a term means is set in once."""
        clauses = {placed.finding.id: placed.finding for placed in found}
        explained: set[tuple[str, str]] = set()
        for replacement in replacements:
            finding = clauses.get(replacement.finding)
            if finding is None or finding.clause is None or (finding.quote, replacement.text) in explained:
                continue
            place = _in_block(self._clauses[finding.clause], replacement.span)
            if place is not None and self._rewriter.replace(*place, replacement.text) and not replacement.span:
                explained.add((finding.quote, replacement.text))
        for block, end, text in self._within:
            self._rewriter.replace(block, Span(end, end), text)

    def wording_for(self, placed: Placed) -> str:
        """Return the model wording that a comment should tell: that of an open outcome, once, unless it is written in."""
        outcome = self._outcomes.get(placed.finding.requirement or "")
        if outcome is None or outcome.status not in OPEN or outcome.requirement in self._written:
            return ""
        self._written.add(outcome.requirement)
        return outcome.wording

    def _inserted(self, placed: Placed) -> Placed:
        outcome = self._outcomes.get(placed.finding.requirement or "")
        if outcome is None or not outcome.wording or outcome.belongs_after is None:
            return placed
        after = self._clauses[outcome.belongs_after]
        block = self._inserter.end_block(after)
        if self._inserter.insert(after, outcome.wording):
            self._written.add(outcome.requirement)
            end = len(self._body.blocks[block].text) if block is not None else 0
            return replace(placed, place=Place(block, end, block, end)) if block is not None else placed
        if self._insert_within(after, outcome.wording):
            self._written.add(outcome.requirement)
        return placed

    def _insert_within(self, after: Clause, wording: str) -> bool:
        place = self._inserter.shared_end(after)
        if place is not None:
            self._within.append((*place, f"\n{wording}"))
        return place is not None


def _in_block(clause: Clause, span: Span) -> tuple[int, Span] | None:
    """Return the block, and the stretch of its text, that shows a span of a clause's; None where none shows all."""
    for piece in clause.pieces:
        if piece.clause.start <= span.start and span.end <= piece.clause.end:
            return piece.block_index, span.shifted(piece.block.start - piece.clause.start)
    return None
