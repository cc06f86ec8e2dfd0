from __future__ import annotations

import pytest

from csreview.model import Role
from csreview.segmenting import segment
from tests.segmenting.drafts import draft

_BODY = "客服外包合同\n甲方：青衫服饰有限公司\n乙方：百答客服有限公司\n第一条 服务\n第二条 费用\n每月付款。\n"


def annexes(rest: str) -> list[tuple[str | None, str]]:
    return [
        (clause.label, clause.title) for clause in segment(draft(_BODY + rest)).clauses if clause.role is Role.ANNEX
    ]


@pytest.mark.parametrize(
    ("heading", "label", "title"),
    [
        ("附件七 应急预案", "附件七", "应急预案"),
        ("附件三：中差评处理规范", "附件三", "中差评处理规范"),
        ("附件4 及时率口径", "附件4", "及时率口径"),
        ("附表二　应收账款明细", "附表二", "应收账款明细"),
        ("附件一：均价与单价表", "附件一", "均价与单价表"),
        ("附件一 和解方案", "附件一", "和解方案"),
        ("附表　考核指标表", "附表", "考核指标表"),
        ("附录甲　店铺与酬金", "附录甲", "店铺与酬金"),
        ("附件 店铺清单", "附件", "店铺清单"),
    ],
)
def test_a_title_may_begin_like_a_function_word(heading, label, title):
    assert annexes(f"{heading}\n内容如下所列。") == [(label, title)]


@pytest.mark.parametrize(
    "sentence",
    [
        "附件一应由双方盖章",
        "附件二中列明的店铺",
        "附件三及附表二",
        "附件一所列店铺",
        "附件二均为空白",
        "附件四和正文不一致的",
    ],
)
def test_a_sentence_about_an_annex_is_no_heading(sentence):
    assert annexes(f"{sentence}\n以正文为准。") == []
