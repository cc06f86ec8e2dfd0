from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from csreview.gui.dialogs import SettingsDialog
from csreview.gui.settings import Recent, Settings
from csreview.gui.widgets import Text
from csreview.model import Side


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "s.ini"


def _settings(file: Path) -> Settings:
    return Settings(QSettings(str(file), QSettings.Format.IniFormat))


def test_defaults(file: Path) -> None:
    fresh = _settings(file)
    assert (fresh.language, fresh.theme, fresh.side, fresh.stage, fresh.zoom) == (
        "zh",
        "system",
        Side.MERCHANT,
        "draft",
        100,
    )
    assert fresh.recent == ()
    assert fresh.geometry.isEmpty()


def test_what_was_set_is_there_in_the_next_session(file: Path) -> None:
    first = _settings(file)
    first.language, first.theme, first.side, first.stage, first.zoom = "en", "dark", Side.VENDOR, "signing", 130
    first.geometry, first.export_folder = QByteArray(b"\x00\x01"), "/报告"
    first.remember(_recent("/稿/一.docx"))
    del first
    second = _settings(file)
    assert (second.language, second.theme, second.side, second.stage, second.zoom) == (
        "en",
        "dark",
        Side.VENDOR,
        "signing",
        130,
    )
    assert (second.geometry, second.export_folder) == (QByteArray(b"\x00\x01"), "/报告")
    assert second.recent == (_recent("/稿/一.docx"),)


def test_nonsense_counts_as_the_default(file: Path) -> None:
    file.write_text('[General]\nlanguage=fr\ntheme=\nside=both\nzoom=9000\nrecent="{nonsense"\n', encoding="utf-8")
    read = _settings(file)
    assert (read.language, read.theme, read.side, read.zoom, read.recent) == ("zh", "system", Side.MERCHANT, 200, ())


def test_recent_drafts_newest_first_once_each_eight_at_most(file: Path) -> None:
    kept = _settings(file)
    for number in range(10):
        kept.remember(_recent(f"{number}"))
    kept.remember(_recent("5"))
    assert [r.path for r in kept.recent] == ["5", "9", "8", "7", "6", "4", "3", "2"]
    kept.forget(Path("9"))
    assert [r.path for r in kept.recent][:2] == ["5", "8"]
    kept.clear_recent()
    assert kept.recent == ()


def _recent(path: str) -> Recent:
    return Recent(path, "merchant", "2026-11-27", 1, 2, 3)


def test_a_checklist_of_one_s_own_is_chosen(settings: Settings, tmp_path: Path, monkeypatch) -> None:
    asked = iter((tmp_path / "空的", None, tmp_path / "自己的"))
    monkeypatch.setattr("csreview.gui.checklist_choice.ask_folder", lambda *_: next(asked))
    for name in ("空的", "自己的"):
        (tmp_path / name).mkdir()
    (tmp_path / "自己的" / "checklist.toml").write_text('extends = "x"', encoding="utf-8")
    settings.checklist = "/清单/从前的"
    dialog = SettingsDialog(settings)
    box = dialog.checklist
    assert [box.itemText(row) for row in range(box.count())] == ["Built-in", "从前的", "Your own checklist…"]
    for expected in ("/清单/从前的", "/清单/从前的", str(tmp_path / "自己的")):
        box.setCurrentIndex(box.count() - 1)
        box.activated.emit(box.count() - 1)
        assert dialog.choices().checklist == expected
    assert "空的" in "".join(text.text() for text in dialog.findChildren(Text))
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert dialog.choices().checklist == ""
