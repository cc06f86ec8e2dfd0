"""Complex fields: only their results are read, never their instructions."""

from __future__ import annotations

import re

from csreview.reading.names import VAL, Element, W, integer, is_on, value
from csreview.reading.symbols import EMPTY_BOX, TICKED_BOX, symbol

_FIELD_CHARACTER = W + "fldChar"
_TYPE = W + "fldCharType"
_APART = frozenset({W + "del", W + "moveFrom", W + "txbxContent"})
_SYMBOL_FIELD = re.compile(r"SYMBOL\s+(\d+).*?\\f\s+\"?([^\"\\]+)", re.IGNORECASE)
_BUTTON_FIELD = re.compile(r"MACROBUTTON\s+\S+\s(.*)", re.IGNORECASE | re.DOTALL)
_EQ_OVERLAY = re.compile(r"\\o\s*(?:\\a[clr])?\s*\(\s*[○〇◯□△◇]\s*[,;]\s*(.+?)\s*\)\s*$", re.IGNORECASE)
_EQ_RUBY = re.compile(r"\\o\s*\\ad\s*\(.*\),\s*(.+?)\s*\)\s*$", re.IGNORECASE)


def closed_fields(root: Element) -> frozenset[Element]:
    """Return the `begin` marks in a story that have their `end`; after another one stands text, not an instruction."""
    closed: list[Element] = []
    open_fields: list[Element] = []
    for mark in root.iter(_FIELD_CHARACTER):
        if _is_elsewhere(mark, root):
            continue
        kind = mark.get(_TYPE)
        if kind == "begin":
            open_fields.append(mark)
        elif kind == "end" and open_fields:
            closed.append(open_fields.pop())
    return frozenset(closed)


def _is_elsewhere(mark: Element, root: Element) -> bool:
    """Tell whether a mark is deleted, or belongs to a text box, which has fields of its own."""
    for around in mark.iterancestors():
        if around is root:
            return False
        if around.tag in _APART:
            return True
    return False


class Fields:
    """The fields open at a point of a story. They may span paragraphs and nest."""

    def __init__(self, closed: frozenset[Element]) -> None:
        self._closed = closed
        self._open: list[_Field] = []
        self._instructions = 0

    @property
    def muted(self) -> bool:
        """Tell whether what stands here is part of an instruction."""
        return self._instructions > 0

    @property
    def begin(self) -> Element | None:
        """The mark that begins the innermost open field, None where none is open."""
        return self._open[-1].begin if self._open else None

    def mark(self, element: Element) -> str:
        """Take a `w:fldChar` into account and return what it shows by itself: a box, a choice, a circled number."""
        kind = element.get(_TYPE)
        if kind == "begin" and element in self._closed:
            self._open.append(_Field(element))
            self._instructions += 1
        elif kind == "separate" and self._open and not self._open[-1].has_result:
            self._open[-1].has_result = True
            self._instructions -= 1
        elif kind == "end" and self._open:
            return self._end()
        return ""

    def _end(self) -> str:
        field = self._open.pop()
        self._instructions -= not field.has_result
        return "" if self.muted else field.shown()

    def instruction(self, text: str) -> None:
        """Take a piece of an instruction into account."""
        if self._open and not self._open[-1].has_result:
            self._open[-1].code += text

    @property
    def is_form_text(self) -> bool:
        """Tell whether the text here is what a form field for text holds."""
        return bool(self._open) and self._open[-1].has_result and "FORMTEXT" in self._open[-1].code.upper()


class _Field:
    def __init__(self, begin: Element) -> None:
        self.begin = begin
        self.form = begin.find(W + "ffData")
        self.code = ""
        self.has_result = False

    def shown(self) -> str:
        """Return what a field without a stored result shows."""
        if self.has_result:
            return ""
        code = self.code.strip()
        word = code.upper()
        if word.startswith("FORMCHECKBOX"):
            return self._box()
        if word.startswith("FORMDROPDOWN"):
            return self._choice()
        if word.startswith("EQ"):
            return _equation(code)
        if glyph := _SYMBOL_FIELD.match(code):
            return symbol(glyph.group(2).strip(), int(glyph.group(1)) % 0x10000)
        button = _BUTTON_FIELD.match(code)
        return button.group(1).strip() if button else ""

    def _box(self) -> str:
        box = self.form.find(W + "checkBox") if self.form is not None else None
        checked = value(box, W + "checked")
        if checked is None:
            checked = value(box, W + "default")
        return TICKED_BOX if checked is not None and is_on(checked or "1") else EMPTY_BOX

    def _choice(self) -> str:
        listed = self.form.find(W + "ddList") if self.form is not None else None
        entries = listed.findall(W + "listEntry") if listed is not None else []
        index = integer(value(listed, W + "result") or value(listed, W + "default"))
        return entries[index].get(VAL, "") if 0 <= index < len(entries) else ""


def _equation(code: str) -> str:
    """Return the text of the EQ fields with which Word encircles a character or sets pinyin above one."""
    if ruby := _EQ_RUBY.search(code):
        return ruby.group(1)
    overlay = _EQ_OVERLAY.search(code)
    if overlay is None:
        return ""
    inner = overlay.group(1)
    number = integer(inner)
    return chr(0x2460 + number - 1) if 0 < number <= 20 else inner
