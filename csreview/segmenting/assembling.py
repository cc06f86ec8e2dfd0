"""From gathered nodes to clauses: text, pieces, rows, blanks, titles and final roles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from csreview.model import Clause, Piece, Role, Row, Span
from csreview.segmenting.headings import title_words
from csreview.segmenting.nodes import Node
from csreview.segmenting.party_fields import keys_of
from csreview.segmenting.tables import Laid, rows
from csreview.segmenting.units import Line, Unit, cell_text
from csreview.segmenting.words import FIELD_LABEL, PARTY_CELL, PARTY_HEAD

_DEFINITIONS = re.compile(
    r"^(?:合同|协议|名词|词语|术语|用语|专用|有关|相关|基本|条款|本合同|本协议)*(?:的)?(?:定义|释义|用语|术语|名词解释|词语解释|解释)(?:(?:与|和|及|、)(?:解释|释义|定义|说明|缩略语|术语))?(?:条款|部分)?$"
)
_RECITALS = re.compile(r"^(?:鉴于(?:条款|部分)?|前言|引言|序言|背景|签约背景|合同背景)$")
_PARTIES = re.compile(
    r"^(?:表[一二三四五六七八九十\d]{1,2}|第[一二三四五六七八九十]部分)?[：:、]?(?:本?(?:合同|协议)|合作|签约|签署|签订|委托)?(?:双方|当事人|各方|主体|甲乙双方|(?<=[约署订作])(?:方|单位))(?:的?(?:信息|情况|基本信息|基本情况|当事人|主体|主体信息))?$"
)
# A name, a number and an address at least, below the head row.
_FEWEST_ROWS = 4
_BY_TITLE = ((_DEFINITIONS, Role.DEFINITIONS), (_RECITALS, Role.RECITAL), (_PARTIES, Role.PARTIES))


@dataclass(slots=True)
class _Text:
    """A clause's text as it grows, with what it is made of."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    pieces: list[Piece] = field(default_factory=list)
    blanks: list[Span] = field(default_factory=list)

    def join(self, separator: str) -> None:
        """Part what follows from what stands already, if anything does."""
        if self.length:
            self.add(separator)

    def add(self, text: str) -> None:
        """Add text that stands in no block."""
        self.parts.append(text)
        self.length += len(text)

    def line(self, line: Line, skip: int = 0) -> None:
        """Add a line of a block without its first `skip` characters, with where it and its blanks stand in the block."""
        span = Span(min(line.span.start + skip, line.span.end), line.span.end)
        start = self.length
        self.add(span.cut(line.block.text))
        if not len(span):
            return
        self.pieces.append(Piece(line.index, Span(start, self.length), span))
        for blank in line.block.blanks:
            low, high = max(blank.start, span.start), min(blank.end, span.end)
            if low < high:
                self.blanks.append(Span(low - span.start + start, high - span.start + start))


def assemble(found: Sequence[Node]) -> tuple[Clause, ...]:
    """Turn nodes into clauses, in document order."""
    parents = {node.parent for node in found}
    clauses: list[Clause] = []
    for index, node in enumerate(found):
        clauses.append(_clause(index, node, clauses, index in parents))
    return tuple(clauses)


def _clause(index: int, node: Node, before: Sequence[Clause], has_children: bool) -> Clause:
    text = _Text()
    laid = _fill(text, node)
    own = "".join(text.parts)
    first = own.split("\n", 1)[0]
    title = _title(node, first, has_children or len(first) < len(own))
    return Clause(
        id=f"c{index + 1}",
        parent=f"c{node.parent + 1}" if node.parent is not None else None,
        label=node.label,
        title=title,
        role=_role(node, title, before),
        text=own,
        depth=node.depth,
        pieces=tuple(text.pieces),
        rows=laid,
        blanks=tuple(text.blanks),
    )


def _title(node: Node, first: str, more: bool) -> str:
    if node.role is Role.TITLE:
        return first
    if not node.label and not node.heading:
        return ""
    if node.units[0].is_row:
        cell = first.split("\t", 1)[0]
        return cell if len(cell) <= 16 and not re.search(r"[。；;，,]", cell) else ""
    return title_words(first, node.depth, more, node.heading).rstrip("*")  # 服务时间**：, as a chat model writes it


def _role(node: Node, title: str, before: Sequence[Clause]) -> Role:
    """An article's title tells definitions, recitals and parties; what stands below it is the same."""
    if node.role is not Role.BODY:
        return node.role
    if node.parent is not None and before[node.parent].role is not Role.BODY:
        return before[node.parent].role
    article = node.depth == 1 or (node.depth == 2 and node.label.endswith("条"))
    if article and (node.label or node.heading):
        plain = re.sub(r"[\s\u3000]", "", title)
        told = next((role for pattern, role in _BY_TITLE if pattern.match(plain)), Role.BODY)
        party = _is_party_table(node) or _introduces(node, before)
        return told if told is not Role.BODY or not party else Role.PARTIES
    return Role.PARTIES if _is_party_table(node) else Role.BODY


def _is_party_table(node: Node) -> bool:
    """A table whose columns are the parties and whose rows are their particulars, with at most a caption above it."""
    table = [unit.cells for unit in node.units if unit.is_row]
    if len(table) < _FEWEST_ROWS or len(node.units) - len(table) > 1:
        return False
    named = sum(1 for cell in table[0] if PARTY_CELL.match(cell_text(cell)))
    return named >= 2 and sum(1 for row in table if keys_of(cell_text(row[0]))) * 2 > len(table)


def _introduces(node: Node, before: Sequence[Clause]) -> bool:
    """The first article where it names two parties line by line with their facts, and nothing above it does."""
    if any(clause.role in (Role.BODY, Role.PARTIES) for clause in before):
        return False
    lines = [unit.text for unit in node.units if not unit.is_row]
    heads = {match["word"] for line in lines if (match := PARTY_HEAD.match(line))}
    return len(heads) >= 2 and sum(1 for line in lines if FIELD_LABEL.match(line)) >= 2


def _fill(text: _Text, node: Node) -> tuple[Row, ...]:
    laid: list[Laid] = []
    for number, unit in enumerate(node.units):
        skip = node.skip if number == 0 else 0
        if number:
            text.join("\n")
        if unit.is_row:
            laid.append(_fill_row(text, unit, skip))
        else:
            text.line(unit.lines[0], skip)
    return rows(laid)


def _fill_row(text: _Text, unit: Unit, skip: int) -> Laid:
    """Add a row; a first cell that is all label is left out."""
    places = list(zip(unit.grid, unit.cells, strict=True))
    if skip and unit.cells[0] and skip >= len(cell_text(unit.cells[0])):
        places, skip = places[1:], 0
    spans: list[Span] = []
    for number, (_, cell) in enumerate(places):
        if number:
            text.add("\t")
        start = text.length
        for order, line in enumerate(cell):
            if order:
                text.add("\n")
            text.line(line, skip if number == order == 0 else 0)
        spans.append(Span(start, text.length))
    return Laid(tuple(place for place, _ in places), tuple(spans), tuple(cell_text(cell) for _, cell in places))
