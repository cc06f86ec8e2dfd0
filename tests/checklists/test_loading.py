"""Faulty checklists are refused with every fault: file, place, key, remedy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from csreview import pipeline, places
from csreview.checklists import load_folder, load_lexicon, load_vocabulary
from csreview.errors import ChecklistInvalid
from csreview.language.patterns import compile_fault
from csreview.model import Checklist, Side

MAIN = """id = "t"
title = "测试"
version = "1"
merchant_must_haves = []

[[section]]
id = "kpi"
title = "考核"
"""
SECTION = """[[requirement]]
id = "kpi.reply"
title = "答复"
asks = "期限"

[requirement.topic]
words = ["答复"]

[[requirement.elements]]
key = "time"
name = "时限"
type = "duration"
exact = ["答复…<duration>"]

[requirement.merchant]
need = "required"
why = "无期限"
remedy = "写明期限"
wording = "【】日内"

[requirement.vendor]
need = "optional"
why = "无期限"
remedy = "写明期限"
wording = "【】日内"

[[requirement.examples]]
text = "答复期限为2小时。"
status = "met"

[[requirement.examples]]
text = "应及时答复。"
status = "vague"

[[requirement.examples]]
text = "双方友好往来。"
status = "missing"
"""


def written(folder: Path, section: str = SECTION, main: str = MAIN) -> Path:
    (folder / "checklist.toml").write_text(main, encoding="utf-8")
    (folder / "kpi.toml").write_text(section, encoding="utf-8")
    return folder


def faults(folder: Path) -> str:
    with pytest.raises(ChecklistInvalid) as caught:
        load_folder(folder)
    return "\n".join(caught.value.faults)


def test_a_sound_checklist_loads(tmp_path: Path) -> None:
    checklist = load_folder(written(tmp_path))
    assert [requirement.id for requirement in checklist.requirements] == ["kpi.reply"]
    assert set(checklist.requirements[0].advice) == set(Side)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('words = ["答复"]', 'wrods = ["答复"]', ("kpi.toml", "kpi.reply", "wrods", "是否想写“words”")),
        ('type = "duration"', 'type = "durations"', ("durations", "是否想写“duration”")),
        ('need = "optional"', 'need = "nice"', ("need", "nice")),
        ("<duration>", "<durations>", ("<durations>",)),
        ('status = "met"', 'status = "partial"', ("met",)),
        ('id = "kpi.reply"', 'id = "fees.reply"', ("fees.reply", "kpi.")),
        ('exact = ["答复…<duration>"]', "", ("exact",)),
        ('asks = "期限"', 'asks = ""', ("asks",)),
        ('why = "无期限"', "why = 3", ("why",)),
    ],
)  # fmt: skip
def test_each_fault_is_told_with_its_place(tmp_path: Path, old: str, new: str, told: tuple[str, ...]) -> None:
    assert old in SECTION
    text = faults(written(tmp_path, SECTION.replace(old, new)))
    for part in told:
        assert part in text


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = faults(written(tmp_path, SECTION.replace('key = "time"', 'kee = "time"').replace('title = "答复"', "")))
    assert "kee" in text
    assert "title" in text


def test_an_element_may_not_be_called_as_a_group_is(tmp_path: Path) -> None:
    other = (
        '[[requirement.elements]]\nkey = "other"\ngroup = "time"\nname = "日期"\ntype = "date"\nexact = ["<date>"]\n'
    )
    section = SECTION.replace("[requirement.merchant]", f"{other}\n[requirement.merchant]")
    assert "“time”既是要素又是组名" in faults(written(tmp_path, section))


def test_a_repeated_id_is_a_fault(tmp_path: Path) -> None:
    assert "重复" in faults(written(tmp_path, SECTION + SECTION))


def test_a_missing_look_alike_is_a_fault(tmp_path: Path) -> None:
    cut_off = SECTION[: SECTION.rindex("[[requirement.examples]]")]
    assert "貌似" in faults(written(tmp_path, cut_off))


def test_a_must_have_that_does_not_exist_is_a_fault(tmp_path: Path) -> None:
    main = MAIN.replace("merchant_must_haves = []", 'merchant_must_haves = ["kpi.replay"]')
    assert "是否想写“kpi.reply”" in faults(written(tmp_path, main=main))


def test_a_missing_or_broken_file_is_a_fault(tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / "kpi.toml").unlink()
    assert "kpi.toml" in faults(tmp_path)
    assert "TOML" in faults(written(tmp_path, "[[["))


def test_the_built_in_data_load() -> None:
    wording = places.resources() / "wording"
    assert load_vocabulary(wording).patterns
    assert load_lexicon(wording / "lexicon.toml").terms


def test_a_faulty_lexicon_is_told(tmp_path: Path) -> None:
    path = Path(shutil.copy(places.resources() / "wording" / "lexicon.toml", tmp_path))
    path.write_text(
        path.read_text(encoding="utf-8").replace('category = "TIME"', 'category = "TIMES"', 1), encoding="utf-8"
    )
    with pytest.raises(ChecklistInvalid, match="TIMES"):
        load_lexicon(path)


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return pipeline.load()


def test_all_165_requirements_are_there_for_both_sides(checklist: Checklist) -> None:
    assert len(checklist.requirements) == 165
    assert len({requirement.id for requirement in checklist.requirements}) == 165
    for requirement in checklist.requirements:
        assert set(requirement.advice) == set(Side)


def test_every_pattern_compiles(checklist: Checklist) -> None:
    bad = []
    for requirement in checklist.requirements:
        topic = requirement.topic
        patterns = [*topic.words, *topic.cues, *topic.headings, *topic.refuse]
        patterns += [p for e in requirement.elements for p in (*e.exact, *e.soft, *e.blank)]
        patterns += [p for risk in requirement.risks for p in (*risk.patterns, *risk.refuse)]
        bad += [(requirement.id, p, compile_fault(p)) for p in patterns if compile_fault(p)]
    assert bad == []


MANNER = """[[manner]]
name = "alone"
says = "对方说了算"
patterns = ["<them>说了算"]
matches = ["甲方说了算。"]
passes = ["双方说了算。"]
"""


def test_manners_name_us_and_them_by_the_side_that_is_hurt(tmp_path: Path) -> None:
    (written(tmp_path) / "manners.toml").write_text(MANNER, encoding="utf-8")
    (manner,) = load_folder(tmp_path).manners
    assert manner.patterns == {Side.MERCHANT: ("乙方说了算",), Side.VENDOR: ("甲方说了算",)}
    assert manner.cue(Side.VENDOR) == "@alone:vendor"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [("<them>", "<they>", "<they>"), ('passes = ["双方说了算。"]', "", "passes"), ("says", "said", "said")],
)
def test_faulty_manners_are_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    (written(tmp_path) / "manners.toml").write_text(MANNER.replace(old, new), encoding="utf-8")
    assert told in faults(tmp_path)
