"""When something goes wrong: one sentence on screen, details to copy, a log without a word of any draft."""

from __future__ import annotations

import logging
import logging.handlers
import platform
import sys
from collections.abc import Callable
from types import TracebackType

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMessageBox, QWidget

from csreview import places
from csreview.gui.review_process import ReviewFault, lines_of

_LOG = logging.getLogger("csreview.window")
_SIZE = 512_000


def start_log() -> None:
    """Write the log into the user's own folder; where there can be none, write none."""
    folder = places.log_folder()
    if folder is None or _ours():
        return
    try:
        handler = logging.handlers.RotatingFileHandler(
            folder / "window.log", maxBytes=_SIZE, backupCount=1, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)
    _LOG.propagate = False


def stop_log() -> None:
    """Close the log."""
    for handler in _ours():
        _LOG.removeHandler(handler)
        handler.close()


def _ours() -> list[logging.Handler]:
    kind = logging.handlers.RotatingFileHandler
    return [handler for handler in _LOG.handlers if isinstance(handler, kind)]


def details(error: BaseException) -> str:
    """Return what helps to mend a fault: versions, kind, lines of our code; no message, since it may quote a draft."""
    versions = f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, {platform.system()}"
    there = (error.kind, *error.lines) if isinstance(error, ReviewFault) else ()
    return "\n".join([versions, type(error).__name__, *lines_of(error), *there])


def record(error: BaseException) -> None:
    """Put a fault into the log."""
    _LOG.error("%s", details(error))


def install_hook(show: Callable[[BaseException], None]) -> None:
    """Have what nothing else caught recorded, and shown by `show`."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        record(error)
        show(error)

    sys.excepthook = hook


def tell(parent: QWidget | None, title: str, sentence: str, more: str = "") -> None:
    """Show a sentence in a dialog, with details to unfold and copy."""
    box = fault_box(parent, title, sentence, more)
    box.exec()
    box.deleteLater()


def fault_box(parent: QWidget | None, title: str, sentence: str, more: str = "") -> QMessageBox:
    """Return the dialog that `tell` shows."""
    box = QMessageBox(QMessageBox.Icon.Warning, title, sentence, QMessageBox.StandardButton.Ok, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    if more:
        box.setDetailedText(more)
    for button in box.buttons():
        button.setIcon(QIcon())  # words say enough
    return box
