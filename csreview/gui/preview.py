"""The pages of a report, as they will be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from csreview.gui.slim_bar import slim
from csreview.gui.theme import colours
from csreview.gui.widgets import Text

if TYPE_CHECKING:
    from csreview.gui.report_dialog import Wanted

_MOST = 40
"""Pages shown; a report has far fewer."""
_AIR = 14  # around and between pages


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
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        slim(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        desk = self.palette()
        desk.setColor(QPalette.ColorRole.Window, colours(desk).neutral.strong)
        self.setPalette(desk)
        self.pages: tuple[QLabel, ...] = ()
        self._pictures: tuple[QImage, ...] = ()
        self.said = ""

    def say(self, sentence: str) -> None:
        """Say why no pages are shown."""
        self.pages, self._pictures, self.said = (), (), sentence
        text = Text(sentence)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.setMargin(24)
        self._put([text])

    def show_pages(self, pages: tuple[QImage, ...]) -> None:
        """Show the pages, made narrower where there is no room for their whole width."""
        self._pictures, self.said = pages, ""
        self.pages = tuple(map(self._page, pages))
        self.setAccessibleDescription(self.tr("{0} pages").format(len(pages)))
        self._put(list(self.pages))

    def _put(self, widgets: list[QLabel]) -> None:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(_AIR, _AIR, _AIR, _AIR)
        column.setSpacing(_AIR)
        for widget in widgets:
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setWidget(sheet)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let pages fit again."""
        super().resizeEvent(event)
        if self._pictures and event.oldSize().width() != event.size().width():
            self.show_pages(self._pictures)

    def _page(self, picture: QImage) -> QLabel:
        room = round((self.viewport().width() - 2 * _AIR) * self.devicePixelRatioF())
        shown = picture
        if 0 < room < picture.width():
            shown = picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        shown.setDevicePixelRatio(self.devicePixelRatioF())
        page = QLabel()
        page.setPixmap(QPixmap.fromImage(shown))
        return page
