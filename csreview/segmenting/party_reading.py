"""Reading the lines, table rows and sentences that introduce, describe and sign for the parties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csreview.model import Clause, Role, Span
from csreview.segmenting.party_book import Book, Entry
from csreview.segmenting.party_fields import bare_key, keys_of, slots, trimmed
from csreview.segmenting.party_prose import read_told
from csreview.segmenting.words import (
    LONE,
    NAMED,
    NAMED_BELOW,
    PARTY_WORD,
    PARTY_WORDS,
    SEAL,
    SO_NAMED,
    SPEAKER,
    SPOKEN_VENDOR,
    VENDOR_WORDS,
)

_SP = r"[ \t\u3000\xa0]"
# Words that end alike and name nobody: 地方, 平方, 东方.
_NO_PARTY = "双对我贵你官各三一他约两多任地平立东南西北上下左右前后远何警处配"
GENERIC = rf"[\u4e00-\u9fff]{{1,5}}(?<![{_NO_PARTY}])方"
# 帮手（乙方）：, 运营单位（乙方）：: whatever word stands before the brackets, the letter in them tells.
_CALLED = rf"(?!{PARTY_WORD}[（(])[\u4e00-\u9fff]{{2,6}}"
HEAD = re.compile(
    rf"(?:^|(?<=[\s\u3000；;，,]))(?:[（(]?[一二三四1234][）)、.．]{_SP}*)?(?:(?P<who>{SPEAKER}|{_CALLED})[（(](?={PARTY_WORD}[）)]))?[“\"「]?(?P<word>{PARTY_WORD}|{GENERIC}|{LONE})[”\"」]?"
    rf"(?(who)[）)])(?P<kind>(?:名称|单位|公司|全称|信息|主体|{SEAL}){{0,2}}){_SP}*"
    rf"(?P<more>(?:[（(【/][^（）()：:\n\t]{{0,24}}[）)】]?{_SP}*){{0,2}}(?:{SEAL}{_SP}*)?)\*{{0,2}}(?P<colon>[：:]|{NAMED}|(?=\t|$)|(?<=[）)])(?={_SP}{{2}}))"
)
# 甲：and 乙： stand for 甲方 and 乙方.
_LONE = ("甲", "乙")
_ROLE_IN = re.compile("|".join(sorted(PARTY_WORDS, key=len, reverse=True)))
_SEALED, _SPEAKER = re.compile(SEAL), re.compile(SPEAKER)
_ALIAS = re.compile(
    rf"[（(【]?\s*{NAMED_BELOW}[^（）()]*[）)】]?|[（(]\s*[“\"「『][^“”\"（）()]{{1,10}}[”\"」』]\s*[）)]"
)
_QUOTED = re.compile(r"[“\"「『]([^“”\"（）()「」『』]{2,10})[”\"」』]")
# What follows a name and is no part of it: a clause that describes, a note on the kind of business, a place to seal.
_BEYOND_NAME = re.compile(
    r"[，；]|,(?=[\u4e00-\u9fff])|[（(](?:个体工商户|个人独资|个人)[^）)]*(?:[）)]|$)|[（(](?=老板|店主|掌柜|店长|队长|组长|负责人|经营者|法人|法定代表|就是|也就是|即|我[）)，]|本人|总公司|总部|母公司|身份证|电话|手机|系|隶属|原名|曾用名)|[（(]?(?:盖章|公章|签字|签章|签名)[）)]?$|[ \t\u3000]+(?:代表|经办人?)?(?:签字|签名|签章|日期)[：:]|[ \t\u3000]{2,}(?:电话|手机|微信)"
)
_SAID = re.compile(
    r"(?P<label>统一社会信用代码|法定代表人|负责人|经营者|注册地址|住所地?|地址|联系电话|电话|身份证号码?)(?:为|是|系|位于)(?P<value>[^，,；;。（）()：:\n]{2,60})"
)
_PERSON = re.compile(
    r"(?P<label>老板|店主|掌柜|店长|队长|组长|团长|负责人|经营者|法定代表人|法人)(?:为|是|叫|[ \u3000])?(?P<value>(?!为|是|叫|身份|姓名)[\u4e00-\u9fff·]{2,4})(?=[，,；;。）)（(、\s]|$)"
)
# 身份证号码3301…，电话136…, 执照代码92…, 邮箱a@b.cn: without a colon.
_BARE = re.compile(
    r"(?:身份证(?:件)?号?码?|信用代码|执照代码|执照号码?|证照号码?)\s?(?P<code>\d{17}[\dXx]|[1-9][0-9A-Z]{17})(?![\dA-Z])|邮箱\s?(?P<email>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4})|(?:电话|手机)号?码?\s?(?P<phone>1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)"
)
_MYSELF = re.compile(r"(?:我|本人)[（(](?P<name>[\u4e00-\u9fff·]{2,6})[）)]?$")
_IT_IS = re.compile(
    r"(?P<word>甲方|乙方)(?:就|，也就)?是(?P<who>我|你|我们|你们|本人)(?:这边|那边)?(?:的?(?:店|团队|公司|工作室|这个店))?[（(](?P<name>[^，,；;（()）：:\n]{2,40})"
)
# 我这边（下面叫“店家”）：…: the writer of a note, or 客服这边, and the word that it goes on to use.
_COINED_HEAD = re.compile(
    rf"{_SP}*(?P<who>{SPEAKER}(?:这边|那边|这里|那里|公司|团队|店里?)?|我(?:这边|这里|店)|你(?:那边|那里|店)|[\u4e00-\u9fff]{{1,5}}(?:这边|那边|这头|那头|一方)){_SP}*[（(]\s*{NAMED_BELOW}(?:为|作)?\s*[“\"「『](?P<word>[^“”\"（）()「」『』\s]{{2,8}})[”\"」』]\s*[）)]{_SP}*[：:]"
)
_LONGEST_LOOSE = 60
_PLACE = re.compile(r"(?<![^\n，,；;])(?P<label>人在|住在|店在|就在|注册于|位于)(?P<value>[^，,；;。：:\s]{2,30})")
_NO_CODE_YET = re.compile(
    r"(?<![^\n，,；;（(])[^，,；;。：:\n]{0,4}(?:执照|信用代码|代码|证照)[^。；;：:\n]{0,16}(?:在办|办理中|没下来|没办|没拿到|没收到|没给|没发|后补|再补|回头补|待补|补上)[^，,。；;\n]{0,6}(?:[，,][^，,。；;\n]{0,8}代码[^，,。；;\n]{0,10}补[^，,。；;\n]{0,3})?"
)
_PIECE = re.compile(r"[^，,；;。（）()\n]+")
_IS = re.compile("系|是|为|[,，]|的|依法|成立|注册")
_BOSSES = ("老板", "掌柜", "掌柜的")
_SERVES = re.compile(SPOKEN_VENDOR)
_COINED_SIGNS = re.compile(
    rf"(?:^|(?<=\s))(?P<word>[^\s（(：:]{{2,10}}){_SP}*[（(]{SEAL}(?:[、或和及／/]{SEAL})?[）)]{_SP}*[：:]?"
)
_SPEAKS = re.compile(r"^(?:我|本人)[（(]|(?:也?就是|即|，)(?:我|本人)(?=[，,；;。）)]|$)|[（(](?:我|本人)[）)]")
_ALSO_NAMED = re.compile(
    r"[”\"」』]?\s*(?:或者?|、|和|及|／|/|，?也叫|，?或称|，?又称)\s*[“\"「『]([^”\"」』（）()，,。]{2,10})[”\"」』]"
)
_LETTERED = re.compile(
    r"(?P<word>甲方|乙方|丙方|丁方)[：:\s]?(?P<name>(?!就?是|即)[\u4e00-\u9fffA-Za-z（）()·]{2,36}?(?:公司|集团|商行|工作室|中心|经营部|商店|厂|事务所|合作社))(?=与|和|及|，|,|、|于|经|就|[（(]|$|\s)"
)


@dataclass(frozen=True, slots=True)
class _Head:
    words: list[str]
    start: int
    end: int
    signs: bool
    speaks: bool = False


def read_line(clause: Clause, span: Span, book: Book, among: Sequence[Entry] = ()) -> None:
    """Read a line: heads of parties first, else facts about the parties that are being described."""
    heads = [head for head in heads_of(clause, span) if not _only_person(head, book)]
    if clause.role is Role.SIGNATURE:
        heads = _with_coined(heads, clause, span, book)
    if heads:
        book.current = []
        stops = [head.start for head in heads[1:]] + [span.end]
        for head, stop in zip(heads, stops, strict=True):
            read_head(clause, head, stop, book)
    elif not read_prose(clause, span, book):
        _read_sentence(clause, span, book)
        told = list(among) or _subject(span.cut(clause.text), book) or book.current
        give_slots(clause, span, told)
        _read_loose(clause, span, told)


def _subject(line: str, book: Book) -> list[Entry]:
    """甲方系依法设立的企业法人，法定代表人为…; 甲方电话：…: the party that a line begins with, whoever was spoken of before."""
    line = line.lstrip()
    begun = (e for e in book.entries for word in e.words if line.startswith(word) and _IS.match(line, len(word)))
    return list(begun)[:1] or owners(line, book)


def heads_of(clause: Clause, span: Span) -> Iterator[_Head]:
    """Yield the heads of parties on a line: 甲方（委托方）：, 乙方盖章."""
    if coined := _COINED_HEAD.match(clause.text, span.start, span.end):
        yield _Head([coined["word"]], coined.start("who"), coined.end(), False, coined["who"][0] in "我咱本")
        return
    for match in HEAD.finditer(clause.text, span.start, span.end):
        signs = bool(_SEALED.search(match["kind"] + match["more"])) or clause.role is Role.SIGNATURE
        if not match["colon"] and not signs and match.end() < span.end:
            continue
        who = match["who"] or ""
        called = bool(who) and not _SPEAKER.fullmatch(who)
        if called and (keys_of(who) or _SEALED.search(who)):
            continue
        words = head_words(match["word"], match["more"]) + ([who] if called or who.endswith("们") else [])
        yield _Head(words, match.start("word"), match.end(), signs, who[:1] in ("我", "咱", "本"))


def _only_person(head: _Head, book: Book) -> bool:
    """老板：沈豆 below 店里：…: the boss of the party described, not another party."""
    described = {word for entry in book.current for word in entry.words}
    serves = any(word in VENDOR_WORDS or _SERVES.fullmatch(word) for word in described)
    return head.words[0] in _BOSSES and bool(described) and not serves


def _with_coined(heads: list[_Head], clause: Clause, span: Span, book: Book) -> list[_Head]:
    """Add 小队（签名）： where 小队 is a name that the draft coined for a party."""
    known = {word for entry in book.entries for word in entry.words}
    taken = {head.start for head in heads}
    found = _COINED_SIGNS.finditer(clause.text, span.start, span.end)
    coined = [m for m in found if m["word"] in known and m.start("word") not in taken]
    return sorted(
        [*heads, *(_Head([m["word"]], m.start("word"), m.end(), True) for m in coined)], key=lambda head: head.start
    )


def head_words(word: str, more: str) -> list[str]:
    """Return the words that a head names its party by: its own and those in brackets beside it, coined ones too."""
    plain, beside = (re.sub(r"[\s\u3000\xa0]", "", text) for text in (word, more))
    inside = [m.group() for m in _ROLE_IN.finditer(beside)] or SO_NAMED.findall(beside) or _QUOTED.findall(beside)
    own = [f"{plain}方", plain] if plain in _LONE else [plain]
    return [*own, *(other for other in inside if other not in own)]


def read_head(clause: Clause, head: _Head, stop: int, book: Book) -> None:
    """Note the name and all facts between a party's head and `stop`."""
    inner = list(slots(clause.text, head.end, stop))
    start, end = trimmed(clause.text, head.end, inner[0].label_start if inner else stop)
    words = list(head.words)
    alias = _ALIAS.search(clause.text, start, min(end, start + 200))
    if alias:
        words += [word for word in _aliases(clause.text, alias) if word not in words]
    tail = start, stop
    if alias:
        start, end = trimmed(clause.text, start, alias.start())
    if beyond := _BEYOND_NAME.search(clause.text, start, end):
        start, end = trimmed(clause.text, start, beyond.start())
    start, end = _own_name(clause.text, start, end)
    name = clause.text[start:end]
    if len(name) > 60 or "。" in name:
        return
    entry = book.entry(words)
    if entry not in book.current:
        book.current.append(entry)
    entry.speaks = entry.speaks or head.speaks
    if name or not inner:
        entry.give("signature_name" if head.signs else "name", clause, head.start, start, end)
    for slot in inner:
        entry.give_all(slot.keys, clause, slot.label_start, slot.start, slot.end)
    _read_said(clause, entry, *tail)
    _read_no_code(clause, entry, *tail)


def parted_from_alias(text: str, start: int, end: int) -> tuple[int, int, list[str]]:
    """A公司（以下称“云栖”） is the name A公司, and 云栖 a word for the party."""
    alias = _ALIAS.search(text, start, end)
    if alias is None:
        return start, end, []
    return *trimmed(text, start, alias.start()), _aliases(text, alias)


def _own_name(text: str, start: int, end: int) -> tuple[int, int]:
    """我（王小丫） is 王小丫; a bracket that the name no longer closes is no part of it."""
    if own := _MYSELF.match(text, start, end):
        return own.span("name")
    opening = max(text.rfind(mark, start + 1, end) for mark in "（(")
    if opening > 0 and not re.search(r"[）)]", text[opening:end]):
        return trimmed(text, start, opening)
    return start, end


def _aliases(text: str, alias: re.Match[str]) -> list[str]:
    """以下简称“甲方”, 下面就叫“小满”或者“小队”: every word that is coined."""
    named: list[str] = []
    for match in SO_NAMED.finditer(text, alias.start(), alias.end()):
        named.append(match.group(1))
        end = match.end()
        while also := _ALSO_NAMED.match(text, end, alias.end()):
            named.append(also.group(1))
            end = also.end() - 1
    return named or [m.group(1) for m in _QUOTED.finditer(text, alias.start(), alias.end())]


def _read_said(clause: Clause, entry: Entry, start: int, end: int) -> None:
    """Facts told in a sentence behind the name: 其住所为…, 法定代表人为…, 老板沈豆."""
    for match in _SAID.finditer(clause.text, start, end):
        entry.give_all(keys_of(match["label"]), clause, match.start(), *trimmed(clause.text, *match.span("value")))
    for match in _PERSON.finditer(clause.text, start, end):
        entry.give("representative", clause, match.start(), *match.span("value"))
    _read_bare(clause, entry, start, end)
    entry.speaks = entry.speaks or bool(_SPEAKS.search(clause.text[start:end]))


def _read_loose(clause: Clause, span: Span, parties: Sequence[Entry]) -> None:
    """Facts that a line tells without a label: 人在合肥; 执照还在办，代码下来了再补."""
    if len(parties) != 1 or len(span) > _LONGEST_LOOSE or "。" in span.cut(clause.text):
        return
    _read_bare(clause, parties[0], span.start, span.end)
    _read_no_code(clause, parties[0], span.start, span.end)


def _read_bare(clause: Clause, entry: Entry, start: int, end: int) -> None:
    for match in _PLACE.finditer(clause.text, start, end):
        entry.give("address", clause, match.start("label"), *match.span("value"))
    for match in _BARE.finditer(clause.text, start, end):
        entry.give(match.lastgroup or "code", clause, match.start(), *match.span(match.lastgroup or 0))


def _read_no_code(clause: Clause, entry: Entry, start: int, end: int) -> None:
    if later := _NO_CODE_YET.search(clause.text, start, end):
        entry.give("code", clause, later.start(), *later.span())


def owners(label: str, book: Book) -> list[Entry]:
    """买方注册地 is of the party called 买方, whoever was spoken of before."""
    own = (e for e in book.entries if any(word.endswith("方") and label.startswith(word) for word in e.words))
    return list(own)[:1]


def give_slots(clause: Clause, span: Span, parties: Sequence[Entry]) -> None:
    """Give the line's facts to the parties; the same label a second time is about the second party."""
    seen: dict[tuple[str, ...], int] = {}
    for slot in slots(clause.text, span.start, span.end):
        place = seen.get(slot.keys, 0)
        seen[slot.keys] = place + 1
        if parties and clause.text[slot.start : slot.end].count("。") == 0:
            entry = parties[min(place, len(parties) - 1)] if len(parties) > 1 else parties[0]
            entry.give_all(slot.keys, clause, slot.label_start, slot.start, slot.end)


def read_prose(clause: Clause, span: Span, book: Book, coined: bool = False) -> bool:
    """Read parties told in prose, with the facts told of them; False where the line tells of none.

    `coined`: words of no known kind that are short for a business count too.
    """
    told = list(read_told(clause, span, book, coined))
    for each, entry in told:
        for stretch in each.about:
            _read_facts(clause, entry, stretch)
    return bool(told)


def give_name(clause: Clause, entry: Entry, label_start: int, span: Span) -> None:
    """A公司，统一社会信用代码…，住所…: note the name, and the facts that stand behind it."""
    beyond = _BEYOND_NAME.search(clause.text, span.start, span.end)
    start, end = trimmed(clause.text, span.start, beyond.start() if beyond else span.end)
    entry.give("name", clause, label_start, start, end)
    if beyond:
        _read_facts(clause, entry, Span(end, span.end))


def _read_facts(clause: Clause, entry: Entry, stretch: Span) -> None:
    """The facts of one party in a stretch: with labels, in sentences, or such as their shape alone tells."""
    give_slots(clause, stretch, [entry])
    _read_said(clause, entry, stretch.start, stretch.end)
    for piece in _PIECE.finditer(clause.text, stretch.start, stretch.end):
        if (key := bare_key(piece.group())) and all(found.name != key for found in entry.fields):
            entry.give(key, clause, piece.start(), *trimmed(clause.text, *piece.span()))


def _read_sentence(clause: Clause, span: Span, book: Book) -> None:
    """甲方就是我（…）; 甲方A公司与乙方B公司."""
    for match in _IT_IS.finditer(clause.text, span.start, span.end):
        entry = book.entry([match["word"]])
        entry.give("name", clause, match.start(), *trimmed(clause.text, *match.span("name")))
        closing = clause.text.find("）", match.end(), span.end)
        _read_said(clause, entry, match.end(), closing if closing > 0 else match.end())
        entry.speaks = entry.speaks or match["who"].startswith(("我", "本人"))
    for match in _LETTERED.finditer(clause.text, span.start, span.end):
        book.entry([match["word"]]).give("name", clause, match.start("word"), match.start("name"), match.end("name"))
