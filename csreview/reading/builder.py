"""Collects what one paragraph shows, piece by piece, and makes the block of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from csreview.model import Block, Cell, Comment, Format, Origin, Part, Revision, RevisionKind, Source, Span
from csreview.reading.styles import Look

_GAP = re.compile(r"\s{2,}|\t")
_LABEL_END = re.compile(r"[:：]\s*$")
_END_OR_LABEL = re.compile(r"\Z|[^\s:：]{1,12}[:：]")
_UNIT_START = re.compile(r"[年月日元%％号]")
_AMOUNT_END = re.compile(r"[\d〇零一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬整]$")
_PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Author:
    """Who made a tracked change, and when (as the file has it)."""

    name: str = ""
    date: str = ""


@dataclass(slots=True)
class BlockBuilder:
    """A paragraph in the making; `length` is the number of code points so far."""

    part: Part
    cell: Cell | None = None
    source: Source | None = None
    label: str = ""
    heading: int = 0
    style: str = ""
    list_level: int | None = None
    alignment: str = ""
    indent: float = 0.0
    length: int = 0
    kept: bool = False
    revisions: list[Revision] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    blanks: list[Span] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _looks: list[tuple[int, int, Look]] = field(default_factory=list)
    _break: bool = False

    def add(self, text: str, look: Look = _PLAIN) -> None:
        """Append text that a person sees."""
        if not text:
            return
        if self._break:
            self._break = False
            self.add("\n")
        start = self.length
        self._pieces.append(text)
        self.length = start + len(text)
        if look[0] or look[1] or look[2] or look[3]:
            self._paint(start, look)

    def break_page(self) -> None:
        """Part what stands before from what follows, if anything stands on either side."""
        self._break = self.length > 0

    def revise(self, kind: RevisionKind, start: int, author: Author, text: str = "") -> None:
        """Record a change of the text from `start` to here, or of `text` that went away."""
        if self.length > start or text:
            self.revisions.append(Revision(kind, Span(start, self.length), author.name, author.date, text))

    def text(self) -> str:
        """Return what has been collected so far."""
        return "".join(self._pieces)

    def block(self) -> Block:
        """Return the finished block."""
        text = self.text()
        blanks = sorted({*self.blanks, *self._underlined_blanks(text)})
        return Block(
            text=text,
            label=self.label,
            part=self.part,
            heading=self.heading,
            style=self.style,
            list_level=self.list_level,
            alignment=self.alignment,
            indent=self.indent,
            cell=self.cell,
            formats=tuple(Format(Span(a, b), *look[:4]) for a, b, look in self._looks),
            blanks=tuple(blanks),
            revisions=tuple(self.revisions),
            comments=tuple(self.comments),
            source=self.source,
            origins=tuple(self.origins),
        )

    def _paint(self, start: int, look: Look) -> None:
        if self._looks:
            first, end, last = self._looks[-1]
            if end == start and last[:5] == look[:5]:
                self._looks[-1] = (first, self.length, last)
                return
        self._looks.append((start, self.length, look))

    def _underlined_blanks(self, text: str) -> list[Span]:
        stretches: list[tuple[int, int]] = []
        for start, end, look in self._looks:
            if not look.spaces_underlined:
                continue
            if stretches and stretches[-1][1] == start:
                stretches[-1] = (stretches[-1][0], end)
            else:
                stretches.append((start, end))
        return [span for start, end in stretches for span in underlined_blanks(text, start, end)]


def underlined_blanks(text: str, start: int, end: int) -> list[Span]:
    """Return the places left to fill within an underlined stretch of a text.

    White space alone is one. White space around words is mostly the rest of a line that was filled in; it is a place
    to fill only after a colon, or before a unit that has no number yet (「    年    月    日」).
    """
    gaps = [Span(start + gap.start(), start + gap.end()) for gap in _GAP.finditer(text[start:end])]
    if not text[start:end].strip():
        return [Span(start, end)] if gaps or text[start:end] == "\u3000" else []
    return [gap for gap in gaps if _is_open(text, gap, end)]


def _is_open(text: str, gap: Span, end: int) -> bool:
    """Tell whether white space within underlined words is a place to fill; `end` is the end of the underline."""
    before, after = text[max(0, gap.start - 8) : gap.start], text[gap.end : gap.end + 1]
    if _LABEL_END.search(before) and _END_OR_LABEL.match(text, gap.end, end):
        return True
    return bool(_UNIT_START.match(after)) and not _AMOUNT_END.search(before)
