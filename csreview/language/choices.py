"""Choices offered by boxes (由☑甲方 □乙方出): where one is ticked, the options beside it that are not were not agreed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from csreview.model import Span

_TICK = re.compile("[☑■](?<![打划画用以勾].)")
"""A tick that was made; 选中的打√ asks for one. What stands before is looked at behind it: `re` skips to a character fast."""
_BOX = re.compile("[□☑■](?<![打划画用以勾].)")
_BRACKET = re.compile(r"\( *[☑■]? *\)")
_TICKED_BRACKET = re.compile(r"\( *[☑■] *\)")
"""Brackets to tick in: (√)甲方 ( )乙方."""
_END = re.compile(r"[,;。\t]")
"""What ends the last option of a choice within a line."""
_APART = re.compile(r"[;。]|[,、](?!\s*[□☑■(])")
"""What parts one choice from the next: a comma does, but not one that stands right before a box."""
_LINE = re.compile(r"[^\n]+")
_OPTION_LINE = re.compile(r"\s*[□☑■]")


def unchosen(folded: str) -> list[Span]:
    """Return the options of `folded` (see `fold`) that were left unticked beside a ticked one, each with its box.

    Options stand beside each other in a line, or each in a line of its own. A choice with no box ticked has not been
    made: none of its options is returned (`blanks` finds it).
    """
    if not _TICK.search(folded):
        return []
    found: list[Span] = []
    lines = _LINE.finditer(folded)
    for is_option, run in itertools.groupby(lines, lambda line: _OPTION_LINE.match(line.group()) is not None):
        members = [Span(*line.span()) for line in run]
        ticked = [line for line in members if not is_option or _TICK.search(line.cut(folded))]
        kept = set(ticked)
        found += (line for line in members if ticked and line not in kept)
        for line in ticked:
            found += _within(folded, line)
    return found


def _within(folded: str, line: Span) -> Iterator[Span]:
    """Yield the options of a line that stand unticked beside a ticked one."""
    for choice in _choices(folded, line):
        if not any(_TICK.search(box.group()) for box in choice):
            continue
        for box, following in itertools.pairwise([*choice, None]):
            if box and not _TICK.search(box.group()):
                end = following or _END.search(folded, box.end(), line.end)
                yield Span(box.start(), end.start() if end else line.end)


def _choices(folded: str, line: Span) -> Iterator[list[re.Match[str]]]:
    """Yield the boxes of each choice in a line, in order."""
    boxes = _BRACKET if _TICKED_BRACKET.search(folded, line.start, line.end) else _BOX
    choice: list[re.Match[str]] = []
    for box in boxes.finditer(folded, line.start, line.end):
        if choice and _APART.search(folded, choice[-1].end(), box.end()):
            yield choice
            choice = []
        choice.append(box)
    if choice:
        yield choice
