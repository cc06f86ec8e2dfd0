"""Many drafts side by side: which requirements they lack most, where their values lie, which values stand out."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from csreview.batch.values import CODES, STATUSES, Figure, Order, Row
from csreview.model import OPEN, Checklist, Requirement, Severity, Status

_FEWEST = 5
"""Values from which some can be said to stand out."""
_FENCE = 1.5
"""Spreads beyond the middle half from which a value stands out (Tukey, Exploratory Data Analysis, 1977)."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Where the values of one kind and unit lie: how many, the middle one, and the fences beyond which one stands out."""

    count: int
    median: float
    low: float
    high: float
    least: float
    most: float

    @property
    def tells(self) -> bool:
        """Whether there are values enough to say that one stands out."""
        return self.count >= _FEWEST

    def stands_out(self, value: float) -> bool:
        """Tell whether a value lies far from where most do; never among few values."""
        return self.tells and not self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Gap:
    """How one requirement stands over all drafts reviewed: drafts by status."""

    requirement: Requirement
    counts: Mapping[Status, int]

    @property
    def open(self) -> int:
        """In how many drafts it is not met."""
        return sum(self.counts[status] for status in OPEN)

    @property
    def share(self) -> float:
        """Not met, of the drafts to which it applies; 0.0 where it applies to none."""
        applies = self.open + self.counts[Status.MET]
        return self.open / applies if applies else 0.0


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All drafts in sum: `reviewed` and `faulty` drafts, findings, requirements, spreads by key and unit.

    `gaps` follow the checklist; `worst` is them by weight.
    """

    order: Order
    checklist: Checklist
    reviewed: int
    faulty: int
    findings: Mapping[Severity, int]
    at_least: Mapping[Severity, int]
    coverage: float
    gaps: tuple[Gap, ...]
    spreads: Mapping[tuple[str, str], Spread]

    @property
    def drafts(self) -> int:
        """How many drafts there are, reviewed or not."""
        return self.reviewed + self.faulty

    @property
    def worst(self) -> tuple[Gap, ...]:
        """The requirements that some draft does not meet, those that most lack first."""
        ranked = sorted(self.gaps, key=lambda gap: (-gap.open, -gap.counts[Status.MISSING]))
        return tuple(gap for gap in ranked if gap.open)

    def spread(self, figure: Figure) -> Spread | None:
        """Return where the values that a figure is compared with lie."""
        return self.spreads.get((figure.key, figure.unit))

    def stands_out(self, figure: Figure) -> bool:
        """Tell whether a figure is far from what the other drafts give."""
        spread = self.spread(figure)
        return figure.value is not None and spread is not None and spread.stands_out(figure.value)


def portfolio_of(rows: Iterable[Row], checklist: Checklist, order: Order) -> Portfolio:
    """Sum up rows, each looked at once and let go: what stays of a draft is the eight bytes of each of its values."""
    by_requirement: list[Counter[str]] = [Counter() for _ in checklist.requirements]
    values: dict[tuple[str, str], array[float]] = defaultdict(lambda: array("d"))
    findings, at_least = Counter[Severity](), Counter[Severity]()
    reviewed, faulty, coverage = 0, 0, 0.0
    for row in rows:
        if row.fault:
            faulty += 1
            continue
        reviewed, coverage = reviewed + 1, coverage + row.coverage
        for counter, code in zip(by_requirement, row.statuses, strict=True):
            counter[code] += 1
        for figure in row.figures:
            if figure.value is not None:
                values[figure.key, figure.unit].append(figure.value)
        findings.update(row.findings)
        at_least.update(_at_least(row))
    gaps = (Gap(r, _by_status(c)) for r, c in zip(checklist.requirements, by_requirement, strict=True))
    return Portfolio(
        order=order,
        checklist=checklist,
        reviewed=reviewed,
        faulty=faulty,
        findings=findings,
        at_least=at_least,
        coverage=coverage / reviewed if reviewed else 0.0,
        gaps=tuple(gaps),
        spreads={key: spread_of(found) for key, found in values.items()},
    )


def _at_least(row: Row) -> dict[Severity, int]:
    """Whether a draft has findings at or above each severity, as 0 or 1."""
    levels, seen = {}, False
    for severity in Severity:
        seen = seen or bool(row.findings[severity])
        levels[severity] = int(seen)
    return levels


def _by_status(codes: Counter[str]) -> Counter[Status]:
    return Counter({status: codes[CODES[status]] for status in STATUSES.values()})


def spread_of(values: Iterable[float]) -> Spread:
    """Return where values lie; at least one."""
    ranked = sorted(values)
    low, median, high = (_quantile(ranked, share) for share in (0.25, 0.5, 0.75))
    reach = _FENCE * (high - low)
    return Spread(len(ranked), median, low - reach, high + reach, ranked[0], ranked[-1])


def _quantile(ranked: list[float], share: float) -> float:
    """Return the value below which that share lies, between two values in proportion (type 7 of Hyndman and Fan)."""
    at = share * (len(ranked) - 1)
    low = int(at)
    high = min(low + 1, len(ranked) - 1)
    return ranked[low] + (ranked[high] - ranked[low]) * (at - low)
