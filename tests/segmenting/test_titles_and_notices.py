from __future__ import annotations

import pytest

from csreview.model import Role
from csreview.segmenting import segment
from tests.segmenting.drafts import draft

_REST = "甲方：青衫服饰有限公司\n乙方：百答客服有限公司\n第一条 服务\n第二条 费用\n每月付款。"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("电商客服外包合同", "电商客服外包合同"),
        ("电 商 客 服 外 包 合 同", "电商客服外包合同"),
        ("《客服外包协议》", "客服外包协议"),
        ("启铃客服｜让好评更简单\n客服托管服务协议", "客服托管服务协议"),
        ("某某律师事务所\n客服外包合同范本\n（2026年3月修订）", "客服外包合同范本"),
        ("鉴于双方已签署《保密协议》\n客服外包合同", "客服外包合同"),
        ("CUSTOMER SERVICE AGREEMENT\n客户服务协议", "客户服务协议"),
        ("直播间客服外包\n合　同", "直播间客服外包合同"),
        ("> 合同范本大全\n客服外包合同", "客服外包合同"),
        ("= 客服代接约定", "客服代接约定"),
        ("好的，以下是为您起草的合同：\n客服外包合同", "客服外包合同"),
        ("合同编号：123", ""),
    ],
)
def test_title(head, title):
    assert segment(draft(f"{head}\n{_REST}")).title == title


def test_a_title_below_the_parties():
    agreement = segment(draft("甲方：青衫服饰有限公司\n乙方：百答客服有限公司\n客服外包协议\n第一条 服务\n第二条 费用"))
    assert agreement.title == "客服外包协议"


def test_a_cover_repeats_the_title():
    agreement = segment(
        draft(
            f"客服外包合同\n甲方：青衫服饰有限公司\n2026年1月\n目录\n第一条 服务........1\n第二条 费用........2\n客服外包合同\n{_REST}"
        )
    )
    assert [clause.role for clause in agreement.clauses].count(Role.TITLE) == 2
    assert [clause.label for clause in agreement.clauses if clause.role is Role.BODY] == ["第一条", "第二条"]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("（以下无正文）", "notice"),
        ("【填写说明：金额请大写】", "notice"),
        ("说明：上述费用含税。", "body"),
        ("注：节假日另计。", "body"),
        ("附件：1.《服务清单》；2.《价格表》", "body"),
        ("希望以上内容对您有帮助，如需调整请告诉我。", "notice"),
    ],
)
def test_what_a_line_after_an_article_is(line, role):
    agreement = segment(draft(f"客服外包合同\n{_REST}\n{line}\n甲方（盖章）：\n乙方（盖章）："))
    assert [clause.role.value for clause in agreement.clauses if line in clause.text] == [role]


def test_a_heading_without_body_stays_a_heading():
    agreement = segment(draft("客服外包合同\n甲方：青衫\n第一条 服务\n提供客服。\n第二条 知识产权\n第三条 其他\n无。"))
    (clause,) = (clause for clause in agreement.clauses if clause.label == "第二条")
    assert clause.role is Role.BODY
    assert clause.text == clause.title == "知识产权"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("第二条 付款：甲方应按月付款。", "付款"),
        ("第二条 付款　甲方应按月付款。", "付款"),
        ("第二条 付款。甲方应按月付款。", "付款"),
        ("第二条 甲方应按月付款。", ""),
        ("第二条 如甲方逾期：每日支付违约金。", ""),
        ("第二条：服务费与发票", "服务费与发票"),
    ],
)
def test_title_of_a_one_line_article(line, title):
    agreement = segment(draft(f"客服外包合同\n甲方：青衫\n第一条 服务\n{line}\n第三条 其他"))
    assert next(clause.title for clause in agreement.clauses if clause.label == "第二条") == title


def _roles(source):
    return [(clause.role.value, clause.text) for clause in segment(draft(source)).clauses]


def test_a_term_that_asks_to_be_told_is_no_chat():
    found = _roles("客服合同\n甲方：青衫店\n乙方：百答队\n一、账号\n谁不干了当天告诉我，我来关。\n二、其他\n没有。")
    assert ("body", "账号\n谁不干了当天告诉我，我来关。") in found


def test_spaces_to_fill_end_no_heading():
    source = "客服合同\n甲方：青衫店\n一、时间\n1.1 服务时间为每日　　时至　　时。\n1.2 乙方安排客服　　名。\n二、其他\n2.1 没有。"
    titles = {clause.label: clause.title for clause in segment(draft(source)).clauses}
    assert titles["1.1"] == titles["1.2"] == ""


def test_what_a_web_site_says_of_its_template_is_a_notice():
    found = _roles(
        "客服合同\n编辑提示：横线处按需填写。\n甲方：青衫店\n一、服务\n接待。\n声明：本模板来源于网络，如有侵权请联系删除。"
    )
    assert [role for role, _ in found] == ["title", "notice", "parties", "body", "notice"]


def test_a_mail_is_signed_with_a_name_and_a_date():
    found = _roles("客服约定\n甲方：青衫店\n乙方：百答队\n1. 乙方接待。\n2. 每月三千元。\n袁蔓\n2026年2月20日")
    assert found[-1] == ("signature", "袁蔓\n2026年2月20日")


def test_articles_begin_below_recitals_that_stand_under_a_heading():
    source = "客服协议\n甲方：青衫店\n乙方：百答队\n#2 鉴于：\n(A) 甲方开网店；\n(B) 乙方愿接待。\n#2 1. 服务\n1.1 内容：\n(a) 售前；\n(b) 售后。\n#2 2. 期限\n2.1 一年。"
    roles = [role for role, _ in _roles(source)]
    assert roles.count("recital") == 3
    assert roles.count("body") == 6


def test_a_numbered_hint_that_speaks_of_seals_is_still_a_notice():
    source = "客服合同\n【使用说明】\n1．横线处由双方商定后填入。\n2．不需要的条目划去，由双方在划去处盖章。\n甲方：青衫店\n一、服务\n接待。\n【下载提示】如对文本有疑问，编辑将及时回复。"
    assert [role for role, _ in _roles(source)] == ["title", "notice", "parties", "body", "notice"]
