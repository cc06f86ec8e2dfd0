"""Short names that a sentence coins behind the full ones."""

from __future__ import annotations

import pytest

from csreview.model import PartyRole
from csreview.segmenting import segment
from tests.segmenting.drafts import draft

_A, _B = "青衫服饰有限公司", "百答客服有限公司"


@pytest.mark.parametrize(
    ("merchant", "vendor", "called"),
    [
        ("，后面叫“青衫”", "，后面叫“百答”", ("青衫", "百答")),
        ("（经营者张三），以下简称“青衫”", "（负责人李四），以下简称“百答”", ("青衫", "百答")),
        ("，后面叫“青衫”或者“我方”", "，后面叫“百答”或者“你方”", ("青衫", "百答")),
        ("（以下简称“青衫”或“我方”）", "（以下简称“百答”或“你方”）", ("青衫", "百答")),
    ],
)
def test_names_coined_in_a_sentence_behind_the_full_ones(merchant: str, vendor: str, called: tuple[str, str]) -> None:
    body = "1. 人都是百答的，工资社保归百答管。\n2. 青衫每月给百答3600元。\n3. 百答接青衫店里的客人。\n"
    agreement = segment(draft(f"客服合同\n{_A}{merchant}。\n{_B}{vendor}。\n{body}"))
    parties = [agreement.party(role) for role in (PartyRole.MERCHANT, PartyRole.VENDOR)]
    assert [(p.name, p.words[0]) for p in parties if p] == [(_A, called[0]), (_B, called[1])]
