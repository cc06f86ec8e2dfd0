"""Facts about a draft that no single pattern shows, by the name that checklist data use (`fact = "names-agree"`)."""

from __future__ import annotations

from collections.abc import Mapping

from csreview.checking.facts import annexes, disputes, forums, indicators, notices, parties, signing
from csreview.checking.facts.base import Fact, FactFound

FACTS: Mapping[str, Fact] = {
    **annexes.FACTS,
    **disputes.FACTS,
    **forums.FACTS,
    **indicators.FACTS,
    **notices.FACTS,
    **parties.FACTS,
    **signing.FACTS,
}


__all__ = ["FACTS", "Fact", "FactFound"]
