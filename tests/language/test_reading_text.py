from hypothesis import given
from hypothesis import strategies as st

from csreview.language.quantities import QuantityKind
from csreview.language.reading_text import BLANK_SLOTS, VALUE_SLOTS, Reader, Vocabulary

READER = Reader(Vocabulary((("委托方|甲方", "甲方"), ("座席|作席", "坐席"), ("协议", "合同"))))
DURATION, EMPTY_DURATION = VALUE_SLOTS[QuantityKind.DURATION], BLANK_SLOTS[QuantityKind.DURATION]


def test_values_blanks_and_variants_become_one_form() -> None:
    assert READER.read("委托方 应在 ３０ 秒内回复").text == f"甲方应在{DURATION}内回复"
    assert READER.read("应在____秒内回复").text == f"应在{EMPTY_DURATION}内回复"
    assert READER.read("每名座席，本协议").text.endswith("坐席,本合同")


def test_the_way_back_is_exact() -> None:
    source = "𠮷：委托方应在 30 秒 内回复"
    reading = READER.read(source)
    at = reading.text.index(DURATION)
    assert reading.source(at, at + 1).cut(source) == "30 秒"
    assert reading.slots[at].value == 30


@given(st.text(alphabet="甲委托方乙座席协议应在【】_ 　30秒%元日。，：\n𠮷□☑Xx第三条", max_size=80))
def test_every_place_in_the_copy_leads_to_the_source(source: str) -> None:
    reading = READER.read(source)
    assert len(reading.text) == len(reading.starts) == len(reading.ends)
    end = 0
    for index in range(len(reading.text)):
        span = reading.source(index, index + 1)
        assert end <= span.start or span.start == reading.starts[index]
        assert span.end <= len(source)
        end = span.start
