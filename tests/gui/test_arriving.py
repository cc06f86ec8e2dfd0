"""A reviewed draft meets what was decided about the version before it."""

from __future__ import annotations

from pathlib import Path

from csreview import pipeline
from csreview.gui.arriving import arrive
from csreview.model import Carrying, Decision, DraftKey, Review, Ruling, Scope, Side
from csreview.store.decisions import Change, DecisionStore
from tests.comparing.test_meaning import TWICE
from tests.drafts import agreement
from tests.gui.fakes import FakeReviewer


def reviews(text: str) -> dict[Side, Review]:
    checklist = pipeline.load()
    return {side: pipeline.check(agreement(text), checklist, side, date="") for side in Side}


def test_the_next_version_is_known_again_without_its_old_text(tmp_path: Path) -> None:
    """It was edited and renamed while no window was open; what stands in clauses that are the same holds."""
    store = DecisionStore(tmp_path / "decisions.sqlite3")
    first = reviews(TWICE)
    assert arrive(first, lambda: store, FakeReviewer(first)).carried == ()
    quick = next(f for f in first[Side.MERCHANT].findings if f.clause and "及时" in f.quote)
    gone = next(f for f in first[Side.MERCHANT].findings if f.clause and f.quote == "尽快")
    decided = [Decision(f.id, Scope.PLACE, Ruling.DISMISSED, "可接受", None, "2026-05-01") for f in (quick, gone)]
    store.change(DraftKey.of(first[Side.MERCHANT].agreement.draft), [Change(put=tuple(decided))])
    second = reviews(TWICE.replace("1.2 乙方应尽快归还借用的雨伞。", "1.2 乙方应在1日内归还借用的雨伞。"))
    arrival = arrive(second, lambda: store, FakeReviewer(second))
    assert arrival.decisions == (decided[0],)
    assert {c.decision.subject: c.how for c in arrival.carried} == {quick.id: Carrying.KEPT, gone.id: Carrying.ASK}
    again = arrive(second, lambda: store, FakeReviewer(second))
    assert again == arrival


def test_the_same_draft_keeps_its_own_decisions(tmp_path: Path) -> None:
    store = DecisionStore(tmp_path / "decisions.sqlite3")
    first = reviews(TWICE)
    key = DraftKey.of(first[Side.MERCHANT].agreement.draft)
    note = Decision("fees.base", Scope.REQUIREMENT, Ruling.NOTE, "问财务", None, "2026-05-01")
    store.change(key, [Change(put=(note,))])
    arrival = arrive(first, lambda: store, FakeReviewer(first), before=key)
    assert (arrival.decisions, arrival.carried) == ((note,), ())
