from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pytest

from csreview import pipeline
from csreview.batch.portfolio import Portfolio, portfolio_of
from csreview.batch.reviewing import review_file
from csreview.batch.tables import TABLES, Links
from csreview.batch.values import Figure, Order, Row, Task
from csreview.model import Side

LINKS = Links("报告 一", ".html")
HOSTILE = '=HYPERLINK("http://x")<script>alert(1)</script>&\x01#100%".txt'


@pytest.fixture
def rows(folder: Path) -> list[Row]:
    order = Order(Side.MERCHANT)
    paths = sorted(folder.rglob("*.*"))
    found = [review_file(Task(p.relative_to(folder).as_posix(), str(p)), order).row for p in paths]
    return [*found, Row(HOSTILE, statuses="m" * 165, vendor="@SUM(1)\n二行", figures=(Figure("seat_price", "vague"),))]


@pytest.fixture
def portfolio(rows: list[Row]) -> Portfolio:
    return portfolio_of(rows, pipeline.load(), Order(Side.MERCHANT, date="2026-11-27"))


def written(form: str, portfolio: Portfolio, rows: list[Row], tmp_path: Path) -> bytes:
    stream = io.BytesIO()
    TABLES[form].write(stream, portfolio, lambda: iter(rows), LINKS, tmp_path)
    return stream.getvalue()


@pytest.mark.parametrize("form", list(TABLES))
def test_the_same_rows_give_the_same_bytes_and_leave_nothing(
    form: str, portfolio: Portfolio, rows: list[Row], tmp_path: Path
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    assert written(form, portfolio, rows, scratch) == written(form, portfolio, rows, scratch)
    assert list(scratch.iterdir()) == []


def test_json_says_everything(portfolio: Portfolio, rows: list[Row], tmp_path: Path) -> None:
    told = json.loads(written("json", portfolio, rows, tmp_path))
    assert (told["format"], told["version"], told["side"], told["date"]) == (
        "csreview-batch",
        1,
        "merchant",
        "2026-11-27",
    )
    assert [draft["name"] for draft in told["drafts"]] == [row.name for row in rows]
    by_name = {draft["name"]: draft for draft in told["drafts"]}
    assert by_name["二批/坏.docx"]["fault"].startswith("这不是 Word")
    dear = by_name["二批/贵.txt"]["figures"]["seat_price"]
    assert (dear["value"], dear["unit"], dear["outlier"]) == (15400.0, "元/席/月", True)
    assert not by_name["草案0.txt"]["figures"]["seat_price"]["outlier"]
    assert by_name["草案0.txt"]["report"] == "报告 一/草案0.txt.html"
    assert set(by_name["草案0.txt"]["outcomes"]) == set(told["checklist"]["requirements"])
    gap = next(gap for gap in told["summary"]["gaps"] if gap["requirement"] == "gen.copies")
    assert gap["missing"] == 7


def test_csv_is_a_line_per_draft_in_which_nothing_is_a_formula(
    portfolio: Portfolio, rows: list[Row], tmp_path: Path
) -> None:
    text = written("csv", portfolio, rows, tmp_path).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text, newline="")))
    assert len(lines) == len(rows) + 1
    assert {len(line) for line in lines if len(line) > 5} == {len(lines[0])}
    cells = [cell for line in lines for cell in line]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "'@SUM(1) 二行" in cells
    dear = dict(zip(lines[0], next(line for line in lines if line[0] == "二批/贵.txt"), strict=True))
    assert (dear["每席单价（数值）"], dear["每席单价（离群）"], dear["报告"]) == (
        "15400",
        "是",
        "报告 一/二批/贵.txt.html",
    )


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_the_page_runs_nothing_fetches_nothing_and_links_each_report(
    portfolio: Portfolio, rows: list[Row], tmp_path: Path
) -> None:
    text = written("html", portfolio, rows, tmp_path).decode()
    page = _Page(text)
    assert not page.of("script")
    assert not page.of("img")
    assert "default-src 'none'" in str(page.of("meta")[-1]["content"])
    links = [unquote(str(a["href"])) for a in page.of("a")]
    assert links == [LINKS.of(row) for row in rows if not row.fault] * 2
    assert all(not re.match(r"[a-z]+:", link) for link in links)
    assert "未能审查" in text
    assert text.count('class="out"') == 3  # the dear one, the slow one, and the key


def test_the_heat_map_draws_every_outcome_at_its_place(portfolio: Portfolio, rows: list[Row], tmp_path: Path) -> None:
    page = written("html", portfolio, rows, tmp_path).decode()
    maps = re.findall(r'<svg role="img"[^>]*viewBox="0 0 (\d+) 1"[^>]*>(.*?)</svg>', page)
    reviewed = [row for row in rows if not row.fault]
    assert len(maps) == len(reviewed)
    for (width, paths), row in zip(maps, reviewed, strict=True):
        cells = ["n"] * int(width)
        for code, strokes in re.findall(r'<path class="s(\w)" d="([^"]+)"/>', paths):
            for start, length in re.findall(r"M(\d+) [\d.]+h(\d+)", strokes):
                cells[int(start) : int(start) + int(length)] = code * int(length)
        assert "".join(cells) == row.statuses


def test_the_workbook_has_numbers_links_and_the_heat_map(portfolio: Portfolio, rows: list[Row], tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", portfolio, rows, tmp_path)))
    assert book.sheetnames == ["概览", "草案", "热力图", "未能审查"]
    drafts = book["草案"]
    heads = [cell.value for cell in drafts[1]]
    reviewed = [row for row in rows if not row.fault]
    at = {row.name: number for number, row in enumerate(reviewed, 2)}
    price = drafts.cell(at["二批/贵.txt"], heads.index("每席单价") + 1)
    plain = drafts.cell(at["草案0.txt"], heads.index("每席单价") + 1)
    assert (price.value, plain.value) == (15400, 5400)
    assert price.font.bold
    assert not plain.font.bold
    assert "元/席/月" in price.number_format
    assert drafts.cell(at["草案0.txt"], 1).value == '=HYPERLINK("报告 一/草案0.txt.html","草案0.txt")'
    assert str(drafts.cell(at[HOSTILE], 1).value).startswith('=HYPERLINK("报告 一/')
    assert drafts.cell(at[HOSTILE], 2).data_type == "s"
    heat = book["热力图"]
    for number, row in enumerate(reviewed, 3):
        signs = "".join(str(heat.cell(number, column).value) for column in range(3, 168))
        assert signs == row.statuses.translate(str.maketrans("mpvbxn", "有半糊空缺–"))
    assert book["未能审查"].cell(2, 1).value == "二批/坏.docx"
