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
    r"(?P<cited>《(?:中华人民共和国)?|中华人民共和国|(?<=根据)|(?<=依据)|(?<=依照)|(?<=按照)|(?<=参照)|(?<=遵守)|(?<=适用)|(?<=违反)|(?<=我国)|(?<=符合)|(?<=执行)|(?<=按)|(?<=依)|(?<=及)|(?<=、)|(?<=和))"
    rf"(?P<law>{'|'.join(name for name, _, _ in _REPEALED)})(?!律|典|学|院|草案)(?:》)?"
)
_HISTORY = re.compile(
    r"原$|(?:已)?废止的$|失效的$|当时(?:有效|施行|适用)的$|(?:订立|签订|签署|履行)于?(?:20[01]\d|2020)年[^。;]{0,16}$"
)
_SUPERSEDED = re.compile(
    r"[^。;]{0,12}(?:已(?:于|经|被)?[^。;]{0,12}(?:废止|失效|取代|替代)|被[^。;]{0,8}(?:取代|替代|废止))"
)


def repealed_law(passages: Passages) -> Iterator[Candidate]:
    """Yield each citation of a repealed law, with the law in its place."""
    facts = {name: (since, instead) for name, since, instead in _REPEALED}
    for passage in passages.having(_CITED, recitals=True):
        for match in _CITED.finditer(passage.text):
            of_the_past = _HISTORY.search(passage.text[: match.start()]) or _SUPERSEDED.match(passage.text, match.end())
            if of_the_past:
                continue
            since, instead = facts[match["law"]]
            words = Words(f"《{match['law']}》自{since}起已废止，不能再作为依据。", f"改为{instead}，并核对所引条号。")
            yield at("repealed-law", Severity.MEDIUM, passage, match.span(), words)
