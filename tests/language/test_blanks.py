import pytest
from hypothesis import given
from hypothesis import strategies as st

from csreview.language.blanks import (
    _LOST_NUMBER,
    _LOST_SIGN,
    _TO_FILL,
    filled_brackets,
    find_blanks,
    is_hint,
)
from csreview.language.fold import fold
from csreview.language.reading_text import BLANK, Reader, Vocabulary
from csreview.model import Span


@pytest.mark.parametrize(
    "text",
    [
        "不超过____秒", "为【  】年", "【】", "满意度不低于【　】%", "xx%", "XX省", "{{甲方名称}}", "不超过　　秒", "应在时内回复", "聊天记录条进行",
        "一式份", "按元/日", "□在线 □电话", "【填写姓名及职务】", "【月度/季度】", "2026年　月　日", "【例如：天猫、京东】", "开户行：", "××元", "并于X日内办结", "应在N个工作日内更换", "____个营业日",
    ],
)  # fmt: skip
def test_places_to_fill(text: str) -> None:
    assert find_blanks(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "不超过30秒", "【15】日", "按【月】进行结算", "□A ☑B", "联系人：乔思源　　电话：0512-1", "一式两份", "2026年6月1日", "响应时间在30秒内", "XXL码", "B区X馆", "提供5×8小时服务",
        "每年考核一次", "每小时支付违约金", "每个月10号", "甲方（盖章）：　　　　乙方（盖章）：", "授权代表：张三　　日期：2026年5月1日",
        "甲方　　名称：某店", "乙方　　人民法院",
    ],
)  # fmt: skip
def test_places_that_are_filled(text: str) -> None:
    assert find_blanks(fold(text)) == []


@pytest.mark.parametrize("word", ["日期：", "日常安排", "周末", "年度", "人员", "名称", "条款", "项目"])
def test_a_word_after_a_blank_is_not_its_unit(word: str) -> None:
    assert Reader(Vocabulary()).read(f"签字：____　　{word}").text == f"签字:{BLANK}{fold(word)}"


def test_underlined_space_is_a_line_to_write_on() -> None:
    assert find_blanks("共   名", [Span(1, 4)]) == [Span(1, 4)]


def test_hints_and_values() -> None:
    assert is_hint("填写上报时限")
    assert is_hint("甲方公司名称")
    assert not is_hint("15")
    assert not is_hint("杭州示例电子商务有限公司")


def test_brackets_around_a_value_are_passed_over() -> None:
    assert filled_brackets("在【15】日内") == [1, 4]
    assert filled_brackets("在【  】日内") == []


@given(st.text(alphabet="_【】[]〔〕{}$()xX×N某 \t甲方年月日20元共不超过时", max_size=16))
def test_the_sign_stands_in_every_text_to_fill_in(text: str) -> None:
    for sign, pattern in _TO_FILL:
        if pattern.search(text):
            assert sign.search(text)


_LOST = "年|月|日|时间|时长|不超过|不少于|不低于|不高于|提前|秒|分钟|小时|个工作日|天|元|%|条|名|个月|应在|时|内|按|/|一式|份|各执|金|记录|共|达|满|甲|3"


@given(st.lists(st.sampled_from(_LOST.split("|")), max_size=8).map("".join))
def test_the_sign_stands_in_every_text_that_lost_a_number(text: str) -> None:
    if _LOST_NUMBER.search(text):
        assert _LOST_SIGN.search(text)
