"""Settles all tracked changes of a Word file's main part by itself, as Word does: everything accepted, or rejected."""

from __future__ import annotations

import copy
import io
import zipfile

from lxml import etree

from csreview.reading.package import Package

PUT_IN, TAKEN_OUT = ("ins", "moveTo"), ("del", "moveFrom")


def settled(data: bytes, accept: bool) -> bytes:
    """The file with all its changes accepted or rejected."""
    name = Package(data).main
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after:
        for member in before.namelist():
            content = before.read(member)
            after.writestr(member, settled_part(content, accept) if member == name else content)
    return stream.getvalue()


def settled_part(content: bytes, accept: bool) -> bytes:
    root = etree.fromstring(content)
    tag = f"{{{etree.QName(root).namespace}}}"
    goes, stays = (TAKEN_OUT, PUT_IN) if accept else (PUT_IN, TAKEN_OUT)
    for properties in list(root.iter(f"{tag}pPr")):
        settle_look(properties, tag, accept)
    for kind in goes:
        for change in [e for e in root.iter(f"{tag}{kind}") if is_around_runs(e, tag)]:
            change.getparent().remove(change)
    for kind in stays:
        for change in [e for e in root.iter(f"{tag}{kind}") if is_around_runs(e, tag)]:
            unwrap(change)
    for text in root.iter(f"{tag}delText"):
        text.tag = f"{tag}t"
    for paragraph in list(root.iter(f"{tag}p")):
        settle_mark(paragraph, tag, goes, stays)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def is_around_runs(change, tag):
    return change.getparent().tag not in {f"{tag}rPr", f"{tag}trPr", f"{tag}numPr"}


def unwrap(change):
    for child in reversed(change):
        change.addnext(child)
    change.getparent().remove(change)


def settle_look(properties, tag, accept):
    """A changed look of a paragraph: the new one, or the old one beside what belongs to the mark and the section."""
    change = properties.find(f"{tag}pPrChange")
    if change is None:
        return
    properties.remove(change)
    if not accept:
        kept = [e for e in properties if e.tag in {f"{tag}rPr", f"{tag}sectPr"}]
        properties[:] = [*copy.deepcopy(list(change.find(f"{tag}pPr"))), *kept]


def settle_mark(paragraph, tag, goes, stays):
    """A paragraph whose mark goes runs on into the next, which keeps its own look."""
    look = paragraph.find(f"{tag}pPr/{tag}rPr")
    names = [] if look is None else [etree.QName(e).localname for e in look]
    for kind in stays:
        for mark in look.findall(f"{tag}{kind}") if look is not None else ():
            look.remove(mark)
    if not set(names) & set(goes):
        return
    following = next_paragraph(paragraph, tag)
    if following is not None:  # the last of a cell, or before a table, stays
        at = 1 if following.find(f"{tag}pPr") is not None else 0
        following[at:at] = [e for e in paragraph if e.tag != f"{tag}pPr"]
        paragraph.getparent().remove(paragraph)


def next_paragraph(paragraph, tag):
    """The one that runs on from a paragraph: a content control is no border, a table is."""
    for following in paragraph.itersiblings("*"):
        if following.tag == f"{tag}p":
            return following
        if following.tag == f"{tag}sdt":
            first = following.find(f"{tag}sdtContent/*")
            return first if first is not None and first.tag == f"{tag}p" else None
        if following.tag == f"{tag}tbl":
            return None
    return None
