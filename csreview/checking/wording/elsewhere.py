"""Whether the draft says elsewhere, in numbers, what an expression leaves open (rule R14)."""

from __future__ import annotations

import functools
import re
from collections import defaultdict

from csreview.checking.passages import Passage, Passages
from csreview.checking.wording.acceptance import BOUND_BY
from csreview.model import BINDING_ROLES

_PART = re.compile(r"[。;\n]")
_EMPTY = re.compile(
    r"(?:进行|予以|给予|加以|应当?|要|向|对|将|把|给|为|并|由|其|该|本|甲方|乙方|双方|消费者|合同|全部|有关|相关|书面|处理|提供|完成|开展|安排|工作|服务|的)+"
)  # fmt: skip
"""Words that do not tell one topic from another."""
_STEM, _TOPIC = 2, 4
_LONGEST_QUOTE = 36


class Elsewhere:
    """An index of what the draft gives numbers for."""

    def __init__(self, passages: Passages) -> None:
        self._passages = passages

    @functools.cached_property
    def _parts(self) -> dict[str, dict[str, list[Passage]]]:
        """By kind of bound, then by pair of neighbouring characters: the passages where it stands next to a value."""
        found: dict[str, dict[str, list[Passage]]] = {bound: defaultdict(list) for bound in ("time", "amount")}
        for passage in self._passages.all:
            if passage.clause.role not in BINDING_ROLES:
                continue
            for part in _PART.split(passage.text):
                for bound, index in found.items():
                    if BOUND_BY[bound].search(part):
                        for pair in {part[at : at + _STEM] for at in range(len(part) - 1)}:
                            index[pair].append(passage)
        return found

    def clarified(self, passage: Passage, bound: str, action: str) -> str:
        """Return the words of another clause that give `action` (回复消费者) a value of the kind `bound`, or ""."""
        topic = _EMPTY.sub("", self._passages.reader.words(action))
        if len(topic) < _STEM or bound not in self._parts:
            return ""
        for other in self._parts[bound].get(topic[:_STEM], ()):
            if other.clause.id != passage.clause.id and topic[:_TOPIC] in other.text:
                return _quotable(other)
        return ""


def _quotable(passage: Passage) -> str:
    text = passage.span.cut(passage.clause.text).strip().replace("\n", " ")
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
