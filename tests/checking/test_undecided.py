from csreview import pipeline
from csreview.model import Outcome, Review, Severity, Side, Status
from tests.drafts import agreement


def reviewed(text: str) -> Review:
    return pipeline.check(agreement(text), pipeline.load(), Side.MERCHANT, date="2026-11-27")


def outcome(review: Review, requirement: str) -> Outcome:
    return next(each for each in review.outcomes if each.requirement == requirement)


DEFERRED = "第三条 服务质量\n乙方客服不得使用附件二所列禁用语。\n"


def test_what_hangs_on_an_absent_annex_is_not_decided() -> None:
    review = reviewed(DEFERRED)
    forbidden = outcome(review, "kpi.forbidden-language")
    assert forbidden.status is Status.VAGUE
    assert forbidden.awaits == ("附件二",)
    assert "附件二不在文件中" in forbidden.reason
    assert any("无法判断" in notice and forbidden.title in notice for notice in review.notices)


def test_an_annex_in_the_file_decides() -> None:
    review = reviewed(DEFERRED + "附件二 禁用语\n1. 不得说“自己看”“不知道”“随便你”。\n")
    assert outcome(review, "kpi.forbidden-language").awaits == ()
    assert not any("无法判断" in notice for notice in review.notices)


def test_weak_words_alone_are_told_as_such_and_never_high() -> None:
    review = reviewed("第二条 释义\n有效会话：消费者发出至少一条消息、且经人工接待的会话。\n")
    assert not outcome(review, "gen.definitions").certain
    doubtful = [each for each in review.outcomes if not each.certain]
    assert all(each.severity is not Severity.HIGH for each in doubtful)
