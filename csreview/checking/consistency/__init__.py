"""Places where a draft contradicts itself, the law or arithmetic; one small module per check.

A check is a function from the draft's passages to candidates of kind `consistency`; its rule is `consistency.<id>`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.consistency import (
    amounts,
    arithmetic,
    articles,
    bands,
    chapters,
    codes,
    copies,
    coverage,
    definitions,
    deposits,
    duties,
    effect,
    enclosures,
    fines,
    forum,
    headcount,
    hours,
    indicators,
    instalments,
    items,
    laws,
    names,
    numbering,
    payees,
    periods,
    prices,
    references,
    renewal,
    repeated,
    seats,
    staffing,
    sums,
    targets,
    taxes,
    terms,
    timeline,
    weights,
)
from csreview.checking.passages import Passages

CHECKS: tuple[Callable[[Passages], Iterator[Candidate]], ...] = (
    numbering.clause_numbering,
    numbering.inline_numbering,
    references.dangling_clauses,
    references.absent_annexes,
    enclosures.absent_enclosures,
    enclosures.misnumbered_annexes,
    chapters.dangling_chapters,
    items.dangling_items,
    amounts.amount_words_mismatch,
    amounts.amount_words_characters,
    arithmetic.amount_arithmetic,
    sums.totals,
    instalments.instalments,
    weights.percent_sum,
    terms.term_arithmetic,
    timeline.date_order,
    names.party_name,
    names.account_name,
    payees.third_account,
    duties.role_swap,
    definitions.defined_terms,
    indicators.response_time_conflict,
    prices.seat_price,
    targets.implausible_target,
    bands.boundary_ambiguity,
    periods.period_conflict,
    repeated.repeated_periods,
    hours.hours_conflict,
    coverage.coverage,
    headcount.quantity_conflict,
    seats.seats_apart,
    staffing.staffing,
    effect.effective_date,
    taxes.tax_rate,
    deposits.deposit_nature,
    fines.private_fine,
    renewal.renewal_termination_conflict,
    copies.copies_count,
    articles.law_citation,
    laws.repealed_law,
    forum.arbitration_and_court,
    codes.uscc_checksum,
    codes.same_code,
)


def contradictions(passages: Passages) -> Iterator[Candidate]:
    """Yield every inconsistency found, check by check."""
    for check in CHECKS:
        yield from check(passages)
