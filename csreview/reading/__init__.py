"""File → Draft: everything that a person sees, once, in order, with the label that Word shows."""

from __future__ import annotations

from pathlib import Path

from csreview.errors import DraftUnreadable
from csreview.model import Draft
from csreview.reading import limits
from csreview.reading.office import office_suffix, read_through_office
from csreview.reading.package import is_other_format
from csreview.reading.pdf import read_pdf
from csreview.reading.text_files import read_markdown_file, read_text, read_text_file
from csreview.reading.word import read_word

__all__ = ["read", "read_text"]

_MARKDOWN_FILES = frozenset({".md", ".markdown"})
_TEXT_FILES = _MARKDOWN_FILES | {".txt", ".text"}


def read(path: Path) -> Draft:
    """Return the draft in a file: Word (.docx, .docm, .dotx, .dotm, transitional or Strict), PDF, text (.txt, .md).

    .doc, .wps, .rtf and .odt are read through LibreOffice. What a file is tells its content, not its name. Raises DraftUnreadable, with one sentence for the user, for every file that cannot be read.
    """
    data = _bytes(path)
    if path.suffix.lower() in _TEXT_FILES and not is_other_format(data):
        is_markdown = path.suffix.lower() in _MARKDOWN_FILES
        return read_markdown_file(data, path.name) if is_markdown else read_text_file(data, path.name)
    if data.startswith(b"%PDF"):
        return read_pdf(data, path.name)
    suffix = office_suffix(data)
    return read_word(data, path.name) if suffix is None else read_through_office(data, path.name, suffix)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > limits.LARGEST_FILE:
            raise DraftUnreadable("文件过大，无法打开。", "the file is too large to be read")
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise DraftUnreadable(f"找不到文件：{path.name}。", f"there is no such file: {path.name}") from fault
    except IsADirectoryError as fault:
        raise DraftUnreadable(f"这是文件夹，不是文件：{path.name}。", f"this is a folder: {path.name}") from fault
    except (OSError, ValueError) as fault:
        raise DraftUnreadable(f"无法读取文件：{path.name}。", f"the file cannot be read: {path.name}") from fault
