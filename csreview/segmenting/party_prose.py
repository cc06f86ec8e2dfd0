"""Reading the parties of an agreement that introduces them in sentences.

本协议由A公司（以下简称“甲方”）与B公司（以下简称“乙方”）订立; （1）A公司，住所为…，法定代表人为…（“甲方”）；及（2）…（“乙方”）;
一方为：A公司（甲方），住所地…. Between a name and the brackets that coin its word, and behind them, stand its facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from csreview.model import Clause, Span
from csreview.segmenting.party_book import Book, Entry
from csreview.segmenting.party_fields import trimmed
from csreview.segmenting.words import NAMED_BELOW, PARTY_WORD, PARTY_WORDS

_QUOTED = r"[“\"「『][^“”\"「」『』（）()]{1,12}[”\"」』]"
_COIN = re.compile(
    rf"[（(]\s*(?:{NAMED_BELOW}(?:为|作)?[^（()）]{{1,40}}|{_QUOTED}(?:(?:或者?|、|和|及|/){_QUOTED})*|{PARTY_WORD}(?:[/／、]{PARTY_WORD})?)\s*[）)]"
    rf"|[，,]\s*{NAMED_BELOW}(?:为|作)?{_QUOTED}(?:(?:或者?|、|和|及|/){_QUOTED})*"
)
_WORD = re.compile(r"[“\"「『‘]?\s*(?P<word>[^“”\"「」『』‘’或、/／,，\s]{2,12})\s*[”\"」』’]?")
_LEAD = re.compile(rf"(?:{NAMED_BELOW})(?:为|作)?")
_ROLE = re.compile("|".join(PARTY_WORDS))
_NOT_A_PARTY = re.compile(
    r"(?:合同|协议|订单|平台|店铺|服务|项目|集团|网站|系统|标的|产品|商品|双方|各方)$|^(?:本|原|该)"
)
_ENDING = (
    r"(?:(?:有限责任|股份有限|有限)?公司(?:[\u4e00-\u9fff]{2,10}分公司)?|集团|商行|工作室|经营部|服务部|事务所|合作社"
    r"|(?:服务|运营|客服)中心|(?<=[\u4e00-\u9fff]{3})(?:店|厂|坊|行)|Limited|Ltd\.?|Inc\.?|LLC|GmbH|ApS)"
)
_NAME = re.compile(rf"[\u4e00-\u9fffA-Za-z（）()·&.\- ]{{2,40}}?{_ENDING}(?![\u4e00-\u9fff]*(?:公司|大厦|中心))")
_BEFORE_NAME = re.compile(
    r"(?:[（(]?[一二三四1-4A-D][）)、.．]\s*|(?:本(?:合同|协议|协议书)(?:系|是)?由|兹由|根据|依据|由|以及|与|和|及|同|兹有|鉴于)"
    r"|(?:其中)?(?:另)?一方(?:为|是|系)?[：:，,]?|(?:甲|乙|丙|丁)方(?:为|系|是)?[：:]?|[；;，,、。：:\s])*"
)
_ORGANISATION = re.compile(
    r"公司|集团|商行|工作室|中心|经营部|店$|厂$|事务所|合作社|Ltd|Limited|Inc|LLC|Co\.|GmbH|个体工商户"
)
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,6}")
_DIRECT_NAME = re.compile(r"[^，,。；;：:\n\t“”]{2,40}$")
# 以下“我司”指某某有限公司（统一社会信用代码…，地址…）
_MEANT = re.compile(
    r"[“\"「『](?P<word>[^“”\"「」『』\s]{2,6})[”\"」』]\s*(?:系|均|即)?(?:指|为|是)\s*(?P<rest>[\u4e00-\u9fff].*)",
    re.DOTALL,
)
_IN_BRACKETS = re.compile(r"\s*[（(](?P<facts>(?:[^（）()]|[（(][^（）()]*[）)])*)[）)]")
_WHOSE = re.compile(r"[（(](?:经营者|负责人|法定代表人|老板|店主|掌柜)[^（()）]*[）)]$")
"""Who runs the business, in brackets behind its name."""
_FARTHEST = 300


@dataclass(frozen=True, slots=True)
class Told:
    """A party told in prose: the words coined for it, where its name stands, and the stretches that tell of it."""

    words: tuple[str, ...]
    name: Span
    about: tuple[Span, Span]


def is_organisation(name: str) -> bool:
    """Tell whether a name is that of a business by what it ends with or says of its form."""
    return bool(_ORGANISATION.search(name))


def told_parties(text: str, span: Span, coined: bool = False) -> list[Told]:
    """Return the parties that the line at `span` of a clause's text introduces by a name and a word in brackets, or behind
    a comma: A商行（经营者…），后面叫“A”或者“我方”.

    The word is one that names a party (甲方, 服务商, any …方); with `coined` any other that is short for a
    business (以下简称“云栖”) too.
    """
    coins = [(m, words) for m in _COIN.finditer(text, span.start, span.end) if (words := _words(m.group(), coined))]
    stops = [coin.start() for coin, _ in coins[1:]] + [span.end]
    found: list[Told] = []
    low = span.start
    for (coin, words), stop in zip(coins, stops, strict=False):
        name = _name_before(text, max(low, coin.start() - _FARTHEST), coin.start())
        if name is not None:
            behind = Span(coin.end(), _end_of_facts(text, coin.end(), stop))
            found.append(Told(words, name, (Span(name.end, coin.start()), behind)))
        low = coin.end()
    return [*found, *_meant_parties(text, span, coined)]


def _meant_parties(text: str, span: Span, coined: bool) -> Iterator[Told]:
    """“我司”指A公司（地址…）: the word first, then the name and in brackets its facts."""
    start = span.start
    while match := _MEANT.search(text, start, span.end):
        start = match.start("rest")
        words, name = _words(match["word"], coined), _NAME.match(text, start, span.end)
        if words and name:
            facts = _IN_BRACKETS.match(text, name.end(), span.end)
            about = Span(*facts.span("facts")) if facts else Span(name.end(), name.end())
            yield Told(words, Span(*name.span()), (Span(name.end(), name.end()), about))


def read_told(clause: Clause, span: Span, book: Book, coined: bool = False) -> Iterator[tuple[Told, Entry]]:
    """Note the parties of a line; yield each with its entry, for its facts to be read. `coined`: see told_parties."""
    for told in told_parties(clause.text, span, coined):
        entry = book.entry(list(told.words), told.name.cut(clause.text))
        entry.give("name", clause, told.name.start, told.name.start, told.name.end)
        book.current = [entry]
        yield told, entry


def _words(coin: str, coined: bool) -> tuple[str, ...]:
    inside = _LEAD.sub("", coin.strip("（()） \t，,"), count=1)
    found = [m["word"] for m in _WORD.finditer(inside)]
    if not found or any(_NOT_A_PARTY.search(word) for word in found):
        return ()
    party = [word for word in found if _ROLE.fullmatch(word) or word.endswith(("方", "商"))]
    return tuple(dict.fromkeys(found if coined or party else ()))


def _name_before(text: str, low: int, opening: int) -> Span | None:
    """The name right before the brackets, or else the first one since `low`, with what it is said to be in between."""
    low = max(low, text.rfind("。", low, opening) + 1, text.rfind("\n", low, opening) + 1)
    start = _skipped(text, low, opening)
    direct = _DIRECT_NAME.search(text, start, opening)
    nearest = trimmed(text, _skipped(text, direct.start(), opening), opening) if direct else (opening, opening)
    if _ORGANISATION.search(text, *nearest):
        head = _WHOSE.search(text, *nearest)
        return Span(nearest[0], head.start() if head else nearest[1])
    if name := _NAME.match(text, start, opening):
        return Span(*name.span())
    return Span(*nearest) if _PERSON.fullmatch(text, *nearest) else None


def _skipped(text: str, start: int, end: int) -> int:
    lead = _BEFORE_NAME.match(text, start, end)
    return lead.end() if lead and lead.end() < end else start


def _end_of_facts(text: str, start: int, stop: int) -> int:
    """Behind the brackets a party's facts go on to the end of its own item, at the latest to the next name."""
    for end in (text.find("；", start, stop), text.find("。", start, stop)):
        stop = end if 0 <= end < stop else stop
    following = _NAME.search(text, start, stop)
    return following.start() if following else stop
