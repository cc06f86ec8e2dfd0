"""A folder opened as a portfolio: table, sorting, filtering, opening a draft, writing the table."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester

from csreview import pipeline
from csreview.batch.portfolio import portfolio_of
from csreview.batch.running import Progress
from csreview.batch.values import Figure, Order, Row
from csreview.errors import Cancelled, UsageError
from csreview.gui import portfolio as page_module
from csreview.gui import portfolio_work
from csreview.gui.jobs import ShouldStop, Work
from csreview.gui.portfolio_model import Column, Only, PortfolioModel, text_of
from csreview.gui.window import Window
from csreview.model import Side

COUNT = 165


def row(name: str, high: int, price: float | None, code: str = "m", vendor: str = "合肥样例") -> Row:
    status = "specific" if price else "absent"
    figure = Figure("seat_price", status, f"{price:g}元" if price else "", price, "元/席/月", "每席每月……")
    return Row(name, vendor=vendor, statuses=code * COUNT, coverage=high / 10, high=high, figures=(figure,))


ROWS = [
    row("c.docx", 2, 5000.0), row("a.docx", 0, 15400.0, "x"), row("b.docx", 9, None, vendor="武汉言达里"),
    row("d.docx", 1, 5100.0), row("e.docx", 1, 5200.0), row("f.docx", 1, 5300.0), Row("g.docx", "这不是 Word 文件。"),
]  # fmt: skip


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, Side]]:
    """Replaces the worker processes; tells which folder was reviewed for whom."""
    begun: list[tuple[Path, Side]] = []

    def review_folder(folder: Path, side: Side, _stage: str, _checklist: str) -> Work:
        def work(progress: Callable[[object], None], should_stop: ShouldStop) -> object:
            if folder.name == "空":
                raise UsageError("文件夹中没有可审查的草案。", "there are no drafts in the folders.")
            for number, each in enumerate(ROWS, 1):
                progress(Progress(len(ROWS), number, number, each))
            while folder.name == "久":
                if should_stop():
                    raise Cancelled
            return portfolio_of(ROWS, pipeline.load(), Order(side))

        begun.append((folder, side))
        return work

    monkeypatch.setattr(portfolio_work, "review_folder", review_folder)
    return begun


@pytest.fixture
def shown(qtbot, window: Window, started: list[tuple[Path, Side]], tmp_path: Path, monkeypatch) -> Window:
    folder = tmp_path / "稿件"
    folder.mkdir()
    monkeypatch.setattr(page_module, "ask_folder", lambda *_: folder)
    with qtbot.waitSignal(window.reviewed):
        window.portfolio.ask()
    return window


def listed(window: Window) -> list[str]:
    proxy = window.portfolio.proxy
    return [proxy.index(n, Column.NAME).data() for n in range(proxy.rowCount())]


def test_all_drafts_are_listed_by_name_with_what_is_most_often_open(shown: Window) -> None:
    page = shown.portfolio
    assert listed(shown) == [f"{letter}.docx" for letter in "abcdefg"]
    assert page.said.text().startswith("6 drafts reviewed, 1 could not be reviewed; most common gaps: ")
    assert shown.windowTitle() == "稿件 – csreview"
    assert not page.stop_button.isVisible()


def test_columns_sort_by_size_and_drafts_without_a_value_come_last(shown: Window) -> None:
    table, price = shown.portfolio.table, Column.MAP - 3
    assert shown.portfolio.model.headerData(price, Qt.Orientation.Horizontal) == "Price per seat"
    table.sortByColumn(price, Qt.SortOrder.AscendingOrder)
    assert listed(shown)[:5] == ["c.docx", "d.docx", "e.docx", "f.docx", "a.docx"]
    table.sortByColumn(price, Qt.SortOrder.DescendingOrder)
    assert listed(shown)[:5] == ["a.docx", "f.docx", "e.docx", "d.docx", "c.docx"]
    table.sortByColumn(Column.HIGH, Qt.SortOrder.DescendingOrder)
    assert (listed(shown)[0], listed(shown)[-1]) == ("b.docx", "g.docx")


def test_no_column_is_narrower_than_its_name(shown: Window) -> None:
    head = shown.portfolio.table.horizontalHeader()
    names = [str(shown.portfolio.model.headerData(n, Qt.Orientation.Horizontal)) for n in range(Column.MAP)]
    assert "Medium" in names
    assert all(head.sectionSize(n) > head.fontMetrics().horizontalAdvance(name) + 15 for n, name in enumerate(names))


def test_search_and_filter_narrow_the_list(shown: Window) -> None:
    page = shown.portfolio
    page.search.setText("言达里 B.")
    assert listed(shown) == ["b.docx"]
    page.search.clear()
    for only, names in ((Only.HIGH, "bcdef"), (Only.OUTLIERS, "a"), (Only.FAULTY, "g"), (Only.ALL, "abcdefg")):
        page.only.buttons[only].click()
        assert listed(shown) == [f"{letter}.docx" for letter in names]


def test_why_no_draft_is_listed_is_said(shown: Window) -> None:
    page = shown.portfolio
    page.search.setText("没有这家")
    assert page.nothing.text() == "No draft matches the search and the filter."
    assert not page.table.isVisible()
    page.search.clear()
    assert page.table.isVisible()
    assert not page.nothing.isVisible()
    page.model.rows, page.model.portfolio = [], portfolio_of([], pipeline.load(), Order(Side.MERCHANT))
    page.search.setText("甲")
    assert "no Word file, PDF or text" in page.nothing.text()


def test_another_folder_begins_without_a_filter(qtbot, shown: Window, tmp_path: Path) -> None:
    page = shown.portfolio
    page.search.setText("言达里")
    page.only.buttons[Only.HIGH].click()
    (tmp_path / "又一个").mkdir()
    with qtbot.waitSignal(shown.reviewed):
        shown.open_draft(tmp_path / "又一个")
    assert (page.search.text(), page.only.current) == ("", Only.ALL)
    assert len(listed(shown)) == 7


def test_why_a_draft_was_not_reviewed_is_written_across_its_row(shown: Window) -> None:
    table, proxy = shown.portfolio.table, shown.portfolio.proxy
    row = next(n for n in range(proxy.rowCount()) if proxy.index(n, Column.NAME).data() == "g.docx")
    table.setColumnWidth(Column.VENDOR, 40)
    picture, ratio = table.viewport().grab().toImage(), table.devicePixelRatioF()
    cell = table.visualRect(proxy.index(row, Column.HIGH))
    places = [(x, y) for x in range(cell.left(), cell.right()) for y in range(cell.top(), cell.bottom())]
    seen = [picture.pixelColor(round(x * ratio), round(y * ratio)) for x, y in places]
    assert any(ink.red() - ink.green() > 90 for ink in seen)


def test_a_draft_opens_from_the_table_and_alt_left_comes_back(qtbot, shown: Window, reviewer) -> None:
    table = shown.portfolio.table
    table.setCurrentIndex(shown.portfolio.proxy.index(1, 0))
    with qtbot.waitSignal(shown.reviewed):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert reviewer.opened[0] == shown.portfolio.folder / "b.docx"
    assert shown.desk.isVisible()
    assert shown.desk.back_button.isVisible()
    shown.desk.back_button.click()
    assert table.isVisible()
    with qtbot.waitSignal(shown.reviewed):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.keyClick(shown, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert table.isVisible()
    assert len(listed(shown)) == 7


def test_a_draft_that_cannot_be_opened_leaves_the_table_there(qtbot, shown: Window, reviewer) -> None:
    reviewer.error = UsageError("坏了。", "broken.")
    with qtbot.waitSignal(shown.failed):
        shown.portfolio.table.activated.emit(shown.portfolio.proxy.index(0, 0))
    assert shown.portfolio.isVisible()
    assert shown.banner.sentence == "a.docx: broken."


def test_the_other_side_reviews_the_folder_anew(qtbot, shown: Window, started: list[tuple[Path, Side]]) -> None:
    with qtbot.waitSignal(shown.reviewed):
        shown.portfolio.sides.buttons[1].click()
    assert [side for _, side in started] == [Side.MERCHANT, Side.VENDOR]
    assert len(listed(shown)) == 7


def test_stopping_keeps_what_was_reviewed(qtbot, window: Window, started, tmp_path: Path) -> None:
    (tmp_path / "久").mkdir()
    page = window.portfolio
    window.open_draft(tmp_path / "久")
    qtbot.waitUntil(lambda: page.said.text() == "Reviewed 7 of 7 drafts")
    page.stop_button.click()
    assert len(listed(window)) == 7
    assert page.said.text() == "Stopped after 7 drafts"
    assert not page.export_button.isEnabled()
    page.jobs.stop()


class _Since:
    """A clock that was started some milliseconds ago."""

    def __init__(self, elapsed: int) -> None:
        self._elapsed = elapsed

    def elapsed(self) -> int:
        return self._elapsed


@pytest.mark.parametrize(
    ("done", "elapsed", "said"),
    [
        (4, 60_000, "Reviewed 4 of 20 drafts"),
        (10, 5_000, "Reviewed 10 of 20 drafts; less than a minute left"),
        (5, 60_000, "Reviewed 5 of 20 drafts; about 3 min left"),
        (20, 60_000, "Reviewed 20 of 20 drafts"),
    ],
)
def test_how_long_the_rest_takes_is_told_by_the_rate_so_far(window: Window, done: int, elapsed: int, said: str) -> None:
    page = window.portfolio
    page._since = _Since(elapsed)
    page._on_progress(Progress(20, done, done, ROWS[0]))
    assert page.said.text() == said


def test_an_empty_folder_is_said(qtbot, window: Window, started, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    with qtbot.waitSignal(window.portfolio.failed):
        window.open_draft(tmp_path / "空")
    assert window.banner.sentence == "there are no drafts in the folders."


def test_the_table_is_written_where_the_user_says(qtbot, shown: Window, tmp_path: Path, monkeypatch) -> None:
    target = tmp_path / "表.json"
    monkeypatch.setattr(page_module, "ask_table", lambda *_: target)
    with qtbot.waitSignal(shown.portfolio.exports.finished):
        shown.portfolio.export_button.click()
    drafts = json.loads(target.read_text(encoding="utf-8"))["drafts"]
    assert [draft["name"] for draft in drafts] == [f"{letter}.docx" for letter in "abcdefg"]
    assert target.name in shown.banner.sentence


def test_the_strip_names_the_requirement_under_the_pointer(shown: Window) -> None:
    table = shown.portfolio.table
    rect = table.visualRect(shown.portfolio.proxy.index(0, Column.MAP))
    requirements = pipeline.load().requirements
    assert table.cells.named(ROWS[1], rect, rect.left() + 9) == f"{requirements[0].title}: Missing"
    assert table.cells.named(ROWS[1], rect, rect.right() - 8) == f"{requirements[-1].title}: Missing"
    assert table.cells.named(ROWS[6], rect, rect.left() + 9) == ""


def test_cells_say_themselves_to_a_screen_reader(shown: Window) -> None:
    model = shown.portfolio.model
    said = [str(model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole)) for column in range(Column.MAP + 1)]
    assert said[Column.HIGH] == "High: 2"
    assert said[Column.MAP].startswith("All requirements: Met 165, ")
    assert text_of(ROWS[6], Column.VENDOR) == "这不是 Word 文件。"


@pytest.mark.usefixtures("qapp")
def test_the_model_keeps_qt_s_rules() -> None:
    model = PortfolioModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.add(ROWS[:3])
    model.add(ROWS[3:])
    model.conclude(portfolio_of(ROWS, pipeline.load(), Order(Side.MERCHANT)))
    model.clear()


def test_the_folder_is_reviewed_in_real_processes(qtbot, window: Window, tmp_path: Path) -> None:
    (tmp_path / "稿件").mkdir()
    (tmp_path / "稿件" / "一.txt").write_text("第一条 服务\n乙方应及时响应。", encoding="utf-8")
    with qtbot.waitSignal(window.reviewed, timeout=60_000):
        window.open_draft(tmp_path / "稿件")
    assert listed(window) == ["一.txt"]
    assert window.portfolio.model.rows[0].statuses
    assert window.portfolio.table.indexAt(QPoint(5, 5)).isValid()
