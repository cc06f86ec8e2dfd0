"""A review written down for people and programs: one module per format, all from one report model.

Importing this package loads no writer; each is loaded when it is first used, because Word and Excel libraries are
slow to load and most reviews need neither.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from csreview.model import Review
from csreview.reporting.options import AUDIENCES, LANGUAGES, READERS, Options

__all__ = ["AUDIENCES", "FORMATS", "LANGUAGES", "READERS", "Format", "Options"]


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which a review can be written: its id, its name in Chinese, the suffix of its files.

    `binary`: cannot be shown in a terminal and needs a file. `letters`: a letter to the other side can be written in
    it. `also`: other suffixes under which people write such files.
    """

    id: str
    name: str
    suffix: str
    binary: bool
    letters: bool = True
    also: tuple[str, ...] = ()

    @property
    def suffixes(self) -> tuple[str, ...]:
        """All suffixes of such files, the usual one first."""
        return (self.suffix, *self.also)

    def write(self, review: Review, options: Options | None = None) -> bytes:
        """Return the whole content of the file; the same review and options give the same bytes."""
        module = importlib.import_module(f"csreview.reporting.{self.id}")
        content: bytes = module.write(review, options or Options())
        return content


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        format_.id: format_
        for format_ in (
            Format("text", "终端文本", ".txt", binary=False, also=(".text",)),
            Format("json", "JSON 数据", ".json", binary=False, letters=False),
            Format("docx", "Word 缺漏报告", ".docx", binary=True),
            Format("pdf", "PDF 报告", ".pdf", binary=True),
            Format("html", "网页报告", ".html", binary=False, also=(".htm",)),
            Format("xlsx", "Excel 清单", ".xlsx", binary=True, letters=False),
            Format("markdown", "Markdown 报告", ".md", binary=False, also=(".markdown",)),
        )
    }
)
