"""A pair of clauses as one text with its changes marked, long unchanged stretches cut out."""

from __future__ import annotations

from collections.abc import Iterator

from csreview.model import Edit, Pair
from csreview.reporting.blocks import Stretch

_AROUND = 24
"""Characters of unchanged text shown on each side of a change."""
_LINE = 60
"""Characters up to which the rest of a line is shown whole."""


def redline(pair: Pair, *, whole: bool = False) -> tuple[Stretch, ...]:
    """Return the text of a pair with what went and what came; `whole` keeps all that stays."""
    made: list[Stretch] = []
    at = 0
    for edit in sorted(pair.edits, key=lambda e: (e.new, e.old)):
        start = max(at, edit.new.start)
        stays = pair.new_text[at:start]
        made += _unchanged(stays, first=not made, last=False, whole=whole)
        made += _changed(pair, edit, start)
        at = max(start, edit.new.end)
    made += _unchanged(pair.new_text[at:], first=not made, last=True, whole=whole)
    return tuple(Stretch(stretch.text.replace("\t", "｜"), stretch.tone) for stretch in made)


def _changed(pair: Pair, edit: Edit, start: int) -> Iterator[Stretch]:
    gone, come = edit.old.cut(pair.old_text), pair.new_text[start : edit.new.end]
    if not edit.substance and gone and come:
        yield Stretch(come, "form")
        return
    if gone:
        yield Stretch(gone, "gone")
    if come:
        yield Stretch(come, "come")


def _unchanged(text: str, *, first: bool, last: bool, whole: bool) -> Iterator[Stretch]:
    if not text:
        return
    if whole or len(text) <= 2 * _AROUND:
        yield Stretch(text)
        return
    before, after = "" if last else _end(text), "" if first else _beginning(text)
    if len(before) + len(after) >= len(text):
        yield Stretch(text)
    else:
        yield Stretch(f"{after}{'……' if after and before else '…'}{before}")


def _end(text: str) -> str:
    """Return the end of a stretch: its last line, so that a table row shows what it is about, or a few characters."""
    line = text.rsplit("\n", 1)[-1]
    return line if len(line) <= _LINE else text[-_AROUND:]


def _beginning(text: str) -> str:
    line = text.split("\n", 1)[0]
    return line if len(line) <= _LINE else text[:_AROUND]
