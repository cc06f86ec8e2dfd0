"""Plain text: which encoding it is in, and one block per line."""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import replace

from csreview.errors import DraftUnreadable
from csreview.model import Block, Draft, Source
from csreview.reading import limits
from csreview.reading.markdown import from_markdown

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FEW_ZEROS = 4
"""ASCII text in UTF-16 is valid UTF-8 too, but every second byte of it is zero; a stray zero is no sign of UTF-16."""


def read_text(text: str, name: str) -> Draft:
    """Return plain text as a draft: one block per line, none for a blank line. Raises DraftUnreadable without text."""
    return _draft(text, name, text.encode("utf-8", "surrogatepass"))


def read_text_file(data: bytes, name: str) -> Draft:
    """Return the draft in the bytes of a text file, whose encoding is detected. Raises DraftUnreadable."""
    if len(data) > limits.LARGEST_TEXT:
        raise DraftUnreadable("文本文件过大，无法打开。", "the text file is too large")
    return _draft(decode(data), name, data)


def read_markdown_file(data: bytes, name: str) -> Draft:
    """Return the draft in the bytes of a Markdown file, its signs for headings, bold text and tables taken as such."""
    plain = read_text_file(data, name)
    blocks = tuple(from_markdown(plain.blocks))
    return replace(plain, blocks=blocks) if blocks else plain


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 (with or without its mark) or GB18030. Raises DraftUnreadable."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    if data.count(0) * _FEW_ZEROS < len(data) and (text := _utf8(data)) is not None:
        return text
    if b"\0" in data:
        # Without a mark, UTF-16 shows by its zero bytes: ASCII has them on one side of every pair.
        return _decoded(data, "utf-16-le" if data[1::2].count(0) >= data[::2].count(0) else "utf-16-be")
    return _decoded(data, "gb18030")


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise DraftUnreadable(
            "无法识别文本文件的编码，请另存为 UTF-8。", "the encoding of the text file is not known; save it as UTF-8"
        ) from fault


def _draft(text: str, name: str, data: bytes) -> Draft:
    blocks = tuple(
        Block(line.rstrip(), source=Source(name, index))
        for index, line in enumerate(text.removeprefix("\ufeff").splitlines())
        if line.strip()
    )
    if not blocks:
        raise DraftUnreadable("文件中没有可读取的文字。", "the file holds no text that can be read")
    return Draft(name, hashlib.sha256(data).hexdigest(), blocks)
