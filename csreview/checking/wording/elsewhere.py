"""Whether the draft says elsewhere, in numbers, what an expression leaves open (rule R14)."""

from __future__ import annotations

import re

from csreview.checking.passages import Passage, Passages
from csreview.checking.wording.acceptance import BOUND_BY
from csreview.language.needed import both, needed
from csreview.language.own import own_words

_PART = re.compile(r"[。;\n]")
_EMPTY = re.compile(
    r"(?:进行|予以|给予|加以|应当?|要|向|对|将|把|给|为|并|由|其|该|本|甲方|乙方|双方|消费者|合同|全部|有关|相关|书面|处理|提供|完成|开展|安排|工作|服务|的|告知|通知|知会|提交|报告|支付|付款|反馈|说明|沟通|确认|支持|更新|协助|配合|答复|交付|移交|返还|一方|任何|对方)+"
)  # fmt: skip
"""Words that do not tell one topic from another."""
_STEM, _LEAST, _TOPIC = 2, 3, 4
_REPLIES = re.compile("回复|响应|应答|接待|接听")
_TO_CONSUMERS = re.compile("消费者|客服|坐席|人工|首次|平均")
"""What alone is a topic of its own, and what tells that it is done for consumers (R14: 及时响应, 平均响应30秒)."""
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
            need = both([needed(own_words(stem)), needed(BOUND_BY[bound].pattern)])
            self._beside[stem, bound] = tuple(
                passage for passage in self._passages.meeting(need, recitals=True) if self._parts(passage, stem, bound)
            )
        return self._beside[stem, bound]

    @staticmethod
    def _parts(passage: Passage, stem: str, bound: str) -> list[str]:
        """The parts of a passage's sentences that hold `stem` and a value of the kind `bound`."""
        return [part for part in _PART.split(passage.text) if stem in part and BOUND_BY[bound].search(part)]

    def clarified(self, passage: Passage, bound: str, action: str) -> str:
        """Return the words of another clause that give `action` (回复消费者) a value of the kind `bound`, or ""."""
        words = self._passages.reader.words(action)
        topic = _EMPTY.sub("", words)
        replies = _REPLIES.fullmatch(topic) is not None and "消费者" in words
        if bound not in _BOUNDS or not (replies or len(topic) >= _LEAST):
            return ""
        for other in self._beside_value(topic[:_STEM], bound):
            parts = self._parts(other, topic[:_TOPIC], bound)
            if other.clause.id != passage.clause.id and any(not replies or _TO_CONSUMERS.search(p) for p in parts):
                return _quotable(other)
        return ""


def _quotable(passage: Passage) -> str:
    text = passage.span.cut(passage.clause.text).strip().replace("\n", " ")
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
