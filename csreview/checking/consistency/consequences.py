"""table-text-conflict: one mark, two consequences: below 75 costs 5 % in a sentence and 8 % in the table of deductions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.stated import Place, Said, cited, disagreeing, found_at, having, hits, scope
from csreview.checking.passages import Passage, Passages
from csreview.language.quantities import QuantityKind
from csreview.model import Severity

_BELOW = r"(?:低于|不足|不满|不到|<)(?P<n><count>)(?:以下)?(?:的|时)*[,;:]?[^。;<count><percent>返付]{0,22}?(?:扣减?|扣除|核减|减[付收])[^。;,<count><percent>每]{0,16}(?P<p><percent>)"
_OF_WHAT = re.compile(r"质检|满意|抽检|单项|响应|培训|考试|笔试|上岗")
_EACH = re.compile(r"每(?:低|少|降|差)|连续|累计|首月|试用|试运行")


def consequences(passages: Passages) -> Iterator[Candidate]:
    """Yield each deduction for a month's mark that an earlier place of the same scope sets otherwise."""
    said = [said for passage in having(passages, _BELOW) for said in _said(passage)]
    for first, later in disagreeing(said, lambda one, other: one == other):
        words = Words(
            f"同一得分的扣减两处不一致：{cited(passages, first.place)}与{cited(passages, later.place)}，按哪个扣会起争议。",
            "统一为一个扣减比例，另一处改为引用。",
        )
        yield found_at("table-text-conflict", Severity.HIGH, later.place, words, first.place)


def _said(passage: Passage) -> Iterator[Said]:
    """The deductions of a passage, each with the mark below which it is due as part of what limits it."""
    for match in hits(passage, _BELOW):
        mark, rate = (passage.reading.slots[match.start(name)] for name in ("n", "p"))
        about = passage.text[: match.end()]
        if (
            mark.kind is QuantityKind.COUNT
            and mark.unit == "分"
            and not _EACH.search(about)
            and not _OF_WHAT.search(about)
        ):
            value: Decimal | None = rate.value
            yield Said(Place(passage, *match.span()), value, scope(about + passage.context) | {f"{mark.value}分"})
