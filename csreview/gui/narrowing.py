"""A review cut down to the findings that the lists show, so that a report says just what is seen. No Qt here."""

from __future__ import annotations

from dataclasses import replace

from csreview.model import Review


def narrowed(review: Review, listed: frozenset[str], said: str) -> Review:
    """Return the review with the findings of those ids only, dismissed ones among them; `said` is its first notice.

    Outcomes stay: what was checked and what is in order does not hang on what is listed.
    """
    return replace(
        review,
        findings=tuple(finding for finding in review.findings if finding.id in listed),
        must_settle=tuple(identifier for identifier in review.must_settle if identifier in listed),
        dismissed=tuple(each for each in review.dismissed if each.finding.id in listed),
        notices=(said, *review.notices),
    )
