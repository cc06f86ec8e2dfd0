from __future__ import annotations

import pytest

from csreview.model import Block, Draft
from csreview.segmenting import segment
from csreview.segmenting.labels import automatic, number, parse


@pytest.mark.parametrize(
    ("line", "shown", "words"),
    [
        ("第一条 服务范围", "第一条", "服务范围"),
        ("第12条：付款", "第12条", "付款"),
        ("第 三 条　保密", "第 三 条", "保密"),
        ("第三条之一 例外", "第三条之一", "例外"),
        ("第二章、总则", "第二章", "总则"),
        ("第二部分　通用条款", "第二部分", "通用条款"),
        ("第十条违约责任", "第十条", "违约责任"),
        ("一、服务", "一、", "服务"),
        ("十一．其他", "十一．", "其他"),
        ("（三）人员", "（三）", "人员"),
        ("(3)、人员", "(3)", "人员"),
        ("（12）人员", "（12）", "人员"),
        ("3）服务形式", "3）", "服务形式"),
        ("1.服务", "1.", "服务"),
        ("１．服务", "１．", "服务"),
        ("1、2026年起", "1、", "2026年起"),
        ("1.2026年6月1日起", "1.", "2026年6月1日起"),
        ("3、618、双11大促期间", "3、", "618、双11大促期间"),
        ("3.2 响应", "3.2", "响应"),
        ("3.2.1、响应", "3.2.1", "响应"),
        ("1.1天猫店铺", "1.1", "天猫店铺"),
        ("2.3人员配置", "2.3", "人员配置"),
        ("①首响", "①", "首响"),
        ("⑵ 首响", "⑵", "首响"),
        ("㈠ 首响", "㈠", "首响"),
        ("Article 4 Fees", "Article 4", "Fees"),
    ],
)
def test_a_label_is_read(line, shown, words):
    label = parse(line)
    assert label is not None
    assert (label.text, line[label.end :]) == (shown, words)


@pytest.mark.parametrize(
    "line",
    [
        "2026年6月1日起", "3个工作日内", "100%达标", "10:00至22:00", "1,000元以下", "2.5%的违约金", "0.5元", "1.5倍", "第三条约定的费用", "第2条里说的30秒",
        "第十条、第十一条继续有效", "第一款所述情形", "（一）、（二）项所列", "一方违约的", "24小时内", "3—5天", "", "，付款", "二维码",
        "5G网络", "2.5元/通", "（3）项所述",
    ],
)  # fmt: skip
def test_a_number_is_no_label(line):
    label = parse(line)
    assert label is None or not label.certain
    assert [
        clause.label for clause in segment(Draft("x", "0", (Block("甲方应付款。"), Block(line)))).clauses if clause.text
    ] in (
        [""],
        ["", ""],
    )


@pytest.mark.parametrize(
    ("text", "value"), [("十二", 12), ("二十", 20), ("一百零三", 103), ("7", 7), ("１２", 12), ("贰", 2), ("x", 0)]
)
def test_number(text, value):
    assert number(text) == value


@pytest.mark.parametrize(
    ("shown", "label"),
    [("第三条", "第三条"), ("1.1", "1.1"), ("1.1.", "1.1"), ("一、", "一、"), ("3", "3"), ("（二）", "（二）")],
)
def test_an_automatic_number_is_a_label(shown, label):
    found = automatic(shown)
    assert found is not None
    assert found.text == label


@pytest.mark.parametrize("shown", ["•", "", "◆"])
def test_a_bullet_is_no_label(shown):
    assert automatic(shown) is None


def test_an_automatic_number_of_another_style_is_kept():
    blocks = (
        Block("服务", label="甲、", list_level=0),
        Block("售前", label="子.", list_level=1),
        Block("费用", label="乙、", list_level=0),
    )
    assert [(clause.label, clause.depth) for clause in segment(Draft("x", "0", blocks)).clauses] == [
        ("甲、", 1),
        ("子.", 2),
        ("乙、", 1),
    ]


def test_bullets_join_the_clause_above():
    blocks = (Block("一、服务"), Block("售前", label="•", list_level=0), Block("售后", label="l", list_level=0))
    (clause,) = segment(Draft("x", "0", blocks)).clauses
    assert clause.text == "服务\n售前\n售后"
