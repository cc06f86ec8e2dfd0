"""Places as a lawyer would cite them."""

import pytest

from csreview.model import Agreement, Clause, Draft, Role, Span
from csreview.reporting.location import locate, surroundings
from tests.reporting.factory import CLAUSES, evidence, review


def agreement(*clauses):
    return Agreement(Draft("x.docx", "0" * 64, ()), "", clauses)


def chain(*labels, role=Role.BODY, title=""):
    """A clause under a clause under a clause, by their labels."""
    clauses = []
    for depth, label in enumerate(labels):
        clauses.append(Clause(f"c{depth}", f"c{depth - 1}" if depth else None, label, title, role, "甲"))
    return agreement(*clauses), clauses[-1].id


@pytest.mark.parametrize(
    ("labels", "place"),
    [
        (["第三条"], "第三条"),
        (["第二章", "第十条"], "第十条"),
        (["第二章"], "第二章"),
        (["第三条", "2."], "第三条第2款"),
        (["第三条", "（一）"], "第三条第（一）项"),
        (["第三条", "3.2"], "第三条 3.2"),
        (["3", "3.2"], "第3.2条"),
        (["3.", "3.2", "3.2.1"], "第3.2.1条"),
        (["一、"], "第一条"),
        (["一、", "第十条"], "第十条"),
        (["一、", "2."], "第一条第2款"),
    ],
)
def test_cites_by_labels(labels, place):
    assert locate(*chain(*labels)) == place


def test_an_annex_is_named_before_its_own_numbers():
    assert locate(*chain("附件二", "第三条", role=Role.ANNEX)) == "附件二 第三条"
    assert locate(*chain("", role=Role.ANNEX, title="附件一 价目表")) == "附件一 价目表"


def test_what_has_no_number_is_named_by_its_role():
    assert locate(*chain("", role=Role.PARTIES)) == "当事人信息"
    assert locate(agreement(), None) == ""


def test_counts_paragraphs_after_the_title_of_an_article():
    whole = review().agreement
    assert locate(whole, "c3", evidence("c3", "售前").span) == "第一条第1款"
    assert locate(whole, "c3", evidence("c3", "及时").span) == "第一条第2款"


def test_counts_table_rows_with_the_head():
    assert locate(review().agreement, "c6", evidence("c6", "45秒").span) == "第二条 表格第2行"


def test_surroundings_are_the_rest_of_the_sentence():
    assert surroundings(review().agreement, "c3", evidence("c3", "及时").span) == ("乙方应", "响应消费者。")


def test_long_surroundings_are_cut():
    clause = Clause("c", None, "", "", Role.BODY, "甲" * 100 + "及时" + "乙" * 100)
    before, after = surroundings(agreement(clause), "c", Span(100, 102))
    assert (before, after) == ("…" + "甲" * 60, "乙" * 60 + "…")


def test_every_clause_of_a_review_has_a_place():
    assert all(locate(review().agreement, clause.id) for clause in CLAUSES)
