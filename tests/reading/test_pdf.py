"""Text PDFs: lines become paragraphs, drawn tables cells; what repeats in the margins is no part of the text."""

from __future__ import annotations

import zlib

import pytest

from csreview.errors import DraftUnreadable
from csreview.model import Part
from csreview.reading import limits, read
from csreview.reading.pdf import read_pdf
from csreview.reading.pdf.pages import plain
from csreview.reading.pdf.worker import answer_for
from tests.reading.pdf_file import PICTURE, paragraph, pdf_file, rule, text

FULL = "乙方应当在收到消费者咨询后三十秒内作出首次响应并在工作台中登记咨询的内容处理"  # 38 characters reach 90 + 380


def texts(*pages):
    return [block["text"] for block in answer_for(pdf_file(*pages))["blocks"]]


def test_lines_are_joined_to_paragraphs():
    page = paragraph(90, 700, "第一条 响应", FULL, "结果。", FULL[:-1] + "。", "第二条 其他", "无")
    assert texts(page) == ["第一条 响应", FULL + "结果。", FULL[:-1] + "。", "第二条 其他", "无"]


def test_a_paragraph_with_its_first_line_indented_goes_on_at_the_margin():
    page = paragraph(90, 700, FULL) + "\n" + text(110, 684, FULL[:-2]) + "\n" + paragraph(90, 668, "（一）至（三）项。")
    assert texts(page) == [FULL + FULL[:-2] + "（一）至（三）项。"]


def test_a_paragraph_goes_on_over_the_end_of_a_page():
    assert texts(paragraph(90, 120, FULL), paragraph(90, 780, "结果。", "第二条 其他")) == [
        FULL + "结果。",
        "第二条 其他",
    ]


def test_a_number_or_a_latin_word_that_did_not_fit_is_no_new_paragraph():
    page = paragraph(90, 700, FULL, FULL[:-2], "18:00前回复。", "联系 " + FULL[:-6], "service@example.com")
    assert texts(page) == [FULL + FULL[:-2] + "18:00前回复。", "联系 " + FULL[:-6] + "service@example.com"]


def test_running_heads_come_once_and_page_numbers_not_at_all():
    pages = [
        text(90, 800, "客服外包合同 编号K-7")
        + "\n"
        + text(90, 500, f"第{n}条 约定")
        + "\n"
        + text(280, 40, f"第 {n} 页")
        for n in range(1, 5)
    ]
    found = answer_for(pdf_file(*pages))["blocks"]
    assert [(b["text"], b["part"]) for b in found] == [
        ("客服外包合同 编号K-7", "header"),
        *((f"第{n}条 约定", "body") for n in range(1, 5)),
    ]


def test_the_same_line_in_the_midst_of_pages_stays():
    assert texts(*[text(90, 400, "甲方：")] * 3) == ["甲方："] * 3


def grid(rows, columns):
    lefts, tops = [90 + 100 * c for c in range(columns + 1)], [700 - 30 * r for r in range(rows + 1)]
    across = [rule(lefts[0], y, lefts[-1], y) for y in tops]
    return "\n".join([*across, *(rule(x, tops[0], x, tops[-1]) for x in lefts)])


def test_a_drawn_table_is_read_by_rows_with_its_empty_cells():
    words = {(0, 0): "指标", (0, 1): "标准", (1, 0): "首次响应", (1, 1): "30秒", (2, 0): "满意度"}
    page = grid(3, 2) + "\n" + "\n".join(text(96 + 100 * c, 680 - 30 * r, w) for (r, c), w in words.items())
    found = answer_for(pdf_file(text(90, 760, "考核") + "\n" + page + "\n" + text(90, 500, "完")))["blocks"]
    cells = {tuple(block["cell"][1:3]): block["text"] for block in found if block["cell"]}
    assert cells == {**words, (2, 1): ""}
    assert [block["text"] for block in found if not block["cell"]] == ["考核", "完"]


def test_a_cell_over_two_columns_says_so():
    page = rule(90, 700, 290, 700) + "\n" + rule(90, 670, 290, 670) + "\n" + rule(90, 640, 290, 640)
    page += "\n" + rule(90, 640, 90, 700) + "\n" + rule(290, 640, 290, 700) + "\n" + rule(190, 640, 190, 670)
    page += "\n" + text(96, 680, "合计") + "\n" + text(96, 650, "甲") + "\n" + text(196, 650, "乙")
    found = answer_for(pdf_file(page))["blocks"]
    assert [(block["text"], block["cell"][1:]) for block in found] == [
        ("合计", [0, 0, 1, 2]),
        ("甲", [1, 0, 1, 1]),
        ("乙", [1, 1, 1, 1]),
    ]


def test_a_gap_over_an_underline_is_a_place_to_fill():
    draft = read_pdf(
        pdf_file(text(90, 700, "期限：") + "\n" + text(200, 700, "个月") + "\n" + rule(120, 698, 200, 698)), "a"
    )
    (block,) = draft.blocks
    (blank,) = block.blanks
    assert block.text.replace(" ", "") == "期限：个月"
    assert blank.cut(block.text).isspace()


def test_letters_drawn_twice_to_look_bold_are_read_once():
    assert texts(text(90, 700, "合同") + "\n" + text(90.4, 700, "合同")) == ["合同"]


@pytest.mark.parametrize(("drawn", "read"), [("\u2f00", "一"), ("\u2eda", "页"), ("\ufb01", "fi"), ("\xa0", " ")])
def test_lookalikes_are_read_as_the_characters_that_they_stand_for(drawn, read):
    assert plain(drawn) == read


def test_turned_text_is_a_watermark():
    stamp = "BT /F1 40 Tf 0.7 0.7 -0.7 0.7 200 300 Tm <8349684849" + "00> Tj ET"
    assert texts(text(90, 700, "合同") + "\n" + stamp) == ["合同"]


def refusal(data):
    with pytest.raises(DraftUnreadable) as found:
        read_pdf(data, "draft.pdf")
    assert found.value.zh.count("。") == 1
    return found.value.zh


def test_a_scan_says_that_it_is_one():
    assert "扫描件" in refusal(pdf_file(PICTURE, PICTURE + "\n" + text(280, 40, "2")))


def test_a_page_without_anything_holds_no_text():
    assert "没有可读取的文字" in refusal(pdf_file(""))


def test_pictures_beside_text_are_unread():
    page = paragraph(90, 700, FULL, FULL)
    draft = read_pdf(pdf_file(page, page + "\n" + PICTURE), "draft.pdf")
    assert [(item.what, item.where) for item in draft.unread] == [("图片", "第 2 页")]


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.7\n" + bytes(5000), pdf_file(text(90, 700, "合同"))[:300]])
def test_a_broken_file_is_refused(data):
    assert "损坏" in refusal(data)


def test_a_locked_file_is_refused():
    locked = (
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
        f"/O <{'41' * 32}> /U <{'42' * 32}> >> /ID [ <{'43' * 16}> <{'43' * 16}> ]"
    )
    assert "密码" in refusal(pdf_file(text(90, 700, "合同"), trailer=locked))


def test_too_many_pages_or_characters_are_refused(monkeypatch):
    monkeypatch.setattr(limits, "MOST_PAGES", 1)
    assert answer_for(pdf_file(text(90, 700, "合同"), text(90, 700, "合同"))) == {"fault": "large"}
    monkeypatch.setattr(limits, "MOST_GLYPHS", 1)
    assert answer_for(pdf_file(text(90, 700, "合同"))) == {"fault": "large"}
    monkeypatch.setattr(limits, "LARGEST_PDF", 10)
    assert "过大" in refusal(pdf_file(text(90, 700, "合同")))


def test_a_reader_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(limits, "PDF_SECONDS", 0.01)
    assert "过长" in refusal(pdf_file(text(90, 700, "合同")))


def test_a_stream_that_unpacks_to_gigabytes_is_refused():
    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(600)) + packer.flush()
    assert len(bomb) < 1 << 20
    assert "过大" in refusal(pdf_file("", packed=bomb))


def test_fonts_without_characters_are_refused():
    shown = "BT /F1 10 Tf 1 0 0 1 90 700 Tm <" + "f8ff" * 40 + "> Tj ET"
    assert answer_for(pdf_file(shown, encoding="/Identity-H"))["fault"] == "unmapped"


def test_a_file_is_known_by_its_content(tmp_path):
    path = tmp_path / "draft.docx"
    path.write_bytes(pdf_file(text(90, 700, "客服外包合同")))
    draft = read(path)
    assert [(block.text, block.part) for block in draft.blocks] == [("客服外包合同", Part.BODY)]
    assert draft.name == "draft.docx"
