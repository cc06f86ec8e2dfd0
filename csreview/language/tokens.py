"""Where words begin and end, by jieba's dictionary and method, with the domain's terms added.

jieba's default tokenizer keeps its cache in the shared temp folder with `marshal`, where another user may plant a file;
ours reads a pruned dictionary (words of some frequency, plus our terms) from the user's own cache folder, or from
memory where there is none. It cuts as `jieba.cut(text, HMM=False)` does, in one walk over the text instead of three, so
that jieba's code, which takes longer to load than a review of a short draft, is never loaded.
"""

from __future__ import annotations

import contextlib
import functools
import importlib.util
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from csreview.language.fold import fold

_LEAST_FREQUENT = 5
"""Rarer words are left out: the same sentences are cut alike, and the dictionary loads four times as fast."""
_OWN_FREQUENCY = "2000"
_TAGS = {"合同": "n"}
"""What words are in agreements, where jieba's dictionary has another part of speech (合同 as an adjective)."""
_WORDS = re.compile(r"([\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]+)")
"""Stretches that are cut by the dictionary; what stands between them is cut into characters."""
_BETWEEN = re.compile(r"\r\n|.", re.DOTALL)
_LATIN = re.compile("[a-zA-Z0-9]")


class Word(NamedTuple):
    """A word at `start`..`end` (code points) of a text; `tag` is the first letter of its part of speech in jieba's
    dictionary (a adjective, v verb, n noun, d adverb, i and l set phrases), or "" for a word it does not know."""

    start: int
    end: int
    tag: str


class Words:
    """Cuts texts by a dictionary."""

    def __init__(self, dictionary: _Dictionary) -> None:
        self._dictionary = dictionary

    def cut(self, text: str, at: int = 0) -> tuple[Word, ...]:
        """Return the words of `text`, which begins at the place `at`, each with the part of speech it most often is."""
        found: list[Word] = []
        tags = self._dictionary.tags
        for word in self._cut(text):
            end = at + len(word)
            found.append(Word(at, end, tags.get(word, "")))
            at = end
        return tuple(found)

    def _cut(self, text: str) -> Iterator[str]:
        folded = fold(text)
        self._dictionary.read(folded)
        for number, stretch in enumerate(_WORDS.split(folded)):
            if number % 2:
                words = self._likeliest(stretch)
                yield from _latin_joined(words) if _LATIN.search(stretch) else words
            else:
                yield from _BETWEEN.findall(stretch)

    def _likeliest(self, stretch: str) -> Iterator[str]:
        """The words whose shares of all words have the greatest product; of two such cuts, the one whose first word that
        differs is longer."""
        ends = self._ends(stretch)
        at = 0
        while at < len(stretch):
            yield stretch[at : ends[at]]
            at = ends[at]

    def _ends(self, stretch: str) -> list[int]:
        """By where a word begins, where it ends in the likeliest cut from there on; found from the end backwards."""
        weight_of, length = self._dictionary.weights.get, len(stretch)
        sums, ends = [0.0] * (length + 1), [0] * length
        for start in range(length - 1, -1, -1):
            best, best_end, end = -math.inf, 0, start + 1
            weight = weight_of(stretch[start])
            while weight is not None:
                if weight and weight + sums[end] >= best:
                    best, best_end = weight + sums[end], end
                end += 1
                weight = weight_of(stretch[start:end]) if end <= length else None
            if not best_end:
                best, best_end = self._dictionary.unknown + sums[start + 1], start + 1
            sums[start], ends[start] = best, best_end
        return ends


def _latin_joined(words: Iterable[str]) -> Iterator[str]:
    """The words, with Latin letters and digits side by side as one."""
    letters = ""
    for word in words:
        if len(word) == 1 and _LATIN.match(word):
            letters += word
            continue
        if letters:
            yield letters
            letters = ""
        yield word
    if letters:
        yield letters


DOMAIN_TERMS = (
    "坐席", "座席", "首次响应", "平均响应", "满意度", "转化率", "差评率", "及时率", "一次解决率", "对账单", "结算单", "子账号", "大促", "话术",
    "飞单", "刷单", "询单", "催付", "质检", "工单", "爬坡期", "首响", "平响", "退换货", "售前", "售中", "售后", "不可抗力", "补充协议",
    "客服", "会话", "清关", "尾程", "弹幕", "私域", "差评", "中差评", "换货", "进线", "复购", "客单价", "下架", "旗舰店", "主播", "短视频", "工号",
    "质检员", "外呼", "接通率", "解决率", "客诉", "在岗",
)  # fmt: skip
"""Terms of the trade that a general dictionary cuts apart or joins to their neighbours."""


def tagged_words(cache: Path | None, text: str, at: int = 0) -> tuple[Word, ...]:
    """Return the words of `text`, which begins at the place `at`; the dictionary is loaded when this is first called."""
    return words(DOMAIN_TERMS, cache).cut(text, at)


@functools.lru_cache(maxsize=4)
def words(terms: tuple[str, ...], cache: Path | None) -> Words:
    """Return the tokenizer that knows `terms`; `cache` is a folder private to the user, or None to keep nothing."""
    return Words(_Dictionary(_lines(cache), terms))


class _Dictionary:
    """The pruned dictionary: by word, the logarithm of its share of all words (`weights`; 0 for what words only begin
    with, `unknown` for a character that is no word), and its tag.

    `lines` hold the words of one first letter each (see `_lines`); those of a letter are read when a text first
    holds it, since a draft holds few of them and reading all takes longer than a review. `terms` are added.
    """

    def __init__(self, lines: Sequence[str], terms: Sequence[str]) -> None:
        self.weights: dict[str, float] = {}
        self.tags: dict[str, str] = {}
        self._shares = _Shares(int(lines[0]) + int(_OWN_FREQUENCY) * len(terms))
        self.unknown = self._shares["1"]
        self._unread = {line[0]: line[1:] for line in lines[1:]}
        self._terms: dict[str, list[str]] = {}
        for term in terms:
            self._unread.setdefault(term[0], "\t\t\t")
            self._terms.setdefault(term[0], []).append(term)

    def read(self, text: str) -> None:
        """Read the words that begin with a letter of `text`, where that is still to do."""
        for letter in self._unread.keys() & set(text):
            beginnings, words, counts, tags = (part.split() for part in self._unread.pop(letter).split("\t"))
            terms = self._terms.get(letter, ())
            self.weights.update(dict.fromkeys((*beginnings, *_beginnings(terms)), 0.0))
            self.weights.update(zip(words, map(self._shares.__getitem__, counts), strict=True))
            self.weights.update(dict.fromkeys(terms, self._shares[_OWN_FREQUENCY]))
            self.tags.update(zip(words, tags, strict=True))
            self.tags.update({word: tag for word, tag in _TAGS.items() if word[0] == letter})


class _Shares(dict[str, float]):
    """By frequency as written, the logarithm of its share of `total`; most words have the frequency of many others."""

    def __init__(self, total: int) -> None:
        super().__init__()
        self._total = math.log(total)

    def __missing__(self, count: str) -> float:
        share = self[count] = math.log(int(count)) - self._total
        return share


def _beginnings(words: Iterable[str]) -> set[str]:
    """All that longer words begin with."""
    return {word[:end] for word in words for end in range(1, len(word))}


def _lines(cache: Path | None) -> list[str]:
    """The sum of all frequencies, then one line for each first letter: the letter, what its frequent words begin with,
    and these words, their frequencies and their tags, each in the same order."""
    spec = importlib.util.find_spec("jieba")
    source = Path(spec.origin if spec is not None and spec.origin else "").with_name("dict.txt")
    stamp = f"2 {source.stat().st_size} {source.stat().st_mtime_ns} {_LEAST_FREQUENT}"
    kept = cache / "words.txt" if cache else None
    return _kept_lines(kept, stamp) or _pruned(source, kept, stamp)


def _kept_lines(kept: Path | None, stamp: str) -> list[str]:
    if kept is not None:
        with contextlib.suppress(OSError, UnicodeDecodeError):
            first, *lines = kept.read_text(encoding="utf-8").split("\n")
            return lines if first == stamp else []
    return []


def _pruned(source: Path, kept: Path | None, stamp: str) -> list[str]:
    total = 0
    letters: dict[str, list[tuple[str, str, str]]] = {}
    with source.open(encoding="utf-8") as stream:
        for line in stream:
            word, count, tag = line.split()
            if int(count) >= _LEAST_FREQUENT:
                total += int(count)
                letters.setdefault(word[0], []).append((word, count, tag[0]))
    lines = [str(total), *(f"{letter}{_line(words)}" for letter, words in letters.items())]
    if kept is not None:
        part = kept.with_suffix(".part")
        with contextlib.suppress(OSError):
            part.write_text("\n".join([stamp, *lines]), encoding="utf-8")
            part.replace(kept)
    return lines


def _line(words: Sequence[tuple[str, str, str]]) -> str:
    whole, counts, tags = zip(*words, strict=True)
    beginnings = sorted(_beginnings(whole) - set(whole))
    return "\t".join(" ".join(each) for each in (beginnings, whole, counts, tags))
