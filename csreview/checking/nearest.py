"""For what is absent: the clauses that were considered, and the one that it should follow."""

from __future__ import annotations

import functools
import operator
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from csreview.checking.index import PassageIndex
from csreview.checking.passages import Passages
from csreview.checking.requirements import Verdict
from csreview.model import Clause, Evidence, Requirement, Role, Section, Span

_PLACES = frozenset({Role.PARTIES, Role.DEFINITIONS, Role.BODY, Role.ANNEX})
_BODY = frozenset({Role.BODY, Role.DEFINITIONS})
_HOMES = _BODY | {Role.PARTIES}
_MOST = 3
_QUOTE = 40
_OTHER = re.compile("[^一-鿿]+")


class Nearest:
    """Finds, for one draft, the clauses closest to what a requirement is about."""

    def __init__(self, passages: Passages, verdicts: Sequence[Verdict], sections: Sequence[Section]) -> None:
        self._clauses = [c for c in passages.agreement.clauses if c.role in _PLACES and c.text.strip()]
        self._by_id = {clause.id: clause for clause in self._clauses}
        self._titles = PassageIndex([passages.reader.read(c.title).text for c in self._clauses])
        self._headings = {section.id: section.headings for section in sections}
        self._home = _homes(passages, verdicts)
        self._named = frozenset[str]().union(*(_pairs(verdict.requirement.title) for verdict in verdicts))
        self._articles = [n for n, c in enumerate(self._clauses) if c.role in _BODY and c.parent is None]

    @functools.cached_property
    def _holding(self) -> Mapping[str, Sequence[int]]:
        """By pair of characters in requirements' titles, the places of the clauses that hold it."""
        holding: dict[str, list[int]] = {}
        held: dict[str, frozenset[str]] = {}
        for place, clause in enumerate(self._clauses):
            if clause.text not in held:  # a table's row often comes again
                held[clause.text] = self._named.intersection(_in_order(clause.text))
            for pair in held[clause.text]:
                holding.setdefault(pair, []).append(place)
        return holding

    def clauses(self, requirement: Requirement) -> tuple[str, ...]:
        """Return the ids of up to three clauses considered, best first; none where nothing comes near."""
        scores = Counter(dict.fromkeys(self._headed(requirement.topic.headings), 2))
        for pair in _pairs(requirement.title):
            scores.update(self._holding.get(pair, ()))
        near = sorted((-score, place) for place, score in scores.items() if score >= 2)
        return tuple(self._clauses[place].id for _, place in near[:_MOST])

    def evidence(self, identifiers: tuple[str, ...]) -> tuple[Evidence, ...]:
        """Return the beginning of each clause as evidence of what was considered."""
        return tuple(self._beginning(self._by_id[identifier]) for identifier in identifiers)

    def belongs_after(self, requirement: Requirement) -> str | None:
        """Return the article that the requirement should follow: one headed like it or like its section, else the one
        that regulates most of its section (for what belongs to the parties, their block), else the last of the body;
        None where there is no body."""
        for headings in (requirement.topic.headings, self._headings.get(requirement.section, ())):
            headed = frozenset(self._headed(headings)).intersection(self._articles)
            if headed:
                return self._clauses[max(headed)].id
        home = self._home.get(requirement.section)
        return home or (self._clauses[self._articles[-1]].id if self._articles else None)

    def _headed(self, headings: tuple[str, ...]) -> Iterator[int]:
        """Yield the places of the clauses in whose title one of the patterns holds."""
        titles = self._titles
        return (place for place, _ in titles.first_hits(headings, titles.likely(headings)))

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


def _pairs(text: str) -> frozenset[str]:
    """The pairs of neighbours among the Chinese characters of a text."""
    return frozenset(_in_order(text))


def _in_order(text: str) -> Iterator[str]:
    letters = _OTHER.sub("", text)
    return map(operator.add, letters, letters[1:])
