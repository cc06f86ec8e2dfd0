"""A comparison of two versions written down: text, JSON and the printed forms, all from one list of blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from csreview.model import Meaning
from csreview.reporting import FORMATS, Format
from csreview.reporting.blocks import Paper
from csreview.reporting.options import Options

__all__ = ["COMPARISON_FORMATS", "write"]

COMPARISON_FORMATS: Mapping[str, Format] = MappingProxyType(
    {name: FORMATS[name] for name in ("text", "json", "html", "docx", "pdf", "markdown")}
)
"""The forms of a report that a comparison has too; a table has no place for changes in their clauses."""


def write(meaning: Meaning, format_: str, options: Options | None = None) -> bytes:
    """Return a comparison in one of the formats; the same comparison and options give the same bytes."""
    writers: Mapping[str, Callable[[Meaning, Options], bytes]] = {
        "text": _text, "json": _json, "html": _html, "docx": _docx, "pdf": _pdf, "markdown": _markdown
    }  # fmt: skip
    return writers[format_](meaning, options or Options())


# Each writer is loaded when it is first used: Word's library is slow to load and most comparisons do not need it.


def _text(meaning: Meaning, options: Options) -> bytes:
    from csreview.reporting.comparison.outline import outline, title  # noqa: PLC0415
    from csreview.reporting.comparison.words import words  # noqa: PLC0415
    from csreview.reporting.text import Lines  # noqa: PLC0415

    said = words(options.language)
    page = Lines(said, colour=options.colour, width=options.width)
    lines = [f"{said['comparison']}  {title(meaning)}"]
    lines += [line for block in outline(meaning, said) for line in page.block(block)]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _json(meaning: Meaning, _options: Options) -> bytes:
    from csreview.reporting.comparison.data import to_json  # noqa: PLC0415

    return to_json(meaning).encode("utf-8", "backslashreplace")


def _html(meaning: Meaning, options: Options) -> bytes:
    from csreview.reporting.html import page  # noqa: PLC0415

    return page(_paper(meaning, options)).encode()


def _docx(meaning: Meaning, options: Options) -> bytes:
    from csreview.reporting.docx import printed  # noqa: PLC0415

    return printed(_paper(meaning, options))


def _pdf(meaning: Meaning, options: Options) -> bytes:
    from csreview.reporting.pdf import printed  # noqa: PLC0415

    return printed(_paper(meaning, options))


def _markdown(meaning: Meaning, options: Options) -> bytes:
    from csreview.reporting.markdown import printed  # noqa: PLC0415

    return printed(_paper(meaning, options)).encode()


def _paper(meaning: Meaning, options: Options) -> Paper:
    from csreview.reporting.comparison.outline import outline, title  # noqa: PLC0415
    from csreview.reporting.comparison.words import words  # noqa: PLC0415
    from csreview.reporting.outline import running_head  # noqa: PLC0415

    said = words(options.language)
    name, about = said["comparison"], title(meaning)
    running = running_head(name, about, meaning.side, said)
    return Paper(name, about, running, tuple(outline(meaning, said)), said, options.language, meaning.new.date)
