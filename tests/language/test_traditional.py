"""Traditional characters: told from simplified ones, and converted without moving anything."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csreview.language.traditional import is_traditional, to_simplified, writer_like

SIMPLIFIED = "甲方应当在收到发票后五个工作日内支付服务费，逾期的按日支付违约金。"


@pytest.mark.parametrize(
    ("written", "simplified"),
    [
        ("後臺數據以平臺為準，乾淨的麵粉裡", "后台数据以平台为准，干净的面粉里"),
        ("回覆、答覆、隨著、瞭解、什麼、計畫", "回复、答复、随着、了解、什么、计划"),
        ("衞生、綫上、帳號、暱稱、証明", "卫生、线上、帐号、昵称、证明"),
        ("第壹條 著作權\n𠮷", "第壹条 著作权\n𠮷"),
    ],
)
def test_words_decide_and_nothing_moves(written, simplified):
    assert to_simplified(written) == simplified
    assert len(written) == len(simplified)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x2FFFF), max_size=60))
def test_any_text_keeps_its_length(text):
    assert len(to_simplified(text)) == len(text)


def test_lone_surrogates_and_zeros_keep_their_places():
    assert [*map(len, (to_simplified("甲\ud800乙"), to_simplified("甲\0乙")))] == [3, 3]


@given(st.text("甲乙方第条一二三，。abc12", max_size=60))
def test_simplified_text_stays(text):
    assert to_simplified(text) == text
    assert not is_traditional(text)


def test_a_traditional_name_does_not_make_a_simplified_draft_traditional():
    assert not is_traditional("甲方：香港時尚網絡服務有限公司\n" + SIMPLIFIED * 10)
    assert is_traditional("甲方應當在收到發票後五個工作日內支付服務費")
    assert not is_traditional("")


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        ("甲方應當在後臺裡核對客戶的衛生數據，電臺線上並為準。", "乙方應在後臺裡為客戶導出數據"),
        ("甲方應當在後台裏核對客户的衞生數據，電台線上並為準。", "乙方應在後台裏為客户導出數據"),
        ("甲方应当在后台里核对客户的卫生数据，电台线上并为准。", "乙方应在后台里为客户导出数据"),
    ],
)
def test_a_text_is_put_into_the_characters_of_a_draft(draft, said):
    assert writer_like(draft)("乙方应在后台里为客户导出数据") == said


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x2FFFF), max_size=60))
def test_any_text_can_be_put_into_other_characters(text):
    assert isinstance(writer_like("甲方應當在收到發票後五個工作日內支付服務費")(text + "\ud800"), str)


def test_simplified_drafts_never_load_the_converter():
    code = (
        "import sys; from csreview import pipeline; from csreview.model import Side; from csreview.reading import read_text;"
        f"r = pipeline.Reviewer(date=''); r.review(r.prepare(read_text({SIMPLIFIED!r}, '')), Side.VENDOR);"
        "print('opencc' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"False"
