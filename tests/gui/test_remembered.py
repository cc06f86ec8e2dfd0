from __future__ import annotations

import weakref

from csreview.gui.remembered import forget, once_each


class _Value:
    """Stands for a review."""


def test_an_answer_is_worked_out_once_for_each_value_until_all_is_forgotten() -> None:
    asked: list[_Value] = []
    answer = once_each(lambda value: (asked.append(value), len(asked))[1])
    one, other = _Value(), _Value()
    assert [answer(one), answer(other), answer(one)] == [1, 2, 1]
    forget()
    assert answer(one) == 3


def test_what_is_forgotten_is_let_go() -> None:
    answer = once_each(id)
    value = _Value()
    kept = weakref.ref(value)
    answer(value)
    del value
    assert kept() is not None
    forget()
    assert kept() is None
