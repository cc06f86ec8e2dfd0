"""Who is who: the parties of an agreement, their roles, words and particulars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from csreview.language.own import own_words
from csreview.model import Clause, Party, PartyRole, Presence, Role, Span
from csreview.segmenting.party_book import Book, Entry
from csreview.segmenting.party_fields import keys_of, presence, trimmed
from csreview.segmenting.party_prose import is_organisation
from csreview.segmenting.party_reading import read_line, read_prose
from csreview.segmenting.party_roles import roles_of
from csreview.segmenting.party_rows import read_clause, read_party_rows, tells_parties
from csreview.segmenting.party_words import also_named, kept_words
from csreview.segmenting.words import FIRST_PERSON, LETTERS, SECOND_PERSON

_READ = frozenset({Role.PARTIES, Role.RECITAL, Role.SIGNATURE})
_ACCOUNT = re.compile(
    r"(?:(?:收款|开户|账户|帐户)?(?<![客用商])户名(?![单册])|账户名称?|帐户名称?|开户名称|收款(?:人|单位|方|账户|帐户)|[甲乙]方(?:收款|银行)?账户)(?:为|是)?[ \t\u3000]*[：:\t]?[ \t\u3000]*(?P<value>(?!户名|开户|账户|账号)[^：:；;，,。\n\t]{0,40}?)(?=[；;，,。\n\t]|开户|账号|帐号|$)"
)
_ADDRESSEE = re.compile(r"致[：:]?\s*(?P<value>[^，,。：:\n]{4,40}?)[：:]?\s*(?:\n|$)")
# A letter is addressed above all else.
_OPENING = 6
_PAIRS = (
    ("甲方", "乙方"), ("委托方", "受托方"), ("委托人", "受托人"), ("商家", "服务商"), ("品牌方", "服务商"), ("发包方", "承包方"), ("买方", "卖方"),
    *product(SECOND_PERSON, FIRST_PERSON),
)  # fmt: skip
_OFTEN = 3
_OPENING_MARKS, _CLOSING_MARKS = tuple('“"「《'), tuple('”"」》')
_VERY_OFTEN = 5
_BOTH_END, _OWN = "家头边里", ("我", "咱")
_I_AM = re.compile(
    r"(?<![^\s，,。；;：:])(?P<who>(?:我们?|咱们?|你们?|您)(?:这边|那边|家|店)?)(?:就)?是(?P<name>[^\s，,。；;：:（(]{4,40})"
)
_HEADED = re.compile(r"\s*(?P<word>[\u4e00-\u9fff]{2,5})[：:]\s*(?P<name>[^\s，,；;。（(：:]{2,30})")
_GLOSSED = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<word>[\u4e00-\u9fff]{2,8})[（(](?P<name>[\u4e00-\u9fff（）()]{4,36}?(?:公司|商行|工作室|经营部|中心))[）)]"
)
_ORGANISATION = re.compile(
    r"公司|集团|商行|工作室|中心|经营部|店$|厂$|Ltd|Limited|Inc|LLC|GmbH|ApS|^[\u4e00-\u9fff]{2,4}$|【|_"
)
_Headed = tuple[Clause, Span, re.Match[str]]


def find_parties(clauses: Sequence[Clause]) -> tuple[Party, ...]:
    """Return the parties in order of appearance, with all that the draft says of them."""
    book = Book()
    for clause in clauses:
        if clause.role in _READ:
            book.current = book.current if clause.role is not Role.SIGNATURE else []
            read_clause(clause, book)
        elif clause.role is Role.BODY and clause.rows and tells_parties(clause):
            read_party_rows(clause, book)
    _read_coined(book, clauses)
    entries = [entry for entry in book.entries if entry.words]
    _read_counterpart(entries, clauses)
    _read_unnamed(entries, clauses)
    _read_addressee(entries, clauses)
    roles = roles_of(entries, clauses)
    _read_accounts(entries, roles, clauses)
    used = _text(clauses)
    for entry, role in zip(entries, roles, strict=True):
        entry.words = [*kept_words(entry, used), *also_named(entry, role, entries, used)]
    return tuple(_party(entry, role) for entry, role in zip(entries, roles, strict=True))


def _read_coined(book: Book, clauses: Sequence[Clause]) -> None:
    """Where no words of the trade name two parties, those that the head coins do: …有限公司（以下简称“云栖”）."""
    if len(book.entries) > 1:
        return
    known = len(book.entries)
    for clause in clauses:
        if clause.role in (Role.PARTIES, Role.RECITAL):
            for line in _lines(clause):
                if not read_prose(clause, line, book, coined=True) and clause.role is Role.PARTIES:
                    read_line(clause, line, book)
    for read in (_read_headed, _read_addressed, _read_glossed):
        if len(book.entries) <= 1:
            read(book, clauses)
    for clause in clauses if len(book.entries) > known else ():
        if clause.role is Role.SIGNATURE:
            book.current = []
            read_clause(clause, book)


def _read_headed(book: Book, clauses: Sequence[Clause]) -> None:
    """铺子：阿珍酱菜铺，… and 姐妹俩：周小满，… at the top are the parties if the draft goes on to speak of them so, or if
    they are a pair by their words.
    """
    text = _text(clauses)
    tops = [(clause, line) for clause in clauses[:_OPENING] if clause.role in _READ for line in _lines(clause)]
    heads = [
        (clause, line, head) for clause, line in tops if (head := _HEADED.match(clause.text, line.start, line.end))
    ]
    heads = [each for each in heads if not keys_of(each[2]["word"])]
    often = [each for each in heads if text.count(each[2]["word"]) >= _VERY_OFTEN]
    for clause, line, head in often if len(often) == 2 else _paired(heads):
        entry = book.entry([head["word"]])
        entry.give("name", clause, head.start("word"), *head.span("name"))
        # Where a pair is seldom repeated, the note speaks as people talk: its 你们 says more as it stands.
        entry.speaks = len(often) == 2 and head["word"].startswith(_OWN)
        book.current = [entry]
        read_line(clause, Span(head.end("name"), line.end), book)


def _paired(heads: Sequence[_Headed]) -> Sequence[_Headed]:
    """店这头 and 夜班这头, 我家 and 你家: heads that follow each other and end alike."""
    for pair in pairwise(heads):
        words = {head["word"] for _, _, head in pair}
        if len(words) == 2 and len({word[-1] for word in words} & set(_BOTH_END)) == 1:
            return pair
    return ()


def _read_addressed(book: Book, clauses: Sequence[Clause]) -> None:
    """我们是某某工作室，…。您那边是某某经营部，…: a letter says in its opening who writes, and to whom."""
    told = [
        (clause, match)
        for clause in clauses[:_OPENING]
        if clause.role in _READ
        for match in _I_AM.finditer(clause.text)
        if is_organisation(match["name"])
    ]
    if len(told) != 2 or sum(match["who"].startswith(_OWN) for _, match in told) != 1:
        return
    ends = [
        other.start() if other_clause is clause else len(clause.text)
        for (clause, _), (other_clause, other) in pairwise(told)
    ]
    for (clause, match), end in zip(told, [*ends, len(told[1][0].text)], strict=True):
        entry = book.entry([match["who"], *(["您"] if match["who"].startswith("您") else [])])
        entry.give("name", clause, match.start("who"), *match.span("name"))
        entry.speaks = match["who"].startswith(_OWN)
        book.current = [entry]
        read_line(clause, Span(match.end(), end), book)


def _read_glossed(book: Book, clauses: Sequence[Clause]) -> None:
    """布语（某某布语纺织品有限公司） at the top is a party if the draft goes on to call it so."""
    text = _text(clauses)
    found = [
        (clause, m) for clause in clauses[:_OPENING] if clause.role in _READ for m in _GLOSSED.finditer(clause.text)
    ]
    used = [(clause, m) for clause, m in found if text.count(m["word"]) >= _VERY_OFTEN]
    for clause, match in used if len({m["word"] for _, m in used}) == 2 else ():
        book.entry([match["word"]]).give("name", clause, match.start("word"), *match.span("name"))


def _lines(clause: Clause) -> Iterator[Span]:
    start = 0
    for line in clause.text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _read_counterpart(entries: list[Entry], clauses: Sequence[Clause]) -> None:
    """Where the head tells of one party alone, the other is whom the body calls by the other letter or word."""
    if len(entries) != 1:
        return
    text = _text(clauses)
    for pair in _PAIRS:
        for own, other in (pair, pair[::-1]):
            if own in entries[0].words and text.count(other) >= _OFTEN:
                entries.append(Entry([other]))
                return


def _read_unnamed(entries: list[Entry], clauses: Sequence[Clause]) -> None:
    """Where no line introduces the parties, the letters that the body uses stand for them."""
    if entries:
        return
    text = _text(clauses)
    for pair in _PAIRS:
        if all(text.count(word) >= _OFTEN for word in pair):
            entries += [Entry([word]) for word in pair]
            return


def _read_addressee(entries: Sequence[Entry], clauses: Sequence[Clause]) -> None:
    """致：某某公司 names whom a letter means by 贵司."""
    entry = next((e for e in entries if set(e.words) & set(SECOND_PERSON) and not e.name), None)
    for clause in clauses[:_OPENING] if entry else ():
        match = _ADDRESSEE.match(clause.text)
        if entry is not None and match:
            entry.give("name", clause, match.start(), *match.span("value"))
            return


def _text(clauses: Sequence[Clause]) -> str:
    skipped = (Role.NOTICE, Role.HEADER, Role.FOOTER, Role.CONTENTS)
    return "\n".join(clause.text for clause in clauses if clause.role not in skipped)


def _read_accounts(entries: Sequence[Entry], roles: Sequence[PartyRole], clauses: Sequence[Clause]) -> None:
    vendor = next((e for e, role in zip(entries, roles, strict=True) if role is PartyRole.VENDOR), None)
    for clause in clauses:
        if clause.role not in (Role.BODY, Role.ANNEX) or ("户" not in clause.text and "收款" not in clause.text):
            continue
        for match in _ACCOUNT.finditer(clause.text):
            start, end = trimmed(clause.text, *match.span("value"))
            if clause.text[start : start + 1] in _OPENING_MARKS and clause.text[end - 1 : end] in _CLOSING_MARKS:
                start, end = start + 1, end - 1
            value = clause.text[start:end]
            if value and presence(value) is Presence.FILLED and not _ORGANISATION.search(value):
                continue
            if not value and "户名" not in match.group() and "名称" not in match.group():
                continue
            owner = _owner(entries, clause.text[max(0, match.start() - 30) : match.end("value")]) or vendor
            if owner is not None:
                owner.give("account_name", clause, match.start(), start, end)


def _owner(entries: Sequence[Entry], before: str) -> Entry | None:
    """The party whose account is spoken of: the one whose word stands right before 账户."""
    for entry in entries:
        if any(
            re.search(own_words(word) + r"(?:的|下列|以下|指定的?|收款|银行){0,2}(?:账户|帐户|户名|收款)", before)
            for word in entry.words
        ):
            return entry
    return None


def _party(entry: Entry, role: PartyRole) -> Party:
    letter = next((word for word in entry.words if word in LETTERS), entry.words[0])
    return Party(role, letter, entry.name, tuple(entry.words), tuple(entry.fields))


def word_spans(party: Party, text: str) -> list[Span]:
    """Return where `text` names the party by one of its words."""
    words = "|".join(sorted(map(own_words, party.words), key=len, reverse=True))
    return [Span(*match.span()) for match in re.finditer(words, text)] if words else []
