"""The report: what a review says, put in the order in which people read it. Every printed form is made from this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csreview.model import (
    OPEN,
    Agreement,
    Dismissed,
    ElementStatus,
    Finding,
    Kind,
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
from csreview.reporting.labels import labels
from csreview.reporting.location import locate, surroundings

GROUP_CONSISTENCY = "consistency"
GROUP_WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Item:
    """One finding, ready to print.

    `number` counts from 1 in the order of the report. `before` and `after` are the rest of the sentence around
    `quote`. A model clause is printed once: `wording_at` names the item that has it, where that is another one.
    `nearest` are the places considered where something is absent. `lacking` names the facts still to be settled.
    """

    number: int
    id: str
    severity: Severity
    kind: Kind
    tag: str
    title: str
    requirement: str | None
    section: str
    place: str
    before: str
    quote: str
    after: str
    message: str
    why: str
    remedy: str
    wording: str
    wording_at: int
    authority: tuple[str, ...]
    nearest: tuple[str, ...]
    lacking: tuple[str, ...]
    certain: bool
    absent: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one section."""

    id: str
    title: str
    items: tuple[Item, ...]


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
class SetAside:
    """A finding that the reviewer dismissed, with the reason, and whether for the whole requirement."""

    severity: Severity
    tag: str
    title: str
    place: str
    quote: str
    message: str
    reason: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Report:
    """A review in reading order. `facts` are the cover's pairs of name and value; `light` is red, amber or green."""

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
    side: Side
    date: str

    @property
    def items(self) -> tuple[Item, ...]:
        """Return all findings in the order of the report."""
        return tuple(item for group in self.groups for item in group.items)


def build(review: Review, language: str = "zh") -> Report:
    """Return the report of a review with its labels in `language`, "zh" or "en"."""
    words = labels(language)
    source = _Source(review, words, {outcome.requirement: outcome for outcome in review.outcomes})
    groups = _groups(source)
    by_id = {item.id: item for group in groups for item in group.items}
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
        groups=groups,
        figures=figures(review),
        strengths=tuple(_keep(review.agreement, s) for s in review.strengths),
        set_aside=tuple(_set_aside(source, each) for each in review.dismissed),
        met=tuple(_settled(review.agreement, o) for o in review.outcomes if o.status is Status.MET),
        not_applicable=tuple(
            _settled(review.agreement, o) for o in review.outcomes if o.status is Status.NOT_APPLICABLE
        ),
        notices=review.notices,
        unread=tuple((u.what, u.where, u.reason) for u in review.agreement.draft.unread),
        side=review.side,
        date=review.date,
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


@dataclass(frozen=True, slots=True)
class _Source:
    """What items are made from: the review, the words of the report's language, outcomes by requirement."""

    review: Review
    words: Mapping[str, str]
    outcomes: Mapping[str, Outcome]

    def outcome(self, finding: Finding) -> Outcome | None:
        """Return the outcome that a finding belongs to, or None."""
        return self.outcomes.get(finding.requirement or "")

    def group(self, finding: Finding) -> str:
        """Return the id of the group that a finding is printed in."""
        outcome = self.outcome(finding)
        if outcome:
            return outcome.section
        return GROUP_CONSISTENCY if finding.kind is Kind.CONSISTENCY else GROUP_WORDING


def _groups(source: _Source) -> tuple[Group, ...]:
    """Group findings by section in the checklist's order; in each the worst come first, else the review's order."""
    titles = {section.id: section.title for section in source.review.checklist.sections}
    titles |= {key: source.words[f"group.{key}"] for key in (GROUP_CONSISTENCY, GROUP_WORDING)}
    order = list(titles)
    findings = sorted(source.review.findings, key=lambda f: (order.index(source.group(f)), f.severity.rank))
    holders: dict[str, int] = {}
    for number, finding in enumerate(findings, 1):
        holders.setdefault(finding.requirement or "", number)
    items = [_item(source, f, n, holders[f.requirement or ""]) for n, f in enumerate(findings, 1)]
    groups = (Group(key, title, tuple(i for i in items if i.section == key)) for key, title in titles.items())
    return tuple(group for group in groups if group.items)


def _item(source: _Source, finding: Finding, number: int, holder: int) -> Item:
    """Make the item of one finding; `holder` is the item that prints its requirement's model clause."""
    agreement, outcome = source.review.agreement, source.outcome(finding)
    wording = outcome.wording if outcome else ""
    placed = finding.clause is not None and finding.span is not None
    before, after = surroundings(agreement, finding.clause, finding.span)
    return Item(
        number=number,
        id=finding.id,
        severity=finding.severity,
        kind=finding.kind,
        tag=_tag(finding.kind, outcome, source.words) + _own(source, finding),
        title=outcome.title if outcome else "",
        requirement=outcome.requirement if outcome else None,
        section=source.group(finding),
        place=locate(agreement, finding.clause, finding.span) or _belongs(agreement, outcome, source.words),
        before=before,
        quote=finding.quote,
        after=after,
        message=finding.message,
        why=_why(source.review, finding, outcome),
        remedy=finding.remedy,
        wording=wording if holder == number else "",
        wording_at=holder if wording and holder != number else 0,
        authority=outcome.authority if outcome else (),
        nearest=_nearest(agreement, outcome) if not placed else (),
        lacking=_lacking(outcome),
        certain=finding.certain,
        absent=not placed,
    )


def _own(source: _Source, finding: Finding) -> str:
    """Say that a finding's severity is the reviewer's own."""
    about = {(Scope.PLACE, finding.id), (Scope.REQUIREMENT, finding.requirement)}
    own = any(d.ruling is Ruling.SEVERITY and (d.scope, d.subject) in about for d in source.review.decisions)
    return f"·{source.words['own']}" if own else ""


def _set_aside(source: _Source, dismissed: Dismissed) -> SetAside:
    finding, decision = dismissed.finding, dismissed.decision
    agreement, outcome = source.review.agreement, source.outcome(finding)
    return SetAside(
        severity=finding.severity,
        tag=_tag(finding.kind, outcome, source.words),
        title=outcome.title if outcome else "",
        place=locate(agreement, finding.clause, finding.span) or _belongs(agreement, outcome, source.words),
        quote=finding.quote,
        message=finding.message,
        reason=decision.text,
        whole=decision.scope is Scope.REQUIREMENT,
    )


def _nearest(agreement: Agreement, outcome: Outcome | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(locate(agreement, clause) for clause in outcome.nearest)) if outcome else ()


def _lacking(outcome: Outcome | None) -> tuple[str, ...]:
    if outcome is None or outcome.status not in OPEN:
        return ()
    open_ = (e.name for e in outcome.elements if e.required and e.status is not ElementStatus.SPECIFIC)
    return tuple(dict.fromkeys(open_))


def _tag(kind: Kind, outcome: Outcome | None, words: Mapping[str, str]) -> str:
    """Return the finding's kind as printed; a gap is named by what its requirement lacks."""
    if kind is Kind.GAP and outcome and outcome.status in OPEN:
        return words[f"status.{outcome.status.value}"]
    return words[f"kind.{kind.value}"]


def _belongs(agreement: Agreement, outcome: Outcome | None, words: Mapping[str, str]) -> str:
    if outcome and outcome.belongs_after:
        return words["absent.after"].format(place=locate(agreement, outcome.belongs_after))
    return words["absent"]


def _why(review: Review, finding: Finding, outcome: Outcome | None) -> str:
    """Return why the requirement matters to the side, "" where the message says it already."""
    if outcome is None:
        return ""
    try:
        why = review.checklist.requirement(outcome.requirement).advice[review.side].why
    except KeyError:
        return ""
    return "" if why.rstrip("。；，") in finding.message else why


def _settled(agreement: Agreement, outcome: Outcome) -> Settled:
    best = outcome.evidence[0] if outcome.evidence else None
    place = locate(agreement, best.clause, best.span) if best else ""
    return Settled(outcome.title, outcome.section, place, best.quote if best else "", outcome.reason)


def _keep(agreement: Agreement, strength: Strength) -> Keep:
    return Keep(locate(agreement, strength.clause, strength.span), strength.quote, strength.message)
