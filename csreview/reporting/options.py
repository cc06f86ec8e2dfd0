"""What the reader of a report may choose."""

from __future__ import annotations

from dataclasses import dataclass

AUDIENCES = ("lawyer", "manager", "sales")
LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Options:
    """How to write a report.

    `language`: of headings and labels, "zh" or "en"; what the checklist says stays Chinese. `audience`: see
    `AUDIENCES`. `colour` and `width` (columns) matter to the terminal only.
    """

    language: str = "zh"
    audience: str = "lawyer"
    colour: bool = False
    width: int = 80

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES:
            raise ValueError(f"no such language: {self.language}")
        if self.audience not in AUDIENCES:
            raise ValueError(f"no such audience: {self.audience}")
