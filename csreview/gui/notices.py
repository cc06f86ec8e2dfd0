"""What the reader of a review must know besides the findings: what was not read, what kind of text this is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from csreview.gui import icons
from csreview.gui.widgets import Button, Text, Tinted, tone
from csreview.model import Review


class Notices(Tinted):
    """A slim band with the first notice; the others unfold."""

    def __init__(self) -> None:
        super().__init__("medium")
        self.setAccessibleName(self.tr("Notices"))
        self._sign = QLabel()
        self._first = Text("")
        self._rest = Text("")
        self._more = Button("")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._unfold)
        self._count = 0
        self._said: tuple[str, ...] | None = None
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self._first)
        column.addWidget(self._rest)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 8, 5)
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        for part in (self._sign, self._first):  # on one line with the button
            part.setMinimumHeight(self._more.sizeHint().height())

    @property
    def buttons(self) -> tuple[Button, ...]:
        """What can be pressed here."""
        return (self._more,)

    def show_review(self, review: Review) -> None:
        """Show what a review has to say; nothing to say hides the band."""
        said = (*review.notices, *self._unread(review))
        if said == self._said:
            return  # a decision leaves unfolded what is
        self._said = said
        self._count = len(said)
        self.setVisible(bool(said))
        self._first.setText(" ".join(said[0].split()) if said else "")
        self._rest.setText("\n".join(said[1:]))
        self._more.setVisible(len(said) > 1)
        self._more.setChecked(False)
        self._unfold(False)
        self._sign.setPixmap(icons.pixmap("notice", tone(self.palette(), "medium").ink, 16))

    def _unread(self, review: Review) -> list[str]:
        said = self.tr("Not read: {0}, {1}: {2}")
        mentioned = "\n".join(review.notices)
        unread = [u for u in review.agreement.draft.unread if u.reason not in mentioned]
        return [said.format(u.what, u.where, u.reason) for u in unread]

    def _unfold(self, on: bool) -> None:
        self._rest.setVisible(on and self._count > 1)
        self._more.setText(self.tr("Show less") if on else self.tr("{0} more").format(self._count - 1))
        self._more.setAccessibleName(self._more.text())
        self._more.updateGeometry()
