"""Starting the window."""

from __future__ import annotations

import datetime
import sys
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from csreview.errors import CsreviewError, DraftUnreadable, OutputUnwritable
from csreview.gui import faults, icons
from csreview.gui import theme as looks
from csreview.gui.dialogs import Choices
from csreview.gui.i18n import Translators
from csreview.gui.review_process import ProcessReviewer, ReviewProcess
from csreview.gui.reviewer import Reviewer
from csreview.gui.session import Session
from csreview.gui.settings import Settings
from csreview.gui.style import Style
from csreview.gui.window import Window
from csreview.model import Side

IDLE = 100  # milliseconds after which the window has painted itself and the process of its reviews may start
_SETTLE = 120  # milliseconds that a window gets to lay itself out before its picture is taken


def run(
    draft: Path | None,
    side: Side | None,
    *,
    screenshot: Path | None = None,
    size: tuple[int, int] | None = None,
    theme: str | None = None,
    language: str | None = None,
) -> int:
    """Open the window, with a draft if one is given, and return the exit status when it is closed.

    With `screenshot` the window is opened, its picture saved once the review is shown, and closed. `theme`,
    `language` and `size` (width, height) hold for this time only. Errors become a sentence on standard error.
    """
    app = make_application()
    settings = Settings()
    shown_language = language or settings.language
    if draft is not None and screenshot is not None and not draft.exists():
        return _complain(
            DraftUnreadable(f"找不到文件“{draft.name}”。", f"there is no file {draft.name!r}"), shown_language
        )
    faults.start_log()
    host = Host(app, settings, theme or settings.theme, shown_language, side or settings.side)
    host.start(size)
    shot = Shot(host, screenshot, shown_language) if screenshot is not None else None
    if draft is not None:
        host.window.open_draft(draft)
    elif shot is not None:
        shot.take()
    else:
        QTimer.singleShot(IDLE, host.window, host.window.warm_up)
    status = app.exec()
    host.end()
    return shot.status if shot is not None else status


def make_application() -> QApplication:
    """Return the application, made if there is none yet."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QCoreApplication.setOrganizationName("csreview")
    QCoreApplication.setApplicationName("csreview")
    QCoreApplication.setApplicationVersion(_version())
    QGuiApplication.setDesktopFileName("csreview")
    app = QApplication(sys.argv[:1])
    app.setStyle(Style())
    app.setFont(looks.family(app.font(), looks.SANS))
    app.setWindowIcon(QIcon(icons.icon("app", "#000000")))
    return app


class Host(QObject):
    """Keeps the window, and makes it anew in another language."""

    def __init__(self, app: QApplication, settings: Settings, shown_theme: str, language: str, side: Side) -> None:
        super().__init__()
        self._app = app
        self._settings = settings
        self._theme = shown_theme
        self._language = language
        self._session = Session(side=side)
        self._font = app.font()
        self._translators = Translators(app)
        self._process = ReviewProcess()
        self.window: Window

    def start(self, size: tuple[int, int] | None) -> None:
        """Show the window."""
        looks.apply(self._app, self._theme)
        self._set_size()
        self._translators.use(self._language)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme)
        self.window = self._make()
        if size is not None:
            self.window.resize(QSize(*size))
        self.window.show()
        faults.install_hook(self.window.show_fault)

    def end(self) -> None:
        """Let go of everything that must not outlive the application."""
        self._process.end()
        self._app.setFont(self._font)
        self._translators.drop()
        faults.stop_log()
        icons.clear()

    def _make(self) -> Window:
        window = Window(self._session, self._settings, self._reviewer)
        window.restyled.connect(self.restyle)
        return window

    def _reviewer(self) -> Reviewer:
        today = datetime.date.today().isoformat()
        stage, checklist = self._settings.stage, self._settings.checklist
        return ProcessReviewer(self._process, today, stage, self._session.side, checklist)

    def _on_scheme(self, _scheme: Qt.ColorScheme) -> None:
        looks.apply(self._app, self._theme)

    def restyle(self, choices: Choices) -> None:
        """Follow the settings dialog."""
        self._settings.theme = self._theme = choices.theme
        self._settings.language = choices.language
        looks.apply(self._app, self._theme)
        if (choices.language, choices.text_size) != (self._language, self._settings.text_size):
            self._language, self._settings.text_size = choices.language, choices.text_size
            self._set_size()
            QTimer.singleShot(0, self, self._speak)

    def _set_size(self) -> None:
        self._app.setFont(looks.sized(self._font, self._settings.text_size / 100))

    def _speak(self) -> None:
        """Make the window anew in another language or size, with the same draft at the same place."""
        self._translators.use(self._language)
        old = self.window
        old.let_go()
        self.window = self._make()
        self.window.setGeometry(old.geometry())
        self.window.show()
        faults.install_hook(self.window.show_fault)
        old.hide()
        old.deleteLater()


class Shot(QObject):
    """Takes the window's picture once the review is shown, and ends the application."""

    def __init__(self, host: Host, target: Path, language: str) -> None:
        super().__init__()
        self._language = language
        self._host = host
        self._target = target
        self.status = 0
        host.window.reviewed.connect(self.take)
        host.window.failed.connect(self._give_up)
        host.window.portfolio.failed.connect(self._give_up)
        faults.install_hook(self._give_up)  # nobody is there to close a dialog

    def take(self) -> None:
        """Take the picture when the window has laid itself out."""
        QTimer.singleShot(_SETTLE, self, self._save)

    def _save(self) -> None:
        if not self._host.window.grab().save(str(self._target), "PNG"):
            name = self._target.name
            self.status = _complain(
                OutputUnwritable(f"截图未能写入“{name}”。", f"the picture could not be written to {name!r}"),
                self._language,
            )
        self._end()

    def _give_up(self, error: BaseException) -> None:
        """Say what went wrong on standard error and end."""
        if isinstance(error, CsreviewError):
            self.status = _complain(error, self._language)
        else:
            self.status = _complain(
                CsreviewError("程序内部出错。", f"internal fault: {type(error).__name__}"), self._language
            )
        self._end()

    def _end(self) -> None:
        self._host.window.close()
        QCoreApplication.quit()


def _complain(error: CsreviewError, language: str) -> int:
    print(error.sentence(language), file=sys.stderr)
    return error.exit_status


def _version() -> str:
    try:
        return metadata.version("csreview")
    except metadata.PackageNotFoundError:
        return ""
