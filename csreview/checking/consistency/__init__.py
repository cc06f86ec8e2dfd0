"""Places where a draft contradicts itself, the law or arithmetic; one small module per check.

A check is a function from the draft's passages to candidates of kind `consistency`; its rule is `consistency.<id>`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.consistency import amounts, codes, forum, laws, numbering, references
from csreview.checking.passages import Passages

CHECKS: tuple[Callable[[Passages], Iterator[Candidate]], ...] = (
    numbering.clause_numbering,
    references.dangling_clauses,
    references.absent_annexes,
    amounts.amount_words_mismatch,
    laws.repealed_law,
    forum.arbitration_and_court,
    codes.uscc_checksum,
)


def contradictions(passages: Passages) -> Iterator[Candidate]:
    """Yield every inconsistency found, check by check."""
    for check in CHECKS:
        yield from check(passages)
