"""Files embedded as text (`w:altChunk`) that are not Word files: web pages, web archives, plain text."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from csreview.errors import DraftUnreadable
from csreview.model import Block
from csreview.reading.names import Element
from csreview.reading.text_files import decode

_BLOCK_LEVEL = (
    "address article blockquote br caption dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre section table tbody td tfoot th "
    "thead title tr ul"
)
_PARTING = frozenset(_BLOCK_LEVEL.split())
_SILENT = ("script", "style", "head", "template", "noscript")
_WEB_ARCHIVE = (b"mime-version:", b"from:")


def read_chunk(data: bytes) -> list[Block]:
    """Return one block per line that an embedded file shows, [] for one that cannot be read."""
    start = data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(b"{\\rtf") or data.startswith(b"\xd0\xcf\x11\xe0"):
        return []
    if start.startswith(_WEB_ARCHIVE):
        return _web_archive(data)
    if start.startswith(b"<"):
        return _blocks(_page_lines(data))
    try:
        return _blocks(iter(decode(data).splitlines()))
    except DraftUnreadable:
        return []


def _blocks(lines: Iterator[str]) -> list[Block]:
    return [Block(line.strip()) for line in lines if line.strip()]


def _web_archive(data: bytes) -> list[Block]:
    import email.policy  # noqa: PLC0415 - takes long to load, and few drafts embed web archives

    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            return _blocks(_page_lines(content, part.get_content_charset())) if isinstance(content, bytes) else []
    return []


def _page_lines(data: bytes, encoding: str | None = None) -> Iterator[str]:
    """Yield the lines of a web page: its text, parted where a block-level element begins or ends."""
    if encoding is None and b"charset" not in data[:2048].lower():
        encoding = "utf-8" if _is_utf8(data) else "gb18030"
    try:
        parser = etree.HTMLParser(encoding=encoding, no_network=True, remove_comments=True, remove_pis=True)
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, LookupError, ValueError):
        return
    line: list[str] = []
    for event, element in etree.iterwalk(_without_scripts(root), events=("start", "end")):
        if element.tag in _PARTING:
            yield " ".join("".join(line).split())
            line = []
        text = element.text if event == "start" else element.tail
        line.append(text or "")
    yield " ".join("".join(line).split())


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _without_scripts(root: Element) -> Element:
    etree.strip_elements(root, *_SILENT, with_tail=False)
    return root
