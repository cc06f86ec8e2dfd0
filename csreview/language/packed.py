"""Many whole numbers in one, a field of 32 bits for each, so that what is done to one is done to all of them at once.

Sums and multiples of packed numbers are those of their fields, as long as each stays within ±2³¹: a negative field
borrows from the next one, and reading the fields gives it back. Small values may lie in fields of 16 bits (±2¹⁵).
"""

from __future__ import annotations

import functools
import re
import struct
from collections.abc import Iterator, Sequence

_SIZE = 4
SMALL = 2
"""Bytes of a field, and of a small one."""
_LETTERS = {_SIZE: "i", SMALL: "h"}
"""How `struct` names them."""
_HALF = 1 << 8 * _SIZE - 1
_AT_LEAST_ZERO = re.compile(rb"[\x80-\xff]")
"""What the highest byte of a raised field is where the value is zero or more."""


def packed(values: Sequence[int]) -> int:
    """Return the values as one number, the first in the lowest field."""
    raised = struct.pack(f"<{len(values)}I", *(value + _HALF for value in values))
    return int.from_bytes(raised, "little") - _raised(len(values))


def placed(value: int, place: int, size: int = _SIZE) -> int:
    """Return the packed number that holds `value` at that place and 0 at all others."""
    return value << place * size * 8


def field(number: int, place: int) -> int:
    """Return the value at that place of a packed number."""
    bits = place * _SIZE * 8
    whole = (number + (1 << bits >> 1)) >> bits  # what the fields below borrowed is given back
    return (whole + _HALF) % (2 * _HALF) - _HALF


def repeated(value: int, count: int, size: int = _SIZE) -> int:
    """Return the packed number that holds `value` (zero or more) at each of the first `count` places."""
    return int.from_bytes(value.to_bytes(size, "little") * count, "little")


def fields(number: int, count: int, size: int = _SIZE) -> list[int]:
    """Return the `count` values of a packed number, in order."""
    halves = _raised(count, size)
    plain = ((number + halves) ^ halves).to_bytes(count * size, "little")  # each field by itself, none borrowed from
    return list(struct.unpack(f"<{count}{_LETTERS[size]}", plain))


def not_negative(number: int, count: int) -> Iterator[int]:
    """Return the places of those of the `count` values that are zero or more, in order."""
    signs = (number + _raised(count)).to_bytes(count * _SIZE, "little")[_SIZE - 1 :: _SIZE]
    return iter(()) if signs.isascii() else (match.start() for match in _AT_LEAST_ZERO.finditer(signs))


@functools.lru_cache(maxsize=512)
def _raised(count: int, size: int = _SIZE) -> int:
    """The number that lifts every field to zero or more."""
    return repeated(1 << size * 8 - 1, count, size)
