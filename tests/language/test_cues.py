import pytest

from csreview.language.cue_table import cue_table
from csreview.language.cues import count_cues, cue_list, heading_cues, spelled, text_cues
from csreview.language.needed import grams
from csreview.language.packed import field
from csreview.language.quantities import QuantityKind
from csreview.language.reading_text import BLANK, VALUE_SLOTS

DURATION = VALUE_SLOTS[QuantityKind.DURATION]


def test_cues_are_characters_and_pairs() -> None:
    assert text_cues("首响") == {"首", "响", "首响"}
    assert heading_cues("费用") == {"^费用"}


def test_what_the_file_could_not_hold_is_no_cue() -> None:
    assert text_cues("a=b ^") == {"a", "b"}


def test_slots_are_spelled_and_read_back() -> None:
    assert spelled(f"{DURATION}内{BLANK}") == "⟨duration⟩内⟨blank⟩"
    assert text_cues("⟨duration⟩内") == {DURATION, "内", f"{DURATION}内"}
    assert cue_list("kpi.x\t-0.5\t⟨duration⟩内=0.25").text == {f"{DURATION}内": 0.25}


def test_a_line_gives_its_start_and_weights() -> None:
    cues = cue_list("kpi.x\t-0.900\t首响=0.42 ^服务=-0.10")
    assert (cues.start, cues.text, cues.apart) == (-0.9, {"首响": 0.42}, {"^服务": -0.1})


@pytest.mark.parametrize("line", ["kpi.x\t1", "kpi.x\tone\t首=1", "kpi.x\t0\t首", "kpi.x\t0\t首=much"])
def test_a_malformed_line_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"unpack|float|首"):
        cue_list(line)


def test_a_table_holds_the_weights_of_all_lines_in_thousandths() -> None:
    table = cue_table(("kpi.x\t-0.900\t首响=0.42 ^服务=-0.10", "kpi.y\t0.1\t首响=-2 回话=1.5"))
    assert (table.order, tuple(table.starts)) == ({"kpi.x": 0, "kpi.y": 1}, (-900, 100))
    assert {cue: (field(packed, 0), field(packed, 1)) for cue, packed in table.text.items()} == {
        "首响": (420, -2000),
        "回话": (0, 1500),
    }
    assert {cue: (field(packed, 0), field(packed, 1)) for cue, packed in table.apart.items()} == {"^服务": (-100, 0)}


@pytest.mark.parametrize("text", ["首响30秒", "a=b ^", "⟨duration⟩内回复", ""])
def test_cues_are_counted_as_they_are_found(text: str) -> None:
    assert count_cues(text, len(grams(text))) == len(text_cues(text))
