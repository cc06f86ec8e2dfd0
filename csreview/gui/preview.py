"""The pages of a report, as they will be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPalette, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from csreview.gui.slim_bar import slim
from csreview.gui.theme import colours
from csreview.gui.widgets import Text

if TYPE_CHECKING:
    from csreview.gui.report_dialog import Wanted

_MOST = 40
"""Pages shown; a report has far fewer."""


def pictures(wanted: Wanted, dots: float) -> tuple[QImage, ...]:
    """Return pictures of a report's pages, `dots` to the inch; called on a worker's thread. Raises as the report's writer."""
    from csreview.reporting import pdf  # noqa: PLC0415 - loads with the first preview, not with the window

    return tuple(QImage.fromData(page) for page in pdf.pages(wanted.review, wanted.options, dots)[:_MOST])


class Preview(QScrollArea):
    """Shows pages one under another on a desk of a neutral colour, or says why there are none."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Preview"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        slim(self)
        desk = self.palette()
        desk.setColor(QPalette.ColorRole.Window, colours(desk).neutral.strong)
        self.setPalette(desk)
        self.pages: tuple[QLabel, ...] = ()
        self.said = ""

    def say(self, sentence: str) -> None:
        """Say why no pages are shown."""
        self.pages, self.said = (), sentence
        text = Text(sentence)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.setMargin(24)
        self._put([text])

    def show_pages(self, pages: tuple[QImage, ...]) -> None:
        """Show the pages."""
        self.said = ""
        self.pages = tuple(map(self._page, pages))
        self.setAccessibleDescription(self.tr("{0} pages").format(len(pages)))
        self._put(list(self.pages))

    def _put(self, widgets: list[QLabel]) -> None:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(14)
        for widget in widgets:
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setWidget(sheet)

    def _page(self, picture: QImage) -> QLabel:
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        page = QLabel()
        page.setPixmap(QPixmap.fromImage(picture))
        return page
