"""Plant defects into three sound drafts and see whether each is found at its place: python tests/plant_defects.py.

Prints one line for each check: how many of its defects were found in each draft, and what an untouched draft gives.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from csreview import pipeline
from csreview.checking.consistency import contradictions
from csreview.checking.passages import cut
from csreview.model import Draft
from csreview.places import resources
from csreview.reading import read
from csreview.reading.text_files import read_markdown_file
from csreview.segmenting import segment
from tests.planted import LAW_FIRM, PLAIN_SPEECH, SAMPLE, Plant

_SOUND = Path(__file__).parent / "cases" / "sound"


@dataclass(frozen=True, slots=True)
class Result:
    """One defect planted: into which draft, whether it was found, and what was found instead."""

    draft: str
    plant: Plant
    hit: bool
    said: tuple[tuple[str, str], ...]


def drafts() -> dict[str, tuple[Draft, tuple[Plant, ...]]]:
    """Return the three sound drafts, each with the defects to plant into it."""
    law_firm, plain_speech = _SOUND / "law-firm.txt", _SOUND / "plain-speech.txt"
    return {
        "law-firm": (read_markdown_file(law_firm.read_bytes(), law_firm.name), LAW_FIRM),
        "plain-speech": (read_markdown_file(plain_speech.read_bytes(), plain_speech.name), PLAIN_SPEECH),
        "sample": (read(resources() / "samples" / "样例-完善草案.docx"), SAMPLE),
    }


_VOCABULARY = pipeline.vocabulary()


def said_of(draft: Draft) -> tuple[tuple[str, str], ...]:
    """Return (check, quote) of each contradiction found in a draft, and the same with the other place's quote."""
    agreement = segment(draft)
    texts = {clause.id: clause.text for clause in agreement.clauses}
    found = [c for c in contradictions(cut(agreement, _VOCABULARY)) if c.span]
    places = [(c.rule, place) for c in found for place in ((c.clause or "", c.span), c.other) if place is not None]
    return tuple((rule.removeprefix("consistency."), span.cut(texts[clause])) for rule, (clause, span) in places)


def planted(draft: Draft, old: str, new: str) -> Draft:
    """Return the draft with `new` in place of `old`, in the block that it is or the first that holds it; lines of `new` become blocks."""
    texts = [block.text for block in draft.blocks]
    whole = texts.index(old) if old in texts else None  # a table cell
    at = whole if whole is not None else next((n for n, text in enumerate(texts) if old in text), None)
    if at is None:
        raise ValueError(f"{old!r} stands nowhere in {draft.name}")
    block = draft.blocks[at]
    lines = block.text.replace(old, new, 1).split("\n")
    changed = [replace(block, text=line, formats=(), revisions=(), comments=()) for line in lines]
    return replace(draft, blocks=(*draft.blocks[:at], *changed, *draft.blocks[at + 1 :]))


def run() -> list[Result]:
    """Plant each defect by itself and return the results."""
    results = []
    for name, (draft, plants) in drafts().items():
        for plant in plants:
            check, old, new, quote = plant
            said = said_of(planted(draft, old, new))
            results.append(Result(name, plant, any(c == check and quote in words for c, words in said), said))
    return results


def main() -> int:
    """Print the table; exit status 1 where a defect was missed or an untouched draft is not silent."""
    names = list(drafts())
    results = run()
    hits: Counter[tuple[str, str]] = Counter()
    all_: Counter[tuple[str, str]] = Counter()
    for result in results:
        all_[result.plant[0], result.draft] += 1
        hits[result.plant[0], result.draft] += result.hit
    print(f"{'check':<30}" + "".join(f"{name:>14}" for name in names))
    for check in sorted({check for check, _ in all_}):
        print(f"{check:<30}" + "".join(f"{f'{hits[check, n]}/{all_[check, n]}':>14}" for n in names))
    for result in results:
        if not result.hit:
            print("missed:", result.draft, result.plant, "→", result.said)
    silent = {name: said_of(draft) for name, (draft, _) in drafts().items()}
    print(f"\nfound {sum(hits.values())} of {sum(all_.values())} ({sum(hits.values()) / sum(all_.values()):.1%})")
    for name, said in silent.items():
        print(f"untouched {name}: {list(said) or 'nothing'}")
    return 0 if all(r.hit for r in results) and not any(silent.values()) else 1


if __name__ == "__main__":
    raise SystemExit(main())
