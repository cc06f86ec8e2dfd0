"""Where a clause's text stands in the draft's blocks. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass

from csreview.gui.remembered import once_each
from csreview.model import Agreement, Clause, Finding, Outcome, Span

_LONGEST = 28


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of one block: `span` in code points of the block's text."""

    block: int
    span: Span


def spots(agreement: Agreement, clause: str | None, span: Span | None) -> tuple[Spot, ...]:
    """Return the stretches of blocks that a span of a clause's text covers; none where the clause is not known."""
    found = clause_of(agreement, clause)
    if found is None or span is None:
        return ()
    return tuple(
        spot for piece in found.pieces if (spot := _within(piece.block_index, piece.clause, piece.block, span))
    )


def _within(block: int, in_clause: Span, in_block: Span, span: Span) -> Spot | None:
    start, end = max(span.start, in_clause.start), min(span.end, in_clause.end)
    if start >= end:
        return None
    by = in_block.start - in_clause.start
    return Spot(block, Span(max(0, start + by), end + by))


def first_block(clause: Clause) -> int | None:
    """Return the index of the block in which a clause begins, or None for a clause without pieces."""
    return min((piece.block_index for piece in clause.pieces), default=None)


def last_block(agreement: Agreement, clause: str | None) -> int | None:
    """Return the index of the block in which a clause ends, with all below it; None for a clause that is not known."""
    within = {clause} if clause_of(agreement, clause) is not None else set()
    for each in agreement.clauses:  # in the order of the draft: those below come after those above
        if each.parent in within:
            within.add(each.id)
    return max(
        (piece.block_index for each in agreement.clauses if each.id in within for piece in each.pieces), default=None
    )


def finding_spots(agreement: Agreement, finding: Finding) -> tuple[Spot, ...]:
    """Return where a finding stands; nothing for an absence."""
    return spots(agreement, finding.clause, finding.span)


def evidence_spots(agreement: Agreement, outcome: Outcome) -> tuple[Spot, ...]:
    """Return where an outcome's evidence stands."""
    return tuple(s for evidence in outcome.evidence for s in spots(agreement, evidence.clause, evidence.span))


def clause_of(agreement: Agreement, identifier: str | None) -> Clause | None:
    """Return the clause of that id, or None where there is none."""
    return _clauses(agreement).get(identifier or "")


@once_each
def _clauses(agreement: Agreement) -> dict[str, Clause]:
    return {clause.id: clause for clause in agreement.clauses}


@once_each
def clauses_by_block(agreement: Agreement) -> dict[int, str]:
    """Return the id of the first clause that has something in a block, by the block's index."""
    return {piece.block_index: c.id for c in reversed(agreement.clauses) for piece in c.pieces}


def clause_name(clause: Clause) -> str:
    """Return how a person names a clause: its number and title; without a number the beginning of its text."""
    title = clause.title.strip()
    return _joined(number(clause), title if clause.label else title or _first_line(clause.text))


def outline_name(clause: Clause) -> str:
    """Return a clause's number with its title or the beginning of its text, for lists."""
    return _joined(number(clause), clause.title.strip() or _first_line(clause.text))


def number(clause: Clause) -> str:
    """Return a clause's number without the mark that parts it from the text (2、 is 2)."""
    return clause.label.strip().rstrip("、.．")


def _joined(label: str, title: str) -> str:
    name = " ".join(part for part in (label, title) if part)
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"


def _first_line(text: str) -> str:
    stripped = text.strip()
    return stripped.splitlines()[0].replace("\t", " ") if stripped else ""


def full_name(agreement: Agreement, identifier: str | None) -> str:
    """Return a clause's place with its article before it (第三条 服务费用 · 3.2), or "" where there is none."""
    clause = clause_of(agreement, identifier)
    if clause is None:
        return ""
    above = _article(agreement, clause)
    return clause_name(clause) if above is clause else f"{clause_name(above)} · {number(clause) or clause_name(clause)}"


def _article(agreement: Agreement, clause: Clause) -> Clause:
    seen = {clause.id}
    while (parent := clause_of(agreement, clause.parent)) is not None and parent.id not in seen:
        seen.add(parent.id)
        clause = parent
    return clause
