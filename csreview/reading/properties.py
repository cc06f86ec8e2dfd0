"""What one `w:pPr` or `w:rPr` says by itself, read in one pass, for styles and paragraphs alike."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from csreview.reading.names import VAL, Element, W, integer, is_on

_ALIGNMENTS: Mapping[str, str] = MappingProxyType(
    {"start": "left", "end": "right", "both": "justify", "distribute": "justify"}
)
_POINTS_PER_CHARACTER = 10.5
"""五号, the usual size of Chinese text: indents given in characters are turned into points with it."""
_UNITS: Mapping[str, float] = MappingProxyType(
    {"pt": 1, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72, "pc": 12, "pi": 12}
)
_TOGGLES: Mapping[str, int] = MappingProxyType({W + "b": 0, W + "i": 1, W + "vanish": 2})
_BOLD_ETC = (None, None, None)
_UNDERLINE, _STYLE, _FONTS = W + "u", W + "rStyle", W + "rFonts"
_ASCII, _OTHER_FONT = W + "ascii", W + "hAnsi"


class RunProperties(NamedTuple):
    """What a `w:rPr` says: None where it is silent."""

    style: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    underline: str | None = None
    font: str | None = None


class Numbered(NamedTuple):
    """A `w:numPr`: None for what it does not say."""

    list_id: str | None = None
    level: int | None = None


class ParagraphProperties(NamedTuple):
    """What a `w:pPr` says: None where it is silent.

    `outline`: 1 to 9, 0 for body text. `alignment`: left, center, right, justify. `indent`: of the left edge, in
    points. `runs_on`: the mark is gone as a tracked change, so that the paragraph goes on in the next; `separator`:
    the mark is Word's style separator, after which the next goes on in the same line.
    """

    style: str | None = None
    outline: int | None = None
    alignment: str | None = None
    indent: float | None = None
    numbered: Numbered = Numbered()
    runs_on: bool = False
    separator: bool = False


PLAIN = RunProperties()
SILENT = ParagraphProperties()


def read_run_properties(element: Element | None) -> RunProperties:
    """Return what a `w:rPr` says of the things that matter here."""
    if element is None:
        return PLAIN
    toggles: list[bool | None] = list(_BOLD_ETC)
    style = underline = font = None
    for child in element:
        tag = child.tag
        if tag in _TOGGLES:
            toggles[_TOGGLES[tag]] = is_on(child.get(VAL, "1"))
        elif tag == _FONTS:
            font = child.get(_ASCII) or child.get(_OTHER_FONT)
        elif tag == _UNDERLINE:
            underline = child.get(VAL, "single")
        elif tag == _STYLE:
            style = child.get(VAL)
    return RunProperties(style, toggles[0], toggles[1], toggles[2], underline, font)


def read_paragraph_properties(element: Element | None) -> ParagraphProperties:
    """Return what a `w:pPr` says of the things that matter here."""
    if element is None:
        return SILENT
    found: dict[str, object] = {}
    for child in element:
        reader = _READERS.get(child.tag)
        if reader is not None:
            found.update(reader(child))
    return ParagraphProperties(**found) if found else SILENT  # type: ignore[arg-type]  # each reader keeps its key's type


def _style(child: Element) -> dict[str, object]:
    return {"style": child.get(VAL)}


def _outline(child: Element) -> dict[str, object]:
    level = integer(child.get(VAL), 9)
    return {"outline": level + 1 if 0 <= level < 9 else 0}


def _alignment(child: Element) -> dict[str, object]:
    text = child.get(VAL, "")
    return {"alignment": _ALIGNMENTS.get(text, text)}


def _indent(child: Element) -> dict[str, object]:
    characters = child.get(W + "leftChars") or child.get(W + "startChars")
    if characters is not None:
        return {"indent": integer(characters) * _POINTS_PER_CHARACTER / 100}
    return {"indent": _points(child.get(W + "left") or child.get(W + "start"))}


def _numbered(child: Element) -> dict[str, object]:
    list_id = level = None
    for part in child:
        if part.tag == W + "numId":
            list_id = part.get(VAL, "")
        elif part.tag == W + "ilvl":
            level = integer(part.get(VAL))
    return {"numbered": Numbered(list_id, level)}


def _mark(child: Element) -> dict[str, object]:
    names = {part.tag for part in child if part.tag != W + "specVanish" or is_on(part.get(VAL, "1"))}
    return {"runs_on": not names.isdisjoint((W + "del", W + "moveFrom")), "separator": W + "specVanish" in names}


def _points(measure: str | None) -> float | None:
    """Return a measure in points: a plain number counts twentieths, Strict files may name the unit (22.9.2.14)."""
    if measure is None:
        return None
    unit = _UNITS.get(measure[-2:])
    if unit is None:
        return integer(measure) / 20
    try:
        return round(float(measure[:-2]) * unit, 2)
    except ValueError:
        return None


_READERS = MappingProxyType(
    {
        W + "pStyle": _style,
        W + "outlineLvl": _outline,
        W + "jc": _alignment,
        W + "ind": _indent,
        W + "numPr": _numbered,
        W + "rPr": _mark,
    }
)
