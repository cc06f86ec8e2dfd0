import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csreview.language.fold import fold
from csreview.language.quantities import _PATTERNS, _SIGNS, Bound, Quantity, QuantityKind, find_quantities

CASES = Path(__file__).parent.parent / "cases"


def found(text: str) -> list[Quantity]:
    return find_quantities(fold(text))


def only(text: str) -> Quantity:
    quantities = found(text)
    assert len(quantities) == 1, quantities
    return quantities[0]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("三十秒", 30, "秒"), ("45s", 45, "秒"), ("2分钟", 2, "分钟"), ("48小时", 48, "小时"), ("一个半小时", Decimal("1.5"), "小时"),
        ("5个工作日", 5, "工作日"), ("45个营业日", 45, "工作日"), ("五个银行工作日", 5, "工作日"), ("十五天", 15, "日"), ("三个月", 3, "月"), ("半年", Decimal("0.5"), "年"), ("一年半", Decimal("1.5"), "年"), ("1年半", Decimal("1.5"), "年"), ("三个月半", Decimal("3.5"), "月"), ("半分钟", Decimal("0.5"), "分钟"), ("3-7天", 7, "日"),
        ("32课时", 32, "课时"), ("两周", 2, "周"), ("一个礼拜", 1, "周"),
    ],
)  # fmt: skip
def test_durations(text: str, value: Decimal | int, unit: str) -> None:
    quantity = only(text)
    assert (quantity.kind, quantity.value, quantity.unit) == (QuantityKind.DURATION, value, unit)


def test_a_range_has_both_ends() -> None:
    assert (only("3-7天").low, only("3-7天").value) == (3, 7)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("95%", 95),
        ("百分之九十五", 95),
        ("九成五", 95),
        ("九成三以上", 93),
        ("两成", 20),
        ("八成半", 85),
        ("5‰", Decimal("0.5")),
        ("万分之三", Decimal("0.03")),
        ("0.5个百分点", Decimal("0.5")),
    ],
)
def test_percents(text: str, value: Decimal | int) -> None:
    quantity = only(text)
    assert (quantity.kind, quantity.value) == (QuantityKind.PERCENT, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4,300元", 4300), ("3万元", 30000), ("五万元", 50000), ("￥91,200.00", 91200), ("人民币壹拾壹万叁仟陆佰元整", 113600),
        ("1.2元", Decimal("1.2")), ("壹仟肆佰零玖元伍角", Decimal("1409.5")), ("325元4分", Decimal("325.04")), ("4,300元/人/月", 4300),
    ],
)  # fmt: skip
def test_money(text: str, value: Decimal | int) -> None:
    quantity = only(text)
    assert (quantity.kind, quantity.value) == (QuantityKind.MONEY, value)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("8:00—24:00", QuantityKind.CLOCK), ("早9点到晚12点", QuantityKind.CLOCK), ("早8晚12", QuantityKind.CLOCK), ("7×24小时", QuantityKind.CLOCK),
        ("每天10:00到次日2:00", QuantityKind.CLOCK), ("2026年6月1日", QuantityKind.DATE), ("2026.3.16", QuantityKind.DATE),
        ("二〇二六年三月一日", QuantityKind.DATE), ("每月5日", QuantityKind.DAY), ("次月3日", QuantityKind.DAY),
        ("13602814475", QuantityKind.PHONE), ("0512-68153702", QuantityKind.PHONE), ("a.b@qx.example", QuantityKind.EMAIL),
        ("91320505MATY39FY5F", QuantityKind.CODE), ("4101 2200 3158 6607", QuantityKind.ACCOUNT), ("附件二《质检表》", QuantityKind.ANNEX),
        ("第五条第2款第（3）项", QuantityKind.ARTICLE), ("第3.2条", QuantityKind.ARTICLE), ("12名", QuantityKind.COUNT), ("90分", QuantityKind.COUNT),
    ],
)  # fmt: skip
def test_other_kinds(text: str, kind: QuantityKind) -> None:
    assert [quantity.kind for quantity in found(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "第三方",
        "同一问题",
        "双方一致",
        "统一安排",
        "任一方",
        "第一次",
        "日常工作",
        "月度考核",
        "年货节",
        "分公司",
        "周末",
        "双11期间",
        "618期间",
        "五一元旦",
    ],
)
def test_words_that_only_look_like_quantities(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("不超过30秒", Bound.AT_MOST), ("7日内", Bound.AT_MOST), ("不低于95%", Bound.AT_LEAST), ("至少3名", Bound.AT_LEAST),
        ("90分以上", Bound.AT_LEAST), ("≤30秒", Bound.AT_MOST), ("每月4,300元", Bound.EXACTLY), ("低于60分", Bound.AT_MOST),
    ],
)  # fmt: skip
def test_bounds(text: str, bound: Bound) -> None:
    assert only(text).bound is bound


@given(st.integers(min_value=1, max_value=99_999), st.sampled_from(["秒", "分钟", "小时", "个工作日", "天", "个月"]))
def test_a_written_duration_comes_back(value: int, unit: str) -> None:
    quantity = only(f"{value}{unit}")
    assert quantity.value == value
    assert quantity.text == f"{value}{unit}"


@given(st.text(alphabet="甲乙应在3日内 5%元年月日第一条附件：，。至-×2026", max_size=60))
def test_spans_cut_their_own_text_and_do_not_overlap(text: str) -> None:
    folded = fold(text)
    end = 0
    for quantity in find_quantities(folded):
        assert quantity.span.cut(folded) == quantity.text
        assert quantity.span.start >= end
        end = quantity.span.end


@pytest.mark.parametrize("text", ["三分钟响应率", "五分钟响应率", "一次解决率", "一次性解决"])
def test_a_number_that_is_part_of_a_name_is_no_quantity(text: str) -> None:
    assert found(text) == []


def test_points_that_pass_are_a_count() -> None:
    assert [q.kind for q in found("80分为合格")] == [QuantityKind.COUNT]
    assert found("客服分为两类")[0].text == "两类"


_TEXTS = st.text(alphabet="0149.%:点时@附件第条年月日周每成之元块币¥$HK半一十佰零个小秒s早晚-至到分 ×", max_size=24)


@given(_TEXTS)
def test_the_sign_of_a_kind_stands_in_every_text_that_holds_one(text: str) -> None:
    for kind, pattern in _PATTERNS:
        if re.search(pattern, text):
            assert re.search(_SIGNS[kind], text), kind


def test_the_sign_of_a_kind_stands_in_every_sentence_of_the_drafts_that_holds_one() -> None:
    for path in CASES.rglob("*.txt"):
        for line in fold(path.read_text(encoding="utf-8")).splitlines():
            for kind, pattern in _PATTERNS:
                if re.search(pattern, line):
                    assert re.search(_SIGNS[kind], line), (kind, line)


def test_a_comma_between_two_numbers_is_none_within_one() -> None:
    assert only("每席4200，3个").text == "3个"
    assert only("每月12,345,678.50元").value == Decimal("12345678.50")
