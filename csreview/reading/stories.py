"""A story (body, header, footer, notes): its paragraphs and tables as blocks, in the order of reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from csreview.model import Block, Cell, Part, RevisionKind, Source, Unread
from csreview.reading import limits
from csreview.reading.builder import BlockBuilder
from csreview.reading.drawings import ALTERNATE, Drawing, choose, shape_lines
from csreview.reading.inline import InlineReader, author, removed_text
from csreview.reading.margin import Margin
from csreview.reading.names import Element, R, W
from csreview.reading.numbering import Counters, Lists
from csreview.reading.package import Links, too_deep
from csreview.reading.properties import ParagraphProperties, read_paragraph_properties
from csreview.reading.styles import Styles
from csreview.reading.tables import Placed, is_deleted_row, lay_out, unwrapped

_PARAGRAPH, _TABLE = W + "p", W + "tbl"
_UNREAD = MappingProxyType(
    {
        "image": "图片中的文字无法读取",
        "object": "嵌入对象的内容无法读取",
        "chart": "图表中的文字未读取",
        "diagram": "SmartArt 图形中的文字未读取",
        "equation": "公式的内容无法读取",
        "control": "表单控件的内容无法读取",
        "ink": "手写内容无法读取",
        "chunk": "嵌入的外部文件无法读取",
    }
)
_PARTS = MappingProxyType(
    {Part.HEADER: "页眉", Part.FOOTER: "页脚", Part.FOOTNOTE: "脚注", Part.ENDNOTE: "尾注", Part.TEXT_BOX: "文本框"}
)


class Setting:
    """What all stories of one file share: its styles and lists, and the count of its tables.

    `chunk` reads a file that is embedded as text (`w:altChunk`), [] where it cannot. With `traced`, blocks tell
    which elements show their text.
    """

    def __init__(
        self, styles: Styles, lists: Lists, chunk: Callable[[bytes], list[Block]], traced: bool = False
    ) -> None:
        self.traced = traced
        self.styles = styles
        self.lists = lists
        self.chunk = chunk
        self.tables = 0


@dataclass(frozen=True, slots=True)
class _Joining:
    """A paragraph that runs on into the next. The last one's properties count, but after a style separator its own."""

    builder: BlockBuilder
    properties: ParagraphProperties
    style: str
    keeps_own: bool


class Story:
    """Reads one part of the package, whose links to others are `links`, into `builders` and `unread`."""

    def __init__(self, setting: Setting, margin: Margin, links: Links, root: Element) -> None:
        self.builders: list[BlockBuilder] = []
        self.unread: list[Unread] = []
        self._setting = setting
        self._margin = margin
        self._part = margin.part
        self._links = links
        self._name = links.source
        self._places: dict[Element, int] = {p: index for index, p in enumerate(root.iter(_PARAGRAPH))}
        every = {element: index for index, element in enumerate(root.iter("*"))} if setting.traced else None
        self._inline = InlineReader(setting.styles, margin, root, every)
        self._counters = {self._part: Counters(), Part.TEXT_BOX: Counters()}
        self._joining: _Joining | None = None
        self._depth = 0

    def read(self, parent: Element, cell: Cell | None = None) -> None:
        """Read the block-level content of an element. Raises DraftUnreadable where it nests too deep."""
        self._depth += 1
        if self._depth > limits.DEEPEST_ELEMENT // 4:
            raise too_deep()
        for child in parent:
            tag = child.tag
            if tag == _PARAGRAPH:
                self._paragraph(child, cell)
            elif tag == _TABLE:
                self._table(child, cell)
            elif tag in _BLOCKS:
                _BLOCKS[tag](self, child, cell)
        self._depth -= 1

    def end(self) -> None:
        """Close a paragraph that should run on into the next but has none."""
        joining, self._joining = self._joining, None
        if joining is not None:
            if joining.builder.length:
                self._set_out(joining.builder, joining.properties, joining.style)
            self._emit(joining.builder)

    # -- paragraphs ----------------------------------------------------------

    def _paragraph(self, paragraph: Element, cell: Cell | None) -> None:
        joining, self._joining = self._joining, None
        builder = self._start(paragraph, cell) if joining is None else joining.builder
        if joining is not None and not builder.length:
            builder.source = self._source(paragraph)
        properties = mark = read_paragraph_properties(paragraph.find(W + "pPr"))
        style = self._setting.styles.paragraph_style(properties.style)
        self._inline.read(paragraph, builder, style)
        drawings, self._inline.drawings = self._inline.drawings, []
        keeps = joining is not None and joining.keeps_own
        if joining is not None and keeps:
            properties, style = joining.properties, joining.style
        if mark.runs_on or mark.separator:
            self._joining = _Joining(builder, properties, style, keeps or mark.separator)
        else:
            self._set_out(builder, properties, style)
            self._emit(builder)
        for drawing in drawings:
            self._drawing(drawing, builder)

    def _start(self, paragraph: Element, cell: Cell | None) -> BlockBuilder:
        builder = BlockBuilder(self._part, cell, self._source(paragraph))
        self._margin.start_block(builder)
        return builder

    def _source(self, paragraph: Element) -> Source:
        return Source(self._name, self._places[paragraph])

    def _set_out(self, builder: BlockBuilder, properties: ParagraphProperties, style: str) -> None:
        styles = self._setting.styles
        builder.style = styles.name(style)
        builder.heading = styles.heading(style) if properties.outline is None else properties.outline
        builder.alignment = properties.alignment or styles.alignment(style)
        indents = [properties.indent]
        place = self._setting.lists.place(properties.numbered, style)
        if place is not None:
            found, builder.list_level = place
            builder.label = self._counters[self._part].next(found, builder.list_level)
            indents.append(found.indent(builder.list_level))
        builder.indent = next((indent for indent in indents if indent is not None), styles.indent(style))

    def _emit(self, builder: BlockBuilder) -> None:
        if builder.length or builder.label or builder.revisions or builder.comments:
            self.builders.append(builder)

    # -- tables --------------------------------------------------------------

    def _table(self, table: Element, cell: Cell | None) -> None:
        self.end()
        number = self._setting.tables
        self._setting.tables += 1
        for row in lay_out(table):
            if is_deleted_row(row.element):
                self._deleted_row(row.element)
                continue
            first = len(self.builders)
            for placed in row.cells:
                self._cell(placed, number, nested=cell is not None)
            self._inserted_row(row.element, first)

    def _cell(self, placed: Placed, table: int, nested: bool) -> None:
        cell = Cell(table, placed.row, placed.column, placed.row_span, placed.column_span, nested)
        outer, self._joining = self._joining, None
        before = len(self.builders)
        self.read(placed.element, cell)
        self.end()
        self._joining = outer
        if len(self.builders) == before:
            self._empty_cell(placed.element, cell)

    def _empty_cell(self, element: Element, cell: Cell) -> None:
        """Keep an empty cell as an empty block: it may be a place left to fill."""
        first = next(unwrapped(element, _PARAGRAPH), None)
        source = None if first is None else self._source(first)
        self.builders.append(BlockBuilder(self._part, cell, source))

    def _inserted_row(self, row: Element, first: int) -> None:
        change = row.find(f"{W}trPr/{W}ins")
        for builder in self.builders[first:] if change is not None else ():
            if not builder.revisions:
                builder.revise(RevisionKind.INSERTED, 0, author(change))

    def _deleted_row(self, row: Element) -> None:
        change = row.find(f"{W}trPr/{W}del")
        if self.builders:
            last = self.builders[-1]
            last.revise(RevisionKind.DELETED, last.length, author(change), removed_text(row))

    # -- what stands around blocks -------------------------------------------

    def _through(self, element: Element, cell: Cell | None) -> None:
        self.read(element, cell)

    def _control(self, control: Element, cell: Cell | None) -> None:
        content = control.find(W + "sdtContent")
        if content is not None:
            self.read(content, cell)

    def _alternate(self, alternate: Element, cell: Cell | None) -> None:
        branch = choose(alternate)
        if branch is not None:
            self.read(branch, cell)

    def _comment_starts(self, mark: Element, _cell: Cell | None) -> None:
        self._margin.open_comment(mark, None)

    def _comment_ends(self, mark: Element, _cell: Cell | None) -> None:
        self._margin.close_comment(mark, None)

    def _chunk(self, element: Element, cell: Cell | None) -> None:
        data = self._links.read(element.get(R + "id", ""))
        blocks = self._setting.chunk(data) if data is not None else []
        for block in blocks:
            builder = BlockBuilder(self._part, cell, None, block.label, block.heading, block.style, block.list_level)
            builder.add(block.text)
            builder.blanks += block.blanks
            self.builders.append(builder)
        if not blocks:
            self.unread.append(Unread("chunk", self._where(None), _UNREAD["chunk"]))

    # -- drawings ------------------------------------------------------------

    def _drawing(self, drawing: Drawing, anchor: BlockBuilder) -> None:
        for box in drawing.boxes:
            self._text_box(box)
        shapes = [line for identifier in drawing.diagrams for line in self._diagram(identifier, anchor)]
        for line in drawing.lines + shapes:
            builder = BlockBuilder(self._box_part(), None, anchor.source)
            builder.add(line)
            self._emit(builder)
        for kind in drawing.kinds:
            self.unread.append(Unread(kind, self._where(anchor), _UNREAD[kind]))

    def _diagram(self, identifier: str, anchor: BlockBuilder) -> list[str]:
        data = self._links.xml(identifier)
        lines = shape_lines(data) if data is not None else []
        if not lines:
            self.unread.append(Unread("diagram", self._where(anchor), _UNREAD["diagram"]))
        return lines

    def _text_box(self, box: Element) -> None:
        part, self._part = self._part, self._box_part()
        outer, self._joining = self._joining, None
        drawings, self._inline.drawings = self._inline.drawings, []
        fields = self._inline.swap_fields(box)
        self.read(box)
        self.end()
        self._inline.swap_fields(None, fields)
        self._inline.drawings = drawings
        self._joining = outer
        self._part = part

    def _box_part(self) -> Part:
        return Part.TEXT_BOX if self._part is Part.BODY else self._part

    def _where(self, anchor: BlockBuilder | None) -> str:
        """Return a place in words: the paragraph's own text, else the last text before it."""
        own = _opening(anchor) if anchor is not None else ""
        before = next((text for builder in reversed(self.builders[-50:]) if (text := _opening(builder))), "")
        place = f"「{own}」" if own else f"「{before}」之后" if before else "开头"
        return _PARTS.get(self._part, "") + place


def _opening(builder: BlockBuilder) -> str:
    text = " ".join(f"{builder.label} {builder.text()}".split())
    return text if len(text) <= 24 else text[:24] + "…"


_BLOCKS: Mapping[str, Callable[[Story, Element, Cell | None], None]] = MappingProxyType(
    {
        **dict.fromkeys((W + name for name in ("customXml", "smartTag", "ins", "moveTo")), Story._through),
        W + "sdt": Story._control,
        W + "altChunk": Story._chunk,
        ALTERNATE: Story._alternate,
        W + "commentRangeStart": Story._comment_starts,
        W + "commentRangeEnd": Story._comment_ends,
    }
)
