"""Why a verdict fell as it did, for the curious: passages considered, words that matched, elements, rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from csreview.checking.grounds import TopicPlace
from csreview.checking.phrasing import phrasing_of
from csreview.checking.requirements import Verdict
from csreview.language.quantities import QuantityKind
from csreview.model import Agreement, Clause, ElementOutcome, ElementStatus, Status

_STATUS = {
    Status.MET: "已约定",
    Status.PARTIAL: "不完整",
    Status.VAGUE: "含糊",
    Status.BLANK: "待填",
    Status.MISSING: "缺失",
    Status.NOT_APPLICABLE: "不适用",
}
_SLOT = re.compile(r"⟨(?P<blank>blank-?)?(?P<kind>[a-z]*)⟩")
_KINDS: dict[str, str] = {
    QuantityKind.DURATION: "时长",
    QuantityKind.PERCENT: "比率",
    QuantityKind.MONEY: "金额",
    QuantityKind.COUNT: "数量",
    QuantityKind.DATE: "日期",
    QuantityKind.DAY: "每期某日",
    QuantityKind.CLOCK: "时段",
    QuantityKind.TIME: "时刻",
    QuantityKind.PHONE: "电话",
    QuantityKind.EMAIL: "邮箱",
    QuantityKind.CODE: "代码",
    QuantityKind.ACCOUNT: "账号",
    QuantityKind.ANNEX: "附件",
    QuantityKind.ARTICLE: "条款号",
}
_ELEMENT = {
    ElementStatus.SPECIFIC: "已写明",
    ElementStatus.VAGUE: "只有含糊或推迟的表述",
    ElementStatus.BLANK: "留空",
    ElementStatus.ABSENT: "没有找到",
}
_RULE = {
    Status.MET: "每个必需要素（同组任选其一）都已写明。",
    Status.PARTIAL: "必需要素有的写明，有的没有。",
    Status.VAGUE: "谈到了此事，但没有一个必需要素写明。",
    Status.BLANK: "有必需要素留了空白。",
    Status.MISSING: "全文没有一处规定此事。",
    Status.NOT_APPLICABLE: "适用条件不成立。",
}


def explain(verdict: Verdict, agreement: Agreement) -> str:
    """Return the trace of a verdict as Chinese text, line by line."""
    return "\n".join(_lines(verdict, agreement))


def _lines(verdict: Verdict, agreement: Agreement) -> Iterator[str]:
    requirement, fit = verdict.requirement, phrasing_of(agreement).fit
    yield f"{requirement.id}  {fit(requirement.title)}：{_STATUS[verdict.status]}"
    yield f"要求：{fit(requirement.asks)}"
    if verdict.why_not:
        yield f"适用条件“{requirement.applies}”不成立：{verdict.why_not}"
    yield f"涉及此事的文字：{len(verdict.places)} 处"
    for place in verdict.places:
        yield f"  {_place(place, agreement)}"
    yield "要素："
    yield from (f"  {_element(replace(outcome, name=fit(outcome.name)))}" for outcome in verdict.elements)
    if verdict.by_cues:
        yield "  以上要素并非逐一认出：整句的用词与写明的约定相同，按已写明看待"
    yield f"结论：{_STATUS[verdict.status]}。{_RULE[verdict.status]}"


def _place(place: TopicPlace, agreement: Agreement) -> str:
    passage = place.passage
    clause = agreement.clause(passage.clause.id)
    words = passage.place(place.hit.start, place.hit.end).cut(clause.text)
    sentence = passage.span.cut(clause.text).strip()
    shown = sentence if len(sentence) <= 90 else sentence[:88] + "…"
    return f"{_numbered(agreement, clause) or clause.title or '（无编号）'}：“{shown}”，因{_why(place, words.strip())}"


def _numbered(agreement: Agreement, clause: Clause) -> str:
    """The numbers of a clause and of those above it: 第二条 3."""
    own = clause.label.strip(" 、.．")
    return f"{_numbered(agreement, agreement.clause(clause.parent))} {own}".strip() if clause.parent else own


def _why(place: TopicPlace, words: str) -> str:
    if place.cues:
        return f"弱线索“{'”“'.join(map(_told, place.cues))}”等（合计过线）"
    return f"“{words}”{'（弱线索，凭标题）' if place.weak else ''}"


def _told(cue: str) -> str:
    """在⟨duration⟩ as a person says it: 在〈时长〉."""
    return _SLOT.sub(lambda match: f"〈{'待填' if match['blank'] else ''}{_KINDS.get(match['kind'], '')}〉", cue)


def _element(outcome: ElementOutcome) -> str:
    needed = "必需" if outcome.required else "加分"
    quote = f"：“{outcome.evidence.quote}”" if outcome.evidence else ""
    return f"[{needed}] {outcome.name}——{outcome.fault or _ELEMENT[outcome.status]}{quote}"
