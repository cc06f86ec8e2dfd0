"""A draft in traditional characters gets what its simplified twin gets, in its own characters."""

from __future__ import annotations

import re
from dataclasses import replace

import opencc
import pytest

from csreview import pipeline, places
from csreview.model import Draft, Review, Side
from csreview.reading import read, read_text

SAMPLES = sorted((places.resources() / "samples").glob("*.docx"))
OWN = """客服外包合作协议
甲方（委托方）：杭州后海里电子商务有限公司
乙方（受托方）：武汉干线客户服务有限公司
第一条 服务内容
乙方为甲方的天猫店铺提供售前、售后在线客服，服务时间为每日9:00至24:00。
第二条 服务质量
2.1 人工首次响应时间应当及时，平均响应时间不超过40秒。
2.2 乙方应尽快处理消费者投诉，详见第九条及附件二。
第三条 费用
服务费每月人民币12,000元（大写：壹万叁仟元整），甲方于收到发票后____日内支付。
第四条 争议解决
发生争议的，由甲方所在地人民法院管辖，或提交武汉仲裁委员会仲裁。
甲方（盖章）：            乙方（盖章）：
"""


def drafts() -> list[Draft]:
    return [*map(read, SAMPLES), read_text(OWN, "own")]


def twin(draft: Draft, convert: opencc.OpenCC) -> Draft:
    def written(text: str) -> str:
        whole: str = convert.convert(text)
        return whole if len(whole) == len(text) else "".join(map(convert.convert, text))

    return replace(draft, blocks=tuple(replace(b, text=written(b.text), label=written(b.label)) for b in draft.blocks))


def review(draft: Draft, side: Side) -> Review:
    reviewer = pipeline.Reviewer(date="")
    return reviewer.review(reviewer.prepare(draft), side)


@pytest.fixture(scope="module", params=["s2t", "s2tw", "s2hk"])
def pairs(request: pytest.FixtureRequest) -> list[tuple[Review, Review]]:
    convert = opencc.OpenCC(request.param)
    return [(review(draft, Side.MERCHANT), review(twin(draft, convert), Side.MERCHANT)) for draft in drafts()]


def test_outcomes_and_findings_are_those_of_the_twin(pairs):
    for simplified, traditional in pairs:
        assert [(o.requirement, o.status, o.severity) for o in simplified.outcomes] == [
            (o.requirement, o.status, o.severity) for o in traditional.outcomes
        ]
        assert [(f.id, f.rule, f.severity, f.clause, f.span) for f in simplified.findings] == [
            (f.id, f.rule, f.severity, f.clause, f.span) for f in traditional.findings
        ]
    assert any(simplified.findings for simplified, _ in pairs)


def test_every_quote_is_in_the_drafts_own_characters(pairs):
    for _, review in pairs:
        clauses = {clause.id: clause.text for clause in review.agreement.clauses}
        written = "\n".join(block.text for block in review.agreement.draft.blocks)
        found = [(f.clause, f.span, f.quote) for f in review.findings if f.clause is not None]
        found += [(e.clause, e.span, e.quote) for o in review.outcomes for e in o.evidence]
        for clause, span, quote in found:
            assert span is not None
            assert span.cut(clauses[clause]) == quote
        for clause in review.agreement.clauses:
            assert all(line in written for line in clause.text.replace("\t", "\n").split("\n"))
            assert clause.title in clause.text


def test_parties_labels_and_titles_are_in_the_drafts_own_characters():
    traditional = review(twin(read_text(OWN, "own"), opencc.OpenCC("s2t")), Side.MERCHANT)
    agreement = traditional.agreement
    assert agreement.title == "客服外包合作協議"
    assert [party.name for party in agreement.parties] == ["杭州後海里電子商務有限公司", "武漢幹線客戶服務有限公司"]
    assert {"第一條", "第四條"} <= {clause.label for clause in agreement.clauses}
    assert {"服務質量", "爭議解決"} <= {clause.title for clause in agreement.clauses}
    assert any("第九條" in finding.message for finding in traditional.findings)


def test_the_four_verbs_do_the_same():
    draft = twin(read_text(OWN, "own"), opencc.OpenCC("s2t"))
    checked = pipeline.check(pipeline.segment(draft), pipeline.load(pipeline.DEFAULT_CHECKLIST), Side.MERCHANT, date="")
    assert checked == review(draft, Side.MERCHANT)


def test_a_simplified_draft_is_reviewed_as_it_is():
    draft = read_text(OWN, "own")
    assert review(draft, Side.VENDOR).agreement.draft is draft


def test_what_is_to_be_written_comes_in_the_drafts_own_characters():
    traditional = review(twin(read_text(OWN, "own"), opencc.OpenCC("s2tw")), Side.MERCHANT)
    wordings = {outcome.requirement: outcome.wording for outcome in traditional.outcomes}
    (said,) = [o.wording for o in review(read_text(OWN, "own"), Side.MERCHANT).outcomes if o.requirement == "kpi.aht"]
    assert wordings["kpi.aht"] == opencc.OpenCC("s2tw").convert(said) != said
    assert not any("务" in wording or "时" in wording for wording in wordings.values())
    phrases = pipeline.phrases_for(traditional)
    assert phrases
    assert all(phrase.text == opencc.OpenCC("s2tw").convert(phrase.text) for phrase in phrases)


def test_a_remedy_quotes_what_to_write_in_the_drafts_own_characters():
    written = twin(read_text(OWN, "own"), opencc.OpenCC("s2hk"))
    for finding in review(written, Side.VENDOR).findings:
        assert not any("务" in quote or "时" in quote for quote in re.findall("“([^“”]*)”", finding.remedy))
