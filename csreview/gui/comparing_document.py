"""Two versions beside each other as a text document: a table of one row for each clause, so that both sides align.

Built with cursors only, step by step: a draft's text is never parsed as markup, and a long one would hold up the window.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from csreview.gui.formats import Look
from csreview.gui.locating import clause_of, number
from csreview.gui.theme import Colours
from csreview.model import Agreement, Comparison, Edit, Marking, Pair, Role, Span
from csreview.reporting.comparison.outline import tag

_LINE_BREAK = "\u2028"
_HAIR = 3  # pixels between two clauses


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a pair stands in the document: its number in the comparison, and the position of its first change."""

    pair: int
    start: int
    substance: bool


class ComparingDocument:
    """Builds the document; `anchors` are the pairs with any change, in order."""

    def __init__(
        self, comparison: Comparison, look: Look, words: Mapping[str, str], *, only_changes: bool = False
    ) -> None:
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDefaultFont(look.font)
        self.anchors: list[Anchor] = []
        self._comparison = comparison
        self._words = words
        self._only_changes = only_changes
        self._formats = _Formats(look)
        self._cursor = QTextCursor(self.document)

    def steps(self) -> Iterator[None]:
        """Build; each step is a pair of clauses."""
        self._cursor.setBlockFormat(self._formats.gap)
        for index, pair in enumerate(self._comparison.pairs):
            if pair.touched or not self._only_changes:
                self._row(index, pair)
                yield

    def _row(self, index: int, pair: Pair) -> None:
        table = self._cursor.insertTable(1, 2, self._formats.table)
        start = min(self._cell(table, 0, pair), self._cell(table, 1, pair))
        if pair.touched:
            self.anchors.append(Anchor(index, start, pair.substance))
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._cursor.setBlockFormat(self._formats.gap)
        self._cursor.setBlockCharFormat(self._formats.hair)

    def _cell(self, table: QTextTable, column: int, pair: Pair) -> int:
        """Fill one side; return where its first change begins, or the cell itself."""
        new = column == 1
        cell = table.cellAt(0, column)
        ids = pair.new if new else pair.old
        text = pair.new_text if new else pair.old_text
        cursor = cell.firstCursorPosition()
        agreement = self._comparison.new if new else self._comparison.old
        first = cursor.position()
        if pair.touched and bool(pair.new) is new:  # what went is told where it stood
            self._tag(cursor, pair)
        elif pair.touched and ids:  # the same line left empty, so that both texts begin at one height
            cursor.insertText(_LINE_BREAK, self._formats.tag)
        if not ids:
            return 10**9 if pair.old and not new else first
        plain = self._formats.plain if pair.touched else self._formats.faint
        if _is_heading(agreement, ids[0]):
            plain = self._formats.bold(plain)
        label = clause_label(agreement, ids[0])
        if label:
            changed = pair.renumbered and bool(pair.old and pair.new)
            cursor.insertText(f"{label} ", self._formats.renumbered if changed else self._formats.bold(plain))
        return self._marked(cursor, pair, text, plain, new=new) or first

    def _tag(self, cursor: QTextCursor, pair: Pair) -> None:
        silent = self._comparison.tracked and any(e.substance and e.marking is Marking.SILENT for e in pair.edits)
        said = tag(self._comparison, pair, self._words)
        if not pair.substance and not pair.moved:
            said = self._words["renumbered"] if pair.renumbered and not pair.edits else self._words["form"]
        cursor.insertText(said + _LINE_BREAK, self._formats.silent_tag if silent else self._formats.tag)

    def _marked(self, cursor: QTextCursor, pair: Pair, text: str, plain: QTextCharFormat, *, new: bool) -> int:
        """Write a text with its changes marked; return the position of the first one, 0 where there is none."""
        at, first = 0, 0
        for span, edit in sorted(((e.new if new else e.old, e) for e in pair.edits), key=lambda each: each[0]):
            self._write(cursor, text[at : span.start], plain)
            if len(span):
                first = first or cursor.position()
                self._write(cursor, Span(max(at, span.start), max(at, span.end)).cut(text), self._look(edit, new=new))
            at = max(at, span.end)
        self._write(cursor, text[at:], plain)
        return first

    def _look(self, edit: Edit, *, new: bool) -> QTextCharFormat:
        if not edit.substance:
            return self._formats.form
        if not new:
            return self._formats.gone
        silent = self._comparison.tracked and edit.marking is Marking.SILENT
        return self._formats.silent if silent else self._formats.come

    @staticmethod
    def _write(cursor: QTextCursor, text: str, shape: QTextCharFormat) -> None:
        if text:
            cursor.insertText(text.replace("\n", _LINE_BREAK).replace("\t", "　｜　").replace("\r", " "), shape)


def clause_label(agreement: Agreement, identifier: str) -> str:
    """Return a clause's number as it is shown before its text."""
    clause = clause_of(agreement, identifier)
    return number(clause) if clause is not None else ""


def _is_heading(agreement: Agreement, identifier: str) -> bool:
    clause = clause_of(agreement, identifier)
    return clause is not None and (clause.role is Role.TITLE or (bool(clause.title) and clause.text == clause.title))


class _Formats:
    """The looks of a comparison, each made once."""

    def __init__(self, look: Look) -> None:
        shown: Colours = look.colours
        self.plain = _inked(look.ink)
        self.faint = _inked(shown.faint)
        self.gone = _inked(shown.deleted, shown.high.tint)
        self.gone.setFontStrikeOut(True)
        self.come = _inked(shown.inserted, shown.low.tint)
        self.come.setFontUnderline(True)
        self.silent = _inked(shown.medium.ink, shown.medium.tint)
        self.silent.setFontUnderline(True)
        self.form = _inked(look.ink)
        self.form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        self.renumbered = self.bold(self.form)
        self.tag = _small(_inked(shown.faint), look)
        self.silent_tag = self.bold(_small(_inked(shown.medium.ink), look))
        self.gap = QTextBlockFormat()
        self.gap.setLineHeight(_HAIR, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self.hair = QTextCharFormat()
        self.hair.setFontPointSize(1)
        self.table = _table_format(look)

    @staticmethod
    def bold(shape: QTextCharFormat) -> QTextCharFormat:
        """Return the same format in bold."""
        made = QTextCharFormat(shape)
        made.setFontWeight(600)
        return made


def _inked(ink: str, behind: str = "") -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QBrush(QColor(ink)))
    if behind:
        made.setBackground(QBrush(QColor(behind)))
    return made


def _small(shape: QTextCharFormat, look: Look) -> QTextCharFormat:
    shape.setFontPointSize(look.font.pointSizeF() * 0.82)
    return shape


def _table_format(look: Look) -> QTextTableFormat:
    made = QTextTableFormat()
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    made.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 50)] * 2)
    made.setBorder(0)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    made.setCellPadding(look.em * 0.4)
    made.setCellSpacing(0)
    made.setMargin(0)
    return made
