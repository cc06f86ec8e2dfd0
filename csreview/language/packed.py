"""Many whole numbers in one, a field of 64 bits for each, so that what is done to one is done to all of them at once.

Sums and multiples of packed numbers are those of their fields, as long as each stays within ±2⁶³: a negative field
borrows from the next one, and reading the fields gives it back.
"""

from __future__ import annotations

import functools
import re
import struct
from collections.abc import Iterator, Sequence

_SIZE = 8
_HALF = 1 << 63
_AT_LEAST_ZERO = re.compile(rb"[\x80-\xff]")
"""What the highest byte of a raised field is where the value is zero or more."""


def packed(values: Sequence[int]) -> int:
    """Return the values as one number, the first in the lowest field."""
    raised = struct.pack(f"<{len(values)}Q", *(value + _HALF for value in values))
    return int.from_bytes(raised, "little") - _raised(len(values))


def placed(value: int, place: int) -> int:
    """Return the packed number that holds `value` at that place and 0 at all others."""
    return value << place * _SIZE * 8


def field(number: int, place: int) -> int:
    """Return the value at that place of a packed number."""
    bits = place * _SIZE * 8
    whole = (number + (1 << bits >> 1)) >> bits  # what the fields below borrowed is given back
    return (whole + _HALF) % (2 * _HALF) - _HALF


def fields(number: int, count: int) -> tuple[int, ...]:
    """Return the `count` values of a packed number, in order."""
    raised = (number + _raised(count)).to_bytes(count * _SIZE, "little")
    return tuple([value - _HALF for value in struct.unpack(f"<{count}Q", raised)])


def not_negative(number: int, count: int) -> Iterator[int]:
    """Return the places of those of the `count` values that are zero or more, in order."""
    signs = (number + _raised(count)).to_bytes(count * _SIZE, "little")[_SIZE - 1 :: _SIZE]
    return (match.start() for match in _AT_LEAST_ZERO.finditer(signs))


@functools.lru_cache(maxsize=8)
def _raised(count: int) -> int:
    """The number that lifts every field to zero or more."""
    return int.from_bytes(_HALF.to_bytes(_SIZE, "little") * count, "little")
