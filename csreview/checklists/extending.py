"""A checklist of one's own on top of another: requirements switched off, changed, added; house limits."""

from __future__ import annotations

from dataclasses import dataclass, replace

from csreview.checklists.tables import Faults, Table, suggestion
from csreview.language.quantities import find_quantities
from csreview.model import Advice, Checklist, Limit, Need, Requirement, Severity, Side

_BOTH = "both"


@dataclass(frozen=True, slots=True)
class Change:
    """What one side's advice on a requirement becomes; "" leaves a part of it as it is."""

    requirement: str
    sides: tuple[Side, ...]
    need: str
    why: str
    remedy: str
    wording: str
    where: str


@dataclass(frozen=True, slots=True)
class Changes:
    """All that a checklist changes in the one that it extends."""

    off: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    limits: tuple[Limit, ...] = ()


def read_changes(main: Table, faults: Faults) -> Changes:
    """Return what the main file changes; faults are noted."""
    changes = Changes(
        main.texts("off"),
        tuple(_change(table) for table in main.tables("change", "requirement")),
        tuple(_limit(table) for table in main.tables("limit", "name")),
    )
    if (changes.off or changes.changes) and not main.has("extends"):
        faults.add(main.where, "“off”和“change”只在扩展另一份清单时有意义，请写 extends")
    return changes


def extended(base: Checklist, own: Checklist, changes: Changes, faults: Faults) -> Checklist:
    """Return the base with requirements switched off and changed, and with its own sections and requirements added."""
    known = {requirement.id for requirement in base.requirements}
    for identifier in (*changes.off, *(change.requirement for change in changes.changes)):
        if identifier not in known:
            faults.add("checklist.toml", f"没有编号为“{identifier}”的审查项可改，{suggestion(identifier, known)}")
    kept = [_alone(r, changes.off) for r in base.requirements if r.id not in changes.off]
    changed = tuple(_changed(requirement, changes.changes) for requirement in kept)
    must = {side: own.must.get(side) or _without(base.must.get(side, ()), changes.off) for side in Side}
    return replace(
        own,
        sections=(*base.sections, *(s for s in own.sections if s.id not in {b.id for b in base.sections})),
        conditions=(*base.conditions, *own.conditions),
        requirements=(*changed, *own.requirements),
        must=must,
        limits=(*base.limits, *changes.limits),
        cues={**base.cues, **own.cues},
        manners=(*base.manners, *own.manners),
        fair=(*base.fair, *own.fair),
    )


def _without(ids: tuple[str, ...], off: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(identifier for identifier in ids if identifier not in off)


def _alone(requirement: Requirement, off: tuple[str, ...]) -> Requirement:
    """A requirement that no longer points to those switched off."""
    neighbour = "" if requirement.neighbour in off else requirement.neighbour
    return replace(requirement, neighbour=neighbour, bounds=_without(requirement.bounds, off))


def _changed(requirement: Requirement, changes: tuple[Change, ...]) -> Requirement:
    advice = dict(requirement.advice)
    for change in changes:
        if change.requirement == requirement.id:
            advice |= {side: _advice(advice[side], change) for side in change.sides}
    return replace(requirement, advice=advice)


def _advice(old: Advice, change: Change) -> Advice:
    return Advice(
        Need(change.need) if change.need else old.need,
        change.why or old.why,
        change.remedy or old.remedy,
        change.wording or old.wording,
    )


def _sides(table: Table) -> tuple[Side, ...]:
    chosen = table.choice("side", [_BOTH, *(side.value for side in Side)], _BOTH)
    return tuple(Side) if chosen == _BOTH else (Side(chosen),)


def _change(table: Table) -> Change:
    needs = [need.value for need in Need]
    change = Change(
        requirement=table.text("requirement"),
        sides=_sides(table),
        need=table.choice("need", needs) if table.has("need") else "",
        why=table.text("why", ""),
        remedy=table.text("remedy", ""),
        wording=table.text("wording", ""),
        where=table.where,
    )
    table.close()
    return change


def _limit(table: Table) -> Limit:
    upper = table.has("at_most")
    if upper == table.has("at_least"):
        table.faults.add(table.where, "请写 at_most 或 at_least 之一")
    value = table.text("at_most" if upper else "at_least", "0日")
    limit = Limit(
        name=table.text("name"),
        requirement=table.text("requirement"),
        element=table.text("element"),
        side=Side(table.choice("side", [side.value for side in Side])),
        value=value,
        upper=upper,
        severity=Severity(table.choice("severity", [s.value for s in Severity], Severity.MEDIUM.value)),
        message=table.text("message"),
        remedy=table.text("remedy"),
    )
    table.close()
    if len(find_quantities(value)) != 1:
        table.faults.add(table.where, f"“{value}”不是一个带单位的数值，请写成如 30日、10%、3个月、5000元")
    return limit
