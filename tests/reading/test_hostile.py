"""Broken and hostile files are refused with one sentence, or read; never a traceback, a hang or a gigabyte."""

import contextlib
import io
import struct
import warnings
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csreview.errors import DraftUnreadable
from csreview.reading import limits, package, read
from csreview.reading.word import read_word
from tests.reading.word_file import NAMES, item, level, links, numbering, p, word_file, zipped

GOOD = word_file(p("甲方") + item("第一款"), numbering(level(0, "第%1条", "chineseCountingThousand")))
ROOT = {"_rels/.rels": links(("r1", "officeDocument", "word/document.xml")).encode()}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    f"<w:document {NAMES}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
OUTSIDE = LAUGHS.replace('"ha"', 'SYSTEM "file:///etc/hostname"')


def sentence(data):
    with pytest.raises(DraftUnreadable) as refusal:
        read_word(data, "draft.docx")
    assert refusal.value.zh.count("。") == 1
    assert refusal.value.zh.endswith("。")
    assert "\n" not in refusal.value.en
    return refusal.value.zh


def main(content):
    return zipped({**ROOT, "word/document.xml": content})


def with_members(*names):
    stream = io.BytesIO(GOOD)
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "a") as archive:
        warnings.simplefilter("ignore")  # zipfile warns of the very thing that is tested
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


def encrypted():
    """The good file with the bit set that says its members are encrypted."""
    data = bytearray(GOOD)
    at = data.find(b"PK\x01\x02")
    data[at + 8 : at + 10] = struct.pack("<H", 1)
    return bytes(data)


def workbook():
    return zipped(
        {"_rels/.rels": links(("r1", "officeDocument", "xl/workbook.xml")).encode(), "xl/workbook.xml": b"<w/>"}
    )


CASES = {
    "empty": (b"", "空"),
    "not a zip": ("甲方乙方".encode(), "不是 Word"),
    "truncated": (GOOD[: len(GOOD) // 2], "损坏"),
    "head only": (GOOD[:10], "损坏"),
    "old Word": (OLE, ".doc"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
    "encrypted zip": (encrypted(), "密码"),
    "PDF": (b"%PDF-1.7", "PDF"),
    "web page": (b"\xef\xbb\xbf<html><p>x</p></html>", "网页"),
    "RTF": (b"{\\rtf1", "RTF"),
    "OpenDocument": (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "OpenDocument"),
    "workbook": (workbook(), "表格"),
    "other archive": (zipped({"a.txt": b"x"}), "不是 Word"),
    "main part missing": (zipped(ROOT), "不是 Word"),
    "main part broken": (main(b"<w:document"), "损坏"),
    "main part empty": (main(b""), "损坏"),
    "control character": (word_file(p("a&#x1;b")), "损坏"),
    "no body": (main(f"<w:document {NAMES}/>".encode()), "正文"),
    "no text": (word_file("<w:p/>"), "没有可读取的文字"),
    "scan": (word_file("<w:p><w:r><w:pict><v:imagedata/></w:pict></w:r></w:p>"), "扫描件"),
    "billion laughs": (main(LAUGHS.encode()), "外部实体"),
    "billion laughs in UTF-16": (main(LAUGHS.encode("utf-16")), "外部实体"),
    "external entity": (main(OUTSIDE.encode()), "外部实体"),
    "member climbs": (with_members("../../evil.xml"), "越界"),
    "member climbs, backslash": (with_members("word\\..\\..\\evil.xml"), "越界"),
    "member absolute": (with_members("/etc/evil"), "越界"),
    "member on a drive": (with_members("C:/evil"), "越界"),
    "member twice": (with_members("word/document.xml"), "重名"),
    "member twice but for case": (with_members("WORD/Document.xml"), "重名"),
    "nested tables": (word_file("<w:tbl><w:tr><w:tc>" * 3000 + p("x") + "</w:tc></w:tr></w:tbl>" * 3000), "嵌套"),
    "nested insertions": (word_file("<w:p>" + "<w:ins>" * 2000 + "</w:ins>" * 2000 + "</w:p>"), "嵌套"),
    "bomb": (main(b" " * (limits.BOMB_TOTAL + 1)), "解压"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_file_is_refused_with_a_sentence_that_says_why(name):
    data, word = CASES[name]
    assert word in sentence(data)


def test_what_the_parser_lets_pass_is_still_not_followed_too_deep(monkeypatch):
    monkeypatch.setattr(limits, "DEEPEST_ELEMENT", 40)
    assert "嵌套" in sentence(word_file("<w:p>" + "<w:ins>" * 50 + "</w:ins>" * 50 + "</w:p>"))
    assert "嵌套" in sentence(word_file("<w:tbl><w:tr><w:tc>" * 50 + p("x") + "</w:tc></w:tr></w:tbl>" * 50))


def test_parts_with_too_many_marks_or_bytes_are_refused(monkeypatch):
    big = word_file(p("甲") * 200)
    monkeypatch.setattr(package, "Budget", lambda: package_budget(marks=1000))
    assert "过大" in sentence(big)
    monkeypatch.setattr(package, "Budget", lambda: package_budget(size=1000))
    assert "过大" in sentence(big)


package_budget = package.Budget


@pytest.mark.parametrize("cut", [1, 3, 10, 40, 100])
def test_a_file_cut_short_anywhere_is_refused(cut):
    sentence(GOOD[:-cut])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_a_flipped_byte_never_gives_more_than_a_sentence(at, byte):
    data = GOOD[:at] + bytes([byte]) + GOOD[at + 1 :]
    with contextlib.suppress(DraftUnreadable):
        read_word(data, "draft.docx")


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="<&>", exclude_categories=("Cc", "Cs")), min_size=1))
def test_any_character_is_read_as_it_is(text):
    if text.strip() and not any("\uf000" <= c <= "\uf8ff" or c in "\ufffe\uffff" for c in text):
        assert read_word(word_file(p(text)), "draft.docx").blocks[0].text == text


def test_bidirectional_and_invisible_characters_stay():
    text = "甲\u202e方\u200b\u2066乙\u0085\U0010fffd"
    assert read_word(word_file(p(text)), "draft.docx").blocks[0].text == text


@pytest.mark.parametrize(
    ("body", "characters"),
    [
        (p("客" * 1_000_000), 1_000_000),
        ("<w:p>" + "<w:r><w:rPr><w:b/></w:rPr><w:t>服务</w:t></w:r>" * 40_000 + "</w:p>", 80_000),
        (p("客服") * 20_000, 40_000),
        ("<w:p>" + '<w:ins w:id="1"><w:r><w:t>服</w:t></w:r></w:ins>' * 20_000 + "</w:p>", 20_000),
        (p("客", '<w:rPr><w:del w:id="1"/></w:rPr>') * 20_000 + p("服"), 20_001),
        ("".join(f'<w:commentRangeStart w:id="{i}"/>' for i in range(20_000)) + p("客") * 20_000, 20_000),
        (
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/>' * 1
            + '<w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/>' * 20_000
            + "<w:t>客</w:t>"
            + '<w:fldChar w:fldCharType="end"/>' * 20_001
            + "</w:r></w:p>",
            1,
        ),
        (p("：  " * 333_333, run='<w:u w:val="single"/>'), 333_333),
        (p("a  " * 333_333, run='<w:u w:val="single"/>'), 333_333),
    ],
    ids=["million", "runs", "paragraphs", "insertions", "joined", "comments", "fields", "colons", "gaps"],
)
def test_a_large_file_is_read_in_linear_time(body, characters):
    # Anything quadratic would keep this test for minutes.
    assert read_word(word_file(body), "draft.docx").characters == characters


def test_circles_of_styles_and_links_end():
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>' for a, b in ("ab", "ba", "cc")
    )
    body = p("甲", '<w:pStyle w:val="a"/>') + p("乙", '<w:pStyle w:val="c"/>')
    assert len(read_word(word_file(body, {"styles": styles}), "draft.docx").blocks) == 2


@pytest.mark.parametrize("part", ["numbering", "styles", "comments", "header", "footnotes"])
def test_a_broken_part_is_refused_rather_than_half_read(part):
    body = (
        p("甲")
        + '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p><w:sectPr><w:headerReference r:id="header"/></w:sectPr>'
    )
    data = word_file(body, {part: "<w:x>"})
    assert "损坏" in sentence(data)


def test_a_file_that_is_not_there_and_a_folder_and_a_name_that_cannot_be(tmp_path):
    for path in (tmp_path / "none.docx", tmp_path, tmp_path / "a\0b.docx"):
        with pytest.raises(DraftUnreadable):
            read(path)


def test_a_large_file_is_refused_before_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "draft.docx"
    path.write_bytes(GOOD)
    monkeypatch.setattr(limits, "LARGEST_FILE", 10)
    with pytest.raises(DraftUnreadable):
        read(path)


def test_what_a_file_is_counts_and_not_its_name(tmp_path):
    path = tmp_path / "draft.txt"
    path.write_bytes(GOOD)
    assert read(path).blocks[0].text == "甲方"
