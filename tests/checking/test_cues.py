"""Weak cues on a table made for the purpose, and on the built-in one in words that no pattern knows."""

import functools
import gc
import math
import weakref
from pathlib import Path

import pytest

from csreview import pipeline
from csreview.checking.cues import Cued, Cues, Register, least_to_speak
from csreview.checking.grounds import Grounds
from csreview.checking.passages import Passage, Passages
from csreview.checking.requirements import judge
from csreview.language.cues import AGAINST, EXACTNESS, cue_list, heading_cues, lacking_cue, long, spelled, text_cues
from tests.drafts import passages

CHECKLIST = pipeline.load()
SOUND = (Path(__file__).parent.parent / "cases" / "sound" / "law-firm.txt").read_text(encoding="utf-8")
UNKNOWN, BETWEEN, KNOWN = Register(0.5, 0.5), Register(0.89, 0.5), Register(1.0, 0.5)
LINES = {
    "kpi.reply": "kpi.reply\t-0.6\t回话=3.0 吃饭=-9.0 ^服务=2.0",
    EXACTNESS: f"{EXACTNESS}\t0.0\t⟨duration⟩=20.0 尽快=-40.0",
    f"{EXACTNESS}kpi.reply": f"{EXACTNESS}kpi.reply\t0.0\t回话=1.0 @time:absent=-30.0",
}


def cues(text: str) -> Cues:
    return Cues(passages(text), LINES)


def test_the_passage_with_most_cues_is_found() -> None:
    found = cues("第一条 其他\n双方按时吃饭。\n店里的话要回话。").best("kpi.reply", UNKNOWN)
    assert found is not None
    assert found.passage.text.startswith("店里")
    assert found.heaviest[0] == "回话"


def test_too_few_cues_find_nothing() -> None:
    assert cues("第一条 其他\n双方按时付款。").best("kpi.reply", UNKNOWN) is None
    assert cues("第一条 其他\n店里的话要回话。").best("kpi.unknown", UNKNOWN) is None


def test_a_heading_adds_to_it() -> None:
    text = "店里的话总归是要回话给人家的，不然人家要等得心焦，跑去别家店里买东西。"
    assert cues(f"第一条 其他\n{text}").best("kpi.reply", UNKNOWN) is None
    assert cues(f"第一条 服务\n{text}").best("kpi.reply", UNKNOWN) is not None


def test_nothing_of_a_draft_is_kept_once_it_was_weighed() -> None:
    weighing = cues("第一条 其他\n店里的话要回话。")
    assert weighing.best("kpi.reply", UNKNOWN) is not None
    kept = weakref.ref(weighing)
    del weighing
    gc.collect()
    assert kept() is None


def test_where_patterns_know_the_draft_cues_count_for_little() -> None:
    text = "第一条 其他\n店里再忙也要回话。"
    assert cues(text).best("kpi.reply", UNKNOWN) is not None
    assert cues(text).best("kpi.reply", KNOWN) is None


@pytest.mark.parametrize(
    ("text", "exact"),
    [("十分钟里头回话。", True), ("尽快回话。", False), ("____分钟里头回话，最迟十分钟。", False)],
)
def test_exact_wording_has_values_and_no_blanks(text: str, exact: bool) -> None:
    found = passages(f"第一条 其他\n{text}")
    assert Cues(found, LINES).exact("kpi.reply", found.all[-1:], UNKNOWN) is exact


def test_an_element_that_is_not_stated_tells_against_exact_wording() -> None:
    found = passages("第一条 其他\n十分钟里头回话。")
    reply = functools.partial(Cues(found, LINES).exact, "kpi.reply", found.all[-1:], UNKNOWN)
    assert reply(lacking=[lacking_cue("time", "vague")])
    assert not reply(lacking=[lacking_cue("time", "absent")])


def test_every_line_of_the_checklist_can_be_read() -> None:
    assert len(CHECKLIST.cues) > 300
    for line in CHECKLIST.cues.values():
        assert cue_list(line).text


@pytest.mark.parametrize(
    ("requirement", "text"),
    [
        ("fees.payment-deadline", "9 钱\n月头对好账，10号之前转你们公户。"),
        ("labor.independent", "7 人\n人是你们招的，合同你们跟他们签，跟我们店没有劳动关系。"),
        ("end.amendment", "8 改动\n要改上面哪条，群里两边都打“同意”才算。"),
    ],
)
def test_a_point_in_words_that_no_pattern_knows_is_not_missing(requirement: str, text: str) -> None:
    grounds = Grounds.of(passages(text), CHECKLIST)
    assert grounds.places(CHECKLIST.requirement(requirement)) == ()
    assert grounds.cues.best(requirement, UNKNOWN) is not None


def test_small_talk_is_about_nothing() -> None:
    grounds = Grounds.of(passages("第一条 天气\n今天天气很好，我们去公园走走。"), CHECKLIST)
    found = [r.id for r in CHECKLIST.requirements if r.section != "parties" and judge(r, grounds).places]
    assert found == []  # the head above it names the parties


@pytest.mark.parametrize("register", [UNKNOWN, BETWEEN, KNOWN])
def test_all_requirements_at_once_get_what_each_gets_by_itself(register: Register) -> None:
    found = passages(SOUND)
    together, lines = Cues(found, CHECKLIST.cues), CHECKLIST.cues
    for requirement in lines:
        if not requirement.startswith((EXACTNESS, AGAINST)):
            assert together.best(requirement, register) == _slowly(found, lines[requirement], register)


def _slowly(found: Passages, line: str, register: Register) -> Cued | None:
    """Every cue of one line looked up in every passage."""
    cues = cue_list(line)

    def weight(passage: Passage) -> float:
        held, above = text_cues(passage.text), heading_cues(passage.context)
        text = math.fsum(cues.text.get(cue, 0.0) for cue in held) / long(len(held))
        return cues.start + text + math.fsum(cues.apart.get(cue, 0.0) for cue in above) / long(len(above))

    best = max((passage for passage in found.binding() if not passage.is_heading), key=weight)
    if weight(best) < least_to_speak(register):
        return None
    held = sorted(text_cues(best.text) & cues.text.keys(), key=lambda cue: (-cues.text[cue], cue))
    return Cued(best, tuple(map(spelled, held[:6])))


def test_a_thorough_draft_is_more_readily_exact() -> None:
    found = passages("第一条 其他\n回话最迟十分钟。")
    thorough, patchy = Register(0.9, 1.0), Register(0.9, 0.2)
    exact = [Cues(found, LINES).exact("kpi.reply", found.all[-1:], each) for each in (thorough, patchy)]
    assert exact == [True, False]
