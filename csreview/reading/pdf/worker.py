"""Reads a PDF in a process of its own, which can be ended when it takes too long or too much memory."""

from __future__ import annotations

import contextlib
import json
import sys
from typing import Any

from pdfminer.pdfdocument import PDFPasswordIncorrect

from csreview.model import Block
from csreview.reading import limits
from csreview.reading.pdf.lines import Grid, lines
from csreview.reading.pdf.pages import Page, pages
from csreview.reading.pdf.paragraphs import Sheet, blocks

Answer = dict[str, Any]


def main() -> None:
    """Read a PDF from standard input and write what it holds to standard output, as JSON."""
    _limit_memory()
    answer = answer_for(sys.stdin.buffer.read())
    sys.stdout.write(json.dumps(answer))


def answer_for(data: bytes) -> Answer:
    """Return the blocks of a PDF as plain values, or under "fault" why it cannot be read."""
    try:
        return _read(data)
    except PDFPasswordIncorrect:
        return {"fault": "password"}
    except MemoryError:
        return {"fault": "large"}
    except Exception:  # pdfminer meets a broken file with errors of every kind
        return {"fault": "broken"}


def _read(data: bytes) -> Answer:
    sheets: list[Sheet] = []
    characters = unknown = 0
    pictures: list[int] = []
    for page in pages(data):
        characters += len(page.glyphs)
        unknown += sum(not glyph.text for glyph in page.glyphs)
        if page.number >= limits.MOST_PAGES or characters > limits.MOST_GLYPHS:
            return {"fault": "large"}
        sheets.append(_sheet(page))
        pictures += [page.number + 1] * bool(page.pictures)
    if not sheets:
        return {"fault": "broken"}
    if characters and unknown * 3 > characters:
        return {"fault": "unmapped"}
    return {"blocks": [_plain(block) for block in blocks(sheets)], "pages": len(sheets), "pictures": pictures}


def _sheet(page: Page) -> Sheet:
    grid = Grid(page.rules[: limits.MOST_RULES])
    return Sheet(page.width, page.height, grid, tuple(lines(page, grid)))


def _plain(block: Block) -> Answer:
    cell = block.cell
    return {
        "text": block.text,
        "part": block.part.value,
        "blanks": [[blank.start, blank.end] for blank in block.blanks],
        "cell": cell and [cell.table, cell.row, cell.column, cell.row_span, cell.column_span],
    }


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - absent on Windows, where the time limit alone holds

        resource.setrlimit(resource.RLIMIT_AS, (limits.PDF_MEMORY, limits.PDF_MEMORY))
