from __future__ import annotations

from csreview.model import Block, Cell, Clause, Draft, Role, Span
from csreview.segmenting import segment
from tests.segmenting.drafts import draft

_HEAD = "客服合同\n甲方：青衫服饰有限公司\n乙方：百答客服有限公司\n"


def _clause(source: str, label: str) -> Clause:
    return next(clause for clause in segment(draft(source)).clauses if clause.label == label)


def _cells(clause: Clause) -> list[list[str]]:
    return [[cell.cut(clause.text) for cell in row.cells] for row in clause.rows]


def test_rows_know_their_columns():
    clause = _clause(_HEAD + "一、考核\n| 指标 | 目标值 | 扣分 |\n| 首响 | 30秒 | 1分 |\n二、其他", "一、")
    assert clause.text == "考核\n指标\t目标值\t扣分\n首响\t30秒\t1分"
    assert _cells(clause) == [["指标", "目标值", "扣分"], ["首响", "30秒", "1分"]]
    assert [row.header for row in clause.rows] == [(), ("指标", "目标值", "扣分")]


def test_a_table_of_pairs_has_no_head():
    clause = _clause(_HEAD + "一、账户\n| 户名 | 百答客服有限公司 |\n| 开户行 | 某某银行 |\n二、其他", "一、")
    assert [row.header for row in clause.rows] == [(), ()]


def test_below_a_merged_cell_a_row_still_knows_what_it_is_about():
    clause = _clause(
        _HEAD + "一、抵扣\n| 指标 | 实际值 | 抵扣 |\n| 接通率 | 93% | 2% |\n| ~ | 90% | 5% |\n二、其他", "一、"
    )
    assert clause.text.count("接通率") == 1
    assert _cells(clause)[2] == ["接通率", "90%", "5%"]
    assert clause.rows[2].header == ("指标", "实际值", "抵扣")


def test_two_tables_keep_their_own_heads():
    clause = _clause(
        _HEAD + "一、费用\n| 岗位 | 单价 |\n| 客服 | 5,000元 |\n大促另计：\n| 项目 | 加收 |\n| 双11 | 20% |\n二、其他",
        "一、",
    )
    assert [row.header for row in clause.rows] == [(), ("岗位", "单价"), (), ("项目", "加收")]
    assert clause.rows[0].table != clause.rows[2].table


def test_a_table_of_one_column_is_text():
    agreement = segment(draft("| 客服合同 |\n| 甲方：青衫服饰有限公司 |\n| 一、服务 |\n| 二、费用 |"))
    assert [clause.label for clause in agreement.clauses] == ["", "", "一、", "二、"]
    assert all(not clause.rows for clause in agreement.clauses)


def test_figures_in_a_numbered_table_are_no_clauses():
    source = _HEAD + "一、采购内容\n| 1 | 在线客服 | 6人 |\n| 2 | 电话客服 | 2人 |\n二、其他"
    assert [clause.label for clause in segment(draft(source)).clauses if clause.role is Role.BODY] == ["一、", "二、"]


def test_paragraphs_of_a_cell_are_joined_by_line_feeds():
    blocks = [
        Block("一、义务"),
        Block("甲方", cell=Cell(0, 0, 0)),
        Block("提供资料；", cell=Cell(0, 0, 1)),
        Block("付款。", cell=Cell(0, 0, 1)),
    ]
    (clause,) = segment(Draft("x", "0", tuple(blocks))).clauses
    assert clause.text == "义务\n甲方\t提供资料；\n付款。"
    assert clause.rows[0].cells == (Span(3, 5), Span(6, 15))


def test_blanks_of_blocks_are_mapped():
    blocks = (
        Block("一、 每月　　　元"),
        Block("满　　天", blanks=(Span(1, 3),)),
        Block("　　止", blanks=(Span(0, 2),)),
    )
    (clause,) = segment(Draft("x", "0", blocks)).clauses
    assert [clause.text[b.start : b.end] for b in clause.blanks] == ["　　", "　　"]
    assert clause.text.endswith("满　　天\n　　止")
