"""A review as JSON: the public format `csreview-review`, version 1. It may gain keys, never lose or rename one."""

from __future__ import annotations

import json
from typing import Any

from csreview.model import (
    Agreement,
    Clause,
    Evidence,
    Finding,
    Outcome,
    Review,
    Severity,
    Status,
    Strength,
)
from csreview.reporting.options import Options

FORMAT = "csreview-review"
VERSION = 1


def to_json(review: Review) -> str:
    """Return the review as JSON text with a line feed at its end; the same review always gives the same text."""
    return json.dumps(as_data(review), ensure_ascii=False, indent=1) + "\n"


def write(review: Review, options: Options) -> bytes:  # noqa: ARG001 - the format has no choices
    """Return the review as JSON in UTF-8."""
    return to_json(review).encode("utf-8", "backslashreplace")


def as_data(review: Review) -> dict[str, Any]:
    """Return the review as dictionaries and lists, in the order in which the JSON has them."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "draft": _draft(review),
        "side": review.side.value,
        "date": review.date or None,
        "stage": review.stage,
        "checklist": {
            "id": review.checklist.id,
            "version": review.checklist.version,
            "requirements": len(review.outcomes),
        },
        "summary": _summary(review),
        "notices": list(review.notices),
        "must_settle": list(review.must_settle),
        "strengths": [_strength(strength) for strength in review.strengths],
        "clauses": [_clause(clause) for clause in review.agreement.clauses],
        "outcomes": [_outcome(outcome) for outcome in review.outcomes],
        "findings": [_finding(finding) for finding in review.findings],
        **_dismissed(review),
    }


def _draft(review: Review) -> dict[str, Any]:
    agreement = review.agreement
    return {
        "name": agreement.draft.name,
        "sha256": agreement.draft.sha256,
        "title": agreement.title,
        "kind": review.kind,
        "characters": agreement.draft.characters,
        "parties": _parties(agreement),
        "unread": [{"what": u.what, "where": u.where, "reason": u.reason} for u in agreement.draft.unread],
    }


def _parties(agreement: Agreement) -> list[dict[str, str]]:
    return [{"role": p.role.value, "letter": p.letter, "name": p.name} for p in agreement.parties]


def _summary(review: Review) -> dict[str, Any]:
    statuses: dict[str, Any] = {status.value: review.count(status) for status in Status}
    severities = {severity.value: review.count_severity(severity) for severity in Severity}
    return statuses | {"coverage": review.coverage, "findings": severities}


def _clause(clause: Clause) -> dict[str, Any]:
    return {
        "id": clause.id,
        "parent": clause.parent,
        "label": clause.label,
        "title": clause.title,
        "role": clause.role.value,
        "text": clause.text,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    span = evidence.span
    return {"clause": evidence.clause, "start": span.start, "end": span.end, "quote": evidence.quote}


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "requirement": outcome.requirement,
        "section": outcome.section,
        "title": outcome.title,
        "status": outcome.status.value,
        "severity": outcome.severity.value if outcome.severity else None,
        "elements": [
            {"key": e.key, "name": e.name, "status": e.status.value, "required": e.required} for e in outcome.elements
        ],
        "evidence": [_evidence(evidence) for evidence in outcome.evidence],
        "reason": outcome.reason,
        "remedy": outcome.remedy,
        "wording": outcome.wording,
        "authority": list(outcome.authority),
        "nearest": list(outcome.nearest),
        "belongs_after": outcome.belongs_after,
        "certain": outcome.certain,
        "awaits": list(outcome.awaits),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "clause": finding.clause,
        "start": finding.span.start if finding.span else None,
        "end": finding.span.end if finding.span else None,
        "quote": finding.quote,
        "message": finding.message,
        "remedy": finding.remedy,
        "requirement": finding.requirement,
        "also": list(finding.also),
        "certain": finding.certain,
        "other": _evidence(finding.other) if finding.other else None,
    }


def _dismissed(review: Review) -> dict[str, Any]:
    """Return the findings that the reviewer dismissed; no key where there are none, as in a review not decided upon."""
    if not review.dismissed:
        return {}
    listed = [
        _finding(each.finding)
        | {"reason": each.decision.text, "scope": each.decision.scope.value, "dismissed_at": each.decision.at}
        for each in review.dismissed
    ]
    return {"dismissed": listed}


def _strength(strength: Strength) -> dict[str, Any]:
    return {
        "requirement": strength.requirement,
        "clause": strength.clause,
        "start": strength.span.start,
        "end": strength.span.end,
        "quote": strength.quote,
        "message": strength.message,
    }
