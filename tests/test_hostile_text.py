"""Text made to hurt: the whole pipeline goes over it in time that grows with the text, or refuses it with a sentence.

Anything quadratic in 100,000 characters would keep these tests for minutes.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from csreview import pipeline
from csreview.errors import DraftUnreadable
from csreview.model import Review, Side
from csreview.reading import limits
from csreview.reporting import FORMATS, Options

LONG = 100_000


def review(tmp_path: Path, text: str) -> Review:
    path = tmp_path / "draft.txt"
    path.write_text(text, encoding="utf-8")
    return pipeline.review(path, Side.MERCHANT, date="")


def check_quotes(review: Review) -> None:
    texts = {clause.id: clause.text for clause in review.agreement.clauses}
    for finding in review.findings:
        if finding.clause is not None:
            assert finding.span is not None
            assert finding.span.cut(texts[finding.clause]) == finding.quote


@pytest.mark.parametrize(
    "piece",
    [
        "第", "（", "、", "7", "一", "壹", "____", "甲方", "甲方：", "附件", "第一", "1.1.", "《", "【", "“", "…", "。", "或",
        "a", "-", "|甲", "**", "# ", "10%", "2026年1月1日", "人民币100元", "每日9:00至24:00", "按照第一条的约定", "甲\t", "次日",
    ],
)  # fmt: skip
def test_a_piece_repeated_without_end_is_reviewed(tmp_path: Path, piece: str) -> None:
    found = review(tmp_path, piece * (LONG // len(piece)))
    assert len(found.outcomes) > 100
    check_quotes(found)


@pytest.mark.parametrize(
    "text",
    [
        "乙方应当响应" + "（甲方" * 3000 + "）" * 3000,
        "甲方：" + " " * LONG + "乙方：",
        "甲" + "\u3000" * LONG + "乙",
        "乙方应当处理客户的咨询并向甲方报告情况" * (LONG // 20),
        "是。\n" * limits.MOST_LINES,
    ],
    ids=["nested", "spaces", "wide", "endless", "short"],
)
def test_long_and_nested_text_is_reviewed(tmp_path: Path, text: str) -> None:
    check_quotes(review(tmp_path, text))


@pytest.mark.parametrize(
    "text", ["乙方应当处理客户咨询" * 100_000, "甲方应付款。\n" * 50_000], ids=["million", "paragraphs"]
)
def test_far_more_than_an_agreement_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(DraftUnreadable) as refusal:
        review(tmp_path, text)
    assert refusal.value.zh.count("。") == 1


AGREEMENT = """客服外包协议
甲方：杭州甲电子商务有限公司
乙方：武汉乙客户服务有限公司
第一条 服务
乙方应当及时响应，人工首次响应时间不超过30秒。
第二条 费用
服务费每月人民币10,000元，详见附件一。
"""


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200b", "\ufeff", "\x01", "\x1b", "\0", "\u0085", "\U000e0041"])
def test_marks_that_nobody_sees_shift_nothing(tmp_path: Path, mark: str) -> None:
    """Control and bidirectional characters stay where they are: quotes hold them, and every report is written."""
    found = review(
        tmp_path,
        AGREEMENT.replace("及时", f"及{mark}时").replace("服务费", f"{mark}服务费").replace("附件一", f"附件一{mark}"),
    )
    check_quotes(found)
    assert {"第一条", "第二条"} <= {clause.label for clause in found.agreement.clauses}
    for form in FORMATS.values():
        assert form.write(found, Options())
