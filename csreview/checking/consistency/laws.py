"""repealed-law: a law is cited that is no longer in force."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words, at
from csreview.checking.passages import Passages
from csreview.model import Severity

# Repealed with effect from 2021-01-01 by article 1260 of the Civil Code, and by later laws; read on 2026-11-22.
_REPEALED = (
    ("合同法", "2021年1月1日", "《中华人民共和国民法典》合同编"),
    ("民法通则", "2021年1月1日", "《中华人民共和国民法典》"),
    ("民法总则", "2021年1月1日", "《中华人民共和国民法典》总则编"),
    ("物权法", "2021年1月1日", "《中华人民共和国民法典》物权编"),
    ("担保法", "2021年1月1日", "《中华人民共和国民法典》"),
    ("侵权责任法", "2021年1月1日", "《中华人民共和国民法典》侵权责任编"),
    ("增值税暂行条例", "2026年1月1日", "《中华人民共和国增值税法》"),
)
_CITED = re.compile(
    r"(?:《(?:中华人民共和国)?|中华人民共和国|(?:根据|依据|依照|按照|遵守|适用|违反)(?:我国)?)"
    rf"(?P<law>{'|'.join(name for name, _, _ in _REPEALED)})(?!律|典|学|院)(?:》)?"
)
_HISTORY = re.compile(r"原$|(?:已)?废止的$|失效的$")


def repealed_law(passages: Passages) -> Iterator[Candidate]:
    """Yield each citation of a repealed law, with the law in its place."""
    facts = {name: (since, instead) for name, since, instead in _REPEALED}
    for passage in passages.having(_CITED, recitals=True):
        for match in _CITED.finditer(passage.text):
            if _HISTORY.search(passage.text[: match.start()]):
                continue
            since, instead = facts[match["law"]]
            words = Words(f"《{match['law']}》自{since}起已废止，不能再作为依据。", f"改为{instead}，并核对所引条号。")
            yield at("repealed-law", Severity.MEDIUM, passage, match.span(), words)
