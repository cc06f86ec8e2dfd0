"""A clause that sends notices to the head of the agreement is worth what stands there."""

from __future__ import annotations

import pytest

from csreview.checking.facts import FACTS
from csreview.model import ElementStatus
from tests.drafts import passages

CLAUSE = "第一条 通知\n通知应书面送达首部所列地址。"


def head(merchant: str, vendor: str) -> str:
    return f"甲方：杭州示例有限公司\n{merchant}\n乙方：合肥样例有限公司\n{vendor}\n"


@pytest.mark.parametrize(
    ("merchant", "vendor", "status"),
    [
        ("地址：杭州市西湖区示例路88号", "地址：合肥市样例大道16号", ElementStatus.SPECIFIC),
        ("地址：________", "地址：合肥市样例大道16号", ElementStatus.BLANK),
        ("法定代表人：张示例", "地址：合肥市样例大道16号", ElementStatus.VAGUE),
    ],
)
def test_the_worse_party_decides(merchant: str, vendor: str, status: ElementStatus) -> None:
    read = passages(head(merchant, vendor) + CLAUSE, head=False)
    assert FACTS["notice-address"](read).status is status


def test_a_mailbox_is_asked_for_where_notices_go_by_mail() -> None:
    text = head("地址：杭州市示例路88号\n邮箱：____", "地址：合肥市样例大道16号\n邮箱：a@sample.cn")
    read = passages(text + "第一条 通知\n通知以邮件发送至首部邮箱。", head=False)
    assert FACTS["notice-address"](read).status is ElementStatus.BLANK


def test_without_such_a_clause_nothing_is_found() -> None:
    assert FACTS["notice-contact"](passages("第一条 服务\n乙方接待消费者。")).status is ElementStatus.ABSENT


@pytest.mark.parametrize("top", ["首部", "开头表格里", "表头", "抬头", "封面"])
def test_the_head_of_the_agreement_has_many_names(top: str) -> None:
    read = passages(
        head("地址：杭州市西湖区示例路88号", "地址：合肥市样例大道16号") + f"第一条 通知\n通知发到{top}的住所。",
        head=False,
    )
    assert FACTS["notice-address"](read).status is ElementStatus.SPECIFIC
