"""An annex in a file of its own counts as if it stood in the draft."""

from __future__ import annotations

from pathlib import Path

from csreview import pipeline
from csreview.model import Review, Role, Side
from csreview.reading import read_text, with_annexes

MAIN = """客服外包合作协议
甲方：杭州甲电子商务有限公司
乙方：武汉乙客户服务有限公司
第一条 服务内容
乙方为甲方的天猫店铺提供售前、售后在线客服。
第二条 服务质量
服务质量标准按附件一《服务质量标准》执行。
第三条 费用
服务费按附件二执行。
甲方（盖章）：            乙方（盖章）：
日期：                    日期：
"""
STANDARD = """服务质量标准
1. 人工首次响应时间不超过30秒，每月达标率不低于95%，以平台后台数据为准。
2. 平均响应时间不超过40秒，以平台后台数据为准。
"""


def review(text: str, *annexes: tuple[str, str]) -> Review:
    draft = with_annexes(read_text(text, "draft"), [read_text(content, name) for name, content in annexes])
    reviewer = pipeline.Reviewer(date="")
    return reviewer.review(reviewer.prepare(draft), Side.MERCHANT)


def statuses(review: Review) -> dict[str, str]:
    return {outcome.requirement: outcome.status.value for outcome in review.outcomes}


def absent(review: Review) -> set[str]:
    return {f.quote for f in review.findings if f.rule.startswith("consistency.") and "附件" in f.quote}


def test_the_outcomes_are_those_of_a_draft_that_holds_the_annex() -> None:
    apart = review(MAIN, ("x.docx", STANDARD))
    within = review(MAIN + "附件一　服务质量标准\n" + STANDARD)
    assert statuses(apart) == statuses(within)
    assert [(f.id, f.rule) for f in apart.findings] == [(f.id, f.rule) for f in within.findings]
    assert statuses(apart) != statuses(review(MAIN))


def test_an_annex_that_is_given_is_not_absent_and_another_still_is() -> None:
    before, after = absent(review(MAIN)), absent(review(MAIN, ("x.docx", STANDARD)))
    assert any("附件一" in quote for quote in before)
    assert not any("附件一" in quote for quote in after)
    assert any("附件二" in quote for quote in after)


def test_its_clauses_are_those_of_an_annex() -> None:
    found = [clause for clause in review(MAIN, ("附件一.docx", STANDARD)).agreement.clauses if "30秒" in clause.text]
    assert [clause.role for clause in found] == [Role.ANNEX]


def test_a_whole_agreement_as_annex_is_an_annex() -> None:
    secrecy = (
        "保密协议\n第一条 范围\n乙方对甲方的客户信息保密三年。\n第二条 责任\n违约金为50000元。\n甲方：\n乙方：\n日期："
    )
    agreement = review(MAIN, ("附件三 保密协议.docx", secrecy)).agreement
    assert {c.role for c in agreement.clauses if "保密三年" in c.text or "50000" in c.text} == {Role.ANNEX}
    assert agreement.title == "客服外包合作协议"


def test_files_are_read_with_their_annexes(tmp_path: Path) -> None:
    (tmp_path / "合同.txt").write_text(MAIN, encoding="utf-8")
    (tmp_path / "附件1.txt").write_text(STANDARD, encoding="gb18030")
    found = pipeline.review(tmp_path / "合同.txt", Side.MERCHANT, date="", annexes=[tmp_path / "附件1.txt"])
    assert statuses(found) == statuses(review(MAIN, ("附件1.txt", STANDARD)))
