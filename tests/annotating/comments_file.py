"""Reads the ranges of comments from a Word file by itself: the shown text between their marks, and what they say."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from lxml import etree

from csreview.reading.package import Package

STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
MAIN = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{MAIN.decode()}}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
UNSHOWN = {W + "del", W + "moveFrom", W + "txbxContent", MC + "Fallback", W + "rt", W + "pPr"}


@dataclass
class Range:
    author: str
    lines: list[str]
    text: str = ""
    is_open: bool = False
    references: int = 0


def comment_ranges(data: bytes) -> dict[str, Range]:
    """Every comment by its id. Paragraphs are parted by a line feed; white space inside is the file's own."""
    package = Package(data)
    parts = package.related(package.main, "comments")
    ranges = {e.get(W + "id"): Range(e.get(W + "author"), said(e)) for part in parts for e in package.xml(part)}
    for event, element in etree.iterwalk(package.xml(package.main), events=("start", "end")):
        if any(around.tag in UNSHOWN for around in element.iterancestors()):
            continue
        if event == "start":
            begin(element, ranges)
        elif element.tag == W + "p":
            add(ranges, "\n")
    return ranges


def begin(element, ranges):
    name = etree.QName(element).localname
    own = ranges.get(element.get(W + "id"))
    if name == "commentRangeStart":
        own.is_open = True
    elif name == "commentRangeEnd":
        own.is_open = False
    elif name == "commentReference":
        own.references += 1
    elif element.tag == W + "t":
        add(ranges, element.text or "")
    elif name in {"tab", "ptab"} and element.getparent().tag == W + "r":
        add(ranges, "\t")
    elif name in {"br", "cr"}:
        add(ranges, "\n")
    elif name == "noBreakHyphen":
        add(ranges, "-")


def add(ranges, text):
    for each in ranges.values():
        if each.is_open:
            each.text += text


def said(comment):
    return ["".join(t.text or "" for t in p.iter(W + "t")) for p in comment.iter(W + "p")]


def xml(data: bytes, name: str):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name).replace(STRICT, MAIN))


def bare(text: str) -> str:
    """Text without white space: paragraphs and cells are joined in other ways in clauses."""
    return "".join(text.split())
