"""Which finding of the new version is which of the old one: the same rule at the same place, never by its id alone.

An id says rule, wording and occurrence; where the same words stand twice and one of them goes, the other gets its id.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csreview.comparing.placing import Place, Places, in_new, is_silent, wording
from csreview.model import Comparison, Finding, FindingShift, Kind, Likeness, Review, Turn

_BY_REQUIREMENT = frozenset({Kind.GAP, Kind.BLANK, Kind.VAGUE})
"""Kinds that say how a requirement stands; they stay one point wherever the draft comes to regulate it."""


@dataclass(frozen=True, slots=True)
class _Placed:
    finding: Finding
    place: Place | None


def shifts(comparison: Comparison, old: Review, new: Review) -> tuple[FindingShift, ...]:
    """Return every finding of both versions once: those of the new one in its order, then what is resolved."""
    olds = _placed(Places.of(comparison, new=False), everything(old))
    news = _placed(Places.of(comparison, new=True), everything(new))
    partners = dict(_at_one_place(comparison, olds, news))
    partners |= dict(_of_one_point(olds, news, partners))
    back = {number: at for at, number in partners.items()}
    made = [_shift(comparison, olds[back[n]] if n in back else None, each) for n, each in enumerate(news)]
    gone = [_shift(comparison, each, None) for n, each in enumerate(olds) if n not in partners]
    return (*made, *gone)


def everything(review: Review) -> tuple[Finding, ...]:
    """Return all findings of a review in the order in which they were found, those set aside too."""
    whole = list(review.findings)
    for dismissed in sorted(review.dismissed, key=lambda d: d.number):
        whole.insert(dismissed.number, dismissed.finding)
    return tuple(whole)


def _placed(places: Places, findings: Sequence[Finding]) -> list[_Placed]:
    return [_Placed(finding, places.place(finding.clause, finding.span)) for finding in findings]


def _at_one_place(
    comparison: Comparison, olds: Sequence[_Placed], news: Sequence[_Placed]
) -> Iterator[tuple[int, int]]:
    """Yield (old, new) numbers of findings by one rule whose places are one, the nearest first."""
    by_pair: dict[tuple[str, int | None], list[int]] = defaultdict(list)
    for number, each in enumerate(news):
        by_pair[each.finding.rule, each.place.pair if each.place else None].append(number)
    scored: list[tuple[int, int, int]] = []
    for at, each in enumerate(olds):
        expected = in_new(comparison.pairs[each.place.pair], each.place.span) if each.place else None
        for number in by_pair.get((each.finding.rule, each.place.pair if each.place else None), ()):
            there = news[number].place
            away = abs(there.span.start - expected.start) if there and expected else 0
            scored.append((away, at, number))
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, at, number in sorted(scored):
        if at not in taken[0] and number not in taken[1]:
            taken[0].add(at)
            taken[1].add(number)
            yield at, number


def _of_one_point(olds: Sequence[_Placed], news: Sequence[_Placed], known: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Yield findings about one requirement, or by one rule of risk, that only one of each version is left of."""
    taken = set(known.values())
    left_old, left_new = _points(olds, set(known)), _points(news, taken)
    for point, numbers in left_old.items():
        others = left_new.get(point, [])
        if len(numbers) == len(others) == 1:
            yield numbers[0], others[0]


def _points(placed: Sequence[_Placed], taken: set[int]) -> dict[str, list[int]]:
    points: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(placed):
        finding = each.finding
        if number in taken:
            continue
        if finding.kind in _BY_REQUIREMENT and finding.requirement:
            points[f"requirement {finding.requirement}"].append(number)
        elif finding.kind is Kind.RISK:
            points[finding.rule].append(number)
    return points


def _shift(comparison: Comparison, old: _Placed | None, new: _Placed | None) -> FindingShift:
    if old is None or new is None:
        only = new or old
        place = only.place if only is not None else None
        silent = place is not None and is_silent(comparison.pairs[place.pair])
        turn = Turn.RESOLVED if new is None else Turn.NEW
        return FindingShift(turn, old.finding if old else None, new.finding if new else None, silent=silent)
    turn = _turn(old.finding, new.finding)
    reads = _wording(comparison, old, new)
    silent = reads is not Likeness.SAME and new.place is not None and is_silent(comparison.pairs[new.place.pair])
    return FindingShift(turn, old.finding, new.finding, reads, silent)


def _turn(old: Finding, new: Finding) -> Turn:
    if new.severity.rank == old.severity.rank:
        return Turn.STILL_OPEN
    return Turn.WORSE if new.severity.rank < old.severity.rank else Turn.BETTER


def _wording(comparison: Comparison, old: _Placed, new: _Placed) -> Likeness:
    """Return how the place of a finding reads now; an absence reads the same while the point is absent."""
    if old.place is None and new.place is None:
        return Likeness.SAME if old.finding.message == new.finding.message else Likeness.CHANGED
    if old.place is None or new.place is None or old.place.pair != new.place.pair:
        return Likeness.CHANGED
    return wording(comparison.pairs[new.place.pair], old.place.span, new.place.span)
