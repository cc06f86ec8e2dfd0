"""Papers said to be enclosed, by title, in a list or as 附件 alone, and annexes whose number and title do not belong together."""

from __future__ import annotations

import pytest

from tests.checking.consistency.findings import LONG, found

_ANNEXES = "附件一 店铺清单\n| 序号 | 店铺 |\n| 1 | 甲店 |\n\n附件二 考核指标表\n| 指标 | 目标值 |\n| 首次响应 | ≤30秒 |\n| 满意度 | ≥95% |\n"
ABSENT = [
    ("第一条 服务内容\n详见后附的《服务内容清单》。\n第二条 费用\n按月结算。", "《服务内容清单》"),
    ("第一条 服务内容\n乙方提供的服务详见后附的《服务项目明细》。\n第二条 费用\n按月结算。", "《服务项目明细》"),
    ("第一条 服务内容\n乙方按所附《排班表》安排人员到岗。\n第二条 费用\n按月结算。", "《排班表》"),
    ("第一条 服务内容\n随本合同附送的《话术手册》是考核依据。\n第二条 费用\n按月结算。", "《话术手册》"),
    ("第一条 服务内容\n1. 乙方提供在线客服。\n第二条 其他\n1. 本协议附件包括《考核办法》《保密承诺书》。", "《考核办法》"),
    ("第一条 服务内容\n1. 乙方提供在线客服。\n第二条 其他\n1. 作为本合同附件的《数据安全承诺书》与本合同具有同等效力。", "《数据安全承诺书》"),
    ("第一条 服务\n1. 乙方提供在线客服。\n第二条 其他\n1. 附件：（1）乙方营业执照；（2）《质检标准》；（3）《价目表》。", "《质检标准》"),
    ("一、做什么\n1. 回客人的话。\n二、别的\n1. 客人问到退换，照后面附的《退换货口径》答。", "《退换货口径》"),
    ("第一条 考核\n考核标准按本合同附件所列的KPI执行。\n第二条 费用\n按月结算。", "附件"),
    ("第一条 服务范围\n店铺名单见附件。\n第二条 费用\n按月结算。", "附件"),
    ("第一条 报价\n各项单价以附件报价单为准。\n第二条 费用\n按月结算。", "附件"),
    ("第一条 服务范围\n店铺名单见附件一。\n第二条 费用\n提成规则见后附的《提成细则》。\n" + _ANNEXES, "《提成细则》"),
    ("第一条 人员\n人员名单详见附表。\n第二条 费用\n按月结算。", "附表"),
]  # fmt: skip
OTHERWISE = [
    ("第一条 考核\n按附件一《考核指标表》考核。\n第二条 范围\n店铺见附件一《店铺清单》。\n" + _ANNEXES, "附件一《考核指标表》"),
    ("第一条 考核\n考核标准见附件一（考核指标表）。\n第二条 范围\n1. 天猫店。\n" + _ANNEXES, "附件一（考核指标表）"),
    ("第一条 范围\n店铺见附件二“店铺清单”。\n第二条 费用\n按月结算。\n" + _ANNEXES, "附件二"),
    ("第一条 范围\n1. 天猫店。\n第二条 其他\n1. 本合同附件：附件一《考核指标表》、附件二《店铺清单》。\n" + _ANNEXES, "附件一《考核指标表》"),
]  # fmt: skip
SOUND = [
    "第一条 考核\n按附件二《考核指标表》考核，店铺见附件一《店铺清单》。\n第二条 费用\n按月结算。\n" + _ANNEXES,
    "第一条 考核\n考核标准按后附的《考核指标表》执行。\n第二条 费用\n按月结算。\n" + _ANNEXES,
    "第一条 范围\n店铺名单见附件。\n第二条 费用\n按月结算。\n附件\n| 序号 | 店铺 |\n| 1 | 甲店 |\n",
    "第一条 考核\n指标见附件二《考核表》。\n第二条 费用\n按月结算。\n" + _ANNEXES,
    LONG + "第四条 其他\n1. 双方可另行签订补充协议，补充协议及其附件与本合同具有同等效力。",
    LONG + "第四条 其他\n1. 本合同附件是本合同不可分割的组成部分。",
    LONG + "第四条 其他\n1. 乙方发送邮件时应将当日报表作为附件发送。",
    LONG + "第四条 其他\n1. 乙方应遵守平台公布的《商家服务规范》。",
    LONG + "第四条 其他\n1. 乙方应在开工前提交《人员名单》，经甲方书面确认后作为本合同附件。",
    LONG + "第四条 其他\n1. 双方应另行签署《保密协议》，签署后作为本合同附件。",
    LONG + "第四条 其他\n1. 乙方应向甲方提供加盖公章的营业执照复印件，附《授权委托书》。",
    LONG + "第四条 其他\n1. 结算时乙方应提交结算单，并附《考勤表》。",
    LONG + "第四条 其他\n1. 附件与正文不一致的，以正文为准；附件的修改须经双方盖章。",
    LONG + "第四条 其他\n1. 附件：乙方营业执照复印件。",
    LONG + "第四条 其他\n1. 各项服务标准详见附件____。",
    "第一条 依据\n根据《中华人民共和国民法典》订立。\n第二条 其他\n1. 附件按《电子签名法》签署的有效。\n",
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote"), ABSENT)
def test_a_paper_said_to_be_enclosed_and_not_there_is_told(text: str, quote: str) -> None:
    assert any(rule == "dangling-reference" and quote in words for rule, words in found(text)), found(text)


@pytest.mark.parametrize(("text", "quote"), OTHERWISE)
def test_an_annex_named_by_another_annexs_title_is_told(text: str, quote: str) -> None:
    assert any(rule == "dangling-reference" and quote in words for rule, words in found(text)), found(text)


@pytest.mark.parametrize("text", SOUND)
def test_what_is_enclosed_or_promised_is_left_alone(text: str) -> None:
    assert found(text) == []
