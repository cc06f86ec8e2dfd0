from __future__ import annotations

import dataclasses
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csreview.batch.folders import Found
from csreview.batch.ledger import Ledger
from csreview.batch.values import KEYS, Figure, Result, Row, Task
from csreview.errors import BatchUnusable

_TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
_FIGURES = st.builds(Figure, st.sampled_from(KEYS), _TEXT, _TEXT, st.none() | st.floats(allow_nan=False), _TEXT, _TEXT)
_ROWS = st.builds(
    Row, st.just("a"), _TEXT, _TEXT, _TEXT, _TEXT, st.integers(0, 10**9), _TEXT, _TEXT, st.integers(0, 9), _TEXT,
    st.floats(0, 1), st.integers(0, 999), st.integers(0, 999), st.integers(0, 999), st.lists(_FIGURES, max_size=5).map(tuple),
)  # fmt: skip


def found(*names: str, modified: int = 1) -> list[Found]:
    return [Found(name, Path("/d") / name, 10, modified) for name in names]


def waiting(ledger: Ledger) -> list[str]:
    return [task.name for task in ledger.waiting()]


def keep(ledger: Ledger, name: str, **more: object) -> None:
    ledger.keep(Result(Task(name, f"/d/{name}"), Row(name, **more)))  # type: ignore[arg-type]


@given(_ROWS)
def test_rows_come_back_as_they_were(row: Row) -> None:
    ledger = Ledger(None)
    ledger.list_drafts(found("a"))
    ledger.keep(Result(Task("a", "/d/a"), row))
    assert list(ledger.rows()) == [row]
    ledger.close()


def test_what_is_kept_outlives_the_process_and_is_private(tmp_path: Path) -> None:
    path = tmp_path / "state"
    ledger = Ledger(path)
    ledger.list_drafts(found("a", "b", "c"))
    keep(ledger, "b")
    ledger.close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = Ledger(path)
    assert (waiting(again), again.counts()) == (["a", "c"], (3, 1))
    again.forget()
    assert list(tmp_path.iterdir()) == []


def test_changed_and_new_drafts_are_reviewed_again_and_gone_ones_dropped() -> None:
    ledger = Ledger(None)
    ledger.list_drafts(found("a", "b", "c"))
    for name in "abc":
        keep(ledger, name)
    ledger.list_drafts([*found("a"), *found("b", modified=2), *found("d")])
    assert waiting(ledger) == ["b", "d"]
    assert [row.name for row in ledger.rows()] == ["a"]
    ledger.close()


def test_a_file_under_two_names_counts_once_and_a_folder_not_looked_into_is_a_row() -> None:
    ledger = Ledger(None)
    twice = dataclasses.replace(found("a")[0], name="x/a")
    ledger.list_drafts([*found("a"), twice, Found("锁", Path("/d/锁"), fault="文件夹无法读取。")])
    assert waiting(ledger) == ["a"]
    assert [row.fault for row in ledger.rows()] == ["文件夹无法读取。"]
    ledger.close()


def test_results_may_be_kept_while_more_drafts_than_a_page_are_walked() -> None:
    ledger = Ledger(None)
    names = [f"{n:04d}" for n in range(700)]
    ledger.list_drafts(found(*names))
    walked = []
    for task in ledger.waiting():
        walked.append(task.name)
        keep(ledger, task.name)
    assert walked == names
    assert [row.name for row in ledger.rows()] == names
    ledger.close()


def test_only_one_run_at_a_time_holds_the_state(tmp_path: Path) -> None:
    first = Ledger(tmp_path / "state")
    with pytest.raises(BatchUnusable, match="another"):
        Ledger(tmp_path / "state")
    first.close()


def test_a_file_that_is_no_state_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "state"
    path.write_bytes(b"something else entirely, long enough to be read as a page" * 40)
    with pytest.raises(BatchUnusable):
        Ledger(path)
