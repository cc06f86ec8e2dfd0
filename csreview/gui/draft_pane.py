"""The middle pane: the draft with its highlights, marks, find bar and zoom."""

from __future__ import annotations

import operator
from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QPalette, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QTextEdit, QVBoxLayout

from csreview.gui import words
from csreview.gui.draft_document import Building, DraftDocument
from csreview.gui.draft_view import DraftView
from csreview.gui.find_bar import FindBar
from csreview.gui.formats import Look
from csreview.gui.highlights import (
    Marked,
    Noted,
    at,
    char_format,
    comment_format,
    marked,
    noted,
    select,
    selections,
    target_places,
    target_tone,
    within,
)
from csreview.gui.locating import clause_of, clauses_by_block, first_block, full_name, last_block, spots
from csreview.gui.marks import Marks, laid_out
from csreview.gui.session import Target, finding_of, outcome_of, target_of
from csreview.gui.theme import SANS, SERIF, colours, family, sized
from csreview.gui.turns import Turns
from csreview.gui.widgets import IconButton, Line, rule
from csreview.model import Agreement, Evidence, Finding, Review, Status

_STEP = 10
_LOW, _HIGH = 70, 200
_BODY = 1.12  # body text against the interface's


class DraftPane(QFrame):
    """The draft. `chosen` brings the Target of a clicked highlight, `zoomed` the new size in percent."""

    chosen = Signal(object)
    zoomed = Signal(int)

    def __init__(self, zoom: int = 100) -> None:
        super().__init__()
        self._zoom = zoom
        self._review: Review | None = None
        self._shown: DraftDocument | None = None
        self._marks: tuple[Marked, ...] = ()
        self._notes: tuple[Noted, ...] = ()
        self._target = Target()
        self._serif = True
        self._also: tuple[tuple[int, int], ...] = ()
        self._seen = (0, 0)
        self._ahead: tuple[Building, Iterator[None]] | None = None
        self._turns = Turns(self)
        self._marking = Turns(self)
        self._hits: list[QTextCursor] = []
        self._hit = -1
        self._from = 0
        self.view = DraftView()
        self.marks = Marks()
        self.find_bar = FindBar()
        self.buttons: tuple[IconButton, ...] = ()
        self.revisions = QCheckBox(self.tr("Show tracked changes"))
        self._where = Line(faint=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 6, 8, 6)
        bar.addWidget(self._where, 1)
        bar.addWidget(self.revisions)
        for name, text, keys, do in (
            ("search", self.tr("Find in the draft"), "Ctrl+F", self.begin_find),
            ("minus", self.tr("Smaller text"), "Ctrl+-", lambda: self.zoom_by(-1)),
            ("plus", self.tr("Larger text"), "Ctrl++", lambda: self.zoom_by(1)),
        ):
            button = IconButton(name, text, shortcut=keys)
            button.clicked.connect(do)
            bar.addWidget(button)
            self.buttons = (*self.buttons, button)
        page = QHBoxLayout()
        page.setSpacing(0)
        page.addWidget(self.view, 1)
        page.addWidget(self.marks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(rule())
        column.addWidget(self.find_bar)
        column.addLayout(page, 1)
        self.find_bar.hide()
        self.revisions.setChecked(True)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)

    def _connect(self) -> None:
        self.view.clicked.connect(self._clicked)
        self.view.verticalScrollBar().valueChanged.connect(lambda _value: self._on_scroll())
        self.view.resized.connect(self._on_scroll)
        self.view.zoomed.connect(self.zoom_by)
        self.view.reflowed.connect(lambda: self._mark_strip(anew=True))
        self.marks.clicked.connect(self._choose)
        self.find_bar.wanted.connect(self._find)
        self.find_bar.moved.connect(self._move)
        self.find_bar.closed.connect(self.end_find)
        self.revisions.toggled.connect(lambda _on: self._rebuild())

    def show_review(self, review: Review) -> None:
        """Take another review of the draft that is shown, before `show_target` paints it; the place in it stays."""
        before, self._review = self._review, review
        if before is None or not _same(before.findings, review.findings):
            self._place_marks()

    def prepare(self, agreement: Agreement) -> None:
        """Begin to show a draft that is still reviewed."""
        building = Building(agreement, self._look())
        self._ahead = building, self._building(building)
        self._turns.begin(self._ahead[1])

    def drop_prepared(self) -> None:
        """The draft that was prepared will not be shown."""
        if self._ahead is not None:
            self._turns.stop()
            self._ahead = None

    def _building(self, building: Building) -> Iterator[None]:
        """Show a draft without its findings, step by step."""
        yield from building.steps()
        self._review, self._target = None, Target()
        self._put(building.done())
        yield
        if self._shown is not None:
            yield from laid_out(self._shown.document)

    def present(self, review: Review) -> Iterator[None]:
        """Show another draft with its findings, step by step."""
        self._turns.stop()
        ahead, self._ahead, look = self._ahead, None, self._look()
        ready = ahead is not None and ahead[0].agreement is review.agreement and ahead[0].look == look
        yield from ahead[1] if ahead is not None and ready else self._building(Building(review.agreement, look))
        shown = self._shown
        assert shown is not None  # it was just built
        for finding in review.findings:
            shown.places(review.agreement, finding)  # which it knows from now on
            yield
        self._review = review
        self.revisions.setVisible(any(block.revisions for block in review.agreement.draft.blocks))
        self.view.verticalScrollBar().setValue(0)
        self._mark()
        yield
        self._say_where()

    def show_target(self, target: Target, *, go: bool = True) -> None:
        """Show what is chosen, and go there."""
        self._target = target
        self._also = ()
        self._paint()
        places = self._places()
        gap = self._gap() if not places else None
        self.marks.show_current(places or (() if gap is None else ((gap, gap),)))
        self._show_gap(gap)
        if not go or self._shown is None or self._review is None:
            return
        if places:
            self.view.go(places[0][0])
        elif gap is not None:
            self.view.go(gap)

    def _gap(self) -> int | None:
        """Return the document position of the block below which what is absent belongs, or None."""
        outcome = outcome_of(self._review, self._target.requirement) if self._review is not None else None
        if self._review is None or self._shown is None or outcome is None or outcome.status is not Status.MISSING:
            return None
        block = last_block(self._review.agreement, outcome.belongs_after)
        return self._shown.placed[block].start if block is not None else None

    def _show_gap(self, gap: int | None) -> None:
        if self._review is not None:
            tone, _kind = target_tone(self._review, self._target, colours(self.palette()))
            self.view.show_gap(gap, tone.ink)

    def go_to_clause(self, identifier: str) -> None:
        """Go to where a clause begins."""
        if self._review is None or self._shown is None:
            return
        clause = clause_of(self._review.agreement, identifier)
        block = first_block(clause) if clause is not None else None
        if block is not None:
            self.view.go(self._shown.placed[block].start)

    def go_to_evidence(self, evidence: Evidence) -> None:
        """Go to a quote and mark it."""
        if self._review is None or self._shown is None:
            return
        found = [self._shown.range(s) for s in spots(self._review.agreement, evidence.clause, evidence.span)]
        if found:
            self._also = tuple(found)
            self.marks.show_current(self._also)
            self.view.go(found[0][0])
            self._paint()

    def begin_find(self) -> None:
        """Open the find bar with what is selected, or with what was looked for last, from here on."""
        cursor = self.view.textCursor()
        selected, found = cursor.selectedText(), self.find_bar.field
        self._from = cursor.selectionStart() if selected else self.view.top_position()
        if selected and "\u2029" not in selected and selected != found.text():
            found.setText(selected)
        else:
            self._find(found.text())
        self.find_bar.begin()

    def end_find(self) -> None:
        """Close the find bar."""
        self.find_bar.hide()
        self._hits, self._hit = [], -1
        self._paint()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def zoom_by(self, steps: int) -> None:
        """Make the text larger or smaller by steps of 10 %; 0 makes it as large as at first."""
        wanted = 100 if steps == 0 else self._zoom + steps * _STEP
        wanted = min(_HIGH, max(_LOW, wanted))
        if wanted != self._zoom:
            self._zoom = wanted
            self._rebuild()
            self.zoomed.emit(wanted)

    def set_typeface(self, typeface: str) -> None:
        """Set the draft in "serif" or "sans"."""
        if self._serif is not (typeface == "serif"):
            self._serif = typeface == "serif"
            self._rebuild()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "_shown", None) is not None:
            self._rebuild()

    def _look(self) -> Look:
        font = sized(family(self.font(), SERIF if self._serif else SANS), _BODY * self._zoom / 100)
        ink = self.palette().color(QPalette.ColorRole.Text).name()
        return Look(font, ink, colours(self.palette()), self.revisions.isChecked())

    def _put(self, shown: DraftDocument) -> None:
        self._shown = shown
        self._hits, self._hit, self._also = [], -1, ()
        self._marks, self._notes = (), ()  # their places are those of the document before
        self._marking.stop()
        self.marks.hide_marks()
        self.view.put(shown.document, self._look().em)

    def _rebuild(self) -> None:
        """Build the same draft anew, with another size, theme or view of changes, at the same place."""
        if self._review is not None:
            self._turns.begin(self._rebuilding(self._review.agreement))

    def _rebuilding(self, agreement: Agreement) -> Iterator[None]:
        building = Building(agreement, self._look())
        yield from building.steps()
        if self._shown is None:
            return
        block = self._shown.block_at(self.view.top_position())
        self._put(building.done())
        self._mark()
        start = self._shown.placed[block].start if self._shown.placed else 0
        self.view.scroll_to(start)

    def _mark(self) -> None:
        if self._review is None or self._shown is None:
            return
        self._notes = noted(self._review, self._shown)
        self._place_marks()
        self.marks.show_current(self._places())
        self._show_gap(None if self._places() else self._gap())
        self._paint()

    def _place_marks(self) -> None:
        if self._review is None or self._shown is None:
            return
        self._marks = marked(self._review, self._shown)
        self.view.show_marks(self._marks, self._tip, self._notes)
        self._mark_strip(anew=not self.marks.settled)

    def _tip(self, identifier: str) -> str:
        found = finding_of(self._review, identifier) if self._review is not None else None
        return f"{words.severity(found.severity)} · {words.kind(found.kind)}\n{found.message}" if found else ""

    def _mark_strip(self, *, anew: bool) -> None:
        if anew:
            self.marks.hide_marks()
        if self._shown is not None:
            self._marking.begin(self.marks.show_marks(self._shown.document, self._marks, anew=anew))

    def _on_scroll(self) -> None:
        """Highlight what has come into sight; highlights all over a long draft would make every step slow."""
        self._say_where()
        first, last = self.view.seen()
        if first < self._seen[0] or last > self._seen[1]:
            self._paint()

    def _paint(self) -> None:
        if self._review is None or self._shown is None:
            return
        shown, document = colours(self.palette()), self._shown.document
        first, last = self.view.seen()
        seen = self._seen = (first - (last - first), last + (last - first))
        notes = [note for note in self._notes if within(note, seen)]
        made = [select(document, note.start, note.end, comment_format(shown)) for note in notes]
        made += selections(self._marks, document, shown, seen)
        tone, kind = target_tone(self._review, self._target, shown)
        strong = char_format(tone, kind, strong=True)
        made += [select(document, start, end, strong) for start, end in (*self._places(), *self._also)]
        self.view.highlight(made + self._hit_selections())

    def _places(self) -> tuple[tuple[int, int], ...]:
        if self._review is None or self._shown is None:
            return ()
        return target_places(self._review, self._target, self._shown)

    def _clicked(self, position: int) -> None:
        mark = at(self._marks, position)
        if mark is not None:
            self._choose(mark.finding)

    def _choose(self, identifier: str) -> None:
        finding = finding_of(self._review, identifier) if self._review is not None else None
        if finding is not None:
            self.chosen.emit(target_of(finding))

    def _say_where(self) -> None:
        if self._review is None or self._shown is None:
            return
        block = self._shown.block_at(self.view.top_position())
        agreement = self._review.agreement
        self._where.setText(full_name(agreement, clauses_by_block(agreement).get(block)))

    def _find(self, text: str) -> None:
        """Go to the first of the places found from here on."""
        self._hits = _hits(self._shown.document, text) if self._shown is not None and text else []
        self._hit = sum(cursor.selectionStart() < self._from for cursor in self._hits) - 1
        self._move(1)

    def _move(self, step: int) -> None:
        if self._hits:
            self._hit = (self._hit + step) % len(self._hits)
            self._from = self._hits[self._hit].selectionStart()
            self.view.go(self._from)
        self.find_bar.tell(self._hit + 1, len(self._hits))
        self._paint()

    def _hit_selections(self) -> list[QTextEdit.ExtraSelection]:
        made = []
        for number, cursor in enumerate(self._hits):
            shape = QTextCharFormat()
            now = number == self._hit
            shape.setBackground(self.palette().color(QPalette.ColorRole.Highlight) if now else QColor("#ffe066"))
            shape.setForeground(self.palette().color(QPalette.ColorRole.HighlightedText) if now else QColor("#1f2328"))
            made.append(select(cursor.document(), cursor.selectionStart(), cursor.selectionEnd(), shape))
        return made


def _same(some: tuple[Finding, ...], others: tuple[Finding, ...]) -> bool:
    """Tell whether reviews found the very same: most decisions change no finding, and so no highlight."""
    return len(some) == len(others) and all(map(operator.is_, some, others))


def _hits(document: QTextDocument, text: str) -> list[QTextCursor]:
    found: list[QTextCursor] = []
    cursor = document.find(text)
    while not cursor.isNull() and len(found) < 2000:
        found.append(cursor)
        cursor = document.find(text, cursor)
    return found
