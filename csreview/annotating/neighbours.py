"""Which paragraphs of an agreement a new one behind a clause should resemble, and which number continues theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csreview.annotating.body import Body
from csreview.model import Clause, Part

_DIGITS = "零一二三四五六七八九"
_NUMBER = re.compile(r"[0-9]+|[〇零一二三四五六七八九十百千]+|[①-⑳㈠-㈩]|[A-Za-z]+")
_COUNTED = re.compile(
    r"(?P<before>.*?)(?P<number>[0-9]+|[一二三四五六七八九十]+)(?P<after>[^0-9〇零一二三四五六七八九十百千]*)", re.S
)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A block to resemble. `is_numbered` tells that its automatic number, if it has one, goes on rightly behind it;
    `prefix` is the typed number, with what parts it from the text, that goes on behind it."""

    block: int
    is_numbered: bool = False
    prefix: str = ""


class Neighbours:
    """The blocks of a body by the clauses that they belong to."""

    def __init__(self, body: Body, clauses: Sequence[Clause]) -> None:
        self._body = body
        self._blocks = body.blocks
        self._clauses = clauses
        self._children: dict[str, list[Clause]] = {}
        for clause in clauses:
            if clause.parent is not None:
                self._children.setdefault(clause.parent, []).append(clause)
        self._added: dict[str, int] = {}

    def first_block(self, clause: Clause) -> int:
        """Return the block that a clause, or all below it, begins in; one of those that it has blocks in."""
        return min(self._own(clause))

    def last_block(self, clause: Clause) -> int | None:
        """Return the block that a clause ends in with all that is below it; None where it is not in the main part."""
        return max(self._own(clause), default=None)

    def shared_end(self, clause: Clause, block: int) -> int | None:
        """Return where in a block's text a clause ends, with all below it, if another goes on there; else None."""
        own = {each.id for each in self._below(clause)}
        pieces = [
            (each.id, piece.block) for each in self._clauses for piece in each.pieces if piece.block_index == block
        ]
        end = max(span.end for owner, span in pieces if owner in own)
        return end if any(span.start >= end for owner, span in pieces if owner not in own) else None

    def like(self, clause: Clause) -> Neighbour | None:
        """Return what a paragraph behind a clause should resemble: the last numbered one right below it, else the last in it,
        else any of the body's; None where there is nothing but headings."""
        home = self._blocks[self.first_block(clause)].cell is None
        below = self._children.get(clause.id, [])
        children = [child for child in below if child.label] or below
        for child in reversed(children):
            first = next((piece.block_index for piece in child.pieces), None)
            if first is not None and self._is_text(first, home):
                prefix = self._prefix(clause, child) if child is children[-1] else ""
                return Neighbour(first, self._goes_on(clause, self._blocks[first].label), prefix)
        rest = [block for block in sorted(self._own(clause)) if self._is_text(block, home)]
        everywhere = [
            block for block in self._body.atoms if self._is_text(block, home) and not self._blocks[block].label
        ]
        found = rest[1:] or everywhere or rest
        return Neighbour(found[-1] if rest[1:] else found[len(found) // 2]) if found else None

    def _prefix(self, clause: Clause, last: Clause) -> str:
        """Return the typed number that goes on behind that of `last` and those given out before; "" for an automatic
        one, and where it would run into those of later clauses."""
        piece = last.pieces[0]
        block = self._blocks[piece.block_index]
        match = _COUNTED.fullmatch(block.text[: piece.block.start])
        if match is None or block.label or not last.label or not self._goes_on(clause, last.label):
            return ""
        self._added[clause.id] = self._added.get(clause.id, 0) + 1
        number = _succeeding(match["number"], self._added[clause.id])
        return f"{match['before']}{number}{match['after']}" if number else ""

    def _goes_on(self, clause: Clause, label: str) -> bool:
        """Tell whether a number behind the last one right below a clause runs into none that comes later: the next of
        its kind begins anew."""
        if not label:
            return False
        tokens = {_last_token(each) for each in map(self._label, self._children.get(clause.id, ()))}
        end = self.last_block(clause)
        later = (each for each in self._clauses if each.pieces and end is not None and each.pieces[0].block_index > end)
        following = next((self._label(each) for each in later if _shape(self._label(each)) == _shape(label)), None)
        return following is None or _last_token(following) in tokens

    def _label(self, clause: Clause) -> str:
        return clause.label.strip()

    def _is_text(self, block: int, outside_tables: bool) -> bool:
        found = self._blocks[block]
        plain = found.part is Part.BODY and not found.heading and bool(found.text.strip())
        return plain and block in self._body.atoms and (found.cell is None) is outside_tables

    def _own(self, clause: Clause) -> set[int]:
        found = (piece.block_index for each in self._below(clause) for piece in each.pieces)
        return {block for block in found if self._blocks[block].part is Part.BODY and block in self._body.atoms}

    def _below(self, clause: Clause) -> Iterator[Clause]:
        yield clause
        for child in self._children.get(clause.id, ()):
            yield from self._below(child)


def _shape(label: str) -> str:
    return _NUMBER.sub("#", label.strip())


def _last_token(label: str) -> str:
    tokens = _NUMBER.findall(label)
    return tokens[-1] if tokens else ""


def _succeeding(number: str, by: int) -> str:
    """Return a number so many places on, written alike; "" where Chinese numerals pass ninety-nine."""
    if number.isdecimal():
        return str(int(number) + by)
    tens, _, units = number.rpartition("十")
    value = (_DIGITS.find(tens) if tens else 1) * 10 * ("十" in number) + (_DIGITS.find(units) if units else 0) + by
    if not 0 < value < 100:
        return ""
    ten, unit = divmod(value, 10)
    return ("" if ten < 2 else _DIGITS[ten]) + ("十" if ten else "") + (_DIGITS[unit] if unit else "")
