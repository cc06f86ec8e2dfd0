"""What the checks of consistency say of a draft: (check, quote) for each of the places of a finding."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from csreview.checking.consistency import contradictions
from tests.drafts import passages

LONG = "第一条 服务\n1. 乙方提供在线客服。\n2. 语言为普通话。\n第二条 费用\n1. 每月4,300元。\n第三条 期限\n一年。\n"
_START = "第一条 服务\n乙方提供在线客服。\n第二条 其他事项\n"


def found(text: str, *, bare: bool = False) -> list[tuple[str, str]]:
    """The findings of a draft; one clause's text is put below a short agreement unless it is a whole draft (bare)."""
    whole = text.startswith("甲方：")
    read = passages(
        text if bare or text.startswith(("第一条", "甲方", "统一", "根据", "一、")) else _START + text, head=not whole
    )
    clauses = {clause.id: clause for clause in read.agreement.clauses}
    told = [c for c in contradictions(read) if c.span]
    places = [(c.rule, place) for c in told for place in ((c.clause or "", c.span), c.other) if place is not None]
    return [(rule.removeprefix("consistency."), span.cut(clauses[clause].text)) for rule, (clause, span) in places]


def tests_of(
    speak: Sequence[tuple[str, str, str]], silent: Sequence[str]
) -> tuple[Callable[..., None], Callable[..., None]]:
    """The two tests of a file: each (check, text, quote) is told at that place, and of the silent texts nothing is."""

    @pytest.mark.parametrize(("check", "text", "quote"), speak)
    def speaks(check: str, text: str, quote: str) -> None:
        assert any(rule == check and quote in words for rule, words in found(text)), found(text)

    @pytest.mark.parametrize("text", silent)
    def is_silent(text: str) -> None:
        assert found(text) == []

    return speaks, is_silent


tests_of.__test__ = False  # type: ignore[attr-defined]  # it makes tests and is none
