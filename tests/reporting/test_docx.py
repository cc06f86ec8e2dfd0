"""The gap report as a Word file, read back."""

import io
import zipfile
from dataclasses import replace
from datetime import datetime

import pytest
from docx import Document
from docx.oxml.ns import qn

from csreview.model import Status
from csreview.reporting import Options
from csreview.reporting.docx import bar, to_docx
from csreview.reporting.model import Coverage, build
from tests.reporting.factory import FINDINGS, review


def opened(*, audience="lawyer", language="zh", **changes):
    options = Options(audience=audience, language=language)
    return Document(io.BytesIO(to_docx(review(**changes), options)))


def text(document):
    return "\n".join(
        "".join(t.text or "\t" for t in p.iter(qn("w:t"), qn("w:tab"))) for p in document.element.body.iter(qn("w:p"))
    )


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("audience", ["lawyer", "sales"])
def test_every_reader_gets_every_message_and_remedy(audience, language):
    content = text(opened(audience=audience, language=language))
    assert all(f.message in content and f.remedy in content for f in FINDINGS)


def test_the_same_review_gives_the_same_bytes():
    assert to_docx(review()) == to_docx(review())


def test_dates_are_the_reviews():
    package = zipfile.ZipFile(io.BytesIO(to_docx(review())))
    assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = opened().core_properties
    assert properties.created == properties.modified
    assert properties.created.replace(tzinfo=None) == datetime(2026, 11, 22)


def test_what_must_be_settled_comes_before_the_findings():
    headings = [p.text for p in opened().paragraphs if p.style.name == "Heading 1"]
    assert headings[:4] == ["一、签署前必须解决", "二、各部分覆盖情况", "三、数字核对", "四、逐项发现"]
    assert headings[-1].endswith("说明")


def test_findings_have_headings_of_their_own():
    headings = [p.text for p in opened().paragraphs if p.style.name == "Heading 3"]
    assert headings[0] == "1. 法定节假日安排　【高·含糊】　第一条第（三）项"
    assert len(headings) == sum(item.grave for item in build(review()).items) == 1


def test_findings_that_need_no_page_of_their_own_stand_in_a_few_lines():
    lines = [p.text for p in opened().paragraphs if p.style.name == "Brief"]
    assert len(lines) == len(FINDINGS) - 1
    assert lines[0] == (
        "2\t〔高·待填〕 客户满意度 第二条 表格第3行 “____%”　满意度数值没有填。客户满意度不清，出了问题难以追责。"
        "　建议：按a2修改。　示范条款：示范：客户满意度为【】。　法律依据：《民法典》第五百一十条"
    )


def test_headings_stay_with_what_follows():
    styles = opened().styles
    assert all(styles[f"Heading {level}"].paragraph_format.keep_with_next for level in (1, 2, 3))


def test_table_heads_repeat_on_the_next_page():
    tables = [t for t in opened().tables if t.rows[0]._tr.find(f"./{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
    assert [t.rows[0].cells[0].text for t in tables] == ["序号", "部分", "审查项", "位置"]


def test_chinese_has_a_font_that_word_has():
    for name, font in (("Normal", "宋体"), ("Heading 1", "黑体"), ("Title", "黑体")):
        fonts = opened().styles[name].element.rPr.find(qn("w:rFonts"))
        assert fonts.get(qn("w:eastAsia")) == font
        assert not any("Theme" in key for key in fonts.attrib)


def test_what_was_not_checked_stays_together_at_the_end_of_a_short_report():
    lines = [p for p in opened(audience="manager").paragraphs if p.style.name == "Note Line"]
    assert [p.paragraph_format.keep_with_next for p in lines] == [True] * (len(lines) - 1) + [None]


def test_pages_are_numbered():
    footer = opened().sections[0].footer._element
    codes = [field.get(qn("w:instr")).strip() for field in footer.iter(qn("w:fldSimple"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_blanks_stand_out_in_the_figures():
    table = next(t for t in opened().tables if t.rows[0].cells[1].text == "要素")
    fills = {row.cells[2].text: [s.get(qn("w:fill")) for s in row.cells[2]._tc.iter(qn("w:shd"))] for row in table.rows}
    assert fills["待填"] == ["FFF3CD"]
    assert fills["45秒以内"] == []


def test_characters_that_xml_forbids_do_no_harm():
    odd = replace(FINDINGS[0], message="未找到\x00\x0b\ufffe付款期限")
    assert "未找到付款期限" in text(opened(findings=(odd,)))


def test_says_what_could_not_be_read():
    assert "图片（附件一）：图片中的文字无法读取" in text(opened())


def test_nothing_found_never_stands_alone():
    content = text(opened(findings=(), must_settle=()))
    assert "所查各项没有发现问题" in content
    assert "未检查的事项" in content


def test_a_bar_shows_the_shares_of_met_open_and_missing():
    counts = dict.fromkeys(Status, 0) | {Status.MET: 2, Status.VAGUE: 1, Status.MISSING: 1}
    colours = bar(Coverage("x", "x", counts), 8)
    assert [colours.count(c) for c in dict.fromkeys(colours)] == [4, 2, 2]
    assert bar(Coverage("x", "x", dict.fromkeys(Status, 0)), 3) == ["", "", ""]
