"""What a check gives back before findings are merged, sorted and given their ids."""

from __future__ import annotations

from dataclasses import dataclass

from csreview.model import Kind, Severity, Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A finding in the making. `clause` and `span` (code points in its text) are None for an absence.

    `requirement`: what it belongs to, if that is known; `also`: rules of findings already merged into it; `core`: the
    very place within `span`, where the span shows more around it; `other`: the place (clause, span) that it contradicts;
    `fact`: the fact by that name (see `checking.facts`), of which it says what is wrong.
    """

    kind: Kind
    rule: str
    severity: Severity
    clause: str | None
    span: Span | None
    message: str
    remedy: str
    requirement: str | None = None
    also: tuple[str, ...] = ()
    certain: bool = True
    core: Span | None = None
    other: tuple[str, Span] | None = None
    fact: str = ""

    @property
    def place(self) -> Span | None:
        """The place by which findings are told to fall together."""
        return self.core or self.span
