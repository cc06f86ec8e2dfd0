"""Where words begin and end, by a jieba tokenizer of our own that knows the domain's terms.

jieba's default tokenizer keeps its cache in the shared temp folder with `marshal`, where another user may plant a file;
ours reads a pruned dictionary (words of some frequency, plus our terms) from the user's own cache folder, or from
memory where there is none.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib.metadata
import io
import logging
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import jieba

from csreview.language.fold import fold

_LEAST_FREQUENT = 5
"""Rarer words are left out: the same sentences are cut alike, and the dictionary loads four times as fast."""
_OWN_FREQUENCY = 2_000


class Word(NamedTuple):
    """A word at `start`..`end` (code points) of a text; `tag` is the first letter of its part of speech in jieba's
    dictionary (a adjective, v verb, n noun, d adverb, i and l set phrases), or "" for a word it does not know."""

    start: int
    end: int
    tag: str


class Words:
    """A tokenizer. `boundaries` and `cut` are what checks ask for."""

    def __init__(self, tokenizer: jieba.Tokenizer, tags: dict[str, str]) -> None:
        self._tokenizer = tokenizer
        self._tags = tags

    def cut(self, text: str) -> tuple[Word, ...]:
        """Return the words of `text`, each with its place and the part of speech it most often is."""
        found: list[Word] = []
        at = 0
        for word in self._tokenizer.cut(fold(text), HMM=False):
            found.append(Word(at, at + len(word), self._tags.get(word, "")))
            at += len(word)
        return tuple(found)

    def boundaries(self, text: str) -> frozenset[int]:
        """Return the positions in `text` (code points) at which a word begins or ends."""
        found, at = {0}, 0
        for word in self._tokenizer.cut(fold(text), HMM=False):
            at += len(word)
            found.add(at)
        return frozenset(found)


DOMAIN_TERMS = (
    "坐席", "座席", "首次响应", "平均响应", "满意度", "转化率", "差评率", "及时率", "一次解决率", "对账单", "结算单", "子账号", "大促", "话术",
    "飞单", "刷单", "询单", "催付", "质检", "工单", "爬坡期", "首响", "平响", "退换货", "售前", "售中", "售后", "不可抗力", "补充协议",
)  # fmt: skip
"""Terms of the trade that a general dictionary cuts apart or joins to their neighbours."""


def tagged_words(cache: Path | None, text: str) -> tuple[Word, ...]:
    """Return the words of `text`; the dictionary is loaded when this is first called."""
    return words(DOMAIN_TERMS, cache).cut(text)


def word_boundaries(cache: Path | None, text: str) -> frozenset[int]:
    """Return where words begin and end in `text`; the dictionary is loaded when this is first called."""
    return words(DOMAIN_TERMS, cache).boundaries(text)


@functools.lru_cache(maxsize=4)
def words(terms: tuple[str, ...], cache: Path | None) -> Words:
    """Return the tokenizer that knows `terms`; `cache` is a folder private to the user, or None to keep nothing."""
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total, tags = _dictionary(cache)
    tokenizer.initialized = True
    for term in terms:
        tokenizer.add_word(term, _OWN_FREQUENCY)
    return Words(tokenizer, tags)


def _dictionary(cache: Path | None) -> tuple[dict[str, int], int, dict[str, str]]:
    """The pruned dictionary with all beginnings of its words, as jieba's algorithm wants it, and the words' tags."""
    name = hashlib.sha256(f"{importlib.metadata.version('jieba')} {_LEAST_FREQUENT} t".encode()).hexdigest()[:12]
    kept = cache / f"words-{name}.txt" if cache else None
    lines = _kept_lines(kept) or _pruned(kept)
    frequencies: dict[str, int] = {}
    tags: dict[str, str] = {}
    total = 0
    for line in lines:
        word, count, tag = line.split(" ")
        frequency = int(count)
        frequencies[word] = frequency
        tags[word] = tag
        total += frequency
        for end in range(len(word) - 1, 0, -1):
            if word[:end] in frequencies:
                break
            frequencies[word[:end]] = 0
    return frequencies, total, tags


def _kept_lines(kept: Path | None) -> list[str]:
    if kept is None:
        return []
    with contextlib.suppress(OSError, UnicodeDecodeError):
        return kept.read_text(encoding="utf-8").splitlines()
    return []


def _pruned(kept: Path | None) -> list[str]:
    with io.TextIOWrapper(jieba.get_module_res("dict.txt"), encoding="utf-8") as stream:
        lines = list(_frequent(stream))
    if kept is not None:
        part = kept.with_suffix(".part")
        with contextlib.suppress(OSError):
            part.write_text("\n".join(lines), encoding="utf-8")
            part.replace(kept)
    return lines


def _frequent(stream: Iterable[str]) -> Iterable[str]:
    for line in stream:
        word, count, tag = line.split()
        if int(count) >= _LEAST_FREQUENT:
            yield f"{word} {count} {tag[0]}"
