"""The same comments and changes in other hands: whether what a reader makes of a file is our doing or any comment's.

python-docx, which knows nothing of ours, sets a plain comment around the very runs that our comments stand on. Our tracked
changes are brought into the plainest form that Word knows, without comments beside them.
"""

from __future__ import annotations

import io
import zipfile

import docx
from docx.oxml.ns import qn
from docx.text.run import Run
from lxml import etree

from csreview.annotating import AUTHOR
from csreview.annotating.archive import rewritten
from csreview.annotating.paragraphs import properties_of
from csreview.annotating.parts import Parts
from csreview.annotating.xml import Element, namespace
from tests.annotating.trial import Trial

_TYPES, _LINKS = "[Content_Types].xml", "_rels/.rels"
_TEMPLATE, _DOCUMENT = "wordprocessingml.template.main+xml", "wordprocessingml.document.main+xml"


def witness(trial: Trial) -> bytes | None:
    """Return the draft with plain comments by python-docx where ours are; None for a file whose text it does not know."""
    parts = Parts(trial.annotated)
    main = parts.root(parts.main)
    places = _taken_out(main, _ours(parts))
    try:
        document = docx.Document(io.BytesIO(_openable(parts.file())))
    except (ValueError, KeyError, AttributeError, SyntaxError):
        return None
    runs = list(document.element.iter(qn("w:r")))
    if not runs:  # a Strict file
        return None
    for first, last in places:
        comment = document.comments.add_comment("批注", author="python-docx", initials="P")
        Run(runs[first], document._body).mark_comment_range(Run(runs[last], document._body), comment.comment_id)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _ours(parts: Parts) -> list[str]:
    comments = parts.comments()
    tag = namespace(comments)
    ours = [each for each in comments if each.get(f"{tag}author") == AUTHOR]
    for each in ours:
        comments.remove(each)
    return [each.get(f"{tag}id") for each in ours]


def _taken_out(main: Element, identifiers: list[str]) -> list[tuple[int, int]]:
    """Take the marks of comments out of a part; return the first and the last run of each, counted without them."""
    tag = namespace(main)
    for reference in [each for each in main.iter(f"{tag}commentReference") if each.get(f"{tag}id") in identifiers]:
        run = reference.getparent()
        run.getparent().remove(run)
    places, starts, count = [], {}, 0
    for each in list(main.iter(f"{tag}r", f"{tag}commentRangeStart", f"{tag}commentRangeEnd")):
        if each.tag == f"{tag}r":
            count += 1
        elif each.get(f"{tag}id") in identifiers:
            if each.tag == f"{tag}commentRangeStart":
                starts[each.get(f"{tag}id")] = count
            else:
                last = max(count - 1, 0)
                places.append((min(starts[each.get(f"{tag}id")], last), last))
            each.getparent().remove(each)
    return places


def _openable(data: bytes) -> bytes:
    """Return a template as a document, and without links to parts that it has not: python-docx opens no other."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    links = etree.fromstring(archive.read(_LINKS))
    for link in list(links):
        if link.get("TargetMode") != "External" and link.get("Target", "").lstrip("/") not in archive.namelist():
            links.remove(link)
    types = archive.read(_TYPES).replace(_TEMPLATE.encode(), _DOCUMENT.encode())
    return rewritten(data, {_TYPES: types, _LINKS: etree.tostring(links)})


def plain_changes(trial: Trial) -> bytes:
    """Return the suggestions without comments, and each new paragraph with a mark of its own that was inserted, as in a
    file where somebody typed it: not with the mark of the paragraph before it."""
    parts = Parts(trial.suggested)
    main = parts.root(parts.main)
    _taken_out(main, _ours(parts))
    tag = namespace(main)
    for mark in list(main.iter(f"{tag}ins")):
        if mark.get(f"{tag}author") == AUTHOR and mark.getparent().tag == f"{tag}rPr" and not _is_new(mark, tag):
            mark.getparent().remove(mark)
    for paragraph in [each for each in main.iter(f"{tag}p") if _is_new(each, tag)]:
        properties = properties_of(paragraph)
        for changed in properties.findall(f"{tag}pPrChange"):
            properties.remove(changed)
        look = properties.find(f"{tag}rPr")
        if look is None:
            look = etree.SubElement(properties, f"{tag}rPr")
        if look.find(f"{tag}ins") is None:
            look.insert(0, etree.Element(f"{tag}ins", {f"{tag}id": "0", f"{tag}author": AUTHOR}))
    return parts.file()


def _is_new(element: Element, tag: str) -> bool:
    """Whether something stands in a paragraph that was suggested."""
    paragraph = element if element.tag == f"{tag}p" else next(element.iterancestors(f"{tag}p"))
    return any("⟪g" in (text.text or "") for text in paragraph.iter(f"{tag}t"))
