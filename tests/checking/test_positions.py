"""Positions that weak cues alone show to work against a side."""

from __future__ import annotations

from dataclasses import replace

from csreview import pipeline
from csreview.checking.grounds import Grounds
from csreview.checking.phrasing import phrasing_of
from csreview.checking.positions import likely_risks
from csreview.checking.risks import risks
from csreview.language.cues import position_cues
from csreview.model import Checklist, Kind, Severity, Side
from tests.drafts import passages

CHECKLIST = pipeline.load()
REQUIREMENT = "fees.price-adjustment"
TABLE = replace(
    CHECKLIST,
    cues={
        "!vendor": "!vendor\t-1.0\t甲~看着=13.0 看着=-1.0",
        f"!{REQUIREMENT}": f"!{REQUIREMENT}\t-1.0\t价钱=20.0",
    },
)


def found(text: str, side: Side = Side.VENDOR, table: Checklist = TABLE) -> list[str]:
    draft = passages(f"第一条 约定\n{text}")
    grounds = Grounds.of(draft, table)
    phrasing = phrasing_of(draft.agreement)
    told = tuple(risks(table, side, grounds, phrasing))
    candidates = list(likely_risks(table, side, grounds, phrasing, told))
    assert all(c.kind is Kind.RISK and not c.certain and c.severity is not Severity.HIGH for c in candidates)
    return [c.rule for c in candidates]


def test_a_passage_whose_cues_work_against_the_side_is_told() -> None:
    assert found("价钱由甲方看着定。") == [f"risk.{REQUIREMENT}.likely"]
    assert found("价钱由甲方看着定。", Side.MERCHANT) == []


def test_what_works_for_the_side_is_not_told_against_it() -> None:
    draft = passages("第一条 约定\n往后价钱由甲方看着定。")
    grounds, phrasing = Grounds.of(draft, TABLE), phrasing_of(draft.agreement)
    told = list(likely_risks(TABLE, Side.VENDOR, grounds, phrasing, ()))
    assert told
    assert not list(likely_risks(TABLE, Side.VENDOR, grounds, phrasing, (), helping=told))


def test_who_does_it_matters() -> None:
    assert found("往后价钱由乙方看着定。") == []


def test_a_position_is_on_the_requirement_that_it_speaks_of_most() -> None:
    more = {"!dispute.venue": "!dispute.venue\t-1.0\t法院=20.0"}
    table = replace(TABLE, cues=TABLE.cues | more)
    assert found("法院由甲方看着定。", table=table) == ["risk.dispute.venue.likely"]
    assert found("价钱由甲方看着定。", table=table) == [f"risk.{REQUIREMENT}.likely"]


def test_a_checklist_without_cues_has_no_likely_positions() -> None:
    assert found("价钱由甲方看着定。", table=replace(TABLE, cues={})) == []


def test_a_known_position_is_not_told_once_more() -> None:
    assert found("往后由甲方看着定，乙方应赔偿甲方因此遭受的一切损失。") == []


def test_a_pattern_is_not_believed_where_the_cues_deny_it() -> None:
    text = "第一条 约定\n乙方应赔偿甲方因此遭受的一切损失。"
    draft = passages(text)
    denied = replace(TABLE, cues={"!vendor": "!vendor\t-1.0\t损失=-20.0"})
    told = {
        name: [c.rule for c in risks(table, Side.VENDOR, Grounds.of(draft, table), phrasing_of(draft.agreement))]
        for name, table in (("plain", replace(TABLE, cues={})), ("denied", denied))
    }
    assert told == {"plain": ["risk.liab.cap.no-limit"], "denied": []}


def test_the_cues_of_a_position_name_the_party_before() -> None:
    cues = position_cues("甲方说定,乙方认账。")
    assert {"乙方", "甲~说定", "乙~认账"} <= cues
    assert not {"乙~说定", "甲~认账", "_~认账"} & cues
    assert "_~定价" in position_cues("定价由甲方")


def test_the_built_in_lines_can_be_read() -> None:
    known = {f"!{side.value}" for side in Side}
    assert known <= CHECKLIST.cues.keys()
    built_in = Grounds.of(passages("第一条 约定\n双方按时付款。"), CHECKLIST)
    assert list(likely_risks(CHECKLIST, Side.VENDOR, built_in, phrasing_of(built_in.passages.agreement), ())) == []


def test_who_does_what_to_whom_weighs_and_is_said() -> None:
    manner = "@has-the-word:vendor"
    table = replace(TABLE, cues=TABLE.cues | {"!vendor": f"!vendor\t-1.0\t{manner}=1.5"})
    draft = passages("第一条 约定\n往后的价钱，以甲方的认定为准。\n往后的价钱，以乙方的认定为准。")
    grounds = Grounds.of(draft, table)
    (candidate,) = likely_risks(table, Side.VENDOR, grounds, phrasing_of(draft.agreement), ())
    assert "对服务商不利的约定（由对方一方认定）" in candidate.message
    assert {manner, "@has-the-word:merchant"} == {cue for held in grounds.cues.taken.values() for cue in held}


def test_a_sentence_may_take_two_positions_in_two_sections() -> None:
    more = {"!fees.deposit": "!fees.deposit\t-1.0\t押金=20.0"}
    table = replace(TABLE, cues={**TABLE.cues, **more, "!vendor": "!vendor\t-0.5\t押金=20.0"})
    draft = passages("第一条 约定\n押金不退，乙方应赔偿甲方因此遭受的一切损失。")
    grounds, phrasing = Grounds.of(draft, table), phrasing_of(draft.agreement)
    told = tuple(risks(table, Side.VENDOR, grounds, phrasing))
    assert "risk.liab.cap.no-limit" in {c.rule for c in told}
    assert [c.rule for c in likely_risks(table, Side.VENDOR, grounds, phrasing, told)] == ["risk.fees.deposit.likely"]


def test_what_hurts_nobody_or_the_other_side_alone_is_no_position() -> None:
    table = replace(TABLE, cues=TABLE.cues | {"!vendor": "!vendor\t-1.0\t价钱=20.0"})
    assert found("往后的价钱由甲方来定。", table=table) == [f"risk.{REQUIREMENT}.likely"]
    assert found("乙方可以调整价钱，并通知甲方。", table=table) == []
    assert found("价钱的税款由甲方承担。", table=table) == []
    assert found("双方都不得对外说价钱。", table=table) == []
    assert found("乙方可以调整价钱，但须经甲方同意。", table=table) == [f"risk.{REQUIREMENT}.likely"]


def test_a_position_is_on_what_the_sentence_speaks_of() -> None:
    alike = {f"!{name}": f"!{name}\t-1.0\t扣=9.0" for name in ("fees.deposit", "dispute.venue")}
    spoken = {"fees.deposit": "fees.deposit\t-1.0\t押金=20.0"}
    table = replace(TABLE, cues={"!vendor": "!vendor\t-0.5\t扣=20.0"} | alike | spoken)
    assert found("甲方看着扣押金。", table=table) == ["risk.fees.deposit.likely"]
