"""The words of the tables."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from csreview.batch.values import Figure
from csreview.model import ElementStatus, Severity, Status

FIGURES: Mapping[str, str] = MappingProxyType(
    {
        "first_response": "首次响应",
        "satisfaction": "满意度",
        "seat_price": "每席单价",
        "payment_days": "付款期限",
        "liability_cap": "责任上限",
    }
)
STATUSES: Mapping[Status, str] = MappingProxyType(
    {
        Status.MET: "已约定",
        Status.PARTIAL: "不完整",
        Status.VAGUE: "含糊",
        Status.BLANK: "待填",
        Status.MISSING: "缺失",
        Status.NOT_APPLICABLE: "不适用",
    }
)
SEVERITIES: Mapping[Severity, str] = MappingProxyType({Severity.HIGH: "高", Severity.MEDIUM: "中", Severity.LOW: "低"})
_OPEN = {ElementStatus.VAGUE: "含糊", ElementStatus.BLANK: "待填", ElementStatus.ABSENT: "—"}


def figure_text(figure: Figure | None) -> str:
    """Return what a cell says of a value: as the draft writes it, else how it stands; "" for no draft."""
    if figure is None:
        return ""
    status = ElementStatus(figure.status)
    return figure.text if status is ElementStatus.SPECIFIC else _OPEN[status]


def number(value: float) -> str:
    """Return a number as short as it can be written: 30, 7.5, 5,400."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def aside() -> str:
    """Say what is marked as standing out."""
    return (
        "偏离多数草案的数值：同一单位至少有五份时，落在四分位距 1.5 倍之外（Tukey 界限）。"
        "工作日按 7/5 个自然日折算；单价只比较按席按月计的。"
    )
