"""Notices that the open file was saved by another program, however that program saves.

Word writes a new file beside the old one and renames it, so the file that was watched is gone and the watch with it: the
folder is watched too, and the file is watched anew after every change. Word's lock file (~$…) and half-written files are
no change; what cannot be read yet is looked at again a little later.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

_SETTLE = 700
"""Milliseconds without another change after which a program is taken to have saved."""
_PATIENCE = 40
"""How often a file that is locked or half written is looked at again."""


class Watcher(QObject):
    """Watches one file. `saved` brings its path when its content is another, and can be read."""

    saved = Signal(object)

    def __init__(self, parent: QObject | None = None, settle: int = _SETTLE) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._known = ""
        self._tries = 0
        self._watch = QFileSystemWatcher(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(settle)
        self._timer.timeout.connect(self.look)
        self._watch.fileChanged.connect(lambda _path: self._stirred())
        self._watch.directoryChanged.connect(lambda _path: self._stirred())

    def watch(self, path: Path | None, known: str) -> None:
        """Watch another file, whose content has the SHA-256 `known`; None watches nothing."""
        self._timer.stop()
        watched = [*self._watch.files(), *self._watch.directories()]
        if watched:
            self._watch.removePaths(watched)
        self._path, self._known, self._tries = path, known, 0
        self._arm()

    def _arm(self) -> None:
        """Watch what is there and not watched yet; a file that was renamed into place is another one."""
        if self._path is None:
            return
        watched = {*self._watch.files(), *self._watch.directories()}
        for path in (self._path, self._path.parent):
            if path.exists() and str(path) not in watched:
                self._watch.addPath(str(path))

    def _stirred(self) -> None:
        self._tries = 0
        self._timer.start()

    def look(self) -> None:
        """Tell of another content, once it can be read whole; until then it is looked at again."""
        if self._path is None:
            return
        self._arm()
        content = _content(self._path)
        if content is None:
            self._tries += 1
            if self._tries < _PATIENCE:
                self._timer.start()
            return
        found = hashlib.sha256(content).hexdigest()
        if found != self._known:
            self._known = found
            self.saved.emit(self._path)


def _content(path: Path) -> bytes | None:
    """Return a file's content; None while it is missing, locked, empty, or a package without its end."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    whole = content.startswith(b"PK") is (b"PK\x05\x06" in content[-66_000:])
    return content if content and whole else None
