"""Review + Word file → a copy of the file with a comment on every finding chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count, islice

from lxml import etree

from csreview.annotating.marking import Marker
from csreview.annotating.parts import Parts
from csreview.annotating.placing import Placer
from csreview.annotating.wording import lines
from csreview.annotating.xml import SPACE, Element, namespace
from csreview.model import Finding, Kind, Review, Severity

AUTHOR = "csreview"
_INITIALS = "CS"
_ILLEGAL = dict.fromkeys((*range(32), *range(55296, 57344), 65534, 65535), " ")
"""What XML cannot hold; a quote may hold a tab or a line feed, which a comment shows as a space."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which findings get a comment: those of at least that severity and of these kinds."""

    least: Severity = Severity.LOW
    kinds: frozenset[Kind] = frozenset(Kind)

    def admits(self, finding: Finding) -> bool:
        """Tell whether a finding is chosen."""
        return finding.severity.rank <= self.least.rank and finding.kind in self.kinds


def annotate(review: Review, data: bytes, choice: Choice | None = None) -> bytes:
    """Return a copy of the Word file `data` in which the findings of its review are comments by `AUTHOR`.

    The review's draft must have been read from these bytes with its `origins` (`reading.read_traced`). Text, look,
    numbering, revisions and other people's comments stay; parts without a change are the same bytes. Comments are
    dated by `review.date`, or not at all where it is empty. Raises DraftUnreadable where the draft has no place for
    a comment.
    """
    parts = Parts(data)
    placer = Placer(review, parts.main)
    chosen = choice or Choice()
    found = sorted(map(placer.place, filter(chosen.admits, review.findings)), key=lambda placed: placed.place.order)
    if not found:
        return data
    main, comments = parts.root(parts.main), parts.comments()
    identifiers = list(islice(_free(main, comments), len(found)))
    marker = Marker(main, review.agreement.draft.blocks, parts.main)
    marker.mark([placed.place for placed in found], identifiers)
    outcomes = {outcome.requirement: outcome for outcome in review.outcomes}
    for placed, identifier in zip(found, identifiers, strict=True):
        said = lines(placed, outcomes.get(placed.finding.requirement or ""))
        comments.append(_comment(identifier, said, review.date, namespace(comments)))
    return parts.file()


def _free(main: Element, comments: Element) -> Iterator[int]:
    """Yield ids that no comment has, those included that are referred to but are not there."""
    tag = namespace(main)
    names = (f"{tag}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
    used = {element.get(f"{tag}id") for element in (*main.iter(*names), *comments)}
    return (number for number in count() if str(number) not in used)


def _comment(identifier: int, said: Iterable[str], date: str, tag: str) -> Element:
    named = {"id": str(identifier), "author": AUTHOR, "initials": _INITIALS}
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
    text.text = line.translate(_ILLEGAL)
    return paragraph
