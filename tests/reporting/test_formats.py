"""What all formats have in common."""

import html
import io
import re
import subprocess
import sys

import pytest
from openpyxl import load_workbook

from csreview.reporting import FORMATS, READERS, Options
from csreview.reporting.markdown import escape
from tests.reporting.factory import FINDINGS, review


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_review_gives_the_same_bytes(name):
    assert FORMATS[name].write(review()) == FORMATS[name].write(review())


def test_formats_say_their_suffix_and_chinese_name():
    assert {f.id: f.suffix for f in FORMATS.values()} == {
        "text": ".txt", "json": ".json", "docx": ".docx", "pdf": ".pdf", "html": ".html", "xlsx": ".xlsx", "markdown": ".md",
    }  # fmt: skip
    assert all(f.name for f in FORMATS.values())


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("audience", READERS)
def test_a_review_without_findings_or_outcomes_can_be_written(name, audience):
    empty = review(findings=(), must_settle=(), outcomes=(), strengths=(), notices=())
    assert FORMATS[name].write(empty, Options(audience=audience))


def test_importing_the_registry_loads_no_office_library():
    code = "import sys, csreview.reporting as r; r.Options(); print(*(m for m in ('docx', 'lxml', 'xlsxwriter') if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("bad", [{"language": "fr"}, {"audience": "boss"}])
def test_refuses_unknown_choices(bad):
    with pytest.raises(ValueError, match="no such"):
        Options(**bad)


def strip_markdown(text):
    return re.sub(r"\\([^\w\s])", r"\1", text)


@pytest.mark.parametrize("audience", READERS)
def test_markdown_holds_every_message_and_remedy(audience):
    text = strip_markdown(FORMATS["markdown"].write(review(), Options(audience=audience)).decode())
    assert all(f.message in text and f.remedy in text for f in FINDINGS)


def test_markdown_keeps_draft_text_from_formatting_or_linking():
    assert escape("# 一*二*_三_<b>|`x`") == r"\# 一\*二\*\_三\_\<b>\|\`x\`"
    assert escape("见https://x.example与www.x.example") == r"见https:\//x.example与www\.x.example"
    assert escape("1. 甲\n- 乙") == r"1\. 甲<br>\- 乙"


@pytest.mark.parametrize("audience", READERS)
def test_html_holds_every_message_and_remedy(audience):
    text = html.unescape(FORMATS["html"].write(review(), Options(audience=audience)).decode())
    assert all(f.message in text and f.remedy in text for f in FINDINGS)


def test_html_shows_a_draft_called_script_and_runs_and_fetches_nothing():
    page = FORMATS["html"].write(review()).decode()
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert not re.search(r"(?:src|href|url\()\s*=?", re.sub(r"(?:default|img|style)-src", "", page))


def test_html_draws_coverage_as_svg():
    page = FORMATS["html"].write(review()).decode()
    assert page.count("<svg") == 5
    assert 'viewBox="0 0 7 1"' in page


def workbook():
    return load_workbook(io.BytesIO(FORMATS["xlsx"].write(review())))


def test_xlsx_has_a_row_for_each_finding_and_each_requirement():
    sheets = workbook()
    assert sheets.sheetnames == ["缺漏报告", "逐项发现", "审查项", "数字核对"]
    rows = list(sheets["逐项发现"].iter_rows(min_row=2, values_only=True))
    assert {(r[7], r[9]) for r in rows} == {(f.message, f.remedy) for f in FINDINGS}
    assert sheets["审查项"].max_row == 1 + len(review().outcomes)


def test_xlsx_heads_are_frozen_and_filtered():
    for name, frozen in {"逐项发现": "C2", "审查项": "A2", "数字核对": "A2"}.items():
        sheet = workbook()[name]
        assert sheet.freeze_panes == frozen
        assert sheet.auto_filter.ref.startswith("A1:")


def test_xlsx_prints_wide_sheets_on_a3_and_every_page_has_its_number():
    sheets = workbook()
    papers = {name: sheets[name].page_setup.paperSize for name in sheets.sheetnames}
    assert papers == {"缺漏报告": 9, "逐项发现": 8, "审查项": 8, "数字核对": 9}
    assert all("&P" in sheet.oddFooter.center.text or "Page" in sheet.oddFooter.center.text for sheet in sheets)


def test_xlsx_cells_that_look_like_formulas_are_text():
    cells = [c for sheet in workbook() for row in sheet.iter_rows() for c in row]
    dangerous = [c for c in cells if isinstance(c.value, str) and c.value[:1] in "=+-@" and c.value]
    assert dangerous
    assert {c.data_type for c in dangerous} == {"s"}
    assert not any(c.hyperlink for c in cells)
