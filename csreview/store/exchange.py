"""Decisions as JSON, to be moved to another computer: the format `csreview-decisions`, version 1."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from csreview.errors import DecisionsUnusable
from csreview.model import Decision, DraftKey, Ruling, Scope, Severity
from csreview.store.decisions import Kept

_FORMAT, _VERSION = "csreview-decisions", 1


def dump(kept: Sequence[Kept]) -> bytes:
    """Return decisions as JSON in UTF-8; the same decisions give the same bytes."""
    drafts = [
        {
            "keys": [{"file": key.file, "text": key.text} for key in each.keys],
            "decisions": [_as_data(decision) for decision in each.decisions],
        }
        for each in kept
    ]
    data = {"format": _FORMAT, "version": _VERSION, "drafts": drafts}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def parse(content: bytes, name: str) -> tuple[Kept, ...]:
    """Return the decisions of JSON as `dump` makes it; `name` of the file is for the message.

    Raises DecisionsUnusable with the place of the first fault.
    """
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise _fault(name, "不是 JSON", "not JSON") from error
    if not isinstance(data, dict) or data.get("format") != _FORMAT or data.get("version") != _VERSION:
        raise _fault(name, f"不是 {_FORMAT} 第 {_VERSION} 版", f"not {_FORMAT} version {_VERSION}")
    kept = []
    for number, draft in enumerate(_list_of(data, "drafts", name), 1):
        try:
            kept.append(_kept(draft))
        except (KeyError, TypeError, ValueError) as error:
            raise _fault(name, f"第 {number} 份草案的记录有误", f"draft {number} is faulty") from error
    return tuple(kept)


def _as_data(decision: Decision) -> dict[str, str | None]:
    return {
        "subject": decision.subject,
        "scope": decision.scope.value,
        "ruling": decision.ruling.value,
        "text": decision.text,
        "severity": decision.severity.value if decision.severity else None,
        "at": decision.at,
    }


def _kept(data: dict[str, Any]) -> Kept:
    keys = tuple(DraftKey(_text(key, "file"), _text(key, "text")) for key in data["keys"])
    if not keys:
        raise ValueError("no key")
    return Kept(keys, tuple(map(_decision, data["decisions"])))


def _decision(data: dict[str, Any]) -> Decision:
    ruling = Ruling(data["ruling"])
    severity = Severity(data["severity"]) if data["severity"] is not None else None
    if (ruling is Ruling.SEVERITY) is not (severity is not None):
        raise ValueError("severity")
    return Decision(
        _text(data, "subject"), Scope(data["scope"]), ruling, _text(data, "text"), severity, _text(data, "at")
    )


def _text(data: dict[str, Any], key: str) -> str:
    value = data[key]
    if not isinstance(value, str):
        raise TypeError(key)
    value.encode()  # ValueError for half a surrogate pair, which SQLite would refuse later
    return value


def _list_of(data: dict[str, Any], key: str, name: str) -> list[Any]:
    value = data.get(key)
    if not isinstance(value, list):
        raise _fault(name, f"缺少 {key}", f"lacks {key}")
    return value


def _fault(name: str, zh: str, en: str) -> DecisionsUnusable:
    return DecisionsUnusable(f"“{name}”不能作为处理记录读入：{zh}。", f"{name} cannot be taken in: {en}.")
