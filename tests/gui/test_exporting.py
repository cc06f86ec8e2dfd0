from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from csreview.errors import OutputUnwritable
from csreview.gui import exporting
from csreview.gui.exporting import Destination, job, offered, proposed_name, settle
from csreview.reporting import FORMATS
from tests.gui.factory import merchant_review


@pytest.fixture
def parent(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_word_comes_first_and_the_name_says_whose_report_it_is() -> None:
    assert offered()[0].id == "docx"
    assert proposed_name(merchant_review()) == "客服外包协议-缺漏报告-Merchant"


def test_the_suffix_decides_the_format(parent: QWidget, tmp_path: Path) -> None:
    assert settle(parent, tmp_path / "a.HTML", FORMATS["docx"]) == Destination(tmp_path / "a.HTML", FORMATS["html"])


def test_a_missing_suffix_is_put_on_and_an_existing_file_is_asked_about(
    parent: QWidget, tmp_path: Path, monkeypatch
) -> None:
    wanted = Destination(tmp_path / "报告.v2.docx", FORMATS["docx"])
    assert settle(parent, tmp_path / "报告.v2", FORMATS["docx"]) == wanted
    wanted.path.write_bytes(b"")
    monkeypatch.setattr(exporting, "may_overwrite", lambda *_: False)
    assert settle(parent, tmp_path / "报告.v2", FORMATS["docx"]) is None
    monkeypatch.setattr(exporting, "may_overwrite", lambda *_: True)
    assert settle(parent, tmp_path / "报告.v2", FORMATS["docx"]) == wanted


@pytest.mark.parametrize("format_", [f.id for f in offered()])
def test_every_format_on_offer_can_be_written(tmp_path: Path, format_: str) -> None:
    target = Destination(tmp_path / f"r{FORMATS[format_].suffix}", FORMATS[format_])
    assert job(merchant_review(), target)(lambda _step: None, lambda: False) == target.path
    assert target.path.stat().st_size > 500


def test_what_cannot_be_written_is_said_in_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    target = Destination(tmp_path / "gone" / "r.json", FORMATS["json"])
    with pytest.raises(OutputUnwritable, match=r"could not be written to r\.json"):
        job(merchant_review(), target)(lambda _step: None, lambda: False)
    assert list(tmp_path.glob("**/*.part")) == []


def test_saying_no_to_the_dialog_writes_nothing(parent: QWidget, monkeypatch) -> None:
    monkeypatch.setattr(exporting, "ask_file", lambda *_: ("", ""))
    assert exporting.ask(parent, merchant_review(), "") is None
