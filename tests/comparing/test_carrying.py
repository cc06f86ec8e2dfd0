"""Decisions over successive versions: none is lost, none lands on another place, unchanged places keep theirs."""

from __future__ import annotations

import pytest

from csreview import pipeline
from csreview.comparing.carrying import carry, carry_by_marks, marks, open_questions
from csreview.comparing.findings import everything
from csreview.model import Agreement, Carried, Carrying, Decision, Finding, Review, Ruling, Scope, Side
from tests.comparing.generator import Editor, Version
from tests.comparing.measure import drafts
from tests.comparing.test_meaning import TWICE
from tests.drafts import agreement

DRAFTS = dict(drafts([]))


def reviews(of: Agreement) -> list[Review]:
    checklist = pipeline.load()
    return [pipeline.check(of, checklist, side, date="") for side in Side]


def dismissed(finding: Finding, at: str = "2026-05-01T08:00:00+00:00") -> Decision:
    return Decision(finding.id, Scope.PLACE, Ruling.DISMISSED, finding.rule, None, at)


def carried(old: str, new: str, *, quote: str) -> tuple[Carried, ...]:
    before, after = reviews(agreement(old)), reviews(agreement(new))
    decided = [dismissed(f) for f in everything(before[0]) if quote in f.quote and f.certain]
    return pipeline.carried(before, after, decided)


def test_same_words_keep_and_other_words_ask() -> None:
    text = TWICE.replace("第二条 其他", "第二条 总则")
    assert [c.how for c in carried(TWICE, text, quote="及时")] == [Carrying.KEPT]
    turned = TWICE.replace("及时响应消费者咨询", "及时响应甲方咨询")
    (asked,) = carried(TWICE, turned, quote="及时")
    assert (asked.how, asked.made) == (Carrying.ASK, None)
    assert asked.finding is not None


def test_nearly_the_same_words_keep() -> None:
    old = TWICE.replace("及时响应消费者咨询", "及时响应来自各平台店铺的全部消费者的售前及售后咨询")
    kept = carried(old, old.replace("店铺的全部", "店铺全部"), quote="及时")
    assert {each.how for each in kept} == {Carrying.NEARLY}
    assert all(each.made is not None for each in kept)


def test_what_is_gone_is_over_and_kept_in_the_list() -> None:
    (over, _still) = carried(TWICE, TWICE.replace("2.1 乙方应尽快归还借用的雨伞。", ""), quote="尽快")[::-1]
    assert (over.how, over.made) == (Carrying.OVER, None)


def test_a_twin_that_goes_takes_its_decision_with_it() -> None:
    before = reviews(agreement(TWICE))
    after = reviews(agreement(TWICE.replace("1.2 乙方应尽快归还借用的雨伞。\n", "")))
    first, second = (f for f in everything(before[0]) if f.quote == "尽快")
    (over,) = pipeline.carried(before, after, [dismissed(first)])
    (kept,) = pipeline.carried(before, after, [dismissed(second)])
    assert (over.how, kept.how) == (Carrying.OVER, Carrying.KEPT)
    assert kept.made.subject == first.id  # the id is the first one's now, the place is not


def test_a_decision_about_a_requirement_holds_while_it_stands_as_it_did() -> None:
    whole = Decision("fees.payment-deadline", Scope.REQUIREMENT, Ruling.DISMISSED, "另有约定", None, "")
    before = reviews(agreement(TWICE))
    same = reviews(agreement(TWICE.replace("互相配合", "互相协作")))
    solved = reviews(agreement(TWICE + "第三条 付款\n3.1 甲方收到发票后15日内支付服务费。\n"))
    assert [c.how for c in pipeline.carried(before, same, [whole])] == [Carrying.KEPT]
    assert [c.how for c in pipeline.carried(before, solved, [whole])] == [Carrying.OVER]


def test_a_question_left_open_is_asked_again() -> None:
    turned = TWICE.replace("及时响应消费者咨询", "及时响应甲方咨询")
    first = carried(TWICE, turned, quote="及时")
    assert len(open_questions(first, ())) == 1
    before, after = reviews(agreement(turned)), reviews(agreement(turned.replace("互相配合", "互相协作")))
    (again,) = pipeline.carried(before, after, (), first)
    assert again.how is Carrying.ASK
    answer = dismissed(next(f for f in everything(before[0]) if f.id == first[0].finding))
    assert open_questions(first, [answer]) == ()


def test_without_the_old_text_only_what_is_the_same_holds() -> None:
    before = reviews(agreement(TWICE))
    after = reviews(agreement(TWICE.replace("每日9:00", "每日10:00")))
    found = carry_by_marks(after, [dismissed(f) for f in everything(before[0])], marks(before[0].agreement))
    by_quote = {f.id: f for f in everything(before[0])}
    kept = [by_quote[c.decision.subject] for c in found if c.how is Carrying.KEPT]
    assert all(
        f.clause is None or before[0].agreement.clause(f.clause).label == "2.2" or not f.quote
        for f in kept
        if f.kind != "risk"
    )
    assert any(c.how is Carrying.ASK for c in found)


def block_of(of: Agreement, finding: Finding) -> frozenset[int]:
    clause = of.clause(finding.clause)
    return frozenset(p.block_index for p in clause.pieces if p.clause.overlaps(finding.span) or not finding.span)


@pytest.mark.parametrize("name", DRAFTS)
def test_three_versions_lose_nothing_and_misplace_nothing(name: str) -> None:
    """Every finding is decided upon; what was decided travels through three versions of ten edits each."""
    old = DRAFTS[name]
    before = reviews(old)
    decisions = [dismissed(f) for review in before for f in everything(review)]
    decisions = list({d.subject: d for d in decisions}.values())
    waiting: tuple[Carried, ...] = ()
    for seed in range(3):
        version = Editor(old, seed, tracking=False).edit(10)
        after = reviews(version.agreement)
        found = carry_all(before, after, decisions, waiting)
        assert len(found) == len(decisions) + len(open_questions(waiting, decisions))  # none is lost
        check_places(old, version, before, after, found[: len(decisions)])
        kept = [c.made for c in found if c.made is not None]
        waiting = found
        decisions, before, old = kept, after, version.agreement


def carry_all(
    before: list[Review], after: list[Review], decisions: list[Decision], waiting: tuple[Carried, ...]
) -> tuple[Carried, ...]:
    comparison = pipeline.compared(before[0], after[0])
    other = pipeline.compared(before[1], after[1])
    return carry([comparison, other], decisions, waiting)


def check_places(
    old: Agreement, version: Version, before: list[Review], after: list[Review], found: tuple[Carried, ...]
) -> None:
    """None on another place; at least 95 % of the places whose blocks nobody touched keep theirs."""
    olds = {f.id: f for review in before for f in everything(review)}
    news = {f.id: f for review in after for f in everything(review)}
    touched = {block for done in version.done for block in done.blocks}
    untouched, kept = 0, 0
    for each in found:
        one = olds.get(each.decision.subject)
        if one is None or one.clause is None:
            continue
        blocks = block_of(old, one)
        if each.made is not None:
            other = news[each.made.subject]
            assert other.rule == one.rule or other.requirement == one.requirement
            origins = {o for b in block_of(version.agreement, other) for o in version.origins[b]}
            assert blocks & origins, (one, other)
        if not blocks & touched and each.how is not Carrying.OVER:  # over: what was changed elsewhere settled it
            untouched += 1
            kept += each.made is not None
    assert kept >= 0.95 * untouched
