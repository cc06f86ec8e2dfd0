"""Kills the window while it decides: python -m tests.gui.kill [TIMES] [SEED]

A window decides about findings as fast as it can, and writes down what it shows as saved; it is killed at 200 random
moments, or as many as told. Ends with status 1 if something that was shown as saved is lost, or the decisions cannot be
read. Where there is no screen, set QT_QPA_PLATFORM=offscreen.
"""

from __future__ import annotations

import itertools
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QSettings, QTimer

from csreview.gui import app as gui_app
from csreview.gui.keeper import Saved
from csreview.gui.session import Session, Target
from csreview.gui.settings import Settings
from csreview.gui.window import Window
from csreview.model import DraftKey, Ruling, Scope, Side
from csreview.store.decisions import DecisionStore
from tests.gui.factory import merchant_review, reviews
from tests.gui.fakes import FakeReviewer

_FILE = "decisions.sqlite3"


def main(times: int, seed: int) -> int:
    moments, lost, shown = random.Random(seed), 0, 0
    with tempfile.TemporaryDirectory() as own:
        for number in range(times):
            seen = _killed(Path(own), number, moments)
            kept = {
                d.text
                for d in DecisionStore(Path(own, _FILE)).of(DraftKey.of(merchant_review().agreement.draft))
                if d.text
            }
            shown += bool(seen)
            lost += bool(seen) and not any(_not_before(note, seen) for note in kept)
    print(f"killed {times} times; {shown} times something was shown as saved by then; {lost} times that was lost")
    return 1 if lost else 0


def _killed(own: Path, number: int, moments: random.Random) -> str:
    """Start a window, kill it a while after it began to decide, and return the last note that it showed as saved."""
    command = [sys.executable, "-m", "tests.gui.kill", "--window", str(own), str(number)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        child.stdout.readline()  # it has begun
        lines = [child.stdout.readline().rstrip() for _ in range(moments.randrange(4))]
        time.sleep(moments.random() * 0.1)
        child.kill()
        lines += child.stdout.read().split("\n")[:-1]  # what stands behind the last line's end is half a line
    return lines[-1] if lines else ""


def _not_before(note: str, seen: str) -> bool:
    """Tell whether a note is the one that was seen, or a later one of the same window."""
    return note.split("-", maxsplit=1)[0] == seen.split("-", maxsplit=1)[0] and int(note.split("-")[1]) >= int(
        seen.split("-")[1]
    )


def _window(own: Path, number: str) -> None:
    """A window that notes something else about a finding again and again, and decides about others."""
    app = gui_app.make_application()
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(own))
    notes = (f"{number}-{count}" for count in itertools.count())
    reviewer = FakeReviewer(reviews())
    with (
        patch("csreview.places.data_folder", lambda: own),
        patch("csreview.gui.deciding.NoteDialog.ask", lambda *_: next(notes)),
    ):
        window = Window(Session(side=Side.MERCHANT), Settings(), lambda: reviewer)
        timer = QTimer(window)
        timer.setSingleShot(True)
        timer.timeout.connect(lambda: _decide(window))
        window.deciding.keeper.told.connect(lambda state: _on_told(window, timer) if state is Saved.SAVED else None)
        window.reviewed.connect(lambda: (os.write(1, b"begun\n"), timer.start()))
        window.show()
        window.open_draft(Path("草案.docx"))
        app.exec()


def _decide(window: Window) -> None:
    """Decide a few times in a row: most of it is saved together."""
    for _ in range(random.randrange(1, 4)):
        window.choose(Target(None, "vague1"))
        window.deciding.note()
        window.choose(Target("kpi.first-response", "blank1"))
        window.deciding.accept()


def _on_told(window: Window, timer: QTimer) -> None:
    """Write down the note that is shown as saved, and go on."""
    slot = (Scope.PLACE.value, "vague1", Ruling.NOTE.value)
    note = next((d.text for d in window.session.decisions if d.slot == slot), "")
    os.write(1, f"{note}\n".encode())
    timer.start(random.randrange(20))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--window"]:
        _window(Path(sys.argv[2]), sys.argv[3])
    else:
        given = [int(each) for each in sys.argv[1:]]
        sys.exit(main(given[0] if given else 200, given[1] if len(given) > 1 else 20261127))
