"""Whether the draft says elsewhere, in numbers, what an expression leaves open (rule R14)."""

from __future__ import annotations

import re

from csreview.checking.passages import Passage, Passages
from csreview.checking.wording.acceptance import BOUND_BY
from csreview.language.needed import both, needed
from csreview.language.own import own_words

_PART = re.compile(r"[。;\n]")
_EMPTY = re.compile(
    r"(?:进行|予以|给予|加以|应当?|要|向|对|将|把|给|为|并|由|其|该|本|甲方|乙方|双方|消费者|合同|全部|有关|相关|书面|处理|提供|完成|开展|安排|工作|服务|的)+"
)  # fmt: skip
"""Words that do not tell one topic from another."""
_STEM, _TOPIC = 2, 4
_LONGEST_QUOTE = 36
_BOUNDS = frozenset({"time", "amount"})


class Elsewhere:
    """What the draft gives numbers for."""

    def __init__(self, passages: Passages) -> None:
        self._passages = passages
        self._beside: dict[tuple[str, str], tuple[Passage, ...]] = {}

    def _beside_value(self, stem: str, bound: str) -> tuple[Passage, ...]:
        """The passages where `stem` stands in one part of a sentence with a value of the kind `bound`."""
        if (stem, bound) not in self._beside:
            value = BOUND_BY[bound]
            need = both([needed(own_words(stem)), needed(value.pattern)])
            self._beside[stem, bound] = tuple(
                passage
                for passage in self._passages.meeting(need, recitals=True)
                if any(stem in part and value.search(part) for part in _PART.split(passage.text))
            )
        return self._beside[stem, bound]

    def clarified(self, passage: Passage, bound: str, action: str) -> str:
        """Return the words of another clause that give `action` (回复消费者) a value of the kind `bound`, or ""."""
        topic = _EMPTY.sub("", self._passages.reader.words(action))
        if len(topic) < _STEM or bound not in _BOUNDS:
            return ""
        for other in self._beside_value(topic[:_STEM], bound):
            if other.clause.id != passage.clause.id and topic[:_TOPIC] in other.text:
                return _quotable(other)
        return ""


def _quotable(passage: Passage) -> str:
    text = passage.span.cut(passage.clause.text).strip().replace("\n", " ")
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
