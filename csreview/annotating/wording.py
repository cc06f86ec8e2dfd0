"""What a comment says: severity first, then the message, where an absence belongs, remedy and authority."""

from __future__ import annotations

from collections.abc import Iterator

from csreview.annotating.placing import Placed
from csreview.language.citing import cited
from csreview.model import Clause, Outcome, Part, Severity

_SEVERITIES = {Severity.HIGH: "高", Severity.MEDIUM: "中", Severity.LOW: "低"}
_PARTS = {
    Part.HEADER: "页眉", Part.FOOTER: "页脚", Part.FOOTNOTE: "脚注", Part.ENDNOTE: "尾注", Part.TEXT_BOX: "文本框",
    Part.BODY: "嵌入的文件",
}  # fmt: skip
_LONGEST_NAME = 20


def lines(placed: Placed, outcome: Outcome | None, wording: str = "") -> Iterator[str]:
    """Yield the paragraphs of the comment on a finding; `outcome` is that of its requirement, `wording` the model
    wording to tell of."""
    finding = placed.finding
    doubt = "" if finding.certain else "（供复核）"
    yield f"【{_SEVERITIES[finding.severity]}】{finding.message}{doubt}"
    if placed.elsewhere is not None:
        yield f"{_PARTS[placed.elsewhere]}中的原文：“{finding.quote}”"
    if placed.follows is not None and finding.clause is None:
        yield f"位置：宜补在{_name(placed.follows)}之后。"
    if finding.remedy:
        yield f"建议：{finding.remedy}"
    if wording:
        yield f"示范条款：{wording}"
    if outcome is not None and outcome.authority:
        yield f"依据：{cited(outcome.authority)}"


def _name(clause: Clause) -> str:
    title = clause.title if len(clause.title) <= _LONGEST_NAME else clause.title[:_LONGEST_NAME] + "…"
    return "".join(part for part in (clause.label.strip(), f"“{title}”" if title else "") if part) or "此处"
