"""Counts of people, totals and hours of presence compared as facts, in whatever words, and what reads like them but is right."""

from __future__ import annotations

import pytest

from tests.checking.consistency.findings import found

_SEATS = "附件一 价格\n| 岗位 | 数量 | 单价（元/月） | 小计 |\n| 在线席 | 8 | 5,000 | 40,000 |\n| 电话席 | 5 | 5,500 | 27,500 |\n| 组长 | 1 | 7,000 | 7,000 |\n"
_RATES = "附件一 价格\n| 项目 | 数量 | 单价（元/月） |\n| 坐席 | 6 | 5,000 |\n| 组长 | 1 | 7,000 |\n"
_STEPS = "1. 单价如下：\n| 月会话量 | 单价（元/条） |\n| 0—5,000 | 2.0 |\n| 5,001以上 | 1.8 |\n"

WRONG = [
    # people: leaders that come on top, channels, parts with words in brackets, those taken up again
    ("quantity-conflict", "1. 乙方为本项目专设十四席，另设组长一人。\n" + _SEATS, "十四席"),
    ("quantity-conflict", "1. 坐席：电话席6个、在线席8个。\n" + _SEATS, "电话席6个"),
    ("quantity-conflict", "1. 乙方配客服9人（含轮休）、质检1人和班长1人，共10人。", "共10人"),
    ("quantity-conflict", "1. 乙方安排3个固定的小妹盯店。\n2. 每个小妹每月3,800元，4个人一共15,200元。", "4个人"),
    ("quantity-conflict", "1. 店铺与坐席分布见附件，共18席。\n2. 全日合计16席。", "16席"),
    ("quantity-conflict", "1. 乙方接待甲方店铺共三家。\n2. 以上两家店铺的服务费一年内不涨价。", "两家店铺"),
    # totals: prices and numbers in other sentences, rows and tables
    ("amount-arithmetic", "1. 席位费每席每月5,200元，乙方采购10席。\n2. 每月应付席位费总额为53,000元。", "53,000元"),
    ("amount-arithmetic", _RATES + "\n第三条 价款\n每月服务费按附件一计算，合计38,000元。", "38,000元"),
    ("amount-arithmetic", _STEPS + "2. 每月保底5,000条，共计10,500元。", "10,500元"),
    ("amount-arithmetic", "1. 接一个有效会话给1.5元，每月保底6000个会话，保底费用一共是9600元，超过部分另算。", "9600元"),
    ("period-conflict", "1. 任何一方提前结束合作的，须提前四十五天书面通知对方。\n2. 一方提前结束合作的，提前三十天通知对方。", "三十天"),
    ("amount-arithmetic", "1. 一晚180元，一个月按30晚就是5,600元。", "5,600元"),
    ("amount-arithmetic", "附件一 订单\n| 栏目 | 内容 |\n| 席数与单价 | 12席，5,300元/席·月 |\n| 每月席位费合计 | 65,300元 |\n", "65,300元"),
    ("amount-words-mismatch", "附件一 价格\n| 项目 | 小计（元/月） |\n| 坐席 | 30,000 |\n| 合计 | 30,100（大写：叁万零贰佰元整） |\n", "30,100"),
    # one thing measured twice: in a sentence and a row, in two sentences of other words
    ("table-text-conflict", "1. 客服可在单笔20元以内自行向买家发放补偿。\n附件四 权限表\n| 人员 | 单笔补偿权限 |\n| 客服 | 30元以内 |\n| 组长 | 80元以内 |\n", "20元"),
    ("table-text-conflict", "1. 甲方应在收到发票后的十五个工作日之内，将上月服务费汇至乙方账户。\n附件一 付款安排\n| 步骤 | 时间 |\n| 核对 | 账单送达后3日 |\n| 汇款 | 收到发票后30日内 |\n", "十五个工作日"),
    ("table-text-conflict", "1. 成交佣金按客服引导成交额的3%计算，次月结算。\n附件一 费用\n| 收费项目 | 标准 |\n| 基础服务费 | 20,000元/月 |\n| 成交佣金 | 引导成交额的2.5% |\n", "3%"),
    ("response-time-conflict", "1. 接到买家投诉的，一小时内与买家取得联系。\n附件二 时效\n| 事项 | 时限 |\n| 买家投诉首次联系 | 2小时 |\n| 退款审核 | 24小时 |\n", "一小时内"),
    ("period-conflict", "1. 客服离职的，须在五天内补上新人。\n2. 乙方应保持稳定；有人离职的，须在十天内补上新人，期间由组长顶岗。", "十天内"),
    # copies, forums and clauses in other words
    ("copies-count", "1. 这份协议打了三份，两家各留一份。", "三份"),
    ("copies-count", "1. 合同正本肆份，甲方执贰份，乙方执贰份，另交甲方财务壹份。", "正本肆份"),
    ("arbitration-and-court", "1. 有扯皮的先谈，谈不拢的找仲裁或者去法院都行。", "找仲裁"),
    # presence: going home, hours of a seat, around the clock
    ("hours-conflict", "1. 接待时间为每日9:00至24:00。\n2. 晚上11点下班的人，走之前把留言回完。", "晚上11点下班"),
    ("hours-conflict", "1. 接待时间为每日9:00至24:00。\n2. 席位如下：\n| 规格 | 内容 |\n| 全天席 | 8:30-23:30 |\n", "接待时间为每日9:00至24:00"),
    ("hours-conflict", "1. 英语组每日15:00至次日3:00在线；中文组每日9:00至21:00在线。\n2. 乙方承诺7×24小时安排人工在线。", "7×24小时"),
]  # fmt: skip

RIGHT = [
    "附件一 价格\n| 项目 | 小计（元/月） |\n| 合计 | 30,100（大写：叁万零壹佰元整） |\n",
    "1. 客服可在单笔20元以内自行发放补偿。\n2. 组长可在单笔50元以内自行发放补偿。",
    "1. 客服可在单笔20元以内自行发放补偿。\n2. 大促期间客服可在单笔30元以内自行发放补偿。",
    "1. 甲方应在收到发票后15日内支付服务费。\n2. 绩效奖励在收到发票之日起30日内支付。",
    "1. 客服离职的，5日内补上新人。\n2. 组长离职的，10日内补上新人。",
    "1. 客服离职的，5日内补上新人。\n2. 离职超过10日仍未补上新人的，每日扣300元。",
    "1. 乙方转包的，支付违约金50,000元。\n2. 乙方泄露个人信息的，支付违约金100,000元。",
    "1. 甲方解除合同的，提前15日通知乙方。\n2. 乙方解除合同的，提前90日通知甲方。",
    "1. 客服离职的，5日内补上新人。\n2. 大促期间离职的，3日内补上新人。",
    "1. 会话记录保存三年。\n2. 通话录音保存一年。",
    "1. 买家投诉1小时内回应。\n2. 重大投诉30分钟内报告甲方。",
    "1. 乙方为本项目专设十三席，另设组长一人。\n" + _SEATS,
    "1. 乙方配置14名人员。\n" + _SEATS,
    "1. 乙方配置坐席13席，其中电话席5席。\n" + _SEATS,
    "1. 乙方配置坐席13席，大促期间增至20席。\n2. 节假日每班不少于4席。\n" + _SEATS,
    "1. 乙方派客服8人、组长1人，合计9人；其中质检由组长兼任。",
    "1. 乙方派早班6人、晚班6人，每班另设组长1人，合计14人。",
    "1. 坐席共18席。\n2. 早班7席、晚班9席。",
    "1. 乙方配备客服12名。\n2. 甲方安排3名人员驻场监督。",
    "1. 乙方配备客服12名。\n2. 上述两名收件人均为有效联系人。",
    "1. 乙方接待甲方店铺共三家。\n2. 其中两家店铺的接待时间延长。",
    "1. 席位费每席每月5,200元，共10席；组长每月6,500元。\n2. 每月服务费合计58,500元。",
    "1. 每席每月5,000元，共6席，另付管理费2,000元。\n2. 合计每月32,000元。",
    "1. 每席每月5,000元，共6席。\n2. 含税月服务费合计31,800元，税率6%。",
    _RATES + "\n第三条 价款\n每月服务费合计37,000元，履约保证金38,000元。",
    _STEPS + "2. 每月保底5,000条，共计10,000元。",
    "1. 接待时间为每日9:00至24:00。\n2. 早班17点下班，晚班24点下班。",
    "1. 接待时间为每日9:00至24:00。\n2. 大促期间接待到次日2:00。",
    "1. 接待时间为每日9:00至24:00。\n2. 甲方仓库晚上6点下班。",
    "1. 接待时间为每日9:00至24:00。\n2. 席位如下：\n| 规格 | 内容 |\n| 早班席 | 8:30-16:00 |\n",
    "1. 早班0:00至8:00，中班8:00至16:00，晚班16:00至24:00。\n2. 乙方承诺7×24小时安排人工在线。",
    # what holds in a trial, by the second or day, of other things by the month; copies that a third one keeps
    "1. 首月为试办月，不增减酬金。试办月内任何一方提前七日书面通知即可结束合作。\n2. 合同期内任何一方提前四十五日书面通知可解除合同。",
    "1. 甲方逾期付款者，每逾一日按万分之三支付违约金。\n2. 有下列情形之一的可以解除：\n（1）连续两月不达标；\n（2）逾期付款三十日。",
    "1. 平均响应时长不超过三十五秒，平均响应每逾一秒减一分。",
    "1. 期满前无人反对的，本合同自动延长一年，延长次数不限。\n2. 店铺差评每月不超过5条，展期另议。",
    "1. 本合同一式八份，甲方执五份，乙方执二份，招标代理机构执一份。",
]  # fmt: skip


@pytest.mark.parametrize(("check", "text", "quote"), WRONG)
def test_facts_that_differ_are_told(check: str, text: str, quote: str) -> None:
    assert any(rule == check and quote in words for rule, words in found(text)), found(text)


@pytest.mark.parametrize("text", RIGHT)
def test_facts_of_other_things_are_not(text: str) -> None:
    assert not [hit for hit in found(text) if hit[0] != "clause-numbering"]


def test_an_article_headed_otherwise_is_there_where_its_clauses_are() -> None:
    text = "Article 1 Definitions\n1.1 工作日指法定工作日。\nArticle 2 Scope\n2.1 乙方接待买家。\n三、时间\n3.1 每日9:00至24:00。\nArticle 4 Fees\n4.1 每月付款。"
    assert not [hit for hit in found(text) if hit[0] == "clause-numbering"]
