"""Ids of findings that stay the same from both sides and after renumbering."""

from __future__ import annotations

import hashlib
from collections import Counter


class Identities:
    """Gives each finding its id: 12 hex digits of SHA-256 over rule, clause text without white space, quote and
    occurrence (design, section 6)."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, str, str]] = Counter()

    def next(self, rule: str, clause_text: str, quote: str) -> str:
        """Return the id of the next finding with this rule and quote in this clause's text."""
        key = (rule, "".join(clause_text.split()), quote)
        self._seen[key] += 1
        digest = hashlib.sha256("\x1f".join((*key, str(self._seen[key]))).encode())
        return digest.hexdigest()[:12]
