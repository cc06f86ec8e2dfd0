from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from csreview.errors import OutputUnwritable, UsageError
from csreview.gui import exporting
from csreview.gui.checklist_model import VALUE
from csreview.gui.exporting import Destination, job, offered, proposed_name, settle
from csreview.gui.filters import Sureness
from csreview.gui.narrowing import narrowed
from csreview.gui.report_dialog import Matter, ReportDialog, Wanted
from csreview.gui.window import Window
from csreview.model import Severity, Side
from csreview.reporting import FORMATS, Options
from tests.gui.factory import merchant_review
from tests.gui.fakes import FakeReviewer

WANTED = Wanted(merchant_review(), FORMATS["docx"], Options())


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
    assert settle(parent, tmp_path / "a.htm", FORMATS["docx"]) == Destination(tmp_path / "a.htm", FORMATS["html"])
    letter = settle(parent, tmp_path / "函.xlsx", FORMATS["docx"], letter=True)
    assert letter == Destination(tmp_path / "函.xlsx.docx", FORMATS["docx"])
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
    assert job(WANTED, target)(lambda _step: None, lambda: False) == target.path
    assert target.path.stat().st_size > 500


def test_what_cannot_be_written_is_said_in_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    target = Destination(tmp_path / "gone" / "r.json", FORMATS["json"])
    with pytest.raises(OutputUnwritable, match=r"could not be written to r\.json"):
        job(WANTED, target)(lambda _step: None, lambda: False)
    assert list(tmp_path.glob("**/*.part")) == []


def test_saying_no_to_the_dialog_writes_nothing(parent: QWidget, monkeypatch) -> None:
    monkeypatch.setattr(exporting, "ask_file", lambda *_: ("", ""))
    assert exporting.ask(parent, WANTED, "") is None


def test_the_dialog_shows_the_report_before_it_is_written(qtbot) -> None:
    dialog = ReportDialog(Matter(merchant_review()), "html", "manager")
    qtbot.addWidget(dialog)
    assert dialog.preview.said == "Laying out the pages…"
    qtbot.waitUntil(lambda: bool(dialog.preview.pages), timeout=30_000)
    assert dialog.preview.pages[0].pixmap().width() > 500
    assert dialog.wanted() == Wanted(merchant_review(), FORMATS["html"], Options(audience="manager"))
    dialog.language.setCurrentIndex(1)
    assert dialog.preview.pages == ()
    assert dialog.wanted().options.language == "en"
    assert dialog.only_listed.isHidden()
    dialog.reject()


def test_what_is_seen_is_what_is_exported(qtbot, reviewed: Window, tmp_path: Path, monkeypatch) -> None:
    report = tmp_path / "报告.md"
    monkeypatch.setattr(exporting, "ask_file", lambda *_: (str(report), ""))
    navigator = reviewed.desk.navigator
    for action, value in navigator._ticks:
        action.setChecked(value is Severity.HIGH)
    navigator.search.setText("blank1")
    with qtbot.waitSignal(reviewed.exporting.written):
        reviewed.export()
    text = report.read_text(encoding="utf-8")
    assert "This report contains only the findings listed (1), filtered by: High, “blank1”." in text
    assert "blank1 的说明" in text
    assert "vague1 的说明" not in text
    navigator.clear_filter()
    assert navigator.narrowed(merchant_review()) is None


def test_what_is_not_sure_is_listed_and_exported_by_itself(
    qtbot, reviewed: Window, reviewer: FakeReviewer, tmp_path: Path, monkeypatch
) -> None:
    merchant = merchant_review()
    findings = tuple(dataclasses.replace(f, certain=f.id != "vague1") for f in merchant.findings)
    outcomes = tuple(
        dataclasses.replace(o, awaits=("附件二",)) if o.requirement == "kpi.first-response" else o
        for o in merchant.outcomes
    )
    unsure = dataclasses.replace(merchant, findings=findings, outcomes=outcomes)
    reviewer.reviews = {**reviewer.reviews, Side.MERCHANT: unsure}
    with qtbot.waitSignal(reviewed.reviewed):
        reviewed.reload()
    navigator, seen = reviewed.desk.navigator, {}
    for wanted in Sureness:
        for action, value in navigator._ticks:
            action.setChecked(value is wanted)
        rows = navigator.trees[1].proxy
        seen[wanted] = {rows.index(row, 0).data(VALUE).id for row in range(rows.rowCount())}
    assert seen[Sureness.DOUBTFUL] == {"vague1"}
    assert seen[Sureness.AWAITING] == {"blank1"}
    assert seen[Sureness.SURE] == {f.id for f in findings} - {"vague1", "blank1"}
    assert navigator.trees[0].proxy.rowCount() == 1  # the section of what awaits an annex

    report = tmp_path / "报告.md"
    monkeypatch.setattr(exporting, "ask_file", lambda *_: (str(report), ""))
    for action, value in navigator._ticks:
        action.setChecked(value is Sureness.AWAITING)
    with qtbot.waitSignal(reviewed.exporting.written):
        reviewed.export()
    text = report.read_text(encoding="utf-8")
    assert "filtered by: Awaits an annex." in text
    assert "blank1 的说明" in text
    assert "vague1 的说明" not in text


def test_a_report_can_hold_everything_although_the_lists_are_filtered(qtbot) -> None:
    whole = merchant_review()
    part = narrowed(whole, frozenset({"gap1"}), "只有一条")
    dialog = ReportDialog(Matter(whole, part), "", "")
    qtbot.addWidget(dialog)
    assert dialog.wanted().review is part
    assert (part.must_settle, part.notices[0], part.outcomes) == (("gap1",), "只有一条", whole.outcomes)
    dialog.only_listed.setChecked(False)
    assert dialog.wanted().review is whole
    dialog.reject()


def test_a_report_that_there_cannot_be_is_not_saved(qtbot) -> None:
    dialog = ReportDialog(Matter(merchant_review()), "", "")
    qtbot.addWidget(dialog)
    save = dialog.buttons.button(dialog.buttons.StandardButton.Save)
    dialog._on_failure(UsageError("没有可写的事项。", "nothing to write about"))
    assert not save.isEnabled()
    assert dialog.preview.said == "nothing to write about"
    dialog._on_failure(OutputUnwritable("没有中文字体。", "no Chinese font"))
    assert save.isEnabled()
    with pytest.raises(ZeroDivisionError):
        dialog._on_failure(ZeroDivisionError())
    dialog.reject()
