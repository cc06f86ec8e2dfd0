"""The same comments and changes in other hands: whether what a reader makes of a file is our doing or any comment's.

python-docx, which knows nothing of ours, opens the draft and makes plain comments. Our tracked changes are brought into
plainer forms, without comments beside them.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from csreview.annotating import AUTHOR
from csreview.annotating.archive import rewritten
from csreview.annotating.paragraphs import properties_of
from csreview.annotating.parts import Parts
from csreview.annotating.xml import Element, local_name, namespace
from tests.annotating.trial import Trial

_TYPES, _LINKS = "[Content_Types].xml", "_rels/.rels"
_TEMPLATE, _DOCUMENT = "wordprocessingml.template.main+xml", "wordprocessingml.document.main+xml"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_EQUATIONS = frozenset({"oMath", "oMathPara"})
AT_ITS_PLACES = "comments at the same places"
Stretch = tuple[Element, Element]
"""The first and the last element that a comment stands on."""

# -- comments ----------------------------------------------------------------


def witnesses(trial: Trial) -> dict[str, bytes]:
    """Return the draft with plain comments at the places of ours, with one around the whole of each paragraph of theirs,
    and with a single one; nothing for a file that python-docx does not open."""
    parts = Parts(trial.annotated)
    main, ours = parts.root(parts.main), _ours(parts)
    numbers = _paragraphs(main, ours)
    places = _taken_out(main, ours)
    made = {
        AT_ITS_PLACES: _commented(parts.file(), lambda root: _at_places(root, places)),
        "a comment around each of the same paragraphs": _commented(trial.data, lambda root: _around(root, numbers)),
        "a single comment": _commented(trial.data, _last_free),
    }
    return {name: data for name, data in made.items() if data is not None}


def _commented(data: bytes, choose: Callable[[Element], Iterable[Stretch]]) -> bytes | None:
    """Return a file with a plain comment on each stretch chosen from its main part's root."""
    try:
        document = docx.Document(io.BytesIO(_openable(data)))
    except (ValueError, KeyError, AttributeError, SyntaxError):
        return None
    for first, last in list(choose(document.element)):
        comment = document.comments.add_comment("批注", author="python-docx", initials="P")
        attributes = {qn("w:id"): str(comment.comment_id)}
        run = OxmlElement("w:r")
        run.append(OxmlElement("w:commentReference", attrs=attributes))
        first.addprevious(OxmlElement("w:commentRangeStart", attrs=attributes))
        last.addnext(run)
        last.addnext(OxmlElement("w:commentRangeEnd", attrs=attributes))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _at_places(root: Element, places: Iterable[tuple[int, int]]) -> Iterator[Stretch]:
    shown = list(filter(_is_shown, root.iter("*")))
    return ((shown[first], shown[last]) for first, last in places)


def _around(root: Element, numbers: Iterable[int]) -> Iterator[Stretch]:
    paragraphs = list(root.iter(qn("w:p")))
    inside = ([each for each in paragraphs[number] if each.tag != qn("w:pPr")] for number in numbers)
    return ((each[0], each[-1]) for each in inside if each)


def _last_free(root: Element) -> list[Stretch]:
    """Return the last run with text outside of content controls (in which LibreOffice drops text) and text boxes."""
    runs = [each for each in root.iter(qn("w:r")) if each.find(qn("w:t")) is not None]
    return [(each, each) for each in runs if not _around_it(each) & {"sdt", "txbxContent"}][-1:]


def _ours(parts: Parts) -> list[str]:
    """Take our comments out of the part that holds them; return their ids."""
    comments = parts.comments()
    tag = namespace(comments)
    ours = [each for each in comments if each.get(f"{tag}author") == AUTHOR]
    for each in ours:
        comments.remove(each)
    return [each.get(f"{tag}id") for each in ours]


def _paragraphs(main: Element, identifiers: list[str]) -> list[int]:
    """Return the numbers of the paragraphs that hold marks of comments with these ids."""
    tag = namespace(main)
    marks = (f"{tag}commentRangeStart", f"{tag}commentReference")
    paragraphs = enumerate(main.iter(f"{tag}p"))
    return [n for n, each in paragraphs if any(mark.get(f"{tag}id") in identifiers for mark in each.iter(*marks))]


def _taken_out(main: Element, identifiers: list[str]) -> list[tuple[int, int]]:
    """Take the marks of comments out of a part; return the first and the last run or equation of each, counted without
    them."""
    tag = namespace(main)
    for reference in [each for each in main.iter(f"{tag}commentReference") if each.get(f"{tag}id") in identifiers]:
        run = reference.getparent()
        run.getparent().remove(run)
    places, starts, count = [], {}, 0
    for each in list(main.iter("*")):
        if _is_shown(each):
            count += 1
        elif local_name(each) in {"commentRangeStart", "commentRangeEnd"} and each.get(f"{tag}id") in identifiers:
            if each.tag == f"{tag}commentRangeStart":
                starts[each.get(f"{tag}id")] = count
            else:
                last = max(count - 1, 0)
                places.append((min(starts[each.get(f"{tag}id")], last), last))
            each.getparent().remove(each)
    return places


def _is_shown(element: Element) -> bool:
    """Tell whether an element is a run, or an equation as a whole."""
    return local_name(element) in {"r", *_EQUATIONS} and not _around_it(element) & _EQUATIONS


def _around_it(element: Element) -> set[str]:
    return set(map(local_name, element.iterancestors("*")))


def _openable(data: bytes) -> bytes:
    """Return a file as python-docx opens it: a template as a document, without links to parts that it has not, and with
    the names of the usual form of the format, not of its Strict one."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    links = etree.fromstring(archive.read(_LINKS))
    for link in list(links):
        if link.get("TargetMode") != "External" and link.get("Target", "").lstrip("/") not in archive.namelist():
            links.remove(link)
    changed = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    changed |= {_TYPES: changed[_TYPES].replace(_TEMPLATE.encode(), _DOCUMENT.encode()), _LINKS: etree.tostring(links)}
    usual = rb"http://schemas.openxmlformats.org/\1/2006/"
    return rewritten(data, {name: _STRICT.sub(usual, content) for name, content in changed.items()})


# -- changes -----------------------------------------------------------------


def plain_changes(trial: Trial) -> dict[str, bytes]:
    """Return the suggestions without comments in their plainest form, and of these only the new paragraphs."""
    return {"plain changes": _plain(trial, phrases=True), "new paragraphs alone": _plain(trial, phrases=False)}


def _plain(trial: Trial, *, phrases: bool) -> bytes:
    """Return the suggestions, each new paragraph with a mark of its own that was inserted, as in a file where somebody
    typed it: not with the mark of the paragraph before it."""
    parts = Parts(trial.suggested)
    main = parts.root(parts.main)
    _taken_out(main, _ours(parts))
    tag = namespace(main)
    if not phrases:
        _without_phrases(main, tag)
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


def _without_phrases(main: Element, tag: str) -> None:
    """Take back what was suggested within paragraphs."""
    for change in [each for each in main.iter(f"{tag}ins", f"{tag}del") if each.get(f"{tag}author") == AUTHOR]:
        texts = list(change.iter(f"{tag}t", f"{tag}delText"))
        if change.tag == f"{tag}del":
            for text in texts:
                text.tag = f"{tag}t"
            for run in list(change):
                change.addprevious(run)
        if change.tag == f"{tag}del" or any("⟪p" in (text.text or "") for text in texts):
            change.getparent().remove(change)


def _is_new(element: Element, tag: str) -> bool:
    """Whether something stands in a paragraph that was suggested."""
    paragraph = element if element.tag == f"{tag}p" else next(element.iterancestors(f"{tag}p"))
    return any("⟪g" in (text.text or "") for text in paragraph.iter(f"{tag}t"))
