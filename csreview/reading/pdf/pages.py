"""What a page of a PDF shows: its characters and the thin lines drawn on it, with their places in points."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTComponent, LTCurve, LTFigure, LTImage, LTLine, LTPage, LTRect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

_THIN = 2.5
"""Points up to which a drawn rectangle is a line."""

# Some writers map glyphs to radicals that look like the character (⻚ for 页); Unicode has no mapping for these.
_RADICALS = str.maketrans(
    "⺝⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
    "月母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
)
_LOOKALIKES = (("\u2f00", "\u2fdf"), ("\uf900", "\ufaff"), ("\ufb00", "\ufb06"))
"""Kangxi radicals, compatibility ideographs and Latin ligatures: written for their plain forms."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as drawn: from `left` to `right`, standing on `base`, `size` points high; text "" if unknown."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin straight line: an edge of a table, or an underline."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(slots=True)
class Page:
    """One page; places are points from its lower left corner."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: int = 0


def pages(data: bytes) -> Iterator[Page]:
    """Yield the pages of a PDF in order. Raises whatever pdfminer raises for one that is broken or locked."""
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    for number, leaf in enumerate(PDFPage.get_pages(io.BytesIO(data))):
        interpreter.process_page(leaf)
        shown: LTPage = device.get_result()
        page = Page(number, shown.width, shown.height)
        _collect(shown, page)
        yield page


def _collect(shown: LTPage | LTFigure, page: Page) -> None:
    for item in shown:
        if isinstance(item, LTChar):
            _add_glyph(item, page)
        elif isinstance(item, LTFigure):
            _collect(item, page)
        elif isinstance(item, LTImage):
            page.pictures += 1
        elif isinstance(item, LTRect | LTLine | LTCurve):
            page.rules.extend(_rules(item))


def _add_glyph(item: LTChar, page: Page) -> None:
    _, b, c, _, _, base = item.matrix
    if abs(b) > 0.01 or abs(c) > 1:  # turned text is a watermark or a stamp; `c` alone is a slanted font
        return
    text = item.get_text()
    shown = "" if text.startswith("(cid:") else "".join(map(plain, text))
    page.glyphs.append(Glyph(shown, item.x0, item.x1, base, item.size))


def plain(character: str) -> str:
    """Return the character that one stands for which only looks like it; white space as a space."""
    if any(first <= character <= last for first, last in _LOOKALIKES):
        return unicodedata.normalize("NFKC", character)
    return " " if character in "\t\xa0\n\r" else character.translate(_RADICALS)


def _rules(item: LTComponent) -> list[Rule]:
    """Return the line, or the four edges of a box that is drawn as a line around an area."""
    left, bottom, right, top = item.bbox
    if right - left <= _THIN or top - bottom <= _THIN:
        return [Rule(left, bottom, right, top)]
    if not isinstance(item, LTRect) or not item.stroke:
        return []
    return [
        Rule(left, bottom, right, bottom),
        Rule(left, top, right, top),
        Rule(left, bottom, left, top),
        Rule(right, bottom, right, top),
    ]
