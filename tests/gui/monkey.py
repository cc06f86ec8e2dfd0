"""Random clicks, keys and menus: python -m tests.gui.monkey [MINUTES] [SEED]

Opens the faulty sample in a real window and plays with everything in it, dialogs too, for 30 minutes or as long as told.
Ends with status 1 at the first exception or Qt warning. Needs a screen; see `tests.gui.responsiveness`.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QPoint, QSettings, QSize, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMenuBar, QToolButton, QWidget

from csreview.gui import app as gui_app
from csreview.gui import checklist_choice, exporting
from csreview.gui import window as window_module
from csreview.gui.app import Host
from csreview.gui.samples import samples
from csreview.gui.settings import Settings
from csreview.gui.window import Window
from csreview.model import Side

_KEYS = [
    *(
        "F8",
        "F6",
        "Tab",
        "Down",
        "Up",
        "Left",
        "Right",
        "Return",
        "Escape",
        "Delete",
        "Backspace",
        "PageDown",
        "PageUp",
    ),
    *("Home", "End", "Space", "Z", "M", "A", "F", "1", "2", "3", "H", "R", "Plus", "Minus", "0"),
]
_MODIFIERS = [
    *[Qt.KeyboardModifier.NoModifier] * 3,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
]
_TEXTS = ("付款", "乙方 应", "𠮷", "(", "没有这句话", "")
_LEAVES = ("Ctrl+Q", "Ctrl+O", "F5", "Ctrl+Shift+O", "Ctrl+L", "Ctrl+D", "Ctrl+Shift+D", "Alt+Left")
"""Shortcuts of what leads out of the window or asks for files."""


class Monkey:
    """Plays with the window that `window` returns; with the same seed it does the same."""

    def __init__(self, window: Callable[[], Window], seed: int, *, popups: bool = True) -> None:
        self._window = window
        self._popups = popups  # menus and lists that drop down; they need a window manager
        self.chance = random.Random(seed)
        self.steps = 0

    def step(self) -> None:
        """Do one thing."""
        self.steps += 1
        doings = [
            self._key,
            self._key,
            self._key,
            self._click,
            self._click,
            self._click,
            self._menu,
            self._type,
            self._resize,
        ]
        self.chance.choice(doings)()

    def poke(self, dialog: QDialog) -> None:
        """Do one thing to a dialog, often close it."""
        if self.chance.random() < 0.4:
            dialog.reject()
        else:
            self._press(self.chance.choice([w for w in dialog.findChildren(QWidget) if w.isVisible()] or [dialog]))

    def _key(self) -> None:
        self._press(self._window().focusWidget() or self._window())

    def _press(self, widget: QWidget) -> None:
        key = getattr(Qt.Key, f"Key_{self.chance.choice(_KEYS)}")
        QTest.keyClick(widget, key, self.chance.choice(_MODIFIERS if self._popups else _MODIFIERS[:-1]))

    def _click(self) -> None:
        shown = [w for w in self._window().findChildren(QWidget) if w.isVisible() and w.window() is self._window()]
        shown = [w for w in shown if not (isinstance(w, QToolButton) and w.menu()) and not isinstance(w, QMenu)]
        widget = self.chance.choice([w for w in shown if self._popups or not isinstance(w, QMenuBar)])
        place = QPoint(self.chance.randrange(max(1, widget.width())), self.chance.randrange(max(1, widget.height())))
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)

    def _menu(self) -> None:
        actions = [a for a in self._window().findChildren(QAction) if a.isEnabled() and a.isVisible() and not a.menu()]
        action = self.chance.choice([a for a in actions if a.shortcut().toString() not in _LEAVES])
        action.trigger()

    def _type(self) -> None:
        self._window().desk.navigator.search.setText(self.chance.choice(_TEXTS))

    def _resize(self) -> None:
        self._window().resize(QSize(self.chance.randrange(900, 1700), self.chance.randrange(560, 1000)))


@contextmanager
def nothing_outside() -> Iterator[None]:
    """Let no file be asked for, no other program be started."""
    with ExitStack() as stack:
        for place, name, answer in (
            (window_module, "ask_file", None),
            (window_module, "open_file", None),
            (window_module, "open_folder", None),
            (exporting, "ask_file", ("", "")),
            (checklist_choice, "ask_folder", None),
        ):
            stack.enter_context(patch.object(place, name, lambda *_, answer=answer: answer))
        stack.enter_context(patch("csreview.gui.portfolio.PortfolioPage.ask", lambda _page: None))
        yield


def main(minutes: float, seed: int) -> int:
    app = gui_app.make_application()
    faults: list[str] = []
    qInstallMessageHandler(lambda kind, _where, text: kind is QtMsgType.QtDebugMsg or faults.append(f"Qt: {text}"))
    with (
        tempfile.TemporaryDirectory() as own,
        nothing_outside(),
        patch("csreview.places.data_folder", lambda: Path(own)),
    ):
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, own)
        host = Host(app, Settings(), "light", "zh", Side.MERCHANT)
        host.start((1280, 800))
        sys.excepthook = lambda *error: faults.append("".join(traceback.format_exception(*error)))
        steps = _play(app, host, Monkey(lambda: host.window, seed), minutes * 60, faults)
        host.window.close()
        host.end()
    print(f"seed {seed}: {steps} steps in {minutes} minutes, {len(faults)} faults")
    print(*faults[:3], sep="\n")
    return 1 if faults else 0


def _play(app: QApplication, host: Host, monkey: Monkey, seconds: float, faults: list[str]) -> int:
    host.window.open_draft(samples()[-1][1])
    poking = QTimer()
    poking.timeout.connect(lambda: _poke(monkey))
    poking.start(40)
    until = time.monotonic() + seconds
    while time.monotonic() < until and not faults:
        app.processEvents()
        if app.activeModalWidget() is None and host.window.desk.isVisible():
            monkey.step()
            host.window.show()
        elif not host.window.jobs.busy and host.window.opening.isHidden():
            host.window.reload()  # back from another page to the draft
    return monkey.steps


def _poke(monkey: Monkey) -> None:
    popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
    if popup is not None:
        popup.close()
    elif isinstance(dialog, QDialog):
        monkey.poke(dialog)


if __name__ == "__main__":
    given = [float(each) for each in sys.argv[1:]]
    sys.exit(main(given[0] if given else 30, int(given[1]) if len(given) > 1 else 20261127))
