"""What a fact gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from csreview.checking.passages import Passages
from csreview.model import ElementStatus, Span


@dataclass(frozen=True, slots=True)
class FactFound:
    """How the fact stands, and where it shows: a clause id with a span in its text, or None for an absence.

    `fault` says what is wrong where that is known better than that it is not exact: 合计95%，不是100%.
    """

    status: ElementStatus
    clause: str | None = None
    span: Span | None = None
    fault: str = ""


Fact = Callable[[Passages], FactFound]
ABSENT = FactFound(ElementStatus.ABSENT)
