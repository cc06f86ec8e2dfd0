"""What shows the text of one block, and how runs are divided so that a mark can stand at any place in it."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml import etree

from csreview.annotating.xml import SPACE, Element
from csreview.model import Origin


@dataclass(frozen=True, slots=True)
class Atom:
    """A stretch of a block's text, from `start` to `end`, and the elements that show it. See `model.Origin`."""

    start: int
    end: int
    first: Element
    last: Element
    offset: int | None


class Atoms:
    """The atoms of one block in order. `tag` is the namespace of the part in braces.

    Splitting a run moves elements but never exchanges one, so that atoms stay true.
    """

    def __init__(self, origins: Sequence[Origin], elements: Sequence[Element], tag: str) -> None:
        self._tag = tag
        self.all = [
            Atom(o.span.start, o.span.end, elements[o.first], elements[o.last], o.offset)
            for o in sorted(origins, key=lambda origin: origin.span)
        ]

    def after(self, place: int) -> Atom | None:
        """Return the first atom that shows something after a place."""
        return next((atom for atom in self.all if atom.end > place), None)

    def before(self, place: int) -> Atom | None:
        """Return the last atom that shows something before a place."""
        return next((atom for atom in reversed(self.all) if atom.start < place), None)

    def part_before(self, place: int) -> None:
        """Divide runs so that a run begins with what stands after a place. What cannot be divided stays whole."""
        self._divide(self.after(place), place)
        atom = self.after(place)
        if atom is not None:
            self._begin_run(self.in_run(atom.first))

    def part_after(self, place: int) -> None:
        """Divide runs so that a run ends with what stands before a place. What cannot be divided stays whole."""
        self._divide(self.before(place), place)
        atom = self.before(place)
        if atom is not None:
            inner = self.in_run(atom.last)
            following = inner.getnext()
            if following is not None and inner is not self.node(atom.last):
                self._begin_run(following)

    def in_run(self, element: Element) -> Element:
        """Return the element or the one around it that is the child of the outermost run, itself outside of runs."""
        found = element
        while element.getparent() is not None and element.tag != f"{self._tag}p":
            if element.getparent().tag == f"{self._tag}r":
                found = element
            element = element.getparent()
        return found

    def node(self, element: Element) -> Element:
        """Return the outermost run around an element, or the element itself where it stands outside of runs."""
        inner = self.in_run(element)
        return inner.getparent() if inner.getparent().tag == f"{self._tag}r" else inner

    def _divide(self, atom: Atom | None, place: int) -> None:
        if atom is None or atom.offset is None or not atom.start < place < atom.end:
            return
        if self.in_run(atom.first) is not atom.first:
            return  # within a ruby or a choice of contents: a piece of these is no run
        left = atom.first
        shown = left.text[atom.offset : atom.offset + atom.end - atom.start]
        right = copy.copy(left)
        right.tail = None
        left.text, right.text = shown[: place - atom.start], shown[place - atom.start :]
        for each in (left, right):
            each.set(SPACE, "preserve")
        left.addnext(right)
        at = self.all.index(atom)
        self.all[at : at + 1] = [
            replace(atom, end=place, offset=0),
            Atom(place, atom.end, right, right, 0),
        ]

    def _begin_run(self, child: Element) -> None:
        """Make a child of a run begin a run of its own, which looks the same."""
        run = child.getparent()
        properties = run.find(f"{self._tag}rPr")
        if run.tag != f"{self._tag}r" or all(each is properties for each in child.itersiblings(preceding=True)):
            return
        second = etree.Element(run.tag, run.attrib, nsmap=run.nsmap)
        if properties is not None:
            second.append(copy.deepcopy(properties))
        second.extend([child, *child.itersiblings()])
        run.addnext(second)
