"""Reviews of Word files for tests: real ones, and synthetic ones with findings at given spans."""

from __future__ import annotations

import functools
from pathlib import Path

from csreview import pipeline
from csreview.model import (
    Agreement,
    Checklist,
    Clause,
    Finding,
    Kind,
    Piece,
    Review,
    Role,
    Severity,
    Side,
    Span,
)
from csreview.reading import read_traced
from csreview.reading.word import read_word


@functools.lru_cache(maxsize=8)
def reviewed(path: Path, side: Side = Side.MERCHANT, date: str = ""):
    """The review of a Word file, and its bytes."""
    draft, data = read_traced(path)
    reviewer = pipeline.Reviewer(date=date)
    return reviewer.review(reviewer.prepare(draft), side), data


def with_findings(data: bytes, spans, date: str = "") -> Review:
    """A review with a finding at each (block, start, end); every block is a clause of its own."""
    draft = read_word(data, "draft.docx", traced=True)
    clauses = tuple(clause(index, block) for index, block in enumerate(draft.blocks))
    findings = tuple(finding(n, clauses[index], Span(start, end)) for n, (index, start, end) in enumerate(spans))
    agreement = Agreement(draft, "", clauses)
    return Review(agreement, Checklist("c", "c", "1", (), (), ()), Side.MERCHANT, date, "draft", (), findings)


def clause(index, block):
    whole = Span(0, len(block.text))
    return Clause(f"c{index}", None, "", "", Role.BODY, block.text, pieces=(Piece(index, whole, whole),))


def finding(number, clause, span):
    severity = list(Severity)[number % 3]
    quote = span.cut(clause.text)
    return Finding(f"f{number}", Kind.VAGUE, "r", severity, clause.id, span, quote, f"第{number}处", f"改第{number}处")


def shown(data: bytes):
    """All that a person reads in a Word file, with labels, places and revisions, other than comments."""
    # An empty paragraph is read only where it holds something, such as a comment.
    blocks = [b for b in read_word(data, "draft.docx").blocks if b.text or b.label or b.cell or b.revisions]
    return [(b.text, b.label, b.part, b.cell, b.heading, b.style, b.blanks, b.revisions, b.source) for b in blocks]


def looks(data: bytes):
    """How each character looks."""
    blocks = read_word(data, "draft.docx").blocks
    return [[(f.span, f.bold, f.italic, f.underline, f.hidden) for f in b.formats] for b in blocks if b.formats]
