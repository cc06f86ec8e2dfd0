"""The elements that record tracked changes: who made them, when, and what was put in or taken out."""

from __future__ import annotations

import copy
import re
from itertools import count

from lxml import etree

from csreview.annotating.xml import SPACE, Element, namespace, shown_text

_PIECES = re.compile(r"([\n\t])")
_BREAKS = {"\n": "br", "\t": "tab"}


class Revisions:
    """Makes tracked changes by `author` in the part of `root`, on `date` (YYYY-MM-DD) or undated where it is empty."""

    def __init__(self, root: Element, author: str, date: str) -> None:
        self._tag = namespace(root)
        self._author = author
        self._date = date
        used = (element.get(f"{self._tag}id", "") for element in root.iter("*"))
        self._numbers = count(max((int(each) for each in used if each.isdecimal()), default=0) + 1)

    def change(self, name: str) -> Element:
        """Return an empty `ins` or `del` with an id that no other mark of the part has."""
        named = {"id": str(next(self._numbers)), "author": self._author}
        if self._date:
            named["date"] = f"{self._date}T00:00:00Z"
        attributes = {f"{self._tag}{key}": value for key, value in named.items()}
        return etree.Element(f"{self._tag}{name}", attributes, nsmap={"w": self._tag[1:-1]})

    def inserted(self, *content: Element) -> Element:
        """Return what records runs as put in."""
        change = self.change("ins")
        change.extend(content)
        return change

    def delete(self, run: Element) -> Element:
        """Record a run as taken out where it stands, and return the record around it."""
        change = self.change("del")
        run.addprevious(change)
        change.append(run)
        for text in run.findall(f"{self._tag}t"):
            text.tag = f"{self._tag}delText"
        return change

    def split(self, change: Element, last: Element) -> None:
        """Part another's record after its child `last`, so that what is set behind the record stands between."""
        rest = list(last.itersiblings())
        if rest:
            second = copy.copy(change)
            del second[:]
            second.set(f"{self._tag}id", str(next(self._numbers)))
            second.extend(rest)
            change.addnext(second)

    def run(self, text: str, properties: Element | None) -> Element:
        """Return a run that shows a text and looks as `properties` (a `w:rPr`, copied) say."""
        run = etree.Element(f"{self._tag}r", nsmap={"w": self._tag[1:-1]})
        if properties is not None:
            run.append(copy.deepcopy(properties))
        for piece in filter(None, _PIECES.split(text)):
            if piece in _BREAKS:
                etree.SubElement(run, f"{self._tag}{_BREAKS[piece]}")
            else:
                etree.SubElement(run, f"{self._tag}t", {SPACE: "preserve"}).text = shown_text(piece)
        return run
