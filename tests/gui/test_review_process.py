from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from csreview import pipeline
from csreview.errors import Cancelled, ChecklistInvalid, CsreviewError, DraftUnreadable
from csreview.gui import faults
from csreview.gui.review_process import Open, ProcessReviewer, ReviewFault, ReviewProcess
from csreview.gui.reviewer import News, PipelineReviewer, Step
from csreview.model import Agreement, Carrying, Decision, DraftKey, Ruling, Scope, Side

TEXT = "客服外包协议\n甲方：甲公司\n乙方：乙公司\n第一条 服务\n乙方应及时响应。"


@pytest.fixture(scope="module")
def process() -> Iterator[ReviewProcess]:
    made = ReviewProcess()
    yield made
    made.end()


@pytest.fixture
def reviewer(process: ReviewProcess) -> ProcessReviewer:
    return ProcessReviewer(process, "2026-05-01")


def _never() -> bool:
    return False


def _never_but_once() -> Callable[[], bool]:
    """Stops at the first look while an answer is awaited."""
    return iter([True]).__next__


def test_another_process_reviews_as_this_one_does(reviewer: ProcessReviewer) -> None:
    reviewer.warm()
    told: list[News] = []
    there = reviewer.open(Path("文字"), told.append, _never, text=TEXT)
    here = PipelineReviewer("2026-05-01")
    assert there == here.open(Path("文字"), lambda _told: None, _never, text=TEXT)
    assert reviewer.sight() == here.sight()
    (agreement,) = (news for news in told if isinstance(news, Agreement))
    assert all(review.agreement is agreement for review in there.values())
    steps = [news for news in told if isinstance(news, Step)]
    assert steps == [Step.READ, Step.SEGMENT, Step.LOAD, Step.CHECK, Step.SETTLE, Step.SETTLE]
    assert reviewer.explain("kpi.first-response") == here.explain("kpi.first-response") != ""
    assert reviewer.explain("no.such") == ""


def test_what_the_window_has_is_not_sent_again(process: ReviewProcess, reviewer: ProcessReviewer) -> None:
    first = reviewer.open(Path("文字"), lambda _told: None, _never, text=TEXT)
    second = ProcessReviewer(process, "2026-05-01").open(Path("文字"), lambda _told: None, _never, text=TEXT + "。")
    assert first[Side.MERCHANT].checklist is second[Side.VENDOR].checklist
    process.end()
    third = reviewer.open(Path("文字"), lambda _told: None, _never, text=TEXT)  # from another process, which sends it
    assert third == first


def test_a_checklist_that_was_lost_with_a_stopped_job_is_sent_again(process: ReviewProcess) -> None:
    process.end()
    reviewer = ProcessReviewer(process, "2026-05-01")
    with pytest.raises(Cancelled):
        reviewer.open(Path("文字"), lambda _told: None, _never_but_once(), text=TEXT)
    assert reviewer.open(Path("文字"), lambda _told: None, _never, text=TEXT)[Side.MERCHANT].checklist.requirements


def test_the_clauses_of_a_draft_in_traditional_characters_are_shown_when_they_are_put_back(
    reviewer: ProcessReviewer,
) -> None:
    told: list[News] = []
    text = "客服外包協議\n甲方：甲公司\n乙方：乙公司\n第一條 服務\n乙方應及時響應，並對客戶資訊保密。"
    reviews = reviewer.open(Path("文字"), told.append, _never, text=text)
    assert not [news for news in told if isinstance(news, Agreement)]
    assert "及時響應" in reviews[Side.MERCHANT].agreement.clauses[-1].text


def test_a_verdict_is_traced_even_when_another_draft_was_opened_since(
    process: ReviewProcess, reviewer: ProcessReviewer
) -> None:
    reviewer.open(Path("文字"), lambda _step: None, _never, text=TEXT)
    before = reviewer.explain("kpi.first-response")
    other = ProcessReviewer(process, "2026-05-01")
    assert other.explain("kpi.first-response") == ""
    other.open(Path("别的"), lambda _step: None, _never, text=TEXT + "\n第二条 费用\n每月10000元。")
    assert reviewer.explain("kpi.first-response") == before
    assert reviewer.explain("no.such") == ""


def test_what_cannot_be_read_gets_its_sentence(reviewer: ProcessReviewer, tmp_path: Path) -> None:
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"no Word file")
    with pytest.raises(DraftUnreadable) as caught:
        reviewer.open(broken, lambda _step: None, _never)
    with pytest.raises(DraftUnreadable) as here:
        PipelineReviewer("2026-05-01").open(broken, lambda _step: None, _never)
    assert caught.value.sentence("zh") == here.value.sentence("zh")


def test_a_job_stops_when_it_is_told_to_and_the_next_one_is_not_disturbed(reviewer: ProcessReviewer) -> None:
    with pytest.raises(Cancelled):
        reviewer.open(Path("文字"), lambda _step: None, lambda: True, text=TEXT * 200)
    assert reviewer.open(Path("文字"), lambda _step: None, _never, text=TEXT)


def test_a_fault_there_is_told_without_a_word_of_the_draft(process: ReviewProcess) -> None:
    with pytest.raises(ReviewFault) as caught:
        process.ask(Open("2026-05-01", "draft", Side.VENDOR, Path("保密"), (), 3), lambda _step: None, _never)  # type: ignore[arg-type]
    told = faults.details(caught.value)
    assert "reviewer.py" in told
    assert "保密" not in told


def test_a_process_that_ended_is_started_again(process: ReviewProcess, reviewer: ProcessReviewer) -> None:
    reviewer.warm()
    assert process._process is not None
    os.kill(process._process.pid or 0, signal.SIGKILL)
    process._process.join()
    assert reviewer.open(Path("文字"), lambda _step: None, _never, text=TEXT)
    process._process.kill()

    def killed(step: Step) -> None:
        assert process._process is not None
        process._process.kill()

    with pytest.raises(ReviewFault):
        reviewer.open(Path("文字"), killed, _never, text=TEXT * 100)


@pytest.mark.parametrize("error", [DraftUnreadable("坏", "bad"), Cancelled(), ChecklistInvalid(("一", "二"))])
def test_errors_travel_whole(error: CsreviewError) -> None:
    arrived = pickle.loads(pickle.dumps(error))
    assert type(arrived) is type(error)
    assert vars(arrived) == vars(error)
    assert str(arrived) == str(error)


def test_versions_are_compared_and_decisions_carried_there(
    process: ReviewProcess, reviewer: ProcessReviewer, tmp_path: Path
) -> None:
    old, new = tmp_path / "一稿.txt", tmp_path / "二稿.txt"
    old.write_text(TEXT, encoding="utf-8")
    new.write_text(TEXT + "\n第二条 费用\n每月10000元。", encoding="utf-8")
    there = reviewer.compare(old, new, lambda _step: None, _never)
    here = PipelineReviewer("2026-05-01").compare(old, new, lambda _step: None, _never)
    assert there == here
    meaning = there[Side.MERCHANT]
    keys = [DraftKey.of(agreement.draft) for agreement in (meaning.comparison.old, meaning.comparison.new)]
    placed = next(finding for finding in meaning.old.findings if finding.clause)
    decision = Decision(placed.id, Scope.PLACE, Ruling.DISMISSED, "可接受", None, "")
    (carried,) = ProcessReviewer(process, "2026-05-01").carry(*keys, [decision], ())
    assert carried.how is Carrying.KEPT
    assert reviewer.carry(DraftKey("0", "0"), keys[1], [decision], ()) is None


def test_a_draft_is_reviewed_by_a_checklist_of_one_s_own_as_it_is_now(process: ReviewProcess, tmp_path: Path) -> None:
    own = tmp_path / "acme"
    own.mkdir()
    reviewer = ProcessReviewer(process, "2026-05-01", checklist=str(own))
    for off in (["gen.copies"], ["gen.copies", "gen.definitions"]):
        lines = [
            'id = "acme"',
            'title = "acme"',
            'version = "1"',
            f'extends = "{pipeline.DEFAULT_CHECKLIST}"',
            f"off = {off}",
        ]
        (own / "checklist.toml").write_text("\n".join(lines), encoding="utf-8")
        reviews = reviewer.open(Path("文字"), lambda _told: None, _never, text=TEXT)
        asked = {outcome.requirement for outcome in reviews[Side.MERCHANT].outcomes}
        assert asked.isdisjoint(off)
        assert reviews[Side.VENDOR].checklist.id == "acme"
    (own / "checklist.toml").write_text("nonsense = 1", encoding="utf-8")
    with pytest.raises(ChecklistInvalid):
        reviewer.open(Path("文字"), lambda _told: None, _never, text=TEXT)
    built_in = ProcessReviewer(process, "2026-05-01").open(Path("文字"), lambda _told: None, _never, text=TEXT)
    assert built_in[Side.MERCHANT].checklist.id == pipeline.DEFAULT_CHECKLIST
