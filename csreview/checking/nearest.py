"""For what is absent: the clauses that were considered, and the one that it should follow."""

from __future__ import annotations

import itertools

from csreview.checking.passages import Passages
from csreview.language.patterns import first_hit
from csreview.model import Clause, Evidence, Requirement, Role, Span

_PLACES = frozenset({Role.PARTIES, Role.DEFINITIONS, Role.BODY, Role.ANNEX})
_MOST = 3
_QUOTE = 40


class Nearest:
    """Finds, for one draft, the clauses closest to what a requirement is about."""

    def __init__(self, passages: Passages) -> None:
        self._clauses = [c for c in passages.agreement.clauses if c.role in _PLACES and c.text.strip()]
        self._by_id = {clause.id: clause for clause in self._clauses}
        self._titles = {c.id: passages.reader.read(c.title).text for c in self._clauses if c.title}
        self._letters = {c.id: frozenset(_pairs(c.text)) for c in self._clauses}

    def clauses(self, requirement: Requirement) -> tuple[str, ...]:
        """Return the ids of up to three clauses considered, best first; none where nothing comes near."""
        wanted = frozenset(_pairs(requirement.title))
        scored = []
        for order, clause in enumerate(self._clauses):
            under = bool(requirement.topic.headings) and self._is_headed(clause, requirement)
            score = len(wanted & self._letters[clause.id]) + 2 * under
            if score >= 2:
                scored.append((-score, order, clause.id))
        return tuple(identifier for _, _, identifier in sorted(scored)[:_MOST])

    def evidence(self, identifiers: tuple[str, ...]) -> tuple[Evidence, ...]:
        """Return the beginning of each clause as evidence of what was considered."""
        return tuple(self._beginning(self._by_id[identifier]) for identifier in identifiers)

    def belongs_after(self, requirement: Requirement) -> str | None:
        """Return the last article of the body headed like the requirement, else the last of the body, or None."""
        articles = [c for c in self._clauses if c.role in {Role.BODY, Role.DEFINITIONS} and c.depth == 1]
        headed = [c for c in articles if self._is_headed(c, requirement)]
        if headed:
            return headed[-1].id
        return articles[-1].id if articles else None

    def _is_headed(self, clause: Clause, requirement: Requirement) -> bool:
        title = self._titles.get(clause.id, "")
        return bool(title) and first_hit(requirement.topic.headings, title) is not None

    @staticmethod
    def _beginning(clause: Clause) -> Evidence:
        start = len(clause.text) - len(clause.text.lstrip())
        end = min(start + _QUOTE, len(clause.text))
        line = clause.text.find("\n", start, end)
        end = line if line > start else end
        quote = clause.text[start:end].rstrip()
        return Evidence(clause.id, Span(start, start + len(quote)), quote)


def _pairs(text: str) -> list[str]:
    letters = [c for c in text if "一" <= c <= "鿿"]
    return ["".join(pair) for pair in itertools.pairwise(letters)]
