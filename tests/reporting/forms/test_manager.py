"""What stands now, what follows and what to write: in whole sentences, however long the clause is."""

from dataclasses import replace

import pytest

from csreview.reporting.forms import manager
from csreview.reporting.items import Item
from csreview.reporting.labels import ZH
from csreview.reporting.model import build
from tests.reporting.factory import review

LONG = "甲方逾期付款，按日加收未付金额1‰的滞纳金；逾期满10日，乙方可停止服务直至款项付清，已预付费用不退"


def row(**changes: str) -> list[str]:
    report = build(review())
    item: Item = replace(report.must_settle[0], **changes)
    blocks = list(manager.blocks(replace(report, must_settle=(item,)), ZH))
    return [cell.text for cell in blocks[3].rows[0]]


@pytest.mark.parametrize(
    ("before", "quote", "after", "wanted"),
    [
        ("", LONG, "。", f"{LONG}。"),
        ("乙方应", "及时", "响应。", "乙方应及时响应。"),
        ("…" + "长" * 60, "及时", "响应。", "及时响应。"),  # half a sentence is worse than none
        ("", LONG, "，" + "又" * 60 + "…", LONG),
        ("", f"{LONG}，{'又' * 60}。", "", f"{LONG}…"),
        ("", f"项目\t权重\n首次响应\t{'又' * 90}", "", "项目　权重…"),
    ],
)
def test_what_stands_now_is_not_cut_in_the_middle(before, quote, after, wanted):
    assert row(before=before, quote=quote, after=after)[1].split("\n")[1] == wanted


def test_what_follows_is_a_whole_sentence():
    first = "只写“友好协商”或同时写仲裁和诉讼，仲裁约定可能无效，出了事先要为去哪里打官司再争一轮，还要多花差旅和时间，对方拖得起，我方拖不起。"
    assert row(stake=f"{first}另一句。")[2] == first
