"""Clauses under construction: units gathered under their labels, in document order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from csreview.model import Role
from csreview.segmenting.labels import Label
from csreview.segmenting.outline import Level, place
from csreview.segmenting.roles import Plan
from csreview.segmenting.units import Unit
from csreview.segmenting.words import HEAD_FACT, PARTY_CELL, PARTY_HEAD, RECITAL

_TREE = frozenset({Role.BODY, Role.ANNEX, Role.RECITAL, Role.PARTIES})
_HEADING = "heading"
# Roles whose neighbouring lines without a label form one clause.
_JOINED = frozenset({Role.CONTENTS, Role.SIGNATURE, Role.TITLE, Role.NOTICE})
# Roles that interrupt a clause without ending it.
_ASIDE = frozenset({Role.HEADER, Role.FOOTER, Role.NOTE, Role.NOTICE})
_BRIEF = re.compile(r"^[^。；;，,！!？?：:]{0,16}[：:]?$")


@dataclass(slots=True)
class Node:
    """A clause under construction; `skip` is how much of the first line its label takes."""

    role: Role
    parent: int | None
    depth: int
    label: str = ""
    skip: int = 0
    heading: bool = False
    units: list[Unit] = field(default_factory=list)


def nodes(units: Sequence[Unit], labels: Sequence[Label | None], plan: Plan) -> list[Node]:
    """Gather units into nodes."""
    gatherer = _Gatherer(plan)
    for index, unit in enumerate(units):
        gatherer.add(index, unit, plan.annexes.get(index) or labels[index])
    return gatherer.found


class _Gatherer:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.found: list[Node] = []
        self.stack: list[Level] = []
        self.open: int | None = None
        self.last: int | None = None

    def add(self, index: int, unit: Unit, label: Label | None) -> None:
        """Take the next unit, by its role and label, into the node that is open, or open one for it."""
        role = self.plan.roles[index]
        if role not in _TREE:
            self._plain(unit, role)
        elif role is Role.ANNEX and (index in self.plan.annexes or self._enters(role)):
            self._annex(unit, label)
        elif label is not None:
            self._labelled(unit, role, label)
        elif index in self.plan.headings:
            self._labelled(unit, role, Label(_HEADING, (max(1, unit.block.heading),), "", 0))
        else:
            self._continue(unit, role)

    def _enters(self, role: Role) -> bool:
        return self.open is None or self.found[self.open].role is not role

    def _new(self, unit: Unit, role: Role, parent: int | None, label: str = "", skip: int = 0) -> int:
        depth = self.found[parent].depth + 1 if parent is not None else 1
        self.found.append(Node(role, parent, depth, label, skip, unit.block.heading > 0, [unit]))
        self.last = len(self.found) - 1
        return self.last

    def _plain(self, unit: Unit, role: Role) -> None:
        """Title, contents list, signatures: one clause each; every header, footer and note by itself."""
        if role in _JOINED and self.last is not None and self.found[self.last].role is role:
            self.found[self.last].units.append(unit)
            return
        self._new(unit, role, None)
        if role not in _ASIDE:
            self.stack, self.open = [], None

    def _annex(self, unit: Unit, label: Label | None) -> None:
        shown = label.text if label is not None else ""
        skip = label.end if label is not None else 0
        node = self._new(unit, Role.ANNEX, None, shown, skip)
        self.found[node].heading = True
        self.stack = [Level(Label("annex", (0,), shown, 0), node, 9, True)]
        self.open = node

    def _labelled(self, unit: Unit, role: Role, label: Label) -> None:
        if self._enters(role):
            self.stack = []
        heading = max(1, unit.block.heading) if label.style == _HEADING else unit.block.heading
        brief = bool(_BRIEF.match(unit.text[label.end :]))
        keep = self._place(label, heading, brief)
        parent = self.stack[keep - 1].node if keep else None
        node = self._new(unit, role, parent, label.text, label.end)
        self.found[node].heading = heading > 0 or label.style == _HEADING
        self.stack[keep:] = [Level(label, node, heading, brief)]
        self.open = node

    def _place(self, label: Label, heading: int, brief: bool) -> int:
        if label.style != _HEADING:
            return place(self.stack, label, heading, brief)
        for index, level in enumerate(self.stack):
            if level.heading >= max(1, heading) and level.label.style != "annex":
                return index
        at_heading = [
            i for i, level in enumerate(self.stack) if level.heading or level.label.style in (_HEADING, "annex")
        ]
        return at_heading[-1] + 1 if at_heading else 0

    def _continue(self, unit: Unit, role: Role) -> None:
        if self.open is not None and self.found[self.open].role is role and not self._stands_alone(unit, role):
            target = self.open if self.last_is_open() else self._resume(unit, role)
            if target == self.open:
                self.found[target].units.append(unit)
                self.last = target
            return
        self.stack, self.open = [], None
        self.open = self._new(unit, role, None)

    def last_is_open(self) -> bool:
        """Nothing but headers, footers and notes came after the open clause."""
        return self.last == self.open

    def _resume(self, unit: Unit, role: Role) -> int:
        """After a notice in the midst of a clause the clause goes on as a clause without a label."""
        assert self.open is not None
        parent = self.found[self.open].parent
        return self._new(unit, role, parent)

    def _stands_alone(self, unit: Unit, role: Role) -> bool:
        assert self.open is not None
        opened = self.found[self.open]
        if role is Role.RECITAL and opened.label and RECITAL.search(unit.text[:40]):
            return True
        if opened.label or opened.heading or self.stack:
            return False
        first = opened.units[-1]
        if unit.is_row:
            return role is Role.PARTIES and not first.is_row
        if first.is_row:
            return True
        if role is Role.PARTIES:
            return bool(PARTY_HEAD.match(unit.text) or PARTY_CELL.match(unit.text)) or bool(
                HEAD_FACT.match(first.text)
            ) != bool(HEAD_FACT.match(unit.text))
        return role in (Role.RECITAL, Role.BODY, Role.ANNEX)
