"""What a batch has done and has still to do, kept in SQLite so that a kill at any moment loses nothing.

Each result is one transaction; write-ahead logging lets a killed run be taken up where it stopped. A draft is listed by
its name; one whose file changed since it was reviewed is reviewed again.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

from csreview.batch.folders import Found
from csreview.batch.values import Figure, Result, Row, Task
from csreview.errors import BatchUnusable

_TABLES = """
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS draft (
    name TEXT PRIMARY KEY, path BLOB NOT NULL UNIQUE, size INTEGER NOT NULL, modified INTEGER NOT NULL,
    seen INTEGER NOT NULL, result TEXT) WITHOUT ROWID;
"""
_PAGE = 256
"""Drafts fetched at once: no cursor stays open while results are written."""


class Ledger:
    """The drafts of one batch and their results, in a file private to the user; `path` None keeps them in memory.

    Raises BatchUnusable where another run holds the file, or it cannot be read or written. Close it after use.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        with _said():
            if path is not None:
                os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            self._file = sqlite3.connect(path or ":memory:", timeout=0, isolation_level=None)
            try:
                self._file.execute("PRAGMA locking_mode = EXCLUSIVE")
                self._file.execute("PRAGMA journal_mode = WAL")
                self._file.execute("PRAGMA synchronous = NORMAL")
                self._file.executescript(f"BEGIN IMMEDIATE; {_TABLES} COMMIT")
            except BaseException:
                self._file.close()
                raise

    def close(self) -> None:
        """Let go of the file; what it holds stays."""
        self._file.close()

    def forget(self) -> None:
        """Close, and remove the file."""
        self.close()
        if self.path is not None:
            for end in ("-wal", "-shm", ""):
                with suppress(FileNotFoundError):
                    Path(f"{self.path}{end}").unlink()

    def setting(self, name: str) -> str | None:
        """Return what was written down under a name, None before that."""
        with _said():
            found = self._file.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
            return None if found is None else str(found[0])

    def set(self, name: str, value: str) -> None:
        """Write something down about the whole batch."""
        with _said():
            self._file.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    def clear(self) -> None:
        """Forget all drafts and results."""
        with _said():
            self._file.execute("DELETE FROM draft")

    def list_drafts(self, found: Iterable[Found]) -> None:
        """Take in the drafts that there are now: new and changed ones are to be reviewed, those gone are dropped.

        A file that is found under two names counts once.
        """
        with _said(), self._transaction():
            self._file.execute("UPDATE draft SET seen = 0")
            for draft in found:
                self._list(draft)
            self._file.execute("DELETE FROM draft WHERE seen = 0")

    def _list(self, draft: Found) -> None:
        row = _written(Row(draft.name, draft.fault)) if draft.fault else None
        values = (draft.name, os.fsencode(draft.path), draft.size, draft.modified, row)
        known = self._file.execute("SELECT seen, size, modified, result FROM draft WHERE path = ?", values[1:2])
        seen, *state = known.fetchone() or (0, None, None, None)
        if seen:
            return
        if row is None and tuple(state[:2]) == values[2:4]:
            self._file.execute("UPDATE OR IGNORE draft SET name = ?, seen = 1 WHERE path = ?", values[:2])
        else:
            self._file.execute("INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?, 1, ?)", values)

    def waiting(self) -> Iterator[Task]:
        """Yield the drafts without a result, by name; results may be kept in the meantime."""
        last = ""
        while True:
            with _said():
                page = self._file.execute(
                    "SELECT name, path FROM draft WHERE result IS NULL AND name > ? ORDER BY name LIMIT ?",
                    (last, _PAGE),
                ).fetchall()
            if not page:
                return
            for name, path in page:
                yield Task(name, os.fsdecode(path))
            last = page[-1][0]

    def keep(self, result: Result) -> None:
        """Write down what came of a draft; once this returns, a kill does not undo it."""
        with _said():
            self._file.execute("UPDATE draft SET result = ? WHERE name = ?", (_written(result.row), result.task.name))

    def rows(self) -> Iterator[Row]:
        """Yield the rows of all drafts that have one, by name."""
        last = ""
        while True:
            with _said():
                page = self._file.execute(
                    "SELECT name, result FROM draft WHERE result IS NOT NULL AND name > ? ORDER BY name LIMIT ?",
                    (last, _PAGE),
                ).fetchall()
            if not page:
                return
            for _name, written in page:
                yield _read(written)
            last = page[-1][0]

    def counts(self) -> tuple[int, int]:
        """Return how many drafts there are, and how many of them have a result."""
        with _said():
            all_, done = self._file.execute("SELECT count(*), count(result) FROM draft").fetchone()
            return int(all_), int(done)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._file.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._file.execute("ROLLBACK")
            raise
        self._file.execute("COMMIT")


def _written(row: Row) -> str:
    return json.dumps({**asdict(row), "figures": [asdict(figure) for figure in row.figures]}, ensure_ascii=True)


def _read(written: str) -> Row:
    plain = json.loads(written)
    return Row(**{**plain, "figures": tuple(Figure(**figure) for figure in plain["figures"])})


@contextmanager
def _said() -> Iterator[None]:
    """Say in one sentence what keeps the file from being used."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise BatchUnusable(
                "另一个 csreview batch 正在写同一个输出。", "another csreview batch is writing the same output."
            ) from error
        raise _unusable(error) from error
    except (sqlite3.Error, OSError, ValueError, TypeError, KeyError) as error:
        raise _unusable(error) from error


def _unusable(error: Exception) -> BatchUnusable:
    return BatchUnusable(f"批量审查的进度记录无法读写（{error}）。", f"the batch's state cannot be used ({error}).")
