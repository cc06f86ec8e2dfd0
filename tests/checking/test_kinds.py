"""What a draft is told to be does not hang on what it calls itself, once it is known what it regulates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csreview import pipeline
from csreview.model import Agreement, AgreementKind, Review, Side
from csreview.places import resources
from csreview.reading import read
from csreview.segmenting import segment
from tests.drafts import agreement

CHECKLIST = pipeline.load()


@pytest.fixture(scope="module")
def sound() -> Agreement:
    return segment(read(resources() / "samples" / "样例-完善草案.docx"))


def review(found: Agreement, identifier: str, name: str) -> Review:
    told = replace(found, kind=AgreementKind(identifier, name))
    return pipeline.check(told, CHECKLIST, Side.MERCHANT, date="2026-01-01")


@pytest.mark.parametrize(("identifier", "name"), [("none", "不是合同"), ("other", "其他合同")])
def test_a_letter_that_regulates_most_points_is_such_an_agreement(sound: Agreement, identifier: str, name: str) -> None:
    kind = review(sound, identifier, name).agreement.kind
    assert kind is not None
    assert not kind.foreign
    assert kind.name == "电商客服外包协议"
    for evidence in kind.evidence:
        assert evidence.span.cut(sound.clause(evidence.clause).text) == evidence.quote != ""


def test_an_amendment_that_regulates_most_points_is_judged_but_told(sound: Agreement) -> None:
    found = review(sound, "amendment", "对另一份合同的补充或变更")
    assert found.agreement.kind is not None
    assert not found.agreement.kind.foreign
    assert "原合同" in found.notices[0]


def test_what_is_told_by_its_words_stays(sound: Agreement) -> None:
    assert review(sound, "lease", "租赁合同").agreement.kind == AgreementKind("lease", "租赁合同")


@pytest.mark.parametrize(
    ("identifier", "name", "text"),
    [
        # the points of any service, few of which are peculiar to customer service
        (
            "other",
            "其他合同",
            "第一条 乙方派保安员20名，每日24小时值守。\n第二条 每人每月5800元，收到发票后15日内付款。",
        ),
        # the points peculiar to customer service, but nothing that binds two parties
        ("none", "不是合同", "一、首次响应不超过30秒。\n二、满意度不低于90%。\n三、每周抽检100通，不低于90分。"),
    ],
)
def test_a_part_of_the_points_is_not_enough(identifier: str, name: str, text: str) -> None:
    kind = review(agreement(text), identifier, name).agreement.kind
    assert kind == AgreementKind(identifier, name)
