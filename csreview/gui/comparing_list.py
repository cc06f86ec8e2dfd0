"""The list beside a comparison: what was not marked, what it means for the side, every change. No Qt here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from csreview.model import Evidence, Kind, Marking, Meaning, Pair, RequirementShift, Turn
from csreview.reporting.comparison.outline import before_after, clip, place_of, place_of_edit, tag

_TONES = {
    Turn.WORSE: "high",
    Turn.NEW: "high",
    Turn.CHANGED: "medium",
    Turn.BETTER: "met",
    Turn.RESOLVED: "met",
    Turn.STILL_OPEN: "neutral",
}
_BESIDE_REQUIREMENTS = frozenset({Kind.RISK, Kind.CONSISTENCY})


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its text, what it says in passing, the pair to go to (None: a heading, or nowhere to go), its tone."""

    text: str
    more: str = ""
    pair: int | None = None
    tone: str = "neutral"
    heading: bool = False


def lines(meaning: Meaning, words: Mapping[str, str]) -> tuple[Line, ...]:
    """Return the lines for one side, what is most pressing first."""
    return (*_silent(meaning, words), *_turns(meaning, words), *_changes(meaning, words), *_formal(meaning, words))


def _silent(meaning: Meaning, words: Mapping[str, str]) -> Iterator[Line]:
    comparison = meaning.comparison
    if not comparison.tracked or not comparison.silent:
        return
    yield Line(f"{words['section.silent']} {len(comparison.silent)}", heading=True)
    numbers = {id(pair): number for number, pair in enumerate(comparison.pairs)}
    for pair, edit in comparison.silent:
        gone, come = edit.old.cut(pair.old_text), edit.new.cut(pair.new_text)
        said = f"{clip(gone) or words['nothing']} → {clip(come) or words['nothing']}"
        yield Line(place_of_edit(comparison, pair, edit), said, numbers[id(pair)], "medium")


def _turns(meaning: Meaning, words: Mapping[str, str]) -> Iterator[Line]:
    shifts = [shift for shift in meaning.requirements if shift.turn is not Turn.STILL_OPEN]
    order = list(Turn)
    made = [(shift.turn, _turn(meaning, shift, words)) for shift in shifts]
    for found in meaning.findings:
        finding = found.new or found.old
        if finding is not None and finding.kind in _BESIDE_REQUIREMENTS and found.turn is not Turn.STILL_OPEN:
            pair = _pair_of(meaning, finding.clause, new=found.new is not None)
            said = f"{words[f'turn.{found.turn.value}']} · {words[f'kind.{finding.kind.value}']}"
            made.append((found.turn, Line(said, clip(finding.message), pair, _TONES[found.turn])))
    if made:
        yield Line(f"{words['section.meaning']} {len(made)}", heading=True)
    yield from (line for _, line in sorted(made, key=lambda each: order.index(each[0])))


def _turn(meaning: Meaning, shift: RequirementShift, words: Mapping[str, str]) -> Line:
    place: Evidence | None = shift.new_place or shift.old_place
    pair = _pair_of(meaning, place.clause if place else None, new=shift.new_place is not None)
    said = f"{words[f'turn.{shift.turn.value}']} · {shift.title}"
    return Line(said, before_after(shift, words).replace("\n", "；"), pair, _TONES[shift.turn])


def _pair_of(meaning: Meaning, clause: str | None, *, new: bool) -> int | None:
    pairs = enumerate(meaning.comparison.pairs)
    return next((n for n, pair in pairs if clause and clause in (pair.new if new else pair.old)), None)


def _changes(meaning: Meaning, words: Mapping[str, str]) -> Iterator[Line]:
    comparison = meaning.comparison
    found = [(n, pair) for n, pair in enumerate(comparison.pairs) if pair.substance]
    yield Line(f"{words['section.changes']} {len(found)}", heading=True)
    for number, pair in found:
        silent = comparison.tracked and any(e.substance and e.marking is Marking.SILENT for e in pair.edits)
        yield Line(place_of(comparison, pair), tag(comparison, pair, words), number, "medium" if silent else "neutral")


def _formal(meaning: Meaning, words: Mapping[str, str]) -> Iterator[Line]:
    comparison = meaning.comparison
    found = [(n, pair) for n, pair in enumerate(comparison.pairs) if pair.touched and not pair.substance]
    if found:
        yield Line(f"{words['section.form.short']} {len(found)}", heading=True)
    for number, pair in found:
        yield Line(place_of(comparison, pair), _formal_said(pair, words), number, "neutral")


def _formal_said(pair: Pair, words: Mapping[str, str]) -> str:
    said = [words["moved"]] if pair.moved else []
    said += [words["renumbered"]] if pair.renumbered else []
    said += [words["form"]] if pair.edits else []
    return words["list"].join(said) or words[f"relation.{pair.relation.value}"]
