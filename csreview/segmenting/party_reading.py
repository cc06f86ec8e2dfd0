"""Reading the lines, table rows and sentences that introduce, describe and sign for the parties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csreview.model import Clause, Role, Row, Span
from csreview.segmenting.party_book import Book, Entry
from csreview.segmenting.party_fields import keys_of, slots, trimmed
from csreview.segmenting.words import NAMED, PARTY_WORD, PARTY_WORDS, SEAL, SO_NAMED

_SP = r"[ \t\u3000\xa0]"
_GENERIC = r"[\u4e00-\u9fff]{1,5}(?<![双对我官各三一他约两多任])方"
_HEAD = re.compile(
    rf"(?:^|(?<=[\s\u3000；;，,]))(?:[（(]?[一二三四1234][）)、.．]{_SP}*)?[“\"「]?(?P<word>{PARTY_WORD}|{_GENERIC})[”\"」]?"
    rf"(?P<kind>(?:名称|单位|公司|全称|信息|主体|{SEAL}){{0,2}}){_SP}*"
    rf"(?P<more>(?:[（(【/][^（）()：:\n\t]{{0,24}}[）)】]?{_SP}*){{0,2}}(?:{SEAL}{_SP}*)?)(?P<colon>[：:]|{NAMED}|(?=\t|$)|(?<=[）)])(?={_SP}{{2}}))"
)
_CELL = re.compile(
    rf"^(?P<word>{PARTY_WORD}|{_GENERIC})(?:名称|单位|公司|全称|信息|主体|基本信息)?{_SP}*(?P<more>(?:[（(/][^（）()：:\n\t]{{0,24}}[）)]?){{0,2}}){_SP}*[：:]?$"
)
_ROLE_IN = re.compile("|".join(sorted(PARTY_WORDS, key=len, reverse=True)))
_SEALED = re.compile(SEAL)
_ALIAS = re.compile(
    r"[（(【]?\s*(?:以?下(?:简|合)?称|简称|下称)[^（）()]*[）)】]?|[（(]\s*[“\"「『][^“”\"（）()]{1,10}[”\"」』]\s*[）)]"
)
_QUOTED = re.compile(r"[“\"「『]([^“”\"（）()「」『』]{2,10})[”\"」』]")
# What follows a name and is no part of it: a clause that describes, a note on the kind of business, a place to seal.
_BEYOND_NAME = re.compile(
    r"[，；]|,(?=[\u4e00-\u9fff])|[（(](?:个体工商户|个人独资|个人)[^）)]*[）)]|[（(]?(?:盖章|公章|签字|签章|签名)[）)]?$"
)
_SAID = re.compile(
    r"(?P<label>统一社会信用代码|法定代表人|负责人|经营者|注册地址|住所地?|地址|联系电话|电话|身份证号码?)(?:为|是|系|位于)(?P<value>[^，,；;。（）()：:\n]{2,60})"
)
_LETTERED = re.compile(
    r"(?P<word>甲方|乙方|丙方|丁方)[：:\s]?(?P<name>[\u4e00-\u9fffA-Za-z（）()·]{2,36}?(?:公司|集团|商行|工作室|中心|经营部|商店|厂|事务所|合作社))(?=与|和|及|，|,|、|于|经|就|[（(]|$|\s)"
)
_CONNECTIVE = re.compile(
    r"^(?:本(?:合同|协议)(?:系|是)?由|兹由|由|以及|与|和|及|同|兹有|一方为|另一方为|一方|另一方|鉴于|[甲乙丙丁]方(?:为|系|是)?[：:]?)"
)
_ORGANISATION = re.compile(
    r"公司|集团|商行|工作室|中心|经营部|店$|厂$|事务所|合作社|Ltd|Limited|Inc|LLC|Co\.|GmbH|个体工商户|^[\u4e00-\u9fff·]{2,6}$"
)


@dataclass(frozen=True, slots=True)
class _Head:
    words: list[str]
    start: int
    end: int
    signs: bool


def read_clause(clause: Clause, book: Book) -> None:
    """Note all that a clause of the head, the recitals or the signatures says of the parties."""
    rows = _rows_by_start(clause)
    for span in _lines(clause):
        row = rows.get(span.start)
        if row is not None:
            _read_row(clause, row, book)
        else:
            read_line(clause, span, book)


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


def read_line(clause: Clause, span: Span, book: Book, among: Sequence[Entry] = ()) -> None:
    """Read a line: heads of parties first, else facts about the parties that are being described."""
    heads = list(_heads(clause, span))
    if heads:
        book.current = []
        stops = [head.start for head in heads[1:]] + [span.end]
        for head, stop in zip(heads, stops, strict=True):
            _read_head(clause, head, stop, book)
    else:
        _read_sentence(clause, span, book)
        _give_slots(clause, span, list(among) or book.current)


def _heads(clause: Clause, span: Span) -> Iterator[_Head]:
    for match in _HEAD.finditer(clause.text, span.start, span.end):
        signs = bool(_SEALED.search(match["kind"] + match["more"])) or clause.role is Role.SIGNATURE
        if not match["colon"] and not signs and match.end() < span.end:
            continue
        yield _Head(_words(match["word"], match["more"]), match.start("word"), match.end(), signs)


def _words(word: str, more: str) -> list[str]:
    plain = re.sub(r"[\s\u3000\xa0]", "", word)
    inside = [m.group() for m in _ROLE_IN.finditer(re.sub(r"[\s\u3000\xa0]", "", more))]
    return [plain, *(other for other in inside if other != plain)]


def _read_head(clause: Clause, head: _Head, stop: int, book: Book) -> None:
    inner = list(slots(clause.text, head.end, stop))
    start, end = trimmed(clause.text, head.end, inner[0].label_start if inner else stop)
    words = list(head.words)
    alias = _ALIAS.search(clause.text, start, min(end, start + 200))
    if alias:
        words += [word for word in _aliases(clause.text, alias) if word not in words]
    tail = start, end
    if alias:
        start, end = trimmed(clause.text, start, alias.start())
    if beyond := _BEYOND_NAME.search(clause.text, start, end):
        start, end = trimmed(clause.text, start, beyond.start())
    name = clause.text[start:end]
    if len(name) > 60 or "。" in name:
        return
    entry = book.entry(words)
    if entry not in book.current:
        book.current.append(entry)
    if name or not inner:
        entry.give("signature_name" if head.signs else "name", clause, head.start, start, end)
    for slot in inner:
        entry.give_all(slot.keys, clause, slot.label_start, slot.start, slot.end)
    _read_said(clause, entry, *tail)


def _aliases(text: str, alias: re.Match[str]) -> list[str]:
    named = [m.group(1) for m in SO_NAMED.finditer(text, alias.start(), alias.end())]
    return named or [m.group(1) for m in _QUOTED.finditer(text, alias.start(), alias.end())]


def _read_said(clause: Clause, entry: Entry, start: int, end: int) -> None:
    """Facts told in a sentence behind the name: 其住所为…, 法定代表人为…."""
    for match in _SAID.finditer(clause.text, start, end):
        entry.give_all(keys_of(match["label"]), clause, match.start(), *trimmed(clause.text, *match.span("value")))


def _give_slots(clause: Clause, span: Span, parties: Sequence[Entry]) -> None:
    """Give the line's facts to the parties; the same label a second time is about the second party."""
    seen: dict[tuple[str, ...], int] = {}
    for slot in slots(clause.text, span.start, span.end):
        place = seen.get(slot.keys, 0)
        seen[slot.keys] = place + 1
        if parties and clause.text[slot.start : slot.end].count("。") == 0:
            entry = parties[min(place, len(parties) - 1)] if len(parties) > 1 else parties[0]
            entry.give_all(slot.keys, clause, slot.label_start, slot.start, slot.end)


def _read_sentence(clause: Clause, span: Span, book: Book) -> None:
    """本合同由A公司（以下简称“甲方”）与B公司（以下简称“乙方”）订立; 甲方A公司与乙方B公司."""
    for match in SO_NAMED.finditer(clause.text, span.start, span.end):
        opening = max(clause.text.rfind(mark, span.start, match.start()) for mark in "（(")
        word = match.group(1)
        if opening < 0 or match.start() - opening > 60 or not _is_word(word):
            continue
        start, end = _name_before(clause.text, span.start, opening)
        if end > start and _ORGANISATION.search(clause.text[start:end]):
            entry = book.entry([word], clause.text[start:end])
            entry.give("name", clause, start, start, end)
            book.current = [entry]
    for match in _LETTERED.finditer(clause.text, span.start, span.end):
        book.entry([match["word"]]).give("name", clause, match.start("word"), match.start("name"), match.end("name"))


def _is_word(word: str) -> bool:
    """A word that names a party, or that is coined for one here (以下简称“织语里”)."""
    return bool(_ROLE_IN.fullmatch(word)) or word.endswith(("方", "商"))


def _name_before(text: str, low: int, opening: int) -> tuple[int, int]:
    start = opening
    while start > low and text[start - 1] not in "，,。；;：:\n\t“":
        if text[start - 1] in "）)" and not re.match(r"有限|股份|集团|公司|分|个体", text[start : start + 4]):
            break
        start -= 1
    start, end = trimmed(text, start, opening)
    while (found := _CONNECTIVE.match(text[start:end])) and found.end() < end - start:
        start, end = trimmed(text, start + found.end(), end)
    return start, end


def _read_row(clause: Clause, row: Row, book: Book) -> None:
    cells = list(row.cells)
    texts = [span.cut(clause.text) for span in cells]
    heads = [_cell_words(text) for text in texts]
    if sum(1 for head in heads if head) >= 2 and all(
        head or not text for head, text in zip(heads[1:], texts[1:], strict=True)
    ):
        book.current = [book.entry(head) for head in heads if head]
        return
    if (
        len(cells) == len(book.current) + 1
        and len(book.current) > 1
        and keys_of(texts[0])
        and not any(map(keys_of, texts[1:]))
    ):
        for entry, span in zip(book.current, cells[1:], strict=True):
            start, end = trimmed(clause.text, span.start, span.end)
            if start == end:  # an empty cell is shown by the label of its row, not by the cells between
                start = end = cells[0].end
            entry.give_all(keys_of(texts[0]), clause, cells[0].start if start == end else start, start, end)
        return
    _read_pairs(clause, cells, texts, heads, book)


def _cell_words(text: str) -> list[str]:
    match = _CELL.match(text.strip())
    return _words(match["word"], match["more"]) if match else []


def _read_pairs(clause: Clause, cells: list[Span], texts: list[str], heads: list[list[str]], book: Book) -> None:
    """Cells in pairs of label and value: 甲方 | A公司 | 乙方 | B公司, and the same for their facts."""
    before = list(book.current)
    if any(heads) or any(_HEAD.match(text) for text in texts):
        book.current = []
    index, pair = 0, 0
    while index < len(cells):
        span, text = cells[index], texts[index]
        value = cells[index + 1] if index + 1 < len(cells) else None
        among = book.current if book.current and any(heads) else before
        if heads[index]:
            entry = book.entry(heads[index])
            book.current.append(entry)
            index += _named(clause, entry, span, value)
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
    if value is None or _cell_words(value.cut(clause.text)) or keys_of(value.cut(clause.text)):
        return 0
    entry.give("name", clause, span.start, *trimmed(clause.text, value.start, value.end))
    return 1


def _read_cell(clause: Clause, span: Span, before: Sequence[Entry], pair: int, book: Book) -> None:
    """A cell that holds label and value together, line by line; its column tells the party."""
    start = span.start
    own: list[Entry] = [before[min(pair, len(before) - 1)]] if before else []
    for line in span.cut(clause.text).split("\n"):
        stretch = Span(start, start + len(line))
        start += len(line) + 1
        if heads := list(_heads(clause, stretch)):
            own = []
            for head in heads:
                kept, book.current = book.current, []
                _read_head(clause, head, stretch.end, book)
                own, book.current = book.current, kept + [e for e in book.current if e not in kept]
        else:
            _give_slots(clause, stretch, own)
