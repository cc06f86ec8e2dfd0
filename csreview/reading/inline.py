"""What stands inside a paragraph: runs, revisions, content controls, fields, symbols, notes, text boxes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from csreview.model import Comment, Origin, RevisionKind, Span
from csreview.reading import limits
from csreview.reading.builder import Author, BlockBuilder
from csreview.reading.drawings import ALTERNATE, Drawing, choose, look_into
from csreview.reading.equations import linear
from csreview.reading.fields import Fields, closed_fields
from csreview.reading.margin import Margin
from csreview.reading.names import W14, XML_SPACE, Element, M, W, is_on
from csreview.reading.package import too_deep
from csreview.reading.properties import PLAIN, RunProperties, read_run_properties
from csreview.reading.styles import Styles
from csreview.reading.symbols import EMPTY_BOX, TICKED_BOX, is_symbol_font, plain_symbols, symbol

_TEXT, _RUN, _RUN_PROPERTIES = W + "t", W + "r", W + "rPr"
_CHECKBOX = f"{W}sdtPr/{W14}checkbox"
_PLACEHOLDER = f"{W}sdtPr/{W}showingPlcHdr"
_SPACES = " \t\r\n"
_FORM_SPACES = " \u2002\u3000\u00a0"


class InlineReader:
    """Reads the content of one story's paragraphs into their builders.

    Text boxes and things without text are left in `drawings`, in order, for the caller to take after each paragraph.
    `places`, the number of every element of the story's part, is given where blocks are to tell their origins.
    """

    def __init__(
        self, styles: Styles, margin: Margin, root: Element, places: Mapping[Element, int] | None = None
    ) -> None:
        self._places = places
        self._styles = styles
        self._margin = margin
        self._fields = Fields(closed_fields(root))
        self._depth = 0
        self._builder = BlockBuilder(margin.part)
        self._style = ""
        self.drawings: list[Drawing] = []

    def read(self, paragraph: Element, builder: BlockBuilder, style: str) -> None:
        """Append what a `w:p` shows; `style` is the id of its style. Raises DraftUnreadable where it nests too deep."""
        before = self._builder, self._style
        self._builder, self._style = builder, style
        self._children(paragraph)
        self._builder, self._style = before

    def swap_fields(self, root: Element | None, fields: Fields | None = None) -> Fields:
        """Put other fields in force, for a text box has its own, and return those that were."""
        previous = self._fields
        self._fields = fields or Fields(closed_fields(root))
        return previous

    def _children(self, parent: Element) -> None:
        self._depth += 1
        if self._depth > limits.DEEPEST_ELEMENT:
            raise too_deep()
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                self._run(child)
            elif tag in _INLINE:
                _INLINE[tag](self, child)
        self._depth -= 1

    def _run(self, run: Element) -> None:
        properties = PLAIN
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                self._add(_shown(child), properties, child)
            elif tag == _RUN_PROPERTIES:
                properties = read_run_properties(child)
            elif tag in _IN_RUN:
                _IN_RUN[tag](self, child, properties)

    def _add(self, text: str, properties: RunProperties, last: Element, first: Element | None = None) -> None:
        """Append text that the elements from `first` (`last` where None) to `last` show."""
        if self._fields.muted or not text:
            return
        look = self._styles.look(self._style, properties)
        if is_symbol_font(look.font) or "\uf000" <= max(text) <= "\uf8ff":
            text = plain_symbols(text, look.font)
        start = self._builder.length
        self._builder.add(text, look)
        if self._places is not None:
            span = Span(self._builder.length - len(text), self._builder.length)
            places = self._places[last if first is None else first], self._places[last]
            self._builder.origins.append(Origin(span, *places, _hidden(last, len(text))))
        if not text.strip(_FORM_SPACES) and self._fields.is_form_text:
            self._builder.blanks.append(Span(start, self._builder.length))

    # -- around runs ---------------------------------------------------------

    def _revised(self, element: Element, kind: RevisionKind) -> None:
        start = self._builder.length
        self._children(element)
        self._builder.revise(kind, start, author(element))

    def _inserted(self, element: Element) -> None:
        self._revised(element, RevisionKind.INSERTED)

    def _moved_here(self, element: Element) -> None:
        self._revised(element, RevisionKind.MOVED_HERE)

    def _deleted(self, element: Element) -> None:
        self._builder.revise(RevisionKind.DELETED, self._builder.length, author(element), removed_text(element))

    def _moved_away(self, element: Element) -> None:
        self._builder.revise(RevisionKind.MOVED_AWAY, self._builder.length, author(element), removed_text(element))

    def _control(self, control: Element) -> None:
        content = control.find(W + "sdtContent")
        if content is None:
            return
        box = control.find(_CHECKBOX)
        if box is not None:
            self._add(TICKED_BOX if _is_checked(box) else EMPTY_BOX, PLAIN, control)
            return
        start = self._builder.length
        self._children(content)
        if control.find(_PLACEHOLDER) is not None and self._builder.length > start:
            self._builder.blanks.append(Span(start, self._builder.length))

    def _ruby(self, ruby: Element) -> None:
        base = ruby.find(W + "rubyBase")
        if base is not None:
            self._children(base)

    def _alternate(self, alternate: Element) -> None:
        branch = choose(alternate)
        if branch is not None:
            self._children(branch)

    def _equation(self, equation: Element) -> None:
        text = linear(equation)
        if text.strip():
            self._add(text, PLAIN, equation)
        else:
            self.drawings.append(Drawing(kinds=["equation"]))

    def _other_file(self, _element: Element) -> None:
        self.drawings.append(Drawing(kinds=["chunk"]))

    def _comment_starts(self, mark: Element) -> None:
        self._margin.open_comment(mark, self._builder)

    def _comment_ends(self, mark: Element) -> None:
        self._margin.close_comment(mark, self._builder)

    # -- inside a run --------------------------------------------------------

    def _tab(self, element: Element, properties: RunProperties) -> None:
        self._add("\t", properties, element)

    def _line_break(self, element: Element, properties: RunProperties) -> None:
        if element.get(W + "type") in ("page", "column"):
            self._builder.break_page()
        else:
            self._add("\n", properties, element)

    def _hyphen(self, element: Element, properties: RunProperties) -> None:
        self._add("-", properties, element)

    def _symbol(self, element: Element, properties: RunProperties) -> None:
        code = element.get(W + "char", "")
        try:
            number = int(code, 16)
        except ValueError:
            return
        self._add(symbol(element.get(W + "font", ""), number), properties, element)

    def _field_mark(self, element: Element, properties: RunProperties) -> None:
        begin = self._fields.begin
        self._add(self._fields.mark(element), properties, element, begin)

    def _instruction(self, element: Element, _properties: RunProperties) -> None:
        self._fields.instruction(element.text or "")

    def _drawing(self, element: Element, _properties: RunProperties) -> None:
        self.drawings.append(look_into(element))

    def _ruby_in_run(self, element: Element, _properties: RunProperties) -> None:
        self._ruby(element)

    def _alternate_in_run(self, element: Element, properties: RunProperties) -> None:
        branch = choose(element)
        for child in branch if branch is not None else ():
            if child.tag == _TEXT:
                self._add(_shown(child), properties, child)
            elif child.tag == _RUN:
                self._run(child)
            elif child.tag in _IN_RUN:
                _IN_RUN[child.tag](self, child, properties)

    def _note(self, element: Element, _properties: RunProperties) -> None:
        self._margin.refer(element)

    def _comment_mark(self, element: Element, _properties: RunProperties) -> None:
        self._margin.comment_here(element, self._builder)


def author(element: Element) -> Author:
    """Return who made the change that an element records."""
    return Author(element.get(W + "author", ""), element.get(W + "date", ""))


def removed_text(element: Element) -> str:
    """Return the text within a deletion or a move."""
    return "".join(text.text or "" for text in element.iter(W + "delText", W + "t"))


def as_comment(element: Element) -> Comment:
    """Return the comment that a `w:comment` holds, its place still to be found."""
    lines = ["".join(text.text or "" for text in p.iter(_TEXT)) for p in element.iter(W + "p")]
    return Comment(Span(0, 0), "\n".join(lines).strip(), element.get(W + "author", ""), element.get(W + "date", ""))


def _shown(element: Element) -> str:
    """Return a `w:t` as Word shows it: white space at its ends only where it asks for it, line ends as spaces."""
    text: str = element.text or ""
    if text and (text[0] in _SPACES or text[-1] in _SPACES) and element.get(XML_SPACE) != "preserve":
        text = text.strip(_SPACES)
    return text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ") if "\n" in text or "\r" in text else text


def _hidden(element: Element, length: int) -> int | None:
    """Return how many code points of a `w:t` stand before what it shows, None for all that cannot be divided."""
    text = (element.text or "") if element.tag == _TEXT else ""
    if len(text) == length:
        return 0
    return len(text) - len(text.lstrip(_SPACES)) if len(text.strip(_SPACES)) == length else None


def _is_checked(box: Element) -> bool:
    checked = box.find(W14 + "checked")
    return checked is not None and is_on(checked.get(W14 + "val", "1"))


_INLINE: Mapping[str, Callable[[InlineReader, Element], None]] = MappingProxyType(
    {
        **dict.fromkeys(
            (W + name for name in ("hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "rubyBase")),
            InlineReader._children,
        ),
        W + "ins": InlineReader._inserted,
        W + "moveTo": InlineReader._moved_here,
        W + "del": InlineReader._deleted,
        W + "moveFrom": InlineReader._moved_away,
        W + "sdt": InlineReader._control,
        W + "ruby": InlineReader._ruby,
        ALTERNATE: InlineReader._alternate,
        W + "subDoc": InlineReader._other_file,
        M + "oMath": InlineReader._equation,
        M + "oMathPara": InlineReader._equation,
        W + "commentRangeStart": InlineReader._comment_starts,
        W + "commentRangeEnd": InlineReader._comment_ends,
    }
)
_IN_RUN: Mapping[str, Callable[[InlineReader, Element, RunProperties], None]] = MappingProxyType(
    {
        W + "tab": InlineReader._tab,
        W + "ptab": InlineReader._tab,
        W + "br": InlineReader._line_break,
        W + "cr": InlineReader._line_break,
        W + "noBreakHyphen": InlineReader._hyphen,
        W + "sym": InlineReader._symbol,
        W + "fldChar": InlineReader._field_mark,
        W + "instrText": InlineReader._instruction,
        W + "drawing": InlineReader._drawing,
        W + "pict": InlineReader._drawing,
        W + "object": InlineReader._drawing,
        W + "ruby": InlineReader._ruby_in_run,
        ALTERNATE: InlineReader._alternate_in_run,
        W + "footnoteReference": InlineReader._note,
        W + "endnoteReference": InlineReader._note,
        W + "commentReference": InlineReader._comment_mark,
    }
)
