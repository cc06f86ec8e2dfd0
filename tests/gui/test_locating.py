from __future__ import annotations

from csreview.gui.locating import Spot, clause_name, finding_spots, full_name, last_block, spots
from csreview.model import Clause, Role, Span
from tests.gui.factory import ALL, agreement, merchant_review, quote


def test_a_span_over_two_cells_becomes_a_stretch_of_each() -> None:
    found = spots(agreement(), "c2", quote("c2", agreement().clause("c2").text, "甲方\t广州").span)
    assert found == (Spot(2, Span(0, 2)), Spot(3, Span(0, 2)))


def test_a_finding_stands_where_its_quote_is() -> None:
    review = merchant_review()
    for finding in review.findings:
        cut = [
            s.span.cut(review.agreement.draft.blocks[s.block].text) for s in finding_spots(review.agreement, finding)
        ]
        assert "".join(cut) == finding.quote


def test_an_unknown_clause_and_an_absence_stand_nowhere() -> None:
    assert spots(agreement(), "nowhere", ALL.span) == ()
    assert finding_spots(agreement(), merchant_review().finding("gap1")) == ()


def test_clauses_are_named_by_number_and_title() -> None:
    assert full_name(agreement(), "c4") == "第一条 服务标准 · 1.1"
    assert full_name(agreement(), "c3") == "第一条 服务标准"
    assert full_name(agreement(), None) == ""


def test_a_clause_without_number_and_title_is_named_by_its_first_words() -> None:
    assert clause_name(Clause("x", None, "", "", Role.BODY, "双方\t" + "很长" * 30)) == "双方 " + "很长" * 12 + "…"


def test_a_clause_ends_with_the_last_block_of_all_below_it() -> None:
    blocks = agreement().draft.blocks
    assert blocks[last_block(agreement(), "c3")].text == blocks[last_block(agreement(), "c4")].text
    assert last_block(agreement(), "nowhere") is None
    assert last_block(agreement(), None) is None
