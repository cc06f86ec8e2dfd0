from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from csreview import places
from csreview.errors import DecisionsUnusable
from csreview.model import Block, Decision, Draft, DraftKey, Ruling, Scope, Severity
from csreview.store.decisions import Change, DecisionStore, Kept, own_store
from csreview.store.migrations import NEWEST

KEY = DraftKey("f" * 64, "t" * 64)
DISMISSED = Decision("abc123", Scope.PLACE, Ruling.DISMISSED, "商业上可接受", None, "2026-05-01T08:00:00Z")
NOTE = Decision("fees.rate", Scope.REQUIREMENT, Ruling.NOTE, "问财务", None, "2026-05-01T08:01:00Z")
OWN = Decision("abc123", Scope.PLACE, Ruling.SEVERITY, "", Severity.LOW, "2026-05-01T08:02:00Z")
ACCEPTED = Decision("abc123", Scope.PLACE, Ruling.ACCEPTED, "", None, "2026-05-01T08:03:00Z")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "decisions.sqlite3"


@pytest.fixture
def store(path: Path) -> DecisionStore:
    return DecisionStore(path)


def _put(*decisions: Decision) -> list[Change]:
    return [Change(put=decisions)]


def test_nothing_is_made_before_something_is_decided(store: DecisionStore, path: Path) -> None:
    assert store.of(KEY) == ()
    assert store.all() == ()
    assert store.clear() == 0
    assert not path.exists()


def test_decisions_come_back_as_they_were(store: DecisionStore, path: Path) -> None:
    assert store.change(KEY, _put(DISMISSED, NOTE, OWN)) == (DISMISSED, NOTE, OWN)
    assert DecisionStore(path).of(KEY) == (DISMISSED, NOTE, OWN)


def test_accepted_and_dismissed_exclude_each_other(store: DecisionStore) -> None:
    store.change(KEY, _put(DISMISSED, OWN))
    assert store.change(KEY, _put(ACCEPTED)) == (OWN, ACCEPTED)


def test_a_change_can_be_taken_back(store: DecisionStore) -> None:
    change = Change(drop=(DISMISSED,), put=(ACCEPTED,))
    store.change(KEY, _put(DISMISSED))
    store.change(KEY, [change])
    assert store.change(KEY, [change.undone]) == (DISMISSED,)


@pytest.mark.parametrize("again", [DraftKey(KEY.file, "x" * 64), DraftKey("x" * 64, KEY.text)], ids=["file", "text"])
def test_a_draft_is_found_by_its_file_or_by_its_text(store: DecisionStore, again: DraftKey) -> None:
    store.change(KEY, _put(NOTE))
    assert store.of(again) == (NOTE,)
    store.change(again, _put(OWN))
    assert store.of(KEY) == (NOTE, OWN)
    assert store.all() == (Kept((KEY, again), (NOTE, OWN)),)


def test_another_draft_is_not_taken_for_it(store: DecisionStore) -> None:
    store.change(KEY, _put(NOTE))
    assert store.of(DraftKey("0" * 64, "1" * 64)) == ()
    store.change(DraftKey("0" * 64, ""), _put(OWN))
    assert store.of(DraftKey("9" * 64, "")) == ()


def test_a_key_does_not_depend_on_white_space_or_numbering() -> None:
    one = DraftKey.of(Draft("a", "1", (Block("第 一\n条", label="1."), Block("款"))))
    other = DraftKey.of(Draft("b", "2", (Block("第一条款", label="（一）"),)))
    assert one.text == other.text
    assert DraftKey.of(Draft("c", "3", (Block(" \n"),))).text == ""


def test_of_two_decisions_about_the_same_the_later_stays(store: DecisionStore) -> None:
    store.change(KEY, _put(DISMISSED))
    assert store.merge([Kept((KEY,), (ACCEPTED, NOTE))]) == 2
    assert store.merge([Kept((KEY,), (DISMISSED,))]) == 0
    assert store.of(KEY) == (NOTE, ACCEPTED)


def test_clearing_forgets_one_draft_or_all(store: DecisionStore, path: Path) -> None:
    other = DraftKey("0" * 64, "1" * 64)
    store.change(KEY, _put(DISMISSED, NOTE))
    store.change(other, _put(NOTE))
    assert store.clear(KEY) == 2
    assert store.of(KEY) == ()
    assert store.clear() == 1
    assert "商业上可接受".encode() not in path.read_bytes()


def test_what_a_newer_csreview_made_is_left_alone(store: DecisionStore, path: Path) -> None:
    store.change(KEY, _put(NOTE))
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(DecisionsUnusable, match="newer"):
        store.change(KEY, _put(OWN))
    assert path.read_bytes() == before


def test_an_empty_file_is_brought_up_to_date(store: DecisionStore, path: Path) -> None:
    path.touch()
    assert store.of(KEY) == ()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (NEWEST,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_a_file_that_is_no_database_gets_a_sentence(store: DecisionStore, path: Path) -> None:
    path.write_bytes(b"no database at all, only words" * 200)
    with pytest.raises(DecisionsUnusable, match="cannot be read or saved"):
        store.of(KEY)


def test_without_a_data_folder_there_is_no_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "data_folder", lambda: None)
    with pytest.raises(DecisionsUnusable):
        own_store()


_WRITER = """
import os, sys
from pathlib import Path
from csreview.model import Decision, DraftKey, Ruling, Scope
from csreview.store.decisions import Change, DecisionStore

def say(line):  # one write, however Python buffers: a kill must not leave half a line
    os.write(1, f"{line}\\n".encode())

def write(name, most):
    store = DecisionStore(Path(sys.argv[1]))
    for number in range(most):
        made = Decision(f"{name}-{number}", Scope.PLACE, Ruling.DISMISSED, "reason", None, f"{number:06}")
        store.change(DraftKey("f" * 64, "t" * 64), [Change(put=(made,))])
        say(made.subject)

if len(sys.argv) > 2:
    write(sys.argv[2], 40)
else:
    for line in sys.stdin:  # a child for each line, to be killed
        child = os.fork()
        if not child:
            say(os.getpid())
            write(line.strip(), 10_000)
        os.waitpid(child, 0)
        say("end")
"""


def _writer(path: Path, *name: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _WRITER, str(path), *name]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_two_writers_at_once_lose_nothing(store: DecisionStore, path: Path) -> None:
    writers = [_writer(path, name) for name in ("one", "two")]  # both find no file, and make it
    for writer in writers:
        assert len(writer.communicate(timeout=60)[0].split()) == 40
        assert writer.returncode == 0
    wanted = {f"{name}-{number}" for name in ("one", "two") for number in range(40)}
    assert {d.subject for d in store.of(KEY)} == wanted


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
def test_a_kill_at_any_moment_loses_nothing_that_was_saved(store: DecisionStore, path: Path) -> None:
    moments = random.Random(20261127)
    saved: set[str] = set()
    with _writer(path) as nursery:
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        for number in range(200):
            nursery.stdin.write(f"{number}\n")
            nursery.stdin.flush()
            child = int(nursery.stdout.readline())
            saved.update(nursery.stdout.readline().strip() for _ in range(moments.randrange(4)))
            for _ in range(moments.randrange(100_000)):  # somewhere inside the next change
                pass
            os.kill(child, signal.SIGKILL)
            saved.update(line.strip() for line in iter(nursery.stdout.readline, "end\n"))
            assert saved <= {d.subject for d in store.of(KEY)}
        nursery.stdin.close()
    assert len(saved) > 200
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
