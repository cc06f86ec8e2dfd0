"""New paragraphs that look like those around them."""

from __future__ import annotations

import copy

from lxml import etree

from csreview.annotating.body import Body
from csreview.annotating.neighbours import Neighbour, Neighbours
from csreview.annotating.revisions import Revisions
from csreview.annotating.xml import Element, local_name, namespace
from csreview.model import Clause

_NOT_COPIED = frozenset(
    {"rPr", "sectPr", "pPrChange", "numPr", "framePr", "keepNext", "pageBreakBefore", "outlineLvl", "cnfStyle"}
)
_NOT_COPIED_LOOK = frozenset({"u", "vanish", "webHidden", "specVanish", "strike", "dstrike", "highlight", "ins", "del", "moveFrom", "moveTo", "rPrChange"})  # fmt: skip
_AFTER_NUMBER = (
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct",
    "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind",
    "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap",
    "divId",
)  # fmt: skip
"""Properties that follow a paragraph's number, in the order of the schema (ISO 29500-1, CT_PPrBase)."""


class Paragraphs:
    """Makes paragraphs whose text is recorded as put in."""

    def __init__(self, body: Body, neighbours: Neighbours, revisions: Revisions) -> None:
        self._body = body
        self._tag = body.tag
        self._neighbours = neighbours
        self._revisions = revisions

    def paragraph(self, after: Clause, text: str) -> Element:
        """Return a paragraph with a text; it has the look of a neighbour, and its number only where that is right."""
        paragraph = etree.Element(f"{self._tag}p", nsmap={"w": self._tag[1:-1]})
        neighbour = self._neighbours.like(after)
        if neighbour is None:
            paragraph.append(self._revisions.inserted(self._revisions.run(text, None)))
            return paragraph
        self._copy_properties(neighbour, paragraph)
        run = self._revisions.run(neighbour.prefix + text, self._look(neighbour.block))
        paragraph.append(self._revisions.inserted(run))
        return paragraph

    def _copy_properties(self, neighbour: Neighbour, paragraph: Element) -> None:
        properties = properties_of(paragraph)
        model = self._body.paragraph(neighbour.block)
        own = model.find(f"{self._tag}pPr") if model is not None else None
        for each in own if own is not None else ():
            name = local_name(each)
            if name not in _NOT_COPIED or (name == "numPr" and neighbour.is_numbered):
                properties.append(copy.deepcopy(each))
        if self._body.blocks[neighbour.block].label and not neighbour.is_numbered:
            self._without_number(properties)

    def _without_number(self, properties: Element) -> None:
        """Overrule the number that a style may give."""
        listed = etree.Element(f"{self._tag}numPr")
        etree.SubElement(listed, f"{self._tag}numId", {f"{self._tag}val": "0"})
        later = [each for each in properties if local_name(each) in _AFTER_NUMBER]
        properties.insert(len(properties) - len(later), listed)

    def _look(self, block: int) -> Element | None:
        """Return the look of the run that shows most of a block."""
        lengths: dict[Element, int] = {}
        for atom in self._body.atoms[block].all:
            run = atom.first.getparent()
            if local_name(run) == "r":
                lengths[run] = lengths.get(run, 0) + atom.end - atom.start
        run = max(lengths, key=lambda each: lengths[each], default=None)
        found = run.find(f"{self._tag}rPr") if run is not None else None
        if found is None:
            return None
        look = copy.deepcopy(found)
        for each in [each for each in look if local_name(each) in _NOT_COPIED_LOOK]:
            look.remove(each)
        return look


def properties_of(paragraph: Element) -> Element:
    """Return the properties of a paragraph, made where it has none."""
    tag = namespace(paragraph)
    properties = paragraph.find(f"{tag}pPr")
    if properties is None:
        properties = etree.Element(f"{tag}pPr")
        paragraph.insert(0, properties)
    return properties
