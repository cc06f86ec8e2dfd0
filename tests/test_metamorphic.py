"""Rewritings that do not change what a draft says must not change any outcome."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cn2an
import pytest

from csreview import pipeline, places
from csreview.model import Block, Draft, Side

SAMPLES = sorted((places.resources() / "samples").glob("*.docx"))
_UNIT = re.compile(r"(?<![\d.:—～~-])(\d{1,3})(?=(?:个?工作日|日内|天|个月|小时|分钟|秒|名|份))")
_HALF = str.maketrans("，；：（）％０１２３４５６７８９", ",;:()%0123456789")
_FULL = str.maketrans("0123456789%:;()", "０１２３４５６７８９％：；（）")


def other_paper(text: str) -> str:
    return text.replace("合同", "\0").replace("协议", "合同").replace("\0", "协议")


def other_parties(text: str) -> str:
    text = re.sub(r"甲乙双?方", "双方", text)
    return text.replace("甲方", "品牌方").replace("乙方", "服务商")


def chinese_numerals(text: str) -> str:
    return _UNIT.sub(lambda match: cn2an.an2cn(match.group(1), "low"), text)


def half_width(text: str) -> str:
    return text.translate(_HALF)


def full_width(text: str) -> str:
    return text if re.search(r"[A-Za-z]{2}|[\d ]{12}", text) else text.translate(_FULL)


def other_seats(text: str) -> str:
    return text.replace("坐席", "座席")


REWRITINGS: tuple[Callable[[str], str], ...] = (
    other_paper, other_parties, chinese_numerals, half_width, full_width, other_seats,
)  # fmt: skip


@functools.cache
def read(path: Path) -> Draft:
    return pipeline.read(path)


def rewritten(draft: Draft, change: Callable[[str], str]) -> Draft:
    """The draft with every block's text changed; what depends on offsets is left out."""
    blocks = tuple(_changed(block, change) for block in draft.blocks)
    return replace(draft, blocks=blocks)


def _changed(block: Block, change: Callable[[str], str]) -> Block:
    text = change(block.text)
    return block if text == block.text else replace(block, text=text, formats=(), blanks=(), revisions=(), comments=())


def outcomes(draft: Draft) -> dict[str, str]:
    agreement = pipeline.segment(draft)
    review = pipeline.check(agreement, pipeline.load(), Side.MERCHANT, date="")
    return {outcome.requirement: outcome.status.value for outcome in review.outcomes}


@functools.cache
def before(path: Path) -> dict[str, str]:
    plain = replace(read(path), blocks=tuple(replace(b, blanks=()) for b in read(path).blocks))
    return outcomes(plain)


@pytest.mark.parametrize("change", REWRITINGS, ids=lambda change: change.__name__)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_outcomes_stay(path: Path, change: Callable[[str], str]) -> None:
    after = outcomes(rewritten(read(path), change))
    assert {k: (v, after[k]) for k, v in before(path).items() if after[k] != v} == {}
