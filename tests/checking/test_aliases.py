"""A draft's own names for known concepts, as its definitions tell them."""

import re
from collections.abc import Iterator

import pytest

from csreview import pipeline
from csreview.checking.aliases import aliases
from csreview.language.fold import fold
from tests.drafts import agreement

DEFINED = (
    "第一条 定义\n本合同中，“FRT”指自买家首句至坐席首句的时间间隔，“AHT”指自坐席首句至会话关闭的时间，"
    "“CSAT”指给出四星、五星的评价数占全部评价数的比例。"
)


def learned() -> Iterator[tuple[str, str]]:
    defining = agreement(DEFINED)
    return aliases(defining, pipeline.vocabulary(), {clause.id: fold(clause.text) for clause in defining.clauses})


@pytest.mark.parametrize(("name", "word"), [("FRT", "首次响应"), ("CSAT", "客户满意度")])
def test_each_name_in_a_sentence_of_definitions_has_its_own_meaning(name: str, word: str) -> None:
    found = list(learned())
    assert [each for pattern, each in found if re.search(pattern, name)] == [word]


def test_a_name_that_means_no_known_concept_is_no_alias() -> None:
    found = list(learned())
    assert not [pattern for pattern, _ in found if re.search(pattern, "AHT")]
