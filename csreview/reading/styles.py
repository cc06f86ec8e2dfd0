"""The styles of a Word file: what a paragraph or a run inherits through its `basedOn` chain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from csreview.reading import limits
from csreview.reading.names import Element, W, is_on, value
from csreview.reading.properties import (
    PLAIN,
    SILENT,
    Numbered,
    ParagraphProperties,
    RunProperties,
    read_paragraph_properties,
    read_run_properties,
)

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)


class Look(NamedTuple):
    """How a run looks. `spaces_underlined` is false for Word's underline "words", which leaves spaces bare."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    hidden: bool = False
    spaces_underlined: bool = False
    font: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """One style as it stands in the file."""

    id: str
    name: str
    based_on: str
    run: RunProperties = PLAIN
    paragraph: ParagraphProperties = SILENT


_NO_STYLE = Style("", "", "")


class Styles:
    """The styles of one file. `root` is the root of its styles part, or None where it has none."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default = ""
        self._default_run = PLAIN
        for element in root if root is not None else ():
            if element.tag == W + "style":
                self._add(element)
            elif element.tag == W + "docDefaults":
                self._default_run = read_run_properties(element.find(f"{W}rPrDefault/{W}rPr"))
        self.look = cache(self._look)
        self.numbered = cache(self._numbered)
        self.heading = cache(self._heading)
        self.alignment = cache(self._alignment)
        self.indent = cache(self._indent)

    def paragraph_style(self, identifier: str | None) -> str:
        """Return the id of a paragraph's style: the default one where it names none, or one that is not there."""
        return identifier if identifier is not None and identifier in self._styles else self._default

    def name(self, identifier: str) -> str:
        """Return the style's name as Word shows it, "" where there is no such style."""
        return self._styles.get(identifier, _NO_STYLE).name

    def chain(self, identifier: str) -> Iterator[Style]:
        """Yield the style and those that it is based on, nearest first."""
        for _ in range(limits.DEEPEST_STYLE):
            style = self._styles.get(identifier)
            if style is None:
                return
            yield style
            identifier = style.based_on

    def _alignment(self, identifier: str) -> str:
        """Return left, center, right or justify, "" where no style of the chain says so."""
        return next((a for style in self.chain(identifier) if (a := style.paragraph.alignment)), "")

    def _indent(self, identifier: str) -> float:
        """Return the left indent in points."""
        return next((i for style in self.chain(identifier) if (i := style.paragraph.indent) is not None), 0.0)

    def _add(self, element: Element) -> None:
        style = Style(
            id=element.get(W + "styleId", ""),
            name=value(element, W + "name") or "",
            based_on=value(element, W + "basedOn") or "",
            run=read_run_properties(element.find(W + "rPr")),
            paragraph=read_paragraph_properties(element.find(W + "pPr")),
        )
        self._styles[style.id] = style
        if element.get(W + "type") == "paragraph" and is_on(element.get(W + "default", "0")):
            self._default = style.id

    def _heading(self, identifier: str) -> int:
        for style in self.chain(identifier):
            if style.paragraph.outline is not None:
                return style.paragraph.outline
            if named := _HEADING.match(style.name):
                return int(named.group(1))
        return 0

    def _numbered(self, identifier: str) -> tuple[Numbered, str]:
        """Return the list and level that the chain gives, and the id of the style that names the list."""
        list_id, level, owner = None, None, ""
        for style in self.chain(identifier):
            level = style.paragraph.numbered.level if level is None else level
            if list_id is None and style.paragraph.numbered.list_id is not None:
                list_id, owner = style.paragraph.numbered.list_id, style.id
        return Numbered(list_id, level), owner

    def _look(self, paragraph_style: str, run: RunProperties) -> Look:
        """Return how a run looks: direct formatting, else toggles of the styles combined (17.7.3)."""
        chains = [self._inherited(paragraph_style), self._inherited(run.style or "")]
        toggles = [self._toggle(i, run, chains) for i in (1, 2, 3)]
        line = next(
            (p.underline for p in (run, *reversed(chains), self._default_run) if p.underline is not None), "none"
        )
        font = next((p.font for p in (run, *reversed(chains), self._default_run) if p.font is not None), "")
        return Look(toggles[0], toggles[1], line != "none", toggles[2], line not in ("none", "words"), font)

    def _toggle(self, index: int, run: RunProperties, chains: list[RunProperties]) -> bool:
        direct = run[index]
        if direct is not None:
            return bool(direct)
        if self._default_run[index]:
            return True
        return sum(bool(properties[index]) for properties in chains) % 2 == 1

    def _inherited(self, identifier: str) -> RunProperties:
        properties = [style.run for style in self.chain(identifier)]
        return RunProperties(
            *(next((v for v in column if v is not None), None) for column in zip(*properties, strict=True))
        )
