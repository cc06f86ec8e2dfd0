"""A blank is quoted with the words that say what belongs there, and with no others."""

import pytest

from csreview.checking.blanks import blanks
from tests.drafts import passages


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("法定代表人：________　　联系电话：________", ["法定代表人：________", "联系电话：________"]),
        ("联系电话：  ________", ["联系电话：  ________"]),
        ("签订日期：　　年　　月　　日　　　签订日期：　　年　　月　　日", ["签订日期：　　年　　月　　日"] * 2),
        ("甲方应于每月____日前付款。", ["甲方应于每月____日前付款"]),
        ("其中在线坐席【　】名、热线坐席【　】名。", ["其中在线坐席【　】名", "热线坐席【　】名"]),
    ],
)
def test_a_blank_is_quoted_with_its_own_label(text: str, quotes: list[str]) -> None:
    found = passages(f"第一条 其他\n{text}")
    clauses = {clause.id: clause for clause in found.agreement.clauses}
    shown = [
        each.span.cut(clauses[each.clause].text) for each in blanks(found, signing=False) if each.clause and each.span
    ]
    assert shown == quotes
