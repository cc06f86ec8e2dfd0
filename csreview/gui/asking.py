"""What the window asks the system for: a file to open, a file shown in its own program, a folder shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from csreview.batch.folders import SUFFIXES

translate = QCoreApplication.translate
_QT_LEAVES = (QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"), QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"))
"""What Qt's own translation into Chinese leaves in English; ours stands in for it."""


def draft_kinds() -> str:
    """Return the kinds of file to choose a draft from, as Qt's dialog takes them."""
    patterns = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
    return translate("Asking", "Drafts ({0})").format(patterns) + ";;" + translate("Asking", "All files (*)")


def ask_file(parent: QWidget, title: str, folder: str, kinds: str) -> Path | None:
    """Ask for a file to open; None if the user will not. Tests replace this."""
    name, _kind = QFileDialog.getOpenFileName(parent, title, folder, kinds)
    return Path(name) if name else None


def ask_folder(parent: QWidget, title: str, first: str) -> Path | None:
    """Ask for a folder; None if the user will not. Tests replace this."""
    name = QFileDialog.getExistingDirectory(parent, title, first)
    return Path(name) if name else None


def open_file(path: Path) -> None:
    """Open a file in the program that the system has for it. Tests replace this."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_folder(path: Path) -> None:
    """Show the folder of a file. Tests replace this."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
