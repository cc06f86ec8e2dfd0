"""A firm's own look: letterhead in TOML, or a Word template."""

import base64
import io
import struct
import zipfile
import zlib

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from csreview import places
from csreview.errors import CsreviewError, UsageError
from csreview.reporting import FORMATS, Options
from csreview.reporting.template import Letterhead, Logo, Template, load_template
from tests.reporting.factory import FINDINGS, review


def png(width=4, height=2):
    """A picture of one colour."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x1f\x3a\x5f" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


LETTERHEAD = """
name = "示例<律师>事务所"
lines = ["上海市示例路1号", "电话 021-0000"]
logo = "logo.png"
colour = "#7A1F3D"
footer = "仅供客户内部使用"
"""


@pytest.fixture
def letterhead(tmp_path):
    (tmp_path / "logo.png").write_bytes(png())
    (tmp_path / "firm.toml").write_text(LETTERHEAD, encoding="utf-8")
    return load_template(tmp_path / "firm.toml")


def written(form, template, audience="lawyer"):
    return FORMATS[form].write(review(), Options(audience=audience, template=template))


@pytest.mark.parametrize("audience", ["lawyer", "counterpart"])
def test_a_web_page_wears_it(letterhead, audience):
    page = written("html", letterhead, audience).decode()
    assert "<b>示例&lt;律师&gt;事务所</b><span>上海市示例路1号</span>" in page
    assert f"data:image/png;base64,{base64.b64encode(png()).decode()}" in page
    assert "--navy:#7A1F3D" in page
    assert "<footer>仅供客户内部使用</footer>" in page


def test_a_word_report_wears_it_on_its_first_page(letterhead):
    data = written("docx", letterhead)
    section = Document(io.BytesIO(data)).sections[0]
    assert section.different_first_page_header_footer
    assert "示例<律师>事务所" in section.first_page_header.paragraphs[0].text
    assert len(list(section.first_page_header._element.iter(qn("w:drawing")))) == 1
    assert any(name.startswith("word/media/") for name in zipfile.ZipFile(io.BytesIO(data)).namelist())
    for foot in (section.footer, section.first_page_footer):
        codes = [field.get(qn("w:instr")).strip() for field in foot._element.iter(qn("w:fldSimple"))]
        assert codes == ["PAGE", "NUMPAGES"]
        assert "仅供客户内部使用" in "".join(p.text for p in foot.paragraphs)
    assert "缺漏报告" in section.header.paragraphs[0].text


def test_a_pdf_wears_it_and_stays_the_same(letterhead):
    data = written("pdf", letterhead)
    assert data == written("pdf", letterhead) != written("pdf", None)
    assert data.count(b"/Subtype/Image") + data.count(b"/Subtype /Image") >= 1


FAULTS = {
    "unknown.toml": (b'nme = "x"', "nme"),
    "type.toml": (b"name = 3", "name"),
    "broken.toml": b"name = ",
    "colour.toml": b'colour = "red"',
    "logo.toml": b'logo = "gone.png"',
    "picture.toml": b'logo = "picture.toml"',
    "cut.toml": (b'logo = "cut.png"', "不完整"),
    "lines.toml": (b'lines = ["a", 3]', "lines"),
    "other.pdf": b"%PDF",
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_faulty_template_is_said_in_a_sentence(tmp_path, name):
    content, named = FAULTS[name] if isinstance(FAULTS[name], tuple) else (FAULTS[name], "")
    (tmp_path / name).write_bytes(content)
    (tmp_path / "cut.png").write_bytes(png()[:-8])
    with pytest.raises(UsageError) as raised:
        load_template(tmp_path / name)
    assert raised.value.zh.endswith("。")
    assert named in raised.value.zh


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_broken_logo_is_said_in_a_sentence(form):
    broken = Template(Letterhead(logo=Logo(png()[:20], "png")))
    with pytest.raises(CsreviewError) as raised:
        written(form, broken)
    assert raised.value.zh.endswith("。")


def test_the_sample_letterhead_can_be_used():
    sample = load_template(places.resources() / "templates" / "letterhead.toml")
    assert "××律师事务所" in written("html", sample).decode()


def test_an_absent_template_is_said_in_a_sentence(tmp_path):
    with pytest.raises(UsageError, match="cannot read"):
        load_template(tmp_path / "gone.docx")


def word_template(*, styles=True, suffix="docx"):
    """A firm's template: its header and footer, margins, heading style and some text to be dropped."""
    document = Document()
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(3)
    section.header.paragraphs[0].text = "某某律师事务所"
    section.footer.paragraphs[0].text = "密级：内部"
    document.add_paragraph("模板里的样例文字")
    document.add_table(1, 1)
    document.styles["Heading 1"].font.size = Pt(21)
    if not styles:
        for style in list(document.styles.element.findall(qn("w:style"))):
            if style.get(qn("w:default")) is None:
                document.styles.element.remove(style)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue() if suffix == "docx" else as_dotx(buffer.getvalue())


def as_dotx(content):
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            part = source.read(name).replace(b"document.main+xml", b"template.main+xml")
            copy.writestr(name, part)
    return target.getvalue()


@pytest.mark.parametrize("suffix", ["docx", "dotx"])
@pytest.mark.parametrize("styles", [True, False])
def test_a_word_template_gives_its_head_margins_and_styles(suffix, styles):
    template = Template(word=word_template(styles=styles, suffix=suffix))
    document = Document(io.BytesIO(written("docx", template)))
    section = document.sections[0]
    assert section.header.paragraphs[0].text == "某某律师事务所"
    assert section.footer.paragraphs[0].text == "密级：内部"
    assert [f.get(qn("w:instr")).strip() for f in section.footer._element.iter(qn("w:fldSimple"))] == [
        "PAGE",
        "NUMPAGES",
    ]
    assert abs(section.left_margin - Cm(3)) < 635
    text = "\n".join(t.text or "" for t in document.element.body.iter(qn("w:t")))
    assert "模板里的样例文字" not in text
    assert all(f.message in text for f in FINDINGS)
    known = {style.style_id for style in document.styles}
    used = {e.get(qn("w:val")) for e in document.element.body.iter(qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))}
    assert used <= known
    width = sum(int(c.get(qn("w:w"))) for c in document.tables[0]._tbl.tblGrid)
    assert width <= (section.page_width - Cm(6)) // 635 + 8
    if styles:
        assert document.styles["Heading 1"].font.size == Pt(21)


def test_a_word_template_whose_styles_have_other_ids_is_followed():
    content = word_template()
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            copy.writestr(name, source.read(name).replace(b'w:styleId="Heading1"', b'w:styleId="1"'))
    document = Document(io.BytesIO(written("docx", Template(word=target.getvalue()))))
    own = next(style for style in document.styles if style.style_id == "Heading1")
    assert own.base_style.style_id == "1"


@pytest.mark.parametrize("content", [b"", b"PK\x05\x06" + b"\0" * 18, word_template()[:900]])
def test_what_is_no_word_template_is_said_in_a_sentence(content):
    with pytest.raises(UsageError, match="no usable Word file"):
        written("docx", Template(word=content))


def test_a_template_with_macros_is_refused():
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_template())) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            kind = (
                b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                b"vnd.ms-word.document.macroEnabled.main+xml",
            )
            copy.writestr(name, source.read(name).replace(*kind))
    with pytest.raises(UsageError, match="no usable Word file"):
        written("docx", Template(word=target.getvalue()))
