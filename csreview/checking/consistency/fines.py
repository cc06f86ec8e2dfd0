"""private-fine: a fine that one party lays upon the other or its people, which only authorities may do.

Administrative Penalty Law article 17: fines are for organs with the power to punish; between parties it is 违约金 or a
deduction from the fee (Civil Code article 585), and an employer that fines its people breaks labour law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from csreview.checking.candidates import Candidate
from csreview.checking.consistency.base import Words
from csreview.checking.consistency.stated import Place, found_at, having, hits
from csreview.checking.passages import Passage, Passages
from csreview.language.parts import SENTENCE, begins
from csreview.language.quantities import QuantityKind
from csreview.model import Severity

_EACH = r"(?:(?:抓到|发现|查到|说|犯|出现|违反)?(?:<count>|(?:一|每|每一)[次回例])(?:,|就|都|各|要|即|则|处以?)*)"
_SUM = r"(?:为|是|:|人民币|乙方|客服|他|你们|你)*(?:<money>|\d{1,6}(?![\d:.]))(?:块钱?|元)?"
# 罚 alone is said of any deduction; of each offence (一次罚50), or as 罚款, it is a fine.
_FINE = rf"(?:{_EACH}罚|{_EACH}?(?<![被受判])罚[款金]){_SUM}"
_OFFENCES = frozenset({"次", "回", "例", "起", "单", "条"})
# Fines of a platform or an authority are passed on, not laid down here.
_OF_OTHERS = re.compile(
    r"平台|店铺被|被罚|受到|行政|监管|机关|主管部门|市监|工商|税务|法院|处罚决定|罚单|同行|竞品|消费者罚|例如|比如"
)
_FORBIDDEN = re.compile(
    r"(?:不得|不能|不可|不可以|不会|不再|禁止|不)(?:以任何(?:名义|形式))?(?:对[^,;。]{1,8})?(?:处以|进行)?$"
)


def private_fine(passages: Passages) -> Iterator[Candidate]:
    """Yield each amount that a party may "fine" the other or its people."""
    for passage in having(passages, _FINE):
        for match in hits(passage, _FINE):
            if _is_own(passage, match.start(), match.end()) and _is_offence(passage, match.start()):
                place = Place(passage, match.start(), match.end())
                words = Words(
                    f"“{place.quote}”：罚款是行政机关才有的处罚，合同双方之间没有罚款权，用人单位也不得对员工罚款，这样写难以执行。",
                    "改为“违约金”或“从当月服务费中扣减”，写明事由、每次金额和上限。",
                )
                yield found_at("private-fine", Severity.LOW, place, words)


def _is_own(passage: Passage, start: int, end: int) -> bool:
    low = begins(passage.text, start, SENTENCE)
    return not _OF_OTHERS.search(passage.text[low:end]) and not _FORBIDDEN.search(passage.text[low:start])


def _is_offence(passage: Passage, start: int) -> bool:
    """Whether what is counted is an offence (一次, 两回), not things (引一个)."""
    q = passage.reading.slots.get(start)
    return q is None or q.kind is not QuantityKind.COUNT or q.unit in _OFFENCES
