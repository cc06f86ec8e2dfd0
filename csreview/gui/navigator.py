"""The left pane: the checklist, the findings, the clauses; search and filters over all three."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
)

from csreview.gui import icons, words
from csreview.gui.checklist_model import STATE, TARGET, VALUE, ChecklistModel, FilterProxy
from csreview.gui.delegates import ChecklistDelegate, FindingDelegate, OutlineDelegate, RowDelegate
from csreview.gui.filters import Filter, Sureness
from csreview.gui.findings_model import FindingsModel
from csreview.gui.locating import clause_of
from csreview.gui.narrowing import narrowed
from csreview.gui.outline_model import OutlineModel
from csreview.gui.segmented import Segmented
from csreview.gui.session import SectionCount, Target, finding_of, section_counts
from csreview.gui.slim_bar import slim
from csreview.gui.states import State
from csreview.gui.theme import colours
from csreview.gui.widgets import Button, IconButton, Text
from csreview.model import Finding, Kind, Review, Severity, Status

_Value = Status | Severity | Kind | Sureness
_CHECKLIST, _FINDINGS, _CLAUSES = range(3)  # the tabs
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect


class _List(QTreeView):
    """One of the three lists. `picked` brings a row's target when the user goes to it, `copied` asks for a finding's text."""

    picked = Signal(object)
    copied = Signal()

    def __init__(self, name: str, delegate: RowDelegate, model: QAbstractItemModel) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        slim(self)
        self.setItemDelegate(delegate)
        self._delegate = delegate
        self.proxy = FilterProxy(self)
        self.proxy.setSourceModel(model)
        self.setModel(self.proxy)
        self.clicked.connect(self._clicked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen row whole where it was in sight."""
        chosen = self.currentIndex()
        seen = self.visualRect(chosen).intersects(self.viewport().rect() | QRect(QPoint(), event.oldSize()))
        super().resizeEvent(event)
        if seen:
            self.scrollTo(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Going to a row by key chooses it, as a click does."""
        before = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy) and isinstance(before.data(VALUE), Finding):
            self.copied.emit()
            return
        super().keyPressEvent(event)
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and isinstance(self.currentIndex().data(VALUE), SectionCount):
            self.setExpanded(self.currentIndex(), not self.isExpanded(self.currentIndex()))
        elif entered or before != self.currentIndex():
            self._tell(self.currentIndex())

    def mark(self, source: QModelIndex) -> bool:
        """Show a row of the model as the chosen one, without telling; return whether it is listed, which a filter may
        prevent.
        """
        index = self.proxy.mapFromSource(source)
        selection = self.selectionModel()
        if not index.isValid():
            selection.clearSelection()
            return False
        self.scrollTo(index)
        selection.setCurrentIndex(index, _SELECT)
        return True

    def _clicked(self, index: QModelIndex) -> None:
        if isinstance(index.data(VALUE), SectionCount):
            self.setExpanded(index, not self.isExpanded(index))
        self._tell(index)

    def _tell(self, index: QModelIndex) -> None:
        target = index.data(TARGET)
        if target is not None and target != Target():
            self.picked.emit(target)


class _OpenMenu(QMenu):
    """A menu that stays open while its boxes are ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick without closing."""
        action = self.activeAction()
        if action is not None and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)


class Navigator(QFrame):
    """The left pane. `chosen` brings a Target, `jumped` the id of a clause, `copied` asks for the text of what is chosen."""

    chosen = Signal(object)
    copied = Signal()
    jumped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._review: Review | None = None
        self._filter = Filter()
        self.checklist = ChecklistModel(self)
        self.findings = FindingsModel(self)
        self.outline = OutlineModel(self)
        self.trees = (
            _List(self.tr("Checklist"), ChecklistDelegate(self), self.checklist),
            _List(self.tr("Findings"), FindingDelegate(self), self.findings),
            _List(self.tr("Clauses"), OutlineDelegate(self), self.outline),
        )
        self.tabs = Segmented(self.tr("List"), (self.tr("Checklist"), self.tr("Findings"), self.tr("Clauses")))
        self.search = self._make_search()
        self.filter_button = self._make_filter_button()
        self._target = Target()
        self._unfolded: frozenset[str] = frozenset()  # sections, before the lists were filtered
        self._nothing = Text(self.tr("Nothing matches the search and filters."), faint=True)
        self.everything = Button(self.tr("Show everything"))
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _make_search(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(self.tr("Search"))
        field.setAccessibleName(self.tr("Search the list"))
        field.setClearButtonEnabled(True)
        escape = QShortcut("Escape", field, field.clear)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        field.addAction(icons.icon("search", colours(self.palette()).faint), QLineEdit.ActionPosition.LeadingPosition)
        field.setMinimumHeight(round(field.fontMetrics().height() * 1.6))
        return field

    def _make_filter_button(self) -> IconButton:
        button = IconButton("filter", self.tr("Filter by decision, outcome, severity, kind, certainty"))
        menu = _OpenMenu(button)
        menu.setAccessibleName(self.tr("Filters"))
        self._ticks: list[tuple[QAction, _Value]] = []
        self.undecided = menu.addAction(self.tr("Undecided only"))
        self.undecided.setCheckable(True)
        self.undecided.toggled.connect(lambda _on: self._refilter())
        self._tick_group(menu, self.tr("Outcome"), [(s, words.status(s)) for s in Status])
        self._tick_group(menu, self.tr("Severity"), [(s, words.severity(s)) for s in Severity])
        self._tick_group(menu, self.tr("Kind"), [(k, words.kind(k)) for k in Kind])
        self._tick_group(menu, self.tr("Certainty"), [(s, words.sureness(s)) for s in Sureness])
        menu.addSeparator()
        menu.addAction(self.tr("Show everything"), self.clear_filter)
        self._by_place = menu.addAction(self.tr("List findings in the order of the draft"))
        self._by_place.setCheckable(True)
        self._by_place.toggled.connect(self._order)
        button.setMenu(menu)
        button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _tick_group(self, menu: QMenu, title: str, values: list[tuple[_Value, str]]) -> None:
        menu.addSection(title)
        for value, word in values:
            action = menu.addAction(word)
            action.setCheckable(True)
            action.toggled.connect(lambda _on: self._refilter())
            self._ticks.append((action, value))

    def _lay_out(self) -> None:
        for tree in self.trees:
            self._stack.addWidget(tree)
        tools = QHBoxLayout()
        tools.setSpacing(6)
        tools.addWidget(self.search, 1)
        tools.addWidget(self.filter_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 6, 6)
        column.setSpacing(8)
        column.addWidget(self.tabs)
        column.addLayout(tools)
        column.addWidget(self._nothing)
        column.addWidget(self.everything, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._stack, 1)
        for widget in (self._nothing, self.everything):
            widget.hide()

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._turn)
        self.everything.clicked.connect(self.clear_filter)
        self.search.textChanged.connect(lambda _text: self._refilter())
        self.trees[0].picked.connect(self.chosen)
        self.trees[1].picked.connect(self.chosen)
        self.trees[1].copied.connect(self.copied)
        self.trees[2].picked.connect(self.jumped)

    def present(self, review: Review) -> Iterator[None]:
        """Show another draft's review, step by step."""
        self._review = review
        self.checklist.show(review)
        self._unfold_open(review)
        yield
        self.findings.show(review)
        yield
        self._show_outline(review)
        self._say_nothing()
        yield

    def show_review(self, review: Review) -> None:
        """Show another review of the same draft; what was unfolded stays so."""
        self._review = review
        if self.checklist.show(review):
            self._unfold_open(review)
        self.findings.show(review)
        if self.tabs.current == _CLAUSES:
            self._show_outline(review)
        self._say_nothing()

    def _unfold_open(self, review: Review) -> None:
        self._unfold(frozenset(section.id for section in section_counts(review) if section.high))

    def _show_outline(self, review: Review) -> None:
        """Show the clauses with their counts; while they are not in sight, that would only hold up every decision."""
        if self.outline.show(review):
            self.trees[_CLAUSES].expandAll()

    def _section(self, identifier: str) -> QModelIndex:
        return self.trees[0].proxy.mapFromSource(self.checklist.find_section(identifier))

    def _sections_unfolded(self) -> frozenset[str]:
        listed = section_counts(self._review) if self._review is not None else ()
        return frozenset(section.id for section in listed if self.trees[0].isExpanded(self._section(section.id)))

    def _unfold(self, sections: frozenset[str]) -> None:
        for section in section_counts(self._review) if self._review is not None else ():
            self.trees[0].setExpanded(self._section(section.id), section.id in sections)

    def show_target(self, target: Target) -> None:
        """Mark what is chosen in the lists; a finding that no line of the checklist carries is shown among the findings."""
        self._target = target
        self.trees[_CHECKLIST].mark(self.checklist.find(target.requirement))
        found = self.trees[_FINDINGS].mark(self.findings.find(target.finding))
        if found and target.requirement is None and self.tabs.current == _CHECKLIST:
            self.turn_to(_FINDINGS)
        self._mark_clause()

    def _mark_clause(self) -> None:
        """Mark where the chosen finding stands, if the clauses are in sight: its clause, or the one above that is listed."""
        if self._review is None or self.tabs.current != _CLAUSES:
            return
        finding = finding_of(self._review, self._target.finding)
        clause = clause_of(self._review.agreement, finding.clause if finding is not None else None)
        while clause is not None and not self.outline.find(clause.id).isValid():
            clause = clause_of(self._review.agreement, clause.parent)
        self.trees[_CLAUSES].mark(self.outline.find(clause.id if clause is not None else None))

    def open_section(self, identifier: str) -> None:
        """Unfold a section of the checklist and go there."""
        self.turn_to(0)
        index = self._section(identifier)
        self.trees[0].expand(index)
        self.trees[0].scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def turn_to(self, tab: int) -> None:
        """Show one of the lists: 0 the checklist, 1 findings, 2 clauses."""
        self.tabs.take(tab)
        self._turn(tab)

    def clear_filter(self) -> None:
        """List everything again."""
        for action, _value in self._ticks:
            action.setChecked(False)
        self.undecided.setChecked(False)
        self.search.clear()

    def neighbour(self, target: Target, step: int) -> Target | None:
        """Return the finding `step` rows from the chosen one in the list as shown, past dismissed ones; at its ends, round
        to the other.
        """
        proxy = self.trees[1].proxy
        count = proxy.rowCount()
        if not count:
            return None
        current = proxy.mapFromSource(self.findings.find(target.finding))
        first = current.row() + step if current.isValid() else (0 if step > 0 else -1)
        rows = (proxy.index((first + step * further) % count, 0) for further in range(count))
        found = next((row.data(TARGET) for row in rows if not _gone(row)), None)
        return found if isinstance(found, Target) else None

    def narrowed(self, review: Review) -> Review | None:
        """Return the review cut down to the findings that are listed, with words for the filter; None where all are."""
        if not self._filter.active:
            return None
        rows = self.trees[1].proxy
        listed = frozenset(rows.index(row, 0).data(VALUE).id for row in range(rows.rowCount()))
        return narrowed(review, listed, self._told(len(listed)))

    def _told(self, listed: int) -> str:
        """Say by what the lists are filtered."""
        ticked = [action.text() for action, _value in self._ticks if action.isChecked()]
        text = [self.tr("“{0}”").format(self._filter.text.strip())] if self._filter.text.strip() else []
        undecided = [self.undecided.text()] if self._filter.undecided else []
        said = self.tr("This report contains only the findings listed ({0}), filtered by: {1}.")
        return said.format(listed, self.tr(", ").join([*undecided, *ticked, *text]))

    def focus_list(self) -> None:
        """Give the list that is shown the focus."""
        self.trees[self.tabs.current].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _turn(self, tab: int) -> None:
        if tab == _CLAUSES and self._review is not None:
            self._show_outline(self._review)
        self._stack.setCurrentIndex(tab)
        self._mark_clause()
        self._say_nothing()

    def _order(self, by_place: bool) -> None:
        self.findings.order(by_place=by_place)

    def _ticked(self) -> list[_Value]:
        return [value for action, value in self._ticks if action.isChecked()]

    def _refilter(self) -> None:
        ticked, before = self._ticked(), self._filter
        if not before.active:
            self._unfolded = self._sections_unfolded()
        self._filter = Filter(
            frozenset(v for v in ticked if isinstance(v, Status)),
            frozenset(v for v in ticked if isinstance(v, Severity)),
            frozenset(v for v in ticked if isinstance(v, Kind)),
            self.search.text(),
            self.undecided.isChecked(),
            frozenset(v for v in ticked if isinstance(v, Sureness)),
        )
        for tree in self.trees:
            tree.proxy.want(self._filter)
        if self._filter.active:
            self.trees[0].expandAll()
        elif before.active:
            self._unfold(self._unfolded)
            self.show_target(self._target)
        self.filter_button.mark(bool(ticked) or self._filter.undecided)
        self._say_nothing()

    def _say_nothing(self) -> None:
        """Say how many findings are listed, and in words where a list is empty."""
        count = len(self._review.findings) if self._review is not None else 0
        rows = self.trees[1].proxy
        listed = count  # without asking each of some thousand rows, at every decision
        if self._filter.active:
            listed = sum(not _gone(rows.index(row, 0)) for row in range(rows.rowCount()))
        shown = str(count) if listed == count else f"{listed}/{count}"
        self.tabs.set_text(1, self.tr("Findings {0}").format(shown))
        tree = self.trees[self.tabs.current]
        for widget in (self._nothing, self.everything):
            widget.setVisible(self._review is not None and tree.proxy.rowCount() == 0)


def _gone(index: QModelIndex) -> bool:
    """Tell whether a row is a dismissed finding."""
    state = index.data(STATE)
    return isinstance(state, State) and state.dismissed
