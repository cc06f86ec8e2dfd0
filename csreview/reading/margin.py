"""What stands beside a story's text: comments on it and the notes that it refers to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from csreview.model import Comment, Part, Span
from csreview.reading.builder import BlockBuilder
from csreview.reading.names import Element, W

_ID = W + "id"


class Margin:
    """Comments and note references of one story. `comments` are the draft's by id, their place still unknown."""

    def __init__(self, part: Part, comments: Mapping[str, Comment]) -> None:
        self.part = part
        self.footnotes: list[str] = []
        self.endnotes: list[str] = []
        self._comments = comments
        self._open: dict[str, tuple[BlockBuilder | None, int]] = {}
        self._waiting: list[str] = []
        self._placed: set[str] = set()

    def open_comment(self, mark: Element, builder: BlockBuilder | None) -> None:
        """Begin a comment here; between paragraphs (`builder` None) it begins with the next one."""
        key = mark.get(_ID, "")
        self._open[key] = (builder, builder.length if builder is not None else 0)
        if builder is None:
            self._waiting.append(key)

    def start_block(self, builder: BlockBuilder) -> None:
        """Let comments begun between paragraphs begin at this one."""
        for key in self._waiting:
            if key in self._open:
                self._open[key] = (builder, builder.length)
        self._waiting.clear()

    def close_comment(self, mark: Element, builder: BlockBuilder | None) -> None:
        """End a comment; one that spans paragraphs stays with the first, from its start to that paragraph's end."""
        key = mark.get(_ID, "")
        owner, start = self._open.pop(key, (None, 0))
        if owner is not None:
            end = builder.length if builder is owner else owner.length
            self._place(key, owner, start, end)

    def comment_here(self, mark: Element, builder: BlockBuilder) -> None:
        """Place a comment without a range at its mark."""
        key = mark.get(_ID, "")
        if key not in self._open:
            self._place(key, builder, builder.length, builder.length)

    def refer(self, mark: Element) -> None:
        """Remember a footnote or endnote that is referred to."""
        (self.footnotes if mark.tag == W + "footnoteReference" else self.endnotes).append(mark.get(_ID, ""))

    def _place(self, key: str, builder: BlockBuilder, start: int, end: int) -> None:
        comment = self._comments.get(key)
        if comment is not None and key not in self._placed:
            self._placed.add(key)
            builder.comments.append(replace(comment, span=Span(start, end)))
