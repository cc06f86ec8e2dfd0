"""The report: what a review says, put in the order in which people read it. Every printed form is made from this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csreview.model import (
    Agreement,
    Outcome,
    Party,
    Review,
    Ruling,
    Scope,
    Severity,
    Side,
    Status,
    Strength,
)
from csreview.reporting.figures import Figure, figures
from csreview.reporting.items import Group, Item, SetAside, Source, groups, set_aside
from csreview.reporting.labels import labels
from csreview.reporting.location import locate

MATERIALS = (
    "scope.platforms",
    "term.kickoff-materials",
    "kpi.script-standard",
    "kpi.forbidden-language",
    "ops.promotion-surge",
    "term.system-integration",
    "term.contacts",
    "term.staffing-training-plan",
)
"""Requirements about what has to be ready on the first day; the words `material.<id>` name the thing."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How the requirements of one section stand: how many have each status."""

    id: str
    title: str
    counts: Mapping[Status, int]

    @property
    def applicable(self) -> int:
        """Return how many requirements apply."""
        return sum(self.counts.values()) - self.counts[Status.NOT_APPLICABLE]

    @property
    def share(self) -> float:
        """Return met ÷ applicable, 0.0 where nothing applies."""
        return self.counts[Status.MET] / self.applicable if self.applicable else 0.0


@dataclass(frozen=True, slots=True)
class Settled:
    """A requirement with nothing left to do: met (with place and quote), or not applicable (with the reason)."""

    title: str
    section: str
    place: str
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Keep:
    """A position worth keeping."""

    place: str
    quote: str
    message: str


@dataclass(frozen=True, slots=True)
class Material:
    """Something to have ready before work begins: the requirement about it, and where the draft settles it, or ""."""

    requirement: str
    place: str


@dataclass(frozen=True, slots=True)
class Report:
    """A review in reading order. `facts` are the cover's pairs of name and value; `light` is red, amber or green.

    `accepted` are the ids of the findings that the reviewer accepted.
    """

    language: str
    title: str
    facts: tuple[tuple[str, str], ...]
    light: str
    verdict: str
    verdict_why: str
    coverage_line: str
    must_settle: tuple[Item, ...]
    severities: Mapping[Severity, int]
    coverage: tuple[Coverage, ...]
    total: Coverage
    groups: tuple[Group, ...]
    figures: tuple[Figure, ...]
    strengths: tuple[Keep, ...]
    set_aside: tuple[SetAside, ...]
    met: tuple[Settled, ...]
    not_applicable: tuple[Settled, ...]
    notices: tuple[str, ...]
    unread: tuple[tuple[str, str, str], ...]
    materials: tuple[Material, ...]
    parties: tuple[Party, ...]
    accepted: frozenset[str]
    side: Side
    date: str

    @property
    def items(self) -> tuple[Item, ...]:
        """Return all findings in the order of the report."""
        return tuple(item for group in self.groups for item in group.items)


def build(review: Review, language: str = "zh") -> Report:
    """Return the report of a review with its labels in `language`, "zh" or "en"."""
    words = labels(language)
    source = Source(review, words, {outcome.requirement: outcome for outcome in review.outcomes})
    grouped = groups(source)
    by_id = {item.id: item for group in grouped for item in group.items}
    light = _light(review)
    counts = {severity: review.count_severity(severity) for severity in Severity}
    total = _coverage("", words["total"], review.outcomes)
    return Report(
        language=language,
        title=review.agreement.title or review.agreement.draft.name,
        facts=_facts(review, words),
        light=light,
        verdict=words[f"verdict.{light}"],
        verdict_why=words[f"verdict.{light}.why"].format(**{s.value: n for s, n in counts.items()}),
        coverage_line=_coverage_line(total, words),
        must_settle=tuple(by_id[i] for i in review.must_settle if i in by_id),
        severities=counts,
        coverage=_coverages(review),
        total=total,
        groups=grouped,
        figures=figures(review),
        strengths=tuple(_keep(review.agreement, s) for s in review.strengths),
        set_aside=tuple(set_aside(source, each) for each in review.dismissed),
        met=tuple(_settled(review.agreement, o) for o in review.outcomes if o.status is Status.MET),
        not_applicable=tuple(
            _settled(review.agreement, o) for o in review.outcomes if o.status is Status.NOT_APPLICABLE
        ),
        notices=review.notices,
        unread=tuple((u.what, u.where, u.reason) for u in review.agreement.draft.unread),
        materials=_materials(review),
        parties=review.agreement.parties,
        accepted=_accepted(review),
        side=review.side,
        date=review.date,
    )


def _materials(review: Review) -> tuple[Material, ...]:
    outcomes = {o.requirement: o for o in review.outcomes if o.status is not Status.NOT_APPLICABLE}
    return tuple(Material(key, _met_at(review.agreement, outcomes[key])) for key in MATERIALS if key in outcomes)


def _met_at(agreement: Agreement, outcome: Outcome) -> str:
    if outcome.status is not Status.MET or not outcome.evidence:
        return ""
    best = outcome.evidence[0]
    return locate(agreement, best.clause, best.span)


def _accepted(review: Review) -> frozenset[str]:
    taken = {(d.scope, d.subject) for d in review.decisions if d.ruling is Ruling.ACCEPTED}
    return frozenset(
        f.id for f in review.findings if (Scope.PLACE, f.id) in taken or (Scope.REQUIREMENT, f.requirement) in taken
    )


def _light(review: Review) -> str:
    if review.count_severity(Severity.HIGH):
        return "red"
    return "amber" if review.count_severity(Severity.MEDIUM) else "green"


def _facts(review: Review, words: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    agreement, checklist = review.agreement, review.checklist
    size = words["characters"].format(count=agreement.draft.characters)
    version = words["requirements"].format(version=checklist.version, count=len(review.outcomes))
    facts = [
        ("title", agreement.title),
        ("draft", f"{agreement.draft.name}（{size}）"),
        ("hash", f"SHA-256 {agreement.draft.sha256[:16]}"),
        ("kind", review.kind),
        ("parties", _parties(agreement, words)),
        ("side", words[f"side.{review.side.value}"]),
        ("checklist", f"{checklist.title}（{version}）"),
        ("stage", words.get(f"stage.{review.stage}", review.stage)),
        ("date", review.date),
    ]
    return tuple((words[key], value) for key, value in facts if value)


def _parties(agreement: Agreement, words: Mapping[str, str]) -> str:
    def named(party: Party) -> str:
        role = words[f"role.{party.role.value}"]
        return f"{party.letter}{words['separator']}{party.name or words['figure.blank']}（{role}）"

    return "；".join(named(party) for party in agreement.parties)


def _coverage_line(total: Coverage, words: Mapping[str, str]) -> str:
    percent = f"{total.share:.0%}"
    return words["coverage.line"].format(applicable=total.applicable, met=total.counts[Status.MET], percent=percent)


def _coverages(review: Review) -> tuple[Coverage, ...]:
    rows = []
    for section in review.checklist.sections:
        outcomes = tuple(o for o in review.outcomes if o.section == section.id)
        if outcomes:
            rows.append(_coverage(section.id, section.title, outcomes))
    return tuple(rows)


def _coverage(identifier: str, title: str, outcomes: tuple[Outcome, ...]) -> Coverage:
    return Coverage(identifier, title, {status: sum(o.status is status for o in outcomes) for status in Status})


def _settled(agreement: Agreement, outcome: Outcome) -> Settled:
    best = outcome.evidence[0] if outcome.evidence else None
    place = locate(agreement, best.clause, best.span) if best else ""
    return Settled(outcome.title, outcome.section, place, best.quote if best else "", outcome.reason)


def _keep(agreement: Agreement, strength: Strength) -> Keep:
    return Keep(locate(agreement, strength.clause, strength.span), strength.quote, strength.message)
