"""What a reader is told of a loose expression: what is missing here, and words to put in its place."""

from __future__ import annotations

from csreview.model import VagueTerm

_MISSING = {
    "TIME": ("在多久之内“{next}”", "具体的时限"),
    "FREQ": ("多久“{next}”一次", "多久一次、每次何时"),
    "DEG": ("“{next}”到什么程度、幅度多大", "程度或幅度的数值"),
    "QTY": ("“{next}”多少", "具体的数量"),
    "OPEN": ("范围到哪里为止", "范围到哪里为止"),
    "DEFER": ("谈不拢时按什么执行", "谈不拢时按什么执行"),
    "DISCR": ("依什么条件“{next}”、对方能否异议", "由谁、依什么条件决定"),
    "ACTOR": ("由谁“{next}”、做到哪一步", "由谁做、做到哪一步、何时做完"),
    "MODAL": ("“{next}”要达到什么结果", "必须达到的结果"),
    "REF": ("指哪一份文件、哪一条", "指哪一份文件、哪一条"),
    "QUAL": ("“{next}”用什么指标衡量", "用什么指标衡量"),
    "COND": ("什么情形才算、由谁认定", "什么情形才算、由谁认定"),
    "OTHER": ("可以核对的时间、数量、标准或认定人", "可以核对的时间、数量、标准或认定人"),
}
"""By category: which element is missing, with and without the action that follows the words."""


def message(quote: str, term: VagueTerm, action: str) -> str:
    """Return why the quoted words cannot be enforced where they stand; `action` is what follows them, or ""."""
    with_action, alone = _MISSING[term.category]
    missing = with_action.replace("{next}", action) if action else alone
    return f"“{quote}”过于含糊：{term.why}。这里没有写明{missing}。"


def remedy(term: VagueTerm, action: str, clarified: str) -> str:
    """Return what to write; `clarified` is what another clause says of the same in numbers, or ""."""
    advice = term.rewrite.replace("{next}", action) if action and term.rewrite else term.write
    return f"另有一处写有数值（“{clarified}”），可改为引用该处；或{advice}。" if clarified else f"{advice}。"
