"""XML names of WordprocessingML as lxml spells them ("{namespace}local")."""

from __future__ import annotations

from typing import Any, TypeAlias

Element: TypeAlias = Any
"""An lxml element; lxml has no type information of its own."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741  the prefix that Word itself uses
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

VAL = W + "val"
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", M[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", WP[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/chart", C[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/diagram", DGM[1:-1].encode()),
)
"""Namespaces of Strict OOXML (ISO/IEC 29500-1) and the transitional ones that say the same."""


def value(parent: Element | None, tag: str) -> str | None:
    """Return `w:val` of the child `tag`, "" where the child has none, None where there is no such child."""
    child = parent.find(tag) if parent is not None else None
    return None if child is None else child.get(VAL, "")


def integer(text: str | None, default: int = 0) -> int:
    """Return the whole number in `text`, or the default where it is absent or is none of 32 bits (22.9.2, 17.18.10)."""
    try:
        number = int(text) if text else default
    except ValueError:
        return default
    return number if -(2**31) <= number < 2**31 else default


def is_on(text: str) -> bool:
    """Tell whether an on/off value is on; an absent value means on (ECMA-376 part 1, 17.17.4)."""
    return text not in ("0", "false", "off")


def switch(parent: Element | None, tag: str) -> bool | None:
    """Return the on/off value of the child `tag`, None where there is no such child."""
    text = value(parent, tag)
    return None if text is None else is_on(text)
