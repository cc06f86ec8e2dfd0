"""The window's tests run without a screen, and never touch the developer's own settings."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt loads

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from csreview.gui import app as gui_app
from csreview.gui.i18n import Translators
from csreview.gui.report_dialog import Matter, ReportDialog, Wanted
from csreview.gui.session import Session
from csreview.gui.settings import Settings
from csreview.gui.theme import palette
from csreview.gui.window import Window
from csreview.model import Side
from csreview.reporting import FORMATS, Options
from tests.gui.factory import reviews
from tests.gui.fakes import FakeReviewer


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(scope="session")
def qapp(qapp_args: list[str], pytestconfig: pytest.Config) -> QApplication:
    app = gui_app.make_application()
    app.setPalette(palette(dark=False))
    return app


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "settings"
    folder.mkdir()
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    monkeypatch.setattr("csreview.places.log_folder", lambda: None)
    monkeypatch.setattr("csreview.places.data_folder", lambda: folder)


@pytest.fixture(autouse=True)
def report_as_proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    """No dialog: the report is what the dialog proposes."""

    def ask(matter: Matter, *_: object) -> Wanted:
        return Wanted(matter.narrowed or matter.review, FORMATS["docx"], Options())

    monkeypatch.setattr(ReportDialog, "ask", staticmethod(ask))


@pytest.fixture(autouse=True)
def same_hook() -> Iterator[None]:
    before = sys.excepthook
    yield
    sys.excepthook = before


@pytest.fixture
def settings(qapp: QApplication) -> Settings:
    return Settings()


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    translators = Translators(qapp)
    translators.use(request.param)
    yield request.param
    translators.use("en")


@pytest.fixture
def reviewer() -> FakeReviewer:
    return FakeReviewer(reviews())


@pytest.fixture
def window(qtbot, settings: Settings, reviewer: FakeReviewer) -> Iterator[Window]:
    made = Window(Session(side=Side.MERCHANT), settings, lambda: reviewer)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    yield made
    made.let_go()


@pytest.fixture
def draft_file(tmp_path: Path) -> Path:
    path = tmp_path / "客服外包协议.docx"
    path.write_bytes(b"as far as the fake reviewer is concerned, a draft")
    return path


@pytest.fixture
def reviewed(qtbot, window: Window, draft_file: Path) -> Window:
    with qtbot.waitSignal(window.reviewed):
        window.open_draft(draft_file)
    return window
