"""Comments stand on exactly their words, and nothing else changes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest

from csreview import places
from csreview.annotating import AUTHOR, Choice, annotate
from csreview.errors import DraftUnreadable
from csreview.language.citing import cited
from csreview.model import Kind, Part, Severity, Side
from csreview.reading.word import read_word
from tests.annotating.comments_file import W, bare, comment_ranges, xml
from tests.annotating.factory import looks, reviewed, shown, with_findings
from tests.reading.word_file import numbering, p, word_file

SAMPLE = places.resources() / "samples" / "样例-问题草案.docx"


def ours(data):
    return [each for each in comment_ranges(data).values() if each.author == AUTHOR]


def annotated(body, *spans, **parts):
    """The text in the range of each comment, in the order of the findings, after checking that the rest stayed."""
    data = word_file(body, **parts)
    review = with_findings(data, spans)
    result = annotate(review, data)
    assert shown(result) == shown(data)
    assert looks(result) == looks(data)
    found = {each.lines[0]: each for each in ours(result)}
    assert all(each.references == 1 and not each.is_open for each in found.values())
    return [next(each.text for line, each in found.items() if line.endswith(f.message)) for f in review.findings]


@pytest.mark.parametrize("side", list(Side))
def test_every_finding_of_the_sample_has_a_comment_on_its_words(side):
    review, data = reviewed(SAMPLE, side)
    result = annotate(review, data)
    found = ours(result)
    assert sorted((e.lines[0][3:], bare(e.text)) for e in found) == sorted(
        (f.message + ("" if f.certain else "（供复核）"), bare(f.quote)) for f in review.findings
    )
    assert {each.references for each in found} == {1}
    assert shown(result) == shown(data)
    assert looks(result) == looks(data)


def test_a_comment_says_severity_message_remedy_and_authority():
    review, data = reviewed(SAMPLE)
    outcomes = {outcome.requirement: outcome for outcome in review.outcomes}
    said = {each.lines[0]: each.lines for each in ours(annotate(review, data))}
    for finding in review.findings:
        mark = {"high": "【高】", "medium": "【中】", "low": "【低】"}[finding.severity]
        lines = next(lines for first, lines in said.items() if first.startswith(mark + finding.message))
        assert f"建议：{finding.remedy}" in lines
        authority = outcomes[finding.requirement].authority if finding.requirement in outcomes else ()
        assert not authority or f"依据：{cited(authority)}" in lines


def test_absences_are_points_at_the_clause_that_they_should_follow():
    review, data = reviewed(SAMPLE)
    result = annotate(review, data)
    points = {c.text: block for block in read_word(result, "d").blocks for c in block.comments if not len(c.span)}
    outcomes = {outcome.requirement: outcome for outcome in review.outcomes}
    gaps = [finding for finding in review.findings if finding.clause is None]
    assert gaps
    for gap in gaps:
        clause = review.agreement.clause(outcomes[gap.requirement].belongs_after)
        text, block = next((text, block) for text, block in points.items() if gap.message in text)
        assert block.text == review.agreement.draft.blocks[clause.pieces[-1].block_index].text
        assert f"宜补在{clause.label.strip()}" in text


def test_parts_without_a_change_are_the_same_bytes_in_the_same_order():
    review, data = reviewed(SAMPLE)
    result = annotate(review, data)
    before, after = (zipfile.ZipFile(io.BytesIO(each)) for each in (data, result))
    assert after.testzip() is None
    assert after.namelist() == before.namelist()
    for member in before.infolist():
        if member.filename not in {"word/document.xml", "word/comments.xml"}:
            assert after.read(member.filename) == before.read(member)
            assert packed(result, after.getinfo(member.filename)) == packed(data, member)


def packed(data, member):
    start = (
        member.header_offset
        + 30
        + sum(data[member.header_offset + at] + 256 * data[member.header_offset + at + 1] for at in (26, 28))
    )
    return data[start : start + member.compress_size]


def test_the_same_review_gives_the_same_bytes_and_the_date_is_the_one_given():
    review, data = reviewed(SAMPLE)
    assert annotate(review, data) == annotate(review, data)
    assert dates(annotate(replace(review, date="2025-03-01"), data)) == {"2025-03-01T00:00:00Z"}
    assert dates(annotate(review, data)) == {None}


def dates(data):
    return {c.get(W + "date") for c in xml(data, "word/comments.xml") if c.get(W + "author") == AUTHOR}


def test_only_the_findings_chosen_get_a_comment():
    review, data = reviewed(SAMPLE)
    choice = Choice(Severity.MEDIUM, frozenset({Kind.VAGUE, Kind.RISK}))
    wanted = [f for f in review.findings if f.severity is not Severity.LOW and f.kind in choice.kinds]
    assert 0 < len(wanted) < len(review.findings)
    assert len(ours(annotate(review, data, choice))) == len(wanted)
    assert annotate(replace(review, findings=()), data) == data


def test_a_run_is_cut_at_the_exact_places_and_looks_the_same():
    assert annotated(p("乙方应当及时响应客户。", run="<w:b/><w:u w:val='single'/>"), (0, 4, 6)) == ["及时"]


def test_characters_outside_the_basic_plane_count_as_one():
    assert annotated(p("𠮷祥公司应当及时𠮷响应。"), (0, 0, 4), (0, 6, 9)) == ["𠮷祥公司", "及时𠮷"]


def test_overlapping_findings_and_several_at_one_place():
    spans = [(0, 2, 8), (0, 4, 6), (0, 4, 6), (0, 5, 10), (0, 0, 11), (0, 6, 6), (0, 10, 11)]
    text = "乙方应当及时响应客户。"
    assert annotated(p(text), *spans) == [text[start:end] for _, start, end in spans]


def test_a_range_over_runs_tabs_breaks_and_hyphens():
    body = (
        "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙丙</w:t><w:br/></w:r><w:r><w:t>丁</w:t><w:noBreakHyphen/>"
        "<w:t>戊己</w:t></w:r></w:p>"
    )
    spans = [(0, 0, 2), (0, 1, 3), (0, 3, 6), (0, 4, 5), (0, 6, 8), (0, 7, 8)]
    assert annotated(body, *spans) == ["甲\t", "\t乙", "丙\n丁", "\n", "-戊", "戊"]


def test_white_space_that_word_does_not_show_stays_unshown():
    body = "<w:p><w:r><w:t>  甲方 应当 及时  </w:t></w:r><w:r><w:t> 响应</w:t></w:r></w:p>"
    assert annotated(body, (0, 3, 5), (0, 0, 1), (0, 7, 9)) == ["应当", "甲", "时响"]


def test_insertions_links_controls_and_fields():
    body = (
        '<w:p><w:r><w:t>甲</w:t></w:r><w:ins w:id="1" w:author="对方"><w:r><w:t>新增内容</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="对方"><w:r><w:delText>旧</w:delText></w:r></w:del>'
        '<w:hyperlink w:anchor="x"><w:r><w:t>链接文字</w:t></w:r></w:hyperlink>'
        "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>控件文字</w:t></w:r></w:sdtContent></w:sdt>"
        '<w:fldSimple w:instr="REF a"><w:r><w:t>第三条</w:t></w:r></w:fldSimple>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>第九页</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    text = "甲新增内容链接文字控件文字第三条第九页"
    spans = [(0, start, end) for start in range(len(text)) for end in range(start + 1, len(text) + 1)]
    assert annotated(body, *spans) == [text[start:end] for _, start, end in spans]


def test_the_reference_stands_outside_of_controls_and_insertions():
    body = (
        '<w:p><w:ins w:id="1" w:author="对方"><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>'
        "<w:r><w:t>控件文字</w:t></w:r></w:sdtContent></w:sdt></w:ins></w:p>"
    )
    data = word_file(body)
    result = annotate(with_findings(data, [(0, 1, 3)]), data)
    (reference,) = xml(result, "word/document.xml").iter(W + "commentReference")
    assert reference.getparent().getparent().tag == W + "p"


def test_a_box_a_field_without_result_and_an_equation_are_not_divided():
    body = (
        '<w:p><w:r><w:t>选</w:t></w:r><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>是</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath><w:r><w:t>否</w:t></w:r>'
        "</w:p>"
    )
    data = word_file(body)
    assert read_word(data, "d").blocks[0].text == "选☑是☐a+b否"
    assert annotated(body, (0, 1, 2), (0, 3, 4), (0, 5, 6), (0, 7, 8)) == ["☒", "", "", "否"]
    root = xml(annotate(with_findings(data, [(0, 3, 4)]), data), "word/document.xml")
    kinds = [
        e.get(W + "fldCharType") or e.tag
        for e in root.iter(W + "fldChar", W + "commentRangeStart", W + "commentRangeEnd")
    ]
    assert kinds == [W + "commentRangeStart", "begin", "end", W + "commentRangeEnd"]


def test_inside_tables_and_content_controls_around_blocks():
    cell = "<w:tc><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:tc>"
    body = f"<w:tbl><w:tr>{cell.format(p('指标'))}{cell.format(p('及时响应'))}</w:tr></w:tbl>" + p("完")
    assert annotated(body, (1, 0, 2), (0, 1, 2), (2, 0, 1)) == ["及时", "标", "完"]


def test_a_range_over_two_paragraphs_one_of_which_runs_on_into_the_next():
    joined = "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>"
    assert [bare(text) for text in annotated(joined + p("后半"), (0, 1, 3))] == ["半后"]


def test_numbering_and_empty_paragraphs_stay():
    text = "及时响应"
    body = p(text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') + p("") + p(text)
    parts = numbering(
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    )
    assert annotated(body, (0, 0, 2), (1, 2, 4), parts=parts) == ["及时", "响应"]


TEXT_BOX = (
    "<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>框中文字</w:t></w:r>"
    "</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r><w:r><w:t>后文</w:t></w:r></w:p>"
)


def test_where_word_shows_no_comments_they_stand_nearby_and_quote_the_words():
    # Word ignores comments under headers, footers, text boxes and notes ([MS-OI29500] 2.1.315).
    edges = '<w:sectPr><w:headerReference r:id="header"/><w:footerReference r:id="footer"/></w:sectPr>'
    data = word_file(TEXT_BOX + edges, {"header": p("页眉及时"), "footer": p("页脚及时")})
    blocks = read_word(data, "d").blocks
    assert [block.part for block in blocks] == [Part.HEADER, Part.BODY, Part.TEXT_BOX, Part.FOOTER]
    result = annotate(with_findings(data, [(0, 2, 4), (2, 0, 2), (3, 2, 4)]), data)
    assert shown(result) == shown(data)
    assert sorted(each.lines[1] for each in ours(result)) == [
        "文本框中的原文：“框中”", "页眉中的原文：“及时”", "页脚中的原文：“及时”",
    ]  # fmt: skip
    root = xml(result, "word/document.xml")
    assert all(
        "txbxContent" not in str(around.tag) for e in root.iter(W + "commentReference") for around in e.iterancestors()
    )
    commented = [c.span.start for c in read_word(result, "d").blocks[1].comments]
    assert commented == [0, 2, 4]


def test_a_draft_without_a_paragraph_of_its_own_is_refused():
    data = word_file('<w:sectPr><w:headerReference r:id="header"/></w:sectPr>', {"header": p("页眉")})
    with pytest.raises(DraftUnreadable, match="no paragraph"):
        annotate(with_findings(data, [(0, 0, 2)]), data)


def test_comments_of_others_stay_and_new_ids_are_free():
    body = (
        '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>及时</w:t></w:r><w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r><w:r><w:t>响应</w:t></w:r></w:p>'
    )
    comments = '<w:comment w:id="0" w:author="对方法务"><w:p><w:r><w:t>请确认</w:t></w:r></w:p></w:comment>'
    data = word_file(body, {"comments": comments})
    result = annotate(with_findings(data, [(0, 1, 3), (0, 0, 2)]), data)
    found = comment_ranges(result)
    assert [(each.author, each.text) for each in found.values()] == [
        ("对方法务", "及时"), (AUTHOR, "及时"), (AUTHOR, "时响"),
    ]  # fmt: skip
    assert found["0"].lines == ["请确认"]


def test_the_part_of_the_comments_is_linked_and_typed_where_there_was_none():
    content = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    data = word_file(p("及时响应"), extra={"[Content_Types].xml": content})
    result = annotate(with_findings(data, [(0, 0, 2)]), data)
    (comment,) = docx.Document(io.BytesIO(result)).comments
    assert (comment.author, comment.text) == (AUTHOR, "【高】第0处\n建议：改第0处")


def test_strict_files_stay_strict():
    plain = zipfile.ZipFile(io.BytesIO(word_file(p("及时响应"))))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in plain.namelist():
            content = plain.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            archive.writestr(name, content)
    data = stream.getvalue()
    result = annotate(with_findings(data, [(0, 2, 4)]), data)
    assert shown(result) == shown(data)
    assert [each.text for each in ours(result)] == ["响应"]
    raw = zipfile.ZipFile(io.BytesIO(result))
    assert b"wordprocessingml/2006/main" not in raw.read("word/document.xml") + raw.read("word/comments.xml")
    assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in raw.read("word/_rels/document.xml.rels")
