"""Measures comparisons on known edits. Run: python -m tests.comparing.measure [DRAFT …]

For each draft: 30 edits in turn (reword, move, renumber, split, merge, delete, insert, number, swap parties, table
cell), half of those that Word can track shown by revisions. Prints a row for each draft; exit status 1 below the floors.
Drafts given are measured beside those of this project.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from csreview import pipeline, places
from csreview.comparing import compare
from csreview.model import Agreement, Comparison, Marking, Pair
from tests.comparing.generator import Done, Editor, Version, reformatted

TIMES, SEEDS = 30, range(5)
FLOOR = 0.98
_SHOWN = {"reword", "number", "parties", "cell", "delete", "insert"}


@dataclass(frozen=True)
class Score:
    """What was right, of how many; `false_silent` are tracked edits called silent, `formal` changes of mere form."""

    aligned: tuple[int, int]
    numbers: tuple[int, int]
    silent: tuple[int, int]
    false_silent: int
    formal: int
    wrong: tuple[str, ...] = ()

    @property
    def passes(self) -> bool:
        whole = self.numbers[0] == self.numbers[1] and self.silent[0] == self.silent[1]
        return self.aligned[0] >= FLOOR * self.aligned[1] and whole and not self.formal


def drafts(more: list[str]) -> Iterator[tuple[str, Agreement]]:
    """The drafts to edit: the samples, the sound texts of the tests, and those given."""
    own = sorted((Path(__file__).parent.parent / "cases" / "sound").glob("*.txt"))
    own += sorted(Path(__file__).parent.glob("*.md"))
    own += sorted((places.resources() / "samples").glob("*.docx"))
    for path in [*own, *map(Path, more)]:
        name = path.stem if path.stem != "draft" else path.parent.name
        yield name, pipeline.segment(pipeline.read(path))


def aligned(version: Version, comparison: Comparison) -> tuple[int, int, list[str]]:
    """How many clauses of both versions have exactly the counterparts that they must have."""
    new_of: dict[str, set[str]] = {}
    for new, olds in version.truth.items():
        for old in olds:
            new_of.setdefault(old, set()).add(new)
    wrong, total = [], 0
    for pair in comparison.pairs:
        for ids, others, must in ((pair.new, pair.old, version.truth), (pair.old, pair.new, new_of)):
            total += len(ids)
            wrong += [f"{i}: {others} for {set(must.get(i, ()))}" for i in ids if set(others) != set(_all(must, ids))]
    return total - len(wrong), total, wrong


def _all(must: Mapping[str, Iterable[str]], ids: tuple[str, ...]) -> Iterator[str]:
    for identifier in ids:
        yield from must.get(identifier, ())


def pairs_of(version: Version, comparison: Comparison, done: Done) -> list[Pair]:
    """The pairs in which an edit must show."""
    if done.text and not done.blocks:
        return [pair for pair in comparison.pairs if done.text in pair.new_text]
    old = {c.id for c in comparison.old.clauses for p in c.pieces if p.block_index in done.blocks}
    return [pair for pair in comparison.pairs if old & set(pair.old)]


def number_found(pairs: list[Pair], done: Done) -> bool:
    before, after = done.number
    return any(
        before in value.old and after in value.new
        for pair in pairs
        for edit in pair.edits
        if edit.substance
        for value in edit.values
    )


def is_silent(pairs: list[Pair]) -> bool:
    return any(e.marking is Marking.SILENT and e.substance for pair in pairs for e in pair.edits)


def score(agreement: Agreement, seed: int) -> Score:
    """Edit a draft and measure the comparison."""
    version = Editor(agreement, seed, tracking=True).edit(TIMES)
    comparison = compare(agreement, version.agreement)
    right, total, wrong = aligned(version, comparison)
    numbers = [d for d in version.done if d.number[0]]
    found = [d for d in numbers if number_found(pairs_of(version, comparison, d), d)]
    quiet = [d for d in version.done if d.kind in _SHOWN and not d.tracked]
    seen = [d for d in quiet if is_silent(pairs_of(version, comparison, d))]
    shown = [d for d in version.done if d.kind in _SHOWN and d.tracked]
    false = [d for d in shown if _alone(d, quiet) and is_silent(pairs_of(version, comparison, d))]
    wrong += [f"number {d.number} not found" for d in numbers if d not in found]
    wrong += [f"silent {d.kind} not found: {d}" for d in quiet if d not in seen]
    wrong += [f"{d.kind} called silent: {d}" for d in false]
    look = compare(agreement, reformatted(agreement, seed))
    formal = [edit for pair in look.pairs for edit in pair.edits if edit.substance]
    wrong += [f"form: {p.old_text[:40]!r} → {p.new_text[:40]!r}" for p in look.substantial]
    return Score(
        (right, total), (len(found), len(numbers)), (len(seen), len(quiet)), len(false), len(formal), tuple(wrong)
    )


def _alone(done: Done, others: list[Done]) -> bool:
    """Tell whether no silent edit was made to the same clause (a table takes several)."""
    return done.kind != "cell" and not any(done.blocks & other.blocks for other in others)


def main() -> int:
    """Measure and print."""
    names = [name for name in sys.argv[1:] if not name.startswith("-")]
    print(f"{'draft':<24}{'aligned':>16}{'numbers':>12}{'silent':>12}{'false':>7}{'formal':>8}")
    passed = True
    for name, agreement in drafts(names):
        scores = [score(agreement, seed) for seed in SEEDS]
        whole = Score(
            *((sum(getattr(s, part)[0] for s in scores), sum(getattr(s, part)[1] for s in scores)) for part in ("aligned", "numbers", "silent")),
            sum(s.false_silent for s in scores), sum(s.formal for s in scores),
        )  # fmt: skip
        share = whole.aligned[0] / whole.aligned[1]
        print(
            f"{name:<24}{whole.aligned[0]:>6}/{whole.aligned[1]:<5}{share:6.1%}{whole.numbers[0]:>6}/{whole.numbers[1]:<5}"
            f"{whole.silent[0]:>6}/{whole.silent[1]:<5}{whole.false_silent:>5}{whole.formal:>8}"
        )
        passed = passed and whole.passes
        if "-v" in sys.argv:
            print("\n".join("  " + line for s in scores for line in s.wrong))
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
