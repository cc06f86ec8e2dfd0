from __future__ import annotations

import logging
import logging.handlers
import sys
from pathlib import Path

import pytest

from csreview.gui import faults


def _raised() -> ValueError:
    try:
        raise ValueError("保密条款原文")
    except ValueError as error:
        return error


def test_details_name_the_fault_and_our_lines_but_no_word_of_a_draft() -> None:
    told = faults.details(_raised())
    assert "ValueError" in told
    assert "_raised" in told
    assert "保密" not in told


def test_the_log_holds_no_word_of_a_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("csreview.places.log_folder", lambda: tmp_path)
    faults.start_log()
    faults.record(_raised())
    faults.stop_log()
    written = (tmp_path / "window.log").read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "保密" not in written


def test_without_a_folder_there_is_no_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("csreview.places.log_folder", lambda: None)
    faults.start_log()
    kind = logging.handlers.RotatingFileHandler
    assert not [h for h in logging.getLogger("csreview.window").handlers if isinstance(h, kind)]


def test_what_nothing_caught_is_shown() -> None:
    shown: list[BaseException] = []
    faults.install_hook(shown.append)
    error = _raised()
    sys.excepthook(type(error), error, error.__traceback__)
    assert shown == [error]
