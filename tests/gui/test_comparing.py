"""Two versions in the window: the page, its list, the steps from change to change, decisions carried over, watching."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from csreview.gui import versions
from csreview.gui.comparing_delegate import LINE
from csreview.gui.comparing_page import ComparingPage
from csreview.gui.session import Target
from csreview.gui.watching import Watcher
from csreview.gui.widgets import Text
from csreview.gui.window import Window
from csreview.model import Carried, Carrying, Decision, Meaning, Ruling, Scope, Side
from csreview.store.decisions import Change
from tests.comparing.test_meaning import meant
from tests.gui.fakes import FakeReviewer

CHANGES = (("30秒", "60秒"), ("15日内", "45日内"), ("3.2 逾期付款", "3.2 甲方逾期付款"))


@pytest.fixture(scope="module")
def meanings() -> dict[Side, Meaning]:
    return {side: meant(side, *CHANGES) for side in Side}


@pytest.fixture
def page(qtbot, meanings: dict[Side, Meaning]) -> Iterator[ComparingPage]:
    host = QWidget()  # a page by itself would ask the screen for its size, which is not there
    qtbot.addWidget(host)
    host.resize(1200, 700)
    made = ComparingPage("zh")
    made.setParent(host)
    made.resize(1200, 700)
    host.show()
    made.show_meaning(meanings[Side.MERCHANT])
    qtbot.waitUntil(lambda: made.shown is not None)
    yield made
    host.close()


def texts(page: ComparingPage) -> list[str]:
    lines = [page.list.item(row).data(LINE) for row in range(page.list.count())]
    return [f"{line.text} {line.more}" for line in lines]


def test_both_versions_stand_in_rows_beside_each_other(page: ComparingPage) -> None:
    text = page.view.document().toPlainText()
    assert "不超过30秒" in text
    assert "不超过60秒" in text
    assert len(page.shown.anchors) == 3
    assert [a.substance for a in page.shown.anchors] == [True] * 3


def test_what_went_and_what_came_are_marked(page: ComparingPage) -> None:
    document = page.view.document()
    for word, struck in (("30秒", True), ("60秒", False)):
        cursor = document.find(word)
        assert cursor.charFormat().fontStrikeOut() is struck
        assert cursor.charFormat().fontUnderline() is not struck


def test_the_list_says_what_it_means_for_the_side(page: ComparingPage, meanings: dict[Side, Meaning]) -> None:
    assert any("变差" in line and "30秒 → 60秒" in line for line in texts(page))
    shown = page.shown
    page.show_meaning(meanings[Side.VENDOR])
    assert any("变好" in line and "30秒 → 60秒" in line for line in texts(page))
    assert page.shown is shown  # the drafts stay where they are


def test_steps_go_from_change_to_change_and_round(page: ComparingPage) -> None:
    page.walk(1)
    first = page.view.textCursor().position()
    page.walk(1)
    assert page.view.textCursor().position() > first
    page.walk(-1)
    page.walk(-1)
    assert page.view.textCursor().position() == page.shown.anchors[-1].start


def test_a_line_goes_to_its_place(page: ComparingPage) -> None:
    item = next(page.list.item(r) for r in range(page.list.count()) if "60秒" in page.list.item(r).data(LINE).more)
    page.list.itemClicked.emit(item)
    cursor = page.view.textCursor()
    assert "秒" in cursor.block().text()


def test_only_what_changed(page: ComparingPage, qtbot) -> None:
    whole = page.view.document().characterCount()
    page.only.setChecked(True)
    qtbot.waitUntil(lambda: page.view.document().characterCount() < whole)
    assert len(page.shown.anchors) == 3


@pytest.fixture
def compared(qtbot, window: Window, reviewer: FakeReviewer, meanings: dict[Side, Meaning], tmp_path: Path) -> Window:
    reviewer.reviews = {side: meaning.new for side, meaning in meanings.items()}
    reviewer.old = {side: meaning.old for side, meaning in meanings.items()}
    old, new = tmp_path / "一稿.docx", tmp_path / "二稿.docx"
    for path in (old, new):
        path.write_bytes(b"as far as the fake reviewer is concerned, a draft")
    with qtbot.waitSignal(window.reviewed):
        window.versions.compare(old, new)
    qtbot.waitUntil(lambda: window.versions.page.shown is not None)
    return window


def test_comparing_opens_the_newer_version_and_shows_both(compared: Window, reviewer: FakeReviewer) -> None:
    assert compared.versions.page.isVisible()
    assert [path.name for path in reviewer.compared] == ["一稿.docx", "二稿.docx"]
    compared.versions.page.back.click()
    assert compared.desk.isVisible()
    compared.versions.show_again()
    assert compared.versions.page.isVisible()


def test_comparing_the_draft_that_is_open_shows_it_too(qtbot, compared: Window) -> None:
    compared.versions.page.back.click()
    old, new = compared.session.path.with_name("一稿.docx"), compared.session.path
    with qtbot.waitSignal(compared.reviewed):
        compared.versions.compare(old, new)
    assert compared.versions.page.isVisible()
    compared.versions.page.back.click()
    compared.take_side(Side.VENDOR)
    assert compared.desk.isVisible()


def test_the_other_side_is_looked_from_at_the_same_place(compared: Window) -> None:
    page = compared.versions.page
    page.walk(1)
    place = page.view.textCursor().position()
    page.sides.buttons[1].click()
    assert page.isVisible()
    assert page.meaning.side is Side.VENDOR
    assert page.view.textCursor().position() == place
    assert any("better" in line for line in texts(page))  # the tests' window speaks English


def test_another_version_is_asked_for_and_the_later_one_is_new(
    qtbot, compared: Window, reviewer: FakeReviewer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = tmp_path / "零稿.docx"
    older.write_bytes(b"PK")
    os.utime(older, (1, 1))
    monkeypatch.setattr(versions, "ask_file", lambda *_: older)
    with qtbot.waitSignal(compared.reviewed):
        compared.versions.ask()
    assert [path.name for path in reviewer.compared] == ["零稿.docx", "二稿.docx"]


def test_the_comparison_is_exported(qtbot, compared: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "对比.html"
    monkeypatch.setattr(versions, "ask_target", lambda *_: (str(target), ""))
    with qtbot.waitSignal(compared.versions.exports.finished):
        compared.versions.export()
    assert "<del>30秒</del>" in target.read_text(encoding="utf-8")


def test_what_was_carried_over_is_told_and_shown_at_its_finding(
    qtbot, window: Window, reviewer: FakeReviewer, tmp_path: Path
) -> None:
    review = reviewer.reviews[Side.MERCHANT]
    finding = review.findings[0]
    asked = Decision("before", Scope.PLACE, Ruling.DISMISSED, "商业上可接受", None, "2026-05-01T08:00:00+00:00")
    reviewer.carrying = (Carried(asked, Carrying.ASK, None, finding.id),)
    other = {side: meaning.old for side, meaning in ((s, meant(s, *CHANGES)) for s in Side)}
    reviews, reviewer.reviews = reviewer.reviews, other
    path = tmp_path / "草案.docx"
    path.write_bytes(b"x")
    with qtbot.waitSignal(window.reviewed):
        window.open_draft(path)
    window.deciding.keeper.keep(window.session.key, Change(put=(asked,)))
    window.deciding.keeper.finish()
    reviewer.reviews = reviews
    with qtbot.waitSignal(window.reviewed):
        window.reload()
    assert "1" in window.banner.sentence
    window.choose(Target(finding.requirement, finding.id))
    assert window.desk.detail.decision_box is not None
    shown = [label.text() for label in window.desk.detail.decision_box.findChildren(Text)]
    assert any("商业上可接受" in text for text in shown)


@pytest.fixture
def watcher(qtbot) -> Iterator[Watcher]:
    made = Watcher(settle=20)
    yield made
    made.watch(None, "")


def package(text: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", text)
    return stream.getvalue()


def known(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_a_save_by_rename_is_noticed_again_and_again(qtbot, watcher: Watcher, tmp_path: Path) -> None:
    path = tmp_path / "草案.docx"
    path.write_bytes(package("一"))
    watcher.watch(path, known(path.read_bytes()))
    for text in ("二", "三", "四"):
        part = tmp_path / "~WRD0001.tmp"
        part.write_bytes(package(text))
        with qtbot.waitSignal(watcher.saved, timeout=5000):
            part.replace(path)


def test_a_save_that_moves_the_old_file_away_first_is_noticed(qtbot, watcher: Watcher, tmp_path: Path) -> None:
    path = tmp_path / "草案.docx"
    path.write_bytes(package("一"))
    watcher.watch(path, known(path.read_bytes()))
    with qtbot.waitSignal(watcher.saved, timeout=5000):
        path.rename(tmp_path / "~WRL0002.tmp")
        path.write_bytes(package("二"))


def test_locks_other_files_and_the_same_content_are_no_change(qtbot, watcher: Watcher, tmp_path: Path) -> None:
    path, content = tmp_path / "草案.docx", package("一")
    path.write_bytes(content)
    watcher.watch(path, known(content))
    with qtbot.assertNotEmitted(watcher.saved):
        (tmp_path / "~$草案.docx").write_bytes(b"lock")
        (tmp_path / "别的.docx").write_bytes(package("二"))
        path.write_bytes(content)
        watcher.look()


def test_half_a_file_is_waited_for(qtbot, watcher: Watcher, tmp_path: Path) -> None:
    path, whole = tmp_path / "草案.docx", package("二")
    path.write_bytes(package("一"))
    watcher.watch(path, known(path.read_bytes()))
    with qtbot.assertNotEmitted(watcher.saved):
        path.write_bytes(whole[: len(whole) // 2])
        watcher.look()
    with qtbot.waitSignal(watcher.saved, timeout=5000):
        path.write_bytes(whole)


def test_a_saved_draft_is_offered_for_review_and_keeps_its_place(
    qtbot, reviewed: Window, reviewer: FakeReviewer, draft_file: Path
) -> None:
    target = reviewed.session.target
    with qtbot.waitSignal(reviewed.versions.watcher.saved, timeout=5000):
        draft_file.write_bytes(b"saved in Word")
    assert reviewed.banner.sentence
    with qtbot.waitSignal(reviewed.reviewed):
        reviewed.reload()
    assert reviewed.session.target == target
    assert len(reviewer.opened) == 2
