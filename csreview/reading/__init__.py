"""File → Draft: everything that a person sees, once, in order, with the label that Word shows."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from csreview.errors import DraftUnreadable
from csreview.model import Draft
from csreview.reading import limits
from csreview.reading.annexes import with_annexes
from csreview.reading.office import office_suffix, read_through_office
from csreview.reading.package import is_other_format
from csreview.reading.pdf import read_pdf
from csreview.reading.text_files import read_markdown_file, read_text, read_text_file
from csreview.reading.word import read_word

__all__ = ["read", "read_bytes", "read_stream", "read_text", "read_traced", "with_annexes"]

_MARKDOWN_FILES = frozenset({".md", ".markdown"})
_TEXT_FILES = _MARKDOWN_FILES | {".txt", ".text"}


def read(path: Path) -> Draft:
    """Return the draft in a file: Word (.docx, .docm, .dotx, .dotm, transitional or Strict), PDF, text (.txt, .md).

    .doc, .wps, .rtf and .odt are read through LibreOffice. What a file is tells its content, not its name. Raises DraftUnreadable, with one sentence for the user, for every file that cannot be read.
    """
    return read_bytes(_bytes(path), path.name)


def read_bytes(data: bytes, name: str) -> Draft:
    """Return the draft in the content of a file of that name, as `read` does for the file. Raises DraftUnreadable."""
    suffix = Path(name).suffix.lower()
    if suffix in _TEXT_FILES and not is_other_format(data):
        return read_markdown_file(data, name) if suffix in _MARKDOWN_FILES else read_text_file(data, name)
    return _read_other(data, name)


def read_traced(path: Path) -> tuple[Draft, bytes]:
    """Return the draft in a Word file, its blocks with their `origins`, and the bytes of the file.

    Raises DraftUnreadable, for files that are not Word's too.
    """
    data = _bytes(path)
    return read_word(data, path.name, traced=True), data


def read_stream(stream: BinaryIO, name: str) -> Draft:
    """Return the draft in what a stream gives: text in any encoding that `read` detects, or one of its other formats.

    Raises DraftUnreadable.
    """
    data = stream.read(limits.LARGEST_FILE + 1)
    if len(data) > limits.LARGEST_FILE:
        raise _too_large()
    return _read_other(data, name) if is_other_format(data) else read_text_file(data, name)


def _read_other(data: bytes, name: str) -> Draft:
    if data.startswith(b"%PDF"):
        return read_pdf(data, name)
    suffix = office_suffix(data)
    return read_word(data, name) if suffix is None else read_through_office(data, name, suffix)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > limits.LARGEST_FILE:
            raise _too_large()
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise DraftUnreadable(f"找不到文件：{path.name}。", f"there is no such file: {path.name}") from fault
    except IsADirectoryError as fault:
        raise DraftUnreadable(f"这是文件夹，不是文件：{path.name}。", f"this is a folder: {path.name}") from fault
    except (OSError, ValueError) as fault:
        raise DraftUnreadable(f"无法读取文件：{path.name}。", f"the file cannot be read: {path.name}") from fault


def _too_large() -> DraftUnreadable:
    return DraftUnreadable("文件过大，无法打开。", "the file is too large to be read")
