"""The drafts that are measured: any length, of real drafts' sentences, few of them twice."""

from __future__ import annotations

import io
from pathlib import Path

import docx

_CASES = Path(__file__).parent.parent / "cases"
_DIGITS = "0123456789"


def text_of(characters: int) -> str:
    """About so many characters: the drafts of the tests one after the other, their digits changed each time
    round, so that what is remembered of a sentence seldom helps with a later one."""
    once = "\n".join(path.read_text(encoding="utf-8") for path in sorted(_CASES.glob("s*/*.txt")))
    rounds = range(characters // len(once) + 1)
    whole = "\n".join(once.translate(str.maketrans(_DIGITS, _DIGITS[n % 10 :] + _DIGITS[: n % 10])) for n in rounds)
    return whole[:characters]


def written(folder: Path, characters: int) -> Path:
    """A Word file of `text_of`, a paragraph for each line."""
    document = docx.Document()
    for line in text_of(characters).split("\n"):
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    path = folder / f"{characters}.docx"
    path.write_bytes(buffer.getvalue())
    return path
