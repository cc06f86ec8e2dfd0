"""The tables of the decisions, brought up to date step by step; `PRAGMA user_version` counts the steps taken."""

from __future__ import annotations

import sqlite3
from contextlib import suppress

_STEPS = (
    (
        "CREATE TABLE draft (id INTEGER PRIMARY KEY)",
        """CREATE TABLE draft_key (
            draft INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
            file TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (draft, file, text))""",
        "CREATE INDEX by_file ON draft_key (file)",
        "CREATE INDEX by_text ON draft_key (text)",
        """CREATE TABLE decision (
            draft INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
            subject TEXT NOT NULL, scope TEXT NOT NULL, slot TEXT NOT NULL, ruling TEXT NOT NULL,
            text TEXT NOT NULL, severity TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (draft, scope, subject, slot))""",
    ),
    (
        # A draft is one version by its text; `line` is the first version of the agreement that it belongs to.
        """CREATE TABLE version (
            draft INTEGER PRIMARY KEY REFERENCES draft (id) ON DELETE CASCADE,
            line INTEGER NOT NULL, number INTEGER NOT NULL, first_at TEXT NOT NULL,
            name TEXT NOT NULL, at TEXT NOT NULL, side TEXT NOT NULL, characters INTEGER NOT NULL,
            high INTEGER NOT NULL, medium INTEGER NOT NULL, low INTEGER NOT NULL,
            met INTEGER NOT NULL, applicable INTEGER NOT NULL, UNIQUE (line, number))""",
        """CREATE TABLE carried (
            draft INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
            how TEXT NOT NULL, made INTEGER NOT NULL, finding TEXT,
            subject TEXT NOT NULL, scope TEXT NOT NULL, slot TEXT NOT NULL, ruling TEXT NOT NULL,
            text TEXT NOT NULL, severity TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (draft, scope, subject, slot))""",
        # Eight bytes of a hash of each clause, to know the next version of a draft again; no text can be read from it.
        """CREATE TABLE clause_mark (
            draft INTEGER NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
            mark INTEGER NOT NULL, times INTEGER NOT NULL, UNIQUE (draft, mark))""",
        "CREATE INDEX by_mark ON clause_mark (mark)",
    ),
    ("ALTER TABLE version ADD COLUMN parties TEXT NOT NULL DEFAULT ''",),
)
"""The statements of each step, the first from an empty file; a step once released never changes."""
NEWEST = len(_STEPS)


class Newer(Exception):
    """The file was made by a newer csreview; its `version` is unknown here."""

    def __init__(self, version: int) -> None:
        super().__init__(f"version {version}")
        self.version = version


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables up to date, all steps or none. Raises Newer for a file of a later csreview."""
    version = _version(connection)
    if version > NEWEST:
        raise Newer(version)
    if version == NEWEST:
        return
    with suppress(sqlite3.OperationalError):  # locked: another window is making the same change at this moment
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in _STEPS[_version(connection) :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {NEWEST}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
