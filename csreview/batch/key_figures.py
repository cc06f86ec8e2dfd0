"""The values that vendors are compared by: first response, satisfaction, price per seat, payment days, liability cap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from csreview.batch.values import KEYS, Figure
from csreview.language.fold import fold
from csreview.language.measures import measure
from csreview.language.quantities import Quantity, QuantityKind, find_quantities
from csreview.model import ElementOutcome, ElementStatus, Review, Status

_SPACE = re.compile(r"[ \t\u3000]")
_SEAT = "(?:有效)?(?:坐席|客服|席位?|人|名|位|岗)"
_PER_SEAT = re.compile(
    rf"[/每·]个?{_SEAT}[^,，。;；元]{{0,4}}[/每·]个?月|[/每·]个?月[^,，。;；元]{{0,4}}[/每·]个?{_SEAT}|{_SEAT}[/每]个?月|"
    rf"月[/·]{_SEAT}"
)
_BEFORE_PRICE = 14
"""Characters before an amount in which 每席每月 may stand."""


@dataclass(frozen=True, slots=True)
class _Key:
    """Where a value stands: requirement and elements in order of preference, and the quantities that may be it."""

    requirement: str
    elements: tuple[str, ...]
    kinds: tuple[QuantityKind, ...]


_KEYS = {
    "first_response": _Key("kpi.first-response", ("value",), (QuantityKind.DURATION,)),
    "satisfaction": _Key("kpi.csat", ("rate",), (QuantityKind.PERCENT,)),
    "seat_price": _Key("fees.base", ("unit_price",), (QuantityKind.MONEY,)),
    "payment_days": _Key("fees.payment-deadline", ("days",), (QuantityKind.DURATION,)),
    "liability_cap": _Key(
        "liab.cap",
        ("base", "amount", "money"),
        (QuantityKind.DURATION, QuantityKind.PERCENT, QuantityKind.MONEY),
    ),
}


def key_figures(review: Review) -> tuple[Figure, ...]:
    """Return one figure for each of KEYS; those whose requirement the checklist lacks are absent."""
    outcomes = {outcome.requirement: outcome for outcome in review.outcomes}
    found = []
    for name in KEYS:
        key = _KEYS[name]
        outcome = outcomes.get(key.requirement)
        applies = outcome is not None and outcome.status is not Status.NOT_APPLICABLE
        elements = {e.key: e for e in outcome.elements} if outcome is not None and applies else {}
        found.append(_figure(name, key, [elements[k] for k in key.elements if k in elements]))
    return tuple(found)


def _figure(name: str, key: _Key, elements: list[ElementOutcome]) -> Figure:
    """Take the first element that is stated exactly; where none is, say how the nearest to it stands."""
    for element in elements:
        if element.status is ElementStatus.SPECIFIC and element.evidence is not None:
            quote = element.evidence.quote
            text, value, unit = _value(name, key, quote)
            return Figure(name, ElementStatus.SPECIFIC.value, text or " ".join(quote.split()), value, unit, quote)
    order = (ElementStatus.SPECIFIC, ElementStatus.BLANK, ElementStatus.VAGUE)
    status = next((s for s in order if any(e.status is s for e in elements)), ElementStatus.ABSENT)
    return Figure(name, status.value)


def _value(name: str, key: _Key, quote: str) -> tuple[str, float | None, str]:
    """Return a value as written, "" where the quote has none; its size and unit, None and "" where it does not compare."""
    text = _SPACE.sub("", fold(quote))
    quantities = [q for q in find_quantities(text) if q.kind in key.kinds]
    chosen = next(_seat_prices(text, quantities), None) if name == "seat_price" else next(iter(quantities), None)
    if chosen is None:
        return _led_in(text, quantities[0]) if quantities else "", None, ""
    value, unit = _size(name, chosen)
    return chosen.text, value, unit


def _seat_prices(text: str, quantities: list[Quantity]) -> Iterator[Quantity]:
    """Return the amounts that are for one seat and one month, as written 元/席·月 or 每席每月…元."""
    return (q for q in quantities if _PER_SEAT.search(q.text) or _PER_SEAT.search(_led_in(text, q)))


def _led_in(text: str, quantity: Quantity) -> str:
    """Return a quantity with the few words before it that say what it is for: 每人每天280元."""
    start, end = quantity.span.start, quantity.span.end
    return re.split("[,。;:、]", text[max(0, start - _BEFORE_PRICE) : start])[-1] + text[start:end]


def _size(name: str, quantity: Quantity) -> tuple[float | None, str]:
    size = measure(quantity)
    if size is None:
        return None, ""
    match quantity.kind, name:
        case QuantityKind.DURATION, "first_response":
            return round(float(size * 86_400), 3), "秒"
        case QuantityKind.DURATION, "liability_cap":
            return round(float(size * 12 / 365 if quantity.unit == "年" else size / 30), 3), "个月"
        case QuantityKind.DURATION, _:
            return round(float(size), 3), "日"
        case QuantityKind.MONEY, "seat_price":
            return float(size), f"{quantity.unit}/席/月"
    return float(size), quantity.unit
