"""Damages sound drafts, one requirement at a time, and tells whether the review notices. Run: python -m tests.mutate

For each requirement that a sound draft meets: the passages that regulate it are removed; a value that it rests on is left
blank, or replaced by 及时 or 另行约定. The requirement must no longer be met, and no requirement whose evidence lies
elsewhere may change. Prints a table; exit status 1 below the floor.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from csreview import pipeline, places
from csreview.checking.passages import Passage, Passages, cut
from csreview.checking.requirements import Verdict, judge, rests_on_value
from csreview.language.quantities import QuantityKind
from csreview.model import Agreement, Checklist, Draft, Span, Status

FLOOR = 0.95
ALSO = Path(__file__).parent / "cases" / "sound" / "also.tsv"
_NUMBER = re.compile(r"\d[\d,.]*|[零一二两三四五六七八九十百千万]+")
_NTH_DAY = re.compile(r"第\d+[日天]")
_SHOWN = 12


@dataclass(frozen=True)
class Edit:
    """A stretch of a clause's text to be replaced."""

    clause: str
    span: Span
    text: str


def drafts() -> list[Draft]:
    """The sound drafts: the sample, and those under tests/cases/sound."""
    texts = sorted((Path(__file__).parent / "cases" / "sound").glob("*.txt"))
    sample = pipeline.read(places.resources() / "samples" / "样例-完善草案.docx")
    return [sample, *(pipeline.read(path) for path in texts)]


def edited(agreement: Agreement, edits: Sequence[Edit]) -> Draft:
    """The draft with the edits made in its blocks."""
    blocks = list(agreement.draft.blocks)
    for edit in sorted(edits, key=lambda e: (e.clause, -e.span.start)):
        for piece in reversed(agreement.clause(edit.clause).pieces):
            start, end = max(edit.span.start, piece.clause.start), min(edit.span.end, piece.clause.end)
            if start >= end:
                continue
            at = piece.block.start + start - piece.clause.start
            block = blocks[piece.block_index]
            text = block.text[:at] + (edit.text if start == edit.span.start else "") + block.text[at + end - start :]
            blocks[piece.block_index] = replace(block, text=text, formats=(), blanks=(), revisions=(), comments=())
    return replace(agreement.draft, blocks=tuple(blocks))


class Reviewed:
    """A draft with its verdicts."""

    def __init__(self, draft: Draft, checklist: Checklist) -> None:
        self.agreement = pipeline.segment(draft)
        self.passages: Passages = cut(self.agreement, pipeline.vocabulary())
        grounds = pipeline.grounds_of(self.passages, checklist)
        self.verdicts: dict[str, Verdict] = {r.id: judge(r, grounds) for r in checklist.requirements}


def regulated_also(draft: str) -> dict[str, list[str]]:
    """By requirement, words of the passages of a draft that regulate it too, though its verdict does not name them."""
    found: dict[str, list[str]] = {}
    for line in ALSO.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, identifier, words = line.split("\t")
            if name == draft:
                found.setdefault(identifier, []).append(words)
    return found


def regulating(verdict: Verdict, passages: Passages, also: Sequence[str]) -> list[Passage]:
    """The passages that regulate the requirement; `also`: words of those that its verdict does not name."""
    numbers = {place.passage.number for place in verdict.places}
    for passage in passages.all if also else ():
        text = passage.span.cut(passage.clause.text)
        if any(words in text for words in also):
            numbers.add(passage.number)
    return [passages.all[number] for number in sorted(numbers)]


def removal(found: Sequence[Passage]) -> list[Edit]:
    """These passages taken out."""
    return [Edit(passage.clause.id, passage.span, "") for passage in found]


def values(reviewed: Reviewed, verdict: Verdict, found: Sequence[Passage]) -> Iterator[tuple[Passage, Span]]:
    """The values in the passages found to regulate the requirement or that its elements rest on, with their places."""
    clauses = {e.evidence.clause for e in verdict.elements if e.evidence}
    spans = [e.evidence for e in verdict.elements if e.evidence]
    numbers = {passage.number for passage in found}
    for passage in reviewed.passages.all:
        near = passage.clause.id in clauses and any(
            e.clause == passage.clause.id and e.span.overlaps(passage.span) for e in spans
        )
        if passage.number in numbers or near:
            for index, quantity in passage.reading.slots.items():
                if quantity.kind in _BLANKABLE:
                    yield passage, passage.place(index, index + 1)
            for match in _NTH_DAY.finditer(passage.text):
                yield passage, passage.place(match.start(), match.end())


_WHOLE = {QuantityKind.DATE, QuantityKind.CLOCK, QuantityKind.TIME, QuantityKind.DAY}
_BLANKABLE = {QuantityKind.DURATION, QuantityKind.PERCENT, QuantityKind.MONEY, QuantityKind.COUNT, *_WHOLE}


def blanked(text: str) -> str:
    """A value with a line where its number stood."""
    return "____" if re.search(r"[:：月日周]|年\d", text) else _NUMBER.sub("____", text, count=1)


def replacements(reviewed: Reviewed, verdict: Verdict, found: Sequence[Passage]) -> Iterator[tuple[str, list[Edit]]]:
    """Each way to spoil the values of a requirement, all of them at once."""
    places = list(dict.fromkeys((p.clause.id, span) for p, span in values(reviewed, verdict, found)))
    if not places or not rests_on_value(verdict.requirement):
        return
    texts = {c.id: c.text for c in reviewed.agreement.clauses}
    yield "blanked", [Edit(c, s, blanked(s.cut(texts[c]))) for c, s in places]
    yield "及时", [Edit(c, s, "及时") for c, s in places]
    yield "另行约定", [Edit(c, s, "另行约定") for c, s in places]


def run(draft: Draft, checklist: Checklist, table: Counter[tuple[str, bool]], notes: list[str]) -> None:
    """Make every mutation of one draft; count what was noticed and what changed elsewhere."""
    before = Reviewed(draft, checklist)
    also = regulated_also(draft.name)
    for identifier, verdict in before.verdicts.items():
        if verdict.status is not Status.MET or not verdict.places:
            continue
        found = regulating(verdict, before.passages, also.get(identifier, []))
        for kind, edits in [("removed", removal(found)), *replacements(before, verdict, found)]:
            after = Reviewed(edited(before.agreement, edits), checklist)
            noticed = after.verdicts[identifier].status is not Status.MET
            table[kind, noticed] += 1
            if not noticed:
                notes.append(f"{draft.name}: {identifier} {kind}: still met")
            touched = {edit.clause for edit in edits}
            for other, old in before.verdicts.items():
                elsewhere = old.evidence and not {e.clause for e in old.evidence} & touched
                if other != identifier and elsewhere:
                    same = after.verdicts[other].status is old.status
                    table["elsewhere", same] += 1
                    if not same:
                        notes.append(
                            f"{draft.name}: {identifier} {kind}: {other} became {after.verdicts[other].status}"
                        )


def main() -> int:
    """Print the table and what went unnoticed; return 1 below the floor."""
    checklist = pipeline.load()
    table: Counter[tuple[str, bool]] = Counter()
    notes: list[str] = []
    for draft in drafts():
        run(draft, checklist, table, notes)
    print("\n".join(notes))
    low = False
    for kind in dict.fromkeys(kind for kind, _ in table):
        good, bad = table[kind, True], table[kind, False]
        print(f"{kind:>{_SHOWN}} {good / (good + bad):7.1%}  {good} of {good + bad}")
        low = low or good / (good + bad) < FLOOR
    return int(low)


if __name__ == "__main__":
    sys.exit(main())
