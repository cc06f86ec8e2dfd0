from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from csreview.gui.app import Host
from csreview.gui.dialogs import Choices
from csreview.gui.session import Target
from csreview.gui.settings import Settings
from csreview.gui.theme import is_dark
from csreview.model import Side
from tests.gui.factory import reviews


@pytest.fixture
def host(qtbot, qapp: QApplication, settings: Settings):
    before = qapp.palette()
    made = Host(qapp, settings, "light", "en", Side.MERCHANT)
    made.start((1000, 640))
    yield made
    made.window.close()
    made.window.deleteLater()
    made.restyle(Choices("en", "light", Side.MERCHANT, "draft"))
    qtbot.waitUntil(lambda: made.window.tr("Merchant") == "Merchant")
    made.window.close()
    qapp.setPalette(before)


def test_another_language_keeps_the_draft_and_what_is_chosen(qtbot, host: Host, settings: Settings) -> None:
    first = host.window
    first.session.begin(Path("a.docx"), reviews())
    first.choose(Target("kpi.first-response", "blank1"))
    host.restyle(Choices("zh", "dark", Side.MERCHANT, "draft"))
    qtbot.waitUntil(lambda: host.window is not first)
    assert host.window.menuBar().actions()[0].text() == "文件(&F)"
    assert host.window.session.target == Target("kpi.first-response", "blank1")
    qtbot.waitUntil(host.window.desk.isVisible)
    assert is_dark(host.window.palette())
    assert settings.language == "zh"


def test_larger_text_makes_the_window_anew(qtbot, host: Host, qapp: QApplication, settings: Settings) -> None:
    first, size = host.window, qapp.font().pointSizeF()
    host.restyle(Choices("en", "light", Side.MERCHANT, "draft", text_size=130))
    qtbot.waitUntil(lambda: host.window is not first)
    assert qapp.font().pointSizeF() == pytest.approx(size * 1.3)
    assert settings.text_size == 130
    host.restyle(Choices("en", "light", Side.MERCHANT, "draft"))
    assert qapp.font().pointSizeF() == pytest.approx(size)


def test_the_window_is_as_large_as_asked(host: Host) -> None:
    assert (host.window.width(), host.window.height()) == (1000, 640)


def test_settings_lie_where_the_test_put_them(settings: Settings, tmp_path: Path) -> None:
    settings.zoom = 120
    assert Path(QSettings().fileName()).is_relative_to(tmp_path)
