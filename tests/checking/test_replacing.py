"""Phrases in the place of vague words are offered only where they fit the sentence."""

from __future__ import annotations

import re

import pytest

from csreview import pipeline
from csreview.checking.wording import replacements
from csreview.model import Agreement, Clause, Draft, Finding, Kind, Role, Severity, Span


def written(sentence: str, rule: str, quote: str, kind: Kind = Kind.VAGUE) -> str:
    """The sentence with the phrase for its first `quote`, itself where none is offered."""
    start = sentence.index(quote)
    span = Span(start, start + len(quote))
    agreement = Agreement(Draft("d", "", ()), "", (Clause("c", None, "", "", Role.BODY, sentence),))
    finding = Finding("f", kind, f"wording.{rule}", Severity.LOW, "c", span, quote, "m", "r")
    for each in replacements(agreement, [finding], pipeline.language_data().lexicon):
        assert each.finding == "f"
        assert span.start <= each.span.start
        return sentence[: each.span.start] + each.text + sentence[each.span.end :]
    return sentence


@pytest.mark.parametrize(
    ("rule", "quote", "sentence", "wanted"),
    [
        ("TIME.及时", "及时处理", "乙方应及时处理投诉。", "乙方应在【2】小时内处理投诉。"),
        ("TIME.及时", "及时", "乙方应及时地向甲方反馈。", "乙方应在【2】小时内向甲方反馈。"),
        ("TIME.立即", "立即", "乙方应在接到通知后立即更换。", "乙方应在接到通知后【30】分钟内更换。"),
        ("TIME.第一时间", "第一时间", "乙方应在第一时间上报。", "乙方应在【30】分钟内上报。"),
        ("TIME.第一时间", "第一时间", "乙方应第一时间上报。", "乙方应在【30】分钟内上报。"),
        ("TIME.合理期限", "在合理期限内", "乙方应在合理期限内移交。", "乙方应在【10】个工作日内移交。"),
        ("TIME.提前", "提前", "甲方应提前告知乙方。", "甲方应提前【3】个工作日告知乙方。"),
        ("FREQ.定期", "定期", "乙方应定期向甲方报送。", "乙方应每【月】【5】日前向甲方报送。"),
        ("FREQ.定期", "定期", "乙方应定期组织培训。", "乙方应每【月】至少【1】次组织培训。"),
        ("DEG.重大", "重大投诉", "重大投诉应上报。", "重大投诉（指【】）应上报。"),
        ("DEG.严重", "严重违约", "一方严重违约的，可以解除。", "一方严重违约（指【】）的，可以解除。"),
        ("OPEN.等", "等事宜", "包括交接、结算等事宜。", "包括交接、结算等【】项事宜。"),
        ("DEFER.另行协商", "另议", "费用可上浮，幅度另议。", "费用可上浮，幅度为【】%。"),
        (
            "DEFER.另行协商",
            "费用由双方另行协商",
            "新增店铺的，费用由双方另行协商。",
            "新增店铺的，费用为人民币【】元。",
        ),
        ("DISCR.视情况", "视情节轻重", "甲方有权视情节轻重扣减费用。", "甲方有权按【】的标准扣减费用。"),
        ("DISCR.视情况", "根据实际情况", "双方可根据实际情况调整人数。", "双方可在【】的情形下调整人数。"),
        ("DISCR.原则上", "原则上", "单价原则上不变。", "单价除【】外不变。"),
        ("QUAL.行业水平", "达到行业平均水平", "响应应达到行业平均水平。", "响应应达到【目标值】。"),
    ],
)
def test_a_phrase_that_fits(rule, quote, sentence, wanted):
    assert written(sentence, rule, quote) == wanted


@pytest.mark.parametrize(
    ("rule", "quote", "sentence"),
    [
        ("TIME.及时", "及时", "甲方应及时、足额支付。"),
        ("TIME.及时", "及时", "甲方应足额、及时支付。"),
        ("TIME.及时", "及时", "提供及时的帮助。"),
        ("TIME.及时", "及时", "做到响应及时。"),
        ("TIME.及时", "及时", "乙方应【及时处理】投诉。"),
        ("OPEN.等", "等", "乙方应提供同等服务。"),
        ("DEG.严重", "严重影响", "严重影响店铺的，可以解除。"),
        ("DEFER.另行协商", "费用由双方另行协商", "具体人数及费用由双方另行协商。"),
        ("QUAL.优质服务", "优质服务", "提供优质服务。"),
    ],
)
def test_where_none_fits_none_is_offered(rule, quote, sentence):
    assert written(sentence, rule, quote) == sentence


def test_traditional_characters_get_the_phrase_too_and_other_kinds_none():
    assert written("乙方應及時處理投訴。", "TIME.及时", "及時") == "乙方應在【2】小时内處理投訴。"
    assert written("乙方应及时处理。", "TIME.及时", "及时", Kind.GAP) == "乙方应及时处理。"


def test_every_phrase_has_a_place_to_fill_and_a_pattern_that_compiles():
    terms = pipeline.language_data().lexicon.terms
    offered = [each for term in terms for each in term.replace]
    assert len(offered) > 30
    for each in offered:
        assert re.compile(each.words).groups <= 1
        assert re.search("【[^【】]*】", each.by)
