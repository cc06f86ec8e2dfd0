"""Comments and suggestions on every Word file of the shared corpus, and on drafts built like the evaluation's."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from csreview.annotating import AUTHOR, annotate
from csreview.model import Side
from tests.annotating.comments_file import bare, comment_ranges
from tests.annotating.factory import reviewed, shown
from tests.annotating.trial import faults, real, synthetic

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
FILES = sorted((SHARED / "docx-corpus").rglob("*.do[ct][xm]"))
BUILDER = SHARED / "eval" / "build_docx.py"


@pytest.mark.skipif(not FILES, reason="the shared corpus of Word files is absent")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[-60:])
def test_random_comments_and_suggestions_leave_every_file_as_it_was(path):
    trial = synthetic(path)
    if trial is None:
        pytest.skip("refused, or no text in the body")
    assert list(faults(trial)) == []


SOURCE = """---
numbering: auto
labels: tiao
runs: 3
seed: 5
---
# 电商客服外包合作协议
甲方：上海𠮷祥家居有限公司
乙方：武汉知行信息服务有限公司
@1 服务标准
@2 乙方应当{+及时+}响应客户，{-尽快-}首次响应时长不超过____秒，[[sdt:原则上]]不低于行业平均水平。
@2 乙方应{!尽量!}安排[[sdt:适当]]数量的客服人员，{+人数以甲方通知为准，必要时+}另行协商。
[[box:乙方应及时处理投诉]]
| 指标 | 要求 |
| 响应 | 尽可能及时，达到较高水平 |
| 满意度 | {+不低于____%+} |
@1 费用
@2 服务费每月人民币30000元（大写：叁万伍仟元整），甲方{+应+}及时支付，逾期酌情处理。
>甲方保密文件
"""


@pytest.mark.skipif(not BUILDER.exists(), reason="the shared builder of drafts is absent")
@pytest.mark.parametrize("side", list(Side))
def test_every_placed_finding_on_a_draft_with_every_feature_has_its_comment(tmp_path, side):
    path = built(tmp_path, SOURCE)
    review, data = reviewed(path, side)
    result = annotate(review, data)
    assert shown(result) == shown(data)
    placed = [f for f in review.findings if f.clause is not None]
    assert len(placed) > 8
    found = [each for each in comment_ranges(result).values() if each.author == AUTHOR]
    assert len(found) == len(review.findings)
    for finding in placed:
        one = next(e for e in found if finding.message in e.lines[0] and matches(e, finding))
        found.remove(one)


def matches(comment, finding):
    boxed = f"文本框中的原文：“{finding.quote}”"
    return bare(comment.text) == bare(finding.quote) or (boxed in comment.lines and not comment.text)


DRAFTS = sorted((SHARED / "eval" / "dev").rglob("*.docx"))


@pytest.mark.skipif(not DRAFTS, reason="the shared drafts are absent")
@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.parent.name)
def test_comments_and_suggestions_on_the_development_drafts(path):
    assert list(faults(real(path, Side.VENDOR))) == []


def built(folder, text):
    source = folder / "draft.txt"
    source.write_text(text, encoding="utf-8")
    module = load_builder()
    module.main(["build_docx", str(source), str(folder / "draft.docx")])
    return folder / "draft.docx"


def load_builder():
    spec = importlib.util.spec_from_file_location("build_docx", BUILDER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
