"""Where the references of comments stand, which need not be where their words are, and what they are called."""

from __future__ import annotations

from csreview.annotating import annotate
from tests.annotating.comments_file import W, xml
from tests.annotating.factory import with_findings
from tests.annotating.test_annotate import annotated
from tests.reading.word_file import p, word_file

CONTROL = "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a \\h</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def around(body, *spans):
    """For each reference, in the order of the file, the text of its paragraph before and behind it."""
    data = word_file(body)
    document = xml(annotate(with_findings(data, spans), data), "word/document.xml")
    found = []
    for reference in document.iter(f"{W}commentReference"):
        paragraph = next(reference.iterancestors(f"{W}p"))
        order = list(paragraph.iter(f"{W}t", f"{W}commentReference"))
        at = order.index(reference)
        found.append(tuple("".join(each.text or "" for each in part) for part in (order[:at], order[at + 1 :])))
    return found


def test_a_reference_stands_behind_its_words():
    assert around(p("甲方应及时付款"), (0, 3, 5)) == [("甲方应及时", "付款")]


def test_in_a_control_that_begins_with_the_paragraph_it_stands_in_the_next_one_outside():
    body = p("前") + CONTROL.format(p("请填写公司名称")) + p("后")
    assert around(body, (1, 2, 4)) == [("", "后")]
    assert annotated(body, (1, 2, 4)) == ["写公"]


def test_where_none_follows_it_stands_in_the_one_before():
    assert around(p("前") + CONTROL.format(p("请填写公司名称")), (1, 2, 4)) == [("", "前")]


def test_a_control_that_follows_is_passed_over():
    body = CONTROL.format(p("一二三")) + CONTROL.format(p("四五六")) + p("后")
    assert around(body, (0, 1, 2), (1, 1, 2)) == [("", "后"), ("", "后")]


def test_an_empty_paragraph_stays_empty():
    """LibreOffice shows one that ends a section only where it holds something."""
    section = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"
    assert around(CONTROL.format(p("请填写公司名称")) + section + p("后"), (0, 2, 4)) == [("", "后")]


def test_where_all_others_are_empty_it_stands_beside_its_words():
    assert around(CONTROL.format(p("请填写公司名称")) + "<w:p/>", (0, 2, 4)) == [("请填写公", "司名称")]


def test_in_a_cell_of_nothing_but_a_control_it_stands_in_the_next_cell():
    cell = "<w:tc>{}</w:tc>"
    row = f"<w:tbl><w:tr>{cell.format(CONTROL.format(p('一二三')))}{cell.format(p('四'))}</w:tr></w:tbl>"
    assert around(row + p("后"), (0, 1, 2)) == [("", "四")]


def test_further_paragraphs_of_a_control_keep_theirs():
    assert around(CONTROL.format(p("一二三") + p("四五六")) + p("后"), (1, 1, 2)) == [("四五", "六")]


def test_a_control_within_a_paragraph_has_it_behind():
    inside = CONTROL.format("<w:r><w:t>请填写</w:t></w:r>")
    body = f"<w:p><w:r><w:t>甲</w:t></w:r>{inside}<w:r><w:t>乙</w:t></w:r></w:p>"
    assert around(body, (0, 2, 3)) == [("甲请填写", "乙")]


def test_behind_a_field_and_those_around_it():
    inner = FIELD.format("<w:r><w:t>第三条</w:t></w:r>")
    body = f"<w:p><w:r><w:t>见</w:t></w:r>{FIELD.format(inner)}<w:r><w:t>的约定</w:t></w:r></w:p>"
    assert around(body, (0, 1, 3)) == [("见第三条", "的约定")]
    assert annotated(body, (0, 1, 3)) == ["第三"]


def test_no_comment_takes_the_id_of_a_bookmark_a_note_or_a_revision():
    marks = '<w:bookmarkStart w:id="0" w:name="a"/><w:bookmarkEnd w:id="0"/>'
    body = f'<w:p>{marks}<w:ins w:id="1" w:author="A"><w:r><w:t>甲方应及时付款</w:t></w:r></w:ins></w:p>'
    data = word_file(body)
    document = xml(annotate(with_findings(data, [(0, 0, 2), (0, 3, 5)]), data), "word/document.xml")
    assert {each.get(f"{W}id") for each in document.iter(f"{W}commentReference")} == {"2", "3"}
