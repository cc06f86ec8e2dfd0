"""Checklist folders to `Checklist` values; every fault is reported at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from csreview import places
from csreview.checklists.cues import read_cues
from csreview.checklists.extending import extended, read_changes
from csreview.checklists.manners import read_manners
from csreview.checklists.tables import Faults, Table, read_toml, suggestion
from csreview.errors import ChecklistInvalid
from csreview.language.patterns import fault_of
from csreview.model import (
    Advice,
    Authority,
    Checklist,
    Condition,
    Element,
    Example,
    Need,
    Reach,
    Requirement,
    Risk,
    Section,
    Severity,
    Side,
    Status,
    Topic,
)

ELEMENT_TYPES = frozenset(
    {
        "text", "enum", "link", "deadline", "duration", "number", "percent", "yes_no", "procedure", "annex_ref", "money",
        "formula", "person", "date", "id_code", "address", "name", "clock_range", "rate", "phone", "email",
        "date_range", "account",
    }
)  # fmt: skip
_SIDES, _STATUSES = [side.value for side in Side], [status.value for status in Status]
_SEVERITIES, _NEEDS = [severity.value for severity in Severity], [need.value for need in Need]
_REACHES, _PASSAGE = [reach.value for reach in Reach], Reach.PASSAGE.value
_MAIN_FILE = "checklist.toml"
_CUES_FILE, _MANNERS_FILE = "cues.txt", "manners.toml"


def load_folder(folder: Path) -> Checklist:
    """Return the checklist in `folder`: `checklist.toml` and one file per section named in it.

    Raises ChecklistInvalid with every fault: file, place, key, what to do.
    """
    faults = Faults()
    main = Table(read_toml(folder / _MAIN_FILE, faults), _MAIN_FILE, faults)
    base = _base(main, folder, faults)
    own = _own(main, folder, faults)
    changes = read_changes(main, faults)
    main.close()
    checklist = extended(base, own, changes, faults) if base is not None else replace(own, limits=changes.limits)
    _check_whole(checklist, {r.id for r in own.requirements}, faults)
    if faults.found:
        raise ChecklistInvalid(tuple(faults.found))
    return checklist


def _base(main: Table, folder: Path, faults: Faults) -> Checklist | None:
    """The checklist that this one extends: a built-in one by id, or the one in a folder beside it; None if it extends
    none."""
    name = main.text("extends", "")
    if not name:
        return None
    for place in (places.resources() / "checklists" / name, folder.parent / name):
        if place.is_dir() and place.resolve() != folder.resolve():
            return load_folder(place)
    faults.add(main.where, f"“extends”指向的清单“{name}”不存在，请写内置清单的编号，或同级文件夹的名称")
    return None


def _own(main: Table, folder: Path, faults: Faults) -> Checklist:
    sections = tuple(_section(table) for table in main.tables("section"))
    conditions = tuple(_condition(table) for table in main.tables("condition"))
    must = {side: main.texts(f"{side.value}_must_haves") for side in Side}
    manners, fair = read_manners(folder / _MANNERS_FILE, faults)
    requirements: list[Requirement] = []
    for section in sections:
        name = f"{section.id}.toml"
        table = Table(read_toml(folder / name, faults), name, faults)
        requirements += [_requirement(each, section.id) for each in table.tables("requirement")]
        table.close()
    return Checklist(
        main.text("id"),
        main.text("title"),
        main.text("version"),
        sections,
        conditions,
        tuple(requirements),
        must,
        cues=read_cues(folder / _CUES_FILE, {requirement.id for requirement in requirements}, faults),
        manners=manners,
        fair=fair,
    )


def _section(table: Table) -> Section:
    section = Section(table.text("id"), table.text("title"), table.texts("headings"), table.flag("peculiar", False))
    table.close()
    check_patterns(table, section.headings)
    return section


def _condition(table: Table) -> Condition:
    condition = Condition(table.text("id"), table.text("reason"), table.texts("any"), table.texts("none"))
    table.close()
    check_patterns(table, (*condition.any, *condition.none))
    return condition


def _requirement(table: Table, section: str) -> Requirement:
    requirement = Requirement(
        id=table.text("id"),
        section=section,
        title=table.text("title"),
        asks=table.text("asks"),
        topic=_topic(table.table("topic")),
        elements=tuple(_element(each) for each in table.tables("elements", "key")),
        advice={side: _advice(table.table(side.value)) for side in Side},
        authority=tuple(_authority(each) for each in table.tables("authority", "cite")),
        examples=tuple(_example(each) for each in table.tables("examples", "text")),
        applies=table.text("applies", ""),
        neighbour=table.text("neighbour", ""),
        bounds=table.texts("bounds"),
        risks=tuple(_risk(each) for each in table.tables("risks", "name")),
    )
    table.close()
    if not re.fullmatch(rf"{re.escape(section)}\.[a-z0-9]+(?:-[a-z0-9]+)*", requirement.id):
        table.faults.add(table.where, f"编号“{requirement.id}”应以“{section}.”开头，其后为小写字母、数字和连字符")
    if not requirement.elements:
        table.faults.add(table.where, "至少要有一个要素，请补上 [[requirement.elements]]")
    groups = {element.group for element in requirement.elements}
    for element in requirement.elements:
        if not element.group and element.key in groups:
            table.faults.add(table.where, f"“{element.key}”既是要素又是组名（group），请改其中一个")
    return requirement


def _topic(table: Table) -> Topic:
    topic = Topic(
        words=table.texts("words"),
        cues=table.texts("cues"),
        headings=table.texts("headings"),
        refuse=table.texts("refuse"),
        recitals=table.flag("recitals", False),
    )
    table.close()
    check_patterns(table, (*topic.words, *topic.cues, *topic.headings, *topic.refuse))
    return topic


def _element(table: Table) -> Element:
    element = Element(
        key=table.text("key"),
        name=table.text("name"),
        type=table.choice("type", ELEMENT_TYPES),
        required=table.flag("required", True),
        group=table.text("group", ""),
        exact=table.texts("exact"),
        soft=table.texts("soft"),
        blank=table.texts("blank"),
        named=table.texts("named"),
        party=table.text("party", ""),
        fact=table.text("fact", ""),
        reach=Reach(table.choice("reach", _REACHES, _PASSAGE)),
    )
    table.close()
    check_patterns(table, (*element.exact, *element.soft, *element.blank, *element.named))
    if element.required and not (element.exact or element.party or element.fact):
        table.faults.add(table.where, "必需的要素要能被找到，请写 exact、party 或 fact 之一")
    return element


def _advice(table: Table) -> Advice:
    advice = Advice(
        need=Need(table.choice("need", _NEEDS)),
        why=table.text("why"),
        remedy=table.text("remedy"),
        wording=table.text("wording"),
    )
    table.close()
    return advice


def _authority(table: Table) -> Authority:
    authority = Authority(table.text("cite"), table.flag("verified", True))
    table.close()
    return authority


def _example(table: Table) -> Example:
    example = Example(table.text("text"), table.choice("status", _STATUSES))
    table.close()
    return example


def _risk(table: Table) -> Risk:
    risk = Risk(
        name=table.text("name"),
        hurts=Side(table.choice("hurts", _SIDES)),
        severity=Severity(table.choice("severity", _SEVERITIES)),
        patterns=table.texts("patterns"),
        refuse=table.texts("refuse"),
        message=table.text("message"),
        remedy=table.text("remedy"),
        matches=table.texts("matches"),
        passes=table.texts("passes"),
        from_percent=_decimal(table, "from_percent"),
        to_months=_decimal(table, "to_months"),
        to_days=_decimal(table, "to_days"),
        from_days=_decimal(table, "from_days"),
        unless=table.texts("unless"),
        fact=table.text("fact", ""),
    )
    table.close()
    check_patterns(table, (*risk.patterns, *risk.refuse))
    if not (risk.patterns and risk.matches and risk.passes):
        table.faults.add(
            table.where, "不利约定要写 patterns，并各给至少一个 matches（应命中）和 passes（不应命中）的例句"
        )
    return risk


def check_patterns(table: Table, patterns: Iterable[str]) -> None:
    """Note every pattern that is not one: an unknown slot, a bracket left open."""
    for source in patterns:
        fault = fault_of(source)
        if fault:
            table.faults.add(table.where, f"模式“{source}”无效：{fault}")


def _decimal(table: Table, key: str) -> Decimal | None:
    text = table.text(key, "")
    if text and not re.fullmatch(r"\d+(?:\.\d+)?", text):
        table.faults.add(table.where, f'“{key}”应写数，如 "0.1"，现为“{text}”')
        return None
    return Decimal(text) if text else None


def _check_whole(checklist: Checklist, own: set[str], faults: Faults) -> None:
    """Ids are unique, references resolve, and every requirement of its own has the examples that prove it."""
    for identifier, times in Counter(requirement.id for requirement in checklist.requirements).items():
        if times > 1:
            faults.add(identifier, f"编号重复 {times} 次，请只保留一个")
    known = {requirement.id for requirement in checklist.requirements}
    conditions = {condition.id for condition in checklist.conditions}
    for side, wanted in checklist.must.items():
        for identifier in wanted:
            if identifier not in known:
                faults.add(
                    _MAIN_FILE,
                    f"“{side.value}_must_haves”列有不存在的审查项“{identifier}”，{suggestion(identifier, known)}",
                )
    for requirement in checklist.requirements:
        where = f"{requirement.section}.toml › requirement {requirement.id}"
        if requirement.applies and requirement.applies not in conditions:
            faults.add(where, f"“applies”指向未定义的条件“{requirement.applies}”")
        if requirement.neighbour and requirement.neighbour not in known:
            faults.add(where, f"“neighbour”指向不存在的审查项“{requirement.neighbour}”")
        for unknown in (each for each in requirement.bounds if each not in known):
            faults.add(where, f"“bounds”指向不存在的审查项“{unknown}”")
        if requirement.id in own:
            _check_examples(requirement, where, faults)


def _check_examples(requirement: Requirement, where: str, faults: Faults) -> None:
    statuses = {example.status for example in requirement.examples}
    if Status.MET.value not in statuses:
        faults.add(where, "缺少 met 的例句，请补上")
    if not statuses & {Status.VAGUE.value, Status.PARTIAL.value, Status.BLANK.value}:
        faults.add(where, "缺少 vague 或 partial 的例句，请补上")
    if Status.MISSING.value not in statuses:
        faults.add(where, '缺少貌似而不算的例句（status = "missing"），请补上')
