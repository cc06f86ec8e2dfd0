"""What every form of the table says first: for whom, against what, how many drafts, how they stand."""

from __future__ import annotations

from collections.abc import Iterator

from csreview.batch.portfolio import Portfolio
from csreview.batch.tables.words import SEVERITIES
from csreview.model import Severity, Side

_SIDES = {Side.MERCHANT: "商家方", Side.VENDOR: "服务商方"}
_STAGES = {"draft": "磋商稿", "signing": "签署稿"}


def facts(portfolio: Portfolio) -> Iterator[tuple[str, str]]:
    """Yield the facts as name and value."""
    checklist, order = portfolio.checklist, portfolio.order
    yield "立场", _SIDES[order.side]
    yield "审查清单", f"{checklist.title}（{checklist.version} 版，{len(checklist.requirements)} 项）"
    yield "阶段", _STAGES.get(order.stage, order.stage)
    if order.date:
        yield "审查日期", order.date
    not_reviewed = f"，另有 {portfolio.faulty:,} 份未能审查" if portfolio.faulty else ""
    yield "草案", f"已审查 {portfolio.reviewed:,} 份{not_reviewed}"
    yield "平均已约定占比", f"{portfolio.coverage:.0%}"
    yield "有高风险发现的草案", f"{portfolio.at_least[Severity.HIGH]:,} 份"
    yield "发现", "，".join(f"{SEVERITIES[s]}风险 {portfolio.findings[s]:,} 处" for s in Severity)
