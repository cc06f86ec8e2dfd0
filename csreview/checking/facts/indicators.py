"""Facts about performance indicators (KPI)."""

from __future__ import annotations

from collections.abc import Mapping

from csreview.checking.facts.base import ABSENT, Fact, FactFound
from csreview.checking.passages import Passage, Passages
from csreview.language.patterns import Hit, pattern
from csreview.model import ElementStatus

_NAMES = (
    "首次响应", "平均响应", "三分钟响应率", "五分钟响应率", "定秒接通率|接通率|接起率|放弃率", "一次解决率|首次解决率", "满意[度率]", "询单转化率",
    "差评率", "质检(?:合格率|得分|分|平均分)?", "处理时长", "响应率|回复率|应答率", "纠纷率|介入率", "退款(?:挽回)?率", "回访完成率|办结率|完成率",
    "好评率", "准确率|差错率", "体验分|DSR|服务分",
)  # fmt: skip
_TARGET = "…(?:<duration>|<percent>|<count>)"
_LEAST = 3
"""A standard that can be measured names at least three indicators with values (requirement kpi.quantified)."""


def metrics_with_values(passages: Passages) -> FactFound:
    """At least three indicators stand beside a value; blank if names stand beside unfilled places instead."""
    filled = _first_places(passages, _TARGET)
    if len(filled) >= _LEAST:
        return _found(ElementStatus.SPECIFIC, filled[0])
    blanks = _first_places(passages, "…<blank>")
    return _found(ElementStatus.BLANK, blanks[0]) if blanks and len(blanks) >= len(filled) else ABSENT


def targets_filled(passages: Passages) -> FactFound:
    """Indicators stand beside their target values, and none beside an unfilled place."""
    filled, blanks = _first_places(passages, _TARGET), _first_places(passages, "…<blank>")
    if blanks and len(blanks) >= len(filled):
        return _found(ElementStatus.BLANK, blanks[0])
    return _found(ElementStatus.SPECIFIC, filled[0]) if filled else ABSENT


def _first_places(passages: Passages, beside: str) -> list[tuple[Passage, Hit]]:
    """For each indicator, the first place where it stands with `beside` after it."""
    places = []
    for name in _NAMES:
        wanted = pattern(f"(?:{name}){beside}")
        for passage in passages.binding():
            hit = wanted.search(passage.text)
            if hit is not None:
                places.append((passage, hit))
                break
    return places


def _found(status: ElementStatus, place: tuple[Passage, Hit]) -> FactFound:
    passage, hit = place
    return FactFound(status, passage.clause.id, passage.place(hit.start, hit.end))


FACTS: Mapping[str, Fact] = {"metrics-with-values": metrics_with_values, "targets-filled": targets_filled}
