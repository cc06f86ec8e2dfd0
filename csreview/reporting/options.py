"""What the reader of a report may choose."""

from __future__ import annotations

from dataclasses import dataclass

from csreview.reporting.template import Template

READERS = ("lawyer", "manager", "sales")
"""Readers on our own side, who get a report. Each holds every finding; on paper the manager's only counts most of them."""
AUDIENCES = (*READERS, "counterpart")
"""All readers; the counterpart gets a letter about the points chosen."""
LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Options:
    """How to write a report.

    `language`: of headings and labels, "zh" or "en"; what the checklist says stays Chinese. `audience`: see
    `AUDIENCES`. `colour` and `width` (columns) matter to the terminal only. `template`: a firm's own look.
    `points`: what goes into a letter to the other side, see `forms.letter.chosen`.
    """

    language: str = "zh"
    audience: str = "lawyer"
    colour: bool = False
    width: int = 80
    template: Template | None = None
    points: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES:
            raise ValueError(f"no such language: {self.language}")
        if self.audience not in AUDIENCES:
            raise ValueError(f"no such audience: {self.audience}")
