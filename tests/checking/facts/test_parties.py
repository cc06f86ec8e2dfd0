"""What the draft says of each party."""

from __future__ import annotations

import pytest

from csreview.checking.facts import FACTS
from csreview.model import ElementStatus
from tests.drafts import passages

BODY = "第一条 合作\n甲方委托乙方提供客服服务。"


def found(fact: str, merchant: str, vendor: str) -> ElementStatus:
    return FACTS[fact](passages(f"甲方：{merchant}\n乙方：{vendor}\n{BODY}", head=False)).status


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("杭州示例电子商务有限公司", ElementStatus.SPECIFIC),
        ("余杭区示例百货商行（经营者：张示例）", ElementStatus.SPECIFIC),
        ("示例家居旗舰店", ElementStatus.VAGUE),
        ("____________", ElementStatus.BLANK),
    ],
)
def test_a_legal_name_has_its_legal_form(name: str, status: ElementStatus) -> None:
    assert found("merchant-legal-name", name, "合肥样例客服有限公司") is status


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("浙江省杭州市西湖区示例路88号", ElementStatus.SPECIFIC),
        ("杭州", ElementStatus.VAGUE),
        ("________", ElementStatus.BLANK),
    ],
)
def test_an_address_goes_down_to_the_street(address: str, status: ElementStatus) -> None:
    merchant = f"杭州示例电子商务有限公司\n地址：{address}"
    assert found("merchant-address", merchant, "合肥样例客服有限公司") is status


def test_names_that_differ_do_not_agree() -> None:
    assert found("names-agree", "杭州示例有限公司", "合肥样例有限公司") is ElementStatus.SPECIFIC
    other = f"甲方：杭州示例有限公司\n乙方：合肥样例有限公司\n{BODY}\n第二条 付款\n乙方账户：户名：合肥别家有限公司。"
    assert FACTS["names-agree"](passages(other, head=False)).status is ElementStatus.ABSENT


def test_roles_are_stated_where_both_parties_are_known() -> None:
    assert FACTS["roles-stated"](passages(BODY)).status is ElementStatus.SPECIFIC
    assert FACTS["roles-stated"](passages("第一条 合作\n双方友好合作。", head=False)).status is ElementStatus.ABSENT
