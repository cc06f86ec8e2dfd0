"""What a comparison says, in the order in which a lawyer wants it: what was not marked first, then what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from csreview.model import (
    Comparison,
    Edit,
    Finding,
    Kind,
    Marking,
    Meaning,
    Pair,
    Relation,
    RequirementShift,
    Status,
    Turn,
)
from csreview.reporting import blocks
from csreview.reporting.blocks import Cell
from csreview.reporting.comparison.redline import redline
from csreview.reporting.location import locate

_TONES = {
    Turn.WORSE: "high",
    Turn.NEW: "medium",
    Turn.CHANGED: "strong",
    Turn.BETTER: "low",
    Turn.RESOLVED: "low",
    Turn.STILL_OPEN: "muted",
}
_BESIDE_REQUIREMENTS = frozenset({Kind.RISK, Kind.CONSISTENCY})
"""Kinds of finding that say something beside how their requirement stands."""
_LONGEST = 60
Words = Mapping[str, str]


def title(meaning: Meaning) -> str:
    """Return what the compared draft is called."""
    return meaning.comparison.new.title or meaning.comparison.new.draft.name


def outline(meaning: Meaning, words: Words) -> Iterator[blocks.Block]:
    """Yield the blocks of the report."""
    yield _facts(meaning, words)
    yield _verdict(meaning, words)
    yield from _silent(meaning, words)
    yield from _meaning(meaning, words)
    yield from _changes(meaning, words)
    yield from _authors(meaning, words)
    yield from _still_open(meaning, words)
    yield from _formal(meaning.comparison, words)
    yield from _limits(meaning.comparison, words)


def _facts(meaning: Meaning, words: Words) -> blocks.Facts:
    comparison = meaning.comparison
    pairs = [
        (
            words[key],
            f"{a.draft.name}（{words['characters'].format(count=a.draft.characters)}，SHA-256 {a.draft.sha256[:16]}）",
        )
        for key, a in (("old", comparison.old), ("new", comparison.new))
    ]
    by = words["list"].join(author or words["unnamed"] for author in comparison.authors)
    pairs += [(words["side"], words[f"side.{meaning.side.value}"]), (words["authors"], by)]
    return blocks.Facts(tuple((name, value) for name, value in (*pairs, (words["date"], meaning.new.date)) if value))


def _verdict(meaning: Meaning, words: Words) -> blocks.Verdict:
    comparison = meaning.comparison
    count = sum(edit.substance for pair in comparison.pairs for edit in pair.edits)
    alarming = comparison.tracked and bool(comparison.silent)
    light = "red" if alarming or meaning.count(Turn.WORSE) else ("amber" if count else "green")
    return blocks.Verdict(light, words["verdict"], *verdict_line(meaning, words))


def verdict_line(meaning: Meaning, words: Words) -> tuple[str, str]:
    """Return what a comparison says at first sight: how changes are marked, and how the points stand for the side."""
    comparison = meaning.comparison
    count = sum(edit.substance for pair in comparison.pairs for edit in pair.edits)
    silent = len(comparison.silent)
    if not count:
        said = words["verdict.none"]
    elif not comparison.tracked:
        said = words["verdict.untracked"].format(count=count)
    else:
        said = words["verdict.silent" if silent else "verdict.shown"].format(count=silent or count)
    new = sum(shift.turn is Turn.NEW for shift in meaning.findings if _beside(shift.new or shift.old))
    counts = {turn.value: meaning.count(turn) for turn in Turn} | {"new": new + meaning.count(Turn.NEW)}
    side = words[f"side.{meaning.side.value}"]
    return said, words["verdict.turns"].format(side=side, **counts)


def _beside(finding: Finding | None) -> bool:
    return finding is not None and finding.kind in _BESIDE_REQUIREMENTS


def _silent(meaning: Meaning, words: Words) -> Iterator[blocks.Block]:
    """Yield what no revision shows; where the new version has none at all, the verdict says it of every change."""
    comparison = meaning.comparison
    if not comparison.tracked or not comparison.silent:
        return
    yield blocks.Heading(1, f"{words['section.silent']}（{len(comparison.silent)}）")
    yield blocks.Paragraph(words["section.silent.note"], muted=True)
    for pair in dict.fromkeys(pair for pair, _ in comparison.silent):
        yield _redline(meaning, pair, words)


def _meaning(meaning: Meaning, words: Words) -> Iterator[blocks.Block]:
    rows = [*_requirement_rows(meaning, words), *_finding_rows(meaning, words)]
    order = list(Turn)
    rows.sort(key=lambda row: order.index(row[0]))
    yield blocks.Heading(1, words["section.meaning"])
    if not rows:
        yield blocks.Paragraph(words["nothing"])
        return
    head = tuple(words[key] for key in ("turn", "subject.requirement", "before.after", "place", "marking"))
    yield blocks.Table(head, tuple(row for _, row in rows), (0.1, 0.22, 0.36, 0.2, 0.12))


def _requirement_rows(meaning: Meaning, words: Words) -> Iterator[tuple[Turn, tuple[Cell, ...]]]:
    for shift in meaning.requirements:
        if shift.turn is not Turn.STILL_OPEN:
            yield shift.turn, _requirement_row(meaning, shift, words)


def _requirement_row(meaning: Meaning, shift: RequirementShift, words: Words) -> tuple[Cell, ...]:
    return (
        Cell(words[f"turn.{shift.turn.value}"], _TONES[shift.turn]),
        Cell(shift.title),
        Cell(before_after(shift, words)),
        Cell(_place(meaning.comparison, shift), "muted"),
        _marking(meaning, words, silent=shift.silent),
    )


def before_after(shift: RequirementShift, words: Words) -> str:
    """Say what was and what is: the values, else the status, with the old words of what is gone."""
    nothing = words["nothing"]
    values = [
        f"{value.name}{words['separator']}{value.change.old or nothing} → {value.change.new or nothing}"
        for value in shift.values
    ]
    if shift.old_status is not shift.new_status:
        values.append(f"{words[f'status.{shift.old_status.value}']} → {words[f'status.{shift.new_status.value}']}")
    lost = shift.old_status is Status.MET and shift.new_status is Status.MISSING and shift.old_place
    if lost:
        values.append(f"{words['old']}{words['separator']}“{clip(lost.quote)}”")
    return "\n".join(dict.fromkeys(values))


def _place(comparison: Comparison, shift: RequirementShift) -> str:
    if shift.new_place is not None:
        return locate(comparison.new, shift.new_place.clause, shift.new_place.span)
    if shift.old_place is not None:
        return f"{locate(comparison.old, shift.old_place.clause, shift.old_place.span)}（旧）"
    return ""


def _finding_rows(meaning: Meaning, words: Words) -> Iterator[tuple[Turn, tuple[Cell, ...]]]:
    """Yield the rows of findings that come or go beside the outcomes of requirements."""
    for shift in meaning.findings:
        finding = shift.new or shift.old
        if finding is None or not _beside(finding) or shift.turn is Turn.STILL_OPEN:
            continue
        agreement = meaning.comparison.new if shift.new is not None else meaning.comparison.old
        place = locate(agreement, finding.clause, finding.span) + ("" if shift.new is not None else "（旧）")
        yield (
            shift.turn,
            (
                Cell(words[f"turn.{shift.turn.value}"], _TONES[shift.turn]),
                Cell(words[f"kind.{finding.kind.value}"]),
                Cell(finding.message),
                Cell(place if finding.clause else "", "muted"),
                _marking(meaning, words, silent=shift.silent),
            ),
        )


def _marking(meaning: Meaning, words: Words, *, silent: bool) -> Cell:
    return Cell(words["silent"] if silent else "", "high" if meaning.comparison.tracked else "muted")


def _changes(meaning: Meaning, words: Words) -> Iterator[blocks.Block]:
    pairs = meaning.comparison.substantial
    if not pairs:
        return
    yield blocks.Heading(1, f"{words['section.changes']}（{len(pairs)}）")
    yield blocks.Paragraph(words["section.changes.note"], muted=True)
    for pair in pairs:
        yield _redline(meaning, pair, words)


def _redline(meaning: Meaning, pair: Pair, words: Words) -> blocks.Redline:
    touched = _touched(meaning, pair, words)
    note = words["touches"].format(subjects=words["list"].join(touched)) if touched else ""
    silent = any(e.substance and e.marking is Marking.SILENT for e in pair.edits) and meaning.comparison.tracked
    return blocks.Redline(
        place_of(meaning.comparison, pair),
        tag(meaning.comparison, pair, words),
        "high" if silent else "",
        redline(pair),
        note,
    )


def place_of(comparison: Comparison, pair: Pair) -> str:
    """Return where a pair stands: in the new version, and in the old one where that was elsewhere."""
    old = locate(comparison.old, pair.old[0]) if pair.old else ""
    new = locate(comparison.new, pair.new[0]) if pair.new else ""
    return " → ".join(dict.fromkeys(place for place in (old, new) if place))


def place_of_edit(comparison: Comparison, pair: Pair, edit: Edit) -> str:
    """Return where a change stands, down to the paragraph or table row of a clause that stayed one."""
    if len(pair.new) == 1 and len(edit.new):
        return locate(comparison.new, pair.new[0], edit.new)
    if len(pair.old) == 1 and len(edit.old):
        return locate(comparison.old, pair.old[0], edit.old)
    return place_of(comparison, pair)


def tag(comparison: Comparison, pair: Pair, words: Words) -> str:
    """Say what became of a clause, and how that is marked."""
    said = [words[f"relation.{pair.relation.value}"]]
    said += [words["moved"]] if pair.moved else []
    edits = [edit for edit in pair.edits if edit.substance]
    silent = [edit for edit in edits if edit.marking is Marking.SILENT]
    by = dict.fromkeys(author or words["unnamed"] for edit in edits for author in edit.authors)
    if by:
        said.append(words["revision"].format(authors=words["list"].join(by)))
    if silent and comparison.tracked:
        said.append(words["silent" if len(silent) == len(edits) else "silent.some"])
    return "·".join(said)


def _touched(meaning: Meaning, pair: Pair, words: Words) -> list[str]:
    """Return the requirements that took a turn with a change of these clauses."""
    named = []
    for shift in meaning.requirements:
        places = ((shift.old_place, pair.old), (shift.new_place, pair.new))
        if shift.turn is not Turn.STILL_OPEN and any(p is not None and p.clause in ids for p, ids in places):
            named.append(f"{shift.title}（{words[f'turn.{shift.turn.value}']}）")
    return named


def _authors(meaning: Meaning, words: Words) -> Iterator[blocks.Block]:
    comparison = meaning.comparison
    shown = {author: edits for author, edits in comparison.by_author().items() if edits}
    if not shown:
        return
    yield blocks.Heading(1, words["section.authors"])
    for author, edits in shown.items():
        yield blocks.Heading(2, f"{author or words['unnamed']}（{len(edits)}）")
        head = tuple(words[key] for key in ("place", "before", "after"))
        rows = tuple(_edit_row(comparison, pair, edit, words) for pair, edit in edits)
        yield blocks.Table(head, rows, (0.24, 0.38, 0.38))


def _edit_row(comparison: Comparison, pair: Pair, edit: Edit, words: Words) -> tuple[Cell, ...]:
    gone, come = edit.old.cut(pair.old_text), edit.new.cut(pair.new_text)
    return (
        Cell(place_of_edit(comparison, pair, edit), "muted"),
        Cell(clip(gone) or words["nothing"]),
        Cell(clip(come) or words["nothing"]),
    )


def _still_open(meaning: Meaning, words: Words) -> Iterator[blocks.Block]:
    shifts = [shift for shift in meaning.requirements if shift.turn is Turn.STILL_OPEN and shift.severity]
    shifts.sort(key=lambda shift: shift.severity.rank if shift.severity else 0)
    if not shifts:
        return
    head = tuple(words[key] for key in ("severity", "requirement", "verdict", "place"))
    rows = tuple(
        (
            Cell(words[f"severity.{shift.severity.value}"], shift.severity.value),
            Cell(shift.title),
            Cell(words[f"status.{shift.new_status.value}"]),
            Cell(_place(meaning.comparison, shift), "muted"),
        )
        for shift in shifts
        if shift.severity
    )
    table = blocks.Table(head, rows, (0.1, 0.4, 0.15, 0.35))
    yield blocks.Fold(f"{words['section.open']}（{len(rows)}）", (table,))


def _formal(comparison: Comparison, words: Words) -> Iterator[blocks.Block]:
    pairs = [pair for pair in comparison.touched if pair.moved or not pair.substance]
    if not pairs:
        return
    head = tuple(words[key] for key in ("place", "what", "quote"))
    rows = tuple(
        (Cell(place_of(comparison, pair)), Cell(_formal_change(pair, words)), Cell(clip(pair.new_text), "muted"))
        for pair in pairs
    )
    table = blocks.Table(head, rows, (0.3, 0.2, 0.5))
    yield blocks.Fold(f"{words['section.formal']}（{len(rows)}）", (table,))


def _formal_change(pair: Pair, words: Words) -> str:
    said = [words["moved"]] if pair.moved else []
    if pair.relation in (Relation.SPLIT, Relation.MERGED):
        said.append(words[f"relation.{pair.relation.value}"])
    said += [words["renumbered"]] if pair.renumbered else []
    said += [words["form"]] if pair.edits and not pair.substance else []
    return words["list"].join(said)


def _limits(comparison: Comparison, words: Words) -> Iterator[blocks.Block]:
    unread = [u for agreement in (comparison.old, comparison.new) for u in agreement.draft.unread]
    lines = [words["limit.contents"], words["limit.values"]]
    if unread:
        places = words["list"].join(dict.fromkeys(f"{u.where}（{u.what}）" for u in unread))
        lines.append(words["limit.images"].format(places=places))
    yield blocks.Heading(1, words["section.limits"])
    yield blocks.Bullets((*lines, words["note.text"]))


def clip(text: str) -> str:
    """Return a text on one line, cut off with … where it is long."""
    flat = text.replace("\t", "｜").replace("\n", " ").strip()
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"
