"""How quick the window is: python -m tests.gui.responsiveness [DRAFT]

Prints how long it takes to start and to open a draft, the gaps in its event loop meanwhile (a timer of 5 ms tells them),
the longest standstill while walking and scrolling, and the memory of the window with its review's process, also after
the draft was opened 20 times more. Without DRAFT a draft of about 100,000 characters with hundreds of findings is made.
Needs a screen; a real one, or Xvfb with a window manager:
`xvfb-run -s "-screen 0 1920x1080x24" sh -c 'openbox & python -m tests.gui.responsiveness'`.
"""

from __future__ import annotations

import gc
import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import docx
from PySide6.QtCore import QEvent, QEventLoop, QObject, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from csreview import __main__ as program
from csreview.gui import app as gui_app
from csreview.gui.app import Host
from csreview.gui.samples import samples
from csreview.gui.settings import Settings
from csreview.gui.window import Window
from csreview.model import Side

_STARTS = 10
_OPENINGS, _REOPENINGS = 3, 20
_STEPS = 500
_CHARACTERS, _LINES = 100_000, 2_900


class Probe(QObject):
    """Collects the gaps between the ticks of a 5 ms timer, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._tick)

    def begin(self) -> None:
        self.gaps, self._last = [], time.perf_counter()
        self._timer.start()

    def end(self) -> list[float]:
        self._tick()
        self._timer.stop()
        return sorted(self.gaps)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


class _FirstPaint(QObject):
    """Ends the process when the window was painted and the event loop is idle; for the time that starting takes."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: os.write(1, f"{time.time()}\n".encode()) and os._exit(0))
        return False


def main(draft: Path | None) -> None:
    starts = [_start() for _ in range(_STARTS)]
    print(f"start to usable window: median {statistics.median(starts):.2f} s of {_STARTS}, worst {max(starts):.2f} s")
    _stand_in()
    app = gui_app.make_application()
    with tempfile.TemporaryDirectory() as own, patch("csreview.places.data_folder", lambda: Path(own)):
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, own)
        host = Host(app, Settings(), "light", "zh", Side.MERCHANT)
        host.start((1280, 800))
        _warm(host.window)
        path = draft or _large(Path(own))
        for _ in range(_OPENINGS):
            _tell_opening(_opening(host.window, path))
        for _ in range(_REOPENINGS):
            again = _opening(host.window, path)
        print(f"opened {_REOPENINGS} times more: {again.memory}")
        _after(app, host.window)
        host.window.close()
        host.end()


def _stand_in() -> None:
    """Be like the program: the review's process loads the main module, and this one would load Qt there."""
    gc.set_threshold(program._COLLECT_AFTER, 50, 50)
    sys.modules["__main__"] = program


def _start() -> float:
    begun = time.time()
    command = [sys.executable, "-m", "tests.gui.responsiveness", "--start"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return float(shown.strip().splitlines()[-1]) - begun


def _start_here() -> None:
    _stand_in()
    app = gui_app.make_application()
    host = Host(app, Settings(), "light", "zh", Side.MERCHANT)
    watcher = _FirstPaint()
    host.start(None)
    host.window.installEventFilter(watcher)
    QTimer.singleShot(gui_app.IDLE, host.window, host.window.warm_up)
    app.exec()


def _large(folder: Path) -> Path:
    """A draft of about 100,000 characters, made of the faulty sample again and again, in fewer paragraphs than refused."""
    source = "\n".join(paragraph.text for paragraph in docx.Document(str(samples()[-1][1])).paragraphs)
    lines = (source * (_CHARACTERS // len(source) + 1))[:_CHARACTERS].split("\n")
    document, buffer = docx.Document(), io.BytesIO()
    for start in range(0, _LINES):
        document.add_paragraph(" ".join(lines[start * len(lines) // _LINES : (start + 1) * len(lines) // _LINES]))
    document.save(buffer)
    path = folder / "十万字.docx"
    path.write_bytes(buffer.getvalue())
    return path


def _warm(window: Window) -> None:
    loop = QEventLoop()
    window.jobs.finished.connect(loop.quit)
    window.warm_up()
    loop.exec()


@dataclass(frozen=True, slots=True)
class _Opening:
    """One opening: seconds until findings were on screen, gaps of the event loop in ms (sorted), memory in words."""

    seconds: float
    gaps: list[float]
    memory: str


def _opening(window: Window, draft: Path) -> _Opening:
    """Open the draft; the end is when nothing is left to do after the findings are on screen."""
    loop, probe = QEventLoop(), Probe()
    probe.begin()
    begun = time.perf_counter()
    QTimer.singleShot(0, lambda: window.open_draft(draft))
    connection = window.reviewed.connect(lambda: QTimer.singleShot(0, loop.quit))
    loop.exec()
    shown = time.perf_counter()
    window.reviewed.disconnect(connection)
    _wait(400)  # what is laid out or painted later still counts
    gaps = probe.end()
    memory = f"memory {_memory(os.getpid()):.0f} MB + {sum(map(_memory, _children())):.0f} MB"
    return _Opening(shown - begun, gaps, memory)


def _tell_opening(opening: _Opening) -> None:
    print(f"open: findings on screen after {opening.seconds:.2f} s", end="; ")
    print(f"gaps 99th percentile {_percentile(opening.gaps, 99):.0f} ms, worst {opening.gaps[-1]:.0f} ms", end="; ")
    print(opening.memory)


def _after(app: QApplication, window: Window) -> None:
    review = window.session.review
    assert review is not None
    print(f"{len(review.findings)} findings from this side")
    _tell("walk", [_took(app, lambda: window.walk(1)) for _ in range(_STEPS)])
    bar = window.desk.draft.view.verticalScrollBar()
    ends = [round(bar.maximum() * n / _STEPS) for n in range(_STEPS)]
    _tell("scroll", [_took(app, lambda to=end: bar.setValue(to)) for end in ends])
    sides = [side for _ in range(5) for side in (Side.VENDOR, Side.MERCHANT)]
    _tell("switch sides", [_took(app, lambda to=side: window.take_side(to)) for side in sides])
    _tell("decide", [_took(app, lambda: (window.deciding.accept(), window.walk(1))) for _ in range(20)])
    _tell(
        "filter", [_took(app, lambda to=text: window.desk.navigator.search.setText(to)) for text in ("付", "付款", "")]
    )


def _took(app: QApplication, do: Callable[[], object]) -> float:
    """How long the window stands still for it, until it is painted, in milliseconds."""
    begun = time.perf_counter()
    do()
    app.processEvents()
    return (time.perf_counter() - begun) * 1000


def _tell(name: str, times: list[float]) -> None:
    ordered = sorted(times)
    print(
        f"{name}: {len(ordered)} times, median {statistics.median(ordered):.0f} ms, "
        f"99th percentile {_percentile(ordered, 99):.0f} ms, worst {ordered[-1]:.0f} ms"
    )


def _percentile(ordered: list[float], percent: int) -> float:
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def _memory(process: int) -> float:
    """Resident memory of a process in MB; Linux only."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def _children() -> list[int]:
    tasks = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return [int(number) for task in tasks for number in task.read_text().split()]


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    if sys.argv[1:] == ["--start"]:
        _start_here()
    else:
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
