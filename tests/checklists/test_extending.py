"""A checklist of one's own on top of the built-in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from csreview import pipeline
from csreview.checklists import load_folder
from csreview.errors import ChecklistInvalid
from csreview.model import Checklist, Need, Review, Side
from tests.drafts import agreement

HEAD = 'id = "acme"\ntitle = "本公司清单"\nversion = "1"\nextends = "ecommerce-customer-service"\n'
LIMIT = """
[[limit]]
name = "payment-30"
requirement = "fees.payment-deadline"
element = "days"
side = "vendor"
at_most = "30日"
severity = "high"
message = "付款期限超过本公司可接受的30日。"
remedy = "改为收到发票后30日内付款。"
"""
DRAFT = "第一条 费用\n1. 甲方应在收到乙方发票后{}内以银行转账方式付款。"


def loaded(folder: Path, text: str) -> Checklist:
    (folder / "checklist.toml").write_text(HEAD + text, encoding="utf-8")
    return load_folder(folder)


def reviewed(checklist: Checklist, text: str) -> Review:
    return pipeline.check(agreement(text), checklist, Side.VENDOR, date="")


def test_it_has_all_of_the_base(tmp_path: Path) -> None:
    assert len(loaded(tmp_path, "").requirements) == 165


def test_requirements_are_switched_off(tmp_path: Path) -> None:
    checklist = loaded(tmp_path, 'off = ["gen.copies", "liab.cap"]\n')
    assert len(checklist.requirements) == 163
    assert "liab.cap" not in checklist.must[Side.VENDOR]


def test_any_requirement_may_be_switched_off(tmp_path: Path) -> None:
    pointed_to = {each for r in pipeline.load().requirements for each in (r.neighbour, *r.bounds) if each}
    assert len(pointed_to) > 5
    off = ", ".join(f'"{each}"' for each in sorted(pointed_to))
    checklist = loaded(tmp_path, f"off = [{off}]\n")
    assert not any(r.neighbour or r.bounds for r in checklist.requirements)


def test_need_and_wording_are_changed_for_one_side(tmp_path: Path) -> None:
    change = '[[change]]\nrequirement = "liab.cap"\nside = "merchant"\nneed = "required"\nwording = "上限为【】元。"\n'
    advice = loaded(tmp_path, change).requirement("liab.cap").advice
    base = pipeline.load().requirement("liab.cap").advice
    assert (advice[Side.MERCHANT].need, advice[Side.MERCHANT].wording) == (Need.REQUIRED, "上限为【】元。")
    assert advice[Side.MERCHANT].why == base[Side.MERCHANT].why
    assert advice[Side.VENDOR] == base[Side.VENDOR]


@pytest.mark.parametrize(
    ("period", "beyond"),
    [("45日", True), ("30日", False), ("30个工作日", True), ("2个月", True), ("10个工作日", False)],
)
def test_a_house_limit_speaks_when_it_is_passed(tmp_path: Path, period: str, beyond: bool) -> None:
    review = reviewed(loaded(tmp_path, LIMIT), DRAFT.format(period))
    rules = {rule for finding in review.findings for rule in (finding.rule, *finding.also)}
    assert ("risk.fees.payment-deadline.limit-payment-30" in rules) is beyond


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('off = ["liab.capp"]\n', "是否想写“liab.cap”"),
        (LIMIT.replace('at_most = "30日"', 'at_most = "很快"'), "不是一个带单位的数值"),
        (LIMIT.replace('at_most = "30日"\n', ""), "at_most 或 at_least"),
        ('[[change]]\nrequirement = "liab.cap"\nneeds = "required"\n', "未知的键“needs”"),
    ],
)
def test_faults_are_told(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ChecklistInvalid) as caught:
        loaded(tmp_path, text)
    assert told in "\n".join(caught.value.faults)


def test_a_base_that_does_not_exist_is_told(tmp_path: Path) -> None:
    (tmp_path / "checklist.toml").write_text(HEAD.replace("ecommerce-customer-service", "nothing"), encoding="utf-8")
    with pytest.raises(ChecklistInvalid, match="nothing"):
        load_folder(tmp_path)
