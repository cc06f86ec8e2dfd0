"""What reviewers decided, kept in SQLite in the user's own data folder.

Each call opens the file, does one transaction and closes it: nothing is held between calls, so any thread and any
number of windows may call, and a kill at any moment leaves either all of a change or none of it. Write-ahead logging
lets others read while one writes; `synchronous = FULL` makes a change outlive a power cut once the call has returned.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from csreview import places
from csreview.errors import DecisionsUnusable
from csreview.model import Decision, DraftKey, Ruling, Scope, Severity
from csreview.store.migrations import NEWEST, Newer, migrate

_FILE = "decisions.sqlite3"
_PATIENCE = 5.0
"""Seconds that a writer waits for another one."""
_COLUMNS = "subject, scope, ruling, text, severity, at"


@dataclass(frozen=True, slots=True)
class Change:
    """One step of deciding: decisions taken back, then decisions made."""

    drop: tuple[Decision, ...] = ()
    put: tuple[Decision, ...] = ()

    @property
    def undone(self) -> Change:
        """The step that takes this one back."""
        return Change(self.put, self.drop)


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft with decisions: every key that it is known by, and the decisions in the order in which they were made."""

    keys: tuple[DraftKey, ...]
    decisions: tuple[Decision, ...]


class DecisionStore:
    """The decisions in one file, which is made when the first one is saved.

    Every method raises DecisionsUnusable where the file cannot be read or written, or a newer csreview made it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def of(self, key: DraftKey) -> tuple[Decision, ...]:
        """Return the decisions about a draft, the oldest first."""
        if not self._path.exists():
            return ()
        with self._open() as connection:
            draft = draft_of(connection, key)
            return () if draft is None else decisions_of(connection, draft)

    def change(self, key: DraftKey, changes: Iterable[Change]) -> tuple[Decision, ...]:
        """Make changes to the decisions about a draft, all or none; return all its decisions once they are on disk."""
        with self.transaction() as connection:
            draft, _known = add_key(connection, key)
            for change in changes:
                _drop(connection, draft, change.drop)
                put_decisions(connection, draft, change.put)
            return decisions_of(connection, draft)

    def all(self) -> tuple[Kept, ...]:
        """Return every draft that has decisions, the oldest first."""
        if not self._path.exists():
            return ()
        with self._open() as connection:
            drafts = [row[0] for row in connection.execute("SELECT DISTINCT draft FROM decision ORDER BY draft")]
            return tuple(Kept(_keys(connection, draft), decisions_of(connection, draft)) for draft in drafts)

    def merge(self, kept: Sequence[Kept]) -> int:
        """Take in decisions from elsewhere, all or none; of two about the same the later stays. Return how many count."""
        with self._open() as connection, _transaction(connection):
            return sum(_merge(connection, each) for each in kept)

    def clear(self, key: DraftKey | None = None) -> int:
        """Forget all that was decided about a draft, or about all drafts; return how many decisions that were."""
        if not self._path.exists():
            return 0
        with self._open() as connection, _transaction(connection):
            drafts = [row[0] for row in connection.execute("SELECT id FROM draft")]
            if key is not None:
                drafts = [draft for draft in drafts if draft == draft_of(connection, key)]
            cleared = 0
            for draft in drafts:
                cleared += connection.execute("DELETE FROM decision WHERE draft = ?", (draft,)).rowcount
                connection.execute("DELETE FROM draft WHERE id = ?", (draft,))
            return cleared

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Open the file, made if there is none, for changes that are all made or none."""
        with self._open() as connection, _transaction(connection):
            yield connection

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """Open the file to read; None where nothing was ever saved."""
        if not self._path.exists():
            yield None
            return
        with self._open() as connection:
            yield connection

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        connection: sqlite3.Connection | None = None
        try:
            connection = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
            connection.executescript("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON")
            migrate(connection)
            yield connection
        except Newer as error:
            raise DecisionsUnusable(
                f"处理记录由更新版本的 csreview 保存（格式 {error.version}，本版至多 {NEWEST}），未作改动。",
                f"the decisions were saved by a newer csreview (format {error.version}, this one knows {NEWEST}).",
            ) from error
        except (sqlite3.Error, ValueError) as error:
            raise DecisionsUnusable(
                f"处理记录无法读取或保存（{error}）。", f"the decisions cannot be read or saved ({error})."
            ) from error
        finally:
            if connection is not None:
                connection.close()


def own_store() -> DecisionStore:
    """Return the store in the user's own data folder. Raises DecisionsUnusable where there can be none."""
    folder = places.data_folder()
    if folder is None:
        raise DecisionsUnusable(
            "没有可写的用户数据文件夹，处理记录无法保存。",
            "there is no writable data folder; decisions cannot be saved.",
        )
    return DecisionStore(folder / _FILE)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Take the one writer's place at once, so that no two read the same state and write over each other."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def draft_of(connection: sqlite3.Connection, key: DraftKey) -> int | None:
    """Return the draft of that file, else the one of the same text."""
    for column, value in (("file", key.file), ("text", key.text)):
        found = connection.execute(
            f"SELECT draft FROM draft_key WHERE {column} = ? AND {column} <> '' ORDER BY rowid DESC",
            (value,),
        ).fetchone()
        if found is not None:
            return int(found[0])
    return None


def _new_draft(connection: sqlite3.Connection) -> int:
    return int(connection.execute("INSERT INTO draft DEFAULT VALUES").lastrowid or 0)


def add_key(connection: sqlite3.Connection, key: DraftKey) -> tuple[int, bool]:
    """Return the draft of a key, made if there is none, and whether it was known; it is known by this key from now on."""
    draft = draft_of(connection, key)
    made = _new_draft(connection) if draft is None else draft
    _add_key(connection, made, key)
    return made, draft is not None


def _add_key(connection: sqlite3.Connection, draft: int, key: DraftKey) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO draft_key (draft, file, text) VALUES (?, ?, ?)", (draft, key.file, key.text)
    )


def _keys(connection: sqlite3.Connection, draft: int) -> tuple[DraftKey, ...]:
    rows = connection.execute("SELECT file, text FROM draft_key WHERE draft = ? ORDER BY rowid", (draft,))
    return tuple(DraftKey(*row) for row in rows)


def decisions_of(connection: sqlite3.Connection, draft: int) -> tuple[Decision, ...]:
    """Return the decisions about a draft, the oldest first."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM decision WHERE draft = ? ORDER BY at, rowid", (draft,))
    return tuple(map(_decision, rows))


def _decision(row: tuple[str, str, str, str, str, str]) -> Decision:
    subject, scope, ruling, text, severity, at = row
    return Decision(subject, Scope(scope), Ruling(ruling), text, Severity(severity) if severity else None, at)


def _drop(connection: sqlite3.Connection, draft: int, decisions: Iterable[Decision]) -> None:
    connection.executemany(
        "DELETE FROM decision WHERE draft = ? AND scope = ? AND subject = ? AND slot = ?",
        [(draft, *decision.slot) for decision in decisions],
    )


def put_decisions(connection: sqlite3.Connection, draft: int, decisions: Iterable[Decision]) -> None:
    """Save decisions about a draft in the places of those that they follow."""
    _drop(connection, draft, decisions := tuple(decisions))
    connection.executemany(
        f"INSERT INTO decision (draft, slot, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                draft,
                d.slot[2],
                d.subject,
                d.scope.value,
                d.ruling.value,
                d.text,
                d.severity.value if d.severity else "",
                d.at,
            )
            for d in decisions
        ],
    )


def _merge(connection: sqlite3.Connection, kept: Kept) -> int:
    found = (draft_of(connection, key) for key in kept.keys)
    draft = next((number for number in found if number is not None), None)
    draft = _new_draft(connection) if draft is None else draft
    for key in kept.keys:
        _add_key(connection, draft, key)
    known = {decision.slot: decision.at for decision in decisions_of(connection, draft)}
    later = [d for d in kept.decisions if d.slot not in known or d.at > known[d.slot]]
    put_decisions(connection, draft, later)
    return len(later)
