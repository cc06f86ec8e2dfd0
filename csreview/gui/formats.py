"""How blocks and runs of a draft look in the window's text document."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextFormat

from csreview.gui.runs import Run
from csreview.gui.theme import Colours
from csreview.model import Part

_ALIGNMENTS = {
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
    "end": Qt.AlignmentFlag.AlignRight,
    "both": Qt.AlignmentFlag.AlignJustify,
    "distribute": Qt.AlignmentFlag.AlignJustify,
}
_HEADING_SIZES = (1.0, 1.25, 1.12, 1.06)
_ASIDE = (Part.HEADER, Part.FOOTER, Part.FOOTNOTE, Part.ENDNOTE)


@dataclass(frozen=True, slots=True)
class Look:
    """How the draft is drawn: its font at the size of body text, our colours, whether revisions show."""

    font: QFont
    ink: str
    colours: Colours
    revisions: bool = True

    @property
    def em(self) -> float:
        """The width of a character in pixels at the screen's 96 dots per inch."""
        return self.font.pointSizeF() * 96 / 72


@dataclass(frozen=True, slots=True)
class BlockLook:
    """All that a block's look depends on; `indent` in pixels."""

    title: bool
    headed: bool
    heading: int
    part: Part
    alignment: str
    indent: float
    celled: bool


class Formats:
    """Makes formats for one look, each once."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._blocks: dict[BlockLook, QTextBlockFormat] = {}
        self._bases: dict[BlockLook, QTextCharFormat] = {}

    def base(self, kind: BlockLook) -> QTextCharFormat:
        """Return how a block's characters look before its runs are told apart."""
        if kind not in self._bases:
            self._bases[kind] = self._base(kind)
        return self._bases[kind]

    def block(self, kind: BlockLook) -> QTextBlockFormat:
        """Return how a block stands."""
        if kind not in self._blocks:
            self._blocks[kind] = self._block(kind)
        return self._blocks[kind]

    def label(self, base: QTextCharFormat) -> QTextCharFormat:
        """Return how an automatic number looks."""
        shape = QTextCharFormat(base)
        shape.setFontWeight(max(base.fontWeight(), QFont.Weight.Medium))
        return shape

    def run(self, base: QTextCharFormat, run: Run) -> QTextCharFormat:
        """Return how a run looks: its own emphasis, and what a tracked change makes of it."""
        plain = not (run.bold or run.italic or run.underline or run.hidden or run.added or run.removed)
        return base if plain else self._marked(QTextCharFormat(base), run)

    def _marked(self, shape: QTextCharFormat, run: Run) -> QTextCharFormat:
        if run.bold:
            shape.setFontWeight(QFont.Weight.Bold)
        shape.setFontItalic(run.italic or run.hidden)
        shape.setFontUnderline(run.underline or run.added is not None)
        shape.setFontStrikeOut(run.removed is not None)
        colours = self._look.colours
        ink = colours.faint if run.hidden else colours.inserted if run.added else colours.deleted if run.removed else ""
        if ink:
            shape.setForeground(QColor(ink))
        return shape

    def faint(self) -> QTextCharFormat:
        """Return how our own captions look."""
        shape = QTextCharFormat()
        shape.setForeground(QColor(self._look.colours.faint))
        shape.setProperty(QTextFormat.Property.FontSizeAdjustment, -1)
        return shape

    def spaced(self, above: float, below: float) -> QTextBlockFormat:
        """Return a block with room above and below it, in characters."""
        shape = QTextBlockFormat()
        shape.setTopMargin(self._look.em * above)
        shape.setBottomMargin(self._look.em * below)
        shape.setLineHeight(128, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return shape

    def _base(self, kind: BlockLook) -> QTextCharFormat:
        shape = QTextCharFormat()
        font = QFont(self._look.font)
        font.setPointSizeF(font.pointSizeF() * (1.5 if kind.title else _HEADING_SIZES[min(kind.heading, 3)]))
        if kind.title or kind.headed:
            font.setWeight(QFont.Weight.Bold)
        shape.setFont(font, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly)
        if kind.part in _ASIDE:
            shape.setForeground(QColor(self._look.colours.faint))
        return shape

    def _block(self, kind: BlockLook) -> QTextBlockFormat:
        if kind.title:
            shape = self.spaced(0.4, 1.0)
            shape.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            return shape
        above, below = (0.05, 0.05) if kind.celled else (0.95, 0.3) if kind.headed else (0.12, 0.28)
        shape = self.spaced(above, below)
        shape.setAlignment(_ALIGNMENTS.get(kind.alignment, Qt.AlignmentFlag.AlignLeft))
        shape.setLeftMargin(0.0 if kind.celled else kind.indent)
        return shape
