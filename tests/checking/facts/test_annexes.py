"""Annexes that are named, and annexes that are there."""

from __future__ import annotations

from csreview.checking.facts import FACTS
from csreview.checking.facts.annexes import absent_annexes_of
from csreview.model import ElementStatus
from tests.drafts import passages

ONE = "附件一 价格表\n客服每人每月4300元。\n"
THREE = "附件三 话术\n不得使用禁用语。\n"


def status(fact: str, text: str) -> ElementStatus:
    return FACTS[fact](passages(text)).status


def test_every_annex_referred_to_is_in_the_file() -> None:
    assert status("annexes-present", f"第一条 费用\n价格见附件一。\n{ONE}") is ElementStatus.SPECIFIC
    assert status("annexes-present", f"第一条 费用\n价格见附件二。\n{ONE}") is ElementStatus.ABSENT


def test_a_range_means_each_annex_between_its_ends() -> None:
    text = f"第一条 其他\n附件一至附件三为本合同组成部分。\n{ONE}{THREE}"
    assert status("annexes-present", text) is ElementStatus.ABSENT
    assert status("annexes-listed", text) is ElementStatus.SPECIFIC


def test_an_annex_without_content_is_not_there() -> None:
    assert status("annexes-present", "第一条 其他\n话术见附件一。\n附件一 话术（略）\n") is ElementStatus.ABSENT
    assert status("annexes-present", "第一条 其他\n话术见附件一。\n附件一 话术\n（此处粘贴）\n") is ElementStatus.ABSENT


def test_a_list_names_its_annexes() -> None:
    assert status("annexes-listed", "第一条 其他\n附件一《价格表》为本合同组成部分。") is ElementStatus.SPECIFIC
    assert status("annexes-listed", "第一条 其他\n按附件一的规定执行。") is ElementStatus.ABSENT


def test_an_annex_that_is_not_there_is_named_as_the_draft_names_it() -> None:
    absent = absent_annexes_of(passages("第一条 其他\n附件三《信息处理协议》、附件四《话术》为本协议组成部分。\n"))
    assert absent == ("附件三《信息处理协议》", "附件四《话术》")
