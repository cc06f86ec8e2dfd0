"""The letter to the other side: what is in it, and above all what is not."""

from dataclasses import replace

import pytest

from csreview import pipeline
from csreview.checking.deciding import with_decisions
from csreview.errors import UsageError
from csreview.model import Decision, Kind, Ruling, Scope, Side, Span
from csreview.reporting import FORMATS, Options
from csreview.reporting.blocks import Heading, Paragraph, Proposal, Quote
from csreview.reporting.forms.letter import chosen, words_to_write
from csreview.reporting.model import build
from csreview.reporting.options import Options as Choices
from csreview.reporting.outline import outline
from tests.reporting.factory import FINDINGS, review


def letter(*points, **changes):
    return outline(build(review(**changes)), Choices(audience="counterpart", points=points))


def texts(blocks):
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block.text
            case Quote():
                yield f"{block.place}：{block.before}{block.quote}{block.after}"
            case Proposal():
                yield f"{block.label}：{block.text}"


def picked(*points, **changes):
    return [item.id for item in chosen(build(review(**changes)), points)]


def test_it_is_about_the_must_settles_and_no_more():
    assert picked(must_settle=("a2", "a4")) == ["a2", "a4"]


def test_it_is_about_what_was_accepted_where_something_was():
    accepted = (
        Decision("a6", Scope.PLACE, Ruling.ACCEPTED),
        Decision("kpi.avg-response-time", Scope.REQUIREMENT, Ruling.ACCEPTED),
        Decision("a1", Scope.PLACE, Ruling.NOTE, "只给自己看"),
    )
    report = build(with_decisions(review(), accepted))
    assert sorted(item.id for item in chosen(report, ())) == ["a4", "a6"]


def test_points_are_numbers_ids_or_names():
    number = next(str(item.number) for item in build(review()).items if item.id == "a7")
    assert picked(number) == ["a7"]
    assert picked("a5") == ["a5"]
    assert sorted(picked("medium")) == ["a4", "a5", "a6"]
    assert sorted(picked("low", "must")) == ["a1", "a2", "a3", "a7"]


def test_where_nothing_is_high_it_is_about_what_is_medium():
    assert picked(findings=FINDINGS[3:], must_settle=()) == ["a4", "a5", "a6"]


def test_where_nothing_must_be_settled_it_is_about_the_gravest():
    assert sorted(picked(must_settle=())) == ["a1", "a2", "a3"]
    assert picked(findings=FINDINGS[6:], must_settle=()) == ["a7"]


@pytest.mark.parametrize("points", [("99",), ("nonsense",), ("accepted",)])
def test_a_point_that_there_is_not_is_said_in_a_sentence(points):
    with pytest.raises(UsageError) as raised:
        picked(*points)
    assert raised.value.zh.startswith("没有")
    assert raised.value.zh.count("。") == 1


def said(*args, **kwargs):
    return "\n".join(texts(letter(*args, **kwargs)))


def test_it_says_nothing_of_severity_stake_or_law():
    text = said("high", "medium", "low")
    report = build(review())
    for item in report.items:
        assert item.stake not in text or not item.stake
        assert not any(rule in text for rule in item.authority)
    assert not any(word in text for word in ("高·", "风险", "严重", "缺失", "不利", "立场"))


def test_it_is_addressed_signed_and_dated():
    blocks = list(texts(letter()))
    assert blocks[0] == "示例客服有限公司："
    assert blocks[-1] == "示例家居有限公司\n2026年11月22日"
    assert next(texts(letter(side=Side.VENDOR))) == "示例家居有限公司："


def test_it_names_the_agreement_and_where_it_has_no_title_not_the_file():
    assert "磋商的《客服外包协议》，" in next(t for t in texts(letter()) if "磋商" in t)
    untitled = replace(review(), agreement=replace(review().agreement, title=""))
    blocks = outline(build(untitled), Choices(audience="counterpart"))
    assert "磋商的草案，" in next(t for t in texts(blocks) if "磋商" in t)


def test_a_contradiction_is_called_by_what_it_is_about():
    assert "1. 条款与附件的引用" in said("a5")


def test_each_kind_of_point_is_put_politely():
    text = said("high", "medium")
    assert "付款期限（建议写在第二条之后）" in text
    assert "目前的文本还没有写到这一点。建议补充：付款期限？。" in text
    assert "“另行约定”的说法，双方日后可能有不同理解" in text
    assert "这一处尚待填写，请贵我双方一并确认满意度。" in text
    assert "这一处希望与贵方再作商议" in text
    assert "建议条文：示范：付款期限为【】。" in text


def test_loose_phrases_on_one_subject_are_one_point():
    more = (*FINDINGS, replace(FINDINGS[5], id="a8", requirement="scope.holidays"))
    text = said("a3", "a8", findings=more)
    assert "“另行约定”“及时”的说法" in text
    assert text.count("建议条文") == 1


def test_loose_words_in_a_sentence_already_spoken_of_are_no_point_of_their_own():
    risk = next(f for f in FINDINGS if f.id == "a4")
    loose = replace(
        risk,
        id="a9",
        kind=Kind.VAGUE,
        requirement=None,
        quote=risk.quote[:2],
        span=Span(risk.span.start, risk.span.start + 2),
    )
    text = said("a4", "a9", findings=(risk, loose), must_settle=())
    assert "现就以下 1 处" in text
    assert f"“{loose.quote}”的说法" in text
    assert text.count(f"{risk.quote}") == 1


def test_what_we_would_settle_for_never_shows():
    remedy = "改成“服务期内单价不变”；退一步“提前【60】日提出，你不同意可免责解除”。"
    assert words_to_write(remedy) == "服务期内单价不变"
    assert words_to_write("删去“由甲方解释的条款”，改为“双方协商解释本协议”。") == "双方协商解释本协议"
    tool = replace(FINDINGS[4], remedy="对照营业执照核实并更正；本工具只校验编码规则，未联网核验主体。")
    assert "建议：对照营业执照核实并更正。" in said("a5", findings=(tool,), must_settle=())
    assert words_to_write("列举情形，如“单笔赔付【】元以上”。") == ""
    for requirement in pipeline.load().requirements:
        for risk in requirement.risks:
            assert not any(word in words_to_write(risk.remedy) for word in ("退一步", "让步", "底线", "折中"))


@pytest.mark.parametrize("form", [f.id for f in FORMATS.values() if f.letters and not f.binary])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_written_form_holds_the_wording(form, language):
    text = FORMATS[form].write(review(), Options(audience="counterpart", language=language)).decode()
    assert "".join(["示范：付款期限为【】。"]) in "".join(text.split())
