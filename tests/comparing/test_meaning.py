"""What a comparison means for a side: values, points that come and go, findings followed to their places."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csreview import pipeline, places
from csreview.comparing.placing import in_new, sentence
from csreview.model import (
    Edit,
    Likeness,
    Marking,
    Meaning,
    Pair,
    Relation,
    RequirementShift,
    Side,
    Span,
    Status,
    Turn,
)
from tests.comparing.test_compare import BODY
from tests.drafts import agreement


def meant(side: Side, *changes: tuple[str, str], old: str = BODY) -> Meaning:
    new = old
    for before, after in changes:
        assert before in new
        new = new.replace(before, after, 1)
    checklist = pipeline.load()
    reviews = [pipeline.check(agreement(text), checklist, side, date="2026-11-28") for text in (old, new)]
    return pipeline.compared(*reviews)


def shift(meaning: Meaning, requirement: str) -> RequirementShift | None:
    return next((s for s in meaning.requirements if s.requirement == requirement), None)


@pytest.mark.parametrize(
    ("requirement", "change", "merchant"),
    [
        ("kpi.first-response", ("30秒", "60秒"), Turn.WORSE),
        ("kpi.first-response", ("30秒", "20秒"), Turn.BETTER),
        ("fees.payment-deadline", ("15日内", "45日内"), Turn.BETTER),
        ("liab.late-payment", ("0.05%", "0.1%"), Turn.WORSE),
    ],
)
def test_a_value_is_better_for_one_side_and_worse_for_the_other(
    requirement: str, change: tuple[str, str], merchant: Turn
) -> None:
    other = {Turn.WORSE: Turn.BETTER, Turn.BETTER: Turn.WORSE}[merchant]
    for side, turn in ((Side.MERCHANT, merchant), (Side.VENDOR, other)):
        found = shift(meant(side, change), requirement)
        assert found is not None
        assert found.turn is turn
        assert (found.values[0].change.old[:2], found.values[0].change.new[:2]) == (change[0][:2], change[1][:2])


CAP = "第四条 责任限制\n4.1 任何一方的赔偿总额不超过合同总价，但故意或重大过失的除外。\n"


def test_a_cap_that_is_gone_serves_the_merchant() -> None:
    turns = {side: shift(meant(side, (CAP, "")), "liab.cap") for side in Side}
    assert [turns[side].turn for side in Side] == [Turn.BETTER, Turn.WORSE]
    assert turns[Side.VENDOR].new_status is Status.MISSING


def test_a_point_that_was_met_and_is_now_open_is_worse_and_back_it_is_resolved() -> None:
    soft = ("首次响应时间不超过30秒", "应及时响应")
    worse = shift(meant(Side.MERCHANT, soft), "kpi.first-response")
    solved = shift(meant(Side.MERCHANT, (soft[1], soft[0]), old=BODY.replace(*soft)), "kpi.first-response")
    assert (worse.turn, solved.turn) == (Turn.WORSE, Turn.RESOLVED)


def test_what_nobody_touched_is_still_open_and_what_is_met_is_left_out() -> None:
    meaning = meant(Side.MERCHANT, ("30秒", "60秒"))
    assert shift(meaning, "conf.period").turn is Turn.STILL_OPEN
    assert shift(meaning, "fees.payment-deadline") is None


def test_a_shift_says_that_no_revision_shows_it() -> None:
    assert shift(meant(Side.MERCHANT, ("30秒", "60秒")), "kpi.first-response").silent


def test_a_shift_is_at_the_place_of_the_value_that_changed() -> None:
    found = shift(meant(Side.MERCHANT, ("15日内", "45日内")), "fees.payment-deadline")
    assert "45日" in found.new_place.quote
    assert "15日" in found.old_place.quote


TWICE = """第一条 服务
1.1 乙方应及时响应消费者咨询，服务时间为每日9:00至21:00。
1.2 乙方应尽快归还借用的雨伞。
第二条 其他
2.1 乙方应尽快归还借用的雨伞。
2.2 双方应当诚信履约，互相配合。
"""


def test_findings_follow_their_place_and_not_their_id() -> None:
    """The words stand twice; the first goes, and the second one's finding gets the id that the first had."""
    meaning = meant(Side.MERCHANT, ("1.2 乙方应尽快归还借用的雨伞。\n", ""), old=TWICE)
    quick = [s for s in meaning.findings if (s.old or s.new).quote == "尽快"]
    kept = [s for s in quick if s.old is not None and s.new is not None]
    gone = [s for s in quick if s.new is None]
    assert [meaning.comparison.old.clause(s.old.clause).label for s in kept] == ["2.1"]
    assert [meaning.comparison.old.clause(s.old.clause).label for s in gone] == ["1.2"]
    assert kept[0].wording is Likeness.SAME
    assert gone[0].turn is Turn.RESOLVED


def test_a_finding_whose_sentence_changed_says_so() -> None:
    meaning = meant(Side.MERCHANT, ("及时响应消费者咨询", "及时响应甲方咨询"), old=TWICE)
    found = [s for s in meaning.findings if s.new is not None and "及时" in s.new.quote]
    assert found
    assert all((s.turn, s.wording) == (Turn.STILL_OPEN, Likeness.CHANGED) for s in found)


def test_every_direction_is_about_an_element_that_there_is() -> None:
    data = tomllib.loads((places.resources() / "comparing" / "directions.toml").read_text(encoding="utf-8"))
    checklist = pipeline.load()
    known = {r.id: {element.key for element in r.elements} for r in checklist.requirements}
    assert set(data["regulated"]) <= set(known)
    for requirement, elements in data["greater"].items():
        assert set(elements) <= known[requirement], requirement
        assert set(elements.values()) <= {side.value for side in Side}


def test_reviews_for_two_sides_are_refused() -> None:
    checklist = pipeline.load()
    reviews = [pipeline.check(agreement(BODY), checklist, side, date="") for side in Side]
    with pytest.raises(ValueError, match="two sides"):
        pipeline.compared(*reviews)


@given(st.integers(0, 12), st.integers(0, 12))
def test_a_place_in_what_stays_is_the_same_words(start: int, length: int) -> None:
    old, new = "甲方付款三十日内完成。其余不变。", "甲方应付款六十日内完成。其余不变。"
    edits = (
        Edit(Span(2, 2), Span(2, 3), True, Marking.SILENT),
        Edit(Span(4, 5), Span(5, 6), True, Marking.SILENT),
    )
    pair = Pair(("c1",), ("c1",), Relation.CHANGED, old, new, edits=edits)
    span = Span(start, min(len(old), start + length))
    there = in_new(pair, span)
    if not any(edit.old.start <= span.end and span.start <= edit.old.end for edit in edits):
        assert there.cut(new) == span.cut(old)


def test_a_sentence_ends_at_its_stop() -> None:
    text = "第一句。第二句；第三句\n第四句"
    assert sentence(text, Span(5, 6)).cut(text) == "第二句；"
    assert sentence(text, Span(8, 9)).cut(text) == "第三句"
