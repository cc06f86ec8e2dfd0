"""What a comparison says of single changes: wording, values, form, places, tables."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csreview.comparing import compare
from csreview.comparing.edits import Wording, word_changes
from csreview.comparing.moves import _heaviest_rising
from csreview.model import Comparison, Pair, Relation, ValueChange
from tests.drafts import agreement

BODY = """第一条 服务内容
1.1 乙方为甲方的天猫店铺提供在线客服，服务时间为每日9:00至21:00。
1.2 乙方应当配备不少于10名坐席，并提前3日提交排班表。
第二条 服务标准
2.1 人工首次响应时间不超过30秒，每月统计一次。
2.2 未达到第二条约定标准的，甲方有权扣减当月服务费的5%。
第三条 付款
3.1 甲方收到发票后15日内支付服务费人民币50,000元。
3.2 逾期付款的，每逾期一日按应付金额的0.05%支付违约金。
第四条 责任限制
4.1 任何一方的赔偿总额不超过合同总价，但故意或重大过失的除外。
"""


def against(*changes: tuple[str, str]) -> Comparison:
    """The body compared with itself after some replacements."""
    text = BODY
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return compare(agreement(BODY), agreement(text))


def only(comparison: Comparison) -> Pair:
    (pair,) = comparison.touched
    return pair


def said(comparison: Comparison) -> list[tuple[str, str]]:
    return [
        (edit.old.cut(pair.old_text), edit.new.cut(pair.new_text))
        for pair in comparison.pairs
        for edit in pair.edits
        if edit.substance
    ]


def test_a_draft_and_itself_show_nothing() -> None:
    assert against().touched == ()


def test_a_changed_number_is_one_edit_with_both_values() -> None:
    comparison = against(("30秒", "60秒"))
    (edit,) = only(comparison).edits
    assert said(comparison) == [("30秒", "60秒")]
    assert edit.values == (ValueChange("duration", "30秒", "60秒"),)


@pytest.mark.parametrize(
    ("old", "new"),
    [("30秒", "3.0秒"), ("15日内", "15个工作日内"), ("0.05%", "0.5%"), ("21:00", "2:100"), ("50,000元", "50,000万元")],
)
def test_numbers_that_read_alike_are_others(old: str, new: str) -> None:
    assert said(against((old, new)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("30秒", "三十秒"), ("30秒", "３０ 秒"), ("50,000元", "50000元"), ("15日内", "15天内"), ("，每月", ", 每月"),
        ("（", "（") if "（" in BODY else ("。\n1.2", "．\n1.2"),
    ],
)  # fmt: skip
def test_another_form_is_no_change_of_substance(old: str, new: str) -> None:
    comparison = against((old, new))
    assert comparison.substantial == ()


def test_words_are_whole() -> None:
    assert said(against(("有权扣减", "可以扣减"))) == [("有权", "可以")]


def test_swapped_parties_are_a_change() -> None:
    assert ("甲方", "乙方") in said(against(("甲方收到发票", "乙方收到发票")))


def test_an_article_put_in_renumbers_the_others_without_substance() -> None:
    comparison = against(
        ("第二条 服务标准\n2.1", "第二条 驻场\n2.1 乙方派员驻场，每周不少于两日，费用由乙方承担。\n第三条 服务标准\n3.1"),
        ("2.2 未达到第二条", "3.2 未达到第三条"),
        ("第三条 付款\n3.1 甲方收到发票后15日内支付服务费人民币50,000元。\n3.2", "第四条 付款\n4.1 甲方收到发票后15日内支付服务费人民币50,000元。\n4.2"),
        ("第四条 责任限制\n4.1", "第五条 责任限制\n5.1"),
    )  # fmt: skip
    added = [pair for pair in comparison.pairs if pair.relation is Relation.ADDED]
    assert [pair.new_text[:2] for pair in added] == ["驻场", "乙方"]
    assert list(comparison.substantial) == added
    assert sum(pair.renumbered for pair in comparison.pairs) == 8
    assert not any(pair.moved for pair in comparison.pairs)


def test_a_reference_that_was_not_renumbered_points_elsewhere() -> None:
    comparison = against(("第二条 服务标准", "第二条 驻场\n第三条 服务标准"))
    assert ("第二条", "第二条") in said(comparison)


def test_a_moved_clause_is_moved_and_no_other() -> None:
    clause = "3.2 逾期付款的，每逾期一日按应付金额的0.05%支付违约金。\n"
    comparison = against((clause, ""), ("4.1 任何", clause.replace("3.2", "4.1") + "4.2 任何"))
    moved = [pair for pair in comparison.pairs if pair.moved]
    assert [pair.old_text[:4] for pair in moved] == ["逾期付款"]
    assert comparison.substantial == ()


def test_an_article_moves_with_its_clauses_and_counts_once() -> None:
    head, tail = BODY.split("第一条 服务内容\n")[1].split("第三条 付款\n")
    text = "第一条 付款\n" + tail.split("第四条")[0] + "第二条 服务内容\n" + head + "第四条" + tail.split("第四条")[1]
    comparison = compare(agreement(BODY), agreement(text))
    assert [pair.old_text for pair in comparison.pairs if pair.moved] == ["付款"]


def test_a_split_clause_keeps_its_words() -> None:
    comparison = against(("，并提前3日", "。\n1.3 提前3日"))
    (pair,) = [pair for pair in comparison.pairs if pair.relation is Relation.SPLIT]
    assert len(pair.new) == 2
    assert said(comparison) == [("，并", "。")]


def test_merged_clauses_keep_their_words() -> None:
    comparison = against(("。\n3.2 逾期付款的", "。逾期付款的"))
    (pair,) = [pair for pair in comparison.pairs if pair.relation is Relation.MERGED]
    assert len(pair.old) == 2
    assert comparison.substantial == ()


def test_what_was_removed_stands_where_it_stood() -> None:
    comparison = against(("2.2 未达到第二条约定标准的，甲方有权扣减当月服务费的5%。\n", ""))
    relations = [pair.relation for pair in comparison.pairs if pair.old_text or pair.new_text]
    at = relations.index(Relation.REMOVED)
    assert comparison.pairs[at - 1].new_text.startswith("人工首次响应")
    assert comparison.pairs[at + 1].new_text == "付款"


TABLE = """第一条 指标
| 指标 | 目标值 | 权重 |
|---|---|---|
| 首次响应 | 30秒 | 40% |
| 满意度 | 95% | 30% |
| 转化率 | 30% | 30% |
"""


def table(new: str) -> Comparison:
    return compare(agreement(TABLE), agreement(new))


def test_a_cell_is_set_against_its_own_cell() -> None:
    comparison = table(TABLE.replace("| 95% | 30% |", "| 95% | 20% |"))
    assert said(comparison) == [("30%", "20%")]


def test_a_row_more_and_a_row_less() -> None:
    comparison = table(TABLE.replace("| 满意度 | 95% | 30% |\n", "") + "| 差评率 | 1% | 30% |\n")
    assert said(comparison) == [("满意度\t95%\t30%", ""), ("", "差评率\t1%\t30%")]


def test_values_that_changed_columns_are_found() -> None:
    comparison = table(TABLE.replace("| 首次响应 | 30秒 | 40% |", "| 首次响应 | 40% | 30秒 |"))
    assert said(comparison) == [("30秒", "40%"), ("40%", "30秒")]


def test_a_column_more_leaves_the_others_alone() -> None:
    wider = TABLE.replace("| 权重 |", "| 来源 | 权重 |").replace("|---|---|---|", "|---|---|---|---|")
    for value in ("40%", "30%"):
        wider = wider.replace(f"| {value} |\n", f"| 后台 | {value} |\n")
    gone = [old for old, _ in said(table(wider))]
    assert gone == [""] * 4


PIECES = st.sampled_from(
    ["甲方", "乙方", "应当", "30日", "5%", "，", "。", " ", "\n", "𠮷", "第二条", "不", "支付", "____"]
)


@given(st.lists(PIECES, max_size=25).map("".join), st.lists(PIECES, max_size=25).map("".join))
def test_the_changes_make_the_new_text_of_the_old_one(old: str, new: str) -> None:
    made, at = "", 0
    for change in word_changes(Wording(old, {}), Wording(new, {})):
        assert change.old.start >= at
        made += old[at : change.old.start] + change.new.cut(new)
        at = change.old.end
    made += old[at:]
    assert "".join(made.split()) == "".join(new.split())


@given(st.permutations(range(7)))
def test_no_lighter_set_of_moves_explains_an_order(order: list[int]) -> None:
    stayed = _heaviest_rising(order, [1] * len(order))
    kept = [n for n in order if n in stayed]
    assert kept == sorted(kept)
    rising = (c for size in range(8) for c in itertools.combinations(order, size) if list(c) == sorted(c))
    assert len(kept) == max(len(c) for c in rising)
