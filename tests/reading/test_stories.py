"""What a person sees in Word is in the draft, once, in order."""

import pytest

from csreview.model import Cell, Part, RevisionKind, Source, Span
from csreview.reading.word import read_word
from tests.reading.word_file import item, level, links, numbering, p, word_file, zipped


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def read(body, parts=None, extra=None):
    return read_word(word_file(body, parts, extra), "draft.docx")


def texts(body, parts=None, extra=None):
    return [block.text for block in read(body, parts, extra).blocks]


def inside(content, *around):
    for tag in reversed(around):
        content = f"<w:{tag}>{content}</w:{tag}>"
    return content


def one(content, properties=""):
    """The only block of a paragraph with that content."""
    (block,) = read(f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>").blocks
    return block


# -- revisions ---------------------------------------------------------------

MARK = 'w:id="1" w:author="对方法务" w:date="2026-03-01T09:00:00Z"'


def test_an_insertion_is_read_and_a_deletion_is_gone_and_both_are_known():
    deleted = f"<w:del {MARK}><w:r><w:delText>30</w:delText></w:r></w:del>"
    block = one(run("应于") + deleted + f"<w:ins {MARK}>{run('15')}</w:ins>" + run("日内"))
    assert block.text == "应于15日内"
    assert [(r.kind, r.span.cut(block.text), r.text, r.author) for r in block.revisions] == [
        (RevisionKind.DELETED, "", "30", "对方法务"),
        (RevisionKind.INSERTED, "15", "", "对方法务"),
    ]
    assert block.revisions[0].date == "2026-03-01T09:00:00Z"


def test_moved_text_is_read_where_it_went_only():
    away = f"<w:p><w:moveFrom {MARK}>{run('旧处')}</w:moveFrom>{run('甲')}</w:p>"
    here = f"<w:p><w:moveTo {MARK}>{run('旧处')}</w:moveTo>{run('乙')}</w:p>"
    first, second = read(away + here).blocks
    assert (first.text, second.text) == ("甲", "旧处乙")
    assert first.revisions[0].kind is RevisionKind.MOVED_AWAY
    assert second.revisions[0].kind is RevisionKind.MOVED_HERE


def test_a_deleted_paragraph_mark_joins_two_paragraphs_under_the_properties_of_the_last():
    first = p("乙方应当", '<w:jc w:val="left"/><w:rPr><w:del w:id="1"/></w:rPr>')
    (block,) = read(first + p("及时响应", '<w:jc w:val="center"/>')).blocks
    assert (block.text, block.alignment) == ("乙方应当及时响应", "center")


def test_a_paragraph_deleted_as_a_whole_leaves_only_the_trace_of_its_text():
    gone = (
        '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
        f"<w:del {MARK}><w:r><w:delText>旧条</w:delText></w:r></w:del></w:p>"
    )
    (block,) = read(gone + p("新条")).blocks
    assert (block.text, block.revisions[0].text) == ("新条", "旧条")
    assert block.source == Source("word/document.xml", 1)


def test_a_deleted_mark_before_a_table_joins_nothing_to_what_follows_the_table():
    first = p("甲", '<w:rPr><w:del w:id="1"/></w:rPr>')
    table = f"<w:tbl><w:tr><w:tc>{p('乙')}</w:tc></w:tr></w:tbl>"
    assert texts(first + table + p("丙")) == ["甲", "乙", "丙"]


def test_a_deleted_row_is_gone_and_an_inserted_one_is_marked():
    rows = "".join(
        f"<w:tr><w:trPr><w:{change} {MARK}/></w:trPr><w:tc>{p(change)}</w:tc></w:tr>" for change in ("del", "ins")
    )
    first, second = read(p("表") + f"<w:tbl>{rows}</w:tbl>").blocks
    assert (first.text, second.text) == ("表", "ins")
    assert first.revisions[0].text == "del"
    assert second.revisions[0].kind is RevisionKind.INSERTED
    assert second.cell == Cell(0, 0, 0)


# -- around runs -------------------------------------------------------------


@pytest.mark.parametrize("tag", ["hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo"])
def test_what_surrounds_runs_does_not_hide_them(tag):
    assert one(run("甲") + inside(run("乙"), tag, tag) + run("丙")).text == "甲乙丙"


def test_content_controls_around_runs_paragraphs_rows_and_cells_are_read():
    def control(content):
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    cell = control(f"<w:tc>{control(p('格'))}</w:tc>")
    table = f"<w:tbl>{control(f'<w:tr>{cell}</w:tr>')}</w:tbl>"
    assert texts(f"<w:p>{control(run('行'))}</w:p>" + control(p("段")) + table) == ["行", "段", "格"]


def test_the_prompt_of_a_content_control_is_a_place_to_fill():
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击输入')}</w:sdtContent></w:sdt>"
    block = one(run("名称：") + prompt)
    assert block.blanks == (Span(3, 7),)


@pytest.mark.parametrize(("value", "shown"), [("1", "☑"), ("0", "☐")])
def test_a_checkbox_control_shows_its_state(value, shown):
    box = f'<w:sdtPr><w14:checkbox><w14:checked w14:val="{value}"/></w14:checkbox></w:sdtPr>'
    assert one(f"<w:sdt>{box}<w:sdtContent>{run('☒')}</w:sdtContent></w:sdt>{run('年付')}").text == f"{shown}年付"


def test_ruby_gives_its_base_text():
    ruby = f"<w:ruby><w:rt>{run('kè')}</w:rt><w:rubyBase>{run('客')}</w:rubyBase></w:ruby>"
    assert one(f"<w:r>{ruby}</w:r>{run('服')}").text == "客服"


# -- inside runs -------------------------------------------------------------


def test_tabs_breaks_and_hyphens():
    inner = (
        "<w:t>3</w:t><w:noBreakHyphen/><w:t>5</w:t><w:tab/><w:t>日</w:t><w:br/><w:t>内</w:t><w:cr/><w:softHyphen/>"
        '<w:t>止</w:t><w:br w:type="page"/>'
    )
    assert one(f"<w:r>{inner}</w:r>").text == "3-5\t日\n内\n止"


def test_white_space_at_the_ends_counts_only_where_it_is_preserved():
    assert one("<w:r><w:t> 甲 </w:t></w:r>" + run(" 乙\n方 ")).text == "甲 乙 方 "


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Wingdings", "F0A8", "☐"),
        ("Wingdings", "00FE", "☑"),
        ("Wingdings 2", "0052", "☑"),
        ("Wingdings 2", "00A3", "☐"),
        ("Symbol", "F0B3", "≥"),
        ("Wingdings", "F03A", "\ufffd"),
        ("宋体", "2611", "☑"),
        ("Wingdings", "xx", ""),
    ],
)
def test_glyphs_of_symbol_fonts(font, code, shown):
    assert one(f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>{run("是")}').text == f"{shown}是"


def test_letters_set_in_a_symbol_font_are_the_pictures_that_a_person_sees():
    fonts = '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>'
    assert one(run("R", fonts) + run("R")).text == "☑R"


def mark(kind, more=""):
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{more}</w:fldChar></w:r>'


def code(text):
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def test_a_field_shows_its_result_and_not_its_instruction():
    nested = mark("begin") + code("PAGE") + mark("separate") + run("9") + mark("end")
    field = mark("begin") + code("IF ") + nested + mark("separate") + run("甲方") + mark("end")
    assert one(field + run("负责")).text == "甲方负责"


def test_a_field_may_span_paragraphs():
    body = (
        f"<w:p>{mark('begin')}{code('TOC')}{mark('separate')}{run('一、')}</w:p><w:p>{run('二、')}{mark('end')}</w:p>"
    )
    assert texts(body + p("后")) == ["一、", "二、", "后"]


def test_a_field_that_never_ends_hides_nothing():
    assert one(mark("begin") + code("PAGE") + run("仍可见")).text == "仍可见"


@pytest.mark.parametrize(("state", "shown"), [('<w:default w:val="0"/>', "☐"), ("<w:checked/>", "☑")])
def test_a_form_checkbox_shows_its_state(state, shown):
    data = f"<w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>"
    assert one(mark("begin", data) + code("FORMCHECKBOX") + mark("end") + run("是")).text == f"{shown}是"


def test_a_form_list_shows_its_choice_and_an_empty_form_text_is_a_blank():
    entries = '<w:listEntry w:val="月结"/><w:listEntry w:val="季结"/>'
    data = f'<w:ffData><w:ddList><w:result w:val="1"/>{entries}</w:ddList></w:ffData>'
    choice = mark("begin", data) + code("FORMDROPDOWN") + mark("end")
    text = mark("begin") + code("FORMTEXT") + mark("separate") + run("\u2002\u2002\u2002") + mark("end")
    block = one(choice + text)
    assert block.text == "季结\u2002\u2002\u2002"
    assert block.blanks == (Span(2, 5),)


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        (r'SYMBOL 254 \f "Wingdings" \s 10', "☑"),
        ("MACROBUTTON NoMacro [点击填写名称]", "[点击填写名称]"),
        ("XE 索引", ""),
    ],
)
def test_fields_that_keep_no_result_show_what_their_instruction_says(instruction, shown):
    assert one(mark("begin") + code(instruction) + mark("end") + run("。")).text == f"{shown}。"


def test_a_field_whose_end_was_deleted_hides_nothing():
    gone = f"<w:del {MARK}>{mark('separate')}{mark('end')}</w:del>"
    assert one(mark("begin") + code("PAGE") + gone + run("仍可见")).text == "仍可见"


def test_a_character_circled_by_an_equation_field():
    assert one(mark("begin") + code(r"eq \o\ac(○,3)") + mark("end") + run("违约")).text == "③违约"


def test_an_equation_is_read_in_one_line():
    def part(tag, text):
        return f"<m:{tag}><m:r><m:t>{text}</m:t></m:r></m:{tag}>"

    fraction = (
        f"<m:oMath><m:r><m:t>应答率=</m:t></m:r><m:f>{part('num', '应答量')}{part('den', '总量-无效')}</m:f></m:oMath>"
    )
    assert one(fraction).text == "应答率=应答量/(总量-无效)"


# -- looks -------------------------------------------------------------------


def test_formats_are_joined_over_cut_runs_and_hidden_text_is_marked():
    block = one(run("甲", "<w:b/>") + run("方", "<w:b/>") + run("密", "<w:vanish/>") + run("文"))
    assert [(f.span, f.bold, f.hidden) for f in block.formats] == [(Span(0, 2), True, False), (Span(2, 3), False, True)]


def test_toggles_of_paragraph_and_character_style_cancel_each_other():
    styles = (
        '<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="C"><w:rPr><w:b/></w:rPr></w:style>'
    )
    named = run("细", '<w:rStyle w:val="C"/>')
    body = f'<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr>{run("粗")}{named}</w:p>'
    (block,) = read(body, {"styles": styles}).blocks
    assert [f.span for f in block.formats if f.bold] == [Span(0, 1)]


U = '<w:u w:val="single"/>'


@pytest.mark.parametrize(
    ("pieces", "blanks"),
    [
        ([("名称：", ""), ("        ", U)], ["        "]),
        ([("名称：", ""), ("   ", U), ("   ", U), ("。", "")], ["      "]),
        ([("名称：", ""), ("  杭州甲公司   ", U)], []),
        ([("    年    月    日", U)], ["    ", "    ", "    "]),
        ([("2026  年  3  月", U)], []),
        ([("甲方：       ", U)], ["       "]),
        ([("甲方：    乙方：   ", U)], ["    ", "   "]),
        ([("期限", U), (" ", U), ("一年", U)], []),
        ([("费用：    元", U)], ["    "]),
        ([("费用：伍仟    元", U)], []),
        ([("期限", ""), ("      ", '<w:u w:val="words"/>')], []),
        ([("期限", ""), ("      ", "")], []),
    ],
)
def test_underlined_white_space_is_a_blank_where_nothing_was_filled_in(pieces, blanks):
    block = one("".join(run(text, properties) for text, properties in pieces) + run("x"))
    assert [span.cut(block.text) for span in block.blanks] == blanks


def test_an_underlined_tab_is_a_blank():
    assert one(run("名称：") + f"<w:r><w:rPr>{U}</w:rPr><w:tab/></w:r>").blanks == (Span(3, 4),)


def test_heading_level_style_alignment_and_indent():
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:jc w:val="center"/></w:pPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="mine"/><w:basedOn w:val="1"/><w:pPr>'
        '<w:outlineLvl w:val="2"/><w:ind w:left="420"/></w:pPr></w:style>'
    )
    body = p("a", '<w:pStyle w:val="1"/>') + p("b", '<w:pStyle w:val="2"/>') + p("c", '<w:outlineLvl w:val="9"/>')
    first, second, third = read(body, {"styles": styles}).blocks
    assert (first.heading, first.style, first.alignment) == (1, "heading 1", "center")
    assert (second.heading, second.alignment, second.indent) == (3, "center", 21.0)
    assert third.heading == 0


# -- text boxes and drawings -------------------------------------------------


def box(content):
    return f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"


def test_a_text_box_follows_its_anchor():
    blocks = read(f"<w:p>{run('甲方')}<w:r>{box(p('盖章') + p('日期'))}</w:r>{run('签字')}</w:p>" + p("后")).blocks
    assert [(b.text, b.part) for b in blocks] == [
        ("甲方签字", Part.BODY),
        ("盖章", Part.TEXT_BOX),
        ("日期", Part.TEXT_BOX),
        ("后", Part.BODY),
    ]
    assert [b.source.index for b in blocks if b.source] == [0, 1, 2, 3]


@pytest.mark.parametrize(("choice", "fallback"), [("盖章", "盖章"), ("盖章", ""), ("", "盖章")])
def test_a_text_box_kept_twice_for_old_readers_is_read_once(choice, fallback):
    drawn = f"<w:drawing><wps:txbx><w:txbxContent>{p(choice)}</w:txbxContent></wps:txbx></w:drawing>"
    both = f"<mc:Choice Requires='wps'>{drawn}</mc:Choice><mc:Fallback>{box(p(fallback))}</mc:Fallback>"
    body = f"<w:p>{run('甲')}<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r></w:p>"
    assert texts(body) == ["甲", "盖章"]


def test_a_text_box_within_a_table_and_a_text_box():
    inner = f"<w:p><w:r>{box(p('内'))}</w:r></w:p>"
    table = f"<w:tbl><w:tr><w:tc><w:p>{run('格')}<w:r>{box(p('外') + inner)}</w:r></w:p></w:tc></w:tr></w:tbl>"
    assert texts(table) == ["格", "外", "内"]


def test_pictures_and_objects_are_listed_with_their_place():
    picture = "<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>"
    ole = "<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject ProgID='Excel.Sheet.12'/></w:object></w:r>"
    draft = read(p("附件三 价格表") + f"<w:p>{picture}</w:p><w:p>{run('见右表')}{ole}</w:p>")
    assert [(u.what, u.where) for u in draft.unread] == [("image", "「附件三 价格表」之后"), ("object", "「见右表」")]


# -- tables ------------------------------------------------------------------


def tc(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tr(*cells, before=0):
    grid = f'<w:trPr><w:gridBefore w:val="{before}"/></w:trPr>' if before else ""
    return f"<w:tr>{grid}{''.join(cells)}</w:tr>"


DOWN, ON, WIDE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'


def test_a_merged_cell_is_read_once_with_its_reach():
    table = tr(tc("类", DOWN), tc("宽", WIDE)) + tr(tc("", ON), tc("一"), tc("二")) + tr(tc("", ON), tc("三"), tc(""))
    cells = {block.text: block.cell for block in read(f"<w:tbl>{table}</w:tbl>").blocks}
    assert cells == {
        "类": Cell(0, 0, 0, 3, 1),
        "宽": Cell(0, 0, 1, 1, 2),
        "一": Cell(0, 1, 1),
        "二": Cell(0, 1, 2),
        "三": Cell(0, 2, 1),
        "": Cell(0, 2, 2),
    }


def test_rows_may_begin_further_right_and_a_merge_without_a_start_is_a_cell():
    blocks = read(f"<w:tbl>{tr(tc('一', ON), tc('二'))}{tr(tc('三'), before=1)}</w:tbl>").blocks
    assert [(b.text, b.cell) for b in blocks] == [("一", Cell(0, 0, 0)), ("二", Cell(0, 0, 1)), ("三", Cell(0, 1, 1))]


def test_a_nested_table_is_read_within_its_cell():
    nested = f"<w:tc>{p('外')}<w:tbl>{tr(tc('内'))}</w:tbl>{p('后')}</w:tc>"
    blocks = read(f"<w:tbl><w:tr>{nested}</w:tr></w:tbl>").blocks
    assert [(b.text, b.cell) for b in blocks] == [
        ("外", Cell(0, 0, 0)),
        ("内", Cell(1, 0, 0, nested=True)),
        ("后", Cell(0, 0, 0)),
    ]


# -- other parts -------------------------------------------------------------


def section(*kinds):
    return "".join(f'<w:{kind.rstrip("0123456789")}Reference r:id="{kind}"/>' for kind in kinds)


def test_headers_come_first_and_footers_and_notes_last_each_text_once():
    note = '<w:footnote w:id="0" w:type="separator">' + p("线") + "</w:footnote>"
    note += "".join(f'<w:footnote w:id="{i}">{p(f"注{i}")}</w:footnote>' for i in (2, 3, 4))
    marks = '<w:r><w:footnoteReference w:id="3"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
    end = '<w:r><w:endnoteReference w:id="7"/></w:r>'
    body = f"<w:p>{run('正文')}{marks}{end}</w:p><w:sectPr>{section('header', 'header2', 'footer')}</w:sectPr>"
    parts = {"header": p("眉"), "header2": p("眉"), "header3": p("无人引用"), "footer": p("脚"), "footnotes": note}
    parts["endnotes"] = f'<w:endnote w:id="7">{p("尾")}</w:endnote>'
    assert [(b.text, b.part, b.label) for b in read(body, parts).blocks] == [
        ("眉", Part.HEADER, ""),
        ("正文", Part.BODY, ""),
        ("脚", Part.FOOTER, ""),
        ("注3", Part.FOOTNOTE, "1"),
        ("注2", Part.FOOTNOTE, "2"),
        ("尾", Part.ENDNOTE, "1"),
    ]


def comment(identifier, text):
    return f'<w:comment w:id="{identifier}" w:author="李">{p(text)}</w:comment>'


def around(tag, identifier):
    return f'<w:commentRange{tag} w:id="{identifier}"/>'


def test_comments_stay_beside_their_text():
    first = f"<w:p>{run('服务费')}{around('Start', 1)}{run('每月')}{around('End', 1)}{run('结算')}{around('Start', 2)}"
    first += f"{run('，')}</w:p>"
    second = f"<w:p>{run('次月')}{around('End', 2)}<w:r><w:commentReference w:id='3'/></w:r>{run('付')}</w:p>"
    comments = comment(1, "太晚") + comment(2, "跨段") + comment(3, "无范围") + comment(4, "无处")
    blocks = read(first + second, {"comments": comments}).blocks
    shown = [[(c.span.cut(b.text), c.text, c.author) for c in b.comments] for b in blocks]
    assert shown == [[("每月", "太晚", "李"), ("，", "跨段", "李")], [("", "无范围", "李")]]


def test_a_comment_that_begins_between_paragraphs():
    body = around("Start", 1) + p("甲") + around("End", 1)
    (block,) = read(body, {"comments": comment(1, "x")}).blocks
    assert block.comments[0].span == Span(0, 1)


PAGE = (
    "<html><head><style>p{}</style></head><body><p>附件 <b>二</b></p><table><tr><td>甲</td></tr></table></body></html>"
)
ARCHIVE = f"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{PAGE}"


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (PAGE.encode(), ["附件 二", "甲"]),
        (ARCHIVE.encode(), ["附件 二", "甲"]),
        ("附件 二\n甲".encode("gb18030"), ["附件 二", "甲"]),
        (word_file(p("附件 二") + p("甲")), ["附件 二", "甲"]),
        (b"{\\rtf1 x}", []),
        (b"PK\x03\x04 broken", []),
    ],
)
def test_a_file_embedded_as_text_is_read_in_its_place_or_listed(data, shown):
    linked = links(("c1", "aFChunk", "chunk.bin")).encode()
    extra = {"word/chunk.bin": data, "word/_rels/document.xml.rels": linked}
    draft = read(p("前") + '<w:altChunk r:id="c1"/>' + p("后"), None, extra)
    assert [block.text for block in draft.blocks] == ["前", *shown, "后"]
    assert [item.what for item in draft.unread] == ([] if shown else ["chunk"])


def test_strict_files_are_read_like_transitional_ones():
    names = {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
            "http://purl.oclc.org/ooxml/officeDocument/relationships"
        ),
    }
    body = item("甲") + p("乙", '<w:jc w:val="end"/>')
    members = {
        "_rels/.rels": links(("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document xmlns:w='{next(iter(names))}'><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": links(("n", "numbering", "numbering.xml")),
        "word/numbering.xml": f"<w:numbering xmlns:w='{next(iter(names))}'>{numbering(level(0, '%1、'))['numbering']}"
        "</w:numbering>",
    }
    for old, new in names.items():
        members = {name: content.replace(old, new) for name, content in members.items()}
    blocks = read_word(zipped({name: content.encode() for name, content in members.items()}), "strict.docx").blocks
    assert [(b.label, b.text, b.alignment) for b in blocks] == [("1、", "甲", ""), ("", "乙", "right")]


def test_the_style_separator_joins_a_heading_with_its_text():
    heading = p("服务费", '<w:outlineLvl w:val="0"/><w:rPr><w:vanish/><w:specVanish/></w:rPr>')
    (block,) = read(heading + p("按月结算。") + p("")).blocks
    assert (block.text, block.heading) == ("服务费按月结算。", 1)


def test_properties_of_the_file():
    core = '<c xmlns:d="u"><d:title>外包协议</d:title><d:creator>王</d:creator><d:revision>3</d:revision></c>'
    rels = links(("r1", "officeDocument", "word/document.xml"), ("r2", "metadata/core-properties", "core.xml"))
    draft = read(p("甲"), None, {"core.xml": core.encode(), "_rels/.rels": rels.encode()})
    assert draft.properties == {"title": "外包协议", "creator": "王"}
