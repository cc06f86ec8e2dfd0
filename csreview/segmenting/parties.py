"""Who is who."""

from __future__ import annotations

from collections.abc import Sequence

from csreview.model import Clause, Party


def find_parties(clauses: Sequence[Clause]) -> tuple[Party, ...]:
    """Return the parties."""
    return ()
