"""A story (body, header, footer, notes): its paragraphs and tables as blocks, in the order of reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from csreview.model import Cell, Part, RevisionKind, Source, Unread
from csreview.reading import limits
from csreview.reading.builder import BlockBuilder
from csreview.reading.drawings import ALTERNATE, Drawing, choose
from csreview.reading.inline import InlineReader, author, removed_text
from csreview.reading.margin import Margin
from csreview.reading.names import Element, W, switch, value
from csreview.reading.numbering import Counters, Lists
from csreview.reading.package import too_deep
from csreview.reading.styles import Styles, read_alignment, read_indent, read_numbered, read_outline
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
    """What all stories of one file share: its styles and lists, and the count of its tables."""

    def __init__(self, styles: Styles, lists: Lists) -> None:
        self.styles = styles
        self.lists = lists
        self.tables = 0


class Story:
    """Reads one part of the package. `chunk` reads a `w:altChunk` by its relationship id into this story."""

    def __init__(self, setting: Setting, margin: Margin, name: str, root: Element) -> None:
        self.builders: list[BlockBuilder] = []
        self.unread: list[Unread] = []
        self.chunks: list[tuple[int, str]] = []
        self._setting = setting
        self._margin = margin
        self._part = margin.part
        self._name = name
        self._places: dict[Element, int] = {p: index for index, p in enumerate(root.iter(_PARAGRAPH))}
        self._inline = InlineReader(setting.styles, margin, root)
        self._counters = {self._part: Counters(), Part.TEXT_BOX: Counters()}
        self._joining: BlockBuilder | None = None
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
        """Close what is still open: a last paragraph whose mark was deleted."""
        if self._joining is not None:
            self._emit(self._joining)

    # -- paragraphs ----------------------------------------------------------

    def _paragraph(self, paragraph: Element, cell: Cell | None) -> None:
        builder = self._joining
        if builder is None:
            builder = BlockBuilder(self._part, cell, Source(self._name, self._places[paragraph]))
            self._margin.start_block(builder)
        self._joining = None
        properties = paragraph.find(W + "pPr")
        style = self._setting.styles.paragraph_style(value(properties, W + "pStyle"))
        self._inline.read(paragraph, builder, style)
        drawings, self._inline.drawings = self._inline.drawings, []
        if _mark_is_gone(properties):
            self._joining = builder
        else:
            self._set_out(builder, properties, style)
            self._emit(builder)
        for drawing in drawings:
            self._drawing(drawing, builder)

    def _set_out(self, builder: BlockBuilder, properties: Element | None, style: str) -> None:
        styles = self._setting.styles
        outline = read_outline(properties)
        builder.style = styles.name(style)
        builder.heading = styles.heading(style) if outline is None else outline
        builder.alignment = read_alignment(properties) or styles.alignment(style)
        place = self._setting.lists.place(read_numbered(properties), style)
        indent = read_indent(properties)
        builder.indent = styles.indent(style) if indent is None else indent
        if place is not None:
            found, builder.list_level = place
            builder.label = self._counters[self._part].next(found, builder.list_level)

    def _emit(self, builder: BlockBuilder) -> None:
        if builder.length or builder.label or builder.revisions or builder.comments:
            self.builders.append(builder)

    # -- tables --------------------------------------------------------------

    def _table(self, table: Element, cell: Cell | None) -> None:
        number = self._setting.tables
        self._setting.tables += 1
        for row in lay_out(table):
            if is_deleted_row(row.element):
                self._deleted_row(row.element)
                continue
            for placed in row.cells:
                self._cell(placed, number, nested=cell is not None)

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
        source = None if first is None else Source(self._name, self._places[first])
        self.builders.append(BlockBuilder(self._part, cell, source))

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

    # -- drawings ------------------------------------------------------------

    def _drawing(self, drawing: Drawing, anchor: BlockBuilder) -> None:
        for box in drawing.boxes:
            self._text_box(box)
        for line in drawing.lines:
            builder = BlockBuilder(self._box_part(), None, anchor.source)
            builder.add(line)
            self._emit(builder)
        for kind in drawing.kinds:
            self.unread.append(Unread(kind, self._where(anchor), _UNREAD[kind]))

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

    def _where(self, anchor: BlockBuilder) -> str:
        """Return a place in words: the paragraph's own text, else the last text before it."""
        own = _opening(anchor)
        before = next((text for builder in reversed(self.builders[-50:]) if (text := _opening(builder))), "")
        place = f"「{own}」" if own else f"「{before}」之后" if before else "开头"
        return _PARTS.get(self._part, "") + place


def _opening(builder: BlockBuilder) -> str:
    text = " ".join(f"{builder.label} {builder.text()}".split())
    return text if len(text) <= 24 else text[:24] + "…"


def _mark_is_gone(properties: Element | None) -> bool:
    """Tell whether the paragraph runs on into the next: its mark is deleted, moved away or a style separator."""
    run = properties.find(W + "rPr") if properties is not None else None
    if run is None:
        return False
    return (
        run.find(W + "del") is not None or run.find(W + "moveFrom") is not None or bool(switch(run, W + "specVanish"))
    )


_BLOCKS: Mapping[str, Callable[[Story, Element, Cell | None], None]] = MappingProxyType(
    {
        **dict.fromkeys((W + name for name in ("customXml", "smartTag", "ins", "moveTo")), Story._through),
        W + "sdt": Story._control,
        ALTERNATE: Story._alternate,
        W + "commentRangeStart": Story._comment_starts,
        W + "commentRangeEnd": Story._comment_ends,
    }
)
