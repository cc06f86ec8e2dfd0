"""Reading the clauses that introduce and sign for the parties: their lines and, above all, their table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from csreview.model import Clause, Row, Span
from csreview.segmenting.party_book import Book, Entry
from csreview.segmenting.party_fields import bare_key, holds_value, keys_of, trimmed
from csreview.segmenting.party_prose import is_organisation
from csreview.segmenting.party_reading import (
    GENERIC,
    HEAD,
    give_name,
    give_slots,
    head_words,
    heads_of,
    owners,
    parted_from_alias,
    read_head,
    read_line,
)
from csreview.segmenting.words import PARTY_WORD

_SP = r"[ \t\u3000\xa0]"
_CELL = re.compile(
    rf"^(?P<word>{PARTY_WORD}|{GENERIC})(?:名称|单位|公司|全称|信息|主体|基本信息)?{_SP}*(?P<more>(?:[（(/][^（）()：:\n\t]{{0,24}}[）)]?){{0,2}}){_SP}*[：:]?$"
)
_COLUMN = re.compile(r"(?:项目|内容|信息|事项|类别|栏目|资料|当事人|称谓|身份|主体)$")
# What a cell has that says more than a name.
_MORE = re.compile(r"[：:，,；;。\n]")
_COINED = re.compile(r"(?P<word>[^\s（）()]{2,10})[（(][^（）()]{1,16}方[）)]$")
# A number and an address of each at least.
_FEWEST_FACTS = 4


def read_clause(clause: Clause, book: Book) -> None:
    """Note all that a clause of the head, the recitals or the signatures says of the parties."""
    rows = _rows_by_start(clause)
    for span in _lines(clause):
        row = rows.get(span.start)
        if row is not None:
            _read_row(clause, row, book)
        else:
            read_line(clause, span, book)


def tells_parties(clause: Clause) -> bool:
    """Tell whether rows of a clause of the body head two parties and tell facts of both: the top of an order form; or
    whether its only row is all about one, as where terms stand in a table: 1.1 | 委托单位 | A公司，住所…."""
    if len(clause.rows) == 1 and len(clause.rows[0].cells) == 2:
        label, value = (cell.cut(clause.text) for cell in clause.rows[0].cells)
        return bool(_cell_words(label)) and _tells(value)
    labels = [text for row in clause.rows if len(row.cells) in (2, 4) for text in _labels(clause, row)]
    headed = {words[0] for text in labels if (words := _cell_words(text))}
    return len(headed) >= 2 and sum(1 for text in labels if keys_of(text)) >= _FEWEST_FACTS


def _tells(value: str) -> bool:
    """Whether a cell gives a name and more: A公司，住所一路1号."""
    return is_organisation(_MORE.split(value)[0]) and _MORE.search(value) is not None


def _labels(clause: Clause, row: Row) -> list[str]:
    """What stands beside each value: 客户 | A公司 | 信用代码 | …."""
    return [cell.cut(clause.text) for cell in row.cells[::2]]


def read_party_rows(clause: Clause, book: Book) -> None:
    """Note what the rows of an order form tell of the parties; its other rows are about other things."""
    for row in clause.rows:
        if any(_cell_words(label) or keys_of(label) for label in _labels(clause, row)):
            _read_row(clause, row, book)


def _rows_by_start(clause: Clause) -> dict[int, Row]:
    return {own[0].start: row for row in clause.rows if (own := _own_cells(row))}


def _own_cells(row: Row) -> list[Span]:
    """The row's own cells, without those of merged cells above: the last ones that stand side by side."""
    cells = sorted(row.cells)
    first = len(cells) - 1
    while first > 0 and cells[first - 1].end + 1 == cells[first].start:
        first -= 1
    return cells[max(first, 0) :]


def _lines(clause: Clause) -> Iterator[Span]:
    """The clause's lines; a table row is one, however many lines its cells hold."""
    ends = {own[0].start: own[-1].end for row in clause.rows if (own := _own_cells(row))}
    start, text = 0, clause.text
    while start <= len(text):
        end = ends.get(start)
        if end is None:
            found = text.find("\n", start)
            end = found if found >= 0 else len(text)
        yield Span(start, end)
        start = max(end, start) + 1


def _read_row(clause: Clause, row: Row, book: Book) -> None:
    cells = list(row.cells)
    texts = [span.cut(clause.text) for span in cells]
    heads = _coined_too([_cell_words(text) for text in texts], texts)
    if _heads_columns(heads, texts):
        book.current = [book.entry(head) for head in heads if head]
    elif (place := _under_labels(heads, row)) is not None:
        _read_across(clause, row, place, book.entry(heads[place]))
    elif len(cells) == len(book.current) + 1 > 2 and keys_of(texts[0]) and not _in_pairs(texts):
        _read_columns(clause, cells, keys_of(texts[0]), book)
    elif _names_below(texts, book):
        for entry, span in zip(book.current, cells, strict=True):
            entry.give("name", clause, span.start, *trimmed(clause.text, span.start, span.end))
    else:
        _read_pairs(clause, cells, texts, heads, book)


def _coined_too(heads: list[list[str]], texts: list[str]) -> list[list[str]]:
    """客户方 | 暖屿（提供服务的一方）: beside one party's head, a name with its part in brackets is the other's."""
    if len(texts) != 3 or heads[0] or (texts[0] and not _COLUMN.match(texts[0])) or bool(heads[1]) == bool(heads[2]):
        return heads
    return [
        head or ([coined["word"]] if (coined := _COINED.match(text)) else [])
        for head, text in zip(heads, texts, strict=True)
    ]


def _heads_columns(heads: list[list[str]], texts: list[str]) -> bool:
    """项目 | 甲方 | 乙方: the parties are the columns."""
    named = sum(1 for head in heads if head)
    others = [text for head, text in zip(heads[1:], texts[1:], strict=True) if not head]
    return named >= 2 and all(not text or _COLUMN.match(text) for text in others)


def _names_below(texts: list[str], book: Book) -> bool:
    """甲方 | 乙方 stood above, and below stand only their names."""
    unnamed = not any(entry.name for entry in book.current)
    bare = all(is_organisation(text) and not _MORE.search(text) for text in texts)
    return len(texts) == len(book.current) > 1 and unnamed and bare


def _in_pairs(texts: list[str]) -> bool:
    """名称 | A公司 | 名称 | B公司: each value has its label beside it."""
    return len(texts) % 2 == 0 and any(map(keys_of, texts[2::2]))


def _under_labels(heads: list[list[str]], row: Row) -> int | None:
    """签约方 | 名称 | 地址 stands above: each party is a row; where in the row its word stands."""
    named = [place for place, head in enumerate(heads) if head]
    if len(named) != 1 or sum(1 for text in row.header if keys_of(text)) < 2:
        return None
    return named[0]


def _read_across(clause: Clause, row: Row, place: int, entry: Entry) -> None:
    for span, label in zip(row.cells, row.header, strict=False):
        if keys := keys_of(label):
            _give_cell(clause, span, keys, row.cells[place], entry)


def _read_columns(clause: Clause, cells: list[Span], keys: tuple[str, ...], book: Book) -> None:
    for entry, span in zip(book.current, cells[1:], strict=True):
        _give_cell(clause, span, keys, cells[0], entry)


def _give_cell(clause: Clause, span: Span, keys: tuple[str, ...], label: Span, entry: Entry) -> None:
    """Note the facts in a cell; an empty one is shown by the cell that names its row."""
    start, end = trimmed(clause.text, span.start, span.end)
    if start < end:
        entry.give_all(keys, clause, start, start, end)
    else:
        entry.give_all(keys, clause, label.start, label.end, label.end)


def _cell_words(text: str) -> list[str]:
    match = _CELL.match(text.strip())
    return head_words(match["word"], match["more"]) if match else []


def _read_pairs(clause: Clause, cells: list[Span], texts: list[str], heads: list[list[str]], book: Book) -> None:
    """Cells in pairs of label and value: 甲方 | A公司 | 乙方 | B公司, and the same for their facts."""
    before = list(book.current)
    if any(heads) or any(HEAD.match(text) for text in texts):
        book.current = []
    index, pair = 0, 0
    while index < len(cells):
        span, text = cells[index], texts[index]
        value = cells[index + 1] if index + 1 < len(cells) else None
        among = owners(text, book) or (book.current if book.current and any(heads) else before)
        if heads[index]:
            entry = book.entry(heads[index])
            book.current.append(entry)
            index += _named(clause, entry, span, value)
        elif holds_value(text):
            _read_cell(clause, span, before, pair, book)
        elif keys_of(text) and among and (value is None or keys_of(texts[index + 1]) or heads[index + 1]):
            among[min(pair, len(among) - 1)].give_all(keys_of(text), clause, span.start, span.end, span.end)
        elif keys_of(text) and value is not None and among:
            entry = among[min(pair, len(among) - 1)]
            entry.give_all(keys_of(text), clause, span.start, *trimmed(clause.text, value.start, value.end))
            index += 1
        elif text:
            _read_cell(clause, span, before, pair, book)
        index += 1
        pair += 1


def _named(clause: Clause, entry: Entry, span: Span, value: Span | None) -> int:
    """Give the cell beside a head as the party's name, unless it is itself a label; tell how many cells were used."""
    if value is None or _cell_words(value.cut(clause.text)):
        return 0
    if keys_of(value.cut(clause.text)) and not _tells(value.cut(clause.text)):
        return 0
    start, end, words = parted_from_alias(clause.text, *trimmed(clause.text, value.start, value.end))
    entry.words += [word for word in words if word not in entry.words]
    give_name(clause, entry, span.start, Span(start, end))
    return 1


def _read_cell(clause: Clause, span: Span, before: Sequence[Entry], pair: int, book: Book) -> None:
    """A cell that holds label and value together, or a value that needs no label, line by line; its column tells the
    party."""
    start = span.start
    own: list[Entry] = [before[min(pair, len(before) - 1)]] if before else []
    for line in span.cut(clause.text).split("\n"):
        stretch = Span(start, start + len(line))
        start += len(line) + 1
        if heads := list(heads_of(clause, stretch)):
            own = []
            for head in heads:
                kept, book.current = book.current, []
                read_head(clause, head, stretch.end, book)
                own, book.current = book.current, kept + [e for e in book.current if e not in kept]
        elif own and (key := bare_key(line)):
            own[0].give(key, clause, stretch.start, *trimmed(clause.text, stretch.start, stretch.end))
        else:
            give_slots(clause, stretch, own)
