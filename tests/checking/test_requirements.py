"""The status rules (design, section 4), on a requirement made for the purpose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csreview import pipeline, places
from csreview.checking.annexes import Annexes
from csreview.checking.cues import Cues
from csreview.checking.grounds import Grounds
from csreview.checking.requirements import Verdict, judge
from csreview.model import (
    Advice,
    Condition,
    Element,
    ElementStatus,
    Need,
    Reach,
    Requirement,
    Side,
    Status,
    Topic,
)
from tests.drafts import passages

ADVICE = Advice(Need.REQUIRED, "无期限即无约束", "写明期限", "【】日内")
REQUIREMENT = Requirement(
    id="kpi.reply",
    section="kpi",
    title="答复",
    asks="答复的期限和方式",
    topic=Topic(words=("答复",), refuse=("供应商",)),
    elements=(
        Element("time", "时限", "duration", True, exact=("答复…<duration>", "<duration>内…答复"), soft=("及时",)),
        Element("form", "方式", "text", True, exact=("书面|邮件",)),
    ),
    advice={Side.MERCHANT: ADVICE, Side.VENDOR: ADVICE},
    authority=(),
    examples=(),
)


def verdict(text: str, requirement: Requirement = REQUIREMENT, *conditions: Condition) -> Verdict:
    found = passages(text)
    return judge(
        requirement, Grounds(found, Annexes(found.agreement), {c.id: c for c in conditions}, Cues(found, {}), ())
    )


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("第一条 服务\n乙方应在2小时内书面答复。", Status.MET),
        ("第一条 服务\n乙方应在____小时内书面答复。", Status.BLANK),
        ("第一条 服务\n乙方应及时答复。", Status.VAGUE),
        ("第一条 服务\n乙方书面答复，不迟于收到后____个工作日；甲方应在2小时内答复。", Status.BLANK),
        ("第一条 服务\n乙方应在2小时内书面答复；验收后____个工作日内付款。", Status.MET),
        ("第一条 服务\n乙方应在2小时内答复。", Status.PARTIAL),
        ("第一条 服务\n乙方应热情接待。", Status.MISSING),
        ("第一条 服务\n供应商应在2小时内书面答复。", Status.MISSING),
        ("第一条 答复", Status.MISSING),
        ("鉴于乙方总在2小时内书面答复，双方订立本合同。\n第一条 服务\n乙方提供客服服务。", Status.MISSING),
    ],
)
def test_status(text: str, status: Status) -> None:
    assert verdict(text).status is status


def test_elements_in_two_places_add_up() -> None:
    assert verdict("第一条 服务\n乙方应在2小时内答复。\n第二条 沟通\n答复以邮件作出。").status is Status.MET


def test_a_group_of_alternatives_counts_as_its_best() -> None:
    either = tuple(replace(element, group="a") for element in REQUIREMENT.elements)
    assert verdict("第一条 服务\n乙方应书面答复。", replace(REQUIREMENT, elements=either)).status is Status.MET


def test_optional_elements_never_change_an_outcome() -> None:
    optional = (REQUIREMENT.elements[0], replace(REQUIREMENT.elements[1], required=False))
    assert verdict("第一条 服务\n乙方应在2小时内答复。", replace(REQUIREMENT, elements=optional)).status is Status.MET


def test_reach_widens_to_the_clause() -> None:
    text = "第一条 答复\n1. 乙方应答复。\n2. 方式为书面。"
    wide = tuple(replace(element, reach=Reach.ARTICLE) for element in REQUIREMENT.elements)
    statuses = [e.status for e in verdict(text, replace(REQUIREMENT, elements=wide)).elements]
    assert statuses == [ElementStatus.ABSENT, ElementStatus.SPECIFIC]


def test_an_annex_that_is_not_in_the_file_defers() -> None:
    by_annex = (Element("annex", "附件", "annex_ref", True, exact=("答复…<annex>",)),)
    requirement = replace(REQUIREMENT, elements=by_annex)
    body = "第一条 服务\n答复按附件一执行。"
    assert verdict(body, requirement).status is Status.VAGUE
    assert verdict(f"{body}\n附件一 答复规则\n2小时内书面答复。", requirement).status is Status.MET


def test_a_condition_that_does_not_hold_makes_it_not_applicable() -> None:
    condition = Condition("phone", "不含电话", any=("热线",), none=("不含热线",))
    requirement = replace(REQUIREMENT, applies="phone")
    assert verdict("第一条 服务\n乙方应及时答复。", requirement, condition).status is Status.NOT_APPLICABLE
    assert verdict("第一条 服务\n热线应及时答复。", requirement, condition).status is Status.VAGUE


def test_evidence_cuts_its_own_quote() -> None:
    found = verdict("第一条 服务\n对于𠮷店的咨询，乙方应在 2 小时内书面答复，并登记。")
    assert found.evidence
    for evidence in found.evidence:
        assert "2 小时内书面答复" in evidence.quote


def test_names_that_differ_are_not_agreed_because_they_are_put_exactly() -> None:
    draft = pipeline.read_draft(places.resources() / "samples" / "样例-问题草案.docx")  # it is paid to another name
    told = pipeline.explain(draft, "parties.legal-name")
    assert told.startswith("parties.legal-name  双方法定全称：不完整")


def test_what_is_left_to_fill_is_shown_first() -> None:
    found = verdict("第一条 服务\n乙方应以邮件答复。\n乙方应在____小时内答复。")
    assert found.status is Status.BLANK
    assert "____" in found.evidence[0].quote


def test_a_price_and_the_total_of_the_month_are_each_shown_where_they_stand() -> None:
    text = "第一条 费用\n1. 客服每人每月4,800元，组长每月6,200元，每月服务费合计44,600元。"
    checklist = pipeline.load()
    found = judge(checklist.requirement("fees.base"), Grounds.of(passages(text), checklist))
    shown = {element.key: element.evidence.quote for element in found.elements if element.evidence}
    assert shown["unit_price"] == "客服每人每月4,800元"
    assert shown["total"] == "每月服务费合计44,600元"


@pytest.mark.parametrize(
    ("text", "status"), [("甲方两日内给回话，可书面。", Status.MET), ("甲方两日内给回话。", Status.PARTIAL)]
)
def test_cues_show_an_element_only_where_it_is_named(text: str, status: Status) -> None:
    time, form = REQUIREMENT.elements
    topic = Topic(words=("回话",))
    elements = (replace(time, exact=("<duration>内",)), replace(form, exact=("邮件答复",), named=("书面|邮件",)))
    lines = {each: f"{each}\t99.0\t回话=1.0" for each in ("*", "*kpi.reply")}
    found = passages(f"第一条 服务\n{text}")
    grounds = Grounds(found, Annexes(found.agreement), {}, Cues(found, lines), ())
    assert judge(replace(REQUIREMENT, topic=topic, elements=elements), grounds).status is status
