"""What a statement about a draft rests on."""

from __future__ import annotations

from dataclasses import dataclass

from csreview.model.span import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place that a verdict rests on: `span` in the text of the clause, `quote` exactly what it cuts."""

    clause: str
    span: Span
    quote: str
