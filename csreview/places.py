"""Where the product's own data lies and where the user's files go."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """Return the folder of checklists, wording, templates, samples: inside an installed package, or beside it."""
    installed = _PACKAGE / "resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def cache_folder() -> Path | None:
    """Return the user's own cache folder for csreview, private to the user, or None where there can be none.

    Files there are loaded again later, so a folder that another user owns or may write to is never used.
    """
    return _private(Path(platformdirs.user_cache_dir("csreview", appauthor=False)))


def data_folder() -> Path | None:
    """Return the user's own data folder for csreview (decisions), private to the user, or None."""
    return _private(Path(platformdirs.user_data_dir("csreview", appauthor=False)))


def log_folder() -> Path | None:
    """Return the folder of the log, private to the user, or None."""
    return _private(Path(platformdirs.user_log_dir("csreview", appauthor=False)))


def write_whole(target: Path, content: bytes) -> None:
    """Write `content` to `target` whole or not at all, as `writing` does. Raises OSError."""
    with writing(target) as stream:
        stream.write(content)


@contextmanager
def writing(target: Path) -> Iterator[BinaryIO]:
    """Give a stream to write `target` with, whole or not at all: beside it, private to the user, flushed, then renamed.

    Raises OSError where the folder is missing, full or not writable; no half file stays behind.
    """
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "w+b") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(0o666 & ~_umask())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _private(folder: Path) -> Path | None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.lstat()
    except OSError:
        return None
    if not stat.S_ISDIR(status.st_mode):
        return None
    if hasattr(os, "getuid") and (status.st_uid != os.getuid() or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)):
        return None
    return folder if os.access(folder, os.W_OK) else None
