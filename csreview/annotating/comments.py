"""The elements of comments: their free ids, and what the part of the comments holds of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from lxml import etree

from csreview.annotating.xml import SPACE, Element, namespace, shown_text

_INITIALS = "CS"


def free_identifiers(main: Element, comments: Element) -> Iterator[int]:
    """Yield ids that nothing has: no comment, referred to or there, and no bookmark, note or revision either.

    ISO 29500-1, 17.13 wants the ids of annotations unique, and LibreOffice 7.4 lays the lines of a paragraph out anew
    where a comment has the id of a note.
    """
    tag = namespace(main)
    used = {element.get(f"{tag}id") for element in (*main.iter("*"), *comments)}
    return (number for number in count() if str(number) not in used)


def comment_of(identifier: int, said: Iterable[str], author: str, date: str, tag: str) -> Element:
    """Return the comment of that id that says some lines; `date` (YYYY-MM-DD) may be empty."""
    named = {"id": str(identifier), "author": author, "initials": _INITIALS}
    if date:
        named["date"] = f"{date}T00:00:00Z"
    comment = etree.Element(f"{tag}comment", {f"{tag}{name}": value for name, value in named.items()})
    for number, line in enumerate(said):
        comment.append(_paragraph(line, tag, is_first=number == 0))
    return comment


def _paragraph(line: str, tag: str, is_first: bool) -> Element:
    """Return a paragraph without number and indent, whatever the draft's own default is."""
    paragraph = etree.Element(f"{tag}p")
    properties = etree.SubElement(paragraph, f"{tag}pPr")
    listed = etree.SubElement(properties, f"{tag}numPr")
    etree.SubElement(listed, f"{tag}numId", {f"{tag}val": "0"})
    etree.SubElement(properties, f"{tag}spacing", {f"{tag}{edge}": "0" for edge in ("before", "after")})
    etree.SubElement(properties, f"{tag}ind", {f"{tag}{edge}": "0" for edge in ("left", "firstLineChars", "firstLine")})
    etree.SubElement(properties, f"{tag}jc", {f"{tag}val": "left"})
    if is_first:
        etree.SubElement(etree.SubElement(paragraph, f"{tag}r"), f"{tag}annotationRef")
    text = etree.SubElement(etree.SubElement(paragraph, f"{tag}r"), f"{tag}t", {SPACE: "preserve"})
    text.text = shown_text(line)
    return paragraph
