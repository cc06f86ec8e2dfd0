"""The styles of a Word file: what a paragraph or a run inherits through its `basedOn` chain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from csreview.reading import limits
from csreview.reading.names import VAL, Element, W, integer, is_on, value

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_TOGGLES = {W + "b": 0, W + "i": 1, W + "vanish": 2}
_ALIGNMENTS = {"start": "left", "end": "right", "both": "justify", "distribute": "justify"}
_POINTS_PER_CHARACTER = 10.5
"""五号, the usual size of Chinese text: indents given in characters are turned into points with it."""


class Look(NamedTuple):
    """How a run looks. `spaces_underlined` is false for Word's underline "words", which leaves spaces bare."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    hidden: bool = False
    spaces_underlined: bool = False
    font: str = ""


class RunProperties(NamedTuple):
    """What one `w:rPr` says: None where it is silent."""

    style: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    underline: str | None = None
    font: str | None = None


@dataclass(frozen=True, slots=True)
class Numbered:
    """A `w:numPr`: None for what it does not say."""

    list_id: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """One style as it stands in the file."""

    id: str
    name: str
    based_on: str
    run: RunProperties
    numbered: Numbered
    outline: int | None
    alignment: str
    indent: float | None


PLAIN = RunProperties()
_NO_STYLE = Style("", "", "", PLAIN, Numbered(), None, "", None)


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
        return next((style.alignment for style in self.chain(identifier) if style.alignment), "")

    def _indent(self, identifier: str) -> float:
        """Return the left indent in points."""
        return next((style.indent for style in self.chain(identifier) if style.indent is not None), 0.0)

    def _add(self, element: Element) -> None:
        paragraph = element.find(W + "pPr")
        style = Style(
            id=element.get(W + "styleId", ""),
            name=value(element, W + "name") or "",
            based_on=value(element, W + "basedOn") or "",
            run=read_run_properties(element.find(W + "rPr")),
            numbered=read_numbered(paragraph),
            outline=read_outline(paragraph),
            alignment=read_alignment(paragraph),
            indent=read_indent(paragraph),
        )
        self._styles[style.id] = style
        if element.get(W + "type") == "paragraph" and is_on(element.get(W + "default", "0")):
            self._default = style.id

    def _heading(self, identifier: str) -> int:
        for style in self.chain(identifier):
            if style.outline is not None:
                return style.outline
            if named := _HEADING.match(style.name):
                return int(named.group(1))
        return 0

    def _numbered(self, identifier: str) -> tuple[Numbered, str]:
        """Return the list and level that the chain gives, and the id of the style that names the list."""
        list_id, level, owner = None, None, ""
        for style in self.chain(identifier):
            level = style.numbered.level if level is None else level
            if list_id is None and style.numbered.list_id is not None:
                list_id, owner = style.numbered.list_id, style.id
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


def read_run_properties(element: Element | None) -> RunProperties:
    """Return what a `w:rPr` says of the things that matter here."""
    if element is None:
        return PLAIN
    toggles: list[bool | None] = [None, None, None]
    style, underline, font = None, None, None
    for child in element:
        tag = child.tag
        if tag in _TOGGLES:
            toggles[_TOGGLES[tag]] = is_on(child.get(VAL, "1"))
        elif tag == W + "u":
            underline = child.get(VAL, "single")
        elif tag == W + "rStyle":
            style = child.get(VAL)
        elif tag == W + "rFonts":
            font = child.get(W + "ascii") or child.get(W + "hAnsi")
    return RunProperties(style, toggles[0], toggles[1], toggles[2], underline, font)


def read_numbered(paragraph: Element | None) -> Numbered:
    """Return the list and level that a `w:pPr` names."""
    element = paragraph.find(W + "numPr") if paragraph is not None else None
    if element is None:
        return Numbered()
    level = value(element, W + "ilvl")
    return Numbered(value(element, W + "numId"), None if level is None else integer(level))


def read_outline(paragraph: Element | None) -> int | None:
    """Return the outline level of a `w:pPr`, 1 to 9, 0 for body text, None where it says nothing."""
    text = value(paragraph, W + "outlineLvl")
    level = integer(text, 9)
    return None if text is None else (level + 1 if 0 <= level < 9 else 0)


def read_alignment(paragraph: Element | None) -> str:
    """Return left, center, right or justify, "" where a `w:pPr` says nothing."""
    text = value(paragraph, W + "jc") or ""
    return _ALIGNMENTS.get(text, text)


def read_indent(paragraph: Element | None) -> float | None:
    """Return the left indent of a `w:pPr` in points, None where it says nothing."""
    element = paragraph.find(W + "ind") if paragraph is not None else None
    if element is None:
        return None
    characters = element.get(W + "leftChars") or element.get(W + "startChars")
    if characters is not None:
        return integer(characters) * _POINTS_PER_CHARACTER / 100
    twips = element.get(W + "left") or element.get(W + "start")
    return None if twips is None else integer(twips) / 20
