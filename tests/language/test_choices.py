"""Options left unticked beside a ticked one are not part of what was agreed."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csreview.language.blanks import find_blanks
from csreview.language.choices import unchosen
from csreview.language.fold import fold


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("打单软件的钱由☑甲方 □乙方出；场地由□甲方 ☑乙方出", ["□乙方出", "□甲方 "]),
        ("话术归☑甲方　□乙方　□共有。", ["□乙方 ", "□共有"]),
        ("☑到甲方所在地法院起诉　□到______仲裁委员会仲裁。", ["□到______仲裁委员会仲裁"]),
        ("发票：☑专票、□普票，税率6%", ["□普票"]),
        ("系统费由（√）甲方（ ）乙方承担", ["( )乙方承担"]),
        ("■月结 □季付", ["□季付"]),
        (
            "付款：\n☑ 月结，次月10日前付。\n□ 季付，每季首月5日前付。\n□ 其他：____",
            ["□ 季付,每季首月5日前付。", "□ 其他:____"],
        ),
        ("□甲方 □乙方承担", []),
        ("开通方式：□自行 □代办；系统费由☑甲方 □乙方出", ["□乙方出"]),
        ("调用open()时须登录，☑已知悉", []),
        ("月结，无勾选", []),
    ],
)
def test_options_left_unticked(text: str, left_out: list[str]) -> None:
    folded = fold(text)
    assert [option.cut(folded) for option in unchosen(folded)] == left_out


@given(st.text(alphabet="□☑甲，。\n() 出", max_size=30))
def test_options_are_in_order_and_hold_no_tick(text: str) -> None:
    folded = fold(text)
    options = unchosen(folded)
    assert all(a.end <= b.start for a, b in itertools.pairwise(options))
    assert all("☑" not in option.cut(folded) for option in options)


def test_a_blank_in_an_option_not_chosen_is_none() -> None:
    assert find_blanks(fold("☑到甲方所在地法院起诉 □到______仲裁委员会仲裁")) == []
