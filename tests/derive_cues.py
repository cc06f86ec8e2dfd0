"""Works out the weak cues of the built-in checklist from labelled wording. Run: python -m tests.derive_cues [FILE…]

Reads the checklist's own examples and the labelled passages in drafts.jsonl and sentences.jsonl of tests/cases/labelled
(and in the files given), fits for
each requirement a straight line between the passages that regulate it and all others, one more between exact and loose
wording, keeps the heaviest cues of each, and writes `cues.txt` of the checklist. Needs scikit-learn, which the product
does not: `pip install scikit-learn`.

A labelled passage is a line of JSON: `text` and `context` as reading texts whose slots are spelled ⟨duration⟩; `is`,
the status of each requirement that it regulates (with ? where two readers differ); `maybe`, requirements that it may
touch; `of`, for a sentence written for one requirement, that requirement.

outcomes.jsonl tells of whole drafts which status each requirement has: how common a point is in such agreements, and how
often it is put exactly, is where the sum of its cues starts from.

positions.jsonl holds passages that work against a side, and others: `against`, by side the requirements in question;
`perhaps`, sides of which two readers may differ; `of` and `side`, for a sentence written for a position, its requirement
and the side that it would hurt.
"""

from __future__ import annotations

import itertools
import json
import math
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from csreview import pipeline, places
from csreview.language.cues import (
    AGAINST,
    EXACTNESS,
    NOTHING,
    heading_cues,
    lacking_cue,
    position_cues,
    slotted,
    spelled,
    text_cues,
)
from csreview.language.patterns import unrefused_hit
from csreview.language.reading_text import Reader
from csreview.model import Checklist, ElementStatus, Manner, Requirement, Side
from tests.labelled import Labelled, States

FOLDER = Path(__file__).parent / "cases" / "labelled"
TARGET = places.resources() / "checklists" / pipeline.DEFAULT_CHECKLIST / "cues.txt"
POSITIONS = "positions.jsonl"
OUTCOMES = "outcomes.jsonl"
_PASSAGES = ("drafts.jsonl", "sentences.jsonl")
KEPT = 250
"""Cues kept for each requirement: fewer lose passages, more take longer to load than they find."""
_HEADING_WEIGHT = 0.5
_OWN_WEIGHT = 0.7
_OF_DOUBT, _OF_SENTENCE, _OF_DRAFT = 0.5, 2.0, 4.0
_COMMON, _OFTEN_EXACT = 0.3, 4.8
"""How much it weighs whether a point is common, and whether it is often put exactly (per unit of log odds)."""
_SUREST = 2.0
"""Log odds beyond which a custom says no more: even what nearly every draft regulates is left out of some."""
_OF_ELEMENT = 0.5
"""How much one element that is not stated counts beside all characters of a text together."""
_OF_DRAFTS_ELEMENT = 0.85
"""The same when the line is written: one that a whole draft does not state says more than one that a passage does not."""
_OF_UNSEEN = {ElementStatus.ABSENT: -1.0, ElementStatus.VAGUE: -5.0}
"""What it tells that an element is not stated where too few labelled passages lack it to learn that."""
_OF_NOTHING = -1.0
"""What it tells that no element is stated: such a passage may well be about something else."""
_OF_MANNER = 0.3
"""How much a manner of taking a position counts beside all characters of a text together."""
_OF_POSITIONS = 6000
"""Cues kept of those that tell what works against a side."""
_VALUE = re.compile(r"⟨(?:duration|percent|money|count|date|day|clock)⟩")
_PUT_OFF = ("及时", "另行约定")
_LOOSENED = 0.5
"""How much an exact passage whose value was taken out counts beside one that was found loose."""
_SEEN_IN_LAYOUT = frozenset({"gen.signature", "gen.sign-date-place", "gen.annexes"})
"""Requirements whose facts stand in the layout, not in words."""
_ABSENT = frozenset({"missing", "not_applicable"})
_HEAD = """\
# Weak cues: by requirement the sum to start from and the cues with their weights; * tells exact from loose wording.
# A cue is a character or a pair of them; with ^ it stands in a heading above. Made by tests/derive_cues.py.
"""


def examples(checklist: Checklist) -> Iterator[Labelled]:
    """Yield the checklist's own examples."""
    reader = Reader(pipeline.vocabulary())
    for requirement in checklist.requirements:
        for example in requirement.examples:
            text = spelled(reader.read(example.text).text)
            statuses = {} if example.status in _ABSENT else {requirement.id: example.status}
            yield Labelled(text, statuses=statuses, of=requirement.id, weight=8.0)


def passages(files: Iterable[Path]) -> Iterator[Labelled]:
    """Yield the labelled passages of these files."""
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            data: dict[str, Any] = json.loads(line)
            statuses = {key: status for key, status in data["is"].items() if status.rstrip("?") not in _ABSENT}
            maybe, of, draft = frozenset(data["maybe"]), data.get("of", ""), data.get("draft", "")
            yield Labelled(data["text"], data["context"], statuses, maybe, of, draft=draft)


@dataclass(frozen=True)
class Taken:
    """A passage and how much it counts as one that works against each side (above 0) or does not (below 0)."""

    text: str
    counts: dict[Side, float]
    on: tuple[str, ...] = ()


def positions(file: Path, checklist: Checklist) -> Iterator[Taken]:
    """Yield the passages of that file, and the sentences by which the checklist's risks are tested."""
    for line in file.read_text(encoding="utf-8").splitlines():
        data: dict[str, Any] = json.loads(line)
        on = sorted({identifier for found in data["against"].values() for identifier in found})
        yield Taken(data["text"], {side: _count(data, side) for side in Side}, tuple(on))
    reader = Reader(pipeline.vocabulary())
    for risk in (risk for requirement in checklist.requirements for risk in requirement.risks):
        for sentences, count in ((risk.matches, _OF_SENTENCE), (risk.passes, -_OF_SENTENCE)):
            for sentence in sentences:
                counts = {side: count if side is risk.hurts else 0.0 for side in Side}
                yield Taken(spelled(reader.read(sentence).text), counts)


def _count(data: dict[str, Any], side: Side) -> float:
    """A passage of a draft that works against the side counts most, and a little where two readers differ; a mirrored
    sentence says nothing of the other side."""
    if side.value in data["against"]:
        return _OF_SENTENCE if "of" in data else _OF_DRAFT
    if side.value in data.get("perhaps", ()):
        return _OF_DOUBT
    if "of" not in data:
        return -1.0
    return -_OF_SENTENCE if data["against"] or data["side"] == side.value else 0.0


def against(taken: Sequence[Taken], manners: Sequence[Manner]) -> Iterator[str]:
    """Yield the lines that tell what works against each side."""
    cues = Features([sorted(position_cues(each.text)) for each in taken], least=3)
    names, columns, scale = with_manners(cues, [each.text for each in taken], manners)
    for side in Side:
        counts = np.array([each.counts[side] for each in taken])
        whole = LinearSVC(C=0.3).fit(columns, counts > 0, sample_weight=np.abs(counts))
        yield _line(AGAINST + side.value, whole.intercept_[0], names, whole.coef_[0] * scale, columns, _OF_POSITIONS)


def spoken_of(taken: Sequence[Taken], labelled: Sequence[Labelled], manners: Sequence[Manner]) -> Iterator[str]:
    """Yield for each requirement on which positions are known the line that tells it from the others."""
    known = sorted({each for position in taken for each in position.on})
    found = [(t.text, each, max(t.counts.values())) for t in taken for each in t.on]
    found += [(each.text, next(iter(each.statuses)), 1.0) for each in labelled if len(each.statuses) == 1]
    texts, owners, weights = (list(column) for column in zip(*found, strict=True))
    names, columns, scale = with_manners(Features([sorted(text_cues(text)) for text in texts]), texts, manners)
    for identifier in known:
        own = np.array([owner == identifier for owner in owners])
        line = LinearSVC(C=1.0).fit(columns, own, sample_weight=weights)
        yield _line(AGAINST + identifier, line.intercept_[0], names, line.coef_[0] * scale, columns, KEPT // 2)


def with_manners(
    cues: Features, texts: Sequence[str], manners: Sequence[Manner]
) -> tuple[list[str], csr_matrix, np.ndarray]:
    """The cues of texts and, as further columns, the manners of taking a position that they hold: names of the columns,
    the columns, and what a weight of each is to be multiplied by."""
    held = CountVectorizer(analyzer=list, binary=True)
    rows = held.fit_transform([list(_manners_in(text, manners)) for text in texts])
    more = held.get_feature_names_out()
    scale = np.array([1.0] * len(cues.names) + [_OF_MANNER] * len(more))
    return [*cues.names, *more], csr_matrix(hstack([cues.matrix, _OF_MANNER * rows])), scale


def _manners_in(text: str, manners: Sequence[Manner]) -> Iterator[str]:
    for manner, side in itertools.product(manners, Side):
        if unrefused_hit(manner.patterns[side], manner.refuse[side], slotted(text)):
            yield manner.cue(side)


class Features:
    """The cues of texts as columns: each text's cues weigh the same together, however long it is."""

    def __init__(self, texts: Sequence[list[str]], least: int = 2) -> None:
        self._vectorizer = CountVectorizer(analyzer=list, min_df=least, binary=True).fit(texts)
        self.names = self._vectorizer.get_feature_names_out()
        lengths = np.sqrt([max(len(text), 1) for text in texts])
        self.matrix = csr_matrix(self._vectorizer.transform(texts).multiply(1 / lengths[:, None]))


@dataclass(frozen=True)
class Customs:
    """How drafts usually are: by requirement the log odds that it is regulated, and that it is then put exactly."""

    common: dict[str, float]
    exact: dict[str, float]

    @classmethod
    def of(cls, file: Path, identifiers: Iterable[str]) -> Customs:
        """Return the customs of the drafts in a file of outcomes."""
        drafts = [json.loads(line)["outcomes"] for line in file.read_text(encoding="utf-8").splitlines()]
        common, exact = {}, {}
        for identifier in identifiers:
            applicable = [status for draft in drafts if (status := draft[identifier]) != "not_applicable"]
            regulated = [status for status in applicable if status != "missing"]
            met = regulated.count("met")
            common[identifier] = _log_odds(len(regulated), len(applicable) - len(regulated), 2)
            exact[identifier] = _log_odds(met, len(regulated) - met, 1)
        return cls(common, exact)


def _log_odds(cases: int, others: int, doubt: int) -> float:
    """The log odds of cases against others; `doubt` cases of both kinds are taken to have been seen before."""
    return max(-_SUREST, min(math.log((cases + doubt) / (others + doubt)), _SUREST))


def derive(labelled: Sequence[Labelled], requirements: Sequence[Requirement], customs: Customs) -> Iterator[str]:
    """Yield the lines of `cues.txt`."""
    identifiers = [requirement.id for requirement in requirements]
    text = Features([sorted(text_cues(each.text)) for each in labelled])
    heading = Features([sorted(heading_cues(each.context)) for each in labelled])
    names = [*text.names, *heading.names]
    columns = csr_matrix(hstack([text.matrix, _HEADING_WEIGHT * heading.matrix]))
    scale = np.array([1.0] * len(text.names) + [_HEADING_WEIGHT] * len(heading.names))
    common = np.sqrt(np.asarray((columns > 0).sum(0)).ravel())
    for identifier in identifiers:
        wanted, weights = _targets(labelled, identifier)
        whole = LinearSVC(C=0.5).fit(columns, wanted, sample_weight=weights)
        kept = np.sort(np.argsort(-np.abs(whole.coef_[0]) * common, kind="stable")[:KEPT])
        line = LinearSVC(C=0.5).fit(columns[:, kept], wanted, sample_weight=weights)
        chosen = [names[at] for at in kept]
        start = line.intercept_[0] + _COMMON * customs.common[identifier]
        yield _line(identifier, start, chosen, line.coef_[0] * scale[kept], columns[:, kept], KEPT)
    yield from _exactness([*labelled, *loosened(labelled)], requirements, customs)


def loosened(labelled: Iterable[Labelled]) -> Iterator[Labelled]:
    """Yield the exact passages of drafts with a value, each with its first value put off: so it is no longer exact."""
    later = itertools.cycle(_PUT_OFF)
    for each in labelled:
        exact = {identifier: "vague" for identifier, status in each.statuses.items() if status == "met"}
        if exact and not each.of and _VALUE.search(each.text):
            text = _VALUE.sub(next(later), each.text, count=1)
            yield replace(each, text=text, statuses=exact, weight=_LOOSENED, draft="")


def _targets(labelled: Sequence[Labelled], identifier: str) -> tuple[np.ndarray, np.ndarray]:
    """Which passages regulate the requirement, and how much each counts."""
    wanted = np.array([identifier in each.statuses for each in labelled])
    return wanted, np.array([_weight(each, identifier) for each in labelled])


def _weight(each: Labelled, identifier: str) -> float:
    """A passage of a draft that regulates it counts most, then what was written for it, look-alikes included."""
    if identifier in each.statuses:
        return 4.0 * each.weight if each.of else 8.0
    if each.of == identifier:
        return 2.0 * each.weight
    return 0.0 if identifier in each.maybe else 1.0


def _exactness(labelled: Sequence[Labelled], requirements: Sequence[Requirement], customs: Customs) -> Iterator[str]:
    """The lines that tell exact from loose wording: one for whatever it is about, and what each requirement adds."""
    numbers = {requirement.id: number for number, requirement in enumerate(requirements)}
    text = Features([sorted(text_cues(each.text)) for each in labelled])
    found = [
        (number, numbers[identifier], status == "met", (0.5 if each.of else 1.0) * each.weight)
        for number, each in enumerate(labelled)
        for identifier, status in each.statuses.items()
        if status in {"met", "partial", "vague"} and identifier in numbers
    ]
    rows, owners, exact, weights = (np.array(column) for column in zip(*found, strict=True))
    states = States(labelled)
    held = CountVectorizer(analyzer=list, min_df=3)
    lacking = held.fit_transform([list(states.lacking(requirements[o], labelled[n])) for n, o, *_ in found])
    shared, count = text.matrix[rows], len(requirements)
    one = csr_matrix((np.full(len(rows), 0.5), (range(len(rows)), owners)), shape=(len(rows), count))
    columns = csr_matrix(hstack([shared, one, _OF_ELEMENT * lacking, _OWN_WEIGHT * _by_owner(shared, owners, count)]))
    line = LogisticRegression(C=8, solver="liblinear", class_weight="balanced")
    line.fit(columns, exact, sample_weight=weights)
    known, names = len(text.names), held.get_feature_names_out()
    common, starts, weighs, own = np.split(line.coef_[0], np.cumsum([known, count, len(names)]))
    lacks = dict(zip(names, _OF_DRAFTS_ELEMENT * weighs, strict=True))
    shared_line = _line(EXACTNESS, line.intercept_[0], text.names, common, text.matrix, 10 * KEPT)
    yield f"{shared_line} {NOTHING}={_OF_NOTHING:.2f}"
    for number, requirement in enumerate(requirements):
        cues = _OWN_WEIGHT * own[number * known : (number + 1) * known]
        start = 0.5 * starts[number] + _OFTEN_EXACT * customs.exact[requirement.id]
        own_line = _line(EXACTNESS + requirement.id, start, text.names, cues, text.matrix, KEPT // 4)
        yield " ".join([own_line, *_lacking_cues(requirement, lacks)])


def _lacking_cues(requirement: Requirement, lacks: Mapping[str, float]) -> Iterator[str]:
    """Yield for each required element that may not be stated what that tells, as far as it tells against exact wording."""
    names = dict.fromkeys(element.group or element.key for element in requirement.elements if element.required)
    for name, status in itertools.product(names, (ElementStatus.ABSENT, ElementStatus.VAGUE)):
        cue = lacking_cue(name, status)
        weight = lacks.get(requirement.id + cue, _OF_UNSEEN[status])
        if weight < 0:
            yield f"{cue}={weight:.2f}"


def _by_owner(shared: csr_matrix, owners: np.ndarray, count: int) -> csr_matrix:
    """The same columns once for each owner, filled in the rows that are its own."""
    cells = shared.tocoo()
    at = owners[cells.row].astype(np.int64) * shared.shape[1] + cells.col
    return csr_matrix((cells.data, (cells.row, at)), shape=(shared.shape[0], shared.shape[1] * count))


def _line(
    identifier: str, start: float, names: Sequence[str], weights: np.ndarray, columns: csr_matrix, kept: int
) -> str:
    """A line of the file, with the cues that matter most: heavy ones that are not rare."""
    common = np.sqrt(np.asarray((columns > 0).sum(0)).ravel())
    order = np.argsort(-np.abs(weights) * common, kind="stable")[:kept]
    cues = " ".join(f"{spelled(names[at])}={weights[at]:.2f}" for at in sorted(order) if abs(weights[at]) >= 0.005)
    return f"{identifier}\t{start:.3f}\t{cues}"


def main(arguments: Sequence[str]) -> int:
    """Write the cues of the built-in checklist."""
    TARGET.unlink(missing_ok=True)  # lines of another form would be faults of the checklist
    checklist = pipeline.load()
    files = [*(FOLDER / name for name in _PASSAGES), *map(Path, arguments)]
    taken = list(positions(FOLDER / POSITIONS, checklist))
    labelled = [*examples(checklist), *passages(files)]
    requirements = [r for r in checklist.requirements if r.id not in _SEEN_IN_LAYOUT]
    customs = Customs.of(FOLDER / OUTCOMES, [requirement.id for requirement in requirements])
    lines = [
        *derive(labelled, requirements, customs),
        *against(taken, checklist.manners),
        *spoken_of(taken, labelled, checklist.manners),
    ]
    TARGET.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(labelled)} passages, {TARGET.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
