"""Defects that show only when two places are read together, and look-alikes that are right as they stand."""

from __future__ import annotations

import pytest

from tests.checking.consistency.findings import LONG, found

SEATS = "附件一 费用\n| 岗位 | 人数 | 单价 | 每月小计 |\n| 客服 | 12名 | 4,000元/人/月 | 48,000元 |\n| 组长 | 1名 | 5,000元/人/月 | 5,000元 |\n| 合计 | 13名 | | 53,000元 |"
KPI = "附件一 考核表\n| 指标 | 目标 | 来源 |\n| {} | {} | 后台 |\n| 服务态度 | 合格 | 抽检 |"
ACCOUNT = "服务费付至乙方账户。户名：{}；开户行：示例银行合肥支行；账号：6200123456789012345。"
MARKS = "附件一 {}\n| 指标 | 权重 |\n| 首次响应 | 30% |\n| 满意度 | 30% |\n| 质检 | 25% |"
BILINGUAL = "附件一 费用\n| 项目 | 数量 | 单价 | {} |\n| 客服 | 6席 | 5,000元/席/月 | 30,000元 |\n| 组长 | 1名 | 7,000元/月 | 7,000元 |\n| {} | | | {} |"

SPEAK = [
    ("quantity-conflict", "1. 乙方为甲方安排客服10名，另设组长1名。\n" + SEATS, "客服10名"),
    ("quantity-conflict", "1. 乙方配备客服12名、组长2名，专人专岗。\n" + SEATS, "组长2名"),
    ("quantity-conflict", "1. 乙方投入15名客服，均不得兼办他人业务。\n" + SEATS, "15名客服"),
    ("quantity-conflict", "1. 乙方配置语音坐席20席、在线坐席8席。\n附件一 价格\n| 项目 | 数量 | 单价 |\n| 语音专席 | 22席 | 6,000元/席/月 |\n| 在线专席 | 8席 | 5,000元/席/月 |", "语音坐席20席"),
    ("quantity-conflict", "1. 乙方派驻质检专员2名。\n附件一 人员表\n| 角色 | 人数 |\n| 客服 | 10 |\n| 质检专员 | 3 |", "质检专员2名"),
    ("table-text-conflict", "1. 呼损率每月不高于5%。\n" + KPI.format("呼损率", "≤8%"), "≤8%"),
    ("table-text-conflict", "1. 人员月流失率不超过10%。\n" + KPI.format("人员月流失率", "≤12%"), "≤12%"),
    ("table-text-conflict", "1. 工单及时率不低于95%。\n" + KPI.format("工单及时率", "≥90%"), "≥90%"),
    ("table-text-conflict", "1. 服务质量以附件一为准，其中买家满意度全年不得低于95%。\n" + KPI.format("买家满意度", "≥92%"), "95%"),
    ("table-text-conflict", "1. 月度退款拦截率不低于30%。\n" + KPI.format("退款拦截率", "≥25%"), "≥25%"),
    ("account-name", "服务费由甲方转到乙方老板娘妻子的支付宝。", "妻子的支付宝"),
    ("account-name", "费用每月10日前打到乙方朋友的银行卡上。", "朋友的银行卡"),
    ("account-name", "每月费用付至乙方财务个人微信，当日确认。", "财务个人微信"),
    ("account-name", "款项汇入乙方法定代表人个人账户。", "法定代表人个人账户"),
    ("account-name", "钱直接打给乙方员工的支付宝就行。", "员工的支付宝"),
    ("party-name", ACCOUNT.format("合肥样例信息科学技术有限公司"), "合肥样例信息科学技术有限公司"),
    ("party-name", ACCOUNT.format("合肥样例技术有限公司"), "合肥样例技术有限公司"),
    ("role-swap", "甲方确认后，乙方应在5日内支付提成款。", "乙方应在5日内支付提成款"),
    ("role-swap", "乙方应于每月15日前付清上月服务费。", "付清上月服务费"),
    ("role-swap", "乙方须在对账后3日内结清佣金，逾期按日计息。", "结清佣金"),
    ("hours-conflict", "1. 每天9点到23点店里要有人。\n2. 后来商量好24小时都有真人在。", "24小时都有真人"),
    ("hours-conflict", "1. 客服服务时间为8:00-24:00。\n2. 乙方保证24小时不间断在线。", "24小时"),
    ("hours-conflict", "1. 客服服务时间为8:00-24:00。\n第三条 排班\n早班由6人承担，8:00-16:00；晚班由6人承担，17:00-23:00。", "8:00-24:00"),
    ("hours-conflict", "1. 服务覆盖每日24小时。\n第三条 排班\n1. A班：8:00-16:00。\n2. B班：16:00-24:00。", "服务覆盖每日24小时"),
    ("hours-conflict", "1. 客服服务时间为8:00-24:00。\n第三条 排班\n1. 早班：9:00-17:00。\n2. 晚班：16:00-23:00。", "8:00-24:00"),
    ("hours-conflict", "1. 服务覆盖每日24小时。\n2. Shift A 北京时间9:00至18:00；Shift B 美国东部时间9:00至17:00。", "服务覆盖每日24小时"),
    ("amount-arithmetic", BILINGUAL.format("月小计", "合计 Monthly fee", "36,000元"), "36,000元"),
    ("amount-arithmetic", BILINGUAL.format("每月小计", "合计", "73,000元"), "73,000元"),
    ("amount-arithmetic", BILINGUAL.format("月度金额", "合计 Total", "35,000元"), "35,000元"),
    ("percent-sum", MARKS.format("月度考核表（满分100分）"), "满分100分"),
    ("percent-sum", MARKS.format("考核表"), "权重"),
    ("period-conflict", "1. 甲方于次月10日前支付上月服务费，以收到月报和发票为前提。\n2. 乙方于次月15日前提交月报。", "以收到月报和发票为前提"),
    ("period-conflict", "1. 甲方于次月8日前支付上月服务费。\n2. 乙方于次月10日前提交月报。", "次月10日前提交月报"),
]  # fmt: skip
SILENT = [
    "1. 乙方为甲方安排客服12名，早班、晚班各6名，另设组长1名。\n" + SEATS,
    "1. 乙方安排客服13名，含组长1名。\n" + SEATS,
    "1. 乙方配备客服不少于10名。\n" + SEATS,
    "1. 大促期间乙方安排客服20名。\n" + SEATS,
    "1. 甲方安排客服2名与乙方对接。\n" + SEATS,
    "1. 乙方安排粤语客服2名。\n" + SEATS,
    "1. 试用期乙方安排客服6名，正式服务期安排客服12名。\n" + SEATS,
    "1. 呼损率每月不高于5%。\n" + KPI.format("呼损率", "≤5%"),
    "1. 大促期间工单及时率不低于85%。\n" + KPI.format("工单及时率", "≥90%"),
    "1. 工单及时率低于80%的，扣减服务费的2%。\n" + KPI.format("工单及时率", "≥90%"),
    "1. 年度平均流失率不超过30%。\n" + KPI.format("月流失率", "≤5%"),
    "1. 买家满意度全年平均达到95%的，另行奖励。\n" + KPI.format("买家满意度", "≥92%"),
    "1. 服务费转入乙方账户，乙方不得要求转至员工个人账户。",
    "1. 乙方将工资打到员工的银行卡，费用由乙方承担。",
    "1. 退款由甲方转到买家的支付宝，费用甲方承担。",
    "1. 服务费付至乙方负责人李某账户，乙方出具书面委托书。",
    "1. 费用汇入乙方的账户，乙方财务核对后通知甲方。",
    ACCOUNT.format("合肥样例信息技术有限公司"),
    "1. 乙方应在5日内向客服人员支付提成。",
    "1. 乙方有权要求甲方在5日内支付提成款。",
    "1. 乙方应按当月服务费的5%支付违约金。",
    "1. 乙方应于收到甲方款项后向主播支付佣金。",
    "1. 乙方应在30日内退还已收取的服务费。",
    "1. 客服服务时间为8:00-24:00。\n2. 24小时内必须有人跟进投诉。",
    "1. 客服服务时间为8:00-24:00。\n2. 机器人24小时在线。",
    "1. 客服服务时间为8:00-24:00。\n2. 甲方紧急联系人24小时都要有人接听。",
    "1. 客服服务时间为8:00-24:00。\n2. 超过24小时没有人回复的，扣50元。",
    "1. 每天9点到23点店里要有人。\n2. 大促期间24小时都要有人。",
    "1. 服务覆盖每日24小时。\n第三条 排班\n1. 早班：8:00-16:00。\n2. 中班：16:00-24:00。\n3. 夜班：0:00-8:00。",
    "1. 服务覆盖每日24小时。\n2. A班北京时间9:00至21:00；B班北京时间21:00至次日9:00。",
    "1. 服务覆盖每日24小时。\n2. Shift A 北京时间8:00至24:00；Shift B 美国太平洋时间7:00至17:00。",
    "1. 服务覆盖每日24小时。\n第三条 排班\n1. 早班：8:00-16:00。\n2. 晚班：16:00-24:00，其余时段由机器人承接。",
    "1. 客服服务时间为8:00-24:00。\n2. 早班8:00-16:00，晚班16:00-24:00。",
    BILINGUAL.format("月小计", "合计 Monthly fee", "37,000元"),
    MARKS.format("考核表（满分85分）").replace("权重", "得分项"),
    "1. 甲方于次月20日前支付上月服务费，以收到月报和发票为前提。\n2. 乙方于次月15日前提交月报。",
]  # fmt: skip


@pytest.mark.parametrize(("check", "text", "quote"), SPEAK)
def test_it_speaks_at_the_place(check: str, text: str, quote: str) -> None:
    assert any(rule == check and quote in words for rule, words in found(text)), found(text)


@pytest.mark.parametrize("text", SILENT)
def test_it_is_silent(text: str) -> None:
    assert found(text) == []


def test_one_finding_for_a_scale_at_the_band_that_its_faults_share() -> None:
    text = "月度得分90分以上的，全额支付；80至90分的，支付95%；80分以下的，支付90%。"
    assert [words for rule, words in found(text) if rule == "boundary-ambiguity"] == ["80至90分"]


def test_an_annex_is_named_by_its_own_number() -> None:
    assert ("quantity-conflict", "客服10名") in found(LONG + "第四条 人员\n1. 乙方安排客服10名。\n" + SEATS)
