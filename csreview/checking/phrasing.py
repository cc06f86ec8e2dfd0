"""Fitting advice to the draft's own words: its names for the parties, and 合同 or 协议."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from csreview.model import Agreement, PartyRole

_MERCHANT, _VENDOR = "\ue200", "\ue201"
_BOTH = re.compile("甲、?乙双?方")
_PAPER = re.compile(r"本(?:协议|合同)")


@dataclass(frozen=True, slots=True)
class Phrasing:
    """The draft's own words. `fit` puts them into text that says 甲方 for the merchant and 乙方 for the vendor."""

    merchant: str
    vendor: str
    paper: str

    def fit(self, text: str) -> str:
        """Return `text` in the draft's words."""
        return _fitted(self.merchant, self.vendor, self.paper, text)


@functools.lru_cache(maxsize=8192)
def _fitted(merchant: str, vendor: str, paper: str, text: str) -> str:
    """The same; kept, since the advice of a checklist is the same for all drafts with the same words."""
    if (merchant, vendor) != ("甲方", "乙方"):
        text = _BOTH.sub("双方", text)
    text = text.replace("甲方", _MERCHANT).replace("乙方", _VENDOR)
    text = text.replace(_MERCHANT, merchant).replace(_VENDOR, vendor)
    return _PAPER.sub(f"本{paper}", text)


def phrasing_of(agreement: Agreement) -> Phrasing:
    """Return the words by which the draft names merchant, vendor and itself; 甲方, 乙方, 协议 where it does not say."""
    merchant, vendor = (agreement.party(role) for role in (PartyRole.MERCHANT, PartyRole.VENDOR))
    body = "".join(clause.text for clause in agreement.clauses)
    paper = "合同" if body.count("本合同") > body.count("本协议") else "协议"
    return Phrasing(merchant.letter if merchant else "甲方", vendor.letter if vendor else "乙方", paper)
