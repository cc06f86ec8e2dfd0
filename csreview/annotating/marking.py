"""Sets the marks of comments into the main part of a Word file: where each begins and ends, and its reference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from csreview.annotating.atoms import Atom
from csreview.annotating.body import Body
from csreview.annotating.xml import Element
from csreview.model import Part

_SMALL = "16"
"""Half points: the size of Word's own style for references, too small to make any line higher."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a comment stands: from `start` in the text of a block to `end` in that of the same or a later block.

    Blocks are counted as the draft's. An empty place is a point. In a text box, where Word shows no comments
    ([MS-OI29500] 2.1.315 c), it is the point after the box.
    """

    block: int
    start: int
    last: int
    end: int

    @property
    def order(self) -> tuple[int, int, int, int]:
        """Sorts places as a reader meets them, the one around others first."""
        return self.block, self.start, -self.last, -self.end

    @property
    def is_point(self) -> bool:
        """Tell whether it covers no text."""
        return (self.block, self.start) == (self.last, self.end)


class Marker:
    """Marks places in the main part of a file."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._tag = body.tag
        self._blocks = body.blocks
        self._atoms = body.atoms

    def mark(self, places: Sequence[Place], identifiers: Sequence[int]) -> None:
        """Mark each place as that of the comment of that id. Neither text nor look of the draft changes."""
        for place in places:
            self._part(place)
        shown = {element for atoms in self._atoms.values() for a in atoms.all for element in (a.first, a.last)}
        found = list(zip(places, identifiers, strict=True))
        # What is set last stands closest: points, of which the first is to come first, behind the ends of ranges.
        for place, identifier in reversed([each for each in found if each[0].is_point]):
            self._set_point(place, identifier, shown)
        ranges = sorted((each for each in found if not each[0].is_point), key=lambda each: each[0].order)
        for place, identifier in ranges:
            self._set_range(place, identifier, shown)

    def _part(self, place: Place) -> None:
        if self._blocks[place.block].part is not Part.BODY:
            return
        if not place.is_point:
            self._atoms[place.block].part_before(place.start)
        self._atoms[place.last].part_after(place.end)

    def _set_range(self, place: Place, identifier: int, shown: set[Element]) -> None:
        first = self._atoms[place.block].after(place.start)
        last = self._atoms[place.last].before(place.end)
        if first is None or last is None:
            self._set_point(place, identifier, shown)
            return
        self._outer_start(first, place.block, shown).addprevious(self._range_mark("commentRangeStart", identifier))
        self._end_after(self._outer_end(last, place.last, shown), identifier)

    def _set_point(self, place: Place, identifier: int, shown: set[Element]) -> None:
        start = self._range_mark("commentRangeStart", identifier)
        atoms, block = self._atoms[place.last], self._blocks[place.last]
        last, first = atoms.before(place.end), atoms.after(place.end)
        paragraph = self._body.paragraph(place.last)
        if block.part is not Part.BODY and paragraph is not None:
            self._outermost(paragraph).addnext(start)
        elif last is not None:
            self._outer_end(last, place.last, shown).addnext(start)
        elif first is not None:
            self._outer_start(first, place.last, shown).addprevious(start)
        elif paragraph is not None:
            paragraph.append(start)
        self._end_after(start, identifier)

    def _end_after(self, node: Element, identifier: int) -> None:
        """Set the end after a node, and the reference behind it but outside of what may not hold one."""
        end = self._range_mark("commentRangeEnd", identifier)
        node.addnext(end)
        while end.getparent().tag != f"{self._tag}p":
            end = end.getparent()
        reference, elsewhere = self._reference(identifier), self._body.beside_control(end.getparent())
        if elsewhere is None:
            self._behind_fields(end).addnext(reference)
        else:
            properties = elsewhere.find(f"{self._tag}pPr")
            elsewhere.insert(0 if properties is None else 1, reference)

    def _behind_fields(self, node: Element) -> Element:
        """Return the child of the paragraph that ends the fields which a node stands in, itself outside of fields.

        What stands in a field's result goes when the field is updated, and LibreOffice shows the comment's own text there.
        """
        opened = 0
        for following in node.itersiblings("*"):
            for mark in following.iter(f"{self._tag}fldChar"):
                kind = mark.get(f"{self._tag}fldCharType")
                opened += {"begin": 1, "end": -1}.get(kind, 0)
                if opened < 0:
                    node, opened = following, 0
        return node

    def _outer_start(self, atom: Atom, block: int, shown: set[Element]) -> Element:
        """Return the outermost node that begins with what an atom shows."""
        return self._outer(self._atoms[block].node(atom.first), shown, before=True)

    def _outer_end(self, atom: Atom, block: int, shown: set[Element]) -> Element:
        """Return the outermost node that ends with what an atom shows."""
        return self._outer(self._atoms[block].node(atom.last), shown, before=False)

    def _outer(self, node: Element, shown: set[Element], before: bool) -> Element:
        while node.getparent().tag != f"{self._tag}p" and not _shows(node, shown, before):
            node = node.getparent()
        return node

    def _outermost(self, element: Element) -> Element:
        """Return the child of the outermost paragraph around an element."""
        around = [element, *element.iterancestors()]
        last = max(i for i, each in enumerate(around) if each.tag == f"{self._tag}p")
        return around[max(last - 1, 0)]

    def _range_mark(self, name: str, identifier: int) -> Element:
        return etree.Element(f"{self._tag}{name}", {f"{self._tag}id": str(identifier)}, nsmap={"w": self._tag[1:-1]})

    def _reference(self, identifier: int) -> Element:
        run = etree.Element(f"{self._tag}r", nsmap={"w": self._tag[1:-1]})
        properties = etree.SubElement(run, f"{self._tag}rPr")
        for name in ("sz", "szCs"):
            etree.SubElement(properties, f"{self._tag}{name}", {f"{self._tag}val": _SMALL})
        run.append(self._range_mark("commentReference", identifier))
        return run


def _shows(node: Element, shown: set[Element], before: bool) -> bool:
    """Tell whether anything beside a node, before or after it, shows text of the draft."""
    return any(each in shown for sibling in node.itersiblings(preceding=before) for each in sibling.iter())
