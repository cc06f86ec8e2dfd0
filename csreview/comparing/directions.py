"""Who gains when a value grows: resources/comparing/directions.toml."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from csreview import places
from csreview.comparing.words import dense
from csreview.language.measures import comparable, measure
from csreview.language.quantities import Quantity, find_quantities
from csreview.model import Side, Turn, ValueChange


@dataclass(frozen=True, slots=True)
class Directions:
    """`greater`: by requirement and element, who gains by a greater value; `regulated`: who alone gains by the point."""

    greater: Mapping[str, Mapping[str, Side]]
    regulated: Mapping[str, Side]

    def of_value(self, requirement: str, element: str, change: ValueChange, side: Side) -> Turn:
        """Return what another value means for a side: better, worse, or changed where that cannot be told."""
        gains = self.greater.get(requirement, {}).get(element)
        if gains is None and requirement in self.regulated and not (change.old and change.new):
            return self.of_presence(requirement, side, appears=bool(change.new))
        larger = _larger(change)
        if gains is None or larger is None:
            return Turn.CHANGED
        return Turn.BETTER if larger is (gains is side) else Turn.WORSE

    def of_presence(self, requirement: str, side: Side, *, appears: bool) -> Turn:
        """Return what it means for a side that a point came to be regulated, or is no longer."""
        serves = self.regulated.get(requirement, side) is side
        return Turn.BETTER if serves is appears else Turn.WORSE


@functools.lru_cache(maxsize=1)
def directions() -> Directions:
    """Return the directions of the built-in checklist's requirements."""
    data = tomllib.loads((places.resources() / "comparing" / "directions.toml").read_text(encoding="utf-8"))
    greater = {
        requirement: {element: Side(side) for element, side in elements.items()}
        for requirement, elements in data["greater"].items()
    }
    return Directions(greater, {requirement: Side(side) for requirement, side in data["regulated"].items()})


def _larger(change: ValueChange) -> bool | None:
    """Tell whether the new value is greater; None where the two cannot be compared."""
    old, new = _quantity(change.old), _quantity(change.new)
    if old is None or new is None or not comparable(old, new):
        return None
    sizes = measure(old), measure(new)
    if sizes[0] is None or sizes[1] is None or sizes[0] == sizes[1]:
        return None
    return sizes[1] > sizes[0]


def _quantity(text: str) -> Quantity | None:
    return next(iter(find_quantities(dense(text))), None)
