"""Which words a draft itself defines: they are exact (rule R4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csreview.checking.passages import Passage, Passages
from csreview.checking.wording.acceptance import AMOUNTS
from csreview.language.parts import SENTENCE, begins
from csreview.model import Role

_THING = re.compile("[一-龥]{2,4}")
"""The thing behind words that tell its quality."""
_MEANS = re.compile(r'"?(?:\(|,|系|包括)?(?:是?指(?![标定派导示令引出])|系指|包括以下|的?定义|:|为下列)|\((?!含)')
"""What stands right after the words that it defines."""
_CASES = re.compile("下列|以下|前述|上述|前款")
_LISTED = re.compile("[、或]")
"""What tells that cases are named: 下列; several of them, if the words end the part: 媒体曝光、监管来函的，属重大投诉."""
_IS_CALLED = ("为", "属于", "属", "构成", "算作", "算")
"""What stands between the cases and the words that they define: 下列情形构成重大投诉."""
_IN_ROW = re.compile(r",[^,:\n]{0,6}(?:情况|情形|标准|定义|条件|范围|含义|说明|判定)[^,:\n]{0,2}:[^,:\n]{4,}")
"""What stands behind words that fill a cell, where a cell beside it tells what they mean: 级别:重大,什么情况:人身损害、……"""
_GRADE = 2
"""Characters of a grade: 重大, 紧急."""
_GRADED = re.compile(f"[{AMOUNTS}](?:及?以上)?的?$")
_REACH = 20
"""The score before what it is called, 90分为合格, and how far before, in characters of the reading text."""
_PART_ENDS = ("", ",", "。", ";")


class Definitions:
    """Which words the draft itself defines (R4)."""

    def __init__(self, passages: Passages) -> None:
        self._passages = passages
        saying = (p.number for p in passages.all if p.clause.role not in {Role.CONTENTS, Role.NOTICE})
        self._saying = frozenset(map(passages.index.first.__getitem__, saying))
        self._known: dict[str, bool] = {}

    def has(self, words: str) -> bool:
        """Tell whether the draft says what `words` (of the reading text) means; 不合格的 is told by what is 合格."""
        words = words.removeprefix("不").removesuffix("的")
        if words not in self._known:
            self._known[words] = self._graded(words) or any(
                _defined(passage.text, at, at + len(words)) for passage, at in self._places(words)
            )
        return self._known[words]

    def _graded(self, words: str) -> bool:
        """Tell whether a row of a table tells which things are of that grade: 级别:重大 for 重大投诉, in a clause on 投诉."""
        grade, thing = words[:_GRADE], words[_GRADE:]
        return any(
            passage.row is not None
            and passage.text[at - 1 : at] == ":"
            and _IN_ROW.match(passage.text, at + len(grade)) is not None
            and (thing in passage.clause.text or thing in passage.context)
            for passage, at in self._places(grade)
        )

    def with_thing(self, text: str, start: int, end: int) -> bool:
        """Tell whether the draft says what the words at `start`..`end` of a reading text mean, or what they do together
        with the thing behind them: 大额退款 for 大额."""
        things = _THING.match(text, end)
        ends = range(end + 2, things.end() + 1) if things else ()
        return self.has(text[start:end]) or any(self.has(text[start:at]) for at in ends)

    def _places(self, words: str) -> Iterator[tuple[Passage, int]]:
        """The passages that hold these words, each with where; of those that read the same, the first."""
        for number in self._saying.intersection(self._passages.index.holding(words[:2])):
            passage = self._passages.all[number]
            at = passage.text.find(words)
            while at >= 0:
                yield passage, at
                at = passage.text.find(words, at + 1)


def _defined(text: str, start: int, end: int) -> bool:
    """Tell whether what stands around words says what they mean: 重大投诉是指……, 下列情形构成重大投诉."""
    if _MEANS.match(text, end):
        return True
    link = next((link for link in _IS_CALLED if text.endswith(link, 0, start)), None)
    if link is None:
        return False
    if _GRADED.search(text, max(0, start - _REACH), start - len(link)):
        return True
    first = begins(text, start, SENTENCE)
    cases = _LISTED if text[end : end + 1] in _PART_ENDS else _CASES
    return any(each.search(text, first, start - len(link)) for each in (_CASES, cases))
