"""Sets new paragraphs behind clauses as tracked insertions that look like the paragraphs around them."""

from __future__ import annotations

import copy
from collections.abc import Sequence

from lxml import etree

from csreview.annotating.body import Body
from csreview.annotating.neighbours import Neighbours
from csreview.annotating.paragraphs import Paragraphs, properties_of
from csreview.annotating.revisions import Revisions
from csreview.annotating.xml import Element, is_locked, local_name
from csreview.model import Clause

_MARKS = frozenset(
    {
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr", "permStart", "permEnd",
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
    }
)  # fmt: skip
_OF_MARK = frozenset({"rPr", "sectPr"})
_CONTROLS = frozenset({"sdt", "sdtContent", "customXml"})
_SETTINGS = _MARKS | {"sdtPr", "sdtEndPr", "customXmlPr"}
_TRACKED = frozenset({"ins", "del", "moveFrom", "moveTo"})


class Inserter:
    """Sets paragraphs behind the clauses of an agreement, in its main part."""

    def __init__(self, body: Body, clauses: Sequence[Clause], revisions: Revisions) -> None:
        self._body = body
        self._tag = body.tag
        self._neighbours = Neighbours(body, clauses)
        self._paragraphs = Paragraphs(body, self._neighbours, revisions)
        self._revisions = revisions
        self._last: dict[str, Element] = {}
        self._holders: set[Element] = set()
        self._within_fields = _within_fields(body.root, body.tag)

    def insert(self, after: Clause, text: str) -> bool:
        """Set a paragraph behind a clause, all that belongs to it, and what was set there before.

        False, and no change, where Word allows none there: within a field, say, or where `shared_end` tells of a place.
        """
        before = self._last.get(after.id)
        node = before if before is not None else self._end(after)
        if node is None:
            return False
        paragraph = self._paragraphs.paragraph(after, text)
        if node in self._holders:
            self._mark_inserted(paragraph)
            self._exchange(paragraph, node)
            node.addprevious(paragraph)
            return True
        if not self._set_behind(node, paragraph):
            return False
        self._last[after.id] = paragraph
        return True

    def end_block(self, after: Clause) -> int | None:
        """Return the block right before the place of new paragraphs; None where a table stands between."""
        last = self._neighbours.last_block(after)
        return last if last is not None and self._end(after) is self._running_on(self._body.paragraph(last)) else None

    def shared_end(self, after: Clause) -> tuple[int, int] | None:
        """Return the block, and the place in its text, where a clause ends in the midst of a paragraph, else None."""
        last = self._neighbours.last_block(after)
        end = self._neighbours.shared_end(after, last) if last is not None else None
        return (last, end) if last is not None and end is not None else None

    # -- where ---------------------------------------------------------------

    def _end(self, after: Clause) -> Element | None:
        """Return the paragraph, table or content control that a clause ends with."""
        last = self._neighbours.last_block(after)
        if last is None or self._neighbours.shared_end(after, last) is not None:
            return None
        paragraph = self._running_on(self._body.paragraph(last))
        if paragraph is None or paragraph in self._within_fields or is_locked(paragraph):
            return None
        node = self._out_of_tables(paragraph, self._body.paragraph(self._neighbours.first_block(after)))
        while local_name(node.getparent()) in {"sdtContent", "customXml"} and self._following(node) is None:
            outer = node.getparent()
            node = outer.getparent() if local_name(outer) == "sdtContent" else outer
        return node if local_name(node.getparent()) in {"body", "tc", "sdtContent", "customXml"} else None

    def _running_on(self, paragraph: Element | None) -> Element | None:
        """Return the paragraph in which one ends whose mark is taken out, itself otherwise."""
        while paragraph is not None and self._tracked_as(paragraph) & {"del", "moveFrom"}:
            paragraph = self._following(paragraph)
            if paragraph is not None and local_name(paragraph) != "p":
                return None
        return paragraph

    def _out_of_tables(self, paragraph: Element, first: Element | None) -> Element:
        """Return what stands beside a clause's first paragraph: the table that its last paragraph is in. What is laid
        out as a table altogether is left in its cell, but for rows that a table ends with: the parties' particulars, say.
        """
        cells = list(paragraph.iterancestors(f"{self._tag}tc"))
        shared = set(first.iterancestors(f"{self._tag}tc")) if first is not None else set()
        inside = cells[0] if cells and shared and not self._ends_table(paragraph, first) else None
        home = next((cell for cell in cells if cell in shared), inside)
        node = paragraph
        for table in list(paragraph.iterancestors(f"{self._tag}tbl")):
            if next(node.iterancestors(f"{self._tag}tc"), None) is home:
                break
            node = table
        return node

    def _ends_table(self, paragraph: Element, first: Element) -> bool:
        """Tell whether two paragraphs stand in different rows of a table, the one behind in its last."""
        last, begun = (list(each.iterancestors(f"{self._tag}tr"))[-1] for each in (paragraph, first))
        return last is not begun and next(last.itersiblings(f"{self._tag}tr"), None) is None

    def _following(self, node: Element) -> Element | None:
        """Return the next paragraph, table or control beside a node; None at the end of its cell, control or part."""
        for each in node.itersiblings("*"):
            if local_name(each) not in _MARKS:
                return each if local_name(each) != "sectPr" else None
        return None

    def _set_behind(self, node: Element, paragraph: Element) -> bool:
        following = self._running_into(node)
        shows_text = following is not None and any(text.text for text in following.iter(f"{self._tag}t"))
        if shows_text or (following is not None and not self._can_give_mark(node)):
            self._mark_inserted(paragraph)
        elif self._can_give_mark(node):
            self._take_mark(node, paragraph)
            self._holders.add(paragraph)
        else:
            return False
        node.addnext(paragraph)
        return True

    def _running_into(self, node: Element) -> Element | None:
        """Return the paragraph that one behind a node would run into, were its mark taken out: not a table."""
        following = self._following(node)
        while following is not None and local_name(following) in _CONTROLS:
            following = next((each for each in following.iterchildren("*") if local_name(each) not in _SETTINGS), None)
        return following if following is not None and local_name(following) == "p" else None

    # -- the paragraph mark --------------------------------------------------

    def _mark_inserted(self, paragraph: Element) -> None:
        properties = properties_of(paragraph)
        look = properties.find(f"{self._tag}rPr")
        if look is None:
            look = etree.Element(f"{self._tag}rPr")
            later = [each for each in properties if local_name(each) in {"sectPr", "pPrChange"}]
            properties.insert(len(properties) - len(later), look)
        look.insert(0, self._revisions.change("ins"))

    def _can_give_mark(self, last: Element) -> bool:
        changed = last.find(f"{self._tag}pPr/{self._tag}pPrChange") is not None
        return local_name(last) == "p" and not changed and not self._tracked_as(last)

    def _take_mark(self, last: Element, paragraph: Element) -> None:
        """Let a new paragraph take over the mark of the one before it, whose own mark is then the new one: at the end of
        a cell, or before a table, a mark cannot be taken out again, and LibreOffice gives an empty paragraph the look of
        one taken out before it. The mark takes its look along, as a change of it."""
        own, properties = properties_of(last), properties_of(paragraph)
        before = [copy.deepcopy(each) for each in own if local_name(each) not in _OF_MARK]
        is_changed = list(map(etree.tostring, before)) != list(map(etree.tostring, properties))
        for each in [each for each in own if local_name(each) in _OF_MARK]:
            properties.append(copy.deepcopy(each))
            if local_name(each) == "sectPr":
                own.remove(each)
        if is_changed:
            properties.append(self._revisions.change("pPrChange"))
            etree.SubElement(properties[-1], f"{self._tag}pPr").extend(before)
        self._mark_inserted(last)

    def _exchange(self, one: Element, other: Element) -> None:
        """Exchange what two paragraphs hold; their marks stay."""
        first, second = ([each for each in p if local_name(each) != "pPr"] for p in (one, other))
        one.extend(second)
        other.extend(first)

    def _tracked_as(self, paragraph: Element) -> set[str]:
        look = paragraph.find(f"{self._tag}pPr/{self._tag}rPr")
        return {local_name(each) for each in look if local_name(each) in _TRACKED} if look is not None else set()


def _within_fields(root: Element, tag: str) -> set[Element]:
    """Return the paragraphs at whose end a field is still open, which ends in a later one: a table of contents, say."""
    found: set[Element] = set()
    open_at: list[set[Element]] = []
    for _, element in etree.iterwalk(root, events=("end",), tag=(f"{tag}fldChar", f"{tag}p")):
        if element.tag == f"{tag}p":
            for paragraphs in open_at:
                paragraphs.add(element)
        elif element.get(f"{tag}fldCharType") == "begin":
            open_at.append(set())
        elif element.get(f"{tag}fldCharType") == "end" and open_at:
            found |= open_at.pop()
    return found
