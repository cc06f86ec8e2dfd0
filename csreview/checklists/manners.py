"""The manners of taking a position that a checklist knows, in a file that it may have or not."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from csreview.checklists.tables import Faults, Table, read_toml
from csreview.language.patterns import fault_of
from csreview.model import Manner, Side

_US_AND_THEM = {Side.MERCHANT: ("甲方", "乙方"), Side.VENDOR: ("乙方", "甲方")}
"""How patterns name the side that is hurt, and the other."""


def read_manners(path: Path, faults: Faults) -> tuple[tuple[Manner, ...], tuple[Manner, ...]]:
    """Return the manners in `path`, and what it says takes no position; none where there is no such file. Faults are noted."""
    if not path.exists():
        return (), ()
    main = Table(read_toml(path, faults), path.name, faults)
    manners = tuple(_manner(table, table.text("says")) for table in main.tables("manner", "name"))
    fair = tuple(_manner(table, "") for table in main.tables("fair", "name"))
    main.close()
    return manners, fair


def _manner(table: Table, says: str) -> Manner:
    patterns, refuse = table.texts("patterns"), table.texts("refuse")
    manner = Manner(
        table.text("name"),
        says,
        {side: _seen_by(side, patterns) for side in Side},
        {side: _seen_by(side, refuse) for side in Side},
        table.texts("matches"),
        table.texts("passes"),
    )
    table.close()
    for source in (*manner.patterns[Side.VENDOR], *manner.refuse[Side.VENDOR]):
        if fault := fault_of(source):
            table.faults.add(table.where, f"模式“{source}”有误：{fault}")
    if not (patterns and manner.matches and manner.passes):
        table.faults.add(table.where, "要写 patterns，并各给至少一个 matches（应命中）和 passes（不应命中）的例句")
    return manner


def _seen_by(side: Side, patterns: Iterable[str]) -> tuple[str, ...]:
    us, them = _US_AND_THEM[side]
    return tuple(source.replace("<us>", us).replace("<them>", them) for source in patterns)
