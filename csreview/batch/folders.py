"""Which drafts lie below the folders, under which name each is listed, and what its report is called."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from csreview.errors import UsageError, reason

SUFFIXES = frozenset(
    {".docx", ".docm", ".dotx", ".dotm", ".pdf", ".txt", ".text", ".md", ".markdown", ".doc", ".wps", ".rtf", ".odt"}
)
_NOT_DRAFTS = (".", "~$")
"""Beginnings of hidden names and of the files by which Word marks a draft as open."""
_LONGEST = 180
"""Bytes of a report's own name: file systems allow 255, and the file is first written under a longer one."""


@dataclass(frozen=True, slots=True)
class Found:
    """A draft below a folder: its name in the table, where it lies, size in bytes and time of change (ns).

    With a `fault` it is a folder that could not be looked into.
    """

    name: str
    path: Path
    size: int = 0
    modified: int = 0
    fault: str = ""


def drafts_below(folders: Sequence[Path], leave_out: Sequence[Path] = ()) -> Iterator[Found]:
    """Yield every draft in the folders and all folders below them; a file given instead of a folder is a draft.

    Hidden files, Word's own `~$` files, and what lies in `leave_out` are passed over; links to folders are not followed.
    Raises UsageError where a folder does not exist.
    """
    missing = next((folder for folder in folders if not folder.exists()), None)
    if missing is not None:
        raise UsageError(f"没有文件夹“{missing}”。", f"there is no folder {missing}")
    passed = {path.resolve() for path in leave_out}
    for folder, label in _labelled(folders):
        if folder.is_file():
            yield _found(folder, folder.name)
        else:
            yield from _below(folder, label, passed)


def _labelled(folders: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Names below one folder are relative to it; below several, each begins with its folder's."""
    if len(folders) == 1:
        yield folders[0], ""
        return
    names = [folder.resolve().name for folder in folders]
    for folder, name in zip(folders, names, strict=True):
        yield folder, f"{name if names.count(name) == 1 else folder.resolve().as_posix()}/"


def _below(folder: Path, label: str, passed: set[Path]) -> Iterator[Found]:
    faults: list[OSError] = []
    for where, inner, files in os.walk(folder, onerror=faults.append):
        here = Path(where)
        inner[:] = sorted(n for n in inner if _is_listed(n) and (here / n).resolve() not in passed)
        for name in sorted(files):
            path = here / name
            if _is_draft(path) and path.resolve() not in passed:
                yield _found(path, label + path.relative_to(folder).as_posix())
        while faults:
            fault = faults.pop()
            path = Path(os.fsdecode(fault.filename))
            yield Found(
                _plain(label + path.relative_to(folder).as_posix()),
                path,
                fault=f"文件夹无法读取（{reason(fault)[0]}）。",
            )


def _is_listed(name: str) -> bool:
    return not name.startswith(_NOT_DRAFTS)


def _is_draft(path: Path) -> bool:
    """Tell a draft by its name; what is no ordinary file (a pipe would be waited for) is none, a broken link is one."""
    return _is_listed(path.name) and path.suffix.lower() in SUFFIXES and (path.is_file() or path.is_symlink())


def _found(path: Path, name: str) -> Found:
    try:
        status = path.stat()
    except OSError:  # a link to nothing, or just deleted: reading it will say so in its row
        return Found(_plain(name), path)
    return Found(_plain(name), path, status.st_size, status.st_mtime_ns)


def _plain(name: str) -> str:
    """Return a name that can be written down: bytes that are no characters are shown as \\xNN."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def report_name(name: str, suffix: str) -> str:
    """Return where the report of a draft goes, below the folder of reports: the draft's own name, then the suffix.

    A part that is no file name everywhere (too long, `..`, with characters that Windows forbids) is made one, told apart
    by its digest.
    """
    parts = [part for part in name.replace("\\", "/").split("/") if part] or [name]
    return "/".join([*map(_fitting, parts[:-1]), _fitting(parts[-1]) + suffix])


def _fitting(part: str) -> str:
    safe = "".join("_" if c in '<>:"|?*/\\' or c < " " else c for c in part).strip(" .") or "_"
    cut = safe.encode()[:_LONGEST].decode(errors="ignore")
    return part if cut == part else f"{cut}-{hashlib.sha256(part.encode()).hexdigest()[:12]}"
