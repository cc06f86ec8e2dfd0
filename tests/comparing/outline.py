"""A draft as a tree of units that can be edited, and written out again as a draft with its numbers put right."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from csreview.language.numerals import number
from csreview.model import Agreement, Block, Clause, Draft, Revision, RevisionKind, Role, Span
from csreview.segmenting import segment

_NUMBER = re.compile(r"[零一二三四五六七八九十百]+|\d+")
_ARTICLE = re.compile(r"第([零一二三四五六七八九十百]+|\d+)条")
_AUTHOR = "对方法务"


@dataclass
class Line:
    """A block with the old blocks that it comes from. `typed`: how many characters of its text are its typed label."""

    block: Block
    origins: frozenset[int]
    typed: int = 0

    @property
    def words(self) -> str:
        return self.block.text[self.typed :]

    def with_words(self, words: str, *, tracked: bool = False) -> Line:
        """The line with other words after its label, with revisions that show the change where `tracked`."""
        text = self.block.text[: self.typed] + words
        revisions = _revisions(self.block.text, text) if tracked else ()
        block = replace(self.block, text=text, revisions=revisions, formats=(), blanks=(), comments=())
        return Line(block, self.origins, self.typed)


@dataclass
class Unit:
    """A clause: its lines, its label as it was, and the units below it."""

    clause: Clause | None
    label: str
    lines: list[Line]
    below: list[Unit] = field(default_factory=list)

    @property
    def in_table(self) -> bool:
        return any(line.block.cell is not None for line in self.lines)

    def everything(self) -> list[Unit]:
        return [self, *(unit for child in self.below for unit in child.everything())]


def _revisions(old: str, new: str) -> tuple[Revision, ...]:
    """One deletion and one insertion around what differs, as Word tracks a replacement."""
    start = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    gone, span = old[start : len(old) - end], Span(start, len(new) - end)
    made = [Revision(RevisionKind.DELETED, Span(start, start), _AUTHOR, "", gone)] if gone else []
    return (*made, *([Revision(RevisionKind.INSERTED, span, _AUTHOR)] if len(span) else []))


def tracked_insertion(block: Block) -> Block:
    return replace(block, revisions=(Revision(RevisionKind.INSERTED, Span(0, len(block.text)), _AUTHOR),))


def tracked_deletion(line: Line, text: str) -> Line:
    """The line with a revision at its end that shows a paragraph as deleted after it."""
    end = len(line.block.text)
    gone = Revision(RevisionKind.DELETED, Span(end, end), _AUTHOR, "", text)
    return replace(line, block=replace(line.block, revisions=(*line.block.revisions, gone)))


class Outline:
    """The tree of a draft. Clauses that share a block are one unit, that of the first."""

    def __init__(self, agreement: Agreement) -> None:
        self.draft = agreement.draft
        self.agreement = agreement
        self.top: list[Unit] = []
        self.units: dict[str, Unit] = {}
        owners = self._owners(agreement)
        for clause in agreement.clauses:
            lines = [i for i, owner in owners.items() if owner == clause.id]
            if not lines:  # all of it stands in a block of the clause before
                self.units[clause.id] = next(reversed(self.units.values()))
                continue
            unit = self.units[clause.id] = Unit(clause, clause.label, [self._line(clause, i) for i in lines])
            parent = self.units.get(clause.parent or "")
            (parent.below if parent is not None else self.top).append(unit)

    def _owners(self, agreement: Agreement) -> dict[int, str]:
        first: dict[int, str] = {}
        for clause in agreement.clauses:
            for piece in clause.pieces:
                first.setdefault(piece.block_index, clause.id)
        owners: dict[int, str] = {}
        last = agreement.clauses[0].id
        for index in range(len(agreement.draft.blocks)):
            last = owners[index] = first.get(index, last)
        return owners

    def _line(self, clause: Clause, index: int) -> Line:
        block = self.draft.blocks[index]
        first = min(clause.pieces, key=lambda p: p.clause, default=None)
        typed = first.block.start if first is not None and first.block_index == index and not block.label else 0
        return Line(block, frozenset({index}), typed)

    def all(self) -> list[Unit]:
        return [unit for top in self.top for unit in top.everything()]

    def siblings(self, unit: Unit) -> list[Unit]:
        for parent in self.all():
            if unit in parent.below:
                return parent.below
        return self.top

    def written(self) -> tuple[Draft, list[frozenset[int]]]:
        """The draft with numbers in sequence and references that follow them, and the origins of its blocks."""
        self._number(self.top, "", "")
        renamed = self._article_numbers()
        lines = [line for unit in self.all() for line in unit.lines]
        blocks = [_referring(line.block, renamed) for line in lines]
        return replace(self.draft, blocks=tuple(blocks), sha256="1" * 64), [line.origins for line in lines]

    def _article_numbers(self) -> dict[str, str]:
        found = {}
        for unit in self.all():
            if unit.clause is not None and _ARTICLE.fullmatch(unit.clause.label.strip()):
                found[unit.clause.label.strip()] = unit.label.strip()
        return {old: new for old, new in found.items() if old != new}

    def _number(self, units: list[Unit], old_above: str, new_above: str) -> None:
        """Give labels in sequence, in the style in which the group was labelled."""
        groups: dict[str, int] = {}
        for unit in units:
            was = unit.label
            if unit.clause is None or (unit.clause.role in (Role.BODY, Role.DEFINITIONS) and not unit.in_table):
                shape = _shape(was, old_above)
                if shape is not None:
                    begun = groups.setdefault(shape, self._first(units, shape, old_above))
                    self._label(unit, _formed(was, begun, old_above, new_above))
                    groups[shape] = begun + 1
            self._number(unit.below, was, unit.label)

    def _first(self, units: list[Unit], shape: str, above: str) -> int:
        old = [u.clause for u in self.all() if u.clause is not None]
        own = [u for u in units if u.clause in old and _shape(u.label, above) == shape]
        values = [_last_number(u.label) for u in own]
        return min((value for value in values if value is not None), default=1)

    def _label(self, unit: Unit, label: str) -> None:
        first = unit.lines[0]
        if label == unit.label:
            return
        if first.block.label:
            unit.lines[0] = replace(first, block=replace(first.block, label=label))
        elif first.typed:
            text = first.block.text[: first.typed].replace(unit.label.strip(), label.strip(), 1)
            by = len(text) - first.typed
            revisions = tuple(
                replace(r, span=Span(max(0, r.span.start + by), r.span.end + by)) for r in first.block.revisions
            )
            moved = replace(first.block, text=text + first.words, formats=(), blanks=(), revisions=revisions)
            unit.lines[0] = Line(moved, first.origins, len(text))
        unit.label = label


def _last_number(label: str) -> int | None:
    found = _NUMBER.findall(label)
    value = number(found[-1]) if found else None
    return int(value) if value is not None else None


def _shape(label: str, above: str) -> str | None:
    """The label without its last number: 第#条, 3.#, （#）; None for a label that counts nothing."""
    found = list(_NUMBER.finditer(label))
    if not found:
        return None
    last = found[-1]
    return label[: last.start()] + ("#" if last.group().isdigit() else "＃") + label[last.end() :]


def _formed(label: str, value: int, old_above: str, new_above: str) -> str:
    last = list(_NUMBER.finditer(label))[-1]
    digits = str(value) if last.group().isdigit() else chinese(value)
    head = label[: last.start()]
    old, new = (m.group() if (m := re.search(r"\d+(?:\.\d+)*", above)) else "" for above in (old_above, new_above))
    number_above = _last_number(new_above)
    if head and old and head.startswith(old):
        head = new + head[len(old) :]
    elif re.fullmatch(r"\d+\.", head) and number_above is not None:  # 第三条 above 3.1
        head = f"{number_above}."
    return head + digits + label[last.end() :]


def chinese(value: int) -> str:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(value, 10)
    if not tens:
        return digits[ones]
    return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")


def _referring(block: Block, renamed: dict[str, str]) -> Block:
    """The block with references to articles that were renumbered; a typed label is no reference."""
    if not renamed or block.heading or _ARTICLE.match(block.text.strip()):
        return block
    text = _ARTICLE.sub(lambda m: renamed.get(m.group(), m.group()), block.text)
    return block if text == block.text or len(text) != len(block.text) else replace(block, text=text)


def truth(old: Agreement, new: Agreement, origins: list[frozenset[int]]) -> dict[str, frozenset[str]]:
    """For each new clause, the old clauses that its blocks come from (those that share most, for shared blocks)."""
    owner: dict[int, set[str]] = {}
    for clause in old.clauses:
        for piece in clause.pieces:
            owner.setdefault(piece.block_index, set()).add(clause.id)
    found = {}
    for clause in new.clauses:
        ids = {i for piece in clause.pieces for o in origins[piece.block_index] for i in owner.get(o, ())}
        found[clause.id] = frozenset(ids)
    return found


def resegmented(outline: Outline) -> tuple[Agreement, list[frozenset[int]]]:
    draft, origins = outline.written()
    return segment(draft), origins
