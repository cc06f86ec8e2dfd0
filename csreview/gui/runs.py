"""A block's text cut into stretches that look alike. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass

from csreview.model import Block, Format, Revision, RevisionKind, Span

_ADDED = (RevisionKind.INSERTED, RevisionKind.MOVED_HERE)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a block that looks alike. A removed stretch has an empty span where it stood, and its text."""

    span: Span
    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    hidden: bool = False
    added: Revision | None = None
    removed: Revision | None = None


def runs(block: Block, *, revisions: bool) -> tuple[Run, ...]:
    """Cut a block's text wherever its look changes; with `revisions`, what was removed stands in its place.

    The runs that are not removed, joined, are the block's text.
    """
    added = [r for r in block.revisions if r.kind in _ADDED] if revisions else []
    removed = [r for r in block.revisions if r.kind not in _ADDED and r.text] if revisions else []
    cuts = sorted(_cuts(block, added, removed))
    made: list[Run] = []
    for number, start in enumerate(cuts):
        made += [Run(Span(start, start), r.text, removed=r) for r in removed if _at(r, block) == start]
        if number + 1 < len(cuts):
            made.append(_run(block, Span(start, cuts[number + 1]), added))
    return tuple(made)


def _cuts(block: Block, added: list[Revision], removed: list[Revision]) -> set[int]:
    length = len(block.text)
    spans = [f.span for f in block.formats] + [r.span for r in added] + list(block.blanks)
    edges = {edge for span in spans for edge in (span.start, span.end)}
    return {min(edge, length) for edge in edges} | {_at(r, block) for r in removed} | {0, length}


def _at(revision: Revision, block: Block) -> int:
    return min(revision.span.start, len(block.text))


def _run(block: Block, span: Span, added: list[Revision]) -> Run:
    looks = [f for f in block.formats if f.span.overlaps(span)]
    return Run(
        span,
        span.cut(block.text),
        bold=_any(looks, "bold"),
        italic=_any(looks, "italic"),
        underline=_any(looks, "underline") or any(b.overlaps(span) for b in block.blanks),
        hidden=_any(looks, "hidden"),
        added=next((r for r in added if r.span.overlaps(span)), None),
    )


def _any(looks: list[Format], name: str) -> bool:
    return any(getattr(look, name) for look in looks)
