"""The history of a draft in the store."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from csreview.model import Carried, Carrying, Decision, DraftKey, Ruling, Scope, Severity, Side, Sighting
from csreview.store.decisions import Change, DecisionStore
from csreview.store.migrations import _STEPS, NEWEST
from csreview.store.versions import History

FIRST, SECOND, THIRD = (DraftKey(letter * 64, letter.upper() * 64) for letter in "abc")
NOTE = Decision("f1", Scope.PLACE, Ruling.NOTE, "问财务", None, "2026-05-01T08:00:00+00:00")
OWN = Decision("f2", Scope.PLACE, Ruling.SEVERITY, "", Severity.LOW, "2026-05-01T08:01:00+00:00")
MARKS = dict.fromkeys(range(10), 1)


def sight(name: str, at: str = "2026-05-01T08:00:00+00:00", parties: str = "甲乙") -> Sighting:
    return Sighting(name, at, Side.MERCHANT, 5000, 3, 2, 1, 80, 120, parties)


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(DecisionStore(tmp_path / "decisions.sqlite3"))


def test_nothing_is_known_before_anything_is_seen(history: History) -> None:
    assert history.versions(FIRST) == ()
    assert history.carried(FIRST) == ()
    assert history.marks(FIRST) == {}


def test_a_version_seen_twice_is_one_version(history: History) -> None:
    assert history.see(FIRST, sight("一稿.docx"), MARKS) is None
    assert history.see(FIRST, sight("改名.docx", "2026-05-02T08:00:00+00:00"), MARKS) is None
    (seen,) = history.versions(FIRST)
    assert (seen.number, seen.first_at[:10], seen.last.name) == (1, "2026-05-01", "改名.docx")


def test_the_next_version_is_known_by_its_clauses(history: History) -> None:
    history.see(FIRST, sight("一稿.docx"), MARKS)
    history.store.change(FIRST, [Change(put=(NOTE,))])
    before = history.see(SECOND, sight("二稿.docx"), dict.fromkeys(range(3, 13), 1))
    assert (before.key, before.decisions) == (FIRST, 1)
    assert [seen.number for seen in history.versions(FIRST)] == [1, 2]
    assert history.see(THIRD, sight("别的.docx"), dict.fromkeys(range(8, 30), 1)) is None
    assert len(history.versions(THIRD)) == 1


def test_another_agreement_on_the_same_form_is_no_version(history: History) -> None:
    history.see(FIRST, sight("甲乙.docx"), MARKS)
    assert history.see(SECOND, sight("甲丙.docx", parties="甲丙"), MARKS) is None
    assert [s.number for s in history.versions(SECOND)] == [1]


def test_a_form_without_names_must_be_nearly_the_same(history: History) -> None:
    history.see(FIRST, sight("空白.docx", parties=""), MARKS)
    assert history.see(SECOND, sight("一半.docx"), dict.fromkeys(range(4, 14), 1)) is None
    assert history.see(THIRD, sight("填好.docx"), dict.fromkeys(range(1, 11), 1)) is not None


def test_a_moved_and_a_saved_again_draft_stay_in_the_line(history: History) -> None:
    history.see(FIRST, sight("一稿.docx"), MARKS)
    history.see(SECOND, sight("二稿.docx"), MARKS)
    for again in (DraftKey(SECOND.file, "x" * 64), DraftKey("y" * 64, SECOND.text)):
        assert history.see(again, sight("另存.docx"), {}) is None
        assert len(history.versions(again)) == 2


def test_what_is_carried_is_decided_there_and_told(history: History) -> None:
    history.store.change(FIRST, [Change(put=(NOTE, OWN))])
    kept = Carried(NOTE, Carrying.NEARLY, Decision("g1", Scope.PLACE, Ruling.NOTE, "问财务", None, NOTE.at), "g1")
    asked = Carried(OWN, Carrying.ASK, None, "g2")
    assert history.follow(FIRST, SECOND, [kept, asked]) == (kept.made,)
    assert history.carried(SECOND) == (kept, asked)
    assert history.store.of(FIRST) == (NOTE, OWN)  # the old version keeps its own


def test_carrying_once_more_changes_nothing_and_later_decisions_stay(history: History) -> None:
    kept = Carried(NOTE, Carrying.KEPT, NOTE, "f1")
    history.follow(FIRST, SECOND, [kept])
    later = Decision("f1", Scope.PLACE, Ruling.NOTE, "已答复", None, "2026-06-01T08:00:00+00:00")
    history.store.change(SECOND, [Change(put=(later,))])
    assert history.follow(FIRST, SECOND, [kept]) == (later,)
    taken_back = history.store.change(SECOND, [Change(drop=(later,))])
    assert taken_back == history.follow(FIRST, SECOND, [kept]) == ()


def test_versions_that_were_seen_apart_come_into_one_line(history: History) -> None:
    history.see(FIRST, sight("一稿.docx"), {1: 1})
    history.see(SECOND, sight("二稿.docx"), {2: 1})
    history.follow(FIRST, SECOND, [])
    assert [(s.number, s.last.name) for s in history.versions(SECOND)] == [(1, "一稿.docx"), (2, "二稿.docx")]


def test_a_file_of_the_version_before_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "decisions.sqlite3"
    connection = sqlite3.connect(path)
    for statement in _STEPS[0]:
        connection.execute(statement)
    connection.execute("PRAGMA user_version = 1")
    connection.execute("INSERT INTO draft DEFAULT VALUES")
    connection.execute("INSERT INTO draft_key VALUES (1, ?, ?)", (FIRST.file, FIRST.text))
    connection.execute("INSERT INTO decision VALUES (1, 'f1', 'place', 'note', 'note', '问财务', '', ?)", (NOTE.at,))
    connection.commit()
    connection.close()
    store = DecisionStore(path)
    assert store.of(FIRST) == (NOTE,)
    assert History(store).see(FIRST, sight("一稿.docx"), MARKS) is None
    assert len(History(store).versions(FIRST)) == 1
    assert len(_STEPS) == NEWEST


def test_clearing_forgets_the_history_too(history: History) -> None:
    history.see(FIRST, sight("一稿.docx"), MARKS)
    history.store.clear()
    assert history.versions(FIRST) == ()
