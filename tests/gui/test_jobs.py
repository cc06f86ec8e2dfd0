from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject, QThread, Signal

from csreview.gui.jobs import LatestJob

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def jobs(qtbot):
    made = LatestJob()
    yield made
    made.stop()


def test_a_result_arrives_on_the_windows_thread(qtbot, jobs: LatestJob) -> None:
    where = []
    jobs.finished.connect(lambda _result: where.append(QThread.currentThread()))
    with qtbot.waitSignal(jobs.finished) as caught:
        jobs.start(lambda _progress, _stop: QThread.currentThread() is not jobs.thread())
    assert caught.args == [True]
    assert where == [jobs.thread()]
    assert not jobs.busy


def test_an_exception_arrives_as_a_value(qtbot, jobs: LatestJob) -> None:
    fault = ValueError("x")

    def work(_progress, _stop):
        raise fault

    with qtbot.waitSignal(jobs.failed) as caught:
        jobs.start(work)
    assert caught.args == [fault]


def test_progress_arrives_before_the_result(qtbot, jobs: LatestJob) -> None:
    order = []
    jobs.progressed.connect(order.append)
    jobs.finished.connect(order.append)

    def work(progress, _stop):
        progress("one")
        progress("two")
        return "end"

    with qtbot.waitSignal(jobs.finished):
        jobs.start(work)
    assert order == ["one", "two", "end"]


def test_only_the_newest_is_delivered(qtbot, jobs: LatestJob) -> None:
    gate, arrived = threading.Event(), []
    jobs.finished.connect(arrived.append)
    jobs.start(lambda _progress, _stop: gate.wait(20) and "old")
    jobs.start(lambda _progress, _stop: "never run")
    with qtbot.waitSignal(jobs.finished):
        jobs.start(lambda _progress, _stop: "new")
        gate.set()
    assert arrived == ["new"]


def test_a_cancelled_job_is_told_to_stop(qtbot, jobs: LatestJob) -> None:
    started, told = threading.Event(), threading.Event()

    def work(_progress, should_stop):
        started.set()
        while not should_stop():
            pass
        told.set()

    with qtbot.assertNotEmitted(jobs.finished):
        jobs.start(work)
        assert started.wait(20)
        jobs.cancel()
        assert told.wait(20)
        jobs.stop()
    assert not jobs.busy


class _Loud(QObject):
    heard = Signal(bool, object)


def test_twenty_thousand_signals(qtbot) -> None:
    """PySide6 6.12 on Python 3.11 loses a reference with each, and aborts."""
    loud, count = _Loud(), [0]

    def hear(_flag: bool, _nothing: object) -> None:
        count[0] += 1

    loud.heard.connect(hear)
    for _ in range(20_000):
        loud.heard.emit(True, None)
    assert count == [20_000]
