"""Works out the weak cues of loose wording. Run: python -m tests.derive_loose

Reads tests/cases/labelled/loose.jsonl, fits for single characters a straight line between those that belong to a loose
expression and all others, with as few weights as will do, and writes resources/wording/cues.txt. Needs scikit-learn, as
`derive_cues` does.

A line of JSON holds a reading text whose slots are spelled ⟨duration⟩, with ⟦ ⟧ around what is loose and ⦅ ⦆ around what
two readers may differ on.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from csreview import places
from csreview.language.cues import slotted, spelled
from csreview.language.looseness import START, grams_around

FILE = Path(__file__).parent / "cases" / "labelled" / "loose.jsonl"
TARGET = places.resources() / "wording" / "cues.txt"
_FEWER = 1.0
"""The larger, the more weights."""
_LOOSE_COUNTS = 1.5
_LEAST_WEIGHT = 0.005
_HEAD = """\
# Weak cues of loose wording (see csreview/language/looseness.py). Made by tests/derive_loose.py.
"""


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


def _examples() -> Iterator[tuple[list[str], bool, float]]:
    for line in FILE.read_text(encoding="utf-8").splitlines():
        text, loose, unsure = characters(json.loads(line)["text"])
        for at in range(len(text)):
            grams = [f"{distance}:{gram}" for gram, distance in grams_around(text, at) if gram != START]
            yield grams, loose[at], 0.0 if unsure[at] else _LOOSE_COUNTS if loose[at] else 1.0


def main() -> int:
    """Write the cues."""
    grams, loose, weights = zip(*_examples(), strict=True)
    vectorizer = CountVectorizer(analyzer=list, min_df=2, binary=True)
    columns = vectorizer.fit_transform(grams)
    line = LogisticRegression(C=_FEWER, l1_ratio=1, solver="liblinear", random_state=0)
    line.fit(columns, np.array(loose), sample_weight=np.array(weights))
    found: dict[str, list[str]] = defaultdict(list)
    for name, weight in zip(vectorizer.get_feature_names_out(), line.coef_[0], strict=True):
        if abs(weight) >= _LEAST_WEIGHT:
            distance, _, gram = name.partition(":")
            found[spelled(gram)].append(f"{distance}:{weight:.2f}")
    lines = [f"{START}\t0:{line.intercept_[0]:.3f}", *(f"{gram}\t{' '.join(found[gram])}" for gram in sorted(found))]
    TARGET.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{columns.shape[0]} characters, {sum(map(len, found.values()))} weights, {TARGET.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
