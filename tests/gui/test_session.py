from __future__ import annotations

import dataclasses
from pathlib import Path

from csreview.gui.session import (
    Session,
    Target,
    Verdict,
    carried,
    first_target,
    section_counts,
    target_of_requirement,
    verdict,
)
from csreview.model import Severity, Side
from tests.gui.factory import merchant_review, reviews, vendor_review


def test_the_verdict_is_by_the_worst_finding() -> None:
    worst = merchant_review()
    assert verdict(worst) is Verdict.STOP
    assert verdict(vendor_review()) is Verdict.AMEND
    low = tuple(f for f in worst.findings if f.severity is Severity.LOW)
    assert verdict(dataclasses.replace(worst, findings=low)) is Verdict.READY


def test_sections_are_counted_in_the_checklists_order() -> None:
    counts = section_counts(merchant_review())
    assert [(c.id, c.met, c.high, c.medium, c.low, c.not_applicable) for c in counts] == [
        ("parties", 0, 0, 0, 0, 1),
        ("kpi", 0, 2, 0, 0, 0),
        ("fees", 1, 0, 1, 0, 0),
        ("liab", 1, 0, 0, 0, 0),
    ]


def test_a_requirement_brings_the_one_finding_that_carries_it() -> None:
    assert target_of_requirement(merchant_review(), "kpi.data-source") == Target("kpi.data-source", "gap1")
    assert target_of_requirement(merchant_review(), "fees.rate") == Target("fees.rate")


def test_what_is_chosen_is_carried_to_the_other_side() -> None:
    vendor = vendor_review()
    assert carried(Target("kpi.first-response", "blank1"), vendor) == Target("kpi.first-response", "blank1")
    assert carried(Target("fees.payment-date", "gap2"), vendor) == Target("fees.payment-date")
    assert carried(Target(None, "vague1"), vendor) == Target()


def test_first_comes_what_must_be_settled() -> None:
    assert first_target(merchant_review()) == Target("kpi.data-source", "gap1")
    assert first_target(dataclasses.replace(merchant_review(), findings=(), must_settle=())) == Target()


def test_another_draft_drops_what_was_known() -> None:
    session = Session(side=Side.VENDOR, target=Target("x"))
    session.begin(Path("b.docx"), reviews())
    assert session.target == Target()
    assert session.review is not None
    assert session.review.side is Side.VENDOR
