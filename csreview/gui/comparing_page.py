"""Two versions of a draft beside each other, with the list of what changed and what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from csreview.gui.comparing_delegate import LINE, LineDelegate
from csreview.gui.comparing_document import ComparingDocument
from csreview.gui.comparing_list import Line, lines
from csreview.gui.formats import Look
from csreview.gui.segmented import Segmented
from csreview.gui.slim_bar import slim
from csreview.gui.theme import SERIF, colours, family, sized
from csreview.gui.tips import plain
from csreview.gui.turns import Turns
from csreview.gui.widgets import Button, IconButton, Text, rule
from csreview.gui.words import side as side_name
from csreview.model import Meaning, Side
from csreview.reporting.comparison.outline import verdict_line
from csreview.reporting.comparison.words import words

_BODY = 1.06


class ComparingPage(QWidget):
    """The page. `closed` when the review is wanted again, `export_wanted` for the report of the comparison, `side_wanted`
    brings the Side to look from.
    """

    closed = Signal()
    export_wanted = Signal()
    side_wanted = Signal(object)

    def __init__(self, language: str) -> None:
        super().__init__()
        self.words: Mapping[str, str] = words(language)
        self.meaning: Meaning | None = None
        self.shown: ComparingDocument | None = None
        self._at = -1
        self._turns = Turns(self)
        self.sides = Segmented(self.tr("Side"), tuple(side_name(side) for side in Side))
        self.back = Button(self.tr("Back to the review"))
        self.previous = IconButton("up", self.tr("Previous change"), shortcut="Shift+F8")
        self.next = IconButton("down", self.tr("Next change"), shortcut="F8")
        self.only = QCheckBox(self.tr("Only what changed"))
        self.export = Button(self.tr("Export the comparison"), icon="export", primary=True)
        self.list = QListWidget()
        self.view = QTextBrowser()
        self._verdict = Text("", factor=1.1, bold=True)
        self._why = Text("", faint=True)
        self._heads = (Text("", bold=True), Text("", bold=True))
        self._count = Text("", faint=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar())
        column.addWidget(rule())
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(self._drafts())
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([330, 950])
        column.addWidget(splitter, 1)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(LineDelegate(self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or lines break anew for its bar
        self.list.setAccessibleName(self.tr("Changes"))
        self.list.setMinimumWidth(220)
        slim(self.list)

    def _bar(self) -> QVBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._verdict, 1)
        for widget in (self.sides, self._count, self.previous, self.next, self.only, self.back, self.export):
            top.addWidget(widget)
        self._count.setWordWrap(False)
        bar = QVBoxLayout()
        bar.setContentsMargins(14, 8, 12, 8)
        bar.setSpacing(2)
        bar.addLayout(top)
        bar.addWidget(self._why)
        return bar

    def _drafts(self) -> QWidget:
        sheet = QFrame()
        sheet.setAutoFillBackground(True)
        sheet.setBackgroundRole(QPalette.ColorRole.Base)
        heads = QHBoxLayout()
        heads.setContentsMargins(12, 8, 20, 6)
        for head in self._heads:
            head.setWordWrap(False)
            heads.addWidget(head, 1)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(heads)
        column.addWidget(rule())
        column.addWidget(self.view, 1)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setOpenLinks(False)
        self.view.setAccessibleName(self.tr("Both versions"))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        slim(self.view)
        return sheet

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.export.clicked.connect(self.export_wanted)
        self.previous.clicked.connect(lambda: self.walk(-1))
        self.next.clicked.connect(lambda: self.walk(1))
        self.only.toggled.connect(lambda _on: self._rebuild())
        self.list.itemActivated.connect(self._go_to_item)
        self.list.itemClicked.connect(self._go_to_item)
        self.sides.chosen.connect(lambda number: self.side_wanted.emit(tuple(Side)[number]))
        for keys, do in (
            ("F8", lambda: self.walk(1)),
            ("Shift+F8", lambda: self.walk(-1)),
            ("Escape", self.closed.emit),
            ("Ctrl+1", lambda: self.side_wanted.emit(Side.MERCHANT)),
            ("Ctrl+2", lambda: self.side_wanted.emit(Side.VENDOR)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def show_meaning(self, meaning: Meaning) -> None:
        """Show a comparison for one side; the same comparison from the other side keeps its place."""
        same = self.meaning is not None and self.meaning.comparison == meaning.comparison
        self.meaning = meaning
        self.sides.take(tuple(Side).index(meaning.side))
        comparison = meaning.comparison
        said, why = verdict_line(meaning, self.words)
        self._verdict.setText(said)
        self._why.setText(why)
        for head, key, agreement in zip(self._heads, ("old", "new"), (comparison.old, comparison.new), strict=True):
            head.setText(f"{self.words[key]}  {agreement.draft.name}")
            head.setToolTip(plain(agreement.draft.name))
        self._fill(lines(meaning, self.words))
        if not same:
            self._rebuild()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "shown", None) is not None:
            self._rebuild()

    def _fill(self, shown: tuple[Line, ...]) -> None:
        self.list.clear()
        for line in shown:
            item = QListWidgetItem(line.text, self.list)
            item.setData(LINE, line)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.text} {line.more}")
            if line.heading:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            else:
                item.setToolTip(plain(f"{line.text}\n{line.more}"))

    def _rebuild(self) -> None:
        if self.meaning is not None:
            self._turns.begin(self._building(self.meaning))

    def _building(self, meaning: Meaning) -> Iterator[None]:
        font = sized(family(self.font(), SERIF), _BODY)
        ink = self.palette().color(QPalette.ColorRole.Text).name()
        look = Look(font, ink, colours(self.palette()), True)
        made = ComparingDocument(meaning.comparison, look, self.words, only_changes=self.only.isChecked())
        yield from made.steps()
        self.shown, self._at = made, -1
        self.view.setDocument(made.document)
        self._tell_count()

    def walk(self, step: int) -> None:
        """Go to the next change of substance, or the one before; of form, where there is no other."""
        if self.shown is None:
            return
        anchors = [a for a in self.shown.anchors if a.substance] or self.shown.anchors
        if anchors:
            self._at = (self._at + step) % len(anchors) if self._at >= 0 else (0 if step > 0 else len(anchors) - 1)
            self._go(anchors[self._at].start)
            self._choose(anchors[self._at].pair)
        self._tell_count()

    def _choose(self, pair: int) -> None:
        """Choose the last line about a pair: its own among all changes."""
        for row in reversed(range(self.list.count())):
            line: Line = self.list.item(row).data(LINE)
            if line.pair == pair:
                self.list.setCurrentRow(row)
                return

    def _tell_count(self) -> None:
        anchors = [a for a in self.shown.anchors if a.substance] if self.shown is not None else []
        there = f"{self._at + 1} / {len(anchors)}" if self._at >= 0 else str(len(anchors))
        self._count.setText(self.tr("{0} changed clauses").format(there) if anchors else "")

    def _go_to_item(self, item: QListWidgetItem) -> None:
        self.go_to_pair(item.data(LINE).pair)

    def go_to_pair(self, pair: int | None) -> None:
        """Go to a pair of clauses."""
        if self.shown is None or pair is None:
            return
        anchor = next((a for a in self.shown.anchors if a.pair == pair), None)
        if anchor is not None:
            known = [a for a in self.shown.anchors if a.substance]
            self._at = known.index(anchor) if anchor in known else self._at
            self._go(anchor.start)
            self._tell_count()

    def _go(self, position: int) -> None:
        """Scroll a position into the upper third."""
        if self.shown is None:
            return
        cursor = QTextCursor(self.shown.document)
        cursor.setPosition(min(position, self.shown.document.characterCount() - 1))
        self.view.setTextCursor(cursor)
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.value() + self.view.cursorRect(cursor).top() - round(self.view.height() * 0.3))

    def stop(self) -> None:
        """Drop what is being built."""
        self._turns.stop()
