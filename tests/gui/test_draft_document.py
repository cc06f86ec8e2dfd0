from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QTextCursor, QTextTable

from csreview.gui.draft_document import DraftDocument, build, utf16
from csreview.gui.formats import Look
from csreview.gui.locating import Spot
from csreview.gui.theme import LIGHT
from csreview.model import Agreement, Block, Cell, Clause, Draft, Piece, Revision, RevisionKind, Role, Span
from tests.gui.factory import agreement

pytestmark = pytest.mark.usefixtures("qapp")


def _look(*, revisions: bool = True) -> Look:
    return Look(QFont("sans", 11), "#000000", LIGHT, revisions)


def _selected(shown: DraftDocument, spot: Spot) -> str:
    start, end = shown.range(spot)
    cursor = QTextCursor(shown.document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2028", "\n")


def _of(*blocks: Block) -> Agreement:
    pieces = tuple(Piece(i, Span(0, 0), Span(0, 0)) for i in range(len(blocks)))
    return Agreement(Draft("d", "0", blocks), "", (Clause("c", None, "", "", Role.BODY, "", 1, pieces),))


@pytest.mark.parametrize("revisions", [True, False])
def test_every_block_is_found_again_whole(revisions: bool) -> None:
    shown = build(agreement(), _look(revisions=False))
    for index, block in enumerate(agreement().draft.blocks):
        assert _selected(shown, Spot(index, Span(0, len(block.text)))) == block.text


def test_a_rare_character_does_not_shift_what_follows() -> None:
    shown = build(_of(Block("𠮷😀违约金百分之一")), _look())
    assert _selected(shown, Spot(0, Span(2, 5))) == "违约金"


def test_removed_text_does_not_shift_what_follows_and_stays_out_of_what_is_before() -> None:
    gone = Revision(RevisionKind.DELETED, Span(2, 2), text="𠮷旧文")
    shown = build(_of(Block("甲方乙方", revisions=(gone,))), _look())
    assert shown.document.toPlainText() == "甲方𠮷旧文乙方"
    assert _selected(shown, Spot(0, Span(0, 2))) == "甲方"
    assert _selected(shown, Spot(0, Span(2, 4))) == "乙方"


def test_accepted_text_has_no_trace_of_what_was_removed() -> None:
    text = build(agreement(), _look(revisions=False)).document.toPlainText()
    assert "合格" not in text
    assert "到合格𠮷发票" in build(agreement(), _look()).document.toPlainText()


_WORDS = st.text(alphabet="甲乙𠮷😀a\n\t<b>&", max_size=8)


@settings(max_examples=60)
@given(st.lists(st.tuples(_WORDS, _WORDS, st.booleans()), min_size=1, max_size=6), st.data())
def test_any_stretch_of_any_block_is_found(parts: list[tuple[str, str, bool]], data: st.DataObject) -> None:
    blocks = []
    for row, (text, gone, celled) in enumerate(parts):
        at = data.draw(st.integers(0, len(text)))
        revision = Revision(RevisionKind.DELETED, Span(at, at), text=gone)
        blocks.append(Block(text, label="1.", cell=Cell(0, row, 0) if celled else None, revisions=(revision,)))
    shown = build(_of(*blocks), _look(revisions=False))
    marked = build(_of(*blocks), _look())
    for index, block in enumerate(blocks):
        start = data.draw(st.integers(0, len(block.text)))
        end = data.draw(st.integers(start, len(block.text)))
        assert _selected(shown, Spot(index, Span(start, end))) == block.text[start:end]
        assert _selected(marked, Spot(index, Span(0, len(block.text)))).count("甲") >= block.text.count("甲")


def test_a_draft_is_never_read_as_markup() -> None:
    assert "<b>粗</b>&amp;" in build(_of(Block("<b>粗</b>&amp;")), _look()).document.toPlainText()


def _table(shown: DraftDocument) -> QTextTable:
    found = [f for f in shown.document.rootFrame().childFrames() if isinstance(f, QTextTable)]
    assert len(found) == 1
    return found[0]


def test_merged_cells_are_merged() -> None:
    shown = build(agreement(), _look())
    table = _table(shown)
    assert (table.rows(), table.columns()) == (3, 2)
    assert table.cellAt(2, 0).columnSpan() == 2
    assert table.cellAt(2, 1).firstCursorPosition() == table.cellAt(2, 0).firstCursorPosition()


def test_two_paragraphs_of_a_cell_stand_in_it() -> None:
    shown = build(
        _of(Block("一", cell=Cell(0, 0, 0)), Block("二", cell=Cell(0, 0, 0)), Block("三", cell=Cell(0, 0, 1))), _look()
    )
    cell = _table(shown).cellAt(0, 0)
    assert [shown.document.findBlock(shown.placed[i].start).text() for i in range(3)] == ["一", "二", "三"]
    assert cell.firstCursorPosition().position() <= shown.placed[1].start <= cell.lastCursorPosition().position()


def test_a_nested_table_stands_in_the_cell_it_follows() -> None:
    outer, inner = Block("外", cell=Cell(0, 0, 1)), Block("内", cell=Cell(1, 0, 0, nested=True))
    shown = build(_of(Block("左", cell=Cell(0, 0, 0)), outer, inner, Block("后", cell=Cell(0, 1, 0))), _look())
    assert _table(shown).cellAt(shown.placed[2].start) == _table(shown).cellAt(0, 1)
    assert _selected(shown, Spot(3, Span(0, 1))) == "后"


def test_lone_surrogates_do_not_stop_it() -> None:
    assert utf16("a\ud842b") == 3
