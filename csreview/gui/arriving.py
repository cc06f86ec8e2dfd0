"""A reviewed draft meets what was decided before: about itself, or about the version that it follows. No Qt here."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace

from csreview.gui.keeper import OpenStore
from csreview.gui.reviewer import Reviewer
from csreview.model import Carried, Decision, DraftKey, Review, Side
from csreview.store.decisions import DecisionStore
from csreview.store.versions import History


@dataclass(frozen=True, slots=True)
class Arrival:
    """What was decided about a draft, and what became of decisions about the version before."""

    decisions: tuple[Decision, ...]
    carried: tuple[Carried, ...] = ()


def arrive(
    reviews: Mapping[Side, Review], open_store: OpenStore, reviewer: Reviewer, before: DraftKey | None = None
) -> Arrival:
    """Note that a version was seen and let decisions follow into it; called on a worker's thread.

    `before` is the version that it is known to follow; without it, the store tells by the clauses. Raises
    DecisionsUnusable.
    """
    review = next(iter(reviews.values()))
    key, store = DraftKey.of(review.agreement.draft), open_store()
    history = History(store)
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    sight = reviewer.sight()
    followed = history.see(key, replace(sight.sighting, at=now), sight.marks)
    old = before or (followed.key if followed is not None else None)
    if old is None or old.text == key.text:
        return Arrival(store.of(key), history.carried(key))
    return _follow(history, store, reviewer, (old, key), tuple(reviews.values()))


def _follow(
    history: History,
    store: DecisionStore,
    reviewer: Reviewer,
    keys: tuple[DraftKey, DraftKey],
    reviews: tuple[Review, ...],
) -> Arrival:
    from csreview.comparing.carrying import carry_by_marks  # noqa: PLC0415 - seldom needed

    old, key = keys
    decisions, waiting = store.of(old), history.carried(old)
    carried = reviewer.carry(old, key, decisions, waiting) if decisions or waiting else ()
    if carried is None:
        carried = carry_by_marks(reviews, decisions, history.marks(old))
    return Arrival(history.follow(old, key, carried), history.carried(key))
