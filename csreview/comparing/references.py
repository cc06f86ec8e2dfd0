"""What a draft's references point to, so that 第八条 and 第九条 are the same where clause eight became clause nine."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from csreview.language.fold import fold
from csreview.language.numerals import number
from csreview.model import Agreement, Clause, Role

_NUMERAL = r"[零一二三四五六七八九十百\d]{1,8}"
REFERENCE = re.compile(
    rf"第{_NUMERAL}(?:\.\d{{1,3}}){{0,5}}条|第\d{{1,4}}(?:\.\d{{1,3}}){{1,5}}[款项]?|附[件表录]{_NUMERAL}"
)
"""A reference to an article, a dotted number or an annex, in folded text."""
_ANNEX = re.compile(rf"附[件表录]({_NUMERAL})")
_PARTS = re.compile(rf"{_NUMERAL}")


def targets(agreement: Agreement) -> Mapping[str, str]:
    """Return the id of the clause that each reference of a draft points to, by the reference's key."""
    found: dict[str, str] = {}
    for clause in agreement.clauses:
        key = _label_key(clause)
        if key and clause.role is not Role.CONTENTS:
            found.setdefault(key, clause.id)
    return found


@functools.lru_cache(maxsize=4096)
def reference_key(text: str) -> str:
    """Return what a reference or label says, however its number is written: 第八条 and 8 are "8", 附件二 is "附2"."""
    folded = fold(text)
    numbers = [number(part) for part in _PARTS.findall(folded)]
    key = ".".join(str(value) for value in numbers if value is not None)
    return ("附" if _ANNEX.match(folded) else "") + key if key else ""


def _label_key(clause: Clause) -> str:
    """Return the key by which text refers to a clause, "" where a reference would need its parents' numbers too."""
    label = clause.label.strip()
    if clause.role is Role.ANNEX and not label.startswith("附"):
        return ""
    if label.endswith(("条", "章")) or clause.depth == 1 or "." in fold(label).strip("."):
        return reference_key(label) if not label.endswith("章") else ""
    return ""
