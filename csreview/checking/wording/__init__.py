"""Wording too loose to enforce."""

from __future__ import annotations

from collections.abc import Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.passages import Passages


def vague_wording(passages: Passages) -> Iterator[Candidate]:
    """Yield every expression too loose to enforce where it stands."""
    yield from ()
    del passages
