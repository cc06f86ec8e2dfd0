"""A draft's own names for known concepts, learned from how it defines them.

“首答时长”：顾客首条消息至坐席首条回复之间的秒数 — whatever its name, this is the first response. Definitions stand in
quotation marks in the text, or in a table beside a column of methods of calculation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from csreview.language.own import own_words
from csreview.language.reading_text import Vocabulary
from csreview.model import Agreement, Clause, Role

_QUOTED = re.compile(r'"([^"\n]{2,12})"\s*(?:,|:|是指|系指|指|为|是)+\s*((?:(?!,")[^;。\n]){6,120})')
_BARE = re.compile(r"(?:^|[;。)\n])\s*([一-鿿A-Za-z0-9]{2,10})\s*(?::|是指|系指|指)\s*([^;。\n]{6,120})")
_METHOD = re.compile(r"计算|口径|定义|含义|统计|公式|方法|说明")
_DEFINING = frozenset({Role.DEFINITIONS, Role.BODY, Role.ANNEX})


def aliases(agreement: Agreement, shared: Vocabulary, folded: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (pattern, canonical word) for each term that the draft defines as one of the shared concepts; `folded` is
    the folded text of each clause, by its id."""
    concepts = [(re.compile(pattern), word) for pattern, word in shared.concepts]
    for clause in agreement.clauses:
        if clause.role not in _DEFINING:
            continue
        for name, meaning in _definitions(clause, folded[clause.id]):
            word = next((word for pattern, word in concepts if pattern.search(meaning)), None)
            if word is not None and word not in name:
                yield own_words(name), word


def _definitions(clause: Clause, text: str) -> Iterator[tuple[str, str]]:
    patterns = (_QUOTED, _BARE) if clause.role is Role.DEFINITIONS else (_QUOTED,)
    for pattern in patterns:
        yield from ((match[1], match[2]) for match in pattern.finditer(text))
    for row in clause.rows:
        cells = [cell.cut(text).strip() for cell in row.cells]
        methods = [cell for cell, head in zip(cells, row.header, strict=False) if _METHOD.search(head)]
        names = [cell for cell in cells if 2 <= len(cell) <= 12 and not re.search(r"\d", cell)]
        if methods and names and names[0] not in methods:
            yield names[0], methods[0]
