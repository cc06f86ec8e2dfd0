"""One Word file tried: comments and suggestions set on it, and everything that went wrong told."""

from __future__ import annotations

import functools
import io
import random
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import docx

from csreview.annotating import AUTHOR, annotate
from csreview.annotating.parts import Parts
from csreview.errors import DraftUnreadable
from csreview.model import Finding, Kind, Outcome, Part, Replacement, Review, Severity, Side, Status
from csreview.pipeline import phrases_for
from csreview.reading.package import Package
from csreview.reading.word import read_word
from tests.annotating.comments_file import Range, bare, comment_ranges
from tests.annotating.factory import looks, reviewed, shown, with_findings
from tests.annotating.settled import settled

MOST, GAPS = 12, 4
"""Findings and absences set on one file."""


@dataclass(frozen=True)
class Trial:
    """A file, what was found in it, and the copies with comments, and with comments and suggestions.

    Suggestions are tokens (⟪p3⟫ for words, ⟪g1⟫ for a paragraph), by which what was written where is known again.
    """

    name: str
    data: bytes
    review: Review
    phrases: tuple[Replacement, ...]
    annotated: bytes
    suggested: bytes

    @property
    def placed(self) -> list[Finding]:
        return [finding for finding in self.review.findings if finding.clause is not None]

    @functools.cached_property
    def comments(self) -> list[Range]:
        return [each for each in comment_ranges(self.annotated).values() if each.author == AUTHOR]

    @functools.cached_property
    def comments_as_read(self) -> list[tuple[str, str]]:
        """What our own reader says of each comment: its text, and the words that it stands on."""
        blocks = read_word(self.annotated, "d").blocks
        return [(comment.text, comment.span.cut(block.text)) for block in blocks for comment in block.comments]

    @functools.cached_property
    def is_special(self) -> bool:
        return special_characters(self.data)


def synthetic(path: Path) -> Trial | None:
    """Findings at random spans, and wording absent behind random blocks; None for a file rightly refused, and for one
    without text in its body."""
    data = path.read_bytes()
    try:
        blocks = read_word(data, path.name, traced=True).blocks
    except DraftUnreadable:
        return None
    chance = random.Random(path.name)
    spans = list(random_spans(blocks, chance))
    if not spans:
        return None
    review = with_findings(data, spans)
    phrases = tuple(Replacement(f.id, f.span, f"⟪p{n}⟫") for n, f in enumerate(review.findings) if f.span is not None)
    homes = chance.choices([index for index, _, _ in spans], k=GAPS)
    return _tried(path.name, data, with_absences(review, homes), phrases)


def real(path: Path, side: Side) -> Trial:
    """What the review of a draft finds."""
    review, data = reviewed(path, side)
    phrases = tuple(replace(phrase, text=f"⟪p{n}⟫") for n, phrase in enumerate(phrases_for(review)))
    outcomes = tuple(replace(outcome, wording=f"⟪g{n}⟫") for n, outcome in enumerate(review.outcomes))
    return _tried(f"{path.parent.name}/{path.name}", data, replace(review, outcomes=outcomes), phrases)


def _tried(name: str, data: bytes, review: Review, phrases: tuple[Replacement, ...]) -> Trial:
    return Trial(name, data, review, phrases, annotate(review, data), annotate(review, data, suggested=phrases))


def random_spans(blocks, chance: random.Random) -> Iterator[tuple[int, int, int]]:
    """Spans in the body that cut nothing in two that is not text: a field, an equation, a ruby."""
    usable = [i for i, b in enumerate(blocks) if b.text and b.part is Part.BODY and b.source is not None]
    for _ in range(MOST if usable else 0):
        index = chance.choice(usable)
        first, last = sorted(chance.choices(range(len(blocks[index].text) + 1), k=2))
        for origin in blocks[index].origins:
            if origin.offset is None and origin.span.start < first < origin.span.end:
                first = origin.span.start
            if origin.offset is None and origin.span.start < last < origin.span.end:
                last = origin.span.end
        yield index, first, last


def with_absences(review: Review, homes: list[int]) -> Review:
    """The review with something absent behind each of these blocks, every one of which is a clause."""
    outcomes = tuple(
        Outcome(f"r{n}", "s", f"r{n}", Status.MISSING, Severity.LOW, (), (), "", "", f"⟪g{n}⟫", (), (), f"c{home}")
        for n, home in enumerate(homes)
    )
    gaps = [
        Finding(f"g{n}", Kind.GAP, f"r{n}", Severity.LOW, None, None, "", f"缺{n}", "写", f"r{n}")
        for n in range(len(homes))
    ]
    return replace(review, outcomes=outcomes, findings=(*review.findings, *gaps))


# -- what may go wrong -------------------------------------------------------


def faults(trial: Trial) -> Iterator[str]:
    """Everything that is not as it should be, in words."""
    data, annotated = trial.data, trial.annotated
    if shown(annotated) != shown(data) or looks(annotated) != looks(data):
        yield "text or look changed"
    if changed_parts(data, annotated) | changed_parts(data, trial.suggested):
        yield f"other parts changed: {changed_parts(data, annotated)}"
    if opened(data) is not None and opened(annotated) != opened(data):
        yield "python-docx reads another text"
    if len(trial.comments) != len(trial.review.findings):
        yield "comments are missing"
    yield from (f"the range of “{f.quote}” is not exact" for f in trial.placed if not is_exact(trial, f))
    yield from _faults_of_suggestions(trial)


def _faults_of_suggestions(trial: Trial) -> Iterator[str]:
    rejected, before = settled(trial.suggested, accept=False), settled(trial.data, accept=False)
    if readable(rejected) != readable(before):
        yield "rejecting does not give the draft"
    accepted = [b.text for b in read_word(settled(trial.suggested, accept=True), "d").blocks if "⟪g" not in b.text]
    for number, phrase in enumerate(trial.phrases):
        old = phrase.span.cut(trial.review.agreement.clause(trial.review.finding(phrase.finding).clause or "").text)
        accepted = [text.replace(f"⟪p{number}⟫", old) for text in accepted]
    whole = [b.text for b in read_word(settled(trial.data, accept=True), "d").blocks]
    if [text for text in accepted if text] != [text for text in whole if text]:
        yield "accepting does not give the proposal"
    if opened(trial.data) is not None and opened(trial.suggested) is None:
        yield "python-docx does not open the suggestions"


def readable(data: bytes):
    """What is shown and how it looks; None where nothing is left. An empty block has a style only where it holds
    something, such as a comment."""
    try:
        return [row if row[0] or row[1] else (row[2], row[3]) for row in shown(data)], looks(data)
    except DraftUnreadable:
        return None


def written(trial: Trial) -> tuple[int, int]:
    """How many phrases and how many paragraphs were written as suggestions."""
    text = "\n".join(block.text for block in read_word(settled(trial.suggested, accept=True), "d").blocks)
    return sum(f"⟪p{n}⟫" in text for n in range(len(trial.phrases))), text.count("⟪g")


def is_exact(trial: Trial, finding: Finding) -> bool:
    """Whether the comment on a finding stands on exactly its words, by a reader of its own or, where the words are not
    plain text (symbols, equations, boxes), by ours; or quotes them where Word shows no comments."""
    for each in trial.comments:
        if finding.message not in each.lines[0] or (each.references, each.is_open) != (1, False):
            continue
        quoted = any(line.endswith(f"中的原文：“{finding.quote}”") for line in each.lines)
        if bare(each.text) == bare(finding.quote) or (quoted and not each.text):
            return True
    return trial.is_special and any(
        finding.message in said and words == finding.quote for said, words in trial.comments_as_read
    )


def special_characters(data: bytes) -> bool:
    """Whether the file shows text that no `w:t` holds as it is: symbols, equations, boxes, rubies, choices."""
    special = {"sym", "oMath", "checkbox", "ffData", "ruby", "AlternateContent", "instrText"}
    parts = Parts(data)
    return any(str(e.tag).rsplit("}", 1)[-1] in special for e in parts.root(parts.main).iter("*"))


def changed_parts(before: bytes, after: bytes) -> set[str]:
    """The parts that differ, other than those that must: the main one, comments, links and types."""
    main = Package(before).main
    old, new = (zipfile.ZipFile(io.BytesIO(each)) for each in (before, after))
    names = {name for name in old.namelist() if name.strip("/").lower() != main.strip("/").lower()}
    return {n for n in names if "comments" not in n and old.read(n) != new.read(n) and not _grows(n)}


def _grows(name: str) -> bool:
    return name == "[Content_Types].xml" or name.endswith(".rels")


def opened(data: bytes) -> list[str] | None:
    """The paragraphs that python-docx reads, None for what it does not open."""
    try:
        return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
    except (ValueError, KeyError, AttributeError, SyntaxError):
        return None
