"""A report as a sequence of blocks, in the order that suits its reader; every printed format prints the same blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from csreview.model import Side
from csreview.reporting.blocks import Block, Heading, Paper
from csreview.reporting.forms import lawyer, letter, manager, sales, shared
from csreview.reporting.labels import labels
from csreview.reporting.model import Report
from csreview.reporting.options import Options

_FORMS = {"lawyer": lawyer.blocks, "manager": manager.blocks, "sales": sales.blocks}
_NUMERALS = "〇一二三四五六七八九十"


def outline(report: Report, options: Options) -> tuple[Block, ...]:
    """Return the blocks of a report for its reader, level 1 headings numbered.

    Raises UsageError for a letter about points that there are not.
    """
    words = labels(report.language)
    if options.audience == "counterpart":
        return tuple(letter.blocks(report, words, options.points))
    blocks = _FORMS[options.audience](report, words)
    return tuple(_numbered((*blocks, *shared.set_aside(report, words)), report.language))


def heading(audience: str, language: str) -> str:
    """Return what the report is called."""
    words = labels(language)
    return words.get(f"report.{audience}", words["report"])


def paper(report: Report, options: Options) -> Paper:
    """Return a report for its reader, ready to print. Raises UsageError for a letter about points that there are not."""
    letter = options.audience == "counterpart"
    words = labels(report.language)
    name = heading(options.audience, report.language)
    # The other side need not read for whom we review.
    running = f"{name}　{report.title}" if letter else running_head(name, report.title, report.side, words)
    blocks = outline(report, options)
    return Paper(name, report.title, running, blocks, words, report.language, report.date, letter)


def running_head(name: str, title: str, side: Side, words: Mapping[str, str]) -> str:
    """Return what stands at the head of every page of a report called `name` about a draft, for one side."""
    return f"{name}　{title}　{words['side']}{words['separator']}{words[f'side.{side.value}']}"


def _numbered(blocks: Iterable[Block], language: str) -> Iterator[Block]:
    number = 0
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            number += 1
            mark = f"{_chinese(number)}、" if language == "zh" else f"{number}. "
            yield Heading(1, mark + block.text, block.new_page)
        else:
            yield block


def _chinese(number: int) -> str:
    """Return a number from 1 to 19 in Chinese."""
    return _NUMERALS[number] if number <= 10 else "十" + _NUMERALS[number - 10]
