"""One target told twice: text against text, table and annex, in the voices of lawyers, forms, notes and chat."""

from __future__ import annotations

import pytest

from tests.checking.consistency.findings import found

TWICE = [
    ("response-time-conflict","第一条 标准\n全部店铺的人工首次回复应在20秒内。\n第二条 考核\n首次响应时长超过40秒的，视为不达标。","40秒"),
    ("response-time-conflict","第一条 标准\n买家进线后，客服应当在20秒内作出第一句答复。\n第二条 考核\n首响超过45秒的视为不合格。","45秒"),
    ("response-time-conflict","一、干活\n1. 嘴甜勤快，平均20秒就要有回音。\n二、考核\n1. 平均30秒内回。","秒"),
    ("response-time-conflict","一、干活\n1. 客人来问，平均15秒要回上。\n二、扣钱\n1. 平均响应按25秒以内算合格。","秒"),
    ("response-time-conflict","第一条 考核\n附件一列明各项指标。乙方应使全部店铺的平均响应时长不超过四十秒。\n第二条 费用\n按月结算。\n附件一 考核表\n| 指标 | 目标值 | 数据来源 |\n| 平均响应时长 | ≤35秒 | 后台 |\n| 满意度 | ≥90% | 后台 |","不超过四十秒"),
    ("response-time-conflict","第一条 标准\n平均响应不超过25秒。\n第二条 费用\n按月结算。\n附件一 考核表\n| 考核项 | 达标线 |\n| 平响 | 35秒 |\n| 满意度 | 90% |","35秒"),
    ("response-time-conflict","第一条 标准\n3分钟回复率不低于98%。\n第二条 费用\n按月结算。\n附件一 考核表\n| 考核项 | 考核线 |\n| 3分钟人工回复率 | 95% |\n| 满意度 | 90% |","95%"),
    ("response-time-conflict","第一条 标准\n乙方保证热线接通率达到95%。\n第二条 费用\n按月结算。\n附件一 考核表\n| 考核项 | 最低值 |\n| 接通率 | 92% |\n| 放弃率 | 5% |","92%"),
    ("table-text-conflict","第一条 标准\n质检抽样比例不低于当月会话量的5%。\n第二条 费用\n按月结算。\n附件一 考核标准\n| 项目 | 要求 |\n| 质检抽检比例 | 3% |\n| 质检合格率 | ≥95% |","3%"),
    ("response-time-conflict","第一条 标准\n甲方每月按会话总量的5%抽检。\n第二条 考核\n1. 质检抽检率为3%。","3%"),
    ("table-text-conflict","第一条 标准\n客户满意度全年不得低于95%。\n第二条 费用\n按月结算。\n附件一 指标表\n| 指标 | 合格线 |\n| 客户满意度 | ≥92% |\n| 一次解决率 | ≥80% |","92%"),
    ("table-text-conflict","第一条 标准\n质检平均分不低于90分。\n第二条 费用\n按月结算。\n附件一 指标表\n| 指标 | 合格线 |\n| 质检平均分 | ≥85分 |\n| 一次解决率 | ≥80% |","85分"),
    ("table-text-conflict","第一条 人员\n季度人员流失率不超过10%。\n第二条 费用\n按月结算。\n附件一 指标表\n| 指标 | 目标 |\n| 人员流失率 | ≤20% |\n| 一次解决率 | ≥80% |","20%"),
    ("response-time-conflict","第一条 标准\n差评率控制在0.5%以内。\n第二条 考核\n1. 差评率高于1%的，视为当月不达标。","1%"),
]  # fmt: skip
ONCE = [
    "第一条 标准\n平均响应时间控制在25秒以内。\n第二条 考核\n平均响应时长≤25秒得满分，25至40秒得80分，超过60秒不得分。",
    "第一条 标准\n首次响应不超过30秒。\n第二条 考核\n首次响应超过60秒的，甲方可约谈乙方。",
    "第一条 标准\n首次响应不超过30秒。\n第二条 考核\n首次响应超过30秒的，视为不达标。",
    "第一条 标准\n首次响应不超过30秒，大促期间超过60秒的视为不达标。",
    "第一条 标准\n客户满意度不低于95%。\n第二条 解除\n客户满意度连续两个月低于85%的，甲方可解除合同。",
    "第一条 标准\n质检抽样比例不低于5%。\n第二条 培训\n新人首月质检抽检比例为20%。",
    "第一条 标准\n质检抽检比例为5%，质检合格率不低于95%。\n第二条 考核\n质检合格率低于90%的扣2%。",
    "第一条 标准\n平均响应30秒以内。\n第二条 售后\n1. 售后问题平均2小时内答复。",
    "一、干活\n1. 平均30秒内回。\n二、售后\n1. 投诉平均1小时内要有回音。",
    "一、干活\n1. 平均30秒内回。\n2. 平均5分钟内把改址请求回给仓库。",
    "第一条 标准\n质检平均分不低于90分。\n第二条 费用\n按月结算。\n附件一 指标表\n| 指标 | 目标 | 满分 |\n| 质检平均分 | ≥90分 | 20分 |\n| 一次解决率 | ≥80% | 20分 |",
    "第一条 标准\n一次解决率不低于80%。\n第二条 费用\n按月结算。\n附件一 指标表\n| 指标 | 合格线 | 优秀线 |\n| 一次解决率 | ≥80% | ≥90% |\n| 满意度 | ≥90% | ≥95% |",
    "第一条 标准\n首次响应不超过30秒。\n第二条 费用\n按月结算。\n附件一 指标表\n| 指标 | 目标 | 警戒线 |\n| 首次响应 | ≤30秒 | 60秒 |\n| 满意度 | ≥90% | 85% |",
    "第一条 标准\n首次响应≤30秒的会话占比不低于95%。\n第二条 标准\n首次响应不超过30秒。",
]  # fmt: skip


@pytest.mark.parametrize(("check", "text", "quote"), TWICE)
def test_a_target_told_twice_with_two_values_is_told(check: str, text: str, quote: str) -> None:
    assert any(rule == check and quote in words for rule, words in found(text)), found(text)


@pytest.mark.parametrize("text", ONCE)
def test_one_target_and_what_hangs_on_it_are_left_alone(text: str) -> None:
    assert found(text) == []
