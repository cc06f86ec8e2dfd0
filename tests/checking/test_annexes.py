"""Which annexes a draft holds, however they are numbered and wherever their content stands."""

import pytest

from csreview.checking.annexes import Annexes, annex_number
from tests.drafts import passages

_BODY = "第一条 服务\n乙方按附件一、附件三提供服务。\n"
_SIGNED = "甲方（盖章）：　　　　乙方（盖章）：\n附件一：价格表\n客服席位每席每月5,200元。\n"


def held(text: str) -> Annexes:
    return Annexes(passages(_BODY + text).agreement)


@pytest.mark.parametrize(
    ("text", "number"),
    [("附件二", "2"), ("附表3", "3"), ("附件B", "B"), ("附录甲", "甲"), ("附件甲方提供", ""), ("附件", "")],
)
def test_numbers(text: str, number: str) -> None:
    assert annex_number(text) == number


def test_an_annex_may_stand_in_the_line_that_names_it() -> None:
    annexes = held(_SIGNED + "附件三：《应答手册》要目：一、问候与结束语；二、破损漏发的答复口径。")
    assert annexes.has("附件一")
    assert annexes.has("附件三")
    assert not annexes.has("附件二")


def test_a_title_alone_is_no_annex() -> None:
    assert not held(_SIGNED + "附件三：应答手册").has("附件三")
