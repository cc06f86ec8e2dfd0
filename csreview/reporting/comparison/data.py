"""A comparison as JSON: the public format `csreview-comparison`, version 1. It may gain keys, never lose or rename one."""

from __future__ import annotations

import json
from typing import Any

from csreview.model import (
    Agreement,
    Comparison,
    Edit,
    Evidence,
    FindingShift,
    Meaning,
    Pair,
    RequirementShift,
    Turn,
    ValueChange,
)

FORMAT = "csreview-comparison"
VERSION = 1


def to_json(meaning: Meaning) -> str:
    """Return the comparison as JSON text with a line feed at its end; the same comparison gives the same text."""
    return json.dumps(as_data(meaning), ensure_ascii=False, indent=1) + "\n"


def as_data(meaning: Meaning) -> dict[str, Any]:
    """Return the comparison as dictionaries and lists. `changes` lists the clauses that show any change, moved and
    renumbered ones too; `silent` those of their edits that no revision shows.
    """
    comparison = meaning.comparison
    changes = comparison.touched
    return {
        "format": FORMAT,
        "version": VERSION,
        "side": meaning.side.value,
        "date": meaning.new.date or None,
        "old": _draft(comparison.old),
        "new": _draft(comparison.new),
        "revisions": {"shown": comparison.tracked, "authors": list(comparison.authors)},
        "summary": _summary(meaning),
        "changes": [_pair(comparison, pair) for pair in changes],
        "silent": [
            {"change": number, "edit": place}
            for number, pair in enumerate(changes)
            for place, edit in enumerate(pair.edits)
            if (pair, edit) in comparison.silent
        ],
        "requirements": [_requirement(shift) for shift in meaning.requirements],
        "findings": [_finding(shift) for shift in meaning.findings],
    }


def _draft(agreement: Agreement) -> dict[str, Any]:
    draft = agreement.draft
    return {"name": draft.name, "sha256": draft.sha256, "title": agreement.title, "characters": draft.characters}


def _summary(meaning: Meaning) -> dict[str, Any]:
    edits = [edit for pair in meaning.comparison.pairs for edit in pair.edits]
    return {
        "substance": sum(edit.substance for edit in edits),
        "form": sum(not edit.substance for edit in edits),
        "silent": len(meaning.comparison.silent),
        "moved": sum(pair.moved for pair in meaning.comparison.pairs),
        "renumbered": sum(pair.renumbered for pair in meaning.comparison.pairs),
        "requirements": {turn.value: meaning.count(turn) for turn in Turn},
        "findings": {turn.value: sum(s.turn is turn for s in meaning.findings) for turn in Turn},
    }


def _pair(comparison: Comparison, pair: Pair) -> dict[str, Any]:
    return {
        "relation": pair.relation.value,
        "moved": pair.moved,
        "renumbered": pair.renumbered,
        "old": _clauses(comparison.old, pair.old),
        "new": _clauses(comparison.new, pair.new),
        "old_text": pair.old_text,
        "new_text": pair.new_text,
        "edits": [_edit(pair, edit) for edit in pair.edits],
    }


def _clauses(agreement: Agreement, ids: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"clause": i, "label": agreement.clause(i).label, "title": agreement.clause(i).title} for i in ids]


def _edit(pair: Pair, edit: Edit) -> dict[str, Any]:
    return {
        "old": {"start": edit.old.start, "end": edit.old.end, "text": edit.old.cut(pair.old_text)},
        "new": {"start": edit.new.start, "end": edit.new.end, "text": edit.new.cut(pair.new_text)},
        "substance": edit.substance,
        "marking": edit.marking.value,
        "authors": list(edit.authors),
        "values": [_value(value) for value in edit.values],
    }


def _value(change: ValueChange) -> dict[str, str]:
    return {"kind": change.kind, "old": change.old, "new": change.new}


def _requirement(shift: RequirementShift) -> dict[str, Any]:
    return {
        "requirement": shift.requirement,
        "section": shift.section,
        "title": shift.title,
        "turn": shift.turn.value,
        "old_status": shift.old_status.value,
        "new_status": shift.new_status.value,
        "severity": shift.severity.value if shift.severity else None,
        "values": [{"name": v.name, "turn": v.turn.value, **_value(v.change)} for v in shift.values],
        "old_evidence": _evidence(shift.old_place),
        "new_evidence": _evidence(shift.new_place),
        "silent": shift.silent,
    }


def _evidence(evidence: Evidence | None) -> dict[str, Any] | None:
    if evidence is None:
        return None
    span = evidence.span
    return {"clause": evidence.clause, "start": span.start, "end": span.end, "quote": evidence.quote}


def _finding(shift: FindingShift) -> dict[str, Any]:
    known = shift.new or shift.old
    return {
        "turn": shift.turn.value,
        "old": shift.old.id if shift.old else None,
        "new": shift.new.id if shift.new else None,
        "rule": known.rule if known else "",
        "requirement": known.requirement if known else None,
        "severity": known.severity.value if known else None,
        "message": known.message if known else "",
        "wording": shift.wording.value,
        "silent": shift.silent,
    }
