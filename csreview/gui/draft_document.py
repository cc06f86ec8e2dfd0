"""A draft as a text document for the window, with a map from our blocks to its positions.

Built with cursors only: a draft's text is never parsed as markup. Positions in the document are UTF-16 units, ours
are code points; the map converts within each block.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from csreview.gui import words
from csreview.gui.formats import BlockLook, Formats, Look
from csreview.gui.locating import Spot, finding_spots
from csreview.gui.runs import runs
from csreview.gui.tables import TableRun, fill_order, gather, make_table
from csreview.model import Agreement, Block, Finding, Part, Role

_LINE_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a block's text stands: document position of its start, and what was removed (offset, UTF-16 length)."""

    start: int
    text: str
    removed: tuple[tuple[int, int], ...]

    def position(self, offset: int, *, end: bool) -> int:
        """Return the document position of a code point offset; an `end` stays before text removed just there."""
        gone = sum(size for at, size in self.removed if at < offset or (at == offset and not end))
        return self.start + utf16(self.text[:offset]) + gone


@dataclass(frozen=True, slots=True)
class DraftDocument:
    """The document, and where each of our blocks landed in it (in the order of the draft's blocks)."""

    document: QTextDocument
    placed: tuple[Placed, ...]
    _starts: list[tuple[int, int]] = field(init=False)
    _known: dict[str, tuple[tuple[int, int], ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", sorted((p.start, n) for n, p in enumerate(self.placed)))

    def range(self, spot: Spot) -> tuple[int, int]:
        """Return the document positions of a stretch of a block."""
        block = self.placed[spot.block]
        return block.position(spot.span.start, end=False), block.position(spot.span.end, end=True)

    def places(self, agreement: Agreement, finding: Finding) -> tuple[tuple[int, int], ...]:
        """Return the document positions where a finding stands; worked out once, it is the same from both sides."""
        if finding.id not in self._known:
            self._known[finding.id] = tuple(self.range(spot) for spot in finding_spots(agreement, finding))
        return self._known[finding.id]

    def block_at(self, position: int) -> int:
        """Return the index of our block that stands at a document position, or the last before it."""
        starts = self._starts
        return starts[max(0, bisect_right(starts, (position, len(starts))) - 1)][1] if starts else 0


def utf16(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def build(agreement: Agreement, look: Look) -> DraftDocument:
    """Build the document of an agreement's draft."""
    building = Building(agreement, look)
    for _step in building.steps():
        pass
    return building.done()


class Building:
    """A document that is built step by step, since a long draft takes a while."""

    def __init__(self, agreement: Agreement, look: Look) -> None:
        self.agreement = agreement
        self.look = look
        self._document = _empty(look)
        self._writer = _Writer(self._document, agreement, look)
        self._steps = self._writer.write()

    def steps(self) -> Iterator[None]:
        """Build, or go on where building was left; each step is a paragraph or a table."""
        return self._steps

    def done(self) -> DraftDocument:
        """Return the document, once every step is done."""
        return DraftDocument(self._document, self._writer.placed())


def _empty(look: Look) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(look.font)
    document.setIndentWidth(look.em * 2)
    return document


class _Writer:
    """Writes blocks into a document, one after another."""

    def __init__(self, document: QTextDocument, agreement: Agreement, look: Look) -> None:
        self._cursor = QTextCursor(document)
        self._blocks = agreement.draft.blocks
        self._look = look
        self._formats = Formats(look)
        self._titles, self._heads = _outline(agreement)
        self._placed: dict[int, Placed] = {}
        self._fresh = True  # the cursor stands in an empty block that nothing has used
        self._part = Part.BODY

    def placed(self) -> tuple[Placed, ...]:
        """Return where each block of the draft stands, in the order of the draft; only after all of `write`."""
        return tuple(self._placed[index] for index in range(len(self._blocks)))

    def write(self) -> Iterator[None]:
        """Write the draft, a step each time it is asked for the next, so that the window stays awake."""
        self._cursor.beginEditBlock()
        for unit in gather(self._blocks):
            if isinstance(unit, TableRun):
                self._table(unit)
            else:
                self._caption(self._blocks[unit])
                self._open(self._formats.block(self._kind(unit)))
                self._text(unit, self._cursor)
            yield
        self._cursor.endEditBlock()

    def _open(self, shape: QTextBlockFormat) -> None:
        if self._fresh:
            self._cursor.setBlockFormat(shape)
            self._cursor.setBlockCharFormat(QTextCharFormat())
            self._fresh = False
        else:
            self._cursor.insertBlock(shape, QTextCharFormat())

    def _caption(self, block: Block) -> None:
        """Say where headers, notes and text boxes begin, since they stand apart in Word."""
        if block.part is self._part:
            return
        self._part = block.part
        if word := words.part(block.part):
            self._open(self._formats.spaced(1.2, 0.2))
            self._cursor.insertText(word, self._formats.faint())

    def _table(self, run: TableRun) -> None:
        self._part = Part.BODY
        table = make_table(self._cursor, run, self._look.colours.neutral.strong, self._look.em)
        last: tuple[int, int] | None = None
        for index, row, column in fill_order(run, self._blocks):
            place = (row, column)
            cell = table.cellAt(row, column)
            cursor = cell.lastCursorPosition()
            shape = self._formats.block(self._kind(index))
            if place == last or cell.firstCursorPosition().position() != cursor.position():
                cursor.insertBlock(shape, QTextCharFormat())
            else:
                cursor.setBlockFormat(shape)
            self._text(index, cursor)
            last = place
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True

    def _text(self, index: int, cursor: QTextCursor) -> None:
        block = self._blocks[index]
        base = self._formats.base(self._kind(index))
        if block.label:
            cursor.insertText(block.label + ("" if block.label.endswith("、") else " "), self._formats.label(base))
        start = cursor.position()
        removed = []
        for run in runs(block, revisions=self._look.revisions):
            cursor.insertText(run.text.replace("\n", _LINE_BREAK).replace("\r", " "), self._formats.run(base, run))
            if run.removed is not None:
                removed.append((run.span.start, utf16(run.text)))
        self._placed[index] = Placed(start, block.text, tuple(removed))

    def _kind(self, index: int) -> BlockLook:
        block = self._blocks[index]
        headed = bool(block.heading) or index in self._heads
        return BlockLook(
            index in self._titles,
            headed,
            block.heading,
            block.part,
            block.alignment,
            self._indent(block),
            bool(block.cell),
        )

    def _indent(self, block: Block) -> float:
        em = self._look.em
        by_list = em * 1.5 * (block.list_level or 0) if not block.indent else 0.0
        boxed = em * 2 if block.part is Part.TEXT_BOX else 0.0
        return min(max(0.0, block.indent) * 96 / 72 * self._look.font.pointSizeF() / 10.5, em * 10) + by_list + boxed


def _outline(agreement: Agreement) -> tuple[frozenset[int], frozenset[int]]:
    """Blocks of the agreement's title, and blocks that are nothing but the heading of an article."""
    titles = {p.block_index for c in agreement.clauses if c.role is Role.TITLE for p in c.pieces}
    heads = {
        c.pieces[0].block_index
        for c in agreement.clauses
        if c.depth == 1 and c.title and c.pieces and c.role in (Role.BODY, Role.DEFINITIONS, Role.ANNEX)
    }
    short = {i for i in heads if len(agreement.draft.blocks[i].text) <= 40 and not agreement.draft.blocks[i].cell}
    return frozenset(i for i in titles if not agreement.draft.blocks[i].cell), frozenset(short)
