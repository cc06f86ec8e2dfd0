"""Definitions that explain a word by itself: 紧急投诉是指需要紧急办理的投诉."""

from __future__ import annotations

import re

_SAYS_NOTHING = re.compile(
    "需要|应当|达到|标准|要求|范围|内容|程度|能够|可以|所有|全部|各种|任何|双方|本合同|所谓|方面|意义|那些|这些|一种|以及|进行|发生|出现|给出|作出|产生|处于|属于|具有|通过|符合|表现|性质|情况|情形|事件|行为|业务|办理|处理|阶段|状态|"
    "时候|日子|期间|这类|这种|一类|有关|相关|[的之是被对为所较很比者于在而了性类个]"
)
"""Words with which a definition only repeats what it explains."""
_MOST_NEW, _LEAST_SHARED = 2, 2


def explains_itself(term: str, meaning: str) -> bool:
    """Tell whether the words of `meaning` say no more than `term` does: at most a letter or two is new."""
    letters = set(_SAYS_NOTHING.sub("", meaning))
    return len(letters & set(term)) >= _LEAST_SHARED and len(letters - set(term)) <= _MOST_NEW
