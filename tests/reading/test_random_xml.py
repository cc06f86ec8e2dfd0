"""Whatever well-formed XML a part holds, the reader gives blocks whose spans lie in their text, or one sentence."""

import random

import pytest

from csreview.errors import DraftUnreadable
from csreview.reading.word import read_word
from tests.reading.word_file import item, level, word_file


def words(text):
    return text.split()


TAGS = words(
    """w:p w:r w:t w:pPr w:rPr w:tbl w:tr w:tc w:trPr w:tcPr w:gridSpan w:gridBefore w:vMerge w:hMerge w:ins w:del w:moveTo
w:moveFrom w:sdt w:sdtPr w:sdtContent w:showingPlcHdr w14:checkbox w14:checked w:hyperlink w:fldSimple w:fldChar
w:instrText w:ffData w:checkBox w:ddList w:result w:listEntry w:sym w:br w:tab w:ruby w:rubyBase w:drawing w:pict w:object
w:txbxContent v:textbox v:imagedata v:textpath o:OLEObject mc:AlternateContent mc:Choice mc:Fallback m:oMath m:f m:num
m:den m:t m:nary m:d w:commentRangeStart w:commentRangeEnd w:commentReference w:footnoteReference w:altChunk w:numPr
w:numId w:ilvl w:pStyle w:rStyle w:basedOn w:style w:outlineLvl w:ind w:jc w:vanish w:specVanish w:u w:rFonts
w:abstractNum w:num w:abstractNumId w:lvl w:lvlText w:numFmt w:start w:lvlOverride w:startOverride w:lvlRestart w:isLgl
w:numStyleLink w:footnote w:comment w:name w:docDefaults"""
)
ATTRIBUTES = words(
    """w:val w:id w:numId w:abstractNumId w:ilvl w:fldCharType w:type w:char w:font w:styleId w:left w:leftChars w:ascii
r:id w:author w:default string"""
)
VALUES = words(
    """0 1 2 -1 99999999999999999999 2147483647 a begin separate end restart continue F0A8 FFFFFFFFFF on bullet
cardinalText %1.%9 header footnotes Wingdings single words"""
)
TEXTS = ["", "甲", "\uf0a8 ", "  ", "eq \\o\\ac(○,9)", "SYMBOL 99999 \\f Wingdings", "FORMTEXT", "FORMDROPDOWN"]


def tree(chance, depth):
    if depth <= 0 or chance.random() < 0.15:
        return chance.choice(TEXTS)
    out = ""
    for _ in range(chance.randint(0, 4)):
        tag = chance.choice(TAGS)
        given = "".join(f' {a}="{chance.choice(VALUES)}"' for a in chance.sample(ATTRIBUTES, chance.randint(0, 3)))
        out += f"<{tag}{given}>{tree(chance, depth - 1)}</{tag}>"
    return out


def random_file(chance):
    paragraphs = f"<w:p><w:pPr>{tree(chance, 3)}</w:pPr><w:r>{tree(chance, 4)}</w:r>{tree(chance, 4)}</w:p>"
    table = f"<w:tbl><w:tr><w:tc>{tree(chance, 4)}</w:tc></w:tr>{tree(chance, 4)}</w:tbl>"
    levels = level(0, "%1", "cardinalText", start=chance.choice([0, -7, 2147483647]))
    lists = f'<w:abstractNum w:abstractNumId="0">{levels}{tree(chance, 3)}</w:abstractNum>'
    lists += f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{tree(chance, 3)}</w:num>'
    others = {kind: tree(chance, 4) for kind in ("styles", "comments", "footnotes", "header")}
    edges = '<w:sectPr><w:headerReference r:id="header"/></w:sectPr>'
    return word_file(
        paragraphs + table + tree(chance, 5) + item("x") + item("y", 2, 1) + edges, {"numbering": lists, **others}
    )


def spans(block):
    yield from block.blanks
    for group in (block.formats, block.revisions, block.comments):
        yield from (part.span for part in group)


@pytest.mark.parametrize("seed", range(0, 200, 20))
def test_random_parts(seed):
    for number in range(seed, seed + 20):
        try:
            draft = read_word(random_file(random.Random(number)), "draft.docx")
        except DraftUnreadable:
            continue
        assert all(span.end <= len(block.text) for block in draft.blocks for span in spans(block)), number
        assert {"x", "y"} <= {block.text[-1:] for block in draft.blocks}, number
