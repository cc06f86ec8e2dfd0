"""What notes, order forms, frameworks and amendments say against themselves, and what only looks like it."""

from __future__ import annotations

import pytest

from tests.checking.consistency.findings import LONG, found

_ORDER = "表一 人力\n| 渠道 | 在岗时段 | 人力席 |\n| 热线 | 每日8:30-20:30 | {}席 |\n| 文字 | 每日9:00-23:00 | 8席 |\n表二 价目\n| 费项 | 计量 | 单价（元） | 数量 |\n| 热线人力席 | 席·月 | 5,300 | {} |\n| 文字人力席 | 席·月 | 4,400 | 8 |\n"
_SITES = "1. 月度目标：\n| 指标 | Amazon | TikTok Shop | Shopee |\n| 平均响应 | ≤50秒 | ≤45秒 | ≤60秒 |\n| 满意度 | ≥90% | ≥92% | ≥91% |\n2. {}"
_HOURS = "1. 各渠道在岗时间：\n| 渠道 | 在岗时间 |\n| 文字 | {} |\n| 电话 | 9:00-18:00 |\n2. {}"
_TERM = "第一条 服务\n1. 乙方提供在线客服。\n2. 语言为普通话。\n第二条 期限\n1. {}\n2. {}\n第三条 其他\n无。\n"
_CLAUSES = (
    "第一条 服务\n1.1 提供客服。\n1.2 语言为普通话。\n第二条 期限\n2.1 一年。\n第三条 费用\n3.1 每月3万元。\n3.2 {}\n"
)
_DEFINED = "1. “核定会话”指人工回复至少一次的会话，按月统计核定会话。\n2. {}"
_WEIGHTS = "1. 甲方按下表考核，{}：\n| 考核项目 | 目标值 | 权重 |\n| 平均响应 | 30秒 | {}% |\n| 满意度 | 90% | 40% |\n| 质检得分 | 85分 | 30% |\n2. 其他。"

SPEAK = [
    ("amount-arithmetic", "每个人3800一个月，5个人一共19500，含税的。", "5个人一共19500"),
    ("amount-arithmetic", "每人4200，3个人总共12500。", "3个人总共12500"),
    ("amount-arithmetic", "6个人，每个人3600一个月，加起来21000。", "21000"),
    ("amount-arithmetic", "一个人3500块，4个人合计14500块。", "14500"),
    ("amount-arithmetic", "每席5000，8席每月共45000。", "45000"),
    ("term-arithmetic", "先做半年，2026年12月1号到2027年6月30号。", "半年"),
    ("term-arithmetic", "合作期限续展十八个月，自2026年9月12日起至2027年9月11日止。", "十八个月"),
    ("term-arithmetic", "先签一年，从2026年3月1日到2026年12月31日。", "一年"),
    ("term-arithmetic", "续期24个月，自2027年1月1日至2027年12月31日。", "24个月"),
    ("term-arithmetic", "再合作三个月，2026年7月1日到2026年10月31日。", "三个月"),
    ("quantity-conflict", _ORDER.format(10, 12), "10席"),
    ("quantity-conflict", _ORDER.format(15, 12), "15席"),
    ("quantity-conflict", _ORDER.format(12, 9), "12席"),
    ("quantity-conflict", _ORDER.format(6, 8), "6席"),
    ("quantity-conflict", _ORDER.format(20, 18), "20席"),
    ("response-time-conflict", _SITES.format("TikTok Shop聊天平均响应以90秒为限。"), "90秒"),
    ("response-time-conflict", _SITES.format("Amazon平均响应不超过70秒。"), "70秒"),
    ("response-time-conflict", _SITES.format("Shopee平均响应应在30秒以内。"), "30秒"),
    ("table-text-conflict", _SITES.format("Shopee满意度不低于95%。"), "95%"),
    ("response-time-conflict", "1. 平均响应时间不得长于25秒。\n2. 人工平均响应时间不超过30秒。", "30秒"),
    ("hours-conflict", _HOURS.format("9:00-23:00", "免费电话全天24小时有人接听。"), "24小时有人接听"),
    ("hours-conflict", _HOURS.format("8:00-24:00", "在线客服7×24小时人工在线。"), "7×24小时人工在线"),
    ("hours-conflict", _HOURS.format("9:00-21:00", "乙方保证24小时专人值守。"), "24小时专人值守"),
    ("hours-conflict", _HOURS.format("10:00-22:00", "买家来电24小时均有人应答。"), "有人应答"),
    ("hours-conflict", _HOURS.format("9:00-22:00", "咨询24小时有真人回复。"), "有真人回复"),
    ("account-name", "1. 收款账户：户名 Huanyu CX (Hong Kong) Limited；开户行 HSBC。", "Huanyu"),
    ("account-name", "1. 乙方收款账户：户名：Bluesea Care Ltd；账号：808219045838。", "Bluesea"),
    ("account-name", "1. 收款人：Answering Inc；开户行：某银行。", "Answering"),
    ("role-swap", "甲方客服人员离职的，应于24小时内通知乙方停用其账号。", "通知乙方停用"),
    ("role-swap", "甲方坐席离岗的，应当在当日通知乙方注销其子账号。", "通知乙方注销"),
    ("role-swap", "甲方的客服更换的，须在1日内书面告知乙方收回账号。", "告知乙方收回"),
    ("role-swap", "甲方客服离职后，甲方应通知乙方停用。", "通知乙方停用"),
    ("role-swap", "甲方坐席人员变动的，应于2小时内报告乙方冻结其权限。", "报告乙方冻结"),
    ("dangling-reference", LONG + "第四条 争议\n争议期间继续履行，但按第24.6条暂停的除外。", "第24.6条"),
    ("dangling-reference", LONG + "第四条 责任\n按第9.2条承担责任。", "第9.2条"),
    ("dangling-reference", LONG + "第四条 责任\n原协议附件二废止，会话按附表二《质检细则》打分。", "附表二"),
    ("dangling-reference", LONG + "第四条 责任\n原协议附件三整体替换为本协议附件三。", "附件三"),
    ("dangling-reference", LONG + "第四条 责任\n原协议第九条不变，扣减按本协议第十五条执行。", "第十五条"),
    ("dangling-reference", LONG + "第四条 责任\n上述情形按照第六章处理。", "第六章"),
    ("dangling-reference", LONG + "第四条 责任\n本协议5、11及13条在终止后仍有效。", "5、11及13条"),
    ("dangling-reference", _CLAUSES.format("按3.8款结算。"), "3.8款"),
    ("dangling-reference", _CLAUSES.format("费用依照1.7条核对。"), "1.7条"),
    ("dangling-reference", _ORDER.format(12, 12) + "结算\n1、价格按表九执行。", "按表九"),
    ("quantity-conflict", "1. 团队由1名主管、10名客服组成，合计12人。", "合计12"),
    ("quantity-conflict", "1. 派出2名组长、8名客服，共计11名。", "共计11名"),
    ("amount-arithmetic", "每席每月5,200元，共8席，月服务费42,600元。", "42,600元"),
    ("amount-arithmetic", "首付款30,000元、尾款25,000元，合计60,000元。", "60,000元"),
    ("amount-arithmetic", "服务费含税106,000元，不含税100,000元，税额5,000元。", "106,000元"),
    ("table-text-conflict", "1. 客服单价每席每月4,800元。\n附件一 价目\n| 岗位 | 单位 | 单价 |\n| 坐席 | 席/月 | 5,000 |\n| 班长 | 席/月 | 6,500 |", "每席每月4,800元"),
    ("hours-conflict", "1. 每天早上9点到晚上12点有人。\n2. 客服工作时间9:00-23:00。", "23:00"),
    ("period-conflict", "1. 甲方收到发票后15日内付款。\n2. 甲方应自收到发票之日起30日内支付服务费。", "30日"),
    ("period-conflict", "1. 甲方应在收到对账单起5日内确认。\n2. 甲方收到结算单后3日内核对。", "3日"),
    ("copies-count", "本合同壹式肆份，甲方贰份，乙方壹份。", "肆份，甲方贰份"),
    ("role-swap", "甲方应于每月5日前向乙方提交服务报告。", "提交服务报告"),
    ("role-swap", "甲方须在次日向乙方报送日报。", "报送日报"),
    ("role-swap", "乙方开展促销活动的，应提前3日通知甲方。", "通知甲方"),
    ("renewal-termination-conflict", _TERM.format("有效期届满，本合同自动终止，双方另行签署新协议。", "届满前60日均未提出异议的，本合同自动续展一年。"), "自动续展"),
    ("renewal-termination-conflict", _TERM.format("☑期满自动续期6个月。", "合同到期，双方合作自动终止。"), "自动终止"),
    ("renewal-termination-conflict", _TERM.format("期限届满的，本协议自行终止。", "到期无人反对的，自动顺延一年。"), "自动顺延"),
    ("renewal-termination-conflict", _TERM.format("合作到期，合同即自动失效。", "期满后自动续约。"), "自动续约"),
    ("renewal-termination-conflict", _TERM.format("届满后，合同自然终止。", "无异议的自动延长半年。"), "自动延长"),
    ("defined-terms", _DEFINED.format("按量接待每件3.20元，按有效会话计。"), "有效会话"),
    ("defined-terms", _DEFINED.format("服务费按计费会话数量结算。"), "计费会话"),
    ("defined-terms", _DEFINED.format("超出部分按实际会话每个1元收取。"), "实际会话"),
    ("defined-terms", "1. “有效咨询”指买家发起的咨询，每月统计有效咨询。\n2. 按合格咨询每条2元计费。".replace("合格", "核定"), "核定咨询"),
    ("defined-terms", "1. “计费订单”指付款满一日的订单，计费订单按日统计。\n2. 提成按有效订单计算。", "有效订单"),
    ("date-order", "1. 合作起止：2026年11月1日起至2027年10月31日止。\n| 栏目 | 内容 |\n| 计费 | 2026年11月1日 |\n| 正式开通 | 2026年11月10日，以《开通确认书》为准 |", "2026年11月10日"),
    ("date-order", "1. 合作期限自2026年3月1日至2027年2月28日。\n| 事项 | 日期 |\n| 正式启用 | 2026年3月20日 |\n| 对账 | 每月5日 |", "2026年3月20日"),
    ("percent-sum", _WEIGHTS.format("各项权重合计为100%", 25), "各项权重合计为100%"),
    ("percent-sum", _WEIGHTS.format("满分合计100分", 20), "满分合计100分"),
    ("clause-numbering", "第一条 服务\n乙方提供客服。\n第二条 费用\n每月3万元。\n第四条 乙方应于次日10:00前提交日报，于每月5日前提交月报。", "乙方应于次日10:00前提交日报"),
    ("private-fine", "骂人的，抓到一次罚50。", "抓到一次罚50"),
    ("private-fine", "客服迟到每次罚款200元。", "罚款200元"),
    ("private-fine", "说一回脏话的，说一回罚30块。", "说一回罚30"),
    ("private-fine", "乙方漏报日报的，罚款人民币500元。", "500元"),
    ("private-fine", "坐席私加微信，发现一次罚1000元。", "罚1000元"),
]  # fmt: skip

SILENT = [
    ("amount-arithmetic", "每个人3800一个月，5个人一共19000。"),
    ("amount-arithmetic", "每人4200，3个人总共大约12500左右。"),
    ("amount-arithmetic", "每个人3800一个月，5个人一共做到2027年。"),
    ("amount-arithmetic", "8席，每席5000，一共40000。"),
    ("term-arithmetic", "先做半年，2026年12月1号到2027年5月31号。"),
    ("term-arithmetic", "合作期限续展十八个月，自2026年9月12日起至2028年3月11日止。"),
    ("term-arithmetic", "先试做一个月，合作期自2026年1月1日到2026年12月31日。"),
    ("quantity-conflict", _ORDER.format(12, 12)),
    ("quantity-conflict", _ORDER.format(10, 10) + "| 热线大促加席 | 席·日 | 300 | 4 |\n"),
    ("response-time-conflict", _SITES.format("TikTok Shop聊天平均响应以45秒为限。")),
    ("response-time-conflict", _SITES.format("大促期间TikTok Shop平均响应放宽至90秒。")),
    ("response-time-conflict", _SITES.format("平均响应统计取自后台，每月5日前导出。")),
    ("hours-conflict", _HOURS.format("全天24小时", "免费电话全天24小时有人接听。")),
    ("hours-conflict", _HOURS.format("9:00-23:00", "机器人全天24小时在线回复。")),
    ("hours-conflict", _HOURS.format("9:00-23:00", "重大投诉24小时内有人回复。")),
    ("hours-conflict", _HOURS.format("9:00-23:00", "应急联系人全天24小时有人接听。")),
    ("role-swap", "乙方客服人员离职的，应于24小时内通知甲方停用其账号。"),
    ("role-swap", "甲方客服对接人变动的，应提前3日通知乙方。"),
    ("dangling-reference", LONG + "第四条 责任\n结算仍按原协议第九条执行，原协议附件三同时废止。"),
    ("dangling-reference", LONG + "第四条 责任\n双方按GDPR第28条处理个人信息。"),
    ("dangling-reference", LONG + "第四条 责任\n试用安排按补充协议（一）第二十条执行。"),
    ("dangling-reference", LONG + "第四条 责任\n依照《民法典》第三编第六章处理。"),
    ("dangling-reference", LONG + "第四条 责任\n仍按原协议第六章执行。"),
    ("dangling-reference", LONG + "第四条 责任\n2、3及4条在终止后仍有效。"),
    ("dangling-reference", _CLAUSES.format("按1.2款结算，每月3.8万元。")),
    ("dangling-reference", _ORDER.format(12, 12) + "结算\n1、价格按表二执行，填表一式两份。"),
    ("quantity-conflict", "1. 团队由2名主管、10名客服组成，合计12人。"),
    ("quantity-conflict", "1. 早班4人、晚班5人，另有机动，合计约10人。"),
    ("amount-arithmetic", "首付款30,000元、尾款30,000元，合计60,000元。"),
    ("amount-arithmetic", "服务费含税106,000元，不含税100,000元，税额6,000元。"),
    ("period-conflict", "1. 甲方收到发票后15日内付款。\n2. 绩效奖励在收到发票之日起30日内支付。"),
    ("copies-count", "本合同壹式肆份，甲方贰份，乙方贰份。"),
    ("role-swap", "乙方应于每月5日前向甲方提交服务报告。"),
    ("role-swap", "甲方开展促销活动的，应提前3日通知乙方。"),
    ("role-swap", "甲方应于每月22日前向乙方提供活动资料。"),
    ("renewal-termination-conflict", _TERM.format("□期满自动续期6个月　☑期满不自动续期。", "双方另签书面协议续约。")),
    ("renewal-termination-conflict", _TERM.format("届满前未续签的，合同自动终止。", "续约须另签书面协议。")),
    ("defined-terms", _DEFINED.format("按量接待每件3.20元，按核定会话计。")),
    ("defined-terms", _DEFINED.format("“有效会话”指买家先发言的会话，有效会话按月计费。")),
    ("defined-terms", _DEFINED.format("客服应保存全部有效会话。")),
    ("percent-sum", _WEIGHTS.format("各项权重合计为100%", 30)),
    ("private-fine", "平台对店铺罚款500元的，由责任方承担。"),
    ("private-fine", "乙方不得对客服罚款200元。"),
    ("private-fine", "每次支付违约金200元。"),
    ("private-fine", "被行政机关处以罚款10000元的，由过错方承担。"),
    ("private-fine", "甲方没提前说的，调不到不罚。"),
]  # fmt: skip


@pytest.mark.parametrize(("check", "text", "quote"), SPEAK)
def test_it_speaks(check, text, quote):
    said = found(text)
    assert any(rule == check and (quote in words or words in quote) for rule, words in said), said


@pytest.mark.parametrize(("check", "text"), SILENT)
def test_it_is_silent(check, text):
    assert [words for rule, words in found(text) if rule == check] == []
