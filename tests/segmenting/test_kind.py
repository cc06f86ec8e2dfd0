from __future__ import annotations

import pytest

from csreview.segmenting import kind_of, segment
from tests.segmenting.drafts import draft

_HEAD = "甲方：A公司\n乙方：B公司\n"
_SERVICE = (
    "客服外包合同\n"
    + _HEAD
    + "一、乙方提供客服。\n二、客服首次响应30秒。\n三、乙方与坐席签订劳动合同，缴纳社会保险。\n四、质检每周一次。"
)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (_SERVICE, "customer-service"),
        (
            "劳动合同书\n"
            + _HEAD
            + "一、工作岗位为客服专员。\n二、基本工资每月5,000元。\n三、劳动者应遵守员工手册。\n四、加班工资按法律计付。",
            "employment",
        ),
        ("房屋租赁合同\n" + _HEAD + "一、租赁房屋位于某处。\n二、租金每月8,000元。\n三、租期一年，不得转租。", "lease"),
        (
            "客服系统软件许可协议\n"
            + _HEAD
            + "一、软件按账号授权使用。\n二、软件升级免费。\n三、源代码归甲方。\n四、接口文档另附。",
            "software",
        ),
        (
            "网店代运营合同\n"
            + _HEAD
            + "一、乙方负责店铺运营。\n二、乙方负责推广与直通车。\n三、乙方负责店铺装修。\n四、含客服接待。",
            "agency-operation",
        ),
        ("客服外包合同之补充协议\n" + _HEAD + "一、原合同第三条修改为30秒。\n二、其余不变。", "amendment"),
        ("合作合同\n" + _HEAD + "一、甲方向乙方购买大米。\n二、甲方应付款。", "other"),
        ("网店顾客接谈服务合同\n一、接谈的人由丙公司安排。\n二、每天在岗12小时。", "other"),
        ("客服话术手册\n一、开场白：您好。\n二、接待要热情。\n三、会话结束要道谢。", "none"),
        ("今天天气很好。\n我们去公园散步，看见很多花。\n晚上回家吃饭。", "none"),
    ],
)
def test_kind(source, kind):
    agreement = segment(draft(source))
    found = kind_of(agreement)
    assert found.id == kind
    for evidence in found.evidence:
        assert evidence.span.cut(agreement.clause(evidence.clause).text) == evidence.quote != ""


def test_an_empty_draft_is_no_agreement():
    assert kind_of(segment(draft(""))).evidence == ()
