"""Parts of a Word file as XML that is written back with all that it held: comments, instructions, prefixes."""

from __future__ import annotations

from typing import Any, TypeAlias

from lxml import etree

from csreview.errors import DraftUnreadable

Element: TypeAlias = Any
"""An lxml element; lxml has no type information of its own."""

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ILLEGAL = dict.fromkeys((*range(32), *range(55296, 57344), 65534, 65535), " ")
"""What XML cannot hold, and what a text element shows as a space."""
_NOT_TEXT = frozenset({"dataBinding", "dropDownList", "comboBox", "date", "checkbox", "picture", "showingPlcHdr"})
"""Settings of content controls whose content is not free text."""
_LOCKED = frozenset({"contentLocked", "sdtContentLocked"})


def parsed(data: bytes, name: str) -> Element:
    """Return the root element of a part. Raises DraftUnreadable where it is broken or declares a document type."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise _unreadable(name) from fault
    if root.getroottree().docinfo.doctype:
        raise _unreadable(name)
    return root


def written(root: Element) -> bytes:
    """Return a part's bytes in UTF-8."""
    content: bytes = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    return content


def namespace(root: Element) -> str:
    """Return the namespace of a part's root in braces, as lxml spells it: that of Strict files, or the usual one."""
    return f"{{{etree.QName(root).namespace or ''}}}"


def local_name(element: Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rsplit("}", 1)[-1]


def shown_text(text: str) -> str:
    """Return a text with a space for each character that a text element cannot hold, a line feed or a tab among them."""
    return text.translate(_ILLEGAL)


def is_locked(element: Element) -> bool:
    """Tell whether an element stands in a content control that is locked, or holds something other than free text."""
    for control in element.iterancestors():
        settings = control.iterfind("{*}sdtPr/*") if local_name(control) == "sdt" else ()
        for each in settings:
            value = next(iter(each.attrib.values()), "")
            if local_name(each) in _NOT_TEXT or (local_name(each) == "lock" and value in _LOCKED):
                return True
    return False


def _unreadable(name: str) -> DraftUnreadable:
    return DraftUnreadable(
        f"文件已损坏：部件 {name} 的内容不完整或格式错误。", f"the file is damaged: its part {name} is not well formed"
    )
