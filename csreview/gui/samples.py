"""The sample drafts that come with csreview."""

from __future__ import annotations

from pathlib import Path

from csreview.places import resources


def samples() -> tuple[tuple[str, Path], ...]:
    """Return name and path of each sample draft, in the order of their names; at most two."""
    folder = resources() / "samples"
    found = sorted(folder.glob("*.docx")) if folder.is_dir() else []
    return tuple((path.stem, path) for path in found[:2])
