"""How rows of the left pane are painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from csreview.gui import icons, words
from csreview.gui.checklist_model import STATE, VALUE
from csreview.gui.filters import Sureness, outcome_sureness
from csreview.gui.findings_model import PLACE, SURENESS
from csreview.gui.outline_model import Entry
from csreview.gui.session import SectionCount
from csreview.gui.states import State
from csreview.gui.theme import Colours, Tone, colours, sized
from csreview.model import OPEN, Finding, Outcome, Ruling, Severity, Status

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ICON = 16


class RowDelegate(QStyledItemDelegate):
    """What the rows of all three lists have in common: the ground under the chosen one, text that is cut off."""

    lines = 1.75

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """As high as the kind of row needs."""
        metrics = QFontMetrics(option.font)
        return QSize(120, round(metrics.height() * self.lines))

    def ground(self, painter: QPainter, option: QStyleOptionViewItem) -> QRect:
        """Paint what lies under a row, and return the row's box."""
        box = QRect(option.rect)
        shown = QPalette(option.palette)
        state = option.state
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(box).adjusted(3, 1, -3, -1)
        if state & QStyle.StateFlag.State_Selected:
            _chosen(painter, frame, shown, focus=bool(state & QStyle.StateFlag.State_HasFocus))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours(shown).neutral.tint))
            painter.drawRoundedRect(frame, 5, 5)
        return box


def _chosen(painter: QPainter, frame: QRectF, shown: QPalette, *, focus: bool) -> None:
    accent = shown.color(QPalette.ColorRole.Accent)
    ground = QColor(accent)
    ground.setAlpha(38)
    painter.setPen(QPen(accent, 1.5) if focus else Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(frame, 5, 5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    painter.drawRoundedRect(QRectF(frame.left(), frame.top() + 4, 3, frame.height() - 8), 1.5, 1.5)


def write(painter: QPainter, box: QRect, text: str, font: QFont, ink: QColor, *, right: bool = False) -> None:
    """Write a line into a box, cut off with … where it does not fit."""
    painter.setFont(font)
    painter.setPen(ink)
    line = QFontMetrics(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, _RIGHT if right else _LEFT, line)


def picture(painter: QPainter, box: QRect, name: str, ink: str, left: int) -> None:
    """Draw an icon at `left`, in the middle of a row."""
    painter.drawPixmap(box.left() + left, box.center().y() - _ICON // 2 + 1, icons.pixmap(name, ink, _ICON))


def badge(painter: QPainter, box: QRect, text: str, font: QFont, tone: Tone) -> int:
    """Paint a word on a tint at the right end of a row; return how much room it took."""
    small = sized(font, 0.86, bold=True)
    metrics = QFontMetrics(small)
    wide, high = metrics.horizontalAdvance(text) + 12, metrics.height() + 2
    pill = QRectF(box.right() - wide - 8, box.center().y() - high / 2 + 1, wide, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tone.tint))
    painter.drawRoundedRect(pill, high / 2, high / 2)
    painter.setFont(small)
    painter.setPen(QColor(tone.ink))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
    return wide + 16


def decided(painter: QPainter, box: QRect, state: object, shown: Colours, right: int) -> int:
    """Paint the signs of what was decided, from the right end of a row on; return how much room they took."""
    if not isinstance(state, State):
        return 0
    signs = [("decision-note", shown.neutral.ink)] if state.noted else []
    if state.verdict is Ruling.ACCEPTED:
        signs.append(("decision-accepted", shown.met.ink))
    elif state.dismissed:
        signs.append(("decision-dismissed", shown.neutral.ink))
    for number, (name, ink) in enumerate(signs, 1):
        picture(painter, box, name, ink, right - 20 * number)
    return 20 * len(signs)


def struck(font: QFont, state: object) -> QFont:
    """Return the font with a line through it where something was dismissed."""
    made = QFont(font)
    made.setStrikeOut(isinstance(state, State) and state.dismissed)
    return made


class ChecklistDelegate(RowDelegate):
    """Sections with their counts, requirements with outcome and severity."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        painter.save()
        box = self.ground(painter, option)
        value = index.data(VALUE)
        if isinstance(value, SectionCount):
            self._section(painter, option, box, value, index)
        elif isinstance(value, Outcome):
            self._outcome(painter, option, box, value, index.data(STATE))
        painter.restore()

    def _section(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, section: SectionCount, index: Index
    ) -> None:
        shown = QPalette(option.palette)
        font = QFont(option.font)
        view = option.widget
        unfolded = isinstance(view, QTreeView) and view.isExpanded(index)
        picture(painter, box, "down" if unfolded else "right", colours(shown).neutral.ink, 8)
        counted = f"{section.met}/{section.applicable}"
        wide = QFontMetrics(font).horizontalAdvance("00/00") + 4
        note = QRect(box.right() - wide - 10, box.top(), wide, box.height())
        write(painter, note, counted, font, shown.color(QPalette.ColorRole.PlaceholderText), right=True)
        stacked(painter, QRectF(note.left() - 58, box.center().y() - 2, 50, 6), section, colours(shown))
        room = QRect(box.left() + 30, box.top(), note.left() - 66 - box.left() - 30, box.height())
        write(painter, room, section.title, sized(font, 1.0, bold=True), shown.color(QPalette.ColorRole.Text))

    def _outcome(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, outcome: Outcome, state: object
    ) -> None:
        shown = QPalette(option.palette)
        font = QFont(option.font)
        off = outcome.status is Status.NOT_APPLICABLE or (isinstance(state, State) and state.dismissed)
        tone = colours(shown).neutral if off else colours(shown).outcome(outcome.status, outcome.severity)
        picture(painter, box, f"outcome-{outcome.status.value}", tone.ink, 30)
        taken = 12
        severity = outcome.severity or (state.worst if isinstance(state, State) else None)
        if severity is not None and not off:  # what is stated may yet be contradicted, or against the side
            own = tone if outcome.status in OPEN else colours(shown).severity(severity)
            taken = badge(painter, box, words.severity(severity), font, own)
        if (sureness := outcome_sureness(outcome)) is not Sureness.SURE:
            awaiting = sureness is Sureness.AWAITING
            tone = colours(shown).medium if awaiting else colours(shown).neutral
            picture(painter, box, "undecidable" if awaiting else "doubtful", tone.ink, box.width() - taken - 14)
            taken += 20
        taken += decided(painter, box, state, colours(shown), box.width() - taken + 4)
        role = QPalette.ColorRole.PlaceholderText if off else QPalette.ColorRole.Text
        room = QRect(box.left() + 54, box.top(), box.width() - 54 - taken, box.height())
        write(painter, room, outcome.title, struck(font, state), shown.color(role))


def stacked(painter: QPainter, box: QRectF, section: SectionCount, shown: Colours) -> None:
    """Paint a bar of what is in order and what is open, by severity."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shown.neutral.strong))
    painter.drawRoundedRect(box, 2, 2)
    left = box.left()
    for count, ink in stack(section, shown):
        wide = box.width() * count / max(1, section.applicable)
        painter.setBrush(QColor(ink))
        painter.drawRect(QRectF(left, box.top(), wide, box.height()))
        left += wide


def stack(section: SectionCount, shown: Colours) -> tuple[tuple[int, str], ...]:
    """Return the parts of a section's bar, count and colour; what is in order stands out."""
    return (
        (section.met, shown.met.ink),
        (section.high, shown.high.strong),
        (section.medium, shown.medium.strong),
        (section.low, shown.low.strong),
    )


class FindingDelegate(RowDelegate):
    """Findings in two lines: what, and where."""

    lines = 2.9

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        painter.save()
        box = self.ground(painter, option)
        finding = index.data(VALUE)
        if isinstance(finding, Finding):
            self._finding(painter, option, box, finding, index)
        painter.restore()

    def _finding(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, finding: Finding, index: Index
    ) -> None:
        shown = QPalette(option.palette)
        font = QFont(option.font)
        state = index.data(STATE)
        off = isinstance(state, State) and state.dismissed
        tone = colours(shown).neutral if off else colours(shown).severity(finding.severity)
        middle = box.center().y()
        upper = QRect(box.left() + 34, box.top() + 5, box.width() - 46, middle - box.top() - 4)
        lower = QRect(upper.left(), middle + 1, upper.width(), upper.height())
        icon = icons.pixmap(f"severity-{finding.severity.value}", tone.ink, _ICON)
        painter.drawPixmap(box.left() + 10, upper.center().y() - _ICON // 2 + 1, icon)
        upper.setRight(
            upper.right()
            - decided(
                painter,
                QRect(box.left(), upper.top(), box.width(), upper.height()),
                state,
                colours(shown),
                box.width() - 8,
            )
        )
        role = QPalette.ColorRole.PlaceholderText if off else QPalette.ColorRole.Text
        write(painter, upper, str(index.data()), struck(font, state), shown.color(role))
        sort = "·".join(part for part in (words.kind(finding.kind), str(index.data(SURENESS))) if part)
        said = " | ".join(part for part in (sort, str(index.data(PLACE))) if part)
        write(painter, lower, said, sized(font, 0.9), shown.color(QPalette.ColorRole.PlaceholderText))


class OutlineDelegate(RowDelegate):
    """Clauses with the numbers of findings in them."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        painter.save()
        box = self.ground(painter, option)
        entry = index.data(VALUE)
        if isinstance(entry, Entry):
            self._entry(painter, option, box, entry)
        painter.restore()

    def _entry(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, entry: Entry) -> None:
        shown = QPalette(option.palette)
        font = sized(QFont(option.font), 1.0, bold=entry.above is None)
        room = QRect(box)
        for severity in reversed(Severity):
            count = entry.counts[severity.rank]
            if count:
                tone = colours(shown).severity(severity)
                room.setRight(room.right() - badge(painter, room, str(count), font, tone) + 10)
        left = 14 if entry.above is None else 32
        text = QRect(room.left() + left, room.top(), room.width() - left - 10, room.height())
        write(painter, text, entry.name, font, shown.color(QPalette.ColorRole.Text))
