"""Annexes in files of their own: put under a heading that says which they are."""

from __future__ import annotations

import pytest

from csreview.model import Block, Cell, Draft, Unread
from csreview.reading import read_text, with_annexes

MAIN = read_text("客服外包协议\n第一条 服务标准见附件二《服务等级协议》，报价见附件3：报价单。", "合同.docx")


def heading(text: str, name: str) -> str:
    return with_annexes(MAIN, [read_text(text, name)]).blocks[len(MAIN.blocks)].text


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("附件一：价目\n内容", "x.docx", "附件一：价目"),
        ("附 件 2\n内容", "附件3.docx", "附 件 2"),
        ("服务等级协议\n内容", "x.docx", "附件二　服务等级协议"),
        (
            "正文没有题目，是一句很长很长的话，超过了题目能有的长度，所以不能当作题目。",
            "服务等级协议.docx",
            "附件二　服务等级协议",
        ),
        ("报价单\n内容", "附件五 报价.docx", "附件五　报价单"),
        ("报价单（2026版）", "x.docx", "附件3　报价单（2026版）"),
        ("一、范围", "附件A-客服排班表.docx", "附件A　一、范围"),
        ("排班表\n内容", "x.docx", "附件：排班表"),
        ("本合同附件。", "本合同附件.docx", "附件：单独文件"),
    ],
)
def test_an_annex_stands_under_its_heading(text: str, name: str, expected: str) -> None:
    assert heading(text, name) == expected


def test_the_draft_keeps_its_name_and_the_annexes_follow_in_order() -> None:
    annexes = [read_text("附件一 甲\n一", "1.txt"), read_text("附件二 乙\n二", "2.txt")]
    joined = with_annexes(MAIN, annexes)
    assert (joined.name, joined.sha256) == (MAIN.name, MAIN.sha256)
    assert [block.text for block in joined.blocks[len(MAIN.blocks) :]] == ["附件一 甲", "一", "附件二 乙", "二"]
    assert all(block.source is None for block in joined.blocks[len(MAIN.blocks) :])
    assert with_annexes(MAIN, []) is MAIN


def test_tables_go_on_counting_and_what_is_unread_says_where() -> None:
    def table(name: str) -> Draft:
        return Draft(name, "", (Block("附件一 表", cell=Cell(0, 0, 0)),), (Unread("图片", "第 1 页", "…"),))

    joined = with_annexes(table("a"), [table("b"), table("c")])
    assert [block.cell.table for block in joined.blocks if block.cell] == [0, 1, 2]
    assert [item.where for item in joined.unread] == ["第 1 页", "b：第 1 页", "c：第 1 页"]
