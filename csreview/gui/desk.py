"""What the window shows of a reviewed draft: first answer, notices, and the three panes."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSplitter, QSplitterHandle, QVBoxLayout, QWidget

from csreview.gui import words
from csreview.gui.detail_pane import DetailPane
from csreview.gui.draft_pane import DraftPane
from csreview.gui.head import Head
from csreview.gui.navigator import Navigator
from csreview.gui.notices import Notices
from csreview.gui.segmented import Segmented
from csreview.gui.session import Target
from csreview.gui.theme import colours
from csreview.gui.tips import plain
from csreview.gui.widgets import Button, IconButton, Text
from csreview.model import Evidence, PartyRole, Review, Side

_WIDTHS = (310, 620, 350)


class Desk(QWidget):
    """The working place. `side_wanted` brings a Side, `chosen` a Target, the others ask for what they say."""

    side_wanted = Signal(object)
    chosen = Signal(object)
    open_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, zoom: int) -> None:
        super().__init__()
        self.sides = Segmented(self.tr("Side"), tuple(words.side(s) for s in Side), large=True)
        self.sides.set_tip(0, "Ctrl+1")
        self.sides.set_tip(1, "Ctrl+2")
        self.open_button = IconButton("open", self.tr("Open a draft"), shortcut="Ctrl+O")
        self.export_button = Button(self.tr("Export report"), icon="export", primary=True)
        self._name = Text("", factor=1.12, bold=True)
        self._parties = Text("", faint=True, factor=0.92)
        self.head = Head()
        self.notices = Notices()
        self.navigator = Navigator()
        self.draft = DraftPane(zoom)
        self.detail = DetailPane()
        self.splitter = _Splitter()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for pane, stretch in ((self.navigator, 0), (self.draft, 1), (self.detail, 0)):
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
            pane.setMinimumWidth(220 if pane is not self.detail else 270)
        self.splitter.setSizes(list(_WIDTHS))
        top = QVBoxLayout()
        top.setContentsMargins(12, 8, 12, 8)
        top.setSpacing(8)
        top.addLayout(self._bar())
        top.addWidget(self.head)
        top.addWidget(self.notices)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.splitter, 1)

    def _bar(self) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(0)
        for text in (self._name, self._parties):
            text.setWordWrap(False)
            text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            names.addWidget(text)
        right = QHBoxLayout()
        right.setSpacing(8)
        right.addStretch(1)
        right.addWidget(self.open_button)
        right.addWidget(self.export_button)
        bar = QHBoxLayout()
        bar.setContentsMargins(6, 0, 0, 0)
        bar.addLayout(names, 1)
        bar.addWidget(self.sides)
        bar.addLayout(right, 1)
        return bar

    def _connect(self) -> None:
        self.sides.chosen.connect(lambda number: self.side_wanted.emit(tuple(Side)[number]))
        self.open_button.clicked.connect(self.open_wanted)
        self.export_button.clicked.connect(self.export_wanted)
        self.head.chosen.connect(self.chosen)
        self.head.section_chosen.connect(self.navigator.open_section)
        self.navigator.chosen.connect(self.chosen)
        self.navigator.jumped.connect(self.draft.go_to_clause)
        self.draft.chosen.connect(self.chosen)
        self.detail.chosen.connect(self.chosen)
        self.detail.jumped.connect(self._jump)

    def present(self, review: Review) -> Iterator[None]:
        """Show another draft's review, step by step."""
        self.navigator.show_review(review, keep=False)
        yield
        yield from self.draft.present(review)
        self._show_rest(review)
        yield

    def show_review(self, review: Review) -> None:
        """Show another review of the draft that is shown, from the other side or as decided now; every place stays."""
        self.navigator.show_review(review, keep=True)
        self.draft.show_review(review)
        self._show_rest(review)

    def _show_rest(self, review: Review) -> None:
        self.sides.take(tuple(Side).index(review.side))
        self._name.setText(review.agreement.draft.name)
        self._name.setToolTip(plain(review.agreement.draft.name))
        self._parties.setText(_parties(review))
        self.head.show_review(review)
        self.notices.show_review(review)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go as the eye does; the rows of the head are new with each review."""
        navigator, draft = self.navigator, self.draft
        order: list[QWidget] = [*self.sides.buttons, self.open_button, self.export_button]
        order += [*self.head.rows, self.head.coverage, *self.notices.buttons]
        order += [*navigator.tabs.buttons, navigator.search, navigator.filter_button, *navigator.trees]
        order += [draft.revisions, *draft.buttons, draft.view, self.detail]
        for first, second in itertools.pairwise(order):
            QWidget.setTabOrder(first, second)

    def show_target(self, review: Review, other: Review | None, target: Target, *, go: bool = True) -> None:
        """Show what is chosen in all three panes; `other` is the other side's review."""
        self.navigator.show_target(target)
        self.draft.show_target(target, go=go)
        self.detail.show_target(review, other, target)

    def toggle_head(self) -> None:
        """Hide the first answer to give the panes its room, or show it again."""
        self.head.setVisible(not self.head.isVisible())

    def cycle(self, step: int) -> None:
        """Give the next pane the focus, or the one before."""
        panes: tuple[QWidget, ...] = (self.navigator, self.draft, self.detail)
        inside = [n for n, pane in enumerate(panes) if pane.isAncestorOf(self.focusWidget() or self) or pane.hasFocus()]
        following = (inside[0] + step) % len(panes) if inside else (0 if step > 0 else len(panes) - 1)
        if following == 0:
            self.navigator.focus_list()
        else:
            (self.draft.view if following == 1 else self.detail).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _jump(self, place: object) -> None:
        if isinstance(place, Evidence):
            self.draft.go_to_evidence(place)
        else:
            self.draft.go_to_clause(str(place))


class _Splitter(QSplitter):
    """Panes parted by a hairline that is easy to take hold of."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(7)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        """Return a handle of ours."""
        return _Handle(self.orientation(), self)


class _Handle(QSplitterHandle):
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.width() // 2, 0, 1, self.height(), QColor(colours(self.palette()).line))


def _parties(review: Review) -> str:
    """Name the parties as the draft does: 甲方 …（商家方） · 乙方 …（服务商方）."""
    sides = {PartyRole.MERCHANT: Side.MERCHANT, PartyRole.VENDOR: Side.VENDOR}
    said = []
    for role, side in sides.items():
        party = review.agreement.party(role)
        if party is not None:
            said.append(f"{words.side(side)}：{' '.join(p for p in (party.letter, party.name) if p)}")
    return "    ".join(said)
