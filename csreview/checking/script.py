"""Drafts in traditional characters: checked in simplified ones, shown in their own. Offsets are the same in both."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from csreview.language.traditional import is_traditional, to_simplified, writer_like
from csreview.model import (
    Agreement,
    Block,
    Clause,
    Draft,
    ElementOutcome,
    Evidence,
    Finding,
    Outcome,
    Party,
    Review,
)

_QUOTED = re.compile("“([^“”]+)”")


def simplified(draft: Draft) -> Draft:
    """Return the draft in simplified characters if it is in traditional ones, else the draft itself."""
    if not is_traditional("".join(block.text for block in draft.blocks)):
        return draft
    return replace(draft, blocks=tuple(map(_simplified_block, draft.blocks)))


def _simplified_block(block: Block) -> Block:
    return replace(block, text=to_simplified(block.text), label=to_simplified(block.label))


def restored(review: Review, draft: Draft) -> Review:
    """Return a review of `simplified(draft)` with all that it quotes from the draft, and all that it would have written
    into it, in the draft's own characters.

    Spans and finding ids stay: they are those of the simplified twin.
    """
    return review if review.agreement.draft is draft else _Restorer(review.agreement, draft).review(review)


@dataclass(frozen=True, slots=True)
class _Texts:
    """The draft's text as checked and as written, of one length; `common` is how a character is mostly written, `write`
    puts what is not the draft's into its kind of characters."""

    checked: str
    written: str
    common: dict[str, str]
    write: Callable[[str], str]

    def written_for(self, text: str) -> str:
        """Return how the draft writes a text: as where it first stands, else character by character."""
        at = self.checked.find(text)
        if at >= 0:
            return self.written[at : at + len(text)]
        return "".join(self.common.get(character, character) for character in text)

    def requoted(self, message: str) -> str:
        """Return a message with its quotes from the draft as the draft writes them."""
        return _QUOTED.sub(
            lambda quote: f"“{self.written_for(quote[1])}”" if quote[1] in self.checked else quote[0], message
        )

    def proposed(self, remedy: str) -> str:
        """Return a remedy with what it quotes, from the draft or as what to write, as the draft would write it."""
        return _QUOTED.sub(
            lambda quote: f"“{(self.written_for if quote[1] in self.checked else self.write)(quote[1])}”", remedy
        )


def _texts(checked: Draft, written: Draft) -> _Texts:
    pairs = [
        (before, after)
        for one, other in zip(checked.blocks, written.blocks, strict=True)
        for before, after in ((one.label, other.label), (one.text, other.text))
    ]
    one, other = ("\n".join(each) for each in zip(*pairs, strict=True))
    counted = Counter(zip(one, other, strict=True))
    common = {before: after for (before, after), _ in reversed(counted.most_common())}
    return _Texts(one, other, common, writer_like(other))


class _Restorer:
    """Puts the draft's own characters back into all that was made from its simplified copy."""

    def __init__(self, agreement: Agreement, draft: Draft) -> None:
        self._draft = draft
        self._texts = _texts(agreement.draft, draft)
        self._clauses = {clause.id: self._clause(clause) for clause in agreement.clauses}

    def review(self, review: Review) -> Review:
        """Return the whole review restored."""
        return replace(
            review,
            agreement=self._agreement(review.agreement),
            outcomes=tuple(map(self._outcome, review.outcomes)),
            findings=tuple(map(self._finding, review.findings)),
            strengths=tuple(replace(s, quote=s.span.cut(self._clauses[s.clause].text)) for s in review.strengths),
            notices=tuple(map(self._texts.requoted, review.notices)),
        )

    def _clause(self, clause: Clause) -> Clause:
        """Fill a clause's text from its pieces of the blocks as written; what joins them is the same."""
        text = list(clause.text)
        for piece in clause.pieces:
            text[piece.clause.start : piece.clause.end] = piece.block.cut(self._draft.blocks[piece.block_index].text)
        whole = "".join(text)
        at = clause.text.find(clause.title)
        title = whole[at : at + len(clause.title)] if at >= 0 else self._texts.written_for(clause.title)
        return replace(clause, text=whole, title=title, label=self._texts.written_for(clause.label))

    def _agreement(self, agreement: Agreement) -> Agreement:
        kind = agreement.kind
        return replace(
            agreement,
            draft=self._draft,
            title=self._texts.written_for(agreement.title),
            clauses=tuple(self._clauses[clause.id] for clause in agreement.clauses),
            parties=tuple(map(self._party, agreement.parties)),
            kind=kind and replace(kind, evidence=tuple(map(self._evidence, kind.evidence))),
        )

    def _party(self, party: Party) -> Party:
        write = self._texts.written_for
        fields = tuple(replace(field, value=write(field.value)) for field in party.fields)
        words = tuple(map(write, party.words))
        return replace(party, letter=write(party.letter), name=write(party.name), words=words, fields=fields)

    def _evidence(self, evidence: Evidence) -> Evidence:
        return replace(evidence, quote=evidence.span.cut(self._clauses[evidence.clause].text))

    def _element(self, element: ElementOutcome) -> ElementOutcome:
        return replace(element, evidence=element.evidence and self._evidence(element.evidence))

    def _outcome(self, outcome: Outcome) -> Outcome:
        return replace(
            outcome,
            elements=tuple(map(self._element, outcome.elements)),
            evidence=tuple(map(self._evidence, outcome.evidence)),
            reason=self._texts.requoted(outcome.reason),
            remedy=self._texts.proposed(outcome.remedy),
            wording=self._texts.write(outcome.wording),
        )

    def _finding(self, finding: Finding) -> Finding:
        quote = finding.quote
        if finding.clause is not None and finding.span is not None:
            quote = finding.span.cut(self._clauses[finding.clause].text)
        message, remedy = self._texts.requoted(finding.message), self._texts.proposed(finding.remedy)
        other = finding.other and self._evidence(finding.other)
        return replace(finding, quote=quote, message=message, remedy=remedy, other=other)
