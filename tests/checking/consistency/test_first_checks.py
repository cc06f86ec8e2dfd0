"""Each check: drafts in which it must speak, with the words that it must quote, and drafts in which it must not."""

from __future__ import annotations

import pytest

from csreview.checking.consistency import contradictions
from tests.drafts import passages

LONG = "第一条 服务\n1. 乙方提供在线客服。\n2. 语言为普通话。\n第二条 费用\n1. 每月4,300元。\n第三条 期限\n一年。\n"

NUMBERED = "1. 服务\n1.1 在线客服。\n1.2 普通话。\n2. 解除\n2.1 解除要书面。\n2.2 {}\n3. 不可抗力\n3.1 指不能预见的情况。\n3.2 3日内通知对方。"


def found(text: str) -> list[tuple[str, str]]:
    read = passages(text)
    clauses = {clause.id: clause for clause in read.agreement.clauses}
    return [
        (c.rule.removeprefix("consistency."), c.span.cut(clauses[c.clause or ""].text))
        for c in contradictions(read)
        if c.span
    ]


SPEAK = [
    ("boundary-ambiguity", "第一条 结算\n月度得分95分以上，支付100%，其中97分以上另支付2%的奖励；80分以上不足90分，支付96%；不足80分，支付90%。", "80分以上不足90分"),
    ("clause-numbering", "第一条 服务\n在线客服。\n第二条 费用\n每月4,300元。\n第四条 期限\n一年。", "期限"),
    ("clause-numbering", "第一条 服务\n在线客服。\n第二条 费用\n每月4,300元。\n第二条 期限\n一年。", "期限"),
    ("clause-numbering", "第一条 服务\n1. 在线客服。\n2. 普通话。\n4. 全年无休。", "全年无休"),
    ("dangling-reference", LONG + "第四条 违约\n按第九条承担责任。", "第九条"),
    ("dangling-reference", "第一条 服务\n1.1 在线客服。\n1.2 普通话。\n第二条 其他\n2.1 按第1.5条执行。", "第1.5条"),
    *(("dangling-reference", NUMBERED.format(text), quote) for text, quote in [
        ("解除后，受托人按16.4移交工单。", "按16.4"), ("超时的，按照2.5承担责任。", "按照2.5"), ("移交的内容见4.2所列。", "见4.2"),
    ]),
    ("dangling-reference", LONG + "第四条 考核\n按附件八执行。", "附件八"),
    ("dangling-reference", LONG + "第四条 考核\n按附件一执行。\n附件一 考核表\n（略）", "附件一"),
    ("amount-words-mismatch", LONG + "第四条 总价\n每月31,200元（人民币叁万贰仟壹佰元整）。", "31,200元（人民币叁万贰仟壹佰元整"),
    ("amount-words-mismatch", LONG + "第四条 总价\n每月10,000元（大写：壹拾万元整）。", "10,000元（大写：壹拾万元整"),
    ("repealed-law", "根据《中华人民共和国合同法》，双方订立本合同。\n" + LONG, "《中华人民共和国合同法》"),
    ("repealed-law", LONG + "第四条 适用\n依照合同法第五十二条处理。", "合同法"),
    ("arbitration-and-court", LONG + "第四条 争议\n可提交杭州仲裁委员会仲裁，也可向人民法院起诉。", "仲裁"),
    ("arbitration-and-court", LONG + "第四条 争议\n提交杭州仲裁委员会仲裁。\n第五条 其他\n诉讼由甲方住所地人民法院管辖。", "诉讼由甲方住所地人民法院管辖"),
    ("uscc-checksum", "统一社会信用代码：91330106MA00000A98\n" + LONG, "91330106MA00000A98"),
    ("uscc-checksum", "统一社会信用代码：91330106MA0000OA99\n" + LONG, "91330106MA0000OA99"),
    ("uscc-checksum", "统一社会信用代码：9133010600000A99\n" + LONG, "9133010600000A99"),
]  # fmt: skip
SILENT = [
    "第一条 结算\n月度得分90分以上，支付100%，其中97分以上另支付2%的奖励；80分以上不足90分，支付96%；不足80分，支付90%。",
    "第一条 结算\n得分95分（含）以上的全额支付，其中99分以上奖励1,000元；85分（含）以上不足95分的，支付95%；不足85分的，支付88%。",
    *map(
        NUMBERED.format,
        [
            "解除后，受托人按3.2通知。",
            "加班按1.5倍计费。",
            "每条按16.5元计费。",
            "迟到按0.85系数折算。",
            "押金按16.8万封顶。",
        ],
    ),
    LONG,
    LONG + "第四条 违约\n按第二条承担责任；依据《民法典》第五百六十三条可以解除。",
    LONG + "第四条 考核\n按附件一执行。\n附件一 考核表\n1. 首次响应不超过30秒。\n2. 满意度不低于90%。",
    LONG + "第四条 总价\n每月31,200元（大写：人民币叁万壹仟贰佰元整）。",
    LONG + "第四条 总价\n每月1,409.50元（壹仟肆佰零玖元伍角）。",
    LONG + "第四条 总价\n每月4,300元，保证金（大写）壹万元整另付。",
    LONG + "第四条 争议\n协商不成的，提交杭州仲裁委员会仲裁。",
    LONG + "第四条 争议\n协商不成的，向甲方住所地人民法院起诉。乙方员工的劳动争议仲裁由乙方处理。",
    LONG + "第四条 争议\n提交杭州仲裁委员会仲裁；当事人可依法向法院申请撤销裁决。",
    LONG + "第四条 适用\n双方应防范合同法律风险，遵守民法典合同编。",
    "统一社会信用代码：91330106MA00000A99\n" + LONG,
    "统一社会信用代码：91350100M000100Y43\n" + LONG,
    "第一条 服务\n1、在线客服。\n2）普通话。\n3．全年无休。",
    "第一章 总则\n第一条 服务\n在线客服。\n第二章 费用\n第二条 价格\n每月4,300元。\n附件一 价格\n1. 坐席。\n附件二 考核\n1. 响应。",
]


@pytest.mark.parametrize(("check", "text", "quote"), SPEAK)
def test_it_speaks_at_the_place(check: str, text: str, quote: str) -> None:
    assert any(rule == check and quote in words for rule, words in found(text)), found(text)


@pytest.mark.parametrize("text", SILENT)
def test_it_is_silent(text: str) -> None:
    assert found(text) == []
