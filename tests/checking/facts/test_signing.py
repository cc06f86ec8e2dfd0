"""The date of signing: said, filled in under the signatures, or still open."""

from __future__ import annotations

import pytest

from csreview.checking.facts import FACTS
from csreview.model import ElementStatus
from tests.drafts import passages

BODY = "第一条 其他\n本合同一式两份。\n"
SEALS = "甲方（盖章）：　　　　乙方（盖章）：\n"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (BODY + "本合同由双方于2026年12月5日在合肥签订。", ElementStatus.SPECIFIC),
        (BODY + SEALS + "日期：2026年12月1日　　日期：2026年12月1日", ElementStatus.SPECIFIC),
        (BODY + SEALS + "日期：____年__月__日　　日期：____年__月__日", ElementStatus.BLANK),
        (BODY + SEALS + "2026年5月　日", ElementStatus.BLANK),
        (BODY + "合同签订后5日内提供资料，上线日期为2026年12月10日。", ElementStatus.ABSENT),
    ],
)
def test_the_date_of_signing(text: str, status: ElementStatus) -> None:
    assert FACTS["sign-date"](passages(text)).status is status
