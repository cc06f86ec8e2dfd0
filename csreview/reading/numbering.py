"""Automatic numbers: `numbering.xml` and the counters that give each paragraph the label that Word shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from csreview.reading.names import MC, VAL, Element, W, integer, is_on, switch, value
from csreview.reading.number_formats import format_custom, format_number
from csreview.reading.properties import Numbered, read_paragraph_properties
from csreview.reading.styles import Styles
from csreview.reading.symbols import UNKNOWN, plain_symbols

_LEVELS = 9
_SLOT = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list (17.9.6). `restart` is the level (from 1) that restarts it, 0 for none, None for any."""

    start: int = 0
    style: str = "decimal"
    pattern: str = ""
    text: str = ""
    legal: bool = False
    restart: int | None = None
    linked: str = ""
    hidden: bool = False
    font: str = ""
    indent: float | None = None

    def show(self, number: int) -> str:
        """Return the level's own number as its format shows it."""
        return format_custom(number, self.pattern) if self.pattern else format_number(number, self.style)


@dataclass(frozen=True, slots=True)
class List:
    """A `w:num` resolved: the definition that holds its counters, its levels, and where it starts anew."""

    id: str
    abstract: str
    levels: tuple[Level | None, ...]
    starts: dict[int, int]

    def indent(self, index: int) -> float | None:
        """Return the left indent that the level gives its paragraphs, in points, None where it gives none."""
        level = self.levels[index]
        return None if level is None else level.indent


class Lists:
    """The lists of one file. `root` is the root of its numbering part, or None where it has none."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        elements = list(root) if root is not None else []
        self._abstracts = {e.get(W + "abstractNumId", ""): e for e in elements if e.tag == W + "abstractNum"}
        self._nums = {e.get(W + "numId", ""): e for e in elements if e.tag == W + "num"}
        self._resolved: dict[str, List | None] = {}
        self._levels: dict[str, tuple[Level | None, ...]] = {}

    def find(self, list_id: str) -> List | None:
        """Return the list of that id; None for "0", which means no list, and for one that is not there."""
        if list_id not in self._resolved:
            self._resolved[list_id] = self._resolve(list_id)
        return self._resolved[list_id]

    def place(self, direct: Numbered, style: str) -> tuple[List, int] | None:
        """Return the list and level of a paragraph, from its own `w:numPr` and its style, or None.

        The level that a style gives is the one linked to it (`w:pStyle`); 17.9.23 has `w:ilvl` in a style ignored.
        """
        inherited, owner = self._styles.numbered(style)
        found = self.find(direct.list_id if direct.list_id is not None else inherited.list_id or "0")
        if found is None:
            return None
        level = direct.level
        if level is None and direct.list_id is None:
            level = self._linked(found, style, owner, inherited.level)
        level = min(max(level or 0, 0), _LEVELS - 1)
        return found, level

    def _linked(self, found: List, style: str, owner: str, otherwise: int | None) -> int | None:
        for identifier in (style, owner):
            for index, level in enumerate(found.levels):
                if level is not None and level.linked == identifier:
                    return index
            if otherwise is not None:
                return otherwise
        return otherwise

    def _resolve(self, list_id: str) -> List | None:
        num = self._nums.get(list_id)
        if num is None or list_id == "0":
            return None
        abstract = self._definition(value(num, W + "abstractNumId") or "")
        levels = list(self._read_levels(abstract))
        starts: dict[int, int] = {}
        for override in num.findall(W + "lvlOverride"):
            index = min(max(integer(override.get(W + "ilvl")), 0), _LEVELS - 1)
            own = override.find(W + "lvl")
            if own is not None:
                levels[index] = _read_level(own)
            start = value(override, W + "startOverride")
            if start is not None:
                starts[index] = integer(start, 1)
        return List(list_id, abstract, tuple(levels), starts)

    def _definition(self, abstract: str) -> str:
        """Follow `w:numStyleLink` to the definition that holds the levels (17.9.21)."""
        for _ in range(_LEVELS):
            style = value(self._abstracts.get(abstract), W + "numStyleLink")
            if not style:
                break
            num = self._nums.get(self._styles.numbered(style)[0].list_id or "")
            linked = value(num, W + "abstractNumId")
            if linked is None or linked == abstract:
                break
            abstract = linked
        return abstract

    def _read_levels(self, abstract: str) -> tuple[Level | None, ...]:
        if abstract not in self._levels:
            levels: list[Level | None] = [None] * _LEVELS
            element = self._abstracts.get(abstract)
            for child in element.findall(W + "lvl") if element is not None else ():
                index = integer(child.get(W + "ilvl"))
                if 0 <= index < _LEVELS:
                    levels[index] = _read_level(child)
            self._levels[abstract] = tuple(levels)
        return self._levels[abstract]


class Counters:
    """Counts the numbered paragraphs of one story in the order in which Word lays them out."""

    def __init__(self) -> None:
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def next(self, found: List, index: int) -> str:
        """Count one more paragraph at that level and return its label, "" where Word shows none."""
        counts = self._counts.setdefault(found.abstract, [None] * _LEVELS)
        for upper in range(index):
            self._begin(counts, found, upper)
        if not self._begin(counts, found, index):
            counts[index] = (counts[index] or 0) + 1
        for lower in range(index + 1, _LEVELS):
            level = found.levels[lower]
            restart = lower if level is None or level.restart is None else level.restart
            if index < restart:
                counts[lower] = None
        return _label(found, index, counts)

    def _begin(self, counts: list[int | None], found: List, index: int) -> bool:
        """Set the level to its start where it has not begun, or where this list starts it anew for the first time."""
        level = found.levels[index]
        key = (found.id, index)
        if index in found.starts and key not in self._started:
            counts[index] = found.starts[index]
        elif counts[index] is None:
            counts[index] = found.starts.get(index, level.start if level is not None else 0)
        else:
            return False
        self._started.add(key)
        return True


def _label(found: List, index: int, counts: list[int | None]) -> str:
    level = found.levels[index]
    if level is None or level.hidden:
        return ""
    if level.style == "bullet":
        return plain_symbols(level.text, level.font).replace(UNKNOWN, "•")

    def fill(slot: re.Match[str]) -> str:
        upper = int(slot.group(1)) - 1
        number, shown = counts[upper], found.levels[upper]
        if number is None or shown is None or upper > index:
            return ""
        if level.legal and shown.style not in ("none", "bullet"):
            return str(number)
        return shown.show(number)

    return _SLOT.sub(fill, level.text).strip()


def _read_level(element: Element) -> Level:
    run = element.find(W + "rPr")
    fonts = run.find(W + "rFonts") if run is not None else None
    text = element.find(W + "lvlText")
    restart = value(element, W + "lvlRestart")
    level = Level(
        start=integer(value(element, W + "start"), 0),
        text="" if text is None or is_on(text.get(W + "null", "0")) else text.get(VAL, ""),
        legal=bool(switch(element, W + "isLgl")),
        restart=None if restart is None else integer(restart),
        linked=value(element, W + "pStyle") or "",
        hidden=bool(switch(run, W + "vanish")),
        font="" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "",
        indent=read_paragraph_properties(element.find(W + "pPr")).indent,
    )
    return _with_format(level, element)


def _with_format(level: Level, element: Element) -> Level:
    """Add the number format; Word 2010 and later wrap a custom one in `mc:AlternateContent`."""
    format_element = element.find(W + "numFmt")
    if format_element is None:
        format_element = element.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    if format_element is None:
        return level
    style, pattern = format_element.get(VAL, "decimal"), ""
    if style == "custom":
        pattern = format_element.get(W + "format", "1")
    return replace(level, style=style, pattern=pattern)
