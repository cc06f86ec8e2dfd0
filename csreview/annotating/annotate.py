"""Review + Word file → a copy of the file with a comment on every finding chosen, and suggestions where asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from csreview.annotating.body import Body
from csreview.annotating.comments import comment_of, free_identifiers
from csreview.annotating.marking import Marker
from csreview.annotating.parts import Parts
from csreview.annotating.placing import Placer
from csreview.annotating.revisions import Revisions
from csreview.annotating.suggesting import Suggester
from csreview.annotating.wording import lines
from csreview.annotating.xml import namespace
from csreview.model import Finding, Kind, Replacement, Review, Severity

AUTHOR = "csreview"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which findings get a comment: those of at least that severity and of these kinds."""

    least: Severity = Severity.LOW
    kinds: frozenset[Kind] = frozenset(Kind)

    def admits(self, finding: Finding) -> bool:
        """Tell whether a finding is chosen."""
        return finding.severity.rank <= self.least.rank and finding.kind in self.kinds


def annotate(
    review: Review, data: bytes, choice: Choice | None = None, suggested: Sequence[Replacement] | None = None
) -> bytes:
    """Return a copy of the Word file `data` in which the findings of its review are comments by `AUTHOR`.

    The review's draft must have been read from these bytes with its `origins` (`reading.read_traced`). Text, look,
    numbering, revisions and other people's comments stay; parts without a change are the same bytes. Comments are
    dated by `review.date`, or not at all where it is empty. Word shows no comments in headers, footers, notes and text
    boxes ([MS-OI29500] 2.1.315 c): what is found there has its comment beside it, which quotes the words.

    With `suggested` (which may be empty) the chosen findings also get tracked changes by `AUTHOR`: these phrases in
    the place of vague words, and the model wording of what is absent as new paragraphs, under their comments. Rejecting
    them gives the draft's text. Raises DraftUnreadable where the draft has no place for a comment.
    """
    parts = Parts(data)
    placer = Placer(review, parts.main)
    chosen = choice or Choice()
    found = sorted(map(placer.place, filter(chosen.admits, review.findings)), key=lambda placed: placed.place.order)
    if not found:
        return data
    main, comments = parts.root(parts.main), parts.comments()
    body = Body(main, review.agreement.draft.blocks, parts.main)
    suggester = Suggester(review, body, Revisions(main, AUTHOR, review.date)) if suggested is not None else None
    if suggester is not None:
        found = sorted(suggester.insert(found), key=lambda placed: placed.place.order)
    identifiers = list(islice(free_identifiers(main, comments), len(found)))
    Marker(body).mark([placed.place for placed in found], identifiers)
    if suggester is not None:
        suggester.rewrite(found, suggested or ())
    outcomes = {outcome.requirement: outcome for outcome in review.outcomes}
    for placed, identifier in zip(found, identifiers, strict=True):
        wording = suggester.wording_for(placed) if suggester is not None else ""
        said = lines(placed, outcomes.get(placed.finding.requirement or ""), wording)
        comments.append(comment_of(identifier, said, AUTHOR, review.date, namespace(comments)))
    return parts.file()
