"""What the window shows of a reviewed draft: first answer, notices, and the three panes."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSplitter,
    QSplitterHandle,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from csreview.gui import words
from csreview.gui.both_pane import BothPane
from csreview.gui.detail_pane import DetailPane
from csreview.gui.draft_pane import DraftPane
from csreview.gui.head import Head
from csreview.gui.navigator import Navigator
from csreview.gui.notices import Notices
from csreview.gui.segmented import Segmented
from csreview.gui.session import Target
from csreview.gui.theme import colours
from csreview.gui.widgets import Button, IconButton, Line
from csreview.model import Agreement, Evidence, PartyRole, Review, Side

_WIDTHS = (310, 620, 350)
_DETAIL = 17  # lines' heights that the right pane is wide at least: its buttons stand beside each other
_MARK, _WIDEST = 2, 10_000  # pixels that the mark of the pane with the focus is high, and wide at most
_BOTH = 1.6  # how much wider the right pane is with both sides beside each other


class Desk(QWidget):
    """The working place. `side_wanted` brings a Side, `chosen` a Target, `taken` a Side and a Target of its review, `paired`
    whether both sides are shown; the others ask for what they say.
    """

    side_wanted = Signal(object)
    chosen = Signal(object)
    taken = Signal(object, object)
    paired = Signal(bool)
    open_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, zoom: int) -> None:
        super().__init__()
        self.sides = Segmented(self.tr("Side"), tuple(words.side(s) for s in Side), large=True)
        self.sides.set_tip(0, "Ctrl+1")
        self.sides.set_tip(1, "Ctrl+2")
        self.both_button = Button(self.tr("Side by side"), icon="both")
        self.both_button.setCheckable(True)
        self.both_button.setToolTip(self.tr("Compare both sides on the same point") + "  (Ctrl+3)")
        self.open_button = IconButton("open", self.tr("Open a draft"), shortcut="Ctrl+O")
        self.export_button = Button(self.tr("Export report"), icon="export", primary=True)
        self.back_button = IconButton("back", self.tr("Back to the folder"), shortcut="Alt+Left")
        self._name = Line(factor=1.12, bold=True)
        self._parties = Line(faint=True, factor=0.92)
        self.head = Head()
        self.notices = Notices()
        self.navigator = Navigator()
        self.draft = DraftPane(zoom)
        self.detail = DetailPane()
        self.both = BothPane()
        self.right = QStackedWidget()
        self._shown: tuple[Review, Review | None, Target] | None = None
        self.splitter = _Splitter()
        self._mark = _Mark((self.navigator, self.draft, self.right))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for page in (self.detail, self.both):
            self.right.addWidget(page)
        for pane, stretch in ((self.navigator, 0), (self.draft, 1), (self.right, 0)):
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
            pane.setMinimumWidth(max(220, pane.minimumSizeHint().width()))
        self.right.setMinimumWidth(round(self.fontMetrics().height() * _DETAIL))
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
            names.addWidget(text)
        right = QHBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.both_button)
        right.addStretch(1)
        right.addWidget(self.open_button)
        right.addWidget(self.export_button)
        bar = QHBoxLayout()
        bar.setContentsMargins(6, 0, 0, 0)
        bar.addWidget(self.back_button)
        bar.addLayout(names, 1)
        bar.addWidget(self.sides)
        bar.addLayout(right, 1)
        return bar

    def _connect(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self.sides.chosen.connect(lambda number: self.side_wanted.emit(tuple(Side)[number]))
        self.open_button.clicked.connect(self.open_wanted)
        self.export_button.clicked.connect(self.export_wanted)
        self.head.chosen.connect(self.chosen)
        self.head.section_chosen.connect(self.navigator.open_section)
        self.navigator.chosen.connect(self.chosen)
        self.navigator.copied.connect(lambda: self.in_detail().copy_finding())
        self.navigator.jumped.connect(self.draft.go_to_clause)
        self.draft.chosen.connect(self.chosen)
        self.detail.chosen.connect(self.chosen)
        self.detail.jumped.connect(self._jump)
        self.both_button.toggled.connect(self._pair)
        self.both.taken.connect(self.taken)
        self.both.jumped.connect(self._jump)

    def prepare(self, agreement: Agreement) -> None:
        """Begin with a draft that will be shown when it is reviewed, as wide as it will be then."""
        around = self.parentWidget()
        if around is not None and self.size() != around.size():
            self.resize(around.size())
            self.grab(QRect(0, 0, 1, 1))  # lays everything out
        self.draft.prepare(agreement)

    def present(self, review: Review) -> Iterator[None]:
        """Show another draft's review, step by step."""
        yield from self.navigator.present(review)
        yield from self.draft.present(review)
        self._show_rest(review)
        self._order_tabs()
        yield

    def show_review(self, review: Review, other: Review | None, target: Target) -> None:
        """Show another review of the draft that is shown, from the other side or as decided now, and what is chosen in
        it; every place stays.
        """
        self.take(review)
        self.show_target(review, other, target, go=False)

    def take(self, review: Review) -> None:
        """Take another review of the draft that is shown, before `show_target` shows what is chosen in it."""
        self.navigator.show_review(review)
        self.draft.show_review(review)
        self._show_rest(review)

    def _show_rest(self, review: Review) -> None:
        self.sides.take(tuple(Side).index(review.side))
        self._name.setText(review.agreement.draft.name)
        self._parties.setText(_parties(review))
        self.head.show_review(review)
        self.notices.show_review(review)

    def _order_tabs(self) -> None:
        """Let Tab go as the eye does."""
        navigator, draft = self.navigator, self.draft
        order: list[QWidget] = [
            self.back_button,
            *self.sides.buttons,
            self.both_button,
            self.open_button,
            self.export_button,
        ]
        order += [*self.head.stops, *self.notices.buttons]
        order += [*navigator.tabs.buttons, navigator.search, navigator.filter_button, *navigator.trees]
        order += [draft.revisions, *draft.buttons, draft.view, self.detail, self.both]
        for first, second in itertools.pairwise(order):
            QWidget.setTabOrder(first, second)

    def show_target(self, review: Review, other: Review | None, target: Target, *, go: bool = True) -> None:
        """Show what is chosen in all three panes; `other` is the other side's review."""
        self.navigator.show_target(target)
        self.draft.show_target(target, go=go)
        self._shown = (review, other, target)
        self._show_right()

    def _show_right(self) -> None:
        if self._shown is None:
            return
        review, other, target = self._shown
        if self.both_button.isChecked():
            self.both.show_target({r.side: r for r in (review, other) if r is not None}, target)
        else:
            self.detail.show_target(review, other, target)

    def in_detail(self) -> DetailPane:
        """Return the pane that tells of what is chosen in detail, also while both sides are shown in its stead."""
        if self.both_button.isChecked() and self._shown is not None:
            self.detail.show_target(*self._shown)
        return self.detail

    def _pair(self, on: bool) -> None:
        """Show both sides beside each other, for which the right pane is wider; or one side again."""
        left, middle, right = self.splitter.sizes()
        wide = round(right * _BOTH if on else right / _BOTH)
        self.right.setCurrentWidget(self.both if on else self.detail)
        self.splitter.setSizes([left, middle + right - wide, wide])
        self._show_right()
        self.paired.emit(on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the first answer take no more than its part."""
        super().resizeEvent(event)
        self.head.fit(event.size().height())

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or self.isAncestorOf(now):  # not while a dialog has it
            self._mark.follow(now)

    def toggle_head(self) -> None:
        """Hide the first answer to give the panes its room, or show it again."""
        self.head.setVisible(not self.head.isVisible())

    def cycle(self, step: int) -> None:
        """Give the next pane the focus, or the one before."""
        panes: tuple[QWidget, ...] = (self.navigator, self.draft, self.right)
        inside = [n for n, pane in enumerate(panes) if pane.isAncestorOf(self.focusWidget() or self) or pane.hasFocus()]
        following = (inside[0] + step) % len(panes) if inside else (0 if step > 0 else len(panes) - 1)
        if following == 0:
            self.navigator.focus_list()
        else:
            right = self.both if self.both_button.isChecked() else self.detail
            (self.draft.view if following == 1 else right).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _jump(self, place: object) -> None:
        if isinstance(place, Evidence):
            self.draft.go_to_evidence(place)
        else:
            self.draft.go_to_clause(str(place))


class _Mark(QWidget):
    """A line along the top of the pane that has the focus, for those who go by keyboard."""

    def __init__(self, panes: tuple[QWidget, ...]) -> None:
        super().__init__(panes[0])
        self._panes = panes
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(_WIDEST, _MARK)  # its pane cuts it off
        self.hide()

    def follow(self, focused: QWidget | None) -> None:
        """Go to the pane that holds what has the focus; elsewhere there is nothing to mark."""
        pane = next((each for each in self._panes if focused is not None and each.isAncestorOf(focused)), None)
        if pane is not None and pane is not self.parentWidget():
            self.setParent(pane)
        self.setVisible(pane is not None)
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Accent))


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
            name = " ".join(part for part in (party.letter, party.name) if part)
            said.append(QCoreApplication.translate("Desk", "{0}: {1}").format(words.side(side), name))
    return "  ·  ".join(said)
