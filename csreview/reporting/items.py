"""Findings ready to print: each with its place, quote, what to do and what is at stake, grouped by section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from csreview.language.citing import cited
from csreview.model import (
    OPEN,
    Agreement,
    Dismissed,
    ElementStatus,
    Finding,
    Kind,
    Outcome,
    Review,
    Ruling,
    Scope,
    Severity,
)
from csreview.reporting.location import locate, surroundings

GROUP_CONSISTENCY = "consistency"
GROUP_WORDING = "wording"
_LONGEST_SUBJECT = 20
"""Characters of a quote by which a finding is known that has no title."""


@dataclass(frozen=True, slots=True)
class Item:
    """One finding, ready to print.

    `number` counts from 1 in the order of the report. `before` and `after` are the rest of the sentence around
    `quote`. `model` is the model clause; it is printed once, as `wording`, and `wording_at` names the item that has it
    where that is another one.
    `nearest` are the places considered where something is absent. `lacking` names the facts still to be settled.
    `stated` those that are. `stake` is what is at stake for the side reviewed for, `why` the same unless the message
    says it already; `asks` what the requirement asks. What is absent `follows` the place named so.
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
    stake: str
    remedy: str
    model: str
    wording: str
    wording_at: int
    authority: tuple[str, ...]
    nearest: tuple[str, ...]
    follows: str
    lacking: tuple[str, ...]
    stated: tuple[str, ...]
    asks: str
    certain: bool
    absent: bool

    @property
    def law(self) -> str:
        """Return the rules of law behind it, each law named once."""
        return cited(self.authority)

    @property
    def subject(self) -> str:
        """Return in few words what it is about: its requirement or what its check compares, else its words in the
        draft, else its kind.
        """
        return _subject(self.title, self.quote, self.tag)

    @property
    def grave(self) -> bool:
        """Tell whether a reader needs it in full; for what weighs less, is absent or blank a few lines do."""
        return not self.absent and self.kind is not Kind.BLANK and self.severity is Severity.HIGH


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one section."""

    id: str
    title: str
    items: tuple[Item, ...]


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

    @property
    def subject(self) -> str:
        """Return what it was about, as of an `Item`."""
        return _subject(self.title, self.quote, self.tag)


@dataclass(frozen=True, slots=True)
class Source:
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


def _subject(title: str, quote: str, tag: str) -> str:
    flat = " ".join(quote.split())
    begun = flat if len(flat) <= _LONGEST_SUBJECT else f"{flat[: _LONGEST_SUBJECT - 1]}…"
    return title or (f"“{begun}”" if begun else tag)


def model_clause(item: Item, words: Mapping[str, str]) -> str:
    """Return the model clause of a finding, or where it is printed, or ""."""
    return item.wording or (words["wording.at"].format(number=item.wording_at) if item.wording_at else "")


def fields(item: Item, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what a finding says, as label key and text, without what it has not."""
    for key, text in (
        ("message", item.message),
        ("why", item.why),
        ("remedy", item.remedy),
        ("wording", model_clause(item, words)),
        ("authority", item.law),
    ):
        if text:
            yield key, text


def nearest(item: Item, words: Mapping[str, str]) -> str:
    """Return, in brackets, the places considered where something is absent, or ""."""
    places = words["list"].join(item.nearest)
    return f"（{words['nearest'].format(places=places)}）" if places else ""


def groups(source: Source) -> tuple[Group, ...]:
    """Group findings by section in the checklist's order; in each what is printed in full comes first, then the worst."""
    titles = {section.id: section.title for section in source.review.checklist.sections}
    titles |= {key: source.words[f"group.{key}"] for key in (GROUP_CONSISTENCY, GROUP_WORDING)}
    order = list(titles)
    items = [_item(source, finding) for finding in source.review.findings]
    items.sort(key=lambda i: (order.index(i.section), not i.grave, i.severity.rank))
    items = _numbered(items)
    groups = (Group(key, title, tuple(i for i in items if i.section == key)) for key, title in titles.items())
    return tuple(group for group in groups if group.items)


def _numbered(items: list[Item]) -> list[Item]:
    """Number items in their order; of those on one requirement, only the first keeps the model clause."""
    holders: dict[str, int] = {}
    for number, item in enumerate(items, 1):
        holders.setdefault(item.requirement or "", number)
    numbered = []
    for number, item in enumerate(items, 1):
        holder = holders[item.requirement or ""]
        mine = holder == number or not item.model
        numbered.append(
            replace(item, number=number, wording=item.model if mine else "", wording_at=0 if mine else holder)
        )
    return numbered


def _item(source: Source, finding: Finding) -> Item:
    """Make the item of one finding, its number still open."""
    agreement, outcome = source.review.agreement, source.outcome(finding)
    placed = finding.clause is not None and finding.span is not None
    follows = locate(agreement, outcome.belongs_after) if outcome else ""
    before, after = surroundings(agreement, finding.clause, finding.span)
    stake = outcome.why if outcome else ""
    return Item(
        number=0,
        id=finding.id,
        severity=finding.severity,
        kind=finding.kind,
        tag=_tag(finding.kind, outcome, source.words) + _own(source, finding),
        title=outcome.title if outcome else source.words.get(finding.rule, ""),
        requirement=outcome.requirement if outcome else None,
        section=source.group(finding),
        place=locate(agreement, finding.clause, finding.span) or _belongs(follows, source.words),
        before=before,
        quote=finding.quote,
        after=after,
        message=finding.message,
        why="" if stake.rstrip("。；，") in finding.message else stake,
        stake=stake,
        remedy=finding.remedy,
        model=outcome.wording if outcome else "",
        wording="",
        wording_at=0,
        authority=outcome.authority if outcome else (),
        nearest=_nearest(agreement, outcome) if not placed else (),
        follows="" if placed else follows,
        lacking=_facts(outcome, stated=False),
        stated=_facts(outcome, stated=True),
        asks=outcome.asks if outcome else "",
        certain=finding.certain,
        absent=not placed,
    )


def _own(source: Source, finding: Finding) -> str:
    """Say that a finding's severity is the reviewer's own."""
    about = {(Scope.PLACE, finding.id), (Scope.REQUIREMENT, finding.requirement)}
    own = any(d.ruling is Ruling.SEVERITY and (d.scope, d.subject) in about for d in source.review.decisions)
    return f"·{source.words['own']}" if own else ""


def set_aside(source: Source, dismissed: Dismissed) -> SetAside:
    """Return a finding that the reviewer dismissed, ready to print."""
    finding, decision = dismissed.finding, dismissed.decision
    agreement, outcome = source.review.agreement, source.outcome(finding)
    follows = locate(agreement, outcome.belongs_after) if outcome else ""
    return SetAside(
        severity=finding.severity,
        tag=_tag(finding.kind, outcome, source.words),
        title=outcome.title if outcome else source.words.get(finding.rule, ""),
        place=locate(agreement, finding.clause, finding.span) or _belongs(follows, source.words),
        quote=finding.quote,
        message=finding.message,
        reason=decision.text,
        whole=decision.scope is Scope.REQUIREMENT,
    )


def _nearest(agreement: Agreement, outcome: Outcome | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(locate(agreement, clause) for clause in outcome.nearest)) if outcome else ()


def _facts(outcome: Outcome | None, *, stated: bool) -> tuple[str, ...]:
    """Return the names of the required facts that an open outcome has, or of those that it lacks."""
    if outcome is None or outcome.status not in OPEN:
        return ()
    found = (e.name for e in outcome.elements if e.required and (e.status is ElementStatus.SPECIFIC) is stated)
    return tuple(dict.fromkeys(found))


def _tag(kind: Kind, outcome: Outcome | None, words: Mapping[str, str]) -> str:
    """Return the finding's kind as printed; a gap is named by what its requirement lacks."""
    if kind is Kind.GAP and outcome and outcome.status in OPEN:
        return words[f"status.{outcome.status.value}"]
    return words[f"kind.{kind.value}"]


def _belongs(follows: str, words: Mapping[str, str]) -> str:
    return words["absent.after"].format(place=follows) if follows else words["absent"]
