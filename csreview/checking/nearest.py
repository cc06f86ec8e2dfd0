"""For what is absent: the clauses that were considered, and the one that it should follow."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from csreview.checking.passages import Passages
from csreview.checking.requirements import Verdict
from csreview.language.patterns import first_hit
from csreview.model import Clause, Evidence, Requirement, Role, Section, Span

_PLACES = frozenset({Role.PARTIES, Role.DEFINITIONS, Role.BODY, Role.ANNEX})
_BODY = frozenset({Role.BODY, Role.DEFINITIONS})
_HOMES = _BODY | {Role.PARTIES}
_MOST = 3
_QUOTE = 40


class Nearest:
    """Finds, for one draft, the clauses closest to what a requirement is about."""

    def __init__(self, passages: Passages, verdicts: Sequence[Verdict], sections: Sequence[Section]) -> None:
        self._clauses = [c for c in passages.agreement.clauses if c.role in _PLACES and c.text.strip()]
        self._by_id = {clause.id: clause for clause in self._clauses}
        self._titles = {c.id: passages.reader.read(c.title).text for c in self._clauses if c.title}
        self._headings = {section.id: section.headings for section in sections}
        self._home = _homes(passages, verdicts)
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
        """Return the article that the requirement should follow: one headed like it or like its section, else the one
        that regulates most of its section (for what belongs to the parties, their block), else the last of the body;
        None where there is no body."""
        articles = [c for c in self._clauses if c.role in _BODY and c.parent is None]
        for headings in (requirement.topic.headings, self._headings.get(requirement.section, ())):
            headed = [c for c in articles if first_hit(headings, self._titles.get(c.id, "")) is not None]
            if headed:
                return headed[-1].id
        home = self._home.get(requirement.section)
        return home or (articles[-1].id if articles else None)

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


def _homes(passages: Passages, verdicts: Sequence[Verdict]) -> dict[str, str]:
    """For each section of the checklist, the article, or block of a party, in which most of its requirements have
    evidence; the first of those that have as many."""
    order = {c.id: number for number, c in enumerate(passages.agreement.clauses) if c.role in _HOMES}
    counts: dict[str, Counter[str]] = {}
    for verdict in verdicts:
        for evidence in verdict.evidence[:1]:
            root = passages.roots[evidence.clause]
            if root in order:
                counts.setdefault(verdict.requirement.section, Counter())[root] += 1
    return {section: min(found, key=lambda root: (-found[root], order[root])) for section, found in counts.items()}


def _pairs(text: str) -> list[str]:
    letters = [c for c in text if "一" <= c <= "鿿"]
    return ["".join(pair) for pair in itertools.pairwise(letters)]
