"""The side used last, so that the command line need not be told again."""

from __future__ import annotations

import contextlib

from csreview import places
from csreview.model import Side

_FILE = "last-side"


def last_side() -> Side | None:
    """Return the side used last, or None where none is remembered."""
    folder = places.data_folder()
    if folder is None:
        return None
    try:
        return Side((folder / _FILE).read_text(encoding="utf-8").strip())
    except (OSError, ValueError):
        return None


def remember_side(side: Side) -> None:
    """Remember the side; where nothing can be written, nothing is remembered."""
    folder = places.data_folder()
    if folder is not None:
        with contextlib.suppress(OSError):
            places.write_whole(folder / _FILE, side.value.encode())
