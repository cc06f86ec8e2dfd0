"""By which words a draft means a party: those it was introduced with, those of the trade, and those of a note's writer.

In the text that patterns are matched on each of these words stands for the party wherever it occurs, so a word that
the draft also uses for others (客户 for shoppers, 商家 for any shop) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from csreview.model import PartyRole
from csreview.segmenting.party_book import Entry
from csreview.segmenting.words import LETTERS, MERCHANT_WORDS, SPOKEN_MERCHANT, SPOKEN_VENDOR, VENDOR_WORDS

# Words that the body may use for a party that its head names otherwise. Left out are those that mean others as well.
_COMMON = frozenset({"客户", "卖家", "供应商", "提供方", "货主", "买方", "卖方", "商户", "店主", "店家"})
# Words that a head may put beside 甲方 while the body means others by them: shoppers, shops in general, suppliers.
_AMBIGUOUS = frozenset({*_COMMON, "商家", "服务商", "用户", "品牌商", "店铺方", "客服团队", "服务团队", "运营方"})
_ACTS = re.compile(r"应|须|不得|有权|负责|支付|提供|承担|同意|保证|按|向|在|可|未|违反|安排|委托|收到")
_BEFORE = r"(?:(?<![\u4e00-\u9fff])|(?<=[由向为对经与和及给应按交归从]))"
_AFTER = r"(?=应|须|不得|有权|负责|支付|付款|提供|承担|同意|保证|违约|违反|收到|确认|书面|指定|委派|安排|委托|逾期|要求|提前|可以?|将|未|不|的?(?:店铺|网店|商品|品牌|损失|账户|指定|书面|违约|人员|客服)|[（()，,。；、]|$)"
_OTHERWISE = re.compile("客户服务|客户经理|【[^】]{0,20}】")
# A party that the body calls by its letter so often needs no other word.
_OFTEN = 3
_FIRST = ("我这边", "我这儿", "我这里", "我自己", "我们店", "我店", "本店", "我司", "我方")
_SECOND = ("你们那边", "你那边", "你们", "贵司", "贵方", "贵店")
_QUOTED = re.compile(r"[“\"「][^“”\"「」\n]{0,80}[”\"」]")
_SPOKEN = re.compile(f"{SPOKEN_MERCHANT}|{SPOKEN_VENDOR}")


def kept_words(entry: Entry, text: str) -> list[str]:
    """Return the words of a party without those that the body mostly uses for others; a coined name comes first.

    `text` is the whole draft's.
    """
    letters = [word for word in entry.words if word in LETTERS]
    if any(text.count(letter) > _OFTEN for letter in letters):
        return [word for word in entry.words if word not in _AMBIGUOUS or _means_party(word, text)]
    spoken = [word for word in entry.words if _SPOKEN.fullmatch(word)]
    coined = sorted((word for word in entry.words if word not in spoken), key=text.count, reverse=True)
    # 帮忙看店的 describes; the name that the note goes on to use is the coined one.
    return [*coined, *spoken] if spoken and entry.words[0] in spoken else entry.words


def _means_party(word: str, text: str) -> bool:
    """Of the places outside its head, at least half read as a party's: it does something, or something is done to it."""
    text = _OTHERWISE.sub("", text)
    heads = len(re.findall(rf"[（(/]\s*{word}\s*[）)：:]|{word}\s*(?:[（(/]|[：:])", text))
    uses = text.count(word) - heads
    own = len(re.findall(rf"{_BEFORE}{word}{_AFTER}", text))
    return uses <= 0 or 2 * own >= uses


def also_named(entry: Entry, role: PartyRole, entries: Sequence[Entry], text: str) -> list[str]:
    """Return the words that the draft uses for a party without having introduced them."""
    known = {word for other in entries for word in other.words}
    trade = {PartyRole.MERCHANT: MERCHANT_WORDS, PartyRole.VENDOR: VENDOR_WORDS}.get(role, ())
    of_trade = [word for word in trade if word not in known | _COMMON and word in text and _acts(word, text)]
    return [*of_trade, *(word for word in _persons(entry, entries, text) if word not in known)]


def _acts(word: str, text: str) -> bool:
    # Each place of the word is looked at: one expression for it all would be tried at every character of the draft.
    acts = any(_acts_at(text, place.start(), place.end()) for place in re.finditer(word, text))
    return acts and (word not in _AMBIGUOUS or _means_party(word, text))


def _acts_at(text: str, start: int, end: int) -> bool:
    before = text[start - 1 : start]
    return not "\u4e00" <= before <= "\u9fff" and _ACTS.match(text, end) is not None


def _persons(entry: Entry, entries: Sequence[Entry], text: str) -> list[str]:
    """In a note that one of two parties wrote: 我这边 for the writer, 你们 for the other, unless quoted talk has it too.

    A bare 我 is never a word of a party: it stands inside 我国, 自我 and 我们, which mean others.
    """
    if len(entries) != 2 or sum(e.speaks for e in entries) != 1:
        return []
    quoted = "\n".join(_QUOTED.findall(text))
    own = _FIRST if entry.speaks else _SECOND
    return [word for word in own if word in text and word not in quoted]
