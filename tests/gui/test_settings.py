from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from csreview.gui.settings import Recent, Settings
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
