"""Works out the weak cues of loose wording. Run: python -m tests.derive_loose

Fits for single characters a straight line between those that belong to a loose expression and all others, with as few
weights as will do, and writes resources/wording/cues.txt. Needs scikit-learn, as `derive_cues` does. Learns from

- tests/cases/labelled/loose.jsonl: labelled drafts and sentences. A line of JSON holds a reading text whose slots are
  spelled ⟨duration⟩, with ⟦ ⟧ around what is loose and ⦅ ⦆ around what two readers may differ on;
- tests/cases/labelled/phrases.txt: phrases, each put into some of the sentences that it fits in, and whole sentences;
- tests/cases/labelled/sentences.jsonl: what meets a requirement is exact, but for words of the lexicon;
- the halves of tests/cases/wording that are not put away for measuring.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from csreview import pipeline, places
from csreview.language.cues import slotted, spelled
from csreview.language.finder import Finder
from csreview.language.looseness import START, grams_around
from tests.drafts import passages

CASES = Path(__file__).parent / "cases"
TARGET = places.resources() / "wording" / "cues.txt"
_FEWER = 1.5
"""The larger, the more weights."""
_LOOSE_COUNTS = 1.5
_LEAST_WEIGHT = 0.005
_CLOSE = 1e-3
"""How close to the best line is close enough; closer ones take four times as long and tell no better."""
_LOOSE_IN, _EXACT_IN = 2, 6
"""How many sentences a phrase is put into."""
_PUT_AWAY = "put away"
_AT_ONCE = 150
"""Sentences read as one draft."""
_HEAD = """\
# Weak cues of loose wording (see csreview/language/looseness.py). Made by tests/derive_loose.py.
"""

Spans = Sequence[tuple[int, int]]
Sentence = tuple[str, Spans]
"""A sentence and where it is loose."""


def characters(marked: str) -> tuple[str, list[bool], list[bool]]:
    """Return the text without its marks, and for each character whether it is loose and whether readers may differ."""
    text, loose, unsure = "", [], []
    is_loose = is_unsure = False
    for character in slotted(marked):
        if character in "⟦⟧":
            is_loose = character == "⟦"
        elif character in "⦅⦆":
            is_unsure = character == "⦅"
        else:
            text += character
            loose.append(is_loose)
            unsure.append(is_unsure and not is_loose)
    return text, loose, unsure


def _labelled() -> Iterator[str]:
    for line in (CASES / "labelled" / "loose.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["text"]


def _met() -> Iterator[str]:
    """Sentences that meet their requirement, their words of the lexicon marked as unsure."""
    known = Finder([term.find for term in pipeline.language_data().lexicon.terms])
    for line in (CASES / "labelled" / "sentences.jsonl").read_text(encoding="utf-8").splitlines():
        labels = json.loads(line)
        if set(labels["is"].values()) == {"met"}:
            text = slotted(labels["text"])
            yield _marked(text, [match.span() for _, match in known.matches(text)], "⦅⦆")


def _cases() -> Iterator[Sentence]:
    """The sentences of the halves of the wording cases that are not put away."""
    for name in ("loose.tsv", "exact.tsv"):
        learnt = False
        for line in (CASES / "wording" / name).read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                learnt = line.startswith("# half") and _PUT_AWAY not in line
            elif learnt:
                sentence, words = line.split("\t")
                loose = words.split("|") if name == "loose.tsv" else ()
                yield sentence, [(at, at + len(each)) for each in loose if (at := sentence.find(each)) >= 0]


def _phrases() -> Iterator[Sentence]:
    """The sentences of phrases.txt, and those that its phrases are put into."""
    sections = _sections((CASES / "labelled" / "phrases.txt").read_text(encoding="utf-8"))
    for sentence in sections.pop("sentences"):
        parts = re.split("[〔〕]", sentence)
        ends = list(itertools.accumulate(map(len, parts)))
        yield "".join(parts), [*zip(ends[0::2], ends[1::2], strict=False)]
    for title, lines in sections.items():
        name, kind = title.split(" ")
        if kind in {"loose", "exact"}:
            places_for = sections.get(f"{name} {kind}-in") or sections[f"{name} in"]
            for phrase in " ".join(lines).split(" "):
                yield from _put_into(places_for, phrase, is_loose=kind == "loose")


def _sections(text: str) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("== "):
            sections[line[3:]] = []
        elif line and not line.startswith("#"):
            sections[next(reversed(sections))].append(line)
    return sections


def _put_into(sentences: Sequence[str], phrase: str, *, is_loose: bool) -> Iterator[Sentence]:
    """Yield a phrase in some of the sentences, from one that its letters choose, evenly spread."""
    count = min(_LOOSE_IN if is_loose else _EXACT_IN, len(sentences))
    first = int(hashlib.sha256(phrase.encode()).hexdigest(), 16)
    for number in range(count):
        before, _, after = sentences[(first + number * len(sentences) // count) % len(sentences)].partition("{x}")
        yield before + phrase + after, [(len(before), len(before) + len(phrase))] if is_loose else []


def _read(sentences: Sequence[Sentence]) -> Iterator[str]:
    """Yield the marked reading texts of sentences, each read as a clause of a draft."""
    for first in range(0, len(sentences), _AT_ONCE):
        some = sentences[first : first + _AT_ONCE]
        found = passages("第一条 约定\n" + "\n".join(f"{n}. {text}" for n, (text, _) in enumerate(some, 1)))
        spans = {f"{n}.": (text, loose) for n, (text, loose) in enumerate(some, 1)}
        for passage in found.all:
            text, loose = spans.get(passage.clause.label, ("", ()))
            if passage.clause.text == text:
                at = [passage.place(n, n + 1) for n in range(len(passage.text))]
                hit = [
                    (n, n + 1) for n, each in enumerate(at) if any(each.start < b and a < each.end for a, b in loose)
                ]
                yield _marked(passage.text, hit, "⟦⟧")


def _marked(text: str, spans: Spans, marks: str) -> str:
    """A reading text, spelled, with marks around the stretches that the spans cover."""
    covered = {at for span in spans for at in range(*span)}
    parts = itertools.groupby(range(len(text)), covered.__contains__)
    stretches = ((inside, "".join(text[at] for at in places_in)) for inside, places_in in parts)
    return spelled("".join(f"{marks[0]}{each}{marks[1]}" if inside else each for inside, each in stretches))


def _texts() -> Iterator[str]:
    """Every text to learn from, once."""
    known: set[str] = set()
    for marked in itertools.chain(_labelled(), _met(), _read([*_cases(), *_phrases()])):
        plain = re.sub("[⟦⟧⦅⦆]", "", marked)
        if plain not in known:
            known.add(plain)
            yield marked


def _examples() -> Iterator[tuple[list[str], bool, float]]:
    for marked in _texts():
        text, loose, unsure = characters(marked)
        for at in range(len(text)):
            grams = [f"{distance}:{gram}" for gram, distance in grams_around(text, at) if gram != START]
            yield grams, loose[at], 0.0 if unsure[at] else _LOOSE_COUNTS if loose[at] else 1.0


def _lines(intercept: float, weights: Mapping[str, float]) -> Iterator[str]:
    """The lines of the file, by gram."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, weight in weights.items():
        if abs(weight) >= _LEAST_WEIGHT:
            distance, _, gram = name.partition(":")
            found[spelled(gram)].append(f"{distance}:{weight:.2f}")
    yield f"{START}\t0:{intercept:.3f}"
    yield from (f"{gram}\t{' '.join(found[gram])}" for gram in sorted(found))


def main() -> int:
    """Write the cues."""
    grams, loose, weights = zip(*_examples(), strict=True)
    vectorizer = CountVectorizer(analyzer=list, min_df=2, binary=True)
    columns = vectorizer.fit_transform(grams)
    line = LogisticRegression(C=_FEWER, l1_ratio=1, solver="liblinear", random_state=0, tol=_CLOSE)
    line.fit(columns, np.array(loose), sample_weight=np.array(weights))
    names = vectorizer.get_feature_names_out()
    lines = list(_lines(line.intercept_[0], dict(zip(names, line.coef_[0], strict=True))))
    TARGET.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{columns.shape[0]} characters, {len(lines)} grams, {TARGET.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
