"""Weak cues: characters and pairs of them, each with a weight, that together show what a passage is about.

A pattern knows how a point is usually put; people put it in a hundred other ways. Cues catch those: single characters
and pairs of neighbours of the reading text, and pairs in the headings above it, whose weights add up. A cue weighs less
in a long passage: the sum is divided by the square root of the number of different cues there.

A line of cues is `id⇥start⇥cue=weight cue=weight …`; a cue with ^ stands in a heading, ⟨duration⟩ is the slot of a
value, ⟨blank⟩ and ⟨blank-duration⟩ are places left to fill. The line `*` tells exact from loose wording, whatever it
is about, and `*id` what a requirement adds to that; there @element:absent and @element:vague are elements that no
pattern finds, or finds only put off, @nothing that none is stated. The lines `!merchant` and `!vendor` tell what
works against that side; there a pair may also be one that follows the name of a party in its part of the sentence:
乙~承担, and @name:side is a manner of taking a position that hurts that side (`Manner.cue`). The line `!id` tells on
which requirement such a passage is.
"""

from __future__ import annotations

import functools
import math
import operator
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from csreview.language.needed import grams
from csreview.language.reading_text import BLANK, BLANK_SLOTS, VALUE_SLOTS

EXACTNESS = "*"
"""What the ids of lines begin with whose cues tell exact from loose wording."""
NOTHING = "@nothing"
"""The cue for a point none of whose elements is stated."""
AGAINST = "!"
"""What the ids of lines begin with whose cues tell what works against a side."""

_SPELLED = {
    **{slot: f"⟨{kind.value}⟩" for kind, slot in VALUE_SLOTS.items()},
    **{slot: f"⟨blank-{kind.value}⟩" for kind, slot in BLANK_SLOTS.items()},
    BLANK: "⟨blank⟩",
}
_SLOTS = {name: slot for slot, name in _SPELLED.items()}
_NAME = re.compile(r"⟨[a-z-]+⟩")
FOLLOWS = "~"
"""Stands in a cue between a party and the pair of characters that follows it."""
_UNFIT = frozenset(f" \n\t=^{FOLLOWS}@")
_HOLDS_UNFIT = re.compile(f"[{''.join(map(re.escape, sorted(_UNFIT)))}]")
_APART = ("^", "@")
_PART = re.compile("[^,;。:]+")
_PARTY = re.compile("甲方|乙方|双方")


@dataclass(frozen=True, slots=True)
class CueList:
    """The cues of one line, and the sum to `start` from; `apart`: those that are not characters of the text."""

    start: float
    text: Mapping[str, float]
    apart: Mapping[str, float]


def lacking_cue(element: str, status: str) -> str:
    """Return the cue for an element, or a group of alternatives, that is not stated: its `status` is absent or vague."""
    return f"@{element}:{status}"


def spelled(text: str) -> str:
    """Return a reading text with its slots spelled out: ⟨duration⟩."""
    return "".join(_SPELLED.get(character, character) for character in text)


def text_cues(text: str) -> frozenset[str]:
    """Return the cues that a reading text holds."""
    plain = slotted(text)
    return frozenset(_fit(grams(plain), plain))


def heading_cues(context: str) -> frozenset[str]:
    """Return the cues that the headings above a passage hold (one a line)."""
    return frozenset(f"^{gram}" for gram in grams(slotted(context)) if len(gram) > 1 and _UNFIT.isdisjoint(gram))


def count_cues(text: str, different: int) -> int:
    """Return how many cues a reading text with so many different grams holds."""
    return different if "⟨" not in text and not _HOLDS_UNFIT.search(text) else len(text_cues(text))


def position_cues(text: str) -> set[str]:
    """Return the cues that a reading text holds, and those that tell which party a pair of characters follows."""
    return party_cues(text) | text_cues(text)


def party_cues(text: str) -> set[str]:
    """Return the cues of a reading text that tell which party a pair of characters follows."""
    return {f"{who}{FOLLOWS}{pair}" for who, pairs in followed_by(text).items() for pair in pairs}


def followed_by(text: str) -> Mapping[str, set[str]]:
    """Return the pairs of characters of a reading text, by the party that they follow in their part of the sentence, 甲,
    乙 or 双; by _ those that follow none."""
    plain = slotted(text)
    followed: defaultdict[str, set[str]] = defaultdict(set)
    for part in _PART.findall(plain):
        for who, stretch in _after_parties(part):
            followed[who].update(map(operator.add, stretch, stretch[1:]))
    return {who: _fit(pairs, plain) for who, pairs in followed.items()} if _HOLDS_UNFIT.search(plain) else followed


def _after_parties(part: str) -> Iterator[tuple[str, str]]:
    """Yield each stretch of a part of a sentence after the party named last before it, _ for none."""
    if "方" not in part:  # as most are
        yield "_", part
        return
    start, who = 0, "_"
    for name in _PARTY.finditer(part):
        yield who, part[start : name.start()]
        start, who = name.end(), name.group()[0]
    yield who, part[start:]


def _fit(cues: set[str], text: str) -> set[str]:
    """Those of the cues of a text that the file could hold; nearly all texts hold no other."""
    return {cue for cue in cues if _UNFIT.isdisjoint(cue)} if _HOLDS_UNFIT.search(text) else cues


def long(cues: int) -> float:
    """Return by what the sum of weights is divided in a text with so many different cues."""
    return math.sqrt(max(cues, 1))


@functools.lru_cache(maxsize=1024)
def cue_list(line: str) -> CueList:
    """Return the cues of a line; ValueError for a malformed one."""
    _, start, cues = line.split("\t")
    text: dict[str, float] = {}
    apart: dict[str, float] = {}
    for entry in cues.split():
        cue, _, weight = entry.rpartition("=")
        if not cue:
            raise ValueError(entry)
        if cue.startswith(_APART):
            apart[cue] = float(weight)
        else:
            text[slotted(cue) if "⟨" in cue else cue] = float(weight)
    return CueList(float(start), text, apart)


def slotted(text: str) -> str:
    """Return a text with slots for what is spelled ⟨duration⟩; the other way round `spelled`."""
    return _NAME.sub(lambda match: _SLOTS.get(match.group(), match.group()), text) if "⟨" in text else text
