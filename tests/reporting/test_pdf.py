"""The PDF, read back with pdfminer and Poppler."""

import io
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest
import typst
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from csreview.errors import OutputUnwritable
from csreview.model import Kind, Severity, Span
from csreview.reporting import AUDIENCES, Options, pdf
from csreview.reporting.labels import ZH
from tests.reporting.factory import FINDINGS, finding, review

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="Poppler is not installed")
MANY = tuple(
    finding(
        f"b{n}",
        Kind.GAP,
        f"x{n}",
        (Severity.HIGH, Severity.LOW)[n % 2],
        None,
        f"未找到第{n}件事的约定。" * 3,
        "gen.copies",
    )
    for n in range(80)
)


def written(audience="lawyer", **changes):
    language = changes.pop("language", "zh")
    return pdf.write(review(**changes), Options(audience=audience, language=language))


def document(data):
    return PDFDocument(PDFParser(io.BytesIO(data)))


def pages(data):
    """The text of each page without white space, in the order in which it was set."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"]
    text = subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
    return text.split("\f")[:-1]


def squeezed(text):
    return re.sub(r"\s+", "", text)


@needs_poppler
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("audience", ["lawyer", "sales"])
def test_every_reader_gets_every_message_and_remedy(audience, language):
    text = squeezed("".join(pages(written(audience, language=language))))
    assert all(squeezed(f.message) in text and squeezed(f.remedy) in text for f in FINDINGS)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_same_review_gives_the_same_bytes(audience):
    assert written(audience) == written(audience)


def test_the_same_bytes_elsewhere_without_a_display():
    code = (
        "import sys; from csreview.reporting import Options, pdf; from tests.reporting.factory import review;"
        "sys.stdout.buffer.write(pdf.write(review(), Options()))"
    )
    bare = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    elsewhere = bare | {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=elsewhere, check=True)
    assert done.stdout == written()


def test_its_dates_are_the_reviews():
    (info,) = document(written()).info
    assert info["CreationDate"].startswith(b"D:20261122")
    (undated,) = document(written(date="")).info
    assert "CreationDate" not in undated


def test_headings_are_bookmarks():
    titles = [title for _, title, *_ in document(written()).get_outlines()]
    assert titles[:4] == ["一、签署前必须解决", "二、各部分覆盖情况", "三、数字核对", "四、逐项发现"]
    assert "合作内容与服务范围（1）" in titles


@needs_poppler
@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_reader_finds_nothing_to_complain_of(audience):
    command = ["pdftotext", "-", "-"]
    assert subprocess.run(command, input=written(audience), capture_output=True, check=True).stderr == b""


@pytest.mark.parametrize("audience", AUDIENCES)
def test_it_is_tagged_for_those_who_hear_it(audience):
    assert document(written(audience)).catalog["MarkInfo"]["Marked"] is True


@needs_poppler
def test_pages_are_numbered():
    found = pages(written(findings=MANY, must_settle=()))
    assert len(found) > 3
    assert all(f"第{n}页，共{len(found)}页" in squeezed(page) for n, page in enumerate(found, 1))


@needs_poppler
def test_a_table_repeats_its_head_on_every_page():
    placed = [replace(each, clause="c3", span=Span(0, 2), quote="及时", severity=Severity.HIGH) for each in MANY]
    found = pages(written("sales", findings=tuple(placed), must_settle=()))
    listed = [page for page in found if re.search(r"第\d+件事", squeezed(page))]
    assert len(listed) > 2
    assert all("序号事项与位置问题修改建议" in squeezed(page) for page in listed)


@needs_poppler
@pytest.mark.parametrize("count", range(5, 60, 7))
def test_no_heading_is_left_alone_at_the_foot_of_a_page(count):
    data = written(findings=(*FINDINGS, *MANY[:count]))
    titles = {squeezed(title) for _, title, *_ in document(data).get_outlines()}
    for page in pages(data):
        *body, _number = [squeezed(line) for line in page.splitlines() if line.strip()]
        assert body[-1] not in titles


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="Poppler is not installed")
def test_every_font_is_embedded_and_known_to_readers(tmp_path):
    (tmp_path / "r.pdf").write_bytes(written())
    listed = subprocess.run(["pdffonts", tmp_path / "r.pdf"], capture_output=True, check=True, text=True).stdout
    fonts = listed.splitlines()[2:]
    assert fonts
    assert all(re.search(r"\s+yes\s+yes\s+yes\s+\d+\s+\d+$", font) for font in fonts), listed


@needs_poppler
def test_text_of_a_draft_is_text_and_no_link():
    odd = replace(FINDINGS[5], message='#panic("x") $x^2$ *甲* _乙_ <script> @ref https://x.example \\ \x00𠮷')
    data = written(findings=(odd,), must_settle=())
    assert squeezed('#panic("x") $x^2$ *甲* _乙_ <script> @ref https://x.example \\ 𠮷') in squeezed(
        "".join(pages(data))
    )
    assert not any(page.annots for page in PDFPage.create_pages(document(data)))


def test_without_a_chinese_font_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(pdf, "_installed", lambda: typst.Fonts(include_system_fonts=False))
    with pytest.raises(OutputUnwritable, match="no Chinese font") as raised:
        written()
    assert "fonts-noto-cjk" in raised.value.zh


@needs_poppler
def test_a_managers_first_page_holds_all_to_decide_on():
    first, *_ = pages(written("manager"))
    assert "先问对方的问题" in squeezed(first)
    must = [each for each in FINDINGS if each.id in review().must_settle]
    assert all(squeezed(each.remedy) in squeezed(first) for each in must)


@needs_poppler
@pytest.mark.parametrize("count", [0, 80])
def test_a_manager_gets_few_pages_however_much_was_found(count):
    found = pages(written("manager", findings=(*FINDINGS, *MANY[:count])))
    assert len(found) <= 2
    assert squeezed(ZH["list.elsewhere"]) in squeezed("".join(found))
