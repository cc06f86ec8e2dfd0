"""The checklist written down for people: every requirement, for both sides, as one Markdown page."""

from __future__ import annotations

from collections.abc import Iterator

from csreview.model import Advice, Checklist, Need, Requirement, Side

_SIDES = {Side.MERCHANT: "商家方", Side.VENDOR: "服务商方"}
_NEEDS = {Need.REQUIRED: "必备", Need.RECOMMENDED: "建议", Need.OPTIONAL: "可选"}


def to_catalogue(checklist: Checklist) -> str:
    """Return the catalogue of a checklist as Markdown."""
    return "\n".join(_page(checklist)) + "\n"


def described(requirement: Requirement) -> Iterator[str]:
    """Yield the lines that describe one requirement, as Markdown."""
    yield f"### {requirement.title}"
    yield ""
    yield f"`{requirement.id}` {requirement.asks.rstrip('。')}。"
    yield ""
    yield f"要素：{'、'.join(_element_names(requirement))}。"
    yield ""
    yield "| 立场 | 需要 | 理由 | 建议 |"
    yield "|---|---|---|---|"
    for side, advice in requirement.advice.items():
        yield f"| {_SIDES[side]} | {_NEEDS[advice.need]} | {_cell(advice.why)} | {_cell(advice.remedy)} |"
    yield ""
    for side, advice in requirement.advice.items():
        yield from _wording(side, advice)
    cited = "；".join(f"{a.cite}{'' if a.verified else '（未核验）'}" for a in requirement.authority)
    if cited:
        yield f"依据：{cited}。"
        yield ""


def _page(checklist: Checklist) -> Iterator[str]:
    yield f"# {checklist.title}"
    yield ""
    yield f"清单 `{checklist.id}`，版本 {checklist.version}，共 {len(checklist.requirements)} 项。* 为必需要素。"
    yield ""
    for section in checklist.sections:
        members = [r for r in checklist.requirements if r.section == section.id]
        yield f"## {section.title}（{len(members)} 项）"
        yield ""
        for requirement in members:
            yield from described(requirement)


def _element_names(requirement: Requirement) -> Iterator[str]:
    for element in requirement.elements:
        choice = f"（{element.group} 组任选其一）" if element.group else ""
        yield f"{element.name}{'*' if element.required else ''}{choice}"


def _wording(side: Side, advice: Advice) -> Iterator[str]:
    yield f"> {_SIDES[side]}示范：{_cell(advice.wording)}"
    yield ""


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
