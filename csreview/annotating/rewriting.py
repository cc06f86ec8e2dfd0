"""Puts words in the place of others as tracked changes, where Word allows it without touching anything else."""

from __future__ import annotations

from collections.abc import Sequence

from csreview.annotating.atoms import Atom, Atoms
from csreview.annotating.body import Body
from csreview.annotating.revisions import Revisions
from csreview.annotating.xml import Element, is_locked, local_name
from csreview.model import Part, Span

_AROUND = frozenset({"hyperlink", "smartTag", "customXml", "dir", "bdo", "fldSimple", "sdt", "sdtContent", "ins"})
"""What may stand around a run in whose midst a change may be recorded; moved text, ruby and equations are left alone."""
_IN_RUN = frozenset({"t", "tab", "br", "cr", "noBreakHyphen", "sym"})
_UNSHOWN = frozenset({"rPr", "lastRenderedPageBreak"})


class Rewriter:
    """Changes the text of a body's blocks; each stretch at most once."""

    def __init__(self, body: Body, revisions: Revisions) -> None:
        self._body = body
        self._tag = body.tag
        self._revisions = revisions
        self._done: list[tuple[int, Span]] = []

    def replace(self, block: int, span: Span, text: str) -> bool:
        """Record `span` of a block's text as taken out and `text` as put in; False, and no change, where that is not
        possible without touching something else: a field's code, a note's mark, moved text, a locked control."""
        atoms = self._atoms(block)
        if atoms is None or any(number == block and _touch(span, other) for number, other in self._done):
            return False
        if span:
            atoms.part_before(span.start)
        atoms.part_after(span.end)
        covered = [atom for atom in atoms.all if atom.start < span.end and span.start < atom.end]
        before = atoms.before(span.end)
        beside = covered or ([before] if before is not None else [])
        if not self._is_free(beside, None if covered else span.end) or (covered and not _fills(covered, span)):
            return False
        self._done.append((block, span))
        runs = list(dict.fromkeys(atom.first.getparent() for atom in beside))
        last = [self._revisions.delete(run) for run in runs][-1] if covered else runs[-1]
        self._insert_after(last, text, runs[-1])
        return True

    def _atoms(self, block: int) -> Atoms | None:
        return self._body.atoms.get(block) if self._body.blocks[block].part is Part.BODY else None

    def _is_free(self, atoms: Sequence[Atom], point: int | None) -> bool:
        """Tell whether all atoms stand in runs of one paragraph that hold nothing else; at a point, end there."""
        if not atoms or any(not self._is_plain(atom) for atom in atoms):
            return False
        if point is not None:
            return atoms[-1].end == point
        own = {atom.first for atom in atoms}
        runs = {atom.first.getparent() for atom in atoms}
        inside = (child for run in runs for child in run)
        return len({self._paragraph(run) for run in runs}) == 1 and all(
            child in own or local_name(child) in _UNSHOWN for child in inside
        )

    def _is_plain(self, atom: Atom) -> bool:
        run = atom.first.getparent()
        if atom.first is not atom.last or local_name(atom.first) not in _IN_RUN or local_name(run) != "r":
            return False
        around = list(run.iterancestors())
        inner = around[: around.index(self._paragraph(run))]
        names = [local_name(element) for element in inner]
        nested = "ins" in names[1:]  # one insertion cannot hold another: it would have to be parted higher up
        return not nested and set(names) <= _AROUND and not is_locked(run)

    def _insert_after(self, node: Element, text: str, like: Element) -> None:
        around = node.getparent()
        if local_name(around) == "ins":
            self._revisions.split(around, node)
            node = around
        node.addnext(self._revisions.inserted(self._revisions.run(text, like.find(f"{self._tag}rPr"))))

    def _paragraph(self, element: Element) -> Element:
        return next(element.iterancestors(f"{self._tag}p"))


def _touch(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _fills(atoms: Sequence[Atom], span: Span) -> bool:
    """Tell whether atoms show exactly a span: what cannot be divided is never taken out for a part of it."""
    return (atoms[0].start, atoms[-1].end) == (span.start, span.end)
