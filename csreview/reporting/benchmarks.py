"""What stands beside a draft's own figures: what is usual elsewhere, and which values are hardly plausible."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from csreview import places
from csreview.language.fold import fold
from csreview.language.measures import comparable, measure
from csreview.language.quantities import Quantity, find_quantities
from csreview.model import Side

_BOTH = frozenset(Side)


@dataclass(frozen=True, slots=True)
class Plausible:
    """A value of an element beyond which a remark is due for these sides: above it, or below it where not `upper`."""

    requirement: str
    element: str
    sides: frozenset[Side]
    limit: Quantity
    upper: bool
    says: str

    def passed_by(self, text: str) -> bool:
        """Tell whether the text gives one value of the limit's kind, and that lies beyond it."""
        values = [measure(quantity) for quantity in find_quantities(fold(text)) if comparable(quantity, self.limit)]
        limit = measure(self.limit)
        if len(values) != 1 or values[0] is None or limit is None:
            return False
        return values[0] > limit if self.upper else values[0] < limit


@dataclass(frozen=True, slots=True)
class Benchmarks:
    """What is usual, by requirement ("…（2025）"), and what is hardly plausible, the gravest first."""

    usual: Mapping[str, str]
    plausible: tuple[Plausible, ...]

    def remark(self, requirement: str, element: str, side: Side, text: str) -> str:
        """Return what to say about a value for that side, "" where it is plausible."""
        for each in self.plausible:
            if (
                (each.requirement, each.element) == (requirement, element)
                and side in each.sides
                and each.passed_by(text)
            ):
                return each.says
        return ""


@functools.lru_cache(maxsize=1)
def benchmarks() -> Benchmarks:
    """Return the built-in benchmarks (resources/templates/benchmarks.toml)."""
    path = places.resources() / "templates" / "benchmarks.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    usual = {each["requirement"]: f"{each['says']}（{each['date']}）" for each in data["benchmark"]}
    return Benchmarks(MappingProxyType(usual), tuple(_plausible(each) for each in data["plausible"]))


def _plausible(table: Mapping[str, Any]) -> Plausible:
    upper = "above" in table
    (limit,) = find_quantities(fold(table["above" if upper else "below"]))
    sides = _BOTH if table["side"] == "both" else frozenset({Side(table["side"])})
    return Plausible(table["requirement"], table["element"], sides, limit, upper, table["says"])
