"""Labels as Word shows them; where LibreOffice shows others, the test names the rule that it departs from."""

import pytest

from csreview.reading.word import read_word
from tests.reading.word_file import item, level, numbering, p, word_file

ARTICLES = (level(0, "第%1条", "chineseCountingThousand"), level(1, "%1.%2"), level(2, "(%3)"))


def num(list_id, abstract=0, overrides=""):
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'


def start(index, number):
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{number}"/></w:lvlOverride>'


def style(identifier, inner, kind="paragraph"):
    named = f'<w:name w:val="{identifier}"/>'
    return f'<w:style w:type="{kind}" w:styleId="{identifier}">{named}{inner}</w:style>'


def labels(body, parts):
    return [block.label for block in read_word(word_file(body, parts), "draft.docx").blocks]


def test_levels_count_and_restart_under_the_next_higher_one():
    body = item("a") + item("b", level=1) + item("c", level=1) + item("d") + item("e", level=1) + item("f", level=2)
    assert labels(body, numbering(*ARTICLES)) == ["第一条", "一.1", "一.2", "第二条", "二.1", "(1)"]


def test_a_level_that_was_skipped_counts_as_begun():
    body = item("a", level=1) + item("b") + item("c", level=1)
    assert labels(body, numbering(*ARTICLES)) == ["一.1", "第二条", "二.1"]


def test_legal_numbering_shows_every_level_in_arabic():
    # 17.9.4; LibreOffice ignores w:isLgl and shows 一.1.
    levels = (ARTICLES[0], level(1, "%1.%2", more="<w:isLgl/>"))
    assert labels(item("a") + item("b", level=1), numbering(*levels)) == ["第一条", "1.1"]


def test_lists_on_one_definition_go_on_counting():
    body = item("a") + item("b", 2) + item("c")
    assert labels(body, numbering(*ARTICLES, nums=num(1) + num(2))) == ["第一条", "第二条", "第三条"]


def test_a_start_override_starts_the_list_anew_once():
    body = item("a") + item("b") + item("c", 2) + item("d", 2) + item("e") + item("f", 2)
    shown = labels(body, numbering(*ARTICLES, nums=num(1) + num(2, overrides=start(0, 1))))
    assert shown == ["第一条", "第二条", "第一条", "第二条", "第三条", "第四条"]


def test_a_start_override_holds_whenever_the_level_restarts():
    # 17.9.26; LibreOffice restarts the lower level at 1.
    body = item("a") + item("b", 2) + item("c", 2, 1) + item("d", 2) + item("e", 2, 1)
    shown = labels(body, numbering(*ARTICLES, nums=num(1) + num(2, overrides=start(0, 5) + start(1, 3))))
    assert shown == ["第一条", "第五条", "五.3", "第六条", "六.3"]


def test_an_overridden_level_is_shown_in_its_own_format():
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "%1)", "lowerLetter")}</w:lvlOverride>'
    body = item("a") + item("b", 2) + item("c", 2)
    assert labels(body, numbering(*ARTICLES, nums=num(1) + num(2, overrides=own))) == ["第一条", "b)", "c)"]


def test_a_level_that_never_restarts():
    # 17.9.10; LibreOffice restarts it all the same.
    levels = (ARTICLES[0], level(1, "%2、", more='<w:lvlRestart w:val="0"/>'))
    body = item("a") + item("b", level=1) + item("c") + item("d", level=1)
    assert labels(body, numbering(*levels)) == ["第一条", "1、", "第二条", "2、"]


def test_a_level_that_restarts_only_under_the_first():
    # 17.9.10; LibreOffice restarts it under the second too.
    levels = (*ARTICLES[:2], level(2, "(%3)", more='<w:lvlRestart w:val="1"/>'))
    body = item("a") + item("b", level=1) + item("c", level=2) + item("d", level=1) + item("e", level=2)
    body += item("f") + item("g", level=2)
    assert labels(body, numbering(*levels)) == ["第一条", "一.1", "(1)", "一.2", "(2)", "第二条", "(1)"]


@pytest.mark.parametrize("vanish", ["", "<w:rPr><w:vanish/></w:rPr>"])
def test_an_empty_or_hidden_list_paragraph_still_counts(vanish):
    empty = p("", f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{vanish}')
    assert labels(item("a") + empty + item("c"), numbering(*ARTICLES)) == ["第一条", "第二条", "第三条"]


def test_a_paragraph_deleted_as_a_tracked_change_does_not_count():
    properties = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr>'
    gone = f'<w:p><w:pPr>{properties}</w:pPr><w:del w:id="2"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>'
    assert labels(item("a") + gone + item("c"), numbering(*ARTICLES)) == ["第一条", "第二条"]


def test_list_paragraphs_in_cells_count_row_by_row():
    table = f"<w:tbl><w:tr><w:tc>{item('b')}</w:tc><w:tc>{item('c')}</w:tc></w:tr></w:tbl>"
    shown = labels(item("a") + table + item("d"), numbering(*ARTICLES))
    assert shown == ["第一条", "第二条", "第三条", "第四条"]


def test_headings_are_numbered_by_the_level_linked_to_their_style():
    linked = numbering(
        level(0, "第%1章", "chineseCountingThousand", '<w:pStyle w:val="H1"/>'),
        level(1, "%1.%2", "decimal", '<w:pStyle w:val="H2"/><w:isLgl/>'),
    )
    list_one = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    linked["styles"] = (
        style("H1", f'<w:pPr>{list_one}<w:outlineLvl w:val="0"/></w:pPr>')
        + style("H2", f'<w:pPr>{list_one}<w:outlineLvl w:val="1"/></w:pPr>')
        + style("Mine", '<w:basedOn w:val="H2"/>')
    )
    named = [p(name, f'<w:pStyle w:val="{name}"/>') for name in ("H1", "H2", "Mine", "H1", "H2")]
    off = p("off", '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    shown = labels("".join(named[:3]) + off + "".join(named[3:]), linked)
    assert shown == ["第一章", "1.1", "1.2", "", "第二章", "2.1"]


def test_a_style_takes_list_and_level_from_different_styles_of_its_chain():
    parts = numbering(*ARTICLES)
    parts["styles"] = style("Base", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') + style(
        "Lower", '<w:basedOn w:val="Base"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>'
    )
    body = p("a", '<w:pStyle w:val="Base"/>') + p("b", '<w:pStyle w:val="Lower"/>')
    assert labels(body, parts) == ["第一条", "一.1"]


def test_a_list_style_link_leads_to_the_definition():
    one = f'<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="LS"/>{"".join(ARTICLES)}</w:abstractNum>'
    two = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="LS"/></w:abstractNum>'
    parts = {
        "numbering": one + two + num(1) + num(2, 1),
        "styles": style("LS", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', "numbering"),
    }
    assert labels(item("a", 2) + item("b", 2) + item("c", 1), parts) == ["第一条", "第二条", "第三条"]


def test_list_style_links_in_a_circle_end():
    parts = {
        "numbering": '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="LS"/></w:abstractNum>' + num(1),
        "styles": style("LS", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', "numbering"),
    }
    assert labels(item("a"), parts) == [""]


@pytest.mark.parametrize(
    ("glyph", "font", "shown"),
    [
        ("\uf0b7", "Symbol", "•"),
        ("\uf06c", "Wingdings", "●"),
        ("l", "Wingdings", "●"),
        ("", "", ""),
        ("-", "宋体", "-"),
    ],
)
def test_bullets_are_shown_as_the_characters_that_they_look_like(glyph, font, shown):
    run = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    bullet = f'<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="{glyph}"/>{run}</w:lvl>'
    assert labels(item("a"), numbering(bullet)) == [shown]


def test_a_custom_format_stands_in_an_alternate():
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )
    assert labels(item("a") + item("b"), numbering(custom)) == ["001", "002"]


def test_a_hidden_label_is_not_shown_and_a_list_that_is_not_there_numbers_nothing():
    hidden = '<w:lvl w:ilvl="0"><w:lvlText w:val="%1."/><w:rPr><w:vanish/></w:rPr></w:lvl>'
    assert labels(item("a") + item("b", 7), numbering(hidden)) == ["", ""]
