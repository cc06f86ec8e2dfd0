"""Ids of findings that stay the same from both sides and after renumbering."""

from __future__ import annotations

import hashlib
from collections import Counter


class Identities:
    """Gives each finding its id: 12 hex digits of SHA-256 over rule, clause text without white space, quote and
    occurrence (design, section 6)."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, str, str]] = Counter()
        self._squeezed: dict[str, str] = {}
        self._begun: dict[tuple[str, str], hashlib._Hash] = {}

    def next(self, rule: str, clause_text: str, quote: str) -> str:
        """Return the id of the next finding with this rule and quote in this clause's text."""
        text = self._squeezed.get(clause_text)
        if text is None:
            text = self._squeezed[clause_text] = "".join(clause_text.split())
        self._seen[rule, text, quote] += 1
        digest = self._begin(rule, text).copy()
        digest.update(f"\x1f{quote}\x1f{self._seen[rule, text, quote]}".encode())
        return digest.hexdigest()[:12]

    def _begin(self, rule: str, text: str) -> hashlib._Hash:
        """Hash rule and clause text once, however many findings they share."""
        begun = self._begun.get((rule, text))
        if begun is None:
            begun = self._begun[rule, text] = hashlib.sha256(f"{rule}\x1f{text}".encode())
        return begun
