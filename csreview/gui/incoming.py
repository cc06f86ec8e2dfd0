"""Drafts that come in otherwise than by the dialog: dropped files, copied text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent, QGuiApplication


def dropped(event: QDropEvent) -> tuple[Path, ...]:
    """Return the files dropped: the draft first, then its annexes, told by their names; none if one is no file.

    A folder may be dropped alone.
    """
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    if len(files) == 1 and files[0].is_dir():
        return (files[0],)
    return tuple(sorted(files, key=lambda f: "附件" in f.name)) if all(f.is_file() for f in files) else ()


def copied() -> str:
    """Return the text that was copied last, "" where there is none."""
    return QGuiApplication.clipboard().text().strip()
