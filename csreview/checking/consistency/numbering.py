"""clause-numbering: numbers repeated, skipped or going backwards, typed or automatic, in body and in each annex."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words, candidate, numerals, opening, shape
from csreview.checking.passages import Passages
from csreview.language.numerals import number
from csreview.model import Clause, Role, Severity, Span

_NUMBERED = frozenset({Role.BODY, Role.DEFINITIONS, Role.ANNEX})
_INLINE = re.compile(
    r"\((?<![^:;,。、]\()(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})\)|(?P<c>[①-⑳])|(?:^|(?<=[:;]))(?P<d>\d{1,2})[.、](?!\d)"
)
_MARK = re.compile(r"[(①-⑳:;](?:(?<![:;])|\d{1,2}[.、])")
_LEAST = 3


def clause_numbering(passages: Passages) -> Iterator[Candidate]:
    """Yield each clause whose number does not follow on the one before it among its siblings."""
    present = _present(passages)
    for (group, _), siblings in _sequences(passages).items():
        misnumbered = _misnumbered([number for number, _ in siblings])
        before = siblings[0]
        for n, (current, clause) in enumerate(siblings[1:], 1):
            previous, other = before
            before = (previous + 1 if n in misnumbered else current, clause)
            broken = current <= previous or not set(range(previous + 1, current)) <= present[group]
            if n in misnumbered or (current not in {previous + 1, 1} and broken):
                yield from _told(clause, other, previous, current)


def _sequences(passages: Passages) -> dict[tuple[str | None, str], list[tuple[int, Clause]]]:
    """The numbered clauses, those of one sequence together: of one group and one shape of number."""
    found: dict[tuple[str | None, str], list[tuple[int, Clause]]] = {}
    for clause in passages.agreement.clauses:
        numbers = numerals(clause.label)
        if clause.role in _NUMBERED and numbers:
            found.setdefault((_group(clause), shape(clause.label)), []).append((numbers[-1], clause))
    return found


def _misnumbered(numbers: Sequence[int]) -> set[int]:
    """Which of the numbers are typed wrong: where all around them goes on as if the right one stood there (14, 12, 16)."""
    inner = range(1, len(numbers) - 1)
    return {
        n
        for n in inner
        if numbers[n + 1] == numbers[n - 1] + 2 and (1 < numbers[n] < numbers[n - 1] or numbers[n] > numbers[n + 1])
    }


def _group(clause: Clause) -> str | None:
    """Siblings: clauses below the same parent; articles are numbered through the whole body."""
    return clause.parent if clause.depth > 1 or clause.role is Role.ANNEX else None


def _present(passages: Passages) -> dict[str | None, set[int]]:
    """The numbers among the siblings of each group, whatever their marks: 2、 3） 4． is one sequence. Where 3.1 stands, an
    article 3 does, however it is headed."""
    found: dict[str | None, set[int]] = {}
    for clause in passages.agreement.clauses:
        if clause.role in _NUMBERED:
            numbers = numerals(clause.label)
            found.setdefault(_group(clause), set()).update(numbers[-1:])
            if len(numbers) > 1 and clause.role is not Role.ANNEX:
                found.setdefault(None, set()).add(numbers[0])
    return found


def _told(clause: Clause, before: Clause, previous: int, current: int) -> Iterator[Candidate]:
    if not clause.text.strip():
        return
    if current == previous:
        what = f"编号“{clause.label}”重复出现，别处引用时不知指哪一条"
    elif current > previous:
        what = f"编号由“{before.label}”跳到“{clause.label}”，中间可能漏了条款"
    else:
        what = f"“{clause.label}”排在“{before.label}”之后，编号倒退"
    severity = Severity.MEDIUM if clause.depth == 1 else Severity.LOW
    remedy = "重新编号，并核对全文对各条的引用；如有删去的条款，确认是否应恢复。"
    yield candidate("clause-numbering", severity, clause, opening(clause), Words(f"{what}。", remedy))


def inline_numbering(passages: Passages) -> Iterator[Candidate]:
    """Yield each item within a sentence, （1）…（2）…（4）…, whose number does not follow on the one before it."""
    for clause in passages.agreement.clauses:
        text = passages.folded[clause.id]
        if clause.role in _NUMBERED and len(_MARK.findall(text)) >= _LEAST:
            found = [(_number(match), match) for match in _INLINE.finditer(text)]
            numbers = [value for value, _ in found]
            if len(numbers) < _LEAST or numbers[0] != 1:
                continue
            for (previous, before), (current, match) in itertools.pairwise(found):
                if current not in {previous + 1, 1}:
                    words = Words(
                        f"列举的编号由“{before.group()}”到“{match.group()}”不连续，可能漏了一项，也可能编号写错。",
                        "补上缺的一项或重新编号，并核对别处对这几项的引用。",
                    )
                    yield candidate("clause-numbering", Severity.LOW, clause, Span(*match.span()), words)


def _number(match: re.Match[str]) -> int:
    if match["c"]:
        return ord(match["c"]) - ord("①") + 1
    value = number(match["n"] or match["d"])
    return int(value) if value is not None else 0
