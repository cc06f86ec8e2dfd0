"""Labelled passages, from which weak cues are learnt, and how the elements of a requirement stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from csreview.language.cues import lacking_cue, slotted
from csreview.language.patterns import first_hit
from csreview.model import Element, ElementStatus, Reach, Requirement

_BEST_FIRST = (ElementStatus.SPECIFIC, ElementStatus.VAGUE, ElementStatus.ABSENT)


@dataclass(frozen=True)
class Labelled:
    """A passage and what it is known to regulate."""

    text: str
    context: str = ""
    statuses: dict[str, str] = field(default_factory=dict)
    maybe: frozenset[str] = frozenset()
    of: str = ""
    weight: float = 1.0
    draft: str = ""


class States:
    """How the elements of a requirement stand where it is regulated, as far as passages tell: see `Element.reach`."""

    def __init__(self, labelled: Iterable[Labelled]) -> None:
        self._of_draft: dict[str, list[Labelled]] = {}
        for each in labelled:
            self._of_draft.setdefault(each.draft, []).append(each)

    def lacking(self, requirement: Requirement, here: Labelled) -> Iterator[str]:
        """Yield for each required element that is not stated its cue, after the requirement's id."""
        draft = self._of_draft[here.draft] if here.draft else [here]
        own = [each for each in draft if requirement.id in each.statuses]
        contexts = {each.context for each in own}
        within = {
            Reach.PASSAGE: own,
            Reach.CLAUSE: own,
            Reach.ARTICLE: [each for each in draft if each.context in contexts],
            Reach.DRAFT: draft,
        }
        best: dict[str, ElementStatus] = {}
        for element in requirement.elements:
            if element.required and not element.party and not element.fact:
                name, status = element.group or element.key, _stands(element, within[element.reach])
                best[name] = min(best.get(name, status), status, key=_BEST_FIRST.index)
        for name, status in best.items():
            if status is not ElementStatus.SPECIFIC:
                yield requirement.id + lacking_cue(name, status)


def _stands(element: Element, passages: Iterable[Labelled]) -> ElementStatus:
    texts = [slotted(each.text) for each in passages]
    for sources, status in ((element.exact, ElementStatus.SPECIFIC), (element.soft, ElementStatus.VAGUE)):
        if any(first_hit(sources, text) for text in texts):
            return status
    return ElementStatus.ABSENT
