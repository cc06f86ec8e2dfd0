import pytest

from csreview.language.patterns import compile_fault, fault_of, first_hit, pattern, unfilled, unrefused_hit
from csreview.language.reading_text import Reader, Vocabulary

READER = Reader(Vocabulary())


def read(text: str) -> str:
    return READER.read(text).text


def test_a_value_stands_for_every_way_to_write_it() -> None:
    wanted = pattern("首次响应…<duration>")
    assert wanted.search(read("首次响应时间不超过30秒。"))
    assert wanted.search(read("首次响应时间不超过三十秒。"))
    assert not wanted.search(read("首次响应应及时。"))


def test_the_same_pattern_finds_the_place_left_to_fill() -> None:
    empty = unfilled("首次响应…<duration>")
    assert empty is not None
    assert empty.search(read("首次响应时间不超过____秒。"))
    assert not empty.search(read("首次响应时间不超过30秒。"))
    assert unfilled("首次响应") is None


def test_conjunction_and_negation() -> None:
    wanted = pattern("投诉 & <duration>内 &! 付款")
    assert wanted.search(read("接到投诉后24小时内答复"))
    assert wanted.search(read("24小时内答复投诉"))
    assert not wanted.search(read("投诉不影响5日内付款"))


def test_reach_ends_with_the_sentence_part() -> None:
    assert not pattern("响应…<percent>").search(read("响应时间另定；满意度95%"))
    assert pattern("响应……<percent>").search(read("响应时间另定；满意度95%"))


def test_a_list_gives_the_first_place() -> None:
    hit = first_hit(("付款", "投诉 & 答复"), read("投诉应答复"))
    assert hit is not None
    assert (hit.start, hit.end) == (0, 5)


def test_a_look_alike_spoils_only_its_own_half_of_a_sentence() -> None:
    def found(text: str) -> bool:
        return unrefused_hit(("保密承诺书",), ("离职",), read(text)) is not None

    assert found("坐席上岗前签署保密承诺书；离职时交回工牌")
    assert found("离职时交回工牌；坐席上岗前签署保密承诺书")
    assert not found("坐席离职时签署保密承诺书；工位禁用手机")
    assert found("离职时签署保密承诺书；上岗前也签署保密承诺书")


@pytest.mark.parametrize("source", ["<durations>", "(甲", "甲["])
def test_faults_are_told(source: str) -> None:
    assert compile_fault(source)


def test_sound_patterns_have_no_fault() -> None:
    assert fault_of("甲…<blank>") == compile_fault("甲…<blank>") == ""


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("乙方<may>上调", "乙方有权上调"),
        ("乙方<must-not>停", "乙方不得停"),
        ("<all>损失", "任何损失"),
        ("逾期<deemed>认可", "逾期视为认可"),
        ("甲方<leave>", "甲方退订"),
        ("甲方<unpaid>", "甲方拖欠"),
    ],
)
def test_a_word_slot_stands_for_any_of_its_words(source: str, text: str) -> None:
    assert pattern(source).search(read(text))
    assert unfilled(source) is None


def test_not_deemed_is_not_deemed() -> None:
    assert not pattern("<deemed>认可").search(read("逾期不视为认可"))
