"""A Word file: its stories in the order of reading, as one draft."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from csreview.errors import DraftUnreadable
from csreview.model import Block, Comment, Draft, Part, Unread
from csreview.reading import limits
from csreview.reading.chunks import read_chunk
from csreview.reading.inline import as_comment
from csreview.reading.margin import Margin
from csreview.reading.names import Element, R, W
from csreview.reading.numbering import Lists
from csreview.reading.package import Links, Package
from csreview.reading.stories import Setting, Story
from csreview.reading.styles import Styles

_PROPERTIES = {"title", "subject", "creator", "lastModifiedBy", "created", "modified"}


def read_word(data: bytes, name: str, traced: bool = False) -> Draft:
    """Return the draft in the bytes of a .docx, .docm, .dotx or .dotm file, transitional or Strict; macros never run.

    With `traced`, its blocks tell which elements show their text (`Block.origins`).
    Raises DraftUnreadable where the file is broken, hostile, or holds nothing to read.
    """
    file = WordFile(Package(data), traced=traced)
    blocks = tuple(file.blocks())
    if not any(block.text.strip() or block.label for block in blocks):
        raise _without_text(file.unread)
    return Draft(name, hashlib.sha256(data).hexdigest(), blocks, tuple(dict.fromkeys(file.unread)), file.properties())


class WordFile:
    """The parts of one Word file and what they share."""

    def __init__(self, package: Package, depth: int = 0, traced: bool = False) -> None:
        self.unread: list[Unread] = []
        self._package = package
        self._depth = depth
        self._links = Links(package, package.main)
        styles = Styles(self._part("styles"))
        self._setting = Setting(styles, Lists(self._part("numbering"), styles), self._chunk, traced)
        comments = self._part("comments")
        self._comments: dict[str, Comment] = {
            element.get(W + "id", ""): as_comment(element) for element in (comments if comments is not None else ())
        }

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks: headers, body, footers, footnotes, endnotes."""
        root = self._package.xml(self._package.main)
        body = root.find(W + "body")
        if body is None:
            raise DraftUnreadable(
                "文件中没有 Word 正文，可能是表格或演示文稿。",
                "the file has no Word text; it may be a workbook or a presentation",
            )
        margin = Margin(Part.BODY, self._comments)
        story = Story(self._setting, margin, self._links, root)
        story.read(body)
        story.end()
        self.unread += story.unread
        yield from self._edges(root, "header", Part.HEADER)
        yield from (builder.block() for builder in story.builders)
        yield from self._edges(root, "footer", Part.FOOTER)
        yield from self._notes("footnote", Part.FOOTNOTE, margin.footnotes)
        yield from self._notes("endnote", Part.ENDNOTE, margin.endnotes)

    def properties(self) -> dict[str, str]:
        """Return the file's own title, author and dates."""
        found = self._package.related("", "core-properties")
        root = self._package.xml(found[0]) if found else ()
        named = {str(e.tag).rsplit("}", 1)[-1]: e.text for e in root}
        return {key: text for key, text in named.items() if key in _PROPERTIES and text}

    def _chunk(self, data: bytes) -> list[Block]:
        """Return the blocks of a file embedded as text, [] where it cannot be read."""
        try:
            if not data.startswith(b"PK"):
                return read_chunk(data)
            if self._depth >= limits.DEEPEST_CHUNK:
                return []
            inner = WordFile(Package(data, self._package.budget), self._depth + 1)
            blocks = list(inner.blocks())
        except DraftUnreadable:
            return []
        self.unread += inner.unread
        return blocks

    def _part(self, kind: str) -> Element | None:
        found = self._package.related(self._package.main, kind)
        return self._package.xml(found[0]) if found else None

    def _edges(self, root: Element, kind: str, part: Part) -> Iterator[Block]:
        """Yield the blocks of the headers or footers that sections refer to, each text once."""
        names: list[str] = []
        for reference in root.iter(f"{W}{kind}Reference"):
            name = self._links.part(reference.get(R + "id", ""))
            if name is not None and name not in names:
                names.append(name)
        seen: set[tuple[str, ...]] = set()
        for name in names:
            blocks = self._story(name, part)
            texts = tuple(block.text for block in blocks)
            if texts not in seen:
                seen.add(texts)
                yield from blocks

    def _story(self, name: str, part: Part) -> list[Block]:
        root = self._package.xml(name)
        story = Story(self._setting, Margin(part, self._comments), Links(self._package, name), root)
        story.read(root)
        story.end()
        self.unread += story.unread
        return [builder.block() for builder in story.builders]

    def _notes(self, kind: str, part: Part, referred: list[str]) -> Iterator[Block]:
        """Yield the blocks of the notes that the body refers to, in the order of their marks."""
        found = self._package.related(self._package.main, f"{kind}s")
        if not found or not referred:
            return
        root = self._package.xml(found[0])
        notes = {element.get(W + "id", ""): element for element in root.findall(W + kind)}
        story = Story(self._setting, Margin(part, self._comments), Links(self._package, found[0]), root)
        for number, identifier in enumerate(dict.fromkeys(referred), 1):
            note = notes.get(identifier)
            if note is not None:
                before = len(story.builders)
                story.read(note)
                story.end()
                for builder in story.builders[before : before + 1]:
                    builder.label = builder.label or str(number)
        self.unread += story.unread
        yield from (builder.block() for builder in story.builders)


def _without_text(unread: list[Unread]) -> DraftUnreadable:
    if any(item.what == "image" for item in unread):
        return DraftUnreadable(
            "文件中只有图片，没有可读取的文字，可能是扫描件，请先做文字识别。",
            "the file holds pictures only, perhaps a scan; have its text recognised first",
        )
    return DraftUnreadable("文件中没有可读取的文字。", "the file holds no text that can be read")
