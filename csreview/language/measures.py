"""Comparing quantities of one kind written in different units."""

from __future__ import annotations

from decimal import Decimal

from csreview.language.quantities import Quantity, QuantityKind

_DAYS = {
    "秒": Decimal(1) / 86400, "分钟": Decimal(1) / 1440, "小时": Decimal(1) / 24, "日": Decimal(1), "工作日": Decimal(7) / 5,
    "周": Decimal(7), "月": Decimal(30), "季度": Decimal(91), "年": Decimal(365),
}  # fmt: skip
"""Days in each unit; a working day as 7/5 of a day, a month as 30: near enough to tell whether a limit is passed."""


def measure(quantity: Quantity) -> Decimal | None:
    """Return the size of a quantity, durations in days, others in their unit; None where it cannot be told."""
    if quantity.value is None:
        return None
    if quantity.kind is QuantityKind.DURATION:
        days = _DAYS.get(quantity.unit)
        return quantity.value * days if days is not None else None
    return quantity.value


def comparable(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities are of one kind, counts also of one measure word."""
    return one.kind is other.kind and (one.kind is not QuantityKind.COUNT or one.unit == other.unit)
