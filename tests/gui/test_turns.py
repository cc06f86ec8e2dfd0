from __future__ import annotations

from collections.abc import Iterator

import pytest

from csreview.gui import turns
from csreview.gui.remembered import once_each
from csreview.gui.turns import Turns


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that every look moves on by a third of a turn."""
    ticks = iter(range(1_000_000))
    monkeypatch.setattr(turns.time, "monotonic", lambda: next(ticks) * turns._TURN / 3)


def _work(done: list[int], count: int) -> Iterator[None]:
    for number in range(count):
        done.append(number)
        yield


@pytest.mark.usefixtures("qapp", "counted")
def test_long_work_is_done_in_turns(qtbot) -> None:
    made, done = Turns(), []
    made.begin(_work(done, 50))
    assert 0 < len(done) < 5
    qtbot.waitUntil(lambda: done == list(range(50)))
    assert not made._timer.isActive()


@pytest.mark.usefixtures("qapp", "counted")
def test_newer_work_takes_the_place_of_older(qtbot) -> None:
    made, old, new = Turns(), [], []
    made.begin(_work(old, 50))
    made.begin(_work(new, 20))
    qtbot.waitUntil(lambda: len(new) == 20)
    assert len(old) < 5


@pytest.mark.usefixtures("qapp")
def test_work_may_begin_other_work() -> None:
    made, done = Turns(), []

    def first() -> Iterator[None]:
        yield
        made.begin(_work(done, 3))

    made.begin(first())
    assert done == [0, 1, 2]


@pytest.mark.usefixtures("qapp")
def test_work_that_fails_stops() -> None:
    made = Turns()

    def failing() -> Iterator[None]:
        yield
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        made.begin(failing())
    assert not made._timer.isActive()


def test_an_answer_is_worked_out_once_for_a_value_and_again_for_its_equal() -> None:
    asked: list[list[int]] = []

    @once_each
    def length(value: list[int]) -> int:
        asked.append(value)
        return len(value)

    one, equal = [1, 2], [1, 2]
    assert [length(one), length(one), length(equal)] == [2, 2, 2]
    assert len(asked) == 2
