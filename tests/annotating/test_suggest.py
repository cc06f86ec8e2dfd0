"""Suggestions are tracked changes: rejecting them gives the draft, accepting them the proposed text."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from csreview import pipeline, places
from csreview.annotating import AUTHOR, Choice, annotate
from csreview.model import Finding, Kind, Outcome, Replacement, Severity, Side, Span, Status
from csreview.reading.word import read_word
from tests.annotating.comments_file import W, comment_ranges, xml
from tests.annotating.factory import looks, reviewed, shown, with_findings
from tests.annotating.settled import settled
from tests.reading.word_file import item, level, numbering, p, word_file

SAMPLE = places.resources() / "samples" / "样例-问题草案.docx"


def texts(data):
    return [block.label + block.text for block in read_word(data, "d").blocks if block.text]


def rewritten(body, *changes, **parts):
    """The texts once (block, start, end, text) are accepted, after checking that rejecting them gives the file."""
    data = word_file(body, **parts)
    review = with_findings(data, [(block, start, end) for block, start, end, _ in changes])
    found = [Replacement(f.id, f.span, text) for f, (*_, text) in zip(review.findings, changes, strict=True)]
    result = annotate(review, data, suggested=found)
    rejected = settled(result, accept=False)
    assert shown(rejected) == shown(settled(data, accept=False))
    assert looks(rejected) == looks(settled(data, accept=False))
    assert all(each.references == 1 and not each.is_open for each in comment_ranges(result).values())
    return texts(settled(result, accept=True))


# -- phrases in the place of words -------------------------------------------


def test_words_are_taken_out_and_a_phrase_put_in_with_their_look():
    data = word_file(p("乙方应及时响应。", run='<w:b/><w:sz w:val="24"/>'))
    review = with_findings(data, [(0, 3, 5)])
    result = annotate(review, data, suggested=[Replacement("f0", Span(3, 5), "在【2】小时内")])
    root = xml(result, "word/document.xml")
    (gone,), (new,) = root.iter(W + "del"), root.iter(W + "ins")
    assert [t.text for t in gone.iter(W + "delText")] == ["及时"]
    assert not list(gone.iter(W + "t"))
    assert [t.text for t in new.iter(W + "t")] == ["在【2】小时内"]
    assert [e.tag for e in new.find(f"{W}r/{W}rPr")] == [W + "b", W + "sz"]
    assert {e.get(W + "author") for e in (gone, new)} == {AUTHOR}
    assert {e.get(W + "date") for e in (gone, new)} == {None}
    assert gone.get(W + "id") != new.get(W + "id")
    (comment,) = comment_ranges(result).values()
    assert comment.text == "在【2】小时内"  # what is read, the words taken out are not
    assert texts(settled(result, accept=True)) == ["乙方应在【2】小时内响应。"]


def test_astral_characters_runs_tabs_and_breaks_are_taken_out_whole():
    body = "<w:p><w:r><w:t>𠮷方</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>应</w:t><w:tab/><w:t>𠮷快</w:t><w:br/></w:r><w:r><w:t>办</w:t></w:r></w:p>"
    assert rewritten(body, (0, 1, 5, "甲")) == ["𠮷甲快\n办"]
    assert rewritten(body, (0, 2, 7, "在【1】日内")) == ["𠮷方在【1】日内办"]
    assert rewritten(body, (0, 0, 1, "一"), (0, 5, 6, "二")) == ["一方应\t𠮷二\n办"]


AROUND = (
    "{}", '<w:ins w:id="1" w:author="对方">{}</w:ins>', '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
    "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    '<w:fldSimple w:instr="REF a">{}</w:fldSimple>', '<w:del w:id="2" w:author="对方">{}</w:del>',
)  # fmt: skip
PIECE = st.tuples(st.sampled_from(AROUND), st.text("甲乙𠮷及时", min_size=1, max_size=4), st.booleans())


@settings(deadline=None, max_examples=50)
@given(st.lists(PIECE, min_size=1, max_size=5), st.data())
def test_whatever_stands_around_the_words_all_changes_can_be_taken_back(pieces, data):
    def run(around, text, bold):
        kind = "delText" if "w:del" in around else "t"
        return around.format(f"<w:r><w:rPr>{'<w:b/>' * bold}</w:rPr><w:{kind}>{text}</w:{kind}></w:r>")

    wanted = "".join(text for around, text, _ in pieces if "w:del" not in around)
    assume(wanted)
    edges = sorted(data.draw(st.lists(st.integers(0, len(wanted)), min_size=2, max_size=6, unique=True)))
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    body = f"<w:p>{''.join(run(*piece) for piece in pieces)}</w:p>" + p("尾")
    for start, end in reversed(spans):
        wanted = wanted[:start] + "【】" + wanted[end:]
    assert rewritten(body, *((0, start, end, "【】") for start, end in spans)) == [wanted, "尾"]


def test_a_phrase_at_a_point_takes_nothing_out():
    assert rewritten(p("重大投诉应上报。"), (0, 4, 4, "（指【】）")) == ["重大投诉（指【】）应上报。"]


INSERTED = '<w:ins w:id="1" w:author="对方"><w:r><w:t>应及时处理</w:t></w:r></w:ins>'


def test_within_the_insertion_of_another_the_phrase_stands_beside_it():
    body = f"<w:p><w:r><w:t>乙方</w:t></w:r>{INSERTED}<w:r><w:t>投诉</w:t></w:r></w:p>"
    assert rewritten(body, (0, 3, 5, "在【2】小时内")) == ["乙方应在【2】小时内处理投诉"]
    assert rewritten(body, (0, 1, 4, "甲")) == ["乙甲时处理投诉"]
    data = word_file(body)
    root = xml(
        annotate(with_findings(data, [(0, 3, 5)]), data, suggested=[Replacement("f0", Span(3, 5), "甲")]),
        "word/document.xml",
    )
    for change in root.iter(W + "ins"):
        assert change.getparent().tag == W + "p"
    assert [e.get(W + "author") for e in root.iter(W + "ins")] == ["对方", AUTHOR, "对方"]
    ids = [e.get(W + "id") for e in root.iter(W + "ins", W + "del")]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    "around",
    [
        '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
        "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr="DOCPROPERTY a">{}</w:fldSimple>',
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>及时</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        '<w:smartTag w:element="a" w:uri="b">{}</w:smartTag>',
    ],
    ids=["hyperlink", "control", "simple field", "field", "smart tag"],
)
def test_inside_of_what_stands_around_runs(around):
    body = f"<w:p><w:r><w:t>乙方</w:t></w:r>{around.format('<w:r><w:t>应及时办</w:t></w:r>')}<w:r><w:t>完</w:t></w:r></w:p>"
    assert rewritten(body, (0, 3, 5, "在【2】日内")) == ["乙方应在【2】日内办完"]


@pytest.mark.parametrize(
    "inside",
    [
        "<w:r><w:t>应及</w:t><w:footnoteReference w:id='1'/><w:t>时办</w:t></w:r>",
        "<w:r><w:t>应及</w:t></w:r><m:oMath><m:r><m:t>时</m:t></m:r></m:oMath><w:r><w:t>办</w:t></w:r>",
        "<w:ruby><w:rubyPr/><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>应及时办</w:t></w:r></w:rubyBase></w:ruby>",
        "<w:moveTo w:id='1' w:author='x'><w:r><w:t>应及时办</w:t></w:r></w:moveTo>",
        "<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent><w:r><w:t>应及时办</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:sdt><w:sdtPr><w:lock w:val='sdtContentLocked'/></w:sdtPr><w:sdtContent><w:r><w:t>应及时办</w:t></w:r></w:sdtContent></w:sdt>",
    ],
    ids=["note in a run", "equation", "ruby", "moved", "choice", "locked"],
)
def test_what_would_touch_something_else_stays_a_comment(inside):
    body = f"<w:p><w:r><w:t>乙方</w:t></w:r>{inside}<w:r><w:t>完</w:t></w:r></w:p>"
    data = word_file(body)
    result = annotate(with_findings(data, [(0, 3, 5)]), data, suggested=[Replacement("f0", Span(3, 5), "甲")])
    assert AUTHOR not in {e.get(W + "author") for e in xml(result, "word/document.xml").iter(W + "ins", W + "del")}
    assert len(comment_ranges(result)) == 1


def test_overlapping_phrases_are_written_once():
    assert rewritten(p("应尽快及时办。"), (0, 1, 5, "甲"), (0, 3, 5, "乙")) == ["应甲办。"]


def test_a_meaning_is_set_in_once():
    data = word_file(p("重大投诉应上报。") + p("重大投诉应处理。"))
    review = with_findings(data, [(0, 0, 4), (1, 0, 4)])
    found = [Replacement(f.id, Span(4, 4), "（指【】）") for f in review.findings]
    assert texts(settled(annotate(review, data, suggested=found), accept=True)) == [
        "重大投诉（指【】）应上报。",
        "重大投诉应处理。",
    ]


# -- new paragraphs ----------------------------------------------------------

LIST = numbering(level(0, "第%1条", "chineseCounting"), level(1, "%1.%2", more="<w:isLgl/>"))


def with_gaps(data, *gaps, severity=Severity.HIGH):
    """A review in which (requirement, clause label or text, wording) is absent; clauses are nested by list level."""
    review = with_findings(data, [])
    clauses, articles = [], []
    for each, block in zip(review.agreement.clauses, review.agreement.draft.blocks, strict=True):
        nested = bool(articles) and (block.list_level == 1 or block.text.startswith("·") or block.cell is not None)
        clauses.append(replace(each, label=block.label, title=block.text, parent=articles[-1].id if nested else None))
        if not nested:
            articles.append(clauses[-1])
    outcomes, findings = [], []
    for number, (requirement, after, wording) in enumerate(gaps):
        home = next(c for c in clauses if after in (c.label, c.text))
        outcomes.append(
            Outcome(requirement, "s", requirement, Status.MISSING, severity, (), (), "", "", wording, (), (), home.id)
        )
        findings.append(finding_of(number, requirement, severity))
    agreement = replace(review.agreement, clauses=tuple(clauses))
    return replace(review, agreement=agreement, outcomes=tuple(outcomes), findings=tuple(findings))


def finding_of(number, requirement, severity):
    return Finding(
        f"g{number}", Kind.GAP, requirement, severity, None, None, "", f"未约定{requirement}", "写明", requirement
    )


def inserted(body, *gaps, **parts):
    """All texts with labels once the wording is accepted, after checking that rejecting it gives the file."""
    data = word_file(body, **parts)
    result = annotate(with_gaps(data, *gaps), data, suggested=[])
    rejected = settled(result, accept=False)
    assert shown(rejected) == shown(settled(data, accept=False))
    assert looks(rejected) == looks(settled(data, accept=False))
    accepted = settled(result, accept=True)
    before, after = texts(settled(data, accept=True)), texts(accepted)
    kept = iter(after)
    assert all(any(text == each for each in kept) for text in before), "all that was there stays, labels included"
    return after


def test_wording_follows_its_article_with_the_number_that_goes_on():
    body = item("服务") + item("甲", level=1) + item("乙", level=1) + item("费用") + item("丙", level=1)
    assert inserted(body, ("a", "第一条", "新一【】"), ("b", "第一条", "新二"), ("c", "第二条", "新三"), parts=LIST) == [
        "第一条服务", "1.1甲", "1.2乙", "1.3新一【】", "1.4新二", "第二条费用", "2.1丙", "2.2新三",
    ]  # fmt: skip


def test_no_number_where_it_would_run_into_later_ones():
    through = numbering(level(0, "%1、", "chineseCounting"))
    body = item("服务") + item("费用") + p("附则")
    assert inserted(body, ("a", "一、", "新"), parts=through) == ["一、服务", "新", "二、费用", "附则"]


def test_a_typed_number_goes_on_in_its_own_way():
    def review(data):
        found = with_gaps(data, ("a", "一、服务", "新一"), ("b", "一、服务", "新二"))
        clauses = [c if not c.text.startswith("·") else typed(c) for c in found.agreement.clauses]
        return replace(found, agreement=replace(found.agreement, clauses=tuple(clauses)))

    def typed(clause):
        piece = replace(clause.pieces[0], block=Span(5, len(clause.text)), clause=Span(0, len(clause.text) - 5))
        return replace(clause, label=clause.text[1:4], text=clause.text[5:], pieces=(piece,))

    data = word_file(p("一、服务") + p("·（一） 甲方") + p("·（九） 乙方") + p("二、费用") + p("·（一） 丙"))
    accepted = settled(annotate(review(data), data, suggested=[]), accept=True)
    assert texts(accepted)[3:5] == ["·（十） 新一", "·（十一） 新二"]


def test_the_look_is_that_of_the_text_and_not_of_a_heading():
    head = p("一、服务", '<w:pStyle w:val="Heading1"/><w:outlineLvl w:val="0"/>', "<w:b/>")
    text = (
        '<w:p><w:pPr><w:keepNext/><w:spacing w:line="360"/><w:ind w:firstLine="480"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>·题</w:t></w:r>'
        '<w:r><w:rPr><w:sz w:val="24"/><w:u w:val="single"/></w:rPr><w:t>长长的正文内容</w:t></w:r></w:p>'
    )
    data = word_file(head + text + head.replace("一、服务", "二"))
    result = annotate(with_gaps(data, ("a", "一、服务", "新")), data, suggested=[])
    new = next(e for e in xml(result, "word/document.xml").iter(W + "p") if e.find(f"{W}ins") is not None)
    assert [e.tag.removeprefix(W) for e in new.find(W + "pPr")] == ["spacing", "ind", "rPr"]
    assert [e.tag.removeprefix(W) for e in new.find(f"{W}ins/{W}r/{W}rPr")] == ["sz"]
    assert read_word(settled(result, accept=True), "d").blocks[2].heading == 0


def cell(*paragraphs):
    return f"<w:tc>{''.join(paragraphs)}</w:tc>"


def test_in_a_table_that_holds_the_article_the_paragraph_stays_in_its_cell():
    table = f"<w:tbl><w:tr>{cell(p('服务'))}{cell(p('内容'), p('说明'))}</w:tr><w:tr>{cell(p('费用'))}</w:tr></w:tbl>"
    data = word_file(table + p("完"))
    review = with_gaps(data, ("a", "服务", "新一"), ("b", "服务", "新二"))
    clauses = tuple(
        replace(c, parent=None if n in (0, 4) else "c0" if n < 3 else None)
        for n, c in enumerate(review.agreement.clauses)
    )
    review = replace(review, agreement=replace(review.agreement, clauses=clauses))
    result = annotate(review, data, suggested=[])
    assert shown(settled(result, accept=False)) == shown(data)
    blocks = read_word(settled(result, accept=True), "d").blocks
    assert [b.text for b in blocks] == ["服务", "内容", "说明", "新一", "新二", "费用", "完"]
    assert {(b.cell.row, b.cell.column) for b in blocks[1:5]} == {(0, 1)}
    assert {b.cell.row for b in blocks[5:6]} == {1}


def test_behind_a_table_whose_last_rows_the_clause_is():
    row = "<w:tr>{}</w:tr>".format
    parties = row(cell(p("甲方"))) + row(cell(p("地址"))) + row(cell(p("乙方")))
    data = word_file(p("题") + f"<w:tbl>{parties}</w:tbl>" + p("第一条"))
    review = with_gaps(data, ("a", "甲方", "新"))
    clauses = tuple(replace(c, parent="c1" if n in (2, 3) else None) for n, c in enumerate(review.agreement.clauses))
    result = annotate(replace(review, agreement=replace(review.agreement, clauses=clauses)), data, suggested=[])
    assert shown(settled(result, accept=False)) == shown(data)
    assert texts(settled(result, accept=True)) == ["题", "甲方", "地址", "乙方", "新", "第一条"]
    assert read_word(settled(result, accept=True), "d").blocks[4].cell is None


def test_after_a_table_that_ends_an_article_and_before_one_that_follows():
    table = f"<w:tbl><w:tr>{cell(p('指标'))}</w:tr></w:tbl>"
    assert inserted(p("一") + p("·甲") + table + p("二"), ("a", "一", "新")) == ["一", "·甲", "指标", "新", "二"]
    data = word_file(p("一") + p("·甲") + table.replace("指标", "签署") + p("二"))
    review = with_gaps(data, ("a", "一", "新一"), ("b", "一", "新二"))
    clauses = tuple(replace(c, parent=None) if c.text == "签署" else c for c in review.agreement.clauses)
    result = annotate(replace(review, agreement=replace(review.agreement, clauses=clauses)), data, suggested=[])
    assert shown(settled(result, accept=False)) == shown(data)
    assert texts(settled(result, accept=True)) == ["一", "·甲", "新一", "新二", "签署", "二"]


def test_at_the_very_end_of_the_body_and_before_an_empty_paragraph():
    body = item("服务") + item("甲", level=1)
    edges = "<w:sectPr/>"
    wanted = ["第一条服务", "1.1甲", "1.2新一", "1.3新二"]
    gaps = ("a", "第一条", "新一"), ("b", "第一条", "新二")
    assert inserted(body + edges, *gaps, parts=LIST) == wanted
    assert inserted(body + p("") + p("署") + edges, *gaps, parts=LIST) == [*wanted, "署"]
    deep = item("服务") + item("甲", level=1) + p("·子", '<w:jc w:val="right"/>')
    assert inserted(deep, ("a", "第一条", "新"), parts=LIST) == ["第一条服务", "1.1甲", "·子", "1.2新"]


def test_inside_and_after_content_controls():
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = p("一") + control.format(p("·甲") + p("·乙")) + p("二")
    assert inserted(body, ("a", "一", "新")) == ["一", "·甲", "·乙", "新", "二"]
    assert inserted(control.format(p("一") + p("·甲") + p("二")), ("a", "一", "新")) == ["一", "·甲", "新", "二"]


def test_behind_a_paragraph_whose_mark_is_taken_out_or_put_in():
    joined = '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>·前</w:t></w:r></w:p>'
    assert inserted(p("一") + joined + p("后") + p("二"), ("a", "一", "新")) == ["一", "·前后", "新", "二"]
    added = '<w:p><w:pPr><w:rPr><w:ins w:id="1" w:author="x"/></w:rPr></w:pPr><w:ins w:id="2" w:author="x"><w:r><w:t>·加</w:t></w:r></w:ins></w:p>'
    assert inserted(p("一") + added + p("二"), ("a", "一", "新")) == ["一", "·加", "新", "二"]


def test_never_within_a_field_that_runs_over_paragraphs():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = (
        f"<w:p>{begin}<w:r><w:t>一</w:t></w:r></w:p>"
        + p("·甲")
        + f"<w:p>{end}<w:r><w:t>二</w:t></w:r></w:p>"
        + p("·乙")
    )
    data = word_file(body)
    result = annotate(with_gaps(data, ("a", "一", "新")), data, suggested=[])
    assert shown(settled(result, accept=True)) == shown(data)
    (comment,) = comment_ranges(result).values()
    assert "示范条款：新" in comment.lines
    assert inserted(body, ("a", "二", "新"))[-1] == "新"


def test_where_a_clause_ends_in_the_midst_of_a_paragraph_the_wording_is_a_line_of_it():
    body = "<w:p><w:r><w:t>一、服务</w:t><w:br/><w:t>二、费用</w:t></w:r></w:p>"
    data = word_file(body)
    review = with_gaps(data, ("a", "一、服务\n二、费用", "新"))
    (whole,) = review.agreement.clauses
    parts = [
        replace(whole, id=name, text=text, pieces=(replace(whole.pieces[0], clause=Span(0, 4), block=span),))
        for name, text, span in (("c0", "一、服务", Span(0, 4)), ("c1", "二、费用", Span(5, 9)))
    ]
    result = annotate(replace(review, agreement=replace(review.agreement, clauses=tuple(parts))), data, suggested=[])
    assert texts(settled(result, accept=True)) == ["一、服务\n新\n二、费用"]
    assert shown(settled(result, accept=False)) == shown(data)


# -- the review of a real draft ----------------------------------------------


@pytest.mark.parametrize("side", list(Side))
def test_the_sample_with_everything_accepted_holds_each_proposal(side):
    review, data = reviewed(SAMPLE, side)
    phrases = pipeline.phrases_for(review)
    result = annotate(review, data, suggested=phrases)
    assert shown(settled(result, accept=False)) == shown(settled(data, accept=False))
    accepted = texts(settled(result, accept=True))
    outcomes = {o.requirement: o for o in review.outcomes}
    gaps = [f for f in review.findings if f.clause is None and outcomes[f.requirement].belongs_after]
    assert len(gaps) > 30
    for gap in gaps:
        assert sum(text.endswith(outcomes[gap.requirement].wording) for text in accepted) == 1
    assert len(phrases) > 15
    text = "\n".join(accepted)
    assert all(phrase.text in text for phrase in phrases)
    assert len(comment_ranges(result)) == len(comment_ranges(annotate(review, data)))


def test_severities_and_kinds_govern_suggestions_and_the_date_is_the_one_given():
    review, data = reviewed(SAMPLE)
    phrases = pipeline.phrases_for(review)
    all_changes = changes(annotate(review, data, suggested=phrases))
    high = changes(annotate(review, data, Choice(Severity.HIGH), phrases))
    vague = changes(annotate(review, data, Choice(kinds=frozenset({Kind.VAGUE})), phrases))
    assert 0 < len(high) < len(all_changes)
    assert {e.tag for e in vague} == {W + "ins", W + "del"}
    assert not [e for e in vague if e.getparent().tag == W + "rPr"]
    assert changes(annotate(review, data)) == []
    dated = changes(annotate(replace(review, date="2025-03-01"), data, suggested=phrases))
    assert {e.get(W + "date") for e in dated} == {"2025-03-01T00:00:00Z"}
    assert {e.get(W + "date") for e in all_changes} == {None}


def changes(data):
    every = xml(data, "word/document.xml").iter(W + "ins", W + "del", W + "pPrChange")
    return [e for e in every if e.get(W + "author") == AUTHOR]


def test_the_same_review_gives_the_same_bytes_and_opens_in_python_docx():
    review, data = reviewed(SAMPLE)
    phrases = pipeline.phrases_for(review)
    result = annotate(review, data, suggested=phrases)
    assert result == annotate(review, data, suggested=phrases)
    assert docx.Document(io.BytesIO(result)).paragraphs
    before, after = (zipfile.ZipFile(io.BytesIO(each)) for each in (data, result))
    for name in set(before.namelist()) - {"word/document.xml", "word/comments.xml"}:
        assert after.read(name) == before.read(name)
