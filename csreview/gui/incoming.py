"""Drafts that come in otherwise than by the dialog: dropped files, copied text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent, QGuiApplication


def dropped(event: QDropEvent) -> tuple[Path, ...]:
    """Return the files dropped: the draft first, then its annexes, told by their names; none if one is no file."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return tuple(sorted(files, key=lambda f: "附件" in f.name)) if all(f.is_file() for f in files) else ()


def copied() -> str:
    """Return the text that was copied last, "" where there is none."""
    return QGuiApplication.clipboard().text().strip()
