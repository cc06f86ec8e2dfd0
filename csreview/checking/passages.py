"""A draft's clauses cut into passages: the sentences and table rows that checks are made on."""

from __future__ import annotations

import functools
import operator
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from csreview.checking.aliases import aliases
from csreview.checking.annexes import Annexes
from csreview.checking.index import Bits, PassageIndex, bits_of, numbers
from csreview.language.choices import unchosen
from csreview.language.fold import fold
from csreview.language.needed import Need, either, needed
from csreview.language.own import own_words
from csreview.language.patterns import Hit, Pattern, unrefused_hit
from csreview.language.reading_text import BLANK, Copy, Reader, ReadingText, Vocabulary
from csreview.model import BINDING_ROLES, Agreement, Clause, PartyRole, Role, Row, Span

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*[”』」]?")
_NOT_TO_FILL = re.compile(r"备注|说明|得分|序号|实际|签字|签收|扣分$|自评|评分$")
_TOTALS = re.compile(r"\S{0,8}(?:(?:合计|总计|小计|共计)|总(?:额|价|数)$)|每[月年季]\S{0,3}费用$")
_SUM = re.compile("金额|合计|总|小计|费用")
_ONLY_A_UNIT = re.compile(r"[≤≥<>]?(?:秒|分钟|小时|个?工作日|天|%|‰|元|分|条|名|人|次)")
_SLOTS = re.compile("[\ue000-\ue0ff]")
_PART_ENDS = frozenset("，,；;。\n\t！？!?")
_LONGEST_SENTENCE = 800
"""Characters of a sentence; a longer one, which no person writes, is cut at a comma into several passages, so that the
time for matching grows with the text and not with the square of it."""
_LEAD_IN = re.compile(r"[:：]\s*$")
_OTHER_PARTY = {PartyRole.MERCHANT: "甲方", PartyRole.VENDOR: "乙方"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or table row. `span` in the clause's text; `reading` is its copy to match on, offsets from `span`.

    `context` is what stands above it (titles of its clause and the clauses around it, the sentence that leads into its
    list; for a table row its first cell), read the same way; `number` counts passages over the draft.
    """

    number: int
    clause: Clause
    span: Span
    reading: ReadingText
    context: str
    row: Row | None = None
    text: str = field(init=False, repr=False, compare=False)
    """The reading text that patterns are matched on; a value of its own, since it is asked for many thousand times."""

    def __post_init__(self) -> None:
        """Take over the reading text."""
        object.__setattr__(self, "text", self.reading.text)

    @property
    def is_heading(self) -> bool:
        """Whether it is a clause's title, which by itself regulates nothing."""
        clause = self.clause
        titled = self.row is None and clause.role is not Role.PARTIES
        return titled and self.span.cut(clause.text).strip() == clause.title

    def place(self, start: int, end: int) -> Span:
        """Return where `start`..`end` of the reading text stands in the clause's text, without space at its ends."""
        return trimmed(self.clause.text, self.reading.source(start, end, self.span.start))


@dataclass(frozen=True)
class Passages:
    """All passages of an agreement, in order, with the ways that checks walk them."""

    agreement: Agreement
    reader: Reader
    all: tuple[Passage, ...]
    by_clause: Mapping[str, tuple[Passage, ...]]
    family: Mapping[str, tuple[str, ...]]
    roots: Mapping[str, str]
    folded: Mapping[str, str]
    """The folded text of each clause, by its id."""

    @functools.cached_property
    def index(self) -> PassageIndex:
        """Which passages may match which patterns, by their numbers."""
        return PassageIndex([passage.text for passage in self.all])

    @functools.cached_property
    def _below(self) -> dict[str, list[int]]:
        """By context, the numbers of the passages that stand in it."""
        below: dict[str, list[int]] = {}
        for passage in self.all:
            below.setdefault(passage.context, []).append(passage.number)
        return below

    @functools.cached_property
    def _contexts(self) -> Sequence[Bits]:
        return [bits_of(below) for below in self._below.values()]

    @functools.cached_property
    def _context_index(self) -> PassageIndex:
        return PassageIndex(list(self._below))

    @functools.cached_property
    def annexes(self) -> Annexes:
        """The annexes that the file holds."""
        return Annexes(self.agreement)

    @functools.cached_property
    def _binding(self) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
        with_recitals = tuple(passage for passage in self.all if passage.clause.role in BINDING_ROLES)
        return tuple(passage for passage in with_recitals if passage.clause.role is not Role.RECITAL), with_recitals

    @functools.cached_property
    def _bound(self) -> tuple[Bits, Bits]:
        """The same as sets of numbers."""
        without, with_recitals = self._binding
        return bits_of([passage.number for passage in without]), bits_of([passage.number for passage in with_recitals])

    @functools.cached_property
    def _headings(self) -> Bits:
        return bits_of([passage.number for passage in self.all if passage.is_heading])

    @functools.cached_property
    def saying(self) -> tuple[Passage, ...]:
        """The binding passages that are no headings."""
        return tuple(passage for passage in self.binding() if not self._headings >> passage.number & 1)

    def binding(self, *, recitals: bool = False) -> tuple[Passage, ...]:
        """Return the passages that can meet a requirement; those of recitals only if asked for."""
        return self._binding[recitals]

    def likely(self, *patterns: tuple[str, ...], recitals: bool = False) -> Iterator[Passage]:
        """Yield, in order, those binding passages that may match a pattern of one of the lists; no other does."""
        return self._of(self.index.likely(*patterns), recitals)

    def having(self, *wanted: Pattern | re.Pattern[str], recitals: bool = False) -> Iterator[Passage]:
        """Yield, in order, those binding passages whose reading text may match one of what is wanted; no other does."""
        need = either(each.need if isinstance(each, Pattern) else needed(each.pattern) for each in wanted)
        return self.meeting(need, recitals=recitals)

    def meeting(self, need: Need, *, recitals: bool = False) -> Iterator[Passage]:
        """Yield, in order, those binding passages whose reading text meets a need."""
        return self._of(self.index.meeting(need), recitals)

    def holding(self, wanted: re.Pattern[str]) -> Iterator[Passage]:
        """Yield, in order, those passages, be they binding or not, whose reading text may match what is wanted."""
        return (self.all[number] for number in numbers(self.index.meeting(needed(wanted.pattern))))

    def say(self, wanted: re.Pattern[str]) -> bool:
        """Tell whether what is wanted stands in the reading text of any passage, be it binding or not."""
        return any(wanted.search(passage.text) for passage in self.holding(wanted))

    def _of(self, row: Bits, recitals: bool) -> Iterator[Passage]:
        return (self.all[number] for number in numbers(row & self._bound[recitals]))

    def first_hit(self, patterns: tuple[str, ...], passage: Passage) -> Hit | None:
        """Return where the first of the patterns that holds in the passage does, or None."""
        return self.index.first_hit(patterns, passage.number)

    def bound(self, *, recitals: bool = False, headings: bool = False) -> Bits:
        """Return the numbers of the binding passages; those of recitals and of headings only if asked for."""
        return self._bound[recitals] if headings else self._bound[recitals] & ~self._headings

    def under(self, headings: tuple[str, ...]) -> Bits:
        """Return the numbers of the passages in whose context one of the patterns holds."""
        index = self._context_index
        found = (self._contexts[number] for number, _ in index.first_hits(headings, index.likely(headings)))
        return functools.reduce(operator.or_, found, 0)

    def unrefused(
        self, patterns: tuple[str, ...], refuse: tuple[str, ...], among: Bits
    ) -> Iterator[tuple[Passage, Hit]]:
        """Yield, in order, those of the passages `among` in which a pattern finds what is no look-alike (see
        `language.patterns.unrefused_hit`), each with the first such hit."""
        refused = self.index.likely(refuse)
        for number, hit in self.index.first_hits(patterns, among):
            found: Hit | None = hit
            if refused >> number & 1:
                found = self._unrefused(self.index.narrowed(patterns, number), refuse, number, hit)
            if found is not None:
                yield self.all[number], found

    def unrefused_hits(
        self, patterns: tuple[str, ...], refuse: tuple[str, ...], passage: Passage
    ) -> Iterator[tuple[str, Hit]]:
        """Yield each of the patterns that finds something in the passage that is no look-alike, with its first such hit."""
        refused = self.index.likely(refuse) >> passage.number & 1
        for each, hit in self.index.hits(patterns, passage.number):
            found = self._unrefused((each.source,), refuse, passage.number, hit) if refused else hit
            if found is not None:
                yield each.source, found

    def _unrefused(self, patterns: tuple[str, ...], refuse: tuple[str, ...], number: int, first: Hit) -> Hit | None:
        return unrefused_hit(patterns, self.index.narrowed(refuse, number), self.all[number].text, first)

    @functools.cached_property
    def _in_families(self) -> dict[str, Bits]:
        return {}

    def in_family(self, clause: str) -> Bits:
        """Return the numbers of the passages of a clause and of all below it."""
        if clause not in self._in_families:
            self._in_families[clause] = bits_of(sorted(passage.number for passage in self.of_family(clause)))
        return self._in_families[clause]

    def of_family(self, clause: str) -> Iterator[Passage]:
        """Yield the passages of a clause and of all below it."""
        for identifier in self.family[clause]:
            yield from self.by_clause.get(identifier, ())


def trimmed(text: str, span: Span) -> Span:
    """Return `span` without white space at its ends (code points in `text`)."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if (start, end) != (span.start, span.end) else span


def ends_part(text: str, at: int) -> bool:
    """Tell whether the character at `at` parts a sentence: a comma does, but not the one in 115,800."""
    character = text[at]
    if character == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():
        return False
    return character in _PART_ENDS


def draft_vocabulary(agreement: Agreement, shared: Vocabulary, folded: Mapping[str, str]) -> Vocabulary:
    """Return the shared variants, the terms that the draft defines, and its words for merchant (甲方), vendor (乙方).

    `folded` is the folded text of each clause, by its id.
    """
    own = []
    for party in agreement.parties:
        canonical = _OTHER_PARTY.get(party.role)
        words = sorted({party.letter, *party.words} - {""}, key=len, reverse=True)
        if canonical and words:
            own.append(("|".join(own_words(fold(word)) for word in words), canonical))
    learned = tuple(dict.fromkeys(aliases(agreement, shared, folded)))
    return Vocabulary((*shared.patterns, *learned, *own))


def cut(agreement: Agreement, shared: Vocabulary) -> Passages:
    """Cut an agreement into passages, read with the shared vocabulary and the draft's own words for its parties."""
    folded = {clause.id: fold(clause.text) for clause in agreement.clauses}
    reader = Reader(draft_vocabulary(agreement, shared, folded))
    found: list[Passage] = []
    by_clause: dict[str, tuple[Passage, ...]] = {}
    for clause, context in _in_context(agreement.clauses, reader):
        own = tuple(_passages(clause, folded[clause.id], reader, context, len(found)))
        found += own
        by_clause[clause.id] = own
    families, roots = _families(agreement.clauses), _roots(agreement.clauses)
    return Passages(agreement, reader, tuple(found), by_clause, families, roots, folded)


def _passages(clause: Clause, folded: str, reader: Reader, context: str, number: int) -> Iterator[Passage]:
    own_rows = {
        clause.text.rfind("\n", 0, max(cell.start for cell in row.cells)) + 1: row for row in clause.rows if row.cells
    }
    left_out = unchosen(folded)
    for begins, ends in _lines(clause.text):
        row = own_rows.get(begins)
        if row is not None:
            line = Span(begins, ends)
            about = reader.read(row.cells[0].cut(folded)).text
            yield Passage(
                number, clause, line, _read_row(clause, folded, row, line, reader), f"{context}\n{about}", row
            )
            number += 1
            continue
        for span in _sentences(clause.text, begins, ends):
            if left_out and any(option.start <= span.start < option.end for option in left_out):
                continue  # an option in a line of its own that was not ticked
            blanks = [b.shifted(-span.start) for b in clause.blanks if span.start <= b.start and b.end <= span.end]
            yield Passage(number, clause, span, reader.read(span.cut(folded), blanks), context)
            number += 1


def _sentences(text: str, begins: int, ends: int) -> Iterator[Span]:
    for sentence in _SENTENCE.finditer(text, begins, ends):
        start, end = sentence.span()
        while end - start > _LONGEST_SENTENCE:
            limit = start + _LONGEST_SENTENCE
            comma = max(text.rfind(mark, start + 1, limit) for mark in "，,；;、")
            cut = comma + 1 if comma > 0 else limit
            yield Span(start, cut)
            start = cut
        yield Span(start, end)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _read_row(clause: Clause, folded: str, row: Row, line: Span, reader: Reader) -> ReadingText:
    """Read a row as 「head:cell,head:cell」, so that a pattern sees what each value is; an empty cell is a blank."""
    totals = bool(row.cells) and _TOTALS.match(row.cells[0].cut(folded).strip()) is not None
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    slots = {}
    for number, cell in enumerate(row.cells):
        head = row.header[number] if number < len(row.header) else ""
        at = cell.start - line.start
        # a value in a head (含6%增值税) is no value of the row
        label = _SLOTS.sub("", reader.read(head).text).rstrip(":") + ":" if head.strip() else ""
        blanks = [b.shifted(-cell.start) for b in clause.blanks if cell.start <= b.start and b.end <= cell.end]
        if head.strip() and "单位" not in head and _ONLY_A_UNIT.fullmatch(cell.cut(folded).strip()):
            blanks = [Span(0, 0)]  # a unit without its number
        read = reader.read(cell.cut(folded), blanks)
        above = at < 0  # a merged cell that begins in a row above: it says what the row is about, but is quoted there
        at = max(at, 0)
        body = read.text or (BLANK if _is_to_fill(head, totals=totals) else "")
        prefix = ("," if number else "") + label
        base = len("".join(text)) + len(prefix)
        slots.update({base + index: quantity for index, quantity in read.slots.items()})
        text.append(prefix + body)
        starts += [at] * len(prefix) + ([at + s for s in read.starts] if read.text and not above else [at] * len(body))
        ends += [at] * len(prefix) + ([at + e for e in read.ends] if read.text and not above else [at] * len(body))
    copy = Copy("".join(text), (starts, ends))
    return ReadingText(copy.text, copy, slots)


def _is_to_fill(head: str, *, totals: bool) -> bool:
    """Tell whether an empty cell under that head is a blank; a row of totals has nothing to fill under 单价 and the like."""
    return bool(head.strip()) and not _NOT_TO_FILL.search(head) and (not totals or bool(_SUM.search(head)))


def _in_context(clauses: Sequence[Clause], reader: Reader) -> Iterator[tuple[Clause, str]]:
    """Yield each clause with what stands above its passages, a line each: its title, the words that lead into the list
    that it is in, the titles of the clauses around it."""
    titles: dict[str, tuple[str, ...]] = {}
    leads: dict[str, tuple[str, ...]] = {}
    for clause in clauses:
        own = (reader.read(clause.title).text,) if clause.title else ()
        above = titles.get(clause.parent or "", ())
        yield clause, "\n".join((*own, *leads.get(clause.parent or "", ()), *above))
        titles[clause.id] = (*own, *above)
        if _LEAD_IN.search(clause.text):
            leads[clause.id] = (reader.read(clause.text.rstrip().rsplit("\n", 1)[-1][-120:]).text,)


def _families(clauses: Sequence[Clause]) -> dict[str, tuple[str, ...]]:
    below: dict[str, list[str]] = {clause.id: [clause.id] for clause in clauses}
    for clause in reversed(clauses):
        if clause.parent in below:
            below[clause.parent][1:1] = below[clause.id]
    return {identifier: tuple(members) for identifier, members in below.items()}


def _roots(clauses: Sequence[Clause]) -> dict[str, str]:
    roots: dict[str, str] = {}
    for clause in clauses:
        roots[clause.id] = roots.get(clause.parent or "", clause.id)
    return roots
