"""What is worked out from a frozen value, worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

_Value = TypeVar("_Value")
_Answer = TypeVar("_Answer")
_MOST = 4  # two sides, before and after a decision
_forgetting: list[Callable[[], None]] = []


class _Same:
    """Stands for one value, told from others by identity: comparing whole reviews would cost more than it saves."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.value is self.value


def once_each(work_out: Callable[[_Value], _Answer]) -> Callable[[_Value], _Answer]:
    """Return the function as one that works out its answer once for each of the last few values it is asked about."""

    @lru_cache(maxsize=_MOST)
    def kept(same: _Same) -> _Answer:
        value: _Value = same.value  # type: ignore[assignment]
        return work_out(value)

    _forgetting.append(kept.cache_clear)
    return lambda value: kept(_Same(value))


def forget() -> None:
    """Let go of all that was worked out, and of the values with it: a draft that is no longer shown takes up memory."""
    for clear in _forgetting:
        clear()
