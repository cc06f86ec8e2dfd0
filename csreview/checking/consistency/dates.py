"""Dates in a draft: read as days of the calendar, or told to be no day at all."""

from __future__ import annotations

import calendar
import datetime
import re
from decimal import Decimal

from csreview.language.numerals import number

_PARTS = re.compile(
    r"(?:(?P<y>[零一二三四五六七八九\d]{4})[年\-./])?(?P<m>[一二三四五六七八九十\d]{1,3})[月\-./](?P<d>[一二三四五六七八九十\d]{1,3})"
)

_DAY_NUMBER = re.compile(
    r"(?:每月|每个月|次月|当月|下月)[^\d一二三四五六七八九十]{0,3}(\d{1,2}|[一二三四五六七八九十]{1,3})[日号]"
)


def parts(text: str) -> tuple[int | None, int, int] | None:
    """Return (year or None, month, day) of a date as folded text, or None where it names no single day."""
    match = _PARTS.search(text)
    if match is None:
        return None
    numbers = [number(match[name]) if match[name] else None for name in ("y", "m", "d")]
    if numbers[1] is None or numbers[2] is None:
        return None
    return int(numbers[0]) if numbers[0] is not None else None, int(numbers[1]), int(numbers[2])


def day(text: str, year: int | None = None) -> datetime.date | None:
    """Return the day that folded text names, in `year` where it names none; None where it is no day."""
    found = parts(text)
    if found is None or (found[0] or year) is None:
        return None
    try:
        return datetime.date(found[0] or year or 1, found[1], found[2])
    except ValueError:
        return None


def impossible(text: str) -> bool:
    """Tell whether text names a day that no calendar has: 2月30日, 13月1日, 29 February of a common year."""
    found = parts(text)
    if found is None:
        return False
    year, month, day_number = found
    if not 1 <= month <= 12 or day_number < 1:
        return True
    leap = 2028  # where no year is given, 29 February may be right
    return day_number > calendar.monthrange(year or leap, month)[1]


def after_months(start: datetime.date, count: Decimal) -> datetime.date:
    """Return the day `count` months after `start`: the last of the month where that month is too short; half months as 15 days."""
    whole = int(count)
    years, month = divmod(start.month - 1 + whole, 12)
    year, month = start.year + years, month + 1
    last = calendar.monthrange(year, month)[1]
    half = 15 if count != whole else 0
    return datetime.date(year, month, min(start.day, last)) + datetime.timedelta(days=half)


def day_of_month(text: str) -> int | None:
    """Return the day that folded text names of every month or the next (次月5日前: 5), or None."""
    match = _DAY_NUMBER.search(text)
    value = number(match.group(1)) if match else None
    return int(value) if value is not None else None
