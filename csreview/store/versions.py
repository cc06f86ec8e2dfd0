"""The history of a draft: versions seen, which one follows which, and what became of decisions on the way.

Kept in the same file as the decisions (see `store.decisions`). Of a draft's text it holds nothing but marks: eight bytes
of a hash for each clause, by which the next version is known again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from csreview.model import Carried, Carrying, Decision, DraftKey, Ruling, Scope, Seen, Severity, Side, Sighting
from csreview.store.decisions import DecisionStore, add_key, decisions_of, draft_of, put_decisions

_ALIKE, _ALIKE_UNNAMED = 0.5, 0.8
"""Share of a version's clauses that must stand in another draft for that to be its next version: between the same
parties, and where one of the two does not name both. Between other parties it is another agreement on the same form."""
_SIGHTING = "name, at, side, characters, high, medium, low, met, applicable, parties"
_DECISION = "subject, scope, slot, ruling, text, severity, at"


@dataclass(frozen=True, slots=True)
class History:
    """What the store keeps of drafts' versions. Every method raises DecisionsUnusable as those of the store do."""

    store: DecisionStore

    def see(self, key: DraftKey, sighting: Sighting, marks: Mapping[int, int]) -> Seen | None:
        """Note that a version was reviewed. Return the version that it follows, where that is new and can be told.

        `marks` tells how often each clause stands in it. A draft that is not known yet follows the latest version of the one that most of its clauses stand in.
        """
        with self.store.transaction() as connection:
            draft, known = add_key(connection, key)
            if _has_version(connection, draft):
                _update(connection, draft, sighting)
                return None
            before = None if known else _most_alike(connection, draft, marks, sighting.parties)
            _add_version(connection, draft, before, sighting)
            connection.executemany(
                "INSERT OR IGNORE INTO clause_mark (draft, mark, times) VALUES (?, ?, ?)",
                [(draft, mark, times) for mark, times in marks.items()],
            )
            return None if before is None else _seen(connection, before)

    def follow(self, old: DraftKey, new: DraftKey, carried: Sequence[Carried]) -> tuple[Decision, ...]:
        """Let a version follow another, with what became of the decisions; return the decisions about the new one.

        What was decided about the new version itself stays. Doing it once more changes nothing.
        """
        with self.store.transaction() as connection:
            before, after = (add_key(connection, key)[0] for key in (old, new))
            if before != after:
                _follow(connection, before, after)
                _carry(connection, after, carried)
            return decisions_of(connection, after)

    def marks(self, key: DraftKey) -> dict[int, int]:
        """Return how often each clause stands in a version that was seen, by its mark."""
        with self.store.reading() as connection:
            draft = draft_of(connection, key) if connection is not None else None
            if connection is None or draft is None:
                return {}
            return dict(connection.execute("SELECT mark, times FROM clause_mark WHERE draft = ?", (draft,)))

    def carried(self, key: DraftKey) -> tuple[Carried, ...]:
        """Return what became of the decisions of the version before, the oldest first."""
        with self.store.reading() as connection:
            draft = draft_of(connection, key) if connection is not None else None
            if connection is None or draft is None:
                return ()
            rows = connection.execute(
                f"SELECT how, made, finding, {_DECISION} FROM carried WHERE draft = ? ORDER BY at, rowid", (draft,)
            )
            return tuple(map(_carried, rows))

    def versions(self, key: DraftKey) -> tuple[Seen, ...]:
        """Return the versions of the agreement that a draft belongs to, the first one first."""
        with self.store.reading() as connection:
            draft = draft_of(connection, key) if connection is not None else None
            if connection is None or draft is None:
                return ()
            rows = connection.execute(
                "SELECT draft FROM version WHERE line = (SELECT line FROM version WHERE draft = ?) ORDER BY number",
                (draft,),
            ).fetchall()
            return tuple(_seen(connection, row[0]) for row in rows)


def _has_version(connection: sqlite3.Connection, draft: int) -> bool:
    return connection.execute("SELECT 1 FROM version WHERE draft = ?", (draft,)).fetchone() is not None


def _values(sighting: Sighting) -> tuple[str | int, ...]:
    s = sighting
    return s.name, s.at, s.side.value, s.characters, s.high, s.medium, s.low, s.met, s.applicable, s.parties


def _update(connection: sqlite3.Connection, draft: int, sighting: Sighting) -> None:
    names = ", ".join(f"{name} = ?" for name in _SIGHTING.split(", "))
    connection.execute(f"UPDATE version SET {names} WHERE draft = ?", (*_values(sighting), draft))


def _add_version(connection: sqlite3.Connection, draft: int, before: int | None, sighting: Sighting) -> None:
    line, number = _next_in_line(connection, draft, before)
    connection.execute(
        f"INSERT INTO version (draft, line, number, first_at, {_SIGHTING}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (draft, line, number, sighting.at, *_values(sighting)),
    )


def _next_in_line(connection: sqlite3.Connection, draft: int, before: int | None) -> tuple[int, int]:
    found = connection.execute("SELECT line FROM version WHERE draft = ?", (before,)).fetchone()
    if found is None:
        return draft, 1
    last = connection.execute("SELECT max(number) FROM version WHERE line = ?", found).fetchone()
    return int(found[0]), int(last[0]) + 1


def _most_alike(connection: sqlite3.Connection, draft: int, marks: Mapping[int, int], parties: str) -> int | None:
    """Return the latest version of the agreement that a draft shares most clauses with, or None where none is near."""
    shared: dict[int, int] = {}
    for mark in marks:
        for row in connection.execute("SELECT draft FROM clause_mark WHERE mark = ?", (mark,)):
            shared[row[0]] = shared.get(row[0], 0) + 1
    shared.pop(draft, None)
    known = dict(connection.execute("SELECT draft, parties FROM version"))
    near = [
        (count, other)
        for other, count in shared.items()
        if count >= _share(parties, known.get(other, "")) * max(1, len(marks))
    ]
    return max(near)[1] if near else None


def _share(one: str, other: str) -> float:
    """Return the share of clauses that makes two drafts versions of one agreement; no share does between other parties."""
    if not one or not other:
        return _ALIKE_UNNAMED
    return _ALIKE if one == other else float("inf")


def _follow(connection: sqlite3.Connection, before: int, after: int) -> None:
    """Put a version into the line of the one that it follows, with those that came after it."""
    rows = {d: _line(connection, d) for d in (before, after)}
    if rows[before] is None or rows[after] is None or rows[before] == rows[after]:
        return
    moving = connection.execute("SELECT draft FROM version WHERE line = ? ORDER BY number", (rows[after],)).fetchall()
    for (draft,) in moving:
        line, number = _next_in_line(connection, draft, before)
        connection.execute("UPDATE version SET line = ?, number = ? WHERE draft = ?", (line, number, draft))


def _line(connection: sqlite3.Connection, draft: int) -> int | None:
    found = connection.execute("SELECT line FROM version WHERE draft = ?", (draft,)).fetchone()
    return None if found is None else int(found[0])


def _carry(connection: sqlite3.Connection, draft: int, carried: Iterable[Carried]) -> None:
    own = {decision.slot for decision in decisions_of(connection, draft)}
    known = set(connection.execute("SELECT scope, subject, slot FROM carried WHERE draft = ?", (draft,)))
    for each in carried:
        decision = each.decision
        if decision.slot in known:
            continue
        connection.execute(
            f"INSERT INTO carried (draft, how, made, finding, {_DECISION}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                draft, each.how.value, each.made is not None, each.finding, decision.subject, decision.scope.value,
                decision.slot[2], decision.ruling.value, decision.text,
                decision.severity.value if decision.severity else "", decision.at,
            ),
        )  # fmt: skip
        if each.made is not None and each.made.slot not in own:
            put_decisions(connection, draft, [each.made])


def _carried(row: tuple[str, int, str | None, str, str, str, str, str, str, str]) -> Carried:
    how, made, finding, subject, scope, _slot, ruling, text, severity, at = row
    decision = Decision(subject, Scope(scope), Ruling(ruling), text, Severity(severity) if severity else None, at)
    now = finding if decision.scope is Scope.PLACE and finding else subject
    holds = Decision(now, decision.scope, decision.ruling, text, decision.severity, at) if made else None
    return Carried(decision, Carrying(how), holds, finding)


def _seen(connection: sqlite3.Connection, draft: int) -> Seen:
    number, first_at, *rest = connection.execute(
        f"SELECT number, first_at, {_SIGHTING} FROM version WHERE draft = ?", (draft,)
    ).fetchone()
    name, at, side, characters, high, medium, low, met, applicable, parties = rest
    last = Sighting(name, at, Side(side), characters, high, medium, low, met, applicable, parties)
    key = connection.execute(
        "SELECT file, text FROM draft_key WHERE draft = ? ORDER BY rowid DESC", (draft,)
    ).fetchone()
    decided = connection.execute("SELECT count(*) FROM decision WHERE draft = ?", (draft,)).fetchone()[0]
    return Seen(number, DraftKey(*key), first_at, last, decided)
